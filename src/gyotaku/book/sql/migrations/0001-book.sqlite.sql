-- The first form of the book.
CREATE TABLE apart (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    at BIGINT NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (one, other)
)
--;
CREATE TABLE campaign (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    made BIGINT NOT NULL,
    merged_into TEXT DEFAULT '' NOT NULL,
    pinned BOOLEAN DEFAULT '0' NOT NULL,
    cases INTEGER NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (id)
)
--;
CREATE INDEX campaign_last ON campaign (last)
--;
CREATE TABLE campaign_event (
    id INTEGER NOT NULL,
    campaign TEXT NOT NULL,
    specimen INTEGER,
    at BIGINT NOT NULL,
    author TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (id)
)
--;
CREATE INDEX campaign_event_campaign ON campaign_event (campaign)
--;
CREATE INDEX campaign_event_specimen ON campaign_event (specimen)
--;
CREATE TABLE figure (
    publisher TEXT NOT NULL,
    period TEXT NOT NULL,
    facet TEXT NOT NULL,
    value TEXT NOT NULL,
    amount INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (publisher, period, facet, value)
)
--;
CREATE TABLE holding (
    hash BIGINT NOT NULL,
    specimen INTEGER NOT NULL,
    PRIMARY KEY (hash, specimen)
)
 WITHOUT ROWID
--;
CREATE TABLE setting (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
)
--;
CREATE TABLE specimen (
    id INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    carrier TEXT DEFAULT '' NOT NULL,
    origin TEXT DEFAULT '' NOT NULL,
    raw BOOLEAN NOT NULL,
    added BIGINT NOT NULL,
    version INTEGER NOT NULL,
    label TEXT NOT NULL,
    judged TEXT NOT NULL,
    score INTEGER NOT NULL,
    unwanted INTEGER NOT NULL,
    brand TEXT NOT NULL,
    category TEXT NOT NULL,
    pretexts TEXT NOT NULL,
    subject TEXT NOT NULL,
    sender TEXT NOT NULL,
    sender_reversed TEXT NOT NULL,
    tld TEXT NOT NULL,
    sender_class TEXT NOT NULL,
    spoofed BOOLEAN NOT NULL,
    ip TEXT NOT NULL,
    hosting TEXT NOT NULL,
    seen BIGINT,
    sorted BIGINT NOT NULL,
    domain_age INTEGER,
    campaign TEXT DEFAULT '' NOT NULL,
    fixed BOOLEAN DEFAULT '0' NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (sha256)
)
--;
CREATE INDEX specimen_brand ON specimen (brand, sorted)
--;
CREATE INDEX specimen_campaign ON specimen (campaign, sorted)
--;
CREATE INDEX specimen_ip ON specimen (ip)
--;
CREATE INDEX specimen_label ON specimen (label, sorted)
--;
CREATE INDEX specimen_sender ON specimen (sender_reversed)
--;
CREATE INDEX specimen_sorted ON specimen (sorted)
--;
CREATE INDEX specimen_tld ON specimen (tld, sorted)
--;
CREATE TABLE tally (
    facet TEXT NOT NULL,
    day INTEGER NOT NULL,
    value TEXT NOT NULL,
    cases INTEGER NOT NULL,
    PRIMARY KEY (facet, day, value)
)
 WITHOUT ROWID
--;
CREATE TABLE trait (
    hash BIGINT NOT NULL,
    family TEXT NOT NULL,
    value TEXT NOT NULL,
    cases INTEGER NOT NULL,
    genuine INTEGER NOT NULL,
    brands TEXT NOT NULL,
    PRIMARY KEY (hash)
)
--;
CREATE TABLE case_version (
    id INTEGER NOT NULL,
    specimen INTEGER NOT NULL,
    version INTEGER NOT NULL,
    made BIGINT NOT NULL,
    why TEXT NOT NULL,
    tool TEXT NOT NULL,
    label TEXT NOT NULL,
    score INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (specimen, version),
    FOREIGN KEY(specimen) REFERENCES specimen (id)
)
--;
CREATE TABLE decision (
    id INTEGER NOT NULL,
    specimen INTEGER NOT NULL,
    at BIGINT NOT NULL,
    author TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(specimen) REFERENCES specimen (id)
)
--;
CREATE INDEX decision_specimen ON decision (specimen)
--;
CREATE TABLE edition (
    publication TEXT NOT NULL,
    version INTEGER NOT NULL,
    specimen INTEGER NOT NULL,
    case_version INTEGER NOT NULL,
    at BIGINT NOT NULL,
    author TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    changes TEXT NOT NULL,
    texts BLOB NOT NULL,
    PRIMARY KEY (publication, version),
    FOREIGN KEY(specimen) REFERENCES specimen (id)
)
--;
CREATE INDEX edition_specimen ON edition (specimen)
--;
CREATE TABLE kept_file (
    specimen INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (specimen, name),
    FOREIGN KEY(specimen) REFERENCES specimen (id)
)
--;
CREATE INDEX kept_file_sha256 ON kept_file (sha256)
--;
CREATE TABLE keyring (
    specimen INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    alike TEXT DEFAULT '[]' NOT NULL,
    PRIMARY KEY (specimen),
    FOREIGN KEY(specimen) REFERENCES specimen (id)
)
--;
CREATE TABLE document (
    case_version INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (case_version),
    FOREIGN KEY(case_version) REFERENCES case_version (id)
)
--;
CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize='unicode61 remove_diacritics 0')
--;
CREATE TRIGGER decision_append_only BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
--;
CREATE TRIGGER edition_append_only BEFORE UPDATE ON edition BEGIN SELECT RAISE(ABORT, 'editions are append-only'); END
--;
