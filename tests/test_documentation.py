"""What the README tells people to type works as printed."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from analysis.__main__ import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    \.venv/bin/python -m analysis (.+)$", README, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_readme(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command line ends with 0 from the project's root."""
    monkeypatch.chdir(ROOT)
    arguments = [word.replace("build/seed", str(tmp_path)) for word in shlex.split(command)]

    assert main(arguments) == 0


def test_python_of_the_readme(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example in Python runs, and its evidence is as long as its count."""
    monkeypatch.chdir(ROOT)
    (example,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    names: dict[str, object] = {}
    exec(example, names)  # noqa: S102 - our own README

    assert len(names["rows"]) == 12  # type: ignore[arg-type]


def test_examples_of_the_page_on_voices(monkeypatch: pytest.MonkeyPatch) -> None:
    """What docs/voices.md prints is what Python prints."""
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "docs" / "voices.md"), module_relative=False)

    assert result.attempted > 5
    assert result.failed == 0


def test_links_of_the_readme_lead_somewhere() -> None:
    """Every relative link is a file."""
    links = re.findall(r"\]\(([\w./-]+)\)", README)

    assert len(links) >= 4
    assert [link for link in links if not (ROOT / link).exists()] == []
