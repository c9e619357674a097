"""Three or more different reasons to act in one mail: templates patched together."""

from __future__ import annotations

from collections.abc import Iterator

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import AuthRecorded, Lure, MailingList
from gyotaku.model.finding import Citation, Severity
from gyotaku.rules.examples import lure
from gyotaku.rules.family import rule
from gyotaku.rules.reading import Pair, cite, read
from gyotaku.rules.vocabulary import ACCOUNT


@rule(
    id="text.many-pretexts",
    severity=Severity.MEDIUM,
    text="One mail gives {count} different reasons to act ({phrases}).",
    proves_not="A long genuine notice may bring several topics.",
    needs=(Lure, MailingList, AuthRecorded),
    hits=[(lure("restrict", "利用制限"), lure("verify", "本人確認"), lure("pay_failed", "お支払い方法"))],
    misses=[
        (lure("restrict", "利用制限"), lure("restrict", "一時停止"), lure("verify", "本人確認")),
        (lure("restrict"), lure("commercial"), lure("prize")),
        (lure("restrict", "カードを停止"), lure("document", "写真が自動的に削除されます"), lure("terms", "自動的に削除")),
    ],
)
def many_pretexts(evidence: Evidence) -> Iterator[Citation]:
    reading = read(evidence)
    told = {found.pretext: (found, seen) for found, seen in reversed(reading.lures) if found.pretext in ACCOUNT}
    pairs = _apart([told[name] for name in sorted(told)])
    if len(pairs) >= 3 and not reading.leavable and not reading.vouched_by_brand():
        yield cite(
            *(seen for _, seen in pairs), count=str(len(pairs)), phrases=" / ".join(found.phrase for found, _ in pairs[:4])
        )


def _apart(pairs: list[Pair[Lure]]) -> list[Pair[Lure]]:
    """Leave out phrases that stand within another: one sentence read as two pretexts is one reason."""
    said = [found.phrase for found, _ in pairs]
    return [
        pair
        for at, pair in enumerate(pairs)
        if not any(
            pair[0].phrase in other and (pair[0].phrase != other or at > place) for place, other in enumerate(said) if at != place
        )
    ]
