"""Tables as the command line prints them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import pandas as pd

from analysis.measures import near_duplicates
from analysis.reading import Reading
from analysis.tables import Annotations

#: characters of a title or a reason in a printed table
MAX_TITLE = 40
MAX_REASON = 90
_HEADER = ("source", "outcome", "title", "outlet", "published", "words", "reason")


def outcome_lines(reading: Reading) -> Iterator[str]:
    """One line per outcome: the source, what became of it, why, and what to do.

    Examples
    --------
    >>> from analysis import read_documents
    >>> print(*outcome_lines(read_documents([("a.txt", b"They met."), ("b.txt", b"")])), sep="\\n")
    a.txt: read.
    b.txt: refused. 'b.txt' is empty (0 bytes). Check the original and upload it again.
    """
    for outcome in reading.outcomes.to_dict("records"):
        said = " ".join(filter(None, (outcome["reason"], outcome["next_step"])))
        yield f"{outcome['source']}: {outcome['status']}. {said}".rstrip()


def outcome_table(reading: Reading) -> str:
    """The outcomes with what was found in each article; "?" stands behind what was guessed.

    An article that was read is called a near-duplicate where another one of the reading, the first
    of its story, shares most of its words.
    """
    documents = reading.documents.set_index("document_id").to_dict("index")
    copies = _copies(reading)
    rows = [
        _outcome_cells(_told(outcome, copies), documents.get(outcome["document_id"], {}))
        for outcome in reading.outcomes.to_dict("records")
    ]
    counts: Counter[str] = Counter(row[1] for row in rows)
    summary = ", ".join(f"{count:,} {status}" for status, count in counts.most_common())
    return f"{aligned([_HEADER, *rows], right={5})}\n\n{summary or 'nothing'}; ? = guessed"


def aligned(rows: Sequence[Sequence[object]], *, right: Collection[int] = ()) -> str:
    """Columns of equal width; those numbered in `right` are set to the right.

    Examples
    --------
    >>> print(aligned([("actor", "n"), ("India", 12)], right={1}))
    actor   n
    India  12
    """
    widths = [max(len(str(row[i])) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            str(cell).rjust(width) if i in right else str(cell).ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _copies(reading: Reading) -> dict[str, str]:
    """document_id of each near-duplicate -> of what it is one."""
    found = near_duplicates(Annotations(documents=reading.documents))
    read = reading.outcomes[reading.outcomes["status"] == "read"]
    sources = dict(zip(read["document_id"], read["source"], strict=True))
    return {
        str(row.document_id): f"{row.similarity:.0%} like '{sources[str(row.representative)]}'"
        for row in found.itertuples()
        if str(row.document_id) != str(row.representative)
    }


def _told(outcome: dict[Any, Any], copies: dict[str, str]) -> dict[Any, Any]:
    """The outcome of an article; of a near-duplicate, with what it is like."""
    like = copies.get(outcome["document_id"])
    if like is None or outcome["status"] != "read":
        return outcome
    reason = "; ".join(filter(None, (like, outcome["reason"])))
    return outcome | {"status": "near-duplicate", "reason": reason}


def _outcome_cells(outcome: dict[Any, Any], document: dict[Any, Any]) -> tuple[str, ...]:
    published = document.get("published")
    day = f"{published:%Y-%m-%d}" if document and pd.notna(published) else ""
    fields = {"title": document.get("title"), "outlet": document.get("outlet"), "published": day}
    marked = (
        f"{_cut(value, MAX_TITLE)}{'?' if outcome[f'{field}_from'] == 'guessed' else ''}"
        if isinstance(value, str) and value
        else ""
        for field, value in fields.items()
    )
    words = f"{document['n_words']:,}" if document else ""
    return outcome["source"], outcome["status"], *marked, words, _cut(outcome["reason"], MAX_REASON)


def _cut(written: str, most: int) -> str:
    return written if len(written) <= most else f"{written[: most - 1]}…"
