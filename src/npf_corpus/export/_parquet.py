"""Parquet: a file for each table, lists and structs in it, decimals exact."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from npf_corpus.export._content import Content
from npf_corpus.export._frames import library, to_arrow
from npf_corpus.export._rows import Row
from npf_corpus.records import TABLES


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
        arrow = to_arrow(table, content.tables[table])
        parquet.write_table(arrow.replace_schema_metadata(about), file)
        found[f"{table}.parquet"] = file.getvalue()
    return found


def read(files: Mapping[str, bytes]) -> dict[str, list[Row]]:
    """Return the rows of each table."""
    parquet = library("pyarrow.parquet", "arrow")
    return {
        table: parquet.read_table(BytesIO(files[f"{table}.parquet"])).to_pylist()
        for table in TABLES
    }
