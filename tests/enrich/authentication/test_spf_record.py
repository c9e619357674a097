"""The grammar of the SPF record."""

from __future__ import annotations

import pytest

from gyotaku.enrich.authentication.spf_record import PermanentError, check_macros, read


def test_terms_come_in_order_with_their_qualifiers() -> None:
    """Evaluation is left to right; the qualifier defaults to plus."""
    record = read("v=spf1 a/24//64 mx:b.example ~ip4:192.0.2.0/24 -all")
    assert [(term.qualifier, term.name) for term in record.terms] == [("+", "a"), ("+", "mx"), ("~", "ip4"), ("-", "all")]
    assert (record.terms[0].cidr4, record.terms[0].cidr6) == (24, 64)


@pytest.mark.parametrize(
    "text",
    [
        "v=spf1 ip4:192.0.2.0/33 -all",
        "v=spf1 ip4:2001:db8::1 -all",
        "v=spf1 include -all",
        "v=spf1 a:b.example. a:1.2.3.4 -all",
        "v=spf1 redirect=a.example redirect=b.example",
        "v=spf1 exists:%{x}.example -all",
        "v=spf1 moo -all",
        "v=spf1 a/032 -all",
        "v=spf1 あ -all",
    ],
)
def test_what_the_grammar_does_not_know_is_permanent(text: str) -> None:
    """A record that cannot be read never passes anything (section 2.6.7)."""
    with pytest.raises(PermanentError):
        read(text)


def test_letters_for_explanations_only() -> None:
    """The macros c, r and t make no sense where a mechanism is evaluated (section 7.2)."""
    check_macros("%{c}.%{r}", explaining=True)
    with pytest.raises(PermanentError):
        check_macros("%{c}.example")


def test_unknown_modifiers_are_ignored() -> None:
    """A modifier nobody knows changes nothing (section 6)."""
    assert read("v=spf1 moo=x.example -all").terms[0].name == "all"
