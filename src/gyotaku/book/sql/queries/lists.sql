-- Lists of cases. The filter's conditions are put in by gyotaku.book.listing; their values are always bound.

-- name: words_found [sqlite]
-- The newest first, as they were added.
SELECT rowid FROM words WHERE words MATCH :asked ORDER BY rowid DESC LIMIT :most

-- name: words_found [postgresql]
SELECT specimen FROM words WHERE body @@ to_tsquery('simple', :asked) ORDER BY specimen DESC LIMIT :most

-- name: words_hold [sqlite]
EXISTS (SELECT 1 FROM words WHERE words MATCH :asked AND rowid = specimen.id)

-- name: words_hold [postgresql]
EXISTS (SELECT 1 FROM words w WHERE w.specimen = specimen.id AND w.body @@ to_tsquery('simple', :asked))

-- name: ids_among [sqlite]
id IN (SELECT value FROM json_each(:ids))

-- name: ids_among [postgresql]
id = ANY(CAST(:ids AS bigint[]))

-- name: tagged
-- A condition: the tag was given, and not taken away since.
id IN (SELECT specimen FROM decision WHERE value = :tag GROUP BY specimen
HAVING max(CASE WHEN kind = 'tag' THEN id END) > coalesce(max(CASE WHEN kind = 'untag' THEN id END), 0))

-- name: shared_as
-- A condition: the last word on the Traffic Light Protocol is this.
id IN (SELECT specimen FROM decision WHERE kind = 'tlp' AND value = :tlp
AND id IN (SELECT max(id) FROM decision WHERE kind = 'tlp' GROUP BY specimen))

-- name: published_as
-- A condition: the newest edition of the report is in this state.
id IN (SELECT specimen FROM edition e WHERE state = :state
AND version = (SELECT max(version) FROM edition x WHERE x.publication = e.publication))

-- name: never_published
id NOT IN (SELECT specimen FROM edition)
