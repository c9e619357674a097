"""Bundles and their manifests."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.capture.visits import AT, URL, visit

from gyotaku.capture.bundle import CAPTURE, MANIFEST, load, verify, write
from gyotaku.capture.comparison import compare
from gyotaku.capture.store import Store
from gyotaku.errors import InputError, UsageError
from gyotaku.model.capture import Capture, Entry, Manifest


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle of one visit with one page."""
    page = Store(tmp_path / "work").keep(b"<p>page", "text/html")
    visits = (visit(state="alive", page=page),)
    made = Capture(tool="t", asked=URL, url=URL, started=AT, seconds=1.0, visits=visits, compared=compare(visits))
    write(made, tmp_path / "work", tmp_path / "bundle")
    return tmp_path / "bundle"


def test_a_bundle_verifies(bundle: Path) -> None:
    """A bundle as it was written agrees with its manifest and reads back."""
    manifest, wrong = verify(bundle)
    assert wrong == ()
    assert {entry.path.partition("/")[0] for entry in manifest.files} == {CAPTURE, "files"}
    assert load(bundle).visits[0].state == "alive"


def test_every_change_is_seen(bundle: Path) -> None:
    """A file changed, removed or added is named."""
    page = next((bundle / "files").iterdir())
    page.write_bytes(b"<p>Page")
    assert verify(bundle)[1] == (f"files/{page.name}: has been changed",)
    page.unlink()
    (bundle / "extra.txt").write_text("x")
    assert verify(bundle)[1] == (f"files/{page.name}: is missing", "extra.txt: is not in the manifest")


def test_a_manifest_cannot_leave_out_a_file(bundle: Path) -> None:
    """A file that the capture names and the manifest does not is missing evidence."""
    path = bundle / MANIFEST
    manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    kept = tuple(entry for entry in manifest.files if entry.path == CAPTURE)
    path.write_bytes(msgspec.json.encode(msgspec.structs.replace(manifest, files=kept)))
    for file in (bundle / "files").iterdir():
        file.unlink()
    assert verify(bundle)[1][0].endswith("is named by the capture, not by the manifest")


def test_a_manifest_cannot_point_outside(bundle: Path) -> None:
    """A path that leaves the bundle is not read."""
    path = bundle / MANIFEST
    manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    outside = Entry(path="../../secret", sha256="0" * 64, size=1)
    path.write_bytes(msgspec.json.encode(msgspec.structs.replace(manifest, files=(*manifest.files, outside))))
    assert "../../secret: lies outside the bundle" in verify(bundle)[1]


def test_what_is_no_bundle(tmp_path: Path) -> None:
    """A folder without a manifest, or with something else in its place, is an error that says so."""
    with pytest.raises(InputError):
        verify(tmp_path)
    (tmp_path / MANIFEST).write_text("{}")
    with pytest.raises(InputError, match="is not a manifest"):
        verify(tmp_path)
    (tmp_path / CAPTURE).write_text("[]")
    with pytest.raises(InputError, match="is not a capture"):
        load(tmp_path)


def test_a_place_that_cannot_be_written(bundle: Path) -> None:
    """A place that cannot be written is the caller's error."""
    with pytest.raises(UsageError):
        write(load(bundle), bundle, bundle / MANIFEST / "below")
