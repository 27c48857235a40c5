"""The house keeps its walls: who may import what, and where state and caches live."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = sorted(ROOT.glob("analysis/**/*.py"))
PAGES = sorted(ROOT.glob("pages/**/*.py"))
#: package -> the parts of `analysis` that alone may import it
HOMES = {
    "plotly": ("figures", "export"),
    "networkx": ("measures", "export"),
    "duckdb": ("library",),
    "onnxruntime": ("reader",),
}
#: part of `analysis` -> the parts it builds on; imports point from the later step to the earlier
BELOW = {
    "text": ("errors", "settings", "tables"),
    "reading": ("errors", "settings", "tables", "text"),
    "reader": ("errors",),
    "actors": ("errors", "reader", "settings", "tables"),
    "quotes": ("actors", "errors", "settings", "tables", "text"),
    "measures": ("errors", "settings", "tables", "text"),
    "search": ("actors", "errors", "measures", "settings", "tables"),
    "figures": ("errors", "settings", "tables", "measures"),
    "library": ("annotate", "errors", "reading", "settings", "tables", "text"),
}


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def _roots(path: Path) -> set[str]:
    return {name.partition(".")[0] for name in _imported(path)}


def _part(path: Path) -> str:
    return path.relative_to(ROOT / "analysis").parts[0].removesuffix(".py")


def _named(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("path", LIBRARY, ids=_named(LIBRARY))
def test_analysis_is_a_pure_library(path: Path) -> None:
    """`analysis` can be used from a notebook or a script: no Streamlit, no pages."""
    assert not _roots(path) & {"streamlit", "pages", "dashboard"}


@pytest.mark.parametrize("path", LIBRARY, ids=_named(LIBRARY))
def test_packages_stay_in_their_rooms(path: Path) -> None:
    """Plotly draws, networkx measures: each package has its room."""
    for package, homes in HOMES.items():
        assert package not in _roots(path) or _part(path) in homes


@pytest.mark.parametrize("path", LIBRARY, ids=_named(LIBRARY))
def test_imports_point_to_earlier_steps(path: Path) -> None:
    """A step builds on the steps before it, never on a later one."""
    part = _part(path)
    used = {name.split(".")[1] for name in _imported(path) if name.startswith("analysis.")}

    assert part not in BELOW or used <= {part, "__version__", *BELOW[part]}


@pytest.mark.parametrize("path", PAGES, ids=_named(PAGES))
def test_state_and_caches_have_one_home(path: Path) -> None:
    """Session state lives in parts/state.py, caches in parts/cache.py."""
    source = path.read_text(encoding="utf-8")

    assert "session_state" not in source or path.name == "state.py"
    assert "st.cache_" not in source or path.name == "cache.py"


@pytest.mark.parametrize("path", PAGES, ids=_named(PAGES))
def test_pages_compute_nothing(path: Path) -> None:
    """Pages lay out what the library made: no pandas, no Plotly, no numpy."""
    page = path.parent.name == "pages"

    assert not page or not _roots(path) & {"pandas", "plotly", "numpy", "networkx"}


@pytest.mark.parametrize("path", PAGES, ids=_named(PAGES))
def test_html_is_made_in_one_place(path: Path) -> None:
    """Only parts/marked_text.py turns text into HTML."""
    source = path.read_text(encoding="utf-8")

    assert "unsafe_allow_html" not in source
    assert "st.html(" not in source or path.name == "marked_text.py"


ALL = sorted(
    path for part in ("analysis", "pages", "tests", "training", "benchmarks")
    for path in ROOT.glob(f"{part}/**/*.py")
)  # fmt: skip
#: lines of a file; lines of a function without its docstring
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 300, 50


def _lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    described = first.end_lineno or 0 if ast.get_docstring(function) else function.lineno - 1
    return (function.end_lineno or 0) - described


def test_long_docstrings_make_no_long_function() -> None:
    """Lines are counted from the end of the docstring, or else from the first line."""
    plain, described = ast.parse('def a():\n  1\n  2\ndef b():\n  """One.\n\n  Two."""\n  3').body
    assert isinstance(plain, ast.FunctionDef)
    assert isinstance(described, ast.FunctionDef)

    assert (_lines_of(plain), _lines_of(described)) == (3, 1)


@pytest.mark.parametrize("path", ALL, ids=_named(ALL))
def test_files_and_functions_are_short(path: Path) -> None:
    """What does not fit is split by what belongs together."""
    source = path.read_text(encoding="utf-8")
    nodes = ast.walk(ast.parse(source))
    functions = [one for one in nodes if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    too_long = [one.name for one in functions if _lines_of(one) > MOST_LINES_OF_A_FUNCTION]

    assert source.count("\n") <= MOST_LINES
    assert not too_long
