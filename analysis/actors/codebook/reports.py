"""What the articles say to a codebook: which decisions hold here, and what speaks against one."""

from __future__ import annotations

import pandas as pd

from analysis.actors.codebook.applying import Applied
from analysis.actors.codebook.decision import Decision
from analysis.actors.codebook.decisions import AddAlias, MarkMention, Rename, SetAffiliation
from analysis.actors.codebook.log import Codebook
from analysis.actors.folding import fold
from analysis.errors import CodebookConflict
from analysis.tables import Annotations, Columns, table

#: one row per decision, in the order of the log
REPORT_COLUMNS: Columns = {
    "decision": "str",  # its kind
    "words": "str",  # the decision in words
    "status": "str",  # applied, not in these articles
    "mentions": "int64",  # moved, found or left out by it
    "note": "str",
}
APPLIED, ABSENT, KEPT_APART = "applied", "not in these articles", "kept apart"


def codebook_report(codebook: Codebook, done: Applied) -> pd.DataFrame:
    """Say of each decision whether these articles hold what it is about.

    Parameters
    ----------
    codebook
        The decisions.
    done
        What `applied` returned for this codebook.

    Returns
    -------
    DataFrame
        REPORT_COLUMNS. ``not in these articles``: the actor, the article or the words are not
        there; the decision waits for articles that hold them.
    """
    rows = zip(codebook.decisions, done.moved, done.held, strict=True)
    return table(
        [
            (decision.kind, decision.words, _status(decision, held), moved, decision.note)
            for decision, moved, held in rows
        ],
        REPORT_COLUMNS,
    )


def check_against(annotations: Annotations, decision: Decision) -> None:
    """Ask the actors that are there whether a new decision contradicts what they are called.

    Parameters
    ----------
    annotations
        The articles as they are now, under the codebook.
    decision
        What is about to be decided.

    Raises
    ------
    CodebookConflict
        When an alias or a new name is the name of another actor, an affiliation would close a
        circle, or a mark does not stand inside one sentence.
    """
    if isinstance(decision, AddAlias | Rename):
        _check_name(annotations.actors, decision)
    elif isinstance(decision, SetAffiliation):
        _check_affiliation(annotations.actors, decision)
    elif isinstance(decision, MarkMention):
        _check_mark(annotations, decision)


def _status(decision: Decision, held: bool) -> str:
    if decision.kind == "refuse":
        return KEPT_APART
    return APPLIED if held else ABSENT


def _check_name(actors: pd.DataFrame, decision: AddAlias | Rename) -> None:
    wanted = fold(decision.value)
    others = actors[actors["actor_id"] != decision.actor_id]
    for actor_id, name in zip(others["actor_id"], others["name"], strict=True):
        if fold(name) == wanted:
            raise CodebookConflict(
                f"Cannot {decision.words}: '{name}' is the name of another actor ({actor_id}). "
                f"Merge {decision.who} with it, or use another spelling."
            )


def _check_affiliation(actors: pd.DataFrame, decision: SetAffiliation) -> None:
    homes = dict(zip(actors["actor_id"], actors["affiliation_id"], strict=True))
    actor_id: object = decision.target_id
    for _ in range(len(homes) + 1):
        if actor_id == decision.actor_id:
            raise CodebookConflict(
                f"Cannot {decision.words}: '{decision.target or decision.target_id}' belongs to "
                f"{decision.who} itself. Change that first."
            )
        if not isinstance(actor_id, str) or actor_id not in homes:
            return
        actor_id = homes[actor_id]


def _check_mark(annotations: Annotations, mark: MarkMention) -> None:
    sentences = annotations.sentences
    whole = sentences["document_id"] == mark.document_id
    whole &= (sentences["start"] <= mark.start) & (sentences["end"] >= mark.end)
    if not whole.any():
        raise CodebookConflict(
            f"Cannot {mark.words}: no single sentence of the article holds these words there. "
            "Choose words inside one sentence."
        )
    if (sentences["section"][whole] == "boilerplate").all():
        raise CodebookConflict(
            f"Cannot {mark.words}: the line is no part of the article (a share or subscribe line) "
            "and is in no count."
        )
