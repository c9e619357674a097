-- What SQLAlchemy Core cannot say: the full-text index (words cut by gyotaku, so that two Japanese characters suffice), and decisions
-- that nobody rewrites. The texts lie outside of the table's own rows, so that days are quickly read.
CREATE TABLE words (specimen BIGINT PRIMARY KEY, body TSVECTOR NOT NULL, sorted BIGINT NOT NULL) WITH (toast_tuple_target = 128)
--;
CREATE INDEX words_body ON words USING gin (body)
--;
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || '' is append-only''; END'
--;
CREATE TRIGGER decision_append_only BEFORE UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION append_only()
--;
CREATE TRIGGER edition_append_only BEFORE UPDATE ON edition FOR EACH ROW EXECUTE FUNCTION append_only()
--;
