"""Write what was asked for: every language and format of every case, each file whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from gyotaku.cli.screen import Screen
from gyotaku.desk import Desk
from gyotaku.errors import InputError, PublicationError, UsageError
from gyotaku.model.case import Case
from gyotaku.phrases import languages


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What to write and where."""

    languages: str
    formats: str
    out: Path | None
    published: bool

    def names(self, desk: Desk) -> list[tuple[str, str, str]]:
        """List (file name, format, language) of every file one case gives; unknown names are errors that list the known."""
        known = {member.name: member.detail["takes"] for member in desk.members("exports")}
        tongues = languages()
        chosen = sorted(tongues, key="ja".__ne__) if self.languages == "all" else self.languages.split(",")
        for language in chosen:
            if language not in tongues:
                raise UsageError(f"No language is called {language!r}; the known ones are: {', '.join(tongues)}, all.")
        files: list[tuple[str, str, str]] = []
        for name in self.formats.split(","):
            if name not in known:
                raise UsageError(f"No export is called {name!r}; the known ones are: {', '.join(known)}.")
            if known[name] == "case":
                files.append((f"case.{name}", name, chosen[0]))
            else:
                files += [(f"report.{language}.{name}", name, language) for language in chosen]
        return files


def write_cases(
    desk: Desk, paths: list[str], wanted: Wanted, screen: Screen, recall: Callable[[Case], Case] = lambda case: case
) -> int:
    """Analyse every mail and write its reports; return the exit code. `recall` adds what a book remembers."""
    code = 0
    taken: set[str] = set()
    wanted.names(desk)
    for specimen in desk.open(paths):
        if isinstance(specimen, InputError):
            screen.error(str(specimen))
            code = max(code, specimen.exit_code)
            continue
        for found in desk.cases(specimen):
            case = recall(found)
            folder = _folder(case, taken)
            try:
                first = _write(desk, case, wanted, folder)
            except PublicationError as error:
                screen.error(f"{case.specimen.name}: {error}")
                code = max(code, error.exit_code)
                continue
            screen.say(f"{first}: {_conclusion(desk, case, wanted)}")
    return code


def write_stored(desk: Desk, case: Case, wanted: Wanted, screen: Screen) -> int:
    """Render a stored case into files, or to standard output when no folder is given."""
    if wanted.out is not None:
        first = _write(desk, case, wanted, _folder(case, set()))
        screen.say(f"{first}: {_conclusion(desk, case, wanted)}")
        return 0
    for _, name, language in wanted.names(desk):
        screen.raw(desk.export(name, case, language, published=wanted.published))
    return 0


def _write(desk: Desk, case: Case, wanted: Wanted, folder: str) -> Path:
    where = (wanted.out or Path()) / folder
    rendered = [
        (where / file, desk.export(name, case, language, published=wanted.published))
        for file, name, language in wanted.names(desk)
    ]
    if any(name == "json" for _, name, _ in wanted.names(desk)):
        rendered += [(where / path, png) for path, png in desk.files(case, published=wanted.published).items()]
    # Everything was rendered and passed the gate before the first byte is written.
    try:
        where.mkdir(parents=True, exist_ok=True)
        for path, content in rendered:
            path.parent.mkdir(exist_ok=True)
            replace(path, content)
    except OSError as error:
        raise UsageError(f"{where}: cannot be written: {error.strerror}") from error
    return rendered[0][0]


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(path)


def _conclusion(desk: Desk, case: Case, wanted: Wanted) -> str:
    _, _, language = wanted.names(desk)[0]
    return desk.report(case, language, published=wanted.published).summary


def _folder(case: Case, taken: set[str]) -> str:
    name = case.specimen.name
    stem = "stdin" if name.startswith("-") else Path(name.split("#")[0].split("!")[0]).stem
    tail = "".join(re.findall(r"[#!]\d+", name)).replace("#", ".attached").replace("!", ".message")
    safe = re.sub(r"[^\w.-]+", "_", stem + tail).strip("._") or "mail"
    if safe in taken:
        safe = f"{safe}-{case.specimen.sha256[:8]}"
    taken.add(safe)
    return safe
