"""The Chinese edition of Foxmail heads the mailers seen in published cases of Japanese phishing since 2021."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body, Mailer
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite


@rule(
    id="kit.foxmail-chinese",
    severity=Severity.MEDIUM,
    text="The mail names the Chinese edition of Foxmail ({name}), which Japanese companies do not send notices with.",
    proves_not="Many people use Foxmail every day; it does not name the sender's country or identity.",
    needs=(Mailer, Body),
    hits=[
        (
            Mailer(name="Foxmail 6, 13, 102, 15 [cn]", header="X-Mailer", traits=("foxmail-cn",)),
            Body(blocks=(), part="1", media_type="text/plain", language="ja"),
        )
    ],
    misses=[
        (
            Mailer(name="Foxmail 7.2.25.213[cn]", header="X-Mailer", traits=("foxmail-cn",)),
            Body(blocks=(), part="1", media_type="text/plain", language="zh"),
        ),
        (Mailer(name="Foxmail 7.2", header="X-Mailer"), Body(blocks=(), part="1", media_type="text/plain", language="ja")),
    ],
)
def foxmail_chinese(evidence: Evidence) -> Iterator[Citation]:
    body = evidence.first(Body)
    for mailer, seen in evidence.of(Mailer):
        if "foxmail-cn" in mailer.traits and body is not None and body[0].language != "zh":
            yield cite(seen, name=mailer.name)
