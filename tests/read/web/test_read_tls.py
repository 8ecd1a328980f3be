"""Certificates are checked for the name that was asked for, not for the address that was connected to."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from web_server import fetching

from kg.errors import NotFound
from kg.read.web import network

# A key of no other use and a certificate of it for news.example, signed by itself, from 2020 to 2120 (openssl ca -selfsign).
PEM = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgqUQPCGK3I4VqEPrS
1BceS6eQ2Dr0qc5+NJSCIFILv2+hRANCAAS9FaPHWH7G1vrrS2xPp75BsoNIgzI4
csSmYUYD3hCHdSATpsKwlSAv+ZP2lBxwACll6feRdcF68WGnviqEmrXg
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBazCCARCgAwIBAgIBATAKBggqhkjOPQQDAjAXMRUwEwYDVQQDDAxuZXdzLmV4
YW1wbGUwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBcxFTATBgNV
BAMMDG5ld3MuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABL0Vo8dY
fsbW+utLbE+nvkGyg0iDMjhyxKZhRgPeEId1IBOmwrCVIC/5k/aUHHAAKWXp95F1
wXrxYae+KoSateCjSzBJMBcGA1UdEQQQMA6CDG5ld3MuZXhhbXBsZTAPBgNVHRMB
Af8EBTADAQH/MB0GA1UdDgQWBBRC0ylLzV3mOCR2DQh41y/TYLai6DAKBggqhkjO
PQQDAgNJADBGAiEAnSIvrSaTCvm9sr1ZL9vX7As/IVRihkdHyUQkzxF2OvACIQD0
d+lOKSrKGql59KxEPTR+sKAeAMo8KS/H5iW7CgkkRA==
-----END CERTIFICATE-----
"""


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a server that speaks TLS, and is trusted."""
    (tmp_path / "both.pem").write_text(PEM)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(tmp_path / "both.pem")
    trusted = ssl.create_default_context(cafile=str(tmp_path / "both.pem"))
    monkeypatch.setattr(network, "_trusted", lambda: trusted)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener, server), daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
    thread.join()


def serve(listener: socket.socket, context: ssl.SSLContext) -> None:
    """Answer one request a connection, until the listener is shut."""
    while True:
        try:
            with listener.accept()[0] as plain, context.wrap_socket(plain, server_side=True) as connection:
                connection.recv(65_536)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK")
        except ssl.SSLError:
            continue  # whoever asked does not trust it
        except OSError:
            return


def test_the_name_counts(port: int) -> None:
    with fetching(resolve=lambda host, port: ["127.0.0.1"]) as fetcher:
        assert fetcher.get(f"https://news.example:{port}/").content == b"OK"
        with pytest.raises(NotFound, match=r"certificate cannot be trusted: .*other\.example"):
            fetcher.get(f"https://other.example:{port}/")
