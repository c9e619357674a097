"""The body as a person sees it."""

from __future__ import annotations

from tests.observing import observed

from gyotaku.model.facts import Body, HiddenText

ALTERNATIVE = """From: a@a.example
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{plain}

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

<html><body>{page}</body></html>
--b--
"""
LONG = "お客様のカードのご利用を一部制限させていただきました。つきましては、下記よりご利用内容のご確認をお願いいたします。"
OTHER = "The meeting of the garden society is moved to Thursday; please bring the seeds, the small tools and last year's notes."


def body_of(text: str) -> Body:
    """Return the one body of a mail written as text."""
    (pair,) = list(observed(text, "body").of(Body))
    return pair[0]


def alternative(plain: str, page: str) -> Body:
    """Return the body of a mail with both texts."""
    return body_of(ALTERNATIVE.format(plain=plain, page=page))


def test_page_is_shown_in_reading_order() -> None:
    """Headings, paragraphs, buttons, lone links and pictures are blocks; a link in a sentence stays in it."""
    body = alternative(
        "x",
        "<img src=https://a.example/l.png alt=ロゴ><h1>通知</h1><p>一行目<br>二行目<br><br>詳しくは<a href=u>こちら</a>。</p>"
        "<a href=v style='background:#06c;padding:9px'>認証する</a><p><a href=w>ヘルプ</a> | <a href=z>規約</a></p>",
    )
    assert [(block.kind, block.text, block.target) for block in body.blocks] == [
        ("image", "ロゴ", "https://a.example/l.png"),
        ("heading", "通知", None),
        ("text", "一行目\n二行目", None),
        ("text", "詳しくはこちら。", None),
        ("button", "認証する", "v"),
        ("link", "ヘルプ", "w"),
        ("link", "規約", "z"),
    ]
    assert (body.part, body.media_type, body.language) == ("2", "text/html", "ja")


def test_characters_are_counted_apart() -> None:
    """Shown characters leave out white space, pictures' words and what is hidden; hidden ones are counted apart."""
    body = alternative("x", "<p>ab c</p><img src=a alt=word><p style=display:none>zzzz qqqq vvvv wwww</p>" + "<p>d</p>" * 70)
    assert (body.characters, body.hidden_characters) == (73, 16)


def test_alternative_that_says_something_else() -> None:
    """A plain text with other content than the page differs; the same text differently laid out does not."""
    assert alternative(OTHER, f"<p>{LONG}</p>").alternative_differs is True
    assert alternative(LONG + " https://x.example/", f"<p>{LONG[:30]}<b>{LONG[30:]}</b></p>").alternative_differs is False


def test_placeholders_say_nothing_else() -> None:
    """An empty alternative, or one that only asks for an HTML program, is as good as none."""
    assert alternative("", f"<p>{LONG}</p>").alternative_differs is None
    assert (
        alternative(
            "Your mail client does not support HTML messages. Please use another one to read it.", LONG
        ).alternative_differs
        is None
    )
    assert body_of("Content-Type: text/html; charset=utf-8\n\n<p>x</p>").alternative_differs is None


def test_mail_without_text_has_an_empty_body() -> None:
    """A lone attachment shows nothing: the body is there and empty, so that rules know somebody looked."""
    body = body_of("Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\n%PDF-1.4")
    assert (body.blocks, body.part, body.language, body.characters) == ((), "", "", 0)


def test_hidden_text_becomes_a_fact_with_its_reason() -> None:
    """What is hidden is stated once a reason, with its count."""
    mail = ALTERNATIVE.format(
        plain="x",
        page=f"<p>{LONG}</p><p style='font-size:0'>ポぎを ィけギ ゲロラぬミ ムツグ</p><b style=display:none>注文番号の控え</b>",
    )
    found = [fact for fact, _ in observed(mail, "body").of(HiddenText)]
    assert [(one.reason, one.noise, one.preheader, one.characters) for one in found] == [
        ("font-size", True, False, 14),
        ("display-none", False, False, 7),
    ]
    seen = observed(mail, "body").first(HiddenText)
    assert seen is not None
    assert seen[1].where is not None
    assert seen[1].where.place == "part:2"
