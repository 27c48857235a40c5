"""What is typed is read as people who search mean it, and what cannot be read is said where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import QueryError
from analysis.search import Query, Term, parse_query, wanted_terms
from analysis.search.parsing import MAX_CHARACTERS
from analysis.search.query import And, Not, Or

A, B, C = (Term((letter,)) for letter in "abc")


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        pytest.param("a", A, id="a word"),
        pytest.param("A", A, id="capitals make no difference"),
        pytest.param("a b", And((A, B)), id="side by side is AND"),
        pytest.param("a AND b", And((A, B)), id="AND"),
        pytest.param("a and b", And((A, Term(("and",)), B)), id="small letters are a word"),
        pytest.param('a "AND" b', And((A, Term(("and",)), B)), id="in quotation marks a word"),
        pytest.param("a OR b", Or((A, B)), id="OR"),
        pytest.param("a OR b c", Or((A, And((B, C)))), id="AND binds more than OR"),
        pytest.param("(a OR b) c", And((Or((A, B)), C)), id="parentheses"),
        pytest.param("(a OR b)c", And((Or((A, B)), C)), id="parentheses need no space"),
        pytest.param("((a))", A, id="parentheses inside one another"),
        pytest.param("a NOT b", And((A, Not(B))), id="NOT"),
        pytest.param("a AND NOT b", And((A, Not(B))), id="AND NOT"),
        pytest.param("a NOT b c", And((A, Not(B), C)), id="NOT binds the next word only"),
        pytest.param("a NOT (b OR c)", And((A, Not(Or((B, C))))), id="NOT of a group"),
        pytest.param("NOT NOT a", Not(Not(A)), id="NOT of NOT"),
        pytest.param('"a b"', Term(("a", "b")), id="a phrase"),
        pytest.param("“a b”", Term(("a", "b")), id="curly quotation marks"),
        pytest.param("„a b“", Term(("a", "b")), id="low quotation marks"),
        pytest.param('"a b”', Term(("a", "b")), id="quotation marks of two kinds"),
        pytest.param('"a (b) OR c"', Term(("a", "b", "or", "c")), id="a phrase is only words"),
        pytest.param("U.S.", Term(("u", "s")), id="points separate"),
        pytest.param("US-India", Term(("us", "india")), id="a hyphen makes a phrase"),
        pytest.param("Modi’s", Term(("modi", "s")), id="curly apostrophe"),
        pytest.param("Erdoğan", Term(("erdogan",)), id="accents make no difference"),
        pytest.param("Erdog\u0306an", Term(("erdogan",)), id="accents typed apart"),
        pytest.param("govern*", Term(("govern",), is_open=True), id="the beginning of a word"),
        pytest.param('"prime minis*"', Term(("prime", "minis"), is_open=True), id="in a phrase"),
        pytest.param("Киев", Term(("киев",)), id="other alphabets"),
    ],
)
def test_reads_what_is_typed(typed: str, tree: Query) -> None:
    """The tree is the one that a reader would draw."""
    assert parse_query(typed) == tree


@pytest.mark.parametrize(
    ("typed", "position", "says"),
    [
        pytest.param("", 1, "nothing to look for", id="nothing"),
        pytest.param(" \n", 1, "nothing to look for", id="white space"),
        pytest.param("a AND", 3, "has no word after it", id="AND at the end"),
        pytest.param("a OR", 3, "has no word after it", id="OR at the end"),
        pytest.param("a NOT", 3, "has no word after it", id="NOT at the end"),
        pytest.param("AND a", 1, "needs a word before it", id="AND at the start"),
        pytest.param("a (OR b)", 4, "needs a word before it", id="OR at the start of a group"),
        pytest.param("a AND OR b", 7, "between it and AND at position 3", id="two operators"),
        pytest.param("a OR AND b", 6, "between it and OR at position 3", id="two others"),
        pytest.param("a (b", 3, "never closed", id="open parenthesis"),
        pytest.param("(", 1, "never closed", id="only an open one"),
        pytest.param("a) b", 2, "closes nothing", id="closed and never opened"),
        pytest.param(")", 1, "closes nothing", id="only a closed one"),
        pytest.param("a (b OR )", 6, "has no word after it", id="OR before the end of a group"),
        pytest.param("a ()", 3, "are empty", id="empty parentheses"),
        pytest.param('a "b', 3, "never closed", id="open quotation mark"),
        pytest.param('a ""', 3, "no letter and no digit", id="empty phrase"),
        pytest.param("a -- b", 3, "no letter and no digit", id="no word"),
        pytest.param("*", 1, "no letter and no digit", id="a star alone"),
        pytest.param("NOT a", 1, "nothing that must be there", id="only NOT"),
        pytest.param("a OR NOT b", 6, "nothing that must be there", id="one side only NOT"),
        pytest.param("(" * 41 + "a" + ")" * 41, 41, "inside one another", id="too deep"),
        pytest.param("NOT " * 5000 + "a", MAX_CHARACTERS + 1, "at most 1,000", id="too long"),
    ],
)
def test_says_where_it_cannot_be_read(typed: str, position: int, says: str) -> None:
    """The error names the place and what is wrong there, and ends with a next step."""
    with pytest.raises(QueryError, match=says) as caught:
        parse_query(typed)

    assert caught.value.place + 1 == position
    assert f"position {position}" in str(caught.value) or position in (1, MAX_CHARACTERS + 1)
    assert str(caught.value).endswith((".", '"'))


@given(st.text(alphabet='abN OTRD()"*“-', max_size=40))
def test_anything_is_read_or_refused(typed: str) -> None:
    """Whatever is typed gives a query that wants a word, or an error with a place inside it."""
    try:
        place, wanted = 0, len(wanted_terms(parse_query(typed)))
    except QueryError as error:
        place, wanted = error.place, 1

    assert 0 <= place <= len(typed)
    assert wanted
