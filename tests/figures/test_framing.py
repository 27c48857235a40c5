"""What every figure has in common: frame, escaping, alternative text, empty tables, row order."""

from __future__ import annotations

import json

import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio
import pytest

from analysis.figures.lettering import NARROW_LINE, text_width, wrapped
from analysis.figures.palette import INK, Theme
from analysis.figures.theme import CHART_CONFIG, framed
from tests.figures.every_figure import drawings
from tests.figures.figure_tables import MANY_ARTICLES, ONE_ARTICLE, note

LONG_NAME = "United Nations Office for the Coordination of Very Long and Humanitarian Affairs"
EVIL = "<b>Bank</b> <a href='https://x.example'>of</a> &amp; <img src=x>"


def _same(table: pd.DataFrame) -> pd.DataFrame:
    return table


FIGURES = sorted(drawings("India"))
every_figure = pytest.mark.parametrize("name", FIGURES)


@every_figure
def test_title_unit_n_and_source_are_inside(name: str) -> None:
    """A screenshot says what it shows, of how much, from where and by which version."""
    figure = drawings("India")[name](_same, "light")

    assert figure.layout.title.text
    assert any(character.isdigit() for character in note(figure, "subtitle"))
    footnote = note(figure, "footnote").replace("<br>", " ")
    assert footnote == MANY_ARTICLES.footnote()


@every_figure
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_background_and_template_are_our_own(name: str, theme: Theme) -> None:
    """Opaque, in the colours of the theme, whatever default template the process has."""
    figure = drawings("India")[name](_same, theme)

    assert figure.layout.paper_bgcolor == figure.layout.plot_bgcolor == INK[theme].background
    assert figure.layout.font.family == "Arial, Helvetica, sans-serif"
    assert figure.layout.template == pio.templates["none"]


@every_figure
def test_everything_fits_a_narrow_chart(name: str) -> None:
    """Each line above and below the plot fits 340 pixels, and names leave room for the plot."""
    figure = drawings(LONG_NAME)[name](_same, "light")

    for part, size in (("subtitle", 13), ("footnote", 11)):
        lines = note(figure, part).split("<br>")
        assert max(text_width(line, size) for line in lines) <= NARROW_LINE
    assert text_width(figure.layout.title.text, 17, bold=True) <= NARROW_LINE
    assert figure.layout.margin.l + figure.layout.margin.r <= 240


@every_figure
def test_long_names_are_whole_in_the_hover_text(name: str) -> None:
    """The axis shows a short form; no letter of the name is lost."""
    figure = drawings(LONG_NAME)[name](_same, "light")

    shown = str([part.customdata for part in figure.data]).replace("<br>", " ")
    assert name == "tone_distribution" or LONG_NAME in shown


@every_figure
def test_names_are_never_markup(name: str) -> None:
    """Tags and links in a name are shown letter by letter."""
    drawn = json.dumps(json.loads(drawings(EVIL)[name](_same, "light").to_json()))

    alt = json.loads(drawn)["layout"]["meta"]["alt"]
    drawn = drawn.replace(json.dumps(alt), "")
    assert "<b>Bank" not in drawn
    assert "<a href" not in drawn
    assert "<img" not in drawn


@every_figure
def test_screen_readers_get_a_sentence(name: str) -> None:
    """It says what the picture shows, with its highest value."""
    alt = drawings("India")[name](_same, "light").layout.meta["alt"]

    assert alt.endswith(".")
    assert any(character.isdigit() for character in alt)
    assert name == "tone_distribution" or "India" in alt


@every_figure
def test_nothing_to_show_is_said(name: str) -> None:
    """Empty tables give a framed figure with a sentence, no error and no mark."""
    figure = drawings("India")[name](lambda table: table.head(0), "dark")

    assert not figure.data
    sentences = [part.text for part in figure.layout.annotations]
    assert {"No actor to show", "No scored sentence to show"} & set(sentences)
    assert note(figure, "footnote")


@every_figure
def test_row_order_does_not_matter(name: str) -> None:
    """The same rows from last to first give the same picture to the last digit."""
    draw = drawings("India")[name]

    assert draw(_same, "light").to_json() == draw(lambda table: table[::-1], "light").to_json()


@every_figure
def test_every_trace_has_its_colour(name: str) -> None:
    """No trace falls back on a colour that the process chose."""
    for part in drawings("India")[name](_same, "light").data:
        spec = part.to_plotly_json()
        kinds = ("marker", "line", "textfont")
        assert any("color" in spec.get(kind, {}) for kind in kinds), part.name


def test_framing_leaves_the_figure_alone() -> None:
    """A copy is framed; framing it again replaces the frame."""
    bare = go.Figure(go.Bar(x=[1], y=[1]))
    once = framed(bare, title="A", subtitle="b", provenance=ONE_ARTICLE, theme="light", height=100)
    twice = framed(
        once, title="C", subtitle="d", provenance=ONE_ARTICLE, theme="dark", height=100, alt="E."
    )

    assert bare.layout.title.text is None
    assert once.layout.meta == {"alt": "A"}
    assert len(twice.layout.annotations) == len(once.layout.annotations) == 3
    assert note(twice, "subtitle") == "d"


def test_user_text_of_the_frame_is_escaped() -> None:
    """Titles and names of outlets come from files of anybody."""
    figure = framed(
        go.Figure(), title=EVIL, subtitle=EVIL, provenance=ONE_ARTICLE, theme="light", height=100
    )

    assert "<a" not in figure.layout.title.text + note(figure, "subtitle")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("one two", ["one", "two"], id="breaks at spaces"),
        pytest.param("one · two", ["one ·", "two"], id="a dot ends its line"),
        pytest.param("immeasurable", ["im…"], id="a word wider than the line is cut"),
    ],
)
def test_wrapping(text: str, lines: list[str]) -> None:
    """Lines of 30 pixels at size 12."""
    assert wrapped(text, 30, 12) == lines


def test_tool_bar_sends_nothing_away() -> None:
    """No button of the chart contacts another host."""
    assert CHART_CONFIG["showSendToCloud"] is False
    assert CHART_CONFIG["displaylogo"] is False
