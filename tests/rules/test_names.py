from __future__ import annotations

import pytest

from gyotaku.rules.names import akin, desk_words, random_label, rented, throwaway


@pytest.mark.parametrize("label", ["xkqzjwvb", "cctgpgkw", "brhqtlgd", "a8f3k29xq"])
def test_unspeakable_labels_are_random(label: str) -> None:
    """A label that nobody can speak, or that mixes letters and digits in turn, was made by a machine."""
    assert random_label(label)


@pytest.mark.parametrize(
    "label", ["kuronekoyamato", "smbc", "example", "kddi", "sagawa-exp", "mizuhobank", "xn--bnk-hoa", "2024", "b2b4u"]
)
def test_names_people_choose_are_not_random(label: str) -> None:
    """Japanese romanisation, abbreviations and years are names, not noise."""
    assert not random_label(label)


def test_desk_words_are_what_is_left_of_a_desks_name() -> None:
    """The telling words are those that are not the desk's own; a person's name has none."""
    assert desk_words("Stream Flix Support") == ["stream", "flix"]
    assert desk_words("Hanako Suzuki") == []
    assert desk_words("Support") == []


def test_a_rented_line_holds_its_digits_and_a_word_of_the_trade() -> None:
    """Either alone is not enough: company servers are numbered too, and `static` may be part of any name."""
    assert rented("v192-0-2-7.abcd.static.cnode.io", "192.0.2.7")
    assert not rented("mx-192-0-2-7.bank.example", "192.0.2.7")
    assert not rented("static.bank.example", "192.0.2.7")


def test_domains_of_one_name_are_kin() -> None:
    """Firms keep several domains of one name; a word any desk uses makes no kin."""
    assert akin("takeya-mail.example", "takeyaonline.example")
    assert not akin("customer-support.example", "support-center.example")
    assert not akin("shop.example", "shopping.example")


def test_a_throwaway_name_is_made_up_or_has_an_abused_ending() -> None:
    """Either is enough to ask why a bank would use it; a firm's own name under an everyday ending is neither."""
    assert throwaway("login.xkqzjwvb.example")
    assert throwaway("login.kensyo.cfd")
    assert not throwaway("www.kensyo-partner.example")
