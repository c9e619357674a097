from __future__ import annotations

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Fact, Form
from gyotaku.rules.examples import claim, gate, relation, sender, viewed
from gyotaku.rules.visited import asks_secrets, ending, gated, host_of, pushed, strange


def seen(*facts: Fact) -> Evidence:
    """Build evidence of these facts."""
    return Evidence(observations=tuple(Observation(id=f"E{n}", fact=fact) for n, fact in enumerate(facts, start=1)))


def test_whose_a_host_is() -> None:
    """The brand's, a listed company's and the sender's own are no strangers; an own host excuses nobody who poses as a brand."""
    honest = seen(sender("news@shop.example"))
    assert not strange(honest, "www.shop.example")
    assert strange(honest, "evil.example")
    assert not strange(honest, "www.amazon.co.jp")
    assert not strange(seen(claim()), "login.bank.example")
    assert strange(seen(claim(), relation("unrelated", "shop.example"), sender("news@shop.example")), "www.shop.example")


def test_a_gate_cites_the_pair_and_what_it_saw() -> None:
    """Both visits and the comparison stand behind the sentence; a gate without its pair is none."""
    pair = ("desktop-ja", "iphone-ja")
    evidence = seen(gate("device-gated", pair), viewed("error-page"), viewed("phishing-form", profile="iphone-ja"))
    (found,) = gated(evidence, "device-gated")
    assert [one.id for one in found.cites] == ["E1", "E2", "E3"]
    assert found.values["state_other"] == "phishing-form"
    assert list(gated(seen(gate("device-gated", pair, states=())), "device-gated")) == []  # type: ignore[arg-type]


def test_what_a_page_pushed() -> None:
    """A file's name ends before its hash; the ending counts whatever its case, the host is where the visit ended."""
    page = viewed("download", "https://dl.evil.example/x", downloads=("a (1).EXE (0f)", "b.pdf"))
    assert [(name, ending(name)) for name in pushed(page)] == [("a (1).EXE", "exe"), ("b.pdf", "pdf")]
    assert host_of(page) == "dl.evil.example"
    assert host_of(viewed("dead", "")) == "evil.example"


def test_only_a_form_of_that_host_asks() -> None:
    """A form in the mail, or on another host, is not this page's."""
    evidence = seen(
        Form(action="", asks=("password",), place="mail", host="evil.example"),
        Form(action="", asks=("password",), place="page", host="other.example"),
        Form(action="", asks=("mail",), place="page", host="evil.example"),
    )
    assert asks_secrets(evidence, "evil.example") is None
    assert asks_secrets(evidence, "other.example") is not None
