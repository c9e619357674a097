"""The stage that visits."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import pytest
from tests.capture import sites
from tests.capture.authority import OPENSSL, Authority, stamping
from tests.capture.browser import LOOPBACK, needs_browser

from gyotaku.capture.bundle import verify
from gyotaku.capture.desk import Captures
from gyotaku.capture.visiting import Visiting
from gyotaku.errors import StampError
from gyotaku.model.capture import Stamped
from gyotaku.model.evidence import Absence, Evidence, Observation, Reason
from gyotaku.model.facts import Address, Cloaking, Form, Link, PageView, TimeStamp

TO = Address(role="to", address="hanako@victim.example", local="hanako", domain="victim.example")
PLAIN = msgspec.structs.replace(LOOPBACK, profiles=("plain",))


def evidence(url: str) -> Evidence:
    """Return the evidence of a mail that leads to a URL nobody asked about."""
    host = url.split("/")[2].partition(":")[0]
    facts = (TO, Link(target=url, url=url, scheme="http", host=host))
    absences = (
        Absence(kind="PageView", reason=Reason.NOT_ATTEMPTED, about=f"url:{url}", detail="offline"),
        Absence(kind="Listing", reason=Reason.NOT_ATTEMPTED, about=f"url:{url}", detail="offline"),
    )
    return Evidence().plus(tuple(Observation(id="", fact=fact) for fact in facts), absences)


def test_a_visit_becomes_evidence(tmp_path: Path) -> None:
    """What the page showed stands beside the mail's facts with source, time and hash of the bundle; "not asked" is gone."""
    with sites.serving(lambda _asked: sites.html(sites.LOGIN)) as site:
        found = Visiting(PLAIN, tmp_path)(evidence(site.url("/login")))
    view, seen = next(found.of(PageView))
    assert (view.profile, view.state, view.url) == ("plain", "phishing-form", site.url("/login"))
    assert seen.source.name.startswith("gyotaku")
    assert seen.at is not None
    assert len(seen.source.answer_sha256) == 64
    assert [absence.kind for absence in found.absences] == ["Listing"]
    assert verify(next(tmp_path.iterdir()))[1] == ()


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed: no authority to ask")
def test_a_stamp_becomes_evidence(tmp_path: Path) -> None:
    """Whom the settings name is asked once a bundle; what it says stands beside the views, and verifies with the bundle."""
    authority = Authority(tmp_path / "tsa")
    with sites.serving(lambda _asked: sites.html(sites.LOGIN)) as site, stamping(authority) as url:
        settings = msgspec.structs.replace(PLAIN, time_stamp=url)
        found = Visiting(settings, tmp_path / "kept", Captures(settings).stamp)(evidence(site.url("/login")))
    fact, seen = next(found.of(TimeStamp))
    bundle = next((tmp_path / "kept").iterdir())
    said = Captures(settings).stamped(bundle, authority.ca)
    assert said is not None
    assert said.signed
    assert (fact.at, fact.authority, fact.url) == (said.at, "CN=Test Authority", site.url("/login"))
    assert seen.source.answer_sha256 == hashlib.sha256((bundle / "manifest.tsr").read_bytes()).hexdigest()
    assert found.absent(TimeStamp) is None


def test_an_authority_that_gives_no_stamp_stops_nothing(tmp_path: Path) -> None:
    """The views stand, and that the stamp is missing is said; nothing is said where nobody was asked."""

    def refuses(bundle: Path) -> Stamped:
        raise StampError(str(bundle), "it is closed")

    with sites.serving(lambda _asked: sites.html(sites.LOGIN)) as site:
        found = Visiting(PLAIN, tmp_path, refuses)(evidence(site.url("/login")))
    assert len(list(found.of(PageView))) == 1
    absence = found.absent(TimeStamp)
    assert absence is not None
    assert (absence.reason, absence.detail) == (Reason.FAILED, "no-stamp")


@needs_browser
def test_a_comparison_becomes_evidence(tmp_path: Path) -> None:
    """Two visitors who are shown different pages give the gate, and the form that only one was shown."""
    settings = msgspec.structs.replace(LOOPBACK, profiles=("desktop-ja", "iphone-ja"))
    with sites.serving(sites.seed) as site:
        found = Visiting(settings, tmp_path)(evidence(site.url()))
    assert next(found.of(Cloaking))[0].gate == "device-gated"
    assert next(found.of(Form))[0].profile == "iphone-ja"
    assert (next(tmp_path.iterdir()) / next(found.of(PageView))[0].picture).exists()


def test_the_recipient_is_never_named(tmp_path: Path) -> None:
    """An address of the recipient in the URL is taken out before the visit, and the view says so."""
    with sites.serving(lambda _asked: sites.html("<p>x")) as site:
        found = Visiting(PLAIN, tmp_path)(evidence(site.url("/u?m=hanako@victim.example")))
    assert all("hanako" not in path for path in site.heard)
    assert next(found.of(PageView))[0].altered != ()


def test_who_cannot_be_taken_out_is_not_visited(tmp_path: Path) -> None:
    """A URL that still names the recipient is left alone, and the reason is recorded."""
    with sites.serving(lambda _asked: sites.html("<p>x")) as site:
        found = Visiting(PLAIN, tmp_path)(evidence(site.url("/u/hanako/")))
    assert site.heard == []
    absence = found.absent(PageView)
    assert absence is not None
    assert (absence.reason, absence.detail) == (Reason.NOT_ATTEMPTED, "names-recipient")


def test_a_page_that_names_the_recipient_is_marked(tmp_path: Path) -> None:
    """A page that shows the recipient's address is not for everybody's eyes."""
    with sites.serving(lambda _asked: sites.html("<p>ようこそ hanako@victim.example 様")) as site:
        found = Visiting(PLAIN, tmp_path)(evidence(site.url()))
    assert next(found.of(PageView))[0].shows_personal


def test_without_a_browser_the_reason_is_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be visited the case goes on, and says why; the same address is not tried twice."""
    monkeypatch.setenv("GYOTAKU_CHROMIUM", "/nowhere/chromium")
    visiting = Visiting(LOOPBACK, tmp_path)
    for _ in range(2):
        absence = visiting(evidence("http://127.0.0.2:9/")).absent(Cloaking)
        assert absence is not None
        assert absence.reason is Reason.NOT_ATTEMPTED
        assert absence.detail.startswith("no-")
    assert list(tmp_path.iterdir()) == []


@needs_browser
def test_a_page_that_cannot_be_read_is_not_called_empty(tmp_path: Path) -> None:
    """A page whose script never lets go answers and shows nothing that can be read: the state and the absences say so."""
    stuck = "<title>会員</title><form><input type=password name=pw></form><script>setTimeout(() => { for (;;); }, 300)</script>"
    settings = msgspec.structs.replace(LOOPBACK, profiles=("desktop-ja",), visit_seconds=8)
    with sites.serving(lambda _asked: sites.html(stuck)) as site:
        found = Visiting(settings, tmp_path)(evidence(site.url()))
    view, _ = next(found.of(PageView))
    assert view.state == "unread"
    assert view.why == ("status: 200", "cut: reading")
    absence = found.absent(Form)
    assert absence is not None
    assert (absence.reason, absence.detail) == (Reason.FAILED, "unread")


def test_what_a_page_does_not_have_was_looked_for(tmp_path: Path) -> None:
    """A page that was read and asks for nothing leaves "looked for, not present", so that rules about forms are decided."""
    with sites.serving(lambda _asked: sites.html(sites.NEWS)) as site:
        found = Visiting(PLAIN, tmp_path)(evidence(site.url()))
    assert {absence.kind: absence.reason for absence in found.absences if absence.kind != "Listing"} == {
        "Form": Reason.NOT_PRESENT,
        "PageBrand": Reason.NOT_PRESENT,
    }
