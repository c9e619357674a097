from __future__ import annotations

from tests.book.keys.evidence import of

from gyotaku.book.keys.page import page
from gyotaku.model.facts import PageView

TEXT = "カード番号と有効期限、セキュリティコードを入力して、本人確認の手続きを完了してください。お手続きは三分で終わります。"


def test_words_and_title_of_a_shown_page() -> None:
    """Equal words give an equal key on every domain."""
    one = list(
        page(of(PageView(url="https://a.example/", profile="mobile", state="form", title="本人確認のお手続き", text=TEXT)))
    )
    two = list(page(of(PageView(url="https://b.example/", profile="desktop", state="alive", text=TEXT + " 12"))))
    assert [key.family for key in one] == ["page", "page-title"]
    assert [key.family for key in two] == ["page"]


def test_error_and_waiting_pages_are_a_services() -> None:
    """A delivery network shows one error page for a thousand sites."""
    assert list(page(of(PageView(url="https://a.example/", profile="mobile", state="error-page", text=TEXT)))) == []
    assert list(page(of(PageView(url="https://a.example/", profile="mobile", state="alive", text="404 Not Found")))) == []
