"""Whether a release keeps the laws: every fault at once, each with its place and its remedy."""

from __future__ import annotations

import os
from collections.abc import Iterator

from attrs import frozen

from npf_corpus.errors import InvalidRelease
from npf_corpus.intervals._value import Value
from npf_corpus.validation import (
    _anchors,
    _completeness,
    _figures,
    _files,
    _references,
    _shape,
    _texts,
    _values,
)
from npf_corpus.validation._laws import Case, Finding, Law, shown
from npf_corpus.validation._shape import is_id

__all__ = ["LAWS", "Law", "Problem", "examine", "problem", "validate"]

_RULES = (
    *_shape.RULES,
    *_references.RULES,
    *_figures.RULES,
    *_values.RULES,
    *_anchors.RULES,
    *_texts.RULES,
    *_completeness.RULES,
)

LAWS: tuple[Law, ...] = (
    *_files.LAWS,
    _files.JSON,
    _files.FIELDS,
    *(law for law, _ in _RULES),
)
"""Every law, in the order in which they are asked."""

_LARGEST_TEXT = 64 * 2**20
_LONGEST_MESSAGE = 400


@frozen(eq=False, repr=False)
class Problem(Value):
    """A fault of a release: the law that it breaks, and where.

    Attributes:
        code: Code of the law, such as `E405`.
        table: Table of the record at fault, `manifest`, or None where it is the folder's.
        id: Id of the record at fault, None where there is none or it cannot be read.
        path: Place in the table's JSON, such as `$[3].quantity.interval`, a line, or a file's name.
        message: What is wrong there.
        remedy: What to do.

    Example:
        >>> from npf_corpus.validation import Problem
        >>> str(Problem("E414", "claims", "d.c1", "$[0].caveats", "is empty", "say why"))
        'E414 claims d.c1 $[0].caveats is empty; say why'
    """

    code: str
    table: str | None
    id: str | None
    path: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """Return the problem as one line."""
        key = self.id
        if key is not None and not is_id(key):
            key = shown(key)
        where = (self.table, key, self.path)
        line = " ".join((self.code, *filter(None, where), f"{self.message}; {self.remedy}"))
        return " ".join(line.split())


def validate(
    path: str | os.PathLike[str], *, sources: str | os.PathLike[str] | None = None
) -> tuple[Problem, ...]:
    """Return every fault of a release folder, in the order of the laws; none where it is valid.

    The laws are asked in layers: files, shape, references, values, anchors, completeness. A
    record is reported under the first law that it breaks and not asked about later ones.
    Nothing outside the folder is read.

    Args:
        path: The release's folder.
        sources: A folder of UTF-8 texts, found by their digests; without it the laws that need
            a text are not asked.

    Raises:
        InvalidRelease: `sources` is no folder that can be read.

    Example:
        >>> from npf_corpus.validation import validate
        >>> [problem.code for problem in validate("/no/such/folder")]
        ['E101']
    """
    return examine(path, sources)[0]


def examine(
    path: str | os.PathLike[str], sources: str | os.PathLike[str] | None
) -> tuple[tuple[Problem, ...], _files.Files]:
    texts = None if sources is None else _read_texts(os.fspath(sources))
    files = _files.Files(os.fspath(path))
    broken: list[tuple[Law, Finding]] = files.faults
    if files.manifest is not None:
        case = Case(files.manifest, texts)
        files.read_into(case)
        broken = [*files.faults, *_ask(case)]
    places = {law.code: place for place, law in enumerate(LAWS)}
    broken.sort(key=lambda item: places[item[0].code])
    problems = tuple(problem(law, finding) for law, finding in broken)
    return problems, files


def problem(law: Law, finding: Finding) -> Problem:
    table, key, path, message = finding
    if len(message) > _LONGEST_MESSAGE:
        message = f"{message[: _LONGEST_MESSAGE - 1]}…"
    return Problem(law.code, table, key, path, message, law.remedy)


def _ask(case: Case) -> Iterator[tuple[Law, Finding]]:
    """Yield what breaks the laws that are asked of records."""
    for law, check in _RULES:
        findings = list(check(case))
        for finding in findings:
            yield law, finding
        case.broken.update((finding.table, finding.id) for finding in findings)


def _read_texts(folder: str) -> dict[str, str]:
    """Return the texts in a folder by the digest of their bytes."""
    data: list[bytes] = []
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if entry.is_file() and entry.stat().st_size <= _LARGEST_TEXT:
                    with open(entry.path, "rb") as file:  # noqa: PTH123 - a path as scandir gives it
                        data.append(file.read())
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise InvalidRelease(folder, (f"its texts cannot be read: {reason}",)) from fault
    return _texts.read_texts(data)
