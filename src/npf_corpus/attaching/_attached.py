"""The user's own copy of a document's text, and where in it each record stands."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from npf_corpus.anchoring import Normalisation
from npf_corpus.attaching._passages import Sought
from npf_corpus.attaching._relocation import Found, relocate
from npf_corpus.attaching._search import Grade
from npf_corpus.attaching._text_files import text_of
from npf_corpus.errors import UnknownName, counted
from npf_corpus.intervals._value import Value
from npf_corpus.quantities._expressions import number_expressions
from npf_corpus.records import (
    Anchor,
    Document,
    Mention,
    NumericClaim,
    Record,
    Skipped,
    Statement,
    Tier,
)
from npf_corpus.release._manifest import FORMATS

if TYPE_CHECKING:
    from npf_corpus.corpus import Corpus


_GRADES: tuple[Grade, ...] = ("exact", "relocated", "ambiguous", "changed", "missing")
_ANOTHER = 0.1
"""A text in which less than this share of the places is found is taken for another."""
_STOP = re.compile(r"[.!?][\"'”’)]*(?=\s)|[。！？][”’）」]*|[\n\r\x0b\x0c\x85\u2028\u2029]")
Anchorable = Record | Skipped | str
Span = tuple[int, int]


@frozen(eq=False, repr=False)
class Summary(Value):
    """How much of a document was found in a text; as `str` a few lines.

    Attributes:
        document: The document's id.
        characters: Code points of the text.
        exact: Places found with the same words and surroundings where they were.
        relocated: Places found elsewhere, with other surroundings on one side, or with other signs.
        ambiguous: Places whose words stand at several places equally good.
        changed: Places whose surroundings were found, but not their words.
        missing: Places of which neither was found.
        unaccounted: Number expressions and sentences of the text that no record covers.
    """

    document: str
    characters: int
    exact: int
    relocated: int
    ambiguous: int
    changed: int
    missing: int
    unaccounted: int

    _besides = ("places", "is_another_text")

    @property
    def places(self) -> int:
        """The number of places that the document's records have."""
        return self.exact + self.relocated + self.ambiguous + self.changed + self.missing

    @property
    def is_another_text(self) -> bool:
        """True where hardly anything was found: fewer than one place in ten."""
        return self.exact + self.relocated < _ANOTHER * self.places

    def __str__(self) -> str:
        """Return what was found, in a few lines."""
        counts = ", ".join(f"{getattr(self, grade)} {grade}" for grade in _GRADES)
        lines = [f"{self.document} in a text of {self.characters} characters", f"  {counts}"]
        if not self.places:
            lines[1] = "  no places: the document's text was not at hand when it was read"
        elif self.is_another_text:
            lines.append("  this is another text, or one that has been rewritten")
        else:
            lines.append(f"  numbers and sentences in no record: {self.unaccounted}")
        return "\n".join(lines)


@frozen(eq=False, repr=False)
class Unaccounted(Value):
    """A stretch of the user's text that no record and no skipped passage covers.

    Attributes:
        kind: `number` for a number expression outside every number mention, `sentence` for words
            outside every statement and skipped passage.
        start: Offset of its first code point.
        end: Offset after its last one.
    """

    kind: Literal["number", "sentence"]
    start: int
    end: int


class Attached:
    """A document with a text that the user has of it.

    Every place of the document has a key: statements, claims, mentions and tiers their id;
    the n-th skipped passage `DOCUMENT#n`, the n-th anchor of an initiative in the document
    `INITIATIVE#n`, both counted from 1.

    Example:
        >>> import npf_corpus as npf
        >>> attached = npf.load("1.0.0").attach("ecns-2025-03-08-ningxia", "Quite another text.")
        >>> attached.summary().is_another_text
        True
        >>> attached.grade("ecns-2025-03-08-ningxia.c3")
        'missing'
    """

    __slots__ = (
        "_corpus", "_document", "_found", "_grades", "_keys", "_records", "_text", "_unaccounted",
    )  # fmt: skip

    def __init__(self, corpus: Corpus, document: str, text: str | os.PathLike[str]) -> None:
        """Attach a text; `Corpus.attach` does the same."""
        text = text_of(text)
        self._corpus = corpus.whole
        self._document = self._corpus.documents[document]
        self._text = text
        places = dict(_places(self._corpus, self._document))
        self._records = {key: record for key, (record, _) in places.items()}
        self._keys: dict[str | Skipped, list[str]] = {}
        for key, record in self._records.items():
            owner = record if isinstance(record, Skipped) else record.id
            self._keys.setdefault(owner, []).append(key)
        self._found = _find(text, places, FORMATS[corpus.schema].normalisation)
        self._grades: dict[str, Grade] = {key: found.grade for key, found in self._found.items()}
        self._unaccounted: tuple[Unaccounted, ...] | None = None

    @property
    def corpus(self) -> Corpus:
        """The whole corpus that the document is of."""
        return self._corpus

    @property
    def document(self) -> Document:
        """The document."""
        return self._document

    @property
    def text(self) -> str:
        """The user's text."""
        return self._text

    @property
    def grades(self) -> Mapping[str, Grade]:
        """The grade of every place, by key, in reading order."""
        return MappingProxyType(self._grades)

    @property
    def records(self) -> Mapping[str, Record | Skipped]:
        """What each key stands for, in reading order."""
        return MappingProxyType(self._records)

    def grade(self, record: Anchorable) -> Grade:
        """Return how a record was found: of an initiative with several places, the worst grade.

        Args:
            record: A record, a skipped passage, an id, or a key of `grades`.

        Raises:
            UnknownName: It has no place in the document.
        """
        grades = {self._grades[key] for key in self._of(record)}
        return next(each for each in reversed(_GRADES) if each in grades)

    def span(self, record: Anchorable) -> Span | None:
        """Return where in the text a record stands, None unless it is exact or relocated.

        Args:
            record: A record, a skipped passage, an id, or a key of `grades`; an initiative
                stands where its first place is that was found.

        Returns:
            0-based offsets of code points, the second one exclusive.

        Raises:
            UnknownName: It has no place in the document.
        """
        return next((span for key in self._of(record) if (span := self._found[key].span)), None)

    def quote(self, record: Anchorable, *, context: int = 0) -> str | None:
        """Return a record's own words from the user's text, None where they were not found.

        Args:
            record: As for `span`.
            context: How many more characters to give on either side.

        Raises:
            UnknownName: It has no place in the document.
            ValueError: `context` is negative.
        """
        if context < 0:
            raise ValueError(f"expected context of 0 or more characters, got {context!r}")
        span = self.span(record)
        return span and self._text[max(0, span[0] - context) : span[1] + context]

    def summary(self) -> Summary:
        """Return how much was found, which prints in a few lines."""
        grades = [*self._grades.values()]
        exact, relocated, ambiguous, changed, missing = (grades.count(each) for each in _GRADES)
        return Summary(
            self._document.id,
            len(self._text),
            exact,
            relocated,
            ambiguous,
            changed,
            missing,
            len(self.unaccounted()),
        )

    def unaccounted(self) -> tuple[Unaccounted, ...]:
        """Return number expressions and sentences of the text that no record covers, in order.

        A number is covered by a number mention that was found, a sentence by statements and
        skipped passages that were.
        """
        if self._unaccounted is None:
            self._unaccounted = tuple(
                sorted((*self._numbers(), *self._sentences()), key=lambda each: each.start)
            )
        return self._unaccounted

    def to_html(self) -> str:
        """Return one self-contained page: the text with every record marked that was found."""
        from npf_corpus.attaching._page import page

        return page(self)

    def _key(self) -> tuple[str, str, str]:
        return self._corpus.pin, self._document.id, self._text

    def __eq__(self, other: object) -> bool:
        """Return whether both are the same text of the same document, in the same release."""
        return self._key() == other._key() if isinstance(other, Attached) else NotImplemented

    def __hash__(self) -> int:
        """Return a hash of the release, the document and the text."""
        return hash(self._key())

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as corpus, document and text; the records are found again."""
        return Attached, (self._corpus, self._document.id, self._text)

    def __repr__(self) -> str:
        """Return one line without a word of the text."""
        return (
            f"<{self._document.id} attached to a text of {counted(len(self._text), 'character')}>"
        )

    def _repr_html_(self) -> str:
        """Return the summary as notebooks show it, without a word of the text."""
        return self.summary()._repr_html_()

    def _of(self, record: Anchorable) -> list[str]:
        owner: Any = record if isinstance(record, Skipped) else getattr(record, "id", record)
        if owner in self._found:
            return [str(owner)]
        if owner not in self._keys:
            place: Any = owner
            if isinstance(owner, Skipped):
                place = f"skipped passage at {owner.anchor.start}"
            raise UnknownName(f"record with a place in {self._document.id!r}", place)
        return self._keys[owner]

    def _covered(self, of: Callable[[Record | Skipped], bool]) -> list[Span]:
        return _merged(
            found.span
            for key, found in self._found.items()
            if found.span is not None and of(self._records[key])
        )

    def _numbers(self) -> Iterator[Unaccounted]:
        covered = self._covered(lambda each: isinstance(each, Mention) and each.kind == "number")
        for start, end in number_expressions(self._text):
            at = bisect_right(covered, (start, len(self._text))) - 1
            if at < 0 or covered[at][1] < end:
                yield Unaccounted("number", start, end)

    def _sentences(self) -> Iterator[Unaccounted]:
        reach = 0
        covered = self._covered(lambda each: isinstance(each, Statement | Skipped))
        for start, end in (*covered, (len(self._text), len(self._text))):
            for low, high in self._cut(reach, start):
                words = self._text[low:high]
                if words.strip():
                    at = low + len(words) - len(words.lstrip())
                    yield Unaccounted("sentence", at, at + len(words.strip()))
            reach = end

    def _cut(self, start: int, end: int) -> Iterator[Span]:
        """Yield a stretch of the text sentence by sentence, line by line."""
        for stop in _STOP.finditer(self._text, start, end):
            yield start, stop.end()
            start = stop.end()
        yield start, end


def attach(corpus: Corpus, document: str, text: str | os.PathLike[str]) -> Attached:
    """Return a document with the user's own text of it.

    Args:
        corpus: Whole or narrowed; a narrowed one stands for its whole.
        document: Id, label or title of the document.
        text: The text, decoded; any copy of it. Or the path of a file that holds it, in UTF-8.

    Raises:
        AmbiguousName: Several documents have that name.
        InvalidText: The text is plainly a path, or the file is no text.
        UnknownName: None has it.
    """
    return Attached(corpus, document, text)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those inside an earlier one left out."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        if not kept or end > kept[-1][1]:
            kept.append((start, end))
    return kept


def _places(
    corpus: Corpus, document: Document
) -> list[tuple[str, tuple[Record | Skipped, Anchor]]]:
    """Return every place of a document in reading order, with its key and what it is of."""
    places: list[tuple[str, tuple[Record | Skipped, Anchor]]] = [
        (f"{document.id}#{at}", (skipped, skipped.anchor))
        for at, skipped in enumerate(document.skipped, 1)
    ]
    evidence: list[Statement | NumericClaim | Mention | Tier] = [
        *corpus.statements.by_document(document.id),
        *corpus.claims.by_document(document.id),
        *corpus.mentions.by_document(document.id),
        *corpus.tiers.by_document(document.id),
    ]
    places += [(each.id, (each, each.anchor)) for each in evidence if each.anchor is not None]
    for initiative in corpus.initiatives.by_document(document.id):
        anchors = [each.anchor for each in initiative.anchors if each.document == document.id]
        places += [
            (f"{initiative.id}#{at}", (initiative, anchor)) for at, anchor in enumerate(anchors, 1)
        ]
    return sorted(places, key=lambda each: (each[1][1].start, each[1][1].end, each[0]))


def _find(
    text: str, places: Mapping[str, tuple[Record | Skipped, Anchor]], form: Normalisation
) -> dict[str, Found]:
    """Return what is found of each place; records that share one share what is found."""
    whole = {
        anchor for record, anchor in places.values() if isinstance(record, Statement | Skipped)
    }
    anchors = sorted(
        dict.fromkeys(anchor for _, anchor in places.values()),
        key=lambda anchor: (anchor.start, -anchor.end),
    )
    sought = [Sought(each, each in whole) for each in anchors]
    found = dict(zip(anchors, relocate(text, sought, form), strict=True))
    return {key: found[anchor] for key, (_, anchor) in places.items()}
