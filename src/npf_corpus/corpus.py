"""A release to ask: its tables, and narrower corpora of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from datetime import date as Date  # noqa: N812 - `date` is an argument's name
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar, cast

from npf_corpus import tables
from npf_corpus.errors import InvalidRelease, MixedCorpora, UnknownName, counted, shown
from npf_corpus.query._store import Store, Style
from npf_corpus.query._verb import Verb, as_verb
from npf_corpus.records._choices import SCHEMA
from npf_corpus.records._kinds import EVIDENCE, KIND
from npf_corpus.release._manifest import parse_manifest
from npf_corpus.tables._held import Held
from npf_corpus.tables._verbs import Narrowed

if TYPE_CHECKING:
    import pathlib

    from npf_corpus.attaching import Attached, Folder
    from npf_corpus.records import Document, Record

__all__ = ["Corpus"]

T = TypeVar("T", bound=tables.Table[Any])


class Corpus(Narrowed, Held):
    """A release of the dataset, whole or narrowed.

    A narrowed corpus keeps the vocabularies (regions, sectors, organizations, people, measures,
    units) and narrows the evidence (documents, initiatives, tiers, statements, claims, mentions).

    Example:
        >>> import npf_corpus as npf
        >>> corpus = npf.load("1.0.0")
        >>> corpus.by_region("Ningxia").claims == corpus.claims.by_region("CN-NX")
        True
    """

    __slots__ = ("_made", "_store", "_verbs", "_whole")
    _store: Store
    _verbs: tuple[Verb, ...]
    _made: dict[type, Any]
    _whole: Corpus | None

    def __init__(self) -> None:
        raise TypeError("a Corpus comes from npf_corpus.load() or Corpus.from_records(…)")

    @classmethod
    def _make(cls, store: Store, verbs: tuple[Verb, ...] = ()) -> Self:
        corpus = object.__new__(cls)
        corpus._store = store
        corpus._verbs = verbs
        corpus._made = {}
        corpus._whole = None
        return corpus

    @classmethod
    def from_records(
        cls,
        records: Iterable[Record],
        *,
        version: str,
        vocabularies: Corpus | None = None,
        date: Date | None = None,
        licence: str = "NOASSERTION",
        citation: str = "An unpublished corpus.",
        notes: tuple[str, ...] = (),
        schema: int | None = None,
    ) -> Corpus:
        """Return a corpus of your own records, which obeys the laws of a published one.

        Args:
            records: Records of any kinds, in any order.
            version: Version of the data, PEP 440.
            vocabularies: A corpus whose regions, sectors, organizations, people, measures and
                units it has too, unless `records` have one with the same id. Offices of
                people are left out where they rest on documents that are not among `records`.
            date: Day of publication; by default today (UTC). The digest depends on it.
            licence: SPDX id of the data's licence; by default that of none known.
            citation: How to cite it.
            notes: What a user should know.
            schema: Version of the record fields, 1 or 2; by default that of the vocabularies, else
                the newest. Anchors are made in its normal form, which `normalisation` names.

        Raises:
            InvalidRelease: The records break a law; `problems` lists every fault.

        Example:
            >>> import npf_corpus as npf
            >>> corpus = npf.Corpus.from_records([], version="0.1", vocabularies=npf.load("1.0.0"))
            >>> corpus.regions["Ningxia"].id, len(corpus.claims)
            ('CN-NX', 0)
        """
        from npf_corpus.validation._assemble import files_of

        known: dict[str, tuple[Record, ...]] = {}
        if vocabularies is not None:
            tables_ = (table for table in KIND if table not in EVIDENCE)
            known = {table: tuple(vocabularies._store.records(table)) for table in tables_}
        files = files_of(
            records,
            known,
            version=version,
            day=date,
            licence=licence,
            citation=citation,
            notes=notes,
            schema=_schema_of(vocabularies) if schema is None else schema,
        )
        return of_files(files)

    def _along(self, verb: Verb) -> Self:
        self._store.resolved(verb)  # an unknown name raises here
        named = tuple(getattr(each, "id", each) for each in verb.arguments)
        verb = Verb(verb.name, named, verb.options)
        corpus = self._make(self._store, (*self._verbs, verb))
        corpus._whole = self.whole
        return corpus

    def _table(self, kind: type[T]) -> T:
        if kind not in self._made:
            table: T = kind._make(self._store)
            if isinstance(table, tables.Evidence):
                for verb in self._verbs:
                    table = table._along(verb)
            self._made[kind] = table
        return cast("T", self._made[kind])

    @property
    def whole(self) -> Corpus:
        """The corpus that this one was narrowed from; every reference resolves there."""
        if self._verbs and self._whole is None:
            self._whole = Corpus._make(self._store)
        return self._whole or self

    def cite(self, style: Style = "text", *, record: str | Record | None = None) -> str:
        """Return the citation of the release and of the documents behind the corpus.

        Those are its documents and those of its tiers, statements, claims and mentions, so that a
        narrowed corpus cites what it rests on and no more.

        Args:
            style: `text` for a line each, `apa` for the same in APA style, `bibtex` for entries
                whose keys are the documents' ids, `csl-json` for Zotero, pandoc and other CSL
                processors.
            record: One record or its id, such as a claim's, to cite it and the documents behind it
                alone.

        Raises:
            UnknownName: The style, or the record, is none of these.

        Example:
            >>> import npf_corpus as npf
            >>> print(npf.load("1.0.0").by_region("Qinghai").cite())  # doctest: +ELLIPSIS
            npf_corpus contributors (2026). npf_corpus: ... Pin 1.0.0@sha256:7bf6... CC-BY-4.0.
        """
        from npf_corpus.query._citation import cite, documents_of

        if record is not None:
            one = self[record]
            return cite(self._store, documents_of(one), style, one)
        records = (each for table in _CITED for each in getattr(self, table))
        return cite(self._store, (key for each in records for key in documents_of(each)), style)

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the release to a new folder, byte for byte as `read_release` takes it.

        A writer that is killed at any moment leaves nothing at the path, or the whole release.

        Raises:
            FileExistsError: Something is there.
            FileNotFoundError: The folder that is to hold it is not there.
            InvalidRelease: The corpus is narrowed; write `corpus.whole`.

        Example:
            >>> import tempfile
            >>> import npf_corpus as npf
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     npf.load("1.0.0").write(f"{folder}/copy")
        """
        from pathlib import Path

        from npf_corpus.release._layout import in_folder
        from npf_corpus.release._write import write_folder

        store = store_of(self)
        write_folder(Path(path), in_folder(store.files, store.manifest.schema))

    def export(
        self,
        path: str | os.PathLike[str],
        *,
        format: Literal["csv", "excel-csv", "jsonl", "parquet", "sqlite"],  # noqa: A002 - the tools' own word
        overwrite: bool = False,
    ) -> pathlib.Path:
        """Write the tables to a new folder for other tools, and return the folder.

        It holds the files of the format, Croissant metadata of them (`croissant.json`), and
        `release.json`, which has version, digest, licence and citation. It is made whole or not
        at all. `npf_corpus.export` reads it back.

        Args:
            path: Where nothing is yet.
            format: `csv`: a Frictionless data package. `excel-csv`: the same, with the byte order
                mark by which Excel knows UTF-8. `jsonl`: a record a line. `parquet`: needs
                the extra `arrow`. `sqlite`: a database `npf_corpus.db` with foreign keys and
                full-text search, and `metadata.json` for Datasette.
            overwrite: Whether to replace an older export that is there.

        Raises:
            FileExistsError: Something is there that is not to be replaced.
            FileNotFoundError: The folder that is to hold it is not there.
            OSError: It cannot be written, as where the disk is full; what was there is as it was.
            MissingExtra: The format needs a package that is not installed.
            UnknownName: There is no such format.

        Example:
            >>> import tempfile
            >>> import npf_corpus as npf
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     hubei = npf.load("1.0.0").by_region("Hubei")
            ...     made = hubei.export(f"{folder}/hubei", format="jsonl")
            ...     len((made / "claims.jsonl").read_text("utf-8").splitlines())
            6
        """
        from npf_corpus.export._content import Content
        from npf_corpus.export._write import write_export

        content = Content(
            manifest=self._store.manifest,
            selection=tuple(map(repr, self._verbs)),
            tables={table: tuple(getattr(self, table)) for table in KIND},
            whole={table: tuple(self._store.records(table)) for table in KIND},
        )
        return write_export(content, path, kind=format, overwrite=overwrite)

    def __getitem__(self, key: str | Record) -> Record:
        """Return the record of any table with that id; ids are unique across tables.

        Every reference resolves, even one that leads out of a narrowed corpus.

        Raises:
            RetiredId: An earlier release had it.
            UnknownName: There is none.

        Example:
            >>> import npf_corpus as npf
            >>> npf.load("1.0.0")["wang-wei"].id
            'wang-wei'
        """
        name: object = key if isinstance(key, str) else getattr(key, "id", key)
        if isinstance(name, str):
            for table in KIND:
                if name in self._store.positions(table):
                    return cast("Record", self._store.record(table, name))
        self._store.check_retired(name)
        raise UnknownName("record", cast("str", name), self._store.nearest(name))

    def __contains__(self, item: object) -> bool:
        """Return whether one of the tables holds a record, or the record with an id.

        Example:
            >>> import npf_corpus as npf
            >>> corpus = npf.load("1.0.0")
            >>> "CN-NX" in corpus, "Ningxia" in corpus, "Ningxia" in corpus.regions
            (True, False, True)
        """
        held = cast("type[tables.Table[Any]]", tables.Table)
        return any(held.__contains__(getattr(self, table), item) for table in KIND)

    def _ipython_key_completions_(self) -> list[str]:
        """Return the ids, which notebooks complete between brackets."""
        return [key for table in KIND for key in self._store.positions(table)]

    def __eq__(self, other: object) -> bool:
        """Return whether both hold the same records.

        Raises:
            MixedCorpora: They are different releases.
        """
        if not isinstance(other, Corpus):
            return NotImplemented
        if other.pin != self.pin:
            raise MixedCorpora(self.pin, other.pin)
        return self._verbs == other._verbs or all(
            getattr(self, table) == getattr(other, table) for table in EVIDENCE
        )

    def __hash__(self) -> int:
        """Return a hash of the release."""
        return hash(self.pin)

    def __repr__(self) -> str:
        """Return one line: the release and how much it holds."""
        names = ("documents", "statements", "claims")
        held = (counted(len(getattr(self, name)), KIND[name].one) for name in names)
        narrowed = " narrowed" if self._verbs else ""
        return f"<{self._store.manifest.title}{narrowed}: {', '.join(held)}>"

    def _repr_html_(self) -> str:
        """Return what the corpus is and holds, as notebooks show it."""
        from npf_corpus.intervals._html import listed

        held: list[str] = []
        for table in KIND:
            count, total = len(getattr(self, table)), len(getattr(self.whole, table))
            part = "" if count == total else f"{count} of "
            held.append(part + counted(total, KIND[table].one, table))
        facts = [(name, getattr(self, name)) for name in ("pin", "licence", "citation", "notes")]
        return listed(repr(self)[1:-1], [*facts, ("tables", ", ".join(held))])

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as the release's pin and the verbs that narrowed it."""
        make, arguments = self._store.reopen
        return _restore, (make, arguments, self._verbs)

    def attach(self, document: str | Document, text: str | os.PathLike[str]) -> Attached:
        """Return a document with the user's own text of it; see `npf_corpus.attaching.Attached`.

        Args:
            document: The document, or its id, label or title.
            text: The text, decoded; any copy of it. Or the path of a file that holds it, in UTF-8.

        Raises:
            AmbiguousName: Several documents have that name.
            InvalidText: The text is plainly a path, or the file is no text.
            UnknownName: None has it.

        Example:
            >>> import npf_corpus as npf
            >>> corpus = npf.load("1.0.0")
            >>> attached = corpus.attach("ecns-2025-03-08-ningxia", "Quite another text.")
            >>> attached.grade("ecns-2025-03-08-ningxia.c3")
            'missing'
        """
        from npf_corpus.attaching import attach

        return attach(self, self.documents[document].id, text)

    def attach_folder(self, path: str | os.PathLike[str]) -> Folder:
        """Return the documents of which a folder has a text; see `npf_corpus.attaching`.

        Raises:
            OSError: It is no folder, or a file in it cannot be opened.

        """
        from npf_corpus.attaching import attach_folder

        return attach_folder(self, path)


_CITED = tuple(table for table in EVIDENCE if table != "initiatives")


def _restore(make: Any, arguments: tuple[object, ...], verbs: tuple[Any, ...]) -> Corpus:
    whole = cast("Corpus", make(*arguments))
    return Corpus._make(whole._store, tuple(map(as_verb, verbs))) if verbs else whole


def _schema_of(vocabularies: Corpus | None) -> int:
    return SCHEMA if vocabularies is None else vocabularies.schema


def whole_of(corpus: Corpus, name: str = "corpus") -> Corpus:
    """Return the whole of a corpus that was given as an argument of that name.

    Raises:
        InvalidRelease: It is no corpus.
    """
    if not isinstance(corpus, Corpus):
        given: object = corpus
        read = f"({shown(given)})" if isinstance(given, str) else ""
        instead = f"give what load{read} or read_release{read} returns"
        fault = f"it is a {type(given).__name__}, {instead}"
        raise InvalidRelease(f"{name}={shown(given)}", (fault,), "is no corpus")
    return corpus.whole


def store_of(corpus: Corpus, name: str = "corpus") -> Store:
    """Return what a whole corpus is made of, that was given as an argument of that name.

    Raises:
        InvalidRelease: It is narrowed, or no corpus.
    """
    if whole_of(corpus, name) is not corpus:
        fault = "it leaves out records that others refer to, take corpus.whole"
        raise InvalidRelease(f"{name}={shown(corpus)}", (fault,), "is no whole release")
    return corpus._store


def of_files(files: Mapping[str, bytes]) -> Corpus:
    """Return the corpus of a release's files, which pickles as these."""
    manifest = parse_manifest("manifest.json", files["manifest.json"])
    return Corpus._make(Store(manifest, files, (of_files, (dict(files),))))
