"""The parts of a picture: panels of lanes, the key to its signs, and what stands for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import altair as alt

from npf_corpus.plot import _look as look
from npf_corpus.plot._names import Names
from npf_corpus.plot._rows import Lane, Panel

Side = Literal["left", "right"]
Row = dict[str, Any]
"""What one mark is drawn from."""

_TOLD = ("claim", "measure", "regions", "figure", "interval", "modality", "document")
"""A tooltip."""


def picture(
    names: Names, panels: Sequence[Panel], why: str, title: list[str], subtitle: list[str]
) -> alt.VConcatChart:
    """Return a whole picture: the key and the panels under a title, or why there are none."""
    drawn = (panel(names, each) for each in panels)
    parts = [key(names, panels), *drawn] if panels else [nothing(why)]
    heading = alt.TitleParams(text=title, subtitle=subtitle)
    return alt.VConcatChart(vconcat=parts, spacing=16, title=heading, config=look.CONFIG)


def panel(names: Names, drawn: Panel) -> alt.LayerChart:
    """Return lanes above their axis."""
    height = look.STEP * len(drawn.lanes)
    shown = drawn.axis
    scale: dict[str, Any] = {"type": shown.scale, "domain": shown.domain, "nice": False}
    if shown.scale == "symlog":
        scale["constant"] = shown.constant
    axis = alt.Axis(
        values=list(shown.ticks), labelExpr=look.NUMBERS[names.language], title=drawn.title
    )
    if not shown.ticks:
        axis = alt.Axis(values=[], title=drawn.title)
    x = alt.X("x:Q", scale=alt.Scale(**scale), axis=axis)
    y = _down(height)
    lanes = list(enumerate(drawn.lanes))
    layers = [
        _separators(drawn.lanes),
        _lines(names, [_line(place, lane, shown.domain) for place, lane in lanes], x, y),
        _points(
            names, [row for place, lane in lanes for row in _marks(place, lane, shown.domain)], x, y
        ),
        *_texts(lanes, y),
    ]
    return alt.LayerChart(layer=layers, width=look.WIDTH, height=height)


def _down(height: float) -> alt.Y:
    """Return a vertical axis in pixels from the top, which is not drawn."""
    return alt.Y("y:Q", scale=alt.Scale(domain=[0, height], range=[0, height]), axis=None)


def _middle(place: int) -> float:
    return (place + 0.5) * look.STEP


def _told(lane: Lane) -> Row:
    return {
        "claim": lane.claim,
        "measure": lane.measure,
        "regions": lane.regions,
        "figure": lane.words,
        "interval": lane.interval,
        "modality": lane.said,
        "document": lane.document,
    }


def _line(place: int, lane: Lane, domain: tuple[float, float]) -> Row:
    start, end = (
        side if bound is None else bound for bound, side in zip(lane.ends, domain, strict=True)
    )
    dash = [4, 3] if lane.inferred else [1, 0]
    colour = look.LOOKS[lane.modality][0]
    return {"x": start, "x2": end, "y": _middle(place), "stroke": colour, "dash": dash} | _told(
        lane
    )


def _marks(place: int, lane: Lane, domain: tuple[float, float]) -> Iterator[Row]:
    """Yield the ends of a lane, rings under them first."""
    colour, shape = look.LOOKS[lane.modality]
    at: Row = {"y": _middle(place), "stroke": colour, **_told(lane)}
    size = look.POINT if lane.is_point else look.END
    for side, tip in ((0, "triangle-left"), (1, "triangle-right")):
        bound = lane.ends[side]
        if bound is None:
            arrow = {"shape": tip, "fill": colour, "size": look.ARROW}
            yield {**at, "x": domain[side], **arrow}
            continue
        if side and lane.is_point:
            return
        if lane.disputed:
            ring = {"shape": "circle", "fill": look.PAPER, "size": look.RING}
            yield {**at, "x": bound, **ring, "stroke": look.INK}
        fill = colour if lane.closed[side] and not lane.hedged else look.PAPER
        yield {**at, "x": bound, "shape": shape, "fill": fill, "size": size}


def _lines(names: Names, rows: Sequence[Row], x: alt.X, y: alt.Y) -> alt.Chart:
    chart: alt.Chart = (
        _chart(rows)
        .mark_rule(strokeWidth=2.5)
        .encode(
            x=x,
            x2="x2:Q",
            y=y,
            stroke=alt.Stroke("stroke:N", scale=None),
            strokeDash=alt.StrokeDash("dash:N", scale=None),
            tooltip=_tooltip(names, rows),
        )
    )
    return chart


def _points(names: Names, rows: Sequence[Row], x: alt.X, y: alt.Y) -> alt.Chart:
    chart: alt.Chart = (
        _chart(rows)
        .mark_point(opacity=1, strokeWidth=1.8)
        .encode(
            x=x,
            y=y,
            shape=alt.Shape("shape:N", scale=None),
            size=alt.Size("size:Q", scale=None),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            tooltip=_tooltip(names, rows),
        )
    )
    return chart


def _tooltip(names: Names, rows: Sequence[Row]) -> Any:
    if not any("claim" in row for row in rows):
        return alt.value(None)
    if names.language == "en":
        return [alt.Tooltip(f"{name}:N") for name in _TOLD]
    return [alt.Tooltip(f"{name}:N", title=names.say(name)) for name in _TOLD]


def _separators(lanes: Sequence[Lane]) -> alt.Chart:
    """Return a faint line above each measure but the first."""
    rows = [{"y": place * look.STEP} for place, lane in enumerate(lanes) if place and lane.leads]
    chart: alt.Chart = (
        _chart(rows)
        .mark_rule(color=look.GRID)
        .encode(y=_down(look.STEP * len(lanes)), x=alt.value(0), x2=alt.value(look.WIDTH))
    )
    return chart


def _texts(lanes: Sequence[tuple[int, Lane]], y: alt.Y) -> Iterator[alt.Chart]:
    """Yield what stands left and right of the lanes, the second line of each in grey."""
    sides: list[tuple[int, Side, tuple[str, str]]] = [
        (-14, "right", ("measure", "regions")),
        (look.WIDTH + 14, "left", ("words", "remark")),
    ]
    for at, align, names in sides:
        for line, name in enumerate(names):
            rows: list[Row] = []
            most = look.REMARK if name == "remark" else look.WIDEST
            for place, lane in lanes:
                text, both = getattr(lane, name), all(getattr(lane, each) for each in names)
                if text and (align == "left" or lane.leads):
                    lift = (13 * line - 6.5) if both else 0
                    rows.append({"y": _middle(place) + lift, "text": look.clipped(text, most)})
            yield _text(rows, alt.value(at), y, align=align, is_faint=bool(line))


def _text(rows: Sequence[Row], x: Any, y: alt.Y, *, align: Side, is_faint: bool) -> alt.Chart:
    mark: Row = {"fontSize": 10, "color": look.FAINT} if is_faint else {}
    chart: alt.Chart = _chart(rows).mark_text(align=align, baseline="middle", **mark)
    encoded: alt.Chart = chart.encode(x=x, y=y, text="text:N")
    return encoded


def _chart(rows: Iterable[Row]) -> alt.Chart:
    return alt.Chart(alt.InlineData(values=list(rows)))


def key(names: Names, panels: Sequence[Panel]) -> alt.LayerChart:
    """Return what the signs of a picture mean: those that it has, and no others."""
    lanes = [lane for each in panels for lane in each.lanes]
    modalities = list(_modalities(names, lanes))
    entries = [*modalities, *((names.say(said), sign) for said, sign in _signs(lanes))]
    marks: list[Row] = []
    rules: list[Row] = []
    texts: list[Row] = []
    left, line, room = 0.0, 0, look.WIDTH + 260
    for place, (text, sign) in enumerate(entries):
        width = 34 + look.pixels(text)
        if place and (left + width > room or place == len(modalities)):
            left, line = 0.0, line + 1
        at = {"x": left + 8, "y": (line + 0.5) * look.KEY_STEP}
        if "dash" in sign:
            rules.append({**at, "x": left, "x2": left + 18, **sign})
        else:
            marks.append({**at, "size": look.END, **sign})
        texts.append({**at, "x": left + 24, "text": text})
        left += width
    height = (line + 1) * look.KEY_STEP
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, look.WIDTH], range=[0, look.WIDTH]), axis=None)
    y = _down(height)
    words = _text(texts, x, y, align="left", is_faint=False)
    ruled = [_lines(names, rules, x, y)] if rules else []
    layers = [*ruled, _points(names, marks, x, y), words]
    return alt.LayerChart(layer=layers, width=look.WIDTH, height=height)


def _modalities(names: Names, lanes: Sequence[Lane]) -> Iterator[tuple[str, Row]]:
    there = {(lane.modality, lane.hedged) for lane in lanes}
    for modality, (colour, shape) in look.LOOKS.items():
        sign = {"shape": shape, "fill": colour, "stroke": colour}
        said = names.say(modality).replace("-", " ")
        if (modality, False) in there:
            yield said, sign
        if (modality, True) in there:
            yield names.join((said, names.say("striven for"))), {**sign, "fill": look.PAPER}


def _signs(lanes: Sequence[Lane]) -> Iterator[tuple[str, Row]]:
    ends = [
        (bound is not None and closed, bound is not None and not closed, bound is None)
        for lane in lanes
        for bound, closed in zip(lane.ends, lane.closed, strict=True)
    ]
    plain: Row = {"shape": "circle", "stroke": look.FAINT, "fill": look.FAINT}
    if any(closed for closed, _, _ in ends):
        yield "value, or bound included", plain
    if any(opened for _, opened, _ in ends):
        yield "bound excluded", {**plain, "fill": look.PAPER}
    if any(missing for _, _, missing in ends):
        yield "no bound", {**plain, "shape": "triangle-right", "size": look.ARROW}
    if any(lane.inferred for lane in lanes):
        yield "unit inferred", {"stroke": look.FAINT, "dash": [4, 3]}
    if any(lane.disputed for lane in lanes):
        ring = {"fill": look.PAPER, "stroke": look.INK, "size": 200}
        yield "wording disputed", {**plain, **ring}


def nothing(why: str) -> alt.LayerChart:
    """Return a picture of the words that say why there is none."""
    rows = [part for line in why.splitlines() for part in look.lines(line)]
    height = look.KEY_STEP * len(rows)
    texts = [{"y": (place + 0.5) * look.KEY_STEP, "text": text} for place, text in enumerate(rows)]
    words = _text(texts, alt.value(0), _down(height), align="left", is_faint=False)
    return alt.LayerChart(layer=[words], width=look.WIDTH, height=height)
