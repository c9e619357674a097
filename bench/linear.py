"""How long the analysis and the publication of one mail take as it grows, by what it is made of, beside the standard library.

Run: python bench/linear.py [--sizes 1 5 10 25] [--shapes NAME …] [--only analysis|publication]

Every mail is written here, about one thing in excess. `stdlib` parses and decodes the same bytes: the floor. `masked` is masking
alone, `report` building, drawing and checking the Japanese HTML report and the JSON of the case for publication. The aim is a
mail of 25 MB below three seconds, and time that grows no faster than the mail. Each time is the better of two runs; timings never
decide a test.
"""

from __future__ import annotations

import argparse
import base64
import gc
import io
import random
import time
import zipfile
from collections.abc import Callable

from gyotaku import analyse
from gyotaku.desk import Desk
from gyotaku.report.masking import mask
from peers import stdlib

MEGABYTE = 1_000_000
AIM = 3.0
HEAD = (
    b"Received: from mail.shop.example (mail.shop.example [192.0.2.7]) by mx.home.example; Tue, 24 Nov 2026 10:00:00 +0900\r\n"
    b"Date: Tue, 24 Nov 2026 10:00:00 +0900\r\nFrom: Shop <news@shop.example>\r\nTo: taro.yamada@home.example\r\n"
    b"Subject: =?utf-8?B?44GU5Yip55So56K66KqN44Gu44GK44GK44GX44KJ44Gb?=\r\nMessage-ID: <1@shop.example>\r\nMIME-Version: 1.0\r\n"
)
SENTENCES = [
    "お客様のアカウントのご利用を一部制限させていただきました。",
    "24時間以内にご確認ください。",
    "Your account was restricted; please confirm your details.",
    "ご不明な点は taro.yamada@home.example までお寄せください。",
    "詳しくは https://info.shop.example/notice?id={number} をご覧ください。",
]


def chance(seed: int) -> random.Random:
    """Return the same chance every run."""
    return random.Random(seed)  # noqa: S311 - filling, no secret


def sentences(size: int) -> str:
    """Return running text of about so many bytes, no two lines alike."""
    dice, lines, written = chance(size), [], 0
    while written < size:
        line = dice.choice(SENTENCES).replace("{number}", str(dice.randrange(10**9))) + f" {dice.randrange(10**6):06d}\r\n"
        lines.append(line)
        written += len(line.encode())
    return "".join(lines)


def text(size: int) -> bytes:
    """One text as long as the mail."""
    return HEAD + b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + sentences(size).encode()


def page(size: int) -> bytes:
    """One HTML page as long as the mail: tables, styles, links, hidden pieces."""
    rows = "".join(
        f'<tr style="color:#333"><td class="c{number % 9}"><p>{line}</p>'
        f'<a href="https://info.shop.example/{number}">見る</a><span style="display:none">x{number}</span></td></tr>'
        for number, line in enumerate(sentences(size // 2).splitlines())
    )
    body = f"<html><head><style>.c1{{font-size:14px}}.c2 p{{color:red}}</style></head><body><table>{rows}</table></body></html>"
    return HEAD + b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body.encode()[:size]


def multipart(parts: list[bytes]) -> bytes:
    """Join parts to a mail."""
    inner = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
    return HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + inner + b"--b--\r\n"


def many(size: int) -> bytes:
    """Parts of ten kilobytes each, text and files in turn."""
    piece = sentences(10_000).encode()
    kinds = [b"text/plain; charset=utf-8", b"text/html; charset=utf-8", b"application/octet-stream; name=a.bin"]
    return multipart([b"Content-Type: " + kinds[at % 3] + b"\r\n\r\n" + piece for at in range(size // 10_000)])


def attached(content: bytes, kind: bytes) -> bytes:
    """A short text and one file in base64."""
    words = b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + sentences(500).encode()
    return multipart(
        [words, b"Content-Type: " + kind + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(content)]
    )


def file(size: int) -> bytes:
    """One file of bytes without any form."""
    return attached(chance(1).randbytes(size * 3 // 4), b"application/octet-stream; name=photo.raw")


def archive(size: int) -> bytes:
    """One zip of forty members."""
    holder, dice = io.BytesIO(), chance(2)
    with zipfile.ZipFile(holder, "w", zipfile.ZIP_DEFLATED) as pack:
        for number in range(40):
            pack.writestr(f"{number}.html", b"<p>" + dice.randbytes(size * 3 // 4 // 40))
    return attached(holder.getvalue(), b"application/zip; name=papers.zip")


def pdf(size: int) -> bytes:
    """One PDF full of objects and links."""
    dice = chance(3)
    piece = b"<</Type/Annot/Subtype/Link/A<</URI(https://info.shop.example/%d)>>>>\nendobj\n"
    stream = dice.randbytes(1500)
    objects = [
        b"%d 0 obj\n" % number
        + piece % number
        + b"%d 1 obj\n<</Length 1500>>stream\n" % number
        + stream
        + b"\nendstream\nendobj\n"
        for number in range(size * 3 // 4 // 1650)
    ]
    return attached(b"%PDF-1.4\n" + b"".join(objects) + b"%%EOF", b"application/pdf; name=bill.pdf")


def links(size: int) -> bytes:
    """A text of nothing but addresses, all different."""
    lines = "".join(
        f"https://a{number}.shop.example/p/{number}?q=dGFyby55YW1hZGE&m=taro.yamada\r\n" for number in range(size // 62)
    )
    return HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + lines.encode()


def headers(size: int) -> bytes:
    """A head as long as the mail."""
    fields = b"".join(b"X-Field-%d: taro.yamada@home.example =?utf-8?B?44GC?= %d\r\n" % (at, at) for at in range(size // 66))
    return fields + HEAD + b"\r\nbody\r\n"


def recipients(size: int) -> bytes:
    """A To field of thousands of people, and a text."""
    count = min(size // 40, 20_000)
    people = ",\r\n ".join(f"Person {at} <person{at}.name@home{at % 50}.example>" for at in range(count))
    return b"Cc: " + people.encode() + b"\r\n" + text(max(size - len(people), 1000))


SHAPES: dict[str, Callable[[int], bytes]] = {
    "text": text,
    "html": page,
    "parts": many,
    "file": file,
    "zip": archive,
    "pdf": pdf,
    "links": links,
    "headers": headers,
    "recipients": recipients,
}


def timed(run: Callable[[], object], *, twice: bool = True) -> float:
    """Return the CPU seconds of the better of two runs: other programs on the machine do not count."""
    best = float("inf")
    for _ in range(2 if twice else 1):
        gc.collect()
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
        if best > 2 * AIM:
            break
    return best


def main() -> None:
    """Print a row a shape and size."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--sizes", type=float, nargs="+", default=[1, 5, 10, 25], help="megabytes")
    words.add_argument("--shapes", nargs="+", choices=list(SHAPES), default=list(SHAPES))
    words.add_argument("--only", choices=["analysis", "publication"], default="")
    given = words.parse_args()
    analyse(text(1000))
    floor, desk = stdlib(), Desk()
    print(
        f"{'shape':<11}{'MB':>6}{'stdlib s':>10}{'analysis s':>12}{'s/MB':>8}{'masked s':>10}{'report s':>10}   over {AIM:.0f} s"
    )
    for shape in given.shapes:
        for megabytes in given.sizes:
            raw = SHAPES[shape](int(megabytes * MEGABYTE))
            case = analyse(raw)
            base = timed(lambda: floor(raw))  # noqa: B023 - run at once
            whole = timed(lambda: analyse(raw)) if given.only != "publication" else 0.0  # noqa: B023 - run at once
            masked = report = 0.0
            if given.only != "analysis":
                masked = timed(lambda: mask(case))  # noqa: B023 - run at once
                report = timed(lambda: [desk.export(name, case, "ja") for name in ("html", "json")])  # noqa: B023 - run at once
            size = len(raw) / MEGABYTE
            late = " ".join(name for name, taken in (("analysis", whole), ("report", report)) if taken > AIM)
            print(
                f"{shape:<11}{size:>6.1f}{base:>10.2f}{whole:>12.2f}{whole / size:>8.3f}{masked:>10.2f}{report:>10.2f}   {late}",
                flush=True,
            )


if __name__ == "__main__":
    main()
