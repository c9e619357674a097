"""Bytes kept in a bucket that speaks S3, under the same names as in a folder: `PREFIX/HAS/HASH`, `.zst` behind it when packed.

Not to reach the store is another thing than not to find bytes there: `StoreError` stops whatever asked, so that a fault of the
network never makes a kept mail look missing or damaged.
"""

from __future__ import annotations

import hashlib
import html
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import ada_url
import zstandard

from gyotaku.book.blobs import HASH, LARGEST, LOST, PACKED, Packing
from gyotaku.book.signing import Credentials, signed
from gyotaku.errors import BookError, StoreError, UsageError
from gyotaku.settings import Online
from gyotaku.transport import FailedError, Reply

SECONDS = 120.0
"""Longest time for one request, its repetitions included."""
BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
PREFIX = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,99})(?:/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,9}")
"""What needs no coding, so that no two sides can code it differently."""
CODE = re.compile(rb"<Code>([A-Za-z0-9.]{1,64})</Code>")
MEANS = {
    "AccessDenied": "the key must be allowed to read, write, list and delete there",
    "InvalidAccessKeyId": "it does not know the key AWS_ACCESS_KEY_ID",
    "SignatureDoesNotMatch": "the secret AWS_SECRET_ACCESS_KEY does not fit the key, or a proxy changes the requests",
    "RequestTimeTooSkewed": "the clock of this machine is wrong",
    "NoSuchBucket": "there is no such bucket",
    "AuthorizationHeaderMalformed": "the region is another one: set AWS_REGION, or region= in the book's address",
    "PermanentRedirect": "the bucket is in another region: set AWS_REGION, or region= in the book's address",
}
"""Codes of the store's answers, and what they mean for a person."""


class Bucket:
    """Blobs in a bucket. Keys come from the environment, as other programs for S3 read them, and are never shown."""

    def __init__(self, url: str, options: Mapping[str, str], environment: Mapping[str, str] | None = None) -> None:
        """Read `s3://BUCKET/PREFIX`; `options` are `endpoint`, `region` and `allow-network` of the book's address."""
        env = os.environ if environment is None else environment
        bucket, _, prefix = url.removeprefix("s3://").partition("/")
        prefix = prefix.strip("/")
        if not BUCKET.fullmatch(bucket) or (prefix and not PREFIX.fullmatch(prefix)):
            raise UsageError(f"{url!r} is no s3://BUCKET/PREFIX; a prefix has letters, digits, '-', '_', '.' and '/'.")
        self.name = f"s3://{bucket}" + (f"/{prefix}" if prefix else "")
        self.lost = f"{self.name}/{LOST}"
        region = options.get("region") or env.get("AWS_REGION") or env.get("AWS_DEFAULT_REGION") or "us-east-1"
        given = options.get("endpoint") or env.get("AWS_ENDPOINT_URL_S3") or env.get("AWS_ENDPOINT_URL")
        self._base, self._host = _endpoint(given or f"https://s3.{region}.amazonaws.com")
        self._bucket = bucket
        self._prefix = f"{prefix}/" if prefix else ""
        key, secret = env.get("AWS_ACCESS_KEY_ID", ""), env.get("AWS_SECRET_ACCESS_KEY", "")
        if not key or not secret:
            raise UsageError(f"{self.name}: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.")
        self._who = Credentials(key=key, secret=secret, region=region, token=env.get("AWS_SESSION_TOKEN", ""))
        online = Online(
            answer_bytes=LARGEST + 64 * 1024,
            seconds=SECONDS,
            allow_networks=tuple(filter(None, options.get("allow-network", "").split(","))),
            ca_file=env.get("AWS_CA_BUNDLE", ""),
        )
        # What opens sockets is loaded only for a book whose bytes are outside.
        from gyotaku.transport.depot import Depot  # noqa: PLC0415 - see above

        self._depot = Depot(online)
        self._packing = Packing()

    def expect(self, hashes: Iterable[str]) -> None:
        """Do nothing: a bucket has no folders to make."""

    def put(self, sha256: str, content: bytes) -> bool:
        """Keep bytes under their hash (the caller has computed it); return whether they are new. Durable when it returns."""
        if self.has(sha256):
            return False
        packed, ending = self._packing.shut(content)
        self._ask("PUT", self._key(sha256) + ending, packed)
        return True

    def get(self, sha256: str) -> bytes:
        """Return the bytes of a hash; missing or altered ones are a `BookError`."""
        plain = self._key(sha256)
        reply, packed = self._ask("GET", plain + PACKED, absent=True), True
        if reply is None:
            reply, packed = self._ask("GET", plain, absent=True), False
        if reply is None:
            raise BookError(self.name, f"{sha256}: the file is missing; restore it from a copy, or add the mail again")
        try:
            content = self._packing.opened(reply.body) if packed else reply.body
        except zstandard.ZstdError as error:
            raise BookError(self.name, f"{sha256}: the file is damaged: {error}") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise BookError(self.name, f"{sha256}: the file was altered: its hash is another one")
        return content

    def has(self, sha256: str) -> bool:
        """Whether a blob of that hash is there; its content is not read."""
        plain = self._key(sha256)
        return any(self._ask("HEAD", key, absent=True) is not None for key in (plain + PACKED, plain))

    def put_aside(self, sha256: str) -> str:
        """Move a blob out of the way, unpacked where it is whole, as it stands where it is not; return where it lies now."""
        try:
            content = self.get(sha256)
        except BookError:
            for ending in ("", PACKED):
                if (reply := self._ask("GET", self._key(sha256) + ending, absent=True)) is not None:
                    self._ask("PUT", f"{LOST}/{sha256}{ending}.damaged", reply.body)
        else:
            self._ask("PUT", f"{LOST}/{sha256}", content)
        self.drop(sha256)
        return self.lost

    def drop(self, sha256: str) -> None:
        """Remove a blob."""
        plain = self._key(sha256)
        for key in (plain, plain + PACKED):
            self._ask("DELETE", key, absent=True)

    def every(self) -> Iterator[str]:
        """Yield the hash of every blob there is, in order."""
        last = ""
        for key in self._listed():
            folder, _, name = key.partition("/")
            sha256 = name.removesuffix(PACKED)
            # A name that is no hash is a stranger, and no blob; packed and plain bytes of one hash stand side by side.
            if HASH.fullmatch(sha256) and folder == sha256[:3] and sha256 != last:
                last = sha256
                yield sha256

    def strangers(self) -> list[str]:
        """List what lies among the blobs under a name that is no hash."""
        named = ((key, *key.partition("/")[::2]) for key in self._listed())
        return [
            f"{self.name}/{key}"
            for key, folder, name in named
            if re.fullmatch(r"[0-9a-f]{3}", folder) and not HASH.fullmatch(name.removesuffix(PACKED))
        ]

    def leftovers(self) -> list[Path]:
        """List nothing: an object is there whole or not at all."""
        return []

    def _listed(self) -> Iterator[str]:
        """Yield every key behind the prefix, page by page (ListObjectsV2)."""
        token = ""
        while True:
            asked = {"list-type": "2", "prefix": self._prefix} | ({"continuation-token": token} if token else {})
            query = "&".join(f"{name}={quote(value, safe='-_.~')}" for name, value in sorted(asked.items()))
            reply = self._ask("GET", "", query=query)
            page = reply.text() if reply is not None else ""
            if "ListBucketResult" not in page[:1000]:
                raise StoreError(self.name, "what answers does not list as S3 does; look at the endpoint")
            for key in re.findall(r"<Key>([^<]*)</Key>", page):
                yield html.unescape(key).removeprefix(self._prefix)
            after = re.search(r"<NextContinuationToken>([^<]+)</NextContinuationToken>", page)
            if after is None:
                return
            if (following := html.unescape(after[1])) == token:
                raise StoreError(self.name, "it lists the same page again and again")
            token = following

    def _key(self, sha256: str) -> str:
        return f"{sha256[:3]}/{sha256}"

    def _ask(self, method: str, key: str, body: bytes | None = None, *, query: str = "", absent: bool = False) -> Reply | None:
        """Ask for one object, or without a key for the bucket; None where it is not there and may be `absent`."""
        path = f"/{self._bucket}/{self._prefix}{key}" if key else f"/{self._bucket}"
        headers = signed(self._who, method, path, query, {"Host": self._host}, body=body or b"", at=datetime.now(UTC))
        try:
            reply = self._depot.send(method, f"{self._base}{path}{'?' if query else ''}{query}", body, headers)
        except FailedError as error:
            raise StoreError(self.name, _failed(error)) from error
        if reply.status in {200, 204}:
            return reply
        if method == "HEAD" and reply.status != 404:
            # The answer to HEAD has no body, and so does not say why.
            return self._ask("GET", key, absent=absent)
        found = CODE.search(reply.body[:65_536])
        code = found[1].decode() if found else ""
        if reply.status == 404 and absent and code != "NoSuchBucket":
            return None
        means = f": {MEANS[code]}" if code in MEANS else ""
        raise StoreError(self.name, f"the store answered {reply.status} {code}".rstrip() + f" to {method}{means}")


def _endpoint(given: str) -> tuple[str, str]:
    """Return the address of a store without its path, and the host as requests name it."""
    try:
        url = ada_url.URL(given)
    except ValueError as error:
        raise UsageError(f"{given[:200]!r} is no address of an S3 store; give https://HOST.") from error
    if url.protocol not in {"http:", "https:"} or url.username or url.password or url.pathname != "/" or url.search or url.hash:
        raise UsageError("The endpoint of an S3 store is https://HOST or https://HOST:PORT, without a name, password or path.")
    return f"{url.protocol}//{url.host}", url.host


def _failed(error: FailedError) -> str:
    if error.why == "refused-address":
        return f"{error.detail}; allow it with allow-network=RANGE in the book's address"
    return f"the store cannot be reached ({error})"
