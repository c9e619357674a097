"""The From domain is a default name under a cloud or hosting service: nobody's own."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.data.domains import registered, registrable, under
from gyotaku.data.habits import default_domains
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Address, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="sender.rented-cloud-domain",
    severity=Severity.MEDIUM,
    text="The sender's domain {domain} is a default name that a cloud or hosting service gives its customers.",
    proves_not="Small organisations may never have set up a name of their own.",
    attack="T1583.006",
    needs=(Address, MailingList),
    hits=[(sender("a@shop-7f3.azurewebsites.net"),), (sender("a@x.firebaseapp.com"),), (sender("a@tenant.onmicrosoft.com"),)],
    misses=[(sender("a@mail.shop.example"),), (sender("a@shop.co.jp"),)],
)
def rented_cloud_domain(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.sender is None or reading.listed:
        return
    domain = reading.sender[0].domain
    # A registrable domain that is longer than what stands in a registry lies under a private suffix of the public suffix list.
    private = registered(domain) and registrable(domain) and registered(domain) != registrable(domain)
    if private or any(domain != given and under(domain, given) for given in default_domains()):
        yield cite(reading.sender[1], domain=domain)
