"""What the contract says of queries, as slow scans over plain records.

Written from the words of the design alone: recursive walks, fractions, one record at a time. It
shares no code with the package but the records themselves.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Any, Literal

Rows = dict[str, tuple[Any, ...]]
Bounds = dict[str, Fraction]
"""`at_least`, `more_than`, `at_most`, `less_than`, as far as they are given."""

EVIDENCE = ("documents", "initiatives", "tiers", "statements", "claims", "mentions")
VERDICTS = Literal["certain", "possible", "impossible"]


def scope(rows: Rows, axis: str, key: Any, *, possible: bool = False) -> set[Any]:
    """Return an id and all inside it: parts and full members, narrower sectors, sub-initiatives."""
    inside: dict[str, Callable[[str], Iterable[str]]] = {
        "region": lambda whole: _regions_in(rows, whole, possible=possible),
        "sector": lambda whole: [each.id for each in rows["sectors"] if whole in each.broader],
        "initiative": lambda whole: [
            each.id for each in rows["initiatives"] if each.part_of == whole
        ],
    }
    found: set[Any] = set()

    def walk(whole: str) -> None:
        if whole not in found:
            found.add(whole)
            for part in inside[axis](whole):
                walk(part)

    if axis not in inside:
        return {key}
    walk(key)
    return found


def _regions_in(rows: Rows, whole: str, *, possible: bool) -> list[str]:
    children = [each.id for each in rows["regions"] if each.parent == whole]
    members = [
        member.region
        for each in rows["regions"]
        if each.id == whole
        for member in each.members
        if member.coverage == "full" or possible
    ]
    return children + members


def select(rows: Rows, table: str, axis: str, key: Any, *, possible: bool = False) -> list[str]:
    """Return the ids of a table's records that one id reaches along an axis, in order."""
    wanted = scope(rows, axis, key, possible=possible)
    return [each.id for each in rows[table] if _matches(rows, table, each, axis, wanted)]


def _get(rows: Rows, table: str, key: str) -> Any:
    return next(each for each in rows[table] if each.id == key)


def _matches(rows: Rows, table: str, record: Any, axis: str, wanted: set[Any]) -> bool:
    """Return whether a record is about any of the ids wanted."""
    if axis in _FACTS:
        return any(_FACTS[axis](rows, table, record, each) for each in wanted)
    if axis == "document":
        if table == "documents":
            return record.id in wanted
        if table == "initiatives":
            return any(place.document in wanted for place in record.anchors)
        return record.document in wanted
    judge = {
        "documents": _document,
        "statements": _statement,
        "claims": _claim,
        "initiatives": _initiative,
        "tiers": _tier,
        "mentions": _mention,
    }[table]
    return judge(rows, record, axis, wanted)


def _document(rows: Rows, record: Any, axis: str, wanted: set[str]) -> bool:
    """A document matches if one of its statements does."""
    return any(
        _statement(rows, each, axis, wanted)
        for each in rows["statements"]
        if each.document == record.id
    )


def _statement(_: Rows, record: Any, axis: str, wanted: set[str]) -> bool:
    names = {"region": "regions", "sector": "sectors", "speaker": "speakers"}
    return not wanted.isdisjoint(getattr(record, names.get(axis, "initiatives")))


def _claim(rows: Rows, record: Any, axis: str, wanted: set[str]) -> bool:
    """A claim's speakers are its statement's."""
    if axis == "speaker":
        return _statement(rows, _get(rows, "statements", record.statement), axis, wanted)
    if axis in {"region", "sector"}:
        return not wanted.isdisjoint(getattr(record, f"{axis}s"))
    return getattr(record, axis) in wanted


def _initiative(rows: Rows, record: Any, axis: str, wanted: set[str]) -> bool:
    """A speaker's initiatives are those that the speaker's statements point to."""
    if axis == "region":
        return not wanted.isdisjoint(record.regions)
    if axis == "sector":
        parts = [key for component in record.components for key in component.sectors]
        return not wanted.isdisjoint([*record.sectors, *parts])
    return any(
        _statement(rows, each, axis, wanted)
        for each in rows["statements"]
        if record.id in each.initiatives
    )


def _tier(rows: Rows, record: Any, axis: str, wanted: set[str]) -> bool:
    """A tier's region and speaker are those of the statement that it stands in."""
    if axis == "sector":
        return record.sector in wanted
    return any(
        _statement(rows, each, axis, wanted)
        for each in rows["statements"]
        if each.document == record.document
        and None not in (each.anchor, record.anchor)
        and each.anchor.start <= record.anchor.start < each.anchor.end
    )


def _mention(rows: Rows, record: Any, axis: str, wanted: set[str]) -> bool:
    """A mention matches if its entity does, a number's if one of its claims does.

    A body's seat is no mention of a place.
    """
    if record.kind == "number":
        claims = [_get(rows, "claims", key) for key in record.claims]
        return any(_claim(rows, claim, axis, wanted) for claim in claims)
    if record.kind == "initiative" and axis != "initiative":
        return _initiative(rows, _get(rows, "initiatives", record.entity), axis, wanted)
    kinds = {"speaker": {"person", "organization"}}.get(axis, {axis})
    return record.kind in kinds and record.entity in wanted


# What records have, rather than are about


def _of(rows: Rows, table: str, record: Any) -> list[Any]:
    """Return the documents that a record is of."""
    if table == "documents":
        return [record]
    if table == "initiatives":
        return [_get(rows, "documents", place.document) for place in record.anchors]
    return [_get(rows, "documents", record.document)]


def _publisher(rows: Rows, table: str, record: Any, key: str) -> bool:
    return any(each.publisher == key for each in _of(rows, table, record))


def _genre(rows: Rows, table: str, record: Any, key: str) -> bool:
    return any(each.genre == key for each in _of(rows, table, record))


def _unit(_: Rows, __: str, record: Any, key: str) -> bool:
    return bool(record.quantity.unit == key)


def _aspect(_: Rows, __: str, record: Any, key: str) -> bool:
    return bool(record.aspect == key)


def _modality(_: Rows, __: str, record: Any, key: str) -> bool:
    return bool(record.modality == key)


def _theme(rows: Rows, table: str, record: Any, key: str) -> bool:
    measure = record if table == "measures" else _get(rows, "measures", record.measure)
    return bool(measure.theme == key)


def _year(rows: Rows, table: str, record: Any, year: int) -> bool:
    """A claim's times meet the year, one with an open end by the other; else the document's day."""
    if table != "claims":
        days = [each.asserted or each.published for each in _of(rows, table, record)]
        return any(day.year == year for day in days)
    for time in (record.as_of, record.deadline):
        if time is None:
            continue
        if None in (time.start, time.end):
            known = time.start or time.end
            if known.year == year:
                return True
        elif any(
            time.start.year + more == year for more in range(time.end.year - time.start.year + 1)
        ):
            return True
    return False


def _placed(rows: Rows, table: str, record: Any, tier: str) -> bool:
    """A tier is what a document says of a sector; what is about that sector in it is meant."""
    if table == "tiers":
        return bool(record.tier == tier)
    said = [each for each in rows["tiers"] if each.tier == tier]
    if table == "sectors":
        return any(each.sector == record.id for each in said)
    documents = [each.id for each in _of(rows, table, record)]
    said = [each for each in said if each.document in documents]
    if table == "documents":
        return bool(said)
    if any(_matches(rows, table, record, "sector", {each.sector}) for each in said):
        return True
    return table == "statements" and any(
        None not in (each.anchor, record.anchor)
        and record.anchor.start <= each.anchor.start < record.anchor.end
        for each in said
    )


def _text(rows: Rows, table: str, record: Any, text: str) -> bool:
    """All words of a text occur in a record's own words or the names of what it is about."""
    texts = _texts(rows, table, record)
    if all(any(_has_word(each, word) for each in texts) for word in tokens(text)):
        return True
    return table == "documents" and any(
        _text(rows, "statements", each, text)
        for each in rows["statements"]
        if each.document == record.id
    )


def _texts(rows: Rows, table: str, record: Any) -> list[str]:
    names = [
        getattr(record, field, None)
        for field in ("name", "name_zh", "label", "title", "adcode", "symbol", "code", "gist")
    ]
    found = [*names, getattr(record, "summary", None), *getattr(record, "aliases", ())]
    about: list[tuple[str, str]] = []
    for field in ("regions", "sectors", "initiatives"):
        about += [(field, key) for key in getattr(record, field, ())]
    if table == "statements":
        ids = {kind: [each.id for each in rows[kind]] for kind in ("people", "organizations")}
        about += [(kind, key) for key in record.speakers for kind in ids if key in ids[kind]]
    if table == "claims":
        found += [record.quantity.surface, _get(rows, "statements", record.statement).gist]
        about += [("measures", record.measure)]
        about += [("initiatives", record.initiative)] if record.initiative else []
    if table == "tiers":
        found += {"future": ["future", "未来产业"]}.get(record.tier, [record.tier])
        about += [("sectors", record.sector)]
    if table == "mentions":
        found += [_get(rows, "claims", key).quantity.surface for key in record.claims]
        plural = {"person": "people"}.get(record.kind, f"{record.kind}s")
        about += [(plural, record.entity)] if record.entity else []
    for kind, key in about:
        named = _get(rows, kind, key)
        found += [named.name, getattr(named, "name_zh", None), *named.aliases]
    return [each for each in found if each]


def _is_chinese(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(("CJK UNIFIED", "HIRAGANA", "KATAKANA"))


def tokens(text: str) -> list[str]:
    """Return the words of a text, sign by sign: Chinese runs, and runs of other letters."""
    signs = unicodedata.normalize("NFKD", text.replace("，", " "))
    plain = "".join(sign for sign in signs if not unicodedata.combining(sign)).casefold()
    found: list[str] = []
    last = ""
    for at, sign in enumerate(plain):
        after = plain[at + 1 : at + 2]
        kind = "chinese" if _is_chinese(sign) else "other" if sign.isalnum() else ""
        inner = last == "other" and not _is_chinese(after or " ") and after.isalnum()
        if (
            not kind
            and inner
            and (sign == "&" or (sign in ".," and plain[at - 1].isdigit() and after.isdigit()))
        ):
            kind = "other"
        if kind and kind == last:
            found[-1] += sign
        elif kind:
            found.append(sign)
        last = kind
    return found


def _has_word(text: str, word: str) -> bool:
    if _is_chinese(word[0]):
        return any(word in each for each in tokens(text))
    return word in tokens(text)


_FACTS: dict[str, Callable[[Rows, str, Any, Any], bool]] = {
    "publisher": _publisher,
    "genre": _genre,
    "unit": _unit,
    "aspect": _aspect,
    "modality": _modality,
    "theme": _theme,
    "year": _year,
    "tier": _placed,
    "text": _text,
}


def comparable(one: Any, other: Any) -> bool:
    """Return whether values in two units compare, as the design's §5 says."""
    if one.id == other.id:
        return True
    if one.dimension == "count":
        return other.dimension == "count" and "count" in {one.id, other.id}
    if one.dimension == "money":
        return other.dimension == "money" and one.code is not None and one.code == other.code
    return bool(one.dimension == other.dimension)


def satisfies(value: Fraction, bounds: Bounds) -> bool:
    """Return whether a number satisfies all bounds."""
    judges: dict[str, Callable[[Fraction, Fraction], bool]] = {
        "at_least": lambda number, bound: number >= bound,
        "more_than": lambda number, bound: number > bound,
        "at_most": lambda number, bound: number <= bound,
        "less_than": lambda number, bound: number < bound,
    }
    return all(judges[name](value, bound) for name, bound in bounds.items())


def _holds(interval: Any, value: Fraction) -> bool:
    low, high = interval.lower, interval.upper
    return (low is None or value > low or (interval.lower_closed and value == low)) and (
        high is None or value < high or (interval.upper_closed and value == high)
    )


def verdict(quantity: Any, unit: Any, bounds: Bounds, asked: Any) -> VERDICTS:
    """Return whether all, some or no admissible values satisfy bounds in another unit.

    Tries values enough to tell any two sets with these ends apart.
    """
    ratio = Fraction(asked.factor) / Fraction(unit.factor)
    own = {bound * ratio for bound in bounds.values()}
    own |= {
        Fraction(b) for b in (quantity.interval.lower, quantity.interval.upper) if b is not None
    }
    if unit.integral:
        tried = {
            Fraction(near + step)
            for at in own
            for near in (floor(at), ceil(at))
            for step in (-1, 0, 1)
        }
    else:
        points = sorted(own | {min(own) - 1, max(own) + 1})
        tried = {*points, *((low + high) / 2 for low, high in pairwise(points))}
    answers = {
        satisfies(value / ratio, bounds) for value in tried if _holds(quantity.interval, value)
    }
    assert answers, "a quantity without a world is an error, never a verdict"
    return "possible" if len(answers) == 2 else "certain" if answers == {True} else "impossible"


def by_value(
    rows: Rows, claims: Iterable[str], bounds: Bounds, unit: str, *, possible: bool, inferred: bool
) -> list[str]:
    """Return those of the claims that certainly, or at least possibly, satisfy bounds."""
    kept = {"certain", "possible"} if possible else {"certain"}
    asked = _get(rows, "units", unit)
    found: list[str] = []
    for key in claims:
        quantity = _get(rows, "claims", key).quantity
        own = _get(rows, "units", quantity.unit)
        if not comparable(own, asked) or (quantity.unit_basis == "inferred" and not inferred):
            continue
        if verdict(quantity, own, bounds, asked) in kept:
            found.append(key)
    return found
