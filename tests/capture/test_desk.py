"""What a face asks of captures."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.capture.visits import AT, URL, visit

from gyotaku.capture.bundle import write
from gyotaku.capture.comparison import compare
from gyotaku.capture.desk import Captures
from gyotaku.capture.store import Store
from gyotaku.errors import CaptureError
from gyotaku.model.capture import Capture
from gyotaku.settings import Visits


def test_a_changed_bundle_is_told(tmp_path: Path) -> None:
    """A face learns which file of a bundle no longer agrees with its manifest."""
    page = Store(tmp_path / "work").keep(b"<p>page", "text/html")
    visits = (visit(state="alive", page=page),)
    made = Capture(tool="t", asked=URL, url=URL, started=AT, seconds=1.0, visits=visits, compared=compare(visits))
    write(made, tmp_path / "work", tmp_path / "bundle")
    desk = Captures(Visits())
    assert desk.verify(tmp_path / "bundle")[1] == ()
    file = next((tmp_path / "bundle" / "files").iterdir())
    file.write_bytes(b"other")
    assert desk.verify(tmp_path / "bundle")[1] == (f"files/{file.name}: has been changed",)


def test_without_a_browser_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no browser can be started, the face gets the reason and no half bundle is left."""
    monkeypatch.setenv("GYOTAKU_CHROMIUM", str(tmp_path / "no-such-program"))
    with pytest.raises(CaptureError):
        Captures(Visits()).take("http://a.example/", tmp_path / "out")
    assert not (tmp_path / "out").exists()
