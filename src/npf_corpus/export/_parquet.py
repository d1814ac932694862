"""Parquet: a file for each table, lists and structs in it, decimals exact."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from io import BytesIO

from npf_corpus.export._about import reading
from npf_corpus.export._content import Content
from npf_corpus.export._frames import every, library, to_arrow
from npf_corpus.export._rows import Row
from npf_corpus.records import TABLES

_BATCH = 64
_LEAST, _FACTOR = 16 * 2**20, 1_000
"""Rows that are read at once; bytes that a file may give at least, and for each byte of its own."""


def write(content: Content) -> dict[str, bytes]:
    """Return the files by name; each says release, licence and citation in its metadata."""
    parquet = library("pyarrow.parquet", "arrow")
    about = {
        "title": content.title,
        "description": content.description,
        "pin": content.pin,
        "licence": content.manifest.licence,
        "citation": content.manifest.citation,
    }
    found: dict[str, bytes] = {}
    for table in TABLES:
        file = BytesIO()
        arrow = to_arrow(*every(table, content.tables[table], content.manifest.schema))
        parquet.write_table(arrow.replace_schema_metadata(about), file)
        found[f"{table}.parquet"] = file.getvalue()
    return found


def read(files: Mapping[str, bytes], _: int) -> dict[str, list[Row]]:
    """Return the rows of each table; those of any schema read alike.

    Raises:
        ValueError: A file is no Parquet, or holds more than its size lets expect.
    """
    parquet = library("pyarrow.parquet", "arrow")
    found: dict[str, list[Row]] = {}
    for table in TABLES:
        with reading(name := f"{table}.parquet"), closing(BytesIO(files[name])) as data:
            file = parquet.ParquetFile(data)
            left = _LEAST + _FACTOR * len(files[name])
            found[table] = []
            for batch in file.iter_batches(_BATCH):
                left -= batch.nbytes
                if left < 0:
                    raise ValueError("it holds far more than a file of its size has")
                found[table] += batch.to_pylist()
    return found
