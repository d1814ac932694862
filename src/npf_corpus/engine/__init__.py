"""A corpus asked in an engine: DuckDB, polars or Spark, through Ibis, with the verbs of tables.

`open` takes an export in Parquet. What it returns has tables whose verbs mean what those of the
tables in memory mean, and find the same ids. Nothing is read until an answer is asked for.
"""

from npf_corpus.engine._engine import Engine, open  # noqa: A004 - as gzip.open
from npf_corpus.engine._tables import EngineClaims, EngineStatements, EngineTable

__all__ = ["Engine", "EngineClaims", "EngineStatements", "EngineTable", "open"]
