"""What is kept of one mail, and everything about it that can be computed before the transaction, while others may write."""

from __future__ import annotations

from gyotaku.book.documents import pack
from gyotaku.book.keyrings import day, numbered
from gyotaku.book.ports import Key, Mine, Placer
from gyotaku.book.summary import Summary, ip_hex, summary
from gyotaku.book.words import searchable
from gyotaku.model.case import Case
from gyotaku.model.noun import Noun

JST_SECONDS = 9 * 3600
DAY = 86_400


class Entry(Noun, frozen=True, kw_only=True):
    """A case to be kept, with the bytes of its mail (None where they are not to be kept) and files of a capture by name."""

    case: Case
    raw: bytes | None = None
    files: dict[str, bytes] = {}
    why: str = "added"
    """added | again | rejudged | imported."""
    at: int | None = None
    """When the case was made, where that is not now (an import)."""
    after: int | None = None
    """The version it was made from: when the book has another one meanwhile, nothing is written."""


class Kept(Noun, frozen=True, kw_only=True):
    """What became of one entry."""

    sha256: str
    version: int
    new: bool
    """False when the book had it already, and nothing was written."""
    label: str
    campaign: str = ""


class Ready:
    """Everything about an entry that can be computed before the transaction, which is the time others must wait."""

    def __init__(self, entry: Entry, placer: Placer) -> None:
        self.entry = entry
        self.case = entry.case
        self.columns = summary(entry.case)
        self.body = pack(entry.case)
        self.keys = numbered(placer.keys(entry.case))
        self.words = searchable(entry.case)


def seconds_of(columns: Summary) -> int | None:
    """Return when the mail was seen, as it is stored."""
    return int(columns.seen.timestamp()) if columns.seen else None


def mine_of(number: int, sha256: str, keys: dict[int, Key], columns: Summary) -> Mine:
    """Return what placing asks of a case, with the verdict's own label."""
    return Mine(
        specimen=number,
        sha256=sha256,
        keys=tuple(keys.values()),
        brand=columns.brand,
        subject=columns.subject,
        label=columns.label,
        seen=day(seconds_of(columns)),
    )


def columns_of(columns: Summary) -> dict[str, object]:
    """Return the columns of a specimen that its newest case fills."""
    domain, _, local = columns.sender.rpartition("@")[2].lower(), "", columns.sender.rpartition("@")[0]
    return {
        "judged": columns.label,
        "score": columns.score,
        "unwanted": columns.unwanted,
        "brand": columns.brand,
        "category": columns.category,
        "pretexts": " ".join(columns.pretexts),
        "subject": columns.subject,
        "sender": columns.sender,
        "sender_reversed": ".".join(reversed(domain.split("."))) + (f"@{local}" if local else ""),
        "tld": columns.tld,
        "sender_class": columns.sender_class,
        "spoofed": columns.spoofed,
        "ip": ip_hex(columns.ip),
        "hosting": columns.hosting,
        "seen": seconds_of(columns),
        "domain_age": columns.domain_age,
    }
