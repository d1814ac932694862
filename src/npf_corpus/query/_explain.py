"""Why a table holds what it holds: one step per verb, in words and as records."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from attrs import frozen

from npf_corpus.errors import counted
from npf_corpus.intervals._value import Value
from npf_corpus.query._units import besides
from npf_corpus.query._values import Asked, values_of
from npf_corpus.query._verb import AXES
from npf_corpus.records._kinds import KIND, title_of

if TYPE_CHECKING:
    from npf_corpus.query._store import Certainty, Store
    from npf_corpus.query._verb import Axis, Move, Verb

_CERTAINTIES: tuple[Certainty, ...] = ("certain", "possible")
_SIGNS = {"&": "and", "|": "or", "-": "without"}
_FACTS = ("modality", "aspect", "theme", "unit", "publisher", "genre", "tier", "year", "text")
"""Axes of what a record has, not of what it is about: no text mentions these."""

_COMPARING = ("rank", "difference")
"""The aspects that say how a figure lies to others."""


@frozen(eq=False, repr=False)
class Step(Value):
    """What one verb did.

    Attributes:
        verb: `region` for `by_region` and so on, `text` for `matching`, `[]` for a slice, `&`,
            `|` or `-`.
        asked: What was asked, in words.
        before: Records before the step.
        kept: Records after it.
        possible: By value: records that satisfy the bounds only possibly; kept with
            `certainty="possible"`, else left out. By region: likewise through partial members.
        inferred: By value: records left out because the text does not state their unit, that
            would else have been kept.
        incomparable: By value: unit and number of the records whose unit does not compare.
        note: An answer to what a reader may wonder, such as why nothing is left.
    """

    verb: str
    asked: str
    before: int
    kept: int
    possible: int
    inferred: int
    incomparable: tuple[tuple[str, int], ...]
    note: str

    _besides = ("removed",)

    @property
    def removed(self) -> int:
        """How many records the step left out."""
        return max(0, self.before - self.kept)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What else there is to know: a few words each."""
        found: list[str] = []
        if self.possible:
            found.append(f"{self.possible} only possibly")
        if self.inferred:
            found.append(f"{self.inferred} left out, their unit is inferred (inferred=True)")
        if self.incomparable:
            units = ", ".join(f"{count} in {unit}" for unit, count in self.incomparable)
            found.append(f"not comparable: {units}")
        if self.note:
            found.append(self.note)
        return tuple(found)

    def __str__(self) -> str:
        """Return the step in one line."""
        counts = f"kept {self.kept} of {self.before}"
        if self.verb == "|":
            counts = f"added {self.kept - self.before} to {self.before}"
        return "; ".join((f"{self.asked}: {counts}", *self.remarks))


@frozen(eq=False, repr=False)
class Explanation(Value):
    """How a table came about.

    Attributes:
        table: The kind of record.
        corpus: Name of the corpus.
        version: The release.
        total: Records of that kind in the release.
        kept: Records in the table.
        steps: What each verb did, in order.
    """

    table: str
    corpus: str
    version: str
    total: int
    kept: int
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        """Return the explanation, one step a line."""
        total = counted(self.total, KIND[self.table].one, self.table)
        lines = [f"{total} in {self.corpus} {self.version}"]
        lines += [f"- {step}" for step in self.steps]
        return "\n".join([*lines, f"= {self.kept} of {total}"])

    def _repr_html_(self) -> str:
        """Return the steps as notebooks show them."""
        from html import escape

        from npf_corpus.intervals._html import shown, table_html

        rows = [
            [
                shown(step.asked),
                str(step.before),
                str(step.kept),
                "<br>".join(map(escape, step.remarks)),
            ]
            for step in self.steps
        ]
        total = counted(self.total, KIND[self.table].one, self.table)
        caption = f"{self.kept} of {total} in {self.corpus} {self.version}"
        return table_html(caption, ("step", "before", "kept", "what to know"), rows)


def explain(store: Store, table: str, bits: int, moves: tuple[Move, ...]) -> Explanation:
    """Return what each move kept and left out."""
    steps = tuple(_step(store, table, move) for move in moves)
    total = len(store.records(table))
    manifest = store.manifest
    return Explanation(table, manifest.name, manifest.version, total, bits.bit_count(), steps)


def _step(store: Store, table: str, move: Move) -> Step:
    verb = move.verb
    before, kept = move.before.bit_count(), move.after.bit_count()
    if verb.axis == "value":
        return _value_step(store, move, before, kept)
    if verb.name in _SIGNS:
        return Step(verb.name, _other(store, table, verb), before, kept, 0, 0, (), "")
    if verb.name == "[]":
        return Step(verb.name, _asked(store, verb), before, kept, 0, 0, (), "")
    possible, note = 0, ""
    if verb.axis == "region":
        certain, partly = (store.reached_by(table, verb, each) for each in _CERTAINTIES)
        possible = (move.before & partly & ~certain).bit_count()
    if not kept and (before or verb.axis != "modality"):
        note = _why_none(store, table, move)
    elif verb.axis == "measure" and table == "claims":
        compared = [store.matching(table, "aspect", each) for each in _COMPARING]
        if not store.reached_by(table, verb) & ~(compared[0] | compared[1]):
            note = "all are ranks or differences; another measure may have the thing itself"
    elif verb.axis == "unit":
        note = besides(store, verb.arguments, move.before)
    return Step(verb.axis, _asked(store, verb), before, kept, possible, 0, (), note)


def _other(store: Store, table: str, verb: Verb) -> str:
    """Say what a table was combined with: its verbs, where they fit into a line."""
    count, verbs = verb.options["count"], verb.options["verbs"]
    number = counted(count, KIND[table].one, table)
    if count == len(store.records(table)):
        return f"{_SIGNS[verb.name]} all {number}"
    what = " with ".join(_asked(store, each) for each in verbs) or "another selection"
    return f"{_SIGNS[verb.name]} {number} of {what}"


def _asked(store: Store, verb: Verb) -> str:
    if verb.axis == "value":
        return f"{verb.options['certainty']} {verb.options['asked']}"
    if verb.name == "[]":
        return f"positions {verb.options['asked']}"
    named = (_named(store, verb, key) for key in verb.arguments)
    return f"{'words' if verb.axis == 'text' else verb.axis} {', or '.join(named)}"


def _named(store: Store, verb: Verb, key: str) -> str:
    """Return an id with its name and how much is inside it."""
    if verb.axis not in AXES:
        return repr(key) if verb.axis == "text" else str(key)
    table = next(each for each in AXES[verb.axis] if key in store.positions(each))
    name = title_of(store.record(table, key))
    certainty = cast("Certainty", verb.options.get("certainty", "certain"))
    parts = len(store.scope(cast("Axis", verb.axis), key, certainty)) - 1
    more = f" and {parts} inside it" if parts else ""
    return f"{key} ({name}){more}" if name != key else f"{key}{more}"


def _why_none(store: Store, table: str, move: Move) -> str:
    """Say whether nothing is left because nothing is said at all, or nothing in this selection."""
    verb = move.verb
    if store.reached_by(table, verb):
        what = "with" if verb.axis in _FACTS else "about"
        none = f"there are {table} {what} it, but none among these {move.before.bit_count()}"
        return none if move.before else ""  # a step before says why
    if verb.axis in _FACTS:
        from npf_corpus.query._reach import instead

        return instead(store, table, verb, move.before)
    if verb.axis not in KIND["statements"].narrows or verb.axis == "document":
        return f"known, but no {table} have it"
    said = store.reached_by("statements", verb).bit_count()
    named = store.reached_by("mentions", verb).bit_count()
    if not said and not named:
        return "known, but no document of this release mentions it"
    places = f"{counted(said, 'statement')}, {counted(named, 'mention')}"
    if table == "claims":
        return f"mentioned ({places}), but with no figures"
    return f"mentioned ({places}), but by no {table}"


def _value_step(store: Store, move: Move, before: int, kept: int) -> Step:
    asked, certainty, inferred = cast("tuple[Asked, str, bool]", tuple(move.verb.options.values()))
    values = values_of(store)
    comparable = move.before & values.comparable(asked.unit)
    stated = comparable & values.stated
    used = comparable if inferred else stated
    certain, either = (values.select(used, asked, possible=each)[0] for each in (False, True))
    left = 0
    if not inferred:
        left, _ = values.select(comparable & ~stated, asked, possible=certainty == "possible")
    units = values.by_unit(move.before & ~comparable)
    note = ""
    if not kept:
        compared = used.bit_count()
        note = (
            f"{counted(compared, 'figure')} compared, none within the bounds"
            if compared
            else ("no figure with a unit that compares")
        )
    return Step(
        "value",
        _asked(store, move.verb),
        before,
        kept,
        (either & ~certain).bit_count(),
        left.bit_count(),
        tuple(sorted(units.items())),
        note,
    )
