-- Lists at a million cases: indexes that carry what is asked together, and a full text in the order of the mails' days.
DROP INDEX specimen_brand
--;
DROP INDEX specimen_tld
--;
DROP INDEX specimen_sender
--;
DROP INDEX specimen_ip
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
-- The index keeps no text: the words come from the stored cases, one after another, in the order of the days.
DROP TABLE words
--;
CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize='unicode61 remove_diacritics 0')
--;
INSERT INTO words (rowid, body) SELECT s.sorted * 268435456 + s.id, words_of(d.body, s.subject, s.sender) FROM specimen s
LEFT JOIN case_version c ON c.specimen = s.id AND c.version = s.version LEFT JOIN document d ON d.case_version = c.id
ORDER BY s.sorted, s.id
--;
