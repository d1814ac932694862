"""A corpus to a folder of files, made whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, cast

from npf_corpus.errors import InvalidRelease
from npf_corpus.export import _croissant
from npf_corpus.export._content import Content
from npf_corpus.query._verb import check_choice
from npf_corpus.release._converter import plain, structure
from npf_corpus.release._manifest import Manifest, sha256
from npf_corpus.release._write import write_folder

Format = Literal["csv", "jsonl", "parquet", "sqlite"]

_MODULES: dict[str, str] = {
    "csv": "_csv",
    "jsonl": "_lines",
    "parquet": "_parquet",
    "sqlite": "_sqlite",
}
FILE = "release.json"
REMEDY = "export it again"


def format_of(name: str) -> Any:
    """Return the module of a format: `write` and `read`."""
    return import_module(f"npf_corpus.export.{_MODULES[name]}")


def write_export(
    content: Content, path: str | os.PathLike[str], *, kind: Format, overwrite: bool
) -> Path:
    """Write an export into a folder, and return the folder; see `Corpus.export`."""
    check_choice("format", kind, Format)
    target = Path(path)
    if os.path.lexists(target):
        _check_replaced(target, overwrite=overwrite)
    files: dict[str, bytes] = format_of(kind).write(content)
    files[_croissant.FILE] = _croissant.croissant(content, files)
    files[FILE] = _release(content, kind, files)
    if os.path.lexists(target):
        _replace(target, files)
    else:
        write_folder(target, files)
    return target


def _release(content: Content, kind: Format, files: Mapping[str, bytes]) -> bytes:
    """Return the file that says what the export is of, and which bytes it has."""
    about = {
        "title": content.title,
        "pin": content.pin,
        "format": kind,
        "selection": list(content.selection),
        "outside": content.outside,
        "files": {name: sha256(data) for name, data in files.items()},
        "manifest": plain(content.manifest),
    }
    return f"{json.dumps(about, ensure_ascii=False, indent=2)}\n".encode()


def _check_replaced(path: Path, *, overwrite: bool) -> None:
    """Refuse to write where something is, other than over an export and when asked to.

    Raises:
        FileExistsError: Something is there that is not to be replaced.
    """
    taken = f"{str(path)!r} exists already, write to a new path"
    if not overwrite:
        raise FileExistsError(f"{taken} or with overwrite=True")
    if path.is_symlink() or not path.is_dir():
        raise FileExistsError(f"{taken}: overwrite=True replaces an export, this is none")
    there = sorted(each.name for each in path.iterdir())
    if not there:
        return
    try:
        known = {FILE, *about_of(path)["files"]}
    except InvalidRelease:
        known = set[str]()
    if other := [name for name in there if name not in known]:
        raise FileExistsError(
            f"{taken}: overwrite=True replaces an export, and no export wrote {other[0]!r} there"
        )


def _replace(path: Path, files: Mapping[str, bytes]) -> None:
    """Put a new folder where an old one is.

    A writer killed between the two renames leaves both beside the path, in a hidden folder.
    """
    with TemporaryDirectory(prefix=f".{path.name}-", suffix=".draft", dir=path.parent) as hidden:
        draft, old = Path(hidden, "new"), Path(hidden, "old")
        write_folder(draft, files)
        path.rename(old)
        try:
            draft.rename(path)
        except OSError:
            old.rename(path)
            raise


def about_of(path: Path) -> dict[str, Any]:
    """Return what an export says of itself.

    Raises:
        InvalidRelease: It says nothing.
    """
    try:
        about = json.loads((path / FILE).read_bytes())
        if about["format"] in _MODULES and all(isinstance(each, str) for each in about["files"]):
            structure(Manifest, about["manifest"])
            return cast("dict[str, Any]", about)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        pass
    fault = f"it has no {FILE} that tells what it is of, {REMEDY}"
    raise InvalidRelease(os.fspath(path), (fault,))
