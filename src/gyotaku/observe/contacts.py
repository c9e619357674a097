"""Ways to reach or pay the sender that the text gives: telephone, account, LINE, wallet, address, mail."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Address, Contact
from gyotaku.model.message import Message
from gyotaku.observe.contact_checks import base58check, bech32, iban, japanese_telephone
from gyotaku.observe.family import observer
from gyotaku.observe.reading import in_text, read_body
from gyotaku.patterns import late
from gyotaku.settings import Settings

MOST = 20
"""Most contacts of one mail."""

OF_ONE_CHANNEL = 6
"""Most contacts of one channel."""

NEAR = 16
"""Characters before a number in which a word may say that it is a telephone number."""

# Full-width digits and signs, one for one, so that places stay the same.
_NARROW = dict(zip("０１２３４５６７８９－（）．＋　＠：‐‑–ー", "0123456789-().+ @:----", strict=True))
_WIDE = re.compile("[０-９－‐‑–]")
_SAID = late(
    r"tel|phone|call|dial|電話|ダイヤル|ダイアル|携帯|コール|お問い?合わ?せ|窓口|☎|致电|致電|电话|拨打|熱線|热线|전화|ligue"
    r"|appelez|llame|chiam|bel ",
    re.IGNORECASE,
)
_FAX = re.compile(r"fax|ファックス|ファクス|传真|伝真", re.IGNORECASE)

_JAPAN = re.compile(
    r"(?<![\d\-+./@])(?:\+81[- ]?(?:\(0\))?|0)\d{1,4}(?:[- )]{1,2}|\()\d{1,4}(?:[- )]{1,2})\d{2,5}(?![\d\-/]|\.\d)"
)
_JAPAN_BARE = re.compile(r"(?<![\d\-+./@])0(?:120\d{6}|570\d{6}|800\d{7}|[5-9]0\d{8}|[1-9]\d{8})(?![\d\-])")
_NANP = re.compile(r"(?<![\d\-+./@#])(?:\+?1[-. ])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-. ])[2-9]\d{2}[-. ]\d{4}(?![\d\-/])")
_PLUS = re.compile(r"(?<![\d\-./@\w])\+(?:[1-9]\d{0,2})[-. (]{0,2}\d{1,5}(?:[-. )]{1,2}\d{2,8}){1,4}(?!\d)")
_BRAZIL = re.compile(r"(?<![\d\-])\(?\d{2}\)[ ]?9?[ ]?\d{4}-\d{4}(?!\d)")
_ANY = re.compile(r"(?<![\d\-./@\w])[1-9]\d{2,4}[- ]\d{3,4}(?:[- ]\d{3,4})?(?![\d\-/])")

_ACCOUNT = late(r"(?:口座番号|(?:普通|当座)(?:預金|口座)?)(?:番号)?[ :：\u3000]{0,3}(?:No\.? ?)?(?P<number>\d{6,8})(?!\d)")
_BANK = late(
    r"[一-龠ぁ-ゖァ-ヴー\-A-Za-z]{1,12}(?:銀行|信用金庫|信金|農協|信用組合)[ 　、,\n]{0,3}"
    r"(?:[一-龠ァ-ヴー\-]{1,12}(?:支店|出張所|店))?"
)
_IBAN = re.compile(r"[A-Z](?<!\w.)[A-Z]\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_LINE = late(
    r"[Llラ](?i:(?:(?<=l)ine|(?<=ラ)イン)[ の]{0,2}(?:ID|アカウント)[ :：は】」]{0,4}(?P<id>@?[a-z0-9][a-z0-9._\-]{3,20})"
    r"|(?<=l)(?:ine\.me/(?:R/)?ti/p/|in\.ee/)(?P<link>[~@%\w\-]{3,40}))"
)
_TOKEN = re.compile(r"[1348Tbl0B](?<![A-Za-z0-9/=].)[A-Za-z0-9]{25,94}(?![A-Za-z0-9])")
"""A word as long as a wallet's name that begins as one of `_WALLETS` does."""
_BITCOIN = re.compile(r"[13][1-9A-HJ-NP-Za-km-z]{25,34}")
_SEGWIT = re.compile(r"(?:bc1|ltc1|BC1)[ac-hj-np-z02-9AC-HJ-NP-Z]{11,71}")
_ETHEREUM = re.compile(r"0x[0-9a-fA-F]{40}")
_TRON = re.compile(r"T[1-9A-HJ-NP-Za-km-z]{33}")
_MONERO = re.compile(r"[48][1-9A-HJ-NP-Za-km-z]{94}")
_POSTAL = late(r"〒 ?\d{3}-?\d{4}(?:[ 　\n]{0,3}[一-龠々][^\n〒]{3,60})?")
# The patterns that every text is searched with begin with a set of signs: so the search skips what cannot begin them.
_LOCAL = re.compile(r"[\w.+%-]{1,64}$", re.ASCII)
_DOMAIN = re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?![\w@])", re.ASCII)
_NUMERIC = re.compile(r"[+(\d](?:(?<=\d)|(?<=[+(])\d)[\d\-() .]{6,24}\d")

_Seen = tuple[str, str, bool | None, int, int]


@observer(
    name="contacts",
    reads="The shown text of the body",
    gives=(Contact,),
    after=("addresses", "body"),
)
def contacts(_message: Message, evidence: Evidence, _settings: Settings) -> Iterator[Observation]:
    """Yield each contact once, in order of channel and place."""
    found = read_body(evidence)
    if found is None:
        return
    read, body = found
    text = read.shown
    if _WIDE.search(read.strange):
        for sign in _NARROW.keys() & set(read.strange):
            text = text.replace(sign, _NARROW[sign])
    own = {fact.address.lower() for fact, _ in evidence.of(Address) if fact.role in {"to", "cc", "envelope-to"}}
    seen: dict[tuple[str, str], None] = {}
    for channel, value, valid, start, end in _all(text):
        of_channel = sum(kind == channel for kind, _ in seen)
        if (channel, value) in seen or value.lower() in own or of_channel >= OF_ONE_CHANNEL or len(seen) >= MOST:
            continue
        seen[channel, value] = None
        if channel == "address":
            value = " ".join(read.shown[start:end].split())  # noqa: PLW2901 - as it stands, long-vowel marks and all
        yield in_text(Contact(channel=channel, value=value, valid=valid), body, read.shown, start, end)


def _all(text: str) -> Iterator[_Seen]:
    yield from sorted(_telephones(text), key=lambda one: one[3])
    yield from _accounts(text)
    yield from _wallets(text)
    if "〒" in text:
        for place in _POSTAL.finditer(text):
            yield "address", " ".join(place[0].split()), None, place.start(), place.end()
    if "LINE" in text or "Line" in text or "ライン" in text or "line.me" in text or "lin.ee" in text:
        for line in _LINE.finditer(text):
            yield "line-id", line["id"] or line["link"], None, line.start(), line.end()
    yield from _mails(text)


def _mails(text: str) -> Iterator[_Seen]:
    at = text.find("@")
    while at >= 0:
        local, domain = _LOCAL.search(text, max(at - 64, 0), at), _DOMAIN.match(text, at)
        if local is not None and domain is not None and text[local.start() - 1 : local.start()] != "/":
            yield "mail", local[0] + domain[0], None, local.start(), domain.end()
        at = text.find("@", at + 1)


def _telephones(text: str) -> Iterator[_Seen]:
    for chunk in _NUMERIC.finditer(text):
        at = chunk.start()
        while at < chunk.end():
            numbers = [hit for pattern, _ in _PLANS if (hit := pattern.search(text, at, chunk.end() + 2))]
            if not numbers:
                break
            number = min(numbers, key=re.Match.start)
            at = number.end()
            check = next(check for pattern, check in _PLANS if pattern is number.re)
            valid, before = check(number[0]), text[max(number.start() - NEAR, 0) : number.start()]
            said = _SAID.search(before) is not None
            # A number of the wrong length, or without signs between, is a telephone number only where a word says so.
            if not _FAX.search(before[-8:]) and (said or (valid and number.re not in _NEEDS_WORD)):
                yield "telephone", number[0].strip(), valid, number.start(), number.end()


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _japan(text: str) -> bool | None:
    digits = _digits(text.replace("(0)", ""))
    return japanese_telephone("0" + digits[2:] if text.startswith("+81") else digits)


def _possible(text: str) -> bool | None:
    """The length ITU-T E.164 allows; whether the number is assigned is another matter."""
    return 8 <= len(_digits(text)) <= 15


def _unknown(_text: str) -> bool | None:
    return None


_PLANS: tuple[tuple[re.Pattern[str], Callable[[str], bool | None]], ...] = (
    (_JAPAN, _japan),
    (_JAPAN_BARE, _japan),
    (_PLUS, _possible),
    (_NANP, _possible),
    (_BRAZIL, _possible),
    (_ANY, _unknown),
)
_NEEDS_WORD = frozenset({_JAPAN_BARE, _ANY})


def _accounts(text: str) -> Iterator[_Seen]:
    if "口座" in text or "普通" in text or "当座" in text:
        for account in _ACCOUNT.finditer(text):
            banks = list(_BANK.finditer(text, max(account.start() - 80, 0), account.start()))
            bank = " ".join(banks[-1][0].split()) + " " if banks else ""
            yield "bank-account", bank + account["number"], len(account["number"]) == 7, account.start(), account.end()
    for account in _IBAN.finditer(text):
        if iban(account[0]):
            yield "bank-account", account[0], True, account.start(), account.end()


def _wallets(text: str) -> Iterator[_Seen]:
    for token in _TOKEN.finditer(text):
        for pattern, check in _WALLETS:
            # Tracking ids take these forms as well; where there is a checksum, it must fit.
            if pattern.fullmatch(token[0]) and (valid := check(token[0])) is not False:
                yield "wallet", token[0], valid, token.start(), token.end()


_WALLETS: tuple[tuple[re.Pattern[str], Callable[[str], bool | None]], ...] = (
    (_BITCOIN, base58check),
    (_SEGWIT, bech32),
    (_ETHEREUM, _unknown),
    (_TRON, base58check),
    (_MONERO, _unknown),
)
