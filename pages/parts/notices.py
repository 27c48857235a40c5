"""What must be known on every page before its numbers are read: one short line each."""

from __future__ import annotations

import streamlit as st

from analysis import measures
from pages.parts import cache, state
from pages.parts.repeated import near_duplicates
from pages.parts.shown import Shown
from pages.parts.wording import counted

#: seconds between two looks at work in the background
LOOK_SECONDS = 2.0
#: the page that shows uploads by itself
LIBRARY_PAGE = "library"


def show_notices(page: str) -> None:
    """Show what is the matter with the articles shown: unopened, still coming, copies, languages.

    Parameters
    ----------
    page
        The name of the page in its URL.
    """
    shown = state.shown()
    for problem in shown.problems:
        st.warning(problem, icon=":material/warning:")
    if page != LIBRARY_PAGE and any(cache.shelf().is_busy(one) for one in shown.read_ids):
        _show_coming(shown)
    if not shown.collections:
        return
    lines = [_copies(), _languages()]
    if any(lines):
        st.caption(" ".join(line for line in lines if line))


@st.fragment(run_every=LOOK_SECONDS)
def _show_coming(shown: Shown) -> None:
    """Say what is still being read; draw the page anew when there is more, or all, to show."""
    shelf = cache.shelf()
    jobs = [job for one in shown.read_ids if (job := shelf.job(one)) and job.is_running]
    if not jobs or state.is_stale(shown):
        st.rerun()
    for job in jobs:
        progress = job.progress()
        done = f"{progress.done:,} of {counted(progress.total, progress.noun)}"
        st.caption(f":material/progress_activity: More is coming: {done} are read.")


def _copies() -> str:
    """Whether articles repeat one another while each is counted."""
    if state.current_selection().duplicates != "every copy":
        return ""
    found = near_duplicates()
    if found is None:
        return "Looking for near-duplicates; the line here will say what was found."
    if found.empty:
        return ""
    groups = counted(int(found["group"].max()), "group")
    return (
        f"{groups} of near-duplicates ({counted(len(found), 'article')}): every copy is counted. "
        "Open **Filters** to count one per story."
    )


def _languages() -> str:
    """How many articles are in a language that tone and stance are not read in."""
    size = cache.measured(measures.selection_size)
    others = size.not_english
    if not others:
        return ""
    are = "is" if others == 1 else "are"
    return (
        f"{others:,} of {counted(size.articles, 'article')} {are} not in English: counted, and "
        "left out of tone and stance."
    )
