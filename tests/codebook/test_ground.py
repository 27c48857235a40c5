"""What is indexed before the first decision."""

from __future__ import annotations

from analysis import apply_codebook
from analysis.actors.codebook import AddAlias, Codebook, Merge
from analysis.actors.codebook.ground import Ground
from tests.codebook.talks import MODI, PUTIN, TALKS
from tests.corpora import corpus


def test_prepared_ground_has_every_index() -> None:
    """Nothing that a decision looks at is left to be made."""
    ground = Ground(TALKS).prepared()

    assert {"sentences", "mentions", "owners", "actors", "_ranks"} <= set(vars(ground))
    assert "plain" in vars(ground.texts) or "_read" in vars(ground.texts)


def test_prepared_ground_changes_no_result() -> None:
    """The same tables with it as without."""
    book = Codebook((Merge(actor_id=PUTIN, target_id=MODI), AddAlias(actor_id=MODI, value="he")))
    with_it = apply_codebook(TALKS, book, ground=Ground(TALKS).prepared())

    assert with_it.mentions.equals(apply_codebook(TALKS, book).mentions)


def test_nothing_at_all_can_be_prepared() -> None:
    """A corpus without articles."""
    assert Ground(corpus({})).prepared().owners.ids == []
