"""JSON Lines: a file for each table, a record with its lists on each line; numbers are text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

from npf_corpus.export._about import reading
from npf_corpus.export._content import Content
from npf_corpus.export._rows import Row, rows_of
from npf_corpus.intervals import plain_number
from npf_corpus.records import TABLES


def write(content: Content) -> dict[str, bytes]:
    """Return the files by name."""
    return {
        f"{table}.jsonl": "".join(
            json.dumps(row, ensure_ascii=False, default=_text) + "\n"
            for row in rows_of(table, content.tables[table], content.manifest.schema)
        ).encode()
        for table in TABLES
    }


def read(files: Mapping[str, bytes], _: int) -> dict[str, list[Row]]:
    """Return the rows of each table; those of any schema read alike.

    Raises:
        ValueError: A line is no JSON; the error names its file.
    """
    found: dict[str, list[Row]] = {}
    for table in TABLES:
        with reading(name := f"{table}.jsonl"):
            lines = files[name].decode().split("\n")
            found[table] = [json.loads(line) for line in lines if line]
    return found


def _text(value: object) -> str:
    return plain_number(value) if isinstance(value, Decimal) else str(value)
