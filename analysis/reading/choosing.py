"""Columns of a table as they are chosen on the command line: ``text=3,title=Headline``."""

from __future__ import annotations

from argparse import ArgumentTypeError

from analysis.reading.columns import FIELDS, ColumnMapping

#: the word for a table whose first row is an article
UNNAMED = "unnamed"
COLUMNS_HELP = (
    f"which column of the tables holds what ({', '.join(FIELDS)}), by its name or its number, such "
    f"as text=3,title=Headline; '{UNNAMED}' where the first row is an article; guessed if left out"
)


def column_mapping(written: str) -> ColumnMapping:
    """Read what was written behind ``--columns``.

    Raises
    ------
    ArgumentTypeError
        When it names something that is not read, or no column for the text.

    Examples
    --------
    >>> column_mapping("text=3,outlet=Source name").columns()
    {'text': '3', 'outlet': 'Source name'}
    >>> column_mapping("text=3,unnamed").has_names
    False
    """
    parts = [part.strip() for part in written.split(",") if part.strip()]
    pairs = [part.split("=", 1) for part in parts if part != UNNAMED]
    chosen = {pair[0].strip(): pair[-1].strip() for pair in pairs}
    wrong = [pair[0] for pair in pairs if len(pair) < 2 or pair[0].strip() not in FIELDS]
    if wrong or not chosen.get("text"):
        found = f"'{wrong[0]}' is none" if wrong else "the column with the text is not named"
        raise ArgumentTypeError(
            f"{found}; write FIELD=COLUMN with commas between, FIELD being one of "
            f"{', '.join(FIELDS)}, such as text=3,title=Headline"
        )
    return ColumnMapping(**chosen, has_names=False if UNNAMED in parts else None)
