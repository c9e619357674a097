"""Everything before @ in an address is a name for logging in, not the host (RFC 3986 section 3.2.1); no genuine mail
uses it.
"""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Link
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import linked
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="links.userinfo",
    severity=Severity.HIGH,
    text="A link seems to begin with {shown}, but what stands before the @ is decoration: it opens {host}.",
    proves_not="It does not show what happens on the page behind it.",
    hard="link",
    attack="T1036",
    needs=(Link,),
    hits=[(linked("https://bank.example@evil.example/x", userinfo="bank.example", traits=("userinfo",)),)],
    misses=[
        (linked("https://evil.example/x?mail=a@b.example"),),
        (linked("ftp://anonymous@ftp.example/x", userinfo="anonymous", traits=("userinfo",)),),
    ],
)
def userinfo(evidence: Evidence) -> Iterator[Citation]:
    for link, seen in evidence.of(Link):
        if link.userinfo and link.scheme in {"http", "https"} and link.host:
            yield cite(seen, shown=link.userinfo, host=link.host)
