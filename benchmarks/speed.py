"""Speed of the fast reader, step by step, in MB a second and core: ``python -m benchmarks.speed``.

What a user would pick instead is timed in the same run: for tone TextBlob, called once per
sentence; for the whole path the script of `benchmarks.peers`, on the first ``--peers N`` articles.
Without ``--articles FILE`` (JSON lines with ``text``, optionally ``published``) articles of news
shape are generated.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from textblob import TextBlob

from analysis import Settings, measures, read_documents
from analysis.actors.find import find_mentions
from analysis.annotate import annotate_documents, link
from analysis.quotes.find import find_quotes
from analysis.text.sentences import split_sentences
from analysis.text.tone import score_tone
from benchmarks.peers import peers_script, pipeline

#: the network is timed by `benchmarks.reader`
_FAST = Settings(reader="fast")
_NAMES = [
    "India",
    "the United States",
    "Moscow",
    "Narendra Modi",
    "President Vladimir Putin",
    "NATO",
    "the West",
    "Kyiv",
    "the Indian leader",
    "Anna Brandt",
    "the Harbour Council",
    "German officials",
    "the Ukraine conference",
]
_FRAMES = [
    "{a} urged {b} to return to the talks, which observers called a good but fragile start.",
    "After a long night in Geneva, {a} and {b} agreed on very little.",
    "Officials said that {a} would not accept the terms that {b} had put forward in March 2024.",
    "“We are not happy with this,” a spokesperson for {a} said, adding that {b} knew it.",
    "The economy grew by 2.5 percent, while prices of wheat and fuel rose again last month.",
]


def generated(articles: int, sentences: int = 28) -> Iterator[tuple[str, bytes]]:
    """Made-up articles, about 700 words each, the same on every run."""
    chance = random.Random(1)
    for number in range(articles):
        lines = [
            chance.choice(_FRAMES).format(a=chance.choice(_NAMES), b=chance.choice(_NAMES))
            for _ in range(sentences)
        ]
        body = "\n".join(" ".join(lines[i : i + 3]) for i in range(0, sentences, 3))
        yield f"{number}.txt", f"Talks resume, day {number}\n\n{body}".encode()


def from_file(path: Path, limit: int) -> Iterator[tuple[str, bytes]]:
    """The first articles of a file of JSON lines, as files of their own."""
    opened: Any = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for number, line in zip(range(limit), file, strict=False):
            row = json.loads(line)
            head = f"---\npublished: {row['published']}\n---\n" if row.get("published") else ""
            yield f"{number}.txt", (head + row["text"]).encode()


def _timed(step: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of processor time, which other programs on the machine do not change much."""
    started = time.process_time()
    result = step()
    return time.process_time() - started, result


def _warm_up() -> None:
    """Load what is loaded at first use, so that it is counted for no step."""
    text = b"Warm up\n\nIndia urged Russia to accept a very good plan."
    annotate_documents(read_documents([("warm.txt", text)]).documents, _FAST)
    TextBlob("A good day.").sentiment  # noqa: B018 - for what it loads


def _strings(documents: pd.DataFrame, sentences: pd.DataFrame) -> list[str]:
    texts = dict(zip(documents["document_id"], documents["text"], strict=True))
    rows = sentences[["document_id", "start", "end"]].itertuples(index=False)
    return [texts[document_id][start:end] for document_id, start, end in rows]


def _peers_speed(texts: list[str]) -> float | None:
    """Million characters a second of the peers' script; None where spaCy is not installed."""
    try:
        language = pipeline()
    except ModuleNotFoundError as error:
        print(error)
        return None
    peers_script(language, texts[:2])
    seconds, _ = _timed(lambda: peers_script(language, texts))
    return sum(map(len, texts)) / 1e6 / seconds


def main() -> None:
    """Print a table: step, seconds, MB/s, and the ratios to TextBlob and to the peers' script."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, help="JSON lines, may be gzipped")
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--peers", type=int, default=40, help="articles for the peers' script")
    options = parser.parse_args()
    source = (
        from_file(options.articles, options.limit) if options.articles else generated(options.limit)
    )
    files = list(source)
    _warm_up()

    reading, read = _timed(lambda: read_documents(files))
    documents: pd.DataFrame = read.documents
    splitting, sentences = _timed(lambda: split_sentences(documents))
    tone, scored = _timed(lambda: score_tone(sentences, documents))
    finding, (mentions, _) = _timed(lambda: find_mentions(documents, scored))
    quoting, _ = _timed(lambda: find_quotes(documents, scored, mentions))
    strings = _strings(documents, sentences)
    textblob, _ = _timed(lambda: [TextBlob(text).sentiment for text in strings])
    whole, annotated = _timed(lambda: annotate_documents(documents, _FAST))
    # once more, since annotate has met every word before, as the first call of each step has not
    quoting_again, _ = _timed(lambda: find_quotes(documents, scored, mentions))
    annotations = link(annotated)
    counting, _ = _timed(lambda: measures.mention_counts(annotations))
    pairing, _ = _timed(lambda: measures.cooccurrence(annotations))

    megabytes = documents["text"].str.len().sum() / 1e6
    print(
        f"{len(documents)} articles, {megabytes:.2f} million characters, {len(strings)} sentences"
    )
    print(f"Python {platform.python_version()}, {platform.machine()}, processor time of one core")
    steps = {"reading": reading, "sentences": splitting, "tone": tone, "actors": finding}
    steps["quotes"] = quoting
    paths = {"all": sum(steps.values()), "annotate": whole, "TextBlob": textblob}
    for name, seconds in {**steps, **paths}.items():
        print(f"{name:<12}{seconds:8.2f} s{megabytes / seconds:8.2f} MB/s")
    print(f"tone is {textblob / tone:.1f} times as fast as TextBlob called per sentence")
    print(f"quotes take {quoting_again / whole:.0%} of annotate")
    peers = _peers_speed(documents["text"].head(options.peers).tolist())
    if peers is not None:
        ratio = megabytes / whole / peers
        print(f"peers' script: {peers:.3f} MB/s; annotate is {ratio:.1f} times as fast")
    print(f"{'counts':<12}{counting:8.2f} s   {'ties':<6}{pairing:8.2f} s")


if __name__ == "__main__":
    main()
