from __future__ import annotations

import base64
import hashlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reported import pocketcard

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, BrandClaim, MessageId, SenderClass
from gyotaku.report.masking import MASK, Masker, mask
from gyotaku.report.personal import Personal

WHO = Personal(
    addresses=("taro.yamada@corp.test",),
    domains=("corp.test",),
    locals=("taro.yamada",),
    borrowed=("taro.yamada",),
    distinct=("taro.yamada",),
    names=("taro yamada", "山田 太郎"),
    surnames=("山田",),
    tokens=("Xk9Q2z",),
)
MASKER = Masker(WHO)
ADDRESS = "taro.yamada@corp.test"


@pytest.mark.parametrize(
    "text",
    [
        ADDRESS,
        "Taro.Yamada@CORP.TEST",
        "taro.yamada%40corp.test",
        "taro.yamada%2540corp.test",
        "bounce+taro.yamada=corp.test@esp.test",
        "taro.yamada=40corp.test",
        "taro&#46;yamada&#64;corp&#46;test",
        "ｔａｒｏ．ｙａｍａｄａ＠ｃｏｒｐ．ｔｅｓｔ",
        "taro.\u200byamada@co\u00adrp.test",
        "taro.yamada(at)corp.test",
        "taro.yamada.qzx@evil.cn",
        "https://evil.cn/?u=taro.yamada&x",
        "by mx1.corp.test with",
        "colleague@mx1.corp.test",
        "Taro YAMADA",
        "山田太郎",
        "山田　太郎",
        "山田様",
        "https://evil.cn/Xk9Q2z/",
        base64.b64encode(ADDRESS.encode()).decode(),
        base64.urlsafe_b64encode(f"id={ADDRESS};1".encode()).decode(),
        "t=" + base64.b64encode(b"taro.yamada").decode().rstrip("="),
        ADDRESS.encode().hex(),
        base64.b64encode("山田 太郎".encode()).decode(),
        "=?UTF-8?B?" + base64.b64encode("こんにちは山田太郎様".encode()).decode() + "?=",
        "=?ISO-2022-JP?B?" + base64.b64encode("山田 太郎".encode("iso2022_jp")).decode() + "?=",
        "=?utf-8?Q?=E5=B1=B1=E7=94=B0=E5=A4=AA=E9=83=8E?=",
    ],
)
def test_the_recipient_disappears_in_every_form(text: str) -> None:
    """Whatever the coding, nothing that names the recipient is left, and the mask shows that something was there."""
    masked = MASKER(text)
    assert MASK in masked
    for form in ("colleague", "yamada", "山田", "corp.test", base64.b64encode(ADDRESS.encode()).decode()[:12], "7961"):
        assert form not in masked.lower()


@pytest.mark.parametrize(
    "text", ["corporate.test", "notcorp.test", "taro", "yamadaya", "山田屋の弁当", "Xk9Q2zz", "今すぐ認証する"]
)
def test_words_that_only_resemble_stay(text: str) -> None:
    """Masking takes whole addresses, domains and words, never parts of others."""
    assert MASKER(text) == text


def test_an_everyday_local_part_does_not_destroy_words() -> None:
    """A recipient called `user` is masked as an address and a value; `user` and `username` in the text stay."""
    masker = Masker(Personal(addresses=("user@a.test",), domains=("a.test",), locals=("user",), borrowed=("user",)))
    assert masker("Enter your username. Dear user, hello") == "Enter your username. Dear user, hello"
    assert masker("user.isztcg@gghxw.cn") == f"{MASK}.isztcg@gghxw.cn"
    assert masker("https://e.cn/?id=user&n=1") == f"https://e.cn/?id={MASK}&n=1"
    assert masker("user.isztcg") == f"{MASK}.isztcg"
    assert masker("user") == MASK
    assert masker("user様へのお知らせ") == f"{MASK}様へのお知らせ"


def test_the_seed_case_is_masked_where_it_must_be() -> None:
    """The borrowed part of the sender goes, its random suffix and the attacker's hosts stay."""
    masked = mask(pocketcard())
    assert masked.masked
    assert masked.specimen.name == "abababababab.eml"
    sender = masked.evidence.first(Address, role="from")
    recipient = masked.evidence.first(Address, role="to")
    assert sender is not None
    assert sender[0].address == f"{MASK}.isztcg@gghxw.cn"
    assert sender[0].local == f"{MASK}.isztcg"
    assert recipient is not None
    assert recipient[0].address == f"{MASK}@{MASK}"
    relation = masked.evidence.first(SenderClass)
    assert relation is not None
    assert (relation[0].borrowed, relation[0].suffix) == (MASK, ".isztcg")
    raw = msgspec.json.encode(masked)
    assert b"fictional" not in raw
    assert b"user" not in raw
    assert b"caudshowcy.xy399566.cn" in raw


def test_message_ids_lose_what_the_sender_could_look_up() -> None:
    """The left part of the Message-ID is masked, its domain stays."""
    found = mask(pocketcard()).evidence.first(MessageId)
    assert found is not None
    assert found[0].value == f"<{MASK}@gghxw.cn>"


def test_words_of_ours_and_the_brand_list_are_not_masked() -> None:
    """A recipient at the brand's own domain, or called like one of our codes, does not break the report."""
    case = pocketcard()
    recipient = Address(role="to", address="unrelated@pocketcard.co.jp", local="unrelated", domain="pocketcard.co.jp")
    first = msgspec.structs.replace(case.evidence.observations[1], fact=recipient)
    observations = (case.evidence.observations[0], first, *case.evidence.observations[2:])
    masked = mask(msgspec.structs.replace(case, evidence=Evidence(observations=observations)))
    claim = masked.evidence.first(BrandClaim)
    relation = masked.evidence.first(SenderClass)
    assert claim is not None
    assert claim[0].web_domains == ("pocketcard.co.jp",)
    assert relation is not None
    assert relation[0].relation == "unrelated"
    assert [finding.rule for finding in masked.findings] == [finding.rule for finding in case.findings]


def test_masking_twice_changes_nothing() -> None:
    """A masked case is returned as it is."""
    once = mask(pocketcard())
    assert mask(once) is once


def test_a_hash_of_the_address_is_a_name_too() -> None:
    """Trackers carry MD5 and SHA hashes of addresses: whoever has the address knows whom they mean."""
    case = pocketcard()
    digest = hashlib.md5(b"user@mail.fictional.example", usedforsecurity=False).hexdigest()
    seen = msgspec.structs.replace(case.evidence.observations[0], excerpt=f"https://e.cn/{digest}")
    masked = mask(msgspec.structs.replace(case, evidence=Evidence(observations=(seen, *case.evidence.observations[1:]))))
    assert masked.evidence.observations[0].excerpt == f"https://e.cn/{MASK}"


@given(st.text(max_size=20), st.sampled_from([ADDRESS, "TARO.YAMADA@corp.test", "taro.yamada%40corp.test"]), st.text(max_size=20))
def test_an_address_between_anything_is_masked(before: str, address: str, after: str) -> None:
    """Whatever stands around it, a plain address that stands alone never survives."""
    assert "corp.test" not in MASKER(f"{before} {address} {after}").lower()


def test_a_thousand_recipients_are_masked_at_once() -> None:
    """A mail to many people stays within time, and each of them is hidden."""
    many = Personal(addresses=tuple(f"person{number}@a{number}.test" for number in range(1000)))
    text = " ".join(f"person{number}@a{number}.test" for number in range(0, 1000, 10)) + " " + "x" * 100_000
    assert "@" not in Masker(many)(text)
