from __future__ import annotations

import pytest
from tests.enrich.answering import Table, ports

from gyotaku.data.blocklists import blocklists
from gyotaku.enrich import WAYS
from gyotaku.enrich.blocklists import question, read
from gyotaku.model.facts import DnsAnswer, Listing
from gyotaku.settings import Choice
from gyotaku.transport import FailedError

LISTS = blocklists().lists


@pytest.mark.parametrize(
    ("name", "about", "asked"),
    [
        ("spamhaus-zen", "ip:192.0.2.99", "99.2.0.192.zen.test"),
        (
            "spamhaus-zen",
            "ip:2001:db8::1",
            "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.zen.test",
        ),
        ("spamhaus-dbl", "domain:login.evil.example", "login.evil.example.zen.test"),
        ("surbl", "domain:login.evil.co.jp", "evil.co.jp.zen.test"),
    ],
)
def test_the_question_is_the_subject_reversed_or_the_name_below_the_zone(name: str, about: str, asked: str) -> None:
    """RFC 5782 sections 2.1, 2.3 and 2.4; a list of registered domains is asked about those."""
    assert question(about, LISTS[name], "zen.test") == asked


@pytest.mark.parametrize(("name", "about"), [("spamcop", "ip:2001:db8::1"), ("spamhaus-dbl", "domain:192.0.2.1")])
def test_a_list_is_not_asked_what_it_cannot_hold(name: str, about: str) -> None:
    """IPv6 at a list without it, an address at a list of names: nobody serves that, which is not clean."""
    with pytest.raises(FailedError, match="no-service"):
        question(about, LISTS[name], "x.test")


@pytest.mark.parametrize(
    ("name", "values", "category"),
    [
        ("spamhaus-zen", ("127.0.0.2", "127.0.0.4"), "SBL: spam source, XBL: hijacked or infected machine"),
        ("spamhaus-zen", ("127.0.0.10",), "policy (PBL): a line that should not send mail directly"),
        ("spamhaus-zen", ("127.0.0.77",), "code 127.0.0.77"),
        ("spamhaus-dbl", ("127.0.1.4",), "phishing"),
        ("surbl", ("127.0.0.24",), "phishing, malware"),
        ("uribl", ("127.0.0.2",), "black: spam"),
    ],
)
def test_return_codes_are_read_by_the_meaning_the_list_gives_them(name: str, values: tuple[str, ...], category: str) -> None:
    """Single codes and packed bits; an unknown code is shown as it is."""
    found = read("ip:192.0.2.1", LISTS[name], DnsAnswer(name="x", rrtype="A", values=values))
    assert (found.listed, found.category, found.list) == (True, category, LISTS[name].list)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("spamhaus-zen", "127.255.255.254", "refused"),
        ("spamhaus-dbl", "127.255.255.252", "refused"),
        ("spamhaus-dbl", "127.0.1.255", "refused"),
        ("surbl", "127.0.0.1", "refused"),
        ("uribl", "127.0.0.1", "refused"),
        ("spamcop", "198.51.100.7", "unparsable"),
    ],
)
def test_a_refusal_and_a_wildcard_are_no_listing(name: str, value: str, why: str) -> None:
    """127.255.255.x means that the resolver is not served; an address outside 127/8 is somebody who answers every name."""
    with pytest.raises(FailedError) as failed:
        read("ip:192.0.2.1", LISTS[name], DnsAnswer(name="x", rrtype="A", values=(value,)))
    assert failed.value.why == why


def test_not_listed_is_a_fact_with_its_list() -> None:
    """No such name in the zone means: asked, and not listed."""
    names = Table({})
    (answer,) = WAYS.named("spamhaus-zen").ask("ip:192.0.2.1", ports(names=names, choice=Choice(endpoint="zen.test")))
    assert answer.facts == (Listing(about="ip:192.0.2.1", listed=False, list="Spamhaus ZEN"),)
    assert names.asked == [("1.2.0.192.zen.test", "A")]
    assert answer.note == "1.2.0.192.zen.test A: no-such-name"


def test_every_list_of_the_data_file_is_a_way() -> None:
    """A list is added by its entry alone."""
    assert set(LISTS) <= set(WAYS.names())
