"""Which printed words an alias means: capitals, accents, apostrophes, other alphabets."""

from __future__ import annotations

import random

import numpy as np
import pandas as pd
import pytest

from analysis.actors.codebook import AddAlias
from analysis.actors.codebook.spellings import Texts, occurrences
from tests.codebook.talks import mentions
from tests.corpora import corpus


@pytest.mark.parametrize(
    ("alias", "sentence", "words"),
    [
        pytest.param("Namo", "NAMO MEETS THE MAYOR", ["NAMO"], id="a line in capitals"),
        pytest.param("Namo", "They call NAMO back", [], id="a word in capitals is another one"),
        pytest.param("Conor O'Dea", "CONOR O’DEA IS BACK", ["CONOR O’DEA"], id="of two words"),
        pytest.param("NaMo", "NaMo met NAMO", ["NaMo"], id="as it was decided"),
        pytest.param("Zoe", "Zoë and Zoe met Zoey", ["Zoë", "Zoe"], id="accents"),
        pytest.param("O'Dea", "O’Dea told O'Dea so", ["O’Dea", "O'Dea"], id="apostrophes"),
        pytest.param("Путин", "“Путин” и Путина", ["Путин"], id="another alphabet"),
        pytest.param("Namo", "яNamo, Namo™ and Namoя", ["Namo"], id="not inside a longer word"),
        pytest.param("Namo", "a@Namo, #Namo, /Namo, Namo$ and _Namo", [], id="addresses, prices"),
        pytest.param("ha ha", "ha ha ha", ["ha ha"], id="overlapping itself"),
    ],
)
def test_alias_means_these_words(alias: str, sentence: str, words: list[str]) -> None:
    """The words of the sentence that become mentions of the actor."""
    made = mentions(corpus({"a1": [sentence]}), AddAlias(actor_id="person:x", value=alias))

    assert [row[1] for row in made] == words


def test_one_pass_finds_what_single_searches_find() -> None:
    """Many spellings at once, each where `occurrences` finds it in the single text."""
    letters = random.Random(7)
    words = ["".join(letters.choices("abé ’'", k=letters.randint(2, 4))).strip() for _ in range(90)]
    spellings = sorted({word for word in words if word.strip("'’ ")})
    articles = ["".join(letters.choices("abeé ’'.@“я", k=400)) for _ in range(5)]
    found = Texts(pd.Series(articles, dtype="str")).places(spellings)

    for spelling, places in zip(spellings, found, strict=True):
        here = {
            (row, *span)
            for row, text in enumerate(articles)
            for span in occurrences(text, spelling)
        }
        assert here <= set(zip(*(np.asarray(one).tolist() for one in places), strict=True))
