"""Page: who speaks about whom, and how?"""

import streamlit as st

from analysis import measures
from analysis.figures.quoted import Heard, force_matrix, quoted_bars
from analysis.figures.voices import voice_matrix, voice_network_view
from pages.parts import cache, charts, empty, state, tables, voice_tables
from pages.parts.counting import BOUNDED
from pages.parts.stance import WHY_NO_STANCE, accuracy, judged_by
from pages.parts.voices import show_voice_panel

HEARD: dict[Heard, str] = {
    "both": "Quoted against mentioned",
    "quoted": "Most quoted",
    "silent": "Never quoted",
}
NOTHING_READ = (
    "No voice is found in these articles: voices are read in **English** only, and what nobody is "
    "quoted with stays the article's own. Open **Filters** and widen what is counted."
)

st.title("Voices")
empty.stop_without_articles()
st.caption(
    "“Miller urged India to make it clear to Moscow” speaks of India and Moscow in Miller's words, "
    "not in the article's. Reported speech is found by rules: about half of it; what is missed "
    "counts as the article's own words."
)
voices = cache.measured(measures.voices, top=BOUNDED)
empty.stop_if_empty(voices, NOTHING_READ)
quoted = cache.measured(measures.quoted)
forces = cache.measured(measures.cue_forces)
why_no_stance = cache.measured(measures.why_no_stance)

top = st.segmented_control(
    "Most frequent voices and actors",
    [8, 12, 20],
    default=12,
    required=True,
    key="top_voices",
    bind="query-params",
)
look = charts.current_look()
picture, panel = st.columns([3, 2], gap="medium")
with picture:
    about, network, heard, cues, said = st.tabs(
        ["Who about whom", "Network", "Heard or not", "Cue words", "Quotes"]
    )
    with about:
        charts.show_chart(
            voice_matrix(voices, **look, judged_by=judged_by(), top=top),
            key="voice_matrix",
            caption="A row is a voice, a column whom it speaks about. The number says how often; "
            "the colour how the sentences treat them, hatched where too few are judged for a mean. "
            "Click a square: its sentences open beside. **Filters** can let ministries and office "
            "holders speak for their country.",
            on_select=state.copy_said_to_url,
            terms=("voice", "mention", "stance", "interval", "rough"),
        )
        if why_no_stance is None:
            st.caption(f"**How far to trust it:** {accuracy()}")
        else:
            st.info(WHY_NO_STANCE[why_no_stance], icon=":material/info:")
        tables.show_table(
            voices, voice_tables.VOICES, key="voices", alt="Table of voices and targets"
        )
    with network:
        charts.show_chart(
            voice_network_view(cache.measured(measures.voice_network, top=2 * top), **look),
            key="voice_network",
            caption="An arrow goes from who speaks to whom it is about; thicker is more often. The "
            "article itself and unnamed voices are left out. Click an arrow or an actor.",
            on_select=state.copy_said_to_url,
        )
    with heard:
        shown = st.segmented_control(
            "Show",
            tuple(HEARD),
            default="both",
            required=True,
            format_func=lambda name: HEARD[name],
            key="heard",
            bind="query-params",
        )
        charts.show_chart(
            quoted_bars(quoted, **look, shown=shown, top=top),
            key="quoted_bars",
            caption="To the left how often somebody is mentioned, to the right how often quoted: "
            "who has nothing there is talked about and never heard. Click a bar for its quotes.",
            on_select=state.copy_said_to_url,
            terms=("quote", "mention"),
        )
        tables.show_table(
            quoted, voice_tables.QUOTED, key="quoted", alt="Table of quotes and mentions"
        )
    with cues:
        charts.show_chart(
            force_matrix(forces, **look, top=top),
            key="force_matrix",
            caption="What is done with somebody's words is the article's choice: who “claims” is "
            "doubted, who “says” is not. Click a square for the quotes.",
            on_select=state.copy_force_to_url,
        )
        tables.show_table(forces, voice_tables.FORCES, key="forces", alt="Table of cues by speaker")
    with said:
        tables.show_table(
            cache.measured(measures.selected_quotes, most=tables.MOST_ROWS),
            voice_tables.QUOTES,
            key="quotes",
            alt="Table of all quotes",
        )
with panel:
    st.header("Sentences behind the numbers", anchor=False)
    show_voice_panel(voices, quoted, forces)
