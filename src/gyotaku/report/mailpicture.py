"""The picture of a mail, added to its case: from a recording where one holds it, else taken; refused when it names anybody."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from gyotaku.capture.album import Album
from gyotaku.capture.picture import Photograph, PictureError
from gyotaku.errors import PublicationError
from gyotaku.model.case import Case
from gyotaku.model.evidence import Absence, Observation, Reason, Source
from gyotaku.model.facts import MailPicture
from gyotaku.model.message import Message
from gyotaku.report.facsimile import Facsimile, facsimile
from gyotaku.report.personal import personal
from gyotaku.report.prints import prepared, small_png
from gyotaku.transport import Transport

Take = Callable[[str], Photograph]
Check = Callable[[bytes, Case], None]

PROVIDER = "picture"
"""Under this name a recording keeps pictures of mails."""


class Camera:
    """Adds a picture to a case. `take` makes one (None: nobody wants one), `check` is the gate, `album` keeps the file."""

    def __init__(self, album: Album, transport: Transport, check: Check, take: Take | None = None) -> None:
        self._album = album
        self._transport = transport
        self._check = check
        self._take = take

    def __call__(self, message: Message, case: Case) -> Case:
        """Return the case with its picture, with the reason why there is none, or as it was when none was asked for."""
        recorded = self._recorded(case)
        if recorded is not None:
            return _with(case, recorded)
        if self._take is None:
            return case
        try:
            return _with(case, self._taken(message, case, self._take))
        except PictureError as error:
            reason = Reason.NOT_ATTEMPTED if str(error).startswith("no-") else Reason.FAILED
            return _with(case, Absence(kind="MailPicture", reason=reason, detail=str(error)))
        except PublicationError:
            return _with(case, Absence(kind="MailPicture", reason=Reason.FAILED, detail="names-somebody"))

    def _recorded(self, case: Case) -> Observation | None:
        for answer in self._transport.ask(PROVIDER, "mail"):
            for fact in answer.facts:
                if isinstance(fact, MailPicture) and fact.of == case.specimen.sha256 and self._album.find(fact.picture_sha256):
                    source = Source(name=answer.source or PROVIDER, query="mail", recorded=self._transport.recorded)
                    return Observation(id="", fact=fact, source=source, at=answer.at, excerpt=answer.note, observer=PROVIDER)
        return None

    def _taken(self, message: Message, case: Case, take: Take) -> Observation | Absence:
        drawn = facsimile(message, case)
        if drawn is None:
            return Absence(kind="MailPicture", reason=Reason.NOT_PRESENT, detail="no-text")
        taken = take(drawn.page)
        self._refuse(taken.words, case)
        return self._kept(taken, drawn, case)

    def _refuse(self, words: tuple[str, ...], case: Case) -> None:
        """Let the gate read what the browser says it shows; words that stand apart in the page may still read as one address."""
        self._check(("\n" + "\n".join(words)).encode(), case)
        said = "".join(words).lower()
        if any(address in said for address in personal(case).addresses):
            raise PublicationError("The picture would show an address of the recipient.")

    def _kept(self, taken: Photograph, drawn: Facsimile, case: Case) -> Observation | Absence:
        ready = prepared(taken.png)
        if ready is None:
            return Absence(kind="MailPicture", reason=Reason.FAILED, detail="browser-failed")
        fact = MailPicture(
            of=case.specimen.sha256,
            picture_sha256=self._album.add(small_png(ready.png)),
            width=ready.width,
            height=ready.height,
            boxes=drawn.boxes,
            covered=ready.covered,
            cut=taken.cut or ready.cut or drawn.cut,
            engine=taken.engine,
        )
        return Observation(id="", fact=fact, source=Source(name=f"gyotaku, {taken.engine}"), observer=PROVIDER)


def _with(case: Case, one: Observation | Absence) -> Case:
    more = case.evidence.plus((one,)) if isinstance(one, Observation) else case.evidence.plus((), (one,))
    return msgspec.structs.replace(case, evidence=more)
