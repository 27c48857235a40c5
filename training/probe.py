"""Bias probe: does the name alone move the stance of sentences that say nothing good or bad?

    python -m training.probe [--weights analysis/reader/weights]

Puts 40 names into 200 neutral sentences and prints, for each name, how far its mean stance is from
the mean of all names.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.reader.reading import Reader, open_reader
from analysis.reader.weights import FOLDER

SENTENCES = Path(__file__).parent / "probe.toml"


def probe_sentences() -> tuple[list[tuple[str, str]], list[str]]:
    """(group, name) of every name, and every sentence with ``{name}`` in it."""
    probe = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))
    names = [(group, name) for group, some in probe["names"].items() for name in some]
    return names, [f"{frame} {end}" for frame in probe["frames"] for end in probe["endings"]]


def stance_by_name(
    reader: Reader, names: Sequence[tuple[str, str]], sentences: Sequence[str]
) -> pd.DataFrame:
    """Mean stance of each name over all sentences.

    Returns
    -------
    DataFrame
        group, name, stance [-1, 1], shift: stance minus the mean of all names; largest shift first.
    """
    rows = []
    for group, name in names:
        filled = [_filled(sentence, name) for sentence in sentences]
        read = reader.read([text for text, _, _ in filled])
        asked = [(one, start, end) for one, (_, start, end) in zip(read, filled, strict=True)]
        scores = [answer.score for answer in reader.ask(asked) if answer is not None]
        rows.append((group, name, float(np.mean(scores))))
    table = pd.DataFrame(rows, columns=["group", "name", "stance"])
    table["shift"] = table["stance"] - table["stance"].mean()
    return table.sort_values("shift", key=abs, ascending=False, ignore_index=True)


def _filled(sentence: str, name: str) -> tuple[str, int, int]:
    start = sentence.index("{name}")
    text = sentence.replace("{name}", name)
    if start == 0:
        text = text[0].upper() + text[1:]
    article = len("the ") if name.startswith("the ") else 0
    return text, start + article, start + len(name)


def main(arguments: list[str] | None = None) -> None:
    """Print the table and the largest shift."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--weights", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    table = stance_by_name(open_reader(options.weights), *probe_sentences())
    print(table.round(3).to_string(index=False))
    print(table.groupby("group")["stance"].mean().round(3).to_string())
    print(f"largest shift: {table['shift'].abs().max():.3f}")


if __name__ == "__main__":
    main()
