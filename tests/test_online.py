"""The whole way: one mail, servers of ours on loopback, one report, one recording that replays to the same bytes."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest
from tests.corpora import ROOT
from tests.loopback import Authority, Heard, Page, handshakes, http, lines, names

from gyotaku.cli.app import run
from gyotaku.desk import Desk
from gyotaku.enrich import WAYS
from gyotaku.model.case import Case
from gyotaku.model.evidence import Reason
from gyotaku.model.facts import Certificate, DnsAnswer, Listing, Network, Registration
from gyotaku.settings import Choice, Online, Settings, settings_from
from gyotaku.transport import Answer, Ports, Way
from gyotaku.transport.live import Live

MAIL = ROOT / "examples" / "pocketcard" / "mail.eml"
HOST, SENDER, LINKED, IP, SITE = "caudshowcy.xy399566.cn", "gghxw.cn", "xy399566.cn", "101.47.78.1", "104.21.75.121"
SERVERS = ("rdap.test", "crt.test", "vt.test", "urlhaus.test", "urlscan.test", "feed.test", "google.test")
ZONE: dict[tuple[str, str], tuple[str, ...] | str] = {
    **{(server, "A"): ("127.0.0.1",) for server in SERVERS},
    (HOST, "A"): (SITE,),
    (HOST, "TXT"): (),
    (SENDER, "A"): (IP,),
    (SENDER, "MX"): (f"10 mail.{SENDER}.",),
    (SENDER, "TXT"): ('"v=spf1 ip4:101.47.78.1 -all"',),
    (f"_dmarc.{SENDER}", "TXT"): ('"v=DMARC1; p=none"',),
    ("1.78.47.101.in-addr.arpa", "PTR"): ("no-such-name",),
    ("1.78.47.101.origin.asn.cymru.com", "TXT"): ('"56046 | 101.47.0.0/16 | CN | apnic | 2011-01-01"',),
    ("121.75.21.104.origin.asn.cymru.com", "TXT"): ('"13335 | 104.21.0.0/16 | US | arin | 2014-03-28"',),
    ("as56046.asn.cymru.com", "TXT"): ('"56046 | CN | apnic | 2011-01-01 | CMNET, CN"',),
    ("as13335.asn.cymru.com", "TXT"): ('"13335 | US | arin | 2010-07-14 | CLOUDFLARENET, US"',),
    ("1.78.47.101.zen.spamhaus.org", "A"): ("127.0.0.2",),
    (f"{HOST}.dbl.spamhaus.org", "A"): ("127.255.255.254",),
    (f"{LINKED}.multi.surbl.org", "A"): ("127.0.0.8",),
    (f"{LINKED}.multi.uribl.com", "A"): "servfail",
}
ZONE["1.78.47.101.in-addr.arpa", "PTR"] = "no-such-name"


def rdap(name: str) -> bytes:
    """Return an answer in the form of RFC 9083."""
    registered = {SENDER: "2026-03-10T02:00:00Z", LINKED: "2026-03-12T02:00:00Z"}[name]
    return json.dumps(
        {
            "objectClassName": "domain",
            "ldhName": name,
            "events": [{"eventAction": "registration", "eventDate": registered}],
            "entities": [
                {
                    "objectClassName": "entity",
                    "roles": ["registrar"],
                    "vcardArray": ["vcard", [["fn", {}, "text", "A Registrar"]]],
                }
            ],
        }
    ).encode()


def respond(_method: str, path: str, body: bytes) -> Page:
    """Answer as the services document it."""
    fields = {"Content-Type": "application/json"}
    if path.startswith("/domain/"):
        return 302, {"Location": "/moved" + path}, b""
    if path.startswith("/moved/domain/"):
        return 200, fields, rdap(path.rpartition("/")[2])
    if path.startswith("/ip/"):
        return 404, fields, b'{"errorCode": 404}'
    if path.startswith("/?q="):
        row = {"id": 7, "issuer_name": "C=US, O=Let's Encrypt", "name_value": HOST, "not_before": "2026-03-13T01:00:00"}
        return (
            200,
            fields,
            json.dumps([row | {"not_after": "2026-06-11T01:00:00", "entry_timestamp": "2026-03-13T02:00:00"}]).encode(),
        )
    if path.startswith("/api/v3/domains/"):
        return (
            200,
            fields,
            json.dumps({"data": {"attributes": {"last_analysis_stats": {"malicious": 12, "harmless": 70}}}}).encode(),
        )
    if path.startswith("/api/v3/"):
        return 404, fields, b"{}"
    if path.startswith("/v1/"):
        return 429, {"Retry-After": "3600"}, b""
    if path.startswith("/api/v1/search/"):
        return 200, fields, b'{"total": 0, "results": []}'
    if path.startswith("/v5/"):
        return 200, fields, b"<html>not what was promised</html>"
    if path == "/feed.txt":
        return 200, {}, f"https://other.example/\nhttps://{HOST}/netsgvice/logyino/\n".encode()
    return 500, {}, body


class World:
    """The servers of one test and the settings file that points at them."""

    def __init__(self, folder: Path, web: Heard, dns: Heard, whois: Heard, authority: Authority) -> None:
        self.web, self.dns, self.whois = web, dns, whois
        endpoints = {
            "rdap": "https://rdap.test:{port}",
            "rdap-ip": "https://rdap.test:{port}",
            "crt.sh": "https://crt.test:{port}",
            "virustotal": "https://vt.test:{port}",
            "urlhaus": "https://urlhaus.test:{port}",
            "urlscan": "https://urlscan.test:{port}",
            "safe-browsing": "https://google.test:{port}",
            "openphish": "https://feed.test:{port}/feed.txt",
            "whois": f"127.0.0.1:{whois.port}",
        }
        keys = {"virustotal", "urlhaus", "urlscan", "safe-browsing"}
        sections = [
            f'[online.providers."{name}"]\nendpoint = "{end.format(port=web.port)}"\n'
            + ('key = "k3y"\n' if name in keys else "")
            # Below the distance that VirusTotal wants kept: a second question is refused at once, not waited for.
            + ("seconds = 14.0\n" if name == "virustotal" else "")
            for name, end in endpoints.items()
        ]
        head = (
            f'[online]\nallow_networks = ["127.0.0.1/32"]\nresolvers = ["127.0.0.1:{dns.port}"]\n'
            f'ca_file = "{authority.file}"\nretries = 1\nseconds = 60.0\n'
        )
        self.file = folder / "settings.toml"
        self.file.write_text(head + "\n".join(sections), encoding="utf-8")

    @property
    def settings(self) -> Settings:
        """The settings as read."""
        return settings_from("settings.toml", self.file.read_bytes())


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Start the servers."""
    folder = tmp_path_factory.mktemp("world")
    authority = Authority(folder)
    with ExitStack() as stack:
        web = stack.enter_context(http(respond, tls=authority.server(*SERVERS)))
        dns = stack.enter_context(names(ZONE))
        whois = stack.enter_context(lines(lambda line: f"No match for {line}\r\n".encode()))
        yield World(folder, web, dns, whois, authority)


@pytest.fixture(scope="module")
def written(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run the command once, as a person does."""
    folder = tmp_path_factory.mktemp("online")
    kept = [f"--out={folder / 'live'}", f"--record={folder / 'answers.json'}", f"--sent={folder / 'sent.jsonl'}"]
    code = run(["report", str(MAIL), "--online", "--settings", str(world.file), *kept])
    assert code == 0
    return folder


def case_of(folder: Path) -> Case:
    """Read the case that was written."""
    return msgspec.json.decode((folder / "mail" / "case.json").read_bytes(), type=Case)


def test_every_provider_gives_its_facts(written: Path) -> None:
    """Registration, DNS, network, listings and certificates are in the case, each with who said so, when, and a hash."""
    evidence = case_of(written / "live").evidence
    registered = {fact.domain: str(fact.registered) for fact, _ in evidence.of(Registration)}
    assert {name.replace("[.]", "."): day for name, day in registered.items()} == {SENDER: "2026-03-10", LINKED: "2026-03-12"}
    listed = {fact.list: fact.category for fact, _ in evidence.of(Listing) if fact.listed}
    assert listed == {
        "Spamhaus ZEN": "SBL: spam source",
        "SURBL": "phishing",
        "VirusTotal": "malicious 12, suspicious 0, of 82 engines",
        "OpenPhish": "phishing",
    }
    assert {fact.asn for fact, seen in evidence.of(Network) if seen.source.name == "Team Cymru"} == {56046, 13335}
    assert [fact.issuer for fact, _ in evidence.of(Certificate)] == ["C=US, O=Let's Encrypt"]
    assert any(fact.rrtype == "A" and fact.ttl == 300 for fact, _ in evidence.of(DnsAnswer))
    for kind in (Registration, DnsAnswer, Certificate, Listing):
        for _, seen in evidence.of(kind):
            assert seen.at is not None
            assert seen.source.answer_sha256
            assert seen.excerpt


def test_what_failed_is_an_absence_with_its_reason(written: Path) -> None:
    """Refused, rate-limited, unparsable, broken, not found and without a key are told apart and never read as clean."""
    absences = {(one.detail, one.reason) for one in case_of(written / "live").evidence.absences}
    assert ("spamhaus-dbl: refused", Reason.FAILED) in absences
    assert ("urlhaus: rate-limited", Reason.FAILED) in absences
    assert ("uribl: servfail", Reason.FAILED) in absences
    assert ("safe-browsing: unparsable", Reason.UNREADABLE) in absences
    assert ("urlscan: not-present", Reason.NOT_PRESENT) in absences
    assert ("phishtank: not-disclosed", Reason.NOT_ATTEMPTED) in absences
    assert ("served: off", Reason.NOT_ATTEMPTED) in absences
    assert ("barracuda: off", Reason.NOT_ATTEMPTED) in absences


def test_the_report_shows_the_reasons(written: Path) -> None:
    """A reader sees 「確認できず」 with why, and English says it too."""
    japanese = (written / "live" / "mail" / "report.ja.html").read_text(encoding="utf-8")
    english = (written / "live" / "mail" / "report.en.html").read_text(encoding="utf-8")
    assert "確認できず（" in japanese
    assert "2026-03-10" in japanese
    assert "not known (" in english


def test_the_recording_replays_to_the_same_bytes(written: Path) -> None:
    """Every file of the report, made from the recording alone, without a server."""
    code = run(["report", str(MAIL), "--replay", str(written / "answers.json"), "--out", str(written / "again")])
    assert code == 0
    files = sorted(path.name for path in (written / "live" / "mail").iterdir())
    assert len(files) == 5
    for name in files:
        assert (written / "live" / "mail" / name).read_bytes() == (written / "again" / "mail" / name).read_bytes(), name


def test_the_log_tells_what_was_sent_to_whom(written: Path, world: World) -> None:
    """Every question stands in it; nothing names the recipient, no whole URL left, no key is written."""
    raw = (written / "sent.jsonl").read_text(encoding="utf-8")
    sent = [json.loads(line) for line in raw.splitlines()]
    assert {line["way"] for line in sent} >= {
        "rdap",
        "resolver",
        "crt.sh",
        "virustotal",
        "spamhaus-zen",
        "authentication",
        "cymru",
    }
    assert "k3y" not in raw
    everything = raw + "\n".join(world.web.asked + world.dns.asked + world.whois.asked)
    assert "netsgvice" not in everything
    assert "user@" not in everything
    assert all("openphish" in line["way"] for line in sent if "feed" in line["what"])


def test_a_hanging_and_a_crashing_provider_cost_their_own_part_only(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report comes, says both, and the verdict is not safer than without them."""
    go = threading.Event()

    def hang(_about: str, _ports: Ports) -> list[Answer]:
        go.wait(120)
        return []

    def crash(_about: str, _ports: Ports) -> list[Answer]:
        raise ZeroDivisionError

    chosen = world.settings
    more = [Way(name=name, provider="registration", ask=ask, tells="") for name, ask in (("hanging", hang), ("crashing", crash))]
    monkeypatch.setattr(WAYS, "_sorted", [*WAYS, *more])
    online = msgspec.structs.replace(chosen.online, providers={**chosen.online.providers, "hanging": Choice(seconds=0.2)})
    with_both = Live(online, environment={})
    desk = Desk(chosen, with_both)
    (specimen,) = desk.open([str(MAIL)])
    (case,) = desk.cases(specimen)  # type: ignore[arg-type]
    go.set()
    details = {one.detail for one in case.evidence.absences}
    assert {"hanging: timeout", "crashing: crashed"} <= details
    assert list(case.evidence.of(Registration))
    offline = next(Desk().cases(specimen))  # type: ignore[arg-type]
    assert case.verdict.score >= offline.verdict.score
    shown = desk.export("md", case, "ja").decode()
    assert "確認できず（hanging：時間内に応答なし）" in shown
    assert "確認できず（crashing：照会のプログラムに障害）" in shown


def test_a_wide_mail_is_asked_side_by_side(world: World) -> None:
    """Twenty hosts: every one is asked, and nobody waits for the one before (six under way at once, shown by a barrier)."""
    together = threading.Barrier(6)
    asked: list[str] = []

    def meet(about: str, _ports: Ports) -> list[Answer]:
        asked.append(about)
        together.wait(30)
        return []

    door = Live(msgspec.structs.replace(world.settings.online, seconds=60), environment={})
    door.begin([])
    hosts = [f"domain:h{number}.example" for number in range(18)]
    door.start("registration", hosts, [Way(name="meet", provider="registration", ask=meet, tells="")])
    assert [door.ask("registration", host)[0].outcome for host in hosts] == ["not-present"] * 18
    assert sorted(asked) == sorted(hosts)


def test_online_is_never_the_default(world: World, tmp_path: Path) -> None:
    """Without --online the settings file opens nothing: no server hears anything."""
    before = len(world.web.asked) + len(world.dns.asked) + len(world.whois.asked)
    assert run(["report", str(MAIL), "--settings", str(world.file), "--out", str(tmp_path)]) == 0
    assert len(world.web.asked) + len(world.dns.asked) + len(world.whois.asked) == before
    assert Online() == Settings().online


LURE = (
    b"Received: from mail.sender.co.jp (mail.sender.co.jp [101.47.78.1]) by mx.rcpt.example with ESMTP;\r\n"
    b" Sun, 15 Mar 2026 17:29:00 +0900\r\n"
    b"From: Shop <shop@sender.co.jp>\r\nTo: taro.test@rcpt.example\r\nSubject: a notice\r\nMessage-ID: <1@sender.co.jp>\r\n"
    b"Date: Sun, 15 Mar 2026 17:29:00 +0900\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    b"Please log in: https://lure.test/?u=taro.test@rcpt.example\r\n"
)
JPRS = (
    b"Domain Information:\r\na. [Domain Name]                SENDER.CO.JP\r\ng. [Organization]               A Company\r\n"
    b"[State]                         Connected (2026/06/30)\r\n[Registered Date]               2001/08/22\r\n"
)


def test_port_43_and_the_certificate_served_where_they_are_wanted(tmp_path: Path) -> None:
    """A .jp sender is asked about on port 43; the site's own certificate only because the settings name it; no token leaves."""
    authority = Authority(tmp_path)
    zone: dict[tuple[str, str], tuple[str, ...] | str] = {("lure.test", "A"): ("127.0.0.1",), ("crt.test", "A"): ("127.0.0.1",)}
    with (
        handshakes(authority.server("lure.test")) as site,
        lines(lambda line: JPRS if line.startswith("sender") else b"No match!!\r\n") as whois,
        names(zone) as dns,
    ):
        settings = tmp_path / "settings.toml"
        settings.write_text(
            f'[online]\nallow_networks = ["127.0.0.1/32"]\nresolvers = ["127.0.0.1:{dns.port}"]\nca_file = "{authority.file}"\n'
            f'retries = 0\nseconds = 60.0\n[online.providers.served]\ndisclosure = "host-only"\nendpoint = ":{site.port}"\n'
            f'[online.providers.whois]\nendpoint = "127.0.0.1:{whois.port}"\n',
            encoding="utf-8",
        )
        mail = tmp_path / "mail.eml"
        mail.write_bytes(LURE)
        words = ["--settings", str(settings), f"--record={tmp_path / 'a.json'}", f"--sent={tmp_path / 'sent.jsonl'}"]
        assert run(["report", str(mail), "--online", *words, f"--out={tmp_path}"]) == 0
    evidence = case_of(tmp_path).evidence
    assert [(fact.issuer, fact.names) for fact, _ in evidence.of(Certificate)] == [
        ("CN=Test Authority of gyotaku", ("lure[.]test",)),
    ]
    assert [str(fact.registered) for fact, _ in evidence.of(Registration)] == ["2001-08-22"]
    assert "sender.co.jp/e" in whois.asked
    assert len(site.asked) == 1
    sent = (tmp_path / "sent.jsonl").read_text(encoding="utf-8")
    assert "taro" not in sent + "".join(dns.asked)
    assert '"way":"served"' in sent
