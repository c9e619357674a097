"""Servers of our own on loopback: HTTP, DNS, port 43, TLS with an authority made for the test. They remember who asked."""

from __future__ import annotations

import ipaddress
import socket
import socketserver
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "127.0.0.1"

Page = tuple[int, Mapping[str, str], bytes]
"""Status, header fields, body."""
Respond = Callable[[str, str, bytes], Page]
"""Method, path with query, body in; a page out."""
Zone = Mapping[tuple[str, str], tuple[str, ...] | str]
"""(name, type) → values, or a word: no-such-name | servfail | refused | cut | silent."""


class Heard:
    """What a server was asked, in order."""

    def __init__(self, port: int = 0) -> None:
        self.port = port
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        """Base URL of an HTTP server."""
        return f"http://{HOST}:{self.port}"


@contextmanager
def _running(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def http(respond: Respond, tls: ssl.SSLContext | None = None, host: str = HOST) -> Iterator[Heard]:
    """Serve HTTP, or HTTPS."""
    heard = Heard()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            self._answer()

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            heard.asked.append(f"{self.command} {self.path}" + (f" {body.decode()}" if body else ""))
            status, fields, content = respond(self.command, self.path, body)
            try:
                self.send_response(status)
                for name, value in fields.items():
                    self.send_header(name, value)
                if "Content-Length" not in fields:
                    self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
            except OSError:
                return

        def log_message(self, *_: Any) -> None:  # the test reads `heard`
            return

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """Say nothing: that a client hangs up is part of the tests."""

    server = Quiet((host, 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    heard.port = server.server_address[1]
    with _running(server):
        yield heard


def _dns_answer(zone: Zone, heard: Heard, raw: bytes, *, over_tcp: bool) -> bytes | None:
    question = dns.message.from_wire(raw)
    asked = question.question[0]
    name, rrtype = asked.name.to_text(omit_final_dot=True).lower(), dns.rdatatype.to_text(asked.rdtype)
    heard.asked.append(f"{name} {rrtype}" + (" tcp" if over_tcp else ""))
    response = dns.message.make_response(question)
    found = zone.get((name, rrtype))
    if found is None and not any(name == known for known, _ in zone):
        found = "no-such-name"
    if found == "silent":
        return None
    if found == "cut":
        if not over_tcp:
            response.flags |= dns.flags.TC
            return response.to_wire()
        found = tuple(f'"piece {number:04}"' for number in range(400)) if rrtype == "TXT" else ("192.0.2.1",)
    if isinstance(found, str):
        word = {"no-such-name": "NXDOMAIN"}.get(found, found.upper())
        response.set_rcode(dns.rcode.from_text(word))
    elif found:
        response.answer.append(dns.rrset.from_text(asked.name, 300, "IN", rrtype, *found))
    return response.to_wire(max_size=65_535)


@contextmanager
def names(zone: Zone) -> Iterator[Heard]:
    """Serve DNS over UDP and TCP on one port."""
    heard = Heard()

    class Datagram(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            raw, connection = self.request
            answer = _dns_answer(zone, heard, raw, over_tcp=False)
            if answer is not None:
                connection.sendto(answer, self.client_address)

    class Segment(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            length = struct.unpack("!H", self.rfile.read(2))[0]
            answer = _dns_answer(zone, heard, self.rfile.read(length), over_tcp=True)
            if answer is not None:
                self.wfile.write(struct.pack("!H", len(answer)) + answer)

    for _ in range(20):
        udp = socketserver.ThreadingUDPServer((HOST, 0), Datagram)
        udp.daemon_threads = True
        try:
            tcp = socketserver.ThreadingTCPServer((HOST, udp.server_address[1]), Segment)
            break
        except OSError:
            udp.server_close()
    tcp.daemon_threads = True
    heard.port = udp.server_address[1]
    with _running(udp), _running(tcp):
        yield heard


@contextmanager
def lines(answer: Callable[[str], bytes]) -> Iterator[Heard]:
    """Serve port 43: a line in, text out, closed."""
    heard = Heard()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            line = self.rfile.readline(1000).decode().strip()
            heard.asked.append(line)
            self.wfile.write(answer(line))

    server = socketserver.ThreadingTCPServer((HOST, 0), Handler)
    server.daemon_threads = True
    heard.port = server.server_address[1]
    with _running(server):
        yield heard


@contextmanager
def canary() -> Iterator[Heard]:
    """Listen on loopback, every address of it, and remember whoever connects."""
    heard = Heard()
    sockets = [socket.create_server(("127.0.0.1", 0))]
    heard.port = sockets[0].getsockname()[1]
    for address in ("127.0.0.2", "::1"):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        try:
            sockets.append(socket.create_server((address, heard.port), family=family))
        except OSError:
            continue
    stop = threading.Event()

    def listen(one: socket.socket) -> None:
        one.settimeout(0.05)
        while not stop.is_set():
            try:
                connection, who = one.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            heard.asked.append(str(who))
            connection.close()

    threads = [threading.Thread(target=listen, args=(one,), daemon=True) for one in sockets]
    for thread in threads:
        thread.start()
    try:
        yield heard
    finally:
        stop.set()
        for thread in threads:
            thread.join()
        for one in sockets:
            one.close()


class Authority:
    """A certificate authority of the test: its certificate as a file, and server contexts for names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test Authority of gyotaku")])
        certificate = self._made(self._name, self._key, [x509.BasicConstraints(ca=True, path_length=0)])
        self.file = folder / "authority.pem"
        self.file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    def server(self, *hosts: str, days: int = 30) -> ssl.SSLContext:
        """Return the context of a server for names or addresses."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0])])
        certificate = self._made(subject, key, [x509.SubjectAlternativeName([_general(host) for host in hosts])], days=days)
        path = self._folder / f"{abs(hash(hosts))}.pem"
        private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context

    def _made(
        self, subject: x509.Name, key: ec.EllipticCurvePrivateKey, extensions: list[x509.ExtensionType], days: int = 30
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=5))
            .not_valid_after(now + timedelta(days=days))
        )
        for extension in extensions:
            builder = builder.add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
        authority_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())
        builder = builder.add_extension(authority_id, critical=False)
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        return builder.sign(self._key, hashes.SHA256())


def _general(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


@contextmanager
def handshakes(context: ssl.SSLContext) -> Iterator[Heard]:
    """Serve TLS and nothing else."""
    heard = Heard()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            try:
                with context.wrap_socket(self.request, server_side=True) as shaken:
                    heard.asked.append(shaken.version() or "")
                    shaken.recv(1)
            except OSError:
                heard.asked.append("failed")

    server = socketserver.ThreadingTCPServer((HOST, 0), Handler)
    server.daemon_threads = True
    heard.port = server.server_address[1]
    with _running(server):
        yield heard
