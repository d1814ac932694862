"""Regular files alone are read, up to a size: no pipe is waited for, no device taken for one."""

from __future__ import annotations

import errno
import os
import stat

_flags = os.O_RDONLY
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"):
    _flags |= getattr(os, _flag, 0)


def read_file(path: str, most: int) -> tuple[int, bytes | None]:
    """Return the size and the bytes of a regular file; of one larger than `most` only the size.

    No link is followed, and no pipe waited for, even if it takes the file's place meanwhile.

    Args:
        path: The file.
        most: So many bytes are read at most.

    Raises:
        OSError: It is no regular file, or cannot be read.
    """
    found = os.lstat(path)
    if stat.S_ISREG(found.st_mode) and found.st_size > most:
        return found.st_size, None
    if stat.S_ISREG(found.st_mode):
        with os.fdopen(os.open(path, _flags), "rb") as file:
            found = os.fstat(file.fileno())
            if stat.S_ISREG(found.st_mode):
                data = file.read(most + 1)
                return (len(data), data) if len(data) <= most else (found.st_size, None)
    raise OSError("is a link, a folder or a device")


def read_followed(path: str | os.PathLike[str], most: int) -> tuple[int, bytes | None]:
    """Return what `read_file` does, of the file that a link leads to where the path is one.

    Raises:
        OSError: It is no regular file, and then has no number, or cannot be read.
    """
    try:
        return read_file(os.path.realpath(path), most)
    except ValueError as fault:
        raise OSError(errno.EINVAL, "no file can have this name", str(path)) from fault
