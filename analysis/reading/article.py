"""One article as it was read, and the one place where its text is built."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from analysis.errors import EmptyFile
from analysis.reading.cleaning import cleaned
from analysis.reading.limits import MAX_TITLE_CHARACTERS, check_characters
from analysis.reading.mojibake import repaired, repaired_note

#: white space, and characters that take no room
_BLANK = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]*")
_WEB = re.compile(r"https?://\S+$", re.IGNORECASE)
_HEADING_MARKS = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True)
class Article:
    """What was read from one file, or from one place in it."""

    #: "" where the article has none
    title: str
    text: str
    outlet: str | None
    #: in UTC
    published: datetime | None
    url: str | None
    tags: tuple[str, ...]
    #: what the user should know about the reading, one phrase each
    notes: tuple[str, ...]
    #: which of "title", "outlet", "published" were guessed (from the file name, the first line, the
    #: layout) and not stated by the document
    guessed: frozenset[str] = frozenset()
    #: where in its file: "row 12", "article 3"; "" for the whole file
    place: str = ""


@dataclass(frozen=True)
class Refusal:
    """A row or a member of a file that could not become an article."""

    #: where in its file: "row 12"
    place: str
    reason: str
    next_step: str


def build_article(
    name: str,
    *,
    title: str | None,
    body: str,
    outlet: str | None = None,
    published: datetime | None = None,
    url: str | None = None,
    tags: Iterable[str] = (),
    notes: Iterable[str] = (),
    guessed: Iterable[str] = (),
    place: str = "",
) -> Article:
    r"""Build an article from what a reader found; every reader ends here.

    Wrongly decoded characters are repaired, control characters dropped, both counted in a note, and
    line ends unified. The title
    is put before the body with a blank line, unless it is the body's first line already; without a
    title, a first line of at most `MAX_TITLE_CHARACTERS` is one, and counts as guessed. Title,
    outlet and tags are put on one line; blank ones are missing, and so is an address that is none
    of the web.

    Parameters
    ----------
    name
        The file's name, for the messages.
    guessed
        Which of "title", "outlet", "published" the document did not state. Names of what is missing
        are ignored.

    Raises
    ------
    EmptyFile
        When the body holds nothing but white space.
    TooLarge
        When the text is longer than the limit.

    Examples
    --------
    >>> article = build_article("a.html", title="Talks", body="They met.\r\nThey talked.")
    >>> article.title, article.text
    ('Talks', 'Talks\n\nThey met.\nThey talked.')
    >>> article = build_article("a.txt", title=None, body="Talks\nThey met.", outlet=" ")
    >>> article.title, article.outlet, sorted(article.guessed)
    ('Talks', None, ['title'])
    """
    where = f"'{name}', {place}," if place else f"'{name}'"
    body, mended = repaired(body)
    body, dropped = cleaned(body)
    if _BLANK.fullmatch(body):
        raise EmptyFile(
            f"{where} holds no article text, nothing but white space.",
            "Check the original and upload it again.",
        )
    stated = one_line(title)
    address, address_note = _web_address(url)
    heading = stated or first_line_title(body)
    text = body if stated is None or _first_line_is(body, stated) else f"{stated}\n\n{body}"
    check_characters(f"{name}, {place}" if place else name, len(text))
    told = (*notes, repaired_note(mended), dropped_note(dropped), address_note)
    found = {"title": heading, "outlet": one_line(outlet), "published": published}
    return Article(
        title=heading,
        text=text,
        outlet=one_line(outlet),
        published=published,
        url=address,
        tags=tuple(dict.fromkeys(tag for tag in map(one_line, tags) if tag)),
        notes=tuple(dict.fromkeys(filter(None, told))),
        guessed=frozenset(
            {field for field in guessed if found.get(field)}
            | ({"title"} if stated is None and heading else set())
        ),
        place=place,
    )


def first_line_title(body: str, *, markdown: bool = False) -> str:
    r"""Return the first line where it may be a title, else "".

    It has at most `MAX_TITLE_CHARACTERS`, and more text follows.

    Examples
    --------
    >>> first_line_title("\n## Talks\n\nThey met.", markdown=True), first_line_title("They met.\n")
    ('Talks', '')
    """
    first, _, rest = body.lstrip().partition("\n")
    if len(first.strip()) > MAX_TITLE_CHARACTERS or not rest.strip():
        return ""
    line = _HEADING_MARKS.sub("", first.strip(), count=1) if markdown else first
    return " ".join(line.split())


def one_line(written: str | None) -> str | None:
    r"""Put a title, an outlet or a tag on one line, without control characters; None if blank.

    Examples
    --------
    >>> one_line(" Peace\r\n  talks\x00 "), one_line(" ")
    ('Peace talks', None)
    """
    return " ".join(cleaned(repaired(written)[0])[0].split()) or None if written else None


def dropped_note(dropped: int) -> str:
    """Say how many control characters a text lost; "" for none."""
    characters = "character was" if dropped == 1 else "characters were"
    return f"{dropped:,} control {characters} dropped" if dropped else ""


def _web_address(written: str | None) -> tuple[str | None, str]:
    """The address if it can be opened in a browser and does nothing else; and a note if not."""
    address = one_line(written)
    if address is None or _WEB.match(address):
        return address, ""
    return None, f"'{address[:60]}' is no web address (http or https), so none is kept"


def _first_line_is(body: str, title: str) -> bool:
    """Whether the body's first line is the title, not merely begins with the same words."""
    first = body.lstrip().partition("\n")[0].strip()
    if len(first) > 2 * len(title) + MAX_TITLE_CHARACTERS:
        return False
    lines = (first, _HEADING_MARKS.sub("", first, count=1))
    return any(" ".join(line.split()).casefold() == title.casefold() for line in lines)
