"""All but tables as HTML for notebooks: records, quantities, corpora, explanations, differences.

Nothing brings scripts or colours of its own, so that it reads on a light page and on a dark one;
what it is made of is only ever written as text. A record knows no corpus: its references stay
ids, which `corpus[id]` resolves. A text that a user attached is never shown, since notebooks are
passed on with what they show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any

from npf_corpus._display import bar, table_html
from npf_corpus._frozen import Value
from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity
from npf_corpus.records import TABLES, Anchor, Period

if TYPE_CHECKING:
    from npf_corpus._diff import Diff
    from npf_corpus._explain import Explanation
    from npf_corpus.corpus import Corpus
    from npf_corpus.tables import Match

_MOST = 50
_NONE = "–"
_LIST = "display:grid;grid-template-columns:max-content auto;gap:.2em 1em;margin:.3em 0"
_CELL = "width:auto;margin:0;padding:0;float:none;text-align:left"
_SENTENCE = 40
"""Texts longer than this are listed below each other."""

_BESIDES = {"Release": ("pin",), "Step": ("removed",), "Summary": ("places", "is_another_text")}
"""What else is worth a line, though it follows from the fields."""


def value_html(value: Value) -> str:
    """Return a record or another frozen value as a heading with a list of its fields."""
    if isinstance(value, Interval):
        return f"<div>{_bar(value)}</div>"
    name = type(value).__name__
    names = (*value.__match_args__, *_BESIDES.get(name, ()))
    return _listed(name, [(each, getattr(value, each)) for each in names])


def _listed(heading: str, fields: Iterable[tuple[str, Any]]) -> str:
    items = "".join(
        f'<dt style="{_CELL}">{escape(name)}</dt><dd style="{_CELL}">{_shown(name, value)}</dd>'
        for name, value in fields
    )
    return f'<div><strong>{escape(heading)}</strong><dl style="{_LIST}">{items}</dl></div>'


def _shown(name: str, value: object) -> str:
    """Return one field's value as HTML."""
    if value is None or value in ((), ""):
        return _NONE
    for kind, show in _WAYS:
        if isinstance(value, kind):
            return show(value)
    text = escape(str(value))
    if name == "url" and text.startswith(("http://", "https://")):
        return f'<a href="{text}" rel="noopener noreferrer">{text}</a>'
    return text


def _quantity(value: Quantity) -> str:
    unit = f" <em>unit</em> {_shown('', value.unit)} ({_shown('', value.unit_basis)})"
    return f"“{escape(value.surface)}”{unit}<br>{_bar(value.interval)}"


def _anchor(value: Anchor) -> str:
    return f"code points {value.start} to {value.end}, digest {escape(value.digest)}"


def _several(values: tuple[object, ...]) -> str:
    shown = [_shown("", each) for each in values[:_MOST]]
    if len(values) > _MOST:
        shown.append(f"and {len(values) - _MOST} more")
    is_long = any(isinstance(each, Value) or len(str(each)) > _SENTENCE for each in values)
    return ("<br>" if is_long else ", ").join(shown)


def _inline(value: Value) -> str:
    return "; ".join(
        f"<em>{escape(name)}</em> {_shown(name, getattr(value, name))}"
        for name in value.__match_args__
    )


def _bar(interval: Interval) -> str:
    bounds = [each for each in (interval.lower, interval.upper) if each is not None]
    return bar(interval, bounds)


_WAYS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: "yes" if value else "no"),
    (Decimal, lambda value: f"{value:f}"),
    (tuple, _several),
    (Interval, _bar),
    (Quantity, _quantity),
    (Anchor, _anchor),
    (Period, str),
    (Value, _inline),
)
"""How each type is shown, its own before its parent's; what is none of these is text."""


def matches_html(matches: Sequence[Match[Any]]) -> str:
    """Return what a text may mean as a table, best first."""
    rows = [
        [_shown("", each.record.id), _own_name(each.record)]
        + [_shown("", part) for part in (each.alias, each.how, f"{each.score:.2f}")]
        for each in matches
    ]
    caption = f"{len(matches)} match{'es' * (len(matches) != 1)}"
    return table_html(caption, ("id", "name", "matched by", "how", "score"), rows)


def _own_name(record: Any) -> str:
    return _shown("", getattr(record, "name", None) or getattr(record, "label", None))


def corpus_html(corpus: Corpus) -> str:
    """Return a corpus as what it is and how much it holds."""
    whole = corpus.whole
    held: list[str] = []
    for table in TABLES:
        count, total = len(getattr(corpus, table)), len(getattr(whole, table))
        held.append(f"{count if count == total else f'{count} of {total}'} {table}")
    names = ("pin", "licence", "citation", "notes")
    facts = [(name, getattr(corpus, name)) for name in names]
    return _listed(repr(corpus)[1:-1], [*facts, ("tables", ", ".join(held))])


def explanation_html(explanation: Explanation) -> str:
    """Return an explanation as a table of its steps."""
    rows = [
        [
            _shown("", step.asked),
            str(step.before),
            str(step.kept),
            "<br>".join(map(escape, step.remarks)),
        ]
        for step in explanation.steps
    ]
    caption = (
        f"{explanation.kept} of {explanation.total} {explanation.table} "
        f"in npf_corpus data {explanation.version}"
    )
    return table_html(caption, ("step", "before", "kept", "what to know"), rows)


def diff_html(diff: Diff) -> str:
    """Return a difference as a table, a change a row."""
    caption = str(diff).partition("\n")[0]
    rows = [
        [
            _shown("", part)
            for part in (each.kind, each.table, each.id, str(each).partition("  ")[2])
        ]
        for each in diff.changes[:_MOST]
    ]
    if len(diff) > _MOST:
        rows.append([f"and {len(diff) - _MOST} more", "", "", ""])
    return table_html(caption, ("kind", "table", "id", "change"), rows)
