"""The words are in a picture, so that filters read none, and one link covers it."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body, Link, MailingList, Picture
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import STRANGE_LINK
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="text.picture-only",
    severity=Severity.MEDIUM,
    text="The mail is nearly all picture ({characters} characters of text), and the picture links to {host}.",
    proves_not="Many genuine advertisements are pictures as well.",
    attack="T1027",
    needs=(Body, Picture, Link, MailingList),
    hits=[
        (
            Body(blocks=(), part="1", media_type="text/html", characters=12),
            Picture(origin="embedded", source="cid:a"),
            STRANGE_LINK,
        )
    ],
    misses=[
        (
            Body(blocks=(), part="1", media_type="text/html", characters=400),
            Picture(origin="embedded", source="cid:a"),
            STRANGE_LINK,
        ),
        (Body(blocks=(), part="1", media_type="text/html", characters=12), STRANGE_LINK),
        (
            Body(blocks=(), part="1", media_type="text/html", characters=12),
            Picture(origin="remote", source="https://a.example/t.gif", tracker=True),
            STRANGE_LINK,
        ),
        (
            Body(blocks=(), part="1", media_type="text/html", characters=12),
            Picture(origin="embedded", source="cid:a"),
            STRANGE_LINK,
            MailingList(unsubscribe="<mailto:u@esp.example>"),
        ),
    ],
)
def picture_only(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    body = evidence.first(Body)
    pictures = [seen for picture, seen in evidence.of(Picture) if not picture.tracker]
    strange = reading.strange()
    if body and pictures and strange and body[0].characters < 60 and not reading.leavable:
        yield cite(body[1], pictures[0], strange[0][1], characters=str(body[0].characters), host=strange[0][0].goes_to)
