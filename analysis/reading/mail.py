"""E-mails saved as files (eml): newsletters, alerts, articles that someone forwarded.

The plain text is preferred; a message that has only HTML is read as a web page. Subject and date
are the message's; the sender's name is the guess for the outlet. In a forwarded message, those of
the message inside count, not who passed it on.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from analysis.errors import EmptyFile
from analysis.reading.article import Article, build_article
from analysis.reading.cleaning import cleaned
from analysis.reading.forwarding import split_forwarded
from analysis.reading.guesses import fill_in
from analysis.reading.message_parts import (
    decoded_payload,
    header_text,
    is_cut_off,
    parsed_message,
)
from analysis.reading.page_encoding import decode_page
from analysis.reading.web import read_page

#: characters; a shorter plain text beside HTML says "open this in your browser"
SHORT_STUB = 300

_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|i)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- \n.*\Z", re.MULTILINE | re.DOTALL)
#: RFC 3676: a line that ends in a blank goes on in the next
_FLOWED = re.compile(r"(?<=[^\n]) \n(?!-- \n|\n|>)")


def read_eml(name: str, content: bytes) -> list[Article]:
    """Read the article in an e-mail.

    Attachments are not read, and named in a note; a signature is left out, and said.

    Parameters
    ----------
    name
        The file's name.

    Returns
    -------
    list
        One article.

    Raises
    ------
    ReadingError
        When the message holds no text.

    Examples
    --------
    >>> mail = b"From: The Example <news@example.org>\\nSubject: Fwd: Talks\\n\\nThey met.\\n"
    >>> article = read_eml("a.eml", mail)[0]
    >>> article.title, article.outlet, sorted(article.guessed)
    ('Talks', 'The Example', ['outlet'])
    """
    message = _inner(parsed_message(name, content))
    parts = [part for part in message.walk() if not part.is_multipart()]
    body, notes = _body(name, parts)
    forwarded, body = split_forwarded(body)
    title = forwarded.title if forwarded else header_text(message, "subject")
    sender = forwarded.sender if forwarded else header_text(message, "from")
    outlet = _outlet(sender)
    fields = fill_in(
        name,
        body,
        title=_PREFIX.sub("", title or "") or None,
        outlet=outlet,
        published=forwarded.sent if forwarded else _sent(message),
        guessed=frozenset({"outlet"} if outlet else ()),
    )
    notes += _attachment_notes(parts)
    notes += ["the file ends in the middle of the message"] if is_cut_off(message) else []
    return [build_article(name, body=body, notes=notes, **fields)]


def _inner(message: Message) -> Message:
    """The message that was forwarded as an attachment, if there is just one; else the message."""
    inside = [part for part in message.walk() if part.get_content_type() == "message/rfc822"]
    payload = inside[0].get_payload() if len(inside) == 1 else None
    return payload[0] if isinstance(payload, list) and isinstance(payload[0], Message) else message


def _body(name: str, parts: list[Message]) -> tuple[str, list[str]]:
    """The plain text, unless it is missing or a stub beside a page."""
    texts = [part for part in parts if _is_body(part, "text/plain")]
    pages = [part for part in parts if _is_body(part, "text/html")]
    decoded = [_plain_text(name, part) for part in texts if decoded_payload(part).strip()]
    text = "\n\n".join(text for text, _ in decoded if text.strip())
    notes = [note for _, part_notes in decoded for note in part_notes]
    if pages and len(text) < SHORT_STUB:
        markup, notes = decode_page(name, decoded_payload(pages[0]), pages[0].get_content_charset())
        article = read_page(name, markup)
        if len(article.text) > len(text):
            return article.text, [*notes, *article.notes]
    if not text:
        raise EmptyFile(
            f"'{name}' is an e-mail without text.", "If the article is attached, upload that file."
        )
    return text, notes


def _is_body(part: Message, kind: str) -> bool:
    return part.get_content_type() == kind and part.get_content_disposition() != "attachment"


def _plain_text(name: str, part: Message) -> tuple[str, list[str]]:
    decoded, notes = decode_page(name, decoded_payload(part), part.get_content_charset())
    text, _ = cleaned(decoded)
    if str(part.get_param("format") or "").lower() == "flowed":
        text = _FLOWED.sub("" if part.get_param("delsp") == "yes" else " ", text)
    unsigned = _SIGNATURE.sub("", text)
    return unsigned, [*notes, "the signature was left out"] if unsigned != text else notes


def _sent(message: Message) -> datetime | None:
    """The moment of sending; a date without a zone is taken as UTC."""
    try:
        moment = parsedate_to_datetime(str(message.get("date") or ""))
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _outlet(sender: str | None) -> str | None:
    """The sender's name, if the address has one."""
    shown, _ = parseaddr(sender or "")
    shown = shown.strip("\"' ")
    return shown if shown and "@" not in shown else None


def _attachment_notes(parts: list[Message]) -> list[str]:
    names = [part.get_filename() for part in parts]
    shown = [" ".join(cleaned(str(name))[0].split())[:80] for name in names if name]
    return [f"attachments were not read: {', '.join(shown)}"] if shown else []
