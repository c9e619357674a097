from __future__ import annotations

import base64
import hashlib
import itertools
import re

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.reported import hostile, pocketcard

from gyotaku.export import export
from gyotaku.export.html import policy
from gyotaku.model.report import Figure, Gallery, Report, Section
from gyotaku.report import build


def page(report: Report) -> LexborHTMLParser:
    """Write a report and read it as a browser does."""
    return LexborHTMLParser(export("html", report, pocketcard()))


@pytest.fixture(scope="module")
def seed() -> LexborHTMLParser:
    """The seed's report in Japanese."""
    return page(build(pocketcard(), "ja"))


def test_nothing_runs_and_nothing_is_loaded(seed: LexborHTMLParser) -> None:
    """No script, no style attribute, no outside resource; the policy allows only our own sheet."""
    assert seed.css("script, iframe, object, embed, link, form, base") == []
    assert seed.css("[style]") == []
    assert [node.attributes["src"] for node in seed.css("[src]")] == []
    meta = seed.css_first('meta[http-equiv="Content-Security-Policy"]')
    assert meta is not None
    assert meta.attributes["content"] == policy()
    sheet = seed.css_first("style")
    assert sheet is not None
    digest = base64.b64encode(hashlib.sha256((sheet.text() or "").encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy()
    assert "default-src 'none'" in policy()
    assert "url(" not in (sheet.text() or "")


def test_links_lead_inside_or_to_the_official_page(seed: LexborHTMLParser) -> None:
    """Evidence numbers lead to the list, every target exists, and only the brand list's page lies outside."""
    targets = [node.attributes["href"] or "" for node in seed.css("a")]
    outside = {target for target in targets if not target.startswith("#")}
    assert outside == {"https://www.pocketcard.co.jp/caution.html"}
    for target in {target for target in targets if target.startswith("#")}:
        assert seed.css_first(f'[id="{target[1:]}"]') is not None, target


def test_headings_are_in_order(seed: LexborHTMLParser) -> None:
    """One h1, and no level is skipped (JIS X 8341-3, 1.3.1)."""
    levels = [int((node.tag or "h0")[1]) for node in seed.css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_tables_and_pictures_speak(seed: LexborHTMLParser) -> None:
    """Every table has a caption and scoped heads, every picture words for those who do not see it."""
    tables = seed.css("table")
    assert len(tables) > 8
    for table in tables:
        assert table.css_first("caption") is not None
        assert all("scope" in node.attributes for node in table.css("th"))
    figures = seed.css("figure")
    assert len(figures) == 4
    for figure in figures:
        picture = figure.css_first('[role="img"]')
        assert picture is not None
        assert picture.attributes["aria-label"]
        assert figure.css_first("figcaption") is not None


def test_ids_are_unique(seed: LexborHTMLParser) -> None:
    """Two elements of one name would break the links to evidence."""
    ids = [node.attributes["id"] for node in seed.css("[id]")]
    assert len(ids) == len(set(ids))


def test_language_and_skip_link(seed: LexborHTMLParser) -> None:
    """The page states its language and lets keyboard users skip ahead; English does too."""
    html = seed.css_first("html")
    assert html is not None
    assert html.attributes["lang"] == "ja"
    skip = seed.css_first("a.skip")
    assert skip is not None
    assert skip.attributes["href"] == "#main"
    english = page(build(pocketcard(), "en")).css_first("html")
    assert english is not None
    assert english.attributes["lang"] == "en"


@pytest.mark.parametrize("published", [True, False])
def test_words_of_the_mail_never_become_markup(published: bool) -> None:
    """Whatever a mail writes is text: in titles, tables, drawings, attributes and the evidence list."""
    raw = export("html", build(hostile(), "en", published=published), hostile())
    seen = LexborHTMLParser(raw)
    assert seen.css("script, img, [onerror]") == []
    assert b"&lt;script&gt;" in raw
    assert not any((node.attributes["href"] or "").startswith("http") for node in seen.css("a"))


def test_an_internal_report_says_so_on_top() -> None:
    """内部用・公開禁止 stands before anything else, in the title too."""
    seen = page(build(pocketcard(), "ja", published=False))
    first = seen.css_first("header > .internal")
    assert first is not None
    assert "内部用・公開禁止" in first.text()
    title = seen.css_first("title")
    assert title is not None
    assert title.text().startswith("[内部用・公開禁止]")
    assert page(build(pocketcard(), "ja")).css_first(".internal") is None


def test_a_captured_picture_is_embedded() -> None:
    """PNG bytes become a data URL with alternative text."""
    figure = Figure(alt="画面", caption="撮影", png=b"\x89PNG")
    report = build(pocketcard(), "ja")
    first = report.sections[0]
    more = (first, Section(id="x", title="x", pieces=(figure,)), *report.sections[1:])
    image = page(msgspec.structs.replace(report, sections=more)).css_first("img")
    assert image is not None
    assert (image.attributes["src"], image.attributes["alt"]) == ("data:image/png;base64,iVBORw==", "画面")


def test_contrast_is_enough() -> None:
    """Every ink of both schemes has 4.5 : 1 on its papers (WCAG 1.4.3)."""
    sheet = LexborHTMLParser(export("html", build(pocketcard(), "ja"), pocketcard())).css_first("style")
    assert sheet is not None
    roots = re.findall(r":root \{([^}]*)\}", sheet.text() or "")[:2]
    assert len(roots) == 2
    for root in roots:
        colours = dict(re.findall(r"--([a-z\-]+): (#[0-9a-f]{6})", root))
        for paper in ("paper", "shade", "warn-shade", "good-shade"):
            for ink in ("ink", "quiet", "link", "warn", "good", "mail", "outside", "concluded"):
                assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""

    def luminance(colour: str) -> float:
        channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_compared_pictures_stand_side_by_side_each_with_its_words() -> None:
    """A gallery is one group with a name; every picture has its alternative text, its size and its caption."""
    one = build(pocketcard(), "ja")
    png = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
    figures = tuple(Figure(alt=f"絵{number}<", caption=f"説明{number}", png=png, cites=("E1",)) for number in (1, 2))
    section = Section(id="site", title="t", pieces=(Gallery(title="並べて見る", figures=figures),))
    made = page(msgspec.structs.replace(one, sections=(*one.sections, section)))
    group = made.css_first(".gallery[role=group]")
    assert group is not None
    assert group.attributes["aria-label"] == "並べて見る"
    assert [image.attributes["alt"] for image in group.css("img")] == ["絵1<", "絵2<"]
    assert {image.attributes["width"] for image in group.css("img")} == {"1"}
    assert "説明2" in group.text()
