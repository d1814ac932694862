"""Files as texts: UTF-8, of a bearable size, no character changed."""

from __future__ import annotations

import os
from pathlib import Path

from npf_corpus.errors import InvalidText

__all__ = ["LARGEST", "decoded", "read_bytes", "read_text"]

LARGEST = 64 * 2**20
"""Bytes of the largest file that is read."""


def read_text(path: str | os.PathLike[str]) -> str:
    """Return the text of a UTF-8 file as it is, no line end changed.

    Raises:
        InvalidText: It is larger than `LARGEST`, or not UTF-8.
        OSError: It cannot be opened.
    """
    return decoded(Path(path), read_bytes(Path(path)))


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes, if they are not too many."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InvalidText(str(path), f"is larger than {LARGEST >> 20} MiB, give the text alone")
    return data


def decoded(path: Path, data: bytes) -> str:
    """Return a file's bytes as text."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        reason = f"is not UTF-8: byte {data[fault.start]:#04x} at {fault.start}; save it as UTF-8"
        raise InvalidText(str(path), reason) from None
