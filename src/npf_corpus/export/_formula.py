"""Texts of CSV that a spreadsheet would run as formulas, disarmed by an apostrophe, and read back.

Excel, LibreOffice and Google Sheets take a cell that begins with one of these signs for a formula,
in half width or full. An apostrophe before it makes it a text. One more is put before a text that
has such apostrophes already, so that taking one away gives every text back.
"""

from __future__ import annotations

import re

_SIGNS = "[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
FORMULA = re.compile(f"'*{_SIGNS}")
_DISARMED = re.compile(f"'+{_SIGNS}")
BELOW_ZERO = re.compile(r"-[0-9]+(\.[0-9]+)?")
"""A number below zero is no formula."""


def disarmed(text: str) -> str:
    """Return a cell's text as a spreadsheet shows it, with an apostrophe where it would run it.

    Example:
        >>> [disarmed(text) for text in ("=1+1", "'=1+1", "-1.5", "1=1", "'tis")]
        ["'=1+1", "''=1+1", '-1.5', '1=1', "'tis"]
    """
    return f"'{text}" if FORMULA.match(text) and not BELOW_ZERO.fullmatch(text) else text


def as_written(cell: str) -> str:
    """Return the text of a cell that `disarmed` made.

    Example:
        >>> [as_written(cell) for cell in ("'=1+1", "''=1+1", "-1.5", "'tis")]
        ['=1+1', "'=1+1", '-1.5', "'tis"]
    """
    return cell[1:] if _DISARMED.match(cell) else cell
