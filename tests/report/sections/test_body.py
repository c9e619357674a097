from __future__ import annotations

from tests.reported import bare, page, pocketcard, seen, texts, with_facts

from gyotaku.model.facts import Body, HiddenText, InlineForward, Picture
from gyotaku.model.facts.text import Block
from gyotaku.model.report import Figure, Quote
from gyotaku.report.sections.body import LINES, body


def test_the_body_is_printed_in_reading_order() -> None:
    """Every line, the button marked as such, the hidden piece only marked."""
    pieces = body(page(pocketcard()))
    quote = next(piece for piece in pieces if isinstance(piece, Quote))
    assert [line.text for line in quote.lines] == [
        "[画像] Pocketcard",
        "通知番号:sobu2ntdf-A",
        "アカウントの再認証のお願い",
        "お客様のアカウントは再認証の対象と判定されました。",
        "48時間以内にお手続きください。",
        "[ボタン] 今すぐ認証する",
        "（ここに、読者には見えない文字が隠されています）",
        "© 2026 Pocketcard Inc. All Rights Reserved.",
    ]
    assert "忠実に書き起こしています" in quote.note
    assert "qzxv" not in texts(pieces)


def test_the_drawing_says_that_it_is_one() -> None:
    """Caption and alternative text say what the picture is and how it was made."""
    figure = next(piece for piece in body(page(pocketcard())) if isinstance(piece, Figure))
    assert "画面の写真ではありません" in figure.caption
    assert "【ご対応依頼】" in figure.alt
    assert "今すぐ認証する" in figure.svg
    assert "qzxv" not in figure.svg


def test_where_the_logo_comes_from_is_told() -> None:
    """Loaded from outside or attached: a fact of the mail."""
    said = texts(body(page(pocketcard())))
    assert "外部のサーバー caudshowcy[.]xy399566[.]cn から読み込まれます" in said
    logo = seen(Picture(origin="embedded", source="cid:1", logo=True))
    assert "メールに添付されています" in texts(body(page(with_facts(pocketcard(), logo, without=(Picture,)))))


def test_hidden_text_is_quoted_with_its_reason() -> None:
    """What the reader does not see is shown, preheaders of newsletters excepted."""
    facts = (
        seen(HiddenText(text="ポぎを", reason="font-size", characters=3, noise=True)),
        seen(HiddenText(text="前置き", reason="display-none", characters=3, preheader=True)),
    )
    said = texts(body(page(with_facts(pocketcard(), *facts))))
    assert "文字の大きさがほぼゼロ、3文字）：「ポぎを」" in said
    assert "前置き" not in said


def test_a_long_body_is_cut_and_says_so() -> None:
    """A report stays readable; the JSON export holds the rest."""
    long = Body(blocks=(Block(kind="text", text="\n".join(["行"] * (LINES + 7))),), part="1", media_type="text/plain")
    pieces = body(page(with_facts(pocketcard(), seen(long), without=(Body,))))
    quote = next(piece for piece in pieces if isinstance(piece, Quote))
    assert len(quote.lines) == LINES
    assert "省いた行：7" in texts(pieces)


def test_a_mail_forwarded_inside_the_text_gets_help() -> None:
    """What is lost is said, and how to export the original from five programs."""
    said = texts(body(page(with_facts(pocketcard(), seen(InlineForward(marker="---- 転送 ----"))))))
    assert "元のヘッダーは失われています" in said
    for program in ("Outlook", "Thunderbird", "Gmail", "Yahoo!メール", "iCloud"):
        assert program in said


def test_no_body_is_said() -> None:
    """A mail without text has a word for it."""
    assert texts(body(page(bare()))) == "記載なし"
