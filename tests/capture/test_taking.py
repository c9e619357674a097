"""Captures with a real browser against sites on loopback: the bars that were set for this part."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from tests.capture import sites
from tests.capture.browser import LOOPBACK, needs_browser

from gyotaku.capture import taking
from gyotaku.capture.keeper import descendants
from gyotaku.capture.order import Order
from gyotaku.capture.session import Taken, taken
from gyotaku.capture.taking import capture, known_profiles
from gyotaku.errors import CaptureError, UsageError
from gyotaku.model.capture import Capture
from gyotaku.settings import Visits

PAIRS = {
    "device-gated": ("desktop-ja", "iphone-ja"),
    "region-gated": ("desktop-ja", "desktop-en"),
    "referrer-gated": ("desktop-ja", "desktop-ja-mail"),
    "bot-gated": ("desktop-ja", "bot"),
    "one-time": ("desktop-ja", "desktop-ja-again"),
}
EVERYBODY: tuple[str, ...] = ()


def take(page: sites.Page, *names: str, **limits: object) -> Capture:
    """Capture a site as these visitors."""
    settings = msgspec.structs.replace(LOOPBACK, profiles=names, **limits)
    with sites.serving(page) as site, capture(site.url(), settings) as (made, _folder):
        return made


@needs_browser
@pytest.mark.parametrize(
    ("page", "gate"),
    [
        (sites.seed, "device-gated"),
        (sites.by_language, "region-gated"),
        (sites.by_referrer, "referrer-gated"),
        (sites.by_robot, "bot-gated"),
        (sites.one_time, "one-time"),
    ],
)
def test_each_gate_is_named_with_its_pair(page: sites.Page, gate: str) -> None:
    """Each gated site gives its class when everybody visits, with the two visitors that show it, and the form was found."""
    made = take(page, *EVERYBODY)
    assert (made.compared.gate, made.compared.pair) == (gate, PAIRS[gate])
    assert made.state == "phishing-form"
    confirmed = {f"{name}-again" for name in PAIRS[gate] if not name.startswith("desktop-ja-again")} - {"desktop-ja-again"}
    assert {visit.profile for visit in made.visits} == {*known_profiles(LOOPBACK), *(confirmed if gate != "one-time" else ())}


@needs_browser
def test_a_gate_is_confirmed_by_a_second_visit() -> None:
    """A page dealt by lot looks gated at first sight; the visitor who seemed kept out comes again, and nothing is concluded."""
    made = take(sites.by_lot(), *EVERYBODY)
    assert (made.compared.gate, made.compared.pair) == ("undecided", ("iphone-ja", "iphone-ja-again"))
    assert take(sites.by_lot(), "desktop-ja", "iphone-ja").compared.gate == "device-gated"


@needs_browser
def test_a_second_visit_that_could_not_be_made_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second round is stopped the first stands, and that nobody came twice is said."""

    @contextmanager
    def stopped(order: Order, limits: Visits) -> Iterator[Taken]:
        with taken(order, limits) as found:
            second = order.profiles[0].turn == 2
            yield msgspec.structs.replace(found, visits=(None,) * len(found.visits), stopped="timeout") if second else found

    monkeypatch.setattr(taking, "taken", stopped)
    made = take(sites.seed, *EVERYBODY)
    assert (made.compared.gate, made.cuts) == ("device-gated", ("not repeated",))


@needs_browser
@pytest.mark.parametrize(
    ("page", "state", "gate"),
    [
        (sites.challenge, "challenge", "challenge"),
        (sites.chain, "phishing-form", "same"),
        (sites.circles, "redirect-loop", "same"),
        (sites.script_circles, "redirect-loop", "same"),
        (sites.file, "download", "same"),
        (sites.dialogs, "alive", "same"),
        (sites.popup, "alive", "same"),
        (sites.huge, "alive", "same"),
    ],
)
def test_sites_that_are_trouble(page: sites.Page, state: str, gate: str) -> None:
    """Whatever a site does, the capture comes to its end and names what it saw."""
    made = take(page, "desktop-ja", "iphone-ja", "plain")
    assert (made.state, made.compared.gate) == (state, gate)


@needs_browser
def test_a_site_that_answers_too_late() -> None:
    """A site that nobody waits for has shown nothing, and nothing is concluded."""
    made = take(sites.slow, "desktop-ja", "iphone-ja", visit_seconds=2)
    assert (made.state, made.compared.gate) == ("timeout", "undecided")


@needs_browser
def test_a_host_that_is_gone() -> None:
    """A name nobody has, asked by two visitors, is a dead host."""
    settings = msgspec.structs.replace(LOOPBACK, profiles=("desktop-ja", "iphone-ja"))
    with capture("http://gone.invalid/", settings, names={"else.invalid": ("127.0.0.2",)}) as (made, _folder):
        assert {visit.state for visit in made.visits} == {"no-such-name"}
        assert made.compared.gate == "dead"


@needs_browser
@pytest.mark.parametrize("make", [sites.reaching, sites.straight_to])
def test_the_canary_hears_nothing(make: Callable[[sites.Site], sites.Page]) -> None:
    """No way a page has (redirect, picture, frame, fetch, socket, WebRTC, prefetch, beacon) reaches another address."""
    with sites.canary() as canary:
        made = take(make(canary), "desktop-ja", "android-ja", "plain")
        assert canary.heard == []
    assert any(host.refused == "address-loopback" for visit in made.visits for host in visit.hosts)


@needs_browser
def test_the_canary_can_hear() -> None:
    """The same page reaches the canary when its address is allowed: the silence above is the guard's doing."""
    with sites.canary() as canary:
        take(sites.reaching(canary), "desktop-ja", allow_networks=("127.0.0.0/8",), visit_seconds=4)
        assert canary.heard != []


@needs_browser
@pytest.mark.parametrize("number", range(sites.VARIATIONS))
def test_a_page_that_varies_is_the_same(number: int) -> None:
    """Advertisements, time, order, layout for telephones, language: one page."""
    made = take(sites.varying(number), "desktop-ja", "iphone-ja", "desktop-en", "plain")
    assert made.compared.gate == "same", made.compared.why


@needs_browser
def test_memory_is_bounded() -> None:
    """A capture that needs more memory than it may have is ended, and says so."""
    with pytest.raises(CaptureError) as error:
        take(sites.seed, "desktop-ja", memory_bytes=40 * 1024 * 1024)
    assert error.value.why == "memory"


@needs_browser
def test_captures_leave_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a capture no process of it runs and no file of it lies about."""
    with tempfile.TemporaryDirectory(dir="/tmp") as short:
        monkeypatch.setattr("tempfile.tempdir", short)
        take(sites.file, "desktop-ja", "iphone-ja")
        assert list(Path(short).iterdir()) == []
        assert not _mentioning(short)


@needs_browser
def test_captures_in_a_row_leave_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five captures one after the other leave no process, no file and no open descriptor (bench/capture.py --row 50: fifty)."""
    take(sites.seed, "desktop-ja", "plain")
    with tempfile.TemporaryDirectory(dir="/tmp") as short:
        monkeypatch.setattr("tempfile.tempdir", short)
        before, running = _descriptors(), set(descendants(os.getpid()))
        for _ in range(5):
            assert take(sites.seed, "desktop-ja", "plain").state == "error-page"
        assert _descriptors() <= before
        assert list(Path(short).iterdir()) == []
        assert not _mentioning(short)
        assert set(descendants(os.getpid())) <= running


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _mentioning(text: str) -> list[str]:
    """List the command lines of processes that name a text."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if text in line and int(path.parent.name) != os.getpid():
            found.append(line)
    return found


def test_what_cannot_be_visited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only web addresses are visited; without a browser the error says what to do."""
    for url in ("file:///etc/passwd", "javascript:alert(1)", "http://", "evil.example"):
        with pytest.raises(UsageError), capture(url, LOOPBACK):
            pass
    monkeypatch.setenv("GYOTAKU_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(CaptureError, match="chromium") as error, capture("http://127.0.0.2:1/", LOOPBACK):
        pass
    assert error.value.why in {"no-chromium", "no-driver"}


def test_a_program_needs_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A visit without a browser works where there is none."""
    monkeypatch.setenv("GYOTAKU_CHROMIUM", "/nowhere/chromium")
    assert take(sites.by_robot, "plain").state == "error-page"


def test_profiles_of_the_users_own(tmp_path: Path) -> None:
    """A file of profiles adds to the built-in ones; one that cannot be opened is an error."""
    own = tmp_path / "own.toml"
    own.write_text('[profiles.mine]\nlike = "plain"\n')
    assert "mine" in known_profiles(Visits(profile_file=str(own)))
    with pytest.raises(UsageError):
        known_profiles(Visits(profile_file=str(tmp_path / "none.toml")))
