"""Where sentences begin and end."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.cleaning import cleaned
from analysis.reading.plain import read_text
from analysis.text.sentences import sentence_spans


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The U.S. Senate met J. D. Miller in Washington, D.C. today.", id="acronyms"),
        pytest.param("Volodymyr V. Koval spoke to George W. B. Hale.", id="initials"),
        pytest.param("Gen. Rao, Sen. Hale, Gov. Kim and Lt. Col. Mr. Sato left.", id="titles"),
        pytest.param("Sen. Ann Hale (R-Ky.) and Rep. Bo Kim, D-Calif., agreed.", id="states"),
        pytest.param("Growth of 3.5 percent, said No. 10 on Jan. 5 at v. 2.0.", id="numbers"),
        pytest.param("Acme Inc. Chairman Jo Hale Jr. of Main St. Louis came.", id="companies"),
        pytest.param("He left at 5 p.m. Monday, i.e. late, e.g. After Eight.", id="hours"),
        pytest.param("The visit … to the capital [...] was short, well... short.", id="ellipses"),
        pytest.param("“Why now?” Hale asked. ".strip(), id="question with its speaker"),
        pytest.param("“Stop!” he cried, and (they all left!) it ended.", id="lower case goes on"),
        pytest.param("Yahoo! News said so.", id="a brand's own mark"),
        pytest.param("1. The first item", id="a number of a list"),
        pytest.param("• b. The second item", id="a letter of a list"),
        pytest.param("See www.example.org. for mail to a.b@example.org", id="addresses"),
        pytest.param("Hale v. Kim, cf. Art. 5, et al. (2020)", id="references"),
        pytest.param("Mr.\u00a0Hale met Dr.\u202fKim", id="odd spaces"),
    ],
)
def test_one_sentence(text: str) -> None:
    """None of these marks ends a sentence."""
    assert _sentences(text) == [text]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("He left the U.S.| He came back.", id="acronym before an opener"),
        pytest.param("It was in the U.S.| “We won,” he said.", id="acronym before a quotation"),
        pytest.param("It belongs to Acme Inc.| The price fell.", id="company"),
        pytest.param("He lives in Louisville, Ky.| He is old.", id="state"),
        pytest.param("He said no.| No. 10 agreed.| Was it No.| They left in Nov.| Then?", id="no"),
        pytest.param("It was 5 p.m.| Hale left.", id="hour"),
        pytest.param("It ended in 2019.| 12 left.", id="year"),
        pytest.param("“We won.| They lost,” he said.", id="inside a quotation"),
        pytest.param("He said: “Wait.”| She left.| ‘No.’| (Yes.)| [So.]| It", id="closing marks"),
        pytest.param("Really?!| Yes!!| Well...| Then it ended…| Hale left.", id="runs of marks"),
        pytest.param("You and I.| Did Albert I. Jones go?", id="the pronoun I"),
        pytest.param(
            "It perturbed officials.|He spoke again.|“Good,” he said.", id="a forgotten space"
        ),
        pytest.param("we like dogs.| they are fun", id="all in lower case"),
        pytest.param(
            "It fell on Monday.| al-Rashid left.| iPhones sold.", id="names in lower case"
        ),
        pytest.param("• One thing| • Another thing", id="bullets"),
        pytest.param("1. The first item.| 2. The second item.", id="numbered items"),
        pytest.param("One line\n| another line", id="lines"),
        pytest.param("会谈结束了。|双方同意。", id="no spaces"),
        pytest.param("Fine!\u00a0|Really?\u2003|Yes.", id="odd spaces"),
    ],
)
def test_borders(marked: str) -> None:
    """A sentence ends at each bar, and nowhere else."""
    assert _sentences(marked.replace("|", "")) == [s.strip() for s in marked.split("|")]


def test_offsets_of_an_awkward_article() -> None:
    """Curly quotation marks, non-breaking spaces, CR LF and an emoji keep exact offsets."""
    written = "Talks\u00a0end 🕊\r\n\r\n“We agreed,” Mr.\u00a0Rao said.\u00a0“Good.”  \r\nHale left."
    text = read_text("a.txt", written.encode())[0].text

    assert sentence_spans(text) == [(0, 11), (13, 39), (40, 47), (50, 60)]
    assert _sentences(text)[1] == "“We agreed,” Mr.\u00a0Rao said."


@pytest.mark.parametrize(
    "piece", ["“(a. ", "A.", "! ", "• ", "word ", "a.\n", "Mr. ", '."', "’ “", "... "]
)
def test_a_megabyte_is_read_to_its_end(piece: str) -> None:
    """A line of a million characters, whatever is in it: at quadratic cost it would take hours."""
    text = piece * (1_000_000 // len(piece))

    spans = sentence_spans(text)

    assert spans[-1][1] == len(text.rstrip())


_AWKWARD = st.text(alphabet="aA.!?…”“’\"'()[] \n\u00a0\u2003•1U.S。é🕊—:-\u200b", max_size=80)


@given(_AWKWARD | st.text(max_size=80))
def test_spans_cover_the_text(written: str) -> None:
    """Ascending, without overlap, trimmed; every character that is not white space is in one."""
    text, _ = cleaned(written)
    spans = sentence_spans(text)

    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", text)
