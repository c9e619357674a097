"""RDAP answers: shapes of RFC 9083 written by us, and a collection of real ones where it is there."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpora import members

from gyotaku.enrich.rdap import ANSWER, RdapAnswer, read_address, read_domain

JST = timezone(timedelta(hours=9))


def card(**rows: object) -> list[object]:
    """A jCard with these properties (RFC 7095)."""
    return ["vcard", [["version", {}, "text", "4.0"], *([name, {}, "text", value] for name, value in rows.items())]]


DOMAIN: dict[str, Any] = {
    "objectClassName": "domain",
    "ldhName": "EVIL.EXAMPLE",
    "events": [
        {"eventAction": "registration", "eventDate": "2026-03-11T16:30:00Z"},
        {"eventAction": "expiration", "eventDate": "2027-03-11T16:30:00Z"},
        {"eventAction": "last changed", "eventDate": "2026-03-12T00:00:00+09:00"},
    ],
    "status": ["client hold", "client transfer prohibited"],
    "nameservers": [{"ldhName": "NS1.DNS.EXAMPLE."}, {"ldhName": "ns2.dns.example"}],
    "links": [{"rel": "related", "type": "application/rdap+json", "href": "https://rdap.registrar.example/domain/evil.example"}],
    "entities": [
        {"objectClassName": "entity", "roles": ["registrant"], "vcardArray": card(fn="", org="Example Person")},
        {
            "objectClassName": "entity",
            "roles": ["registrar"],
            "vcardArray": card(fn="Registrar of Examples, Inc."),
            "entities": [{"roles": ["abuse"], "vcardArray": card(fn="Abuse", email="Abuse@registrar.example")}],
        },
    ],
}


def read(tree: object) -> RdapAnswer:
    """Read an answer about the made-up domain."""
    return read_domain(msgspec.json.encode(tree), "evil.example")


def changed(**fields: object) -> dict[str, Any]:
    """The made-up domain with some members replaced."""
    return {**DOMAIN, **fields}


def test_a_domain_is_read_whole() -> None:
    """Events, registrar, registrant, status, name servers, the nested abuse contact and the registrar's own answer."""
    answer = read(DOMAIN)
    found = answer.registration
    assert found is not None
    assert (answer.outcome, answer.related) == ("registered", "https://rdap.registrar.example/domain/evil.example")
    assert found.registered_at == datetime(2026, 3, 11, 16, 30, tzinfo=UTC)
    # Half past four in the afternoon of the eleventh in UTC is the twelfth in Japan.
    assert found.day(JST) == date(2026, 3, 12)
    assert found.expires == date(2027, 3, 11)
    assert found.updated_at == datetime(2026, 3, 11, 15, 0, tzinfo=UTC)
    assert (found.registrar, found.abuse) == ("Registrar of Examples, Inc.", "abuse@registrar.example")
    assert (found.registrant, found.private) == ("Example Person", False)
    assert found.name_servers == ("ns1.dns.example", "ns2.dns.example")
    assert found.status == ("client hold", "client transfer prohibited")


@pytest.mark.parametrize(
    "entity",
    [
        {"roles": ["registrant"], "vcardArray": card(fn="")},
        {"roles": ["registrant"]},
        {"roles": ["registrant"], "vcardArray": card(fn="REDACTED FOR PRIVACY")},
        {"roles": ["registrant"], "vcardArray": card(fn="x"), "remarks": [{"title": "REDACTED FOR PRIVACY"}]},
        {"roles": ["registrant"], "vcardArray": card(fn="Domain Admin", org="Domains By Proxy, LLC")},
    ],
)
def test_a_hidden_registrant_is_told_by_any_sign(entity: dict[str, Any]) -> None:
    """An empty name, a redaction word, a remark or a privacy service: the holder is hidden."""
    found = read(changed(entities=[entity])).registration
    assert found is not None
    assert found.private is True


def test_redaction_by_the_standard_is_a_hidden_registrant() -> None:
    """RFC 9537 lists what was taken out; a partly shown value is not hidden."""
    redacted = [{"name": {"description": "Registrant Name"}, "method": "emptyValue"}]
    found = read(changed(entities=[], redacted=redacted)).registration
    assert found is not None
    assert found.private is True
    partly = [{"name": {"description": "Registrant Name"}, "method": "partialValue"}]
    found = read(changed(entities=[], redacted=partly)).registration
    assert found is not None
    assert found.private is None


def test_no_registrant_at_all_says_nothing() -> None:
    """A thin registry names none: that is neither hidden nor public."""
    found = read(changed(entities=[])).registration
    assert found is not None
    assert (found.registrant, found.private) == ("", None)


def test_an_answer_without_registration_event_is_undated() -> None:
    """No event, no age: nothing is made up from other events."""
    answer = read(changed(events=[{"eventAction": "last changed", "eventDate": "2026-03-12T00:00:00Z"}]))
    assert answer.outcome == "undated"
    assert answer.registration is not None
    assert answer.registration.registered is None


@pytest.mark.parametrize(
    ("tree", "outcome"),
    [
        ({"errorCode": 404, "title": "Object not found"}, "available"),
        ({"errorCode": 429, "title": "Too many requests"}, "refused"),
        ({"errorCode": 500}, "unreadable"),
        ({"objectClassName": "entity"}, "unreadable"),
        ([], "unreadable"),
        ("x", "unreadable"),
        ({"objectClassName": "domain", "events": {"eventAction": "registration"}, "entities": 7, "status": "x"}, "undated"),
    ],
)
def test_errors_and_other_shapes_say_what_they_are(tree: object, outcome: str) -> None:
    """An error object, another object or a wrong shape is never a registration."""
    assert read(tree).outcome == outcome


@pytest.mark.parametrize("raw", [b"", b"{", b"[" * 100_000, b"\xff\xfe", b'{"objectClassName": "domain"' + b" " * ANSWER + b"}"])
def test_garbage_is_unreadable(raw: bytes) -> None:
    """Broken, deep or endless JSON says so."""
    answer = read_domain(raw, "evil.example")
    assert answer.outcome == "unreadable"
    assert answer.why


def test_entities_nested_in_circles_are_bounded() -> None:
    """A thousand nested entities cost a bounded walk."""
    entity: dict[str, Any] = {"roles": ["technical"]}
    for _ in range(60):
        entity = {"roles": ["technical"], "entities": [entity] * 2} if len(str(entity)) < 10_000 else {"entities": [entity]}
    assert read(changed(entities=[entity] * 50)).outcome == "registered"


NETWORK: dict[str, Any] = {
    "objectClassName": "ip network",
    "startAddress": "192.0.2.0",
    "endAddress": "192.0.2.255",
    "name": "EXAMPLE-NET",
    "country": "jp",
    "cidr0_cidrs": [{"v4prefix": "192.0.2.0", "length": 24}],
    "entities": [
        {"roles": ["registrant"], "vcardArray": card(fn="Example Cloud KK")},
        {"roles": ["noc", "abuse"], "vcardArray": card(fn="Abuse", email="abuse@cloud.example")},
    ],
}


def test_an_address_is_read() -> None:
    """Holder, country, range and where abuse is reported, as the regional registry holds them."""
    found = read_address(msgspec.json.encode(NETWORK), "192.0.2.7").network
    assert found is not None
    assert (found.ip, found.organisation, found.country) == ("192.0.2.7", "Example Cloud KK", "JP")
    assert (found.prefix, found.abuse) == ("192.0.2.0/24", "abuse@cloud.example")


def test_a_network_without_extensions_is_told_by_its_ends() -> None:
    """The cidr0 extension is optional; a network without a named holder is told by its own name."""
    bare = {key: value for key, value in NETWORK.items() if key not in {"cidr0_cidrs", "entities"}}
    found = read_address(msgspec.json.encode(bare), "192.0.2.7").network
    assert found is not None
    assert (found.prefix, found.organisation) == ("192.0.2.0 – 192.0.2.255", "EXAMPLE-NET")
    assert read_address(msgspec.json.encode(DOMAIN), "192.0.2.7").outcome == "unreadable"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(
                    ["objectClassName", "events", "entities", "roles", "vcardArray", "status", "redacted", "name", "links"]
                ),
                inner,
            )
        ),
    )
)
def test_any_tree_is_read(tree: object) -> None:
    """An answer is somebody else's bytes: no shape raises."""
    answer = read({"objectClassName": "domain", **tree} if isinstance(tree, dict) else tree)
    assert answer.registration is not None or answer.why
    address = read_address(msgspec.json.encode({"objectClassName": "ip network", "entities": tree}), "192.0.2.7")
    assert address.network is not None


EXPECTED = {
    "home.moscow.json": "2021-10-19T19:28:12Z",
    "lemonde.fr.json": "2005-08-02T14:16:36Z",
    "microsoft.click.json": "2014-11-12T19:15:55.283Z",
    "domain_afnic_fr.json": "2001-12-10T23:00:00Z",
    "lookup_with_redaction.json": "1997-06-03T00:00:00Z",
    "xn--fo-5ja_example.json": "1990-12-31T23:59:59Z",
}


def test_real_answers_are_read_to_the_moment() -> None:
    """Answers of registries and registrars in the shared collection: moment of registration; every other file is no domain."""
    seen = 0
    for name, raw in members("registry.tar.xz"):
        if not name.endswith(".json"):
            continue
        seen += 1
        short = name.rpartition("/")[2]
        answer = read_domain(raw, "x.example")
        if short in EXPECTED:
            assert answer.registration is not None, name
            assert answer.registration.registered_at == datetime.fromisoformat(EXPECTED[short]), name
        elif answer.registration is None:
            assert answer.why, name
    assert seen == 28


def test_real_redaction_is_seen() -> None:
    """Two registries hide the holder in two ways; a company that shows itself is not hidden."""
    answers = {
        name.rpartition("/")[2]: read_domain(raw, "x") for name, raw in members("registry.tar.xz") if name.endswith(".json")
    }
    hidden = {name: one.registration.private for name, one in answers.items() if one.registration}
    assert hidden["lookup_with_redaction.json"] is True
    assert hidden["microsoft.click.json"] is True
    assert answers["network_192_198_0_0.json"].outcome == "unreadable"
