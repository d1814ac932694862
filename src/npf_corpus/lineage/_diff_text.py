"""How changes read in a terminal: what a record is, and what differs between two values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from os.path import commonprefix
from typing import TYPE_CHECKING, Any, cast

from attrs import has

from npf_corpus.records._kinds import title_of
from npf_corpus.release._converter import dump, leaf, stored

if TYPE_CHECKING:
    from npf_corpus.lineage._diff import Diff

_SHOWN, _CONTEXT = 60, 20
_FACTS = ("schema", "normalisation", "readings", "licence", "citation", "notes")
"""Facts of a manifest whose change a reader may want to know."""


def heading(found: Diff) -> str:
    """Return from which release to which, and how many changes there are of each kind."""
    kinds = (("retired", found.retired), ("added", found.added), ("corrected", found.corrected))
    counts = ", ".join(f"{len(changes)} {kind}" for kind, changes in kinds)
    needs = f"; needs a new {found.bump} version" if found.bump else ""
    return f"{found.before.version} → {found.after.version}: {counts}{needs}"


def facts(found: Diff) -> list[str]:
    """Return what changed in the releases themselves, such as the licence, under its heading."""
    lines = [
        f"  ~ {line}"
        for name in _FACTS
        for line in changed(name, getattr(found.before, name), getattr(found.after, name))
    ]
    return ["release", *lines] if lines else []


def summary(found: Diff) -> str:
    """Return the heading, then a line for each table: what was retired, added and corrected.

    Example: `claims: 1 retired, 877 corrected (measure 485, sectors 338, unit 69)`.
    """
    lines = [heading(found)]
    for table in dict.fromkeys(change.table for change in found):
        changes = [change for change in found if change.table == table]
        fields = Counter(str(each.field) for each in changes if each.kind == "corrected")
        records = {each.id for each in changes if each.kind == "corrected"}
        kinds = Counter(each.kind for each in changes)
        parts = [f"{kinds[kind]} {kind}" for kind in ("retired", "added") if kinds[kind]]
        if records:
            told = ", ".join(f"{field} {count}" for field, count in fields.most_common())
            parts.append(f"{len(records)} corrected ({told})")
        lines.append(f"  {table}: {', '.join(parts)}")
    return "\n".join([*lines, *facts(found)])


def label(record: Any) -> str:
    """Return what tells a reader which record it is."""
    return _shown(title_of(record))


def changed(path: str, old: object, new: object) -> Iterator[str]:
    """Yield what differs between two values of a field, one line for each innermost field."""
    if old == new:
        return
    olds, news = _items(old), _items(new)
    if olds is not None and news is not None:
        items = [f"-{_shown(each)}" for each in olds if each not in news]
        items += [f"+{_shown(each)}" for each in news if each not in olds]
        yield f"{path}: {' '.join(items) or 'in another order'}"
    elif type(old) is type(new) and _is_record(old):
        for name in stored(type(old)):
            yield from changed(f"{path}.{name}", getattr(old, name), getattr(new, name))
    else:
        start = 0
        if isinstance(old, str) and isinstance(new, str):
            start = len(commonprefix((old, new))) - _CONTEXT  # noqa: RUF071 - of characters
        yield f"{path}: {_shown(old, start)} → {_shown(new, start)}"


def _items(value: object) -> tuple[object, ...] | None:
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else None


def _is_record(value: object) -> bool:
    return has(type(value)) and leaf(type(value)) is None


def _shown(value: object, start: int = 0) -> str:
    """Return a value on one line, a long text shortened to where it differs."""
    if value is None:
        return "none"
    if isinstance(value, str):
        text = repr(f"…{value[start:]}" if start > _CONTEXT else value)
    else:
        text = dump(value) if _is_record(value) else str(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
