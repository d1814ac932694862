"""A corpus that is read by its index is the one parsed whole, and no byte of it is loose."""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from indexed import by_index, opened
from queries import in_order

import npf_corpus as npf
from npf_corpus.corpus import of_files, store_of
from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.records import TABLES
from npf_corpus.records._kinds import LETTERS
from npf_corpus.release._indexing import build
from npf_corpus.release._keys import Tables
from npf_corpus.release._layout import INDEX, MANIFEST, in_folder
from npf_corpus.release._manifest import dump_manifest, parse_manifest, sha256
from npf_corpus.release._write import write_folder
from npf_corpus.strategies import corpora, queries

_LAW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
_FAULTS = (DigestMismatch, InvalidRelease)


def _files(corpus: npf.Corpus) -> dict[str, bytes]:
    return dict(store_of(corpus).files.items())


def _assert_same(one: npf.Corpus, other: npf.Corpus) -> None:
    """Assert that tables, orders, ids, positions and names are the same."""
    assert one.pin == other.pin
    for table in TABLES:
        mine, theirs = getattr(one, table), getattr(other, table)
        assert mine.ids == theirs.ids
        assert list(mine) == list(theirs)
        assert len(mine) == len(theirs)
        for record in theirs:
            assert mine[record.id] == record
            assert record.id in mine


def _assert_alike(query: Any, one: npf.Corpus, other: npf.Corpus) -> None:
    """Assert that a question has the same answer, for the same reasons."""
    mine, theirs = query.ask(one), query.ask(other)
    assert mine.ids == theirs.ids
    assert list(mine) == list(theirs)
    assert str(mine.explain()) == str(theirs.explain())


@_LAW
@given(st.data(), corpora(min_documents=1, max_documents=3, min_claims=1, schema=2))
def test_a_corpus_read_by_its_index_is_the_one_parsed_whole(
    data: st.DataObject, whole: npf.Corpus
) -> None:
    """Records, orders, answers and their reasons are the same, whichever is asked first."""
    files = _files(whole)
    for _ in range(3):
        query = data.draw(queries(whole))
        _assert_alike(query, by_index(files), whole)
    indexed = by_index(files)
    _assert_same(indexed, whole)
    _assert_alike(data.draw(queries(whole)), indexed, whole)
    with in_order():
        _assert_alike(data.draw(queries(whole, tables=("claims",))), indexed, whole)
    assert dict(store_of(indexed).files.items()) == files
    assert pickle.loads(pickle.dumps(indexed)) == whole  # noqa: S301 - our own
    indexed.verify()
    whole.verify()


@_LAW
@given(st.data(), corpora(min_documents=1, schema=2))
def test_names_lead_to_the_same_records(data: st.DataObject, whole: npf.Corpus) -> None:
    """A name, an alias, or what is none, is resolved alike."""
    indexed = by_index(_files(whole))
    for table in ("regions", "sectors", "measures", "units", "organizations", "people"):
        records = list(getattr(whole, table))
        spelt = [each for record in records for each in (record.name, *record.aliases)]
        name = data.draw(st.sampled_from([*spelt, "no such name", "a\tb", "\ud800"]))

        def led(corpus: npf.Corpus, table: str = table, name: str = name) -> object:
            try:
                return getattr(corpus, table)[name]
            except npf.QueryError as error:
                return type(error), error.args

        assert led(indexed) == led(whole)


@cache
def _world() -> npf.Corpus:
    """Return a drawn corpus of some documents, the same each time."""
    found: list[npf.Corpus] = []

    @settings(
        max_examples=1, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(corpora(min_documents=3, min_claims=4, schema=2))
    def draw(corpus: npf.Corpus) -> None:
        found.append(corpus)

    draw()
    return found[0]


@cache
def _paths() -> dict[str, bytes]:
    return in_folder(_files(_world()), 2)


def _changed(data: bytes, chance: random.Random) -> Iterator[bytes]:
    """Yield the bytes with one changed, taken out, put in, and without their end."""
    for _ in range(12):
        at = chance.randrange(len(data))
        yield data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        yield data[:at] + data[at + 1 :]
        yield data[:at] + b" " + data[at:]
        yield data[:at]


@pytest.mark.parametrize("name", [MANIFEST, INDEX, *TABLES])
def test_no_record_of_a_changed_file_is_handed_out(name: str) -> None:
    """Any change of any file, the index included, is an error before a record of it is out."""
    paths = [path for path in _paths() if path.startswith((f"{name}/", f"{name}.")) or path == name]
    assert paths or name in LETTERS
    for path in paths:
        _assert_guarded(path, name)


def _assert_guarded(path: str, table: str) -> None:
    """Assert that no change of a file of a table, or of another file, goes unnoticed."""
    chance = random.Random(path)  # noqa: S311 - chosen to be repeatable
    for data in _changed(_paths()[path], chance):
        paths = _paths() | {path: data}
        if table not in TABLES:
            with pytest.raises(_FAULTS):
                opened(paths)
            continue
        corpus = opened(paths)
        for record in getattr(_world(), table):
            if table not in LETTERS or f"/{record.document}.json" in path:
                with pytest.raises(_FAULTS):
                    getattr(corpus, table)[record.id]
        with pytest.raises(_FAULTS):
            corpus.verify()
    with pytest.raises(InvalidRelease):
        opened(
            {name: data for name, data in _paths().items() if name != path} | _kept(path)
        ).verify()


def _kept(path: str) -> dict[str, bytes]:
    """Return the manifest where it is the file that is taken out: without it nothing opens."""
    return {path: b""} if path == MANIFEST else {}


def test_a_file_too_many_is_found_by_verify() -> None:
    """A document's file that the index does not state belongs to no release."""
    corpus = opened(_paths() | {"claims/nobody.json": b"[]\n"})
    with pytest.raises(InvalidRelease, match=r"nobody\.json does not belong"):
        corpus.verify()


def _with_index(index: bytes) -> dict[str, bytes]:
    """Return the files of the release with another index, which its manifest states."""
    manifest = parse_manifest("m", _paths()[MANIFEST])
    stated = tuple(
        evolve(each, bytes=len(index), sha256=sha256(index)) if each.name == "index" else each
        for each in manifest.tables
    )
    return _files(_world()) | {
        INDEX: index,
        MANIFEST: dump_manifest(evolve(manifest, tables=stated)),
    }


def _other_index() -> bytes:
    """Return the index of the same release, had one claim another modality."""
    tables: dict[str, list[Any]] = {table: list(getattr(_world(), table)) for table in TABLES}
    claim = tables["claims"][0]
    other = "forecast" if claim.modality != "forecast" else "achieved"
    tables["claims"][0] = evolve(claim, modality=other)
    return build(Tables(tables), _files(_world()), parted=True)


def test_an_index_that_disagrees_with_its_records_is_refused(tmp_path: Path) -> None:
    """Its digests may all be right: whoever makes it anew finds another."""
    files = _with_index(_other_index())
    write_folder(tmp_path / "release", in_folder(files, 2))
    assert [each.code for each in npf.validate(tmp_path / "release")] == ["E113"]
    with pytest.raises(InvalidRelease, match="E113"):
        npf.read_release(tmp_path / "release")
    for corpus in (of_files(files), by_index(files)):
        with pytest.raises(InvalidRelease, match=r"E113 index\.bin disagrees") as caught:
            corpus.verify()
        assert len(caught.value.problems) == 1


@pytest.mark.slow
def test_the_newest_release_answers_by_its_index_as_if_parsed_whole() -> None:
    """All records, and hundreds of drawn questions, have the same answers."""
    newest = npf.load()
    if newest.schema == 1:
        pytest.skip("a release of schema 1 has no index")
    whole = of_files(_files(newest))
    _assert_same(newest, whole)

    @settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
    @given(queries(whole, tables=("claims", "statements", "tiers", "documents", "initiatives")))
    def ask(query: Any) -> None:
        _assert_alike(query, newest, whole)

    ask()
