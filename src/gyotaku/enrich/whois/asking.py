"""Way of asking on port 43: the registry, or the root where the registry is not known, then the registrar it names."""

from __future__ import annotations

from hashlib import sha256

from gyotaku.enrich.family import way
from gyotaku.enrich.whois.answer import WhoisAnswer, read_answer, text_of
from gyotaku.enrich.whois.referral import ROOT, Question, first_question, name_in_registry, next_question
from gyotaku.transport import Answer, FailedError, Ports

FAILURES = {"refused": "refused", "unreadable": "unparsable", "other": "another-subject"}
"""What an outcome without a registration means; any other one is looked for and not there."""


@way(
    name="whois",
    provider="registration",
    tells="the registered domain, to its registry and registrar, unencrypted",
    holds=6 * 3_600,
    interval=1.0,
    after="rdap",
)
def ask(about: str, ports: Ports) -> list[Answer]:
    """Ask about a domain and follow at most two referrals; that a registrar does not answer is told and takes nothing away."""
    name = name_in_registry(about.removeprefix("domain:"))
    answers: list[Answer] = []
    asked: tuple[str, ...] = ()
    why = ("", "")
    question: Question | None = first_question(name)
    while question is not None:
        try:
            raw = ports.port43.ask(ports.choice.endpoint or question.server, question.words)
        except FailedError as error:
            if not answers:
                raise
            answers.append(_unanswered(about, question.server, error, ports))
            break
        found = read_answer(raw, domain=name, server=question.server)
        asked = (*asked, question.server)
        if found.outcome == "other" and answers:
            answers.append(_unanswered(about, question.server, FailedError("another-subject", found.why), ports))
        elif found.registration is not None:
            answers.append(_answer(about, question.server, found, raw, ports))
        elif question.server != ROOT:
            why = (found.outcome, f"{question.server}: {found.why}")
        question = next_question(found.referral, name, asked)
    if not answers and why[0] in FAILURES:
        raise FailedError(FAILURES[why[0]], why[1])
    if not answers and not why[0]:
        raise FailedError("no-service", f"{ROOT} names no server for .{name.rpartition('.')[2]}")
    return answers


def _unanswered(about: str, server: str, error: FailedError, ports: Ports) -> Answer:
    return Answer(
        provider="registration",
        about=about,
        at=ports.now(),
        source=f"WHOIS {server}",
        outcome=error.why,
        note=error.detail[:400],
    )


def _answer(about: str, server: str, found: WhoisAnswer, raw: bytes, ports: Ports) -> Answer:
    return Answer(
        provider="registration",
        about=about,
        at=ports.now(),
        source=f"WHOIS {server}",
        facts=(found.registration,) if found.registration else (),
        note=found.excerpt or found.why,
        raw=text_of(raw),
        raw_sha256=sha256(raw).hexdigest(),
    )
