"""A form in the mail itself sends what is typed straight to its maker; mail programs warn for good reason."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Form
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="links.form-in-mail",
    severity=Severity.HIGH,
    text="The mail itself holds a form that asks for {asks} and sends it to {host}.",
    proves_not="Some genuine surveys put a form into the mail.",
    hard="link",
    attack="T1598",
    needs=(Form,),
    hits=[(Form(action="https://evil.example/p.php", method="post", asks=("password",), host="evil.example"),)],
    misses=[
        (Form(action="https://search.shop.example/", asks=()),),
        (Form(action="https://shop.example/", asks=("personal",), host="shop.example"),),
        (Form(action="https://evil.example/p.php", asks=("password",), host="evil.example", place="page"),),
    ],
)
def form_in_mail(evidence: Evidence) -> Iterator[Citation]:
    for form, seen in evidence.of(Form):
        secret = [word for word in form.asks if word in SECRETS]
        if form.place in {"body", "attachment"} and secret and not read(evidence).own(form.host):
            yield cite(seen, asks=", ".join(secret), host=form.host or form.action or "-")


SECRETS = ("password", "card", "expiry", "security-code", "otp", "pin")
