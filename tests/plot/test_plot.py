"""Pictures of claims: what stands on them, that nothing is clipped, and files that are whole."""

# ruff: noqa: S603, SIM300 - our own interpreter; expected == actual

from __future__ import annotations

import json
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from queries import Case, cases, figures, sealed

import npf_corpus as npf
from npf_corpus import plot
from npf_corpus.plot import _files
from npf_corpus.plot._axes import ticks_in
from npf_corpus.plot._look import LOOKS, PAPER, WIDEST, clipped, columns
from npf_corpus.plot._rows import MOST, Panel, panels_of
from npf_corpus.records import TABLES

CORPUS = npf.load("1.0.0")
FORMATS = (".png", ".svg", ".html", ".json")


def panels(corpus: npf.Corpus) -> list[Panel]:
    """Return the panels of a corpus's claims."""
    return panels_of(corpus.claims._store, corpus.claims)


@cache
def data(table: Any) -> list[dict[str, Any]]:
    """Return all rows that a picture is drawn from."""
    spec = plot.claims(table).to_dict()
    return [row for rows in spec["datasets"].values() for row in rows]


def marks(table: Any, claim: str) -> list[dict[str, Any]]:
    """Return the rows of one claim that are points, from left to right."""
    rows = {json.dumps(row): row for row in data(table) if row.get("claim") == claim}
    return sorted((row for row in rows.values() if "shape" in row), key=lambda row: row["x"])


# What a picture says


def test_title_release_and_units_stand_on_the_picture() -> None:
    """What was asked, version and short digest, and at each axis unit and scale."""
    spec = plot.claims(CORPUS.claims.by_region("Ningxia")).to_dict()
    assert ["16 of 23 claims: region CN-NX (Ningxia)"] == spec["title"]["text"]
    (subtitle,) = spec["title"]["subtitle"]
    assert f"npf_corpus data 1.0.0, sha256:{CORPUS.digest[:12]}, 2 documents" == subtitle
    titles = [panel.title for panel in panels(CORPUS)]
    assert titles == [
        "Number of things counted, logarithmic scale",
        "Factor (times), logarithmic scale",
        "Chinese yuan (CNY), logarithmic scale",
        "Percent (%), linear scale",
    ]
    text = json.dumps(plot.claims(CORPUS.claims).to_dict())
    assert all(title in text for title in titles)


def test_a_chinese_picture_of_claims_speaks_chinese() -> None:
    """Title, axes, key, lanes and tooltips are in Chinese; ids and the release keep their names."""
    table = npf.load("2.1.0").claims.by_region("Zhejiang").by_year(2025)
    table = table.by_measure("GDP", "high-tech-enterprise-count", "rd-intensity")
    spec = plot.claims(table, language="zh").to_dict()
    rows = [row for rows in spec["datasets"].values() for row in rows]
    said = [*spec["title"]["text"], *spec["title"]["subtitle"]]
    said += [row["text"] for row in rows if "text" in row]
    said += [panel.title for panel in panels_of(table._store, table, "zh")]
    said += re.findall(r'"title": "([^"]*)"', json.dumps(spec, ensure_ascii=False))
    for text in said:
        own = re.sub(r"npf_corpus data [0-9.]+|sha256:\w+|cn-\w+-\w+-\d+\.c\d+", "", text)
        assert not re.search("[A-Za-z]", own), text
    assert any("万亿" in text for text in said)
    with pytest.raises(npf.UnknownName):
        plot.claims(table, language="fr")  # type: ignore[arg-type]


def test_every_claim_has_one_lane_by_measure_and_region() -> None:
    """None is left out, and what is of one measure and region stands together."""
    lanes = [lane for panel in panels(CORPUS) for lane in panel.lanes]
    assert sorted(claim.id for claim in CORPUS.claims) == sorted(lane.claim for lane in lanes)
    leading = [(lane.measure, lane.regions) for lane in lanes if lane.leads]
    assert len(leading) == len(set(leading))
    assert ("Output value of an industrial cluster", "Ningxia") in leading
    disputed = [lane for lane in lanes if lane.disputed]
    assert [lane.remark for lane in disputed] == [f"{lane.claim}; disputed" for lane in disputed]


def test_bounds_values_and_open_sides_are_told_apart() -> None:
    """Full is a value or a bound that belongs, hollow one that does not, an arrow is none."""
    claims = CORPUS.claims
    (ring, arrow) = marks(claims, "ecns-2025-03-08-ningxia.c3")
    assert (PAPER, "circle", 2000) == (ring["fill"], ring["shape"], ring["x"])
    assert ("triangle-right", ring["stroke"]) == (arrow["shape"], arrow["fill"])
    full, hollow = marks(claims, "ecns-2025-03-08-ningxia.c4")
    assert [full["stroke"], PAPER] == [full["fill"], hollow["fill"]]
    (point,) = marks(claims, "ecns-2025-03-08-ningxia.c1")
    assert point["size"] > full["size"]
    low, high = marks(claims, "scio-2024-06-25-ningxia.c4")
    assert [(60, PAPER), (100, high["stroke"])] == [(low["x"], low["fill"]), (100, high["fill"])]


@pytest.mark.parametrize(
    ("language", "key", "word"),
    [("en", "targeted, striven for", "striven for"), ("zh", "目标，力争", "力争")],
)
def test_what_is_striven_for_is_hollow_and_called_so(language: Any, key: str, word: str) -> None:
    """Marks of an aim that is striven for are hollow, and no others but of bounds left out."""
    aims = npf.load("2.3.0").claims.by_measure("rd-intensity").by_modality("targeted")
    hedged = {claim.id for claim in aims if claim.hedged}
    assert 0 < len(hedged) < len(aims)
    spec = plot.claims(aims, language=language).to_dict()
    rows = [row for held in spec["datasets"].values() for row in held]
    texts = {row.get("text", "") for row in rows}
    assert key in texts
    assert hedged == {each for each in aims.ids for text in texts if each in text and word in text}
    assert hedged == {row["claim"] for row in rows if word in row.get("modality", "")}
    ends = [row for row in rows if row.get("shape") == "diamond" and "claim" in row]
    assert hedged == {row["claim"] for row in ends} - {
        row["claim"] for row in ends if row["fill"] != PAPER
    }


def test_modalities_are_told_apart_by_colour_and_by_shape() -> None:
    """No two share either, arrows and rings aside, and the key names those that occur."""
    assert len(LOOKS) == len({colour for colour, _ in LOOKS.values()})
    assert len(LOOKS) == len({shape for _, shape in LOOKS.values()})
    for claim in CORPUS.claims:
        drawn = [row for row in marks(CORPUS.claims, claim.id) if row["stroke"] != "#222222"]
        colour, shape = LOOKS[claim.modality]
        assert {colour} == {row["stroke"] for row in drawn}
        assert {shape} >= {row["shape"] for row in drawn} - {"triangle-left", "triangle-right"}
    texts = {row.get("text") for row in data(CORPUS.claims)}
    assert texts >= {"achieved", "under way", "targeted", "unit inferred", "wording disputed"}
    assert texts.isdisjoint({"proposed", "forecast"})
    assert "wording disputed" not in {
        row.get("text") for row in data(CORPUS.claims.by_region("Ningxia"))
    }


def test_doubts_are_drawn() -> None:
    """A disputed wording has a ring around it, a line of an inferred unit is dashed."""
    ring, point = marks(CORPUS.claims, "exbulletin-2024-03-07-hubei.c4")
    assert (ring["x"], "circle") == (point["x"], ring["shape"])
    assert ring["size"] > point["size"]
    lines = {
        row["claim"]: row["dash"] for row in data(CORPUS.claims) if "dash" in row and "claim" in row
    }
    inferred = {each.id for each in CORPUS.claims if each.quantity.unit_basis == "inferred"}
    assert inferred == {claim for claim, dash in lines.items() if dash != [1, 0]}


def test_a_deadline_is_told() -> None:
    """The last day of a deadline, or its earliest where it has no last, stands with the claim."""
    rows: dict[str, list[Any]] = {table: list(getattr(CORPUS, table)) for table in TABLES}
    first, second = npf.Period(None, date(2030, 12, 31)), npf.Period(date(2031, 1, 1), None)
    rows["claims"] = [
        evolve(claim, modality="targeted", deadline=deadline)
        for claim, deadline in zip(CORPUS.claims, (first, second), strict=False)
    ]
    made = sealed(rows, "9.0")
    remarks = {lane.claim: lane.remark for panel in panels(made) for lane in panel.lanes}
    first_claim, second_claim = made.claims[:2]
    assert remarks[first_claim.id].startswith(f"{first_claim.id}; ")
    assert remarks[first_claim.id].endswith("; by 2030-12-31")
    assert remarks[second_claim.id].endswith("; by 2031-01-01/..")


def test_nothing_to_draw_is_a_picture_that_says_why() -> None:
    """With its title and release, as any other."""
    table = CORPUS.claims.by_region("Qinghai")
    spec = plot.claims(table).to_dict()
    assert spec["title"]["text"] == ["0 of 23 claims: region CN-QH (Qinghai)"]
    texts = " ".join(row["text"] for row in data(table))
    assert "known, but no document of this release mentions it" in texts


# Axes


@pytest.mark.parametrize(
    ("given_figures", "scale"),
    [
        ([("[1,10]", "project", "stated")], "log"),
        ([("[0,10)", "project", "stated"), ("[5,5]", "person", "stated")], "symlog"),
        ([("[-5,10]", "CNY", "stated")], "symlog"),
        ([("[1,10]", "percent", "stated")], "linear"),
        ([("[-5,10]", "percentage-point", "stated")], "linear"),
        ([("(,)", "week", "stated")], "log"),
    ],
)
def test_an_axis_is_logarithmic_only_where_it_can_be(
    given_figures: list[tuple[str, str, str]], scale: str
) -> None:
    """Zero and less need a scale that holds them; shares and points differ by sums."""
    (panel,) = panels(figures(*given_figures))
    assert scale == panel.axis.scale


def test_shares_stand_on_the_whole_of_a_hundred() -> None:
    """Unless there is one outside."""
    (panel,) = panels(figures(("[40,60]", "percent", "stated")))
    assert panel.axis.ticks[0] == 0
    assert panel.axis.ticks[-1] == 100
    (wider,) = panels(figures(("[40,160]", "percent", "stated")))
    assert wider.axis.domain[1] > 160


def test_units_of_one_dimension_are_converted_and_currencies_are_not() -> None:
    """A dozen is twelve, ten thousand yuan are yuan, and dollars have their own axis."""
    made = figures(
        ("[1,1]", "dozen-project", "stated"), ("[5,5]", "project", "stated"),
        ("[3,3]", "CNY-wan", "stated"), ("[7,7]", "CNY", "stated"), ("[2,2]", "USD", "stated"),
    )  # fmt: skip
    counts, yuan, dollars = panels(made)
    assert {12, 5} == {lane.ends[0] for lane in counts.lanes}
    assert {30_000, 7} == {lane.ends[0] for lane in yuan.lanes}
    assert dollars.title == "Dollar (USD), logarithmic scale"
    (alone,) = panels(figures(("[3,3]", "CNY-wan", "stated")))
    assert {3} == {lane.ends[0] for lane in alone.lanes}


@given(cases())
def test_every_bound_and_tick_lies_inside_its_axis(made: Case) -> None:
    """There is room at both ends, ticks rise, and a log axis stays above zero."""
    for panel in panels(made.corpus):
        low, high = panel.axis.domain
        assert low < high
        assert panel.axis.scale != "log" or low > 0
        assert list(panel.axis.ticks) == sorted(set(panel.axis.ticks))
        assert len(panel.axis.ticks) <= 15
        bounds = [bound for lane in panel.lanes for bound in lane.ends if bound is not None]
        assert all(low <= each <= high for each in (*bounds, *panel.axis.ticks))
        assert not bounds or panel.axis.ticks


@settings(max_examples=8, deadline=None)
@given(cases(claims=st.integers(0, 6)))
def test_any_corpus_can_be_drawn(made: Case) -> None:
    """Altair's schema takes each picture, and no number in it is none."""
    text = plot.claims(made.corpus.claims).to_json()
    assert "NaN" not in text
    assert "Infinity" not in text


def test_what_no_picture_holds_is_refused() -> None:
    """Too many claims, bounds beyond floating point, and tables of anything else."""
    many = figures(*[("[1,1]", "project", "stated")] * (MOST + 1))
    with pytest.raises(npf.QueryError, match=r"201 claims are too many .* narrow to 200"):
        plot.claims(many.claims)
    vast = figures((f"[{Decimal(10) ** 400:f},)", "project", "stated"))
    with pytest.raises(npf.QueryError, match=r"a bound of c0 is beyond 10\*\*300"):
        plot.claims(vast.claims)
    with pytest.raises(TypeError, match=r"write corpus\.claims, got <5 documents"):
        plot.claims(CORPUS.documents)  # type: ignore[arg-type]


# What is drawn


def changed(**names: str) -> npf.Corpus:
    """Return the dataset with every name of some tables changed."""
    rows: dict[str, list[Any]] = {table: list(getattr(CORPUS, table)) for table in TABLES}
    for table, name in names.items():
        rows[table] = [evolve(each, name=name) for each in rows[table]]
    return sealed(rows, "9.0")


def svg(table: Any, folder: Path) -> ET.Element:
    """Return a picture as a tree."""
    plot.write(plot.claims(table), folder / "picture.svg")
    return ET.fromstring((folder / "picture.svg").read_text("utf-8"))  # noqa: S314 - our own


LONG = "新质生产力 and everything that a demanding editor would want to read in full " * 3


def places(
    node: ET.Element, x: float = 0, y: float = 0
) -> Iterator[tuple[float, float, ET.Element]]:
    """Yield each text with where it stands, moved by all that it lies in."""
    moved = re.search(r"translate\(([-\d.]+)[, ]([-\d.]+)\)", node.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    if node.tag.endswith("text"):
        yield x, y, node
    for child in node:
        yield from places(child, x, y)


def test_nothing_is_clipped(tmp_path: Path) -> None:
    """Texts lie inside the picture, also where names are longer than there is room for."""
    for number, corpus in enumerate((CORPUS, changed(measures=LONG, regions=LONG, sectors=LONG))):
        folder = tmp_path / str(number)
        folder.mkdir()
        tree = svg(corpus.claims, folder)
        width, height = float(tree.get("width", 0)), float(tree.get("height", 0))
        assert width < 1400
        found = list(places(tree))
        assert len(found) > 50
        for x, y, text in found:
            wide = 5 * columns("".join(text.itertext()))
            anchor = text.get("text-anchor")
            left = x - (wide if anchor == "end" else wide / 2 if anchor == "middle" else 0)
            assert -1 <= left
            assert left + wide * 0.9 <= width
            assert 0 <= y <= height


@given(st.text(max_size=120))
def test_a_long_text_is_cut_to_the_room_it_has(text: str) -> None:
    """Chinese characters count twice; what fits stays as it is, what does not ends in dots."""
    found = clipped(text)
    assert columns(found) <= WIDEST
    assert found == text if columns(text) <= WIDEST else found.endswith("…")


def test_markup_in_a_name_is_text(tmp_path: Path) -> None:
    """A name of a user's own corpus cannot break out of the picture or the page."""
    corpus = changed(measures="</script><script>alert(1)</script>")
    tree = svg(corpus.claims, tmp_path)
    assert not [each for each in tree.iter() if each.tag.endswith("script")]
    plot.write(plot.claims(corpus.claims), tmp_path / "page.html")
    assert "<script>alert(1)" not in (tmp_path / "page.html").read_text("utf-8")


# Files


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_is_what_its_ending_says(ending: str, tmp_path: Path) -> None:
    """A picture of the right kind, and nothing beside it."""
    path = tmp_path / f"claims{ending}"
    plot.write(plot.claims(CORPUS.claims.by_region("Hubei")), path)
    found = path.read_bytes()
    starts = {".png": b"\x89PNG\r\n", ".svg": b"<svg", ".html": b"<!DOCTYPE html>", ".json": b"{\n"}
    assert found.startswith(starts[ending])
    assert [path] == list(tmp_path.iterdir())
    if ending == ".json":
        assert plot.claims(CORPUS.claims.by_region("Hubei")).to_dict() == json.loads(found)


def test_a_page_fetches_nothing(tmp_path: Path) -> None:
    """Its scripts stand in it, and its menu leads nowhere."""
    plot.write(plot.claims(CORPUS.claims), tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert not re.findall(r"<(?:script|link)[^>]*(?:src|href)=", page)
    assert not re.findall(r"\bimport\s[^;]{0,200}\bfrom\s*[\"']http", page)
    assert re.search(r'"editor":\s*false', page)


def _pixels(path: Path) -> tuple[int, int, int]:
    """Return width, height and dots a metre of a PNG."""
    found = path.read_bytes()
    width, height = struct.unpack(">II", found[16:24])
    dots = found.index(b"pHYs") + 4
    return width, height, struct.unpack(">I", found[dots : dots + 4])[0]


def test_a_png_is_fit_for_print(tmp_path: Path) -> None:
    """As large as the SVG at 192 dots an inch, which it states."""
    chart = plot.claims(CORPUS.claims)
    plot.write(chart, tmp_path / "a.png")
    tree = svg(CORPUS.claims, tmp_path)
    width, height, dots = _pixels(tmp_path / "a.png")
    scale = 192 / 72
    assert round(192 / 0.0254) == dots
    assert abs(width - scale * float(tree.get("width", 0))) <= scale
    assert abs(height - scale * float(tree.get("height", 0))) <= scale


def test_bad_paths_are_refused(tmp_path: Path) -> None:
    """An ending that is none of ours, a folder that is not there; nothing is written."""
    chart = plot.claims(CORPUS.claims.by_region("Hubei"))
    with pytest.raises(npf.UnknownName, match=r"no picture format named '.gif', did you mean"):
        plot.write(chart, tmp_path / "a.gif")
    with pytest.raises(FileNotFoundError, match="make it first"):
        plot.write(chart, tmp_path / "none" / "a.svg")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
def test_a_missing_extra_says_what_to_install(missing: str) -> None:
    """One line with the command, and the module itself loads without either."""
    script = (
        f"import sys\nsys.modules[{missing!r}] = None\n"
        "import npf_corpus as npf\nfrom npf_corpus import plot\n"
        "try: plot.write(plot.claims(npf.load('1.0.0').claims), 'x.svg')\n"
        "except npf.MissingExtra as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("is not installed: pip install 'npf-corpus[plot]'\n")


def test_a_picture_needs_what_draws_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without vl-convert a PNG is refused and nothing written, and a .json is still made."""
    monkeypatch.setattr(_files, "find_spec", {"altair": object()}.get)
    chart = plot.claims(CORPUS.claims.by_region("Hubei"))
    with pytest.raises(npf.MissingExtra, match="vl-convert-python is not installed: pip install"):
        plot.write(chart, tmp_path / "a.png")
    plot.write(chart, tmp_path / "a.json")
    assert ["a.json"] == [path.name for path in tmp_path.iterdir()]


def test_an_axis_beside_zero_has_ticks() -> None:
    """A single value below one and below zero has round values around it."""
    ticks = ticks_in((-0.95, -0.0066), "symlog", 0.1, lowest=-0.25)
    assert ticks == (-0.8, -0.6, -0.4, -0.2)
