"""How the sender relates to the brand claimed and to the recipient."""

from __future__ import annotations

import pytest

from gyotaku import analyse
from gyotaku.data.domains import registrable, to_unicode
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Address, BrandClaim, Fact, Link, LookAlike, SenderClass
from gyotaku.model.message import Message, Specimen
from gyotaku.observe.sender import sender
from gyotaku.settings import DEFAULT, Settings

MESSAGE = Message(specimen=Specimen(name="x", raw=b"", sha256=""), headers=(), parts=())


def _mailbox(address: str, role: str = "from", display: str = "") -> Address:
    local, _, domain = address.partition("@")
    shown = to_unicode(domain)
    return Address(
        role=role,
        address=address,
        local=local,
        domain=domain,
        domain_unicode=shown if shown != domain else "",
        registrable=registrable(domain),
        display=display,
    )


def _claim(brand: str) -> BrandClaim:
    return BrandClaim(brand=brand, name_ja=brand, name_en=brand, category="", place="display", matched=brand, primary=True)


def _link(host: str, official: str = "", userinfo: str = "") -> Link:
    return Link(target=f"https://{host}/", host=host, official=official, userinfo=userinfo)


def _seen(*facts: Fact, settings: Settings = DEFAULT) -> list[Fact]:
    evidence = Evidence().plus(tuple(Observation(id="", fact=fact) for fact in facts))
    return [seen.fact for seen in sender(MESSAGE, evidence, settings)]


def _class(*facts: Fact, settings: Settings = DEFAULT) -> SenderClass:
    (found,) = [fact for fact in _seen(*facts, settings=settings) if isinstance(fact, SenderClass)]
    return found


@pytest.mark.parametrize(
    ("address", "brand", "relation", "other"),
    [
        ("statement@vpass.ne.jp", "smbc-card", "official", ""),
        ("info@01epos.jp", "epos", "official", ""),
        ("mail@qa.jcb.co.jp", "jal", "group-company", "JCB"),
        ("taro@docomo.ne.jp", "docomo", "shared-host", "NTTドコモ"),
        ("taro@docomo.ne.jp", "d-card", "shared-host", "NTTドコモ"),
        ("u1@em.sendgrid.net", "amazon", "mailing-service", "SendGrid"),
        ("x@kuronekoyamato.co.jp", "nhk", "other-brand", "ヤマト運輸"),
        ("x@amazon-support.xyz", "amazon", "look-alike", "amazon.co.jp"),
        ("x@gmail.com", "amazon", "free-mail", "Gmail"),
        ("x@abc.ocn.ne.jp", "amazon", "free-mail", "OCN"),
        ("x@gghxw.cn", "pocketcard", "unrelated", ""),
    ],
)
def test_the_relations(address: str, brand: str, relation: str, other: str) -> None:
    """One word for how the From address relates to the brand, and whom else it concerns."""
    found = _class(_mailbox(address), _claim(brand))
    assert (found.relation, found.other, found.brand) == (relation, other, brand)


def test_without_a_brand_the_relation_is_unknown() -> None:
    """Nothing is claimed, so nothing can be compared."""
    assert _class(_mailbox("x@gghxw.cn")).relation == "unknown"
    assert _class(_mailbox("x@amazon.co.jp")).relation == "unknown"


def test_a_mail_from_its_own_recipient_is_self() -> None:
    """Spoofing the recipient's own address or domain is a kind of its own."""
    to = _mailbox("hanako@shop.example", "to")
    assert _class(_mailbox("hanako@shop.example"), to, _claim("amazon")).relation == "self"
    assert _class(_mailbox("admin@mail.shop.example"), to).relation == "self"
    assert _class(_mailbox("x@other.example"), to, _claim("amazon")).relation == "unrelated"


def test_a_shared_provider_makes_nobody_the_same() -> None:
    """Two customers of one free-mail provider are strangers."""
    found = _class(_mailbox("taro@gmail.com"), _mailbox("hanako@gmail.com", "to"))
    assert (found.relation, found.other) == ("free-mail", "Gmail")


def test_own_domains_are_a_setting() -> None:
    """The recipient may be hidden; the user can name the domains."""
    settings = Settings(own_domains=("shop.example",))
    assert _class(_mailbox("admin@shop.example"), settings=settings).relation == "self"


def test_the_seeds_sender_borrows_the_recipients_name(example: bytes) -> None:
    """To: user@…, From: user.isztcg@gghxw.cn."""
    found = analyse(example).evidence.first(SenderClass)
    assert found is not None
    fact = found[0]
    assert (fact.relation, fact.local_part, fact.borrowed, fact.suffix) == ("unrelated", "borrowed", "user", ".isztcg")


def test_colleagues_do_not_borrow() -> None:
    """At one domain names are given by one hand."""
    found = _class(_mailbox("taro.test@shop.example"), _mailbox("taro@shop.example", "to"))
    assert found.local_part == "plain"


def test_the_brand_word_left_of_the_registrable_domain_is_named() -> None:
    """kurashi-tepco.zjfldz.cn: anybody can arrange that."""
    assert _class(_mailbox("mail@kurashi-tepco.zjfldz.cn"), _claim("tepco")).subdomain_brand == "tepco"
    assert _class(_mailbox("mail@mail.kurashi-tepco.cn"), _claim("tepco")).subdomain_brand == ""
    assert _class(_mailbox("mail@mail.tepco.co.jp"), _claim("tepco")).subdomain_brand == ""


def test_an_unverified_entry_makes_an_unverified_relation() -> None:
    """General knowledge never makes a hard fact alone."""
    assert not _class(_mailbox("x@gghxw.cn"), _claim("dhl")).verified
    assert _class(_mailbox("x@gghxw.cn"), _claim("pocketcard")).verified


def test_look_alikes_are_stated_once_for_each_place() -> None:
    """From, Reply-To, display name, links and userinfo."""
    facts = (
        _mailbox("a@amazon-support.xyz", display="amazom.co.jp"),
        _mailbox("b@amazon-reply.xyz", "reply-to"),
        _claim("amazon"),
        _link("amazon.co.jp.evil.example"),
        _link("amazon.co.jp.evil.example"),
        _link("www.amazon.co.jp", official="amazon"),
        _link("dnhsad.cn", userinfo="www.amazon.co.jp"),
    )
    alike = [fact for fact in _seen(*facts) if isinstance(fact, LookAlike)]
    assert [(fact.host, fact.place, fact.method) for fact in alike] == [
        ("amazon-support.xyz", "from", "concatenation"),
        ("amazon-reply.xyz", "reply-to", "concatenation"),
        ("amazom.co.jp", "display", "typo"),
        ("amazon.co.jp.evil.example", "link", "fake-suffix"),
        ("dnhsad.cn", "link", "userinfo"),
    ]
    assert {fact.brand for fact in alike} == {"amazon"}
    assert alike[3].registrable == "evil.example"


def test_a_mention_makes_no_look_alike() -> None:
    """A host with a brand's word imitates only a brand the mail claims."""
    mention = BrandClaim(
        brand="amazon", name_ja="Amazon", name_en="Amazon", category="ec", place="body", matched="Amazon", mention=True
    )
    facts = _seen(_mailbox("a@b.example"), mention, _link("amazon-fans.example"))
    assert [fact for fact in facts if isinstance(fact, LookAlike)] == []


def test_a_sender_without_domain_has_no_relation() -> None:
    """Nothing can be compared; the kind is then absent."""
    assert _seen(_mailbox("broken"), _claim("amazon")) == []
