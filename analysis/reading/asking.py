"""One request to one address that was checked before."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Mapping
from urllib.parse import SplitResult

from analysis.errors import AddressRefused

#: how the request names itself
_AGENT = "Actorscope"


class OpenedPage:
    """The answer to a request; its body is taken piece by piece."""

    def __init__(
        self, connection: http.client.HTTPConnection, response: http.client.HTTPResponse
    ) -> None:
        self._connection, self._response = connection, response
        self.status = response.status
        self.headers: Mapping[str, str] = {
            name.lower(): value for name, value in response.getheaders()
        }

    def read(self, size: int, /) -> bytes:
        """At most so many bytes of the body; none at its end.

        Raises
        ------
        AddressRefused
            When the connection breaks or is too slow.
        """
        try:
            return self._response.read1(size)
        except (OSError, http.client.HTTPException) as error:
            raise _failed(self._connection.host, error) from error

    def close(self) -> None:
        """End the connection."""
        self._connection.close()


def open_address(parts: SplitResult, address: str, port: int, seconds: float) -> OpenedPage:
    """Ask the host at `address` for a page; its name is only said, never looked up again.

    Raises
    ------
    AddressRefused
        When there is no answer.
    """
    host = str(parts.hostname)
    path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    headers = {
        "User-Agent": _AGENT, "Accept-Encoding": "identity", "Connection": "close",
        "Accept": "text/html,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    }  # fmt: skip
    connection = http.client.HTTPConnection(host, port, timeout=seconds)
    try:
        connection.sock = _socket(parts.scheme, host, address, port, seconds)
        connection.request("GET", path, headers=headers)
        return OpenedPage(connection, connection.getresponse())
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
        connection.close()
        raise _failed(host, error) from error


def _socket(scheme: str, host: str, address: str, port: int, seconds: float) -> socket.socket:
    plain = socket.create_connection((address, port), timeout=seconds)
    if scheme == "http":
        return plain
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except OSError:
        plain.close()
        raise


def _failed(host: str, error: Exception) -> AddressRefused:
    said = str(error) or type(error).__name__
    return AddressRefused(
        f"'{host}' could not be asked: {said}.",
        "Try again later, or copy the article's text and paste it.",
    )
