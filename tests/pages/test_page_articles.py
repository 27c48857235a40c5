"""The reader: the whole text, every mention marked, opened at the sentence of a link."""

from __future__ import annotations

import html
import re

import pytest
from streamlit.testing.v1 import AppTest

from analysis import measures
from analysis.tables import Annotations
from tests.measures.random_corpora import rows_of

SPAN = re.compile(r'<span style="[^"]*" title="([^":]*): [^"]*">([^<]*)')


def reader(app: AppTest, **params: str) -> str:
    """The article's HTML, opened by a link with these parameters."""
    for name, value in params.items():
        app.query_params[name] = value
    app.run().switch_page("articles.py").run()
    assert not app.exception
    (shown,) = (
        str(getattr(element, "value", ""))
        for element in app.get("html")
        if "max-width:46rem" in str(getattr(element, "value", ""))
    )
    return shown


def test_reader_shows_every_sentence(app: AppTest, seed_annotations: Annotations) -> None:
    """Without our tags the reader's words are the article's words, in its order."""
    plain = html.unescape(re.sub(r"<sup.*?</sup>|<[^>]*>", "", reader(app)))

    text = seed_annotations.documents["text"].item()
    assert re.sub(r"\s", "", plain) == re.sub(r"\s", "", text)


def test_reader_marks_every_mention(app: AppTest, seed_annotations: Annotations) -> None:
    """Each mention is marked with its words and its actor, in the order of the text."""
    marked = [
        (html.unescape(name), html.unescape(surface)) for name, surface in SPAN.findall(reader(app))
    ]

    names = seed_annotations.actors.set_index("actor_id")["name"]
    mentions = seed_annotations.mentions
    assert marked == list(zip(mentions["actor_id"].map(names), mentions["surface"], strict=True))


def test_reader_can_follow_one_actor(app: AppTest, seed_annotations: Annotations) -> None:
    """With an actor in the link only its mentions are marked."""
    marked = SPAN.findall(reader(app, actor="country:IN"))

    mentions = seed_annotations.mentions
    assert len(marked) == (mentions["actor_id"] == "country:IN").sum()


@pytest.mark.parametrize("index", [0, 3])
def test_reader_lights_the_sentence_of_a_link(
    app: AppTest, seed_annotations: Annotations, index: int
) -> None:
    """`at=3` lights the fourth sentence, and only that."""
    shown = reader(app, at=str(index))

    sentence = seed_annotations.sentences.set_index("sentence_index").loc[index]
    text = seed_annotations.documents["text"].item()[sentence["start"] : sentence["end"]]
    (lit,) = re.findall(r'<span style="background:#fff3c4[^"]*">(.*?)</p>', shown)
    plain = html.unescape(re.sub(r"<sup.*?</sup>|<[^>]*>", "", lit))
    assert plain.startswith(text)


def test_reader_marks_what_was_searched(app: AppTest, seed_annotations: Annotations) -> None:
    """A word of the search is marked at each of its places."""
    marked = re.findall(r'title="searched for">talks', reader(app, q="talks"), re.IGNORECASE)

    text = seed_annotations.documents["text"].item()
    assert len(marked) == len(re.findall(r"\btalks\b", text, re.IGNORECASE)) > 1


def test_reader_shades_what_others_say(app: AppTest, seed_annotations: Annotations) -> None:
    """Each stretch of reported speech is shaded with its words, and says whose they are."""
    shaded = re.findall(
        r'<mark [^>]*title="in the words of ([^"(]*) [^"]*">(.*?)</mark>', reader(app)
    )

    (document_id,) = seed_annotations.documents["document_id"]
    text = seed_annotations.documents["text"].item()
    stretches = measures.voice_stretches(seed_annotations, document_id=document_id)
    plain = [html.unescape(re.sub(r"<sup.*?</sup>|<[^>]*>", "", words)) for _, words in shaded]
    assert plain == [text[row.start : row.end] for row in rows_of(stretches)]
    assert "Matthew Miller" in [who for who, _ in shaded]


def test_speech_need_not_be_shaded(app: AppTest) -> None:
    """Without "Reported speech" among the marks nothing is shaded."""
    assert "<mark" not in reader(app, mark="Actors")
