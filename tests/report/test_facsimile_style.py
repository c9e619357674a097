from __future__ import annotations

import pytest

from gyotaku.report.facsimile_style import safe_sheet, safe_style


@pytest.mark.parametrize(
    "css",
    [
        "a{background:url(https://evil.example/x)}",
        "a{background:URL( 'https://evil.example/x' )}",
        "a{background:u\\72l(https://evil.example/x)}",
        "a{background:image-set('https://evil.example/x' 1x)}",
        "@import 'https://evil.example/x.css';",
        "@font-face{font-family:x;src:url(https://evil.example/x)}",
        "@media screen{@import url(https://evil.example/x);a{cursor:url(https://evil.example/x),auto}}",
        "a::before{content:'evil.example'}",
        "a::before{c\\6fntent:'evil.example'}",
        "a::before{content:attr(title) 'evil.example'}",
        "li{list-style-type:'evil.example'}",
        "a{--x:url(https://evil.example/x)}",
        "@layer gyotaku{a::before{content:'evil.example'}}",
        "@counter-style x{symbols:'evil.example'}",
    ],
)
def test_nothing_is_loaded_and_nothing_is_written(css: str) -> None:
    """Neither an address nor words of a style sheet are left, however they are spelled."""
    assert "evil" not in safe_sheet(css)
    assert "evil" not in safe_style(css.partition("{")[2].rstrip("}"))


def test_what_only_decorates_stays() -> None:
    """Colours, sizes, media queries and importance are kept: the picture is to look like the mail."""
    kept = safe_sheet("@media (max-width: 600px){.a > b:hover{color:#f00 !important;font-family:'Yu Gothic',Meiryo}}")
    assert "@media (max-width: 600px)" in kept
    assert ".a > b:hover" in kept
    assert "color:#f00 !important" in kept
    assert "Yu Gothic" in kept
    assert safe_style("PADDING: 3px; color: red") == "padding:3px;color:red;"


def test_a_style_sheet_cannot_end_itself() -> None:
    """Inside a style element no text opens markup."""
    assert "</style" not in safe_sheet("a{font-family:'</style><script>alert(1)</script>'}")
    assert "<!--" not in safe_sheet("a{font-family:'<!--'}")


def test_broken_styles_give_what_can_be_read() -> None:
    """Any text is taken; a broken declaration takes only itself along."""
    assert safe_sheet("a{color:}b{color:red}}c{d") == "a{color:;}b{color:red;}"
    assert safe_style("color:red;background:url(") == "color:red;"
    assert "url" not in safe_sheet("\x00{{{{" * 100 + "a{b:url(x)}")
