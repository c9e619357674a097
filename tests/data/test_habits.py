from __future__ import annotations

import pytest

from gyotaku.data.habits import (
    default_domains,
    desk,
    help_desks,
    inner_desk,
    notice,
    rented_line,
    shared_mailboxes,
    superior,
)


def test_shared_mailboxes_hold_the_roles_of_rfc_2142() -> None:
    """RFC 2142 names roles that every organisation may have; equal ones show no relation."""
    assert {"info", "postmaster", "abuse", "sales", "support"} <= shared_mailboxes()


@pytest.mark.parametrize("display", ["Stream Flix Support", "セキュリティセンター", "Atendimento ao Cliente", "SERVIÇO"])
def test_a_desk_is_known_by_its_words(display: str) -> None:
    """A display name that speaks for a desk holds a word of the list, in any case."""
    assert desk().search(display)


def test_a_person_is_no_desk() -> None:
    """A plain personal name must never read as a desk."""
    assert not desk().search("Hanako Suzuki")


def test_rented_lines_are_known_by_the_providers_words() -> None:
    """Providers name rented lines in a way that a company's own mail server is not named."""
    assert rented_line().search("v160-251-1-2.abcd.static.cnode.io")
    assert not rented_line().search("mx1.bank.example")


def test_default_domains_are_whole_domains() -> None:
    """They are compared as parents of a host, so none may begin with a dot or a label's half."""
    assert "onmicrosoft.com" in default_domains()
    assert all(not domain.startswith(".") and "." in domain for domain in default_domains())


def test_help_desks_are_whole_domains() -> None:
    """As default domains, they are compared as parents of a host."""
    assert "zendesk.com" in help_desks()
    assert all(not domain.startswith(".") and "." in domain for domain in help_desks())


def test_a_notice_is_no_name() -> None:
    """Only phrases that state an event count; a name of a service that sends alerts does not."""
    assert notice().search("【重要】ご利用停止のお知らせ")
    assert notice().search("Informe: CONTA BLOQUEADA")
    assert not notice().search("Example Bank Alerts")


def test_a_desk_of_the_house_begins_a_word() -> None:
    """The services of a credit company are no IT services; the desk may follow the house's name."""
    assert inner_desk().search("Example Univ. IT Service Desk")
    assert inner_desk().search("社内IT担当")
    assert not inner_desk().search("Example Credit Services")


@pytest.mark.parametrize("name", ["ceo.office.desk", "CEO Jane Doe", "代表取締役 高橋", "president8841"])
def test_a_superior_is_known_by_the_title(name: str) -> None:
    """The title stands as a word of the display name or of the local part, digits beside it or not."""
    assert superior().search(name)


def test_a_title_inside_a_word_is_none() -> None:
    """Letters on either side make it another word."""
    assert not superior().search("oceonia")
