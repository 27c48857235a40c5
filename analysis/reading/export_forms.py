"""How the databases write one article: from the text between two dividers to its fields.

Each function returns None unless the piece shows the fields that this form always has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_DATE = re.compile(
    rf"(?P<day>{_MONTH}\.? \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH}\.? \d{{4}})\b,?"
    r"(?: [A-Z][a-z]+day)?(?P<time> \d{1,2}:\d\d(?: ?[AP]M)?(?: [A-Z]{2,4})?)?"
)
#: lines of hard-wrapped text have this many characters, the last of a paragraph aside
_WRAPPED = range(50, 101)
_SENTENCE_ENDS = tuple('.!?"”’')


@dataclass(frozen=True)
class Exported:
    """One article of an export, as the database states it."""

    title: str | None
    outlet: str | None
    #: as written
    published: str | None
    body: str


# Nexis, one page per article: title, outlet, date, "Section: ", "Length: 12 words", "Body"

_NEXIS_LENGTH = re.compile(r"Length:\s*[\d,]+ words$")
_NEXIS_COVER = re.compile(r"(?:User Name|Job Number|Date and Time|Client/Matter|Search Terms?):")
_NEXIS_TAIL = re.compile(r"(?:Load-Date:|Graphic$|Classification$)")


def nexis_page(piece: str) -> Exported | None:
    """Read a page that ends in "End of Document"."""
    lines = [line.strip() for line in piece.split("\n")]
    if "Body" not in lines or not any(map(_NEXIS_LENGTH.match, lines[: lines.index("Body")])):
        return None
    head, body = lines[: lines.index("Body")], lines[lines.index("Body") + 1 :]
    dated = _first(head, _DATE)
    above = [line for line in head[: dated or 0] if line]
    tail = _first(body, _NEXIS_TAIL)
    body_text = _joined(body[:tail])
    if dated is None or not above or not body_text:
        return None
    title = above[:-1][-1:] if any(map(_NEXIS_COVER.match, above)) else above[:-1]
    return Exported(" ".join(title) or None, above[-1], _date(head[dated]), body_text)


# Nexis, numbered: "1 of 20 DOCUMENTS", outlet, date, title, "LENGTH: 12 words", body, "LOAD-DATE: "

_FIELD = re.compile(r"(?:HEADLINE|BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|SERIES|BODY):")
_TAIL = re.compile(
    r"\s*(?:(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|GRAPHIC|SUBJECT):"
    r"|Copyright \d{4} )"
)
_CENTRED = re.compile(r"[ \t]{8,}")


def nexis_numbered(piece: str) -> Exported | None:
    """Read what follows a line like "1 of 20 DOCUMENTS"."""
    lines = piece.split("\n")
    length = _first(lines, re.compile(r"LENGTH:\s*[\d,]+ words"))
    dated = _first([line.strip() for line in lines], _DATE)
    if length is None or dated is None or dated > length:
        return None
    outlet = next((line.strip() for line in lines[:dated] if line.strip()), None)
    start = _end_of_fields(lines, length)
    fields = [line.strip() for line in lines[dated + 1 : start] if not _CENTRED.match(line)]
    tail = _first(lines[start:], _TAIL)
    body = _joined(lines[start:][:tail])
    if not body:
        return None
    return Exported(_numbered_title(fields), outlet, _date(lines[dated].strip()), body)


def _numbered_title(fields: list[str]) -> str | None:
    """The headline field, or the lines before the first field."""
    named = [line for line in fields if line.startswith("HEADLINE:")]
    if named:
        return named[0].removeprefix("HEADLINE:").strip()
    before = fields[: _first(fields, _FIELD)]
    return " ".join(filter(None, before)) or None


def _end_of_fields(lines: list[str], start: int) -> int:
    """The line behind the paragraphs that begin with a field's name."""
    is_field = True
    for index in range(start, len(lines)):
        if lines[index].strip() == "BODY:":
            return index + 1
        if not lines[index].strip():
            is_field = False
        elif _FIELD.match(lines[index]):
            is_field = True
        elif not is_field:
            return index
    return len(lines)


# Factiva, with field codes: "HD  title", "PD  5 March 2014", "SN  outlet", "LP", "TD"

_CODE = re.compile(
    r"^(SE|HD|BY|CR|CX|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CT|RF|ART|CO|IN|NS|RE|IPC|IPD|PUB)"
    r"(?:[ \t]+|[ \t]*$)",
    re.MULTILINE,
)


def factiva_fields(piece: str) -> Exported | None:
    """Read an article with two-letter field codes."""
    found = _CODE.split(piece)
    fields = dict(
        zip(found[1::2], (_joined(value.split("\n")) for value in found[2::2]), strict=True)
    )
    body = "\n\n".join(filter(None, (fields.get("LP"), fields.get("TD"))))
    if not fields.keys() >= {"HD", "PD", "SN"} or not body:
        return None
    title = " ".join(fields["HD"].split())
    return Exported(title, fields["SN"], _date(fields["PD"]), body)


# Factiva, as a page: title, "By ...", "120 words", date, time, outlet, code, language, "(c) ..."

_WORDS = re.compile(r"[\d,]+ words$")
_TIME = re.compile(r"\d{1,2}:\d\d\b")
_COPYRIGHT = re.compile(r"(?:\(c\)|©|Copyright)", re.IGNORECASE)
#: lines between the number of words and the line with the copyright
_MAX_HEAD = 14
#: a line of so few words above the title names the section: "World News"
_SECTION_WORDS = 3


def factiva_page(piece: str) -> Exported | None:
    """Read what stands before a line like "Document ABC0000020140305ea3500abc"."""
    lines = [line.strip() for line in piece.split("\n")]
    words = _first(lines, _WORDS)
    if words is None:
        return None
    head = [line for line in lines[words + 1 : words + 1 + _MAX_HEAD] if line]
    owner = _first(lines[words:], _COPYRIGHT)
    if owner is None or owner > _MAX_HEAD or not head or not _DATE.match(head[0]):
        return None
    title = [line for line in lines[:words] if line and not line.startswith("By ")]
    if len(title) > 1 and len(title[0].split()) <= _SECTION_WORDS:
        title = title[1:]
    outlet = next((line for line in head[1:] if not _TIME.match(line)), None)
    body = _joined(lines[words + owner + 1 :])
    return Exported(" ".join(title) or None, outlet, _date(head[0]), body) if body else None


# ProQuest: fields as "Name: value", the article under "Full text:"

_NAMED = re.compile(
    r"^(Full text|Title|Publication title|Publication date|Publication year|Publication info|Author"
    r"|Abstract|Links|Subject|Business indexing term|Location|People|Company / organization"
    r"|Identifier / keyword|Pages|Section|Publisher|Place of publication|Country of publication"
    r"|Publication subject|ISSN|e-ISSN|Source type|Language of publication|Document type"
    r"|ProQuest document ID|Document URL|Copyright|Last updated|Database|First page|Issue|Volume"
    r"|Credit|Dateline|Column):",
    re.MULTILINE,
)


def proquest_page(piece: str) -> Exported | None:
    """Read what stands between two lines of underscores."""
    found = _NAMED.split(piece)
    fields: dict[str, str] = {}
    for field, value in zip(found[1::2], found[2::2], strict=True):
        fields.setdefault(field, _joined(value.split("\n")))
    if not fields.get("Full text") or not fields.keys() >= {
        "Publication title",
        "Publication date",
    }:
        return None
    above = [line.strip() for line in found[0].split("\n") if line.strip()]
    title = fields.get("Title") or (above[-1] if above else None)
    outlet = re.split(r" ?; ", fields["Publication title"])[0]
    return Exported(title, outlet, fields["Publication date"], fields["Full text"])


def _first(lines: list[str], pattern: re.Pattern[str]) -> int | None:
    return next((index for index, line in enumerate(lines) if pattern.match(line)), None)


def _date(written: str) -> str:
    """The day and the time, without the name of the edition behind them."""
    match = _DATE.match(written)
    return f"{match['day']}{match['time'] or ''}" if match else written


def _joined(lines: list[str]) -> str:
    """The paragraphs with a blank line between them; hard-wrapped lines are put together again."""
    paragraphs = re.split(r"\n\s*\n", "\n".join(line.strip() for line in lines).strip())
    inner = [line for paragraph in paragraphs for line in paragraph.split("\n")[:-1]]
    # the paragraphs of a Word document are lines, too, and end where a sentence does
    ended = sum(line[-1:] in _SENTENCE_ENDS for line in inner)
    is_wrapped = ended < len(inner) / 2 and int(median(map(len, inner))) in _WRAPPED
    joint = " " if is_wrapped else "\n"
    return "\n\n".join(joint.join(filter(None, paragraph.split("\n"))) for paragraph in paragraphs)
