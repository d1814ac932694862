"""Croissant metadata: the files of an export with their digests, and the records in them.

Croissant has no decimal type. Its readers get decimals as text from CSV and JSON Lines, and as
floats from Parquet, where they would fail otherwise. References are left out, since its readers
join what they refer to; the data package has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from npf_corpus.export._about import Sizes
from npf_corpus.export._columns import Leaf, Many, columns, flat, items, meaning
from npf_corpus.export._content import NAME, Content
from npf_corpus.export._relations import Relation
from npf_corpus.records import TABLES

FILE = "croissant.json"

_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The standard context of Croissant 1.0; its readers want all of it."""

_TYPES = {
    "text": "sc:Text",
    "integer": "sc:Integer",
    "boolean": "sc:Boolean",
    "decimal": "sc:Text",
    "date": "sc:Date",
}
_MEDIA = {
    "csv": "text/csv",
    "db": "application/vnd.sqlite3",
    "json": "application/json",
    "jsonl": "application/jsonlines",
    "parquet": "application/x-parquet",
}


def croissant(content: Content, files: Sizes, urls: list[str]) -> bytes:
    """Return the metadata of an export's files, whose sizes and digests are known."""
    ending = next(iter(files)).rpartition(".")[2]
    manifest = content.manifest
    about = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": NAME,
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "description": content.description,
        "version": _semantic(manifest.version),
        "datePublished": str(manifest.date),
        "license": content.licence_url or manifest.licence,
        "citeAs": manifest.citation,
        "isBasedOn": urls,
        "distribution": [
            *(_file(name, *each) for name, each in files.items()),
            *(_several(table, ending) for table in TABLES if f"{table}.{ending}" not in files),
        ]
        if ending in ("jsonl", "parquet")
        else [_file(name, *each) for name, each in files.items()],
        "recordSet": [],
    }
    if ending == "csv":
        about["recordSet"] = [_relation(content, each) for each in content.relations]
    elif ending != "db":  # Croissant knows no way into a database
        about["recordSet"] = [_table(table, ending, manifest.schema, files) for table in TABLES]
    return f"{json.dumps(about, ensure_ascii=False, indent=2)}\n".encode()


def _semantic(version: str) -> str:
    """Return a PEP 440 version in the form that Croissant wants, major.minor.patch."""
    from packaging.version import Version

    parsed = Version(version)
    major, minor, patch = (*parsed.release, 0, 0)[:3]
    rest = str(parsed)[len(parsed.base_version) :].lstrip(".+").replace("+", ".")
    more = [*map(str, parsed.release[3:]), *filter(None, (rest,))]
    return f"{major}.{minor}.{patch}" + (f"-{'.'.join(more)}" if more else "")


def _several(table: str, ending: str) -> dict[str, Any]:
    """Return the numbered files of a large table as one set."""
    return {
        "@type": "cr:FileSet",
        "@id": f"{table}.{ending}",
        "name": f"{table}.{ending}",
        "encodingFormat": _MEDIA[ending],
        "includes": f"{table}-*.{ending}",
    }


def _file(name: str, size: int, digest: str) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "contentUrl": name,
        "contentSize": f"{size} B",
        "encodingFormat": _MEDIA[name.rpartition(".")[2]],
        "sha256": digest,
    }


def _relation(content: Content, relation: Relation) -> dict[str, Any]:
    fields = [_field(relation.name, f"{relation.name}.csv", leaf) for leaf in relation.columns]
    return _set(relation.name, content.meaning(relation), relation.key, fields)


def _table(table: str, ending: str, schema: int, files: Sizes) -> dict[str, Any]:
    cls, file = TABLES[table], f"{table}.{ending}"
    fields = [_field(table, file, part) for part in flat(columns(cls, schema))]
    if file not in files:
        for each in _sources(fields):
            each["fileSet"] = each.pop("fileObject")
    return _set(table, meaning(cls), ("id",), fields)


def _sources(fields: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Yield where fields, and those in them, have their values from."""
    for each in fields:
        yield each["source"]
        yield from _sources(each.get("subField", ()))


def _set(
    name: str, description: str, key: Iterable[str], fields: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": description,
        "key": [{"@id": f"{name}/{each}"} for each in key],
        "field": fields,
    }


def _type(leaf: Leaf, file: str) -> str:
    return "sc:Float" if leaf.kind == "decimal" and file.endswith(".parquet") else _TYPES[leaf.kind]


def _field(above: str, file: str, part: Leaf | Many) -> dict[str, Any]:
    key = f"{above}/{part.name}"
    about: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": key,
        "name": part.name,
        "description": part.meaning,
    }
    if isinstance(part, Many):
        about["repeated"] = True
        if not isinstance(part.item, Leaf):
            about["subField"] = [_field(key, file, each) for each in flat(items(part))]
    leaf = part if isinstance(part, Leaf) else part.item
    if isinstance(leaf, Leaf):
        about["dataType"] = _type(leaf, file)
    path = key.partition("/")[2].split("/")
    source: dict[str, Any] = {"fileObject": {"@id": file}, "extract": {"column": path[0]}}
    if len(path) > 1:
        source["transform"] = [{"jsonPath": each} for each in path[1:]]
    return {**about, "source": source}
