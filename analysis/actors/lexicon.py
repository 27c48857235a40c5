"""What kind of word a word is: part of speech, given name, title, head of an organisation's name.

Parts of speech are the most frequent tag of each word in the lexicon that TextBlob carries (Penn
Treebank tags; Brill's lexicon by way of the Pattern library). It is read from TextBlob's folder
without importing TextBlob.
"""

from __future__ import annotations

import importlib.util
import tomllib
from functools import cache, lru_cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


def _lines(filename: str) -> list[str]:
    lines = (_DATA / filename).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _pairs(filename: str) -> dict[str, str]:
    pairs = (line.split("\t") for line in _lines(filename))
    return {word: explained for word, explained, *_ in pairs}


@cache
def _tags() -> dict[str, str]:
    spec = importlib.util.find_spec("textblob")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("textblob is not installed. Run: pip install -r requirements.txt")
    path = Path(spec.origin).parent / "en" / "en-lexicon.txt"
    pairs = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def tag(word: str) -> str:
    """Most frequent Penn Treebank tag of a word as printed, ``""`` for an unknown word.

    Examples
    --------
    >>> tag("declined"), tag("conference"), tag("Xyzzy")
    ('VBD', 'NN', '')
    """
    return _tags().get(word, "")


@lru_cache(maxsize=100_000)
def is_common(word: str) -> bool:
    """Whether a word, whatever its capital, is an ordinary word rather than a name.

    Examples
    --------
    >>> is_common("Despite"), is_common("Zelensky"), is_common("July")
    (True, False, True)
    """
    lower = word.lower()
    found = {_tags().get(lower, "NNP"), _tags().get(word, "NNP")}
    return any(not tag.startswith("NNP") for tag in found) or lower in common_words()


@lru_cache(maxsize=100_000)
def is_noun(word: str) -> bool:
    """Whether a lower-case word is mostly a common noun."""
    return tag(word) in ("NN", "NNS")


@cache
def words(group: str) -> frozenset[str]:
    """One of the word lists that the rules use; an underscore inside a word stands for a space.

    Raises
    ------
    KeyError
        When there is no such group in ``data/word_groups.toml``.
    """
    return frozenset(word.replace("_", " ") for word in _groups()[group].split())


@cache
def _groups() -> dict[str, str]:
    return tomllib.loads((_DATA / "word_groups.toml").read_text(encoding="utf-8"))


@cache
def common_words() -> frozenset[str]:
    """Lower-case words that are not names."""
    return frozenset(_lines("common_words.txt"))


@cache
def given_names() -> frozenset[str]:
    """Given names, capitalised."""
    return frozenset(_lines("given_names.txt"))


@cache
def person_titles() -> frozenset[str]:
    """Words and phrases before a person's name, in lower case."""
    return frozenset(line.lower() for line in _lines("person_titles.txt"))


@cache
def organization_heads() -> dict[str, str]:
    """Head words of organisations' names -> where they stand: first, last or both."""
    return _pairs("org_heads.txt")


@cache
def not_actors() -> dict[str, str]:
    """Last words and whole phrases that make a capitalised run no actor -> why."""
    return _pairs("not_actors.txt")
