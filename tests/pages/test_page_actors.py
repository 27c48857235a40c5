"""Checking actors: what is decided holds on every page, can be undone, and is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import Codebook, Selection, apply_codebook, measures
from analysis.actors.codebook import Decision, Exclude, Merge, RefuseSuggestion
from analysis.tables import Annotations
from tests.pages.test_page_numbers import opened, rows, table
from tests.pages.uploading import uploaded

INDIA, RUSSIA, MODI = "country:IN", "country:RU", "person:narendra-modi"
FULL = b"Mayor Steven Miller spoke in Berlin\n\nMayor Steven Miller praised France. Miller left.\n"
SLIP = b"Talks go on\n\nFrance thanked Mayor Stefen Miller.\n"


def kept() -> tuple[Decision, ...]:
    """Every decision in the library, of all its collections."""
    from pages.parts import cache

    shelf = cache.shelf()
    return tuple(
        decision
        for one in shelf.library.collections()
        for decision in shelf.codebook(one.read_id).decisions
    )


def form(app: AppTest, kind: str, actor_id: str) -> str:
    """Open a form of an actor on the page; the prefix of its keys."""
    opened(app, "actors.py", actor=actor_id)
    app.button_group(key=f"decide_{actor_id}").set_value(kind).run()
    assert not app.exception, app.exception
    (box,) = [
        w for w in (*app.text_input,) if str(w.key).startswith(kind) and str(w.key).endswith("_why")
    ]
    return str(box.key).removesuffix("_why")


def submitted(app: AppTest, label: str) -> AppTest:
    """The page after the button with this label was pressed."""
    (button,) = [button for button in app.button if button.label == label]
    button.click().run()
    assert not app.exception, app.exception
    return app


def merged(app: AppTest) -> AppTest:
    """The page after Russia was merged into India."""
    key = form(app, "Merge", RUSSIA)
    app.selectbox(key=f"{key}_actor").set_value(INDIA)
    return submitted(app, "Merge")


def merge_of_seed(annotations: Annotations) -> Annotations:
    """What the library makes of that decision."""
    return apply_codebook(annotations, Codebook((Merge(actor_id=RUSSIA, target_id=INDIA),)))


def test_table_is_the_librarys(app: AppTest, seed_annotations: Annotations) -> None:
    """Every actor with its counts, origin and confidence."""
    opened(app, "actors.py")

    shown = table(app, "Table of actors to check")
    pd.testing.assert_frame_equal(shown, measures.actors_to_check(seed_annotations))


def test_chosen_actor_is_explained(app: AppTest, seed_annotations: Annotations) -> None:
    """Its ways of being named, what decided each, and as many sentences as mentions."""
    opened(app, "actors.py", actor=INDIA)

    ways = measures.resolved_by(seed_annotations, actor=INDIA)
    pd.testing.assert_frame_equal(table(app, f"Table of {len(ways)} ways"), ways)
    counts = measures.mention_counts(seed_annotations).set_index("actor_id")["mentions"]
    assert rows(app) == counts[INDIA]


def test_merge_reaches_every_page(app: AppTest, seed_annotations: Annotations) -> None:
    """The counts on the mentions page are those of the library under the same codebook."""
    merged(app)
    opened(app, "mentions.py")

    counts = measures.mention_counts(merge_of_seed(seed_annotations))
    pd.testing.assert_frame_equal(table(app, "Table of mentions per actor"), counts)


def test_decision_on_the_seed_is_kept_with_the_users_collection(app: AppTest) -> None:
    """The seed cannot be changed: a collection is made, shown beside it, and holds the decision."""
    merged(app)

    assert [(one.actor_id, getattr(one, "target_id", "")) for one in kept()] == [(RUSSIA, INDIA)]


def test_undo_and_redo_move_the_counts(app: AppTest, seed_annotations: Annotations) -> None:
    """Undo shows what the machine found, redo what was decided."""
    merged(app)
    app.button(key="undo").click().run()
    pd.testing.assert_frame_equal(
        table(app, "Table of actors to check"), measures.actors_to_check(seed_annotations)
    )
    app.button(key="redo").click().run()

    assert RUSSIA not in set(table(app, "Table of actors to check")["actor_id"])
    assert len(kept()) == 1


def test_decisions_of_another_collection_are_said(app: AppTest) -> None:
    """Undo acts on one log; decisions that hold from another one are named beside it."""
    from pages.parts import cache

    merged(app)
    shelf = cache.shelf()
    second = shelf.library.create_collection("Second")
    shelf.decide(second, Codebook((Exclude(actor_id="country:UA"),)))
    opened(app, "actors.py")

    assert any("1 decision of 'Second'" in str(text.value) for text in app.text)
    assert "country:UA" not in table(app, "Table of actors to check")["actor_id"].tolist()


def test_what_changed_is_said(app: AppTest, seed_annotations: Annotations) -> None:
    """After a decision the page lists whose counts moved, and why."""
    merged(app)

    moved = measures.changes(seed_annotations, merge_of_seed(seed_annotations))
    shown = table(app, "Table of actors whose counts moved")
    pd.testing.assert_frame_equal(shown, moved)
    assert set(moved["actor_id"]) == {RUSSIA, INDIA}


@pytest.mark.parametrize(
    ("kind", "fields", "label", "column", "value"),
    [
        ("Rename", {"_name": "Bharat"}, "Rename", "name", "Bharat"),
        ("Type and country", {"_type": "group"}, "Set", "type", "group"),
        ("Exclude", {}, "Exclude", None, None),
    ],
)
def test_forms_decide(
    app: AppTest, kind: str, fields: dict[str, str], label: str, column: str | None, value: object
) -> None:
    """Each form leads to its decision, and the table shows it."""
    key = form(app, kind, INDIA)
    for name, typed in fields.items():
        widgets = {w.key: w for w in (*app.text_input, *app.selectbox)}
        widgets[key + name].set_value(typed)
    submitted(app, label)

    shown = table(app, "Table of actors to check").set_index("actor_id")
    assert (INDIA not in shown.index) if column is None else shown.loc[INDIA, column] == value


def test_split_makes_a_new_actor(app: AppTest, seed_annotations: Annotations) -> None:
    """Mentions printed "New Delhi" go to an actor of that name."""
    key = form(app, "Split", INDIA)
    app.selectbox(key=f"{key}_surface").set_value("New Delhi")
    app.text_input(key=f"{key}_name").set_value("Delhi government")
    submitted(app, "Split off")

    found = seed_annotations.mentions
    n = ((found["surface"] == "New Delhi") & (found["actor_id"] == INDIA)).sum()
    shown = table(app, "Table of actors to check").set_index("name")
    assert shown.loc["Delhi government", "all_mentions"] == n > 0


def test_split_by_article_takes_the_mentions_of_one(app: AppTest) -> None:
    """Of two articles that mention Berlin's mayor one is split off; the other one stays."""
    uploaded(app, {"one.txt": FULL, "two.txt": FULL.replace(b"France", b"Spain")})
    key = form(app, "Split", "person:steven-miller")
    articles = app.selectbox(key=f"{key}_article")
    articles.select(articles.options[0])
    app.text_input(key=f"{key}_name").set_value("Another Miller")
    submitted(app, "Split off")

    shown = table(app, "Table of actors to check").set_index("name")
    assert shown.loc[["Another Miller", "Steven Miller"], "all_mentions"].tolist() == [3, 3]


def test_refused_decision_keeps_what_was_typed(app: AppTest) -> None:
    """An alias that is another actor's name is refused by name, and stays in the form."""
    key = form(app, "Add alias", INDIA)
    app.text_input(key=f"{key}_alias").set_value("Russia")
    submitted(app, "Add the alias")

    assert any("is the name of another actor" in text.value for text in app.text)
    assert app.text_input(key=f"{key}_alias").value == "Russia"
    assert kept() == ()


def test_suggestion_is_accepted_or_refused_by_one_click(app: AppTest) -> None:
    """A name with a slip of the pen, and the right one: refused, the pair stays away."""
    uploaded(app, {"full.txt": FULL, "slip.txt": SLIP})
    opened(app, "actors.py", check="Suggestions")
    pair = "person:stefen-miller_person:steven-miller"
    assert [button for button in app.button if button.key == f"accept_{pair}"]
    app.button(key=f"refuse_{pair}").click().run()
    assert not [button for button in app.button if button.key == f"accept_{pair}"]
    assert isinstance(kept()[-1], RefuseSuggestion)

    app.button(key="undo").click().run()
    app.button(key=f"accept_{pair}").click().run()
    assert isinstance(kept()[-1], Merge)


def test_uncertain_mentions_open_as_evidence(app: AppTest, seed_annotations: Annotations) -> None:
    """With the threshold at 1 every mention would be; the rows are as many as the bucket says."""
    unsure = replace(
        seed_annotations, settings=replace(seed_annotations.settings, mention_threshold=1.0)
    )
    bucket = measures.uncertain_actors(unsure).set_index("actor_id")["uncertain"]
    found = measures.evidence(unsure, actors=(INDIA,), uncertain=True)
    opened(app, "actors.py", check="Uncertain")

    assert len(found) == bucket[INDIA]
    assert any("less than 60% sure" in caption.value for caption in app.caption)


def test_steps_of_the_policy_add_up(app: AppTest, seed_annotations: Annotations) -> None:
    """What the three steps add is what each policy counts."""
    opened(app, "actors.py", check="Names to metonyms")
    steps = table(app, "Table of what each policy adds").set_index("actor_id")
    sums = steps[["names", "aliases", "metonyms"]].cumsum(axis=1)

    for policy in ("names", "aliases", "metonyms"):
        counts = measures.mention_counts(seed_annotations, Selection(policy=policy))
        expected = counts.set_index("actor_id")["mentions"]
        assert sums[policy][sums[policy] > 0].to_dict() == expected.to_dict()


def test_missed_mention_is_marked_in_the_reader(
    app: AppTest, seed_annotations: Annotations
) -> None:
    """Words of the text become a mention of the chosen actor, at the chosen place."""
    document_id = seed_annotations.documents["document_id"].item()
    opened(app, "articles.py")
    before = len(table(app, "Table of the marked mentions"))
    key = f"mark_{document_id}_0"
    app.text_input(key=f"{key}_words").set_value("talks").run()
    app.selectbox(key=f"{key}_actor").set_value(INDIA).run()
    app.button(key=f"{key}_done").click().run()

    marked = table(app, "Table of the marked mentions")
    assert len(marked) == before + 1
    (row,) = marked[marked["rule"] == "codebook"].to_dict("records")
    assert (row["surface"], row["actor_id"]) == ("talks", INDIA)


def test_overview_says_what_an_upload_changed(app: AppTest) -> None:
    """After a second upload the actors of its articles are listed with the reason."""
    uploaded(app, {"slip.txt": SLIP})
    app.switch_page("overview.py").run()

    shown = table(app, "Table of actors whose counts moved").set_index("actor_id")
    assert shown.loc["country:FR", "why"] == "1 in new articles"


def test_roll_up_is_a_filter_of_every_page(app: AppTest, seed_annotations: Annotations) -> None:
    """`?roll_up=on` counts office holders for their country, and its rows are as many."""
    selection = Selection(roll_up=True)
    opened(app, "mentions.py", actor=INDIA, roll_up="on")

    counts = measures.mention_counts(seed_annotations, selection)
    pd.testing.assert_frame_equal(table(app, "Table of mentions per actor"), counts)
    n: Any = counts.set_index("actor_id").loc[INDIA, "mentions"]
    plain = measures.mention_counts(seed_annotations).set_index("actor_id").loc[INDIA, "mentions"]
    assert rows(app) == min(n, 20)
    assert n > plain
