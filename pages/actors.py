"""Page: is this the right actor?"""

import streamlit as st

from analysis import measures
from pages.parts import actor_check, cache, empty, tables
from pages.parts.actor_forms import show_forms
from pages.parts.changed import show_last_change
from pages.parts.codebook_log import show_log, show_undo
from pages.parts.decided import show_words
from pages.parts.evidence import pick_actor, show_evidence
from pages.parts.suggestion_list import show_suggestions

VIEWS = ("Actors", "Suggestions", "Decisions", "Names to metonyms", "Uncertain")

st.title("Check actors")
empty.stop_without_articles()
st.markdown(
    "Is this the right actor? What you decide here is laid over what was found: it holds **on "
    "every page at once**, no article is read again, and everything can be undone."
)
show_undo()
show_words()
show_last_change()

view = st.segmented_control(
    "Show", VIEWS, default="Actors", required=True, key="check", bind="query-params"
)
if view == "Actors":
    actors = actor_check.actors_here()
    empty.stop_if_empty(actors)
    listed, detail = st.columns([3, 2], gap="medium")
    with listed:
        actor_id = actor_check.pick_checked(actors)
    if actor_id is not None:
        actor = actor_check.row_of(actors, actor_id)
        with detail:
            actor_check.show_resolution(actor)
            show_forms(actor, actors)
        st.header("Sentences behind the numbers", anchor=False)
        actor_check.show_sample(actor)
    else:
        with detail:
            st.caption("How it was recognised, and what you can decide about it, open here.")
elif view == "Suggestions":
    show_suggestions()
elif view == "Decisions":
    show_log()
elif view == "Names to metonyms":
    steps = cache.measured(measures.policy_steps)
    empty.stop_if_empty(steps)
    st.caption(
        "What each step of **What counts as a mention** adds to every actor: names and acronyms "
        "alone, then short names and titles, then nationalities, capitals and seats."
    )
    tables.show_table(
        steps, tables.POLICY_STEPS, key="policy_steps", alt="Table of what each policy adds"
    )
else:
    uncertain = cache.measured(measures.uncertain_actors)
    threshold = cache.SETTINGS.mention_threshold
    st.caption(
        f"Mentions of which the program is less than {threshold:.0%} sure: lone capitalised words, "
        "surnames that two people bear, offices of which the holder is not known."
    )
    empty.stop_if_empty(uncertain, f"Every counted mention is at least {threshold:.0%} sure.")
    tables.show_table(
        uncertain, tables.UNCERTAIN, key="uncertain", alt="Table of actors with uncertain mentions"
    )
    chosen = pick_actor(uncertain)
    if chosen is not None:
        show_evidence(unit="mention", actors=(chosen,), uncertain=True, name="uncertain")
cache.ground_now()  # made while the page is looked at, not when something is decided
