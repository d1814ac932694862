"""Values that records are made of: periods, anchors, members, roles."""

from datetime import date
from decimal import Decimal
from typing import Self

from attrs import frozen

from npf_corpus.errors import InvalidBounds
from npf_corpus.intervals._value import Value
from npf_corpus.records._choices import (
    Coverage,
    DocumentId,
    Enumeration,
    OrganizationId,
    RegionId,
    SectorId,
)


@frozen(eq=False, repr=False)
class Period(Value):
    """A span of days, both ends included; an open end is None.

    Attributes:
        start: The first day, or None where it is open.
        end: The last day, or None where it is open.

    >>> Period.parse("../2025-03-08")
    Period(start=None, end=datetime.date(2025, 3, 8))
    >>> str(Period.parse("2025-03-08"))
    '2025-03-08'
    """

    start: date | None
    end: date | None

    def __attrs_post_init__(self) -> None:
        """Refuse a period without any end, and one that ends before it starts."""
        if self.start is None and self.end is None:
            raise InvalidBounds("../..", "is no period, give it a day at one end")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise InvalidBounds(str(self), "ends before it starts, swap the days")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the period written as an ISO 8601 day, `a/b`, `../b` or `a/..`.

        Raises:
            InvalidBounds: The text has another form, or its days are none.
        """
        left, slash, right = text.partition("/")
        try:
            start = None if left == ".." else date.fromisoformat(left)
            end = start if not slash else None if right == ".." else date.fromisoformat(right)
        except ValueError:
            start = end = None
        if start is None and end is None:
            raise InvalidBounds(text, "is no period, write 2025-03-08, ../2025-03-08 or a/b")
        period = cls(start, end)
        if str(period) != text:
            raise InvalidBounds(text, f"is not in canonical form, write {period}")
        return period

    def _inline_html(self) -> str:
        """Return the canonical text, which needs no escape."""
        return str(self)

    def __str__(self) -> str:
        """Return the canonical text, which `parse` reads back."""
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"


@frozen(eq=False, repr=False)
class Anchor(Value):
    """A stand-off place in a document's text.

    Attributes:
        start: Offset of the first code point, from 0.
        end: Offset after the last code point.
        length: Code points of the normalised span.
        digest: Digest of the normalised span.
        before: Digest of up to 32 normalised code points to its left, None where there are none
            before a blank line or the text's start.
        after: The same to its right.
    """

    start: int
    end: int
    length: int
    digest: str
    before: str | None
    after: str | None

    def _inline_html(self) -> str:
        """Return the place and its digest."""
        from html import escape

        return f"code points {self.start} to {self.end}, digest {escape(self.digest)}"


@frozen(eq=False, repr=False)
class Text(Value):
    """The text that offsets count in.

    Attributes:
        sha256: SHA-256 of the bytes, as 64 hexadecimal digits.
        characters: Code points of the text, decoded as UTF-8.
    """

    sha256: str
    characters: int


@frozen(eq=False, repr=False)
class Skipped(Value):
    """A passage that holds no statement, such as a dateline.

    Attributes:
        anchor: Where it stands.
        reason: Why it is no statement.
    """

    anchor: Anchor
    reason: str


@frozen(eq=False, repr=False)
class Member(Value):
    """A region inside a group.

    Attributes:
        region: The member.
        coverage: `full` where all of it belongs to the group, else `partial`.
    """

    region: RegionId
    coverage: Coverage


@frozen(eq=False, repr=False)
class Role(Value):
    """A person's office as a document words it.

    Attributes:
        title: The document's wording.
        organization: The body, where it is one of ours.
        document: The document that says so.
        note: What is wrong with the wording, if anything.
    """

    title: str
    organization: OrganizationId | None
    document: DocumentId
    note: str | None


@frozen(eq=False, repr=False)
class Component(Value):
    """A part of an initiative.

    Attributes:
        name: Its name.
        declared_count: How many things it says it has.
        enumeration: Whether `sectors` are all of them or examples.
        sectors: The sectors that the text names.
    """

    name: str
    declared_count: Decimal | None
    enumeration: Enumeration
    sectors: tuple[SectorId, ...]


@frozen(eq=False, repr=False)
class Anchored(Value):
    """A place in a named document.

    Attributes:
        document: The document.
        anchor: The place.
    """

    document: DocumentId
    anchor: Anchor
