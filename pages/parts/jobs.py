"""Long work in threads of the server: it goes on while pages are drawn, and keeps what is done.

No page is needed to run it, and nothing here draws one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic

from analysis.errors import AnalysisError

#: articles and seconds of work that one transaction saves; so much a crash can lose
BATCH_ARTICLES = 100
BATCH_SECONDS = 2.0
#: articles that are read and not yet saved
MAX_PENDING = 200

ENDED = (
    "The work ended because of an error in the program. What was saved is kept; the error is "
    "printed where the server was started."
)


@dataclass(frozen=True)
class Progress:
    """How far a job is."""

    #: what it is about: files, or articles
    noun: str
    #: how many there are, and how many are through
    total: int
    done: int
    #: name of the one that is being read; "" at the end
    current: str
    #: articles that were added, were there already, and files or articles that were refused
    added: int
    known: int
    refused: int
    #: how much of the work is done, 0 to 1
    share: float
    #: since the start
    seconds: float
    #: articles, rows and members of the current file that are through
    of_current: int = 0

    @property
    def rate(self) -> float:
        """Articles per second."""
        return (self.added + self.known) / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """What the rest will take if it goes on so; None while nothing can be said.

        Examples
        --------
        >>> Progress("file", 4, 1, "b.txt", 1, 0, 0, 0.25, 10.0).seconds_left
        30.0
        """
        if self.share < 0.01 or self.seconds < 1:
            return None
        return self.seconds * (1 - self.share) / self.share


class Job(ABC):
    """A thread with an end, a way to stop it, and a word on what went wrong."""

    #: names an upload among those of the library; "" for other work
    name = ""

    def __init__(self) -> None:
        #: what went wrong, to be shown unchanged; "" if nothing did
        self.problem = ""
        #: whether a user ended it before it was through
        self.is_stopped = False
        self._stopping = Event()
        self._ended = Event()
        self._began = self._end = monotonic()
        self._thread = Thread(target=self._run, name="job", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        self._began = self._end = monotonic()
        self._thread.start()

    def stop(self) -> None:
        """Have it end soon, with what is done kept."""
        self.is_stopped = self.is_running
        self._stopping.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for its end, and say whether it has ended."""
        return self._ended.wait(seconds)

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return not self._ended.is_set()

    @property
    def seconds(self) -> float:
        """How long it has run."""
        return (monotonic() if self.is_running else self._end) - self._began

    @abstractmethod
    def progress(self) -> Progress:
        """How far it is."""

    @abstractmethod
    def _work(self) -> None:
        """What is done, in the job's own thread."""

    def _run(self) -> None:
        is_through = False
        try:
            self._work()
            is_through = True
        except AnalysisError as error:
            self.problem, is_through = str(error), True
        finally:
            self.problem = self.problem if is_through else ENDED
            self._end = monotonic()
            self._ended.set()
