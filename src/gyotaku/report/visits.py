"""What visitors were shown at one address: pictures side by side, words, the way there, what is asked for, how they differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from gyotaku.model.evidence import Observation
from gyotaku.model.facts import Cloaking, Form, PageBrand, PageView
from gyotaku.model.report import Cell, Figure, Gallery, Piece, Sentence, Table
from gyotaku.report.drawings.pages import View, draw_pages
from gyotaku.report.masking import MASK
from gyotaku.report.page import Ours, Page
from gyotaku.report.prints import Print, prepared

Seen = tuple[PageView, Observation]

SHOWN = 10
"""Most visitors shown."""
WAYS = 2
"""Most ways to the page that are told step by step."""
STEPS = 10
_BOX = re.compile("(?:alert|confirm|prompt|beforeunload): ")
"""The browser's word for the kind of message box, in front of what it said."""


def looks(page: Page, views: Sequence[Seen]) -> list[Piece]:
    """Show the pages: photographs where there are any, side by side, else one drawing of the words."""
    groups: dict[str, list[Seen]] = {}
    for fact, seen in views[:SHOWN]:
        if fact.picture_sha256:
            groups.setdefault(fact.picture_sha256, []).append((fact, seen))
    figures = [figure for sha256, group in groups.items() if (figure := _photograph(page, sha256, group)) is not None]
    if figures:
        return [Gallery(title=page.words("site.gallery"), figures=tuple(figures))]
    return [_drawing(page, views[:4])]


def _photograph(page: Page, sha256: str, group: Sequence[Seen]) -> Figure | None:
    ready = prepared(page.pictures(sha256), blur=page.published and any(_personal(fact) for fact, _ in group))
    if ready is None:
        return None
    fact, seen = group[0]
    profiles = page.joined(page.word("profile", one.profile) for one, _ in group)
    words = " ".join((fact.text or fact.title).split())[:200] or page.words("site.no-words")
    state = page.word("state", fact.state)
    caption = [
        page.words(
            "site.photo", profiles=profiles, state=Ours(state), source=page.source(seen.source.name), when=page.when(seen)
        ),
        *_changes(page, ready),
    ]
    return Figure(
        alt=page.words("site.photo-alt", profiles=profiles, state=Ours(state), words=words),
        caption=page.words("join.sentences").join(caption),
        png=ready.png,
        cites=page.ids(seen for _, seen in group),
    )


def _changes(page: Page, ready: Print) -> Iterator[str]:
    if ready.blurred:
        yield page.words("site.blurred")
    if ready.covered:
        yield page.words("picture.covered", count=ready.covered)
    if ready.cut:
        yield page.words("picture.cut")


def _personal(fact: PageView) -> bool:
    """Whether the page showed something personal: masking has then left its mark in the words."""
    return MASK in fact.text or MASK in fact.title or fact.shows_personal


def _drawing(page: Page, views: Sequence[Seen]) -> Figure:
    shown = tuple(
        View(
            profile=page.word("profile", fact.profile),
            state=page.word("state", fact.state),
            address=page.safe(fact.final_url or fact.url),
            title=page.safe(fact.title),
            text=page.safe(fact.text),
        )
        for fact, _ in views
    )
    return Figure(
        alt=page.words(
            "drawing.pages-alt", views=page.joined(f"{view.profile}: {view.text or view.title or view.state}" for view in shown)
        ),
        caption=page.words("drawing.pages-caption", when=page.joined(dict.fromkeys(page.when(seen) for _, seen in views))),
        svg=draw_pages(shown),
        cites=page.ids(seen for _, seen in views),
    )


def table(page: Page, views: Sequence[Seen]) -> Table:
    """List what each visitor was shown; visitors who were shown the same come in one row."""
    head = tuple(page.words(f"site.head.{name}") for name in ("profile", "state", "words", "at"))
    groups: dict[tuple[str, ...], list[Seen]] = {}
    for fact, seen in views[:SHOWN]:
        key = (fact.state, str(fact.status), fact.title, fact.text[:300], fact.final_url, str(seen.at), seen.source.name)
        groups.setdefault(key, []).append((fact, seen))
    return Table(caption=page.words("site.table"), head=head, rows=tuple(_row(page, group) for group in groups.values()))


def _row(page: Page, group: Sequence[Seen]) -> tuple[Cell, ...]:
    fact, _ = group[0]
    cites = [seen for _, seen in group]
    words = fact.text.strip() or fact.title.strip() or page.words("site.no-words")
    state = page.word("state", fact.state)
    if fact.status is not None:
        state = page.words("site.status", state=Ours(state), status=fact.status)
    return (
        page.cell(page.joined(page.word("profile", one.profile) for one, _ in group), *cites),
        page.cell(state, *cites),
        page.cell(words[:300], *cites),
        page.cell(page.words("network.said-by", source=page.source(cites[0].source.name), when=page.when(cites[0])), *cites),
    )


def ways(page: Page, views: Sequence[Seen]) -> Iterator[Table]:
    """Tell the way to the page, station by station, for every way that has more than one."""
    told: set[tuple[str, ...]] = set()
    for fact, seen in views:
        if len(fact.steps) < 2 or fact.steps in told or len(told) == WAYS:
            continue
        told.add(fact.steps)
        head = tuple(page.words(f"site.way.{name}") for name in ("number", "how", "status", "url"))
        rows = tuple(_step(page, number, step, seen) for number, step in enumerate(fact.steps[:STEPS], 1))
        yield Table(caption=page.words("site.way.table", profile=Ours(page.word("profile", fact.profile))), head=head, rows=rows)


def _step(page: Page, number: int, step: str, seen: Observation) -> tuple[Cell, ...]:
    how, _, rest = step.partition(" ")
    status, _, url = rest.partition(" ")
    return (
        page.cell(str(number), seen),
        page.cell(page.word("step", how), seen),
        page.cell(status, seen),
        page.cell(url, seen, code=True),
    )


def asked(page: Page, forms: Iterable[tuple[Form, Observation]]) -> Iterator[Sentence]:
    """Tell what the page asks for, whom, and where the answers go."""
    for fact, seen in forms:
        if fact.place != "page" or not fact.asks:
            continue
        asks = page.joined(page.word("asks", one) for one in fact.asks)
        if fact.profile:
            yield page.state("site.form-for", seen, asks=asks, profile=Ours(page.word("profile", fact.profile)))
        else:
            yield page.state("site.form", seen, asks=asks)
        goes = urlsplit(fact.action).hostname if fact.action else None
        if goes and fact.host and goes != fact.host:
            yield page.state("site.form-goes", seen, host=goes)


def imitated(page: Page, brands: Iterable[tuple[PageBrand, Observation]]) -> Iterator[Sentence]:
    """Tell as whom the page presents itself."""
    for fact, seen in list(brands)[:2]:
        signs = page.joined(page.word("page-sign", one) for one in fact.signs)
        key = "site.brand-genuine" if fact.genuine else "site.brand"
        yield page.state(key, seen, brand=page.brand(fact.name_ja, fact.name_en), host=fact.host, signs=signs)


def oddities(page: Page, views: Sequence[Seen]) -> Iterator[Sentence]:
    """Tell what else happened at the visits, each thing once."""
    told: set[str] = set()
    for fact, seen in views:
        sentences = [
            *(page.state("site.altered", seen) for _ in fact.altered[:1]),
            *(page.state("site.dialog", seen, text=_BOX.sub("", text, count=1)[:120]) for text in fact.dialogs[:2]),
            *(_download(page, seen, name) for name in fact.downloads[:2]),
            *(page.state("site.refused", seen, host=one.partition(": ")[0]) for one in fact.refused[:3]),
        ]
        for sentence in sentences:
            if sentence.text not in told:
                told.add(sentence.text)
                yield sentence


def _download(page: Page, seen: Observation, file: str) -> Sentence:
    """Name a file that was pushed, with its hash where it came to its end; a fact has it as `NAME (SHA256)` or `NAME (cut)`."""
    name, _, digest = file.rpartition(" (")
    if digest in {"", "cut)"}:
        return page.state("site.download", seen, name=(name or file)[:160])
    return page.state("site.download-hash", seen, name=name[:160], sha256=Ours(digest.removesuffix(")")))


def pair_shown(page: Page, fact: Cloaking) -> Ours:
    """Write what each of the two visitors was shown who differ."""
    said = [
        page.words("site.shown", profile=Ours(page.word("profile", profile)), state=Ours(page.word("state", state)))
        for profile, state in zip(fact.pair, fact.states, strict=False)
    ]
    return Ours(page.words("join.sentences").join(said))


def compared(page: Page, found: Iterable[tuple[Cloaking, Observation]]) -> Iterator[Sentence]:
    """Tell what the comparison of the visitors gave, with the pair that shows it; nothing for what was not compared."""
    for fact, seen in found:
        if fact.gate and page.texts.find("gate", fact.gate):
            profiles = page.joined(page.word("profile", one) for one in fact.profiles)
            yield page.say(f"gate.{fact.gate}", seen, profiles=profiles, shown=pair_shown(page, fact))
        elif fact.outcome in {"different", "same"}:
            profiles = page.joined(page.word("profile", one) for one in fact.profiles)
            yield page.say(f"site.cloaking-{fact.outcome}", seen, profiles=profiles, detail=fact.detail)
