-- What analysts decided and published.

-- name: decisions_of
SELECT d.at, d.author, d.kind, d.value, d.reason FROM decision d JOIN specimen s ON s.id = d.specimen
WHERE s.sha256 = :sha256 ORDER BY d.id

-- name: editions_of
SELECT e.publication, e.version, e.state, e.at, e.author, e.reason, e.case_version, e.changes, e.texts
FROM edition e JOIN specimen s ON s.id = e.specimen WHERE s.sha256 = :sha256 ORDER BY e.version

-- name: published_reports
-- Every report with its newest edition.
SELECT e.publication, e.version, e.state, e.at, e.author, e.reason, e.case_version, e.changes, s.sha256
FROM edition e JOIN specimen s ON s.id = e.specimen
WHERE e.version = (SELECT max(version) FROM edition x WHERE x.publication = e.publication) ORDER BY e.at DESC, e.publication
