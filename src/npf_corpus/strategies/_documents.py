"""Linked records to draw: vocabularies, and documents with all that is said in them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any, NamedTuple, get_args

from attrs import evolve

from npf_corpus.anchoring import anchor_of
from npf_corpus.records import (
    SCHEMAS,
    Anchor,
    Anchored,
    ClaimId,
    Component,
    Depth,
    Document,
    DocumentId,
    Mention,
    MentionId,
    MentionKind,
    Modality,
    NumberClass,
    NumericClaim,
    Period,
    Record,
    RegionId,
    Role,
    Skipped,
    Statement,
    StatementId,
    Text,
    Tier,
    TierId,
    TierName,
)
from npf_corpus.release._converter import stored_types
from npf_corpus.release._manifest import FORMATS, sha256
from npf_corpus.strategies._chance import DAYS, Chance
from npf_corpus.strategies._names import (
    COUNTRY,
    MEASURES,
    Names,
    measures,
    more_units,
    names,
    units,
)
from npf_corpus.strategies._sentences import BODIES, TAILS, Figure, Sentence, Writer

_HEADLINE = "HEADLINE"
_LONGEST = 6
"""At most so many sentences are drawn once there are enough claims."""

_UNPLANNED = tuple(name for name in TAILS if name != "plan")
"""The tails that a sentence may have where there are no initiatives."""


class Size(NamedTuple):
    """How much to draw, each bound included.

    Attributes:
        documents: Least and greatest number of documents.
        claims: Least and greatest number of claims.
        needs: Bodies of sentences and tails that the first document has, with its text at hand.
        at_hand: Whether every document has a text.
        schema: The version of the record fields, None for either.
    """

    documents: tuple[int, int]
    claims: tuple[int, int]
    needs: frozenset[str] = frozenset()
    at_hand: bool = False
    schema: int | None = None


class World(NamedTuple):
    """Records of a schema that keep its laws, in any order, and the texts that they are from."""

    records: list[Record]
    texts: list[str]
    schema: int


def world(chance: Chance, size: Size) -> World:
    """Return linked records of documents of that size, and their texts."""
    schema = chance.pick(sorted(SCHEMAS, reverse=True)) if size.schema is None else size.schema
    known = names(chance, schema, full=bool(size.needs))
    found: list[Record] = [*units(schema), *measures(chance, schema), *known.records()]
    found += more_units(chance, schema)
    texts: list[str] = []
    roles: dict[str, list[Role]] = {}
    places: list[Anchored] = []
    least, most = size.claims
    first = max(size.documents[0], 1 if least or size.needs else 0)
    documents = chance.number(first, size.documents[1])
    for number in range(1, documents + 1):
        needs = size.needs if number == 1 else frozenset[str]()
        keep = size.at_hand or bool(needs)
        key = DocumentId(f"doc-{number}")
        author = _Author(chance, known, key, needs, keep=keep, schema=schema)
        left = documents - number + 1
        found += author.records(-(-least // left), most)
        least, most = max(0, least - author.claims), most - author.claims
        if author.at_hand:
            texts.append(author.text)
        places += author.places
        for person in author.speakers:
            title, body = chance.words(), chance.one([each.id for each in known.organizations])
            roles.setdefault(person, []).append(Role(title, body, author.key, None))
    found += [evolve(each, roles=tuple(roles.get(each.id, ()))) for each in known.people]
    for each in known.initiatives:
        here = tuple(place for place in places if each is known.initiatives[0])
        count = Decimal(chance.number(2, 9)) if chance.maybe() else None
        parts = tuple(
            Component(chance.words(), count, "representative", (sector,))
            for sector in each.sectors[:1]
        )
        found.append(evolve(each, anchors=here, components=parts))
    return World(found, texts, schema)


class _Author:
    """Writes one document and the records of what it says, sentence by sentence.

    All that is picked for a sentence is picked at once, so that Hypothesis can leave it out.
    """

    def __init__(
        self,
        chance: Chance,
        known: Names,
        key: DocumentId,
        needs: frozenset[str],
        *,
        keep: bool,
        schema: int,
    ) -> None:
        self.key = key
        self._schema = schema
        figures = schema > 1 and ("figures" in needs or chance.maybe())
        self._depth: Depth = "figures" if figures and "whole" not in needs else "whole"
        self.at_hand = keep or not chance.maybe()
        self.text = ""
        self.claims = 0
        self.speakers: dict[str, None] = {}
        self.places: list[Anchored] = []
        self._chance = chance
        self._known = known
        self._sectors = [each.id for each in known.sectors]
        self._needs = needs
        self._mentioned: dict[RegionId, None] = {}
        self._statements = 0
        self._mentions = 0
        self._placed: list[tuple[Statement | NumericClaim | Mention | Tier, int, int]] = []

    def records(self, least: int, most: int) -> list[Record]:
        """Return the document, and its statements, claims, mentions and tiers.

        Args:
            least: So many claims at least, if `most` allows.
            most: So many claims at most.
        """
        chance, writer = self._chance, Writer(self._chance, self._known, self._schema)
        headed = bool(self._needs) or chance.maybe()
        writer.write(f"{_HEADLINE}\n\n" if headed else "")
        between = chance.pick((" ", "\n", "\n\n"))
        needed = sorted(self._needs & BODIES.keys())
        chinese = not self._needs and chance.maybe()  # what is needed is English
        while needed or not self._statements or self.claims < least or self._goes_on():
            writer.write(between if self._statements else "")
            name = needed.pop(0) if needed else self._body(least, most, chinese=chinese)
            self._say(writer.sentence(name, self._tails()))
        writer.write("\n")
        self.text = writer.text
        found: list[Record] = [self._document(headed=headed)]
        for record, start, end in self._placed:
            anchor = self._anchor(start, end)
            found.append(evolve(record, anchor=anchor))
            if isinstance(record, Mention) and record.kind == "initiative" and anchor:
                self.places.append(Anchored(self.key, anchor))
        return found

    def _goes_on(self) -> bool:
        return self._statements < _LONGEST and self._chance.maybe()

    def _body(self, least: int, most: int, *, chinese: bool) -> str:
        """Return a body that leaves the number of claims within its bounds."""
        wanted = int(self.claims < least)
        language = "zh" if chinese else "en"
        return self._chance.pick(
            [
                name
                for name, body in BODIES.items()
                if body.language == language
                and body.since <= self._schema
                and wanted <= len(body.figures) <= most - self.claims
            ]
        )

    def _tails(self) -> frozenset[str]:
        if self._needs and not self._statements:
            return frozenset(TAILS) & self._needs
        tails = TAILS if self._known.initiatives else _UNPLANNED
        return frozenset(self._chance.some(tails)) - ({"threshold"} if self._schema == 1 else set())

    def _anchor(self, start: int, end: int) -> Anchor | None:
        form = FORMATS[self._schema].normalisation
        return anchor_of(self.text, start, end, form=form) if self.at_hand else None

    def _document(self, *, headed: bool) -> Document:
        chance = self._chance
        published = chance.day(first=DAYS[0] + timedelta(9))
        asserted = published - timedelta(chance.number(1, 9)) if chance.maybe() else None
        headline = self._anchor(0, len(_HEADLINE)) if headed else None
        return Document(
            id=self.key,
            title=chance.one((f"Title of {self.key}",)),
            label=f"Document {self.key}",
            publisher=self._known.organizations[0].id,
            authors=chance.few(chance.words),
            url=f"https://example.org/{self.key}",
            published=published,
            asserted=asserted,
            language="zh-Hans" if "。" in self.text else "en",
            genre=chance.pick(("news", "report") if self._schema == 1 else ("news", "plan")),
            region=chance.one([each.id for each in self._known.regions])
            if self._schema > 1
            else None,
            depth=self._depth,
            fidelity=chance.pick(("original", "reprint", "machine-paraphrase")),
            derived_from=None,
            text=Text(sha256(self.text.encode()), len(self.text)) if self.at_hand else None,
            skipped=(Skipped(headline, "headline"),) if headline else (),
            caveats=chance.few(chance.words),
        )

    def _say(self, sentence: Sentence) -> None:
        """Add the statement that a sentence makes, and all that stands in it."""
        chance, plans = self._chance, self._known.initiatives[:1]
        self._statements += 1
        for each in sentence.named:
            if each.kind == "region":
                self._mentioned[RegionId(str(each.entity))] = None
            elif each.kind == "person":
                self.speakers[str(each.entity)] = None
        label = chance.one(("a clerk",)) if not sentence.speakers else None
        said = bool(sentence.speakers or label)
        statement = Statement(
            id=StatementId(f"{self.key}.s{self._statements}"),
            document=self.key,
            anchor=None,
            kind=chance.pick(("context", "achievement", "goal", "forecast")),
            gist=self._gist(sentence),
            speakers=sentence.speakers,
            speaker_label=label,
            attribution=chance.pick(("reported", "quoted")) if said else "narrator",
            regions=self._regions(sentence),
            sectors=tuple(dict.fromkeys((*sentence.sectors, *chance.some(self._sectors, most=1)))),
            initiatives=tuple(each.id for each in plans if sentence.plan),
        )
        self._placed.append((statement, sentence.start, sentence.end))
        for figure in sentence.figures:
            self._claim(statement, figure)
        for named in sentence.named:
            self._mention(named.start, named.end, named.kind, named.entity, named.number_class)
            if named.kind == "sector" and (self._needs or chance.maybe()):
                key = TierId(f"{self.key}.t{self._statements}")
                tiers = stored_types(Tier, self._schema)["tier"]
                rank: TierName = chance.pick(get_args(tiers))
                tier = Tier(key, sentence.sectors[0], rank, self.key, None)
                self._placed.append((tier, named.start, named.end))

    def _mention(
        self,
        start: int,
        end: int,
        kind: MentionKind,
        entity: str | None,
        number_class: NumberClass | None,
        claims: tuple[ClaimId, ...] = (),
    ) -> None:
        self._mentions += 1
        key = MentionId(f"{self.key}.m{self._mentions}")
        mention = Mention(key, self.key, None, kind, entity, number_class, claims)
        self._placed.append((mention, start, end))

    def _regions(self, sentence: Sentence) -> tuple[RegionId, ...]:
        """Return the region named, and at times others named before or all that hold them."""
        own = [RegionId(str(each.entity)) for each in sentence.named if each.kind == "region"]
        others = self._chance.some([*self._mentioned, *self._wholes()])
        return tuple(dict.fromkeys((*own, *others)))

    def _wholes(self) -> list[RegionId]:
        """Return the country, where a part of it is mentioned."""
        parts = {each.id for each in self._known.regions if each.kind != "group"}
        return [COUNTRY] if parts & self._mentioned.keys() else []

    def _claim(self, statement: Statement, figure: Figure) -> None:
        """Add the claim of a figure, and the mention of its number."""
        chance = self._chance
        self.claims += 1
        key = ClaimId(f"{self.key}.c{self.claims}")
        last = ClaimId(f"{self.key}.c{self.claims - 1}")
        modality: Modality = chance.pick(get_args(Modality))
        disputed = chance.maybe()
        caveats = chance.few(chance.words)
        compared = figure.aspect in {"difference", "relative"}
        if figure.quantity.unit_basis == "inferred" or disputed or compared:
            caveats = ("our guess", *(each for each in caveats if each != "our guess"))
        later = modality != "achieved" and chance.maybe()
        claim = NumericClaim(
            id=key,
            document=self.key,
            statement=statement.id,
            anchor=None,
            measure=MEASURES[figure.measure].id,
            quantity=figure.quantity,
            regions=statement.regions if not chance.maybe() else chance.some(statement.regions),
            sectors=chance.some(statement.sectors),
            initiative=chance.one(statement.initiatives),
            modality=modality,
            **self._since_2(figure, modality),
            as_of=self._until() if chance.maybe() else None,
            deadline=self._until() if later else None,
            distribution="each" if figure.each else chance.pick(("single", "collective")),
            item_of=last if figure.each else None,
            disputed=disputed,
            caveats=caveats,
        )
        self._placed.append((claim, figure.start, figure.end))
        self._mention(figure.start, figure.end, "number", None, "claim", (key,))

    def _gist(self, sentence: Sentence) -> str | None:
        """Return a gist; none, at times, where only the figures were read."""
        words = self._chance.words()
        free = self._depth == "figures" and sentence.body != "term"
        return self._chance.one((words,)) if free else words

    def _since_2(self, figure: Figure, modality: Modality) -> dict[str, Any]:
        """Return what a claim has since schema 2."""
        if self._schema == 1:
            return {}
        hedged = modality != "achieved" and self._chance.maybe()
        return {"aspect": figure.aspect, "hedged": hedged}

    def _until(self) -> Period:
        """Return a time up to a day, since schema 2 also up to the end of a year."""
        day = self._chance.day()
        if self._schema == 1 or not self._chance.maybe():
            return Period(None, day)
        return Period.parse(self._chance.pick((f"../{day.year}", f"{day.year}")))
