from __future__ import annotations

from tests.reported import page, pocketcard, seen, texts, with_facts

from gyotaku.model.facts import FilterMark, MailingList, Subject
from gyotaku.report.sections.tags import tags

TAGGED = seen(Subject(text="重要", tags=("[spam]",)), "Subject")


def test_no_tags_no_section() -> None:
    """A clean subject needs no reading."""
    assert tags(page(pocketcard())) == []


def test_an_unexplained_tag_is_not_explained() -> None:
    """Where no header gives a reason, the report says that none is recorded instead of guessing."""
    said = texts(tags(page(with_facts(pocketcard(), TAGGED, without=(Subject,)))))
    assert "「[spam]」が付いています" in said
    assert "ヘッダーに残っていません" in said
    assert "判定には使っていません" in said


def test_a_filter_that_signed_is_quoted() -> None:
    """What the receiver's filter recorded is quoted, not interpreted."""
    mark = seen(FilterMark(header="X-Spam-Status", value="Yes, score=9.1"), "X-Spam-Status")
    said = texts(tags(page(with_facts(pocketcard(), TAGGED, mark, without=(Subject,)))))
    assert "X-Spam-Status: Yes, score=9.1" in said
    assert "ヘッダーに残っていません" not in said


def test_a_list_is_a_likely_author_of_its_tag() -> None:
    """A mailing list's own tag is put down to the list."""
    one = seen(MailingList(list_id="staff.corp.test"), "List-Id")
    assert "メーリングリスト（staff[.]corp[.]test）" in texts(
        tags(page(with_facts(pocketcard(), TAGGED, one, without=(Subject,))))
    )
