"""Facts for the examples that rules carry: one fictional bank, its customer, and somebody who writes in its name."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from msgspec.structs import replace

from gyotaku.data.domains import registrable, suffix
from gyotaku.model.facts import (
    Address,
    Attachment,
    AuthRecorded,
    Boundary,
    BrandClaim,
    Cloaking,
    DateClaim,
    Link,
    LookAlike,
    Lure,
    PageBrand,
    PageView,
    SenderClass,
    TextTrait,
)

BRAND = "example-bank"
BANK = BrandClaim(
    brand=BRAND,
    name_ja="例銀行",
    name_en="Example Bank",
    category="bank",
    place="display",
    matched="例銀行",
    primary=True,
    web_domains=("bank.example",),
    sender_domains=("mail.bank.example",),
    source="made up",
)
"""The fictional bank: pages under bank.example, mail from mail.bank.example."""

OWN = "notice@mail.bank.example"
STRANGER = "info@kurashi-notice.example"


def claim(place: str = "display", **changes: Any) -> BrandClaim:
    """Claim to be the fictional bank."""
    return replace(BANK, place=place, **changes)


def sender(address: str = STRANGER, display: str = "", **changes: Any) -> Address:
    """One mailbox, the From address unless told otherwise."""
    local, _, domain = address.rpartition("@")
    fact = Address(role="from", address=address, local=local, domain=domain, registrable=registrable(domain), display=display)
    return replace(fact, **changes)


def mailbox(role: str, address: str, **changes: Any) -> Address:
    """One mailbox of another field."""
    return sender(address, role=role, **changes)


def relation(word: str, domain: str = "kurashi-notice.example", **changes: Any) -> SenderClass:
    """How the From domain relates to the fictional bank."""
    return replace(SenderClass(relation=word, domain=domain, brand=BRAND), **changes)


def linked(target: str, text: str = "", **changes: Any) -> Link:
    """One link, its address split as a browser would."""
    parts = urlsplit(target)
    host = (parts.hostname or "").lower()
    fact = Link(
        target=target,
        text=text,
        url=target,
        scheme=parts.scheme,
        host=host,
        registrable=registrable(host),
        tld=suffix(host),
        official=BRAND if host == "bank.example" or host.endswith(".bank.example") else "",
    )
    return replace(fact, **changes)


def looks(host: str, method: str, place: str = "link", **changes: Any) -> LookAlike:
    """A host that imitates the fictional bank's."""
    fact = LookAlike(host=host, registrable=registrable(host), imitates="bank.example", brand=BRAND, method=method, place=place)
    return replace(fact, **changes)


OFFICIAL_LINK = linked("https://www.bank.example/login", "ログイン")
STRANGE_LINK = linked("https://login.kensyo-top.example/a", "ログイン")


def auth(method: str, outcome: str, domain: str = "", aligned: bool | None = None, **changes: Any) -> AuthRecorded:
    """One recorded result of authentication."""
    return replace(AuthRecorded(method=method, outcome=outcome, domain=domain, aligned=aligned), **changes)


def lure(pretext: str, phrase: str = "ご利用を制限しました", place: str = "body") -> Lure:
    """One phrase of a pretext."""
    return Lure(pretext=pretext, phrase=phrase, place=place)


def trait(word: str, excerpt: str = "…", **changes: Any) -> TextTrait:
    """One oddity of the writing."""
    return replace(TextTrait(trait=word, excerpt=excerpt), **changes)


def boundary(**changes: Any) -> Boundary:
    """The hop where the receiver took the mail in."""
    return replace(Boundary(why="known-receiver", hop=0, source_ip="192.0.2.7", receiver="gmail"), **changes)


def sent(zone: str, **changes: Any) -> DateClaim:
    """The Date field."""
    return replace(DateClaim(role="date", raw=f"Sun, 15 Mar 2026 17:29:00 {zone}", zone=zone), **changes)


def file(filename: str, true_type: str, *traits: str, **changes: Any) -> Attachment:
    """One attached file."""
    fact = Attachment(
        filename=filename,
        declared_type="application/octet-stream",
        true_type=true_type,
        size=4096,
        sha256="0" * 64,
        md5="0" * 32,
        disposition="attachment",
        traits=traits,
    )
    return replace(fact, **changes)


def gate(word: str, pair: tuple[str, str], states: tuple[str, str] = ("error-page", "phishing-form"), **changes: Any) -> Cloaking:
    """A comparison of visitors: what decides about the page shown, and the two that show it."""
    outcome = {"same": "same", "undecided": "not-compared"}.get(word, "different")
    fact = Cloaking(url="https://evil.example/", profiles=pair, outcome=outcome, gate=word, pair=pair, states=states)
    return replace(fact, **changes)


def viewed(state: str, final_url: str = "https://evil.example/", **changes: Any) -> PageView:
    """What one visitor was shown behind the link."""
    return replace(PageView(url="https://evil.example/", profile="desktop-ja", state=state, final_url=final_url), **changes)


def posing(**changes: Any) -> PageBrand:
    """A page that presents itself as the fictional bank."""
    fact = PageBrand(
        url="https://evil.example/",
        host="evil.example",
        profile="desktop-ja",
        brand=BRAND,
        name_ja=BANK.name_ja,
        name_en=BANK.name_en,
        signs=("title", "copyright"),
        web_domains=BANK.web_domains,
    )
    return replace(fact, **changes)
