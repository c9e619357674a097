"""Synthetic cases for a large book: campaigns of very different sizes, lone mails, brands, dates, Japanese text.

A few hundred mails are written and really analysed (moulds). A campaign is a mould with text, subject and path of its own; a case
is a campaign with host, sender, address, day and hour of its own. What is put in stands for words of the same shape, so that all
that the book derives from a case (columns, words, keys) can be had by the same exchange: `tests/bench/test_book_size.py` proves
that it is what the book itself would have derived.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from gyotaku import analyse
from gyotaku.book.keyrings import number
from gyotaku.book.keys import keys
from gyotaku.book.ports import Key
from gyotaku.book.summary import JST, Summary, summary
from gyotaku.book.words import searchable
from gyotaku.data.brands import Brand, brands
from gyotaku.model.case import Case, Label

MOULDS = 240
FIRST = datetime(2023, 1, 1, tzinfo=UTC)
DAYS = 1400
"""Days over which the mails of a book arrive."""
LONE = 0.06
"""Share of mails that belong to no campaign."""

# What is exchanged: of a campaign, of a case. Letters only where letters are folded, digits only where they are masked.
SUBJECT, TEXT, PATH = "題目題目題目題目題目", "本文本文本文本文本文本文本文本文本文本文", "kqzvwxjypath"
SENDER, HOST, LOCAL, HOP = "zqkwxvjy", "wvxqzkpn", "user48151", "101.47.201.201"
PREFIX = "101.47.201."
MOMENT = datetime(2026, 6, 4, 10, 0, 0, tzinfo=JST)
STAMP = MOMENT.isoformat()
HASH = "0" * 64

LABELS = (
    (Label.PHISHING, 50),
    (Label.LIKELY_PHISHING, 18),
    (Label.SUSPICIOUS, 10),
    (Label.UNWANTED, 10),
    (Label.UNDETERMINED, 6),
    (Label.LIKELY_GENUINE, 6),
)
ENDINGS = (("cn", 40), ("com", 25), ("top", 10), ("xyz", 6), ("shop", 5), ("jp", 5), ("net", 5), ("info", 4))
"""Top-level domains of senders and sites."""
OPENINGS = (
    "いつも{brand}をご利用いただきありがとうございます。",
    "お客様の{brand}のアカウントについて重要なお知らせがあります。",
    "平素より{brand}をご愛顧いただき、厚く御礼申し上げます。",
    "{brand}よりお客様へご案内いたします。",
)
CLOSINGS = (
    "下記のリンクより本人確認のお手続きをお願いいたします。",
    "48時間以内にご確認がない場合、ご利用を停止いたします。",
    "お心当たりのない場合は、至急ご連絡ください。",
    "詳しくは以下のページをご覧ください。",
)
NOUN_LINES = (
    "会員 番号 支払 方法 更新 認証 取引 明細 請求 金額 配送 荷物 住所 口座 残高 送金 税金 還付 保険 年金 電気 料金",
    "回線 契約 解約 登録 情報 変更 異常 検知 制限 解除 期限 通知 確認 手続 特典 抽選 当選 応募 交換 利用 停止 警告",
    "第三者 不正 端末 場所 時刻 承認 審査 書類 証明 署名 免許 旅券 予約 宿泊 航空 切符 入場 発送 返品 返金 在庫 注文",
    "決済 限度額 引落 振替 手数料 利息 証券 株式 投資 信託 配当 相続 申告 控除",
)
NOUNS = [word for line in NOUN_LINES for word in line.split()]
ENDS = (
    "を確認してください",
    "が必要です",
    "を更新しました",
    "が検知されました",
    "を完了してください",
    "が一時的に制限されました",
    "をお願いいたします",
)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Made:
    """One case as the book keeps it, before the book gives it a number."""

    sha256: str
    size: int
    columns: Summary
    json: bytes
    words: str
    keys: dict[int, Key]
    campaign: int
    """Number of its campaign, -1 for none."""


def drawn(chance: random.Random, choices: tuple[tuple[object, int], ...]) -> object:
    """Draw one of several by weight."""
    return chance.choices([one for one, _ in choices], [weight for _, weight in choices])[0]


def phrase(chance: random.Random, sentences: int) -> str:
    """Write sentences of common and of rare words."""
    written = []
    for _ in range(sentences):
        words = [
            chance.choice(NOUNS)
            if chance.random() < 0.6
            else chr(0x4E00 + int(chance.paretovariate(0.6)) % 6000) + chr(0x4E00 + chance.randrange(6000))
            for _ in range(4)
        ]
        written.append(f"{words[0]}の{words[1]}について、{words[2]}{words[3]}{chance.choice(ENDS)}。")
    return "".join(written)


def letters(chance: random.Random, count: int) -> str:
    """Draw a name."""
    return "".join(chance.choices(LETTERS, k=count))


def named(seed: str) -> str:
    """Draw a name of eight letters that is always the same for one seed."""
    return "".join(LETTERS[byte % 26] for byte in hashlib.blake2b(seed.encode(), digest_size=8).digest())


def mail(brand: Brand, ending: str, opening: str, closing: str, *, html: bool) -> bytes:
    """Write the mail of a mould."""
    url = f"https://{HOST}.{ending}/{PATH}/logyino/"
    shown = [opening.format(brand=brand.name_ja), TEXT, closing, url]
    if html:
        body = (
            "<html><body><table><tr><td>"
            + "</td></tr><tr><td>".join(shown[:3])
            + f'</td></tr></table><a href="{url}">次へ</a></body></html>'
        )
    else:
        body = "\n".join(shown)
    return (
        f"Received: from mx.{SENDER}.{ending} (unknown [{HOP}]) by mx.receiver.example with ESMTP id q1;"
        " Thu, 04 Jun 2026 10:00:00 +0900\r\n"
        f"From: {brand.name_ja} <{LOCAL}@{SENDER}.{ending}>\r\nTo: victim@receiver.example\r\n"
        f"Subject: {brand.name_ja} {SUBJECT}\r\n"
        f"Date: Thu, 04 Jun 2026 10:00:00 +0900\r\nMessage-ID: <m1@{SENDER}.{ending}>\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: text/{'html' if html else 'plain'}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}\r\n"
    ).encode()


def moulds(chance: random.Random, count: int = MOULDS) -> list[tuple[bytes, Case]]:
    """Write and analyse the mails that all others are made of; a few brands are imitated far more often than the rest."""
    named = [one for one in brands() if one.name_ja and not one.ambiguous]
    found = []
    for _ in range(count):
        brand = named[min(len(named) - 1, int(chance.paretovariate(0.5)) - 1)]
        raw = mail(
            brand, str(drawn(chance, ENDINGS)), chance.choice(OPENINGS), chance.choice(CLOSINGS), html=chance.random() < 0.6
        )
        case = analyse(raw, name=HASH)
        verdict = msgspec.structs.replace(case.verdict, label=drawn(chance, LABELS))
        about = msgspec.structs.replace(case.specimen, sha256=HASH)
        found.append((raw, msgspec.structs.replace(case, verdict=verdict, specimen=about)))
    return found


class Campaign:
    """A mould with text, subject and path of its own."""

    def __init__(self, raw: bytes, mould: Case, chance: random.Random, number_: int, *, lone: bool = False) -> None:
        self.number = number_
        self.lone = lone
        swap = ((SUBJECT, phrase(chance, 1)[:30]), (TEXT, phrase(chance, chance.randrange(4, 16))), (PATH, letters(chance, 12)))
        self._own = letters(chance, 12)
        self.network = f"{chance.choice((101, 45, 103, 156, 23, 172))}.{chance.randrange(64, 112)}."
        self.raw = raw.decode()
        self.json = msgspec.json.encode(mould).decode()
        for old, new in swap:
            self.raw, self.json = self.raw.replace(old, new), self.json.replace(old, new)
        case = msgspec.json.decode(self.json, type=Case)
        self.columns = summary(case)
        self.words = searchable(case)
        self._keys = [(key, number(key), any(mark in key.value for mark in (SENDER, HOST, LOCAL, PREFIX))) for key in keys(case)]
        self._senders = chance.choice((1, 4, 60, 5000))
        self._prefixes = [f"{self.network}{chance.randrange(256)}." for _ in range(chance.choice((1, 3, 12)))]

    def telling(self) -> tuple[tuple[str, str], ...]:
        """Return the keys by which its cases are joined, as the record of a joining names them."""
        said = [key for key, _, own in self._keys if not own and key.family in {"subject", "body", "link", "html"}]
        return tuple({key.family: (key.family, key.value) for key in said}.values())

    def swaps(self, chance: random.Random) -> dict[str, str]:
        """Draw what one case of it has of its own."""
        prefix = chance.choice(self._prefixes)
        return {
            SENDER: named(f"{self._own} {chance.randrange(self._senders)}"),
            HOST: named(f"{self._own} site {chance.randrange(1_000_000) if chance.random() < 0.3 else ''}"),
            LOCAL: f"user{chance.randrange(10_000, 100_000)}",
            HOP: f"{prefix}{chance.randrange(1, 255)}",
            PREFIX: prefix,
        }

    def mail(self, chance: random.Random) -> bytes:
        """Write one mail of it, for `add`."""
        return _exchanged(self.raw, self.swaps(chance)).encode()

    def case(self, chance: random.Random, serial: int, at: datetime) -> Made:
        """Make one case of it."""
        swaps = self.swaps(chance)
        sha256 = hashlib.sha256(f"case {serial}".encode()).hexdigest()
        local = at.astimezone(JST)
        text = _exchanged(self.json, swaps).replace(STAMP, local.isoformat()).replace(HASH, sha256)
        found: dict[int, Key] = {}
        for key, name, own in self._keys:
            if own:
                changed = Key(family=key.family, value=_exchanged(key.value, swaps))
                found[number(changed)] = changed
            else:
                found[name] = key
        columns = msgspec.structs.replace(
            self.columns,
            sender=_exchanged(self.columns.sender, swaps),
            sender_domain=_exchanged(self.columns.sender_domain, swaps),
            ip=_exchanged(self.columns.ip, swaps),
            seen=at,
            hour=local.hour,
        )
        return Made(
            sha256=sha256,
            size=len(self.raw),
            columns=columns,
            json=text.encode(),
            words=_exchanged(self.words, swaps),
            keys=found,
            campaign=-1 if self.lone else self.number,
        )


def _exchanged(text: str, swaps: dict[str, str]) -> str:
    for old, new in swaps.items():
        text = text.replace(old, new)
    return text


def sizes(count: int) -> list[int]:
    """Say how many mails each campaign has: the largest one a twelfth of the book, the small ones two."""
    left = int(count * (1 - LONE))
    found = []
    rank = 1
    while left > 0:
        size = max(2, min(left, int(count / 12 / rank)))
        found.append(size)
        left -= size
        rank += 1
    return found


def cases(count: int, seed: int = 1) -> Iterator[tuple[Made, Campaign]]:
    """Yield the cases of a book in the order of their arrival, each with its campaign."""
    chance = random.Random(seed)  # noqa: S311 - a synthetic book, the same each time
    basis = moulds(chance)
    plan: list[tuple[float, int]] = []
    for campaign, size in enumerate(sizes(count)):
        lasts = min(DAYS * 1.0, chance.lognormvariate(1.5, 1.2) + size / 2_000)
        begin = chance.random() * (DAYS - lasts)
        plan += [(begin + chance.betavariate(1.2, 2.5) * lasts, campaign) for _ in range(size)]
    plan += [(chance.random() * DAYS, -1) for _ in range(max(0, count - len(plan)))]
    plan = sorted(plan)[:count]
    made: dict[int, Campaign] = {}
    last = {campaign: serial for serial, (_, campaign) in enumerate(plan)}
    for serial, (day, campaign) in enumerate(plan):
        at = FIRST + timedelta(seconds=int(day * 86_400))
        one = made.get(campaign)
        if one is None:
            raw, mould = chance.choice(basis)
            one = Campaign(raw, mould, chance, campaign, lone=campaign < 0)
            if campaign >= 0:
                made[campaign] = one
        yield one.case(chance, serial, at), one
        if last[campaign] == serial:
            made.pop(campaign, None)
