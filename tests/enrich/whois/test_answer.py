"""Answers of WHOIS servers: our own synthetic ones, and a collection of 791 real ones where it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.corpora import members

from gyotaku.enrich.whois.answer import ANSWER, WhoisAnswer, read_answer, text_of
from gyotaku.model.facts import Registration

CNNIC = """Domain Name: gghxw.example
ROID: 20260310s10001s00041927-cn
Domain Status: ok
Registrant: 某某
Registrant Contact Email: someone@mail.example
Sponsoring Registrar: 某某科技有限公司
Name Server: ns1.dns.example
Name Server: ns2.dns.example
Registration Time: 2026-03-10 00:20:05
Expiration Time: 2027-03-10 00:20:05
DNSSEC: unsigned
"""

JPRS_EN = """[ JPRS database provides information on network administration. Its use is    ]
[ restricted to network administration purposes. For further information,     ]

Domain Information:
[Domain Name]                   TSUKURIMONO.JP

[Registrant]                    Whois Privacy Protection Service by onamae.example

[Name Server]                   ns1.dns.example
[Name Server]                   ns2.dns.example
[Signing Key]

[Created on]                    2026/03/12
[Expires on]                    2027/03/31
[Status]                        Active
[Last Updated]                  2026/03/12 00:30:07 (JST)
"""

JPRS_JA_ORGANISATION = """[ JPRS database provides information on network administration. Its use is    ]
Domain Information: [ドメイン情報]
a. [ドメイン名]                 TSUKURIMONO.CO.JP
e. [そしきめい]                 かぶしきがいしゃつくりもの
f. [組織名]                     株式会社作り物
g. [Organization]               Tsukurimono Inc.
k. [組織種別]                   株式会社
l. [Organization Type]          Corporation
p. [ネームサーバ]               ns1.dns.example
p. [ネームサーバ]               ns2.dns.example
s. [署名鍵]
[状態]                          Connected (2027/03/31)
[登録年月日]                    2014/02/26
[接続年月日]                    2014/03/05
[最終更新]                      2026/03/01 01:13:36 (JST)
"""

GTLD = """   Domain Name: EVIL.EXAMPLE
   Registry Domain ID: 2806983_DOMAIN_COM-VRSN
   Registrar WHOIS Server: whois.registrar.example
   Registrar URL: http://www.registrar.example
   Updated Date: 2026-03-12T08:30:00Z
   Creation Date: 2026-03-11T16:30:00Z
   Registry Expiry Date: 2027-03-11T16:30:00Z
   Registrar: Registrar of Examples, Inc.
   Registrar Abuse Contact Email: Abuse@registrar.example
   Domain Status: clientTransferProhibited https://icann.org/epp#clientTransferProhibited
   Domain Status: clientHold https://icann.org/epp#clientHold
   Name Server: NS1.DNS.EXAMPLE
   Registrant Name: REDACTED FOR PRIVACY
   Registrant Organization: Privacy service provided by Withheld for Privacy ehf
>>> Last update of whois database: 2026-03-20T08:00:00Z <<<

NOTICE: The expiration date displayed in this record is the date the registrar's sponsorship is currently set to expire.
"""


def read(text: str, server: str = "whois.registry.example") -> WhoisAnswer:
    """Read an answer about the domain it names, else about a made-up one."""
    named = re.search(r"(?:Domain Name:|\[Domain Name\]|\[ドメイン名\])\s*(\S+)", text)
    return read_answer(text.encode(), domain=named[1].lower() if named else "evil.example", server=server)


def registration(text: str, server: str) -> Registration:
    """Read an answer that holds a registration."""
    found = read(text, server).registration
    assert found is not None
    return found


def test_cnnic_time_is_china_time() -> None:
    """CNNIC prints no zone: 00:20 in China is still the evening before in Japan's west; the ROID says the same day."""
    found = registration(CNNIC, "whois.cnnic.cn")
    assert found.registered == date(2026, 3, 10)
    assert found.registered_at == datetime(2026, 3, 9, 16, 20, 5, tzinfo=UTC)
    assert found.object_date == date(2026, 3, 10)
    assert found.expires == date(2027, 3, 10)
    assert found.registrar == "某某科技有限公司"
    assert found.name_servers == ("ns1.dns.example", "ns2.dns.example")


def test_a_roid_of_another_day_is_kept_beside_the_date() -> None:
    """The object number is a second witness: a day that differs stands beside the first, neither is dropped."""
    found = registration(CNNIC.replace("ROID: 20260310", "ROID: 20190628"), "whois.cnnic.cn")
    assert (found.registered, found.object_date) == (date(2026, 3, 10), date(2019, 6, 28))


def test_jprs_gives_a_day_in_japan() -> None:
    """A JPRS date has no time: it is the day in Japan, and no moment is invented."""
    found = registration(JPRS_EN, "whois.jprs.jp")
    assert (found.registered, found.registered_at, found.expires) == (date(2026, 3, 12), None, date(2027, 3, 31))
    assert found.updated_at == datetime(2026, 3, 12, 0, 30, 7, tzinfo=timezone(timedelta(hours=9)))
    assert found.private is True
    assert found.status == ("Active",)


@pytest.mark.parametrize("charset", ["utf-8", "iso2022_jp"])
def test_jprs_in_japanese_is_read_in_both_charsets(charset: str) -> None:
    """Without `/e` the answer is in Japanese, ISO-2022-JP; `Connected (date)` is until when the name is paid for."""
    answer = read_answer(JPRS_JA_ORGANISATION.encode(charset), domain="tsukurimono.co.jp", server="whois.jprs.jp")
    found = answer.registration
    assert found is not None
    assert (found.registered, found.expires) == (date(2014, 2, 26), date(2027, 3, 31))
    assert found.name_servers == ("ns1.dns.example", "ns2.dns.example")
    assert found.registrant
    assert found.private is False


def test_a_name_of_before_1993_has_no_date() -> None:
    """JPRS states no day for names registered before February 1993: the answer is undated, not a failure and not new."""
    answer = read(JPRS_JA_ORGANISATION.replace("2014/02/26", "").replace("2014/03/05", ""), "whois.jprs.jp")
    assert answer.outcome == "undated"
    assert answer.registration is not None
    assert answer.registration.registered is None
    assert "no day" in answer.why


def test_gtld_answer() -> None:
    """Registrar, hidden registrant, status codes without their links, abuse contact and the registrar's server are read."""
    answer = read(GTLD)
    found = answer.registration
    assert found is not None
    assert answer.referral == "whois.registrar.example"
    assert found.registered_at == datetime(2026, 3, 11, 16, 30, tzinfo=UTC)
    # The same moment is the twelfth in Japan: ages are counted in one zone.
    assert found.day(timezone(timedelta(hours=9))) == date(2026, 3, 12)
    assert found.registrar == "Registrar of Examples, Inc."
    assert found.private is True
    assert found.status == ("clientTransferProhibited", "clientHold")
    assert found.abuse == "abuse@registrar.example"
    assert answer.excerpt == "creation date: 2026-03-11T16:30:00Z"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("no matching record.", "available"),
        ('No match for "EVIL.EXAMPLE".\r\n>>> Last update of whois database <<<', "available"),
        ("該当するドメイン名がありません", "available"),
        ("The domain you requested is prohibited.", "reserved"),
        ("WHOIS LIMIT EXCEEDED - SEE WWW.PIR.ORG/WHOIS FOR DETAILS", "refused"),
        ("Number of allowed queries exceeded the limit. Please try again later.", "refused"),
        ("", "unreadable"),
        ("<html>503</html>", "unreadable"),
    ],
)
def test_an_answer_without_registration_says_what_it_is(text: str, outcome: str) -> None:
    """Not registered, reserved, refused and unreadable are different things; none of them is a registration."""
    answer = read(text)
    assert (answer.outcome, answer.registration) == (outcome, None)


def test_terms_of_use_are_no_refusal() -> None:
    """Every second answer ends with rules about excessive querying: a registration above them is what counts."""
    assert read(GTLD + "\nExcessive querying leads to access denied; query limit exceeded.\n").outcome == "registered"


def test_a_hostile_referral_is_no_server() -> None:
    """What is no plain host name is not followed."""
    for word in ("http://", "[::1]", "user@host", "a b.example", "-", "host.example/../x y"):
        assert " " not in read(GTLD.replace("whois.registrar.example", word)).referral
    assert not read(GTLD.replace("whois.registrar.example", "[::1]")).referral


@given(st.binary(max_size=3000))
def test_any_bytes_are_read(raw: bytes) -> None:
    """An answer is somebody else's bytes: nothing raises."""
    read_answer(raw, domain="evil.example", server="whois.cnnic.cn")
    assert text_of(raw) is not None


def test_an_endless_answer_is_cut() -> None:
    """A server that never stops costs a bounded reading."""
    assert len(text_of(b"a" * (ANSWER + 1))) == ANSWER


RESPONSES = "weppos-whois-parser/spec/fixtures/responses/"
EXPLAINED = {
    "whois.nic.uk/uk/status_reserved.txt": "states only a bound: before Aug-1996",
    "whois.nic.as/as/status_registered.txt": "the collection expects none, the answer says: Registered on 02nd August 2000",
}
"""Answers on which we and the collection differ, each with its reason."""


def fixtures() -> Iterator[tuple[str, bytes, str]]:
    """Yield (name, answer, what the collection expects of it) of every answer, the expectation empty where it has none."""
    found = {name.partition(RESPONSES)[2]: raw for name, raw in members("registry.tar.xz") if RESPONSES in name}
    for name, raw in sorted(found.items()):
        if name.endswith(".txt"):
            yield name, raw, found.get(name[:-4] + ".expected", b"").decode()


def expected_moment(text: str) -> tuple[date, datetime | None] | None:
    """Read the day and, where a zone stands with it, the moment that the collection expects of the creation."""
    stated = re.search(r"#created_on\n(?:  .*\n)*?.*%TIME\{([^}]*)\}", text)
    if not stated:
        return None
    when = stated[1]
    if re.fullmatch(r"\d\d/\d\d/\d\d", when):
        return datetime.strptime(when, "%d/%m/%y").replace(tzinfo=UTC).date(), None
    when = when.replace(" UTC", "+00:00").replace(" GMT", "+00:00").replace("Z", "+00:00")
    zoned = re.fullmatch(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d+)? ?([+-]\d\d:?\d\d)", when)
    at = datetime.fromisoformat(f"{zoned[1]}T{zoned[2]}{zoned[3]}") if zoned else None
    return date.fromisoformat(when[:10]), at


def asked_of(raw: bytes, name: str) -> str:
    """Return the domain an answer names; one that names none could be about any."""
    other = read_answer(raw, domain="x.example", server=name.split("/", maxsplit=1)[0])
    return other.why.split()[4].rstrip(",") if other.outcome == "other" else "x.example"


def timed(at: datetime) -> bool:
    """Whether a moment says more than a day: the collection writes midnight UTC where the answer prints no time."""
    return at.astimezone(UTC).time() != datetime.min.time()


def test_every_answer_of_the_collection_is_read_or_explained() -> None:
    """791 answers of 209 servers: the expected day of creation, to the moment where a zone is stated; the rest says why."""
    dated = seen = 0
    wrong: dict[str, str] = {}
    for name, raw, text in fixtures():
        answer = read_answer(raw, domain=asked_of(raw, name), server=name.split("/")[0])
        found, wanted = answer.registration, expected_moment(text)
        seen += 1
        dated += wanted is not None
        silent = "#created_on" not in text or "AttributeNotSupported" in text.partition("#created_on")[2].partition("\n#")[0]
        if wanted and (found is None or found.registered != wanted[0]):
            wrong[name] = f"{found and found.registered} for {wanted[0]}"
        elif wanted and found and wanted[1] and found.registered_at != wanted[1] and (found.registered_at or timed(wanted[1])):
            wrong[name] = f"{found.registered_at} for {wanted[1]}"
        elif not wanted and not silent and found and found.registered:
            wrong[name] = f"{found.registered} for none"
        if found is None or found.registered is None:
            # Absence has its reason: an outcome of its own, and words for people.
            assert answer.outcome in {"available", "reserved", "refused", "undated", "unreadable"}, name
            assert answer.why or answer.outcome == "unreadable", name
    assert (seen, dated) == (791, 225)
    assert wrong.keys() == EXPLAINED.keys(), wrong


def test_no_answer_of_the_collection_is_taken_for_another_domain() -> None:
    """Asked about another name, an answer that states its own is no evidence; one that states the name asked about is."""
    stated = 0
    for name, raw, text in fixtures():
        asked = re.search(r'#domain\n.*?== "([^"]+)"', text)
        if not asked:
            continue
        server = name.split("/")[0]
        assert read_answer(raw, domain=asked[1], server=server).outcome != "other", name
        other = read_answer(raw, domain="other.example", server=server)
        stated += other.outcome == "other"
    assert stated >= 190


@pytest.mark.parametrize(
    "said", ["Domain Name: bank.example", "Domain name:\n   bank.example", "[ドメイン名]  BANK.EXAMPLE", "query: bank.example"]
)
def test_an_answer_about_another_domain_is_no_evidence(said: str) -> None:
    """A fact about somebody else is worse than none; the reason names both."""
    answer = read_answer(
        f"{said}\nCreation Date: 2001-01-01T00:00:00Z\n".encode(), domain="evil.example", server="whois.registry.example"
    )
    assert (answer.outcome, answer.registration) == ("other", None)
    assert answer.why == "the answer is about bank.example, not about evil.example"
    same = said.replace("bank", "evil").replace("BANK", "EVIL")
    assert read_answer(
        f"{same}\nCreation Date: 2001-01-01T00:00:00Z\n".encode(), domain="evil.example", server="s.example"
    ).registration


def test_a_name_in_another_script_is_the_same_domain() -> None:
    """The registry may print the name as people write it."""
    raw = "Domain Name: 日本語.example\nCreation Date: 2001-01-01T00:00:00Z\n".encode()
    assert read_answer(raw, domain="xn--wgv71a119e.example", server="s.example").outcome == "registered"
