"""A sentence as a string of one-letter word classes, so that a grammar can be a pattern over it.

=====  ==========================================  =====  =======================================
``n``  noun, adjective, number, name               ``S``  cue verb, finite or infinitive
``d``  determiner, possessive                      ``G``  cue verb in -ing
``p``  personal pronoun                            ``A``  "according"
``w``  "who", "which"                              ``R``  "reportedly", "allegedly"
``t``  "that"                                      ``Q``  a whole quotation
``k``  "what", "how", "why", "where", "whether"    ``c``  "and", "or", "but"
``z``  "to"                                        ``s``  "because", "while", "as"
``b``  to be      ``h``  to have                   ``o``  preposition
``m``  modal, to do                                ``r``  adverb
``v``  other verb, ``e`` participle, ``g`` -ing    ``.``  end; ``, ; : - ( ) '`` marks
=====  ==========================================  =====  =======================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate

from analysis.actors.lexicon import tag
from analysis.text.cues import Form, cue_forms

Span = tuple[int, int]

#: a word with its inner hyphens, apostrophes and full stops, or one mark; and the blanks behind.
#: Most words are found by the first form, without a look at the rest.
_TOKEN = re.compile(r"[a-z]+ (?!\s)|\w[\w.'’&/-]*(?<=\w)\s*|--+\s*|.\s*", re.DOTALL)
_NOT_BLANK = re.compile(r"\S|$")

_CLASSES = {
    "n": "close",  # "sources close to Modi"
    "p": "he she they i we it you",
    "w": "who which whom whose",
    "t": "that",
    "k": "what how why whether where",
    "z": "to",
    "b": "is are was were be been being am isn't aren't wasn't weren't",
    "h": "has have had having hasn't haven't hadn't",
    "m": "will would can could may might must shall should do does did cannot don't doesn't "
    "didn't won't wouldn't can't couldn't shouldn't",
    "r": "not never also then now even just only still again later recently once often ever yet "
    "already always earlier further",
    "c": "and or but nor",
    "s": "because while although though if unless since as after before when until than whereas "
    "so despite",
    "o": "in on of at for with from by about against over under into during between among "
    "through without within toward towards amid via per upon across behind beyond near like "
    "around outside inside above below out up off down",
    "d": "the a an this these those his her their its my our your no any some each every another "
    "both all such",
    "A": "according",
    "R": "reportedly allegedly purportedly",
    ",": ",",
    ";": "; …",
    ":": ":",
    "-": "— – -- --- -",
    "(": "( [",
    ")": ") ]",
}
_BY_WORD = {
    spelling: letter
    for letter, words in _CLASSES.items()
    for word in words.split()
    for spelling in (word, word.replace("'", "’"))
}
_BY_TAG = {
    "RB": "r", "VBD": "v", "VBZ": "v", "VBP": "v", "VB": "v", "VBN": "e", "VBG": "g", "MD": "m",
    "DT": "d", "PRP$": "d", "IN": "o",
}  # fmt: skip
#: pronouns with a contracted auxiliary: "he's", "they've"
_CONTRACTED = re.compile(r"(?:he|she|they|i|we|it|you|who)['’](?:s|re|ve|d|ll|m)")
_POSSESSIVE = ("'s", "’s")

#: after these a word that may be a noun or a verb can still be a verb: "some claim"
_STAND_ALONE = frozenset(["all", "both", "some", "this", "that", "these", "those", "any", "each"])
#: plurals that do not end in "s", and words that are as good as one before a verb
_PLURALS = frozenset(
    ("people", "police", "many", "most", "some", "all", "both", "few", "others", "men", "women",
     "percent", "data", "media", "million", "half", "none")
)  # fmt: skip
#: they end in "s" and are no plural
_SINGULARS = frozenset(["news", "politics", "status", "process", "press", "congress", "campus"])
#: inside the closing mark: the quotation is a whole sentence, or a comma leads to its speaker
_SPOKEN_ENDS = tuple(",.?!…—–-")
#: blanks in a quotation from which it is a clause rather than a word in quotes
_CLAUSE_BLANKS = 4
#: tokens whose class is kept; bounds the memory of a process that reads for days
_MAX_KEPT = 200_000
#: classes that can be wrong about a name or a noun
_DOUBTFUL = re.compile("[SGvegm]")
_WORTH_READING = re.compile("[SGAR]")


class _Letters(dict[str, str]):
    """Token in lower case, with the blanks behind it -> its class; each is looked up once."""

    def __missing__(self, token: str) -> str:
        if len(self) > _MAX_KEPT:
            self.clear()
        self[token] = letter = _letter(token.rstrip()) if token else "Q"
        return letter


def _letter(word: str) -> str:
    if word in _BY_WORD:
        return _BY_WORD[word]
    form = cue_forms().get(word)
    if form is not None:
        return "G" if "ing" in form.shapes else "S"
    if _CONTRACTED.fullmatch(word):
        return "p"
    if not word[:1].isalnum():
        return "'"
    if word.endswith(_POSSESSIVE):
        return "d"
    known = tag(word)
    return "r" if not known and word.endswith("ly") else _BY_TAG.get(known, "n")


_LETTERS = _Letters()


@dataclass(slots=True)
class Coded:
    """A sentence, or several that a quotation joins, as tokens and their classes."""

    #: one letter per token
    codes: str = ""
    #: tokens in lower case, with the blanks behind them; a quotation is one empty token
    tokens: list[str] = field(default_factory=list)
    #: where each token starts; empty where no token can open a report
    starts: list[int] = field(default_factory=list)
    #: end of each quotation, by token
    quotation_ends: dict[int, int] = field(default_factory=dict)
    #: quotations that end like speech, with a comma or a full stop inside
    spoken: set[int] = field(default_factory=set)
    #: quotations that start with a capital
    capital: set[int] = field(default_factory=set)
    #: quotations of a clause or more that are no title
    clauses: list[int] = field(default_factory=list)

    def word(self, number: int) -> str:
        """A token in lower case, without blanks; empty behind the last one."""
        return self.tokens[number].rstrip() if number < len(self.tokens) else ""

    def form(self, number: int) -> Form:
        """The cue verb of a token of class S or G."""
        return cue_forms()[self.word(number)]

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens [first, last)."""
        end = self.quotation_ends.get(last - 1)
        return self.starts[first], end or self.starts[last - 1] + len(self.word(last - 1))


def coded(text: str, lower: str, start: int, end: int, quotations: list[Span]) -> Coded:
    """Divide a stretch of text into classed tokens; each quotation is one token, ``Q``.

    Parameters
    ----------
    text, lower
        The whole text, and the same in lower case and of the same length.
    start, end
        The stretch.
    quotations
        Spans inside it, ascending.

    Examples
    --------
    >>> text = "He told us: “Go now.”"
    >>> coded(text, text.lower(), 0, 21, [(12, 21)]).codes
    'pSn:Q'
    """
    sentence = Coded()
    #: where each run of tokens starts
    runs: list[tuple[int, list[str]]] = []
    at = start
    for first, last in [*quotations, (end, end)]:
        _add_words(sentence, runs, lower, at, first)
        if first < last:
            runs.append((first, [""]))
            _add_quotation(sentence, text[first:last], last)
        at = last
    letters = "".join(map(_LETTERS.__getitem__, sentence.tokens))
    if letters and sentence.tokens[-1].rstrip() in (".", "!", "?"):
        letters = letters[:-1] + "."
    sentence.codes = letters
    if sentence.clauses or _WORTH_READING.search(letters):
        for run, tokens in runs:
            sentence.starts += accumulate(map(len, tokens[:-1]), initial=run)
        _correct(text, sentence)
    return sentence


def _add_words(
    sentence: Coded, runs: list[tuple[int, list[str]]], lower: str, at: int, end: int
) -> None:
    """Add the tokens of a stretch without quotations."""
    blank = _NOT_BLANK.search(lower, at, end)
    if blank is None or blank.start() >= end:
        return
    found = _TOKEN.findall(lower, blank.start(), end)
    runs.append((blank.start(), found))
    sentence.tokens += found


def _add_quotation(sentence: Coded, quotation: str, end: int) -> None:
    number = len(sentence.tokens)
    sentence.tokens.append("")
    sentence.quotation_ends[number] = end
    inner = quotation.strip("\"'`“”„‟‘’«»[] ")
    if quotation.rstrip("\"'’”»«“ ")[-1:] in _SPOKEN_ENDS:
        sentence.spoken.add(number)
    if inner[:1].isupper():
        sentence.capital.add(number)
    blanks = inner.count(" ")
    if blanks >= _CLAUSE_BLANKS and sum(map(str.isupper, inner)) < blanks:
        sentence.clauses.append(number)


def _correct(text: str, sentence: Coded) -> None:
    """Names, and nouns that look like verbs, become nominal."""
    letters, starts = list(sentence.codes), sentence.starts
    in_capitals: bool | None = None
    for match in _DOUBTFUL.finditer(sentence.codes):
        number, code = match.start(), match.group()
        capital = text[starts[number]].isupper()
        if number == 0:
            named = capital and code not in "Gg" and letters[1:2] and letters[1] in "Svhbm"
        elif capital:
            if in_capitals is None:
                in_capitals = _is_headline(text, sentence.codes, starts)
            named = not in_capitals
        else:
            named = False
        if named or (number and code in "SG" and _is_noun_here(sentence, letters, number)):
            letters[number] = "n"
    sentence.codes = "".join(letters)


def _is_headline(text: str, codes: str, starts: list[int]) -> bool:
    """Most longer words in capitals, as in a title."""
    if len(codes) > 30 or codes[-1:] == ".":
        return False
    longer = [at for at, code in zip(starts, codes, strict=True) if code in "nvegSGmh"][1:]
    return len(longer) > 2 and sum(text[at].isupper() for at in longer) > 0.7 * len(longer)


def _is_noun_here(sentence: Coded, letters: list[str], number: int) -> bool:
    """Whether a word that is a noun or a verb is a noun: "his claim", "the tax report"."""
    before, previous = letters[number - 1], sentence.word(number - 1)
    if before == "d":
        return previous not in _STAND_ALONE
    if letters[number] == "G":
        return False
    if before == "o":
        return True
    shapes = sentence.form(number).shapes
    if before == "S" and shapes <= {"base", "third"}:  # "said talks failed", but "to say"
        return letters[number - 2 : number - 1] != ["z"]
    if shapes != {"base"}:
        return False
    if before == "n":
        plural = previous.endswith("s") and not previous.endswith("ss")
        return previous not in _PLURALS and (not plural or previous in _SINGULARS)
    return before in "evgG"
