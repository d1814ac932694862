"""Linked records to draw: vocabularies, and documents with all that is said in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple, get_args

from attrs import evolve

from npf_corpus._manifest import sha256
from npf_corpus._strategies_chance import DAYS, Chance
from npf_corpus._strategies_names import COUNTRY, MEASURES, UNITS, Names, names
from npf_corpus._strategies_sentences import BODIES, PLAIN, TAILS, Figure, Sentence, Writer
from npf_corpus.anchoring import anchor_of
from npf_corpus.records import (
    Anchor,
    Anchored,
    ClaimId,
    Component,
    Document,
    DocumentId,
    Mention,
    MentionId,
    Modality,
    NumericClaim,
    Period,
    Record,
    RegionId,
    Role,
    SectorId,
    Skipped,
    Statement,
    StatementId,
    Text,
    Tier,
    TierId,
    TierName,
)

_HEADLINE = "HEADLINE"


class Size(NamedTuple):
    """How much to draw, each bound included.

    Attributes:
        documents: Least and greatest number of documents.
        claims: Least and greatest number of claims.
        needs: Bodies of sentences and tails that the first document has, with its text at hand.
        at_hand: Whether every document has a text.
    """

    documents: tuple[int, int]
    claims: tuple[int, int]
    needs: frozenset[str] = frozenset()
    at_hand: bool = False


class World(NamedTuple):
    """Records that keep every law, in any order, and the texts that they were read from."""

    records: list[Record]
    texts: list[str]


def world(chance: Chance, size: Size) -> World:
    """Return linked records of documents of that size, and their texts."""
    known = names(chance, full=bool(size.needs))
    found: list[Record] = [*UNITS.values(), *MEASURES.values(), *known.records()]
    texts: list[str] = []
    roles: dict[str, list[Role]] = {}
    places: list[Anchored] = []
    for number, bodies in enumerate(_bodies(chance, size), 1):
        needed = number == 1 and bool(size.needs)
        author = _Author(chance, known, DocumentId(f"doc-{number}"), keep=needed or size.at_hand)
        found += author.records(bodies, size.needs if needed else frozenset())
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
    return World(found, texts)


def _bodies(chance: Chance, size: Size) -> list[list[str]]:
    """Return, for each document, the bodies of its sentences, each document in one language."""
    needed = sorted(size.needs & BODIES.keys())
    wanted = chance.number(*size.claims)
    if size.needs:
        needed = needed or ["plain"]
        wanted = max(0, wanted - sum(len(BODIES[each].figures) for each in needed))
    least = max(size.documents[0], 1 if wanted or size.needs else 0)
    documents: list[list[str]] = [[] for _ in range(chance.number(least, size.documents[1]))]
    chinese = [chance.maybe() for _ in documents]
    if needed:
        documents[0] += needed
        chinese[0] = all(BODIES[each].language == "zh" for each in needed)
    while wanted:
        place = chance.number(0, len(documents) - 1)
        language = "zh" if chinese[place] else "en"
        fitting = [
            name
            for name, body in BODIES.items()
            if body.language == language and 0 < len(body.figures) <= wanted
        ]
        documents[place].append(chance.pick(fitting))
        wanted -= len(BODIES[documents[place][-1]].figures)
    for place, bodies in enumerate(documents):
        bodies.extend([PLAIN[chinese[place]]] * chance.number(0 if bodies else 1, 2))
    return documents


class _Author:
    """Writes one document and the records of what it says."""

    def __init__(self, chance: Chance, known: Names, key: DocumentId, *, keep: bool) -> None:
        self.key = key
        self.at_hand = keep or not chance.maybe()
        self.text = ""
        self.speakers: dict[str, None] = {}
        self.places: list[Anchored] = []
        self._chance = chance
        self._known = known
        self._mentioned: dict[RegionId, None] = {}
        self._claims = 0
        self._mentions = 0

    def records(self, bodies: Iterable[str], needs: frozenset[str]) -> list[Record]:
        """Return the document, and its statements, claims, mentions and tiers."""
        chance, writer = self._chance, Writer(self._chance, self._known)
        headed = bool(needs) or chance.maybe()
        if headed:
            writer.write(f"{_HEADLINE}\n\n")
        between = chance.pick((" ", "\n", "\n\n"))
        sentences: list[Sentence] = []
        for body in bodies:
            writer.write(between if sentences else "")
            tails = frozenset(TAILS) & needs if not sentences else frozenset(chance.some(TAILS))
            if not self._known.initiatives:
                tails -= {"plan"}
            sentences.append(writer.sentence(body, tails))
        writer.write("\n")
        self.text = writer.text
        found: list[Record] = [self._document(headed=headed)]
        for place, sentence in enumerate(sentences, 1):
            found += self._said(place, sentence)
        return found

    def _anchor(self, start: int, end: int) -> Anchor | None:
        return anchor_of(self.text, start, end) if self.at_hand else None

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
            genre=chance.pick(("news", "report")),
            fidelity=chance.pick(("original", "reprint", "machine-paraphrase")),
            derived_from=None,
            text=Text(sha256(self.text.encode()), len(self.text)) if self.at_hand else None,
            skipped=(Skipped(headline, "headline"),) if headline else (),
            caveats=chance.few(chance.words),
        )

    def _said(self, place: int, sentence: Sentence) -> list[Record]:
        """Return the statement that a sentence makes, and all that stands in it."""
        chance, plans = self._chance, self._known.initiatives[:1]
        anchor = self._anchor(sentence.start, sentence.end)
        for each in sentence.named:
            if each.kind == "region":
                self._mentioned[RegionId(str(each.entity))] = None
            elif each.kind == "person":
                self.speakers[str(each.entity)] = None
        label = chance.one(("a clerk",)) if not sentence.speakers else None
        said = bool(sentence.speakers or label)
        statement = Statement(
            id=StatementId(f"{self.key}.s{place}"),
            document=self.key,
            anchor=anchor,
            kind=chance.pick(("context", "achievement", "goal", "forecast")),
            gist=f"what {self.key} says first" if place == 1 else chance.words(),
            speakers=sentence.speakers,
            speaker_label=label,
            attribution=chance.pick(("reported", "quoted")) if said else "narrator",
            regions=self._regions(sentence),
            sectors=tuple(dict.fromkeys((*sentence.sectors, *self._more_sectors()))),
            initiatives=tuple(each.id for each in plans if sentence.plan),
        )
        found: list[Record] = [statement]
        for figure in sentence.figures:
            found += self._claim(statement, figure)
        for each in sentence.named:
            key = self._mention_id()
            span = self._anchor(each.start, each.end)
            found.append(
                Mention(key, self.key, span, each.kind, each.entity, each.number_class, ())
            )
            if each.kind == "sector" and (place == 1 or chance.maybe()):
                tier = TierId(f"{self.key}.t{place}")
                rank: TierName = chance.pick(get_args(TierName))
                found.append(Tier(tier, sentence.sectors[0], rank, self.key, span))
            if each.kind == "initiative" and span is not None:
                self.places.append(Anchored(self.key, span))
        return found

    def _regions(self, sentence: Sentence) -> tuple[RegionId, ...]:
        """Return the region named, and at times others named before or all that hold them."""
        own = [RegionId(str(each.entity)) for each in sentence.named if each.kind == "region"]
        others = self._chance.some([*self._mentioned, *self._wholes()])
        return tuple(dict.fromkeys((*own, *others)))

    def _wholes(self) -> list[RegionId]:
        """Return the country, where a part of it is mentioned."""
        parts = {each.id for each in self._known.regions if each.kind != "group"}
        return [COUNTRY] if parts & self._mentioned.keys() else []

    def _more_sectors(self) -> tuple[SectorId, ...]:
        return self._chance.some([each.id for each in self._known.sectors], most=1)

    def _mention_id(self) -> MentionId:
        self._mentions += 1
        return MentionId(f"{self.key}.m{self._mentions}")

    def _claim(self, statement: Statement, figure: Figure) -> list[Record]:
        """Return the claim of a figure, and the mention of its number."""
        chance = self._chance
        self._claims += 1
        key = ClaimId(f"{self.key}.c{self._claims}")
        last = ClaimId(f"{self.key}.c{self._claims - 1}")
        modality: Modality = chance.pick(get_args(Modality))
        disputed = chance.maybe()
        caveats = chance.few(chance.words)
        if figure.quantity.unit_basis == "inferred" or disputed:
            caveats = ("our guess", *(each for each in caveats if each != "our guess"))
        later = modality != "achieved" and chance.maybe()
        claim = NumericClaim(
            id=key,
            document=self.key,
            statement=statement.id,
            anchor=self._anchor(figure.start, figure.end),
            measure=MEASURES[figure.measure].id,
            quantity=figure.quantity,
            regions=statement.regions if not chance.maybe() else chance.some(statement.regions),
            sectors=chance.some(statement.sectors),
            initiative=chance.one(statement.initiatives),
            modality=modality,
            as_of=Period(None, chance.day()) if chance.maybe() else None,
            deadline=Period(None, chance.day()) if later else None,
            distribution="each" if figure.each else chance.pick(("single", "collective")),
            item_of=last if figure.each else None,
            disputed=disputed,
            caveats=caveats,
        )
        return [claim, Mention(self._mention_id(), self.key, claim.anchor, "number", None,
                               "claim", (key,))]  # fmt: skip
