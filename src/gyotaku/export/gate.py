"""The gate: nothing live and nothing personal leaves in a publication, whatever went wrong before.

It reads the finished bytes of any export, undoes that format's escapes, and searches by other means than masking does.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from gyotaku.data.channels import channels
from gyotaku.errors import PublicationError
from gyotaku.model.case import Case
from gyotaku.model.facts import BrandClaim
from gyotaku.report.hosts import hosts_of, ips_of
from gyotaku.report.personal import Personal, personal

_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=]+")
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_JSON_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\([\"\\/bfnrt])")
_JSON_NUMBER = re.compile(r"(?<=\": )-?\d+(?:\.\d+)?(?=[,\s}\]])")
_MARKDOWN_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u00ad]")
_SCHEME = re.compile(r"(?i)(?:https?|ftp)(?::|%3A)[/\\%]{1,6}[^\s\"'<>)\]|]{0,200}")
_ADDRESS = re.compile(r"[A-Za-z0-9._%+=\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,20}")
_ACTIVE = re.compile(r"(?i)(?<!\\)<(?:script|iframe|object|embed|form|link|base|foreignobject|use|image)\b")
_REFERENCE = re.compile(
    r"(?i)<[a-z][^<>]{0,2000}?\s(on[a-z]{3,20}|href|src|srcset|action|poster|xlink:href)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)"
)
_SPOKEN = re.compile(r"[A-Za-z0-9]+")
_RUN = re.compile(r"[A-Za-z0-9+/_\-]{8,}")
_DOTTED = re.compile(r"(?<![\w\-])[\w\-]+(?:\.[\w\-]+)+")
_LABELS = 12
"""Most labels of one dotted name that are compared."""
_AROUND = 40


def allowed(case: Case) -> frozenset[str]:
    """Return what may stand as it is: official domains and pages of the brand list, and the reporting contacts."""
    own: set[str] = set()
    for channel in channels():
        own |= {*channel.hosts, *channel.addresses}
    for claim, _ in case.evidence.of(BrandClaim):
        own |= {domain.lower() for domain in (*claim.web_domains, *claim.sender_domains)}
        if claim.caution_url:
            own.add(claim.caution_url)
    return frozenset(own)


def check(rendered: bytes, case: Case, allow: Iterable[str] | None = None) -> None:
    """Raise `PublicationError` when the finished bytes of an export hold anything live or personal.

    `case` is the case before masking; `allow` are hosts, addresses and URLs that may stand, by default `allowed(case)`.
    """
    permitted = allowed(case) if allow is None else frozenset(allow)
    text = _PICTURE.sub("", rendered.decode("utf-8", "replace"))
    for problem, where in _problems(text, case, permitted):
        raise PublicationError(f"The file was not written, because it still holds {problem}, at {where!r}.")


def _problems(text: str, case: Case, permitted: frozenset[str]) -> Iterator[tuple[str, str]]:
    yield from _markup(text, permitted)
    plain = _plain(text)
    for one in permitted:
        if "://" in one or "@" in one:
            plain = plain.replace(one, "")
    if not case.masked:
        # A published case shown again no longer holds what was masked: there is nothing to compare with.
        yield from _personal(plain, personal(case), permitted)
    yield from _live(plain, case, permitted)


def _plain(text: str) -> str:
    """Undo the escapes of HTML, JSON and Markdown, and take out what is ours in every file."""
    text = _POLICY.sub("", _STYLE.sub("", text))
    # Numbers in JSON are sizes, times and scores of the model, never words of the mail.
    plain = _JSON_ESCAPE.sub(_from_json, _JSON_NUMBER.sub("0", text)) if _is_json(text) else _MARKDOWN_ESCAPE.sub(r"\1", text)
    return _INVISIBLE.sub("", html.unescape(plain))


def _from_json(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else {"b": " ", "f": " ", "n": "\n", "r": "\n", "t": "\t"}.get(found[2], found[2])


def _markup(text: str, permitted: frozenset[str]) -> Iterator[tuple[str, str]]:
    if _is_json(text):
        return
    text = _STYLE.sub("", text)
    for found in _ACTIVE.finditer(text):
        yield "active markup", _at(text, found)
    for found in _REFERENCE.finditer(text):
        target = html.unescape(found[2].strip("\"'"))
        if found[1].lower().startswith("on"):
            yield "active markup", _at(text, found)
        elif target and not target.startswith(("#", "data:image/")) and target not in permitted:
            yield "a link that opens", _at(text, found)


def _is_json(text: str) -> bool:
    return text.lstrip()[:1] in {"{", "["}


def _live(plain: str, case: Case, permitted: frozenset[str]) -> Iterator[tuple[str, str]]:
    for found in _SCHEME.finditer(plain):
        yield "a live address", _at(plain, found)
    for found in _ADDRESS.finditer(plain):
        if found[0].lower() not in permitted:
            yield "a mail address", _at(plain, found)
    rules = {finding.rule for finding in case.findings} | {one.rule for one in case.not_evaluated}
    lowered = plain.lower()
    known = hosts_of(case.evidence) | ips_of(case.evidence)
    # A published case is stored defanged; what must not stand anywhere is the live form.
    names = {name.replace("[.]", ".").replace("[:]", ":") for name in known} - permitted - rules
    for found in _DOTTED.finditer(lowered):
        # The official bank.com.br is not the bank.com of a mail.
        if found[0] not in permitted and any(one in names for one in _runs(found[0].split("."))):
            yield "a host or address of the mail", _at(plain, found)
    for name in sorted(name for name in names if not _DOTTED.fullmatch(name)):
        if name in lowered:
            yield "a host or address of the mail", _near(plain, name)


def _runs(labels: list[str]) -> Iterator[str]:
    """Yield every run of two or more neighbouring labels of a dotted name."""
    for start in range(min(len(labels), _LABELS) - 1):
        for end in range(start + 2, min(len(labels), _LABELS) + 1):
            yield ".".join(labels[start:end])


def _personal(plain: str, who: Personal, permitted: frozenset[str]) -> Iterator[tuple[str, str]]:
    lowered = unquote(unquote(plain)).lower()
    yield from _addresses(plain, lowered, who)
    spoken = frozenset(_SPOKEN.findall(lowered))
    for what, core, pattern in _words(who, permitted):
        if _may_stand(core, spoken) and core in lowered and (found := re.search(pattern, lowered)):
            yield what, _at(lowered, found)
    written = frozenset(_SPOKEN.findall(plain))
    for token in who.tokens:
        bounded = rf"(?<![A-Za-z0-9]){re.escape(token)}(?![A-Za-z0-9])"
        first = _SPOKEN.search(token)
        if (first is None or first[0] in written) and token in plain and (found := re.search(bounded, plain)):
            yield "a token that may name the recipient", _at(plain, found)
    yield from _in_base64(plain, who)


def _may_stand(word: str, spoken: frozenset[str]) -> bool:
    """Whether the text's words allow for a word that stands by itself; of thousands of tokens nearly all end here.

    Only a word of several pieces is judged: its first piece must stand in the text as a whole. Borrowed local parts may go on.
    """
    first = _SPOKEN.search(word)
    return first is None or first.end() == len(word) or first[0] in spoken


def _addresses(plain: str, lowered: str, who: Personal) -> Iterator[tuple[str, str]]:
    domains: dict[str, bool] = {}
    for address in who.addresses:
        local, _, domain = address.rpartition("@")
        # A mail to thousands of people has few domains: where one stands in no form, no address of it does.
        if domain not in domains:
            domains[domain] = _stands(domain, plain, lowered)
        if not domains[domain]:
            continue
        for form in (address, f"{local}={domain}", address.encode().hex()):
            if form in lowered:
                yield "an address of the recipient or a bystander", _near(lowered, form)
        for form in _base64_forms(address):
            if form in plain:
                yield "an address of the recipient, in base64", _near(plain, form)


def _stands(domain: str, plain: str, lowered: str) -> bool:
    """Whether a domain stands in the text in any form an address of it could; one too short to tell in base64 always may."""
    coded = list(_base64_forms(domain))
    return len(coded) < 6 or domain in lowered or domain.encode().hex() in lowered or any(form in plain for form in coded)


def _words(who: Personal, permitted: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Yield what else names the recipient, the word, and a pattern that finds it standing by itself."""
    for domain in who.domains:
        if domain not in permitted:
            yield "the recipient's domain", domain, rf"(?<![a-z0-9\-]){re.escape(domain)}(?![a-z0-9\-])"
    for name in who.names:
        yield "the recipient's name", name, rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])"
    for local in who.distinct:
        yield "the recipient's local part", local, rf"(?<![a-z0-9]){re.escape(local)}(?![a-z0-9])"
    for local in who.borrowed:
        yield "the recipient's local part", local, rf"(?<![a-z0-9]){re.escape(local)}(?:[._+\-=][a-z0-9._+\-=]{{0,64}})?\[?@"


def _in_base64(plain: str, who: Personal) -> Iterator[tuple[str, str]]:
    wanted = [address.encode() for address in who.addresses]
    if not wanted:
        return
    for found in _RUN.finditer(plain):
        for offset in range(4):
            run = found[0][offset : offset + 20_000].replace("-", "+").replace("_", "/")
            run = run[:-1] if len(run) % 4 == 1 else run
            octets = base64.b64decode(run + "=" * (-len(run) % 4)).lower()
            if b"@" in octets and any(address in octets for address in wanted):
                yield "an address of the recipient, in base64", _at(plain, found)


def _base64_forms(address: str) -> Iterator[str]:
    """Yield how an address reads in base64 at each of the three alignments, edges left out."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + address.encode()).decode().rstrip("=")
        start = (before * 8 + 5) // 6
        inner = coded[start : len(coded) - 1]
        if len(inner) >= 8:
            yield inner
            yield inner.replace("+", "-").replace("/", "_")


def _at(text: str, found: re.Match[str]) -> str:
    return " ".join(text[max(found.start() - _AROUND, 0) : found.end() + _AROUND].split())


def _near(text: str, form: str) -> str:
    at = text.find(form)
    return " ".join(text[max(at - _AROUND, 0) : at + len(form) + _AROUND].split())
