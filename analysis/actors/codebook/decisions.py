"""What a user may decide about actors: one frozen record per decision.

The fields of a decision are columns of the codebook's file, so a decision, its row in the file and
its entry in the library say the same. Names stand beside the ids for whoever reads the file, and
give a name to an actor that other articles do not hold yet.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import ClassVar, get_args

from analysis.actors.dictionary import dictionary
from analysis.errors import CodebookError
from analysis.settings import ActorType

#: characters of a name, an alias or an id; the longest name of a body in the dictionary has 80
MAX_TEXT = 200
#: characters of a note
MAX_NOTE = 1000
_ACTOR_ID = re.compile(rf"(?:{'|'.join(get_args(ActorType))}):[^\s:]\S*")


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What all decisions have; use one of its kinds.

    Raises
    ------
    CodebookError
        When a field cannot have its value; the message names it.
    """

    #: what the file calls this kind of decision
    kind: ClassVar[str] = ""
    #: fields that must be stated
    required: ClassVar[tuple[str, ...]] = ()

    #: whom it is about
    actor_id: str
    #: the actor's name when it was decided, for readers
    actor: str = ""
    #: why, in the user's words
    note: str = ""

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if value and isinstance(value, str):
                object.__setattr__(self, name, _checked_text(name, value))
        for name in ("actor_id", *self.required):
            if getattr(self, name) in ("", None):
                raise CodebookError(f"{_a(self.kind)} needs {name}; it is empty. Fill it in.")
        _check_id("actor_id", self.actor_id)
        target = getattr(self, "target_id", "")
        if target:
            _check_id("target_id", target)
        if target == self.actor_id:
            raise CodebookError(
                f"{_a(self.kind)} needs two actors; actor_id and target_id are both "
                f"'{target}'. Choose another target."
            )
        self._check()

    def _check(self) -> None:
        """What this kind of decision asks of its fields."""

    @property
    def who(self) -> str:
        """The actor as messages call it: by its name where it is stated."""
        return f"'{self.actor or self.actor_id}'"

    @property
    def words(self) -> str:
        """The decision as the log prints it."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class _ToTarget(Decision):
    required: ClassVar[tuple[str, ...]] = ("target_id",)

    #: the other actor
    target_id: str
    target: str = ""

    @property
    def whom(self) -> str:
        """The other actor as messages call it."""
        return f"'{self.target or self.target_id}'"


@dataclass(frozen=True, kw_only=True)
class Merge(_ToTarget):
    """All mentions of the actor are mentions of the target."""

    kind: ClassVar[str] = "merge"

    #: the reason of the suggestion that was accepted; empty where the user came to it alone
    value: str = ""

    @property
    def words(self) -> str:
        """As the log prints it."""
        accepted = f" (suggested: {self.value})" if self.value else ""
        return f"merge {self.who} into {self.whom}{accepted}"


@dataclass(frozen=True, kw_only=True)
class Split(_ToTarget):
    """Mentions of the actor in one article, or under one surface, are of the target.

    With both fields only mentions under this surface in this article. The target may be an actor
    that there is, or a new one: its id is then made with `new_actor_id`.
    """

    kind: ClassVar[str] = "split"

    document_id: str = ""
    #: as printed; accents and kinds of apostrophe do not matter, capitals do
    surface: str = ""

    def _check(self) -> None:
        if not (self.document_id or self.surface):
            raise CodebookError(
                "A split needs a document_id or a surface: which mentions go? To move all of "
                "them, merge the two actors."
            )

    @property
    def words(self) -> str:
        """As the log prints it."""
        what = f" as \N{LEFT DOUBLE QUOTATION MARK}{self.surface}\N{RIGHT DOUBLE QUOTATION MARK}"
        where = f" in article {self.document_id}" if self.document_id else ""
        return f"split {self.who}{what if self.surface else ''}{where} off to {self.whom}"


@dataclass(frozen=True, kw_only=True)
class _WithValue(Decision):
    required: ClassVar[tuple[str, ...]] = ("value",)

    value: str


@dataclass(frozen=True, kw_only=True)
class Rename(_WithValue):
    """The actor is called ``value``; its old name becomes an alias."""

    kind: ClassVar[str] = "rename"

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"rename {self.who} to '{self.value}'"


@dataclass(frozen=True, kw_only=True)
class Retype(_WithValue):
    """The actor is of another type; its id stays."""

    kind: ClassVar[str] = "retype"

    def _check(self) -> None:
        if self.value not in get_args(ActorType):
            raise CodebookError(
                f"The type '{self.value}' is unknown. Choose one of: "
                f"{', '.join(get_args(ActorType))}."
            )

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"make {self.who} a {self.value}"


@dataclass(frozen=True, kw_only=True)
class SetCountry(Decision):
    """The actor is of this country; with an empty ``value`` of none."""

    kind: ClassVar[str] = "country"

    #: ISO 3166-1 alpha-2
    value: str = ""

    def _check(self) -> None:
        if self.value and self.value not in dictionary().countries:
            raise CodebookError(
                f"The country '{self.value}' is unknown. Use two capital letters of ISO 3166-1, "
                "for instance IN for India, or leave it empty."
            )

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"set the country of {self.who} to {self.value or 'none'}"


@dataclass(frozen=True, kw_only=True)
class SetAffiliation(Decision):
    """The actor belongs to the target; with an empty ``target_id`` to nobody."""

    kind: ClassVar[str] = "affiliation"

    target_id: str = ""
    target: str = ""

    @property
    def words(self) -> str:
        """As the log prints it."""
        whom = f"'{self.target or self.target_id}'" if self.target_id else "nobody"
        return f"affiliate {self.who} with {whom}"


@dataclass(frozen=True, kw_only=True)
class Exclude(Decision):
    """The actor is none: its mentions are in no count."""

    kind: ClassVar[str] = "exclude"

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"exclude {self.who}"


@dataclass(frozen=True, kw_only=True)
class AddAlias(_WithValue):
    """The spelling ``value`` means the actor, wherever it is printed."""

    kind: ClassVar[str] = "alias"

    def _check(self) -> None:
        if not any(letter.isalnum() for letter in self.value):
            raise CodebookError(
                f"The alias '{self.value}' has no letter and no digit. Give a spelling as printed."
            )

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"add the alias '{self.value}' to {self.who}"


@dataclass(frozen=True, kw_only=True)
class MarkMention(Decision):
    """A place in an article that refers to the actor, and was missed."""

    kind: ClassVar[str] = "mention"
    required: ClassVar[tuple[str, ...]] = ("document_id", "surface")

    document_id: str
    #: half-open character offsets into the document's text
    start: int
    end: int
    #: ``text[start:end]``; another text at this place is left alone
    surface: str

    def _check(self) -> None:
        if not 0 <= self.start < self.end:
            raise CodebookError(
                f"A mention from {self.start} to {self.end} is no stretch of text. start is 0 or "
                "more, end is greater than start."
            )
        if len(self.surface) != self.end - self.start:
            raise CodebookError(
                f"The words '{self.surface}' have {len(self.surface)} characters; from "
                f"{self.start} to {self.end} there are {self.end - self.start}. "
                "State the words as they are printed there."
            )

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"mark '{self.surface}' in article {self.document_id} as {self.who}"


@dataclass(frozen=True, kw_only=True)
class RefuseSuggestion(_ToTarget):
    """The two are not the same; it is not suggested again."""

    kind: ClassVar[str] = "refuse"

    @property
    def words(self) -> str:
        """As the log prints it."""
        return f"keep {self.who} and {self.whom} apart"


#: what the file calls each kind of decision
KINDS: dict[str, type[Decision]] = {
    decision.kind: decision
    for decision in (
        *(Merge, Split, Rename, Retype, SetCountry, SetAffiliation, Exclude, AddAlias),
        *(MarkMention, RefuseSuggestion),
    )
}


def _checked_text(name: str, value: str) -> str:
    """The text without white space around it; surfaces are kept as printed."""
    text = value if name == "surface" else " ".join(value.split())
    most = MAX_NOTE if name == "note" else MAX_TEXT
    if len(text) > most:
        raise CodebookError(f"{name} has {len(text):,} characters; up to {most} are kept.")
    if not text.isprintable() and _has_control(text):
        raise CodebookError(f"{name} holds a control character. Type it again without.")
    return text


def _has_control(text: str) -> bool:
    return any(unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n" for letter in text)


def _check_id(name: str, value: str) -> None:
    if not _ACTOR_ID.fullmatch(value):
        raise CodebookError(
            f"{name} is '{value}'; an id has a type, a colon and no blanks, for instance "
            "'person:narendra-modi' or 'country:IN'. The actors table lists them."
        )


def _a(kind: str) -> str:
    return f"{'An' if kind[0] in 'aeiou' else 'A'} {kind}"
