"""What the reader's language calls a source: providers, lists, tables and programs are named by themselves in the evidence."""

from __future__ import annotations

import re

from gyotaku.phrases import Catalogue

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("embedded-table", re.compile(r"embedded table of (?P<date>\S+) \((?P<of>.+)\)")),
    ("jpcert", re.compile(r"JPCERT/CC phishurl-list(?: \((?P<months>.+)\))?")),
    ("rdap-old", re.compile(r"RDAP (?P<host>\S+) \(by IANA's table of (?P<date>\S+)\)")),
    ("rdap", re.compile(r"RDAP (?P<host>\S+)")),
    ("whois", re.compile(r"WHOIS (?P<host>\S+)")),
    ("browser", re.compile(r"gyotaku, (?P<program>.+)")),
    ("own-table", re.compile(r"(?P<kind>.+) of (?P<date>\d{4}-\d\d-\d\d)")),
    ("council", re.compile(r"フィッシング対策協議会(?: \((?P<via>.+)\))?")),
)
"""Names that hold something of the answer: a host, a date."""


def named(texts: Catalogue, name: str) -> tuple[str, dict[str, str]]:
    """Return what the catalogue calls a source and what is to be filled in; empty where the name stands for itself."""
    # A published case holds its names made inert.
    if own := texts.table("source", "named").get(name.replace("[.]", ".").lower()):
        return own, {}
    for key, form in FORMS:
        if found := form.fullmatch(name):
            values = {word: value for word, value in found.groupdict().items() if value}
            return texts.text(f"source.{key}" if len(values) == form.groups else f"source.{key}-bare"), values
    return "", {}
