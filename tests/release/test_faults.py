"""The second pass finds a fault exactly where the fast one refuses, and says where."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import npf_corpus
from npf_corpus.intervals import Interval, plain_number
from npf_corpus.records import (
    TABLES,
    Coverage,
    NumericClaim,
    Period,
    RegionId,
    SectorId,
    Text,
    Unit,
)
from npf_corpus.release import _converter, _faults
from npf_corpus.release._converter import expected
from npf_corpus.release._faults import Fault, Reading, parse, read_object
from npf_corpus.release._manifest import Manifest

dump = partial(_converter.dump, schema=1)
dump_table = partial(_converter.dump_table, schema=1)
plain = partial(_converter.plain, schema=1)
reader = partial(_converter.reader, schema=1)
stored = partial(_converter.stored, schema=1)
stored_types = partial(_converter.stored_types, schema=1)
structure = partial(_converter.structure, schema=1)
faults_of = partial(_faults.faults_of, schema=1)
read_table = partial(_faults.read_table, schema=1)

DATA = Path(npf_corpus.__file__).parent / "data" / "1.0.0"
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


@pytest.mark.parametrize("name", TABLES)
def test_a_null_is_taken_where_the_field_may_be_none(name: str) -> None:
    """Each field of a row is null in turn: a fault unless its type has None."""
    types = stored_types(TABLES[name])
    row = ROWS[name][0]
    refused = [field for field in row if faults_of(TABLES[name], {**row, field: None})]
    assert refused == [field for field in row if type(None) not in get_args(types[field])]


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


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        (b"", "line 1", "is no JSON: Expecting value"),
        (b"[\n\n]]", "line 3", "is no JSON: Extra data"),
        (b"[\n\xff\n]\n", "line 2", "is not UTF-8: invalid start byte"),
        (b"\n\xff", "line 2", "is not UTF-8: invalid start byte"),
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


# What each reader takes, and what it says of the rest


@pytest.mark.parametrize(
    ("kind", "value", "wanted"),
    [
        (str, 3, "a string"),
        (SectorId, None, "an id"),
        (bool, 1, "true or false"),
        (int, True, "a whole number"),
        (int, 1.0, "a whole number"),
        *(
            (Decimal, value, "a string with a number in plain notation")
            for value in (1, "1e3", "-0", "0.50", "٣", "01", ".5", "5.", "+1", "", "1 ", "0.0")
        ),
        *(
            (date, value, "a day as YYYY-MM-DD")
            for value in (20240520, "20240520", "2024-02-30", "2024-W01-1", "", None)
        ),
        (Interval, 3, "a string"),
        (Period, None, "a string"),
        (Coverage, "half", "one of full, partial"),
        (Coverage, ["full"], "one of full, partial"),
        (tuple[str, ...], "xy", "a list"),
        (tuple[SectorId, ...], ("x",), "a list"),
        (Text, ["x"], "an object"),
    ],
)
def test_a_reader_takes_its_own_type_alone(kind: Any, value: object, wanted: str) -> None:
    """Nothing is coerced; the fault says what was expected, and what came instead."""
    with pytest.raises(ValueError, match=r"^expected ") as caught:
        reader(kind)(value)
    assert str(caught.value) == f"expected {wanted}, got {value!r} ({type(value).__name__})"


@pytest.mark.parametrize(
    ("kind", "value", "held"),
    [
        (str, "", ""),
        (int, -3, -3),
        (Decimal, "-1.05", Decimal("-1.05")),
        (Decimal, "0", Decimal(0)),
        (Decimal, "10", Decimal(10)),
        (date, "2024-05-20", date(2024, 5, 20)),
        (Interval, "[1,2)", Interval.parse("[1,2)")),
        (Period, "../2024-05-20", Period.parse("../2024-05-20")),
        (Coverage | None, None, None),
        (Coverage | None, "full", "full"),
        (tuple[int, ...], [], ()),
        (tuple[int, ...], [1, 2], (1, 2)),
        (SectorId | RegionId, "x", "x"),
        (tuple[SectorId | RegionId, ...], ["x"], ("x",)),
        (Text, {"sha256": "x", "characters": 1}, Text("x", 1)),
    ],
)
def test_what_a_reader_takes_is_written_back(kind: Any, value: object, held: object) -> None:
    """Each value of JSON is read as its type has it, and is what that writes."""
    read = reader(kind)(value)
    assert (type(read), read) == (type(held), held)
    assert plain(read) == value
    assert reader(kind) is reader(kind)


def test_ids_and_choices_are_kept_once() -> None:
    """Equal ids and options of any rows are one object."""
    row = json.loads(json.dumps(CLAIM))
    first, second = (
        structure(NumericClaim, row),
        structure(NumericClaim, json.loads(json.dumps(row))),
    )
    assert first.measure is second.measure
    assert first.modality is second.modality
    assert first.quantity.interval is second.quantity.interval
    for one, other in zip(first.regions, second.regions, strict=True):
        assert one is other


def test_fields_in_another_order_are_named_in_theirs() -> None:
    """Missing fields, too many, or the wrong order: the fast reader has one line for all."""
    for row in ({}, {"characters": 1, "sha256": "x"}, {"sha256": "x", "characters": 1, "more": 1}):
        with pytest.raises(ValueError, match="order") as caught:
            structure(Text, row)
        assert str(caught.value) == "expected the fields sha256, characters in this order"


def test_other_types_have_no_reader_and_no_json() -> None:
    """A field of a type that JSON holds nowhere is a mistake in the code."""
    with pytest.raises(TypeError) as caught:
        reader(dict)
    assert str(caught.value) == "no reader for <class 'dict'>"
    with pytest.raises(TypeError) as caught:
        plain([1])
    assert str(caught.value) == "no JSON for [1]"


@pytest.mark.parametrize(
    ("number", "text"),
    [("1E+3", "1000"), ("1.50", "1.5"), ("-0.0", "0"), ("100", "100"), ("0.10", "0.1"),
     ("-1E-3", "-0.001"), ("10.00", "10"), ("0", "0")],
)  # fmt: skip
def test_numbers_are_written_plainly(number: str, text: str) -> None:
    """Without exponent or trailing fractional zeros."""
    assert plain_number(Decimal(number)) == text
    assert plain(Decimal(number)) == text


def test_json_is_written_without_blanks_and_escapes() -> None:
    """One record a line, in UTF-8; a table without records is an empty list."""
    texts = [Text("é", 1), Text('"', 2)]
    rows = '[\n{"sha256":"é","characters":1},\n{"sha256":"\\"","characters":2}\n]\n'
    assert dump_table(texts) == rows.encode()
    assert dump_table([]) == b"[]\n"
    assert dump((True, None, 1, ("a",))) == '[true,null,1,["a"]]'


def test_what_came_is_shown_up_to_sixty_characters() -> None:
    """A longer repr ends in an ellipsis."""
    assert str(expected("x", "y" * 58)) == f"expected x, got '{'y' * 58}' (str)"
    assert str(expected("x", "y" * 59)) == f"expected x, got '{'y' * 58}… (str)"


# What a table's bytes hold


def _texts(data: str) -> Reading[Text]:
    return read_table(Text, data.encode())


_ONE = '{"sha256":"x","characters":1}'


def test_a_table_in_canonical_form_is_read_in_one_pass() -> None:
    """Its records have their places, and nothing is wrong with them."""
    placed = [(0, Text("x", 1)), (1, Text("x", 1))]
    assert _texts(f"[\n{_ONE},\n{_ONE}\n]\n") == (placed, (), (), (), True, 2)


@pytest.mark.parametrize(
    ("data", "reading"),
    [
        (f"[{_ONE}]", ([(0, Text("x", 1))], (), (), (), False, 1)),
        ("{}", ([], (Fault("$", "expected a list, got {} (dict)"),), (), (), False, None)),
        ("[", ([], (Fault("line 1", "is no JSON: Expecting value"),), (), (), False, None)),
        (f'[{_ONE},{{"id":"a"}},{{"id":3}},7]',
         ([(0, Text("x", 1))], (),
          (Fault("$[1].sha256", "is missing"), Fault("$[1].characters", "is missing"),
           Fault("$[1].id", "is no field here"), Fault("$[2].sha256", "is missing"),
           Fault("$[2].characters", "is missing"), Fault("$[2].id", "is no field here"),
           Fault("$[3]", "expected an object, got 7 (int)")), ("a",), False, 4)),
        (f'[{",".join([_ONE] * 11)},{{"sha256":"y","sha256":"x","characters":1}}]',
         ([(place, Text("x", 1)) for place in range(11)],
          (Fault("$[11].sha256", "stands twice in one object"),), (), (), False, 12)),
    ],
)  # fmt: skip
def test_a_table_is_read_as_far_as_it_can_be(data: str, reading: tuple[Any, ...]) -> None:
    """Sound rows with their places, the faults of the others, and the ids that are lost."""
    assert _texts(data) == reading


def test_an_object_has_a_record_or_faults() -> None:
    """The faults of the text come before any of its fields."""
    assert read_object(Text, _ONE.encode()) == (Text("x", 1), ())
    doubled = b'{"sha256":3,"sha256":3}'
    assert read_object(Text, doubled) == (None, (Fault("$.sha256", "stands twice in one object"),))
    missing = (Fault("$.characters", "is missing"),)
    assert read_object(Text, b'{"sha256":"x"}') == (None, missing)


def test_nesting_and_numbers_have_limits() -> None:
    """Sixty-four levels and a thousand digits are read; one more level is a fault."""
    assert parse(b"[" * 64 + b"]" * 64)[1] == ()
    deep = (None, (Fault("line 2", "nests deeper than 64 levels"),))
    assert parse(b"\n[" + b"[" * 64) == parse(b"\n" + b"[" * 65 + b"\n" * 3) == deep
    assert parse(b"[]" * 65)[1] == (Fault("line 1", "is no JSON: Extra data"),)
    assert parse(b'[{"a":[]},' * 40 + b"0" + b"]" * 40)[1] == ()
    assert parse(b"9" * 1000) == (int("9" * 1000), ())
    assert parse(b"9" * 1001) == (float("inf"), ())


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        ('{"a":1,"b":2,"b":3,"a":4,"c":5}', [("$.a", "stands twice in one object"),
                                           ("$.b", "stands twice in one object")]),
        (f'{{"{"a" * 40}":1,"{"a" * 40}":2}}', [(f"$.{'a' * 40}", "stands twice in one object")]),
        (f'{{"{"a" * 41}":1,"{"a" * 41}":2}}',
         [(f"$['{'a' * 40}']", "stands twice in one object")]),
        ('{"é":1,"é":2}', [("$['\\xe9']", "stands twice in one object")]),
        ('["\\ud800",{"\\udfff":["x\\udc00"]}]',
         [("$[0]", "holds half a surrogate pair, which is no character"),
          ("$[1]", "has a name with half a surrogate pair"),
          ("$[1]['\\udfff'][0]", "holds half a surrogate pair, which is no character")]),
        ('["\\u00e9"]', []),
        ('{"a":{"a":1}}', []),
    ],
)  # fmt: skip
def test_all_faults_of_a_text_are_found(data: str, faults: list[tuple[str, str]]) -> None:
    """Names that stand twice by the alphabet, then what is inside, in its order."""
    assert [*parse(data.encode())[1]] == faults


BRACKETS = "[{" * 500 + '"' + "\\" * 3 + "[" * 100


@pytest.mark.parametrize(
    ("data", "value"),
    [(b'"\\"["', '"['), (b'"\\\\"', "\\"), (b'["]","\\u005b"]', ["]", "["]),
     (b'{"[":[]}', {"[": []}), (b'"\\ud83d\\ude00"', "\U0001f600"),
     (json.dumps([BRACKETS]).encode(), [BRACKETS])],
)  # fmt: skip
def test_strings_are_read_as_they_stand(data: bytes, value: object) -> None:
    """Brackets, quotes and escapes in them mean nothing to the form."""
    assert parse(data) == (value, ())


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"quantity": 3}, [("$.quantity", "expected an object, got 3 (int)")]),
        ({"regions": ["a", 3]}, [("$.regions[1]", "expected an id, got 3 (int)")]),
        ({"as_of": "2024"}, [("$.as_of", ("'2024' is no period, write 2025-03-08, ../2025-03-08 or "
                              "a/b"))]),
        ({"a b": 1, "Z": 2}, [("$.Z", "is no field here"), ("$['a b']", "is no field here")]),
    ],
)  # fmt: skip
def test_every_fault_of_a_row_has_its_path(
    change: dict[str, object], faults: list[tuple[str, str]]
) -> None:
    """Fields that are none come by the alphabet."""
    assert [*faults_of(NumericClaim, CLAIM | change)] == faults
    path = [(f"$[2]{place[1:]}", message) for place, message in faults]
    assert [*faults_of(NumericClaim, CLAIM | change, "$[2]")] == path


def test_a_row_in_another_order_says_the_order() -> None:
    """No field is named, since none is wrong."""
    order = "expected the fields sha256, characters in this order"
    assert faults_of(Text, {"characters": 1, "sha256": "x"}) == (Fault("$", order),)


def test_a_list_is_read_until_a_thousand_faults() -> None:
    """More are not looked for."""
    data = json.dumps({"aliases": [5] * (_faults.MOST + 5)}).encode()
    _, faults = read_object(Unit, data)
    assert len(faults) == _faults.MOST


@pytest.mark.parametrize("schema", [1, 2])
def test_a_record_that_may_be_null_is_read_in_the_schema_asked_for(schema: int) -> None:
    """As one that may not is, alone and in a list."""
    claim = npf_corpus.load("1.0.0").claims[0]
    row = _converter.plain(claim, schema)
    for kind, value, held in (
        (NumericClaim | None, row, claim),
        (NumericClaim | None, None, None),
        (tuple[NumericClaim, ...], [row], (claim,)),
    ):
        assert _converter.reader(kind, schema)(value) == held


@pytest.mark.parametrize(
    ("data", "got"), [(b"{}", "{} (dict)"), (b"7", "7 (int)"), (b"null", "None (NoneType)")]
)
def test_a_table_is_a_list(data: bytes, got: str) -> None:
    """What is none is told by the fast reader in the words of the other one."""
    with pytest.raises(ValueError, match=re.escape(f"expected a list, got {got}")) as caught:
        _converter.parse_table(npf_corpus.Sector, data)
    assert str(caught.value) == f"expected a list, got {got}"
    (fault,) = _faults.read_table(npf_corpus.Sector, data).syntax
    assert fault.message == str(caught.value)


def test_a_list_of_a_record_is_a_list() -> None:
    """It is told with its place, and so is an item that is none of its type."""
    whole = _converter.plain(npf_corpus.load("1.0.0").sectors[0])
    for wrong, place, fault in (
        ("x", "$[0].aliases", "expected a list, got 'x' (str)"),
        ([5], "$[0].aliases[0]", "expected a string, got 5 (int)"),
    ):
        data = json.dumps([{**whole, "aliases": wrong}]).encode()
        assert _faults.read_table(npf_corpus.Sector, data).shape == (Fault(place, fault),)
