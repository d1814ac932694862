"""The statements of one document, and the tiers in them, made of its sheet and text."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve

from npf_corpus.anchoring import Normalisation, anchor_of
from npf_corpus.drafting._mentions import Claims
from npf_corpus.drafting._names import Vocabulary, misread
from npf_corpus.drafting._passages import Passage, place_of
from npf_corpus.drafting._quantities import Reader
from npf_corpus.drafting._sentences import Sentence, sentences_of, tongue_of
from npf_corpus.drafting._sheet import Figure, Place, Said, Sheet
from npf_corpus.errors import shown
from npf_corpus.records import Anchor, Document, NumericClaim, Skipped, Statement, Tier
from npf_corpus.records._kinds import KIND_OF

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
"""What a sentence with figures alone does, by what its first claim is."""

HEADINGS = {
    ("claims", "caveats"): "caveat",
    ("mentions", "number_class"): "class",
    ("tiers", "tier"): "tiers",
}
"""Tables and fields of records to the columns of sheets that are headed otherwise."""

Home = tuple[Statement, Passage, Sequence[NumericClaim]]
"""A statement with its passage and its claims."""


class Maker:
    """Makes the statements of one document, and lists what is wrong with its sheet."""

    def __init__(self, document: Document, text: str, sheet: Sheet, words: Vocabulary) -> None:
        self.document, self.text, self.sheet, self.words = document, text, sheet, words
        self.faults: list[str] = []
        language = tongue_of(document.language)
        self.sentences = sentences_of(text, language=language)
        self.places: dict[str, Place] = {}
        self.reader = Reader(words, text, self.sentences, self.fault, language)
        rows: tuple[Figure | Said, ...] = (*sheet.figures, *sheet.statements)
        self.first = rows[0].place if rows else Place(f"{document.id}.tsv", 1)

    def fault(self, place: Place, column: str, message: str) -> None:
        """Note what is wrong in a column of a row."""
        self.faults.append(place.fault(column, message))

    def anchor(self, start: int, end: int) -> Anchor:
        """Return the anchor of a place in the text."""
        return anchor_of(self.text, start, end, form=FORM)

    def made(self, place: Place, cls: Any, **fields: Any) -> Any:
        """Return a record made of a sheet's words, and note the words that are none it takes."""
        for name, fault in misread(cls, fields):
            self.fault(place, HEADINGS.get((KIND_OF[cls].table, name), name), fault)
        self.places[fields["id"]] = place
        return cls(**fields)

    def skip(self, passages: Iterable[Passage]) -> None:
        """Note the passages that hold no statement in the document."""
        skipped: list[Skipped] = []
        for each in passages:
            if each.is_skipped and each.row is not None:
                if not each.row.gist:
                    self.fault(each.row.place, "gist", "is empty, say why the passage is skipped")
                anchor = self.anchor(each.sentence.start, each.end)
                skipped.append(Skipped(anchor, each.row.gist))
        self.document = evolve(self.document, skipped=tuple(skipped))

    def statements(
        self, passages: Sequence[Passage], claims: Claims, speakers: tuple[str, ...]
    ) -> list[Home]:
        """Return the statements with their passages and the claims that stand in them."""
        known: set[int] = set()
        last = 0
        for each in passages:
            through = max(each.sent, each.row.through if each.row else 0)
            known.update(range(max(each.sent, last + 1), through + 1))
            last = max(last, through)
        bare = sorted({sent for sent, _ in claims.values()} - known)
        alone = [Passage(sent, self.sentences[sent - 1], None) for sent in bare]
        places = sorted((*passages, *alone), key=lambda each: each.sentence.start)
        starts = [each.sentence.start for each in places]
        held: list[list[NumericClaim]] = [[] for _ in places]
        for _, claim in claims.values():
            start = claim.anchor.start if claim.anchor else -1
            at = bisect.bisect_right(starts, start) - 1
            if at >= 0 and start < places[at].end and not places[at].is_skipped:
                held[at].append(claim)
            else:
                said = "is claim, and its passage is skipped or has no row in the statements"
                self.fault(self.places[claim.id], "class", said)
        self._terms(places, starts)
        made: list[Home] = []
        for place, figures in zip(places, held, strict=True):
            if not place.is_skipped:
                statement = self._statement(len(made) + 1, place, figures, speakers)
                made.append((statement, place, figures))
        return made

    def _terms(self, places: Sequence[Passage], starts: Sequence[int]) -> None:
        """Note the sentences that speak of the term and have no row."""
        for sent, sentence in enumerate(self.sentences, 1):
            for match in _TERM.finditer(sentence.text):
                start = sentence.start + match.start()
                at = bisect.bisect_right(starts, start) - 1
                if at < 0 or places[at].row is None or start >= places[at].end:
                    self.faults.append(
                        f"sentence {sent} of {self.document.id} speaks of new quality "
                        "productive forces: add its row to the statements"
                    )
                    break

    def _statement(
        self,
        number: int,
        passage: Passage,
        claims: Sequence[NumericClaim],
        speakers: tuple[str, ...],
    ) -> Statement:
        row = passage.row or Said(passage.sent, "", "", (), (), (), self.first)
        kind = row.kind if passage.row else _KINDS.get(claims[0].modality, "context")
        tiered = (industry for _, industry in row.tiers)  # `tiers` tells which are unknown
        named = (*row.sectors, *(each for each in tiered if self.words.found("sectors", each)[0]))
        sectors: list[str] = [key for each in claims for key in each.sectors]
        sectors += self._resolved(row, "sectors", named)
        initiatives = self._resolved(row, "initiatives", row.initiatives)
        regions: list[Any] = self._resolved(row, "regions", row.regions)
        regions = regions or [key for each in claims for key in each.regions]
        regions = regions or [self.document.region]
        if passage.row and _TERM.search(passage.sentence.text):
            initiatives += self._resolved(row, "initiatives", [CONCEPT])
            if not row.gist:
                message = "is empty, say in your own words what the sentence says of the term"
                self.fault(row.place, "gist", message)
        if row.speakers:
            speakers = tuple(self._speakers(row))
        elif row.speaker_label or row.attribution:
            speakers = ()
        usual = "quoted" if speakers or row.speaker_label else "narrator"
        made: Statement = self.made(
            row.place,
            Statement,
            id=f"{self.document.id}.s{number}",
            document=self.document.id,
            anchor=self.anchor(passage.sentence.start, passage.end),
            kind=kind,
            gist=row.gist or None,
            speakers=speakers,
            speaker_label=row.speaker_label or None,
            attribution=row.attribution or usual,
            regions=_each_once(regions),
            sectors=_each_once(sectors),
            initiatives=_each_once(initiatives),
        )
        return made

    def _resolved(self, row: Figure | Said, table: str, names: Iterable[str]) -> list[str]:
        """Return the ids of names in the column of a table; empty where there is a fault."""
        return [self.reader.resolved(row, table, table, each) for each in names]

    def _speakers(self, row: Said) -> Iterator[str]:
        for name in row.speakers:
            key = self.words.speaker(name)
            if not key:
                self.fault(row.place, "speakers", f"{shown(name)} is no id of a person or body")
            yield key

    def tiers(self, passages: Iterable[Passage]) -> Iterator[Tier]:
        """Yield the tiers that the rows of statements assign, each where its industry is named."""
        places: dict[tuple[int, int, str, str], Place] = {}
        for passage in passages:
            row = passage.row
            for tier, industry in row.tiers if row is not None else ():
                sector = self.reader.resolved(row, "tiers", "sectors", industry)
                if sector and row is not None:
                    start, end = self._within(passage.sentence, industry, sector)
                    places.setdefault((start, end, tier, sector), row.place)
        for number, (key, where) in enumerate(sorted(places.items(), key=lambda each: each[0]), 1):
            start, end, tier, sector = key
            yield self.made(
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
            at = place_of(sentence.text, each)
            if at >= 0:
                return sentence.start + at, sentence.start + at + len(each)
        return sentence.start, sentence.start + len(sentence.text)


def _each_once(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, keys)))
