"""SQLite: the relations with foreign keys, full-text search, views with labels; for Datasette."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from decimal import Decimal
from typing import Any

from npf_corpus.export._about import reading
from npf_corpus.export._columns import Leaf, singular
from npf_corpus.export._content import Content
from npf_corpus.export._relations import Relation, gather, relations
from npf_corpus.export._rows import Row
from npf_corpus.export._views import views
from npf_corpus.intervals import plain_number
from npf_corpus.records import TABLES

FILE = "npf_corpus.db"
_DATABASE = FILE.removesuffix(".db")

_LEAST = 4
"""A row takes at least so many bytes."""

_TYPES = {
    "text": "TEXT",
    "integer": "INTEGER",
    "boolean": "INTEGER",
    "decimal": "TEXT",
    "date": "TEXT",
}
_SEARCHED = ("label", "title", "gist", "name", "name_zh", "summary")
_HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LONGEST = 6
_LABELS = {"documents": "label", "statements": "gist", "claims": "surface"}
_FACETS = ("documents", "measures", "units")
"""Facets of Datasette, beside the columns with few values: references to these tables."""


def write(content: Content) -> dict[str, bytes]:
    """Return the files by name: the database, and `metadata.json` for Datasette."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA temp_store = MEMORY")
        with database:
            _fill(database, content)
        data = database.serialize()
    metadata = json.dumps(_metadata(content), ensure_ascii=False, indent=2)
    return {FILE: data, "metadata.json": f"{metadata}\n".encode()}


def read(files: Mapping[str, bytes], schema: int) -> dict[str, list[Row]]:
    """Return the rows of each table in a schema.

    Raises:
        ValueError: It is no database, has other tables, or a row's owner is not there.
    """
    with reading(FILE), closing(sqlite3.connect(":memory:")) as database:
        data = files[FILE]
        database.deserialize(data)
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, len(data))
        database.set_authorizer(_only_reads_tables)
        left = len(data)
        found: dict[str, list[Row]] = {}
        for relation in relations(schema):
            table = _quoted(relation.name)  # without it, SQLite takes an unknown name for a text
            names = ", ".join(f"{table}.{_quoted(leaf.name)}" for leaf in relation.columns)
            rows = found[relation.name] = []
            for row in database.execute(f"SELECT {names} FROM {table} ORDER BY rowid"):
                left -= _LEAST + sum(len(cell) for cell in row if isinstance(cell, str | bytes))
                if left < 0:
                    raise ValueError("its tables give more than the file holds")
                rows.append({leaf.name: _read(leaf, cell) for leaf, cell in
                             zip(relation.columns, row, strict=True)})  # fmt: skip
    return gather(found, schema)


def _only_reads_tables(action: int, *about: str | None) -> int:
    """Allow the reading of tables alone; a view or a formula may never come to an end."""
    allowed = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ) and about[-1] is None
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _read(leaf: Leaf, cell: object) -> object:
    return bool(cell) if leaf.kind == "boolean" and cell in (0, 1) else cell


def _fill(database: sqlite3.Connection, content: Content) -> None:
    for relation in content.relations:
        for statement in _definition(relation):
            database.execute(statement)
        holes = ", ".join("?" * len(relation.columns))
        database.executemany(
            f"INSERT INTO {_quoted(relation.name)} VALUES ({holes})",
            (
                [_cell(row[leaf.name]) for leaf in relation.columns]
                for row in content.flat[relation.name]
            ),
        )
    database.create_function("parts", -1, _parts, deterministic=True)
    for table in TABLES:
        for statement in _search(table, content.manifest.schema):
            database.execute(statement)
    for name, (_, _, query) in views(content.manifest.schema).items():
        database.execute(f"CREATE VIEW {_quoted(name)} AS {query}")
    about = {
        "title": content.title,
        "pin": content.pin,
        "version": content.manifest.version,
        "digest": content.manifest.digest,
        "date": str(content.manifest.date),
        "licence": content.manifest.licence,
        "citation": content.manifest.citation,
        "description": content.description,
    }
    database.execute("CREATE TABLE release (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)")
    database.executemany("INSERT INTO release VALUES (?, ?)", about.items())


def _definition(relation: Relation) -> Iterator[str]:
    """Yield the statements that make a relation's table, and an index for each reference."""
    lines = [_column(leaf) for leaf in relation.columns]
    lines.append(f"PRIMARY KEY ({_list(relation.key)})")
    lines += [
        f"FOREIGN KEY ({_list(link.names)}) REFERENCES {_quoted(link.relation)}"
        f" ({_list(link.keys)})"
        for link in relation.links
    ]
    body = ",\n  ".join(lines)
    yield f"CREATE TABLE {_quoted(relation.name)} (\n  {body}\n)"
    for link in relation.links:
        if relation.key[: len(link.names)] != link.names:
            index = _quoted(f"{relation.name}_by_{'_'.join(link.names)}")
            yield f"CREATE INDEX {index} ON {_quoted(relation.name)} ({_list(link.names)})"


def _column(leaf: Leaf) -> str:
    line = f"{_quoted(leaf.name)} {_TYPES[leaf.kind]}{'' if leaf.null else ' NOT NULL'}"
    if leaf.kind == "boolean":
        return f"{line} CHECK ({_quoted(leaf.name)} IN (0, 1))"
    if leaf.choices:
        choices = ", ".join(f"'{choice}'" for choice in leaf.choices)
        return f"{line} CHECK ({_quoted(leaf.name)} IN ({choices}))"
    return line


def _searched(table: str, schema: int) -> tuple[tuple[str, ...], bool]:
    """Return the columns of a table that are searched, and whether its aliases are too."""
    names = {leaf.name for relation in relations(schema) if relation.name == table
             for leaf in relation.columns}  # fmt: skip
    aliases = any(relation.name == f"{table}_aliases" for relation in relations(schema))
    return tuple(name for name in _SEARCHED if name in names), aliases


def _search(table: str, schema: int) -> Iterator[str]:
    """Yield the statements that make and fill the full-text index of a table's words."""
    names, aliases = _searched(table, schema)
    if not names:
        return
    index, values = _quoted(f"{table}_fts"), list(map(_quoted, names))
    if aliases:
        owner = _quoted(f"{singular(table)}_id")
        values.append(
            f"(SELECT group_concat(alias, char(10)) FROM {_quoted(f'{table}_aliases')}"
            f" WHERE {owner} = {_quoted(table)}.id)"
        )
    columns = _list((*names, *(("aliases",) if aliases else ()), "parts"))
    values.append(f"parts({', '.join(values)})")
    yield (
        f"CREATE VIRTUAL TABLE {index} USING fts5"
        f"({columns}, tokenize='porter unicode61 remove_diacritics 2')"
    )
    yield (
        f"INSERT INTO {index} (rowid, {columns})"
        f" SELECT rowid, {', '.join(values)} FROM {_quoted(table)}"
    )


def _parts(*texts: str | None) -> str:
    """Return the words that Chinese texts may be searched by: all pieces, as they have no spaces.

    Longer words than `_LONGEST` characters are found as a whole name, or by their pieces.
    """
    pieces = {
        run[start:end]
        for run in _HAN.findall("\n".join(filter(None, texts)))
        for start in range(len(run))
        for end in range(start + 1, min(start + _LONGEST, len(run)) + 1)
    }
    return " ".join(sorted(pieces))


def _metadata(content: Content) -> dict[str, Any]:
    """Return what Datasette shows: titles, meanings, facets, labels, search."""
    url = content.licence_url
    tables: dict[str, Any] = {}
    for relation in content.relations:
        about: dict[str, Any] = {
            "description": content.meaning(relation),
            "columns": {leaf.name: leaf.meaning for leaf in relation.columns},
        }
        tables[relation.name] = about
        if relation.name not in TABLES:
            continue
        about["facets"] = [
            leaf.name for leaf in relation.columns if leaf.choices or leaf.table in _FACETS
        ]
        if _searched(relation.name, content.manifest.schema)[0]:
            about |= {"fts_table": f"{relation.name}_fts", "fts_pk": "rowid"}
        about["label_column"] = _LABELS.get(relation.name, "name")
        if about["label_column"] not in about["columns"]:
            del about["label_column"]
    for name, (meaning, facets, _) in views(content.manifest.schema).items():
        tables[name] = {"description": meaning, "facets": list(facets)}
    return {
        "title": content.title,
        "description": content.description,
        "license": content.manifest.licence,
        **({"license_url": url} if url else {}),
        "source": content.manifest.citation,
        "databases": {_DATABASE: {"tables": tables}},
    }


def _cell(value: object) -> str | int | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return int(value)
    return plain_number(value) if isinstance(value, Decimal) else str(value)


def _quoted(name: str) -> str:
    return f'"{name}"'


def _list(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(map(_quoted, names))
