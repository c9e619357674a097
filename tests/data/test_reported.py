"""Words beside which false mail is reported."""

from __future__ import annotations

import pytest

from gyotaku.data.folding import fold
from gyotaku.data.reported import reported


@pytest.mark.parametrize(
    "text",
    [
        "A phishing campaign",
        "当社を装い、",
        "〇〇を騙る",
        "E-mails im Namen der Bank",
        "suplantan a la caja",
        "冒充客服",
        "フィッシング",
    ],
)
def test_words_for_false_mail(text: str) -> None:
    """Each language has words for false mail and for posing as another; accents and case do not matter."""
    assert reported().beside.search(fold(text))


@pytest.mark.parametrize("text", ["不審なログイン", "fish and chips", "your account", "装置の故障"])
def test_other_words(text: str) -> None:
    """An alarm about a sign-in is no talk of false mail."""
    assert reported().beside.search(fold(text)) is None


def test_words_right_before_the_mark() -> None:
    """What mail claims stands right behind the verb."""
    assert reported().before.search("the messages claim ")
    assert reported().before.search("claim your prize ") is None
