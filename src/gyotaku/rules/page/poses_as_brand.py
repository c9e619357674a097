"""A page in a company's name that lies at none of the company's hosts, whatever name the mail itself goes by."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Form, PageBrand
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import posing, sender
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite
from gyotaku.rules.visited import asks_secrets, strange

FORM = Form(action="", asks=("login", "password"), place="page", host="evil.example")


@rule(
    id="page.poses-as-brand",
    severity=Severity.MEDIUM,
    text="The page behind the link ({host}) presents itself as {brand} ({signs}), at none of that company’s hosts.",
    proves_not="Resellers, partners and the press show names of companies on their pages as well.",
    attack="T1656",
    needs=(PageBrand,),
    hits=[
        (posing(),),
        # A newsletter's form asks for nothing secret.
        (posing(), Form(action="", asks=("mail",), place="page", host="evil.example")),
    ],
    misses=[
        (posing(genuine=True, host="www.bank.example"),),
        # One sign alone: an article about the company has its name in the title, too.
        (posing(signs=("title",)),),
        # A sender who speaks for nobody else, with the company's name on the own page: a partner.
        (sender("news@shop.example"), posing(host="www.shop.example", url="https://www.shop.example/bank")),
        # A form for secrets is told by the rules about forms.
        (posing(), FORM),
    ],
)
def poses_as_brand(evidence: Evidence) -> Iterator[Citation]:
    for page, seen in evidence.all(PageBrand, genuine=False):
        if len(page.signs) > 1 and strange(evidence, page.host) and asks_secrets(evidence, page.host) is None:
            names = {"brand": page.name_en or page.name_ja, "brand_ja": page.name_ja or page.name_en}
            yield cite(seen, host=page.host, signs=", ".join(page.signs), **names)
