"""Tables in notebooks: tidy HTML, and each interval as a bar that says what it bounds."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from queries import SIZES, Case, case, cases, figures

import npf_corpus as npf
from npf_corpus._display import bar
from npf_corpus._write import seal
from npf_corpus.corpus import of_files
from npf_corpus.intervals import Interval
from npf_corpus.records import TABLES

CORPUS = npf.load()
WIDTH = 120


def parse(html: str) -> ET.Element:
    """Return HTML as a tree; it must be well-formed."""
    return ET.fromstring(html.replace("<br>", "<br/>"))  # noqa: S314 - our own


def rows(html: str) -> list[list[str]]:
    """Return the text of the cells in a table's body."""
    return [["".join(cell.itertext()) for cell in row] for row in parse(html).findall("tbody/tr")]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_shown(name: str) -> None:
    """Each table is one well-formed element with a caption, headings and as many cells a row."""
    table = getattr(CORPUS, name)
    html = table._repr_html_()
    tree = parse(html)
    assert tree.tag == "table"
    assert f"<{tree.findtext('caption')}>" == repr(table)
    headings = ["".join(cell.itertext()) for cell in tree.findall("thead/tr/th")]
    assert headings[0] == "id"
    shown = rows(html)
    assert [row[0] for row in shown] == [record.id for record in table][:50]
    assert {len(row) for row in shown} == {len(headings)}
    more = max(0, len(table) - 50)
    assert tree.findtext("tfoot/tr/td") == (f"and {more} more" if more else None)


@given(cases())
def test_any_table_is_shown(made: Case) -> None:
    """Whatever a corpus holds, empty tables too, its tables are well-formed HTML."""
    for name in TABLES:
        table = getattr(made.corpus, name)
        assert len(rows(table._repr_html_())) == min(50, len(table))
    assert rows((made.corpus.claims - made.corpus.claims)._repr_html_()) == []


def test_an_empty_table_is_explained() -> None:
    """Where there is nothing to show, what the notebook shows is why."""
    found = CORPUS.claims.by_region("Qinghai")
    html = found._repr_html_()
    assert rows(html) == []
    assert parse(html).findtext("tfoot/tr/td/pre") == str(found.explain())
    assert "<pre>" not in CORPUS.claims._repr_html_()


def test_an_interval_is_drawn_and_written() -> None:
    """A claim's row has its figure, its bracket notation and a picture with the same words."""
    html = CORPUS.claims.by_measure("cooperation projects")._repr_html_()
    (row,) = rows(html)
    assert row[1:3] == ["Cooperation projects", "more than 2,000 projects"]
    assert row[3].endswith("(2000,)")
    assert 'aria-label="(2000,)"' in html
    assert row[4:] == ["Ningxia", "", "achieved"]


def test_figures_show_what_they_leave_out() -> None:
    """An inferred unit is marked, a doubtful claim is marked, a single thing is singular."""
    html = CORPUS.claims._repr_html_()
    assert "100-billion-level CNY (inferred)" in html
    assert "achieved (disputed)" in html
    assert ">1 laboratory<" in html
    assert ">over 60%<" in html


def test_what_a_corpus_holds_is_never_markup() -> None:
    """Names of a user's own corpus cannot break out of their cell."""
    nasty = '<script>alert("1")</script> & more'
    made = case(3, {**SIZES, "claims": 4})
    changed = {
        **made.rows,
        "regions": [attrs.evolve(each, name=nasty) for each in made.rows["regions"]],
        "measures": [attrs.evolve(each, name=nasty) for each in made.rows["measures"]],
        "claims": [
            attrs.evolve(each, quantity=attrs.evolve(each.quantity, surface=nasty))
            for each in made.rows["claims"]
        ],
    }
    day = made.rows["documents"][0].published
    files = seal(changed, version="1.0", day=day, licence="MIT", citation="")
    for name in ("regions", "measures", "claims"):
        html = getattr(of_files(files), name)._repr_html_()
        assert "<script" not in html
        assert any(nasty in cell for row in rows(html) for cell in row)


# Bars


def ends(svg: str) -> dict[str, list[Any]]:
    """Return where a bar's line, full ends, open ends and arrows stand."""
    return {
        "line": re.findall(r'<line x1="(\d+)" y1="\d+" x2="(\d+)"', svg)[0:1],
        "closed": re.findall(r'<circle cx="(\d+)" cy="\d+" r="3" fill="currentColor"', svg),
        "open": re.findall(r'<circle cx="(\d+)" cy="\d+" r="3" fill="none"', svg),
        "arrows": re.findall(r'<path d="M(\d+) ', svg),
    }


@pytest.mark.parametrize(
    ("notation", "closed", "opened", "arrows"),
    [
        ("[10,20]", 2, 0, 0),
        ("[10,20)", 1, 1, 0),
        ("(10,20)", 0, 2, 0),
        ("(10,)", 0, 1, 1),
        ("[10,)", 1, 0, 1),
        ("(,20]", 1, 0, 1),
        ("(,)", 0, 0, 2),
        ("[10,10]", 2, 0, 0),
    ],
)
def test_a_bar_shows_which_ends_belong(
    notation: str, closed: int, opened: int, arrows: int
) -> None:
    """A full end belongs to the interval, a ring does not, an arrow is no end."""
    svg = bar(Interval.parse(notation), [Decimal(10), Decimal(20)])
    found = ends(svg)
    assert [closed, opened, arrows] == [len(found[key]) for key in ("closed", "open", "arrows")]
    assert svg.endswith(f"<br>{notation}")
    assert f"<title>{notation}</title>" in svg


_values = st.decimals(-(10**12), 10**12, allow_nan=False, places=2)


@given(st.lists(_values, min_size=1, max_size=5), st.data())
def test_bars_on_one_scale_keep_the_order_of_their_bounds(
    scale: list[Decimal], data: st.DataObject
) -> None:
    """A greater bound never stands further left, and all stand inside the picture."""
    low, high = sorted((data.draw(st.sampled_from(scale)), data.draw(st.sampled_from(scale))))
    svg = bar(Interval(low, high, lower_closed=True, upper_closed=True), scale)
    ((left, right),) = ends(svg)["line"]
    assert 0 <= int(left) <= int(right) <= WIDTH
    assert (low < high) or left == right
    arrow = bar(Interval(low, None, lower_closed=True, upper_closed=False), scale)
    ((_, tip),) = ends(arrow)["line"]
    assert int(right) < int(tip) < WIDTH


def test_an_unbounded_interval_needs_no_scale() -> None:
    """Where no claim of a unit has a bound, the bar is an arrow both ways."""
    svg = bar(Interval.parse("(,)"), [])
    assert len(ends(svg)["arrows"]) == 2


def test_small_and_large_bounds_share_a_logarithmic_scale() -> None:
    """One, a hundred and ten thousand stand equally far apart, zero makes the scale straight."""

    def places(*numbers: int) -> list[int]:
        scale = [Decimal(number) for number in numbers]
        return [int(ends(bar(Interval(at, at, True, True), scale))["line"][0][0]) for at in scale]  # noqa: FBT003

    one, hundred, many = places(1, 100, 10_000)
    assert abs((hundred - one) - (many - hundred)) <= 1
    zero, hundred, many = places(0, 100, 10_000)
    assert hundred - zero <= 1 < many - hundred


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.seen.add(tag)


def test_a_table_brings_no_scripts_or_styles() -> None:
    """Nothing but a table with pictures goes into a notebook."""
    tags = _Tags()
    tags.feed(CORPUS.claims._repr_html_())
    table = {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert tags.seen == table | {"svg", "title", "line", "circle", "path", "br"}


def test_bars_are_scaled_unit_by_unit() -> None:
    """Yuan and persons of very different size each fill their own scale."""
    made = figures(
        ("[1,2]", "person", "stated"),
        ("[5,10]", "person", "stated"),
        ("[1000000,2000000]", "CNY", "stated"),
        ("[5000000,10000000]", "CNY", "stated"),
    )
    lines = re.findall(r'<line x1="(\d+)" y1="\d+" x2="(\d+)"', made.claims._repr_html_())
    assert lines[:2] == lines[2:]
