"""Text damaged on its way through a system that did not know its signs, and slots of a template left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from gyotaku.observe.text_traits_found import Found, Writing
from gyotaku.patterns import late

MOST = 5
"""Most places of one kind."""

SIGNS = 500
"""Most signs looked at that may open a slot."""

_JA = "ぁ-ゖァ-ヺー一-龠々"
_QUESTION = late(f"(?<=[{_JA}])\\?(?=[{_JA}])")
# After these a question mark may be meant, even without a space behind it.
_ASKING = late("[かのねよなたいんうるすだ誰何時所か嘘本当]")
_UTF8_AS_SJIS = late("[縺繧繝][\u0080-\uffff]{0,2}[縺繧繝]")
_UTF8_AS_LATIN = late(
    "Ã[\u0080-\u00bf]|â€[™œ\u009d“”˜¦\u0093\u0094¢]|Â[\u00a0-\u00bf](?!\\d)|ã[\u0080-\u0083‚ƒ][\u0080-\u00bf€-™]"
)
_SMALL_AFTER_DOT = re.compile("[・･][ェャュョッァィゥォｪｬｭｮｯｧｨｩｫ]")
_HALF_WIDTH = re.compile("[｡-ﾟ]{8,80}")
_GBK = late("锟斤拷|烫烫烫|屯屯屯")
_MISREAD = (
    (re.compile("[縺繧繝]"), _UTF8_AS_SJIS, 2),
    (re.compile("[ÃâÂã]"), _UTF8_AS_LATIN, 2),
    (re.compile("[・･]"), _SMALL_AFTER_DOT, 1),
    (re.compile("[锟烫屯]"), _GBK, 1),
)
"""Signs without which a pattern finds nothing, the pattern, and how often it must be found."""
_UNDECODED = late(r"=\?(?:utf-8|iso-2022-jp|shift_jis|gb2312|euc-jp)\?[bq]\?[^?\s]{4,}|(?:=[89a-e][0-9a-f]){6}", re.IGNORECASE)

_OPENING = re.compile(r"[{\[<%#*$](?=[{\[%#|\-A-Za-z])")
_SLOT = late(
    r"""
    \{\{[ ]?[\w.\- ]{1,40}[ ]?\}\}                    # {{name}}
    | \$\{(?:[a-z]{1,12}[._])?(?:[a-z]{0,10}name|e-?mail|link|url|date|user|domain|company)\}    # ${name}
    | <%=?[^%<>\n]{1,60}%>                            # <%= name %>
    | %%[A-Za-z_]{2,30}%%                             # %%name%%
    | %(?:FIRST_?NAME|LAST_?NAME|NAME|EMAIL|E-?MAIL|USER|DATE|DOMAIN|LINK|URL|TO|FROM|COMPANY|RA?ND\w{0,20})%
    | \#\#[A-Za-z_]{2,30}\#\#                         # ##email##
    | \*\|[^|*\n]{2,60}\|\*                           # *|FNAME|*
    | \[\[-?[A-Za-z_]{2,30}-?\]\]                     # [[name]]
    | \{-[A-Za-z_]{2,30}-\} | \[\{?-[A-Za-z_]{2,30}-\}?\]
    | \[(?:RAND|RECEIVER|RECIPIENT|VICTIM|DATE_|TIME_|EMAIL_|USER_|FIRST_|LAST_|SENDER_|DOMAIN_|LINK_|URL_)
        [A-Z0-9_\-]{0,40}\]
    | \[(?:EMAIL|NAME|FNAME|LNAME|LINK|URL|DOMAIN|RANDOM|FIRST[ ]NAME|LAST[ ]NAME)\]
    | (?<![%$@\\])\{(?:[Nn]ame|NAME|[Ee]mail|EMAIL|[Ff]irst_?[Nn]ame|[Ll]ast_?[Nn]ame|[Dd]ate|DATE|[Ll]ink|LINK
        |[Dd]omain
        |[Cc]ompany|[Uu]ser(?:name)?)\}
    | \[(?:your[ ]name|insert[ ](?:your[ ])?(?:name|link|date|amount|company|address)[a-z ]{0,12}|topic|recipient
        |company[ ]name|customer[ ]name|first[ ]name|amount|specific[ ][a-z ]{1,24})\]
    """,
    re.VERBOSE,
)
_SPINNING = re.compile(r"\{[A-Za-z][\w' ,.!-]{0,40}(?:\|[\w' ,.!-]{1,40}){1,12}\}")
_SLOT_JA = re.compile(
    r"(?<=[ぁ-ゖァ-ヺ一-龠、。：:])[\[［【]"
    r"(?:お?支払い?(?:期限|期日|日|金額)|氏名|お名前|会員名|お客様名|金額|日付|期限|リンク|ＵＲＬ|URL|電話番号|店舗名|注文番号)"
    r"[\]］】](?=[ぁ-ゖ。、\s]|$)"
)
_TELEPHONE = re.compile(r"(?<!\d)0\d{1,3}-\d{2,4}-(?:[@#*]{3,4}|[xX]{3,4}|\?{3,4})")
_BOLD = late(f"(?<!\\*)\\*\\*[^*\\n]{{0,30}}[{_JA}][^*\\n]{{0,30}}\\*\\*(?!\\*)|(?<!\\*)\\*\\* \\*\\*(?!\\*)")
_MARKUP = late(
    r"</(?:td|tr|table|div|span|font|center|html|body|strong)>"
    r"|<(?:br|td|tr|div|span|font)(?: [a-z-]{2,20}=\"[^\"\n]{0,80}\"?)?/?>"
    r"|[0-9a-z/]\">(?=\s|$)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:IPアドレス|ログイン日時|ご利用日時|端末)[：:][ 　]{0,3}[ぁ-ん]{1,2}(?=\s|$)")
_NOBODY = re.compile(r"(?:Dear|Hello|Hi) (?:undefined|null|NaN|None|\[object Object\])\b|^(?:undefined|null) ?様", re.MULTILINE)
_GREETED = re.compile(r"[DH](?:ear|ello|i) [uN\[n]")
_LOREM = re.compile(r"lorem ipsum", re.IGNORECASE)


def mojibake(writing: Writing) -> Iterator[Found]:
    """Yield places where signs were turned into others by a wrong character set."""
    text = writing.text
    # Plain text may quote the source of a mail (bounces do); a subject or a page shows it by mistake.
    quoted = ("=?" in text or "=E" in text or "=e" in text) and (writing.html or writing.place != "body")
    undecoded = _UNDECODED.search(text) if quoted else None
    if undecoded is not None:
        yield Found("mojibake", undecoded.start(), undecoded.end())
    if writing.japanese:
        yield from _lost_signs(text)
    for signs, pattern, least in _MISREAD:
        places = list(pattern.finditer(text)) if signs.search(writing.strange) else []
        if len(places) >= least:
            yield Found("mojibake", places[0].start(), places[0].end(), times=len(places))
    for run in _HALF_WIDTH.finditer(text) if _HALF_WIDTH.search(writing.strange) else ():
        # Half-width kana in a genuine mail spell words; misread EUC-JP is full of their punctuation.
        if sum(run[0].count(sign) for sign in "｡｢｣､･") * 4 >= len(run[0]):
            yield Found("mojibake", run.start(), run.end())
            return


def _lost_signs(text: str) -> Iterator[Found]:
    """Question marks inside words: sure after a particle or between kanji, and only when there are two."""
    marks = _QUESTION.finditer(text) if "?" in text else ()
    places = [mark for mark in marks if not _ASKING.match(text[mark.start() - 1])]
    if len(places) >= 2:
        yield Found("mojibake", places[0].start(), places[0].end(), times=len(places))


def leftovers(writing: Writing) -> Iterator[Found]:
    """Yield open slots, unspun alternatives, Markdown and scraps of markup that a template left in the text."""
    text = writing.text
    left = MOST
    for places in _places(writing):
        if places and left:
            left -= 1
            yield Found("template-leftover", places[0].start(), places[0].end(), times=len(places))
    named = "undefined" in text or "null" in text or "None" in text or "NaN" in text
    nobody = _NOBODY.search(text) if named and (_GREETED.search(text) or "様" in text) else None
    lorem = _LOREM.search(text) if "ipsum" in text else None
    for place in (nobody, lorem):
        if place is not None:
            yield Found("template-leftover", place.start(), place.end())


def _places(writing: Writing) -> Iterator[list[re.Match[str]]]:
    text = writing.text
    # The slots' pattern is long: it is tried only where a sign stands that opens one.
    signs = islice(_OPENING.finditer(text), SIGNS)
    yield [slot for sign in signs if (slot := _SLOT.match(text, sign.start()))]
    if "{" in text:
        yield list(_SPINNING.finditer(text))
    if writing.japanese:
        yield from (list(pattern.finditer(text)) for pattern in (_SLOT_JA, _TELEPHONE))
        yield list(_BOLD.finditer(text)) if "**" in text else []
        yield list(_LABEL.finditer(text))
    if writing.html and ("<" in text or '">' in text):
        yield list(_MARKUP.finditer(text))
