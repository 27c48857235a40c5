"""Messages between two processes: a length of eight bytes, then that many bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import IO, Any

_LENGTH_BYTES = 8


def write_frame(stream: IO[bytes], payload: bytes) -> None:
    """Write one message and send it off."""
    stream.write(len(payload).to_bytes(_LENGTH_BYTES, "big"))
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    r"""Read one message; None when the other side has closed the stream, or died within one.

    Examples
    --------
    >>> from io import BytesIO
    >>> stream = BytesIO()
    >>> write_frame(stream, b"They met.")
    >>> read_frame(BytesIO(stream.getvalue())), read_frame(BytesIO(stream.getvalue()[:-1]))
    (b'They met.', None)
    """
    length = stream.read(_LENGTH_BYTES)
    if len(length) < _LENGTH_BYTES:
        return None
    size = int.from_bytes(length, "big")
    payload = stream.read(size)
    return payload if len(payload) == size else None


def as_bytes(message: Mapping[str, Any]) -> bytes:
    """Write a message as JSON."""
    return json.dumps(message, ensure_ascii=False).encode("utf-8", errors="replace")
