"""What frozen values have in common."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol, TypeVar

I_co = TypeVar("I_co", bound=str, covariant=True)


class Identified(Protocol[I_co]):
    """What has an id of a certain type."""

    @property
    def id(self) -> I_co:
        """The id."""
        ...


class Value:
    """Equal where class and fields are, shown by its fields; the base of records.

    One implementation for all of them, since generated ones cost each import of the package.
    """

    __slots__ = ()
    _besides: ClassVar[tuple[str, ...]] = ()
    """Properties that notebooks show too, though they follow from the fields."""
    _unstated: ClassVar[tuple[str, ...]] = ()
    """Fields that follow from others, or from other records, and are neither compared nor shown."""

    def _fields(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in names_of(type(self))])

    def __eq__(self, other: object) -> bool:
        """Return whether both are of one class and all fields are equal."""
        if type(other) is not type(self):
            return NotImplemented
        return self._fields() == other._fields()

    def __hash__(self) -> int:
        """Return a hash of the fields."""
        return hash(self._fields())

    def __repr__(self) -> str:
        """Return the record as the call that makes it."""
        shown = zip(names_of(type(self)), self._fields(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in shown)})"

    def __getstate__(self) -> dict[str, object]:
        """Return the fields by name, for a pickle."""
        return {each.name: getattr(self, each.name) for each in _attributes(type(self))}

    def __setstate__(self, state: dict[str, object]) -> None:
        """Take the fields of a pickle; what one of an older version lacks has its default."""
        for each in sorted(_attributes(type(self)), key=lambda each: each.name not in state):
            value = state[each.name] if each.name in state else default_of(each, self)
            object.__setattr__(self, each.name, value)

    def _repr_html_(self) -> str:
        """Return the fields as notebooks show them."""
        from npf_corpus.intervals._html import listed

        names = (*names_of(type(self)), *self._besides)
        return listed(type(self).__name__, [(name, getattr(self, name)) for name in names])

    def _inline_html(self) -> str:
        """Return the fields as notebooks show them amid others'."""
        from npf_corpus.intervals._html import inline

        return inline(zip(names_of(type(self)), self._fields(), strict=True))


_NAMES: dict[type, tuple[str, ...]] = {}


def names_of(cls: type[Value]) -> tuple[str, ...]:
    """Return the names of the fields that a value is compared and shown by, in order."""
    names = _NAMES.get(cls)
    if names is None:
        stated = [each.name for each in _attributes(cls) if each.name not in cls._unstated]
        names = _NAMES[cls] = tuple(stated)
    return names


def default_of(attribute: Any, value: Value) -> object:
    """Return what a field has by default, given the fields before it."""
    factory = getattr(attribute.default, "factory", None)
    return attribute.default if factory is None else factory(value)


def _attributes(cls: type[Value]) -> tuple[Any, ...]:
    return getattr(cls, "__attrs_attrs__")  # type: ignore[no-any-return]  # noqa: B009 - attrs adds it
