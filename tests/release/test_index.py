"""The index of a release says what its records say, part by part, in as few bytes as it may."""

from __future__ import annotations

import hashlib
import json
import sys
from array import array
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from made_up import document, region, sector, statement
from queries import SIZES, UNITS, Case, case, sealed
from scan import select

import npf_corpus as npf
from npf_corpus.corpus import store_of
from npf_corpus.errors import InvalidRelease
from npf_corpus.records import TABLES
from npf_corpus.records._bits import bits_of
from npf_corpus.release import _index, _indexing
from npf_corpus.release._index import Index, Postings, kind_of_rows, width
from npf_corpus.release._keys import Tables
from npf_corpus.release._layout import INDEX, in_folder
from npf_corpus.release._manifest import Pieces, in_memory
from npf_corpus.release._write import seal_with

EVIDENCE = ("tiers", "statements", "claims", "mentions")
seeds = st.integers(0, 200)


def drawn(seed: int) -> Case:
    """Return a corpus of schema 2 with some claims."""
    return case(seed, {**SIZES, "claims": 20}, schema=2)


def index_of(corpus: npf.Corpus) -> Index:
    """Return the index of a corpus of schema 2, whose manifest states its first line."""
    store = store_of(corpus)
    data = store.files[INDEX]
    return Index("index.bin", in_memory(data), store.manifest.parts, len(data))


@given(seeds)
def test_a_name_leads_to_the_only_record_that_has_it(seed: int) -> None:
    """A name or alias of two records leads to none, and neither does one that is an id."""
    made = drawn(seed)
    index = index_of(made.corpus)
    for table in ("regions", "sectors", "units", "organizations", "people", "initiatives"):
        records = made.rows[table]
        spelt = [
            {
                each
                for field in ("name", "name_zh", "symbol", "code", "adcode")
                if (each := getattr(record, field, None))
            }
            | {*record.aliases}
            for record in records
        ]
        counts = Counter(each for names in spelt for each in names)
        ids = {record.id for record in records}
        for record, names in zip(records, spelt, strict=True):
            for name in names:
                alone = counts[name] == 1 and name not in ids
                assert index.named(table, name) == (record.id if alone else None)
        assert index.named(table, "nobody's") is None
        assert all(index.lists(table, key) for key in ids)
        assert not index.lists(table, "nobody's")


@given(seeds)
def test_the_rows_of_a_key_are_those_that_a_scan_finds(seed: int) -> None:
    """Along each axis of a table, without what a region or a sector contains."""
    made = drawn(seed)
    index, flat = index_of(made.corpus), dict(made.rows)
    flat["regions"] = tuple(evolve(each, parent=None, members=()) for each in flat["regions"])
    flat["sectors"] = tuple(evolve(each, broader=()) for each in flat["sectors"])
    for axis, vocabulary in (("region", "regions"), ("sector", "sectors"), ("measure", "measures")):
        for table in ("claims",) if axis == "measure" else ("claims", "statements", "mentions"):
            records = made.rows[table]
            rows = index.rows(table, axis)
            for each in made.rows[vocabulary]:
                bits = rows.bits([each.id], len(records))
                found = [record.id for at, record in enumerate(records) if bits >> at & 1]
                assert found == select(flat, table, axis, each.id)
            assert [*rows] == sorted(rows)


@given(seeds)
def test_ids_intervals_units_and_files_are_those_of_the_records(seed: int) -> None:
    """Each in dataset order, and each document's file with its size and digest."""
    made = drawn(seed)
    corpus = made.corpus
    index, files = index_of(corpus), in_folder(store_of(corpus).files, 2)
    claims, size = made.rows["claims"], len(made.rows["claims"])
    for table in TABLES:
        assert [*index.ids(table)] == [record.id for record in made.rows[table]]
    assert [*index.intervals(size)] == [str(claim.quantity.interval) for claim in claims]
    units = [corpus.units.ids[at] for at in index.units(size)]
    assert units == [claim.quantity.unit for claim in claims]
    assert index.counting() == {unit.id for unit in UNITS if unit.integral}
    for table in EVIDENCE:
        for part in index.files(table):
            data = files[f"{table}/{part.document}.json"]
            assert part.records == len(json.loads(data))
            assert part.sha256 == hashlib.sha256(data).hexdigest()


@given(seeds)
def test_what_contains_what_is_what_the_records_say(seed: int) -> None:
    """Parts and full members, and partial ones where they are asked for; narrower sectors."""
    made = drawn(seed)
    index = index_of(made.corpus)
    for certainty in ("certain", "possible"):
        expected: dict[str, list[str]] = {}
        for each in made.rows["regions"]:
            if each.parent:
                expected.setdefault(each.parent, []).append(each.id)
            for member in each.members:
                if member.coverage == "full" or certainty == "possible":
                    expected.setdefault(each.id, []).append(member.region)
        found = index.links("region", certainty)
        assert {key: sorted(those) for key, those in found.items()} == {
            key: sorted(those) for key, those in expected.items()
        }
        assert [*found] == sorted(found)
        assert index.links("document", certainty) == {}
    broader = [(whole, each.id) for each in made.rows["sectors"] for whole in each.broader]
    held = index.links("sector", "certain")
    assert sorted(broader) == sorted((whole, each) for whole in held for each in held[whole])


@pytest.mark.parametrize(
    ("size", "kind", "bytes_"),
    [(0, "H", 1), (7, "H", 1), (8, "H", 2), (65_536, "H", 8193), (65_537, "I", 8193)],
)
def test_rows_have_as_many_bytes_as_the_table_needs(size: int, kind: str, bytes_: int) -> None:
    """Two up to 65,536 records, else four; a bit for each record takes an eighth of a byte."""
    assert (kind_of_rows(size), width(size)) == (kind, bytes_)


@pytest.mark.parametrize(("units", "bytes_"), [(256, 1), (257, 2)])
def test_the_place_of_a_unit_has_as_few_bytes_as_the_units_allow(units: int, bytes_: int) -> None:
    """One for up to 256 of them; a claim of the last one has that one."""
    made = case(1, {**SIZES, "claims": 2}, schema=2)
    more = tuple(
        evolve(UNITS[0], id=npf.UnitId(f"u{at:03}"), name=f"u{at}", code=None, symbol=f"u{at}")
        for at in range(units)
    )
    first, *others = made.rows["claims"]
    last = evolve(first, quantity=evolve(first.quantity, unit=more[-1].id))
    rows = {**made.rows, "units": more, "claims": (last, *others[:1])}
    known = evolve(others[0], quantity=evolve(others[0].quantity, unit=more[0].id))
    corpus = sealed({**rows, "claims": (last, known)}, schema=2)
    index = index_of(corpus)
    assert len(index._part("units")) == 2 * bytes_
    assert sorted(index.units(2)) == [0, units - 1]
    assert last.id in corpus.claims.by_unit(more[-1].id).ids


def test_a_row_is_a_number_or_a_bit_whichever_is_shorter() -> None:
    """Of 40 statements one is two bytes; three or more are the six bytes of forty bits."""
    some = [
        statement(f"d.s{at:02}", document="d", regions=("r1",) * (at == 7) + ("r2",) * (at % 8 < 2))
        for at in range(40)
    ]
    rows: dict[str, Any] = dict.fromkeys(TABLES, ())
    rows |= {
        "documents": (document("d"),),
        "regions": (region("r1"), region("r2"), region("r3")),
        "sectors": (sector("k"),),
        "statements": tuple(some),
    }
    index = index_of(sealed(rows, schema=2))
    assert len(index._part("axis/statements/region/rows")) == 2 + 6
    found = index.rows("statements", "region")
    assert [*found] == ["r1", "r2"]
    assert found.bits(["r1"], 40) == 1 << 7
    assert found.bits(["r2", "r3"], 40) == sum(1 << at for at in range(40) if at % 8 < 2)
    assert found.bits(["r1", "r2"], 40) == found.bits(["r1"], 40) | found.bits(["r2"], 40)


def test_a_part_that_is_not_there_is_told() -> None:
    """The index is named, and the part."""
    index = index_of(case(1, SIZES, schema=2).corpus)
    with pytest.raises(InvalidRelease) as caught:
        index.rows("claims", "weather")
    fault = "it has no part 'axis/claims/weather/ends'"
    assert str(caught.value) == f"index.bin is no valid release: {fault}"
    assert index.has("claims", "region")
    assert not index.has("claims", "weather")
    assert index.named("claims", "c0") is None
    assert index.named("regions", "Region\t0") is None
    assert not index.lists("regions", "r0\nr1")


def test_an_interval_is_written_as_it_is_read() -> None:
    """So that claims of one interval are known to be alike by their words."""
    made = case(2, {**SIZES, "claims": 30}, schema=2)
    texts = index_of(made.corpus).intervals(30)
    for claim, text in zip(made.rows["claims"], texts, strict=True):
        assert npf.Interval.parse(text) == claim.quantity.interval
        assert "E" not in text or claim.quantity.interval.lower == Decimal(text)


@pytest.mark.parametrize(("count", "pieces"), [(1024, [1024]), (1025, [1024, 1]), (0, [0])])
def test_a_long_part_is_cut_into_pieces_of_1024_lines(count: int, pieces: list[int]) -> None:
    """Published indexes are made so; ids of statements are one such part."""
    rows: dict[str, Any] = dict.fromkeys(TABLES, ())
    rows["documents"] = (document("d"),)
    rows["statements"] = tuple(statement(f"d.s{at:04}", document="d") for at in range(count))
    index = index_of(sealed(rows, schema=2))
    found = [index._piece("ids/statements", at) for at in range(index._pieces("ids/statements"))]
    assert [each.count(b"\n") for each in found] == pieces
    assert [*index.ids("statements")] == [each.id for each in rows["statements"]]


@pytest.mark.parametrize("count", [0, 1, 1024, 1025, 2049])
def test_a_part_of_an_index_of_2_1_0_is_in_one_piece(count: int) -> None:
    """However many lines it has; each is found from either end."""
    rows: dict[str, Any] = dict.fromkeys(TABLES, ())
    rows["documents"] = (document("d"),)
    rows["statements"] = tuple(statement(f"d.s{at:04}", document="d") for at in range(count))
    files = dict(store_of(sealed(rows, schema=2)).files.items())
    index = Index("index.bin", in_memory(_indexing.build(Tables(rows), files, 2)))
    ids = index.ids("statements")
    assert (index._pieces("ids/statements"), len(ids)) == (1, count)
    assert [*ids] == [each.id for each in rows["statements"]]
    assert ids[-1:] == [each.id for each in rows["statements"][-1:]]


def test_a_release_without_claims_has_no_units_of_any() -> None:
    """Nor intervals; a question by value finds nothing."""
    made = case(1, {**SIZES, "claims": 0, "mentions": 0}, schema=2).corpus
    index = index_of(made)
    assert [len(index.units(0)), len(index.intervals(0)), len(index.ids("claims"))] == [0, 0, 0]


def test_keys_and_their_ends_are_as_many() -> None:
    """An index of which one part is shorter is none, whatever its digests say."""
    index = index_of(case(1, SIZES, schema=2).corpus)
    index._held["axis/claims/region/ends", 0] = b""
    with pytest.raises(ValueError, match="zip"):
        index.rows("claims", "region")


@given(st.lists(st.integers(0, 2**16 - 1), max_size=9))
def test_numbers_are_little_endian_whatever_the_machine_is(numbers: list[int]) -> None:
    """One that has the other byte order turns what it writes, and what it reads."""
    held = array("H", numbers)
    right = b"".join(each.to_bytes(2, "little") for each in numbers)
    for order in ("little", "big"):
        own = array("H", held)
        if order != sys.byteorder:
            own.byteswap()  # as that machine holds them in memory
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "byteorder", order)
            assert _indexing._little(own) == right
            assert _index._numbers("H", right) == own
            found = Postings({"a": len(right)}, right).bits(["a"], 2**16)
        assert found == bits_of(own, 2**16)


@pytest.mark.parametrize(
    "stated",
    [
        '{"a":[3,""],"b":[-1,""]}',
        '{"a":[-1,"",3,""]}',
        '{"a":[1,""],"b":[1.0,""]}',
        '{"a":[1,"",1]}',
        '{"a":[1,""],"a":[1,""]}',
        '{"a":[3,""]}',
    ],
)
def test_no_part_of_an_index_is_shorter_than_nothing(stated: str) -> None:
    """Nor has it a size that is no whole number, no digest, or another place than it is said."""
    with pytest.raises(InvalidRelease) as caught:
        Index("index.bin", in_memory(f"{stated}\nxx".encode()))
    assert caught.value.problems == ("its first line does not say where its parts lie",)


def test_a_piece_of_an_index_is_read_and_verified_once() -> None:
    """Whoever asks again, and for whichever of its lines."""
    store, asked = store_of(case(1, SIZES, schema=2).corpus), list[tuple[int, int]]()
    data = store.files[INDEX]

    def read(start: int, end: int) -> bytes:
        asked.append((start, end))
        return data[start:end]

    pieces = Pieces(len(data), read)
    index = Index("index.bin", pieces, store.manifest.parts, len(data))
    for _ in range(2):
        assert index.lists("regions", "r1")
        assert [*index.ids("regions")] == [*index.ids("regions")]
        assert index.named("regions", "Region 1") == "r1"
        assert index.rows("claims", "region").bits(["r1"], 8) >= 0
    assert len(asked) == len({*asked}) == 6  # the first line, ids, names, keys, ends and rows


@pytest.mark.slow
@pytest.mark.parametrize("version", ["2.1.0", "2.3.0", "3.0.0"])
def test_a_published_release_is_written_again_as_it_was(version: str) -> None:
    """In each form of manifest: tables, index and digests of the same records never change."""
    store = store_of(npf.load(version))
    rows = {table: list(reversed(store.records(table))) for table in TABLES}
    assert seal_with(rows, store.manifest) == dict(store.files.items())
