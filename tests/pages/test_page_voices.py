"""The voices page shows the library's numbers, and every number opens its sentences."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Selection, Settings, annotate, measures
from analysis.tables import Annotations
from pages.parts import cache
from tests.pages.test_page_numbers import opened, rows, table, words

MACLEOD, MILLER, RUSSIA = "person:margaret-macleod", "person:matthew-miller", "country:RU"


def test_tables_are_the_library_tables(app: AppTest, seed_annotations: Annotations) -> None:
    """Matrix, quotes, cues, and quoted against mentioned."""
    for view, name, measure in (
        ("Who about whom", "Table of voices", measures.voices),
        ("Heard or not", "Table of quotes and mentions", measures.quoted),
        ("Cue words", "Table of cues", measures.cue_forces),
    ):
        opened(app, "voices.py", voices_view=view)
        pd.testing.assert_frame_equal(table(app, name), measure(seed_annotations))


def test_a_square_opens_its_sentences(app: AppTest, seed_annotations: Annotations) -> None:
    """A link with speaker and target shows as many mentions as the square says."""
    opened(app, "voices.py", speaker=MACLEOD, target=RUSSIA)
    cells = measures.voices(seed_annotations).set_index(["speaker_id", "actor_id"])

    assert rows(app) == cells.loc[(MACLEOD, RUSSIA), "n"] == 2
    assert "2 mentions of Russia in the voice of Margaret MacLeod" in words(app)


@pytest.mark.parametrize("speaker", [MILLER, "country:IN", "unnamed", RUSSIA])
def test_a_speaker_opens_its_quotes(
    app: AppTest, seed_annotations: Annotations, speaker: str
) -> None:
    """All quotes of one voice; none of who is only talked about, and the page says so."""
    opened(app, "voices.py", speaker=speaker)
    quoted = measures.quoted(seed_annotations).set_index("actor_id")["quotes"]

    assert rows(app) == quoted[speaker]
    silent = any("no quote of it was found" in caption.value for caption in app.caption)
    assert silent == (quoted[speaker] == 0)


def test_the_box_does_what_a_click_does(app: AppTest) -> None:
    """The keyboard's way: choosing a speaker and a target writes both into the URL."""
    opened(app, "voices.py")
    (box,) = (box for box in app.selectbox if box.label == "Who speaks")
    box.set_value(MILLER).run()
    (box,) = (box for box in app.selectbox if box.label == "About whom")
    box.set_value("country:IN").run()

    assert app.query_params["speaker"] == [MILLER] or app.query_params["speaker"] == MILLER
    assert rows(app) == 1


@pytest.mark.parametrize(
    ("voices", "selected"),
    [
        pytest.param("article", ["article"], id="the article's own words"),
        pytest.param(MILLER, [MILLER], id="one speaker"),
    ],
)
def test_filter_of_voices_holds_on_every_page(
    app: AppTest, seed_annotations: Annotations, voices: str, selected: list[str]
) -> None:
    """A link with voices counts only these, on the page of mentions too."""
    opened(app, "mentions.py", voices=voices)
    counts = measures.mention_counts(seed_annotations, Selection(voices=selected))

    pd.testing.assert_frame_equal(table(app, "Table of mentions"), counts)


def test_reported_is_everybody_but_the_article(app: AppTest, seed_annotations: Annotations) -> None:
    """The URL's "reported" leaves the article's own words out."""
    opened(app, "mentions.py", voices="reported")
    shown = int(table(app, "Table of mentions")["mentions"].sum())
    own = measures.mention_counts(seed_annotations, Selection(voices=["article"]))
    every = measures.mention_counts(seed_annotations)

    assert shown == every["mentions"].sum() - own["mentions"].sum() > 0


def test_fast_reader_says_why_there_is_no_stance(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, seed_documents: pd.DataFrame
) -> None:
    """Numbers are shown without a mean, and the page says which reader would judge."""
    fast = Settings(reader="fast", min_documents=11)
    made = annotate(seed_documents, fast)
    monkeypatch.setattr(cache, "SETTINGS", fast)
    monkeypatch.setattr(cache, "_built_in_annotations", lambda _names: made)
    opened(app, "voices.py")

    assert table(app, "Table of voices")["stance"].isna().all()
    assert any("fast reader" in info.value for info in app.info)


def test_other_languages_have_no_voices(app: AppTest) -> None:
    """Filters that leave nothing say so, and end the page."""
    opened(app, "voices.py", types="place", policy="names", voices=MILLER)

    assert "No voice is found" in app.info[0].value
