"""Which column of a table holds what: guessed by its name, else by its cells; and correctable."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import mean
from typing import Any

from analysis.reading.dates import parse_published
from analysis.reading.outlets import outlet_named

#: characters that the cells of an unnamed column must have on average to be articles
MIN_TEXT = 200
#: share of filled cells that must look alike for a column to be recognised by them
MIN_SHARE = 0.8

#: our field -> names of such columns, the surest first, in lower case with letters and digits only
_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "fulltext", "articletext", "body", "articlebody", "bodytext", "textbody",
        "content", "articlecontent", "contenttext", "maintext", "plaintext", "rawtext", "cleantext",
        "textcontent", "story", "storytext", "article", "document", "transcript", "volltext",
        "texte", "texto", "testo", "contenu", "contenido", "inhalt", "artikel", "texttext",
        "documenttext", "newstext",
    ),
    "title": (
        "title", "headline", "articletitle", "documenttitle", "heading", "head", "hed",
        "headlinemain", "webtitle", "headlines", "titel", "titre", "titulo", "titolo",
        "ueberschrift", "überschrift", "schlagzeile",
    ),
    "outlet": (
        "outlet", "newspaper", "publicationtitle", "sourcename", "source", "publication",
        "medianame", "media", "medium", "publisher", "newsoutlet", "newssource", "outletname",
        "mediaoutlet", "site", "sitename", "website", "journal", "domain", "sourcedomain", "host",
        "sourcetitle", "provider", "zeitung", "quelle", "fuente",
    ),
    "published": (
        "published", "publishedat", "publicationdate", "datepublished", "publisheddate",
        "publishdate", "pubdate", "date", "publishedon", "dateofpublication", "publicationdatetime",
        "articledate", "webpublicationdate", "datetime", "timestamp", "pubtime",
        "datum", "fecha", "created", "createdat", "day",
    ),
    "url": (
        "url", "link", "articleurl", "weburl", "sourceurl", "permalink", "href", "uri",
        "webaddress", "documenturl", "address",
    ),
    "tags": (
        "tags", "keywords", "tag", "topics", "topic", "subjects", "subject", "categories",
        "category", "section", "labels", "sectionname", "schlagworte", "rubrik",
    ),
}  # fmt: skip
#: what is read of a row
FIELDS = tuple(_NAMES)
#: how a column is given by its place
PLACE = re.compile(r"[0-9]{1,4}")
#: words that a cell has at least that is read as an article in a table without names of columns
MIN_WORDS = 8
#: and words that a title has there at most
MAX_TITLE = 30
#: names of columns with parts of articles, which are read where no other column holds more
_SHORT_TEXTS = ("description", "summary", "abstract", "leadparagraph", "lead", "snippet", "teaser")
_NOT_PLAIN = re.compile(r"[\W_]+")
_UNNAMED = re.compile(r"column \d+")
#: what may stand at the end of a sentence
_ENDS = ".!?…\"”’')"
_ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)


@dataclass(frozen=True)
class ColumnMapping:
    """Which column is read as what; None where no column is.

    A column is named as in the table, or by its place: "3" is the third one.
    """

    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    tags: str | None = None
    #: whether the first row names the columns; found out if None
    has_names: bool | None = None

    def columns(self) -> dict[str, str]:
        """Our field -> the column it is read from.

        Examples
        --------
        >>> ColumnMapping(text="body", outlet="source").columns()
        {'text': 'body', 'outlet': 'source'}
        """
        pairs = ((name, getattr(self, name)) for name in FIELDS)
        return {name: column for name, column in pairs if column is not None}

    def placed(self, columns: Sequence[str]) -> ColumnMapping:
        """The same mapping with the names of columns that are given by their place.

        Examples
        --------
        >>> ColumnMapping(text="2", title="headline").placed(["headline", "body"]).columns()
        {'text': 'body', 'title': 'headline'}
        """
        named: dict[str, Any] = {
            field: columns[int(column) - 1]
            for field, column in self.columns().items()
            if column not in columns and PLACE.fullmatch(column) and 0 < int(column) <= len(columns)
        }
        return replace(self, **named)


def guess_columns(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> ColumnMapping:
    """Guess which column holds what.

    A name decides first. Where several columns are named like the text, the one with the longest
    cells is; without any such name, the column whose cells are the longest, if they are as long as
    articles. Dates, addresses and outlets are also known by their look. In a table that names no
    columns, the longest cells need only be sentences, and short phrases before them are titles. No
    column is used twice.

    Parameters
    ----------
    rows
        The first rows: column -> cell.

    Examples
    --------
    >>> guess_columns(["Headline", "Body", "Source"], [{"Body": "They met."}]).columns()
    {'text': 'Body', 'title': 'Headline', 'outlet': 'Source'}
    """
    cells = {column: [row[column] for row in rows if row.get(column)] for column in columns}
    chosen: dict[str, str] = {}
    for field in _NAMES:
        left = {column: cells[column] for column in columns if column not in chosen.values()}
        column = _text_column(left) if field == "text" else _named_column(field, left)
        if column is not None:
            chosen[field] = column
    for field, looks_right in _LOOKS.items():
        if field not in chosen:
            free = [column for column in columns if column not in chosen.values()]
            alike = [column for column in free if looks_right(cells[column])]
            chosen |= {field: alike[0]} if alike else {}
    guessed: dict[str, Any] = _unnamed_title(cells, chosen) | chosen
    return ColumnMapping(**guessed)


def is_text_name(column: str) -> bool:
    """Whether a column of this name holds articles.

    Examples
    --------
    >>> is_text_name("Full text"), is_text_name("fields.bodyText"), is_text_name("Author")
    (True, True, False)
    """
    # of an object inside another one, as news services send them, the last name says what it is
    names = (column, column.rpartition(".")[2])
    return any(_plain(name) in _NAMES["text"] for name in names)


def looks_like_data(cell: str) -> bool:
    """Whether a cell is a date, a number, an address or a sentence, and so names no column.

    Examples
    --------
    >>> [looks_like_data(cell) for cell in ("2024-03-12", "7", "They met again.", "Full text")]
    [True, True, True, False]
    """
    words = cell.strip()
    is_sentence = len(words.split()) > 2 and words.endswith((".", "!", ".”", '."'))
    return is_sentence or words.isdecimal() or bool(_ADDRESS.match(words)) or _is_date(words)


def is_known_name(column: str) -> bool:
    """Whether a column of this name is one that is read."""
    return any(_plain(column) in names for names in (*_NAMES.values(), _SHORT_TEXTS))


def _plain(column: str) -> str:
    return _NOT_PLAIN.sub("", column.casefold())


def _text_column(cells: Mapping[str, Sequence[str]]) -> str | None:
    lengths = {column: _mean_length(values) for column, values in cells.items()}
    named = [column for column in cells if is_text_name(column)]
    if named:
        return max(named, key=lambda column: lengths[column])
    longest = max(lengths, key=lambda column: lengths[column], default=None)
    if longest is not None and (lengths[longest] >= MIN_TEXT or _is_prose(longest, cells[longest])):
        return longest
    short = [column for column in cells if _plain(column) in _SHORT_TEXTS]
    return max(short, key=lambda column: lengths[column], default=None)


def _is_prose(column: str, values: Sequence[str]) -> bool:
    """Whether the cells of a column without a name are sentences."""
    share = _share(
        values, lambda value: _words(value) >= MIN_WORDS and value.rstrip()[-1:] in _ENDS
    )
    return bool(_UNNAMED.fullmatch(column)) and share >= MIN_SHARE


def _unnamed_title(cells: Mapping[str, Sequence[str]], chosen: Mapping[str, str]) -> dict[str, str]:
    """In a table without names of columns, the first column of phrases, none of them twice."""
    if not _UNNAMED.fullmatch(chosen.get("text", "")):
        return {}
    free = [column for column in cells if column not in chosen.values()]
    phrases = [
        column
        for column in free
        if len(set(cells[column])) == len(cells[column])
        and _share(cells[column], lambda value: 3 <= _words(value) <= MAX_TITLE) >= MIN_SHARE
    ]
    return {"title": phrases[0]} if phrases else {}


def _words(value: str) -> int:
    return len(value.split())


def _named_column(field: str, cells: Mapping[str, Sequence[str]]) -> str | None:
    """The column with the surest name; filled ones before empty ones."""
    order = {name: place for place, name in enumerate(_NAMES[field])}
    named = [column for column in cells if _plain(column) in order]
    return min(named, key=lambda column: (not cells[column], order[_plain(column)]), default=None)


def _mean_length(values: Sequence[str]) -> float:
    return mean(map(len, values)) if values else 0.0


def _share(values: Sequence[str], is_alike: Callable[[str], bool]) -> float:
    return mean(map(is_alike, values)) if values else 0.0


def _is_date(value: str) -> bool:
    is_short = 6 <= len(value) <= 40
    return is_short and not value.isdecimal() and parse_published(value)[0] is not None


#: our field -> whether a column's cells look like it
_LOOKS: Mapping[str, Callable[[Sequence[str]], bool]] = {
    "outlet": lambda values: _share(values, lambda v: outlet_named(v) is not None) >= MIN_SHARE,
    "published": lambda values: _share(values, _is_date) >= MIN_SHARE,
    "url": lambda values: _share(values, lambda v: bool(_ADDRESS.match(v))) >= MIN_SHARE,
}
