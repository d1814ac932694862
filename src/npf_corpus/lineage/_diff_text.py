"""How changes read in a terminal: what a record is, and what differs between two values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from attrs import has

from npf_corpus.records._kinds import title_of
from npf_corpus.release._converter import dump, leaf, stored

_SHOWN, _CONTEXT = 60, 20


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
            pairs = enumerate(zip(old, new, strict=False))
            same = next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))
            start = same - _CONTEXT
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
