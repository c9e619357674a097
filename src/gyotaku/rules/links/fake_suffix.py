"""A well-known ending such as co.jp stands in the middle of the host; no genuine host is built so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link, LookAlike
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import claim, linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="links.fake-suffix",
    severity=Severity.HIGH,
    text="The linked host {host} holds a genuine-looking ending ({part}) in its middle; the real domain is {registrable}.",
    proves_not="It does not show what happens on the page behind it.",
    hard="link",
    attack="T1036",
    needs=(LookAlike, Link),
    hits=[
        (
            LookAlike(
                host="www.shop.co.jp.evil.test",
                registrable="evil.test",
                imitates="co.jp",
                brand="",
                method="fake-suffix",
                place="link",
                shown="co.jp",
            ),
        ),
        (linked("https://www.shop.co.jp.evil.test/", traits=("fake-suffix",)),),
    ],
    misses=[
        (linked("https://www.shop.co.jp/"),),
        (linked("https://co.evil.test/"),),
        (linked("https://shop.com.host.test/", traits=("fake-suffix",)),),
        (claim(), linked("https://help.jp.bank.example/", traits=("fake-suffix",))),
    ],
)
def fake_suffix(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told: set[str] = set()
    for found, seen in evidence.all(LookAlike, method="fake-suffix", place="link"):
        told.add(found.host)
        yield cite(seen, host=found.host, part=found.shown or found.imitates, registrable=found.registrable)
    for link, seen in reading.links:
        part = link.host.removesuffix("." + link.registrable)
        # "shop.com.host.com" is how hosts once named a client's site; an ending of two labels, or a brand claimed, is not.
        if (
            "fake-suffix" in link.traits
            and not link.official
            and link.host not in told
            and (reading.claim or DOUBLE.search(part))
        ):
            told.add(link.host)
            yield cite(seen, host=link.host, part=part, registrable=link.registrable)


DOUBLE = re.compile(r"(?:^|[.-])(?:co|ne|or|go|ac|ad|lg|com|gov)[.\-_][a-z]{2}(?:$|[.-])")
