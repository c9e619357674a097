"""Referral on port 43."""

from __future__ import annotations

from gyotaku.enrich.whois.referral import HOPS, ROOT, Question, first_question, name_in_registry, next_question


def test_known_registries_are_asked_in_their_own_form() -> None:
    """JPRS is asked for English labels, Verisign for domains only, CNNIC for the bare name."""
    assert first_question("www.bank.co.jp") == Question(server="whois.jprs.jp", words="bank.co.jp/e")
    assert first_question("evil.com") == Question(server="whois.verisign-grs.com", words="domain evil.com")
    assert first_question("a.b.gghxw.cn") == Question(server="whois.cnnic.cn", words="gghxw.cn")


def test_an_unknown_ending_is_asked_of_the_root() -> None:
    """IANA names the server of every top-level domain; it is asked about the ending alone."""
    assert first_question("shop.example") == Question(server=ROOT, words="example")


def test_private_suffixes_do_not_stand_in_a_registry() -> None:
    """The name in the registry for `x.pages.dev` is `pages.dev`: asking for the customer's part would answer nothing."""
    assert name_in_registry("login.x.pages.dev") == "pages.dev"


def test_a_chain_ends() -> None:
    """A server already asked, no referral, or too many hops end the chain: two servers naming each other never loop."""
    assert next_question("whois.registrar.example", "evil.com", ("whois.verisign-grs.com",)) == Question(
        server="whois.registrar.example", words="evil.com"
    )
    assert next_question("whois.a.example", "evil.com", ("whois.b.example", "whois.a.example")) is None
    assert next_question("", "evil.com", ("whois.b.example",)) is None
    assert next_question("whois.new.example", "evil.com", tuple(f"s{number}.example" for number in range(HOPS))) is None
