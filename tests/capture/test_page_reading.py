"""Reading a page as the browser holds it."""

from __future__ import annotations

import msgspec
from tests.capture import sites
from tests.capture.browser import LOOPBACK, needs_browser

from gyotaku.capture.page_reading import RawForm, captured
from gyotaku.capture.taking import capture
from gyotaku.model.facts.links import Field

HOSTILE = """<meta charset=utf-8><title>会員</title><script>
JSON.stringify = () => '"no"'; Array.prototype.map = () => []; Document.prototype.querySelectorAll = () => [];
Object.defineProperty(Document.prototype, 'title', {get: () => 'harmless'});
</script><form><input name=action value=x><input name=attributes><input type=password name=pw></form>
<input id=otp placeholder="ワンタイムパスワード"><iframe srcdoc="<form action=/in><input name=cardNo></form>"></iframe>"""


def test_where_a_form_posts() -> None:
    """A form without a target posts to its page."""
    fields = [Field(name="pw", kind="password")]
    assert captured(RawForm("", "post", fields), "https://a.example/x").host == "a.example"
    assert captured(RawForm("https://b.example/p", "post", fields), "https://a.example/x").host == "b.example"


@needs_browser
def test_the_pages_own_scripts_cannot_change_what_is_read() -> None:
    """Changed prototypes and fields named as properties hide nothing; loose fields and frames are read too."""
    settings = msgspec.structs.replace(LOOPBACK, profiles=("desktop-ja",))
    with sites.serving(lambda _asked: sites.html(HOSTILE)) as site, capture(site.url(), settings) as (made, _folder):
        visit = made.visits[0]
    assert visit.title == "会員"
    assert [form.asks for form in visit.forms] == [("password",), ("otp",), ("card",)]


@needs_browser
def test_a_frame_of_another_site_is_read() -> None:
    """A form that another site puts into the page, in a process of its own, is read with where it posts and what it holds."""
    settings = msgspec.structs.replace(LOOPBACK, profiles=("desktop-ja",))
    card = "<meta charset=utf-8><form><label>カード番号 <input name=cardNo value='4000 1234 5678 9010'></label></form>"
    with (
        sites.serving(lambda _asked: sites.html(card), sites.ELSEWHERE) as other,
        sites.serving(lambda _asked: sites.html(f"<p>お支払い<iframe src='{other.url('/pay')}'></iframe>")) as site,
        capture(site.url(), settings) as (made, _folder),
    ):
        visit = made.visits[0]
    assert [(form.asks, form.host) for form in visit.forms] == [(("card",), sites.ELSEWHERE)]
    assert visit.personal == ("field: card",)
    assert visit.state == "card-form"
