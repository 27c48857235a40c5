"""The head that mail programs put above a message that is forwarded in the text of another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from analysis.reading.dates import parse_published

#: lines that may stand above a forwarded message: a greeting, a remark
MAX_LINES_ABOVE = 15

_MARK = re.compile(
    r"^[ \t>]*(?:-{2,} ?(?:Forwarded message|Original Message|Forwarded by .{1,80}?) ?-{2,}"
    r"|Begin forwarded message:|_{20,})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(
    r"[ \t>]*\*?(?P<name>From|Date|Sent|Subject|To|Cc|Reply-To):\*?[ \t]*(?P<value>.*)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^> ?", re.MULTILINE)


@dataclass(frozen=True)
class Forwarded:
    """What the head of a forwarded message states; None for what it does not."""

    title: str | None
    sender: str | None
    sent: datetime | None


def split_forwarded(text: str) -> tuple[Forwarded | None, str]:
    r"""Separate the head of a forwarded message from the message.

    What stands above the head is what the forwarding person wrote, and is left out. Without such a
    head, or with one further down, the whole text is the message.

    Returns
    -------
    tuple
        What the head states, or None; and the message's text.

    Examples
    --------
    >>> forwarded, body = split_forwarded(
    ...     "FYI\n\n---------- Forwarded message ---------\nFrom: The Example <news@example.org>\n"
    ...     "Date: Tue, 12 Mar 2024 at 09:14\nSubject: Talks\n\nThey met.\n"
    ... )
    >>> forwarded.title, forwarded.sent.hour, body
    ('Talks', 9, 'They met.\n')
    """
    mark = _MARK.search(text)
    if mark is None or text.count("\n", 0, mark.start()) > MAX_LINES_ABOVE:
        return None, text
    lines = text[mark.end() :].lstrip("\n").split("\n")
    fields: dict[str, str] = {}
    used = 0
    for line in lines:
        field = _FIELD.fullmatch(line)
        if field is None and (not line.strip(" >\t") or not fields):
            break
        if field:
            fields.setdefault(field["name"].lower(), field["value"].strip())
        used += 1
    body = "\n".join(lines[used:]).lstrip("\n")
    if "from" not in fields or not body.strip():
        return None, text
    return _stated(fields), _unquoted(body)


def _stated(fields: dict[str, str]) -> Forwarded:
    written = fields.get("date") or fields.get("sent") or ""
    sent, note = parse_published(written) if written else (None, "")
    return Forwarded(fields.get("subject") or None, fields["from"], None if note else sent)


def _unquoted(body: str) -> str:
    """The body without the marks of quotation, where every line carries one."""
    lines = [line for line in body.split("\n") if line.strip()]
    return _QUOTED.sub("", body) if all(line.startswith(">") for line in lines) else body
