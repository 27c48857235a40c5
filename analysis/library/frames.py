"""Tables of pandas into the library and back, with the dtypes that `analysis.tables` declares."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa

from analysis.tables import Columns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ARROW = {
    "str": pa.string(),
    "int64": pa.int64(),
    "Int64": pa.int64(),
    "float64": pa.float64(),
    "object": pa.list_(pa.string()),
    "datetime64[us, UTC]": pa.timestamp("us"),
}


def offered(cursor: DuckDBPyConnection, name: str, frame: pd.DataFrame, columns: Columns) -> None:
    """Let queries of this cursor read `frame` under `name`; times become UTC without a zone."""
    plain = frame[list(columns)].astype(dict(columns))
    for column, dtype in columns.items():
        if dtype.startswith("datetime"):
            plain[column] = plain[column].dt.tz_localize(None)
    schema = pa.schema([(column, _ARROW[dtype]) for column, dtype in columns.items()])
    cursor.register(name, pa.Table.from_pandas(plain, schema=schema, preserve_index=False))


def offered_ids(cursor: DuckDBPyConnection, name: str, ids: Collection[Any]) -> None:
    """Let queries of this cursor read these values as ``position, value``, in their order."""
    kept = list(dict.fromkeys(ids))
    kind = pa.int64() if kept and isinstance(kept[0], int) else pa.string()
    positions = pa.array(range(len(kept)), pa.int64())
    cursor.register(name, pa.table({"position": positions, "value": pa.array(kept, kind)}))


def fetched(
    cursor: DuckDBPyConnection, query: str, columns: Columns, values: Sequence[object] = ()
) -> pd.DataFrame:
    """Rows of a query as a table with exactly these columns and dtypes."""
    found: pd.DataFrame = cursor.execute(query, list(values)).to_arrow_table().to_pandas()
    for column, dtype in columns.items():
        if dtype == "object":
            found[column] = pd.Series([list(value) for value in found[column]], dtype=object)
        elif dtype.startswith("datetime"):
            found[column] = found[column].dt.tz_localize("UTC")
    return found[list(columns)].astype(dict(columns))


def listed(columns: Columns) -> str:
    """Column names for a query, quoted: ``end`` is a word of SQL."""
    return ", ".join(f'"{column}"' for column in columns)
