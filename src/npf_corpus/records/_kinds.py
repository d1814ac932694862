"""The twelve kinds of record: one row for each, with all that other modules must know of a kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Union, cast

if TYPE_CHECKING:
    from npf_corpus.records._documents import Document
    from npf_corpus.records._evidence import Initiative, Mention, Statement, Tier
    from npf_corpus.records._figures import NumericClaim, Unit
    from npf_corpus.records._vocabulary import Measure, Organization, Person, Region, Sector

    Record = (
        Document
        | Region
        | Sector
        | Tier
        | Organization
        | Person
        | Initiative
        | Measure
        | Unit
        | Statement
        | NumericClaim
        | Mention
    )
    KIND_OF: dict[type, Kind]
    TABLES: dict[str, type[Record]]
_ANY = ("region", "sector", "document", "speaker", "publisher", "genre", "tier", "year", "text")


class Kind(NamedTuple):
    """What there is to know of a kind of record.

    Attributes:
        table: Name of its table.
        path: Module and name of the class of its records.
        one: What one record is called.
        title: The field that a reader calls a record by.
        columns: The fields that a notebook shows.
        cells: The columns that the command line shows: heading, and the fields in it.
        names: The fields that are names.
        aliases: The fields that are further names, besides `aliases`.
        narrows: The verbs that narrow its table: `region` stands for `by_region`.
        words: The fields besides names in which `matching` looks: texts, and ids of records.
        letter: What ids of its records begin with after the document's, as in `….c3`.
        mentioned: Whether a mention may name its records.
    """

    table: str
    path: str
    one: str
    title: str
    columns: tuple[str, ...]
    cells: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    narrows: tuple[str, ...] = ("text",)
    words: tuple[str, ...] = ()
    letter: str = ""
    mentioned: bool = False

    @property
    def cls(self) -> type[Record]:
        """The class of its records, which is made when it is first asked for."""
        from importlib import import_module

        module, name = self.path.split(".")
        return cast("type[Record]", getattr(import_module(f"npf_corpus.records.{module}"), name))


KINDS = (
    Kind("documents", "_documents.Document", "document", "label",
         columns=("id", "label", "published", "fidelity"),
         cells={"document": ("id", "genre", "fidelity", "depth"), "label": ("label",),
                "publisher": ("publisher",), "published": ("published",)},
         names=("label", "title"), narrows=_ANY),
    Kind("regions", "_vocabulary.Region", "region", "name",
         columns=("id", "name", "name_zh", "kind", "parent"),
         cells={"region": ("id",), "name": ("names",), "kind": ("place_kind",)},
         names=("name", "name_zh"), aliases=("adcode",), mentioned=True),
    Kind("sectors", "_vocabulary.Sector", "sector", "name",
         columns=("id", "name", "name_zh", "broader"),
         cells={"sector": ("id",), "name": ("names",), "part of": ("broader",)},
         names=("name", "name_zh"), mentioned=True, narrows=("tier", "text")),
    Kind("tiers", "_evidence.Tier", "tier", "tier", columns=("id", "sector", "tier", "document"),
         cells={"assertion": ("id",), "sector": ("sector",), "tier": ("tier",),
                "said by": ("owner",)},
         narrows=_ANY, letter="t", words=("tier", "sector")),
    Kind("organizations", "_vocabulary.Organization", "organization", "name",
         columns=("id", "name", "kind", "region"),
         cells={"organization": ("id",), "name": ("name",), "kind": ("kind",),
                "region": ("region",)},
         names=("name", "name_zh"), mentioned=True),
    Kind("people", "_vocabulary.Person", "person", "name", columns=("id", "name"),
         cells={"person": ("id",), "name": ("name",), "roles": ("offices",)},
         names=("name", "name_zh"), mentioned=True),
    Kind("initiatives", "_evidence.Initiative", "initiative", "name",
         columns=("id", "name", "kind", "status", "regions"),
         cells={"initiative": ("id", "name", "name_zh"), "status": ("kind", "status"),
                "about": ("regions", "sectors"), "summary": ("summary",)},
         names=("name", "name_zh"), narrows=_ANY, mentioned=True,
         words=("summary", "regions", "sectors")),
    Kind("measures", "_vocabulary.Measure", "measure", "name",
         columns=("id", "name", "dimension", "domain"),
         cells={"measure": ("id",), "name": ("name",), "dimension": ("dimension", "theme"),
                "domain": ("domain",), "share of": ("denominator",)},
         names=("name", "name_zh"), narrows=("theme", "text")),
    Kind("units", "_figures.Unit", "unit", "name", columns=("id", "name", "dimension", "symbol"),
         cells={"unit": ("id",), "name": ("name",), "symbol": ("symbol",),
                "dimension": ("dimension",), "factor": ("factor",)},
         names=("name",), aliases=("symbol", "code")),
    Kind("statements", "_evidence.Statement", "statement", "gist",
         columns=("id", "kind", "gist", "attribution", "speakers"),
         cells={"statement": ("id", "kind"), "gist": ("gist",), "about": ("regions", "sectors"),
                "speaker": ("speaker",)},
         narrows=(*_ANY, "initiative"), letter="s",
         words=("gist", "regions", "sectors", "initiatives", "speakers")),
    Kind("claims", "_figures.NumericClaim", "claim", "quantity",
         columns=("id", "measure", "figure", "interval", "regions", "sectors", "modality"),
         cells={"claim": ("id", "measured"), "figure": ("figure",), "about": ("regions", "sectors"),
                "modality": ("modality", "hedged", "disputed", "by")},
         narrows=(*_ANY, "initiative", "measure", "modality", "aspect", "theme", "unit", "value"),
         letter="c",
         words=("quantity", "statement", "measure", "regions", "sectors", "initiative")),
    Kind("mentions", "_evidence.Mention", "mention", "kind",
         columns=("id", "kind", "entity", "number_class", "claims"),
         cells={"mention": ("id",), "kind": ("class",), "of": ("entity", "claims"),
                "place": ("place",)},
         narrows=_ANY, letter="m", words=("entity", "claims")),
)  # fmt: skip
"""The kinds, in the order of a release's manifest."""

KIND = {kind.table: kind for kind in KINDS}

EVIDENCE = tuple(kind.table for kind in KINDS if "document" in kind.narrows)
"""The tables of evidence; all others are vocabularies, except initiatives."""

LETTERS = {kind.table: kind.letter for kind in KINDS if kind.letter}
"""The tables of what stands at a place of one document, with the letter in their ids."""

MENTIONED = {kind.one: kind.table for kind in KINDS if kind.mentioned}
"""Kind of mention to the table of what it names; a number names no record."""


def __getattr__(name: str) -> Any:
    """Return what has the classes of all kinds, which are made when it is first asked for."""
    if name not in _OF_CLASSES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = _OF_CLASSES[name]()
    return found


_OF_CLASSES: dict[str, Callable[[], Any]] = {
    "KIND_OF": lambda: {kind.cls: kind for kind in KINDS},
    "Record": lambda: Union[tuple(kind.cls for kind in KINDS)],  # noqa: UP007
    "TABLES": lambda: {kind.table: kind.cls for kind in KINDS},
}


def title_of(record: Any) -> str:
    """Return what a reader calls a record: its name, label or gist, or the words of its figure.

    A statement of which only the figures were read has no gist, and is called by its id.
    """
    name = f".{type(record).__name__}"
    title = next(kind.title for kind in KINDS if kind.path.endswith(name))
    value = getattr(record, title)
    return record.id if value is None else str(getattr(value, "surface", value))


def table_of_ids(kind: object) -> str | None:
    """Return the table of a type of id, such as `RegionId`, None where it is no such type."""
    from typing import get_type_hints

    if not _TABLE_OF_IDS:
        _TABLE_OF_IDS.update({get_type_hints(each.cls)["id"]: each.table for each in KINDS})
    return _TABLE_OF_IDS.get(kind)


_TABLE_OF_IDS: dict[object, str] = {}
