"""Run one peer over mails in this process and print what it took; called by speed.py and accuracy.py with the peer's own Python.

Usage: python peers.py PEER FILE…    PEER is stdlib, eml-parser, mail-parser, phish-signals or gyotaku; FILE - reads the
names from standard input
Prints one JSON object: {"peer", "mails", "failed", "seconds", "peak_mb", "answers": {file: {"score", "verdict"}}}
"""

from __future__ import annotations

import email
import json
import resource
import sys
import time
from collections.abc import Callable
from email.header import decode_header, make_header
from pathlib import Path
from typing import Any

Run = Callable[[bytes], dict[str, Any]]


def stdlib() -> Run:
    """Parse, decode every part and every header with the standard library alone: the floor."""

    def run(raw: bytes) -> dict[str, Any]:
        message = email.message_from_bytes(raw)
        for part in message.walk():
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and part.get_content_maintype() == "text":
                try:
                    payload.decode(part.get_content_charset() or "utf-8", "replace")
                except LookupError:
                    payload.decode("utf-8", "replace")
        for value in message.values():
            try:
                str(make_header(decode_header(str(value))))
            except (LookupError, ValueError):
                continue
        return {}

    return run


def eml_parser_peer() -> Run:
    """Return eml-parser's whole answer."""
    import eml_parser  # noqa: PLC0415 - only in the peers' own environment

    reader = eml_parser.EmlParser(include_raw_body=True, include_attachment_data=False)
    return lambda raw: {"fields": len(reader.decode_email_bytes(raw))}


def mail_parser_peer() -> Run:
    """Return mail-parser's whole answer."""
    import mailparser  # noqa: PLC0415 - only in the peers' own environment

    def run(raw: bytes) -> dict[str, Any]:
        mail = mailparser.parse_from_bytes(raw)
        return {"received": len(mail.received), "body": len(mail.body), "attachments": len(mail.attachments)}

    return run


def phish_signals_peer() -> Run:
    """Judge with phish-signals as its own documentation puts the checks together, pictures not decoded."""
    import phish_signals as ps  # noqa: PLC0415 - only in the peers' own environment

    def run(raw: bytes) -> dict[str, Any]:
        parsed = ps.parse_email(raw.decode("utf-8", "replace"))
        headers, lines = parsed.get("headers"), parsed.get("headerLines") or []
        auth = ps.check_authentication(headers, lines)
        chain = ps.analyze_received_chain(lines)
        urls = ps.check_urls(parsed["urls"])
        found = ps.combine_results(
            ps.AnalysisInput(
                parsed=parsed,
                auth=auth,
                urls=urls,
                url_signals=ps.summarize_url_signals(urls),
                content=ps.check_content(parsed["scanText"], parsed.get("from")),
                link_text=ps.check_link_text(parsed["linkMismatches"]),
                dangerous_schemes=ps.check_dangerous_schemes(parsed["dangerousSchemes"]),
                qr_codes=ps.check_qr_codes(parsed["qrCodeUrls"]),
                attachments=ps.check_attachments(parsed.get("attachments") or []),
                chain=chain,
                header_anomalies=ps.check_header_anomalies(headers, lines, chain, auth),
            )
        )
        return {"score": found["score"], "verdict": str(found["verdict"])}

    return run


def gyotaku_peer() -> Run:
    """Judge with gyotaku: the whole offline analysis."""
    from gyotaku import analyse  # noqa: PLC0415 - as the other peers, loaded only when asked for

    def run(raw: bytes) -> dict[str, Any]:
        verdict = analyse(raw).verdict
        return {"score": verdict.score, "verdict": verdict.label.value}

    return run


PEERS: dict[str, Callable[[], Run]] = {
    "stdlib": stdlib,
    "eml-parser": eml_parser_peer,
    "mail-parser": mail_parser_peer,
    "phish-signals": phish_signals_peer,
    "gyotaku": gyotaku_peer,
}


def main() -> None:
    """Time one peer; the first mail is run once before, so that imports and tables do not count."""
    peer, *names = sys.argv[1:]
    if names == ["-"]:
        names = sys.stdin.read().split("\n")
    files = [Path(name) for name in names if name]
    run = PEERS[peer]()
    answers: dict[str, dict[str, Any]] = {}
    each: list[float] = []
    failed = 0
    try:
        run(files[0].read_bytes())
    except Exception:  # noqa: BLE001 - a peer that fails on the first mail fails again below, where it is counted
        failed = 0
    for path in files:
        raw = path.read_bytes()
        begun = time.perf_counter()
        try:
            answers[str(path)] = run(raw)
        except Exception as error:  # noqa: BLE001 - a peer's failure is a figure of this benchmark
            failed += 1
            answers[str(path)] = {"error": type(error).__name__}
        each.append(time.perf_counter() - begun)
    seconds = sum(each)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    each.sort()
    print(
        json.dumps(
            {
                "peer": peer,
                "mails": len(files),
                "failed": failed,
                "seconds": seconds,
                "p50_ms": each[len(each) // 2] * 1000,
                "p99_ms": each[int(len(each) * 0.99)] * 1000,
                "worst_ms": each[-1] * 1000,
                "peak_mb": peak,
                "answers": answers,
            }
        )
    )


if __name__ == "__main__":
    main()
