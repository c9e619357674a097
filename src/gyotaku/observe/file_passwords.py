"""Words of the mail that may open an attached file: what stands beside "password" in any of the languages mail comes in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from gyotaku.model.evidence import Evidence
from gyotaku.model.facts import Body
from gyotaku.model.message import Message
from gyotaku.patterns import late

WORDS = 24
"""Most words tried."""
LONGEST = 64

_NEAR = late(
    r"(?:パスワ[ーー一―]ド|パスコード|暗証番号|解凍(?:用)?(?:キー|コード)|認証コード|開封キー|pass\s?words?|passcode|passwort|kennwort"
    r"|pwd?|pass|senha|contrase[nñ]a|clave|mot de passe|mdp|wachtwoord|密码|密碼|解压码|口令|비밀번호|пароль)",
    re.IGNORECASE,
)
_AROUND = 160
"""Characters read behind the keyword."""
_TOKEN = re.compile(r"[!-~]{3,64}")
_WRAPPED = late(r"[「『\"'“‘（(\[【<]\s*([^」』\"'”’）)\]】>\n]{3,64}?)\s*[」』\"'”’）)\]】>]")
_TRIM = ".,;:。、：；!?！？)）]】」』>\"'”’"


def words_of(message: Message, evidence: Evidence) -> tuple[str, ...]:
    """List the candidate words of a mail's shown text and subject."""
    shown = evidence.first(Body)
    blocks = "\n".join(block.text for block in shown[0].blocks) if shown else ""
    return candidate_words([blocks, *(header.value for header in message.all("subject"))])


def candidate_words(texts: Iterable[str]) -> tuple[str, ...]:
    """List words that stand shortly behind a keyword, likeliest first, each once, at most `WORDS`."""
    quoted: dict[str, None] = {}
    plain: dict[str, None] = {}
    for raw in texts:
        text = unicodedata.normalize("NFKC", raw[:200_000])
        for found in list(_NEAR.finditer(text))[:20]:
            around = text[found.end() : found.end() + _AROUND]
            for word in _WRAPPED.findall(around):
                quoted.setdefault(word.strip(), None)
            for token in _TOKEN.findall(around)[:8]:
                word = token.lstrip(":=＝：-→>").strip(_TRIM + "「『([【<“‘（")
                if 3 <= len(word) <= LONGEST and not _NEAR.fullmatch(word):
                    _rank(plain, word)
    digits = [word for word in plain if any(sign.isdigit() for sign in word)]
    rest = [word for word in plain if word not in digits]
    return tuple(dict.fromkeys([*quoted, *digits, *rest]))[:WORDS]


def _rank(words: dict[str, None], word: str) -> None:
    if len(words) < WORDS * 3:
        words.setdefault(word, None)
