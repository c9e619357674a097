"""The TLS port: shake hands, keep the certificate, say nothing more."""

from __future__ import annotations

import ssl

from gyotaku.transport.dialling import Dialler
from gyotaku.transport.outbound import Gate
from gyotaku.transport.ports import FailedError, Served


class Handshake:
    """Reads the certificates that hosts serve, for one question."""

    def __init__(self, dialler: Dialler, trusted: ssl.SSLContext, gate: Gate) -> None:
        self._dialler = dialler
        self._trusted = trusted
        self._gate = gate

    def certificate(self, host: str, port: int = 443) -> Served:
        """Return the certificate a host serves (see `ports.Tls`); one that does not verify is kept and said to be so."""
        self._gate.check(host)
        to, what = f"{host}:{port}", f"TLS handshake, server name {host}"
        try:
            try:
                served = self._shaken(host, port, self._trusted, problem="")
            except ssl.SSLCertVerificationError as error:
                self._gate.sent(to, what, "unverified")
                served = self._shaken(host, port, _trusting(), problem=error.verify_message or str(error.reason))
        except FailedError as error:
            self._gate.sent(to, what, error.why)
            raise
        self._gate.sent(to, what, "ok", len(served.der))
        return served

    def _shaken(self, host: str, port: int, context: ssl.SSLContext, *, problem: str) -> Served:
        connection = self._dialler.dial(host, port)
        ip = str(connection.getpeername()[0])
        try:
            connection.settimeout(self._dialler.deadline.left())
            with connection, context.wrap_socket(connection, server_hostname=host) as shaken:
                der = shaken.getpeercert(binary_form=True)
                version = shaken.version() or ""
        except ssl.SSLCertVerificationError:
            raise
        except ssl.SSLError as error:
            raise FailedError("tls", f"{host}: {error.reason or error}") from error
        except TimeoutError as error:
            raise FailedError("timeout", f"{host} did not finish the handshake") from error
        except OSError as error:
            raise FailedError("unreachable", f"{host}: {error}") from error
        if not der:
            raise FailedError("tls", f"{host} shows no certificate")
        return Served(der=der, version=version, trusted=not problem, problem=problem, ip=ip)


def trusted(ca_file: str = "") -> ssl.SSLContext:
    """Return a context that verifies, with the system's authorities and those of a file."""
    context = ssl.create_default_context()
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
    return context


def _trusting() -> ssl.SSLContext:
    """Return a context that reads any certificate: it is evidence here, nothing is sent over the connection."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
