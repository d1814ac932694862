"""The verbs that narrow, one row each; a verb with what it is given, and what it did to a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, get_args

from attrs import frozen

from npf_corpus.errors import UnknownName, kept
from npf_corpus.intervals._value import Value
from npf_corpus.records._choices import Aspect, Modality, Theme

Axis = Literal[
    "region",
    "sector",
    "document",
    "speaker",
    "initiative",
    "measure",
    "modality",
    "aspect",
    "theme",
    "unit",
    "publisher",
    "genre",
    "tier",
    "year",
    "text",
]
"""What records are narrowed along, each by a verb of its own."""


class Way(NamedTuple):
    """What there is to know of a verb that narrows by something named.

    Attributes:
        help: What its option on the command line says.
        tables: The tables of the records that it takes, by id, name or alias.
        choices: The words that it takes, exactly as they are written.
        metavar: What the command line calls its value.
    """

    help: str
    tables: tuple[str, ...] = ()
    choices: object = None
    metavar: str = "NAME"


WAYS: dict[str, Way] = {
    "region": Way("Region with its parts and full members: id, name or alias.", ("regions",)),
    "sector": Way("Sector with the narrower ones: id, name or alias.", ("sectors",)),
    "document": Way("Document: id, label or title.", ("documents",)),
    "speaker": Way("Person or body that says it: id, name or alias.", ("people", "organizations")),
    "initiative": Way("Initiative with its parts: id, name or alias.", ("initiatives",)),
    "measure": Way("What is measured: id, name or alias.", ("measures",)),
    "modality": Way("Whether it holds or is only meant to.", choices=Modality),
    "aspect": Way("Whether it is a level, a change, a rank or a comparison.", choices=Aspect),
    "theme": Way("Theme of what is measured.", choices=Theme),
    "unit": Way("Unit of the figures, or of bounds that are plain numbers.", ("units",)),
    "publisher": Way("Body that published the document: id, name or alias.", ("organizations",)),
    "genre": Way("Genre of the document, say news.", metavar="GENRE"),
    "tier": Way("Tier in which a document places a sector, say future.", metavar="TIER"),
    "year": Way("Year of a figure, or of the document of other records.", metavar="YEAR"),
    "text": Way(
        "Words in the names, gists or figures of a record, which must have all of them.",
        metavar="WORDS",
    ),
}
"""The verbs that narrow by something named, in the order of their options; `by_value` has bounds.

A row here, what it reaches in `_store` or `_reach`, and a method on the tables make a verb.
"""

AXES = {axis: way.tables for axis, way in WAYS.items() if way.tables}
"""Axis to the tables of what its verb takes: `speaker` takes people, then organizations."""


def verb_of(axis: str) -> str:
    """Return the name of the verb that narrows along an axis."""
    return "matching" if axis == "text" else f"by_{axis}"


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
        return "text" if self.name == "matching" else self.name.removeprefix("by_")

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
