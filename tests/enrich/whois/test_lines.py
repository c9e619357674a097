"""Lines of WHOIS answers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gyotaku.enrich.whois.lines import LINES, Line, lines


def test_every_layout_gives_label_and_value() -> None:
    """Colons, dots before them, brackets, brackets with a letter, and a sentence without a colon."""
    text = (
        "Domain Name: evil.example\nCreated on..............: 2001-Aug-23.\n[Created on]                    2005/05/30\n"
        "p. [Name Server]                ns1.evil.example\nRecord created on 22-Apr-2003\ndomain:Created:20090324\n"
    )
    assert list(lines(text)) == [
        Line(label="domain name", value="evil.example"),
        Line(label="created on", value="2001-Aug-23."),
        Line(label="created on", value="2005/05/30"),
        Line(label="name server", value="ns1.evil.example"),
        Line(label="record created on", value="22-Apr-2003"),
        Line(label="created", value="20090324"),
    ]


def test_a_label_alone_takes_what_stands_below() -> None:
    """Several registries print the value on the next line; name servers stand below one another."""
    text = "Entry created:\n    Wednesday 17th September 2003\nName servers:\n    ns1.evil.example\n    ns2.evil.example\n"
    found = list(lines(text))
    assert [line.value for line in found] == ["Wednesday 17th September 2003", "ns1.evil.example", "ns2.evil.example"]


def test_remarks_are_no_lines() -> None:
    """Terms of use behind % or # state nothing about the domain."""
    assert list(lines("% created: 1999-01-01\n# registered: 1999-01-01\n")) == []


def test_an_endless_answer_is_cut() -> None:
    """A server that never stops costs a bounded reading."""
    assert len(list(lines("a: b\n" * (LINES + 50)))) == LINES


@given(st.text(max_size=2000))
def test_any_text_is_read(text: str) -> None:
    """No text raises."""
    assert all(line.label == line.label.lower() for line in lines(text))
