"""The subject: what the sender wrote, with the tags of filters and lists and the reply marks split off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from gyotaku.data.header_traits import filter_tag_words, reply_marks
from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import Subject
from gyotaku.model.message import Message
from gyotaku.observe.family import in_header, observer
from gyotaku.settings import Settings

MOST = 20
"""Most tags and marks split off one subject."""

_SPACE = re.compile(r"[ \t\r\n]+")
_TAG = re.compile(
    r"\[[^\[\]]{1,60}\]|\{[^{}]{1,60}\}|【[^【】]{1,30}】|\*{2,8}\s?[^*]{1,40}\*{2,8}|[(（][^()（）]{1,30}[)）]|<[^<>]{1,30}>"
    r"|［[^［］]{1,60}］|＜[^＜＞]{1,30}＞"
)
_MARK = re.compile(r"([^\s:：\[\]【】]{1,12})(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s?[:：]")
# `[name:123]`, `[name 00123]`: list managers (fml, Mailman with numbers, ezmlm) number their posts.
_NUMBERED = re.compile(r"[A-Za-z][\w.+-]{1,40}[:, #]\s?0*\d{1,7}", re.ASCII)
_TICKET_WORDS = frozenset({"order", "ticket", "case", "id", "no", "ref", "req", "request", "issue", "bug", "invoice", "po", "sr"})
_WORD = re.compile(r"[\w'.+-]+")


@observer(name="subject", reads="Subject (RFC 5322 section 3.6.5), List-Id and its kin", gives=(Subject,))
def subject(message: Message, evidence: Evidence, settings: Settings) -> Iterator[Observation]:
    """State the topmost subject; programs show that one."""
    del evidence, settings
    header = message.first("subject")
    if header is not None:
        yield in_header(split_subject(header.value, _list_names(message)), header)


def split_subject(value: str, list_names: frozenset[str] = frozenset()) -> Subject:
    """Split tags and reply marks off the front; 【重要】 and its like are the sender's own words and stay."""
    rest = _SPACE.sub(" ", value).strip()
    tags: list[str] = []
    prefixes: list[str] = []
    while len(tags) + len(prefixes) < MOST:
        tag = _TAG.match(rest)
        if tag is not None and _is_added(tag[0], list_names):
            tags.append(tag[0])
            rest = rest[tag.end() :].lstrip(" ")
            continue
        mark = _MARK.match(rest)
        if mark is None or mark[1].lower() not in reply_marks():
            break
        prefixes.append(mark[0])
        rest = rest[mark.end() :].lstrip(" ")
    return Subject(text=rest, tags=tuple(tags), prefixes=tuple(prefixes))


def _is_added(tag: str, list_names: frozenset[str]) -> bool:
    """Whether a filter or a list wrote a tag, by its words: brackets alone say nothing."""
    inner = unicodedata.normalize("NFKC", tag).strip("[]{}【】*()<> ?!:-_").lower()
    if inner in filter_tag_words() or inner.split(":")[0].strip(" ?") in filter_tag_words():
        return True
    if tag[0] not in "[(":
        return False
    if _NUMBERED.fullmatch(inner):
        first = _WORD.match(inner)
        return first is not None and first[0] not in _TICKET_WORDS
    return inner in list_names


def _list_names(message: Message) -> frozenset[str]:
    """Collect the names a list goes by: the first label of its id, its address's local part."""
    names: set[str] = set()
    for header in message.all("list-id", "list-post", "x-beenthere", "x-ml-name", "x-mailing-list"):
        for word in _WORD.findall(header.value[:400].lower())[:20]:
            names.add(word)
            names.add(word.split(".")[0])
    return frozenset(names - {""})
