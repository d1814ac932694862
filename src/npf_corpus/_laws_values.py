"""Laws of what records say: figures as their words warrant, and fields that agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from npf_corpus._laws import Case, Finding, Law, Rule, found, shown
from npf_corpus.errors import InvalidBounds, InvalidQuantity
from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity, parse_quantity
from npf_corpus.records import Measure, NumericClaim, Unit

PLAIN_COUNT = "count"
"""The unit of a bare number of things."""


def _read(claim: NumericClaim) -> Quantity | None:
    try:
        return parse_quantity(claim.quantity.surface)
    except InvalidQuantity:
        return None


def _units(case: Case) -> Iterator[Finding]:
    for place, unit in case.sound("units"):
        if unit.factor <= 0:
            yield found("units", place, unit, ".factor", f"is {unit.factor}, not above zero")


def _domains(case: Case) -> Iterator[Finding]:
    for place, measure in case.sound("measures"):
        if (measure.dimension == "ratio") != (measure.denominator is not None):
            fault = "is null" if measure.denominator is None else "is set"
            message = f"{fault}, the dimension is {measure.dimension}"
            yield found("measures", place, measure, ".denominator", message)
        elif not any(unit.dimension == measure.dimension for _, unit in case.records["units"]):
            if "units" not in case.partial:
                message = f"is {shown(measure.dimension)}, which no unit has"
                yield found("measures", place, measure, ".dimension", message)


def _surfaces(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        try:
            parse_quantity(claim.quantity.surface)
        except InvalidQuantity as fault:
            yield found("claims", place, claim, ".quantity.surface", str(fault))


def _intervals(case: Case) -> Iterator[Finding]:
    for place, claim, measure, unit in _measured(case):
        read = _read(claim)
        if read is None:
            continue
        path, stored = ".quantity.interval", claim.quantity.interval
        try:
            admitted = _clipped(read.interval, measure, unit)
        except InvalidBounds as fault:
            yield found("claims", place, claim, path, f"{fault}, the domain of {measure.id}")
            continue
        if stored.scaled(unit.factor) != admitted:
            domain = f"in {measure.domain}"
            message = f"is {stored}, the surface gives {read.interval} {domain}"
            yield found("claims", place, claim, path, message)


def _clipped(interval: Interval, measure: Measure, unit: Unit) -> Interval:
    """Return the part of an interval that lies in a measure's domain, in the base unit."""
    return interval.scaled(unit.factor).clip(measure.domain)


def _measured(case: Case) -> Iterator[tuple[int, NumericClaim, Measure, Unit]]:
    for place, claim in case.sound("claims"):
        measure = case.get("measures", claim.measure)
        unit = case.get("units", claim.quantity.unit)
        if measure is not None and unit is not None:
            yield place, claim, measure, unit


def _worlds(case: Case) -> Iterator[Finding]:
    for place, claim, _, unit in _measured(case):
        try:
            claim.quantity.interval.worlds(whole=unit.integral)
        except InvalidBounds as fault:
            yield found("claims", place, claim, ".quantity.interval", str(fault))


def _readings(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        read = _read(claim)
        if read is None:
            continue
        for field in ("reading", "nominal"):
            stated, given = getattr(claim.quantity, field), getattr(read, field)
            if stated != given:
                message = f"is {_plain(stated)}, the surface gives {_plain(given)}"
                yield found("claims", place, claim, f".quantity.{field}", message)


def _plain(value: object) -> str:
    return "null" if value is None else shown(str(value))


def _stated(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        read, quantity = _read(claim), claim.quantity
        if read is None or read.unit is None:
            continue
        if quantity.unit != read.unit:
            message = f"is {quantity.unit!r}, the surface says {read.unit!r}"
            yield found("claims", place, claim, ".quantity.unit", message)
        elif quantity.unit_basis != "stated":
            message = f"is inferred, the surface says {read.unit!r}"
            yield found("claims", place, claim, ".quantity.unit_basis", message)


def _in_span(case: Case) -> Iterator[Finding]:
    for place, claim, _, unit in _measured(case):
        quantity = claim.quantity
        if quantity.unit_basis != "stated" or unit.dimension == "count":
            continue
        read = _read(claim)
        if (read is None or read.unit != unit.id) and not says(quantity.surface, unit):
            message = f"is stated, but {shown(quantity.surface)} does not say {unit.id!r}"
            yield found("claims", place, claim, ".quantity.unit_basis", message)


def says(text: str, unit: Unit) -> bool:
    """Return whether a text has one of a unit's names as words of their own."""
    names = (unit.id, unit.name, unit.symbol, *unit.aliases)
    return any(re.search(_as_words(name), text, re.IGNORECASE) for name in names)


def _as_words(name: str) -> str:
    """Return the pattern of a name that is no part of a longer Latin word."""
    pattern = r"\s+".join(map(re.escape, name.split()))
    before = r"(?<![^\W\d_])" if _is_latin(name[0]) else ""
    after = r"(?![^\W\d_])" if _is_latin(name[-1]) else ""
    return f"{before}{pattern}{after}"


def _is_latin(char: str) -> bool:
    return char.isalpha() and ord(char) < _FIRST_CJK


_FIRST_CJK = 0x2E80


def _dimensions(case: Case) -> Iterator[Finding]:
    for place, claim, measure, unit in _measured(case):
        if measure.dimension != unit.dimension:
            message = (
                f"{unit.id!r} is a unit of {unit.dimension}, "
                f"{measure.id!r} a measure of {measure.dimension}"
            )
            yield found("claims", place, claim, ".quantity.unit", message)


def _each(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        if (claim.distribution == "each") != (claim.item_of is not None):
            fault = "null" if claim.item_of is None else "set"
            message = f"is {fault}, the distribution is {claim.distribution}"
            yield found("claims", place, claim, ".item_of", message)


def _counted(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        whole = case.get("claims", claim.item_of)
        unit = None if whole is None else case.get("units", whole.quantity.unit)
        if unit is None:
            continue
        if whole.document != claim.document:
            message = f"{claim.item_of!r} belongs to another document"
            yield found("claims", place, claim, ".item_of", message)
        elif unit.dimension != "count":
            message = f"{claim.item_of!r} counts nothing, its unit is {unit.id!r}"
            yield found("claims", place, claim, ".item_of", message)


def _deadlines(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        if claim.deadline is not None and claim.modality == "achieved":
            message = f"is {claim.deadline}, but the modality is achieved"
            yield found("claims", place, claim, ".deadline", message)


def _inferred(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        if claim.quantity.unit_basis == "inferred" and not claim.caveats:
            yield found("claims", place, claim, ".caveats", "is empty, the unit is inferred")


def _disputed(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        if claim.disputed and not claim.caveats:
            yield found("claims", place, claim, ".caveats", "is empty, the claim is disputed")


def _narrators(case: Case) -> Iterator[Finding]:
    for place, each in case.sound("statements"):
        named = bool(each.speakers) or each.speaker_label is not None
        if each.attribution == "narrator" and named:
            field = ".speakers" if each.speakers else ".speaker_label"
            yield found("statements", place, each, field, "is set, the attribution is narrator")
        elif each.attribution != "narrator" and not named:
            message = f"is empty and there is no label, the attribution is {each.attribution}"
            yield found("statements", place, each, ".speakers", message)


def _documents(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        statement = case.get("statements", claim.statement)
        if statement is not None and statement.document != claim.document:
            message = f"{claim.statement!r} belongs to {statement.document!r}"
            yield found("claims", place, claim, ".statement", message)


def _among(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        statement = case.get("statements", claim.statement)
        if statement is None:
            continue
        for field in ("regions", "sectors"):
            for at, key in enumerate(getattr(claim, field)):
                if key not in getattr(statement, field):
                    message = f"{key!r} is none of the {field} of {claim.statement!r}"
                    yield found("claims", place, claim, f".{field}[{at}]", message)


def _kinds(case: Case) -> Iterator[Finding]:
    for place, mention in case.sound("mentions"):
        number = mention.kind == "number"
        wanted: tuple[tuple[str, Any, bool], ...] = (
            ("number_class", mention.number_class, number),
            ("entity", mention.entity, not number),
        )
        for field, value, needed in wanted:
            if (value is not None) != needed:
                message = f"is {'null' if value is None else 'set'}, the kind is {mention.kind}"
                yield found("mentions", place, mention, f".{field}", message)


def _classes(case: Case) -> Iterator[Finding]:
    for place, mention in case.sound("mentions"):
        if (mention.number_class == "claim") != bool(mention.claims):
            fault = "set" if mention.claims else "empty"
            message = f"is {fault}, the number class is {mention.number_class or 'null'}"
            yield found("mentions", place, mention, ".claims", message)
        for at, key in enumerate(mention.claims):
            claim = case.get("claims", key)
            if claim is not None and claim.document != mention.document:
                message = f"{key!r} belongs to {claim.document!r}"
                yield found("mentions", place, mention, f".claims[{at}]", message)


def _back(case: Case) -> Iterator[Finding]:
    named: dict[str, list[str]] = {}
    for _, mention in case.records["mentions"]:
        for key in mention.claims:
            named.setdefault(key, []).append(mention.id)
    if "mentions" in case.partial:
        return
    for place, claim in case.sound("claims"):
        by = named.get(claim.id, [])
        if claim.anchor is not None and len(by) != 1:
            fault = f"{by[0]!r} and {by[1]!r} name it" if by else "no mention names it"
            yield found("claims", place, claim, ".id", fault)


def _law(code: str, statement: str, remedy: str) -> Law:
    return Law(code, "values", statement, remedy)


RULES: tuple[Rule, ...] = (
    (_law("E401", "The factor of a unit is above zero.", "write 1 for a base unit"), _units),
    (
        _law(
            "E402",
            "A measure that is a share names its denominator, no other does, and some unit has "
            "its dimension.",
            "say what the share is a share of",
        ),
        _domains,
    ),
    (
        _law(
            "E403",
            "The surface of a claim is a figure that parse_quantity reads.",
            "cut the surface down to the figure with its comparator",
        ),
        _surfaces,
    ),
    (
        _law(
            "E404",
            "The unit of a claim has the dimension of its measure.",
            "correct the unit or the measure",
        ),
        _dimensions,
    ),
    (
        _law(
            "E405",
            "The interval of a claim is the surface's, clipped to the domain of its measure.",
            "write what parse_quantity(surface) gives",
        ),
        _intervals,
    ),
    (
        _law(
            "E406",
            "The interval of a claim holds an admissible value, a whole one where its unit counts.",
            "correct the surface or the unit",
        ),
        _worlds,
    ),
    (
        _law(
            "E407",
            "The reading and the nominal value of a claim are the surface's.",
            "write what parse_quantity(surface) gives",
        ),
        _readings,
    ),
    (
        _law(
            "E408",
            "A unit that the surface states is the claim's, and its basis is stated.",
            "write what parse_quantity(surface) gives",
        ),
        _stated,
    ),
    (
        _law(
            "E409",
            "A stated unit that does not count things, such as percent, factor or a currency, "
            "stands in the surface.",
            "write unit_basis inferred, with a caveat",
        ),
        _in_span,
    ),
    (
        _law(
            "E410",
            "A claim has an item_of where it holds of each, and only there.",
            "name the claim that counts the things, or change the distribution",
        ),
        _each,
    ),
    (
        _law(
            "E411",
            "An item_of is a claim of the same document that counts things.",
            "name the claim that counts the things",
        ),
        _counted,
    ),
    (
        _law(
            "E412",
            "A claim with a deadline is not achieved yet.",
            "correct the modality, or take the deadline out",
        ),
        _deadlines,
    ),
    (
        _law("E413", "A claim whose unit is inferred has a caveat.", "say what was inferred"),
        _inferred,
    ),
    (
        _law("E414", "A disputed claim has a caveat.", "say why it is doubted"),
        _disputed,
    ),
    (
        _law(
            "E415",
            "A narrator's statement has neither speakers nor label, any other at least one.",
            "correct the attribution, or name who says it",
        ),
        _narrators,
    ),
    (
        _law(
            "E416",
            "A claim and its statement belong to the same document.",
            "correct the document or the statement",
        ),
        _documents,
    ),
    (
        _law(
            "E417",
            "The regions and sectors of a claim are among its statement's.",
            "add them to the statement, or take them out of the claim",
        ),
        _among,
    ),
    (
        _law(
            "E418",
            "A mention has a number class where it is a number and an entity where it is not.",
            "correct the kind, or set the one and clear the other",
        ),
        _kinds,
    ),
    (
        _law(
            "E419",
            "A number of class claim names claims, all of its document, and no other mention "
            "names any.",
            "name the claims, or change the class",
        ),
        _classes,
    ),
    (
        _law(
            "E420",
            "A claim with an anchor is named by exactly one mention.",
            "name the claim in the mention of its number",
        ),
        _back,
    ),
)
