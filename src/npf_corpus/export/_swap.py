"""A new folder in the place of an old one, so that a whole one survives whatever stops the writer.

The new folder is written into a hidden folder beside the path. Linux then exchanges the two in one
step. Elsewhere the old one moves into the hidden folder before the new one moves out of it. A
writer that is killed between the two moves leaves both in there; `put_back` finds the old one.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from npf_corpus.release._write import sync_folder, write_files

_ENDING = ".draft"
_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux's `renameat2`."""

_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""The errors of a system or a disk that cannot exchange two folders."""


def replace_folder(path: Path, files: Mapping[str, bytes | Path]) -> None:
    """Put a new folder where an old one is.

    Whatever is raised, even by Ctrl-C, one of the two is at the path, whole.

    Raises:
        OSError: The new folder cannot be written, or the old one cannot be moved.
    """
    hidden = Path(mkdtemp(prefix=f".{path.name}-", suffix=_ENDING, dir=path.parent))
    try:
        new = hidden / "new"
        new.mkdir()
        write_files(new, files)
        if not _exchange(new, path):
            path.rename(hidden / "old")
            new.rename(path)
        sync_folder(path.parent)
    finally:
        _return_old(hidden, path)
        rmtree(hidden, ignore_errors=True)


def put_back(path: Path) -> None:
    """Put back the folder that a killed writer moved away from a path, if nothing is there now.

    Raises:
        OSError: It cannot be moved.
    """
    if os.path.lexists(path) or not path.parent.is_dir():
        return
    name = re.compile(rf"\.{re.escape(path.name)}-[a-z0-9_]+{re.escape(_ENDING)}")
    for hidden in sorted(path.parent.iterdir()):
        if name.fullmatch(hidden.name) and _return_old(hidden, path):
            rmtree(hidden, ignore_errors=True)
            return


def _return_old(hidden: Path, path: Path) -> bool:
    """Move the old folder back from where both are, and return whether they were."""
    between = (hidden / "old").is_dir() and (hidden / "new").is_dir()
    if between:
        (hidden / "old").rename(path)
        sync_folder(path.parent)
    return between


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, and return whether this system can.

    Raises:
        OSError: This system can, but refuses these two.
    """
    if sys.platform != "linux":
        return False
    try:
        from ctypes import CDLL, get_errno

        rename = CDLL(None, use_errno=True).renameat2
    except (AttributeError, ImportError, OSError):  # another C library than glibc
        return False
    if not rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE):
        return True
    code = get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))
