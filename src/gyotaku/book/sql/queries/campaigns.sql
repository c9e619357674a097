-- Campaigns and what happened to them.

-- name: campaign_by_id
SELECT id, title, made, merged_into, pinned, cases, first, last FROM campaign WHERE id = :id

-- name: campaign_grows
UPDATE campaign SET cases = cases + :more, first = CASE WHEN cases > 0 AND first < :first THEN first ELSE :first END,
last = CASE WHEN cases > 0 AND last > :last THEN last ELSE :last END WHERE id = :id

-- name: campaign_is
UPDATE campaign SET cases = :cases, first = :first, last = :last WHERE id = :id

-- name: move_specimen
UPDATE specimen SET campaign = :campaign WHERE id = :specimen

-- name: fix_specimen
UPDATE specimen SET campaign = :campaign, fixed = :fixed WHERE id = :specimen

-- name: move_campaign
UPDATE specimen SET campaign = :campaign WHERE campaign = :absorbed

-- name: campaign_merged_away
UPDATE campaign SET merged_into = :campaign, cases = 0 WHERE id = :absorbed

-- name: span_of
SELECT count(*) AS cases, min(sorted) AS first, max(sorted) AS last FROM specimen WHERE campaign = :campaign

-- name: apart_from
SELECT one, other FROM apart WHERE one = :campaign

-- name: sorted_of
SELECT sorted FROM specimen WHERE id = :specimen
