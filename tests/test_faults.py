"""The second pass finds a fault exactly where the fast one refuses, and says where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import npf_corpus
from npf_corpus._converter import dump_table, plain, stored, structure
from npf_corpus._faults import Fault, faults_of, parse, read_object, read_table
from npf_corpus._manifest import Manifest
from npf_corpus.records import TABLES, Document, NumericClaim, Region, Unit

DATA = Path(npf_corpus.__file__).parent / "data" / npf_corpus.releases()[-1].version
ROWS: dict[str, list[dict[str, Any]]] = {
    name: json.loads((DATA / f"{name}.json").read_bytes())[:6] for name in TABLES
}
CLAIM = ROWS["claims"][0]
ODD = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.floats()
    | st.sampled_from(
        [
            "",
            "x",
            "3",
            "1e3",
            "-0",
            "0.50",
            "٣",
            "CN-NX",
            "2024-02-30",
            "20240520",
            "../..",
            "[3,2]",
        ]
    )
    | st.text(max_size=3)
    | st.sampled_from([[], {}, ["x"], [3], [[]], {"id": "x"}, ["a", "a"], "xy", [None]])
)


def _accepts(cls: type, row: object) -> bool:
    try:
        structure(cls, row)
    except ValueError:
        return False
    return True


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _places(each, (*path, name))
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield from _places(each, (*path, place))


def _changed(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copied = dict(value) if isinstance(value, dict) else list(value)
    copied[path[0]] = _changed(value[path[0]], path[1:], new)
    return copied


@st.composite
def mutated(draw: st.DrawFn) -> tuple[type, Any]:
    """A class, and a row of it with some values, fields or orders changed."""
    name = draw(st.sampled_from(sorted(TABLES)))
    row: Any = draw(st.sampled_from(ROWS[name]))
    for _ in range(draw(st.integers(0, 3))):
        path = draw(st.sampled_from(sorted(_places(row), key=repr)))
        inside = row
        for step in path:
            inside = inside[step]
        if isinstance(inside, dict) and inside and draw(st.booleans()):
            names = draw(st.permutations(list(inside)))
            kept = names[draw(st.integers(0, 1)) :]
            more = draw(st.dictionaries(st.sampled_from(["id", "x", "whole", "__class__"]), ODD))
            row = _changed(row, path, {each: inside[each] for each in kept} | more)
        else:
            row = _changed(row, path, draw(ODD))
    return TABLES[name], row


@settings(max_examples=8 * settings().max_examples, deadline=None)
@given(mutated())
def test_the_fast_pass_accepts_where_the_second_finds_nothing(case: tuple[type, Any]) -> None:
    """A row is taken if and only if it has no fault, whatever was done to it."""
    cls, row = case
    assert _accepts(cls, row) == (faults_of(cls, row) == ())


@settings(max_examples=3 * settings().max_examples, deadline=None)
@given(mutated())
def test_what_is_accepted_is_written_back_alike(case: tuple[type, Any]) -> None:
    """No reader coerces: a row that is taken is the JSON that its record writes."""
    cls, row = case
    if _accepts(cls, row):
        assert json.dumps(row) == json.dumps(plain(structure(cls, row)))


@settings(max_examples=3 * settings().max_examples, deadline=None)
@given(mutated())
def test_every_fault_is_a_line_with_a_path(case: tuple[type, Any]) -> None:
    """Paths start at the row, and neither path nor message breaks the line or runs on."""
    for fault in faults_of(*case, "$[7]"):
        assert fault.path.startswith("$[7]")
        assert fault.message
        assert len(fault.path + fault.message) < 500
        assert "\n" not in f"{fault.path}{fault.message}"


@pytest.mark.parametrize("name", TABLES)
def test_each_changed_value_is_found_at_its_own_path(name: str) -> None:
    """A value of no field's type, put anywhere inside a row, is the one fault, at that place."""
    row = ROWS[name][0]
    for path in _places(row):
        spelt = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in path)
        found = faults_of(TABLES[name], _changed(row, path, float("nan")))
        assert [fault.path for fault in found] == [f"${spelt}"]


@pytest.mark.parametrize("cls", [NumericClaim, Region, Document, Unit])
def test_all_missing_fields_are_named(cls: type) -> None:
    """An empty object lacks every field, each named by its path."""
    assert [fault.path for fault in faults_of(cls, {})] == [f"$.{name}" for name in stored(cls)]
    assert {fault.message for fault in faults_of(cls, {})} == {"is missing"}


def test_many_faults_of_one_row_are_found_at_once() -> None:
    """Wrong values, fields too many and items of lists are all reported, deep ones too."""
    row = json.loads(json.dumps(CLAIM))
    row["quantity"]["interval"] = "[3"
    row["quantity"]["whole"] = True
    row["regions"] = ["CN-NX", 3, None]
    row["caveats"] = "xy"
    row["disputed"] = 1
    del row["measure"]
    assert sorted(fault.path for fault in faults_of(NumericClaim, row)) == [
        "$.caveats",
        "$.disputed",
        "$.measure",
        "$.quantity.interval",
        "$.quantity.whole",
        "$.regions[1]",
        "$.regions[2]",
    ]


def test_fields_in_another_order_are_a_fault() -> None:
    """Order is part of the form, so that equal records have equal bytes."""
    (fault,) = faults_of(NumericClaim, dict(reversed(CLAIM.items())))
    assert fault.path == "$"
    assert "in this order" in fault.message


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("measure", 3, "expected an id, got 3 (int)"),
        ("disputed", "true", "expected true or false, got 'true' (str)"),
        ("anchor", [1], "expected an object, got [1] (list)"),
        ("regions", "CN", "expected a list, got 'CN' (str)"),
        ("distribution", "all", "expected one of single, collective, each, got 'all' (str)"),
    ],
)  # fmt: skip
def test_messages_say_what_was_expected_and_what_came(
    field: str, value: object, message: str
) -> None:
    """A message has the expectation, the value and its type."""
    assert faults_of(NumericClaim, CLAIM | {field: value}) == (Fault(f"$.{field}", message),)


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        (b"", "line 1", "is no JSON: Expecting value"),
        (b"[\n\n]]", "line 3", "is no JSON: Extra data"),
        (b"[\n\xff]", "line 2", "is not UTF-8: invalid start byte"),
        (b"\xed\xa0\x80", "line 1", "is not UTF-8: invalid continuation byte"),
        (b"\xef\xbb\xbf[]", "line 1", "starts with a byte order mark"),
        (b"[\n" + b"[" * 200_000, "line 2", "nests deeper than 64 levels"),
        (b'{"a":' * 200_000, "line 1", "nests deeper than 64 levels"),
        (b'[{"a":1,"b":2,"a":3}]', "$[0].a", "stands twice in one object"),
        (b'{"a":{"a b":1,"a b":{"c":1,"c":2}}}', "$.a['a b']", "stands twice in one object"),
        (b'[["\\ud800"]]', "$[0][0]", "holds half a surrogate pair, which is no character"),
        (b'[{"\\udc00":1}]', "$[0]", "has a name with half a surrogate pair"),
    ],
    ids=repr,
)
def test_faults_of_the_text_have_a_place(data: bytes, path: str, message: str) -> None:
    """What is wrong with a JSON text itself is found, first things first."""
    assert parse(data)[1][0] == Fault(path, message)


def test_brackets_inside_strings_do_not_nest() -> None:
    """A string full of brackets and escaped quotes is no deep nesting."""
    value = "[{" * 500 + '"' + "\\" * 3 + "[" * 100
    assert parse(json.dumps([value]).encode()) == ([value], ())


def test_a_whole_surrogate_pair_is_a_character() -> None:
    """An escape of two halves is one character, and no fault."""
    assert parse(b'["\\ud83d\\ude00"]') == (["\U0001f600"], ())


@given(st.binary(max_size=60))
def test_no_bytes_raise_an_error(data: bytes) -> None:
    """Whatever bytes come, there is a reading or there are faults."""
    reading = read_table(Unit, data)
    assert reading.canonical or reading.syntax or reading.shape or reading.rows == 0
    record, faults = read_object(Manifest, data)
    assert (record is None) == bool(faults)


@pytest.mark.parametrize("name", TABLES)
def test_sound_tables_are_read_whole(name: str) -> None:
    """A canonical table has all its records and no fault."""
    data = (DATA / f"{name}.json").read_bytes()
    reading = read_table(TABLES[name], data)
    assert (reading.syntax, reading.shape, reading.lost) == ((), (), ())
    assert reading.canonical
    assert dump_table(record for _, record in reading.records) == data


def test_a_faulty_row_is_lost_and_the_others_are_kept() -> None:
    """Rows without a fault are read although another one has one; the lost one keeps its id."""
    rows = json.loads(json.dumps(ROWS["units"]))
    rows[1]["factor"] = 1
    reading = read_table(Unit, json.dumps(rows).encode())
    assert [place for place, _ in reading.records] == [0, 2, 3, 4, 5]
    assert reading.lost == (rows[1]["id"],)
    assert [fault.path for fault in reading.shape] == ["$[1].factor"]


def test_a_duplicate_key_loses_its_row() -> None:
    """A row that a lenient reader would take half of is not taken at all."""
    text = json.dumps(ROWS["units"][:2]).replace('{"id"', '{"id": "x", "id"', 1)
    reading = read_table(Unit, text.encode())
    assert [place for place, _ in reading.records] == [1]
    assert [fault.path for fault in reading.syntax] == ["$[0].id"]
