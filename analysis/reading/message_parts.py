"""Headers and bodies of messages (e-mails, and pages saved as one), however broken they are."""

from __future__ import annotations

from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, HeaderParseError, StartBoundaryNotFoundDefect
from email.header import decode_header, make_header
from email.message import Message

from analysis.errors import ReadingError
from analysis.reading.article import one_line

#: characters of a header that are decoded; real ones have a hundred
MAX_HEADER = 10_000


def parsed_message(name: str, content: bytes) -> Message:
    """Take a message apart.

    Raises
    ------
    ReadingError
        When its parts are nested deeper than any mail program nests them.
    """
    try:
        message = message_from_bytes(content)
        list(message.walk())
    except RecursionError as error:
        raise ReadingError(
            f"'{name}' cannot be read: its parts are nested too deeply.",
            "Open it in the program that made it, copy the article's text and paste it.",
        ) from error
    return message


def header_text(message: Message, name: str) -> str | None:
    """Return a header decoded and on one line; None if it is missing or blank.

    What is encoded in an unknown way stays as it is written.

    Examples
    --------
    >>> message = Message()
    >>> message["Subject"] = "=?utf-8?q?Caf=C3=A9_talks?="
    >>> header_text(message, "subject")
    'Café talks'
    """
    written = _written(message, name)[:MAX_HEADER]
    try:
        return one_line(str(make_header(decode_header(written))))
    except (HeaderParseError, LookupError, ValueError):
        return one_line(written)


def _written(message: Message, name: str) -> str:
    """A header as it stands in the file; bytes beyond ASCII are UTF-8, or else windows-1252."""
    values = (str(value) for key, value in message.raw_items() if key.lower() == name.lower())
    stored = next(values, "").encode("utf-8", "surrogateescape")
    try:
        return stored.decode("utf-8")
    except UnicodeDecodeError:
        return stored.decode("cp1252", "replace")


def decoded_payload(part: Message) -> bytes:
    """Return the bytes of a part, with its transfer encoding undone; b"" for one without."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def is_cut_off(message: Message) -> bool:
    """Whether a part begins and never ends, as in a file that was not wholly copied."""
    unended = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect)
    return any(isinstance(defect, unended) for part in message.walk() for defect in part.defects)
