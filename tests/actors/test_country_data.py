"""The tables of countries and of places: every fact in its cell once, nothing claimed twice."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycountry
import pytest

DATA = Path(__file__).parents[2] / "analysis" / "actors" / "data"

Row = dict[str, str]

#: what stands in for a sovereign in ISO 3166-1 and is none: territories, counted as places
TERRITORIES = set(
    re.findall(
        r"\w\w",
        "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF "
        "MO MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT",
    )
)
LEADERS = {"head_of_state", "head_of_government", "supreme_leader"}
KINDS = {"city", "state", "region", "water", "island"}
#: capitals that are the whole country: the country's name already covers them
CITY_STATES = {"MC", "SG", "SM", "VA"}
#: countries without a demonym of their own: theirs is another's, or there is none
NO_DEMONYM = {"CG", "DM", "VA"}


def read(filename: str) -> list[Row]:
    """Rows of a data file."""
    with (DATA / filename).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


COUNTRIES = read("countries.csv")
PLACES = read("places.csv")
ISO = {country.alpha_2 for country in pycountry.countries}


def spellings(row: Row, *columns: str) -> Iterator[str]:
    """Values of some cells of a row; a cell holds several, separated by semicolons."""
    for column in columns:
        yield from row[column].split(";") if row[column] else []


def plain(spelling: str) -> str:
    """The spelling without accents, as it is compared with a text: "Malé" would be "Male"."""
    letters = unicodedata.normalize("NFD", spelling)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def claimed_twice(claims: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Spellings, accents aside, that more than one owner claims."""
    owners: dict[str, set[str]] = defaultdict(set)
    for spelling, owner in claims:
        owners[plain(spelling)].add(owner)
    return {spelling: found for spelling, found in owners.items() if len(found) > 1}


def test_every_sovereign_has_one_row_and_nobody_else() -> None:
    """A missing state could never be counted; a stray code would count as a state of its own.

    ISO's 249 codes less 53 territories are the 193 members of the United Nations, Palestine,
    Taiwan and the Vatican; Kosovo, which has no ISO code, makes 197.
    """
    codes = [row["code"] for row in COUNTRIES]

    assert set(codes) == (ISO - TERRITORIES) | {"XK"}
    assert len(codes) == 197
    assert codes == sorted(codes)


def test_no_spelling_is_claimed_by_two_countries() -> None:
    """One word, one country: with two owners the order of the rows would decide what is counted."""
    columns = ("name", "aliases", "acronyms", "demonyms", "capital", "seats")
    claims = ((s, row["code"]) for row in COUNTRIES for s in spellings(row, *columns))

    assert claimed_twice(claims) == {}


def test_no_country_repeats_a_spelling() -> None:
    """A spelling has one kind: alias and demonym, or capital and seat, exclude each other."""
    columns = ("name", "aliases", "acronyms", "demonyms", "capital", "seats")
    for row in COUNTRIES:
        found = list(spellings(row, *columns))
        whole = {row["name"]} if row["code"] in CITY_STATES else set()

        assert {s for s in found if found.count(s) > 1} <= whole, row["code"]


@pytest.mark.parametrize("filename", ["countries.csv", "places.csv"])
def test_cells_have_no_stray_blanks(filename: str) -> None:
    """A blank at a border is part of the spelling, and would never be found in a text."""
    for row in read(filename):
        assert None not in row
        for cell in row.values():
            assert all(part == " ".join(part.split()) for part in cell.split(";"))
            assert cell == "" or all(cell.split(";")), cell


def test_every_country_says_what_the_rules_need() -> None:
    """Name, capital and a known leader are filled; only three have no demonym of their own."""
    assert all(row["name"] and row["capital"] for row in COUNTRIES)
    assert {row["leader"] for row in COUNTRIES} == LEADERS
    assert {row["code"] for row in COUNTRIES if not row["demonyms"]} == NO_DEMONYM


@pytest.mark.parametrize(
    ("code", "leader"),
    [
        ("IN", "head_of_government"),
        ("GB", "head_of_government"),
        ("UA", "head_of_state"),
        ("US", "head_of_state"),
        ("SA", "head_of_state"),
        ("IR", "supreme_leader"),
    ],
)
def test_the_leader_is_who_governs(code: str, leader: str) -> None:
    """So "the Indian leader" is the prime minister, "the Ukrainian leader" the president."""
    assert next(row["leader"] for row in COUNTRIES if row["code"] == code) == leader


def test_every_capital_is_also_a_place() -> None:
    """Talks "in New Delhi" need a city to resolve to, in each spelling that can mean India."""
    known = {(s, row["country"]) for row in PLACES for s in spellings(row, "name", "aliases")}
    capitals = {
        (s, row["code"])
        for row in COUNTRIES
        if row["code"] not in CITY_STATES
        for s in spellings(row, "capital")
    }

    assert capitals - known == set()


def test_a_capital_comes_before_its_namesakes() -> None:
    """Of two places with one name the first row counts as the better known: Tripoli is Libya's."""
    capitals = {(s, row["code"]) for row in COUNTRIES for s in spellings(row, "capital")}
    seen: set[str] = set()
    for row in PLACES:
        if (row["name"], row["country"]) in capitals:
            assert plain(row["name"]) not in seen
        seen.add(plain(row["name"]))


def test_country_and_kind_of_places_are_known() -> None:
    """A place in several countries, or in none, leaves the country blank; others have an owner."""
    owners = {row["code"] for row in COUNTRIES} | {""}

    assert {row["country"] for row in PLACES} <= owners
    assert {row["kind"] for row in PLACES} == KINDS
    assert all(row["country"] for row in PLACES if row["kind"] in {"city", "state"})


def test_no_place_spelling_is_used_twice_in_one_country() -> None:
    """New York is the city, New York State the state: a reader of the counts can tell them apart.

    Rows are compared with each other, so a repeated (name, country) is caught as well.
    """
    found = [(s, row["country"]) for row in PLACES for s in spellings(row, "name", "aliases")]

    assert len(found) == len(set(found))


def test_no_place_takes_a_country_s_spelling() -> None:
    """A place named like a country would hide it; the American Georgia is the one exception."""
    columns = ("name", "aliases", "acronyms", "demonyms")
    taken = {plain(s) for row in COUNTRIES for s in spellings(row, *columns)}
    clashes = [
        (s, row["country"])
        for row in PLACES
        for s in spellings(row, "name", "aliases")
        if plain(s) in taken
    ]

    assert clashes == [("Georgia", "US")]


@pytest.mark.parametrize(
    "word", ["Male", "Sale", "Colon", "Reunion", "Nice", "Reading", "Mobile", "Orange", "Victoria"]
)
def test_an_ordinary_word_or_first_name_is_no_place(word: str) -> None:
    """The words "Male voters" do not mention the Maldives, nor "Nice try" a city in France."""
    found = {plain(s) for row in PLACES for s in spellings(row, "name", "aliases")}
    found |= {plain(s) for row in COUNTRIES for s in spellings(row, "aliases", "capital", "seats")}

    assert word not in found


def test_there_are_places_enough_for_the_news() -> None:
    """The floor under the list: a damaged or shortened file is noticed."""
    cities = {row["name"] for row in PLACES if row["kind"] == "city"}

    assert len(cities) >= 700
    assert {"Gaza City", "Bakhmut", "Camp David", "Davos", "The Hague", "Minsk"} <= cities
