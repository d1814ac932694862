"""Laws of exports: every format that can hold a corpus gives it back, whole or narrowed."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import npf_corpus as npf
from npf_corpus import export
from npf_corpus.export._about import MODULES
from npf_corpus.export._content import Content
from npf_corpus.export._write import Format
from npf_corpus.records import TABLES
from npf_corpus.strategies import corpora

CORPORA = corpora()

FORMATS: tuple[Format, ...] = get_args(Format)


@given(CORPORA)
@settings(deadline=None, max_examples=50)
def test_every_frame_gives_every_record_back(corpus: npf.Corpus) -> None:
    """Rows, pandas, polars and Arrow hold each table exactly, also one without records."""
    for table, cls in TABLES.items():
        records: npf.Table[Any] = getattr(corpus, table)
        assert export.from_records(records.to_records(), cls) == tuple(records)
        assert export.from_pandas(records.to_pandas(), cls) == tuple(records)
        assert export.from_polars(records.to_polars(), cls) == tuple(records)
        assert export.from_arrow(records.to_arrow(), cls) == tuple(records)


@pytest.mark.parametrize("name", FORMATS)
@given(corpus=CORPORA)
@settings(deadline=None, max_examples=15)
def test_every_export_gives_the_corpus_back(name: Format, corpus: npf.Corpus) -> None:
    """Records, order and digest are the same."""
    with tempfile.TemporaryDirectory() as top:
        folder = corpus.export(Path(top, "out"), format=name)
        assert export.read_export(folder) == corpus


@pytest.mark.parametrize("name", FORMATS)
@given(corpus=CORPORA, data=st.data())
@settings(deadline=None, max_examples=15)
def test_every_narrowed_export_gives_its_records_back(
    name: Format, corpus: npf.Corpus, data: st.DataObject
) -> None:
    """Exactly the selection, in order, and in SQLite every declared key holds."""
    part = corpus.by_region(data.draw(st.sampled_from(corpus.regions.ids)))
    if corpus.documents and data.draw(st.booleans()):
        part = part.by_document(data.draw(st.sampled_from(corpus.documents.ids)))
    with tempfile.TemporaryDirectory() as top:
        folder = part.export(Path(top, "out"), format=name)
        records = export.read_records(folder)
        assert records == {table: tuple(getattr(part, table)) for table in TABLES}
        if name == "sqlite":
            with closing(sqlite3.connect(folder / "npf_corpus.db")) as database:
                assert database.execute("PRAGMA foreign_key_check").fetchall() == []


ANY_TEXT = st.text(st.characters(codec="utf-8"), min_size=1) | st.sampled_from(
    (
        "NULL",
        "nan",
        "1.0",
        "true",
        "2020-01-01",
        "a,b",
        '"',
        "\r",
        "\n",
        "\r\n",
        "\x00",
        " ",
        "007",
        "'",
        "=1+1",
        "'=1+1",
        "''@a",
        "-1.5",
        "-1.5.",
        "\ufeffid",
        "\uff1dA1",
    )
)
ANY_NUMBER = st.decimals(allow_nan=False, allow_infinity=False) | st.builds(
    lambda digits, places: Decimal(digits).scaleb(places),
    st.integers(-(10**40), 10**40),
    st.integers(-60, 60),
)


@pytest.mark.parametrize("name", FORMATS)
@given(text=ANY_TEXT, number=ANY_NUMBER, day=st.dates())
@settings(deadline=None, max_examples=40)
def test_every_format_holds_any_text_number_and_day(
    name: str, text: str, number: Decimal, day: date
) -> None:
    """Also such as no law of records lets through: formats lose nothing, whatever it looks like."""
    corpus = npf.load("1.0.0")
    tables: dict[str, tuple[Any, ...]] = dict.fromkeys(TABLES, ())
    document = next(iter(corpus.documents))
    tables["documents"] = (
        evolve(document, published=day, title=text, caveats=(text, "as it is")),
        evolve(document, id=npf.DocumentId("other"), title=None, asserted=day, authors=(text,)),
    )
    unit = corpus.units["project"]
    tables["units"] = (evolve(unit, name=text, factor=number, code=None),)
    manifest = corpus._store.manifest
    content = Content(manifest=manifest, selection=(), tables=tables, whole=tables)
    module = import_module(f"npf_corpus.export.{MODULES[name]}")
    rows = module.read(module.write(content), content.manifest.schema)
    for table, cls in TABLES.items():
        assert export.from_records(rows[table], cls) == tables[table]
    for make, read in (
        ("to_polars", export.from_polars),
        ("to_arrow", export.from_arrow),
        ("to_pandas", export.from_pandas),
    ):
        frames = import_module("npf_corpus.export._frames")
        for table in ("documents", "units"):
            frame = getattr(frames, make)(*frames.every(table, tables[table], 1))
            assert read(frame, TABLES[table]) == tables[table]
