"""Files as texts: UTF-8, of a bearable size, no character changed."""

from __future__ import annotations

import os
import re
from pathlib import Path

from npf_corpus.errors import InvalidText
from npf_corpus.release._regular import read_followed

LARGEST = 64 * 2**20
"""Bytes of the largest file that is read."""
_LONGEST_PATH = 1024
_IS_PATH = re.compile(
    r"(?:(?:~|\.{1,2}|[A-Za-z]:)?[/\\][^\r\n]*|[^\s/\\]+(?:[/\\][^\r\n]*)?)"
    r"\.(?:txt|text|md|html?|pdf|docx?|rtf|odt|epub|csv|json|xml)",
    re.IGNORECASE,
).fullmatch


def read_text(path: str | os.PathLike[str]) -> str:
    """Return the text of a UTF-8 file as it is, no line end changed.

    Raises:
        InvalidText: It is no regular file, larger than `LARGEST`, or not UTF-8.
        OSError: It cannot be opened.
    """
    return decoded(Path(path), read_bytes(Path(path)))


def text_of(given: str | os.PathLike[str]) -> str:
    """Return a text as it is given, or that of a file whose path is given as a path.

    Raises:
        InvalidText: A string is plainly a path, or the file is no text.
        OSError: The file cannot be opened.
        TypeError: It is neither.
    """
    if isinstance(given, os.PathLike):
        return read_text(given)
    if not isinstance(given, str):
        raise TypeError(f"expected a text (str), got {type(given).__name__}: decode it first")
    is_line = len(given) <= _LONGEST_PATH and "\n" not in given
    if is_line and (_IS_PATH(given) or os.path.isfile(given)):  # noqa: PTH113 - raises for no text
        raise InvalidText(given, f"is a path and no text: give Path({given!r}), which is read")
    return given


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file, if they are not too many; a link to one is followed."""
    try:
        _, data = read_followed(path, LARGEST)
    except OSError as fault:
        if fault.errno is not None:
            raise
        raise InvalidText(str(path), "is a folder, a pipe or a device, give a file") from fault
    if data is None:
        raise InvalidText(str(path), f"is larger than {LARGEST >> 20} MiB, give the text alone")
    return data


def decoded(path: Path, data: bytes) -> str:
    """Return a file's bytes as text."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        reason = f"is not UTF-8: byte {data[fault.start]:#04x} at {fault.start}; save it as UTF-8"
        raise InvalidText(str(path), reason) from None
