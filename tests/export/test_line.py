"""The line of `analyse --jsonl`: a contract."""

from __future__ import annotations

import json

import msgspec
from jsonschema import Draft202012Validator

from gyotaku import analyse
from gyotaku.errors import InputError
from gyotaku.export.line import failed, line
from gyotaku.model.line import Line

FIELDS = [
    "path", "sha256", "label", "score", "brand", "brand_en", "pretexts", "subject", "from", "from_domain", "received_at",
    "source_ip", "source_ip_why", "urls", "findings", "not_evaluated", "defects", "elapsed_ms", "error",
]  # fmt: skip


def test_every_field_is_always_there_and_in_order(example: bytes) -> None:
    """Programs read this line: no field may vanish because it is empty."""
    for one in (line(analyse(example), 1.5), failed(InputError("x", "is empty"), 0.0)):
        read = json.loads(msgspec.json.encode(one))
        assert list(read)[: len(FIELDS)] == FIELDS
        Draft202012Validator(msgspec.json.schema(Line)).validate(read)


def test_the_example(example: bytes) -> None:
    """The seed's mail in one line."""
    one = line(analyse(example, name="mail.eml"), 2.0)
    assert (one.path, one.brand, one.brand_en) == ("mail.eml", "ポケットカード", "Pocketcard")
    assert one.subject == "【ご対応依頼】ご利用制限解除のための認証について"
    assert (one.from_, one.from_domain) == ("user.isztcg@gghxw.cn", "gghxw.cn")
    assert one.received_at == "2026-03-15T17:29:02+09:00"
    assert one.source_ip == "101.47.78.1"
    assert one.source_ip_why.endswith(".")
    assert one.urls == ("https://caudshowcy.xy399566.cn/netsgvice/logyino/",)
    assert {"restrict", "verify"} & set(one.pretexts)
    assert one.error is None


def test_an_unreadable_input_has_a_line_too() -> None:
    """The error stands where the label would."""
    one = failed(InputError("x.eml", "is empty"), 0.0)
    assert (one.path, one.label, one.error, one.urls) == ("x.eml", None, "is empty", ())
