"""Records: frozen, slotted, equal by value, in the field order of their JSON."""

# ruff: noqa: S301 - our own pickles

from __future__ import annotations

import copy
import inspect
import pickle
import re
from datetime import date
from decimal import Decimal
from typing import Any, cast, get_args, get_type_hints

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import npf_corpus as npf
from npf_corpus import records
from npf_corpus.errors import InvalidBounds
from npf_corpus.intervals._value import Value
from npf_corpus.records import SCHEMA, TABLES, Period
from npf_corpus.release._converter import dump, stored, structure

CORPUS = npf.load()
VALUES = [
    each
    for each in vars(records).values()
    if isinstance(each, type) and issubclass(each, Value) and each.__module__ == records.__name__
]
FIELDS = {
    "documents": (
        "id title label publisher authors url published asserted language genre fidelity"
        " derived_from text skipped caveats"
    ),
    "regions": "id name name_zh kind parent members aliases adcode",
    "sectors": "id name name_zh broader aliases definition",
    "tiers": "id sector tier document anchor",
    "organizations": "id name kind parent region aliases",
    "people": "id name aliases roles",
    "initiatives": (
        "id name name_zh aliases kind status summary regions sectors lead part_of components"
        " anchors"
    ),
    "measures": "id name aliases dimension domain denominator definition",
    "units": "id name aliases dimension symbol factor integral code",
    "statements": (
        "id document anchor kind gist speakers speaker_label attribution regions sectors"
        " initiatives"
    ),
    "claims": (
        "id document statement anchor measure quantity regions sectors initiative modality as_of"
        " deadline distribution item_of disputed caveats"
    ),
    "mentions": "id document anchor kind entity number_class claims",
}
"""The contract's table of records."""

PARTS = {
    records.Anchor: "start end length digest before after",
    records.Text: "sha256 characters",
    records.Skipped: "anchor reason",
    records.Member: "region coverage",
    records.Role: "title organization document note",
    records.Component: "name declared_count enumeration sectors",
    records.Anchored: "document anchor",
    npf.Quantity: "surface reading interval nominal unit unit_basis",
}


def everything() -> list[Any]:
    """Return every shipped record."""
    return [record for table in TABLES for record in getattr(CORPUS, table)]


def test_the_schema_is_the_contracts() -> None:
    """Twelve tables, each with the contract's fields in the contract's order, as schema 1."""
    assert SCHEMA == 1
    assert list(FIELDS) == list(TABLES)
    for table, names in FIELDS.items():
        assert tuple(names.split()) == stored(TABLES[table])
    for part, names in PARTS.items():
        assert tuple(names.split()) == stored(part)


@pytest.mark.parametrize("cls", [*VALUES, npf.Quantity, npf.Interval, npf.Release, npf.Step])
def test_values_are_frozen_and_slotted(cls: type) -> None:
    """No value has a dict, and no field of it is ever set or deleted."""
    assert attrs.has(cls)
    assert "__slots__" in vars(cls)
    assert not hasattr(cls, "__dict__") or "__dict__" not in dir(cls.__new__(cls))
    value = cls.__new__(cls)
    for field in attrs.fields(cls):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, field.name, None)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            delattr(value, field.name)
    with pytest.raises(AttributeError):
        setattr(value, "more", 1)  # noqa: B010 - a checker forbids it too


@pytest.mark.parametrize("cls", [*VALUES, npf.Quantity])
def test_every_field_is_documented(cls: type) -> None:
    """A class's docstring has a line for each of its fields, in their order."""
    text = inspect.getdoc(cls) or ""
    lines = re.findall(r"^    (\w+): \S", text, re.MULTILINE)
    assert [field.name for field in attrs.fields(cls)] == lines


def test_every_reference_is_an_id_of_its_own_type() -> None:
    """References are NewTypes of `str`, so that a checker tells a sector from a region."""
    hints = get_type_hints(npf.NumericClaim)
    assert hints["document"] is npf.DocumentId
    assert hints["statement"] is npf.StatementId
    assert hints["measure"] is npf.MeasureId
    assert get_args(hints["regions"]) == (npf.RegionId, ...)
    assert get_args(hints["item_of"])[0] is npf.ClaimId
    assert hints["modality"] == records.Modality


def names_of(value: object) -> list[str]:
    """Return the names of a value's fields."""
    return [field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))]


def test_shipped_records_hold_tuples_decimals_and_days_only() -> None:
    """No list, dict, set or float is anywhere inside a record."""

    def walk(value: object) -> None:
        assert type(value) in {str, int, bool, type(None), date, Decimal, tuple} or isinstance(
            value, Value
        )
        if isinstance(value, tuple):
            for each in value:
                walk(each)
        elif isinstance(value, Value):
            for name in names_of(value):
                walk(getattr(value, name))

    for record in everything():
        walk(record)


def test_every_shipped_record_round_trips() -> None:
    """A record is equal to what its JSON, its pickle, its copy and its repr give back."""
    import json

    for record in everything():
        again = structure(type(record), json.loads(dump(record)))
        for other in (again, pickle.loads(pickle.dumps(record)), copy.deepcopy(record)):
            assert record == other
            assert hash(record) == hash(other)
            assert repr(record) == repr(other)


def test_a_changed_field_makes_another_record() -> None:
    """Equality reads every stored field, hash and repr with it."""
    for table in TABLES:
        record = next(iter(getattr(CORPUS, table)))
        for name in stored(type(record)):
            other = attrs.evolve(record, **{name: "something else"})
            assert record != other
            assert repr(record) != repr(other)
        assert record != getattr(record, "id", None)


def test_values_of_two_classes_are_never_equal() -> None:
    """Even where the fields are."""
    place = CORPUS.statements["ecns-2025-03-08-ningxia.s9"].anchor
    assert place is not None
    skipped, anchored = npf.Skipped(place, "x"), npf.Anchored(npf.DocumentId("x"), place)
    assert skipped != anchored
    assert npf.Text("a", 1) != ("a", 1)
    assert (npf.Text("a", 1) == "a") is False


def test_a_repr_is_the_call_that_makes_the_record() -> None:
    """The names of the fields and their values, in order."""
    made = npf.Component("part", Decimal(3), "exhaustive", (npf.SectorId("coal"),))
    line = (
        "Component(name='part', declared_count=Decimal('3'), enumeration='exhaustive', "
        "sectors=('coal',))"
    )
    assert line == repr(made)


# Periods


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025-03-08", date(2025, 3, 8), date(2025, 3, 8)),
        ("../2025-03-08", None, date(2025, 3, 8)),
        ("2025-03-08/..", date(2025, 3, 8), None),
        ("2025-01-01/2025-12-31", date(2025, 1, 1), date(2025, 12, 31)),
        ("0001-01-01", date(1, 1, 1), date(1, 1, 1)),
    ],
)
def test_a_period_is_read_and_written_alike(
    text: str, start: date | None, end: date | None
) -> None:
    """Days as ISO 8601, an open end as two dots."""
    period = Period.parse(text)
    assert (start, end) == (period.start, period.end)
    assert text == str(period)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "/",
        "2025",
        "2025-03",
        "2025-3-8",
        "2025-02-29",
        "2025-02-30/..",
        "20250308",
        "2025-W10-6",
        "2025-03-08/",
        "/2025-03-08",
        "2025-03-08/2025-03-08",
        "2025-03-09/2025-03-08",
        "2025-03-08/2025-03-09/..",
        " 2025-03-08",
        "2025-03-08\n",
        "2025-03-08T00:00",
        "２０２５-03-08",
        "-0001-01-01",
    ],
)
def test_anything_else_is_no_period(text: str) -> None:
    """Partial dates, other forms, other orders and white space are refused in one line."""
    with pytest.raises(InvalidBounds) as caught:
        Period.parse(text)
    assert repr(text) in str(caught.value) or "ends before" in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.none() | st.dates(), st.none() | st.dates())
def test_every_period_round_trips_or_is_refused(start: date | None, end: date | None) -> None:
    """Two ends in order make a period that its own text gives back."""
    if (start is None and end is None) or (start is not None and end is not None and end < start):
        with pytest.raises(InvalidBounds):
            Period(start, end)
    else:
        assert Period.parse(str(Period(start, end))) == Period(start, end)
