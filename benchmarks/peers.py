"""What a user would write instead: spaCy's entities, TextBlob for each sentence, pairs counted.

The weights of spaCy's small English model cannot be fetched offline. A network of its size and
shape with random weights takes the same time for each word, though not the same answers. It has
what this script needs and no more: tokens, sentences by punctuation, entities; the whole small
model, with its tagger and parser, would be slower.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from textblob import TextBlob

#: the labels of spaCy's English models
_LABELS = (
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL",
    "ORG", "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
)  # fmt: skip
#: the size of the small model's network for entities
_WORDS = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [5000, 1000, 2500, 2500],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
_ENTITIES = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": _WORDS,
}


@dataclass
class Counted:
    """What the script finds out: how often, in what tone, and with whom."""

    entities: Counter[str] = field(default_factory=Counter)
    tones: dict[str, list[float]] = field(default_factory=dict)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)


def pipeline() -> Any:
    """A pipeline of the small model's size, with random weights.

    Raises
    ------
    ModuleNotFoundError
        When spaCy is not installed; ``make bench`` installs it.
    """
    try:
        import spacy
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "spacy, which the fast reader is compared with, is not installed. "
            "Run: pip install -r requirements-bench.txt"
        ) from error
    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    entities: Any = language.add_pipe("ner", config={"model": _ENTITIES})
    for label in _LABELS:
        entities.add_label(label)
    language.initialize()
    return language


def peers_script(language: Any, texts: Iterable[str]) -> Counted:
    """Entities, their tone and their pairs in each sentence, as a script of a page does it."""
    counted = Counted()
    for document in language.pipe(texts):
        for sentence in document.sents:
            tone = TextBlob(sentence.text).sentiment.polarity
            names = sorted({entity.text for entity in sentence.ents})
            counted.entities.update(names)
            counted.pairs.update(combinations(names, 2))
            for name in names:
                counted.tones.setdefault(name, []).append(tone)
    return counted
