"""Labels of JPCERT/CC's list."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.corpora import ROOT

from gyotaku.data.jpcert import Listed, pack, rows
from gyotaku.data.jpcert_labels import brand_of_label, monthly

CSV = """date,URL,description
2026/03/01 10:02:00,https://a.example/,三井住友カード
2026/03/01 10:02:00,https://b.example/,Ｖｐａｓｓ
2026/03/02 10:02:00,https://c.example/,smbc-card
2026/03/02 10:02:00,https://d.example/,例のない会社
2026/04/02 10:02:00,https://e.example/,
"""


def test_spellings_of_one_brand_are_one() -> None:
    """Kanji, a service's name in full-width letters and an id mean one entry; an unknown label stands as spelt."""
    head = Listed("x", pack(rows("x.csv", CSV.encode()))).head
    assert monthly(head) == {"2026-03": {"smbc-card": 3, "例のない会社": 1}, "2026-04": {"": 1}}


def test_an_unknown_label_is_nobody() -> None:
    """A label is matched whole: one that only begins like a brand is not it."""
    assert brand_of_label("Amazonas River Tours") is None
    assert brand_of_label("") is None


def test_most_rows_of_the_real_list_are_known() -> None:
    """At least 98 of 100 rows of a year bear a label of the brand list: a renamed entry is noticed here."""
    path = ROOT.parent / "shared" / "data" / "jpcert" / "2024.csv.gz"
    if not path.exists():
        pytest.skip("the list of JPCERT/CC is not on this machine: it is not part of the project")
    labels = Counter(row.brand for row in rows(path.name, path.read_bytes()) if row)
    known = sum(count for label, count in labels.items() if brand_of_label(label))
    assert known / labels.total() > 0.98
