from __future__ import annotations

import pytest
from tests.book.keys.evidence import of

from gyotaku.book.keys.certificate import certificate
from gyotaku.book.linking import Side, bond, speaks
from gyotaku.book.ports import Key, Known
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Certificate, Link, PageView

PRINT = "0123456789abcdef" * 4
OWN = Certificate(host="a.example", issuer="CA", names=("a.example", "www.a.example"), sha256=PRINT)
SITE = Link(target="x", url="https://a.example/x", scheme="https", host="a.example", registrable="a.example")


def test_domains_on_one_certificate_have_one_holder() -> None:
    """Each domain on the target's certificate is a key; one alone says nothing more than the link."""
    both = Certificate(host="a.example", issuer="CA", names=("a.example", "*.b.example"))
    assert [key.value for key in certificate(of(SITE, both))] == ["a.example", "b.example"]
    assert list(certificate(of(SITE, Certificate(host="a.example", issuer="CA", names=("a.example", "www.a.example"))))) == []


def test_a_hosting_companys_certificate_is_no_key() -> None:
    """Dozens of domains on one certificate belong to strangers."""
    many = Certificate(host="a.example", issuer="CA", names=tuple(f"a{number}.example" for number in range(40)))
    assert list(certificate(of(SITE, many))) == []


def test_the_certificate_of_a_delivery_network_loses_its_weight() -> None:
    """Names of other customers on one certificate are met with every brand."""
    key = Key(family="certificate", value="network.example")
    assert speaks(key, Known(cases=20, brands=("one",)))
    assert not speaks(key, Known(cases=20, brands=("one", "two", "three", "four", "five")))


def prints(evidence: Evidence) -> list[str]:
    """Return the fingerprints among the keys of a case."""
    return [key.value for key in certificate(evidence) if key.family == "certificate-print"]


def test_the_sites_own_certificate_is_a_key_by_its_fingerprint() -> None:
    """Who shows a certificate has its private key: first half of the SHA-256 of its DER form, each once."""
    assert prints(of(SITE, OWN, OWN)) == ["sha256 0123456789abcdef0123456789abcdef"]


def test_the_certificate_of_the_site_a_visit_ended_at_is_a_key_too() -> None:
    """A visit follows the redirects; where the page shown lies is told by its address."""
    end = Certificate(host="b.example", issuer="CA", names=("*.b.example", "b.example"), sha256=PRINT)
    shown = PageView(url="https://a.example/x", profile="desktop", state="card-form", final_url="https://b.example/pay")
    assert prints(of(SITE, end, shown))
    assert not prints(of(SITE, end))
    dead = PageView(url="https://a.example/x", profile="desktop", state="dead", final_url="https://b.example/pay")
    assert not prints(of(SITE, end, dead))


@pytest.mark.parametrize(
    "other",
    [
        Certificate(host="a.example", issuer="CA", names=("a.example",)),
        Certificate(host="c.example", issuer="CA", names=("c.example",), sha256=PRINT),
        Certificate(host="a.example", issuer="CA", names=("hosting.example", "*.hosting.example"), sha256=PRINT),
        Certificate(host="a.example", issuer="CA", names=("a.example", *(f"b{n}.example" for n in range(30))), sha256=PRINT),
    ],
    ids=["known from a log alone", "of a host the mail does not lead to", "shown for any name", "of dozens of domains"],
)
def test_what_is_not_the_sites_own_is_no_fingerprint(other: Certificate) -> None:
    """A server shows some certificate for every name; that of a hosting company belongs to all who rent there."""
    assert not prints(of(SITE, other))


def test_the_certificate_of_a_service_is_no_fingerprint() -> None:
    """A star over a public suffix (pages.dev), or over a service anybody may use, is for everybody who has a place there."""
    place = Link(target="x", url="https://evil.pages.dev/", scheme="https", host="evil.pages.dev", registrable="evil.pages.dev")
    star = Certificate(host="evil.pages.dev", issuer="CA", names=("pages.dev", "*.pages.dev"), sha256=PRINT)
    assert not prints(of(place, star))
    form = Link(target="x", url="https://f.forms.example/", scheme="https", host="f.forms.example", service="form")
    wide = Certificate(host="f.forms.example", issuer="CA", names=("*.forms.example",), sha256=PRINT)
    assert not prints(of(form, wide))
    # Near miss: the place has a certificate of its own.
    mine = Certificate(host="evil.pages.dev", issuer="CA", names=("evil.pages.dev",), sha256=PRINT)
    assert prints(of(place, mine))


def test_a_fingerprint_alone_joins_nothing_and_a_common_one_says_nothing() -> None:
    """With something said that agrees it joins; a delivery network's certificate is met with many brands and many cases."""
    key = Key(family="certificate-print", value="sha256 0123456789abcdef0123456789abcdef")
    subject = Key(family="subject", value="お支払い方法の確認")
    side = Side(label="phishing")
    assert not bond([key], {}, side, side).joins
    assert bond([key, subject], {}, side, side).joins
    common = Known(cases=40, brands=("a", "b", "c", "d"))
    assert not bond([key, subject], {key: common}, side, side).joins
    assert not speaks(key, Known(cases=501, brands=("a",)))


def test_names_and_fingerprint_of_one_certificate_count_once() -> None:
    """They are one thing: a certificate that two sites share has the same names."""
    key, name = Key(family="certificate-print", value="sha256 00"), Key(family="certificate", value="b.example")
    side = Side(label="phishing")
    assert bond([key, name], {}, side, side).keys == (key,)
