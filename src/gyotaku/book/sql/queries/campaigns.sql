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

-- name: apart_among [sqlite]
SELECT one, other FROM apart WHERE one IN (SELECT value FROM json_each(:ids))

-- name: apart_among [postgresql]
SELECT one, other FROM apart WHERE one = ANY(CAST(:ids AS text[]))

-- name: event_add
INSERT INTO campaign_event (campaign, specimen, at, author, action, detail) VALUES (:campaign, :specimen, :at, :author, :action, :detail)

-- name: campaigns_alive
SELECT id, title, cases, first, last FROM campaign WHERE cases > 0 ORDER BY last DESC, id

-- name: cases_of_campaign
SELECT sha256 FROM specimen WHERE campaign = :campaign ORDER BY sorted, id

-- name: first_of_campaign
-- Of what trends count: phishing, by the label in force.
SELECT sha256 FROM specimen WHERE campaign = :campaign AND label IN ('phishing', 'likely-phishing') ORDER BY sorted, id LIMIT :most

-- name: last_of_campaign
SELECT sha256 FROM (SELECT sha256, sorted, id FROM specimen WHERE campaign = :campaign AND label IN ('phishing', 'likely-phishing')
ORDER BY sorted DESC, id DESC LIMIT :most) AS newest ORDER BY sorted, id

-- name: joinings_of_campaign
-- Also of the campaigns it took in: their cases joined for those reasons. The newest hundred say enough.
SELECT action, author, detail FROM campaign_event
WHERE (campaign = :campaign OR campaign IN (SELECT id FROM campaign WHERE merged_into = :campaign))
AND action IN ('found', 'joined', 'added', 'merged') ORDER BY id DESC LIMIT 100

-- name: campaign_record
SELECT e.campaign, e.at, e.author, e.action, e.detail, s.sha256 FROM campaign_event e LEFT JOIN specimen s ON s.id = e.specimen
WHERE e.campaign = :campaign ORDER BY e.id

-- name: joining_of_specimen
-- Why a case is where it is.
SELECT action, author, detail FROM campaign_event WHERE specimen = :specimen AND campaign = :campaign
AND action IN ('found', 'joined', 'added') ORDER BY id DESC LIMIT 1

-- name: brand_and_subject
SELECT brand, subject FROM specimen WHERE id = :specimen

-- name: pin_campaign
UPDATE campaign SET pinned = :pinned WHERE id = :id

-- name: fix_campaign
UPDATE specimen SET fixed = :fixed WHERE campaign = :campaign

-- name: name_campaign
UPDATE campaign SET title = :title WHERE id = :id

-- name: keep_apart
INSERT INTO apart (one, other, at, author, reason) VALUES (:one, :other, :at, :author, :reason) ON CONFLICT (one, other) DO NOTHING

-- name: together_again
DELETE FROM apart WHERE (one = :one AND other = :other) OR (one = :other AND other = :one)

-- name: apart_no_more
DELETE FROM apart WHERE one = :campaign OR other = :campaign

-- name: pinned_among [sqlite]
SELECT id FROM campaign WHERE pinned AND id IN (SELECT value FROM json_each(:ids))

-- name: pinned_among [postgresql]
SELECT id FROM campaign WHERE pinned AND id = ANY(CAST(:ids AS text[]))

-- name: record_of_specimen
-- What happened to a case, and what analysts said about the campaign it is in.
SELECT e.campaign, e.at, e.author, e.action, e.detail, s.sha256 FROM campaign_event e LEFT JOIN specimen s ON s.id = e.specimen
WHERE s.sha256 = :sha256 OR (e.specimen IS NULL AND e.campaign = :campaign AND e.author <> 'gyotaku') ORDER BY e.id
