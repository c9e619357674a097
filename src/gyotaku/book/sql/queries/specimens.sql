-- Specimens, their versions and documents.

-- name: specimens_by_hash [sqlite]
SELECT id, sha256, version, label, judged, campaign, fixed, sorted, added, raw FROM specimen
WHERE sha256 IN (SELECT value FROM json_each(:hashes))

-- name: specimens_by_hash [postgresql]
SELECT id, sha256, version, label, judged, campaign, fixed, sorted, added, raw FROM specimen WHERE sha256 = ANY(CAST(:hashes AS text[]))

-- name: specimen_begins
-- People copy the first digits of a hash; two rows are enough to see that they do not suffice.
SELECT sha256 FROM specimen WHERE sha256 >= :begin AND sha256 < :end ORDER BY sha256 LIMIT 2

-- name: specimen_add
INSERT INTO specimen (
id, sha256, name, kind, size, carrier, origin, raw, added, version, label, sorted, judged, score, unwanted, brand, category,
pretexts, subject, sender, sender_reversed, tld, sender_class, spoofed, ip, hosting, seen, domain_age, campaign, fixed
) VALUES (
:id, :sha256, :name, :kind, :size, :carrier, :origin, :raw, :added, :version, :label, :sorted, :judged, :score, :unwanted,
:brand, :category, :pretexts, :subject, :sender, :sender_reversed, :tld, :sender_class, :spoofed, :ip, :hosting, :seen,
:domain_age, :campaign, :fixed
)

-- name: version_add
INSERT INTO case_version (id, specimen, version, made, why, tool, label, score)
VALUES (:id, :specimen, :version, :made, :why, :tool, :label, :score)

-- name: document_add
INSERT INTO document (case_version, body) VALUES (:case_version, :body)

-- name: current_document
SELECT d.body FROM document d JOIN case_version c ON c.id = d.case_version JOIN specimen s ON s.id = c.specimen
WHERE s.sha256 = :sha256 AND c.version = s.version

-- name: document_of_version
SELECT d.body FROM document d JOIN case_version c ON c.id = d.case_version JOIN specimen s ON s.id = c.specimen
WHERE s.sha256 = :sha256 AND c.version = :version

-- name: versions
SELECT c.version, c.made, c.why, c.tool, c.label, c.score FROM case_version c JOIN specimen s ON s.id = c.specimen
WHERE s.sha256 = :sha256 ORDER BY c.version

-- name: current_documents
-- In the order of the book, a page at a time.
SELECT s.id, s.sha256, s.name, d.body FROM specimen s JOIN case_version c ON c.specimen = s.id AND c.version = s.version
JOIN document d ON d.case_version = c.id WHERE s.id > :after ORDER BY s.id LIMIT :most

-- name: tally_add
INSERT INTO tally (facet, day, value, cases) VALUES (:facet, :day, :value, :change)
ON CONFLICT (facet, day, value) DO UPDATE SET cases = tally.cases + excluded.cases

-- name: words_add [sqlite]
-- Rows of the index stand in the order of the mails' days: its newest hits are the newest mails.
INSERT INTO words (rowid, body) SELECT sorted * 268435456 + id, :body FROM specimen WHERE id = :specimen

-- name: words_add [postgresql]
INSERT INTO words (specimen, body, sorted) SELECT id, to_tsvector('simple', :body), sorted FROM specimen WHERE id = :specimen

-- name: words_drop [sqlite]
-- The index keeps no text: it must be told the old words again, while the specimen has its old day still.
INSERT INTO words (words, rowid, body) SELECT 'delete', sorted * 268435456 + id, :body FROM specimen WHERE id = :specimen

-- name: words_drop [postgresql]
DELETE FROM words WHERE specimen = :specimen

-- name: label_in_force
SELECT value FROM decision WHERE specimen = :specimen AND kind = 'label' ORDER BY id DESC LIMIT 1

-- name: size_sqlite [sqlite]
SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()

-- name: size_sqlite [postgresql]
SELECT pg_database_size(current_database())

-- name: alike_of
SELECT k.alike FROM keyring k JOIN specimen s ON s.id = k.specimen WHERE s.sha256 = :sha256

-- name: next_specimen [sqlite]
WITH RECURSIVE next (id, turn) AS (SELECT coalesce(max(id), 0) + 1, 1 FROM specimen
UNION ALL SELECT id + 1, turn + 1 FROM next WHERE turn < :count) SELECT id FROM next

-- name: next_specimen [postgresql]
SELECT nextval(pg_get_serial_sequence('specimen', 'id')) FROM generate_series(1, :count)

-- name: next_case_version [sqlite]
WITH RECURSIVE next (id, turn) AS (SELECT coalesce(max(id), 0) + 1, 1 FROM case_version
UNION ALL SELECT id + 1, turn + 1 FROM next WHERE turn < :count) SELECT id FROM next

-- name: next_case_version [postgresql]
SELECT nextval(pg_get_serial_sequence('case_version', 'id')) FROM generate_series(1, :count)
