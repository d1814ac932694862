"""What frozen values have in common."""

from __future__ import annotations

from typing import ClassVar, Protocol, TypeVar

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
    __match_args__: ClassVar[tuple[str, ...]]
    _besides: ClassVar[tuple[str, ...]] = ()
    """Properties that notebooks show too, though they follow from the fields."""

    def _fields(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self.__match_args__])

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
        shown = zip(self.__match_args__, self._fields(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in shown)})"

    def _repr_html_(self) -> str:
        """Return the fields as notebooks show them."""
        from npf_corpus.intervals._html import listed

        names = (*self.__match_args__, *self._besides)
        return listed(type(self).__name__, [(name, getattr(self, name)) for name in names])

    def _inline_html(self) -> str:
        """Return the fields as notebooks show them amid others'."""
        from npf_corpus.intervals._html import inline

        return inline(zip(self.__match_args__, self._fields(), strict=True))
