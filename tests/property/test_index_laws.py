"""A corpus that is read by its index is the one parsed whole, and no byte of it is loose."""

from __future__ import annotations

import json
import pickle
import random
from array import array
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from indexed import by_index, opened
from queries import in_order

import npf_corpus as npf
from npf_corpus.corpus import of_files, store_of
from npf_corpus.errors import DigestMismatch, InvalidRelease, shown
from npf_corpus.records import TABLES
from npf_corpus.records._kinds import KIND, KINDS, LETTERS
from npf_corpus.release import _index, _indexing, _layout, _shipped, _write
from npf_corpus.release._converter import dump_table
from npf_corpus.release._index import BLOCKED, Index, Marks
from npf_corpus.release._indexing import build
from npf_corpus.release._keys import AXES_HELD, CERTAINTIES, FACTS, HIERARCHIES, Tables
from npf_corpus.release._layout import INDEX, MANIFEST, in_folder
from npf_corpus.release._manifest import (
    PARTED,
    Manifest,
    Pieces,
    Shelf,
    TableFile,
    dump_manifest,
    in_memory,
    parse_manifest,
    sha256,
    stated_parts,
)
from npf_corpus.release._write import seal_with, write_folder
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
    """A name, an alias and an unknown word resolve alike by index and without one."""
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
    """Return a drawn corpus with so many documents, the same in each run."""
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


@pytest.mark.parametrize("name", [MANIFEST, *TABLES])
def test_no_record_of_a_changed_file_is_handed_out(name: str) -> None:
    """Any change of any file is an error before a record of the file is handed out."""
    paths = [path for path in _paths() if path.startswith((f"{name}/", f"{name}.")) or path == name]
    assert paths or name in LETTERS
    for path in paths:
        _assert_guarded(path, name)


def _assert_guarded(path: str, table: str) -> None:
    """Assert that no change of a file of a table, or of another file, goes unnoticed."""
    chance = random.Random(path)  # noqa: S311 - chosen to be repeatable
    for data in _changed(_paths()[path], chance):
        paths = _paths() | {path: data}
        if table == MANIFEST:
            with pytest.raises(_FAULTS):
                opened(paths)
            continue
        corpus = opened(paths)
        for record in getattr(_world(), table):
            if table not in LETTERS or f"/{record.document}.json" in path:
                try:
                    found = getattr(corpus, table)[record.id]
                except _FAULTS:
                    continue
                assert table in BLOCKED
                assert found == record
        with pytest.raises(_FAULTS):
            corpus.verify()
    with pytest.raises(InvalidRelease):
        opened(
            {name: data for name, data in _paths().items() if name != path} | _kept(path)
        ).verify()


@pytest.mark.parametrize("size", [1, 2, 3])
def test_no_record_of_a_changed_block_is_handed_out(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A flipped bit is found by who asks for a claim of its block; the other claims are right."""
    _set_block(size, monkeypatch)
    paths = in_folder(seal_with(_tables(), _resealed(_manifest())), 2)
    for document in _world().documents.ids:
        path = f"claims/{document}.json"
        claims, data = list(_world().claims.by_document(document)), paths.get(path, b"")
        held = [claims[at : at + size] for at in range(0, len(claims), size)]
        stop = 2  # behind the bracket; a comma and a line end stand between two blocks
        for own in held:
            start = stop
            stop = start + sum(len(dump_table((claim,), 2)) - 3 for claim in own) - 2
            for at in (start, (start + stop) // 2, stop - 1):
                corpus = opened(paths | {path: _flipped(data, at)})
                for claim in claims:
                    if claim in own:
                        with pytest.raises(DigestMismatch) as caught:
                            corpus.claims[claim.id]
                        assert caught.value.path.endswith(path)
                        digests = caught.value.expected, caught.value.actual
                        assert digests == (sha256(data), sha256(_flipped(data, at)))
                    else:
                        assert corpus.claims[claim.id] == claim
            stop += 2
        for at in (0, 1, len(data) - 1) if data else ():
            corpus = opened(paths | {path: _flipped(data, at)})
            assert [corpus.claims[claim.id] for claim in claims] == claims
            with pytest.raises(DigestMismatch):
                corpus.verify()


def test_a_file_that_changes_between_two_blocks_gives_no_other_record(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of bytes that were read once, no block is used before it was verified."""
    _set_block(1, monkeypatch)
    paths = in_folder(seal_with(_tables(), _resealed(_manifest())), 2)
    document = next(claim.document for claim in _world().claims)
    first, *others = _world().claims.by_document(document)
    path = f"claims/{document}.json"
    spoilt = paths | {path: paths[path][:-9] + bytes(9)}
    corpus = opened(spoilt)
    assert corpus.claims[first.id] == first
    with pytest.raises(DigestMismatch):
        corpus.claims[others[-1].id]
    spoilt[path] = paths[path]
    assert [corpus.claims[each.id] for each in others] == others


def test_a_thread_that_reads_anew_gives_no_other_thread_its_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A block that was verified is handed out, though another thread reads other bytes then."""
    lines = [b'"%d"' % number for number in range(3 * _layout.BLOCK)]
    right = _layout.file_of_lines(lines)
    marks = list(_layout.blocks_of(right))
    ends = array("I", [end for end, _ in marks])
    digests = b"".join(bytes.fromhex(sha256(block)) for _, block in marks)
    held = {"claims/d.json": _flipped(right, len(right) - 4)}

    def read(*names: str) -> bytes:
        return held["/".join(names[1:])]

    data = seal_with({}, _resealed(_manifest()))
    manifest = parse_manifest("m", data[MANIFEST])
    shelf = Shelf(
        lambda *names: data[names[1]] if len(names) == 2 else read(*names),
        lambda *_: {"d.json"},
        lambda *names: in_memory(data[names[1]]),
    )
    shipped = _shipped.Shipped(manifest, data[MANIFEST], shelf, [manifest.version])
    found = shipped.blocks("claims/d.json", sha256(right), Marks(ends, digests))
    assert found[0] == lines[0]

    def hashed(block: bytes) -> str:
        if block == marks[1][1]:  # here the other thread comes in between
            monkeypatch.setattr(_shipped, "sha256", sha256)
            held["claims/d.json"] = _flipped(right, ends[0] + 3)
            assert found[len(lines) - 1] == lines[-1]
        return sha256(block)

    monkeypatch.setattr(_shipped, "sha256", hashed)
    assert found[_layout.BLOCK] == lines[_layout.BLOCK]


_BLOCKS = {
    "no part": (lambda _: None, "it has no part 'blocks/claims'"),
    "too long": (lambda data: data + bytes(1), "its part 'blocks/claims' does not fit the files"),
    "too short": (lambda data: data[:-36], "its part 'blocks/claims' does not fit the files"),
}
"""What an index has for digests of blocks, and what is said of it."""


@pytest.mark.parametrize(("change", "fault"), _BLOCKS.values(), ids=_BLOCKS)
def test_an_index_has_the_blocks_that_its_manifest_states(
    change: Callable[[bytes], bytes | None], fault: str
) -> None:
    """Else the first answer is one line of error, though all digests are right."""
    head, _, body = _paths()[INDEX].partition(b"\n")
    parts: dict[str, Any] = {}
    for name, stated in json.loads(head).items():
        parts[name] = []
        for size in stated[::2]:
            parts[name].append(body[:size])
            body = body[size:]
    held = parts.pop("blocks/claims")
    if (data := change(b"".join(held))) is not None:
        parts["blocks/claims"] = data
    index = _indexing._packed(parts, parted=True)
    with pytest.raises(InvalidRelease) as caught:
        list(opened(in_folder(_with_index(index), 2)).claims)
    assert caught.value.args == (f"data/{_world().version}/{INDEX}", (fault,))


def test_an_index_with_digests_of_other_blocks_is_blamed_for_them() -> None:
    """A document's file that is as its manifest has it is not said to be another."""
    head, _, body = _paths()[INDEX].partition(b"\n")
    parts = json.loads(head)
    start = sum(sum(held[::2]) for held in list(parts.values())[: [*parts].index("blocks/claims")])
    size = parts["blocks/claims"][0]
    body = _flipped(body, start + size - 1)  # of the digest of the last block of a piece
    parts["blocks/claims"][1] = sha256(body[start : start + size])
    spoilt = json.dumps(parts, separators=(",", ":")).encode() + b"\n" + body
    with pytest.raises(InvalidRelease) as caught:
        list(opened(in_folder(_with_index(spoilt), 2)).claims)
    (fault,) = caught.value.problems
    assert caught.value.path == f"data/{_world().version}/{INDEX}"
    assert str(fault).startswith("its digests of blocks are not those of claims/")


def test_an_index_has_each_piece_that_is_asked_for() -> None:
    """Else the question that needs it is one line of error."""
    index = Index("index.bin", in_memory(b'{"blocks/claims":[0,"%s"]}\n' % sha256(b"").encode()))
    assert index.blocks("claims", 0, (0,)) == Marks(array("I"), b"")
    with pytest.raises(InvalidRelease) as caught:
        index.blocks("claims", _index.FILES, (0,) * (_index.FILES + 1))
    assert caught.value.args[1] == ("its part 'blocks/claims' has no piece 1",)


def _set_block(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    _paths()  # what other tests share is made with the size of a block that ships
    for module in (_index, _layout, _write):
        monkeypatch.setattr(module, "BLOCK", size)


def _kept(path: str) -> dict[str, bytes]:
    """Return the manifest where it is the file that is taken out: without it nothing opens."""
    return {path: b""} if path == MANIFEST else {}


def _ask_everything(corpus: npf.Corpus) -> list[object]:
    """Return what every part of the index is read for: names, axes, ids, values, what contains."""
    store, told = store_of(corpus), list[object]()
    for kind in KINDS:
        table = kind.table
        told += [tuple(store.ids(table)), list(getattr(corpus, table))]
        told += [
            (axis, dict(store.axis(table, axis).items()))
            for axis in (*AXES_HELD, *FACTS.get(table, ()))
            if axis in kind.narrows or axis in FACTS.get(table, ())
        ]
        if kind.names:
            told += [_led(corpus, table, name) for name in _spelt(table)]
    for axis in HIERARCHIES:
        for certainty in CERTAINTIES:
            told += [
                store.scope(cast("Any", axis), key, cast("Any", certainty))
                for key in store.ids(f"{axis}s")
            ]
    places = range(len(store.ids("claims")))
    return [*told, [(store.interval(at), store.unit_at(at)) for at in places]]


def _led(corpus: npf.Corpus, table: str, name: str) -> object:
    try:
        return getattr(corpus, table)[name]
    except npf.QueryError as error:
        return type(error), error.args


def _spelt(table: str) -> list[str]:
    records = list(getattr(_world(), table))
    fields = (*KIND[table].names, *KIND[table].aliases)
    named = [getattr(record, each) for record in records for each in fields]
    aliases = [alias for record in records for alias in getattr(record, "aliases", ())]
    return [name for name in (*named, *aliases) if name]


def _pieces(index: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each piece of each part of an index starts and ends, by its first line."""
    head, at = index.partition(b"\n")[0], index.index(b"\n") + 1
    for stated in json.loads(head).values():
        for size in stated[::2]:
            yield at, at + size
            at += size


def _assert_each_piece_is_verified(paths: dict[str, bytes]) -> None:
    """Assert that a bit of any piece that is flipped is found by the question that reads it."""
    index, right = paths[INDEX], _ask_everything(opened(paths))
    for start, end in _pieces(index):
        for at in {start, (start + end) // 2, end - 1} if end > start else ():
            spoilt = paths | {INDEX: _flipped(index, at)}
            with pytest.raises(DigestMismatch) as caught:
                assert _ask_everything(opened(spoilt)) == right, at
            assert caught.value.path.endswith(INDEX)
            with pytest.raises(DigestMismatch):
                opened(spoilt).verify()


def test_each_part_of_the_index_is_verified_by_the_question_that_reads_it() -> None:
    """A flipped bit in any part that is not empty never leads to another answer."""
    _assert_each_piece_is_verified(_paths())


@pytest.mark.parametrize("lines", [1, 2, 7])
def test_a_part_in_several_pieces_reads_as_one(lines: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers do not depend on how many lines a piece has, nor on the bytes of a number."""
    right = _ask_everything(opened(_paths()))
    for module in (_index, _indexing):
        monkeypatch.setattr(module, "LINES", lines)
        monkeypatch.setattr(module, "FILES", lines)
    _set_block(lines, monkeypatch)
    monkeypatch.setattr(_indexing, "_FEW", 0)
    paths = in_folder(seal_with(_tables(), _resealed(_manifest())), 2)
    assert len(list(_pieces(paths[INDEX]))) > len(list(_pieces(_paths()[INDEX])))
    assert _ask_everything(opened(paths)) == right
    _assert_each_piece_is_verified(paths)
    store = store_of(opened(paths))
    ids = [claim.id for claim in _world().claims]
    assert store.ids("claims")[-1:] == ids[-1:]
    assert store.ids("claims")[-2] == ids[-2]
    assert store.ids("claims")[1::2] == ids[1::2]
    with pytest.raises(IndexError):
        store.ids("claims")[len(ids)]


def _tables() -> dict[str, list[Any]]:
    return {table: list(getattr(_world(), table)) for table in TABLES}


def _manifest() -> Manifest:
    return parse_manifest("m", _paths()[MANIFEST])


def _resealed(manifest: Manifest) -> Manifest:
    """Return what a manifest states, apart from its files."""
    return evolve(manifest, tables=(), parts=None, blocks=None)


@pytest.mark.slow
def test_no_flip_of_a_byte_of_the_index_gives_another_answer() -> None:
    """Some question reads each byte, and no byte is used before it was verified."""
    index, right = _paths()[INDEX], _ask_everything(opened(_paths()))
    for at in range(len(index)):
        with pytest.raises(_FAULTS):
            assert _ask_everything(opened(_paths() | {INDEX: _flipped(index, at)})) == right


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :]


def test_a_longer_or_shorter_index_is_refused_unread() -> None:
    """The error has both sizes, in one line; nothing of the file is read."""
    index = _paths()[INDEX]
    for data in (index + b"\n", index[:-1], index[:20], b""):
        line = f"expected {len(index)} bytes, got {len(data)} bytes; install npf-corpus anew"
        with pytest.raises(DigestMismatch, match=line) as caught:
            opened(_paths() | {INDEX: data})
        assert "\n" not in str(caught.value)


def test_a_first_line_is_read_as_long_as_stated_and_no_longer() -> None:
    """An index of which the manifest states a first line of gigabytes costs none of them."""
    asked: list[tuple[int, int]] = []

    def read(start: int, end: int) -> bytes:
        asked.append((start, end))
        return b"{}\n"

    for size in (10, 2**40):
        stated = TableFile("index", 0, 2**40, "0" * 64)
        with pytest.raises(DigestMismatch):
            Index("index.bin", Pieces(size, read), stated, size)
    assert [end for _, end in asked] == [10, 2**26]


def test_a_file_that_changes_between_two_questions_gives_no_other_answer() -> None:
    """What was verified is kept, and what is read later is verified again."""
    paths = dict(_paths())
    corpus = opened(paths)
    right = [claim.id for claim in corpus.claims]
    paths[INDEX] = bytes(len(paths[INDEX]))
    assert [claim.id for claim in corpus.claims] == right
    with pytest.raises(DigestMismatch):
        _ask_everything(corpus)


_HEADS = {
    "no JSON": b"{",
    "no object": b"[]",
    "a number": b"7",
    "another list": b'[["a",[1]]]',
    "nests deep": b"[" * 100_000,
    "a long number": b'{"a":[' + b"9" * 5_000 + b',"0"]}',
    "no UTF-8": b'{"\xff":[0,"0"]}',
    "a part twice": b'{"a":[%(half)d,"0"],"a":[%(rest)d,"0"]}',
    "runs past the end": b'{"a":[%(whole)d,"0"],"b":[1,"0"]}',
    "ends too early": b'{"a":[%(half)d,"0"]}',
    "overlaps": b'{"a":[%(whole)d,"0"],"b":[-%(rest)d,"0"],"c":[%(rest)d,"0"]}',
    "a size is a fraction": b'{"a":[%(whole)d.0,"0"]}',
    "a size is true": b'{"a":[%(rest)d,"0",%(half)d,"0"],"b":[true,"0"]}',
    "a size is a text": b'{"a":["%(whole)d","0"]}',
    "a size alone": b'{"a":%(whole)d}',
    "no digest": b'{"a":[%(whole)d]}',
    "no pieces": b'{"a":[%(whole)d,"0"],"b":[]}',
}
"""First lines that do not say where the parts lie; the numbers are made to fit the file."""


@pytest.mark.parametrize("head", _HEADS.values(), ids=_HEADS)
def test_a_first_line_says_where_each_part_lies_once(head: bytes) -> None:
    """Overlapping, missing or double parts are one line of error, though all digests are right."""
    body = _paths()[INDEX].partition(b"\n")[2]
    half = len(body) // 2
    sizes = {b"whole": len(body), b"half": half, b"rest": len(body) - half}
    line = head % sizes if b"%(" in head else head
    paths = in_folder(_with_index(line + b"\n" + body), 2)
    with pytest.raises(InvalidRelease) as caught:
        _ask_everything(opened(paths))
    (problem,) = caught.value.problems
    assert str(problem).startswith(("its first line does not say", "it has no part"))


def test_an_index_without_digests_of_blocks_has_files_verified_whole() -> None:
    """So it is where the manifest, as those of 2.2.0 and 2.3.0, states no blocks."""
    files = _with_index(build(Tables(_tables()), _files(_world()), PARTED), _older(blocks=None))
    assert b'"blocks"' not in files[MANIFEST]
    assert _ask_everything(by_index(files)) == _ask_everything(opened(_paths()))
    assert seal_with(_tables(), parse_manifest("m", files[MANIFEST])) == files
    paths = in_folder(files, 2)
    document, *others = _world().claims.by_document(_world().claims[0].document)
    path = f"claims/{document.document}.json"
    for claim in (document, *others):
        for at in (0, len(paths[path]) - 1):
            with pytest.raises(DigestMismatch):
                opened(paths | {path: _flipped(paths[path], at)}).claims[claim.id]


def _older(**changes: Any) -> Manifest:
    return evolve(_manifest(), **changes)


def test_an_index_without_digests_of_its_parts_is_verified_whole() -> None:
    """The same holds if the manifest, as those of 2.0.0 and 2.1.0, states no first line."""
    index = build(Tables(_tables()), _files(_world()), 2)
    files = _with_index(index, _older(parts=None, blocks=None))
    assert b'"parts"' not in files[MANIFEST]
    older = by_index(files)
    older.verify()
    assert _ask_everything(older) == _ask_everything(opened(_paths()))
    assert seal_with(_tables(), parse_manifest("m", files[MANIFEST])) == files
    for at in random.Random(7).sample(range(len(index)), 60):  # noqa: S311 - repeatable
        with pytest.raises(DigestMismatch):
            opened(in_folder(files, 2) | {INDEX: _flipped(index, at)})


def test_the_first_line_is_as_the_manifest_states(tmp_path: Path) -> None:
    """`validate` reports a wrong first line under the laws of files: E107 to E110."""
    right = stated_parts(_paths()[INDEX])
    has = "the first line of index.bin has"
    wrong = TableFile("index", 3, right.bytes + 1, "0" * 64)
    told = [
        f"E108 bytes is {wrong.bytes}, {has} {right.bytes}",
        f"E109 sha256 is {shown(wrong.sha256)}, {has} {right.sha256}",
        f"E110 records is 3, {has} 0",
    ]
    named = ["E107 name is 'head', this npf-corpus reads 'index'"]
    for stated, faults in ((wrong, told), (evolve(right, name="head"), named)):
        facts = evolve(_manifest(), parts=stated)
        folder = tmp_path / stated.name
        write_folder(folder, in_folder(_with_index(_paths()[INDEX], facts, restate=False), 2))
        found = [str(each).partition(";")[0] for each in npf.validate(folder)]
        assert [line.replace("manifest $.parts.", "") for line in found] == faults


def test_a_file_too_many_is_found_by_verify() -> None:
    """A document's file that the index does not state belongs to no release."""
    corpus = opened(_paths() | {"claims/nobody.json": b"[]\n"})
    with pytest.raises(InvalidRelease, match=r"nobody\.json does not belong") as caught:
        corpus.verify()
    assert caught.value.path == f"data/{corpus.version}/claims"


def _with_index(
    index: bytes, manifest: Manifest | None = None, *, restate: bool = True
) -> dict[str, bytes]:
    """Return the files of the release with another index, which its manifest states."""
    facts = manifest or _manifest()
    stated = tuple(
        evolve(each, bytes=len(index), sha256=sha256(index)) if each.name == "index" else each
        for each in facts.tables
    )
    parts = stated_parts(index) if restate and facts.parts else facts.parts
    return _files(_world()) | {
        INDEX: index,
        MANIFEST: dump_manifest(evolve(facts, tables=stated, parts=parts)),
    }


def _other_index() -> bytes:
    """Return the index of the same release, had one claim another modality."""
    tables = _tables()
    claim = tables["claims"][0]
    other = "forecast" if claim.modality != "forecast" else "achieved"
    tables["claims"][0] = evolve(claim, modality=other)
    return build(Tables(tables), _files(_world()))


def test_an_index_that_disagrees_with_its_records_is_refused(tmp_path: Path) -> None:
    """An index with right digests and a wrong row is found by making the index anew."""
    files = _with_index(_other_index())
    write_folder(tmp_path / "release", in_folder(files, 2))
    assert [each.code for each in npf.validate(tmp_path / "release")] == ["E113"]
    with pytest.raises(InvalidRelease, match="E113"):
        npf.read_release(tmp_path / "release")
    for corpus in (of_files(files), by_index(files)):
        corpus.verify()  # which compares bytes with digests alone


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
