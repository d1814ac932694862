"""A verb with what it is given, and what it did to a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, get_args

from attrs import frozen

from npf_corpus.errors import UnknownName, kept
from npf_corpus.intervals._value import Value


@frozen(eq=False, repr=False)
class Verb(Value):
    """A verb with its arguments.

    Attributes:
        name: Its name, such as `by_region`.
        arguments: What it is given by place.
        options: What it is given by name.
    """

    name: str
    arguments: tuple[Any, ...]
    options: Mapping[str, Any]

    @property
    def axis(self) -> str:
        """What the verb narrows by, such as `region`."""
        return self.name.removeprefix("by_")

    def __hash__(self) -> int:
        """Return a hash of the name and the arguments; options need have none."""
        return hash((self.name, self.arguments))

    def __repr__(self) -> str:
        """Return the call."""
        given = [*map(repr, self.arguments)]
        given += [f"{name}={value!r}" for name, value in self.options.items()]
        return f"{self.name}({', '.join(given)})"


def as_verb(pickled: Any) -> Verb:
    """Return the verb that was pickled; in 0.1.0 it was a tuple, whose options were pairs."""
    if isinstance(pickled, Verb):
        return pickled
    name, arguments, options = pickled
    return Verb(name, arguments, dict(options))


class Move(NamedTuple):
    """A verb that made one table of another, with the bits of the records before and after."""

    verb: Verb
    before: int
    after: int


def check_choice(name: str, value: object, kind: object) -> None:
    """Raise UnknownName where a value is none of a Literal's."""
    options = get_args(kind)
    if not isinstance(value, str) or value not in options:
        raise UnknownName(name, str(kept(value)), options)
