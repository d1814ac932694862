"""One document's sheet and text as records, with all ids, offsets and digests filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from attrs import evolve

from npf_corpus.anchoring import Normalisation, anchor_of
from npf_corpus.drafting._mentions import Claims, Row, names_of, numbers_of
from npf_corpus.drafting._names import Vocabulary, misread
from npf_corpus.drafting._quantities import Reader, Spot
from npf_corpus.drafting._sheet import Figure, Place, Said, Sentence, Sheet, sentences_of
from npf_corpus.errors import InvalidBounds, shown
from npf_corpus.records import (
    Anchor,
    Document,
    Mention,
    NumericClaim,
    Period,
    Record,
    Statement,
    Tier,
)

FORM: Normalisation = "npf-2"
CONCEPT = "new-quality-productive-forces"
"""The initiative that every sentence with a word of it speaks of."""

_TERM = re.compile("新质生产力|new(?: |-)quality productive forces", re.IGNORECASE)
_KINDS = {
    "achieved": "achievement",
    "under-way": "achievement",
    "targeted": "goal",
    "forecast": "forecast",
    "proposed": "proposal",
}
"""The kind of a statement that has figures alone, by the modality of its first claim."""

_SAME = "same figure"


class Author:
    """Makes the records of one document, and lists what is wrong with its sheet."""

    def __init__(self, document: Document, text: str, sheet: Sheet, words: Vocabulary) -> None:
        self.document, self.text, self.sheet, self.words = document, text, sheet, words
        self.faults: list[str] = []
        language: Literal["en", "zh"] = "zh" if document.language.startswith("zh") else "en"
        self.sentences = sentences_of(text, language=language)
        self.named: dict[str, Anchor] = {}
        self.places: dict[str, Place] = {}
        self.reader = Reader(words, text, self.sentences, self.fault, language)
        rows: tuple[Figure | Said, ...] = (*sheet.figures, *sheet.statements)
        self._first = rows[0].place if rows else Place(f"{document.id}.tsv", 1)
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
            return row, Spot(sentence.start, sentence.start + 1, row.sent)
        taken[row.surface] = at
        self._last = (row.sent, max(start, at + len(row.surface)), taken)
        first = sentence.start + at
        return row, Spot(first, first + len(row.surface), row.sent)

    def _mentions(
        self, spots: list[Row], claims: Claims, statements: dict[int, Statement]
    ) -> Iterator[Mention]:
        """Yield each number expression, and each name of a region or initiative, in order."""
        numbers = numbers_of(self.text, spots, claims, self._unread)
        names = [
            name
            for at, statement in statements.items()
            for name in names_of(statement, self.sentences[at - 1], self.document, self.words)
        ]
        for name in names:
            if name.kind == "initiative":
                self.named.setdefault(str(name.entity), self.anchor(name.start, name.end))
        places = sorted((*numbers, *names), key=lambda each: (each.start, each.end))
        for number, each in enumerate(places, 1):
            yield self._made(
                self._first,
                Mention,
                id=f"{self.document.id}.m{number}",
                document=self.document.id,
                anchor=self.anchor(each.start, each.end),
                kind=each.kind,
                entity=each.entity,
                number_class=each.number_class,
                claims=each.claims,
            )

    def _unread(self, start: int, end: int) -> None:
        where = f"{self.document.id} has no row for {shown(self.text[start:end])} at {start}"
        self.faults.append(f"{where}: add it, with its class")

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
        """Return a record made of a sheet's words, and note the words that it does not take."""
        for name, fault in misread(cls, fields):
            self.fault(place, name, fault)
        self.places[fields["id"]] = place
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
        terms = {at for at, each in enumerate(self.sentences, 1) if _TERM.search(each.text)}
        for sent in sorted(terms - set(said)):
            self.faults.append(
                f"sentence {sent} of {self.document.id} speaks of new quality "
                "productive forces: add its row to the statements"
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
            if _TERM.search(sentence.text):
                key = self.reader.resolved(row, "initiatives", "initiatives", CONCEPT)
                initiatives[key] = None
            if _TERM.search(sentence.text) and not row.gist:
                message = "is empty, say in your own words what the sentence says of the term"
                self.fault(row.place, "gist", message)
        kind = row.kind if row is not None else _KINDS.get(claims[0].modality, "context")
        place = row.place if row is not None else self._first
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
        """Return where a sentence names an industry; the whole sentence where it does not."""
        for each in (words, *self.words.words("sectors", sector)):
            at = sentence.text.find(each)
            if at >= 0:
                return sentence.start + at, sentence.start + at + len(each)
        return sentence.start, sentence.start + len(sentence.text)
