"""Logos cut out of the picture of a page."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
from PIL import Image, ImageDraw
from tests.capture import sites
from tests.capture.browser import LOOPBACK, needs_browser

from gyotaku.capture.bundle import write
from gyotaku.capture.logos import RawLogo, logos
from gyotaku.capture.pictures import apart
from gyotaku.capture.taking import capture
from gyotaku.model.capture import Capture
from gyotaku.model.facts import PageBrand

MARKS = (
    '<rect width="40" height="40" fill="#c33"/><circle cx="70" cy="20" r="18" fill="#225"/>'
    '<path d="M95 38L115 2L135 38Z" fill="#2a6"/>'
)
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" class="site-logo" width="140" height="40">{MARKS}</svg>'
DATA = SVG.replace("#", "%23").replace('"', "'")
GENUINE = f"<!doctype html><title>会員サイト</title><header>{SVG}</header><p>ようこそ。"
COPY = f"""<!doctype html><title>会員ページ</title><style>.brandlogo {{ width: 280px; height: 80px;
  background: url("data:image/svg+xml,{DATA}") 0 0 / 280px 80px }}</style>
<body><p>お知らせ</p><div class=brandlogo></div><p>ログイン"""


def _page(scale: int, margin: int) -> bytes:
    picture = Image.new("RGB", (400 * scale, 200 * scale), "white")
    pen = ImageDraw.Draw(picture)
    left, top = (20 + margin) * scale, (10 + margin) * scale
    pen.rectangle((left, top, left + 40 * scale, top + 40 * scale), fill="#c33")
    pen.ellipse((left + 52 * scale, top, left + 88 * scale, top + 36 * scale), fill="#225")
    pen.polygon(
        [(left + 95 * scale, top + 40 * scale), (left + 115 * scale, top), (left + 135 * scale, top + 40 * scale)], fill="#2a6"
    )
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _box(margin: int, **fields: object) -> RawLogo:
    base = {"x": 20, "y": 10, "width": 136 + 2 * margin, "height": 41 + 2 * margin, "named": True, "words": "Bank"}
    return msgspec.convert({**base, **fields}, RawLogo)


def test_margin_and_scale_make_no_difference() -> None:
    """The same drawing with a margin, at twice the size, is the same logo."""
    (plain,), (wide,) = logos(_page(1, 0), 400, [_box(0)]), logos(_page(2, 12), 400, [_box(12)])
    assert (plain.box, plain.named, plain.words) == ((20, 10, 136, 41), True, "Bank")
    assert abs(plain.shape / wide.shape - 1) < 0.05
    assert apart(plain.dhash, wide.dhash) <= 3


def test_what_shows_no_drawing_is_left_out() -> None:
    """An empty place, a place outside the picture and a speck are no logos; neither is anything in what is no picture."""
    empty, outside, speck = _box(0, x=250, y=120), _box(0, x=2000, y=4000), _box(0, width=5, height=5)
    assert logos(_page(1, 0), 400, [empty, outside, speck]) == ()
    assert logos(_page(1, 0), 400, [_box(0, x=-50, y=-50, width=20, height=20)]) == ()
    assert logos(b"no picture", 400, [_box(0)]) == ()


def _taken(page: str, host: str, folder: Path, genuine: tuple[str, ...] = ()) -> Capture:
    settings = msgspec.structs.replace(LOOPBACK, profiles=("desktop-ja",), genuine=genuine)
    with sites.serving(lambda _asked: sites.html(page)) as site:
        url = f"http://{host}:{site.port}/"
        with capture(url, settings, names={host: (sites.SITE,)}) as (made, files):
            write(made, files, folder)
    return made


@needs_browser
def test_a_logo_learned_at_the_genuine_site_is_known_elsewhere(tmp_path: Path) -> None:
    """A drawing of the genuine page, copied as a background in another size, names the company; other logos do not."""
    _taken(GENUINE, "www.pocketcard.co.jp", tmp_path / "genuine")
    known = (str(tmp_path / "genuine"),)
    posing = _taken(COPY, "evil.example", tmp_path / "copy", known)
    brands = [fact for fact in posing.facts if isinstance(fact, PageBrand)]
    assert [(fact.brand, fact.signs, fact.genuine) for fact in brands] == [("pocketcard", ("logo-alike",), False)]
    other = _taken(
        COPY.replace("M95 38L115 2L135 38Z", "M95 2H135V38Z").replace("cx='70'", "cx='60'"), "evil.example", tmp_path / "o", known
    )
    assert not [fact for fact in other.facts if isinstance(fact, PageBrand)]
