"""Which collections the pages of one run show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.actors.codebook import Codebook

if TYPE_CHECKING:
    from analysis.library.collection import Collection

#: what the URL calls the articles that come with Actorscope, and no collection at all
SEED, SAMPLE, NONE = "seed", "sample", "none"


@dataclass(frozen=True)
class Shown:
    """The union that is shown, and what else could be."""

    #: whether the seed is among it
    seed: bool = True
    #: those of the library that are among it
    collections: tuple[Collection, ...] = ()
    #: how often each of them had changed when this was decided
    versions: tuple[int, ...] = ()
    #: every collection that this session may choose
    reachable: tuple[Collection, ...] = ()
    #: why something that was asked for is not shown
    problems: tuple[str, ...] = ()
    #: the decisions of these collections together
    codebook: Codebook = field(default_factory=Codebook)
    #: decisions that contradict those of a collection before, and so do not hold
    contradictions: tuple[str, ...] = ()
    #: whether the sample is among it, too
    sample: bool = False

    @property
    def key(self) -> str:
        """One name for exactly these articles as they are now, under these decisions.

        Examples
        --------
        >>> Shown().key
        'seed'
        """
        digest = self.codebook.digest
        return f"{self.articles_key} codebook:{digest}" if digest else self.articles_key

    @property
    def articles_key(self) -> str:
        """One name for exactly these articles as they are now, whatever is decided of them.

        Examples
        --------
        >>> Shown(seed=False).articles_key
        ''
        """
        pairs = zip(self.collections, self.versions, strict=True)
        parts = [f"{collection.read_id}@{version}" for collection, version in pairs]
        return " ".join([*self.built_in, *parts])

    @property
    def built_in(self) -> tuple[str, ...]:
        """What the URL calls those that come with Actorscope.

        Examples
        --------
        >>> Shown(sample=True).built_in
        ('seed', 'sample')
        """
        return (SEED,) * self.seed + (SAMPLE,) * self.sample

    @property
    def read_ids(self) -> list[str]:
        """Of the collections of the library."""
        return [collection.read_id for collection in self.collections]

    @property
    def own(self) -> tuple[Collection, ...]:
        """Those of them that this session may edit."""
        return tuple(collection for collection in self.collections if collection.may_edit)
