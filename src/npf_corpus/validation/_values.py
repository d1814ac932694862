"""Laws of fields that must agree, inside a record and between records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from npf_corpus.anchoring import digest, normalise
from npf_corpus.records._kinds import MENTIONED
from npf_corpus.validation._laws import Case, Finding, Rule, found, law


@law(
    "E410",
    "A claim with the distribution `each` has an item_of; since schema 2 a claim of a part "
    "has one too, which names the total; in schema 1 no other claim has one.",
    "name the claim that counts the things, or change the distribution",
)
def _each(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        each, whole = claim.distribution == "each", claim.item_of is not None
        if (each and not whole) or (whole and not each and case.schema == 1):
            fault = "null" if claim.item_of is None else "set"
            message = f"is {fault}, the distribution is {claim.distribution}"
            yield found("claims", place, claim, ".item_of", message)


@law(
    "E411",
    "An item_of names a claim of the same document; that of an `each` claim names a claim "
    "that counts.",
    "name the claim that counts the things",
)
def _counted(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        whole = case.get("claims", claim.item_of)
        unit = None if whole is None else case.get("units", whole.quantity.unit)
        if whole is None or unit is None:
            continue
        if whole.document != claim.document:
            message = f"{claim.item_of!r} belongs to another document"
            yield found("claims", place, claim, ".item_of", message)
        elif unit.dimension != "count" and (case.schema == 1 or claim.distribution == "each"):
            message = f"{claim.item_of!r} counts nothing, its unit is {unit.id!r}"
            yield found("claims", place, claim, ".item_of", message)


@law(
    "E412",
    "A claim with a deadline is not achieved yet.",
    "correct the modality, or take the deadline out",
)
def _deadlines(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        if claim.deadline is not None and claim.modality == "achieved":
            message = f"is {claim.deadline}, but the modality is achieved"
            yield found("claims", place, claim, ".deadline", message)


@law("E413", "A claim whose unit is inferred has a caveat.", "say what was inferred")
def _inferred(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        if claim.quantity.unit_basis == "inferred" and not claim.caveats:
            yield found("claims", place, claim, ".caveats", "is empty, the unit is inferred")


@law("E414", "A disputed claim has a caveat.", "say why it is doubted")
def _disputed(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        if claim.disputed and not claim.caveats:
            yield found("claims", place, claim, ".caveats", "is empty, the claim is disputed")


@law(
    "E415",
    "A statement of the narrator has no speakers and no label; any other has speakers, a "
    "label or both.",
    "correct the attribution, or name who says it",
)
def _narrators(case: Case) -> Iterator[Finding]:
    for place, each in case.sound("statements"):
        named = bool(each.speakers) or each.speaker_label is not None
        if each.attribution == "narrator" and named:
            field = ".speakers" if each.speakers else ".speaker_label"
            yield found("statements", place, each, field, "is set, the attribution is narrator")
        elif each.attribution != "narrator" and not named:
            message = f"is empty and there is no label, the attribution is {each.attribution}"
            yield found("statements", place, each, ".speakers", message)


@law(
    "E416",
    "A claim and its statement belong to the same document.",
    "correct the document or the statement",
)
def _documents(case: Case) -> Iterator[Finding]:
    for place, claim in case.sound("claims"):
        statement = case.get("statements", claim.statement)
        if statement is not None and statement.document != claim.document:
            message = f"{claim.statement!r} belongs to {statement.document!r}"
            yield found("claims", place, claim, ".statement", message)


@law(
    "E417",
    "The regions and sectors of a claim are among those of its statement, or its document's own.",
    "add them to the statement, or take them out of the claim",
)
def _among(case: Case) -> Iterator[Finding]:
    held: dict[tuple[str, str], frozenset[str]] = {}
    for place, claim in case.sound("claims"):
        statement = case.get("statements", claim.statement)
        if statement is None:
            continue
        for field in ("regions", "sectors"):
            among = held.get((statement.id, field))
            if among is None:
                own = case.get("documents", claim.document)
                more = (own.region,) if field == "regions" and own is not None else ()
                among = held[statement.id, field] = frozenset((*getattr(statement, field), *more))
            for at, key in enumerate(getattr(claim, field)):
                if key not in among:
                    message = f"{key!r} is none of the {field} of {claim.statement!r}"
                    yield found("claims", place, claim, f".{field}[{at}]", message)


@law(
    "E418",
    "A mention of a number has a number class, any other mention has an entity.",
    "correct the kind, or fill in the one that belongs to it and clear the other",
)
def _kinds(case: Case) -> Iterator[Finding]:
    for place, mention in case.sound("mentions"):
        number = mention.kind == "number"
        wanted: tuple[tuple[str, Any, bool], ...] = (
            ("number_class", mention.number_class, number),
            ("entity", mention.entity, not number),
        )
        for field, value, needed in wanted:
            if (value is not None) != needed:
                message = f"is {'null' if value is None else 'set'}, the kind is {mention.kind}"
                yield found("mentions", place, mention, f".{field}", message)


@law(
    "E419",
    "A number of class `claim` names at least one claim, all of its document; no other "
    "mention names any.",
    "name the claims, or change the class",
)
def _classes(case: Case) -> Iterator[Finding]:
    for place, mention in case.sound("mentions"):
        if (mention.number_class == "claim") != bool(mention.claims):
            fault = "set" if mention.claims else "empty"
            message = f"is {fault}, the number class is {mention.number_class or 'null'}"
            yield found("mentions", place, mention, ".claims", message)
        for at, key in enumerate(mention.claims):
            claim = case.get("claims", key)
            if claim is not None and claim.document != mention.document:
                message = f"{key!r} belongs to {claim.document!r}"
                yield found("mentions", place, mention, f".claims[{at}]", message)


@law(
    "E420",
    "A claim with an anchor is named by exactly one mention.",
    "name the claim in the mention of its number",
)
def _back(case: Case) -> Iterator[Finding]:
    named: dict[str, list[str]] = {}
    for _, mention in case.records["mentions"]:
        for key in mention.claims:
            named.setdefault(key, []).append(mention.id)
    if "mentions" in case.partial:
        return
    for place, claim in case.sound("claims"):
        by = named.get(claim.id, [])
        if claim.anchor is not None and len(by) != 1:
            fault = f"{by[0]!r} and {by[1]!r} name it" if by else "no mention names it"
            yield found("claims", place, claim, ".id", fault)


@law(
    "E421",
    "Where the words of a mention are the name of a record of its kind, the mention names "
    "that record, or one of several with that name.",
    "correct the entity, or take the alias from the record that it does not belong to",
)
def _namesakes(case: Case) -> Iterator[Finding]:
    """Yield mentions whose words are another record's name, which digests tell without a text."""
    bearers: dict[str, dict[str, set[str]]] = {}
    for place, mention in case.sound("mentions"):
        table = MENTIONED.get(mention.kind)
        if table is None or mention.anchor is None:
            continue
        if table not in bearers:
            bearers[table] = _bearers(case, table)
        named = bearers[table].get(mention.anchor.digest, {mention.entity})
        if mention.entity not in named:
            message = (
                f"is {mention.entity!r}, the words name {' or '.join(map(repr, sorted(named)))}"
            )
            yield found("mentions", place, mention, ".entity", message)


def _bearers(case: Case, table: str) -> dict[str, set[str]]:
    """Return the ids of a table's records by the digest of each name that they bear."""
    bearers: dict[str, set[str]] = {}
    for _, record in case.records[table]:
        for name in (record.name, getattr(record, "name_zh", None), *record.aliases):
            if name is not None:
                key = digest(normalise(name, form=case.form))
                bearers.setdefault(key, set()).add(record.id)
    return bearers


@law(
    "E422",
    "Each region of a statement is mentioned in its document, or a region inside it is, or it"
    " is the document's own; documents that mention no region are not asked.",
    "correct the region, or add the mention of it",
)
def _mentioned(case: Case) -> Iterator[Finding]:
    if not case.partial.isdisjoint({"mentions", "regions", "documents"}):
        return
    spoken: dict[str, set[str]] = {}
    for _, mention in case.records["mentions"]:
        if mention.kind == "region":
            spoken.setdefault(mention.document, set()).add(mention.entity)
    for _, document in case.records["documents"]:
        if document.region is not None:
            spoken.setdefault(document.id, set()).add(document.region)
    wholes = _wholes(case)
    known = {document: _around(regions, wholes) for document, regions in spoken.items()}
    for place, statement in case.sound("statements"):
        for at, key in enumerate(statement.regions if statement.document in known else ()):
            if key not in known[statement.document]:
                message = f"{key!r} is not mentioned in {statement.document!r}, nor a part of it"
                yield found("statements", place, statement, f".regions[{at}]", message)


def _wholes(case: Case) -> dict[str, list[str]]:
    """Return the parent of each region, and the groups that it is a member of."""
    wholes: dict[str, list[str]] = {}
    for _, region in case.records["regions"]:
        for each in region.members:
            wholes.setdefault(each.region, []).append(region.id)
        if region.parent is not None:
            wholes.setdefault(region.id, []).append(region.parent)
    return wholes


def _around(regions: Iterable[str], wholes: Mapping[str, Iterable[str]]) -> set[str]:
    """Return regions and all that hold one of them, directly or not."""
    around = set(regions)
    todo = list(around)
    while todo:
        new = set(wholes.get(todo.pop(), ())) - around
        around |= new
        todo += new
    return around


@law(
    "E425",
    "Since schema 2: only a statement of a document that was read for its figures may lack a gist.",
    "say in our words what the statement says, or correct the document's depth",
    since=2,
)
def _gists(case: Case) -> Iterator[Finding]:
    for place, statement in case.sound("statements"):
        document = case.get("documents", statement.document)
        if statement.gist is None and document is not None and document.depth != "figures":
            message = f"is null, {document.id!r} was read at depth {document.depth}"
            yield found("statements", place, statement, ".gist", message)


RULES: tuple[Rule, ...] = (
    _each, _counted, _deadlines, _inferred, _disputed, _narrators, _documents, _among, _kinds,
    _classes, _back, _namesakes, _mentioned, _gists,
)  # fmt: skip
