-- Lists at a million cases: indexes that carry what is asked together, and a full text in the order of the mails' days.
DROP INDEX specimen_brand
--;
DROP INDEX specimen_tld
--;
DROP INDEX specimen_sender
--;
DROP INDEX specimen_ip
--;
ALTER TABLE specimen ALTER COLUMN pretexts TYPE TEXT COLLATE "C"
--;
CREATE INDEX campaign_merged ON campaign (merged_into)
--;
CREATE INDEX specimen_brand ON specimen (brand, sorted, label)
--;
CREATE INDEX specimen_category ON specimen (category, sorted, label)
--;
CREATE INDEX specimen_class ON specimen (sender_class, sorted, label)
--;
CREATE INDEX specimen_pretexts ON specimen (pretexts, sorted, label)
--;
CREATE INDEX specimen_tld ON specimen (tld, sorted, label)
--;
CREATE INDEX specimen_sender ON specimen (sender_reversed, sorted, label)
--;
CREATE INDEX specimen_ip ON specimen (ip, sorted, label)
--;
ALTER TABLE words ADD COLUMN sorted BIGINT
--;
UPDATE words w SET sorted = s.sorted FROM specimen s WHERE s.id = w.specimen
--;
ALTER TABLE words ALTER COLUMN sorted SET NOT NULL
--;
ALTER TABLE words SET (toast_tuple_target = 128)
--;
