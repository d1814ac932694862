"""Records: frozen, slotted, equal by value, in the field order of their JSON."""

# ruff: noqa: S301 - our own pickles

from __future__ import annotations

import copy
import inspect
import pickle
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast, get_args, get_type_hints

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import npf_corpus as npf
from npf_corpus import records
from npf_corpus.errors import InvalidBounds
from npf_corpus.intervals._value import Value
from npf_corpus.records import SCHEMAS, TABLES, Period
from npf_corpus.release._converter import dump, plain, stored, structure

CORPUS = npf.load("1.0.0")
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
    assert SCHEMAS == (1, 2)
    assert list(FIELDS) == list(TABLES)
    for table, names in FIELDS.items():
        assert tuple(names.split()) == stored(TABLES[table], 1)
    for part, names in PARTS.items():
        assert stored(part, 2) == tuple(names.split()) == stored(part, 1)


ADDED = {
    "documents": ("genre", "region depth"),
    "sectors": ("definition", "codes"),
    "organizations": ("name", "name_zh"),
    "people": ("name", "name_zh"),
    "measures": ("name", "name_zh aliases theme aim"),
    "claims": ("sectors", "aspect initiative modality hedged"),
}
"""What schema 2 has after a field; fields that were there before stand amid them."""


def test_schema_2_adds_fields_in_their_place() -> None:
    """A field of schema 2 stands where the contract has it, and has one value in schema 1."""
    for table, names in FIELDS.items():
        old = names.split()
        after, more = ADDED.get(table, ("id", ""))
        new = [each for each in more.split() if each not in old]
        at = old.index(after) + 1
        left = [each for each in old[at:] if each not in more.split()]
        assert (*old[:at], *more.split(), *left) == stored(TABLES[table], 2)
        for record in getattr(CORPUS, table):
            added = {name: plain(getattr(record, name)) for name in new}
            assert plain(record, 2) == plain(record, 1) | added
    assert (records.SectorCode.__name__, stored(records.SectorCode)) == (
        "SectorCode",
        ("scheme", "code", "match"),
    )


def test_what_schema_1_lacks_has_one_value() -> None:
    """A claim is a level, but of a measure of growth; nothing is hedged, no sector coded."""
    grown = [claim.id for claim in CORPUS.claims if claim.aspect == "growth"]
    assert grown == ["scio-2024-06-25-ningxia.c7"]
    assert {claim.aspect for claim in CORPUS.claims} == {"growth", "level"}
    assert {claim.hedged for claim in CORPUS.claims} == {False}
    assert {(each.depth, each.region) for each in CORPUS.documents} == {("whole", None)}
    assert {(each.theme, each.aim, each.name_zh) for each in CORPUS.measures} == {(None,) * 3}
    assert {each.name_zh for table in (CORPUS.people, CORPUS.organizations) for each in table} == {
        None
    }
    assert {each.codes for each in CORPUS.sectors} == {()}


@pytest.mark.parametrize(
    ("measure", "aspect"),
    [
        ("growth", "growth"),
        ("output-growth", "growth"),
        ("output-growth-rate", "growth"),
        ("industry-growth-factor", "growth"),
        ("growth-enterprises", "level"),
        ("undergrowth", "level"),
        ("output", "level"),
    ],
)
def test_the_aspect_follows_from_a_measure_of_growth(measure: str, aspect: str) -> None:
    """A claim that says no aspect has that of its measure, as an id of schema 1 tells it."""
    claim = CORPUS.claims["ecns-2025-03-08-ningxia.c3"]
    row = plain(claim, 1) | {"measure": measure}
    assert structure(npf.NumericClaim, row, 1).aspect == aspect


@pytest.mark.parametrize(
    ("cls", "change", "fault"),
    [
        (npf.NumericClaim, {"as_of": "2025"}, "no period"),
        (npf.NumericClaim, {"deadline": "2026/2030"}, "no period"),
        (npf.Tier, {"tier": "emerging"}, "expected one of traditional"),
        (npf.Mention, {"number_class": "threshold"}, "expected one of claim"),
        (npf.Statement, {"gist": None}, "expected a string"),
        (npf.Unit, {"factor": "2000/3"}, "expected a string with a number in plain notation"),
    ],
)
def test_a_value_of_schema_2_is_none_of_schema_1(
    cls: type, change: dict[str, object], fault: str
) -> None:
    """What schema 2 takes besides is refused in a release of schema 1."""
    rows = next(getattr(CORPUS, name) for name, each in TABLES.items() if each is cls)
    record = next(iter(rows))
    assert plain(structure(cls, plain(record, 2) | change, 2), 2) == plain(record, 2) | change
    assert structure(cls, plain(record, 1), 1) == record
    with pytest.raises(ValueError, match=fault):
        structure(cls, plain(record, 1) | change, 1)


@pytest.mark.parametrize("factor", ["2/1", "4/6", "1/2", "3/40", "0/3", "1/0", "-2/3", "02/3"])
def test_a_factor_is_a_fraction_only_where_no_decimal_is_exact(factor: str) -> None:
    """A fraction is in lowest terms, above zero, and has no decimal."""
    row = plain(CORPUS.units["CNY"], 2)
    assert structure(npf.Unit, row | {"factor": "2000/3"}, 2).factor == Fraction(2000, 3)
    wanted = "a string with a number in plain notation"
    if factor in {"2/1", "4/6", "1/2", "3/40"}:
        wanted = "a fraction in lowest terms, or a decimal where one is exact"
    with pytest.raises(ValueError, match="expected") as caught:
        structure(npf.Unit, row | {"factor": factor}, 2)
    assert str(caught.value) == f"expected {wanted}, got {factor!r} (str)"


def test_a_measure_of_schema_2_has_a_theme() -> None:
    """Null is a theme in schema 1 alone; an aim may be null in both."""
    row = plain(CORPUS.measures["clusters"], 2)
    assert row["theme"] is row["aim"] is None
    assert structure(npf.Measure, row | {"theme": "industry"}, 2).theme == "industry"
    with pytest.raises(ValueError, match="expected one of economy"):
        structure(npf.Measure, row, 2)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2021/2025", "2021-01-01", "2025-12-31"),
        ("../2025", None, "2025-12-31"),
        ("2030/..", "2030-01-01", None),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-01/2025-09", "2025-01-01", "2025-09-30"),
        ("2020/2025-06", "2020-01-01", "2025-06-30"),
        ("2025-03-08/2025", "2025-03-08", "2025-12-31"),
        ("../9999", None, "9999-12-31"),
        ("9999-11", "9999-11-01", "9999-11-30"),
        ("2025-12", "2025-12-01", "2025-12-31"),
    ],
)
def test_a_period_of_years_has_days(text: str, start: str | None, end: str | None) -> None:
    """A year or month is told as it is, and its first and last days follow."""
    period = npf.Period.parse(text)
    assert str(period) == text
    assert (start, end) == tuple(each and str(each) for each in (period.start, period.end))
    days = npf.Period(period.start, period.end)
    assert days != period
    assert npf.Period.parse(str(days)) == days


@pytest.mark.parametrize(
    ("start", "end", "precisions", "fault"),
    [
        (date(2025, 1, 2), None, ("year", "day"), "'2025-01-02' starts no year"),
        (date(2025, 2, 1), None, ("year", "day"), "'2025-02-01' starts no year"),
        (date(2025, 2, 2), None, ("month", "day"), "'2025-02-02' starts no month"),
        (None, date(2025, 12, 30), ("day", "year"), "'2025-12-30' ends no year"),
        (None, date(2025, 2, 27), ("day", "month"), "'2025-02-27' ends no month"),
        (None, date(2025, 2, 28), ("year", "day"), "'..' starts no year"),
        (date(2025, 1, 1), None, ("year", "month"), "'..' ends no month"),
    ],
)
def test_half_a_year_is_no_year(
    start: date | None, end: date | None, precisions: Any, fault: str
) -> None:
    """An end that is told as a year or month is its first or last day, and never open."""
    with pytest.raises(npf.InvalidBounds, match=re.escape(fault)):
        npf.Period(start, end, start_precision=precisions[0], end_precision=precisions[1])


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
        again = structure(type(record), json.loads(dump(record, 1)), 1)
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
        "", "..", "../..", "/", "25", "2025-3", "2025-00", "0000", "2025-3-8", "2025-02-29",
        "2025-02-30/..", "20250308", "2025-W10-6", "2025-03-08/", "/2025-03-08",
        "2025-03-08/2025-03-08", "2025/2025", "2025/2024", "2025-13/..", "2025/",
        "2025-03-09/2025-03-08", "2025-03-08/2025-03-09/..", " 2025-03-08", "2025-03-08\n",
        "2025-03-08T00:00", "２０２５-03-08", "-0001-01-01",
    ],
)  # fmt: skip
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


def test_a_notebook_shows_each_field_of_a_record() -> None:
    """The class stands above the names of the fields, each with its value."""
    region = npf.Region(npf.RegionId("CN"), "China", "中国", "country", None, (), ("PRC",), None)
    told = re.findall(">([^<>]+)<", region._repr_html_())
    assert told[:5] == ["Region", "id", "CN", "name", "China"]
    assert told[-4:-1] == ["aliases", "PRC", "adcode"]


def test_a_pickle_of_an_older_version_gets_the_defaults_of_later_fields() -> None:
    """A default that hangs on another field is worked out, such as the aspect by the measure."""
    claim = next(each for each in CORPUS.claims if each.aspect == "growth")
    state = claim.__getstate__()
    for name in ("aspect", "hedged"):
        del state[name]
    again = object.__new__(npf.NumericClaim)
    again.__setstate__(state)
    assert (again, again.aspect, again.hedged) == (claim, "growth", False)


def test_a_value_amid_others_is_shown_by_its_fields() -> None:
    """In a notebook, each with its name and in their order."""
    member = npf.Member(npf.RegionId("CN"), "full")
    assert member._inline_html() == "<em>region</em> CN; <em>coverage</em> full"
    assert npf.Text("s", 1)._inline_html() == "<em>sha256</em> s; <em>characters</em> 1"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: Period(None, None), "'../..' is no period, give it a day at one end"),
        (
            lambda: Period(date(2025, 3, 9), date(2025, 3, 8)),
            "'2025-03-09/2025-03-08' ends before it starts, swap the days",
        ),
        (
            lambda: Period.parse("2025-13"),
            "'2025-13' is no period, write 2025-03-08, 2025, ../2025-03-08 or a/b",
        ),
        (
            lambda: Period.parse("2025-03-08/2025-03-08"),
            "'2025-03-08/2025-03-08' is not in canonical form, write 2025-03-08",
        ),
        (
            lambda: Period(date(2025, 1, 2), None, start_precision="month"),
            "'2025-01-02' starts no month",
        ),
        (
            lambda: Period(None, date(2025, 12, 30), end_precision="year"),
            "'2025-12-30' ends no year",
        ),
    ],
)
def test_what_is_no_period_says_what_to_write(make: Any, told: str) -> None:
    """The message has the text, what is wrong with it, and what to write instead."""
    with pytest.raises(InvalidBounds) as caught:
        make()
    assert str(caught.value) == told


def test_a_period_says_by_name_what_its_ends_are_told_as() -> None:
    """A third value without a name is an error, and a pickle without them tells days."""
    made: Any = Period
    with pytest.raises(TypeError):
        made(date(2025, 1, 1), None, "year")
    again = object.__new__(Period)
    again.__setstate__({"start": date(2025, 1, 1), "end": None})
    assert again == Period.parse("2025-01-01/..")


def test_an_anchor_amid_others_is_shown_by_its_place() -> None:
    """With its digest, in which no sign is taken for HTML."""
    shown = records.Anchor(1, 3, 2, "<&", None, None)._inline_html()
    assert shown == "code points 1 to 3, digest &lt;&amp;"
