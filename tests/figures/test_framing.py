"""What every figure has in common: frame, escaping, alternative text, empty tables, row order."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio
import pytest

from analysis.figures.compare import share_dumbbells
from analysis.figures.compare_network import difference_network
from analysis.figures.differences import difference_dots
from analysis.figures.lettering import NARROW_LINE, text_width, wrapped
from analysis.figures.mentions import document_heatmap, mention_bars
from analysis.figures.network import network_view, tie_matrix
from analysis.figures.palette import INK, Theme
from analysis.figures.stance import stance_bars
from analysis.figures.theme import CHART_CONFIG, framed
from analysis.figures.timeline import timeline_lines
from analysis.figures.tone import tone_bars, tone_distribution
from analysis.figures.tone_against_stance import tone_against_stance
from tests.figures import figure_tables as tables
from tests.figures.figure_tables import MANY_ARTICLES, ONE_ARTICLE, Network, note

Draw = Callable[[Callable[[pd.DataFrame], pd.DataFrame], Theme], go.Figure]
LONG_NAME = "United Nations Office for the Coordination of Very Long and Humanitarian Affairs"
EVIL = "<b>Bank</b> <a href='https://x.example'>of</a> &amp; <img src=x>"


def _drawings(first: str) -> Mapping[str, Draw]:
    """Each figure as a function of a change of its tables and a theme; `first` is a name."""
    counts = tables.counts((first, 5), ("Modi", 5), ("Putin", 2))
    surfaces = tables.surfaces(("x:0", first, "name", 5), ("x:1", "Modi", "alias", 5))
    cells = tables.by_document((first, first, 5), ("Modi", "War", 3), ("Modi", "Peace", 1))
    tones = tables.tone((first, 9, 0.2), ("Modi", 9, 0.2), ("Putin", 1, tables.MISSING))
    stances = tables.stance((first, 9, 0.2), ("Modi", 9, -0.4), ("Putin", 1, tables.MISSING))
    both = tables.tone_and_stance((first, 9, 0.2, 0.4), ("Modi", 9, 0.2, -0.4))
    ties = tables.network(3, (0, 1, 4), (0, 2, 4), prefix=first)
    pair, differing = tables.comparison(first)
    sides = ("Courier", "Post")
    sentences = pd.DataFrame([(0.1, 1), (0.0, 0)], columns=["tone", "n_tone_words"])
    source = MANY_ARTICLES

    def network_of(change: Callable[[pd.DataFrame], pd.DataFrame]) -> Network:
        return Network(change(ties.nodes), change(ties.edges))

    return {
        "mention_bars": lambda f, t: mention_bars(
            f(counts), f(surfaces), provenance=source, theme=t
        ),
        "mention_shares": lambda f, t: mention_bars(
            f(counts), f(surfaces), provenance=source, theme=t, denominator="articles"
        ),
        "document_heatmap": lambda f, t: document_heatmap(f(cells), provenance=source, theme=t),
        "tone_bars": lambda f, t: tone_bars(f(tones), provenance=source, theme=t),
        "tone_distribution": lambda f, t: tone_distribution(
            f(sentences), provenance=source, theme=t
        ),
        "stance_bars": lambda f, t: stance_bars(
            f(stances), provenance=source, theme=t, judged_by=""
        ),
        "tone_against_stance": lambda f, t: tone_against_stance(
            f(both), provenance=source, theme=t, judged_by=""
        ),
        "timeline_lines": lambda f, t: timeline_lines(
            f(tables.timeline(first)), provenance=source, theme=t, step="month"
        ),
        "share_dumbbells": lambda f, t: share_dumbbells(
            f(pair), names=sides, provenance=source, theme=t
        ),
        "difference_dots": lambda f, t: difference_dots(
            f(pair), difference="share", names=sides, provenance=source, theme=t
        ),
        "difference_network": lambda f, t: difference_network(
            Network(f(differing.nodes), f(differing.edges)), names=sides, provenance=source, theme=t
        ),
        "network_view": lambda f, t: network_view(network_of(f), provenance=source, theme=t),
        "network_card": lambda f, t: network_view(
            network_of(f), provenance=source, theme=t, compact=True
        ),
        "tie_matrix": lambda f, t: tie_matrix(network_of(f), provenance=source, theme=t),
    }


def _same(table: pd.DataFrame) -> pd.DataFrame:
    return table


FIGURES = sorted(_drawings("India"))
every_figure = pytest.mark.parametrize("name", FIGURES)


@every_figure
def test_title_unit_n_and_source_are_inside(name: str) -> None:
    """A screenshot says what it shows, of how much, from where and by which version."""
    figure = _drawings("India")[name](_same, "light")

    assert figure.layout.title.text
    assert any(character.isdigit() for character in note(figure, "subtitle"))
    footnote = note(figure, "footnote").replace("<br>", " ")
    assert footnote == MANY_ARTICLES.footnote()


@every_figure
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_background_and_template_are_our_own(name: str, theme: Theme) -> None:
    """Opaque, in the colours of the theme, whatever default template the process has."""
    figure = _drawings("India")[name](_same, theme)

    assert figure.layout.paper_bgcolor == figure.layout.plot_bgcolor == INK[theme].background
    assert figure.layout.font.family == "Arial, Helvetica, sans-serif"
    assert figure.layout.template == pio.templates["none"]


@every_figure
def test_everything_fits_a_narrow_chart(name: str) -> None:
    """Each line above and below the plot fits 340 pixels, and names leave room for the plot."""
    figure = _drawings(LONG_NAME)[name](_same, "light")

    for part, size in (("subtitle", 13), ("footnote", 11)):
        lines = note(figure, part).split("<br>")
        assert max(text_width(line, size) for line in lines) <= NARROW_LINE
    assert text_width(figure.layout.title.text, 17, bold=True) <= NARROW_LINE
    assert figure.layout.margin.l + figure.layout.margin.r <= 240


@every_figure
def test_long_names_are_whole_in_the_hover_text(name: str) -> None:
    """The axis shows a short form; no letter of the name is lost."""
    figure = _drawings(LONG_NAME)[name](_same, "light")

    shown = str([part.customdata for part in figure.data]).replace("<br>", " ")
    assert name == "tone_distribution" or LONG_NAME in shown


@every_figure
def test_names_are_never_markup(name: str) -> None:
    """Tags and links in a name are shown letter by letter."""
    drawn = json.dumps(json.loads(_drawings(EVIL)[name](_same, "light").to_json()))

    alt = json.loads(drawn)["layout"]["meta"]["alt"]
    drawn = drawn.replace(json.dumps(alt), "")
    assert "<b>Bank" not in drawn
    assert "<a href" not in drawn
    assert "<img" not in drawn


@every_figure
def test_screen_readers_get_a_sentence(name: str) -> None:
    """It says what the picture shows, with its highest value."""
    alt = _drawings("India")[name](_same, "light").layout.meta["alt"]

    assert alt.endswith(".")
    assert any(character.isdigit() for character in alt)
    assert name == "tone_distribution" or "India" in alt


@every_figure
def test_nothing_to_show_is_said(name: str) -> None:
    """Empty tables give a framed figure with a sentence, no error and no mark."""
    figure = _drawings("India")[name](lambda table: table.head(0), "dark")

    assert not figure.data
    sentences = [part.text for part in figure.layout.annotations]
    assert {"No actor to show", "No scored sentence to show"} & set(sentences)
    assert note(figure, "footnote")


@every_figure
def test_row_order_does_not_matter(name: str) -> None:
    """The same rows from last to first give the same picture to the last digit."""
    draw = _drawings("India")[name]

    assert draw(_same, "light").to_json() == draw(lambda table: table[::-1], "light").to_json()


@every_figure
def test_every_trace_has_its_colour(name: str) -> None:
    """No trace falls back on a colour that the process chose."""
    for part in _drawings("India")[name](_same, "light").data:
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
