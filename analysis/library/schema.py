"""The tables of the library file, and how an older file becomes a newer one.

A migration that has been released is never edited: a change is a new one at the end of the list.
Times are UTC. The columns of annotations are those of `analysis.tables`; a test compares them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: how a file says that it is a library, and not some other DuckDB file
APPLICATION = "actorscope"

_ARTICLES = """
CREATE TABLE library (application VARCHAR, version INTEGER, rewrite_due BOOLEAN);
CREATE TABLE collections (
    number INTEGER PRIMARY KEY, edit_id VARCHAR UNIQUE, read_id VARCHAR UNIQUE,
    name VARCHAR, created TIMESTAMP);
CREATE TABLE documents (
    document_id VARCHAR PRIMARY KEY, text VARCHAR, outlet VARCHAR, published TIMESTAMP);
CREATE TABLE articles (
    number INTEGER, document_id VARCHAR, title VARCHAR, url VARCHAR, language VARCHAR,
    tags VARCHAR[], n_words BIGINT, filename VARCHAR, added TIMESTAMP,
    PRIMARY KEY (number, document_id));
CREATE TABLE edits (
    edit BIGINT PRIMARY KEY, number INTEGER, document_id VARCHAR, field VARCHAR,
    value VARCHAR, edited TIMESTAMP);
CREATE TABLE outcomes (
    number INTEGER, upload VARCHAR, source VARCHAR, status VARCHAR, reason VARCHAR,
    next_step VARCHAR, document_id VARCHAR, title_from VARCHAR, outlet_from VARCHAR,
    published_from VARCHAR, saved TIMESTAMP);
CREATE TABLE settings (number INTEGER PRIMARY KEY, settings_hash VARCHAR UNIQUE, stated VARCHAR);
CREATE TABLE annotated (
    settings INTEGER, document_id VARCHAR, PRIMARY KEY (settings, document_id));
CREATE TABLE sentences (
    settings INTEGER, document_id VARCHAR, sentence_index BIGINT, paragraph_index BIGINT,
    section VARCHAR, start BIGINT, "end" BIGINT, tone DOUBLE, subjectivity DOUBLE,
    n_tone_words BIGINT);
CREATE TABLE mentions (
    settings INTEGER, document_id VARCHAR, sentence_index BIGINT, start BIGINT, "end" BIGINT,
    surface VARCHAR, actor_id VARCHAR, kind VARCHAR, role VARCHAR, stance DOUBLE,
    stance_label VARCHAR, stance_confidence DOUBLE, voice VARCHAR, quote_id VARCHAR,
    confidence DOUBLE, rule VARCHAR);
CREATE TABLE quotes (
    settings INTEGER, quote_id VARCHAR, document_id VARCHAR, sentence_index BIGINT, start BIGINT,
    "end" BIGINT, speaker_id VARCHAR, speaker_start BIGINT, speaker_end BIGINT, cue VARCHAR,
    form VARCHAR);
CREATE TABLE actors (
    settings INTEGER, document_id VARCHAR, actor_id VARCHAR, name VARCHAR, type VARCHAR,
    country VARCHAR, affiliation_id VARCHAR, aliases VARCHAR[], origin VARCHAR);
INSERT INTO library VALUES ('actorscope', 1, false);
"""
_DECISIONS = """
CREATE TABLE codebook_decisions (
    decision BIGINT PRIMARY KEY, number INTEGER, stated VARCHAR, decided TIMESTAMP);
CREATE TABLE hand_checks (
    "check" BIGINT PRIMARY KEY, number INTEGER, document_id VARCHAR, stated VARCHAR,
    checked TIMESTAMP);
"""
#: version n of the library is what the first n scripts make
MIGRATIONS: tuple[str, ...] = (_ARTICLES, _DECISIONS)


def migrate(cursor: DuckDBPyConnection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Bring the current database to the newest version, each step in a transaction of its own."""
    for step in range(version_of(cursor), len(migrations)):
        cursor.begin()
        cursor.execute(migrations[step])
        cursor.execute("UPDATE library SET version = ?", [step + 1])
        cursor.commit()


def version_of(cursor: DuckDBPyConnection) -> int:
    """Version of the current database; 0 while it has no tables of ours."""
    if not is_library(cursor):
        return 0
    return int(one(cursor, "SELECT max(version) FROM library"))


def is_library(cursor: DuckDBPyConnection) -> bool:
    """Whether the current database says that it is a library of this program."""
    found = one(
        cursor,
        "SELECT count(*) FROM duckdb_columns() WHERE table_name = 'library' "
        "AND column_name = 'application' AND database_name = current_database()",
    )
    named = "SELECT count(*) FROM library WHERE application = ?"
    return bool(found) and bool(one(cursor, named, [APPLICATION]))


def table_names(cursor: DuckDBPyConnection) -> list[str]:
    """Every table of the current database, sorted."""
    rows = cursor.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
    ).fetchall()
    return sorted(str(row[0]) for row in rows)


def one(cursor: DuckDBPyConnection, query: str, values: Sequence[object] = ()) -> int:
    """The only number that a query gives; 0 where it gives none."""
    row = cursor.execute(query, list(values)).fetchone()
    return int(row[0]) if row and row[0] is not None else 0
