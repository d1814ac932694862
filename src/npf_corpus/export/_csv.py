"""CSV: a file for each relation, and the Frictionless data package that describes them."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from io import StringIO
from threading import Lock
from typing import Any

from npf_corpus.export._about import reading
from npf_corpus.export._columns import Leaf
from npf_corpus.export._content import NAME, Content
from npf_corpus.export._formula import as_written, disarmed
from npf_corpus.export._relations import Relation, gather, relations
from npf_corpus.export._rows import Row
from npf_corpus.intervals import plain_number
from npf_corpus.release._manifest import sha256

_TYPES = {
    "text": "string",
    "integer": "integer",
    "boolean": "boolean",
    "decimal": "number",
    "date": "date",
}
_LOCK = Lock()
"""Held while the process's limit on the length of fields is changed."""

_PROFILE = "https://datapackage.org/profiles/2.0/"


def write(content: Content, *, encoding: str = "utf-8") -> dict[str, bytes]:
    """Return the files by name: the relations and `datapackage.json`."""
    files = {
        f"{relation.name}.csv": _table(relation, content.flat[relation.name]).encode(encoding)
        for relation in content.relations
    }
    package = json.dumps(_package(content, files, encoding), ensure_ascii=False, indent=2)
    return {**files, "datapackage.json": f"{package}\n".encode()}


def read(files: Mapping[str, bytes], schema: int) -> dict[str, list[Row]]:
    """Return the rows of each table in a schema.

    Raises:
        ValueError: A value does not fit its column, or a row has too many or too few.
    """
    found: dict[str, list[Row]] = {}
    for relation in relations(schema):
        with reading(name := f"{relation.name}.csv"), _LOCK:
            text = files[name].decode("utf-8-sig")
            usual = csv.field_size_limit(max(len(text), 1))  # one limit for the whole process
            try:
                found[relation.name] = _rows(relation, text)
            finally:
                csv.field_size_limit(usual)
    return gather(found, schema)


def _rows(relation: Relation, text: str) -> list[Row]:
    lines = csv.reader(StringIO(text, newline=""), strict=True)
    header: list[str] = next(lines, list[str]())
    columns = {leaf.name: leaf for leaf in relation.columns}
    if header != list(columns):
        raise ValueError(f"{relation.name}.csv has the columns {header}, not {[*columns]}")
    return [
        {name: _value(columns[name], cell) for name, cell in zip(header, line, strict=True)}
        for line in lines
    ]


def _table(relation: Relation, rows: list[Row]) -> str:
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(leaf.name for leaf in relation.columns)
    writer.writerows([_cell(row[leaf.name]) for leaf in relation.columns] for row in rows)
    return file.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return disarmed(plain_number(value) if isinstance(value, Decimal) else str(value))


def _value(leaf: Leaf, cell: str) -> object:
    if leaf.null and not cell:
        return None
    cell = as_written(cell)
    if leaf.kind == "boolean":
        return {"true": True, "false": False}.get(cell, cell)
    if leaf.kind == "integer":
        return int(cell)
    return date.fromisoformat(cell) if leaf.kind == "date" else cell


def _package(content: Content, files: Mapping[str, bytes], encoding: str) -> dict[str, Any]:
    url = content.licence_url
    licence = {"name": content.manifest.licence, "path": url} if url else None
    return {
        "$schema": f"{_PROFILE}datapackage.json",
        "name": NAME,
        "title": content.title,
        "description": content.description,
        "version": content.manifest.version,
        "created": f"{content.manifest.date}T00:00:00Z",
        **({"licenses": [licence]} if licence else {}),
        **_sources(content),
        "citation": content.manifest.citation,
        "pin": content.pin,
        "resources": [
            {
                "name": relation.name,
                "type": "table",
                "path": f"{relation.name}.csv",
                "description": content.meaning(relation),
                "scheme": "file",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": encoding,
                "bytes": len(files[f"{relation.name}.csv"]),
                "hash": f"sha256:{sha256(files[f'{relation.name}.csv'])}",
                "schema": _schema(relation),
            }
            for relation in content.relations
        ],
    }


def _sources(content: Content) -> dict[str, Any]:
    """Return the documents as sources; the profile wants one at least."""
    sources = [{"title": each.label, "path": each.url} for each in content.documents]
    return {"sources": sources} if sources else {}


def _schema(relation: Relation) -> dict[str, Any]:
    return {
        "fields": [_field(relation, leaf) for leaf in relation.columns],
        "primaryKey": list(relation.key),
        "foreignKeys": [
            {
                "fields": list(link.names),
                "reference": {
                    "resource": "" if link.relation == relation.name else link.relation,
                    "fields": list(link.keys),
                },
            }
            for link in relation.links
        ],
        "missingValues": [""],
    }


def _field(relation: Relation, leaf: Leaf) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if not leaf.null:
        constraints["required"] = True
    if relation.key == (leaf.name,):
        constraints["unique"] = True
    if leaf.choices:
        constraints["enum"] = list(leaf.choices)
    return {
        "name": leaf.name,
        "type": _TYPES[leaf.kind],
        "description": leaf.meaning,
        "constraints": constraints,
    }
