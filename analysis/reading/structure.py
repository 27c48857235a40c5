"""How the beginning of a text shows that it is a page, a message, JSON or a table."""

from __future__ import annotations

import json
import re

from analysis.reading.columns import is_known_name, is_text_name
from analysis.reading.dialects import find_dialect, split_rows

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<(?:p|div|article|section|main|h[1-6]|br|span|title|meta)\b", re.IGNORECASE)
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}:(?:[ \t].*)?$")
#: header fields that only mail programs write
_TECHNICAL = {"mime-version", "message-id", "received", "return-path", "delivered-to"}
_USUAL = {"from", "to", "subject", "date", "content-type", "cc", "reply-to", *_TECHNICAL}
_CELL = re.compile(r"[^,;|\t]+")
#: characters; the names of a table's columns are looked for within these
MAX_FIRST_LINE = 4_000
_OBJECT = re.compile(r'\s*\{\s*(?:"(?:[^"\\]|\\.){0,200}"\s*:|\})')
_LIST = re.compile(r"\s*\[\s*(?=\{|\[)")


def is_html(top: str, *, is_promised: bool) -> bool:
    """Whether a page begins here; a fragment counts only where the suffix promises a page."""
    return bool(_HTML.match(top)) or (is_promised and bool(_TAG.search(top)))


def is_mailbox(top: str) -> bool:
    """Whether messages follow each other, each behind a line "From somebody"."""
    first, _, rest = top.partition("\n")
    return first.startswith("From ") and is_message(rest, is_promised=False)


def is_message(top: str, *, is_promised: bool) -> bool:
    """Whether the text begins with header fields that a mail program wrote."""
    names = _header_names(top)
    enough = 1 if is_promised else 2
    return len(names & _USUAL) >= enough and (is_promised or bool(names & _TECHNICAL))


def is_web_archive(top: str) -> bool:
    """Whether a message is a web page that a browser saved as one file."""
    head = top.replace("\r\n", "\n").partition("\n\n")[0].lower()
    saved = "snapshot-content-location:" in head or "from: <saved by" in head
    return saved or ("multipart/related" in head and "\nto:" not in head)


def is_json(top: str, *, is_promised: bool) -> bool:
    """Whether a JSON object, or a list of objects, begins here."""
    if is_promised:
        return top.lstrip()[:1] in ("{", "[")
    return bool(_OBJECT.match(top) or _LIST.match(top))


def is_json_lines(top: str, *, is_promised: bool) -> bool:
    """Whether each of the first two lines is a JSON object; one is enough if the suffix says so."""
    lines = [line for line in top.split("\n") if line.strip()]
    first_is_object = bool(lines) and _is_object(lines[0])
    if is_promised and lines and lines[0].lstrip().startswith("{"):
        return first_is_object or len(lines) > 1 or not top.endswith("\n")
    return first_is_object and len(lines) > 1 and lines[1].lstrip().startswith("{")


def is_table(top: str, *, is_promised: bool) -> bool:
    """Whether lines are divided into cells.

    Without a suffix that says so, the first line must name a column for the text and another one
    that is known, and the rows must agree: articles have commas, too.
    """
    first = top.lstrip("\ufeff\r\n").partition("\n")[0]
    if not is_promised and not any(map(is_text_name, _CELL.findall(first[:MAX_FIRST_LINE]))):
        return False
    dialect = find_dialect(top)
    rows = split_rows(top, dialect)
    named = bool(rows) and any(map(is_text_name, rows[0]))
    if is_promised:
        return named or dialect.is_sure
    known = sum(map(is_known_name, rows[0])) if rows else 0
    return named and known > 1 and dialect.is_sure and len(rows) > 1


def _header_names(top: str) -> set[str]:
    """The names of the header fields before the first blank line; none if other lines are there."""
    names: set[str] = set()
    for line in top.replace("\r\n", "\n").lstrip("\n").split("\n"):
        if not line.strip():
            break
        if line[0] in " \t" and names:
            continue
        if not _HEADER.match(line):
            return set()
        names.add(line.partition(":")[0].lower())
    return names


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
