"""Articles whose mentions are marked by hand in the text: ``[surface](actor_id kind role)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from analysis.settings import Kind, Role

ARTICLES = Path(__file__).resolve().parents[1] / "tests" / "gold" / "articles"

_MARK = re.compile(r"\[([^\]\n]*)\]\(([^)\n]*)\)")
_FRONT = re.compile(r"---\n(.*?)---\n\n(.*?)\n*\Z", re.DOTALL)
_ACTOR_ID = re.compile(r"country:[A-Z]{2}|(?:person|organization|group|place):[\w-]+")


@dataclass(frozen=True)
class Marked:
    """One mention as a person marked it."""

    #: half-open character offsets into the article's text
    start: int
    end: int
    surface: str
    actor_id: str
    kind: str
    role: str


@dataclass(frozen=True)
class MarkedArticle:
    """One article, its text without the marks, and its marks."""

    name: str
    #: ISO date, empty where the article has none
    published: str
    text: str
    mentions: tuple[Marked, ...]

    @property
    def is_held(self) -> bool:
        """Whether it is kept from development: an odd number."""
        return int(self.name[:2]) % 2 == 1

    @property
    def file(self) -> tuple[str, bytes]:
        """Name and content as an article that can be read."""
        dated = f"---\npublished: {self.published}\n---\n\n" if self.published else ""
        return f"{self.name}.txt", f"{dated}{self.text}".encode()


def marked_article(name: str, content: str) -> MarkedArticle:
    """Read one article.

    Raises
    ------
    ValueError
        When the front matter or a mark is not in the form that tests/gold/README.md describes.

    Examples
    --------
    >>> content = "---\\ncases: x\\n---\\n\\nIn [Rome](place:rome name place)."
    >>> article = marked_article("01-a", content)
    >>> article.text, article.mentions[0].start, article.mentions[0].actor_id
    ('In Rome.', 3, 'place:rome')
    """
    match = _FRONT.match(content)
    if match is None:
        raise ValueError(f"'{name}' needs front matter between two lines '---', then the text.")
    head = dict(line.split(": ", 1) for line in match[1].splitlines())
    text, mentions, reached = "", [], 0
    for mark in _MARK.finditer(match[2]):
        text += match[2][reached : mark.start()]
        mentions.append(_mention(name, len(text), mark))
        text, reached = text + mark[1], mark.end()
    return MarkedArticle(
        name, head.get("published", ""), text + match[2][reached:], tuple(mentions)
    )


def _mention(name: str, start: int, mark: re.Match[str]) -> Marked:
    parts = mark[2].split(" ")
    right = len(parts) == 3 and parts[1] in get_args(Kind) and parts[2] in get_args(Role)
    if not right or not _ACTOR_ID.fullmatch(parts[0]) or not mark[1].strip():
        raise ValueError(
            f"'{name}' has the mark '{mark[0]}'; a mark is '[surface](actor_id kind role)', for "
            "instance '[India](country:IN name actor)'. Correct the mark."
        )
    return Marked(start, start + len(mark[1]), mark[1], *parts)


def marked_articles(folder: Path = ARTICLES) -> Iterator[MarkedArticle]:
    """All articles of a folder, by name."""
    for path in sorted(folder.glob("*.md")):
        yield marked_article(path.stem, path.read_text(encoding="utf-8"))
