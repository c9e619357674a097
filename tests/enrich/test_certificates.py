from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from tests.enrich.answering import Pages, Shown, ports
from tests.loopback import Authority

from gyotaku.enrich.certificates import logged, served
from gyotaku.model.facts import Certificate
from gyotaku.settings import Choice
from gyotaku.transport import FailedError, Served


def row(number: int, begins: str, names: str = "login.evil.example\n*.evil.example") -> dict[str, object]:
    """Return one entry in crt.sh's form."""
    return {
        "id": number,
        "issuer_name": "C=US, O=Let's Encrypt, CN=R11",
        "name_value": names,
        "not_before": begins,
        "not_after": "2026-06-10T00:00:00",
        "entry_timestamp": begins,
    }


def test_the_first_and_the_latest_certificate_are_told() -> None:
    """First issue tells the age, the latest tells what is in use; times are UTC, names each once."""
    rows = [row(3, "2026-03-14T00:00:00"), row(1, "2026-03-11T00:00:00"), row(2, "2026-03-12T00:00:00")]
    web = Pages({"https://crt.sh/?q=login.evil.example&output=json": (200, json.dumps(rows).encode())})
    first, last = logged("domain:login.evil.example", ports(web))
    begins = [fact.not_before for answer in (first, last) for fact in answer.facts if isinstance(fact, Certificate)]
    assert [str(at) for at in begins] == ["2026-03-11 00:00:00+00:00", "2026-03-14 00:00:00+00:00"]
    assert (first.url, last.url) == ("https://crt.sh/?id=1", "https://crt.sh/?id=3")
    (fact,) = first.facts
    assert isinstance(fact, Certificate)
    assert fact.names == ("login.evil.example", "*.evil.example")


def test_a_host_behind_a_wildcard_is_looked_for_at_its_domain() -> None:
    """No entry for the host: the registered domain above it is asked, and the fact is about that."""
    web = Pages({
        "https://crt.sh/?q=x.evil.co.jp&output=json": (200, b"[]"),
        "https://crt.sh/?q=evil.co.jp&output=json": (200, json.dumps([row(1, "2026-03-11T00:00:00")]).encode()),
    })  # fmt: skip
    (answer,) = logged("domain:x.evil.co.jp", ports(web))
    (fact,) = answer.facts
    assert isinstance(fact, Certificate)
    assert fact.host == "evil.co.jp"
    assert logged("domain:other.example", ports(Pages({}))) == []


@pytest.mark.parametrize("page", [(502, b""), (200, b"<html>"), (200, b"{}"), (200, b'[{"not_before": "soon"}]'), (200, b"[1]")])
def test_what_is_no_list_of_entries_fails(page: tuple[int, bytes]) -> None:
    """An overloaded service is not a host without certificates."""
    with pytest.raises(FailedError):
        logged("domain:evil.example", ports(Pages(lambda _url: page)))


def test_the_certificate_served_is_evidence_trusted_or_not(tmp_path: Path) -> None:
    """Issuer, validity and names are read, and whether it verified stands in the excerpt."""
    authority = Authority(tmp_path)
    authority.server("evil.example", "*.evil.example")
    path = next(path for path in tmp_path.glob("*.pem") if path != authority.file)
    from cryptography import x509  # noqa: PLC0415 - only this test reads a file

    der = x509.load_pem_x509_certificate(path.read_bytes()).public_bytes(serialization.Encoding.DER)
    shown = Shown(Served(der=der, version="TLSv1.3", trusted=False, problem="self-signed certificate", ip="192.0.2.1"))
    (answer,) = served("domain:evil.example", ports(tls=shown, choice=Choice(endpoint=":8443")))
    (fact,) = answer.facts
    assert isinstance(fact, Certificate)
    assert (fact.issuer, fact.names) == ("CN=Test Authority of gyotaku", ("evil.example", "*.evil.example"))
    assert "not verified: self-signed certificate" in answer.note
    assert shown.asked == [("evil.example", 8443)]
    with pytest.raises(FailedError, match="unparsable"):
        served("domain:evil.example", ports(tls=Shown(Served(der=b"nonsense"))))
