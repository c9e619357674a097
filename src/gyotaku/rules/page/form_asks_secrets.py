"""The captured page asks for what only the brand may ask, at a host that is not the brand's."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Form, PageView
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, of_brand, read


@rule(
    id="page.form-asks-secrets",
    severity=Severity.HIGH,
    text="The page behind the link ({host}) shows a form that asks for {asks}.",
    proves_not="It does not show who runs the page.",
    hard="page",
    attack="T1598.003",
    needs=(Form, PageView),
    hits=[
        (
            claim(),
            PageView(url="https://evil.example/", profile="mobile", state="form"),
            Form(action="", asks=("card", "security-code"), place="page", host="evil.example"),
        )
    ],
    misses=[
        (
            claim(),
            PageView(url="https://www.bank.example/", profile="mobile", state="form"),
            Form(action="", asks=("password",), place="page", host="www.bank.example"),
        ),
        (
            claim(),
            PageView(url="https://evil.example/", profile="mobile", state="form"),
            Form(action="", asks=(), place="page", host="evil.example"),
        ),
        (
            sender("a@shop.example"),
            PageView(url="https://www.shop.example/", profile="mobile", state="form"),
            Form(action="", asks=("password",), place="page", host="www.shop.example"),
        ),
    ],
)
def form_asks_secrets(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.claim is None:
        # Without a brand to contradict, a form that asks for a password is any site's log-in page.
        return
    for form, seen in evidence.all(Form, place="page"):
        if form.asks and not of_brand(form.host, reading.claim[0]) and not reading.own(form.host):
            yield cite(seen, reading.claim[1], asks=", ".join(form.asks), host=form.host or form.action or "-")
