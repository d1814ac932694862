"""The pages of the reference that are made from the records, the release and the readings.

`python tests/test_reference.py` writes them.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from numbers import Rational
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs
import pytest

import npf_corpus as npf
from npf_corpus import errors
from npf_corpus.quantities import READINGS_VERSION, Reading
from npf_corpus.quantities._readings import PREFIXES_EN, PREFIXES_ZH, SUFFIXES_EN, SUFFIXES_ZH
from npf_corpus.quantities._units import known_units
from npf_corpus.records import SCHEMA, TABLES
from npf_corpus.release._converter import optional, plain, stored
from npf_corpus.release._manifest import FORM, Manifest, TableFile
from wordings import ROWS

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
RELEASES = [npf.load(release.version) for release in npf.releases()]
CORPUS = RELEASES[-1]
WRITTEN = "This page is written by `python tests/test_reference.py`."

SHOWN = {
    "documents": "ecns-2025-03-08-ningxia",
    "regions": "yangtze-river-delta",
    "sectors": "new-materials",
    "tiers": "scio-2024-06-25-ningxia.t14",
    "organizations": "ningxia-science-technology-department",
    "people": "wang-wei",
    "initiatives": "ningxia-coal-to-chemicals",
    "measures": "cooperation-projects",
    "units": "project",
    "statements": "ecns-2025-03-08-ningxia.s9",
    "claims": "ecns-2025-03-08-ningxia.c3",
    "mentions": "ecns-2025-03-08-ningxia.m43",
}
"""The record of each table that the data dictionary shows."""

PARTS = (
    npf.Quantity,
    npf.Anchor,
    npf.Anchored,
    npf.Text,
    npf.Skipped,
    npf.Member,
    npf.Role,
    npf.Component,
    npf.SectorCode,
)
FILES = (Manifest, TableFile, npf.Retired, npf.Release)

Row = tuple[str, ...]


# The data dictionary

SCALARS: dict[object, str] = {
    str: "text",
    bool: "true or false",
    int: "whole number",
    Decimal: "number",
    date: "day",
    npf.Interval: "interval",
    npf.Period: "period",
    Decimal | Rational: "fraction",
}


def meanings(cls: type) -> dict[str, str]:
    """Return what a class's docstring says of each field."""
    said = (inspect.getdoc(cls) or "").partition("Attributes:\n")[2]
    found = re.finditer(r"^    (\w+): (.+(?:\n {8}.+)*)", said, re.MULTILINE)
    return {each[1]: " ".join(each[2].split()) for each in found}


def kind(of: Any) -> str:
    """Return a field's type in words."""
    if of in SCALARS:
        return SCALARS[of]
    if optional(of) is not None:
        return f"{kind(optional(of))}, or null"
    if get_origin(of) is tuple:
        return f"list: {kind(get_args(of)[0])}"
    if get_origin(of) is Literal:
        return "one of " + ", ".join(f"`{each}`" for each in get_args(of))
    if hasattr(of, "__supertype__"):
        table = next(name for name, cls in TABLES.items() if get_type_hints(cls)["id"] is of)
        return f"id in [{table}](#{table})"
    parts = [f"[{cls.__name__}](#{cls.__name__.lower()})" for cls in (*PARTS, *FILES) if cls is of]
    return " or ".join(parts or [kind(each) for each in get_args(of)])


def fields(cls: type) -> list[str]:
    """Return the table of a class's fields in the order of their JSON."""
    hints, said = get_type_hints(cls), meanings(cls)
    return grid(
        ("field", "type", "meaning"),
        (
            (
                f"`{name}`{'' if name in stored(cls, 1) else ' +'}",
                "id" if name == "id" else kind(hints[name]),
                said[name],
            )
            for name in stored(cls, FORM)
        ),
    )


def grid(headings: Row, rows: Iterable[Row]) -> list[str]:
    """Return a table in Markdown."""
    lines = [headings, tuple("---" for _ in headings), *rows]
    return [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines]


def code(text: object) -> str:
    """Return a text as it is, in a cell."""
    return f"`{text}`"


def records_of(table: str) -> Any:
    """Return a table of the release."""
    return getattr(CORPUS, table)


def first_line(cls: type) -> str:
    """Return the first sentence of a class's docstring."""
    return (inspect.getdoc(cls) or "").partition("\n")[0]


def described(level: str, name: str, cls: type) -> tuple[str, ...]:
    """Return a class's section: what it is, and its fields."""
    return ("", f"{level} {name}", "", first_line(cls), "", *fields(cls))


DATA = f"""# Data dictionary

What a release of schema {SCHEMA} holds. {WRITTEN}

A release is a folder. It holds `manifest.json` and one file for each table, such as
`documents.json`, with one record on each line. In schema 2 each document has its own files of
tiers, statements, claims and mentions, such as `claims/some-document.json`, and `index.bin` holds
what a question looks up. A record has every field, in the order given here; where nothing is
known, the field is `null` or an empty list.

Schema 1, that of release 1.0.0, lacks the fields marked +. In Python its records have these fields
too, with the value that the field's line names. Schema 1 has no period of months or years, no
fraction, no `threshold`, and no tiers `emerging`, `emerging-pillar` and `characteristic`. The
digests of its anchors are of the normal form `npf-1`, those of schema 2 of `npf-2`. The examples
are of release {CORPUS.version}.

| type | in JSON | in Python |
| --- | --- | --- |
| text | a string of one line | `str` |
| id | letters and digits in groups joined by dots or hyphens | `str`, of a type for each table |
| number | a string in plain notation, such as `"2000"` | `decimal.Decimal` |
| whole number | a number | `int` |
| true or false | `true`, `false` | `bool` |
| day | `YYYY-MM-DD` | `datetime.date` |
| fraction | a number, or such as `"2000/3"` where no decimal is exact | `Decimal` or `Fraction` |
| period | a day, month or year, or `a/b`, `../b`, `a/..`, both ends included | `Period` |
| interval | such as `(2000,)` | `Interval` |
| list | a list | `tuple` |
| one of … | a string | `str`, of a `Literal` type |

In an interval a bracket includes its bound, a parenthesis does not, and an empty side has no
bound.

No field holds a sentence of a source. Summaries are ours; a figure's own few words (`surface`),
names and titles are the text's.
"""


def data_page() -> Iterator[str]:
    """Yield the lines of the data dictionary."""
    yield DATA
    yield from grid(
        ("table", "class", *(f"records in {each.version}" for each in RELEASES), "a record is"),
        (
            (
                f"[{name}](#{name})",
                code(cls.__name__),
                *(str(len(getattr(each, name))) for each in RELEASES),
                first_line(cls),
            )
            for name, cls in TABLES.items()
        ),
    )
    for name, record_class in TABLES.items():
        text = json.dumps(
            plain(records_of(name)[SHOWN[name]], CORPUS.schema), ensure_ascii=False, indent=2
        )
        yield from (*described("##", name, record_class), "", "```json", text, "```")
    yield from ("", "## Parts of records")
    for part in PARTS:
        yield from described("###", part.__name__, part)
    yield from ("", "## The manifest and the index", "")
    yield "`manifest.json` is a `Manifest`. `index.json` lists the package's releases as `Release`."
    for file in FILES:
        yield from described("###", file.__name__, file)


# Readings

NOTES: dict[Reading, str] = {
    "exactly": "The number itself. A round number is exact too: 300 is not about 300.",
    "more-than": "Above the number, which is left out.",
    "at-least": "The number or more. 以上 includes the number.",
    "less-than": "Below the number, which is left out.",
    "at-most": "The number or less. 以下 includes the number.",
    "nearly": "From nine tenths of the number up to it, which is left out. Below ten, where things "
    "are counted, from the whole number before it: nearly 8 starts at 7. A convention.",
    "about": "A tenth either way, both ends included. A convention.",
    "between": "From the first number to the second, both included; no nominal value.",
    "some-over": "Above the number, by less than one in the place of its last digit that is not "
    "zero: 120-odd is above 120 and below 130.",
    "magnitude": "From the magnitude to ten times it, which is left out; dozens start at twelve, "
    "数十 at ten. A convention; no nominal value.",
    "digits": "All numbers with so many digits. Where something grows, they are percent.",
    "level": "The number or more: the figure names a class by its lower end.",
    "few": "From two up to ten, which is left out, times the scale: several hundred is 200 or more "
    "and less than 1,000. A convention; no nominal value.",
    "plural": "Two or more; no nominal value.",
    "half": "Half is 50 percent; a majority, or most, is more than that.",
    "fold": "How many times the earlier size. 翻n番 is two to the power of n, 增长n倍 is n + 1, "
    "增长到n倍 is n.",
    "rank": "A place in an order, or all places up to one, such as top 10. The words have to say "
    "that something ranks.",
}
"""What each reading means."""

SURFACES: dict[Reading, str] = {
    "exactly": "12|exactly 12|1.79 million|one hundred and five|12个省市",
    "more-than": "more than 2,000|over 60%|more than 200 billion yuan|超过2000项",
    "at-least": "at least 20|no fewer than three quarters|20+|60%以上",
    "less-than": "less than 5 percent|under 300|不足500家",
    "at-most": "up to 700|no more than 700|不超过100项",
    "nearly": "nearly 1 trillion yuan|nearly 8|近300亿元",
    "about": "about 20 percent|roughly 4,000|约500家|500家左右",
    "between": "between 8 and 10 percent|2-3 billion|8%至10%",
    "some-over": "120-odd|2000余项|万余人次|十几家",
    "magnitude": "dozens|tens of thousands|数十家|数万名",
    "digits": "double-digit growth|两位数增长|个位数",
    "level": "200-billion-level|千亿级",
    "few": "several|several hundred|数个|几十家",
    "plural": "multiple projects|a number of projects|多个项目",
    "half": "half|most|半数|过半",
    "fold": "doubled|threefold|翻一番|增长两倍|增长到两倍",
    "rank": "ranked first|top 10|居全国第一|前10名",
}
"""Figures with each reading, in both languages."""

PLACES = (
    ("before, English", PREFIXES_EN, "{word} 40"),
    ("after, English", SUFFIXES_EN, "40 {word}"),
    ("before, Chinese", PREFIXES_ZH, "{word}40"),
    ("after, Chinese", SUFFIXES_ZH, "40{word}"),
)


def example(surface: str) -> Row:
    """Return what a figure says, as the table of wordings has it."""
    row = ROWS[surface]
    return (surface, code(row.interval), row.nominal, row.unit)


_SHOWN = 4
"""So many wordings are shown for a reason."""


def refusals() -> Iterator[Row]:
    """Yield each reason with a few of the words that are refused for it."""
    why: dict[str, list[str]] = {}
    for row in ROWS.values():
        if row.refusal:
            why.setdefault(row.refusal, []).append(row.words)
    for reason, words in why.items():
        yield (", ".join(code(each) for each in words[:_SHOWN]), reason)


READINGS = f"""# Readings

How `parse_quantity` reads a figure's words. This is table of readings {READINGS_VERSION}; every
interval of a release of schema {SCHEMA} is checked against it. {WRITTEN}

A figure is read without its sentence: a bare number has no unit, and "over 60%" has no upper end.
In a claim of a level the interval ends where the values of the measure end: a share is at most 100.
A bracket includes its bound, a parenthesis does not.
"""


def readings_page() -> Iterator[str]:
    """Yield the lines of the page of readings."""
    yield READINGS.rstrip("\n")
    for reading in get_args(Reading):
        yield from ("", f"## {reading}", "", NOTES[reading], "")
        rows = (example(surface) for surface in SURFACES[reading].split("|"))
        yield from grid(("figure", "interval", "nominal", "unit"), rows)
        listed = [
            (place, ", ".join(code(word) for word, each in table.items() if each == reading))
            for place, table, _ in PLACES
            if reading in table.values()
        ]
        if listed:
            yield from ("", *grid(("stands", "words"), listed))
    yield from (
        "",
        "## What is no figure",
        "",
        "Words that could be read in two ways, or that are no quantity, are refused with a reason.",
        "",
        *grid(("words", "reason"), refusals()),
    )


# Units


UNITS = f"""
# Units

The units that `parse_quantity` reads, by dimension, each with its words. {WRITTEN}

Units compare only inside one dimension, and convert by their factors, which are exact: a mu is
2000/3 m². Money compares only within one currency, since no rate of exchange is assumed. A unit
that counts one kind of thing compares with itself and with plain `count`, which compares with
every count. A unit that counts admits whole numbers only. A classifier (家, 个, 项 …) states no
unit.

Two units make a rate: `65 yuan per person` and `65元/人` have the unit `CNY-per-person`, and a
figure per 10,000 people (`每万人16件`) has `item-per-10000-person`.

A claim's unit is a record of its release, so a corpus with claims in one of these units needs a
record of that id. Release {CORPUS.version} has its own in `corpus.units`. For a folder of sheets
that builds on a release, `seal` adds the units that the release lacks and claims have.
"""


def units_page() -> Iterator[str]:
    """Yield the lines of the page of units."""
    yield UNITS.strip("\n")
    units = known_units().values()
    for dimension in dict.fromkeys(unit.dimension for unit in units):
        rows = (
            (f"`{unit.id}`", str(unit.factor), "yes" if unit.whole else "no",
             code(unit.code) if unit.code else "", ", ".join((*unit.english, *unit.chinese)))
            for unit in units
            if unit.dimension == dimension
        )  # fmt: skip
        headings = ("id", "factor", "whole", "code", "words, in small letters")
        yield from ("", f"## {dimension}", "", *grid(headings, rows))


# The tests

PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "data.md": data_page,
    "readings.md": readings_page,
    "units.md": units_page,
}


def written(name: str) -> str:
    """Return a page as it should be."""
    return "\n".join((*PAGES[name](), ""))


@pytest.mark.skipif(not FOLDER.is_dir(), reason="docs/ is not at hand")
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_what_its_source_gives(name: str) -> None:
    """A page of the reference is up to date with the code and the release."""
    assert written(name) == (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("cls", [*TABLES.values(), *PARTS, *FILES])
def test_every_field_has_a_meaning(cls: type) -> None:
    """The dictionary finds a meaning for each stored field, closed by a full stop."""
    said = meanings(cls)
    assert [name for name in stored(cls, FORM) if not said.get(name, "").endswith(".")] == []


def test_every_part_is_in_the_dictionary() -> None:
    """Each class that a record's fields hold has its own table of fields."""

    def inside(of: Any) -> Iterator[type]:
        for each in get_args(of):
            yield from inside(each)
        if isinstance(of, type) and attrs.has(of) and of not in SCALARS:
            yield of
            for name in stored(of):
                yield from inside(get_type_hints(of)[name])

    held = {part for cls in TABLES.values() for part in inside(cls)} - set(TABLES.values())
    assert held == set(PARTS)


@pytest.mark.parametrize(("place", "table", "form"), PLACES, ids=[place for place, *_ in PLACES])
def test_a_listed_word_is_read_as_the_page_says(
    place: str, table: dict[str, Reading], form: str
) -> None:
    """Each word, put where its table says, gives a forty its reading."""
    assert place
    read = {word: npf.parse_quantity(form.format(word=word)).reading for word in table}
    assert read == dict(table)


@pytest.mark.parametrize("reading", get_args(Reading))
def test_a_reading_is_shown_by_figures_that_have_it(reading: Reading) -> None:
    """Each reading has a note and figures in Latin and in Chinese script."""
    surfaces = SURFACES[reading].split("|")
    assert {npf.parse_quantity(surface).reading for surface in surfaces} == {reading}
    assert {surface.isascii() for surface in surfaces} == {True, False}
    assert NOTES[reading].endswith(".")


@pytest.mark.skipif(not FOLDER.is_dir(), reason="docs/ is not at hand")
def test_each_error_has_a_section_that_names_its_attributes() -> None:
    """The page of errors has each class that is raised, with what it knows."""
    page = (FOLDER / "errors.md").read_text(encoding="utf-8")
    parents = {npf.NpfCorpusError, npf.DataError, npf.QueryError}
    classes = {getattr(errors, name) for name in errors.__all__} - parents
    sections = dict(re.findall(r"^### (\w+)\n\n(.+?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL))
    assert sections.keys() == {cls.__name__ for cls in classes}
    for cls in classes:
        facts = list(inspect.signature(cls).parameters)
        assert [name for name in facts if f"`{name}`" not in sections[cls.__name__]] == []


if __name__ == "__main__":
    for page in PAGES:
        (FOLDER / page).write_text(written(page), encoding="utf-8")
        sys.stdout.write(f"wrote {FOLDER / page}\n")
