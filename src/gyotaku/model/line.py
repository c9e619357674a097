"""The line that `gyotaku analyse --jsonl` prints for each mail: a contract, every field always there."""

from __future__ import annotations

import msgspec


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One mail in one line of JSON (UTF-8). Fields are never left out; unknown is null or empty."""

    path: str
    """As given; `PATH!N` for message N of an mbox, `PATH#N` for the Nth mail attached to PATH."""
    sha256: str | None
    """Hex digest of the original bytes (of the .msg file for Outlook mail); null when they could not be read."""
    label: str | None
    """phishing | likely-phishing | suspicious | unwanted | undetermined | likely-genuine; null on error."""
    score: int | None
    """0–100: how likely the mail is phishing, in percent."""
    brand: str | None
    """Japanese name of the imitated brand in the brand list."""
    brand_en: str | None
    pretexts: tuple[str, ...]
    """Ids of pretext classes, as `gyotaku rules` and the reference list them."""
    subject: str | None
    from_: str | None = msgspec.field(name="from")
    """addr-spec of the From field as written."""
    from_domain: str | None
    received_at: str | None
    """RFC 3339 time recorded by the receiver's own hop; null when no such hop is known."""
    source_ip: str | None
    """Address that handed the mail to the receiver, taken at the trust boundary; null is an answer."""
    source_ip_why: str
    """One sentence: why this address, or why none."""
    urls: tuple[str, ...]
    """Targets a reader could follow, raw, in reading order. Live: do not open."""
    findings: tuple[str, ...]
    """Ids of the rules that apply."""
    not_evaluated: tuple[str, ...]
    """Ids of the rules that could not be decided, because nobody looked up what they need."""
    defects: tuple[str, ...]
    """Codes of what was malformed or cut (`cut:LIMIT`)."""
    elapsed_ms: float
    """Wall time of the analysis; the only field that differs between two runs."""
    error: str | None
    """Why this input could not be analysed; null when it was."""
    carrier: str | None = None
    """For an attached mail: the path of the mail it was attached to."""
