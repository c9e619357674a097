"""A server of the tests' own that speaks S3: it verifies each signature by computing it again, and can misbehave."""

from __future__ import annotations

import hashlib
import hmac
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs
from xml.sax.saxutils import escape

KEY, SECRET, REGION = "AKTEST", "secret/of+the/test", "ap-northeast-1"
ENVIRONMENT = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET, "AWS_REGION": REGION}
PAGE = 3
"""Keys of one page of a listing: few, so that several are needed."""


class Kept:
    """What the server keeps, what it was asked, and how it misbehaves next."""

    def __init__(self) -> None:
        self.port = 0
        self.objects: dict[str, bytes] = {}
        """Content by path (/BUCKET/KEY)."""
        self.buckets = {"cases"}
        self.asked: list[str] = []
        self.fails: list[tuple[int, str]] = []
        """Status and code of the next answers, whatever is asked."""
        self.short = False
        """Whether bodies break off before their announced end."""
        self.sent = b""
        """Everything that came in, header fields and bodies."""

    @property
    def endpoint(self) -> str:
        """Address of the server."""
        return f"http://127.0.0.1:{self.port}"


def wrong(command: str, target: str, fields: Any, body: bytes) -> str:
    """Return the code for a signature that is wrong, "" for a right one; written from Amazon's text, not from ours."""
    found = re.fullmatch(
        r"AWS4-HMAC-SHA256 Credential=([^/]+)/(\d{8})/([^/]+)/s3/aws4_request"
        r", ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})",
        fields.get("Authorization", ""),
    )
    if found is None:
        return "AccessDenied"
    key, day, region, names, signature = found.groups()
    if key != KEY:
        return "InvalidAccessKeyId"
    if region != REGION:
        return "AuthorizationHeaderMalformed"
    if "host" not in names.split(";") or not fields["x-amz-date"].startswith(day):
        return "SignatureDoesNotMatch"
    if hashlib.sha256(body).hexdigest() != fields["x-amz-content-sha256"]:
        return "XAmzContentSHA256Mismatch"
    path, _, query = target.partition("?")
    lines = command + "\n" + path + "\n" + "&".join(sorted(query.split("&"))) + "\n"
    for name in names.split(";"):
        lines += name + ":" + fields[name].strip() + "\n"
    lines += "\n" + names + "\n" + fields["x-amz-content-sha256"]
    secret = ("AWS4" + SECRET).encode()
    for part in (day, region, "s3", "aws4_request"):
        secret = hmac.digest(secret, part.encode(), "sha256")
    words = (
        f"AWS4-HMAC-SHA256\n{fields['x-amz-date']}\n{day}/{region}/s3/aws4_request\n{hashlib.sha256(lines.encode()).hexdigest()}"
    )
    return "" if hmac.digest(secret, words.encode(), "sha256").hex() == signature else "SignatureDoesNotMatch"


def listing(kept: Kept, bucket: str, query: str) -> bytes:
    """Return a page of a listing, in the order of the keys."""
    asked = {name: values[0] for name, values in parse_qs(query).items()}
    every = sorted(path.removeprefix(f"/{bucket}/") for path in kept.objects if path.startswith(f"/{bucket}/"))
    after = asked.get("continuation-token", "").removeprefix("after+/=")
    rest = [key for key in every if key.startswith(asked.get("prefix", "")) and key > after]
    page = "".join(f"<Contents><Key>{escape(key)}</Key><Size>1</Size></Contents>" for key in rest[:PAGE])
    more = f"<NextContinuationToken>after+/={rest[PAGE - 1]}</NextContinuationToken>" if len(rest) > PAGE else ""
    return f'<?xml version="1.0"?><ListBucketResult><Name>{bucket}</Name>{page}{more}</ListBucketResult>'.encode()


def answer(kept: Kept, command: str, target: str, fields: Any, body: bytes) -> tuple[int, bytes]:
    """Answer one request."""
    if kept.fails:
        status, code = kept.fails.pop(0)
        return status, error(code)
    if code := wrong(command, target, fields, body):
        return 400 if code == "AuthorizationHeaderMalformed" else 403, error(code)
    path, _, query = target.partition("?")
    bucket = path.split("/")[1]
    if bucket not in kept.buckets:
        return 404, error("NoSuchBucket")
    if path == f"/{bucket}":
        return 200, listing(kept, bucket, query)
    if command == "PUT":
        kept.objects[path] = body
        return 200, b""
    if command == "DELETE":
        kept.objects.pop(path, None)
        return 204, b""
    return (200, kept.objects[path]) if path in kept.objects else (404, error("NoSuchKey"))


def error(code: str) -> bytes:
    """Return an error as S3 words it: it repeats whose key it was."""
    return f"<Error><Code>{code}</Code><Message>no</Message><AWSAccessKeyId>{KEY}</AWSAccessKeyId></Error>".encode()


@contextmanager
def store() -> Iterator[Kept]:
    """Serve a bucket on loopback."""
    kept = Kept()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            kept.asked.append(f"{self.command} {self.path}")
            kept.sent += self.path.encode() + str(self.headers).encode() + body
            status, content = answer(kept, self.command, self.path, self.headers, body)
            self.send_response(status)
            if status != 204:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content[: len(content) // 2] if kept.short else content)

        do_GET = do_PUT = do_HEAD = do_DELETE = answer  # noqa: N815 - the names the library calls

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    kept.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
