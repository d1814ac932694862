"""Ibis and its engines, loaded when an export is opened."""

from __future__ import annotations

import os
from shutil import which
from typing import Any, Literal

from npf_corpus.errors import MissingExtra
from npf_corpus.export._frames import library
from npf_corpus.query._verb import check_choice

Backend = Literal["duckdb", "polars", "pyspark"]

_EXTRAS: dict[str, str] = {"duckdb": "engine", "polars": "engine,polars", "pyspark": "spark"}
"""The extras that install an engine."""

_CACHE = "parquet_metadata_cache"
"""A setting that not every DuckDB has."""

_JAVA = "install Java 17 or later, which Spark runs in, and name its folder in JAVA_HOME"


def ibis() -> Any:
    """Return the library.

    Raises:
        MissingExtra: It is not installed.
    """
    return library("ibis", "engine")


def connected(name: str) -> Any:
    """Return a connection to an engine in this process.

    Raises:
        MissingExtra: Its package is not installed, or Java for Spark.
        UnknownName: There is no such engine.
    """
    check_choice("backend", name, Backend)
    found = ibis()
    library(name, _EXTRAS[name])
    if name == "pyspark" and not _has_java():
        raise MissingExtra("Java", _EXTRAS[name], _JAVA)
    connection = getattr(found, name).connect()
    if name == "duckdb":  # else it reads what each file says of its groups at every question
        known = connection.raw_sql(f"select 1 from duckdb_settings() where name = '{_CACHE}'")  # noqa: S608 - our own
        if known.fetchall():
            connection.raw_sql(f"set {_CACHE} = true")
    return connection


def _has_java() -> bool:
    """Return whether Spark finds Java, or needs none since it runs elsewhere."""
    home = os.environ.get("JAVA_HOME")
    java = os.path.join(home, "bin", "java") if home else "java"  # noqa: PTH118 - as Spark does
    return which(java) is not None or "SPARK_REMOTE" in os.environ
