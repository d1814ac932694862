"""A corpus asked in an engine: DuckDB, polars or Spark, through Ibis, with the verbs of tables.

`merge` puts many corpora into one export, and `open` takes one. What it returns has tables whose
verbs mean what those of the tables in memory mean, and find the same ids. Nothing is read until an
answer is asked for.
"""

from npf_corpus.engine._engine import Engine, open  # noqa: A004 - as gzip.open
from npf_corpus.engine._merge import merge
from npf_corpus.engine._tables import EngineClaims, EngineStatements, EngineTable

__all__ = ["Engine", "EngineClaims", "EngineStatements", "EngineTable", "merge", "open"]
