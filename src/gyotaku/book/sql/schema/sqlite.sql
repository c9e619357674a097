-- What SQLAlchemy Core cannot say: the full-text index (words cut by gyotaku, so that two Japanese characters suffice), which keeps
-- no text of its own and has its rows in the order of the mails' days (`sorted` times 2^28, plus the specimen's number), and decisions that
-- nobody rewrites.
CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize='unicode61 remove_diacritics 0')
--;
CREATE TRIGGER decision_append_only BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
--;
CREATE TRIGGER edition_append_only BEFORE UPDATE ON edition BEGIN SELECT RAISE(ABORT, 'editions are append-only'); END
--;
