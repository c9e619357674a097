-- What is counted by day. The first column of the table's key is the facet, so each is asked for by itself.

-- name: tally_newest
SELECT max(day) FROM tally WHERE facet = 'label' AND value IN ('phishing', 'likely-phishing') AND cases > 0

-- name: tally_values
SELECT value, sum(cases) AS cases FROM tally WHERE facet = :facet AND day >= :first AND day < :last GROUP BY value

-- name: tally_labels
SELECT day, sum(CASE WHEN value IN ('phishing', 'likely-phishing') THEN cases ELSE 0 END) AS phishing, sum(cases) AS cases
FROM tally WHERE facet = 'label' AND day >= :first AND day < :last GROUP BY day

-- name: figures_since
SELECT publisher, period, facet, value, amount, source FROM figure WHERE period >= :first AND period <= :last
