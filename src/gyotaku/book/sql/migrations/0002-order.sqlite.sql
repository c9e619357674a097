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
-- The index keeps no text, but knows every word with its place: the texts are put together from these.
CREATE VIRTUAL TABLE words_told USING fts5vocab(words, instance)
--;
CREATE TABLE words_kept AS SELECT doc, group_concat(term, ' ') AS body FROM (SELECT doc, term FROM words_told ORDER BY doc, "offset") GROUP BY doc
--;
DROP TABLE words_told
--;
DROP TABLE words
--;
CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize='unicode61 remove_diacritics 0')
--;
INSERT INTO words (rowid, body) SELECT s.sorted * 268435456 + s.id, k.body FROM specimen s JOIN words_kept k ON k.doc = s.id ORDER BY s.sorted, s.id
--;
DROP TABLE words_kept
--;
