"""The network's files: looked for, checked, and opened once for everybody."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analysis.errors import WeightsError

FOLDER = Path(__file__).parent / "weights"
#: what the folder must hold; the manifest has the digests of the others
GRAPHS = ("encoder.onnx", "heads.onnx")
MANIFEST = "manifest.json"
_MEND = (
    "Get the project's files anew (`git checkout -- analysis/reader/weights`), or read without "
    'the network: Settings(reader="fast").'
)


@dataclass(frozen=True)
class Network:
    """Both graphs, open, and what was measured when they were made."""

    encoder: Any
    heads: Any
    #: temperatures and offsets that make probabilities of the heads' answers; see MODEL.md
    calibration: dict[str, list[float]]


def digest(folder: Path = FOLDER) -> str:
    """SHA-256 over the manifest, which holds the digests of all weights.

    Raises
    ------
    WeightsError
        When there is no manifest.
    """
    return hashlib.sha256(_bytes(folder / MANIFEST)).hexdigest()


@cache
def open_network(folder: Path = FOLDER) -> Network:
    """Open the network of a folder; the second call gives the first one's.

    Raises
    ------
    WeightsError
        When a file is missing or is not the one that the manifest names; says what to do.
    """
    manifest = _manifest(folder)
    graphs = [_checked(folder / name, manifest["sha256"].get(name)) for name in GRAPHS]
    encoder, heads = (session(graph) for graph in graphs)
    return Network(encoder, heads, manifest["calibration"])


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        manifest = json.loads(_bytes(path))
        return {"sha256": dict(manifest["sha256"]), "calibration": dict(manifest["calibration"])}
    except (ValueError, KeyError, TypeError) as error:
        raise WeightsError(f"'{path}' is damaged: {error}. {_MEND}") from error


def _checked(path: Path, expected: str | None) -> bytes:
    content = _bytes(path)
    if hashlib.sha256(content).hexdigest() != expected:
        raise WeightsError(
            f"'{path}' is damaged: its {len(content):,} bytes are not those that the project "
            f"ships. {_MEND}"
        )
    return content


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WeightsError(
            f"The reader's file '{path}' cannot be read: {error.strerror or error}. {_MEND}"
        ) from error


def session(graph: bytes) -> Any:
    """Open one graph on the processor."""
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # a thread that waits by spinning takes a core from the pages
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
