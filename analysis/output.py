"""Tables as files: CSV that a spreadsheet opens safely, and Parquet."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from analysis.errors import OutputError
from analysis.tables import Annotations

TABLES = ("documents", "sentences", "mentions", "quotes", "actors")
#: a cell that starts so is a formula to a spreadsheet; an apostrophe in front makes it text
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_tables(annotations: Annotations, folder: Path) -> dict[str, int]:
    """Write the five tables as ``NAME.csv`` and ``NAME.parquet``.

    Parameters
    ----------
    annotations
        What to write.
    folder
        Is made where it is missing; files of these names are replaced.

    Returns
    -------
    dict
        Table name -> number of rows.

    Raises
    ------
    OutputError
        When the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            frame: pd.DataFrame = getattr(annotations, name)
            frame.to_parquet(folder / f"{name}.parquet", index=False)
            (folder / f"{name}.csv").write_text(csv_of(frame), encoding="utf-8-sig")
    except OSError as error:
        raise OutputError(
            f"Cannot write to '{folder}': {error.strerror}. Choose another folder with --out."
        ) from error
    return {name: len(getattr(annotations, name)) for name in TABLES}


def csv_of(frame: pd.DataFrame) -> str:
    """A table as CSV: lists as JSON arrays, missing as empty cells, no cell a formula.

    Examples
    --------
    >>> print(csv_of(pd.DataFrame({"name": ["=1+1", "India"], "aliases": [["a"], []]})), end="")
    name,aliases
    '=1+1,"[""a""]"
    India,[]
    """
    safe = frame.copy()
    for column in safe.columns:
        if safe[column].dtype == object:
            safe[column] = [json.dumps(list(value), ensure_ascii=False) for value in safe[column]]
        elif pd.api.types.is_string_dtype(safe[column]):
            safe[column] = safe[column].map(_neutralised, na_action="ignore")
    text: str = safe.to_csv(index=False)
    return text


def _neutralised(cell: str) -> str:
    safe = f"'{cell}" if cell.startswith(_FORMULA) else cell
    # a writer of CSV does not quote it, and readers begin a new row there
    return safe.replace("\r\n", "\n").replace("\r", "\n")
