-- Looking after a book: everything is read in pages, in the order of the book.

-- name: specimens_page
SELECT * FROM specimen WHERE id > :after ORDER BY id LIMIT :most

-- name: documents_between
-- A version without its document comes with a body of null.
SELECT c.specimen, c.version, c.made, c.why, c.tool, c.id, d.body FROM case_version c LEFT JOIN document d ON d.case_version = c.id
WHERE c.specimen BETWEEN :first AND :last ORDER BY c.specimen, c.version

-- name: files_between
SELECT specimen, name, sha256 FROM kept_file WHERE specimen BETWEEN :first AND :last ORDER BY specimen, name

-- name: keyrings_between
SELECT specimen, hashes, alike FROM keyring WHERE specimen BETWEEN :first AND :last ORDER BY specimen

-- name: decisions_between
SELECT specimen, at, author, kind, value, reason FROM decision WHERE specimen BETWEEN :first AND :last ORDER BY specimen, id

-- name: editions_between
SELECT * FROM edition WHERE specimen BETWEEN :first AND :last ORDER BY specimen, version

-- name: words_between [sqlite]
-- `words_docsize` is FTS5's own table with one row for each text it holds.
SELECT id & 268435455 AS specimen FROM words_docsize
WHERE id IN (SELECT sorted * 268435456 + id FROM specimen WHERE id BETWEEN :first AND :last)

-- name: words_between [postgresql]
SELECT w.specimen FROM words w JOIN specimen s ON s.id = w.specimen AND s.sorted = w.sorted WHERE w.specimen BETWEEN :first AND :last

-- name: words_of_nobody [sqlite]
-- Also those that stand under another day than the case has.
SELECT id FROM words_docsize WHERE id NOT IN (SELECT sorted * 268435456 + id FROM specimen)

-- name: words_of_nobody [postgresql]
SELECT w.specimen FROM words w WHERE NOT EXISTS (SELECT 1 FROM specimen s WHERE s.id = w.specimen AND s.sorted = w.sorted)

-- name: words_none [sqlite]
INSERT INTO words (words) VALUES ('delete-all')

-- name: words_none [postgresql]
DELETE FROM words

-- name: blobs_named [sqlite]
-- Which of these hashes a row names: a mail that was kept, or a file of a capture.
SELECT sha256 FROM specimen WHERE raw AND sha256 IN (SELECT value FROM json_each(:hashes))
UNION SELECT sha256 FROM kept_file WHERE sha256 IN (SELECT value FROM json_each(:hashes))

-- name: blobs_named [postgresql]
SELECT sha256 FROM specimen WHERE raw AND sha256 = ANY(CAST(:hashes AS text[]))
UNION SELECT sha256 FROM kept_file WHERE sha256 = ANY(CAST(:hashes AS text[]))

-- name: drops_pending
-- Blobs whose rows are gone and that were to be removed next, when the program stopped.
SELECT substr(name, 6) AS sha256 FROM setting WHERE name >= 'drop:' AND name < 'drop;' ORDER BY name

-- name: drop_wanted
INSERT INTO setting (name, value) VALUES ('drop:' || :sha256, '') ON CONFLICT (name) DO NOTHING

-- name: drop_done
DELETE FROM setting WHERE name = 'drop:' || :sha256

-- name: holdings_missing [sqlite]
SELECT json_extract(p.value, '$[0]') AS hash, json_extract(p.value, '$[1]') AS specimen FROM json_each(:pairs) p
WHERE NOT EXISTS (SELECT 1 FROM holding h WHERE h.hash = json_extract(p.value, '$[0]') AND h.specimen = json_extract(p.value, '$[1]'))

-- name: holdings_missing [postgresql]
SELECT p.hash, p.specimen FROM unnest(CAST(:hashes AS bigint[]), CAST(:specimens AS bigint[])) AS p (hash, specimen)
WHERE NOT EXISTS (SELECT 1 FROM holding h WHERE h.hash = p.hash AND h.specimen = p.specimen)

-- name: holdings_counted
SELECT count(*) FROM holding

-- name: holdings_page
SELECT hash, specimen FROM holding WHERE hash > :hash OR (hash = :hash AND specimen > :specimen) ORDER BY hash, specimen LIMIT :most

-- name: keyrings_of [sqlite]
SELECT specimen, hashes FROM keyring WHERE specimen IN (SELECT value FROM json_each(:ids))

-- name: keyrings_of [postgresql]
SELECT specimen, hashes FROM keyring WHERE specimen = ANY(CAST(:ids AS bigint[]))

-- name: traits_wrong
-- Keys whose counts are not those of their holders.
SELECT t.hash, t.cases, coalesce(x.cases, 0) AS right_cases, coalesce(x.genuine, 0) AS right_genuine FROM trait t LEFT JOIN (
SELECT h.hash, count(*) AS cases, sum(CASE WHEN s.label = 'likely-genuine' THEN 1 ELSE 0 END) AS genuine
FROM holding h JOIN specimen s ON s.id = h.specimen GROUP BY h.hash) x ON x.hash = t.hash
WHERE t.cases <> coalesce(x.cases, 0) OR t.genuine <> coalesce(x.genuine, 0) ORDER BY t.hash

-- name: traits_missing
SELECT hash, min(specimen) AS specimen FROM holding h WHERE NOT EXISTS (SELECT 1 FROM trait t WHERE t.hash = h.hash)
GROUP BY hash ORDER BY hash

-- name: trait_is
UPDATE trait SET cases = :cases, genuine = :genuine WHERE hash = :hash

-- name: trait_forgotten
DELETE FROM trait WHERE hash = :hash

-- name: brands_holding
SELECT DISTINCT s.brand FROM holding h JOIN specimen s ON s.id = h.specimen WHERE h.hash = :hash AND s.brand <> '' ORDER BY s.brand LIMIT 9

-- name: document_of
SELECT d.body FROM document d JOIN case_version c ON c.id = d.case_version JOIN specimen s ON s.id = c.specimen
WHERE s.id = :specimen AND c.version = s.version

-- name: tally_all
SELECT facet, day, value, cases FROM tally WHERE cases <> 0

-- name: tally_none
DELETE FROM tally

-- name: campaigns_spans
-- What each campaign says of itself beside what its cases say.
SELECT c.id, c.cases, c.first, c.last, c.merged_into, coalesce(x.cases, 0) AS right_cases, coalesce(x.first, 0) AS right_first,
coalesce(x.last, 0) AS right_last FROM campaign c LEFT JOIN (
SELECT campaign, count(*) AS cases, min(sorted) AS first, max(sorted) AS last FROM specimen WHERE campaign <> '' GROUP BY campaign
) x ON x.campaign = c.id ORDER BY c.id

-- name: campaigns_unknown
SELECT DISTINCT campaign FROM specimen WHERE campaign <> '' AND campaign NOT IN (SELECT id FROM campaign) ORDER BY campaign

-- name: brand_and_subject_of_campaign
SELECT brand, subject, sha256 FROM specimen WHERE campaign = :campaign ORDER BY id LIMIT 1

-- name: events_of_nobody
SELECT id FROM campaign_event WHERE specimen IS NOT NULL AND specimen NOT IN (SELECT id FROM specimen)

-- name: event_of_nobody
UPDATE campaign_event SET specimen = NULL WHERE id = :id

-- name: rows_of_nobody
-- What foreign keys forbid and a damaged file may still hold.
SELECT 'case_version' AS place, count(*) AS amount FROM case_version WHERE specimen NOT IN (SELECT id FROM specimen)
UNION ALL SELECT 'document', count(*) FROM document WHERE case_version NOT IN (SELECT id FROM case_version)
UNION ALL SELECT 'decision', count(*) FROM decision WHERE specimen NOT IN (SELECT id FROM specimen)
UNION ALL SELECT 'edition', count(*) FROM edition WHERE specimen NOT IN (SELECT id FROM specimen)
UNION ALL SELECT 'kept_file', count(*) FROM kept_file WHERE specimen NOT IN (SELECT id FROM specimen)
UNION ALL SELECT 'keyring', count(*) FROM keyring WHERE specimen NOT IN (SELECT id FROM specimen)

-- name: specimens_counted
SELECT count(*) FROM specimen

-- name: campaigns_all
SELECT * FROM campaign ORDER BY made, id

-- name: events_all
SELECT e.campaign, e.at, e.author, e.action, e.detail, s.sha256 FROM campaign_event e LEFT JOIN specimen s ON s.id = e.specimen
ORDER BY e.campaign, e.id

-- name: apart_all
SELECT * FROM apart ORDER BY one, other

-- name: figures_all
SELECT * FROM figure ORDER BY publisher, period, facet, value

-- name: events_of
SELECT e.campaign, e.at, e.author, e.action, e.detail, s.sha256 FROM campaign_event e LEFT JOIN specimen s ON s.id = e.specimen
WHERE e.campaign = :campaign ORDER BY e.id

-- name: files_of
SELECT name, sha256 FROM kept_file WHERE specimen = :specimen ORDER BY name

-- name: document_and_label
SELECT s.name, s.version, s.label, d.body FROM specimen s LEFT JOIN case_version c ON c.specimen = s.id AND c.version = s.version
LEFT JOIN document d ON d.case_version = c.id WHERE s.sha256 = :sha256

-- name: prunable_page
-- What is old enough, with what keeps it: a publication, an analyst's word, a pin.
SELECT s.id, s.sha256, s.name, s.added, s.label, s.raw, s.campaign,
(SELECT count(*) FROM kept_file f WHERE f.specimen = s.id) AS files,
EXISTS (SELECT 1 FROM edition e WHERE e.specimen = s.id) AS published,
EXISTS (SELECT 1 FROM decision d WHERE d.specimen = s.id) AS decided,
(s.fixed OR EXISTS (SELECT 1 FROM campaign c WHERE c.id = s.campaign AND c.pinned)) AS pinned
FROM specimen s WHERE s.id > :after AND s.added < :before ORDER BY s.id LIMIT :most

-- name: prunable_one
SELECT s.id, s.sha256, s.label, s.sorted, s.campaign, s.raw,
EXISTS (SELECT 1 FROM edition e WHERE e.specimen = s.id) AS published,
EXISTS (SELECT 1 FROM decision d WHERE d.specimen = s.id) AS decided,
(s.fixed OR EXISTS (SELECT 1 FROM campaign c WHERE c.id = s.campaign AND c.pinned)) AS pinned
FROM specimen s WHERE s.sha256 = :sha256

-- name: raw_gone
UPDATE specimen SET raw = FALSE WHERE id = :specimen

-- name: files_gone
DELETE FROM kept_file WHERE specimen = :specimen

-- name: documents_gone
DELETE FROM document WHERE case_version IN (SELECT id FROM case_version WHERE specimen = :specimen)

-- name: versions_gone
DELETE FROM case_version WHERE specimen = :specimen

-- name: keyring_gone
DELETE FROM keyring WHERE specimen = :specimen

-- name: events_nameless
UPDATE campaign_event SET specimen = NULL WHERE specimen = :specimen

-- name: specimen_gone
DELETE FROM specimen WHERE id = :specimen

-- name: alike_page
SELECT specimen, alike FROM keyring WHERE specimen > :after AND alike <> '[]' ORDER BY specimen LIMIT :most

-- name: alike_is
UPDATE keyring SET alike = :alike WHERE specimen = :specimen
