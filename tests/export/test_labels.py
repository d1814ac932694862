"""Frames that people read: names, years, days and addresses, in one order of columns."""

# ruff: noqa: SIM300 - expected == actual
from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

import npf_corpus as npf
from npf_corpus.corpus import of_files, store_of
from npf_corpus.query._reach import years_of
from npf_corpus.records import TABLES
from npf_corpus.release._write import seal_with
from npf_corpus.strategies import corpora

CORPUS = npf.load("1.0.0")
WHERE = ["year", "statement", "speakers", "document", "date", "url"]
PLACE = ["anchor_start", "anchor_end"]


def test_a_claim_is_read_without_a_key_to_it() -> None:
    """A figure stands with its measure, unit, province, year, document, day and address."""
    frame = CORPUS.claims.to_pandas(labels=True).set_index("id")
    row = frame.loc["exbulletin-2024-03-07-hubei.c1"]
    expected = {
        "measure": "National laboratories",
        "surface": "1",
        "lower": 1,
        "upper": 1,
        "nominal": 1,
        "unit": "laboratories",
        "province": "Hubei",
        "regions": "Wuhan",
        "modality": "achieved",
        "as_of": "../2024-03-07",
        "as_of_end": date(2024, 3, 7),
        "year": 2024,
        "date": date(2024, 3, 7),
        "url": "https://exbulletin.com/tech/2599702/",
        "measure_id": "national-laboratories",
        "unit_id": "laboratory",
        "region_ids": "CN-420100",
    }
    found = {name: row[name] for name in expected}
    found |= {name: found[name].date() for name in ("as_of_end", "date")}
    assert expected == found
    assert CORPUS.documents["exbulletin-2024-03-07-hubei"].label == row["document"]
    assert frame["as_of_end"].dt.year.eq(frame["year"]).all()
    said = frame.loc["scio-2024-06-25-ningxia.c4"]
    assert "Chen Chunping" == said["speakers"]


@pytest.mark.parametrize("name", TABLES)
def test_columns_have_one_order(name: str) -> None:
    """What is said comes first, when and where next, then the place, and ids last; no digest."""
    columns = list(getattr(CORPUS, name).to_pandas(labels=True).columns)
    ids = [each for each in columns if each == "id" or each.endswith(("_id", "_ids"))]
    place = [each for each in columns if each in PLACE]
    where = [each for each in columns if each in WHERE] if "date" in columns else []
    own = {"documents": "url", "statements": "speakers"}.get(name)  # a field of what it says
    where = [each for each in where if each != own]
    tail = [*where, *place, *ids]
    assert columns[len(columns) - len(tail) :] == tail
    assert where == sorted(where, key=WHERE.index)
    assert ids[0] == "id"
    assert not [each for each in columns if each.endswith(("digest", "before", "after", "sha256"))]
    assert len(columns) == len(set(columns))


@pytest.mark.parametrize("name", TABLES)
def test_frames_of_all_libraries_have_the_same_labels(name: str) -> None:
    """pandas, polars and Arrow hold the same columns and cells, none of them a list."""
    table = getattr(CORPUS, name)
    rows = table.to_arrow(labels=True).to_pylist()
    assert rows == table.to_polars(labels=True).to_dicts()
    frame = table.to_pandas(labels=True)
    assert list(rows[0]) == list(frame.columns)
    assert len(table) == len(frame)
    assert not [cell for row in rows for cell in row.values() if isinstance(cell, list | dict)]
    for column in frame.columns:
        if column.endswith(("date", "_start", "_end")) and column not in PLACE:
            assert "datetime64[s]" == str(frame[column].dtype)


def test_empty_tables_have_their_columns() -> None:
    """A selection of nothing is a frame without rows."""
    none = CORPUS.claims.by_region("Qinghai")
    frame = none.to_pandas(labels=True)
    assert (0, list(CORPUS.claims.to_pandas(labels=True).columns)) == (len(frame), list(frame))


def title(corpus: npf.Corpus, key: str) -> str:
    """Return what a reader calls a record, looked for in each table."""
    record: Any = corpus[key]
    for field in ("name", "label", "gist", "symbol"):
        if hasattr(record, field):
            return str(getattr(record, field) or key)
    return str(record.quantity.surface)


def name_of(corpus: npf.Corpus, column: str, row: dict[str, Any]) -> object:
    """Return the names that a column of ids stands for, by hand."""
    keys = row[column].split("; ") if row[column] else []
    if column == "unit_id":
        return corpus.units[keys[0]].symbol
    return (
        "; ".join(dict.fromkeys(title(corpus, key) for key in keys if title(corpus, key))) or None
    )


@settings(deadline=None, max_examples=25)
@given(corpora(min_documents=1, min_claims=2))
def test_names_are_those_of_the_ids(corpus: npf.Corpus) -> None:
    """Each column of names says what its column of ids stands for; a year is one that it is of."""
    plurals = {"broader_ids": "broader", "entity_ids": "entity"}
    for name in TABLES:
        table = getattr(corpus, name)
        for row, record in zip(table.to_polars(labels=True).to_dicts(), table, strict=True):
            assert record.id == row["id"]
            for column in (each for each in row if each.endswith(("_id", "_ids"))):
                stem = column.removesuffix("_id").removesuffix("_ids")
                plural = plurals.get(column, f"{stem}s" if column.endswith("_ids") else stem)
                assert name_of(corpus, column, row) == row[plural], column
            if row.get("year") is not None:
                assert record in table.by_year(row["year"])
            if "url" in row:
                document = corpus.documents[getattr(record, "document", record.id)]
                assert (document.asserted or document.published) == row["date"]
                assert document.url == row["url"]
            if name == "claims":
                spans = years_of(record)
                assert (row["year"] is None) == (not spans)
                for field in ("as_of", "deadline"):
                    time = getattr(record, field)
                    days = (time and time.start, time and time.end)
                    assert days == (row[f"{field}_start"], row[f"{field}_end"])


def test_a_place_in_no_province_has_none() -> None:
    """A country, or a group of provinces, lies in no province; a city lies in its own."""
    frame = CORPUS.regions.to_pandas(labels=True).set_index("id")
    assert "Hubei" == frame.loc["CN-420100", "province"]
    assert "Beijing" == frame.loc["CN-BJ", "province"]
    assert frame["province"].isna()["CN"]


def test_a_claim_without_a_time_has_no_year() -> None:
    """What states no time is of no year, and its days are missing."""
    claim = attrs.evolve(CORPUS.claims[0], as_of=None)
    assert () == years_of(claim)


def test_regions_that_lie_in_each_other_lie_in_no_province() -> None:
    """Such a corpus breaks a law, and its table is read all the same."""
    store = store_of(CORPUS)
    rows: dict[str, Any] = {table: list(store.records(table)) for table in TABLES}
    claims = CORPUS.claims.by_region("Wuhan")
    held = "CN-420100"
    rows["regions"] = [
        attrs.evolve(each, parent=each.id) if each.id == held else each for each in rows["regions"]
    ]
    broken = of_files(seal_with(rows, store.manifest))
    assert claims.to_pandas(labels=True)["province"].eq("Hubei").all()
    frame = broken.claims.to_pandas(labels=True).set_index("id")
    assert frame.loc[list(claims.ids), "province"].isna().all()
