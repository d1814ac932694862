"""What verbs reach whose arguments name no record: years, words, tiers, publishers, genres, units.

A year, a publisher or a genre is a document's, and evidence has its documents' (a claim has years
of its own). A tier reaches what is about a sector in a document that places the sector there.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from re import IGNORECASE, fullmatch
from typing import TYPE_CHECKING, Any, TypeVar, cast

from npf_corpus.errors import InvalidBounds, UnknownName
from npf_corpus.query._names import LONGEST, Names
from npf_corpus.query._verb import AXES, Axis, Verb
from npf_corpus.query._words import Words, words_of
from npf_corpus.records import NumericClaim, _kinds
from npf_corpus.records._bits import bits_of, positions_of
from npf_corpus.records._kinds import KIND, MENTIONED
from npf_corpus.release._keys import spans_of, years_in

if TYPE_CHECKING:
    from npf_corpus.query._store import Store
    from npf_corpus.records import Document, Statement, Tier

K = TypeVar("K", bound=Hashable)

_LAST_YEAR = 9999
_SHOWN = 6

TYPED: dict[str, dict[str, tuple[str, ...]]] = {
    "tier": {
        "traditional": ("traditional industries", "传统产业"),
        "strategic-emerging": (
            "strategic emerging industries",
            "strategic and emerging industries",
            "战略性新兴产业",
            "战新产业",
        ),
        "future": ("future industries", "industries of the future", "未来产业"),
        "modern-services": ("modern services", "modern service industries", "现代服务业"),
        "characteristic-agriculture": (
            "characteristic agriculture",
            "specialty agriculture",
            "特色农业",
        ),
        "high-tech": (
            "high-tech industries",
            "high-technology industries",
            "高新技术产业",
            "高技术产业",
        ),
        "emerging": ("emerging industries", "新兴产业"),
        "emerging-pillar": ("emerging pillar industries", "新兴支柱产业"),
        "characteristic": ("characteristic industries", "specialty industries", "特色产业"),
    },
    "genre": {
        "news": ("news report", "新闻", "新闻报道"),
        "transcript": ("press conference", "实录", "文字实录", "新闻发布会"),
        "work-report": ("government work report", "政府工作报告", "工作报告"),
        "plan": ("规划", "计划"),
        "resolution": ("决议", "决定"),
        "communique": ("communiqué", "公报"),
        "read-out": ("readout", "通稿"),
    },
}
"""Tiers and genres, and what people type for them."""


def typed(store: Store, axis: str) -> Names:
    """Return the names of all tiers, or of all genres and those that a release adds."""

    def entries() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        known = TYPED[axis]
        own = (each.genre for each in _documents(store)) if axis == "genre" else ()
        for word in dict.fromkeys((*known, *own)):
            yield word, (word,), known.get(word, ())

    return store.once((axis, "names"), lambda: Names(axis, entries()))


def checked(store: Store, axis: Axis, given: object) -> str:
    """Return a verb's argument in the form that is looked up.

    Raises:
        InvalidBounds: It is not a year, or holds no word.
        UnknownName: There is no such tier, or no such genre.
    """
    if axis == "year":
        if type(given) is not int or not 0 < given <= _LAST_YEAR:
            reason = "is no year, write a whole number such as 2025, each by itself"
            raise InvalidBounds(given, reason)
        return cast("str", given)
    if axis == "text":
        if not isinstance(given, str) or not words_of(given[:LONGEST]):
            raise InvalidBounds(given, "holds no word to look for, write text such as 'hydrogen'")
        if len(given) > LONGEST:
            raise InvalidBounds(given, f"is too long to look for, write {LONGEST} signs at most")
        return given
    if not isinstance(given, str):
        raise UnknownName(
            axis, cast("str", getattr(given, "id", given)), (), hint(store, axis, given)
        )
    names = typed(store, axis)
    try:
        return names.resolve(given)
    except UnknownName as unknown:
        raise UnknownName(axis, given, unknown.suggestions or tuple(TYPED[axis])) from None


_SAID = (
    ("aspect", "average-growth", "average growth(?: rate)?|年均增速|年均增长率?"),
    ("aspect", "growth", "growth(?: rate)?|增速|增长率?|增幅"),
    ("aspect", "decline", "decline|fall|降幅|下降"),
    ("aspect", "increase", "increase|增量"),
    ("aspect", "rank", "rank(?:ing)?|排名|位次"),
    ("modality", "targeted", "targets?|goals?|目标"),
)
"""Words that people write with a measure, and the verb and word that ask for them."""


def meant_by(store: Store, axis: Axis, given: object, unknown: UnknownName) -> str:
    """Return the id that a name of none stands for: of a unit by the thousand (亿元), the unit's.

    Raises:
        UnknownName: It stands for nothing; what to ask instead is said where that is known.
    """
    if axis == "unit" and isinstance(given, str):
        from npf_corpus.query._units import read_as

        return read_as(store, given, unknown).unit
    hinted = hint(store, axis, given)
    raise UnknownName(unknown.kind, unknown.name, unknown.suggestions, hinted) from None


def hint(store: Store, axis: Axis, given: object) -> str:
    """Return what to ask instead, where an unknown sector or measure is something else.

    "GDP growth" is a measure and an aspect, "digital economy" a sector and no measure, and
    "drone output value" one of each. Several names are to stand each by itself.
    """
    if hasattr(given, "__iter__") and not isinstance(given, str | bytes):
        return "write each by itself"
    if not isinstance(given, str) or len(given) > LONGEST or axis not in {"sector", "measure"}:
        return ""
    meant = typed(store, "tier").meant(given) if axis == "sector" else ()
    if len(meant) == 1:
        return f"it is a tier, write by_tier({meant[0]!r})"
    names = store.names("measures")
    for verb, word, said in _SAID if axis == "measure" else ():
        found = fullmatch(rf"(?:{said}) (?:of|in) (.+)|(.+?)\s*的?(?:{said})", given, IGNORECASE)
        if found and len(names.meant(measure := found[1] or found[2])) == 1:
            return f"write by_measure({measure!r}) and by_{verb}({word!r})"
    other = "measure" if axis == "sector" else "sector"
    if len(store.names(f"{other}s").meant(given)) == 1:
        return f"it is a {other}, write by_{other}({given!r})"
    return _of_sector(store, given) if axis == "measure" else ""


def _of_sector(store: Store, given: str) -> str:
    """Return how a name that begins with a sector's is asked, where claims have both."""
    sectors, measures = store.names("sectors"), store.names("measures")
    for at in range(len(given) - 1, 0, -1):
        sector, measure = given[:at].strip(), given[at:].strip().removeprefix("的")
        if given[at - 1 : at + 1].isascii() and given[at] != " ":
            continue
        one, other = sectors.meant(sector), measures.meant(measure)
        if len(one) == len(other) == 1 and store.have_both(one[0], other[0]):
            return f"write by_measure({measure!r}) and by_sector({sector!r})"
    return ""


def reach(store: Store, table: str, axis: Axis, key: Any) -> int:
    """Return the bits of the records of a table that a year, word, tier or the like reaches."""
    if axis == "text":
        return _text(store, table, key)
    if axis == "tier":
        return _tier(store, table, key)
    if axis == "theme" and table == "measures":
        measures = store.records(table)
        return bits_of((at for at, each in enumerate(measures) if each.theme == key), len(measures))
    if axis == "year" and table == "claims":
        spans = store.axis(table, "span")
        return _any(spans, (span for span in spans if key in years_in(span)))
    documents = (
        each.id
        for each in _documents(store)
        if (key in years_of(each)[0] if axis == "year" else getattr(each, axis) == key)
    )
    return _any(store.axis(table, "document"), documents)


def years_of(record: Document | NumericClaim) -> tuple[range, ...]:
    """Return the years that a document or a claim is of, a range for each time that it has.

    A document is of the year in which it was said, or else published. A claim is of each year that
    the time at which it holds, or its deadline, meets; where one end of a time is open, of the
    year of the other end alone.
    """
    if isinstance(record, NumericClaim):
        return tuple(map(years_in, spans_of(record)))
    year = (record.asserted or record.published).year
    return (range(year, year + 1),)


def _documents(store: Store) -> tuple[Document, ...]:
    return cast("tuple[Document, ...]", store.records("documents"))


def _any(bits: Mapping[K, int], keys: Iterable[K]) -> int:
    """Return the bits of any of the keys."""
    found = 0
    for key in keys:
        found |= bits.get(key, 0)
    return found


def _tier(store: Store, table: str, tier: str) -> int:
    """Return the bits of what is about a sector in a document that places it in a tier.

    Of sectors, those that any document places there; of documents, those that place one there;
    of statements also those in which it stands.
    """
    tiers = cast("tuple[Tier, ...]", store.records("tiers"))
    if table == "tiers":
        return bits_of((at for at, each in enumerate(tiers) if each.tier == tier), len(tiers))
    placed = [each for each in tiers if each.tier == tier]
    if table == "sectors":
        at = store.positions(table)
        return bits_of((at[each.sector] for each in placed), len(at))
    documents = store.axis(table, "document")
    if table == "documents":
        return _any(documents, (each.document for each in placed))
    sectors = store.axis(table, "sector")
    found = 0
    for each in placed:
        found |= documents.get(each.document, 0) & sectors.get(each.sector, 0)
    return found | (_standing(store, placed) if table == "statements" else 0)


def _standing(store: Store, tiers: Iterable[Tier]) -> int:
    """Return the bits of the statements in which tiers stand."""
    at = store.positions("statements")
    found = (store.statement_at(each.document, each.anchor.start) for each in tiers if each.anchor)
    return bits_of((at[each.id] for each in found if each is not None), len(at))


def _text(store: Store, table: str, text: str) -> int:
    """Return the bits of the records that hold all words of a text; a document's by statements."""
    bits = _words(store, table).all_of(words_of(text))
    if table == "documents":
        statements = cast("tuple[Statement, ...]", store.records("statements"))
        said = {statements[at].document for at in positions_of(_text(store, "statements", text))}
        bits |= _any(store.axis(table, "document"), said)
    return bits


def _words(store: Store, table: str) -> Words:
    size = len(store.records(table))
    return store.once((table, "text"), lambda: Words(texts_of(store, table), size))


def texts_of(store: Store, table: str) -> Iterable[tuple[str, list[int]]]:
    """Return each text in which words of a table's records are looked for, with their places."""
    texts: dict[str, tuple[str, list[int]]] = {}
    for place, record in enumerate(store.records(table)):
        own: list[str] = [*_names(record)]
        for field in KIND[table].words:
            value = getattr(record, field)
            if field == "tier":
                own += TYPED["tier"][value]
            if field in _TABLES_OF:
                for key in _ids(value):
                    if key not in texts:
                        texts[key] = "\n".join(_outer(store, field, key)), []
                    texts[key][1].append(place)
            else:
                own.append(getattr(value, "surface", value) or "")
        texts[record.id] = ("\n".join(own), [place])
    return texts.values()


_TABLES_OF = {
    **{table: (table,) for table in KIND},
    **{kind.one: (kind.table,) for kind in KIND.values() if kind.table != "tiers"},
    "speakers": AXES["speaker"],
    "entity": tuple(MENTIONED.values()),
}
"""Field that refers to records to the tables that may hold them."""


def _ids(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value or ()


def _names(record: Any) -> Iterator[str]:
    kind = _kinds.KIND_OF[type(record)]
    yield from (name for field in (*kind.names, *kind.aliases) if (name := getattr(record, field)))
    yield from getattr(record, "aliases", ())


def _outer(store: Store, field: str, key: str) -> Iterable[str]:
    """Return the words by which other records are found: names, or the text of a record."""
    table = next(each for each in _TABLES_OF[field] if key in store.positions(each))
    record = store.record(table, key)
    if KIND[table].names:
        return _names(record)
    return [record.gist or ""] if table == "statements" else [record.quantity.surface]


_TOLD = "only if it names new quality productive forces or the tier of an industry"


def instead(store: Store, table: str, verb: Verb, bits: int) -> str:
    """Say what records have, where none of them has what a verb is given."""
    axis = cast("Axis", verb.axis)
    if axis == "text":
        said = (each for text in verb.arguments for each in _missed(store, table, text))
        return "; ".join(dict.fromkeys(said))
    have = [key for key in _there(store, table, axis) if store.matching(table, axis, key) & bits]
    if axis == "year" and len(have) > _SHOWN:
        return f"no {table} have it, these have years from {have[0]} to {have[-1]}"
    if axis == "unit":
        from npf_corpus.query._units import besides

        if others := besides(store, verb.arguments, bits):
            return f"no {table} have it, {others}"
    shown = ", ".join(str(key) for key in have[:_SHOWN])
    more = f" and {len(have) - _SHOWN} more" if len(have) > _SHOWN else ""
    return f"no {table} have it" + (f", these have {shown}{more}" if have else "")


def _there(store: Store, table: str, axis: Axis) -> Iterable[Any]:
    """Return the values along an axis of no references, in order."""
    if axis == "tier":
        return TYPED["tier"]
    if axis in {"genre", "publisher"}:
        return sorted({getattr(each, axis) for each in _documents(store)})
    records = store.records(table)
    if axis == "year":
        dated = cast("Any", records if table == "claims" else _documents(store))
        spans = {span for each in dated for span in years_of(each)}
        return sorted({year for span in spans for year in (span[0], span[-1])})
    if axis == "theme":
        return sorted({each.theme for each in store.records("measures") if each.theme is not None})
    return sorted(store.axis(table, axis))


def _unsearched(store: Store, table: str) -> Iterator[str]:
    """Say which words of the documents no search can find."""
    if table in {"claims", "statements", "mentions"}:
        yield "searched are names, summaries and the words of figures, not the sentences"
    if table == "claims":
        yield "a sentence without a figure has no claim"
    elif table == "statements" and any(each.depth == "figures" for each in _documents(store)):
        yield f"where figures alone were read, a sentence without one has a statement {_TOLD}"


def _missed(store: Store, table: str, text: str) -> Iterator[str]:
    """Say which words of a text no record holds, and what is like each."""
    words = _words(store, table)
    missed = [word for word in words_of(text) if not words.holding(word)]
    if not missed:
        yield f"each word occurs, but no {table} hold all of {text!r}"
        return
    near = [words.like(word) for word in missed]
    hints = (
        f"{word!r}" + (f" (like {other!r}?)" if other else "")
        for word, other in zip(missed, near, strict=True)
    )
    yield f"no {table} hold {', '.join(hints)}"
    if not any(near) and not any(map(str.isdigit, "".join(missed))):
        yield from _unsearched(store, table)
