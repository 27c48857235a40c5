"""The timeline: its choices, its chart, its peaks, and the sentences behind a point."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from analysis import measures
from analysis.figures.timeline import timeline_lines
from analysis.figures.timeline_strip import articles_strip
from analysis.measures import Denominator, Span, Step
from pages.parts import cache, charts, state, tables, url, voice_tables
from pages.parts.choices import pick_from_url, pick_many_from_url
from pages.parts.counting import mention_counts
from pages.parts.evidence import Unit, show_evidence
from pages.parts.marked_text import show_details, show_line
from pages.parts.quotes import show_quotes
from pages.parts.stance import WHY_NO_STANCE
from pages.parts.wording import actor_labels, counted, origin

Line = Literal["share", "mentions", "tone", "stance", "quotes"]

#: actors in the picture unless others are chosen, and on offer
DRAWN, OFFERED = 5, 200
STEP_LABELS: dict[Step, str] = {"day": "Day", "week": "Week", "month": "Month", "year": "Year"}
UNDATED = (
    "None of these articles has a date, so there is no timeline. Open **Articles → Add and manage "
    "articles → Correct or remove** and state the dates."
)
_CAPTIONS: dict[Line, str] = {
    "share": "How much of each period's coverage goes to the actor. A rise is more coverage, not "
    "more that happened.",
    "mentions": "How often the actor is named in each period. More articles name everybody more "
    "often: look at the bars below, or at the share.",
    "tone": "The wording of the sentences that name the actor; not an opinion about it.",
    "stance": "How the sentences treat the actor, as the reader judged it.",
    "quotes": "How much of what is reported in each period is said by this speaker. A rise is more "
    "of the quotes, not more that was said.",
}
#: what one point counts: the unit of its evidence and the column that holds their number
_UNITS: dict[Denominator, Unit] = {
    "mentions": "mention",
    "sentences": "sentence",
    "articles": "document",
    "words": "mention",
}


def stop_without_dates(span: Span) -> None:
    """End the page where nothing has a date, saying what would help."""
    if span.first is None:
        st.info(UNDATED, icon=":material/lightbulb:")
        st.stop()


def pick_step(span: Span) -> Step:
    """Show the lengths of a period that suit the span; at first the one that suits it best."""
    return st.segmented_control(
        "One point per",
        span.steps,
        default=span.step,
        required=True,
        format_func=lambda step: STEP_LABELS[step],
        key="step",
        bind="query-params",
    )


def pick_actors(shown: Line) -> tuple[str, ...] | None:
    """Show the box for who is drawn; None for those most mentioned, or most quoted."""
    if shown == "quotes":
        quoted = cache.measured(measures.quoted)
        offered = quoted[quoted["heard"]].head(OFFERED)
    else:
        offered = mention_counts().head(OFFERED)
    picked = pick_many_from_url(
        "Speakers" if shown == "quotes" else "Actors",
        actor_labels(offered),
        name="who",
        placeholder=f"The {DRAWN} most {'quoted' if shown == 'quotes' else 'mentioned'}",
    )
    return tuple(picked) if picked else None


def show_timeline(
    span: Span,
    *,
    shown: Line,
    step: Step,
    denominator: Denominator,
    actors: tuple[str, ...] | None,
) -> pd.DataFrame:
    """Show the chart and its table, and say what is not in it; return the table."""
    line = _line(shown, step, denominator, actors)
    why_no_stance = cache.measured(measures.why_no_stance) if shown == "stance" else None
    if why_no_stance is not None:
        st.info(WHY_NO_STANCE[why_no_stance], icon=":material/info:")
    elif line.empty:
        st.info(
            f"None of these is {'quoted' if shown == 'quotes' else 'named'} in an article with a "
            "date. Choose others, or open **Filters** and widen what is counted.",
            icon=":material/info:",
        )
    elif shown == "quotes" or line[shown].notna().any():
        _show_chart(line, shown=shown, step=step, denominator=denominator)
    else:
        st.info(
            f"No actor has enough sentences in any {step} for a mean. Choose longer periods.",
            icon=":material/info:",
        )
    st.caption(_left_out(span, line, step))
    return line


def _line(
    shown: Line, step: Step, denominator: Denominator, actors: tuple[str, ...] | None
) -> pd.DataFrame:
    if shown == "quotes":
        return cache.measured(measures.speaker_timeline, step=step, speakers=actors, top=DRAWN)
    return cache.measured(
        measures.timeline, step=step, denominator=denominator, actors=actors, top=DRAWN
    )


def _show_chart(line: pd.DataFrame, *, shown: Line, step: Step, denominator: Denominator) -> None:
    drawn, listed = st.tabs(["Chart", "The same numbers as a table"])
    with drawn:
        charts.show_chart(
            timeline_lines(
                line,
                shown="share" if shown == "quotes" else shown,
                step=step,
                denominator="quotes" if shown == "quotes" else denominator,
                **charts.current_look(),
            ),
            key="timeline",
            caption=f"{_CAPTIONS[shown]} Click a point for its sentences.",
            on_select=state.copy_point_to_url,
            terms=(_term(shown), "interval", "rough", "gap", "peak"),
        )
        charts.show_chart(
            articles_strip(line, step=step, **charts.current_look()),
            key="timeline_articles",
            caption="What the lines are made of: how many of these articles each period has. "
            "Few articles make wide intervals; none is a gap.",
            on_select=partial(state.copy_brush_to_url, periods=tuple(period_names(line))),
            selects="box",
        )
    with listed:
        labels = voice_tables.SPEAKER_TIMELINE if shown == "quotes" else tables.TIMELINE
        tables.show_table(line, labels, key="timeline_table", alt="Table of the timeline")


def _term(shown: Line) -> Any:
    return {"mentions": "mention", "quotes": "quote"}.get(shown, shown)


def _left_out(span: Span, line: pd.DataFrame, step: Step) -> str:
    """Say how many articles have no date, and when there is but one period."""
    words = []
    if span.undated:
        words.append(
            f"{counted(span.undated, 'article')} without a date "
            f"{'is' if span.undated == 1 else 'are'} on no timeline."
        )
    if line["period"].nunique() == 1:
        words.append(f"All dated articles are of one {step}: there are points, and no line.")
    gaps = line.loc[line["articles"] == 0, "period"].nunique()
    if gaps:
        words.append(f"In {counted(gaps, step)} nothing was published: the lines are open there.")
    return " ".join(words)


def period_names(line: pd.DataFrame) -> list[tuple[str, str]]:
    """First and last day of each period, as the URL writes them."""
    ends = line.drop_duplicates("period").sort_values("first")
    days = (ends[name].dt.strftime("%Y-%m-%d").tolist() for name in ("first", "last"))
    return list(zip(*days, strict=True))


def show_reset() -> None:
    """Offer all dates again while the filter leaves some out."""
    if state.current_selection().dates:
        st.button(
            "Show all dates",
            icon=":material/zoom_out_map:",
            on_click=state.choose_days,
            args=("dates", ()),
            key="all_dates",
        )


def show_peaks(step: Step, actors: tuple[str, ...] | None) -> None:
    """Show when an actor was named far more than usual, each with its headlines."""
    st.header("Peaks and their headlines", anchor=False)
    found = cache.measured(measures.peaks, step=step, actors=actors, top=DRAWN)
    if found.empty:
        st.caption(f"No {step} stands out: nobody has twice its usual mentions, and at least 3.")
        return
    st.caption(
        "Periods with at least twice the actor's usual mentions, and the articles that name it "
        "most. They say when; read them to see why."
    )
    groups = list(found.groupby(["actor_id", "first"], sort=False))
    for place, (_, articles) in enumerate(groups[:SHOWN_PEAKS]):
        _show_peak(articles, place)


#: peaks on the page
SHOWN_PEAKS = 6


def _show_peak(articles: pd.DataFrame, place: int) -> None:
    first: Any = next(articles.itertuples())
    with st.container(border=True, gap="xsmall", key=f"peak_{place}"):
        show_line(f"{first.name}, {first.period}", strong=[str(first.name)])
        show_details([f"{counted(first.mentions, 'mention')}, usual {first.usual:.1f}"])
        row: Any
        for row in articles.itertuples():
            show_line(str(row.title) or "untitled", small=True)
            show_details(
                [origin(row.outlet, row.published), counted(row.document_mentions, "mention")]
            )
            st.page_link(
                "articles.py",
                label="Read the article",
                icon=":material/article:",
                query_params=url.link_to(article=row.document_id, actor=row.actor_id),
            )


def show_point_evidence(line: pd.DataFrame, *, shown: Line, denominator: Denominator) -> None:
    """Show the boxes for an actor and a period, and the sentences that the point counts."""
    st.header("Sentences behind the numbers", anchor=False)
    names = line.drop_duplicates("actor_id")
    with st.container(horizontal=True):
        actor = pick_from_url(
            "Actor",
            actor_labels(names),
            name="actor",
            placeholder="Choose an actor, or click a point",
            clears=("pair",),
        )
        period = pick_from_url(
            "Period", _period_labels(line), name="period", placeholder="All periods"
        )
    if actor is None:
        st.caption("The sentences behind a number open here.")
        return
    days = _days(period) if period else None
    if shown == "quotes":
        show_quotes(actor, period=days)
        return
    unit, scored, judged = _counted_by(shown, denominator)
    show_evidence(
        unit=unit,
        actors=(actor,),
        scored=scored,
        stance="scored" if judged else None,
        period=days,
    )


def _counted_by(shown: Line, denominator: Denominator) -> tuple[Unit, bool, bool]:
    """Unit of the evidence, whether only scored sentences, whether only judged mentions."""
    if shown == "tone":
        return "sentence", True, False
    if shown == "stance":
        return "mention", False, True
    return ("mention" if shown == "mentions" else _UNITS[denominator]), False, False


def _period_labels(line: pd.DataFrame) -> dict[str, str]:
    ends: Sequence[tuple[str, str]] = period_names(line)
    names = line.drop_duplicates("period").sort_values("first")["period"]
    return {f"{first}/{last}": name for (first, last), name in zip(ends, names, strict=True)}


def _days(period: str) -> tuple[date, date]:
    first, last = period.split("/")
    return date.fromisoformat(first), date.fromisoformat(last)
