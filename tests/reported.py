"""Cases made by hand, for the tests of reports and exports: the seed's, a bare one, a hostile one."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import msgspec

from gyotaku.model.case import About, Case, Label, Verdict, Weighed
from gyotaku.model.evidence import Absence, Evidence, Observation, Reason, Source, Where
from gyotaku.model.facts import (
    Address,
    AuthRecorded,
    Body,
    Boundary,
    BrandClaim,
    DateClaim,
    Deadline,
    DnsAnswer,
    Fact,
    Hop,
    Link,
    Listing,
    Lure,
    MessageId,
    Network,
    PageView,
    Picture,
    Registration,
    Request,
    Salutation,
    SenderClass,
    Sighting,
    Subject,
    Token,
)
from gyotaku.model.facts.text import Block
from gyotaku.model.finding import Finding, Severity, Stance
from gyotaku.model.report import EvidenceList, Figure, Gallery, Piece, Table
from gyotaku.phrases import catalogue
from gyotaku.report.builder import stated_in
from gyotaku.report.masking import mask
from gyotaku.report.page import Page

JST = timezone(timedelta(hours=9))
AT = datetime(2026, 3, 15, 17, 29, 2, tzinfo=JST)
URL = "https://caudshowcy.xy399566.cn/netsgvice/logyino/"
HOST = "caudshowcy.xy399566.cn"
RECORDED = "公開済みの手書きレポート"
RECIPIENT = "user@mail.fictional.example"


def seen(fact: Fact, header: str = "", excerpt: str = "", source: str = "mail") -> Observation:
    """Wrap a fact as an observer or a provider would."""
    if source != "mail":
        return Observation(id="", fact=fact, source=Source(name=source, recorded=RECORDED), excerpt=excerpt)
    where = (
        Where(place="header:3", name=header, start=10, end=90)
        if header
        else Where(place="part:2", name="text/html", start=0, end=9)
    )
    return Observation(id="", fact=fact, where=where, excerpt=f"{header}: {excerpt}" if header else excerpt)


def case(
    observations: list[Observation],
    verdict: Verdict,
    findings: tuple[Finding, ...] = (),
    absences: tuple[Absence, ...] = (),
) -> Case:
    """Make a case of observations."""
    return Case(
        tool="gyotaku/0.1.0",
        specimen=About(name="/home/someone/mail.eml", sha256="ab" * 32, size=8837),
        evidence=Evidence().plus(tuple(observations), absences),
        findings=findings,
        verdict=verdict,
    )


def pocketcard() -> Case:
    """Return the seed's case as the pipeline is meant to give it."""
    observations = [*_header(), *_route(), *_text(), *_links(), *_outside()]
    return case(observations, _verdict(), _findings(), _absences())


def _header() -> list[Observation]:
    sender = Address(role="from", address="user.isztcg@gghxw.cn", local="user.isztcg", domain="gghxw.cn", registrable="gghxw.cn")
    recipient = Address(
        role="to", address=RECIPIENT, local="user", domain="mail.fictional.example", registrable="fictional.example"
    )
    path = Address(role="return-path", address=sender.address, local=sender.local, domain="gghxw.cn", registrable="gghxw.cn")
    return [
        seen(sender, "From", "user.isztcg@gghxw.cn"),
        seen(recipient, "To", RECIPIENT),
        seen(path, "Return-Path", "<user.isztcg@gghxw.cn>"),
        seen(Subject(text="【ご対応依頼】ご利用制限解除のための認証について"), "Subject", "=?UTF-8?B?44CQ44GU?="),
        seen(DateClaim(role="date", at=AT, raw="Sun, 15 Mar 2026 17:29:00 +0900", zone="+0900", skew_seconds=-2), "Date"),
        seen(DateClaim(role="received", at=AT), "Received"),
        seen(MessageId(value="<20260315172900.81C4F2A7@gghxw.cn>", domain="gghxw.cn"), "Message-ID"),
    ]


def _route() -> list[Observation]:
    header = "from unknown (HELO gghxw.cn) (101.47.78.1) by mx.fictional.example with SMTP; 15 Mar 2026 17:29:02 +0900"
    by = "mx.fictional.example"
    hop = Hop(number=1, helo="gghxw.cn", ip="101.47.78.1", by=by, at=AT, dialect="qmail", trust="boundary")
    boundary = Boundary(why="known-receiver", hop=1, source_ip="101.47.78.1", by=by, helo="gghxw.cn", at=AT, header=header)
    return [
        seen(Hop(number=0, dialect="qmail", trust="receiver", at=AT), "Received", "(qmail 23119 invoked from network)"),
        seen(hop, "Received", header),
        seen(boundary, "Received", header),
    ]


def _text() -> list[Observation]:
    blocks = (
        Block(kind="image", text="Pocketcard", target="https://caudshowcy.xy399566.cn/netsgvice/images/logo.png"),
        Block(kind="text", text="通知番号:sobu2ntdf-A"),
        Block(kind="heading", text="アカウントの再認証のお願い"),
        Block(kind="text", text="お客様のアカウントは再認証の対象と判定されました。\n48時間以内にお手続きください。"),
        Block(kind="button", text="今すぐ認証する", target=URL),
        Block(kind="hidden", text="qzxv", hidden="display-none"),
        Block(kind="text", text="© 2026 Pocketcard Inc. All Rights Reserved."),
    )
    brand = BrandClaim(
        brand="pocketcard",
        name_ja="ポケットカード",
        name_en="Pocketcard",
        category="card",
        place="body",
        matched="Pocketcard",
        primary=True,
        web_domains=("pocketcard.co.jp",),
        caution_url="https://www.pocketcard.co.jp/caution.html",
        source="brand list, 2026-11",
    )
    relation = SenderClass(
        relation="unrelated", domain="gghxw.cn", brand="pocketcard", local_part="borrowed", borrowed="user", suffix=".isztcg"
    )
    logo = Picture(origin="remote", source="https://caudshowcy.xy399566.cn/logo.png", host=HOST, alt="Pocketcard", logo=True)
    return [
        seen(Body(blocks=blocks, part="2", media_type="text/html", language="ja", characters=120)),
        seen(brand, excerpt="Pocketcard セキュリティセンター"),
        seen(relation, "From", "user.isztcg@gghxw.cn"),
        seen(Lure(pretext="restrict", phrase="ご利用制限", place="subject"), "Subject"),
        seen(Lure(pretext="verify", phrase="再認証の対象と判定", place="body")),
        seen(Request(asks="login", phrase="ログインページをお開きください")),
        seen(Salutation(style="generic", text="お客様")),
        seen(Deadline(text="48時間以内", hours=48.0)),
        seen(logo),
    ]


def _links() -> list[Observation]:
    link = Link(
        target=URL,
        carrier="button",
        text="今すぐ認証する",
        url=URL,
        scheme="https",
        host=HOST,
        registrable="xy399566.cn",
        tld="cn",
        button=True,
    )
    return [seen(link, excerpt=URL), seen(Token(value="user", basis="recipient-local", url=URL))]


def _outside() -> list[Observation]:
    page = PageView(url=URL, profile="unstated", state="error-page", text="We apologize, but your request has timed out.")
    report = "手書きレポート"
    return [
        seen(Registration(domain="gghxw.cn", registered=date(2026, 3, 10)), source=report),
        seen(
            Registration(domain="xy399566.cn", registered=date(2026, 3, 12), registrant="Registration Private", private=True),
            source=report,
        ),
        seen(Network(ip="101.47.78.1", organisation="China Mobile", country="CN"), source=report),
        seen(Network(ip="101.47.78.1", organisation="Example Cloud", asn=64500, country="SG"), source="offline table"),
        seen(DnsAnswer(name=HOST, rrtype="A", values=("104.21.75.121",)), source=report),
        seen(Network(ip="104.21.75.121", organisation="Cloudflare, Inc.", country="US", cdn=True), source=report),
        seen(Listing(about=f"url:{URL}", listed=True, list="Trend Micro (ウイルスバスター)"), source=report),
        seen(Listing(about=f"url:{URL}", listed=True, list="Google Safe Browsing"), source=report),
        seen(page, source=report),
        seen(Sighting(case="過去のポケットカード偽装事案", shares=("brand",)), source=report),
    ]


def _findings() -> tuple[Finding, ...]:
    def finding(rule: str, stance: Stance, hard: str = "", cites: tuple[str, ...] = ("E1",)) -> Finding:
        return Finding(rule=rule, severity=Severity.HIGH, stance=stance, hard=hard, cites=cites, values=({"domain": "gghxw.cn"},))

    return (
        finding("sender.unrelated-domain", Stance.PHISHING, "sender"),
        finding("link.not-official", Stance.PHISHING, "link", ("E20",)),
        finding("auth.something", Stance.GENUINE),
    )


def _absences() -> tuple[Absence, ...]:
    def not_asked(kind: str, about: str = "mail") -> Absence:
        return Absence(kind=kind, reason=Reason.NOT_ATTEMPTED, about=about, detail="not-in-recording")

    return (
        Absence(kind="Contact", reason=Reason.NOT_PRESENT),
        Absence(kind="AuthRecorded", reason=Reason.NOT_PRESENT),
        Absence(kind="Mailer", reason=Reason.NOT_PRESENT),
        not_asked("AuthVerified"),
        not_asked("Certificate", f"domain:{HOST}"),
        not_asked("Cloaking", f"url:{URL}"),
    )


def _verdict() -> Verdict:
    return Verdict(
        label=Label.PHISHING,
        score=98,
        reasons=(
            Weighed(rule="sender.unrelated-domain", weight=3.0),
            Weighed(rule="link.not-official", weight=2.5),
            Weighed(rule="auth.something", weight=-0.5),
        ),
        hard=("sender.unrelated-domain", "link.not-official"),
        independent=2,
        why="two-hard-facts",
    )


def bare(label: Label = Label.UNDETERMINED) -> Case:
    """Return a case about which hardly anything is known."""
    kinds = ("Address", "Boundary", "Body", "DateClaim", "Hop", "Link", "Mailer", "MessageId", "Subject")
    absences = tuple(Absence(kind=kind, reason=Reason.NOT_PRESENT) for kind in kinds)
    return case([], Verdict(label=label, score=10, why="too-little-known"), absences=absences)


HOSTILE = (
    "<script>alert(1)</script> **bold** [x](https://evil.example/) @octocat #1 ![](https://evil.example/p.png)"
    " | `code` [gallery ids=1] \x00\u202e"
)


def hostile() -> Case:
    """Return a case whose every string tries to become markup, a link or a mention."""
    address = Address(
        role="from", address="a<b>@evil.example", local="a<b>", domain="evil.example", registrable="evil.example", display=HOSTILE
    )
    link = Link(
        target=f'https://evil.example/"><img src=x onerror=alert(1)>{"x" * 300}',
        text=HOSTILE,
        url="https://evil.example/%22%3E",
        scheme="https",
        host="evil.example",
        registrable="evil.example",
    )
    auth = AuthRecorded(method="spf", outcome="fail", domain="evil.example", authserv_id=HOSTILE)
    block = Block(
        kind="text", text=f"{HOSTILE}\n1. list\n- item\n> quote\n# head\n    code\nhttp://evil.example www.evil.example"
    )
    observations = [
        seen(address, "From", HOSTILE),
        seen(Subject(text=HOSTILE, tags=("[spam]",)), "Subject", HOSTILE),
        seen(Body(blocks=(block, Block(kind="button", text=HOSTILE)), part="1", media_type="text/html")),
        seen(link, excerpt=HOSTILE),
        seen(auth, "Authentication-Results", HOSTILE),
        seen(PageView(url="https://evil.example/", profile="mobile", state="form", title=HOSTILE, text=HOSTILE), source=HOSTILE),
        seen(DateClaim(role="received", at=datetime(2026, 3, 15, tzinfo=UTC)), "Received"),
    ]
    finding = Finding(
        rule="no.such-rule", severity=Severity.LOW, stance=Stance.PHISHING, cites=("E1",), values=({"x": HOSTILE}, {"x": "2"})
    )
    verdict = Verdict(label=Label.LIKELY_PHISHING, score=80, reasons=(Weighed(rule="no.such-rule", weight=1.0),))
    return case(observations, verdict, (finding,))


def page(one: Case, language: str = "ja", *, published: bool = True) -> Page:
    """Open a page on a case as the builder does: masked for publication."""
    return Page(mask(one) if published else one, catalogue(language), published=published)


def with_facts(one: Case, *facts: Observation, without: tuple[type[Fact], ...] = (), **changes: object) -> Case:
    """Return a case with more facts, without facts of some kinds, or with other fields."""
    kept = [seen for seen in one.evidence.observations if not isinstance(seen.fact, without)]
    evidence = Evidence().plus((*kept, *facts), one.evidence.absences)
    return msgspec.structs.replace(one, evidence=evidence, **changes)


def texts(pieces: list[Piece]) -> str:
    """Return everything a list of pieces says, one statement a line."""
    lines: list[str] = []
    for piece in pieces:
        if isinstance(piece, Table):
            lines += [" | ".join(cell.text for cell in row) for row in piece.rows]
        elif isinstance(piece, Figure | Gallery):
            figures = piece.figures if isinstance(piece, Gallery) else (piece,)
            lines += [words for figure in figures for words in (figure.alt, figure.caption)]
        elif isinstance(piece, EvidenceList):
            lines += [f"{row.id} | {row.what} | {row.source} | {row.when} | {row.where} | {row.excerpt}" for row in piece.rows]
        else:
            lines += [stated.text for stated in stated_in(piece)]
    return "\n".join(lines)
