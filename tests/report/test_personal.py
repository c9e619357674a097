from __future__ import annotations

from tests.reported import case, pocketcard, seen

from gyotaku.model.case import Label, Verdict
from gyotaku.model.facts import Address, BrandClaim, Hop, MessageId, Salutation, SenderClass, Token
from gyotaku.report.personal import Personal, everyday, personal, public_mailboxes

VERDICT = Verdict(label=Label.SUSPICIOUS, score=50)


def of(*facts: tuple[object, str, str]) -> Personal:
    """Collect from facts given as (fact, header, excerpt)."""
    return personal(case([seen(fact, header, excerpt) for fact, header, excerpt in facts], VERDICT))  # type: ignore[arg-type]


def to(address: str, display: str = "", role: str = "to") -> tuple[object, str, str]:
    """Make a recipient."""
    local, _, domain = address.rpartition("@")
    return Address(role=role, address=address, local=local, domain=domain, display=display), "To", address


def test_the_seed_recipient_is_known() -> None:
    """Address, domain (the registrable one too), local part and id of the seed's mail are collected."""
    who = personal(pocketcard())
    assert who.addresses == ("user@mail.fictional.example",)
    assert who.domains == ("fictional.example", "mail.fictional.example")
    assert who.borrowed == ("user",)
    assert who.distinct == ()
    assert "20260315172900.81C4F2A7" in who.tokens


def test_public_mailbox_domains_name_nobody() -> None:
    """The domain of a mail provider stays; the whole address does not."""
    assert public_mailboxes("gmail.com")
    assert public_mailboxes("docomo.ne.jp")
    who = of(to("taro.yamada@gmail.com"))
    assert who.domains == ()
    assert who.addresses == ("taro.yamada@gmail.com",)
    assert who.distinct == ("taro.yamada",)


def test_desks_are_not_persons() -> None:
    """`info` is masked in the recipient's address, not in the attacker's, unless it was borrowed."""
    assert of(to("info@corp.test")).borrowed == ()
    borrowed = SenderClass(relation="unrelated", domain="x.cn", local_part="borrowed", borrowed="info")
    assert of(to("info@corp.test"), (borrowed, "From", "")).borrowed == ("info",)


def test_names_come_from_display_and_salutation() -> None:
    """Kanji names are kept whole; their parts only count before 様; a salutation that names nobody gives nothing."""
    who = of(
        to("t@corp.test", display="山田 太郎"),
        (Salutation(style="name", text="佐々木花子 様"), "", ""),
        (Salutation(style="generic", text="お客様"), "", ""),
    )
    assert who.names == ("佐々木花子", "山田 太郎")
    assert who.surnames == ("太郎", "山田")


def test_a_brand_is_no_name() -> None:
    """A display name that is the brand's stays in the report."""
    claim = BrandClaim(brand="amazon", name_ja="Amazon", name_en="Amazon", category="ec", place="body", matched="Amazon")
    assert of(to("amazon@corp.test", display="Amazon"), (claim, "", "")).names == ()
    assert of(to("amazon@corp.test", display="Amazon"), (claim, "", "")).distinct == ()


def test_bystanders_of_the_trace_are_found_and_senders_are_not() -> None:
    """Other people's addresses in Received are masked; the sender's own stay."""
    sender = Address(role="from", address="x@evil.cn", local="x", domain="evil.cn")
    hop = Hop(number=0, envelope_for="boss@other.test", queue_id="4AbC9912")
    who = of((sender, "From", ""), (hop, "Received", "from x@evil.cn for <clerk@third.test>"), to("a@corp.test"))
    assert who.addresses == ("a@corp.test", "boss@other.test", "clerk@third.test")
    assert "4AbC9912" in who.tokens


def test_tokens_in_host_names_stay_unless_they_are_the_recipient() -> None:
    """A random host is the attacker's; a token that codes the recipient is not."""
    host = (Token(value="xy399566", basis="high-entropy", url="https://xy399566.cn/"), "", "")
    own = (Token(value="dXNlckBj", basis="base64-of-recipient", url="https://e.cn/dXNlckBj"), "", "")
    mark = (MessageId(value="<1@xy399566.cn>", domain="xy399566.cn"), "Message-ID", "")
    assert of(host, own, mark).tokens == ("dXNlckBj",)


def test_words_the_report_itself_writes_are_not_masked_as_words() -> None:
    """A recipient called like one of our own words is hidden as an address only, or no report could be published."""
    assert everyday("evidence")
    assert everyday("担当者")
    assert not everyday("isztcg")
    assert of(to("evidence@corp.test", display="担当者")).distinct == ()
    assert of(to("evidence@corp.test", display="担当者")).surnames == ()
    assert of(to("evidence@corp.test")).borrowed == ("evidence",)


def test_malformed_recipients_give_nothing_empty() -> None:
    """A route address or a stray bracket must not turn into an empty local part, which would stand everywhere."""
    who = of(to("@relay.test"), to("<odd@corp.test>"), to("@"), to("jm@localhost"))
    assert who.addresses == ("jm@localhost", "odd@corp.test")
    assert who.domains == ("corp.test",)
    assert "" not in who.locals


def test_short_and_everyday_tokens_stay() -> None:
    """A year or a word marked as a token would take every other one with it."""
    year = (Token(value="2026", basis="numbered-parameter", url="https://e.cn/?y=2026"), "", "")
    word = (Token(value="subject", basis="high-entropy", url="https://e.cn/subject"), "", "")
    day = (Token(value="2026-03-15T17", basis="numbered-parameter", url="https://e.cn/?t=2026-03-15T17"), "", "")
    version = (Hop(number=0, queue_id="15.20.7587.21"), "Received", "")
    assert of(year, word, day, version).tokens == ()
