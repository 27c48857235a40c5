"""Zip archives: what is unpacked, and why the rest is not."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading import read_documents
from analysis.reading.limits import HARMLESS_BYTES

ARCHIVE = Path(__file__).parents[1] / "files" / "archives" / "articles.zip"
GOOD = b"They met in Geneva."


def packed(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """A zip archive with these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def _special(name: str, mode: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, mode << 16
    return info


def test_each_member_has_one_outcome() -> None:
    """Articles, rows, a nested archive, a link, a picture; files of the system are passed over."""
    outcomes = read_documents([("a.zip", ARCHIVE.read_bytes())]).outcomes

    assert dict(zip(outcomes["source"], outcomes["status"], strict=True)) == {
        "a.zip/harbour.txt": "read",
        "a.zip/tables/bridge.csv, row 2": "read",
        "a.zip/tables/bridge.csv, row 3": "refused",
        "a.zip/page.html": "read",
        "a.zip/inner.zip": "refused",
        "a.zip/../outside.txt": "refused",
        "a.zip/picture.png": "refused",
        "a.zip/link.txt": "refused",
    }


def test_documents_carry_the_members_name() -> None:
    """Not the path inside the archive, but the row of a table."""
    documents = read_documents([ARCHIVE]).documents

    assert documents["filename"].tolist() == ["harbour.txt", "bridge.csv, row 2", "page.html"]


@pytest.mark.parametrize(
    ("member", "content", "reason"),
    [
        pytest.param("/etc/a.txt", GOOD, "a path that leads out", id="absolute path"),
        pytest.param("C:\\a.txt", GOOD, "a path that leads out", id="drive"),
        pytest.param("b/../../a.txt", GOOD, "a path that leads out", id="parent path"),
        pytest.param("b\\..\\a.txt", GOOD, "a path that leads out", id="parent path of Windows"),
        pytest.param(
            _special("a.txt", stat.S_IFLNK | 0o777), b"/etc/hostname", "a link", id="link"
        ),
        pytest.param(_special("a.txt", stat.S_IFIFO | 0o600), b"", "a link or a device", id="pipe"),
        pytest.param("a.zip", packed(("b.txt", GOOD)), "within an archive", id="nested"),
        pytest.param("a.txt", packed(("b.txt", GOOD)), "within an archive", id="nested, renamed"),
        pytest.param("a.txt", b"a" * (HARMLESS_BYTES + 1), "times its size", id="ratio"),
        pytest.param("a.txt", b"", "is empty", id="empty"),
    ],
)
def test_a_bad_member_is_refused(
    member: str | zipfile.ZipInfo, content: bytes, reason: str
) -> None:
    """With the reason and a next step; the other members are read."""
    outcomes = read_documents([("x.zip", packed((member, content), ("z.txt", GOOD * 9)))]).outcomes

    if "times its size" not in reason:
        assert outcomes["status"].tolist() == ["refused", "read"]
    assert reason in outcomes["reason"][0]
    assert outcomes["next_step"][0]


def test_an_encrypted_member_is_said() -> None:
    """Its flag says so; nothing is tried."""
    content = bytearray(packed(("a.txt", GOOD), ("b.txt", GOOD)))
    content[6] |= 1
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1

    outcomes = read_documents([("x.zip", bytes(content))]).outcomes

    assert outcomes["reason"][0] == "'x.zip/a.txt' is encrypted."
    assert outcomes["status"].tolist() == ["refused", "read"]


def test_a_damaged_member_is_said() -> None:
    """Bytes that do not fit their checksum are no article."""
    content = bytearray(packed((_special("a.txt", stat.S_IFREG), GOOD), ("b.txt", GOOD)))
    content[content.index(GOOD)] ^= 1

    outcomes = read_documents([("x.zip", bytes(content))]).outcomes

    assert "cannot be unpacked (Bad CRC-32" in outcomes["reason"][0]
    assert outcomes["status"].tolist() == ["refused", "read"]


def test_a_wrong_size_unpacks_no_more_than_it_claims() -> None:
    """An archive that claims 10 bytes and holds a million gives a refusal, not a million bytes."""
    content = bytearray(packed(("a.txt", b"a" * 1_000_000), ("b.txt", GOOD)))
    entry = content.index(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 10)

    outcomes = read_documents([("x.zip", bytes(content))]).outcomes

    assert outcomes["status"].tolist() == ["refused", "read"]


def test_overlapping_members_are_refused() -> None:
    """Two entries that share the same bytes: the archive is built to do harm."""
    content = bytearray(packed(("a.txt", GOOD), ("b.txt", GOOD)))
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 0)

    outcomes = read_documents([("x.zip", bytes(content)), ("y.txt", GOOD)]).outcomes

    assert outcomes["status"].tolist() == ["refused", "read"]
    assert outcomes["reason"][0].startswith("Files inside 'x.zip' overlap")


@pytest.mark.parametrize("content", [packed(), packed(("a/", b"")), packed((".DS_Store", b"x"))])
def test_an_archive_without_files_is_said(content: bytes) -> None:
    """Folders and hidden files are none."""
    outcomes = read_documents([("x.zip", content)]).outcomes

    assert outcomes["reason"].tolist() == ["'x.zip' holds no files."]


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=8))
def test_any_damage_is_survived(at: int, damage: bytes) -> None:
    """Whatever is overwritten: each outcome is of this archive, and the next file is read."""
    content = bytearray(packed(("a.txt", GOOD), ("b.csv", b"text,title\nA.,B\n")))
    content[at : at + len(damage)] = damage

    outcomes = read_documents([("x.zip", bytes(content)), ("y.txt", b"They left.")]).outcomes

    assert outcomes["status"].iloc[-1] == "read"
    assert all(outcomes["source"].iloc[:-1].str.startswith("x.zip"))
