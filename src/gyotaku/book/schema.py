"""The tables of a book, one schema for SQLite and PostgreSQL.

Times are whole seconds since 1970 (UTC), so that both engines sort and bucket them alike. What only one engine knows (full text,
append-only triggers) stands in sql/schema/ENGINE.sql. Migrations in sql/migrations/ are proved equal to this by the tests.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = 2
"""Number of the newest migration; a book with a higher one is refused."""

METADATA = MetaData()

# Prefixes are looked up as ranges, so these must sort by code point whatever the server's language.
ORDERED = Text().with_variant(Text(collation="C"), "postgresql")
# SQLite numbers rows by INTEGER PRIMARY KEY only; PostgreSQL's would be 32 bits.
NUMBER = BigInteger().with_variant(Integer(), "sqlite")

setting = Table("setting", METADATA, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
"""`schema` (the number), `files` (where the blobs are)."""

specimen = Table(
    "specimen",
    METADATA,
    Column("id", NUMBER, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("carrier", Text, nullable=False, server_default=""),
    Column("origin", Text, nullable=False, server_default=""),
    Column("raw", Boolean, nullable=False),
    Column("added", BigInteger, nullable=False),
    # From here on: what the newest version says, and the analyst's word above it.
    Column("version", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("judged", Text, nullable=False),
    Column("score", Integer, nullable=False),
    Column("unwanted", Integer, nullable=False),
    Column("brand", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("pretexts", ORDERED, nullable=False),
    Column("subject", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("sender_reversed", ORDERED, nullable=False),
    Column("tld", Text, nullable=False),
    Column("sender_class", Text, nullable=False),
    Column("spoofed", Boolean, nullable=False),
    Column("ip", ORDERED, nullable=False),
    Column("hosting", Text, nullable=False),
    Column("seen", BigInteger),
    Column("sorted", BigInteger, nullable=False),
    Column("domain_age", Integer),
    Column("campaign", Text, nullable=False, server_default=""),
    Column("fixed", Boolean, nullable=False, server_default="0"),
    Index("specimen_sorted", "sorted"),
    Index("specimen_label", "label", "sorted"),
    # The label, which is asked with everything, comes along: rows with another one need not be read.
    Index("specimen_brand", "brand", "sorted", "label"),
    Index("specimen_category", "category", "sorted", "label"),
    Index("specimen_class", "sender_class", "sorted", "label"),
    Index("specimen_pretexts", "pretexts", "sorted", "label"),
    Index("specimen_tld", "tld", "sorted", "label"),
    Index("specimen_campaign", "campaign", "sorted"),
    Index("specimen_sender", "sender_reversed", "sorted", "label"),
    Index("specimen_ip", "ip", "sorted", "label"),
)
"""One mail, by the hash of its bytes. `sorted` is `seen`, else `added`; `sender_reversed` is `cn.example@user`."""

case = Table(
    "case_version",
    METADATA,
    Column("id", NUMBER, primary_key=True),
    Column("specimen", NUMBER, ForeignKey("specimen.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("why", Text, nullable=False),
    Column("tool", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("score", Integer, nullable=False),
    UniqueConstraint("specimen", "version"),
)
"""One analysis of one specimen. `why`: added | again | rejudged | imported."""

document = Table(
    "document",
    METADATA,
    Column("case_version", NUMBER, ForeignKey("case_version.id"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""The whole case, JSON, zstd."""

trait = Table(
    "trait",
    METADATA,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("family", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("genuine", Integer, nullable=False),
    Column("brands", Text, nullable=False),
)
"""A key and how often it was seen. `hash`: 64 bits of BLAKE2 of family and value. `brands`: at most nine ids, by line feeds."""

holding = Table(
    "holding",
    METADATA,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("specimen", NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Which specimen holds which key: the way to the neighbours. No foreign key: it is the largest table, and `check` proves it."""

keyring = Table(
    "keyring",
    METADATA,
    Column("specimen", NUMBER, ForeignKey("specimen.id"), primary_key=True),
    Column("hashes", LargeBinary, nullable=False),
    Column("alike", Text, nullable=False, server_default="[]"),
)
"""The keys of one specimen (8 bytes each), and its similar cases with their reasons (JSON)."""

campaign = Table(
    "campaign",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("merged_into", Text, nullable=False, server_default=""),
    Column("pinned", Boolean, nullable=False, server_default="0"),
    Column("cases", Integer, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Index("campaign_last", "last"),
    Index("campaign_merged", "merged_into"),
)
"""A campaign; one that was merged away stays and says where."""

campaign_event = Table(
    "campaign_event",
    METADATA,
    Column("id", NUMBER, primary_key=True),
    Column("campaign", Text, nullable=False),
    Column("specimen", NUMBER),
    Column("at", BigInteger, nullable=False),
    Column("author", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index("campaign_event_campaign", "campaign"),
    Index("campaign_event_specimen", "specimen"),
)
"""Everything that happened to a campaign, append-only. `author`: gyotaku, or an analyst's name. `detail`: JSON."""

apart = Table(
    "apart",
    METADATA,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
"""Campaigns an analyst said must never be merged by the machine; each pair both ways."""

decision = Table(
    "decision",
    METADATA,
    Column("id", NUMBER, primary_key=True),
    Column("specimen", NUMBER, ForeignKey("specimen.id"), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("decision_specimen", "specimen"),
)
"""An analyst's word, append-only. `kind`: label | note | tag | untag | tlp | reported | unreported | publication."""

edition = Table(
    "edition",
    METADATA,
    Column("publication", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("specimen", NUMBER, ForeignKey("specimen.id"), nullable=False),
    Column("case_version", NUMBER, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("author", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("texts", LargeBinary, nullable=False),
    Index("edition_specimen", "specimen"),
)
"""A published report, its corrections and its retraction. `changes`: the difference to the edition before, in words (JSON)."""

kept_file = Table(
    "kept_file",
    METADATA,
    Column("specimen", NUMBER, ForeignKey("specimen.id"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    Index("kept_file_sha256", "sha256"),
)
"""Files of a capture, by the hash of their bytes in the blob store."""

tally = Table(
    "tally",
    METADATA,
    Column("facet", Text, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("value", Text, primary_key=True),
    Column("cases", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Cases a day (JST, days since 1970) by one facet; kept in step with every change, so that trends need not read the cases."""

figure = Table(
    "figure",
    METADATA,
    Column("publisher", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("facet", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("amount", Integer, nullable=False),
    Column("source", Text, nullable=False),
)
"""Public figures that stand beside one's own, as `gyotaku data import` read them; dated and attributed."""
