"""Cue verbs: the words by which an article says that somebody else speaks or thinks.

Each has a *force*: what is done by these words. The list is ``data/cue_verbs.csv``, written by
hand for Actorscope:

* ``verb``: the infinitive; its forms follow by rule, others stand under ``irregular``;
* ``force``: one of `FORCES`;
* ``takes``: what may follow, so that a cue is told from a word that only looks like one:
  ``clause`` ("said that ..."), ``quote`` (a direct quotation), ``object`` ("praised the deal"),
  ``hearer`` ("told reporters that ..."), ``to`` ("promised to ..."), or a preposition
  ("warned of ...").

What somebody wants, plans, supports or declines is no reported speech: there the article tells in
its own voice what somebody does.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

_DATA = Path(__file__).parent / "data"

Force = Literal[
    "says", "claims", "explains", "shows", "describes", "announces", "asks", "demands", "promises",
    "warns", "agrees", "praises", "admits", "denies", "rejects", "criticizes", "accuses",
    "believes",
]  # fmt: skip
FORCES: tuple[Force, ...] = get_args(Force)
#: reported thought: a voice of its own only where it does not stand inside reported speech
THOUGHT: Force = "believes"

Shape = Literal["base", "third", "past", "participle", "ing"]

#: cues that are no verbs, as `cue_force` meets them
_OTHER_CUES: dict[str, Force] = {
    "according": "says",
    "reportedly": "says",
    "allegedly": "claims",
    "purportedly": "claims",
    ":": "says",
}


@dataclass(frozen=True)
class Cue:
    """A verb that may introduce reported speech."""

    verb: str
    force: Force
    takes: frozenset[str]


@dataclass(frozen=True)
class Form:
    """One printed form of a cue verb, and which of the verb's forms it can be."""

    cue: Cue
    shapes: frozenset[Shape]


@cache
def cue_forms() -> dict[str, Form]:
    """Every printed form in lower case -> the cue verb, and what form it is.

    Examples
    --------
    >>> form = cue_forms()["accused"]
    >>> form.cue.force, sorted(form.shapes)
    ('accuses', ['participle', 'past'])
    """
    forms: dict[str, Form] = {}
    with (_DATA / "cue_verbs.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            cue = Cue(row["verb"], cast("Force", row["force"]), frozenset(row["takes"].split()))
            for printed, shape in inflected(cue.verb, row["irregular"].split()):
                known = forms.get(printed)
                shapes = {shape} | (known.shapes if known else set())
                forms[printed] = Form(known.cue if known else cue, frozenset(shapes))
    return forms


def cue_force(cue: str) -> Force:
    """What is done by a cue as printed in the quotes table; ``"says"`` for a quotation without one.

    Examples
    --------
    >>> cue_force("accused"), cue_force("called for"), cue_force("was quoted as saying")
    ('accuses', 'demands', 'says')
    """
    words = cue.lower().split()
    if "for" in words[1:] and words[0].startswith("call"):
        return "demands"
    known = [cue_forms()[word].cue.force for word in words if word in cue_forms()]
    known += [_OTHER_CUES[word] for word in words if word in _OTHER_CUES]
    return known[-1] if known else "says"


def inflected(verb: str, irregular: list[str]) -> list[tuple[str, Shape]]:
    """Forms of an English verb, each with what it is.

    Parameters
    ----------
    verb
        Infinitive.
    irregular
        The past where no rule gives it, then the participle where it differs.

    Examples
    --------
    >>> [form for form, _ in inflected("deny", [])]
    ['deny', 'denies', 'denying', 'denied', 'denied']
    >>> [form for form, _ in inflected("see", ["saw", "seen"])]
    ['see', 'sees', 'seeing', 'saw', 'seen']
    """
    doubled = verb + verb[-1] if verb in _DOUBLING else verb
    silent = verb.endswith("e") and not verb.endswith(("ee", "oe", "ye"))
    consonant_y = verb.endswith("y") and verb[-2] not in "aeiou"
    third = verb[:-1] + "ies" if consonant_y else verb + ("es" if verb.endswith(_HISSING) else "s")
    ing = (verb[:-1] if silent else doubled) + "ing"
    past = verb[:-1] + "ied" if consonant_y else (verb + "d" if verb[-1] == "e" else doubled + "ed")
    pasts = irregular or [past]
    return [
        (verb, "base"), (third, "third"), (ing, "ing"),
        (pasts[0], "past"), (pasts[-1], "participle"),
    ]  # fmt: skip


_HISSING = ("s", "x", "z", "ch", "sh", "cho")
#: verbs that double their last consonant
_DOUBLING = frozenset(
    ("admit", "beg", "blog", "brag", "commit", "dub", "nod", "pan", "quip", "rebut", "refer",
     "regret", "rip", "slam", "sum", "tar")
)  # fmt: skip
