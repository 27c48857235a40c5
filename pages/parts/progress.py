"""How far an upload is: looked at again and again, while the rest of the page stays as it is."""

from __future__ import annotations

import streamlit as st

from pages.parts import cache, state
from pages.parts.jobs import Progress
from pages.parts.wording import counted

#: seconds between two looks
LOOK_SECONDS = 1.0


@st.fragment(run_every=LOOK_SECONDS)
def show_progress(read_id: str) -> None:
    """Show how far the work on a collection is, and a button that stops it.

    When it has ended, or when there is much more to show, the whole page is drawn anew.
    """
    job = cache.shelf().job(read_id)
    if job is None or not job.is_running or state.is_stale(state.shown()):
        st.rerun()
    progress = job.progress()
    with st.container(border=True):
        st.progress(progress.share, text=in_words(progress))
        st.text(of_file(progress))
        st.caption(
            f"{progress.added:,} added · {progress.known:,} already there · "
            f"{progress.refused:,} refused. What is added is saved and shown on all pages; you "
            "may go on working, or leave this page."
        )
        st.button(
            "Stop and keep what is done",
            icon=":material/stop_circle:",
            on_click=job.stop,
            key="stop",
        )


def of_file(progress: Progress) -> str:
    """Say which file is being read, and how many articles of it are through.

    Examples
    --------
    >>> of_file(Progress("file", 2, 1, "b.zip", 90, 0, 0, 0.5, 10.0, of_current=89))
    'Reading b.zip: 89 articles or rows of it are through'
    >>> of_file(Progress("file", 2, 1, "b.pdf", 1, 0, 0, 0.5, 10.0))
    'Reading b.pdf'
    """
    if not progress.current:
        return "Annotating what was read"
    through = progress.of_current
    more = f": {through:,} articles or rows of it are through" if through > 1 else ""
    return f"Reading {progress.current}{more}"


def in_words(progress: Progress) -> str:
    """Say how far it is, how quick, and how long it will still take.

    Examples
    --------
    >>> in_words(Progress("file", 1000, 250, "b.txt", 240, 8, 2, 0.25, 10.0))
    '250 of 1,000 files · 24.8 articles per second · about 30 seconds left'
    >>> in_words(Progress("file", 1, 0, "b.pdf", 0, 0, 0, 0.0, 0.5))
    '0 of 1 file'
    """
    parts = [f"{progress.done:,} of {counted(progress.total, progress.noun)}"]
    if progress.rate >= 0.1:
        parts.append(f"{progress.rate:.1f} articles per second")
    left = progress.seconds_left
    if left is not None:
        minutes = round(left / 60)
        long = counted(minutes, "minute") if left >= 90 else counted(max(1, round(left)), "second")
        parts.append(f"about {long} left")
    return " · ".join(parts)
