"""Check of the cases one by one: documents, bytes, and what the lists, the full text and the keys say of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator
from typing import Any

import msgspec
from sqlalchemy import Row, delete, insert, update

from gyotaku.book.decisions import MACHINE_LABEL
from gyotaku.book.documents import pack, unpack
from gyotaku.book.entries import DAY, JST_SECONDS, columns_of, seconds_of
from gyotaku.book.facets import facets
from gyotaku.book.keyrings import listed, numbered, packed
from gyotaku.book.placing import Told
from gyotaku.book.schema import case as case_table
from gyotaku.book.schema import document, keyring, specimen
from gyotaku.book.statements import sql
from gyotaku.book.summary import summary
from gyotaku.book.upkeep.pages import Page, Rows, pages
from gyotaku.book.upkeep.trouble import Look, Trouble
from gyotaku.book.words import searchable
from gyotaku.errors import BookError
from gyotaku.model.case import Case

Counts = Counter[tuple[str, int, str]]


def check_cases(look: Look, counts: Counts) -> Iterator[Trouble]:
    """Check every case; count each into `counts` as the trends should."""
    for page in pages(look.connection, look.engine):
        documents, rings = page.of("documents"), page.of("keyrings")
        words, decisions = page.of("words"), page.of("decisions")
        yield from _bytes(look, page)
        for row in page.rows:
            current = yield from _current(look, row, documents)
            if current is None:
                continue
            label = in_force(decisions[row.id], current)
            yield from _columns(look, row, current, label)
            if row.id not in words and not look.words_stale:
                yield look.found("words-missing", row.sha256, _wording(look, row.id, current))
            if row.id not in rings or len(rings[row.id][0].hashes) % 8:
                yield look.found("keys-missing", row.sha256, _ringing(look, row.id, current))
            else:
                yield from _alike(look, row, rings[row.id][0])
            columns = summary(current)
            day = ((seconds_of(columns) or row.added) + JST_SECONDS) // DAY
            counts.update((facet, day, value) for facet, value in facets(columns, label))


def in_force(decided: list[Row[Any]], current: Case) -> str:
    """Return the label in force: the analyst's last one, else the verdict's."""
    said = [one.value for one in decided if one.kind == "label"]
    return said[-1] if said and said[-1] != MACHINE_LABEL else current.verdict.label.value


def _current(look: Look, row: Row[Any], documents: Rows) -> Generator[Trouble, None, Case | None]:
    """Yield what is wrong with the documents of a case; return the newest case that can be read."""
    whole: dict[int, Case] = {}
    for one in documents[row.id]:
        case, why = _read(one.body, row.sha256)
        if case is None:
            yield look.found("document-damaged", row.sha256, version=one.version, why=why)
        else:
            whole[one.version] = case
    if row.version in whole:
        return whole[row.version]
    if whole:
        newest = max(whole)
        step = update(specimen).where(specimen.c.id == row.id).values(version=newest)
        yield look.found("current-missing", row.sha256, lambda: look.connection.execute(step), version=row.version, other=newest)
        look.words_stale = look.words_stale or look.mend
        return whole[newest]
    return (yield from _half(look, row, [one.version for one in documents[row.id]]))


def _read(body: bytes | None, sha256: str) -> tuple[Case | None, str]:
    """Return a stored case, or why it cannot be read."""
    if body is None:
        return None, "it is missing"
    try:
        case = unpack(body, sha256)
    except BookError as error:
        return None, error.why
    return (case, "") if case.specimen.sha256 == sha256 else (None, "it tells of another mail")


def _half(look: Look, row: Row[Any], versions: list[int]) -> Generator[Trouble, None, Case | None]:
    """Yield that a case has no document; return the one its mail gives when analysed again."""
    try:
        raw = look.blobs.get(row.sha256) if row.raw and look.analyse is not None else None
    except BookError:
        raw = None
    if raw is None or look.analyse is None:
        yield look.found("case-lost", row.sha256)
        return None
    case = look.analyse(raw, row.name)
    version = max([row.version, *versions]) + 1

    def mend() -> None:
        verdict = case.verdict
        made = {"specimen": row.id, "version": version, "made": row.added, "why": "again", "tool": case.tool}
        key = look.connection.execute(
            insert(case_table), {**made, "label": verdict.label.value, "score": verdict.score}
        ).inserted_primary_key
        look.connection.execute(insert(document), {"case_version": key[0] if key else 0, "body": pack(case)})
        look.connection.execute(update(specimen).where(specimen.c.id == row.id).values(version=version))
        look.words_stale = True

    yield look.found("half-case", row.sha256, mend, version=version)
    return case if look.mend else None


def _bytes(look: Look, page: Page) -> Iterator[Trouble]:
    files = page.of("files")
    for row in page.rows:
        named = [("the mail", row.sha256)] if row.raw else []
        for what, sha256 in [*named, *((f"the file {one.name}", one.sha256) for one in files[row.id])]:
            if not look.blobs.has(sha256):
                yield look.found("blob-missing", row.sha256, what=what)
                continue
            try:
                look.blobs.get(sha256)
            except BookError as error:
                why = error.why.rpartition(": ")[2]
                yield look.found("blob-damaged", row.sha256, _aside(look, sha256), what=what, why=why, lost=look.blobs.lost)


def _aside(look: Look, sha256: str) -> Callable[[], object]:
    return lambda: look.blobs.put_aside(sha256)


def _columns(look: Look, row: Row[Any], current: Case, label: str) -> Iterator[Trouble]:
    columns = summary(current)
    right = {**columns_of(columns), "sorted": seconds_of(columns) or row.added}
    said = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
    wrong = {name: value for name, value in right.items() if said[name] != value}
    if wrong:
        step = update(specimen).where(specimen.c.id == row.id).values(**wrong)

        def mend() -> None:
            look.connection.execute(step)
            # The full text stands in the order of the days.
            look.words_stale = look.words_stale or "sorted" in wrong

        yield look.found("columns-wrong", row.sha256, mend, names=", ".join(sorted(wrong)))
    if row.label != label:
        change = update(specimen).where(specimen.c.id == row.id).values(label=label)
        yield look.found("label-wrong", row.sha256, lambda: look.connection.execute(change), was=row.label, is_=label)


def _wording(look: Look, number: int, case: Case) -> Callable[[], object]:
    words = {"specimen": number, "body": searchable(case)}
    return lambda: look.connection.execute(sql("words_add", look.engine), words)


def _ringing(look: Look, number: int, case: Case) -> Callable[[], object]:
    """Write the keyring; that its keys lead to the case, and how often they were seen, is mended with the keys of all."""
    ring = {"specimen": number, "hashes": packed(numbered(look.placer.keys(case))), "alike": "[]"}

    def mend() -> None:
        look.connection.execute(delete(keyring).where(keyring.c.specimen == number))
        look.connection.execute(insert(keyring), ring)

    return mend


def _alike(look: Look, row: Row[Any], ring: Row[Any]) -> Iterator[Trouble]:
    if ring.alike == "[]":
        return
    try:
        told = msgspec.json.decode(ring.alike, type=list[Told])
    except msgspec.MsgspecError:
        told = []
    asked = {"hashes": listed(look.engine, [one.sha256 for one in told])}
    known = {one.sha256 for one in look.connection.execute(sql("specimens_by_hash", look.engine), asked)}
    right = [one for one in told if one.sha256 in known]
    if not told or len(right) < len(told):
        step = update(keyring).where(keyring.c.specimen == row.id).values(alike=msgspec.json.encode(right).decode())
        yield look.found("alike-wrong", row.sha256, lambda: look.connection.execute(step))


def check_words(look: Look) -> Iterator[Trouble]:
    """Check the full text against the cases; write it anew where single words cannot be taken out."""
    strangers = look.connection.execute(sql("words_of_nobody", look.engine)).all()
    if strangers:
        look.words_stale = look.words_stale or look.mend
        yield look.found("words-of-nobody", "", lambda: None, count=len(strangers))
    if look.words_stale:
        write_words(look)


def write_words(look: Look) -> None:
    """Write the whole full text anew."""
    look.connection.execute(sql("words_none", look.engine))
    after = 0
    while rows := look.connection.execute(sql("current_documents"), {"after": after, "most": 200}).all():
        readable = [(row.id, _read(row.body, row.sha256)[0]) for row in rows]
        words = [{"specimen": number, "body": searchable(case)} for number, case in readable if case is not None]
        if words:
            look.connection.execute(sql("words_add", look.engine), words)
        after = rows[-1].id
