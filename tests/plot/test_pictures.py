"""Maps, outcomes, series and tiers: what stands on them is what the records say, all legible."""

# ruff: noqa: SIM300 - expected == actual

from __future__ import annotations

import json
import re
import shutil
import warnings
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, cast, get_args

import provinces
import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st
from reports import report, says

import npf_corpus as npf
from npf_corpus import plot
from npf_corpus.intervals import Interval
from npf_corpus.plot import _files, _matrix, _targets, _tiles, _years
from npf_corpus.plot import _look as look
from npf_corpus.plot._canvas import Box, Line, Picture, Sign, Words
from npf_corpus.plot._names import Language, Names, Numbers
from npf_corpus.plot._phrases import CHINESE
from npf_corpus.plot._rows import panels_of
from npf_corpus.tables import Claims

CORPUS = provinces.corpus()
PRODUCT = CORPUS.claims.by_measure("product")
ACHIEVED = PRODUCT.by_modality("achieved").by_year(2025)
JOBS = CORPUS.claims.by_measure("jobs")
KINDS: dict[str, tuple[Callable[..., Picture], Callable[..., Any], Any]] = {
    "map": (_tiles.tiles, plot.tile_map, ACHIEVED),
    "jobs": (_tiles.tiles, plot.tile_map, JOBS),
    "outcomes": (_targets.targets, plot.outcomes, PRODUCT.by_year(2025).outcomes()),
    "series": (_years.years, plot.series, PRODUCT.series()),
    "one": (_years.years, plot.series, PRODUCT.by_region("Xizang").series()),
    "few": (_years.years, plot.series, PRODUCT.by_region("Xizang", "Anhui", "Hubei").series()),
    "tiers": (_matrix.matrix, plot.tiers, CORPUS.tiers),
}
LANGUAGES: tuple[Language, ...] = get_args(Language)
SIZES: tuple[look.Size, ...] = get_args(look.Size)
every_picture = pytest.mark.parametrize(
    ("kind", "language", "size"),
    [(kind, language, size) for kind in KINDS for language in LANGUAGES for size in SIZES],
)


@cache
def picture(kind: str, language: Language = "en", size: look.Size = "page") -> Picture:
    """Return a picture before it becomes a chart."""
    make, _, answer = KINDS[kind]
    return make(Names(CORPUS.claims._store, language), answer, size)


def words(drawn: Picture) -> list[Words]:
    """Return the texts of a picture."""
    return [each for each in drawn.shapes if isinstance(each, Words)]


def told(shape: Any) -> dict[str, str]:
    """Return what a shape tells."""
    return dict(shape.told)


# Legible


@every_picture
def test_texts_neither_meet_nor_leave_the_picture(
    kind: str, language: Language, size: look.Size
) -> None:
    """Their rectangles have no place in common, and lie inside."""
    drawn = picture(kind, language, size)
    found = words(drawn)
    assert len(found) > 5
    for each in found:
        left, top, right, bottom = each.bounds
        assert -1 <= left
        assert right <= drawn.width + 1, each.text
        assert -2 <= top
        assert bottom <= drawn.height + 2, each.text
    for one, other in combinations(found, 2):
        assert not _years._meet(one.bounds, other.bounds), (one.text, other.text)


@every_picture
def test_marks_stay_inside_the_picture(kind: str, language: Language, size: look.Size) -> None:
    """Boxes, lines and signs too."""
    drawn = picture(kind, language, size)
    for each in drawn.shapes:
        ends = [(each.x, each.y)]
        if isinstance(each, Box | Line):
            ends.append((each.x2, each.y2))
        for x, y in ends:
            assert -1 <= x <= drawn.width + 1
            assert -1 <= y <= drawn.height + 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slide_is_filled_and_no_taller_than_a_slide(kind: str, language: Language) -> None:
    """Its width is that of 16 to 9, its titles and the picture are no higher than 9."""
    drawn = picture(kind, language, "slide")
    above = len(drawn.title) * look.TITLE + len(drawn.subtitle) * (look.SUBTITLE + 2) + look.OFFSET
    assert drawn.width + 2 * look.EDGE == 960
    assert drawn.height + above + 2 * look.EDGE <= 545


@every_picture
def test_title_unit_source_and_release_stand_on_each(
    kind: str, language: Language, size: look.Size
) -> None:
    """A picture says what it shows, how many documents it rests on, and which release answers."""
    drawn = picture(kind, language, size)
    assert "".join(drawn.title)
    foot = " ".join(each.text for each in words(drawn)[-4:])
    manifest = CORPUS.claims._store.manifest
    assert manifest.title in foot
    assert f"sha256:{CORPUS.digest[:12]}" in foot
    assert ("Source" if language == "en" else "来源") in foot
    unit = {"en": {"jobs": "persons", "tiers": "sectors"}, "zh": {"jobs": "人", "tiers": "产业"}}
    assert unit[language].get(kind, "%") in " ".join(drawn.subtitle)


@pytest.mark.parametrize("kind", KINDS)
def test_chinese_pictures_speak_chinese(kind: str) -> None:
    """No label is left in English, apart from the release's name and letters of names."""
    drawn = picture(kind, "zh")
    for text in [*drawn.title, *drawn.subtitle, *(each.text for each in words(drawn))]:
        own = text.replace(CORPUS.claims._store.manifest.title, "")
        own = re.sub(r"sha256:\w+|Tea|cn-\w+-\d+", "", own)
        assert not re.search("[A-Za-z]", own), text


def test_shades_are_told_apart_in_grey() -> None:
    """Each is darker than the one before by a step that one sees."""

    def light(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    greys = [light(each) for each in look.SHADES]
    assert all(one - other > 20 for one, other in pairwise(greys))
    shapes = [shape for _, shape in (*_targets.SIGNS.values(), _targets._OPEN)]
    assert len(shapes) == len(set(shapes))
    letters = [letter for letter, _ in _matrix.LETTERS.values()]
    assert len(letters) == len(set(letters)) == len({CHINESE[each] for each in letters})


# The map


def tiles_of(kind: str) -> dict[str, Box]:
    """Return the tiles of a map by the region's name."""
    found = [each for each in picture(kind).shapes if isinstance(each, Box) and each.told]
    return {told(each)["region"]: each for each in found}


def inside(box: Box, kind: type[Any], drawn: Picture) -> list[Any]:
    """Return the shapes of a kind that begin inside a box."""
    return [
        each
        for each in drawn.shapes
        if isinstance(each, kind) and box.x <= each.x <= box.x2 and box.y <= each.y <= box.y2
    ]


def test_each_provincial_unit_has_one_tile() -> None:
    """There are 34, none on another, each with its name."""
    tiles = tiles_of("map")
    assert {each.name for each in provinces.regions() if each.id != "CN"} == set(tiles)
    assert 34 == len(tiles) == len(set(_tiles.PLACES.values()))
    for name, box in tiles.items():
        assert name in [each.text for each in inside(box, Words, picture("map"))]


def test_what_is_not_reported_is_hatched_and_zero_is_not() -> None:
    """Hatched: documents without the figure; dashed: no document; zero: its digit on a shade."""
    drawn = picture("map")
    for region in provinces.regions():
        if region.id == "CN":
            continue
        box = tiles_of("map")[region.name]
        lines = inside(box, Line, drawn)
        slanting = [each for each in lines if each.x != each.x2 and each.y != each.y2]
        dashed = [each for each in lines if each.dash != (1, 0)]
        assert bool(slanting) is (region.id in provinces.SILENT)
        assert (len(dashed) == 4) is (region.id in provinces.ABSENT)
        texts = {each.text for each in inside(box, Words, drawn)} - {region.name}
        assert bool(texts) is (region.id not in (*provinces.SILENT, *provinces.ABSENT))
    zeros = [each for each in ACHIEVED if each.quantity.interval == Interval.parse("[0,0]")]
    assert zeros
    for claim in zeros:
        box = tiles_of("map")[provinces.name(claim.regions[0])]
        assert box.fill == look.SHADES[0]
        assert "0" in [each.text for each in inside(box, Words, drawn)]


def test_a_tile_prints_the_interval_of_its_claim() -> None:
    """About five is from 4.5 to 5.5, more is darker, and a pointer reads the claim's id."""
    shades = []
    for claim in ACHIEVED:
        box = tiles_of("map")[provinces.name(claim.regions[0])]
        interval = claim.quantity.interval
        expected = {"[4.5,5.5]": "4.5–5.5", "[5.6,)": "≥ 5.6"}.get(str(interval))
        expected = expected or f"{interval.lower}"
        assert expected in [each.text for each in inside(box, Words, picture("map"))]
        assert claim.id == told(box)["claims"]
        assert str(interval) == told(box)["figure"]
        ends = [each for each in (interval.lower, interval.upper) if each is not None]
        shades.append((sum(ends) / len(ends), look.SHADES.index(box.fill)))
    assert [shade for _, shade in sorted(shades)] == sorted(shade for _, shade in shades)


def test_a_map_is_of_one_thing() -> None:
    """Other measures, aspects, modalities and dimensions are refused with what to write."""
    for claims, why in (
        (CORPUS.claims, r"2 measures \(jobs, product\) .* narrow with by_measure"),
        (PRODUCT, r"2 modalities .* narrow with by_modality"),
        (CORPUS.claims.by_region("Qinghai").by_year(2030), "no claim with a time"),
    ):
        with pytest.raises(npf.QueryError, match=why):
            plot.tile_map(claims)
    left = plot.tile_map(PRODUCT.by_modality("achieved")).to_json()
    assert "Left out, of other times, sectors or units: 29" in left


def test_what_no_words_bound_has_no_bound_in_a_picture() -> None:
    """A share of more than 2 % is above 2, not from 2 to 100, and no darker than 4.5 %."""
    corpus = npf.load("2.2.0")
    intensity = corpus.claims.by_measure("rd-intensity").by_aspect("level").by_year(2025)
    names = Names(corpus.claims._store, "en")
    drawn = _tiles.tiles(names, intensity.by_modality("achieved"), "page")
    fills = {
        told(box)["region"]: box.fill for box in drawn.shapes if isinstance(box, Box) and box.told
    }
    assert (fills["Jiangxi"], fills["Shanghai"]) == (look.SHADES[0], look.SHADES[-1])
    outcomes = intensity.outcomes()
    for made in (
        drawn,
        _targets.targets(names, outcomes, "page"),
        _years.years(names, intensity.by_region("Jiangxi").series(), "page"),
    ):
        texts = " ".join(each.text for each in words(made))
        assert "> 2" in texts
        assert "100" not in texts
    (panel,) = panels_of(names.store, intensity)
    ends = {lane.claim: lane.ends for lane in panel.lanes}
    assert ends["cn-jx-gwr-2026.c85"] == (2.0, None)


def test_what_is_expected_stands_on_a_map_of_results_where_nothing_is_counted() -> None:
    """Guangdong expects 3.6 % and is marked; what was counted wins over what was expected."""
    intensity = npf.load("2.2.0").claims.by_measure("rd-intensity").by_aspect("level")
    results = intensity.by_year(2025).by_modality("achieved", "forecast")
    drawn = _tiles.tiles(Names(results._store, "en"), results, "page")
    texts = [each.text for each in words(drawn)]
    assert "3.6†" in texts
    assert "forecast" in texts
    subtitle = "2025, achieved or forecast, in %, 7 of 34 provincial units"
    assert subtitle in plot.tile_map(results).to_json(ensure_ascii=False)
    alone = plot.tile_map(results.by_modality("forecast")).to_json(ensure_ascii=False)
    assert "2025, forecast, in %" in alone
    assert "†" not in alone
    made = reports.corpus(
        report("a", "2026-01-20"),
        says("a.c1", "5%", "prices", "level", modality="forecast"),
        says("a.c2", "6%", "prices", "level"),
    )
    both = plot.tile_map(made.claims).to_json(ensure_ascii=False)
    assert "2025, achieved, in percent, 1 of 34 provincial units" in both
    assert "Left out" not in both
    with pytest.raises(npf.QueryError, match="narrow with by_modality"):
        plot.tile_map(intensity.by_modality("achieved", "targeted"))


def test_a_map_names_the_provinces_whose_figures_it_leaves_out() -> None:
    """Shanxi tells of new and clean energy together: it is hatched, and the foot says why."""
    levels = npf.load("2.2.0").claims.by_aspect("level").by_modality("achieved")
    capacity = levels.by_measure("power-capacity").by_sector("new-energy").by_year(2025)
    stations = levels.by_measure("5g-base-station-count")
    for claims, language, line in cast(
        "list[tuple[Claims, Language, str]]",
        (
            (capacity, "en", "So without a figure here: Shanxi."),
            (capacity, "zh", "因此本图无数值的地区：山西。"),
            (stations, "en", "So without a figure here: Gansu, Hubei, Inner Mongolia, Sichuan."),
        ),
    ):
        assert line in plot.tile_map(claims, language=language).to_json(ensure_ascii=False)
    whole = plot.tile_map(levels.by_measure("resident-population")).to_json()
    assert "Left out, of other times, sectors or units: 2." in whole
    assert "So without" not in whole


# Targets and results


def axis_of(drawn: Picture) -> Callable[[float], float]:
    """Return how a place from left to right is a value, as the ticks of the axis tell."""
    grid = sorted(
        {each.x + 0.5 for each in drawn.shapes if isinstance(each, Box) and not each.thick}
    )
    bottom = max(each.y2 for each in drawn.shapes if isinstance(each, Box) and not each.thick)
    ticks = sorted(
        (each.x, float(each.text)) for each in words(drawn) if abs(each.y - bottom - 8) < 1
    )
    assert [x for x, _ in ticks] == pytest.approx(grid)
    (low, first), (high, last) = ticks[0], ticks[-1]
    return lambda x: first + (x - low) / (high - low) * (last - first)


def test_ends_of_bars_and_results_are_those_of_the_intervals() -> None:
    """Read at the axis, they are the bounds; where there is none, an arrow stands at the edge."""
    drawn = picture("outcomes")
    value = axis_of(drawn)
    for outcome in KINDS["outcomes"][2]:
        target = outcome.target
        own = [
            each for each in drawn.shapes
            if not isinstance(each, Words) and target.id in told(each).get("claims", "").split(", ")
        ]  # fmt: skip
        assert own
        interval = target.quantity.interval
        bars = [each for each in own if isinstance(each, Box)]
        if target.hedged or len(bars) > 1:
            continue
        (bar,) = bars
        arrows = {e.shape for e in own if isinstance(e, Sign) and e.shape.startswith("triangle-l")}
        for bound, x, tip in (
            (interval.lower, bar.x, "triangle-left"), (interval.upper, bar.x2, "triangle-right"),
        ):  # fmt: skip
            if bound is not None:
                assert value(x) == pytest.approx(float(bound), abs=0.05)
            else:
                assert tip in {each.shape for each in own if isinstance(each, Sign)}
        assert bool(arrows) is (interval.lower is None)
        if outcome.results:
            figure = outcome.results[0].quantity.interval
            marks = [each for each in own if isinstance(each, Sign)]
            if figure.lower is not None:
                places = [value(each.x) for each in marks]
                assert any(abs(place - float(figure.lower)) < 0.01 for place in places)


def test_each_target_has_one_row_and_rows_are_sorted() -> None:
    """The greatest result is first; those without any are last, and say why in words."""
    drawn = picture("outcomes")
    known = {each.name for each in provinces.regions()}
    rows = sorted((each.y, each.text) for each in words(drawn) if each.text in known)
    assert len({text for _, text in rows}) == len(rows) == 31
    last = {text for _, text in rows[-2:]}
    assert {provinces.name(key) for key in provinces.SILENT} == last
    results = {
        each.target.regions[0]: each.results[0].quantity.interval
        for each in KINDS["outcomes"][2] if each.results
    }  # fmt: skip
    middles = []
    for _, text in rows[:-2]:
        interval = next(results[each.id] for each in provinces.regions() if each.name == text)
        ends = [float(end) for end in (interval.lower, interval.upper) if end is not None]
        middles.append(sum(ends) / len(ends))
    assert middles == sorted(middles, reverse=True)
    assert 2 == sum(each.text == "not reported" for each in words(drawn))


def test_colour_and_shape_tell_where_a_result_lies() -> None:
    """Within is a circle, below and above are triangles, where several are possible a diamond."""
    drawn = picture("outcomes")
    for outcome in KINDS["outcomes"][2]:
        if not outcome.results or outcome.target.hedged or not outcome.positions:
            continue
        shape = dict(_targets.SIGNS).get(outcome.positions, _targets._OPEN)[1]
        own = {
            each.shape for each in drawn.shapes
            if isinstance(each, Sign) and outcome.results[0].id in told(each).get("claims", "")
        }  # fmt: skip
        assert shape in own, (outcome, own)


def test_what_is_striven_for_stands_in_the_same_row() -> None:
    """As a white stroke, its figure in brackets."""
    drawn = picture("outcomes")
    texts = [each.text for each in words(drawn)]
    assert any(text.endswith("(8)") for text in texts)
    assert "striven for" in texts


def test_a_decline_stands_below_a_growth() -> None:
    """Beside a target of growth as what is below zero, alone as it is told."""
    reports_of = report("a", "2025-01-14"), report("b", "2026-01-14")
    aim = says("a.c1", "2%左右", "prices", aimed=True)
    fell = says("b.c1", "0.1%", "prices", "decline")
    made = reports.corpus(*reports_of, aim, fell)
    for drawn in (plot.outcomes(made.claims.outcomes()), plot.series(made.claims.series())):
        assert "−0.1" in drawn.to_json(ensure_ascii=False)
    alone = plot.series(made.claims.by_aspect("decline").series())
    assert ["prices, decline"] == alone.title.text
    assert "−0.1" not in alone.to_json(ensure_ascii=False)


def test_outcomes_of_several_things_are_refused() -> None:
    """One measure and aspect a picture."""
    with pytest.raises(npf.QueryError, match="no target is among these claims"):
        plot.outcomes(JOBS.outcomes())


# Series


def test_a_panel_stands_for_each_thing_and_a_mark_for_each_row() -> None:
    """Years run from left to right, and bounds are read at the axis."""
    drawn = picture("few")
    titles = [each.text for each in words(drawn) if each.bold]
    assert {"Xizang", "Anhui", "Hubei"} == set(titles)
    series = KINDS["few"][2]
    for row in series:
        ids = ", ".join(claim.id for claim in row.claims)
        own = [
            each for each in drawn.shapes
            if not isinstance(each, Words) and told(each).get("claims") == ids
        ]  # fmt: skip
        signs = [each for each in own if isinstance(each, Sign)]
        is_point = row.interval.lower == row.interval.upper is not None
        assert len(signs) == (1 if is_point else 2)
        assert bool([each for each in own if isinstance(each, Line)]) is not is_point
        assert ("triangle-up" in {each.shape for each in signs}) is (row.interval.upper is None)


def test_marks_of_a_series_stand_at_their_bounds() -> None:
    """Read at the ticks of the axis, from the bottom to the top."""
    drawn = picture("one")
    ticks = sorted((each.y, float(each.text)) for each in words(drawn) if each.align == "right")
    (high, top), (low, bottom) = ticks[0], ticks[-1]
    assert low > high
    assert top > bottom
    for row in KINDS["one"][2]:
        ids = ", ".join(claim.id for claim in row.claims)
        signs = {
            (each.shape, round(bottom + (low - each.y) / (low - high) * (top - bottom), 6))
            for each in drawn.shapes if isinstance(each, Sign) and told(each).get("claims") == ids
        }  # fmt: skip
        for bound in (row.interval.lower, row.interval.upper):
            if bound is not None:
                assert float(bound) in {value for _, value in signs}


# Tiers


def test_each_cell_has_the_letters_of_what_documents_say() -> None:
    """A box for each tier that the documents of a province give a sector, and none besides."""
    drawn = picture("tiers")
    found = {
        (told(each)["region"], told(each)["sector"], told(each)["tier"])
        for each in drawn.shapes if isinstance(each, Box) and each.told
    }  # fmt: skip
    expected = {
        (
            provinces.name(str(CORPUS.documents[each.document].region)),
            CORPUS.sectors[each.sector].name,
            each.tier.replace("-", " "),
        )
        for each in CORPUS.tiers
    }
    assert expected == found
    heads = [each.text for each in words(drawn) if each.upright]
    assert len(heads) == 31


def test_tiers_of_no_province_are_refused() -> None:
    """Documents of schema 1 are nobody's; the error says that the picture holds provinces only."""
    with pytest.raises(npf.QueryError, match="a province, and the picture holds provinces only: "):
        plot.tiers(npf.load("1.0.0").tiers)


def test_a_map_of_no_province_is_refused() -> None:
    """The error says that the picture holds provinces only."""
    with pytest.raises(npf.QueryError, match="alone, and the picture holds provinces only: ask"):
        plot.tile_map(npf.load().claims.by_region("Shenzhen"))


# Numbers


@given(
    st.lists(st.decimals(-(10**15), 10**15, allow_nan=False, places=2), min_size=1, max_size=6),
    st.sampled_from(LANGUAGES),
)
def test_numbers_are_short_and_have_separators(values: list[Decimal], language: Language) -> None:
    """None has more than eight digits, and with the word before the unit it is the value."""
    numbers = Numbers(values, language)
    for value in values:
        text = numbers.one(value)
        assert len(re.sub(r"\D", "", text)) <= 8
        assert not re.search(r"\d{4}", text.split(".")[0])
        read = Decimal(text.replace(",", "").replace("−", "-")) * numbers.factor
        assert abs(read - value) <= max(abs(value) / 2, numbers.factor / 100)


@pytest.mark.parametrize(
    ("notation", "text"),
    [
        ("[5,5]", "5"), ("[4.5,5.5]", "4.5–5.5"), ("[5,)", "≥ 5"), ("(5,)", "> 5"),
        ("(,5]", "≤ 5"), ("(,5)", "< 5"), ("(,)", "?"), ("[-2,3]", "−2 to 3"),
    ],
)  # fmt: skip
def test_an_interval_is_told_in_few_characters(notation: str, text: str) -> None:
    """As a value, from one to another, or with the sign of the bound that it has."""
    assert text == Numbers([Decimal(5)], "en").interval(Interval.parse(notation))


def test_nothing_below_zero_makes_an_interval_one_at_most() -> None:
    """Of a share, from 0 to 5 is 5 at most, and its shade is that of 5."""
    numbers = Numbers([Decimal(5)], "en", floor=True)
    assert "≤ 5" == numbers.interval(Interval.parse("[0,5]"))
    assert (None, Decimal(5)) == numbers.bounds(Interval.parse("[0,5]"))
    assert "0" == numbers.interval(Interval.parse("[0,0]"))


def test_a_chinese_number_counts_in_ten_thousands() -> None:
    """万 and 亿 stand before the unit where English has thousand and billion."""
    values = [Decimal(1_230_000), Decimal(56_700_000)]
    assert ("million", "1.23") == ((n := Numbers(values, "en")).word, n.one(values[0]))
    assert ("万", "5,670") == ((n := Numbers(values, "zh")).word, n.one(values[1]))


# Files


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_is_what_altair_takes(kind: str) -> None:
    """Its schema takes each picture; titles are the chart's, so that they can be changed."""
    _, draw, answer = KINDS[kind]
    spec = draw(answer).to_dict()
    assert picture(kind).title == spec["title"]["text"]
    assert "NaN" not in json.dumps(spec)


@pytest.mark.parametrize("ending", [".png", ".svg", ".html"])
def test_each_format_is_written(ending: str, tmp_path: Path) -> None:
    """A picture, vectors, and a page that fetches nothing."""
    path = tmp_path / f"map{ending}"
    plot.write(plot.tile_map(ACHIEVED, language="en", size="slide"), path)
    data = path.read_bytes()
    assert data.startswith({".png": b"\x89PNG", ".svg": b"<svg", ".html": b"<!DOCTYPE"}[ending])
    assert ending != ".html" or not re.findall(rb"<(?:script|link)[^>]*(?:src|href)=", data)


def test_a_picture_is_made_of_its_own_kind_of_answer() -> None:
    """Anything else is refused in one line that says what to write, and so are odd looks."""
    wrongs: tuple[tuple[Callable[..., Any], Any], ...] = (
        (plot.tile_map, PRODUCT.outcomes()), (plot.outcomes, PRODUCT),
        (plot.series, PRODUCT), (plot.tiers, PRODUCT),
    )  # fmt: skip
    for draw, wrong in wrongs:
        with pytest.raises(TypeError, match=r"this picture is made of corpus\."):
            draw(wrong)
    with pytest.raises(npf.UnknownName, match="no language named 'fr'"):
        plot.tile_map(ACHIEVED, language="fr")  # type: ignore[arg-type]
    with pytest.raises(npf.UnknownName, match="no size named 'poster'"):
        plot.tile_map(ACHIEVED, size="poster")  # type: ignore[arg-type]


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("chromium") is None or shutil.which("chromedriver") is None,
    reason="no browser is installed",
)
def test_a_real_browser_sees_no_texts_meet(tmp_path: Path) -> None:
    """What it measures of each text is inside the picture and apart from all others."""
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--window-size=1400,1600"):
        options.add_argument(argument)
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    with webdriver.Chrome(options=options, service=service) as browser:
        for kind, (_, draw, answer) in KINDS.items():
            for size in SIZES:
                path = tmp_path / f"{kind}-{size}.svg"
                plot.write(draw(answer, size=size), path)
                browser.get(path.as_uri())
                width, height, found = browser.execute_script(_MEASURE)
                assert len(found) > 5
                for left, top, right, bottom, text in found:
                    assert 0 <= left < right <= width, (kind, size, text)
                    assert 0 <= top < bottom <= height, (kind, size, text)
                for one, other in combinations(found, 2):
                    assert not _years._meet(_core(one), _core(other)), (kind, size, one, other)


_MEASURE = """
const box = document.documentElement.getBoundingClientRect();
const texts = [...document.querySelectorAll("text")].filter(each => each.textContent.trim());
return [box.width, box.height, texts.map(each => {
  const at = each.getBoundingClientRect();
  return [at.left - box.left, at.top - box.top, at.right - box.left, at.bottom - box.top,
          each.textContent];
})];
"""


def _core(found: list[Any]) -> tuple[float, float, float, float]:
    """Return where a text's characters stand: a line is a sixth higher above and below them."""
    left, top, right, bottom, text = found
    spare = min(right - left, bottom - top) / 6
    if len(text) > 1 and bottom - top > right - left:  # upright
        return left + spare, top, right - spare, bottom
    return left, top + spare, right, bottom - spare


@pytest.mark.skipif(
    "2.0.0" not in {release.version for release in npf.releases()}, reason="2.0.0 is not sealed"
)
@pytest.mark.parametrize("name", ["growth-map", "growth-targets", "how-to/growth-series",
                                  "how-to/future-tiers"])  # fmt: skip
def test_pictures_of_the_pages_are_of_the_release(name: str) -> None:
    """`python docs/pictures.py` has drawn them after it was sealed."""
    digest = npf.load("2.0.0").digest
    text = (Path(__file__).parents[2] / "docs" / f"{name}.svg").read_text("utf-8")
    assert f"npf_corpus data 2.0.0, sha256:{digest[:12]}" in text


def test_a_page_has_its_picture_in_the_middle(tmp_path: Path) -> None:
    """Its style stands in its body, not in the scripts."""
    plot.write(plot.tile_map(ACHIEVED), tmp_path / "map.html")
    body = (tmp_path / "map.html").read_text("utf-8").rpartition("<body>")[2]
    assert body.lstrip().startswith("<style>body>#vis.vega-embed{justify-content:safe center}")


@pytest.fixture
def fontless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no font with Chinese characters."""
    monkeypatch.setattr(_files, "_draws_chinese", cache(lambda: False))
    monkeypatch.setattr(_files, "_FONT", "no_such_package")


@pytest.mark.usefixtures("fontless")
def test_a_missing_font_is_told_in_one_line(tmp_path: Path) -> None:
    """With what to install; a picture without Chinese characters says nothing."""
    with pytest.warns(UserWarning, match=r"^no font here has Chinese .*\[chinese\]'$") as caught:
        plot.write(plot.tile_map(ACHIEVED, language="zh"), tmp_path / "zh.png")
    assert Path(caught[0].filename) == Path(__file__)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        plot.write(plot.tile_map(ACHIEVED), tmp_path / "en.png")
        plot.write(plot.tile_map(ACHIEVED, language="zh"), tmp_path / "zh.svg")


def test_the_extra_brings_a_font(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the machine has none, that of the package is used, and characters look different."""
    pytest.importorskip("noto_cjk_sans_otc")
    real = _files._draws_chinese
    answers = iter([False])
    seen = cache(lambda: next(answers, None) is None and real())
    monkeypatch.setattr(_files, "_draws_chinese", seen)
    plot.write(plot.tile_map(ACHIEVED, language="zh"), tmp_path / "zh.png")
    real.cache_clear()
    assert real()
