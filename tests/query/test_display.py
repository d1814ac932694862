"""Notebooks: tidy HTML of tables, records and all else, intervals as bars that say their bounds."""

# ruff: noqa: SIM300 - expected == actual

from __future__ import annotations

import decimal
import re
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st
from queries import SIZES, Case, case, cases, figures, sealed

import npf_corpus as npf
from npf_corpus.intervals import Interval
from npf_corpus.intervals._html import bar
from npf_corpus.intervals._value import names_of
from npf_corpus.records import TABLES

CORPUS = npf.load("1.0.0")
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
    below = "".join(each for cell in tree.findall("tfoot/tr/td") for each in cell.itertext())
    assert below.startswith(f"and {more} more" if more else "")
    assert ("Bars run from" in below) is (name == "claims")


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
    assert ">tens of thousands of persons<" in html
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
    for name in ("regions", "measures", "claims"):
        html = getattr(sealed(changed), name)._repr_html_()
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
    words = "10" if notation == "[10,10]" else notation  # one value is told once
    assert svg.endswith(f"<br>{words}")
    assert f"<title>{words}</title>" in svg


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
    table = {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"}
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


# Records and all else


def shown(value: Any) -> dict[str, str]:
    """Return the fields of a definition list with their text, in order."""
    (items,) = parse(value._repr_html_()).findall("dl")
    texts = ["".join(item.itertext()) for item in items]
    return dict(zip(texts[::2], texts[1::2], strict=True))


@pytest.mark.parametrize("name", TABLES)
def test_every_record_is_shown_with_every_field(name: str) -> None:
    """Each record of each table is a well-formed list of its own fields, in their order."""
    for record in getattr(CORPUS, name):
        fields = shown(record)
        assert list(names_of(type(record))) == list(fields)
        assert record.id == fields["id"]
        assert all(fields.values())


def test_fields_read_well() -> None:
    """Nothing is a dash, references are ids, a quantity has its words, unit, bar and bounds."""
    fields = shown(CORPUS.claims["ecns-2025-03-08-ningxia.c3"])
    assert "“more than 2,000” unit project (stated)(2000,)(2000,)" == fields["quantity"]
    assert ("CN-NX", "–", "../2025-03-08", "no") == tuple(
        fields[name] for name in ("regions", "sectors", "as_of", "disputed")
    )
    assert fields["anchor"].startswith("code points 2228 to 2243, digest f2a4")
    html = CORPUS.documents["scio-2024-06-25-ningxia"]._repr_html_()
    assert '<a href="http://english.scio.gov.cn/' in html
    assert "region CN-GS; coverage full" in shown(CORPUS.regions["Northwest China"])["members"]
    assert shown(npf.releases()[0])["pin"] == CORPUS.pin
    many = attrs.evolve(CORPUS.regions["Ningxia"], aliases=tuple(map(str, range(60))))
    assert shown(many)["aliases"].endswith(", 49, and 10 more")


def test_quantities_and_intervals_are_drawn() -> None:
    """A figure that was just read shows its bar, and so does an interval alone."""
    quantity = npf.parse_quantity("近300亿元")
    assert "[27,000,000,000, 30,000,000,000)" in shown(quantity)["interval"]
    assert "<svg" in quantity._repr_html_()
    assert quantity.interval._repr_html_().count("<circle") == 2
    assert npf.Interval.parse("(,)")._repr_html_().count("<path") == 2


def test_a_corpus_says_what_it_is_and_holds() -> None:
    """With the pin to paste, and how much of the whole a narrowed one has."""
    hubei = CORPUS.by_region("Hubei")
    assert shown(CORPUS)["pin"] == CORPUS.pin
    assert shown(CORPUS)["tables"] == (
        "5 documents, 62 regions, 69 sectors, 19 tiers, 25 organizations, 17 people, "
        "34 initiatives, 18 measures, 52 units, 87 statements, 23 claims, 372 mentions"
    )
    assert "1 of 5 documents, 62 regions" in shown(hubei)["tables"]
    assert parse(hubei._repr_html_()).findtext("strong") == repr(hubei)[1:-1]


def test_matches_are_a_tuple_that_notebooks_show() -> None:
    """Best first, each with the alias that matched; nothing but a tuple otherwise."""
    matches = CORPUS.regions.find("kwangtung")
    first = rows(matches._repr_html_())[0]  # type: ignore[attr-defined]
    assert first[:4] == ["CN-GD", "Guangdong", "Kwangtung", "alias"]
    assert (*matches,) == matches
    assert repr((*matches,)) == repr(matches)
    documents = CORPUS.documents.find("ecns")
    assert rows(documents._repr_html_())[0][1] == documents[0].record.label  # type: ignore[attr-defined]


def test_an_explanation_is_a_table_of_steps() -> None:
    """One row a verb, with its counts and each of its remarks on a line."""
    table = CORPUS.claims.by_region("Ningxia").by_value(at_least="100 billion CNY")
    html = table.explain()._repr_html_()
    assert parse(html).findtext("caption") == "0 of 23 claims in npf_corpus data 1.0.0"
    first, second = rows(html)
    assert first == ["region CN-NX (Ningxia)", "23", "16", ""]
    assert second[:3] == ["certain [100000000000,) CNY", "16", "0"]
    assert all(remark in second[3] for remark in table.explain().steps[1].remarks)


def test_a_difference_is_a_table_of_changes() -> None:
    """At most fifty, and then the number of the others."""
    made = case(3, SIZES)

    def release(version: str, regions: list[npf.Region]) -> npf.Corpus:
        return sealed({**made.rows, "regions": [*made.rows["regions"], *regions]}, version)

    first = made.rows["regions"][0]
    new = [attrs.evolve(first, id=npf.RegionId(f"z{n}"), name=f"Z{n}") for n in range(60)]
    some = npf.diff(release("1.0", []), release("1.1", new[:2]))
    assert rows(some._repr_html_()) == [
        ["added", "regions", f"z{n}", str(some.changes[n]).partition("  ")[2]] for n in range(2)
    ]
    assert parse(some._repr_html_()).findtext("caption") == str(some).partition("\n")[0]
    many = npf.diff(release("1.0", []), release("1.1", new))
    assert rows(many._repr_html_())[50:] == [["and 10 more", "", "", ""]]


def test_an_attached_text_is_never_shown() -> None:
    """A notebook is passed on with what it shows; the text belongs to its publisher."""
    attached = CORPUS.attach("ecns-2025-03-08-ningxia", "Quite another text.")
    assert shown(attached)["missing"] == str(attached.summary().missing)
    assert "Quite" not in attached._repr_html_()


def test_a_record_is_never_markup() -> None:
    """What a user's own record says is written as text, and no other address is a link."""
    nasty = '<script>alert("1")</script>'
    document = CORPUS.documents["ecns-2025-03-08-ningxia"]
    record = attrs.evolve(document, label=nasty, url=f"javascript:{nasty}", caveats=(nasty,))
    assert "<script" not in record._repr_html_()
    assert "<a " not in record._repr_html_()
    assert shown(record)["label"] == nasty


def test_records_bring_no_scripts_or_colours() -> None:
    """They read on a light page and on a dark one, and ask for nothing from elsewhere."""
    made: list[Any] = [CORPUS, *CORPUS.claims, *CORPUS.documents, *CORPUS.people, *npf.releases()]
    made += [CORPUS.claims.by_region("Hubei").explain(), npf.diff(CORPUS, CORPUS)]
    for value in made:
        tags = _Tags()
        tags.feed(value._repr_html_())
        assert tags.seen.isdisjoint({"script", "style", "link", "img", "iframe"})
        assert "color:" not in value._repr_html_()


def test_the_callers_decimal_context_changes_no_picture() -> None:
    """Low precision and traps of the caller's own arithmetic move no bar and raise nothing."""
    made = figures(("[-7,1]", "count", "stated"), ("[1,3]", "count", "stated"))
    shown = [*CORPUS.claims, CORPUS.claims, made.claims]
    expected = [each._repr_html_() for each in shown]
    with decimal.localcontext() as context:
        context.prec = 2
        context.traps[decimal.Inexact] = True
        assert expected == [each._repr_html_() for each in shown]


def test_bars_say_from_where_to_where_they_run() -> None:
    """Below the table, unit by unit, with separators; a lone value needs no scale."""
    made = figures(
        ("[1,2]", "person", "stated"),
        ("[1000000,2000000]", "CNY", "stated"),
        ("[-5,5]", "percentage-point", "stated"),
        ("[7,7]", "project", "stated"),
    )
    shown = parse(made.claims._repr_html_()).findtext("tfoot/tr/td") or ""
    assert "from 1,000,000 to 2,000,000 CNY, logarithmic" in shown
    assert re.search("from -5 to 5 [^,]*[;.]", shown)
    assert "7" not in shown


def test_a_chinese_figure_has_its_unit_in_brackets() -> None:
    """近2.5万家 has a word of its own for each, after which English would be wrong."""
    claim = reports.says("a.c1", "近2.5万家", "jobs", "level", unit="person")
    made = reports.corpus(reports.report("a", "2026-01-14"), claim)
    assert "近2.5万家 (person)" in made.claims._repr_html_()
