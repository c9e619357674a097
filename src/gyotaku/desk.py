"""The desk: the handful of things a face (command line, API, web) may ask for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal

import msgspec

from gyotaku import __version__
from gyotaku.analysis import analyse, analyse_specimens, analyse_tree, judged
from gyotaku.capture.album import Album
from gyotaku.capture.desk import Captures
from gyotaku.capture.picture import PictureError, photograph, printed
from gyotaku.capture.visiting import Visiting
from gyotaku.errors import InputError, UnknownName, UsageError
from gyotaku.export import EXPORTS
from gyotaku.export import export as write
from gyotaku.export.gate import check
from gyotaku.export.line import failed, line
from gyotaku.members import Member, members
from gyotaku.model.case import FORMAT, Case
from gyotaku.model.facts import MailPicture, PageView, Rebuilt
from gyotaku.model.line import Line
from gyotaku.model.message import Specimen
from gyotaku.model.report import Report
from gyotaku.model.trends import Trends
from gyotaku.phrases import languages
from gyotaku.read.sources import open_paths
from gyotaku.report import build
from gyotaku.report.builder import pictures
from gyotaku.report.campaign_page import build_campaign
from gyotaku.report.mailpicture import Camera
from gyotaku.report.masking import mask
from gyotaku.report.timeline_page import build_timeline
from gyotaku.report.trend_page import build_trends, trend_fact
from gyotaku.report.wording import wording
from gyotaku.settings import DEFAULT, Settings
from gyotaku.transport import OFFLINE, Transport

if TYPE_CHECKING:
    from gyotaku.book.facade import Book


class Desk:
    """What faces talk to. Holds settings and the door to the outside, and remembers the last case it masked."""

    def __init__(
        self,
        settings: Settings = DEFAULT,
        transport: Transport = OFFLINE,
        *,
        beside: Iterable[Path] = (),
        pictures: bool = False,
        visits: Path | None = None,
    ) -> None:
        """Pictures lie in `files/` in the folders `beside` a case or a recording; with `pictures` each mail is photographed.

        With `visits`, what a mail leads to is visited, and each capture is kept as a bundle in that folder.
        """
        self._settings = settings
        self._transport = transport
        self._album = Album(beside, () if visits is None else (visits,))
        stamp = self.captures().stamp if settings.visits.time_stamp else None
        self._visiting = None if visits is None else Visiting(settings.visits, visits, stamp)
        self._camera = Camera(self._album, transport, check, photograph if pictures else None)
        self._last: tuple[Case, Case] | None = None
        self._told: tuple[Case | None, dict[tuple[str, bool], Report]] = (None, {})
        """The last case told, and its reports: they go into several formats, and the last line names the conclusion."""

    def open(self, paths: Iterable[str]) -> Iterator[Specimen | InputError]:
        """Open files, folders, mboxes, Maildirs, .msg files or `-`, in order; what cannot be read comes as its error."""
        return open_paths(paths, self._settings)

    def cases(self, specimen: Specimen) -> Iterator[Case]:
        """Analyse a specimen and every mail attached to it, carrier first."""
        return analyse_tree(
            specimen, settings=self._settings, transport=self._transport, visit=self._visiting, camera=self._camera
        )

    def analysed(self, specimen: Specimen) -> Iterator[tuple[Specimen, Case]]:
        """As `cases`, each with the specimen it is about, for whoever keeps both."""
        return analyse_specimens(
            specimen, settings=self._settings, transport=self._transport, visit=self._visiting, camera=self._camera
        )

    def book(self, where: str | None = None, *, create: bool = False, told: Callable[[str], object] | None = None) -> Book:
        """Open the case book: a file, `postgresql://…`, or None for the user's own; `create` makes it where there is none.

        A book of an older form is brought up to date, and `told` hears how far that is.

        Raises `BookError` where it cannot be opened, or is of a newer gyotaku.
        """
        # Loading SQLAlchemy takes longer than analysing fifty mails; only who opens a book pays for it.
        from gyotaku.book.facade import Book  # noqa: PLC0415 - see above
        from gyotaku.book.joining import Campaigns  # noqa: PLC0415 - see above
        from gyotaku.book.recollection import Words  # noqa: PLC0415 - see above

        words = Words(mask=mask, trend=trend_fact, judge=judged, tell=_told, analyse=self._again)
        return Book(where, Campaigns(), create=create, words=words, told=told)

    def _again(self, raw: bytes, name: str) -> Case:
        return analyse(raw, name=name, settings=self._settings)

    def lines(self, specimen: Specimen | InputError) -> list[Line]:
        """Analyse one specimen into the lines of `analyse --jsonl`; an input that could not be read gives its error."""
        start = perf_counter()
        if isinstance(specimen, InputError):
            return [failed(specimen, 0.0)]
        lines: list[Line] = []
        try:
            for case in self.cases(specimen):
                now = perf_counter()
                lines.append(line(case, round((now - start) * 1000, 3)))
                start = now
        except Exception as error:  # noqa: BLE001 - one bad mail among hundreds must not stop the rest; the line says so
            why = f"the analysis failed, which is a fault of gyotaku: {type(error).__name__}: {error}"
            lines.append(failed(InputError(specimen.name, why), round((perf_counter() - start) * 1000, 3)))
        return lines

    def report(self, case: Case, language: str, *, published: bool = True) -> Report:
        """Build the report of a case in one language; for publication everything personal is masked first."""
        if self._told[0] is not case:
            self._told = (case, {})
        reports = self._told[1]
        if (language, published) not in reports:
            shown = self._shown(case, published=published)
            reports[language, published] = build(shown, language, published=published, pictures=self._album.find)
        return reports[language, published]

    def export(
        self,
        name: str,
        of: Case | Trends,
        language: str,
        *,
        published: bool = True,
        page: Literal["report", "timeline", "campaign"] = "report",
    ) -> bytes:
        """Write a case, or trends of a book, as one export; `page` chooses what is told of a case.

        For publication, `PublicationError` when anything live or personal would remain.
        """
        takes = EXPORTS.named(name).takes
        if isinstance(of, Trends):
            if takes != "report":
                raise UnknownName("export of trends", name, [one.name for one in EXPORTS if one.takes == "report"])
            drawn = build_trends(of, language, f"gyotaku/{__version__}")
            return write(name, drawn, None, printer=partial(self._printed, None, published=published))
        shown = self._shown(of, published=published)
        report: Report | None = None
        if takes == "report" and page == "report":
            report = self.report(of, language, published=published)
        elif takes == "report":
            report = {"timeline": build_timeline, "campaign": build_campaign}[page](shown, language, published=published)
        rendered = write(name, report, shown, printer=partial(self._printed, of, published=published))
        if published and not EXPORTS.named(name).printed:
            # The gate looks for what the unmasked case names: only that knows what must be gone.
            check(rendered, of)
        return rendered

    def files(self, case: Case, *, published: bool = True) -> dict[str, bytes]:
        """Return the pictures of a case's report by their path beside it, where `gyotaku show` finds them again.

        One that was changed for the report (blurred, cut) is not the file that the case names, and is left out.
        """
        named = {fact.picture_sha256 for fact, _ in case.evidence.of(MailPicture)}
        views = [fact for fact, _ in case.evidence.of(PageView)]
        views += [view for fact, _ in case.evidence.of(Rebuilt) for view in fact.views]
        named |= {view.picture_sha256 for view in views if view.picture_sha256}
        shown = pictures(self.report(case, languages()[0], published=published)) if named else ()
        return {f"files/{sha256}.png": png for png in shown if (sha256 := hashlib.sha256(png).hexdigest()) in named}

    @staticmethod
    def _printed(case: Case | None, page: bytes, *, published: bool) -> bytes:
        """Print a page that has passed the gate: what is on paper is what was checked."""
        if published and case is not None:
            check(page, case)
        try:
            return printed(page.decode())
        except PictureError as error:
            raise UsageError(f"No PDF was written: {error.advice}") from error

    def _shown(self, case: Case, *, published: bool) -> Case:
        if not published or case.masked:
            return case
        if self._last is None or self._last[0] is not case:
            # One case is written in several languages and formats; it is masked once.
            self._last = (case, mask(case))
        return self._last[1]

    def load(self, name: str, raw: bytes, *, judge_again: bool = False) -> Case:
        """Read a stored case, judged with today's rules and weights if that is wanted; what is none is an `InputError`."""
        try:
            case = msgspec.json.decode(raw, type=Case)
        except msgspec.MsgspecError as error:
            raise InputError(name, f"is not a stored case: {error}") from error
        if case.format != FORMAT:
            raise InputError(name, f"is a case of format {case.format}; this version reads format {FORMAT}")
        return judged(case) if judge_again else case

    def captures(self) -> Captures:
        """Give what there is to do about pages: visit one, verify the bundle of a visit."""
        return Captures(self._settings.visits, self._settings.online)

    def members(self, family: str) -> list[Member]:
        """List the members of an open family: rules, observers, providers, exports or languages."""
        return members(family, self._settings.online)


def _told(case: Case) -> dict[str, str]:
    """Tell the report of a case, as it would be published, in plain words by language."""
    masked = mask(case)
    return {language: wording(build(masked, language, published=True)) for language in languages()}
