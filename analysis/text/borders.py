"""Whether a full stop (or another mark) ends its sentence: rules, from the words around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.text.abbreviations import (
    AFTER_HOUR,
    EITHER_WAY,
    EXCLAIMING_NAMES,
    NUMBERED,
    OPENERS,
    POINTERS,
    SHORTENED,
    STATES,
    TITLES,
)

BULLETS = "•⁃▪‣◦●■"
#: full stops of scripts that are written without spaces; the next sentence follows at once
_WIDE = "。！？"
_CLOSERS = "\"'”’»›)\\]}*_"

#: what may end a sentence, with the quotation marks and brackets that close behind it; or a bullet.
#: Each character is looked at once, so a long run of marks costs no more than any other text.
CANDIDATE = re.compile(rf"[.!?…‽؟।{_WIDE}][.!?…‽؟।{_WIDE}{_CLOSERS}]*|[{BULLETS}]")

#: characters; no abbreviation is longer
_REACH = 24
_WORD_BEFORE = re.compile(r"[\w&°'’]+(?:\.[\w&°'’]+)*$")
_NEXT_WORD = re.compile(r"(?P<marks>[^\w\s]{0,8})(?P<word>[^\W_]{0,40})(?P<after>[.\-’']?\w?)")
_ACRONYM = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_HOUR = re.compile(r"[ap]\.?m", re.IGNORECASE)
_LOWER_WORD_BEFORE = re.compile(r"(?:^|\s)[a-z]+\s\w$")
#: a full word in lower case: longer abbreviations are in `SHORTENED`
_PLAIN_WORD = re.compile(r"[^\W\d_]{4,}")
_JOINED = re.compile(r"[“‘]?[A-Z][a-z’']{0,20}[\s,]")
_QUOTES = re.compile("[\"'“”‘’«»]")
#: “Why?” Surname asked
_ATTRIBUTION = re.compile(
    r"(?!(?:He|She|It|They|We|I|You|The|A|An)\b)(?:[A-Z][\w’'.-]{0,30}\s){1,3}"
    r"(?:said|says|asked|asks|told|wrote|writes|added|tweeted|replied|shouted|cried|exclaimed|joked"
    r"|demanded|wondered|declared|quipped)\b"
)


class Next(NamedTuple):
    """What stands behind a mark."""

    #: quotation marks, brackets and dashes before the word
    marks: str
    word: str
    #: an inner mark and one character: ".S" in "U.S", "-Q" in "al-Qaida"
    after: str

    @property
    def goes_on(self) -> bool:
        """Whether this cannot start a sentence: a comma, a closing bracket, a lower-case word."""
        if self.marks[:1] in tuple(",;:.!?…)]") or not (self.marks or self.word):
            return True
        has_inner_capital = self.word[1:2].isupper() or self.after[1:].isupper()
        return self.word[:1].islower() and not has_inner_capital

    @property
    def is_bare_word(self) -> bool:
        """Whether a word follows at once, without a quotation mark, a bracket or a dash."""
        return bool(self.word) and not self.marks

    @property
    def opens(self) -> bool:
        """Whether this is surely the start of a sentence, even behind an abbreviation."""
        is_name = self.after[:1] == "-" or (self.after[:1] == "." and len(self.word) == 1)
        is_opener = self.word in OPENERS and not is_name
        return is_opener or bool(_QUOTES.match(self.marks))


def ends_sentence(text: str, begin: int, mark: re.Match[str], following: int) -> bool:
    """Whether a mark ends the sentence that began at `begin`.

    Parameters
    ----------
    text
        The whole text.
    begin, following
        Where the sentence starts, and where the next character that is not white space stands.
    mark
        A match of `CANDIDATE` that is no bullet.

    Examples
    --------
    >>> text = "The U.S. Senate met. It voted."
    >>> [ends_sentence(text, 0, m, m.end() + 1) for m in CANDIDATE.finditer(text, 7, 20)]
    [False, True]
    """
    marks = mark.group()
    if mark.end() == following and marks[0] not in _WIDE:
        return _space_was_forgotten(text, begin, mark)
    behind = Next(*_NEXT_WORD.match(text, following).groups())  # type: ignore[union-attr]
    if behind.goes_on:
        return _typed_in_lower_case(text, begin, mark, behind)
    if marks[0] in "!?":
        return _exclamation_ends(text, begin, mark, following, behind)
    if marks.startswith(("...", "…")):
        if _is_attributed(text, mark, following):
            return False
        is_omission = mark.start() == begin or text[mark.start() - 1] in " \u00a0[("
        return behind.opens or not is_omission
    return marks[0] != "." or _full_stop_ends(text, begin, mark.start(), behind)


def _typed_in_lower_case(text: str, begin: int, mark: re.Match[str], behind: Next) -> bool:
    """'i like dogs. they are fun': nothing but one mark, behind a plain word that is no name."""
    word = _word_before(text, begin, mark.start())
    is_plain = word.islower() and bool(_PLAIN_WORD.fullmatch(word)) and word not in SHORTENED
    return is_plain and len(mark.group()) == 1 and mark.group() in ".!?" and behind.is_bare_word


def _space_was_forgotten(text: str, begin: int, mark: re.Match[str]) -> bool:
    """'perturbed.Despite': a long word in lower case, one full stop, a capitalised word."""
    if not re.fullmatch(rf"\.[{_CLOSERS}]*", mark.group()):
        return False
    before = text[max(begin, mark.start() - 4) : mark.start()]
    return before.isalpha() and before.islower() and bool(_JOINED.match(text, mark.end()))


def _is_attributed(text: str, mark: re.Match[str], following: int) -> bool:
    """Whether who said it follows a quotation: “Why?” Surname asked."""
    is_quoted = bool(_QUOTES.search(mark.group()))
    return is_quoted and bool(_ATTRIBUTION.match(text, following))


def _exclamation_ends(
    text: str, begin: int, mark: re.Match[str], following: int, behind: Next
) -> bool:
    if _is_attributed(text, mark, following):
        return False
    if text[mark.start() - 1 : mark.start()] == "(" and mark.group().endswith(")"):
        return False
    return behind.opens or _word_before(text, begin, mark.start()) not in EXCLAIMING_NAMES


def _full_stop_ends(text: str, begin: int, stop: int, behind: Next) -> bool:
    word = _word_before(text, begin, stop)
    if word in TITLES or word in POINTERS or _is_enumerator(text, begin, stop, word):
        return False
    if word in NUMBERED:
        return not behind.word[:1].isdigit()
    if _HOUR.fullmatch(word):
        return behind.word not in AFTER_HOUR
    if len(word) == 1 and word.isalpha():
        return _letter_ends(text, stop, word, behind)
    is_state = word in STATES and _follows_place(text, stop - len(word))
    if is_state or word in EITHER_WAY or _ACRONYM.fullmatch(word):
        return behind.opens
    return True


def _word_before(text: str, begin: int, stop: int) -> str:
    match = _WORD_BEFORE.search(text[max(begin, stop - _REACH) : stop])
    return match.group() if match else ""


def _is_enumerator(text: str, begin: int, stop: int, word: str) -> bool:
    """'1.' or 'b.' at the start of an item."""
    is_short = len(word) <= 3 and (word.isdecimal() or (len(word) == 1 and word.isalpha()))
    return is_short and not text[begin : stop - len(word)].strip(BULLETS + " \u00a0(\t")


def _letter_ends(text: str, stop: int, letter: str, behind: Next) -> bool:
    """An initial does not end a sentence; "I" after a word in lower case is the pronoun."""
    if letter == "I" and _LOWER_WORD_BEFORE.search(text[max(0, stop - _REACH) : stop]):
        return True
    return behind.opens if letter.isupper() else True


def _follows_place(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start].rstrip()
    return before[-1:] in tuple(",-–(")
