"""The observer of brand claims."""

from __future__ import annotations

import msgspec

from gyotaku.data.domains import registrable
from gyotaku.model.evidence import Evidence, Observation, Where
from gyotaku.model.facts import Address, Body, BrandClaim, Fact, Link, Subject
from gyotaku.model.facts.text import Block
from gyotaku.model.message import Message, Specimen
from gyotaku.observe.brands import brands
from gyotaku.settings import DEFAULT

MESSAGE = Message(specimen=Specimen(name="x", raw=b"", sha256=""), headers=(), parts=())


def _sender(address: str, display: str = "", display_address: str | None = None) -> Address:
    local, _, domain = address.rpartition("@")
    return Address(
        role="from",
        address=address,
        local=local,
        domain=domain,
        registrable=registrable(domain),
        display=display,
        display_address=display_address,
    )


def _body(*texts: str, alternative: str = "") -> Body:
    blocks = tuple(Block(kind="text", text=text) for text in texts)
    if alternative:
        blocks = (Block(kind="image", text=alternative), *blocks)
    return Body(blocks=blocks, part="1", media_type="text/plain", language="ja")


def _link(host: str, **changes: str) -> Link:
    fact = Link(target=f"https://{host}/", url=f"https://{host}/", scheme="https", host=host, registrable=registrable(host))
    return msgspec.structs.replace(fact, **changes)


def _claims(*facts: Fact) -> list[BrandClaim]:
    where = Where(place="header:0", name="From", start=0, end=9)
    seen = tuple(Observation(id="", fact=fact, where=where, excerpt="From: x") for fact in facts)
    found = list(brands(MESSAGE, Evidence().plus(seen), DEFAULT))
    assert all(one.where is not None for one in found)
    return [one.fact for one in found if isinstance(one.fact, BrandClaim)]


def _primary(*facts: Fact) -> str | None:
    return next((claim.name_ja for claim in _claims(*facts) if claim.primary), None)


def test_a_claim_carries_what_the_list_says_of_the_brand() -> None:
    """Evidence alone must be enough to judge, so the entry's facts come along with their source."""
    claim = _claims(_sender("a@b.example", "ポケットカード"))[0]
    assert (claim.brand, claim.name_ja, claim.name_en) == ("pocketcard", "ポケットカード", "Pocketcard")
    assert claim.web_domains == ("pocketcard.co.jp",)
    assert claim.verified
    assert claim.source.endswith("(2026-11)")
    assert claim.primary


def test_an_entry_from_general_knowledge_is_unverified() -> None:
    """It never makes a hard fact by itself."""
    assert [claim.verified for claim in _claims(_sender("a@b.example", "DHL"))] == [False]


def test_the_seed_claims_to_be_pocketcard_without_a_display_name() -> None:
    """Heading, copyright line and text to the customer are enough."""
    body = _body(
        "Pocketcard セキュリティセンターからのお知らせ",
        "いつも Pocketcard をご利用いただきありがとうございます。",
        "© 2026 Pocketcard Inc. All Rights Reserved.",
    )
    assert _primary(_sender("user.isztcg@gghxw.cn"), Subject(text="【ご対応依頼】認証について"), body) == "ポケットカード"


def test_the_owner_of_the_senders_domain_is_not_primary_unless_claimed() -> None:
    """A stolen mailbox at one company writes in the name of another."""
    facts = (_sender("x@kuronekoyamato.co.jp", "NHKプラス"), Subject(text="【NHK】受信料のお知らせ"))
    assert _primary(*facts) == "NHK"
    assert _primary(_sender("x@kuronekoyamato.co.jp"), Subject(text="会議の件")) is None


def test_the_brands_own_domain_beside_its_name_is_a_claim() -> None:
    """Who writes from the brand's domain and names the brand speaks for it, though neither alone would say so."""
    claims = _claims(_sender("atendimento@rfb.gov.br", "RECEITA"), _body("Receita Federal do Brasil"))
    assert [(claim.brand, claim.place) for claim in claims if claim.primary] == [("receita-federal", "domain")]
    assert not [claim for claim in _claims(_sender("atendimento@rfb.gov.br"), _body("Bom dia")) if claim.primary]


def test_a_mail_that_only_mentions_brands_claims_none() -> None:
    """Payment marks and app badges stand in every shop's mail."""
    body = _body("VISA、Mastercard、JCB、American Express がご利用になれます", alternative="App Store")
    claims = _claims(_sender("shop@shop.example", "山の店"), Subject(text="ご注文ありがとうございます"), body)
    assert len(claims) == 5
    assert all(claim.mention and not claim.primary for claim in claims)


def test_the_product_wins_over_its_parent() -> None:
    """三井住友カード is not 三井住友銀行, PayPayカード is not PayPay: the longest name names the brand."""
    assert _primary(_sender("a@b.example", "三井住友カード")) == "三井住友カード"
    assert _primary(_sender("a@b.example", "PayPayカード")) == "PayPayカード"
    assert _primary(_sender("a@b.example", "SMBC")) == "三井住友銀行"


def test_an_address_of_the_brand_in_the_display_name_claims_it() -> None:
    """Mail programs show the display name alone."""
    claims = _claims(_sender("x@other.example", "support@kagoya.com", "support@kagoya.com"))
    assert ("kagoya", "display", True) in [(claim.brand, claim.place, claim.primary) for claim in claims]


def test_brand_words_in_hosts_and_local_part_are_claims_of_their_place() -> None:
    """sbisec37.… in the sender, amazon.co.jp.… in a link, paypay in the local part."""
    claims = _claims(_sender("paypay-info@sbisec37.example.net"), _link("www.amazon.co.jp.evil.example"))
    assert [(claim.brand, claim.place, claim.matched) for claim in claims] == [
        ("paypay", "local-part", "paypay-info@sbisec37.example.net"),
        ("sbi-securities", "subdomain", "sbisec37.example.net"),
        ("amazon", "subdomain", "www.amazon.co.jp.evil.example"),
    ]


def test_a_weak_word_in_a_host_counts_only_for_a_brand_named_in_the_text() -> None:
    """`line` in a host says nothing about LINE unless the mail speaks of LINE."""
    assert _claims(_sender("a@b.example"), _link("line-up.example.net")) == []
    claims = _claims(_sender("a@b.example", "LINE"), _link("line-up.example.net"))
    assert ("line", "subdomain") in [(claim.brand, claim.place) for claim in claims]


def test_the_brands_own_hosts_are_no_claims() -> None:
    """Links to the brand itself are official links, read elsewhere."""
    assert _claims(_sender("a@b.example"), _link("www.amazon.co.jp", official="amazon")) == []


def test_body_claims_point_at_the_text_they_quote() -> None:
    """The place counts characters of the shown text."""
    where = Where(place="header:0")
    body = _body("ご案内", "いつもメルカリをご利用いただきありがとうございます。")
    seen = Observation(id="", fact=body, where=where)
    (found,) = list(brands(MESSAGE, Evidence().plus((seen,)), DEFAULT))
    assert found.where is not None
    assert (found.where.unit, found.where.start, found.where.end) == ("text", 7, 11)
    assert isinstance(found.fact, BrandClaim)
    assert found.fact.matched == "メルカリ"
    assert "メルカリ" in found.excerpt


def test_a_claim_says_which_domains_the_source_names() -> None:
    """A report must tell sourced domains from those that are only generally known, from the evidence alone."""
    (found,) = _claims(_sender("a@b.example", "Citibank"))
    assert "citi.com" in found.sourced
    assert set(found.sourced) < {*found.web_domains, *found.sender_domains}
