from __future__ import annotations

import pytest
from tests.book.keys.evidence import of

from gyotaku.book.keys.subject import subject
from gyotaku.model.facts import Subject


def test_a_numbered_subject_is_one_subject() -> None:
    """Numbers, spaces and width differ from mail to mail of a campaign."""
    one = list(subject(of(Subject(text="【重要】お支払い方法の確認 No.123"))))
    assert one == list(subject(of(Subject(text="[重要] お支払い 方法の確認 ＮＯ．９"))))
    assert len(one) == 1


@pytest.mark.parametrize("text", ["", "Re", "12345", "請求書"])
def test_an_empty_or_bare_subject_is_no_key(text: str) -> None:
    """What anybody writes joins nobody."""
    assert list(subject(of(Subject(text=text)))) == []
