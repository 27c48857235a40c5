"""What every decision about an actor has, and which texts and ids its fields may hold."""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, get_args

from analysis.errors import CodebookError
from analysis.settings import ActorType

#: characters of a name, an alias or an id; the longest name of a body in the dictionary has 80
MAX_TEXT = 200
#: characters of a note
MAX_NOTE = 1000
_ACTOR_ID = re.compile(rf"(?:{'|'.join(get_args(ActorType))}):[^\s:]\S*")


@dataclass(frozen=True, kw_only=True)
class Decision(ABC):
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

    def _check(self) -> None:  # noqa: B027 - most kinds ask for no more than the above
        """What this kind of decision asks of its fields."""

    @property
    def who(self) -> str:
        """The actor as messages call it: by its name where it is stated."""
        return f"'{self.actor or self.actor_id}'"

    @property
    @abstractmethod
    def words(self) -> str:
        """The decision as the log prints it."""


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
