"""One document's sheet and text as records, with all ids, offsets and digests filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve

from npf_corpus.drafting._mentions import Claims, Row, names_in, numbers_of, written_names
from npf_corpus.drafting._names import Vocabulary
from npf_corpus.drafting._passages import passages_of, place_of
from npf_corpus.drafting._quantities import Spot
from npf_corpus.drafting._sheet import Figure, Sheet, caveats_of
from npf_corpus.drafting._statements import Home, Maker
from npf_corpus.errors import InvalidBounds, shown
from npf_corpus.records import Anchor, Document, Mention, NumericClaim, Period, Record

_SAME = "same figure"

_NOWHERE: Any = ""
"""The statement of a claim whose row is at fault."""


class Author(Maker):
    """Makes the records of one document, and lists what is wrong with its sheet."""

    def __init__(self, document: Document, text: str, sheet: Sheet, words: Vocabulary) -> None:
        super().__init__(document, text, sheet, words)
        self.named: dict[str, Anchor] = {}
        self._last: tuple[int, int, dict[str, int]] = (0, 0, {})

    def records(self, speakers: tuple[str, ...]) -> list[Record]:
        """Return the records, the document itself apart.

        Args:
            speakers: Ids of who says all of it; none is the narrator's own voice.
        """
        spots = [self._spot(row) for row in self._in_place()]
        claims = self._claims(spots)
        passages = passages_of(self.text, self.sentences, self.sheet.statements, self.fault)
        self.skip(passages)
        said = self.statements(passages, claims, speakers)
        home = {each.id: statement.id for statement, _, held in said for each in held}
        return [
            *(statement for statement, *_ in said),
            *(evolve(each, statement=home.get(each.id, _NOWHERE)) for _, each in claims.values()),
            *self.tiers(passages),
            *self._mentions(spots, claims, said),
        ]

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
        at = place_of(sentence.text, row.surface, start)
        if row.caveat.startswith(_SAME) or at < 0:
            at = taken.get(row.surface, place_of(sentence.text, row.surface))
        if at < 0 or not row.surface:
            self.fault(row.place, "surface", f"{shown(row.surface)} is not in sentence {row.sent}")
            return row, Spot(sentence.start, sentence.start + 1, row.sent)
        taken[row.surface] = at
        self._last = (row.sent, max(start, at + len(row.surface)), taken)
        first = sentence.start + at
        return row, Spot(first, first + len(row.surface), row.sent)

    def _mentions(
        self, spots: list[Row], claims: Claims, said: Sequence[Home]
    ) -> Iterator[Mention]:
        """Yield each number expression, and each name that the sheet has or is found, in order."""
        numbers = numbers_of(self.text, spots, claims, self._unread)
        if self.sheet.mentions is not None:
            names = [*written_names(self.sheet.mentions, self.sentences, self.words, self.fault)]
        else:
            names = [
                name
                for statement, passage, _ in said
                for name in names_in(statement, passage.sentence, self.document, self.words)
            ]
        for name in names:
            if name.kind == "initiative":
                self.named.setdefault(str(name.entity), self.anchor(name.start, name.end))
        places = sorted((*numbers, *names), key=lambda each: (each.start, each.end))
        for number, each in enumerate(places, 1):
            yield self.made(
                each.place or self.first,
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
        regions = tuple(self._resolved(row, "regions", row.regions))
        sectors = tuple(self._resolved(row, "sectors", row.sectors))
        initiative = row.initiative and self.reader.resolved(
            row, "initiative", "initiatives", row.initiative
        )
        periods = [self._period(row, column) for column in ("as_of", "deadline")]
        if len(self.faults) > before:
            return None
        caveats = [each for each in caveats_of(row.caveat) if each != _SAME]
        quantity, spot = self.reader.quantity(row, spot, measure, caveats)
        if quantity is None:
            return None
        return self.made(
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
            initiative=initiative or None,
            modality=row.modality,
            hedged=row.hedged,
            as_of=periods[0],
            deadline=periods[1],
            distribution=row.distribution or "single",
            item_of=None,
            disputed=row.disputed,
            caveats=tuple(caveats),
        )

    def _period(self, row: Figure, column: str) -> Period | None:
        text = getattr(row, column)
        if not text:
            return None
        try:
            return Period.parse(text)
        except InvalidBounds as fault:
            self.fault(row.place, column, str(fault))
            return None
