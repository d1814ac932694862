"""A corpus to a folder of files, made whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from npf_corpus.errors import InvalidRelease
from npf_corpus.export import _croissant
from npf_corpus.export._about import FILE, MODULES, Made, dump_about, measure, read_about
from npf_corpus.export._content import Content
from npf_corpus.export._swap import put_back, replace_folder
from npf_corpus.query._verb import check_choice
from npf_corpus.release._write import write_folder

Format = Literal["csv", "excel-csv", "jsonl", "parquet", "sqlite"]


def format_of(name: str) -> Any:
    """Return the module of a format: `write` and `read`."""
    return import_module(f"npf_corpus.export.{MODULES[name]}")


def write_export(
    content: Content, path: str | os.PathLike[str], *, kind: Format, overwrite: bool
) -> Path:
    """Write an export into a folder, and return the folder; see `Corpus.export`."""
    check_choice("format", kind, Format)
    target = free(path, overwrite=overwrite)
    urls = [each.url for each in content.documents]
    put(target, content, kind, format_of(kind).write(content), urls, overwrite=overwrite)
    return Path(path)


def free(path: str | os.PathLike[str], *, overwrite: bool) -> Path:
    """Return where an export may be written.

    Raises:
        FileExistsError: Something is there that is not to be replaced.
    """
    target = Path(path)
    if target.name in ("", ".."):  # a path without the folder's own name, such as "."
        target = target.resolve()
    put_back(target)
    if os.path.lexists(target):
        _check_replaced(target, overwrite=overwrite)
    return target


def put(
    target: Path,
    content: Content,
    kind: Format,
    made: Made,
    urls: list[str],
    merged: Iterable[str] = (),
    *,
    overwrite: bool,
) -> None:
    """Put an export's files into its folder, with what it says of itself and its documents."""
    files = dict(made)
    sizes = {name: measure(data) for name, data in files.items()}
    files[_croissant.FILE] = described = _croissant.croissant(content, sizes, urls)
    sizes[_croissant.FILE] = measure(described)
    files[FILE] = dump_about(content, kind, sizes, merged)
    if os.path.lexists(target):
        _check_replaced(target, overwrite=overwrite)  # also what came while the files were made
        replace_folder(target, files)
    else:
        write_folder(target, files)


def _check_replaced(path: Path, *, overwrite: bool) -> None:
    """Refuse to write where something is, unless it is an export and is to be replaced.

    Raises:
        FileExistsError: Something is there that is not to be replaced.
    """
    taken = f"{str(path)!r} exists already, write to a new path"
    if not overwrite:
        raise FileExistsError(f"{taken} or with overwrite=True")
    if path.is_symlink() or not path.is_dir():
        raise FileExistsError(f"{taken}: overwrite=True replaces an export, this is none")
    if _is_inside(path):
        raise FileExistsError(f"{taken}: you are in this folder, step out of it to replace it")
    there = sorted(each.name for each in path.iterdir())
    if not there:
        return
    try:
        known = {FILE, *read_about(path).digests}
    except InvalidRelease:
        known = set[str]()
    if other := [name for name in there if name not in known]:
        raise FileExistsError(
            f"{taken}: overwrite=True replaces an export, and no export wrote {other[0]!r} there"
        )


def _is_inside(path: Path) -> bool:
    """Return whether the folder that the process works in is a folder, or lies in it."""
    with suppress(FileNotFoundError):  # somebody removed the folder that it works in
        return Path.cwd().is_relative_to(path.resolve())
    return False
