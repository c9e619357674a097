from __future__ import annotations

from tests.book.keys.evidence import of

from gyotaku.book.keys.certificate import certificate
from gyotaku.book.linking import speaks
from gyotaku.book.ports import Key, Known
from gyotaku.model.facts import Certificate, Link

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
