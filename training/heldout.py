"""Write the parts of the training sets that are held back and only ever measured.

    python -m training.heldout --gold DIR --out DIR

Held back are the Worldwide Newswire documents whose SHA-256 of ``id``, and the ReLocaR rows whose
SHA-256 of ``sentence``, is 0 mod 10.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: data set -> (the field whose digest decides, name of the part that is held back)
HELD_OUT = {
    "ner.eww-open": ("id", "ner.eww-heldout"),
    "metonymy.relocar-train": ("sentence", "metonymy.relocar-heldout"),
}


def is_held_out(key: str) -> bool:
    """Whether a row is in the tenth that measures, by the SHA-256 of its key.

    Examples
    --------
    >>> sum(is_held_out(str(number)) for number in range(1000))
    94
    """
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 10 == 0


def rows(gold: Path, name: str) -> Iterator[dict[str, Any]]:
    """The rows of a data set, in the file's order.

    Raises
    ------
    FileNotFoundError
        When the folder has no such set, as itself or under ``open``.
    """
    paths = [folder / f"{name}.jsonl.gz" for folder in (gold, gold / "open")]
    path = next((path for path in paths if path.exists()), None)
    if path is None:
        raise FileNotFoundError(f"No data set {name}.jsonl.gz in {gold}; --gold names its folder.")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def training_rows(gold: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a data set that may be trained on."""
    key = HELD_OUT.get(name, ("", ""))[0]
    return [row for row in rows(gold, name) if not key or not is_held_out(row[key])]


def held_out_rows(gold: Path, name: str) -> list[dict[str, Any]]:
    """The rows of a split data set that only measure."""
    key = HELD_OUT[name][0]
    return [row for row in rows(gold, name) if is_held_out(row[key])]


def main(arguments: list[str] | None = None) -> None:
    """Write one JSON Lines file per split data set."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gold", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    for name, (_, part) in HELD_OUT.items():
        held = held_out_rows(options.gold, name)
        path = options.out / f"{part}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in held), encoding="utf-8")
        print(f"{path}: {len(held)} rows")


if __name__ == "__main__":
    main()
