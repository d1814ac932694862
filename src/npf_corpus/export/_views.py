"""Views of the SQLite database: records beside the labels that their references stand for."""

from __future__ import annotations

_NAMES = """(
    SELECT group_concat(name, '; ') FROM (
      SELECT {table}.name AS name
      FROM {owner}s_{table} AS list JOIN {table} ON {table}.id = list.{item}
      WHERE list.{owner}_id = record.id ORDER BY list.position
    )
  )"""
_SPEAKERS = """(
    SELECT group_concat(name, '; ') FROM (
      SELECT entities.name AS name
      FROM statements_speakers AS list JOIN entities ON entities.id = list.speaker
      WHERE list.statement_id = {statement} ORDER BY list.position
    )
  )"""

_CLAIMS = f"""
SELECT
  record.id,
  documents.label AS document,
  statements.gist,
  {_SPEAKERS.format(statement="record.statement")} AS speakers,
  measures.name AS measure,
  record.surface,
  record.lower,
  record.lower_inclusive,
  record.upper,
  record.upper_inclusive,
  record.nominal,
  CAST(record.lower AS REAL) AS lower_real,
  CAST(record.upper AS REAL) AS upper_real,
  CAST(record.nominal AS REAL) AS nominal_real,
  units.name AS unit,
  record.unit_basis,
  {_NAMES.format(table="regions", owner="claim", item="region")} AS regions,
  {_NAMES.format(table="sectors", owner="claim", item="sector")} AS sectors,
  entities.name AS initiative,
  record.modality,
  record.as_of,
  record.deadline,
  record.distribution,
  record.disputed
FROM claims AS record
LEFT JOIN documents ON documents.id = record.document
LEFT JOIN statements ON statements.id = record.statement
LEFT JOIN measures ON measures.id = record.measure
LEFT JOIN units ON units.id = record.unit
LEFT JOIN entities ON entities.id = record.initiative
"""

_STATEMENTS = f"""
SELECT
  record.id,
  documents.label AS document,
  record.kind,
  record.gist,
  {_SPEAKERS.format(statement="record.id")} AS speakers,
  record.speaker_label,
  record.attribution,
  {_NAMES.format(table="regions", owner="statement", item="region")} AS regions,
  {_NAMES.format(table="sectors", owner="statement", item="sector")} AS sectors
FROM statements AS record
LEFT JOIN documents ON documents.id = record.document
"""

_SINCE_2 = {
    "  entities.name AS initiative,\n": "  record.aspect,\n  entities.name AS initiative,\n",
    "  record.as_of,\n": "  record.hedged,\n  record.as_of,\n",
}
"""Lines of the claims' query, and those that replace them since schema 2."""

View = tuple[str, tuple[str, ...], str]


def views(schema: int) -> dict[str, View]:
    """Return the name of each view of a schema with its meaning, its facets and its query."""
    if schema == 1:
        return _VIEWS
    meaning, facets, query = _VIEWS["claims_labelled"]
    for old, new in _SINCE_2.items():
        query = query.replace(old, new)
    return {**_VIEWS, "claims_labelled": (meaning, (*facets, "aspect"), query)}


_VIEWS: dict[str, View] = {
    "claims_labelled": (
        (
            "Claims with names in place of ids. Columns that end in _real are the exact numbers "
            "as the nearest floating-point ones, to sort and compare by."
        ),
        ("document", "measure", "modality", "unit"),
        _CLAIMS,
    ),
    "statements_labelled": (
        "Statements with names in place of ids.",
        ("document", "kind", "attribution"),
        _STATEMENTS,
    ),
}
"""Name of each view with its meaning, the columns that Datasette counts by, and its query."""
