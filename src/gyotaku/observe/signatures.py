"""Observer: signatures of the mail, digested so that the signer's key is all that a later check needs."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator

from gyotaku.model.evidence import Evidence, Observation
from gyotaku.model.facts import DkimSignature
from gyotaku.model.message import Header, Message
from gyotaku.observe.canonical import body, crlf, field, tags, without_signature
from gyotaku.observe.family import in_header, observer
from gyotaku.settings import Settings

KINDS = {
    "dkim-signature": "dkim",
    "arc-message-signature": "arc-message",
    "arc-seal": "arc-seal",
    "arc-authentication-results": "arc-results",
}
SIGNATURES = 60
"""Most signature fields digested of one mail; an ARC chain has at most 50 instances (RFC 8617 section 4.2.1)."""
HASHES = {"rsa-sha256": "sha256", "rsa-sha1": "sha1", "ed25519-sha256": "sha256"}
REQUIRED = {"dkim": "v a b bh d h s", "arc-message": "a b bh d h s i", "arc-seal": "a b d s i cv", "arc-results": "i"}


@observer(
    name="signatures",
    reads="DKIM-Signature (RFC 6376, RFC 8463), ARC-* fields (RFC 8617) and the bytes they cover",
    gives=(DkimSignature,),
)
def signatures(message: Message, _seen: Evidence, _settings: Settings) -> Iterator[Observation]:
    """State each signature with the digest of what it covers."""
    found = list(message.all(*KINDS))[:SIGNATURES]
    if not found:
        return
    digests = _Digests(message)
    for header in found:
        yield in_header(digests.fact(header), header)


class _Digests:
    """The specimen's header fields and bodies in canonical form, each made once."""

    def __init__(self, message: Message) -> None:
        raw = message.specimen.raw
        self._fields = [
            (header, raw[header.span.start : header.span.end].partition(b":")[0], crlf(header.raw).removesuffix(b"\r\n"))
            for header in message.headers
        ]
        top = [part.span.start for part in message.parts[:1]]
        self._body = crlf(raw[top[0] :] if top else b"")
        self._bodies: dict[str, bytes] = {}

    def fact(self, header: Header) -> DkimSignature:
        """Return one signature, digested; whatever is wrong with it is its `problem`."""
        kind = KINDS[header.key]
        read = _results_tags(header.raw) if kind == "arc-results" else tags(header.raw)
        if read is None:
            return DkimSignature(kind=kind, problem="malformed")
        instance = int(read["i"]) if kind != "dkim" and re.fullmatch(r"[0-9]{1,2}", read.get("i", "")) else 0
        problem = next(
            (f"missing-tag:{name}" for name in REQUIRED[kind].split() if name not in read or not (read[name] or name == "h")), ""
        )
        if kind == "arc-results" or problem:
            return DkimSignature(kind=kind, instance=instance, domain=read.get("d", "").lower(), problem=problem)
        return self._digested(kind, instance, read, header)

    def _digested(self, kind: str, instance: int, read: dict[str, str], header: Header) -> DkimSignature:
        algorithm = read["a"].lower()
        hashed = HASHES.get(algorithm, "")
        signed = tuple(name.strip().lower() for name in read.get("h", "").split(":")) if kind != "arc-seal" else ()
        head, _, tail = read.get("c", "simple/simple" if kind == "dkim" else "relaxed/relaxed").lower().partition("/")
        forms = (head, tail or "simple")
        problem = _problem(kind, read, hashed, forms, signed)
        digest = ""
        if not problem:
            covered = self._sealed(instance, header) if kind == "arc-seal" else self._signed(signed, header, forms[0])
            digest = hashlib.new(hashed, covered, usedforsecurity=False).hexdigest()
        return DkimSignature(
            kind=kind,
            instance=instance,
            domain=read["d"].lower().rstrip("."),
            selector=read["s"].lower(),
            identity=read.get("i", "") if kind == "dkim" else "",
            algorithm=algorithm,
            signature=re.sub(r"\s", "", read["b"]),
            header_digest=digest,
            body_matches=None if kind == "arc-seal" or problem else self._body_matches(read, hashed, forms[1]),
            signed_headers=signed,
            covers_from=kind == "arc-seal" or "from" in signed,
            body_length=_number(read.get("l")),
            signed_at=_number(read.get("t")),
            expires=_number(read.get("x")),
            chain=read.get("cv", "").lower(),
            problem=problem,
        )

    def _body_matches(self, read: dict[str, str], hashed: str, form: str) -> bool:
        if form not in self._bodies:
            self._bodies[form] = body(self._body, form)
        text = self._bodies[form]
        length = _number(read.get("l"))
        if length is not None:
            if length > len(text):
                return False
            text = text[:length]
        digest = hashlib.new(hashed, text, usedforsecurity=False).digest()
        return base64.b64encode(digest).decode() == re.sub(r"\s", "", read["bh"])

    def _signed(self, names: tuple[str, ...], own: Header, form: str) -> bytes:
        # Fields of one name are taken from the bottom up (RFC 6376 section 5.4.2).
        waiting: dict[str, list[tuple[bytes, bytes]]] = {}
        for header, name, value in self._fields:
            if header is not own:
                waiting.setdefault(header.key, []).append((name, value))
        chosen = [field(*waiting[name].pop(), form) for name in names if waiting.get(name)]
        return b"\r\n".join([*chosen, self._own(own, form)])

    def _sealed(self, instance: int, own: Header) -> bytes:
        order = ["arc-authentication-results", "arc-message-signature", "arc-seal"]
        members: list[tuple[int, int, bytes]] = []
        for header, name, value in self._fields:
            if header.key not in order or header is own:
                continue
            read = (_results_tags(header.raw) if header.key == order[0] else tags(header.raw)) or {}
            number = _number(read.get("i")) or 0
            if 0 < number <= instance:
                members.append((number, order.index(header.key), field(name, value, "relaxed")))
        covered = [text for _, _, text in sorted(members, key=lambda one: one[:2])]
        return b"\r\n".join([*covered, self._own(own, "relaxed")])

    def _own(self, own: Header, form: str) -> bytes:
        name, value = next((name, value) for header, name, value in self._fields if header is own)
        return field(name, without_signature(value), form)


def _results_tags(raw: bytes) -> dict[str, str] | None:
    """Read only i= of an ARC-Authentication-Results field: what follows is not a tag list."""
    found = re.match(rb"\s*i\s*=\s*([0-9]{1,2})\s*;", raw)
    return {"i": found[1].decode()} if found else None


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,15}", text) else None


def _problem(kind: str, read: dict[str, str], hashed: str, forms: tuple[str, str], signed: tuple[str, ...]) -> str:
    if not hashed:
        return "unknown-algorithm"
    if kind == "dkim" and read["v"] != "1":
        return "unknown-version"
    if kind == "arc-seal" and ("h" in read or read["cv"].lower() not in {"none", "pass", "fail"}):
        return "malformed"
    if not {*forms} <= {"simple", "relaxed"}:
        return "unknown-canonicalization"
    if kind == "dkim" and "from" not in signed:
        return "from-not-signed"
    if kind == "arc-message" and "arc-seal" in signed:
        return "seal-signed"
    for name in ("t", "x", "l"):
        if name in read and _number(read[name]) is None:
            return "malformed"
    try:
        base64.b64decode(re.sub(r"\s", "", read["b"]), validate=True)
    except (binascii.Error, ValueError):
        return "malformed"
    return ""
