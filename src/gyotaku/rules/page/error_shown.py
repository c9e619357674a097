"""An error page on a live server is what cloaking looks like from the wrong side; it may also be an error."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import PageView
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="page.error-shown",
    severity=Severity.INFO,
    text="The page behind the link answered with an error ({title}); it may be keeping investigators out.",
    proves_not="It may simply be broken or closed; without a comparison this is no proof of cloaking.",
    needs=(PageView,),
    hits=[(PageView(url="https://evil.example/", profile="unstated", state="error-page", text="your request has timed out"),)],
    misses=[
        (PageView(url="https://evil.example/", profile="mobile", state="form"),),
        (PageView(url="https://evil.example/", profile="mobile", state="no-such-name"),),
    ],
)
def error_shown(evidence: Evidence) -> Iterator[Citation]:
    for page, seen in evidence.of(PageView):
        if page.state in {"error-page", "alive"} and (page.state == "error-page" or "timed out" in page.text.lower()):
            yield cite(seen, title=page.title or page.text or str(page.status or "-"))
