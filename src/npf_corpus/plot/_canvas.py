"""What is drawn, in pixels from the left and from the top, and the chart that is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from attrs import evolve, frozen

from npf_corpus.intervals._value import Value
from npf_corpus.plot import _look as look

if TYPE_CHECKING:
    import altair as alt

Side = Literal["left", "center", "right"]
Told = tuple[tuple[str, str], ...]
"""A tooltip: names and texts."""


@frozen(eq=False, repr=False)
class Box(Value):
    """A rectangle between two corners."""

    x: float
    y: float
    x2: float
    y2: float
    fill: str = look.PAPER
    stroke: str = look.INK
    thick: float = 1
    told: Told = ()


@frozen(eq=False, repr=False)
class Line(Value):
    """A line between two points."""

    x: float
    y: float
    x2: float
    y2: float
    stroke: str = look.INK
    thick: float = 1
    dash: tuple[int, int] = (1, 0)
    told: Told = ()


@frozen(eq=False, repr=False)
class Sign(Value):
    """A shape around a point; its size is an area."""

    x: float
    y: float
    shape: str
    fill: str
    stroke: str
    size: float = look.END
    told: Told = ()


@frozen(eq=False, repr=False)
class Words(Value):
    """A text beside a point, which is in its middle from top to bottom.

    Attributes:
        x: How far from the left.
        y: How far from the top.
        text: One line.
        size: Pixels of a character's height.
        colour: Of the characters.
        align: Where the text begins (`left`), ends (`right`) or has its middle.
        bold: Whether it is heavy.
        upright: Whether it runs upwards; `left` then begins at the bottom.
    """

    x: float
    y: float
    text: str
    size: float = 11
    colour: str = look.INK
    align: Side = "left"
    bold: bool = False
    upright: bool = False

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what it covers."""
        wide = look.width_of(self.text, self.size, bold=self.bold)
        start = {"left": 0.0, "center": -wide / 2, "right": -wide}[self.align]
        half = self.size * 0.5
        if self.upright:
            return self.x - half, self.y - start - wide, self.x + half, self.y - start
        return self.x + start, self.y - half, self.x + start + wide, self.y + half


Shape = Box | Line | Sign | Words


@frozen(eq=False, repr=False)
class Picture(Value):
    """A whole picture.

    Attributes:
        title: Lines that say what it shows.
        subtitle: Lines that say of what, when and in which unit.
        shapes: What is drawn; among those of a kind later ones lie above.
        width: Pixels from side to side.
        height: Pixels from the lower edge of the titles to the bottom.
    """

    title: list[str]
    subtitle: list[str]
    shapes: tuple[Shape, ...]
    width: float
    height: float


def chart_of(drawn: Picture) -> alt.LayerChart:
    """Return a picture as a chart: boxes below lines, these below signs, texts above all."""
    import altair as alt

    shapes = sorted(drawn.shapes, key=_alike)
    layers = [_layer(list(group), drawn) for _, group in groupby(shapes, _alike)]
    config = {**look.CONFIG, "padding": look.EDGE}
    return alt.LayerChart(
        layer=layers,
        width=drawn.width,
        height=drawn.height,
        title=alt.TitleParams(text=drawn.title, subtitle=drawn.subtitle, frame="group"),
        config=config,
    )


def _alike(shape: Shape) -> tuple[object, ...]:
    """Return what the shapes of a layer share, by which layers are ordered: plain ones below."""
    if isinstance(shape, Words):
        return 3, shape.align, shape.bold, shape.upright
    return (Box, Line, Sign).index(type(shape)), tuple(name for name, _ in shape.told)


def _layer(shapes: Sequence[Shape], drawn: Picture) -> alt.Chart:
    import altair as alt

    first = shapes[0]
    names = [] if isinstance(first, Words) else [name for name, _ in first.told]
    chart = alt.Chart(alt.InlineData(values=[_row(each) for each in shapes]))
    marked: Any = _marked(chart, first)
    spread = {"x": drawn.width, "y": drawn.height}
    own: dict[str, Any] = {
        name: channel(
            f"{name}:Q",
            scale=alt.Scale(domain=[0, spread[name]], range=[0, spread[name]], nice=False),
            axis=None,
        )
        for name, channel in (("x", alt.X), ("y", alt.Y))
    }
    for name, channel, kind in _CHANNELS[type(first)]:
        maker = getattr(alt, channel)
        own[channel[0].lower() + channel[1:]] = (
            f"{name}:Q" if channel in {"X2", "Y2"} else maker(f"{name}:{kind}", scale=None)
        )
    if isinstance(first, Words):
        own["text"] = "text:N"
    elif names:
        own["tooltip"] = [alt.Tooltip(f"{name}:N") for name in names]
        own["description"] = "description:N"
    made: alt.Chart = marked.encode(**own)
    return made


_CHANNELS: dict[type[Shape], tuple[tuple[str, str, str], ...]] = {
    Box: (
        ("x2", "X2", ""), ("y2", "Y2", ""), ("fill", "Fill", "N"), ("stroke", "Stroke", "N"),
        ("thick", "StrokeWidth", "Q"),
    ),
    Line: (
        ("x2", "X2", ""), ("y2", "Y2", ""), ("stroke", "Stroke", "N"),
        ("thick", "StrokeWidth", "Q"), ("dash", "StrokeDash", "N"),
    ),
    Sign: (
        ("shape", "Shape", "N"), ("size", "Size", "Q"), ("fill", "Fill", "N"),
        ("stroke", "Stroke", "N"),
    ),
    Words: (("colour", "Color", "N"), ("size", "Size", "Q")),
}  # fmt: skip
"""Field, channel and type of each value that a kind of shape has of its own."""


def _marked(chart: alt.Chart, first: Shape) -> Any:
    """Return a chart with its mark; a screen reader hears texts, and shapes that tell something."""
    if isinstance(first, Words):
        more: dict[str, Any] = {"angle": 270} if first.upright else {}
        weight: Any = "bold" if first.bold else "normal"
        return chart.mark_text(align=first.align, baseline="middle", fontWeight=weight, **more)
    aria = bool(first.told)
    if isinstance(first, Box):
        return chart.mark_rect(opacity=1, aria=aria)
    if isinstance(first, Line):
        return chart.mark_rule(aria=aria)
    return chart.mark_point(opacity=1, strokeWidth=1.6, aria=aria)


def _row(shape: Shape) -> dict[str, Any]:
    row: dict[str, Any] = {each: getattr(shape, each) for each in _FIELDS if hasattr(shape, each)}
    if not isinstance(shape, Words) and shape.told:
        row |= dict(shape.told)
        row["description"] = ", ".join(f"{name}: {text}" for name, text in shape.told if text)
    return row


_FIELDS = (
    "x", "y", "x2", "y2", "fill", "stroke", "thick", "dash", "shape", "size", "text", "colour",
)  # fmt: skip


def interval(
    ends: tuple[float, float],
    across: float,
    bounded: tuple[bool, bool],
    closed: tuple[bool, bool],
    sign: Sign,
    *,
    upwards: bool = False,
    dash: tuple[int, int] = (1, 0),
) -> Iterator[Shape]:
    """Yield an interval: a line between its ends, an arrow for a missing end, a sign for one value.

    Args:
        ends: Where it begins and ends, along the axis.
        across: Where it lies, across the axis.
        bounded: Whether it has a bound at either end; without one, an arrow stands there.
        closed: Whether each bound belongs to it; it is filled if so, else hollow.
        sign: What a bound looks like; where this says it stands does not matter.
        upwards: Whether the axis runs from the bottom to the top.
        dash: Lengths of dash and gap.
    """

    def at(along: float) -> dict[str, float]:
        return {"x": across, "y": along} if upwards else {"x": along, "y": across}

    start, end = ends
    is_point = all(bounded) and start == end
    if not is_point:
        first, last = at(start), at(end)
        yield Line(
            **first, x2=last["x"], y2=last["y"], stroke=sign.stroke, thick=2.5, dash=dash,
            told=sign.told,
        )  # fmt: skip
    tips = ("triangle-down", "triangle-up") if upwards else ("triangle-left", "triangle-right")
    for side in (1,) if is_point else (0, 1):
        shape, fill, size = sign.shape, sign.fill, sign.size
        if not bounded[side]:
            shape, fill, size = tips[side], sign.stroke, look.ARROW
        elif not closed[side]:
            fill = look.PAPER
        yield Sign(
            **at(ends[side]), shape=shape, fill=fill, stroke=sign.stroke, told=sign.told, size=size
        )


def frame(x: float, y: float, x2: float, y2: float, dash: tuple[int, int]) -> Iterator[Line]:
    """Yield the four sides of a rectangle, dashed."""
    for start, end in (
        ((x, y), (x2, y)), ((x2, y), (x2, y2)), ((x2, y2), (x, y2)), ((x, y2), (x, y)),
    ):  # fmt: skip
        yield Line(x=start[0], y=start[1], x2=end[0], y2=end[1], stroke=look.FAINT, dash=dash)


def moved(shape: Shape, x: float, y: float) -> Shape:
    """Return a shape further to the right and further down."""
    if isinstance(shape, Box | Line):
        return evolve(shape, x=shape.x + x, y=shape.y + y, x2=shape.x2 + x, y2=shape.y2 + y)
    return evolve(shape, x=shape.x + x, y=shape.y + y)


def key(entries: Iterable[tuple[str, Iterable[Shape]]], width: float) -> tuple[list[Shape], float]:
    """Return the key to the signs, as many side by side as there is room for, and its height.

    Args:
        entries: A text each, and its signs around the middle of a field of 20 to 18 pixels.
        width: From side to side.
    """
    found: list[Shape] = []
    x, y = 0.0, 0.0
    for text, shapes in entries:
        wide = 26 + look.width_of(text, 10) + 16
        if x and x + wide > width:
            x, y = 0.0, y + look.KEY_STEP
        found += [moved(each, x, y) for each in shapes]
        found.append(Words(x=x + 26, y=y + 9, text=text, size=10))
        x += wide
    return found, y + look.KEY_STEP


def rows_of_words(lines: Iterable[str], x: float, y: float, **more: Any) -> Iterator[Words]:
    """Yield lines of text, one below the other."""
    size = more.get("size", 11)
    for place, text in enumerate(lines):
        yield Words(x=x, y=y + place * size * look.LEADING, text=text, **more)
