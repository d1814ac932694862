"""Where a figure stands: the words before and after it that say what it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from npf_corpus.quantities import FoundQuantity

_BEFORE, _AFTER, _LIST = 64, 24, 120
"""How many characters before, after, and before 分别 are looked at."""

_STOPS = "，。；：！？\n,;:!?"
_EDGE = re.compile(rf"[{_STOPS}][^{_STOPS}]*$")
_ITEM = re.compile(r"、[^、]*$")
_RIGHT = re.compile(rf"(?:（[^（）{_STOPS}]*）|[^{_STOPS}、（）()——])*")
_BRACKETS = re.compile("（[^（）]*）|〔[0-9]+〕|［[0-9０-９]+］|[“”\"《》\\s]|（.*$|^[^（]*）")
_FILLER = re.compile("(?:的|以上|左右|多|余|、)+")
_ET_CETERA = re.compile("等(?:重点|一批|共|地|省级|国家级)?$")
GENERIC = re.compile(
    "(?:其中|累计|全省|全市|全区|全国|我省|全年|平均|年均|并|总|规模|总量|总数|总额|总规模|数量|面积|增速|增幅|增量|"
    "占比|比重|份额|总长|全长|支出|收益|人数|金额|余额|产值|产量|销量|利润|营收|收入|投资|存量|水平|指标|产销量|新增|同口径|当年|去年|上年|本地|当前|现|达)+"
)
"""Nouns that say nothing alone: what they are of stands before."""

_JOIN = re.compile(r"[、和与及，]?(?:以及|和|分别)?(?:增长|下降|达到?|为)?")
_GAP = re.compile(r"(?:[、和与及]|以及|，和)")
_SPLIT = re.compile("、|以及|(?<!饱)和(?!谐|平|美)|与|及(?!其|时|以)")

CHANGE = (
    "增长|增加|增至|增到|增幅|增速|新增|净增|提高|提升|上升|升至|升到|攀升|上涨|涨幅|涨|扩大|扩容|拓展|"
    "下降|降低|降至|降到|降幅|减少|减至|压减|压降|压缩|缩小|缩短|缩至|回落|精简|降本|节约|节省"
)
REACH = (
    "达到|达|为|是|至|到|在|有|近|过|破|突破|超过|超|完成|实现|保持|稳定|控制|跃升|跃居|跃至|跃上|"
    "位居|稳居|居|位列|列|排名|排|位于|跻身|跨入|跨上|跨越|迈上|迈入|站上|登上|占|高于|低于|快于|好于|优于|"
    "多于|少于|不低于|不少于|不超过|高出|成为|名列|升|降|累计|总计|合计|共计|共|约|预计|预期|力争|争取|努力|确保|"
    "首次|历史性|成功|率先|提前|继续|持续|稳步|进一步|大幅|年均|平均|每年|实际|同比|分别|均|都|又|再|就|已|"
    "以上|左右|全国|全省|较上年|比上年|较去年|比去年|比年初|较年初|上年|每年|全年|当年"
)
_PEELED = re.compile(rf"(?:{CHANGE}|{REACH}|比20\d\d年|较20\d\d年|[“”\s])+$")
_LED = re.compile(
    "(?:全省|全市|全区|全国|今年|预计|其中|并|再|年内|全年|累计|持续|加快|大力|积极|共|已|均|力争|争取|努力|确保|"
    "推动|促进|带动|有序|稳步|深入|同时|省级|我省|我市|我区|重点|统筹|分批|及|和|成功|高标准|高质量|扎实)*"
    "(新增|净增|新建|新培育|新认定|新获批|新开工|新改建|新设|新入选|增加|减少|压减|建成|建设|培育|认定|获批|打造|"
    "完成|实施|开工|开展|举办|引进|组建|创建|改造|新|培训|发放|设立|布局|推进|推动|支持|出台|制定|修复|治理|投入|"
    "争取|安排|下达|招引|签约|落地|发布|化解|办理|提供|帮助|救助|选派|建|实现|入选|解决|整治|更新|筹集|新开|新投|开通|"
    "提高|提升|下降|降低|扩大)"
)


@frozen
class Setting:
    """What stands around a figure in its sentence.

    Attributes:
        found: The figure.
        sent: Number of its sentence, from 1.
        clause: The words from the clause's start, or the figure before, to the figure.
        left: The noun before it: the end of `clause` without verbs.
        tail: The verbs between the noun and the figure.
        right: The words after it, to the clause's end or the next figure.
        lead: The verb that the clause opens with, its own or that of the list it goes on with.
        run: Place in a list of figures that share their words, from 0, and how many there are.
        back: How many figures back the one stands that shares its subject; 0 is none.
        subject: The noun that `left` goes on from: that of the figure it shares its words with.
        wide: The words before, across figures, to the sentence's start.
    """

    found: FoundQuantity
    sent: int
    clause: str
    left: str
    tail: str
    right: str
    lead: str
    run: tuple[int, int]
    back: int
    subject: str
    wide: str


def settings_of(text: str, start: int, sent: int, figures: Sequence[FoundQuantity]) -> list[Setting]:
    """Return the setting of each figure of a sentence, in order.

    Args:
        text: The whole text.
        start: Offset of the sentence.
        sent: Its number, from 1.
        figures: The figures of the sentence that claim something.
    """
    made: list[Setting] = []
    last = start
    for at, each in enumerate(figures):
        low = max(start, each.start - _BEFORE)
        clause = text[max(last, low) : each.start]
        edge = _EDGE.search(clause)
        if edge:
            clause = clause[edge.start() + 1 :]
        after = figures[at + 1].start if at + 1 < len(figures) else each.end + _AFTER
        right = _RIGHT.match(text, each.end, min(after, each.end + _AFTER))
        item = _ITEM.search(clause)
        near = clause[item.start() + 1 :] if item else clause
        peeled = _PEELED.search(near)
        left = near[: peeled.start()] if peeled else near
        led = _LED.match(near) or (_LED.match(clause) if item else None)
        listed = bool(made) and last > start and text[last : last + 1] == "、" and not edge
        lead = led[1] if led else made[-1].lead if listed else ""
        made.append(
            Setting(
                each,
                sent,
                clause,
                _noun(left),
                near[len(left) :],
                _plain(right[0]) if right else "",
                lead,
                (0, 1),
                0,
                "",
                text[low : each.start],
            )
        )
        last = each.end
    return _with_subjects(_in_runs(text, start, made))


def _plain(words: str) -> str:
    """Return words without brackets, quotation marks and fillers at their start."""
    plain = _BRACKETS.sub("", words)
    filler = _FILLER.match(plain)
    return plain[filler.end() :] if filler else plain


def _noun(words: str) -> str:
    """Return the noun that a clause has before its verbs; none where it only lists examples."""
    plain = _BRACKETS.sub("", words).strip("（）()的")
    return "" if _ET_CETERA.search(plain) else plain


def _with_subjects(made: list[Setting]) -> list[Setting]:
    """Return the settings with the noun that each goes on from, along chains of figures."""
    for at, each in enumerate(made):
        back = each.back or int(at > 0 and bool(GENERIC.fullmatch(each.left)))
        if back:
            other = made[at - back]
            subject = other.left if other.left and not GENERIC.fullmatch(other.left) else other.subject
            made[at] = evolve(each, back=back, subject=subject or other.right[:8])
    return made


def _in_runs(text: str, start: int, made: list[Setting]) -> list[Setting]:
    """Return the settings with the lists that 分别 and bare commas make."""
    runs: list[list[int]] = []
    for at, each in enumerate(made):
        gap = text[made[at - 1].found.end : each.found.start] if at else ""
        if at and _GAP.fullmatch(gap):
            runs[-1].append(at)
        else:
            runs.append([at])
    for number, run in enumerate(runs):
        head, size = made[run[0]], len(run)
        before = runs[number - 1] if number else []
        items = _items(text, start, head, size) if "分别" in head.tail or "分别" in head.clause else []
        for place, at in enumerate(run):
            each = evolve(made[at], run=(place, size))
            if place:
                each = evolve(each, tail=head.tail, lead=head.lead, clause=head.clause)
            if items:
                each = evolve(each, left=items[place], back=0)
            elif not each.left:
                if place and not items and head.back == 0:
                    each = evolve(each, left=made[run[0]].left, back=place)
                elif len(before) == size and size > 1:
                    each = evolve(each, back=at - before[place])
                elif before:
                    each = evolve(each, back=at - before[-1] if place == 0 else at - run[place - 1])
            made[at] = each
    return made


def _items(text: str, start: int, head: Setting, size: int) -> list[str]:
    """Return the nouns that 分别 deals the figures of a list to; none where they do not match."""
    low = max(start, head.found.start - _LIST)
    words = text[low : head.found.start]
    cut = words.rfind("分别")
    words = words[:cut]
    edge = _EDGE.search(words)
    if edge:
        words = words[edge.start() + 1 :]
    peeled = _PEELED.search(words)
    words = words[: peeled.start()] if peeled else words
    found = [_BRACKETS.sub("", each).strip("的 ") for each in _SPLIT.split(words)]
    found = [each for each in found if each]
    if size < 2 or len(found) < size:
        return []
    return found[-size:]
