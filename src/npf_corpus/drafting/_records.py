"""One document's sheet and text as records, with all ids, offsets and digests filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve

from npf_corpus.anchoring import Normalisation, anchor_of
from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._quantities import Reader, Spot
from npf_corpus.drafting._sheet import Figure, Place, Said, Sentence, Sheet, sentences_of
from npf_corpus.errors import InvalidBounds, shown
from npf_corpus.quantities._expressions import number_expressions
from npf_corpus.records import (
    SCHEMAS,
    Anchor,
    Document,
    Mention,
    NumericClaim,
    Period,
    Record,
    Statement,
    Tier,
)
from npf_corpus.release._converter import leaf, optional, stored_types

FORM: Normalisation = "npf-2"
CONCEPT = "new-quality-productive-forces"
"""The initiative that every sentence with a word of it speaks of."""

_TERM = "新质生产力"
_COUNTRY = "CN"
_COUNTRY_WORDS = ("全国", "我国", "国家", "中国", "国内")
_KINDS = {
    "achieved": "achievement",
    "under-way": "achievement",
    "targeted": "goal",
    "forecast": "forecast",
    "proposed": "proposal",
}
"""What a sentence with figures alone does, by what its first claim is."""

_SAME = "same figure"


class Author:
    """Makes the records of one document, and lists what is wrong with its sheet."""

    def __init__(self, document: Document, text: str, sheet: Sheet, words: Vocabulary) -> None:
        self.document, self.text, self.sheet, self.words = document, text, sheet, words
        self.faults: list[str] = []
        self.sentences = sentences_of(text)
        self.named: dict[str, Anchor] = {}
        self.reader = Reader(words, text, self.sentences, self.fault)
        self._last: tuple[int, int, dict[str, int]] = (0, 0, {})

    def records(self, speakers: tuple[str, ...]) -> list[Record]:
        """Return the records, the document itself apart.

        Args:
            speakers: Ids of who says all of it; none is the narrator's own voice.
        """
        spots = [self._spot(row) for row in self._in_place()]
        claims = self._claims(spots)
        statements = self._statements(claims, speakers)
        return [
            *statements.values(),
            *(evolve(each, statement=statements[sent].id) for sent, each in claims.values()),
            *self._tiers(statements),
            *self._mentions(spots, claims, statements),
        ]

    def fault(self, place: Place, column: str, message: str) -> None:
        """Note what is wrong in a column of a row."""
        self.faults.append(place.fault(column, message))

    # Places

    def _in_place(self) -> Iterator[Figure]:
        for row in self.sheet.figures:
            if 1 <= row.sent <= len(self.sentences):
                yield row
            else:
                self.fault(row.place, "sent", f"is {row.sent}, the text has {len(self.sentences)}")

    def _spot(self, row: Figure) -> tuple[Figure, Spot]:
        sentence = self.sentences[row.sent - 1]
        sent, end, taken = self._last
        start = end if sent == row.sent else 0
        taken = taken if sent == row.sent else {}
        at = sentence.text.find(row.surface, start)
        if row.caveat.startswith(_SAME) or at < 0:
            at = taken.get(row.surface, sentence.text.find(row.surface))
        if at < 0 or not row.surface:
            self.fault(row.place, "surface", f"{shown(row.surface)} is not in sentence {row.sent}")
            at = 0
        else:
            taken[row.surface] = at
        self._last = (row.sent, max(start, at + len(row.surface)), taken)
        first = sentence.start + at
        return row, Spot(first, first + len(row.surface), row.sent)

    def anchor(self, start: int, end: int) -> Anchor:
        """Return the anchor of a place in the text."""
        return anchor_of(self.text, start, end, form=FORM)

    # Claims

    def _claims(self, spots: list[tuple[Figure, Spot]]) -> dict[str, tuple[int, NumericClaim]]:
        made: dict[str, tuple[int, NumericClaim]] = {}
        rows: list[tuple[Figure, NumericClaim]] = []
        for row, spot in spots:
            if row.number_class == "claim":
                key = f"{self.document.id}.c{len(rows) + 1}"
                claim = self._claim(key, row, spot)
                if claim is not None:
                    made[row.n] = (row.sent, claim)
                    rows.append((row, claim))
        for row, _ in rows:
            if row.item_of:
                total = made.get(row.item_of)
                if total is None:
                    self.fault(row.place, "item_of", f"{shown(row.item_of)} is no claim's row")
                else:
                    sent, claim = made[row.n]
                    made[row.n] = (sent, evolve(claim, item_of=total[1].id))
        return made

    def _claim(self, key: str, row: Figure, spot: Spot) -> Any:
        before = len(self.faults)
        measure = self.reader.resolved(row, "measure", "measures", row.measure)
        regions = tuple(
            self.reader.resolved(row, "regions", "regions", each) for each in row.regions
        )
        sectors = tuple(
            self.reader.resolved(row, "sectors", "sectors", each) for each in row.sectors
        )
        periods = [self._period(row, column) for column in ("as_of", "deadline")]
        if len(self.faults) > before:
            return None
        caveats = [row.caveat] if row.caveat and row.caveat != _SAME else []
        quantity, spot = self.reader.quantity(row, spot, measure, caveats)
        if quantity is None:
            return None
        return self._made(
            row.place,
            NumericClaim,
            id=key,
            document=self.document.id,
            statement="",
            anchor=self.anchor(spot.start, spot.end),
            measure=measure,
            quantity=quantity,
            regions=regions or ((self.document.region,) if self.document.region else ()),
            sectors=tuple(dict.fromkeys(sectors)),
            aspect=row.aspect or "level",
            initiative=None,
            modality=row.modality,
            hedged=row.hedged,
            as_of=periods[0],
            deadline=periods[1],
            distribution=row.distribution or "single",
            item_of=None,
            disputed=False,
            caveats=tuple(caveats),
        )

    def _made(self, place: Place, cls: Any, **fields: Any) -> Any:
        """Return a record made of a sheet's words, and note the words that are none it takes."""
        for name, kind in stored_types(cls, SCHEMAS[-1]).items():
            read = leaf(optional(kind) or kind)
            if type(fields[name]) is str and read is not None:
                try:
                    read(fields[name])
                except ValueError as fault:
                    self.fault(place, name, str(fault))
        return cls(**fields)

    def _period(self, row: Figure, column: str) -> Period | None:
        text = getattr(row, column)
        if not text:
            return None
        try:
            return Period.parse(text)
        except InvalidBounds as fault:
            self.fault(row.place, column, str(fault))
            return None

    # Statements

    def _statements(
        self, claims: dict[str, tuple[int, NumericClaim]], speakers: tuple[str, ...]
    ) -> dict[int, Statement]:
        said = {each.sent: each for each in self.sheet.statements}
        figures: dict[int, list[NumericClaim]] = {}
        for sent, claim in claims.values():
            figures.setdefault(sent, []).append(claim)
        terms = {at for at, each in enumerate(self.sentences, 1) if _TERM in each.text}
        for sent in sorted(terms - set(said)):
            self.faults.append(
                f"sentence {sent} of {self.document.id} speaks of {_TERM}: add its row"
            )
        made: dict[int, Statement] = {}
        for at in sorted({*said, *figures}):
            if not 1 <= at <= len(self.sentences):
                self.fault(said[at].place, "sent", f"is {at}, the text has {len(self.sentences)}")
                continue
            made[at] = self._statement(
                len(made) + 1, at, said.get(at), figures.get(at, ()), speakers
            )
        return made

    def _statement(
        self,
        number: int,
        at: int,
        row: Said | None,
        claims: Iterable[NumericClaim],
        speakers: tuple[str, ...],
    ) -> Statement:
        sentence = self.sentences[at - 1]
        claims = list(claims)
        own = (self.document.region,) if self.document.region else ()
        regions = dict.fromkeys(key for each in claims for key in each.regions) or dict.fromkeys(
            own
        )
        sectors: dict[str, None] = dict.fromkeys(key for each in claims for key in each.sectors)
        initiatives: dict[str, None] = {}
        if row is not None:
            named = (*row.sectors, *(industry for _, industry in row.tiers))
            sectors |= {
                self.reader.resolved(row, "sectors", "sectors", each): None for each in named
            }
            initiatives |= {
                self.reader.resolved(row, "initiatives", "initiatives", each): None
                for each in row.initiatives
            }
            if _TERM in sentence.text:
                initiatives[CONCEPT] = None
        kind = row.kind if row is not None else _KINDS[claims[0].modality]
        place = row.place if row is not None else self.sheet.figures[0].place
        made: Statement = self._made(
            place,
            Statement,
            id=f"{self.document.id}.s{number}",
            document=self.document.id,
            anchor=self.anchor(sentence.start, sentence.start + len(sentence.text)),
            kind=kind,
            gist=(row.gist or None) if row is not None else None,
            speakers=speakers,
            speaker_label=None,
            attribution="quoted" if speakers else "narrator",
            regions=tuple(regions),
            sectors=tuple(key for key in sectors if key),
            initiatives=tuple(key for key in initiatives if key),
        )
        return made

    def _tiers(self, statements: dict[int, Statement]) -> Iterator[Tier]:
        places: dict[tuple[int, int, str, str], Place] = {}
        for row in self.sheet.statements:
            for tier, industry in row.tiers:
                sector = self.reader.resolved(row, "tiers", "sectors", industry)
                if sector and row.sent in statements:
                    start, end = self._within(self.sentences[row.sent - 1], industry, sector)
                    places.setdefault((start, end, tier, sector), row.place)
        for number, (key, where) in enumerate(sorted(places.items(), key=lambda each: each[0]), 1):
            start, end, tier, sector = key
            yield self._made(
                where,
                Tier,
                id=f"{self.document.id}.t{number}",
                sector=sector,
                tier=tier,
                document=self.document.id,
                anchor=self.anchor(start, end),
            )

    def _within(self, sentence: Sentence, words: str, sector: str) -> tuple[int, int]:
        """Return where a sentence names an industry; all of it where it has other words."""
        for each in (words, *self.words.words("sectors", sector)):
            at = sentence.text.find(each)
            if at >= 0:
                return sentence.start + at, sentence.start + at + len(each)
        return sentence.start, sentence.start + len(sentence.text)

    # Mentions

    def _mentions(
        self,
        spots: list[tuple[Figure, Spot]],
        claims: dict[str, tuple[int, NumericClaim]],
        statements: dict[int, Statement],
    ) -> Iterator[Mention]:
        rows = [*self._numbers(spots, claims), *self._names(statements)]
        for number, row in enumerate(sorted(rows, key=lambda each: each[:2]), 1):
            start, end, kind, entity, number_class, keys = row
            yield self._made(
                self.sheet.figures[0].place,
                Mention,
                id=f"{self.document.id}.m{number}",
                document=self.document.id,
                anchor=self.anchor(start, end),
                kind=kind,
                entity=entity,
                number_class=number_class,
                claims=keys,
            )

    def _numbers(
        self, spots: list[tuple[Figure, Spot]], claims: dict[str, tuple[int, NumericClaim]]
    ) -> Iterator[tuple[int, int, Any, None, Any, tuple[Any, ...]]]:
        """Yield each number expression: rows that share one are one mention."""
        spans: list[tuple[int, int, Figure | None]] = [
            (spot.start, spot.end, row) for row, spot in spots
        ]
        for _, claim in claims.values():
            if claim.anchor is not None:
                spans += [(claim.anchor.start, claim.anchor.end, None)]
        whole = sorted({*((a, b) for a, b, _ in spans), *number_expressions(self.text)})
        merged: list[list[int]] = []
        for start, end in whole:
            if merged and start < merged[-1][1]:
                merged[-1][1] = max(end, merged[-1][1])
            else:
                merged.append([start, end])
        inside: dict[int, list[Figure]] = {}
        at = 0
        for start, end, row in sorted(spans, key=lambda each: each[:2]):
            while merged[at][1] < end:
                at += 1
            if row is not None and merged[at][0] <= start:
                inside.setdefault(at, []).append(row)
        for place, (start, end) in enumerate(merged):
            held = inside.get(place, [])
            keys = tuple(claims[row.n][1].id for row in held if row.n in claims)
            if not held:
                words = self.text[start:end]
                where = f"{self.document.id} has no row for {shown(words)} at {start}"
                self.faults.append(f"{where}: add it, with its class")
                continue
            kind = "claim" if keys else held[0].number_class
            yield start, end, "number", None, kind, keys

    def _names(
        self, statements: dict[int, Statement]
    ) -> Iterator[tuple[int, int, Any, str, None, tuple[Any, ...]]]:
        """Yield where the regions and initiatives of statements are named."""
        for at, statement in statements.items():
            sentence = self.sentences[at - 1]
            for region in statement.regions:
                if region != self.document.region:
                    yield from self._named("region", "regions", region, sentence)
            for initiative in statement.initiatives:
                for place in self._named("initiative", "initiatives", initiative, sentence):
                    self.named.setdefault(initiative, self.anchor(*place[:2]))
                    yield place

    def _named(
        self, kind: str, table: str, key: str, sentence: Sentence
    ) -> Iterator[tuple[int, int, Any, str, None, tuple[Any, ...]]]:
        extra = _COUNTRY_WORDS if key == _COUNTRY else ()
        for words in (*self.words.words(table, key), *extra):
            at = sentence.text.find(words)
            if at >= 0:
                start = sentence.start + at
                yield start, start + len(words), kind, key, None, ()
                return
