"""A user's documents beside a release's, as one corpus to ask."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import npf_corpus as npf

PIN = "1.0.0"


def renamed(record: Any, document: str, name: str) -> Any:
    """Return a record of a document as one of another, with an id of its own."""
    key = f"{name}{record.id.removeprefix(document)}"
    changes: dict[str, Any] = {"id": key}
    if hasattr(record, "document"):
        changes["document"] = name
    if hasattr(record, "statement"):
        changes["statement"] = f"{name}{record.statement.removeprefix(document)}"
    if getattr(record, "item_of", None):
        changes["item_of"] = f"{name}{record.item_of.removeprefix(document)}"
    if hasattr(record, "claims"):
        changes["claims"] = tuple(f"{name}{each.removeprefix(document)}" for each in record.claims)
    return evolve(record, **changes)


def own(schema: int, **more: Any) -> npf.Corpus:
    """Return a corpus of one document, which is one of 1.0.0 under another id, and its claims."""
    shipped = based(schema)
    (document,) = shipped.documents
    held = shipped
    records: list[Any] = [
        renamed(each, document.id, "mine")
        for table in (held.documents, held.statements, held.claims, held.mentions, held.tiers)
        for each in table
    ]
    initiatives = [
        evolve(each, anchors=tuple(evolve(part, document="mine") for part in each.anchors))
        for each in held.initiatives
    ]
    return npf.Corpus.from_records(
        [*records, *initiatives, *more.pop("records", ())],
        vocabularies=shipped,
        version=more.pop("version", "0.1.0"),
        date=date(2031, 1, 2),
        citation="Me (2031). Harbour news: what ports say.",
        **more,
    )


def based(schema: int) -> npf.Corpus:
    """Return one document of 1.0.0 as a corpus of a schema."""
    return _based(schema)


def _based(schema: int) -> npf.Corpus:
    key = f"base{schema}"
    if key not in _MADE:
        _MADE[key] = _cut(schema)
    return _MADE[key]


_MADE: dict[str, npf.Corpus] = {}
