"""The live door: asks every provider in every way that the user's choices open, all at the same time, and keeps the answers."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from gyotaku.errors import UsageError
from gyotaku.model.facts import DnsAnswer
from gyotaku.settings import Choice, Online
from gyotaku.transport.addresses import networks
from gyotaku.transport.cache import Cache
from gyotaku.transport.dialling import Dialler
from gyotaku.transport.handshake import Handshake, trusted
from gyotaku.transport.lane import WIDE, Job, Lane, failed_answer
from gyotaku.transport.lines import Lines
from gyotaku.transport.names import Names, servers
from gyotaku.transport.outbound import Gate, Log, utc_now
from gyotaku.transport.patience import Deadline, Pace
from gyotaku.transport.ports import Once, Ports
from gyotaku.transport.recording import LIVE_UNASKED, Answer, Recording
from gyotaku.transport.ways import Way, closed_because, in_force

SHARE = 0.6
"""What part of the time a way gets when another one waits for its outcome."""
RAW = 64 * 1024
"""Most characters kept of one answer."""
NOTE = 400
"""Most characters kept of what the facts were read from."""

Make = Callable[[Way, Deadline, Choice, frozenset[str]], Ports]


class Live:
    """Asks live. One object serves one run; its recording and its log hold what was said and what was sent."""

    recorded = ""
    unasked = LIVE_UNASKED

    def __init__(
        self,
        online: Online,
        *,
        environment: Mapping[str, str] | None = None,
        make: Make | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.log = Log()
        self._online = online
        self._environment = os.environ if environment is None else environment
        self._now = now
        self._make = make or self._sockets
        self._cache = Cache(Path(online.cache).expanduser() if online.cache else None)
        self._cache.sweep()
        self._pace = Pace()
        self._once = Once()
        self._lanes: dict[str, Lane] = {}
        self._jobs: dict[tuple[str, str], list[tuple[Way, Job | None, Answer | None]]] = {}
        self._told: dict[tuple[str, str], list[Answer]] = {}
        self._noted: dict[tuple[str, str], list[Answer]] = {}
        self._deadlines: dict[str, Deadline] = {}
        self._private: frozenset[str] = frozenset()
        self._allowed = networks(online.allow_networks)
        self._servers = servers(online.resolvers)
        self._tls = _context(online.ca_file)

    def begin(self, private: Iterable[str]) -> None:
        """Begin with a mail: time limits start anew. Private words of earlier mails stay private."""
        self._private |= frozenset(private)
        self._deadlines = {}

    def start(self, provider: str, subjects: Iterable[str], ways: Iterable[Way], *, anew: bool = True) -> None:
        """Begin to ask (see `Transport.start`); what was asked before in this run is not asked again."""
        able = sorted(ways, key=lambda way: way.name)
        followed = {way.after for way in able}
        fresh = [about for about in subjects if (provider, about) not in self._jobs]
        if fresh and anew:
            for way in able:
                self._deadlines.pop(way.name, None)
        for about in fresh:
            asked: dict[str, tuple[Way, Job | None, Answer | None]] = {}
            # One that waits for another comes after it, whatever their names.
            for way in sorted(able, key=lambda way: bool(way.after)):
                if about.partition(":")[0] in way.about:
                    asked[way.name] = self._begun(way, about, asked, share=SHARE if way.name in followed else 1.0)
            self._jobs[provider, about] = [asked[name] for name in sorted(asked)]

    def _begun(
        self, way: Way, about: str, asked: Mapping[str, tuple[Way, Job | None, Answer | None]], *, share: float
    ) -> tuple[Way, Job | None, Answer | None]:
        failed = failed_answer(way.provider, way.name, about, self._now())
        choice = in_force(way, self._online, self._environment)
        closed = closed_because(way, choice)
        if closed:
            return way, None, failed(closed, "")
        first = asked.get(way.after, (way, None, None))[1]

        def work(deadline: Deadline) -> list[Answer]:
            if first is not None and any(answer.facts for answer in first.wait()):
                return []
            return self._asked(way, about, choice, deadline)

        seconds = choice.seconds or self._online.seconds
        deadline = self._deadlines.setdefault(way.name, Deadline(seconds * share))
        job = Job(work, deadline, failed)
        # A way that must keep its distance asks one by one, so that what matters most is asked first.
        self._lanes.setdefault(way.name, Lane(way.name, 1 if way.interval else WIDE)).add(job)
        return way, job, None

    def _asked(self, way: Way, about: str, choice: Choice, deadline: Deadline) -> list[Answer]:
        question = (way.name, about, choice.endpoint, choice.disclosure)
        now = self._now()
        kept = self._cache.find(question, now)
        if kept is not None:
            return kept
        answers = way.ask(about, self._make(way, deadline, choice, self._private))
        if not answers:
            nothing = failed_answer(way.provider, way.name, about, now)("not-present", "")
            answers = [nothing]
        answers = [
            msgspec.structs.replace(answer, at=answer.at or now, raw=answer.raw[:RAW], note=answer.note[:400])
            for answer in answers
        ]
        if all(answer.outcome in {"", "not-present"} for answer in answers):
            self._cache.keep(question, answers, now, _holds(way, answers))
        return answers

    def ask(self, provider: str, about: str) -> list[Answer]:
        """Return the answers, waiting for what was started; each is kept for the recording."""
        if (provider, about) not in self._told:
            answers: list[Answer] = []
            for _, job, closed in self._jobs.get((provider, about), []):
                answers += job.wait() if job else [closed] if closed else []
            self._told[provider, about] = answers
        return self._told[provider, about]

    def note(self, provider: str, about: str, answers: list[Answer]) -> list[Answer]:
        """Keep the user's own tables' answers for the recording and return them."""
        self._noted[provider, about] = answers
        return answers

    def recording(self) -> Recording:
        """Return everything that was told in this run, to be replayed to the same report."""
        keys = sorted({*self._told, *self._noted})
        told = [answer for key in keys for answer in self._told.get(key, []) + self._noted.get(key, [])]
        return Recording(source="gyotaku", live=True, answers=tuple(told))

    def ports(self, way: Way, *, seconds: float | None = None) -> Ports:
        """Return ports for one question outside any mail, as updating a data file is."""
        choice = in_force(way, self._online, self._environment)
        return self._make(way, Deadline(seconds or choice.seconds or self._online.seconds), choice, self._private)

    def _sockets(self, way: Way, deadline: Deadline, choice: Choice, private: frozenset[str]) -> Ports:
        """Make the ports of one question: its own deadline, its own look at what leaves."""
        gate = Gate(self.log, way.name, private=private, key=choice.key, now=self._now)
        names = Names(self._servers, gate, deadline)
        dialler = Dialler(names, self._allowed, deadline)
        interval = max(way.interval, self._online.interval)
        # Loaded in the thread of the question: reading the authorities takes a moment.
        from gyotaku.transport.web import Web  # noqa: PLC0415 - the HTTP library is loaded when a question needs it

        return Ports(
            http=Web(online=self._online, dialler=dialler, tls=self._tls, gate=gate, pace=self._pace, interval=interval),
            dns=names,
            port43=Lines(dialler, gate, self._pace, interval=interval, cap=self._online.answer_bytes),
            tls=Handshake(dialler, self._tls, gate),
            now=self._now,
            once=self._once,
            choice=choice,
        )


def _context(ca_file: str) -> ssl.SSLContext:
    try:
        return trusted(ca_file)
    except OSError as error:
        raise UsageError(f"{ca_file}: cannot be read as certificates (PEM): {error}") from error


def _bounded(answer: Answer, now: datetime) -> Answer:
    return msgspec.structs.replace(answer, at=answer.at or now, raw=answer.raw[:RAW], note=answer.note[:NOTE])


def _holds(way: Way, answers: list[Answer]) -> int:
    """Return for how long answers may be kept: what the way says, less where an answer itself says less."""
    facts = [fact for answer in answers for fact in answer.facts]
    return min([way.holds, *(fact.ttl for fact in facts if isinstance(fact, DnsAnswer) and fact.ttl is not None)])
