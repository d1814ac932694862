"""Values that records of several kinds are made of: periods and anchors."""

from datetime import date, timedelta
from typing import Final, Literal, Self

from attrs import field, frozen

from npf_corpus.errors import InvalidBounds
from npf_corpus.intervals._value import Value

Precision = Literal["day", "month", "year"]
_WRITTEN: Final = {"year": 4, "month": 7, "day": 10}
"""How much of YYYY-MM-DD a precision writes."""


@frozen(eq=False, repr=False, getstate_setstate=False)
class Period(Value):
    """A span of days, months or years, both ends included; an open end is None.

    Attributes:
        start: The first day, or None where it is open.
        end: The last day, or None where it is open.
        start_precision: What the start is told as: `day`, `month` or `year`.
        end_precision: What the end is told as.

    >>> Period.parse("../2025-03-08").end
    datetime.date(2025, 3, 8)
    >>> Period.parse("2021/2025").end, Period.parse("2025-02").end
    (datetime.date(2025, 12, 31), datetime.date(2025, 2, 28))
    >>> str(Period.parse("2025"))
    '2025'
    """

    start: date | None
    end: date | None
    start_precision: Precision = field(default="day", kw_only=True)
    end_precision: Precision = field(default="day", kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse a period without ends, one that ends before it starts, and a year cut short."""
        if self.start is None and self.end is None:
            raise InvalidBounds("../..", "is no period, give it a day at one end")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise InvalidBounds(str(self), "ends before it starts, swap the days")
        if self.start_precision != "day" and self.start != _first(self.start, self.start_precision):
            raise InvalidBounds(str(self.start or ".."), f"starts no {self.start_precision}")
        if self.end_precision != "day" and self.end != _last(self.end, self.end_precision):
            raise InvalidBounds(str(self.end or ".."), f"ends no {self.end_precision}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the period written as an ISO 8601 day, month or year, `a/b`, `../b` or `a/..`.

        Raises:
            InvalidBounds: The text has another form, or a day that does not exist.
        """
        left, slash, right = text.partition("/")
        try:
            start, one = (None, None) if left == ".." else _read(left)
            last, other = (
                (start, one) if not slash else (None, None) if right == ".." else _read(right)
            )
            end = None if last is None else _last(last, other or "day")
        except ValueError:
            start = end = one = other = None
        if start is None and end is None:
            raise InvalidBounds(text, "is no period, write 2025-03-08, 2025, ../2025-03-08 or a/b")
        period = cls(start, end, start_precision=one or "day", end_precision=other or "day")
        if str(period) != text:
            raise InvalidBounds(text, f"is not in canonical form, write {period}")
        return period

    def _inline_html(self) -> str:
        """Return the canonical text, which needs no escape."""
        return str(self)

    def __str__(self) -> str:
        """Return the canonical text, which `parse` reads back."""
        start = str(self.start or "..")[: _WRITTEN[self.start_precision]]
        end = str(self.end or "..")[: _WRITTEN[self.end_precision]]
        return start if start == end else f"{start}/{end}"


class Days(Period):
    """Stands for a period told in days; schema 1 has no others."""


def _read(text: str) -> tuple[date, Precision]:
    """Return the first day of a day, month or year, and which of them it is.

    Raises:
        ValueError: It is none.
    """
    if len(text) == _WRITTEN["year"]:
        return date.fromisoformat(f"{text}-01-01"), "year"
    if len(text) == _WRITTEN["month"]:
        return date.fromisoformat(f"{text}-01"), "month"
    return date.fromisoformat(text), "day"


def _first(day: date | None, precision: Precision) -> date | None:
    """Return the first day of the month or year that a day is in."""
    if day is None:
        return date.max  # an open end is told as nothing
    return day.replace(day=1) if precision == "month" else day.replace(month=1, day=1)


def _last(day: date | None, precision: Precision) -> date:
    """Return the last day of the day, month or year that a day is in."""
    if day is None:
        return date.min
    if precision == "day":
        return day
    year, month = (day.year, day.month) if precision == "month" else (day.year, 12)
    following = (
        date.max if (year, month) == (9999, 12) else date(year + month // 12, month % 12 + 1, 1)
    )
    return following if following == date.max else following - timedelta(1)


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
