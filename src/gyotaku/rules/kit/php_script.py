"""A web server's script sent the mail: mostly somebody else's broken-into site."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import BrandClaim, HeaderTrait, Lure
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="kit.php-script",
    severity=Severity.MEDIUM,
    text="The mail was sent by a script on a web server ({value}), the usual trace of a broken-into site.",
    proves_not="Contact forms and small shops send genuine mail in the same way.",
    attack="T1584.004",
    needs=(HeaderTrait, Lure, BrandClaim),
    hits=[(HeaderTrait(trait="php-originating-script", value="1000:alexus.php"), lure("restrict"))],
    misses=[
        (HeaderTrait(trait="php-originating-script", value="33:class-phpmailer.php"),),
        (HeaderTrait(trait="reply"), lure("restrict")),
    ],
)
def php_script(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = [seen for found, seen in reading.lures if found.pretext in ACCOUNT] or [seen for _, seen in reading.claims]
    for found, seen in evidence.all(HeaderTrait, trait="php-originating-script"):
        if told and not reading.vouched_by_brand():
            yield cite(seen, told[0], value=found.value)
