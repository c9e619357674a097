-- Keys, their counts, and the way from a key to its holders.

-- name: known_traits [sqlite]
SELECT hash, cases, genuine, brands FROM trait WHERE hash IN (SELECT value FROM json_each(:hashes))

-- name: known_traits [postgresql]
SELECT hash, cases, genuine, brands FROM trait WHERE hash = ANY(CAST(:hashes AS bigint[]))

-- name: traits_named [sqlite]
SELECT hash, family, value, cases, genuine, brands FROM trait WHERE hash IN (SELECT value FROM json_each(:hashes))

-- name: traits_named [postgresql]
SELECT hash, family, value, cases, genuine, brands FROM trait WHERE hash = ANY(CAST(:hashes AS bigint[]))

-- name: trait_seen
-- `cases` and `genuine` come as what is new, `brands` as the whole list with the new ones in it.
INSERT INTO trait (hash, family, value, cases, genuine, brands) VALUES (:hash, :family, :value, :cases, :genuine, :brands)
ON CONFLICT (hash) DO UPDATE SET cases = trait.cases + excluded.cases, genuine = trait.genuine + excluded.genuine, brands = excluded.brands

-- name: trait_unseen
UPDATE trait SET cases = cases - 1, genuine = genuine - :genuine WHERE hash = :hash

-- name: trait_genuine
UPDATE trait SET genuine = genuine + :change WHERE hash = :hash

-- name: traits_gone
DELETE FROM trait WHERE hash = :hash AND cases <= 0

-- name: hold
INSERT INTO holding (hash, specimen) VALUES (:hash, :specimen)

-- name: release
DELETE FROM holding WHERE hash = :hash AND specimen = :specimen

-- name: holders [sqlite]
-- The newest holders of each key.
SELECT k.value AS hash, h.specimen FROM json_each(:hashes) k JOIN holding h
ON h.hash = k.value AND h.specimen IN (SELECT specimen FROM holding WHERE hash = k.value ORDER BY specimen DESC LIMIT :most)

-- name: holders [postgresql]
SELECT k.hash, h.specimen FROM unnest(CAST(:hashes AS bigint[])) AS k (hash)
CROSS JOIN LATERAL (SELECT specimen FROM holding WHERE hash = k.hash ORDER BY specimen DESC LIMIT :most) h

-- name: neighbours [sqlite]
SELECT id, sha256, brand, label, seen, sorted, campaign, fixed FROM specimen WHERE id IN (SELECT value FROM json_each(:ids))

-- name: neighbours [postgresql]
SELECT id, sha256, brand, label, seen, sorted, campaign, fixed FROM specimen WHERE id = ANY(CAST(:ids AS bigint[]))

-- name: keyring_add
INSERT INTO keyring (specimen, hashes, alike) VALUES (:specimen, :hashes, :alike)

-- name: keyring_of
SELECT hashes, alike FROM keyring WHERE specimen = :specimen

-- name: keyrings_of_campaign
SELECT s.id, s.sha256, s.brand, s.label, s.seen, s.fixed, k.hashes FROM specimen s JOIN keyring k ON k.specimen = s.id
WHERE s.campaign = :campaign ORDER BY s.id LIMIT :most
