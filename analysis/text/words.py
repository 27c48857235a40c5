"""How long an article is."""

from __future__ import annotations

import re

from analysis.text.boilerplate import is_boilerplate
from analysis.text.paragraphs import paragraph_spans

_LETTER_OR_DIGIT = re.compile(r"\w")


def count_words(text: str, *, titled: bool) -> int:
    r"""Count the words of a text, without its boilerplate.

    A word is a run without white space that holds a letter or a digit, as word processors count:
    "Swiss-hosted" is one, a lone dash none. In scripts without spaces this counts phrases.

    Parameters
    ----------
    text
        A document's text.
    titled
        Whether its first line is the title, which is never boilerplate.

    Examples
    --------
    >>> count_words("Peace talks\nThe Swiss-hosted talks – at last.\nRead more:", titled=True)
    7
    """
    return sum(
        sum(1 for run in text[start:end].split() if _LETTER_OR_DIGIT.search(run))
        for index, (start, end) in enumerate(paragraph_spans(text, titled=titled))
        if (titled and index == 0) or not is_boilerplate(text[start:end])
    )
