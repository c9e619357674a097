"""The mail names nobody, or somebody else; the page names a company and asks for what only that company may ask."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Form, PageBrand
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import BRAND, claim, posing, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.visited import asks_secrets, strange

LOGIN = Form(action="", asks=("login", "password"), place="page", host="evil.example")
CARD = Form(action="", asks=("card", "security-code"), place="page", host="evil.example")


@rule(
    id="page.unnamed-brand-asks-secrets",
    severity=Severity.HIGH,
    text="The page behind the link ({host}) poses as {brand}, which the mail does not speak for, and asks for {asks}.",
    proves_not="It does not show who runs the page.",
    hard="page",
    attack="T1598.003",
    needs=(PageBrand, Form),
    hits=[
        (posing(), LOGIN),
        (sender("news@shop.example"), posing(), CARD),
        (claim(brand="example-post", name_ja="例郵便", name_en="Example Post", web_domains=("post.example",)), posing(), LOGIN),
    ],
    misses=[
        # The genuine log-in page.
        (
            posing(genuine=True, host="www.bank.example"),
            Form(action="", asks=("login", "password"), place="page", host="www.bank.example"),
        ),
        # A log-in page of the sender's own that names a partner.
        (
            sender("news@shop.example"),
            posing(host="www.shop.example"),
            Form(action="", asks=("password",), place="page", host="www.shop.example"),
        ),
        # What the mail itself speaks for is told by `page.form-asks-secrets`.
        (claim(brand=BRAND), posing(), LOGIN),
        (posing(), Form(action="", asks=("mail",), place="page", host="evil.example")),
        (posing(signs=("title",)), LOGIN),
    ],
)
def unnamed_brand_asks_secrets(evidence: Evidence) -> Iterator[Citation]:
    claimed = read(evidence).claim
    for page, seen in evidence.all(PageBrand, genuine=False):
        form = asks_secrets(evidence, page.host)
        named = claimed is not None and claimed[0].brand == page.brand
        if form is not None and not named and len(page.signs) > 1 and strange(evidence, page.host):
            names = {"brand": page.name_en or page.name_ja, "brand_ja": page.name_ja or page.name_en}
            yield cite(seen, form[1], host=page.host, asks=", ".join(form[0].asks), **names)
