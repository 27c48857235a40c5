"""Learn which words are ordinary and which are given names, from texts whose names are marked.

    python -m training.word_lists --gold DIR --out analysis/actors/data

DIR holds the data sets as ``*.jsonl.gz``, one JSON object per line: ``id``, ``text`` and ``spans``,
each ``[start, end, type]`` with half-open character offsets. Only training parts are read, and of
Worldwide Newswire only nine documents in ten: the tenth measures. The same files give the same
lists, to the last byte. Words decided by hand are in this folder and win over what is counted.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from analysis.actors.folding import fold
from analysis.actors.lexicon import person_titles

FOLDER = Path(__file__).parent
#: data set -> source, citation and terms as its README gives them
SOURCES = {
    "ner.gmb-train": "Groningen Meaning Bank (Bos et al. 2017), by way of alexisperrier/"
    "UM6P_NLP_NOV2019; public-domain text, no licence stated in the repository",
    "ner.gum-train": "GUM (Zeldes 2017), amir-zeldes/gum; annotation CC BY 4.0; text CC BY 4.0, "
    "CC BY 2.5 and CC BY-SA 3.0",
    "ner.crossner-politics-train": "CrossNER (Liu et al. 2021, AAAI), zliucr/CrossNER; MIT; text "
    "from Wikipedia",
    "ner.eww-open": "Worldwide Newswire (Shan et al. 2023, Findings of EMNLP), stanfordnlp/"
    "en-worldwide-newswire; no licence file, asks to be cited",
}
#: the data set whose documents are split by their id
SPLIT = "ner.eww-open"
#: occurrences inside sentences below which a word's case says nothing
MIN_WORDS = 3
#: persons who must bear a given name; one may be a mistake of the annotation
MIN_PERSONS = 2

#: share of capitals among words of four letters or more from which a line is a headline
TITLE_CASE = 0.75
#: what silver annotation took for a given name, or for a word; a people that is also a word
MISTAKES = frozenset(
    {"Bin", "Budh", "Charm", "Del", "Dow", "Ever", "Falun", "Goldman", "Hoop", "Jihad", "Kid"}
    | {"Merrill", "Mil", "Minster", "Moody", "Mother", "Ould", "Protector", "Roll", "Specialist"}
    | {"Storm", "Street", "Subcomandante", "Tutsi", "Ugly", "del", "des", "di", "kani", "sun"}
    | {"pole", "poles"}
)

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
#: what may stand between two words of one sentence: anything else may start a new one
_WITHIN_SENTENCE = re.compile(r",? +")
_GIVEN_NAME = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_]+)*")


class Row(NamedTuple):
    """A text and the names in it."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def is_held_out(document_id: str) -> bool:
    """Whether a document measures and so is never learned from: one in ten, by its id.

    Examples
    --------
    >>> [number for number in range(30) if is_held_out(f"a{number}")]
    [1, 11, 15, 26, 27, 29]
    """
    return int(hashlib.sha256(document_id.encode()).hexdigest(), 16) % 10 == 0


def read_rows(folder: Path) -> Iterator[Row]:
    """Rows of all data sets in `SOURCES`, each text once, without the documents held out."""
    seen: set[str] = set()
    for name in SOURCES:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                if row["text"] in seen or (name == SPLIT and is_held_out(row["id"])):
                    continue
                seen.add(row["text"])
                yield Row(row["text"], tuple((s, e, kind) for s, e, kind in row["spans"]))


def words_inside_sentences(text: str) -> Iterator[str]:
    """Words that follow another word of their sentence, so that a capital there means a name.

    Lines in title case are left out: a headline's capitals mean nothing either.

    Examples
    --------
    >>> list(words_inside_sentences("Rain fell on Mill's roof. Nobody saw it"))
    ['fell', 'on', 'Mill', 'roof', 'saw', 'it']
    >>> list(words_inside_sentences("Rain Falls on Mill Roof"))
    []
    """
    for line in text.splitlines():
        words = list(_WORD.finditer(line))
        if _is_title_case([word[0] for word in words]):
            continue
        for before, word in pairwise(words):
            if _WITHIN_SENTENCE.fullmatch(line, before.end(), word.start()):
                yield _POSSESSIVE.sub("", word[0])


def _is_title_case(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 3]
    return sum(word[0].isupper() for word in long) > TITLE_CASE * len(long)


def common_words(rows: Iterable[Row]) -> set[str]:
    """Words seen `MIN_WORDS` times or more, and mostly in lower case, inside sentences.

    Returns
    -------
    set of str
        In lower case, of two letters or more. "Mostly" is more than half, so a word that is as
        often a name as not is left out.
    """
    lower: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for row in rows:
        for word in words_inside_sentences(row.text):
            (lower if word.islower() else other)[word.lower()] += 1
    return {
        word
        for word, count in lower.items()
        if len(word) > 1 and count + other[word] >= MIN_WORDS and count > other[word]
    }


def given_names(rows: Iterable[Row]) -> set[str]:
    """First words of persons' names of two words or more, borne by `MIN_PERSONS` spans or more.

    Titles inside the span are passed over. A word that more often opens the name of a place, an
    organisation or a people ("Saudi") is left out.

    Examples
    --------
    >>> row = Row("Mr. Ada Low met Ada Hill.", ((0, 11, "PER"), (16, 24, "PER")))
    >>> given_names([row])
    {'Ada'}
    """
    persons: Counter[str] = Counter()
    others: Counter[str] = Counter()
    titles = {word for title in person_titles() for word in title.split()}
    for row in rows:
        for start, end, kind in row.spans:
            words = row.text[start:end].split()
            if kind != "PER":
                others.update(words[:1])
                continue
            while words and words[0].lower() in titles:
                del words[0]
            if len(words) > 1 and _GIVEN_NAME.fullmatch(words[0]):
                persons[words[0]] += 1
    return {n for n, count in persons.items() if count >= MIN_PERSONS and count > others[n]}


def listed(path: Path) -> set[str]:
    """Lines of a word list without its comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def build_lists(rows: Iterable[Row]) -> dict[str, set[str]]:
    """Both lists, without a word in common.

    What was decided by hand wins; a name decided by hand wins over a word that was counted
    ("Mark", "Bill"), and a word that was counted over a name that was counted. Accented names are
    listed without accents too, since outlets print both.

    Returns
    -------
    dict
        ``common_words`` in lower case, ``given_names`` capitalised.
    """
    rows = list(rows)
    by_hand = {name: listed(FOLDER / f"{name}.txt") for name in ("common_words", "given_names")}
    lowered = {name.lower() for name in by_hand["given_names"]}
    words = by_hand["common_words"] | (common_words(rows) - lowered - MISTAKES)
    names = by_hand["given_names"] | (given_names(rows) - MISTAKES)
    names = {spelling for name in names for spelling in (name, fold(name))}
    return {"common_words": words, "given_names": {n for n in names if n.lower() not in words}}


def write_list(path: Path, words: Iterable[str], about: str) -> None:
    """Write a sorted word list, one word a line, below comments that say where it is from."""
    comments = [about, "Made by: python -m training.word_lists --gold DIR --out DIR", "Sources:"]
    comments += [f"  {name}: {source}" for name, source in SOURCES.items()]
    comments += ["  and words decided by hand for Actorscope (training/*.txt)."]
    lines = [f"# {comment}" for comment in comments] + sorted(words)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> None:
    """Read the data sets and write both lists."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder of *.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="folder of the two lists")
    options = parser.parse_args(arguments)
    lists = build_lists(read_rows(options.gold))
    write_list(
        options.out / "common_words.txt",
        lists["common_words"],
        "Lower-case words that are not names.",
    )
    write_list(
        options.out / "given_names.txt",
        lists["given_names"],
        "Given names, and surnames printed first.",
    )
    for name, words in lists.items():
        print(f"{name}: {len(words):,}")


if __name__ == "__main__":
    main()
