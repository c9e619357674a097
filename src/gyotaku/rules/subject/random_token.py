"""A string nobody can read makes each subject unique, so that equal mails are not counted together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gyotaku.data.letters import surprise
from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import MailingList, Subject
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.family import rule
from gyotaku.rules.reading import cite, read


@rule(
    id="subject.random-token",
    severity=Severity.MEDIUM,
    text="The subject holds a meaningless string ({token}) that makes it unlike its copies.",
    proves_not="Ticket and tracking numbers can look the same.",
    needs=(Subject, MailingList),
    hits=[(Subject(text="Notice - eTlEhzBoS1JyavZKriI9048"),), (Subject(text="Cod. J50Zq44KA22HpGX"),)],
    misses=[
        (Subject(text="Your order 250-1234567-1234567"),),
        (Subject(text="Re: build 4f3a9c1d failed", prefixes=("Re:",)),),
        (Subject(text="WordPress 6.5 released"),),
        (Subject(text="[talk] eTlEhzBoS1JyavZKriI9048"), MailingList(list_id="<talk.example>")),
    ],
)
def random_token(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    if reading.subject is None or reading.listed or reading.subject[0].prefixes:
        return
    for token in re.findall(r"(?<![A-Za-z0-9./_-])[A-Za-z0-9]{9,60}(?![A-Za-z0-9./_-])", reading.subject[0].text):
        inside = token[1:]
        cases = any(char.islower() for char in inside) and any(char.isupper() for char in inside)
        turns = len(re.findall(r"[a-z](?=[A-Z0-9])|[A-Z](?=[0-9])|[0-9](?=[A-Za-z])", token))
        if cases and turns >= 3 and surprise(token) >= 5:
            yield cite(reading.subject[1], token=token)
            return
