"""Provider: pages built again for demonstration, from recordings only; nobody is asked, and nothing is missing without."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.enrich.family import derived
from gyotaku.enrich.subjects import urls
from gyotaku.model.evidence import Evidence, Observation, Source
from gyotaku.model.facts import Rebuilt
from gyotaku.transport import Transport


@derived(name="rebuilt", gives=(Rebuilt,), discloses="nothing: comes from recordings only")
def rebuilt(evidence: Evidence, transport: Transport) -> Iterator[Observation]:
    """Yield what a recording holds about the first target that has any."""
    for about in dict.fromkeys(urls(evidence)) if transport.recorded else ():
        for answer in transport.ask("rebuilt", about):
            source = Source(name=answer.source, query=about, answer_sha256=answer.sha256, recorded=transport.recorded)
            for fact in answer.facts:
                if isinstance(fact, Rebuilt):
                    yield Observation(id="", fact=fact, source=source, at=answer.at, excerpt=answer.note, observer="rebuilt")
                    return
