"""The sample: 36 briefs of our own, each with its facts, its note on sources, and no quotation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from analysis import Settings, annotate, measures, read_documents
from analysis.reading import Reading
from analysis.tables import Annotations

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "docs" / "sample" / "peace-talks"
BRIEFS = sorted(SAMPLE.iterdir())
NAMES = [path.stem for path in BRIEFS]
#: words of a brief, without its title
SHORTEST, LONGEST = 150, 300
#: actors that the fast reader must find in each brief
FEWEST_ACTORS = 8
SERIES = {f"Actorscope {name}" for name in ("Mediators", "Parties", "Reactions")}
QUOTATION_MARKS = re.compile("[\"“”„«»‹›`´]|(?<!\\w)['‘]|['’](?!\\w)")


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The sample as it is read."""
    return read_documents([SAMPLE])


@pytest.fixture(scope="module")
def annotated(reading: Reading) -> Annotations:
    """The sample as the fast reader annotates it."""
    return annotate(reading.documents, Settings(reader="fast"))


def document(reading: Reading, path: Path) -> dict[str, Any]:
    """What was read from one brief."""
    rows = reading.documents
    (found,) = rows[rows["filename"] == path.name].to_dict("records")
    return {str(name): value for name, value in found.items()}


def test_every_brief_is_read_and_nothing_is_guessed(reading: Reading) -> None:
    """36 files give 36 articles whose title, outlet and date are stated."""
    outcomes = reading.outcomes

    assert outcomes["status"].tolist() == ["read"] * 36
    assert set(outcomes["reason"]) == {""}
    origins = outcomes[["title_from", "outlet_from", "published_from"]]
    assert (origins == "given").all(axis=None)


@pytest.mark.parametrize("path", BRIEFS, ids=NAMES)
def test_brief_is_complete(reading: Reading, path: Path) -> None:
    """A brief has 150 to 300 words, a series, region and decade, and the date in its name."""
    brief = document(reading, path)
    words = len(path.read_text("utf-8").split("---\n")[2].split())
    region, decade = brief["tags"]

    assert SHORTEST <= words <= LONGEST
    assert brief["outlet"] in SERIES
    assert path.name.startswith(f"{brief['published']:%Y-%m-%d}_")
    assert decade == f"{brief['published'].year // 10}0s"
    assert region[0].isupper()


@pytest.mark.parametrize("path", BRIEFS, ids=NAMES)
def test_nobody_is_quoted(path: Path) -> None:
    """No words stand between quotation marks: an apostrophe is followed or led by a letter."""
    assert QUOTATION_MARKS.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("name", NAMES)
def test_sources_are_noted(name: str) -> None:
    """The README names, for each brief, what is on record and where it was published."""
    readme = (SAMPLE.parent / "README.md").read_text("utf-8")
    (note,) = re.findall(rf"^\| {name} \+? ?\| (.+) \| (.+) \|$", readme, re.MULTILINE)

    assert all(len(cell.split()) >= 2 or cell in {"OSCE", "IGAD"} for cell in note)


def test_briefs_differ(reading: Reading) -> None:
    """Titles are unique, and each series has as many briefs as the others."""
    documents = reading.documents

    assert documents["title"].is_unique
    assert documents["outlet"].value_counts().to_dict() == dict.fromkeys(SERIES, 12)


def test_actors_are_found_in_each(annotated: Annotations) -> None:
    """The fast reader finds at least eight actors in every brief."""
    mentions = annotated.mentions
    acting = mentions[mentions["role"] == "actor"]
    found = acting.groupby("document_id")["actor_id"].nunique()

    assert len(found) == 36
    assert found.min() >= FEWEST_ACTORS


def test_timeline_spans_the_decades(annotated: Annotations) -> None:
    """The timeline runs from 1978 into the 2020s, with at least one brief in each decade."""
    by_year = measures.timeline(annotated, step="year")
    full = by_year.loc[by_year["articles"] > 0, "first"].dt.year

    assert by_year["first"].min().year == 1978
    assert set(full // 10 * 10) == set(range(1970, 2030, 10))


def test_voices_are_heard(annotated: Annotations) -> None:
    """At least two stretches of reported speech in each brief, most of them with a speaker."""
    quotes = annotated.quotes

    assert quotes.groupby("document_id").size().min() >= 2
    assert quotes["speaker_id"].notna().mean() > 0.5


def test_seed_stays_the_seed() -> None:
    """The folder that the dashboard opens on holds one article, and the sample is not in it."""
    assert read_documents([ROOT / "seeds"]).outcomes["status"].tolist() == ["read"]
