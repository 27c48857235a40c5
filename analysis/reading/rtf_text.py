r"""The text of an RTF document: its control words undone, its groups that are no text skipped.

Only what decides about text is interpreted: characters in their code pages, Unicode with its
fallback, paragraphs, tables, footnotes, deleted and hidden text, and the title in the properties.

References
----------
Rich Text Format (RTF) Specification, version 1.9.1, Microsoft 2008.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from analysis.errors import ReadingError
from analysis.reading.rtf_characters import CHARACTERS, codec_of_charset, codec_of_page
from analysis.reading.rtf_groups import group_content

#: groups inside groups; word processors write some 20
MAX_DEPTH = 1_000

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9A-Fa-f]{2})"
    r"|\\(?P<symbol>[^A-Za-z'])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|(?P<none>[\r\n]+|\\'?)",
    re.DOTALL,
)
_FONT = re.compile(r"\\f(\d+)[^;{}]{0,80}?\\fcharset(\d+)", re.DOTALL)


@dataclass(frozen=True)
class _State:
    """What holds inside a group, and ends with it."""

    #: where the text goes: the body, a note, the title, or nowhere
    into: str = "body"
    codec: str = "cp1252"
    #: characters that stand in for one of Unicode, for old readers
    fallback: int = 1
    hidden: bool = False


@dataclass
class RtfText:
    """What a document says."""

    title: str = ""
    body: str = ""
    #: footnotes, in order
    notes: str = ""
    #: groups that were opened and never closed
    unclosed: int = 0
    #: whether deleted text was left out
    has_changes: bool = False


def rtf_text(name: str, content: bytes) -> RtfText:
    r"""Read the text of an RTF document.

    Raises
    ------
    ReadingError
        When its groups are nested too deeply.

    Examples
    --------
    >>> rtf_text("a.rtf", rb"{\rtf1\ansi Caf\'e9 talks\par \u8220?They met.\u8221?}").body
    'Café talks\n“They met.”'
    """
    walk = _Walk(name, content.decode("latin-1"))
    walk.run()
    return walk.text


@dataclass
class _Walk:
    """One pass over the tokens of a document."""

    name: str
    source: str
    text: RtfText = field(default_factory=RtfText)

    def __post_init__(self) -> None:
        self._state = _State()
        self._outer: list[_State] = []
        self._out: dict[str, list[str]] = {"body": [], "note": [], "title": []}
        #: bytes in a code page that wait for their next one
        self._bytes = bytearray()
        self._to_skip = 0
        self._is_optional = False
        self._page = "cp1252"
        self._fonts = {int(f): codec_of_charset(int(c)) for f, c in _FONT.findall(self.source)}

    def run(self) -> None:
        at = 0
        while match := _TOKEN.match(self.source, at):
            at = match.end()
            if match["word"] == "bin":
                at += max(int(match["number"] or 0), 0)
            self._take(match)
        self._flush()
        self.text.body, self.text.notes, self.text.title = (
            "".join(self._out[into]) for into in ("body", "note", "title")
        )
        self.text.unclosed = len(self._outer)

    def _take(self, match: re.Match[str]) -> None:
        if match["hex"]:
            self._add_bytes(bytes([int(match["hex"], 16)]))
        elif match["text"]:
            self._add_bytes(match["text"].encode("latin-1"))
        elif match["brace"]:
            self._brace(match["brace"])
        elif match["symbol"]:
            self._symbol(match["symbol"])
        elif match["word"]:
            number = int(match["number"]) if match["number"] else None
            self._word(match["word"], number)

    def _brace(self, brace: str) -> None:
        self._flush()
        self._to_skip = 0
        self._is_optional = False
        if brace == "{":
            if len(self._outer) >= MAX_DEPTH:
                raise ReadingError(
                    f"'{self.name}' cannot be read: its groups are nested too deeply.",
                    "Open it in a word processor, save it as .docx or plain text, and upload that.",
                )
            self._outer.append(self._state)
        elif self._outer:
            self._state = self._outer.pop()

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._is_optional = True
        elif symbol in "\\{}":
            self._add_bytes(symbol.encode("ascii"))
        else:
            self._add(CHARACTERS.get(symbol, ""))

    def _word(self, word: str, number: int | None) -> None:
        if word == "u":
            self._unicode(number or 0)
        elif self._to_skip and word in CHARACTERS:
            self._to_skip -= 1
        elif word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif not self._starts_group(word):
            self._set(word, number)
        self._is_optional = False

    def _starts_group(self, word: str) -> bool:
        """Whether the word says what its group holds."""
        into = group_content(word, is_optional=self._is_optional)
        if into is None:
            return False
        if self._state.into:
            self._add("\n" if into == "note" and self._out["note"] else "", into)
            self._change(into=into)
        return True

    def _set(self, word: str, number: int | None) -> None:
        is_on = number != 0
        if word == "uc":
            self._change(fallback=min(max(number or 0, 0), 10))
        elif word in ("ansicpg", "mac", "pc", "pca"):
            self._page = codec_of_page(word, number)
            self._change(codec=self._page)
        elif word == "f" and number is not None:
            self._change(codec=self._fonts.get(number) or self._page)
        elif word == "plain":
            self._change(hidden=False)
        elif word in ("v", "deleted"):
            self.text.has_changes |= word == "deleted" and is_on
            self._change(hidden=is_on)

    def _unicode(self, number: int) -> None:
        """One 16-bit unit, signed in the file; its fallback follows and is skipped."""
        self._flush()
        self._add(chr(number % 0x10000))
        self._to_skip = self._state.fallback

    def _add_bytes(self, written: bytes) -> None:
        skipped = min(self._to_skip, len(written))
        self._to_skip -= skipped
        self._bytes += written[skipped:]

    def _flush(self) -> None:
        if self._bytes:
            waiting, self._bytes = bytes(self._bytes), bytearray()
            self._add(waiting.decode(self._state.codec, "replace"))

    def _add(self, words: str, into: str | None = None) -> None:
        self._flush()
        into = self._state.into if into is None else into
        if words and into and not self._state.hidden:
            self._out[into].append(words)

    def _change(self, **changes: str | int | bool) -> None:
        self._flush()
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
