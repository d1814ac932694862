"""The pictures, one function each: it checks what it is given, and draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from npf_corpus import comparison, tables
from npf_corpus.errors import counted
from npf_corpus.plot import _look as look
from npf_corpus.plot._files import check_altair
from npf_corpus.plot._names import Names, checked
from npf_corpus.plot._rows import panels_of
from npf_corpus.query._verb import AXES, Verb

if TYPE_CHECKING:
    import altair  # noqa: ICN001 - annotations name what the documentation can look up

_LINE = 90
"""A title of up to so many characters fits on one line."""


def claims(table: tables.Claims, *, language: Literal["en", "zh"] = "en") -> altair.VConcatChart:
    """Return a picture of claims: each an interval, by measure and region, on shared axes.

    A filled mark is an exact value, or a bound that belongs to the interval; a hollow one is a
    bound that does not; an arrow is a side without a bound. What is striven for is hollow whole,
    and is called so. Colour and shape both tell what is achieved from what is under way, targeted,
    proposed or forecast; a dashed line is a unit that the text does not state, a ring a disputed
    wording. Counts share one axis, and so does each other dimension and each currency. An axis of
    shares is linear. An axis whose values differ by factors is logarithmic, on either side of zero
    where a value is zero or less. The picture names the release and its digest.

    Args:
        table: Up to 200 claims; without any, the picture says in English why there is none.
        language: What the labels are in: `en` or `zh`.

    Raises:
        MissingExtra: Altair is not installed.
        QueryError: There are more than 200, or a bound is beyond 10**300.
        TypeError: It is no table of claims.
        UnknownName: The language is none of these.

    Example:
        >>> import npf_corpus as npf
        >>> from npf_corpus import plot
        >>> chart = plot.claims(npf.load("1.0.0").claims.by_region("Hubei"))
        >>> chart.to_dict()["title"]["text"]
        ['6 of 23 claims: region CN-HB (Hubei) and 1 inside it']
    """
    if not isinstance(table, tables.Claims):
        raise TypeError(f"a picture is made of claims, write corpus.claims, got {table!r}")
    check_altair()
    from npf_corpus.plot._marks import picture

    names = Names(table._store, language)
    why = "" if table else str(table.explain())
    panels = panels_of(table._store, table, language)
    return picture(names, panels, why, **_title(names, table))


def tile_map(
    table: tables.Claims,
    *,
    language: Literal["en", "zh"] = "en",
    size: Literal["page", "slide"] = "page",
) -> altair.LayerChart:
    """Return a map of the 34 provincial units as tiles, each with its figure of one measure.

    A tile shows the values that the words allow; the greater they are, the darker it is. A unit
    whose documents tell no such figure is hatched, one without a document in the release is dashed;
    zero is a figure like any other.

    Args:
        table: Claims of one measure, aspect and modality. Where they differ in time, sectors and so
            on, those that most provinces tell are drawn, and a remark says how many are left out.
        language: What the labels are in: `en` or `zh`.
        size: What it is to fit: a `page`, upright, or a `slide`, 16 to 9.

    Raises:
        MissingExtra: Altair is not installed.
        QueryError: The claims are of several measures, aspects, modalities or dimensions, or none
            with a time is of one provincial unit alone.
        TypeError: It is no table of claims.
        UnknownName: Language or size is none of these.
    """
    _check(table, tables.Claims, "corpus.claims", size)
    from npf_corpus.plot._canvas import chart_of
    from npf_corpus.plot._tiles import tiles

    return chart_of(tiles(Names(table._store, language), table, size))


def outcomes(
    answer: comparison.Outcomes,
    *,
    language: Literal["en", "zh"] = "en",
    size: Literal["page", "slide"] = "page",
) -> altair.LayerChart:
    """Return targets against results, a row for each province, the greatest result first.

    A target is a grey bar from bound to bound, with an arrow in place of a missing bound, and a
    stroke if it is one value. What is striven for beyond it is a white bar. Colour and shape of the
    result tell whether it lies within, below or above the target; a black diamond means that more
    than one of these is possible; a star, that the target or the result has a caveat.

    Args:
        answer: Outcomes of one measure and aspect, of up to 80 things and times.
        language: What the labels are in: `en` or `zh`.
        size: What it is to fit: a `page`, upright, or a `slide`, 16 to 9.

    Raises:
        MissingExtra: Altair is not installed.
        QueryError: There are none or more than 80, or they are of several measures, aspects or
            dimensions.
        TypeError: It is no answer of `outcomes()`.
        UnknownName: Language or size is none of these.
    """
    _check(answer, comparison.Outcomes, "corpus.claims.outcomes()", size)
    from npf_corpus.plot._canvas import chart_of
    from npf_corpus.plot._targets import targets

    return chart_of(targets(Names(answer._store, language), answer, size))


def series(
    answer: comparison.Series,
    *,
    language: Literal["en", "zh"] = "en",
    size: Literal["page", "slide"] = "page",
) -> altair.LayerChart:
    """Return a series over years as interval bars, a panel for each province on shared axes.

    Marks are those of `claims`: a filled one is a value or a bound that belongs to the interval,
    a hollow one a bound that does not, an arrow a side without a bound; a hollow mark alone is
    striven for. Years without figures, and figures of several years together, are left out.

    Args:
        answer: A series of one measure and aspect, of up to 36 things.
        language: What the labels are in: `en` or `zh`.
        size: What it is to fit: a `page`, upright, or a `slide`, 16 to 9.

    Raises:
        MissingExtra: Altair is not installed.
        QueryError: There are none or more than 36, or they are of several measures, aspects or
            dimensions.
        TypeError: It is no answer of `series()`.
        UnknownName: Language or size is none of these.
    """
    _check(answer, comparison.Series, "corpus.claims.series()", size)
    from npf_corpus.plot._canvas import chart_of
    from npf_corpus.plot._years import years

    return chart_of(years(Names(answer._store, language), answer, size))


def tiers(
    table: tables.Tiers,
    *,
    language: Literal["en", "zh"] = "en",
    size: Literal["page", "slide"] = "page",
) -> altair.LayerChart:
    """Return a matrix of the tiers that the documents of each province give a sector.

    A letter tells the tier: F future, E emerging, T traditional and so on. Where there are more
    sectors than rows, those are shown that the documents of most provinces name.

    Args:
        table: Tiers told by documents of China or its provinces; releases of schema 1 have none.
        language: What the labels are in: `en` or `zh`.
        size: What it is to fit: a `page`, upright, or a `slide`, 16 to 9.

    Raises:
        MissingExtra: Altair is not installed.
        QueryError: No document among them is of a province or of China.
        TypeError: It is no table of tiers.
        UnknownName: Language or size is none of these.
    """
    _check(table, tables.Tiers, "corpus.tiers", size)
    from npf_corpus.plot._canvas import chart_of
    from npf_corpus.plot._matrix import matrix

    return chart_of(matrix(Names(table._store, language), table, size))


def _check(given: object, wanted: type[object], write: str, size: look.Size) -> None:
    """Refuse what the picture cannot be made of.

    Raises:
        TypeError: It is of another class.
        UnknownName: The size is none of ours.
        MissingExtra: Altair is not installed.
    """
    if not isinstance(given, wanted):
        raise TypeError(f"this picture is made of {write}, got {given!r}")
    checked("size", size, look.Size)
    check_altair()


def _title(names: Names, table: tables.Claims) -> dict[str, list[str]]:
    """Return what was asked and which release answers; a long question stands below the count."""
    explanation = table.explain()
    total, count = explanation.total, len(table)
    said = "All {total} claims" if count == total else "{count} of {total} claims"
    text = names.say(said, count=f"{count:,}", total=f"{total:,}")
    if names.language == "en":
        asked = "; ".join(step.asked for step in explanation.steps)
        count = len({claim.document for claim in table})
        release = f"{names.release()}, {counted(count, 'document')}"
        title = f"{text}: {asked}" if asked else text
    else:
        asked = "；".join(filter(None, (_asked(names, move.verb) for move in table._moves)))
        release = names.sources(claim.document for claim in table)
        title = f"{text}（{asked}）" if asked else text
    if look.columns(title) <= _LINE:
        return {"title": [title], "subtitle": [release]}
    return {"title": [text], "subtitle": [*look.lines(asked), release]}


def _asked(names: Names, verb: Verb) -> str:
    """Return what a verb asks, in Chinese; nothing of what is combined."""
    if not verb.arguments:
        return f"{names.say('value')}：{verb.options['asked']}" if verb.axis == "value" else ""
    found: list[str] = []
    for key in verb.arguments:
        known = (each for each in AXES.get(verb.axis, ()) if key in names.store.positions(each))
        table = next(known, None)
        found.append(names.say(str(key)) if table is None else names.of(table, str(key)))
    return f"{names.say(verb.axis)}：{'、'.join(found)}"
