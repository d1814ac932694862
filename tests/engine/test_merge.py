"""Many corpora put into one export: what it holds, what is refused, and what survives a failure."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve

import npf_corpus as npf
from npf_corpus import engine, export
from npf_corpus.corpus import of_files
from npf_corpus.engine import _merge
from npf_corpus.records import TABLES
from npf_corpus.release._manifest import Retired
from npf_corpus.release._write import seal_with

CORPUS = npf.load("1.0.0")
Rows = dict[str, list[Any]]


def renamed(record: Any, old: str, new: str) -> Any:
    """Return a record of a document under another id of it."""
    changed: dict[str, Any] = {}
    for field in type(record).__attrs_attrs__:
        value = getattr(record, field.name)
        if field.name == "claims":
            changed["claims"] = tuple(key.replace(f"{old}.", f"{new}.") for key in value)
        elif isinstance(value, str) and field.name in {"id", "document", "statement", "item_of"}:
            own = value == old or value.startswith(f"{old}.")
            changed[field.name] = f"{new}{value[len(old) :]}" if own else value
    return evolve(record, **changed)


def county(
    name: str, change: Callable[[Rows], object] = lambda _: None, **facts: Any
) -> npf.Corpus:
    """Return a corpus of one document of the release, under another id, changed."""
    old = CORPUS.documents[0].id
    store = CORPUS._store
    rows: Rows = {table: list(store.records(table)) for table in TABLES}
    for table in ("documents", "tiers", "statements", "claims", "mentions"):
        own = [each for each in rows[table] if getattr(each, "document", each.id) == old]
        rows[table] = [renamed(each, old, name) for each in own]
    for table, lists in (("initiatives", "anchors"), ("people", "roles")):
        rows[table] = [evolve(each, **{lists: ()}) for each in rows[table]]
    change(rows)
    return of_files(seal_with(rows, evolve(store.manifest, version="1", **facts)))


def bounded(lower: str) -> Callable[[Rows], None]:
    """Return what gives the first claim a lower bound, with no upper one."""

    def change(rows: Rows) -> None:
        claim = rows["claims"][0]
        interval = npf.Interval(Decimal(lower), None, lower_closed=True, upper_closed=False)
        quantity = evolve(claim.quantity, interval=interval, nominal=None)
        rows["claims"][0] = evolve(claim, quantity=quantity)

    return change


def names_in(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(each.name for each in folder.iterdir())


def test_one_corpus_merged_has_the_rows_of_its_export(tmp_path: Path) -> None:
    """Every table is the same to the last row, type and description, in the same order."""
    direct = CORPUS.export(tmp_path / "direct", format="parquet")
    made = engine.merge([CORPUS], tmp_path / "made", name="All of it")
    assert names_in(made) == names_in(direct)
    for path in direct.glob("*.parquet"):
        one, other = (pq.read_table(each) for each in (path, made / path.name))
        bare = [each.replace_schema_metadata() for each in (one, other)]
        assert bare[0].equals(bare[1], check_metadata=True), path.name
    assert repr(engine.open(made)) == "<All of it 0+all.of.it in an engine>"
    back = export.read_export(made)
    assert all(tuple(getattr(back, each)) == tuple(getattr(CORPUS, each)) for each in TABLES)


@pytest.mark.parametrize("bounds", [("5", "6"), ("5", "66.66666666666666666666666667")])
def test_corpora_are_taken_one_by_one(
    bounds: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answers are those of all in memory, where bounds are decimals and where some are text."""
    monkeypatch.setattr(_merge, "GROUP", 4)
    monkeypatch.setattr(_merge, "PIECE", 4)
    every = [county(f"county-{at}", bounded(bound)) for at, bound in enumerate(bounds)]
    taken: list[str] = []

    def one_by_one() -> Iterator[npf.Corpus]:
        for corpus in every:
            taken.append(corpus.documents[0].id)
            yield corpus

    folder = engine.merge(one_by_one(), tmp_path / "all", name="Counties")
    assert taken == ["county-0", "county-1"]
    both = npf.merge(*every, name="Counties")
    assert len(list(folder.glob("claims-*.parquet"))) == -(-len(both.claims) // 4)
    for backend in ("duckdb", "polars"):
        claims = engine.open(folder, backend=backend).claims
        assert claims.ids() == both.claims.ids
        for least in (5, 6, Decimal("66.66666666666666666666666667"), 67):
            options: Any = {"at_least": least, "unit": both.claims[0].quantity.unit or "count"}
            wanted = both.claims.by_value(**options, inferred=True).ids
            assert claims.by_value(**options, inferred=True).ids() == wanted
    back = export.read_records(folder)
    assert all(back[each] == tuple(getattr(both, each)) for each in TABLES)


def test_an_export_is_added_to(tmp_path: Path) -> None:
    """The old export is one of those merged, and replaced by the whole; the pin tells of all."""
    one, two = county("county-1"), county("county-2", bounded("66.66666666666666666666666667"))
    folder = engine.merge([one], tmp_path / "all", name="Counties")
    first = engine.open(folder).pin
    assert engine.merge([folder, two], folder, name="Counties", overwrite=True) == folder
    at_once = engine.merge([two, one], tmp_path / "at once", name="Counties")
    opened = engine.open(folder)
    assert opened.documents.ids() == ("county-1", "county-2")
    assert opened.pin == engine.open(at_once).pin != first
    assert pq.read_table(folder / "claims.parquet").equals(
        pq.read_table(at_once / "claims.parquet")
    )
    assert names_in(tmp_path) == ["all", "at once"]


def _other_name(rows: Rows) -> None:
    rows["regions"][0] = evolve(rows["regions"][0], name="Elsewhere")


def _retired(key: str) -> dict[str, Any]:
    return {"retired": (Retired(key, "1", "it was wrong", ()),)}


REFUSED: dict[str, tuple[Callable[[Path], list[Any]], str]] = {
    "no corpus": (lambda _: [], "there is no corpus to write"),
    "a document twice": (lambda _: [county("a"), county("a")], "have the document 'a'"),
    "an id that is another's": (
        lambda _: [county("a"), county("a.c1"), county("a.c1.c1")],
        "is the id of two records",
    ),
    "an id that was retired": (
        lambda _: [county("a"), county("b", **_retired("a.c1"))],
        "'a.c1' is the id of two records, or was retired",
    ),
    "vocabularies that differ": (
        lambda _: [county("a"), county("b", _other_name)],
        "region 'CN.* has name .* in the first and 'Elsewhere' in the second",
    ),
    "another schema": (
        lambda _: [county("a"), npf.load("2.0.0")],
        "the first has schema 1, this 2",
    ),
    "a narrowed corpus": (lambda _: [CORPUS.by_region("Hubei")], "narrowed"),
    "no Parquet": (
        lambda top: [CORPUS.export(top / "csv", format="csv")],
        "it is csv, export the corpus with format='parquet'",
    ),
    "a bound that no engine holds": (
        lambda _: [county("a"), county("b", bounded("123456789012345678901234567"))],
        "as lower bound of 'b.* has more than 26 digits",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_go_together_is_refused(case: str, tmp_path: Path) -> None:
    """The error names it, and the export that was there is as it was."""
    make, told = REFUSED[case]
    corpora = make(tmp_path)
    folder = engine.merge([county("old")], tmp_path / "all", name="Counties")
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    there = names_in(tmp_path)
    with pytest.raises((npf.InvalidRelease, npf.InvalidBounds), match=told):
        engine.merge(corpora, folder, name="Counties", overwrite=True)
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    assert names_in(tmp_path) == there


def test_paths_and_names_are_looked_at_first(tmp_path: Path) -> None:
    """Nothing is taken where the result has no place or no name."""

    def never() -> Iterator[npf.Corpus]:
        raise AssertionError
        yield CORPUS

    (tmp_path / "there").mkdir()
    with pytest.raises(FileExistsError, match="exists already"):
        engine.merge(never(), tmp_path / "there", name="Counties")
    with pytest.raises(FileNotFoundError, match="make it first"):
        engine.merge(never(), tmp_path / "nowhere" / "all", name="Counties")
    with pytest.raises(npf.InvalidRelease, match="write what you call them together"):
        engine.merge(never(), tmp_path / "all", name=" ")
    assert engine.open(engine.merge([CORPUS], tmp_path / "all", name="各县")).pin.startswith(
        "0+merged@"
    )


KILLED = """
import os, signal, sys
import npf_corpus as npf
from npf_corpus import engine
from npf_corpus.engine import _merge
name, when = sys.argv[2:]
owner = _merge._Gathered if name == "take" else _merge
real = getattr(owner, name)
def dying(*arguments, **more):
    if when == "after": real(*arguments, **more)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(owner, name, dying)
engine.merge([npf.load("1.0.0")], sys.argv[1], name="New", overwrite=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no such signal")
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("call", ["take", "sort_pieces", "put"])
def test_a_killed_merge_loses_nothing(call: str, when: str, tmp_path: Path) -> None:
    """The old export is at its path and whole, or the new one where that was made already."""
    folder = engine.merge([county("old")], tmp_path / "all", name="Old")
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", KILLED, str(folder), call, when], check=False
    )
    assert done.returncode == -signal.SIGKILL
    documents = tuple(export.read_records(folder)["documents"])
    made = (call, when) == ("put", "after")
    assert tuple(each.id for each in documents) == (CORPUS.documents.ids if made else ("old",))
    engine.merge([county("new")], folder, name="New", overwrite=True)
    assert engine.open(folder).documents.ids() == ("new",)


def test_an_export_that_changed_is_not_merged(tmp_path: Path) -> None:
    """A file is taken as it was written or not at all."""
    folder = CORPUS.export(tmp_path / "out", format="parquet")
    path = folder / "regions.parquet"
    pq.write_table(pq.read_table(path), path)
    with pytest.raises(npf.DigestMismatch, match="regions"):
        engine.merge([folder], tmp_path / "all", name="Counties")


def test_small_groups_share_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is begun where the one before is full."""
    table = pa.table({"id": ["a"]})
    monkeypatch.setattr(_merge, "PIECE", 2)
    made = _merge._written(table.schema, [table] * 3, tmp_path / "rows")
    assert [pq.read_table(each).num_rows for each in made] == [2, 1]


def test_an_export_that_lacks_a_file_is_not_merged(tmp_path: Path) -> None:
    """The error names the file and says to export again."""
    folder = CORPUS.export(tmp_path / "out", format="parquet")
    (folder / "region_parts.parquet").unlink()
    with pytest.raises(npf.InvalidRelease, match=r"region_parts\.parquet.*export it again"):
        engine.merge([folder], tmp_path / "all", name="All")
