"""What a run of characters between two white spaces means for tone, remembered run by run.

TextBlob cuts a text into tokens and looks each up. How it cuts a run does not depend on what stands
around it, so a run is cut once, by TextBlob itself, and remembered. Most runs are one ordinary word
and need no cutting to see that they are in no lexicon.

The one exception are faces: TextBlob joins the ":" that ends one run and the ")" that starts the
next. Runs that might go on such a face say so in `Run.head`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from analysis.text.textblob_sentiment import analyzer

#: runs that are remembered at most (some 15 MB); then all are forgotten, and looked at once more
MAX_REMEMBERED = 100_000


class Part(NamedTuple):
    """One of TextBlob's tokens that may change a sentence's tone."""

    #: in lower case
    word: str
    #: polarity, subjectivity and intensity, if the word is in the lexicon
    values: tuple[float, float, float] | None
    #: whether a word of the lexicon may modify the next one: "very"
    modifies: bool
    #: whether a negation may attach itself to the word that modifies: "really not"
    is_adverb: bool
    negates: bool
    #: polarity of a face, or of irony: "(!)"
    mood: float | None


class Run(tuple[Part, ...]):
    """The tokens of a run that takes part in the arithmetic; none for an ordinary word."""

    #: the first character, where it may go on a face that the run before has begun
    head: str = ""

    @classmethod
    def of(cls, parts: Iterable[Part], head: str) -> Run:
        """A run of these parts."""
        run = cls(parts)
        run.head = head
        return run


#: Words of no lexicon have one effect: a longer one ends what a modifier or a negation in front of
#: it reaches, one of two letters ends a negation's reach, and a single letter nothing. As empty
#: tuples they are false, so that `any` finds the runs that take part.
LONG, SHORT, TINY = Run(), Run(), Run()

#: by length: a word of no lexicon, in a run that counts for its head
_ORDINARY = [Part("x" * length, None, False, False, False, None) for length in range(4)]

_PUNCTUATION = ".,;:!?()[]{}`@#$^&*+-|=~_"
#: most runs: one word, and no more than a comma or a full stop
_ONE_WORD = re.compile(r"([^\W\d_]{3,})([,.]?)")
_QUOTES = re.compile("[\"'“”‘’]")
#: inside a run, what might be part of a face
_FACE_INSIDE = re.compile(r"[8xX][-)]|[oO][_.°]|[:;=*<>^°](?:[^\w\s]|\w(?!\w))|♥")


class Runs(dict[str, Run]):
    """run -> what it means; found out at the first question."""

    def __init__(self) -> None:
        from textblob._text import EMOTICONS

        super().__init__()
        self._analyzer: Any = analyzer()
        faces = {face: mood for (_, mood), group in EMOTICONS.items() for face in group}
        pairs = {first + second for face in faces for first, second in pairwise(face)}
        #: two characters that follow each other in a face, or in the "(!)" of irony
        self.face_pairs = frozenset(pairs | {"(!", "!)"})
        self._heads = frozenset(pair[1] for pair in self.face_pairs)
        # TextBlob looks up faces in lower case, and takes one of letters alone for a word
        self._moods = {face.lower(): mood for face, mood in faces.items() if not face.isalpha()}
        self._moods |= {"(!)": 0.0}
        self._negations = frozenset(self._analyzer.negations)
        self._telling = frozenset({*self._analyzer, *self._negations, *self._moods, "!"})

    def __missing__(self, run: str) -> Run:
        if len(self) >= MAX_REMEMBERED:
            self.clear()
        found = self._one_word(run)
        if found is None:
            found = self._plain(run)
        if found is None:
            found = self._cut(run)
        self[run] = found
        return found

    def _one_word(self, run: str) -> Run | None:
        """What the commonest form of a run means; None if it has another."""
        match = _ONE_WORD.fullmatch(run)
        if match is None:
            return None
        word = match[1].lower()
        if word not in self._telling:
            return LONG
        return Run.of([self._part(word)], "") if match[2] != "." else None

    def _plain(self, run: str) -> Run | None:
        """What a run of ordinary words means, seen without cutting it; None if it needs a cut."""
        if "!" in run or "n't" in run or _FACE_INSIDE.search(run):
            return None
        words = [piece.strip(_PUNCTUATION).lower() for piece in _QUOTES.split(run)]
        longest = max(map(len, words))
        # TextBlob keeps the full stop of an abbreviation, which matters where words are short
        if (longest <= 2 and "." in run) or not self._telling.isdisjoint(words):
            return None
        return self._without_meaning(longest, self._head(run))

    def _head(self, run: str) -> str:
        """The first character of a run, if the run before may need it for a face."""
        first = run[0]
        if first not in self._heads or (first.isalnum() and run[1:2].isalnum()):
            return ""
        return first

    def _without_meaning(self, longest: int, head: str) -> Run:
        if head:
            return Run.of([_ORDINARY[min(longest, 3)]], head)
        return LONG if longest > 2 else SHORT if longest == 2 else TINY

    def _cut(self, run: str) -> Run:
        """What TextBlob makes of a run."""
        tokens = " ".join(self._analyzer.tokenizer(run)).lower().split()
        if self._telling.isdisjoint(tokens):
            return self._without_meaning(max(map(len, tokens), default=0), self._head(run))
        return Run.of(map(self._part, tokens), self._head(run))

    def _part(self, token: str) -> Part:
        senses = dict.get(self._analyzer, token, {})
        values = tuple(senses[None]) if senses else None
        modifies = any(modifier in senses for modifier in self._analyzer.modifiers)
        negates, mood = token in self._negations, self._moods.get(token)
        return Part(token, values, modifies, token.endswith("ly"), negates, mood)


@cache
def remembered_runs() -> Runs:
    """The runs that this process has met."""
    return Runs()
