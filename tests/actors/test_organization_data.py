"""The dictionary's bodies and word lists, and the program that learns the lists."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from pathlib import Path

import pycountry
import pytest

from analysis.actors.folding import fold, slug
from training.word_lists import (
    SOURCES,
    SPLIT,
    Row,
    build_lists,
    common_words,
    given_names,
    is_held_out,
    listed,
    main,
)

DATA = Path(__file__).parents[2] / "analysis" / "actors" / "data"
LISTS = ("common_words", "given_names", "person_titles", "org_heads", "not_actors")
POSITIONS = {"first", "last", "both"}
REASONS = {"treaty", "law", "event", "award", "calendar", "place", "language", "idiom"}
REASONS |= {"faith", "team"}
#: forms that several countries' bodies share
SHARED = {"Foreign Ministry", "Defense Ministry", "Defence Ministry", "Supreme Court", "Parliament"}
SHARED |= {"Ministry of Defense", "Ministry of Defence", "Foreign Office", "National Assembly"}


def bodies() -> list[dict[str, str]]:
    """Rows of organizations.csv."""
    with (DATA / "organizations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spellings(body: dict[str, str]) -> list[str]:
    """Name, acronyms and aliases of a body, as they stand in its cells."""
    cells = [body["acronyms"], body["aliases"]]
    return [body["name"], *(part for cell in cells if cell for part in cell.split(";"))]


def entries(name: str) -> list[str]:
    """First column of a list, in the order of the file."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[0] for line in lines if not line.startswith("#")]


def test_there_are_enough_bodies() -> None:
    """The dictionary knows more than three hundred bodies, and the columns are those it reads."""
    assert len(bodies()) > 330
    assert list(bodies()[0]) == ["name", "type", "country", "acronyms", "aliases"]


def test_no_spelling_is_claimed_twice() -> None:
    """Each spelling, accents aside, belongs to one body, so a match needs no choice."""
    owners: dict[str, set[str]] = {}
    for body in bodies():
        for spelling in spellings(body):
            owners.setdefault(fold(spelling), set()).add(body["name"])

    assert {s: names for s, names in owners.items() if len(names) > 1} == {}


def test_no_spelling_is_listed_twice_for_one_body() -> None:
    """Within a row every spelling stands once."""
    repeated = {b["name"] for b in bodies() if len(set(spellings(b))) < len(spellings(b))}

    assert repeated == set()


def test_no_two_bodies_share_an_identifier() -> None:
    """Names differ also as part of an actor_id ("OPEC" and "OPEC+" would not)."""
    counts = Counter(f"{body['type']}:{slug(body['name'])}" for body in bodies())

    assert [identifier for identifier, n in counts.items() if n > 1] == []


def test_types_and_countries_are_known() -> None:
    """A body is an organization or a group, of a country of ISO 3166-1 (or Kosovo) or of none."""
    codes = {country.alpha_2 for country in pycountry.countries} | {"XK", ""}

    assert {body["type"] for body in bodies()} == {"organization", "group"}
    assert {body["country"] for body in bodies()} <= codes


def test_no_stray_blanks_in_bodies() -> None:
    """No spelling is empty, starts or ends with a blank or holds two in a row."""
    found = [s for body in bodies() for s in spellings(body) if s != " ".join(s.split()) or not s]

    assert found == []


def test_shared_forms_name_no_single_body() -> None:
    """A bare "Foreign Ministry" is every country's, so no body has it as a spelling."""
    claimed = {spelling for body in bodies() for spelling in spellings(body)}

    assert claimed & (SHARED | {form.lower() for form in SHARED}) == set()


def test_no_spelling_belongs_to_a_country() -> None:
    """What countries.csv claims as a country's name, demonym or seat is left to it."""
    claimed = {fold(spelling) for body in bodies() for spelling in spellings(body)}
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        columns = ("name", "aliases", "acronyms", "demonyms", "capital", "seats")
        cells = [row[column] for row in csv.DictReader(file) for column in columns if row[column]]

    assert claimed & {fold(part) for cell in cells for part in cell.split(";")} == set()


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        pytest.param("UN", "United Nations", id="acronym"),
        pytest.param("North Atlantic Alliance", "NATO", id="name known by its acronym"),
        pytest.param("Pentagon", "US Department of Defense", id="metonym of a department"),
        pytest.param("MEA", "Indian Ministry of External Affairs", id="ministry"),
        pytest.param("Daesh", "Islamic State", id="other name"),
        pytest.param("Médecins Sans Frontières", "Doctors Without Borders", id="other language"),
        pytest.param("Tories", "Conservative Party", id="party's people"),
    ],
)
def test_spelling_resolves_to_the_body(spelling: str, name: str) -> None:
    """Common spellings lead to the name that news agencies print at first mention."""
    assert [body["name"] for body in bodies() if spelling in spellings(body)] == [name]


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_sorted_unique_and_clean(name: str) -> None:
    """Every entry stands once, in order, without stray blanks."""
    found = entries(name)

    assert found in (sorted(found), sorted(found, key=lambda entry: (entry.casefold(), entry)))
    assert len(set(found)) == len(found)
    assert [entry for entry in found if not entry or entry != " ".join(entry.split())] == []


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        pytest.param("org_heads", POSITIONS, id="heads stand first, last or both"),
        pytest.param("not_actors", REASONS, id="every exclusion has a reason"),
    ],
)
def test_second_column_is_known(name: str, allowed: set[str]) -> None:
    """The second column holds only the words that the rules know."""
    assert {line.split("\t")[1] for line in listed(DATA / f"{name}.txt")} == allowed


def test_head_words_are_no_exclusions() -> None:
    """A last word cannot both make an organisation and make none."""
    assert set(entries("org_heads")) & set(entries("not_actors")) == set()


def test_common_words_are_no_names() -> None:
    """No ordinary word is a given name, a country or a people, whatever its capital."""
    words = set(entries("common_words"))
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.DictReader(file) for cell in (row["name"], row["demonyms"])]
    names = {part.lower() for cell in cells for part in cell.split(";")} - {""}

    assert words & {name.lower() for name in entries("given_names")} == set()
    assert words & names == set()
    assert words & {"indian", "russian", "chinese", "obama", "putin", "smith", "khan"} == set()


@pytest.mark.parametrize("name", ["common_words", "given_names"])
def test_learned_lists_say_where_they_are_from(name: str) -> None:
    """A learned list names its sources and its command, and stays small."""
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")

    assert all(f"# {source}:" in text.replace("#   ", "# ") for source in SOURCES)
    assert "python -m training.word_lists" in text
    assert len(text.encode()) < 300_000


def test_a_word_is_common_if_mostly_lower_inside_sentences() -> None:
    """Counted by hand: "harvest" 3 of 3 lower, "Mill" 1 of 3; "Rain" only opens sentences."""
    text = (
        "Rain hurt a harvest. Rain hurt the harvest of Mill. Rain hurt a harvest, a mill and Mill."
    )

    found = common_words([Row(text, ())])

    assert found >= {"harvest", "hurt"}
    assert found.isdisjoint({"mill", "rain", "of"})


@pytest.mark.parametrize(
    ("text", "kinds", "found"),
    [
        pytest.param("Ada Low|Ada Hill", "PER PER", {"Ada"}, id="borne by two"),
        pytest.param("Ada Low|Ida Hill", "PER PER", set(), id="once is no evidence"),
        pytest.param("President Ada Low|Ms. Ada Low", "PER PER", {"Ada"}, id="after titles"),
        pytest.param("Low|Low", "PER PER", set(), id="a single word is a surname"),
        pytest.param("Ada Low|Ada Low|Ada|Ada", "PER PER LOC LOC", set(), id="as often a place"),
    ],
)
def test_given_names_are_first_words_of_persons(text: str, kinds: str, found: set[str]) -> None:
    """A given name opens the names of two persons or more, and of persons mostly."""
    ends = [len("|".join(text.split("|")[: n + 1])) for n in range(text.count("|") + 1)]
    starts = [0, *(end + 1 for end in ends)]
    spans = tuple(zip(starts, ends, kinds.split(), strict=False))

    assert given_names([Row(text.replace("|", " "), spans)]) == found


def test_decisions_by_hand_win() -> None:
    """So "Bill" stays a name though "bill" is counted, and "will" a word though "Will" is."""
    text = "They bill us, a bill is a bill. Will Low met Will Hill"
    start = text.index("Will Low")
    lists = build_lists([Row(text, ((start, start + 8, "PER"), (start + 13, len(text), "PER")))])

    assert "Bill" in lists["given_names"]
    assert "bill" not in lists["common_words"]
    assert "will" in lists["common_words"]
    assert "Will" not in lists["given_names"]


def write_corpus(folder: Path, *, split_ids: list[str]) -> None:
    """Write the four data sets: in each, a word of its own stands in every document."""
    for name in SOURCES:
        word = "zorp" if name == SPLIT else "quib"
        ids = split_ids if name == SPLIT else [name]
        rows = [
            {"id": i, "text": f"A {word}, a {word} and a {word} {i}.", "spans": []} for i in ids
        ]
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)


def test_same_corpus_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two runs of the program write the same files, with what the corpus taught."""
    write_corpus(tmp_path, split_ids=["a0"])
    written = []
    for run in ("one", "two"):
        (tmp_path / run).mkdir()
        main(["--gold", str(tmp_path), "--out", str(tmp_path / run)])
        written.append([path.read_bytes() for path in sorted((tmp_path / run).iterdir())])

    assert written[0] == written[1]
    assert listed(tmp_path / "one" / "common_words.txt") >= {"zorp", "quib"}


def test_documents_held_out_teach_nothing(tmp_path: Path) -> None:
    """A word that stands only in documents held out is not learned."""
    held_out = [f"a{number}" for number in range(30) if is_held_out(f"a{number}")]
    write_corpus(tmp_path, split_ids=held_out)

    main(["--gold", str(tmp_path), "--out", str(tmp_path)])

    assert held_out
    assert listed(tmp_path / "common_words.txt").isdisjoint({"zorp"})
