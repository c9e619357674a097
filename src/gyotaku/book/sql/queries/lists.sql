-- Lists of cases. The filter's conditions are put in by gyotaku.book.listing; their values are always bound.

-- name: words_newest [sqlite]
-- The newest first; the rows of the index stand in the order of the mails' days, each as day and number.
SELECT rowid FROM words WHERE words MATCH :asked AND rowid >= :first AND rowid < :end ORDER BY rowid DESC

-- name: words_among [sqlite]
-- Which of a few specimens hold the words.
SELECT rowid FROM words WHERE words MATCH :asked AND rowid IN (SELECT value FROM json_each(:rows))

-- name: words_hold [postgresql]
-- A condition on `specimen`.
EXISTS (SELECT 1 FROM words w WHERE w.specimen = specimen.id AND w.body @@ to_tsquery('simple', :asked))

-- name: words_newest [postgresql]
-- The index knows who has all the words somewhere; where they stand is looked at afterwards, in the rows that it gave, from the
-- newest (OFFSET 0 keeps the order) until there are enough. The planner would look for the same rows a second time.
SELECT id FROM (
SELECT specimen AS id, sorted, body FROM words WHERE body @@ to_tsquery('simple', :loosely) AND sorted >= :first AND sorted < :end
ORDER BY sorted DESC, specimen DESC OFFSET 0) AS candidates WHERE body @@ to_tsquery('simple', :asked) LIMIT :most

-- name: words_candidates [postgresql]
-- A condition on `specimen`: all the words are there somewhere, by the index alone.
id IN (SELECT specimen FROM words WHERE body @@ to_tsquery('simple', :loosely) AND sorted >= :first AND sorted < :end)

-- name: pretexts_told
-- Combinations of pretexts. Steps from one to the next through the index, instead of reading all the rows.
WITH RECURSIVE told (one) AS (SELECT min(pretexts) FROM specimen UNION ALL
SELECT (SELECT min(pretexts) FROM specimen WHERE pretexts > told.one) FROM told WHERE told.one IS NOT NULL)
SELECT one FROM told WHERE (' ' || one || ' ') LIKE :like

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
