"""Sheets become records whole: each record of two folders, field by field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafting.test_project import TEXT, project
from drafting.test_whole import TEXT as WHOLE
from drafting.test_whole import whole
from npf_corpus.anchoring import anchor_of
from npf_corpus.drafting import corpus_of
from npf_corpus.release._converter import plain

TABLES = ("documents", "people", "initiatives", "tiers", "statements", "claims", "mentions")

READ_WHOLE: list[dict[str, Any]] = [
    {
        "id": "news-2026",
        "title": "工作报告",
        "label": "Report of Zhejiang",
        "publisher": "zhejiang-government",
        "url": "https://example.org/zj",
        "published": "2026-01-20",
        "language": "en",
        "genre": "news",
        "depth": "whole",
        "fidelity": "original",
        "derived_from": "A newspaper",
        "text": {
            "sha256": "30abb12ab02ca86f90558702fa90d61b5627a99fae1eceb16066b80af368e32f",
            "characters": 225,
        },
        "skipped": [
            {"anchor": "Date 2026-02-03", "reason": "date line"},
            {"anchor": "Photo: Li Si\nA zone at dusk.", "reason": "photo byline and caption"},
        ],
    },
    {
        "id": "wang-wei",
        "name": "Wang Wei",
        "roles": [
            {"title": "governor", "organization": "zhejiang-government", "document": "news-2026"}
        ],
    },
    {
        "id": "new-quality-productive-forces",
        "name": "New quality productive forces",
        "name_zh": "新质生产力",
        "kind": "concept",
        "status": "unstated",
        "summary": "What the corpus is about.",
        "anchors": [{"document": "news-2026", "anchor": "new quality productive forces"}],
    },
    {
        "id": "news-2026.s1",
        "document": "news-2026",
        "anchor": "Zhejiang builds on",
        "kind": "context",
        "gist": "The headline.",
        "attribution": "narrator",
        "regions": ["CN-ZJ"],
    },
    {
        "id": "news-2026.s2",
        "document": "news-2026",
        "anchor": "Wang Wei said Zhejiang has more than 200 enterprises,",
        "kind": "achievement",
        "gist": "Firms are counted.",
        "speakers": ["wang-wei"],
        "attribution": "reported",
        "regions": ["CN-ZJ"],
    },
    {
        "id": "news-2026.s3",
        "document": "news-2026",
        "anchor": "adding that new quality productive forces will grow.",
        "kind": "forecast",
        "gist": "The forces grow.",
        "speakers": ["wang-wei"],
        "attribution": "quoted",
        "initiatives": ["new-quality-productive-forces"],
    },
    {
        "id": "news-2026.s4",
        "document": "news-2026",
        "anchor": "Zhejianger say one Zhejiang helps another Zhejiang.",
        "kind": "opinion",
        "gist": "Help is mutual.",
        "speaker_label": "people, not named",
        "attribution": "quoted",
        "regions": ["CN-ZJ"],
    },
    {
        "id": "news-2026.c1",
        "document": "news-2026",
        "statement": "news-2026.s2",
        "anchor": "more than 200",
        "measure": "enterprise-count",
        "quantity": {
            "surface": "more than 200",
            "reading": "more-than",
            "interval": "(200,)",
            "nominal": "200",
            "unit": "enterprise",
            "unit_basis": "stated",
        },
        "regions": ["CN-ZJ"],
        "aspect": "level",
        "initiative": "new-quality-productive-forces",
        "modality": "achieved",
        "as_of": "../2026",
        "distribution": "single",
        "disputed": True,
        "caveats": ["They are not named.", "It is not said since when."],
    },
    {
        "id": "news-2026.m1",
        "document": "news-2026",
        "anchor": "2026-02-03",
        "kind": "number",
        "number_class": "date",
    },
    {
        "id": "news-2026.m2",
        "document": "news-2026",
        "anchor": "Zhejiang",
        "kind": "region",
        "entity": "CN-ZJ",
    },
    {
        "id": "news-2026.m3",
        "document": "news-2026",
        "anchor": "Wang Wei",
        "kind": "person",
        "entity": "wang-wei",
    },
    {
        "id": "news-2026.m4",
        "document": "news-2026",
        "anchor": "Zhejiang",
        "kind": "region",
        "entity": "CN-ZJ",
    },
    {
        "id": "news-2026.m5",
        "document": "news-2026",
        "anchor": "more than 200",
        "kind": "number",
        "number_class": "claim",
        "claims": ["news-2026.c1"],
    },
    {
        "id": "news-2026.m6",
        "document": "news-2026",
        "anchor": "new quality productive forces",
        "kind": "initiative",
        "entity": "new-quality-productive-forces",
    },
    {
        "id": "news-2026.m7",
        "document": "news-2026",
        "anchor": "one",
        "kind": "number",
        "number_class": "other",
    },
    {
        "id": "news-2026.m8",
        "document": "news-2026",
        "anchor": "Zhejiang",
        "kind": "region",
        "entity": "CN-ZJ",
    },
    {
        "id": "news-2026.m9",
        "document": "news-2026",
        "anchor": "Zhejiang",
        "kind": "region",
        "entity": "CN-ZJ",
    },
]
READ_FOR_FIGURES: list[dict[str, Any]] = [
    {
        "id": "zj-2026",
        "title": "工作报告",
        "label": "Report of Zhejiang",
        "publisher": "zhejiang-government",
        "url": "https://example.org/zj",
        "published": "2026-01-20",
        "language": "zh",
        "genre": "work-report",
        "region": "CN-ZJ",
        "depth": "figures",
        "fidelity": "original",
        "text": {
            "sha256": "ac91cd3f1b4c9e746143169005ae80ee157e9eea0219beb237f655875c5efea5",
            "characters": 70,
        },
    },
    {
        "id": "new-quality-productive-forces",
        "name": "New quality productive forces",
        "name_zh": "新质生产力",
        "kind": "concept",
        "status": "unstated",
        "summary": "What the corpus is about.",
        "anchors": [{"document": "zj-2026", "anchor": "新质生产力"}],
    },
    {
        "id": "zj-2026.t1",
        "sector": "quantum-technology",
        "tier": "future",
        "document": "zj-2026",
        "anchor": "量子科技",
    },
    {
        "id": "zj-2026.s1",
        "document": "zj-2026",
        "anchor": "全省生产总值增长5.5%左右，新增企业超200家。",
        "kind": "achievement",
        "speakers": ["zhejiang-government"],
        "attribution": "quoted",
        "regions": ["CN-ZJ"],
    },
    {
        "id": "zj-2026.s2",
        "document": "zj-2026",
        "anchor": "发展新质生产力，培育量子科技等未来产业，力争增长6%以上。",
        "kind": "goal",
        "gist": "Growth is to come from newer branches.",
        "speakers": ["zhejiang-government"],
        "attribution": "quoted",
        "regions": ["CN-ZJ"],
        "sectors": ["quantum-technology"],
        "initiatives": ["new-quality-productive-forces"],
    },
    {
        "id": "zj-2026.c1",
        "document": "zj-2026",
        "statement": "zj-2026.s1",
        "anchor": "5.5%左右",
        "measure": "gross-regional-product",
        "quantity": {
            "surface": "5.5%左右",
            "reading": "about",
            "interval": "[4.95,6.05]",
            "nominal": "5.5",
            "unit": "percent",
            "unit_basis": "stated",
        },
        "regions": ["CN-ZJ"],
        "aspect": "growth",
        "modality": "achieved",
        "as_of": "2025",
        "distribution": "single",
    },
    {
        "id": "zj-2026.c2",
        "document": "zj-2026",
        "statement": "zj-2026.s1",
        "anchor": "超200家",
        "measure": "enterprise-count",
        "quantity": {
            "surface": "超200家",
            "reading": "more-than",
            "interval": "(200,)",
            "nominal": "200",
            "unit": "enterprise",
            "unit_basis": "stated",
        },
        "regions": ["CN-ZJ"],
        "aspect": "increase",
        "modality": "achieved",
        "as_of": "2025",
        "distribution": "single",
    },
    {
        "id": "zj-2026.c3",
        "document": "zj-2026",
        "statement": "zj-2026.s2",
        "anchor": "6%以上",
        "measure": "gross-regional-product",
        "quantity": {
            "surface": "6%以上",
            "reading": "at-least",
            "interval": "[6,)",
            "nominal": "6",
            "unit": "percent",
            "unit_basis": "stated",
        },
        "regions": ["CN-ZJ"],
        "aspect": "growth",
        "modality": "targeted",
        "hedged": True,
        "deadline": "2026",
        "distribution": "single",
    },
    {
        "id": "zj-2026.m1",
        "document": "zj-2026",
        "anchor": "一、",
        "kind": "number",
        "number_class": "structural",
    },
    {
        "id": "zj-2026.m2",
        "document": "zj-2026",
        "anchor": "5.5%左右",
        "kind": "number",
        "number_class": "claim",
        "claims": ["zj-2026.c1"],
    },
    {
        "id": "zj-2026.m3",
        "document": "zj-2026",
        "anchor": "超200家",
        "kind": "number",
        "number_class": "claim",
        "claims": ["zj-2026.c2"],
    },
    {
        "id": "zj-2026.m4",
        "document": "zj-2026",
        "anchor": "二、",
        "kind": "number",
        "number_class": "structural",
    },
    {
        "id": "zj-2026.m5",
        "document": "zj-2026",
        "anchor": "新质生产力",
        "kind": "initiative",
        "entity": "new-quality-productive-forces",
    },
    {
        "id": "zj-2026.m6",
        "document": "zj-2026",
        "anchor": "6%以上",
        "kind": "number",
        "number_class": "claim",
        "claims": ["zj-2026.c3"],
    },
]
"""The fields of each record that are neither empty nor no; the words at a place stand for it."""


def told(value: Any, text: str) -> Any:
    """Return a record's fields as they stand above."""
    if isinstance(value, dict):
        if "digest" in value and "start" in value:
            return text[value["start"] : value["end"]]
        return {
            key: told(each, text) for key, each in value.items() if each not in (None, [], False)
        }
    return [told(each, text) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("folders", "text", "expected"),
    [(whole, WHOLE, READ_WHOLE), (project, TEXT, READ_FOR_FIGURES)],
    ids=["whole", "figures"],
)
def test_each_field_of_each_record_is_as_its_row_says(
    tmp_path: Path, folders: Callable[[Path], tuple[Path, Path]], text: str, expected: Any
) -> None:
    """Of a document that was read whole, and of one that was read for its figures."""
    corpus = corpus_of(*folders(tmp_path))
    records = [each for table in TABLES for each in getattr(corpus, table)]
    assert expected == [told(plain(each, 2), text) for each in records]
    for each in (*corpus.statements, *corpus.claims, *corpus.mentions, *corpus.tiers):
        place = each.anchor
        assert place is not None
        assert place == anchor_of(text, place.start, place.end, form="npf-2")
