"""What a picture does at its limits: too many things, no ticks, no room, names out of the usual."""

from __future__ import annotations

import itertools
import math
import warnings
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import reports
from attrs import evolve
from reports import report, says

import npf_corpus as npf
from npf_corpus import plot
from npf_corpus.plot import _axes, _files, _names, _rows, _targets, _tiles, _years
from npf_corpus.plot import _look as look
from npf_corpus.plot._canvas import Box, Picture, Words
from npf_corpus.plot._names import Names

CORPUS = npf.load()
GROWTH = CORPUS.claims.by_measure("GDP").by_aspect("growth").by_unit("percent")
NAMES = Names(CORPUS.claims._store, "en")


def drawn(series: Any) -> Picture:
    """Return the picture of a series."""
    return _years.years(Names(series._store, "en"), series, "page")


def texts(picture: Picture) -> str:
    """Return all words of a picture."""
    return "\n".join(each.text for each in picture.shapes if isinstance(each, Words))


def test_what_is_too_much_or_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says how far to narrow, or to ask for others."""
    with pytest.raises(npf.QueryError, match="no claim with a time is among these"):
        drawn(GROWTH.by_year(1900).series())
    monkeypatch.setattr(_years, "MOST", 1)
    with pytest.raises(npf.QueryError, match="2 series are too many for a picture, narrow to 1"):
        drawn(GROWTH.by_region("Xizang", "Jilin").by_year(2025).series())
    monkeypatch.setattr(_targets, "MOST", 0)
    with pytest.raises(npf.QueryError, match="rows are too many for a picture, narrow to 0"):
        _targets.targets(NAMES, GROWTH.by_region("Xizang").outcomes(), "page")


def test_a_series_says_what_it_leaves_out_and_where_documents_differ() -> None:
    """A figure of several years has no place, and two figures of one year have a dashed line."""
    told = (report("a", "2026-01-14"), report("b", "2026-01-15", publisher="bureau"))
    claims = (
        says("a.c1", "5%", "product"),
        says("b.c1", "6%", "product"),
        says("a.c2", "7%", "product", time="2021/2025"),
    )
    found = texts(drawn(reports.corpus(*told, *claims).claims.series()))
    assert "Left out, of several years together: 1." in found
    assert "A dashed line: documents differ." in found


def test_years_that_have_no_room_are_not_written() -> None:
    """Of many years some are named, and a figure is written where nothing else stands."""
    years = range(1950, 2026)
    claims = [says(f"a.c{at}", f"{at % 7 + 1}%", "product", time=str(at)) for at in years]
    picture = drawn(reports.corpus(report("a", "2026-01-14"), *claims).claims.series())
    named = {each.text for each in picture.shapes if isinstance(each, Words)}
    assert "1950" in named
    assert "1951" not in named
    assert sum(each.text.endswith("%") for each in picture.shapes if isinstance(each, Words)) < 76


def test_figures_that_would_meet_are_not_written() -> None:
    """Eight marks stand in one year; six have room for their bounds beside them."""
    aimed = {"aimed": True}
    claims = [
        evolve(
            says(f"a.c{at}", "123.45%至154.67%", "product", **more),
            modality=modality,
            hedged=hedged,
        )
        for at, (modality, hedged, more) in enumerate(
            (modality, hedged, aimed if modality == "targeted" else {})
            for modality in ("achieved", "under-way", "forecast", "targeted")
            for hedged in (False, True)
        )
    ]
    picture = drawn(reports.corpus(report("a", "2026-01-14"), *claims).claims.series())
    written = [each for each in picture.shapes if isinstance(each, Words) and "–" in each.text]
    assert {each.text for each in written} == {"123.4–154.7"}
    assert len(written) == 6


def test_ticks_that_would_meet_are_not_named() -> None:
    """The axes of two columns are short, so that some ticks are lines alone."""
    claims = npf.load("3.0.0").claims.by_year(2025).by_measure("rural-roads-built")
    names = Names(claims._store, "en")
    picture = _targets.targets(names, claims.by_aspect("level").outcomes(), "slide")
    foot = [each for each in picture.shapes if isinstance(each, Words) and each.size == 9.5]
    lines = [each for each in picture.shapes if isinstance(each, Box) and each.fill == look.GRID]
    assert 0 < len(foot) < len(lines)
    ends = [(each.x, look.width_of(each.text, 9.5) / 2) for each in foot]
    assert all(
        abs(one - other) >= half + width for (one, half), (other, width) in itertools.pairwise(ends)
    )


def test_provinces_far_apart_are_shaded_by_powers() -> None:
    """Where the most is many times the least, the shades follow the logarithm."""
    levels = CORPUS.claims.by_measure("GDP").by_aspect("level").by_modality("achieved")
    map_ = _tiles.tiles(NAMES, levels.by_year(2025), "page")
    assert "25 of 34 provincial units" in map_.subtitle[0]


def test_a_line_names_six_regions_and_counts_the_rest() -> None:
    """Eight are six and 2 more."""
    regions = [each.id for each in CORPUS.regions if each.kind == "province"][:8]
    assert _tiles._named(NAMES, [*map(str, regions)]).endswith(" and 2 more")


def test_units_and_names_out_of_the_usual_are_told() -> None:
    """A factor that is no decimal, a dimension without a base unit, a name without a suffix."""
    third = evolve(CORPUS.units["percent"], factor=Fraction(1, 4))
    assert _rows.factor_of(third) == Decimal("0.25")
    assert _rows.unit_title(NAMES, None, ("mass", ""), {}) == "Mass in its base unit"
    assert _names._short(evolve(CORPUS.regions["CN-MO"], name_zh="澳门")) == "澳门"


def test_a_chinese_title_tells_bounds_and_passes_over_what_is_combined() -> None:
    """The value asked for stands in it; tables combined have no words of their own."""
    aimed = CORPUS.claims.by_measure("GDP").by_value(at_least="8%")
    assert "数值范围：[8,) percent" in str(plot.claims(aimed, language="zh").to_dict()["title"])
    both = CORPUS.claims.by_measure("GDP") & CORPUS.claims.by_year(2026).by_aspect("growth")
    title = str(plot.claims(both, language="zh").to_dict()["title"])
    assert "（指标：地区生产总值）" in title


def test_an_axis_without_bounds_has_no_ticks() -> None:
    """Nothing is known of where the claim lies."""
    claim = says("a.c1", "5%", "product")
    claim = evolve(claim, quantity=evolve(claim.quantity, interval=npf.Interval.parse("(,)")))
    made = reports.corpus(report("a", "2026-01-14"), claim)
    assert plot.claims(made.claims).to_dict()


def test_a_font_that_does_not_help_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The package of fonts may be there, and no font of it be found."""
    pytest.importorskip("noto_cjk_sans_otc")
    monkeypatch.setattr(_files, "_draws_chinese", cache(lambda: False))
    levels = CORPUS.claims.by_measure("GDP").by_aspect("level").by_modality("achieved")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        plot.write(plot.tile_map(levels.by_year(2025), language="zh"), tmp_path / "zh.png")
    assert any("no font here has Chinese" in str(each.message) for each in caught)


@pytest.mark.parametrize("bounds", [(1e299, 1.0), (1e-299, 1.0), (1e300, 1e-300), (1e300,)])
def test_an_axis_has_room_beside_the_largest_and_the_least_numbers(
    bounds: tuple[float, ...],
) -> None:
    """It ends where floats end."""
    made = _axes.axis_of(bounds, (True, True), scale="log")
    assert 0 < made.domain[0] < min(bounds) <= max(bounds) < made.domain[1] < math.inf
    assert all(0 <= made.place(each, 0) <= 1 for each in (*bounds, *made.ticks))


def test_a_picture_is_written_of_a_chart(tmp_path: Path) -> None:
    """What is none is told, and nothing is written."""
    with pytest.raises(TypeError, match=r"what plot\.claims or its like returned, got 5"):
        plot.write(5, tmp_path / "a.svg")  # type: ignore[arg-type]
    assert not [*tmp_path.iterdir()]
