"""One table for each kind of record, with the verbs that its records support."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self, overload

from npf_corpus.errors import InvalidBounds
from npf_corpus.query import _values
from npf_corpus.query._store import REFERENCES, Certainty, Store
from npf_corpus.query._verb import Verb, check_choice
from npf_corpus.records._figures import NumericClaim, Unit
from npf_corpus.tables._evidence import Evidence
from npf_corpus.tables._named import Named
from npf_corpus.tables._verbs import Stated, Themed, Tiered

if TYPE_CHECKING:
    from npf_corpus.comparison import Agreements, Outcomes, Series
    from npf_corpus.records import (
        Aspect,
        Document,
        Initiative,
        Measure,
        Mention,
        Modality,
        Organization,
        Person,
        Region,
        Sector,
        Statement,
        Tier,
    )
else:  # classes that a first answer about claims does not need, and that cost as much to make
    Document = Initiative = Measure = Mention = Organization = Person = Any
    Region = Sector = Statement = Tier = Any


Bound = Decimal | float | str


class Figured(Themed, Stated):
    """What has figures: claims, which narrow by measure, modality, aspect, unit and value."""

    __slots__ = ()
    _store: Store

    def _within(self, verb: Verb) -> Self:
        """Return the claims whose values lie within the bounds of a verb."""
        raise NotImplementedError

    def by_measure(self, measure: str | Measure, *more: str | Measure) -> Self:
        """Return the claims about one measure or any of several, by id, name or alias.

        Raises:
            AmbiguousName: Several measures have that name.
            UnknownName: No measure has it.
        """
        return self._along(Verb("by_measure", (measure, *more), {}))

    def by_modality(self, modality: Modality, *more: Modality) -> Self:
        """Return the claims that hold, are worked on, or are meant to be.

        Args:
            modality: `achieved`, `under-way`, `targeted`, `proposed` or `forecast`.
            more: Further ones; claims of any of them are kept.

        Raises:
            UnknownName: It is none of these.
        """
        return self._along(Verb("by_modality", (modality, *more), {}))

    def by_aspect(self, aspect: Aspect, *more: Aspect) -> Self:
        """Return the claims of a level, of a change, of a rank or of a comparison.

        In releases of schema 1 claims are of a level, or of growth where their measure is.

        Args:
            aspect: `level`, `increase`, `decrease`, `growth`, `decline`, `average-growth`,
                `average-decline`, `rank`, `difference` or `relative`.
            more: Further ones; claims of any of them are kept.

        Raises:
            UnknownName: It is none of these.

        Example:
            >>> import npf_corpus as npf
            >>> npf.load("1.0.0").claims.by_aspect("growth").ids
            ('scio-2024-06-25-ningxia.c7',)
        """
        return self._along(Verb("by_aspect", (aspect, *more), {}))

    def by_unit(self, unit: str | Unit, *more: str | Unit) -> Self:
        """Return the claims whose figures are in a unit, or in any of several.

        The very unit is meant, not all that compares with it: `by_value` compares, and `explain`
        names the other units that do.

        Args:
            unit: A unit, or its id, name, alias or symbol, or as figures are written: 亿元 is CNY.
            more: Further ones; claims in any of them are kept.

        Raises:
            AmbiguousName: Several units have that name.
            UnknownName: No unit has it.

        Example:
            >>> import npf_corpus as npf
            >>> len(npf.load("1.0.0").claims.by_unit("yuan", "percent"))
            7
        """
        return self._along(Verb("by_unit", (unit, *more), {}))

    @overload
    def by_value(
        self,
        *,
        unit: str | Unit,
        at_least: Bound | None = None,
        more_than: Bound | None = None,
        at_most: Bound | None = None,
        less_than: Bound | None = None,
        certainty: Certainty = "certain",
        inferred: bool = False,
    ) -> Self: ...

    @overload
    def by_value(
        self,
        *,
        at_least: str | None = None,
        more_than: str | None = None,
        at_most: str | None = None,
        less_than: str | None = None,
        certainty: Certainty = "certain",
        inferred: bool = False,
    ) -> Self: ...

    def by_value(
        self,
        *,
        unit: str | Unit | None = None,
        at_least: Bound | None = None,
        more_than: Bound | None = None,
        at_most: Bound | None = None,
        less_than: Bound | None = None,
        certainty: Certainty = "certain",
        inferred: bool = False,
    ) -> Self:
        """Return the claims whose values satisfy all the bounds.

        Args:
            unit: Unit of bounds that are plain numbers: a unit, or its id, name or alias; so is
                "trillion yuan", in which 2 are 2,000,000,000,000 CNY.
            at_least: The value is this or more: a number, or text with its unit.
            more_than: The value is above this.
            at_most: The value is this or less.
            less_than: The value is below this.
            certainty: `"certain"` keeps claims whose every admissible value satisfies the bounds,
                `"possible"` also those of which some value does.
            inferred: Also claims whose unit the text does not state.

        Raises:
            InvalidBounds: No bound, one without unit, one that is no number, or a contradiction.
            InvalidQuantity: A text that is no figure.
            IncomparableUnits: Bounds in units that do not compare.
            UnknownName: No such unit.

        Example:
            >>> import npf_corpus as npf
            >>> claims = npf.load("1.0.0").claims
            >>> claims.by_value(more_than=1_500, unit="project").ids
            ('ecns-2025-03-08-ningxia.c3',)
            >>> len(claims.by_value(at_least="100 billion CNY", inferred=True))
            6
        """
        bounds = {
            "at_least": at_least,
            "more_than": more_than,
            "at_most": at_most,
            "less_than": less_than,
        }
        asked = _values.asked(self._store, bounds, unit, self)
        if type(inferred) is not bool:
            raise InvalidBounds(inferred, "as inferred is no answer, write True or False")
        if certainty != "certain":
            check_choice("certainty", certainty, Certainty)
        options = {"asked": asked, "certainty": certainty, "inferred": inferred}
        return self._within(Verb("by_value", (), options))


class Documents(Evidence[Document], Named[Document]):
    """Documents; one matches where one of its statements does."""

    __slots__ = ()
    _table = "documents"


class Initiatives(Evidence[Initiative], Named[Initiative]):
    """Initiatives; a speaker's are those that the speaker's statements point to."""

    __slots__ = ()
    _table = "initiatives"


class Tiers(Evidence[Tier]):
    """What documents say of sectors' tiers; region and speaker are those of the statement."""

    __slots__ = ()
    _table = "tiers"


class Statements(Stated, Evidence[Statement]):
    """Sentences and clauses."""

    __slots__ = ()
    _table = "statements"


class Mentions(Evidence[Mention]):
    """Expressions of the texts; one matches where what it names does."""

    __slots__ = ()
    _table = "mentions"


class Claims(Figured, Evidence[NumericClaim]):
    """Numeric claims, which also narrow by measure, modality and value."""

    __slots__ = ()
    _table = "claims"

    def _within(self, verb: Verb) -> Self:
        """Return the claims whose values lie within the bounds of a verb."""
        *later, first = self._later()
        verbs = [table._verb for table in later]
        whole = not first._moved and all(each.axis in REFERENCES for each in verbs)
        bits, places = _values.select(
            self._store,
            verbs if whole else None,
            lambda: self._bits,
            verb.options["asked"],
            possible=verb.options["certainty"] == "possible",
            inferred=verb.options["inferred"],
        )
        return self._narrowed(verb, bits, places)

    def series(self) -> Series:
        """Return what the claims say of each thing and year, a row for each.

        A row has the claims of one measure, aspect, unit, region, sectors, time and modality, and
        the values that all of them admit.

        Example:
            >>> import npf_corpus as npf
            >>> series = npf.load("1.0.0").claims.by_measure("state key laboratories").series()
            >>> [(row.year, str(row.interval), row.modality) for row in series]
            [(2024, '[163,163]', 'achieved')]
        """
        from npf_corpus.comparison._series import series

        return series(self._store, self)

    def outcomes(self) -> Outcomes:
        """Return each target among the claims beside what later documents tell of it.

        A result is of the same measure, aspect, regions, sectors and time, and in a unit that
        compares; any document of the release may tell it. A figure that was expected before it was
        counted (`forecast`) is a result too, and decides if no document has the counted one.

        Example:
            >>> import npf_corpus as npf
            >>> outcomes = npf.load("1.0.0").claims.by_region("Ningxia").outcomes()
            >>> sorted({outcome.reason for outcome in outcomes})
            ['no deadline']
        """
        from npf_corpus.comparison._outcomes import outcomes

        targets = self.by_modality("targeted")
        return outcomes(self._store, targets, others=len(self) - len(targets))

    def agreements(self) -> Agreements:
        """Return which documents tell the same results as the claims, and whether they agree.

        Results of one thing and time are compared, of all documents of the release.

        Example:
            >>> import npf_corpus as npf
            >>> npf.load("1.0.0").claims.agreements()
            <0 agreements of npf_corpus data 1.0.0>
        """
        from npf_corpus.comparison._agreements import agreements

        return agreements(self._store, self)


class Regions(Named[Region]):
    """Regions, by ISO code, name or alias."""

    __slots__ = ()
    _table = "regions"


class Sectors(Tiered, Named[Sector]):
    """Sectors, by name or alias; they also narrow by the tier that documents place them in."""

    __slots__ = ()
    _table = "sectors"


class Organizations(Named[Organization]):
    """Organizations, by name or alias."""

    __slots__ = ()
    _table = "organizations"


class People(Named[Person]):
    """People, by name or alias."""

    __slots__ = ()
    _table = "people"


class Measures(Themed, Named[Measure]):
    """Measures, by name or alias; they also narrow by theme."""

    __slots__ = ()
    _table = "measures"


class Units(Named[Unit]):
    """Units, by name, alias, symbol or code."""

    __slots__ = ()
    _table = "units"
