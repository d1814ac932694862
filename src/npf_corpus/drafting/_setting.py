"""Where a figure stands: the words before and after it that say what it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from npf_corpus.quantities import FoundQuantity

_BEFORE, _AFTER, _LIST = 64, 24, 120
_GOVERNED = range(2, 6)
"""How many nouns 均 governs."""
_SHORT = 4
"""How many characters before, after, and before 分别 are looked at."""

_STOPS = "，。；：！？\n,;:!?"
_EDGE = re.compile(rf"[{_STOPS}][^{_STOPS}]*$")
_ITEM = re.compile(r"、[^、]*$")
_RIGHT = re.compile(rf"(?:（[^（）{_STOPS}]*）|[^{_STOPS}、（）()——])*")
_BRACKETS = re.compile('（[^（）]*）|〔[0-9]+〕|［[0-9０-９]+］|[“”"《》\\s]|（.*$|^[^（]*）')
_ASIDE = re.compile("（[^（）]*）")
_FILLER = re.compile("(?:的|以上|左右|多|余|、)+")
_ET_CETERA = re.compile("等(?:重点|一批|共|地|省级|国家级)?$")
GENERIC = re.compile(
    "(?:其中|累计|全省|全市|全区|全国|我省|全年|平均|年均|并|总|规模|总量|总数|总额|总规模|数量|面积|增速|增幅|增量|"
    "占比|比重|份额|总长|全长|支出|收益|人数|金额|余额|产值|产量|销量|利润|营收|收入|存量|水平|指标|产销量|新增|同口径|当年|去年|上年|本地|当前|现|达)+"
)
"""Nouns that say nothing alone: what they belong to stands before them."""

_TOWN_AND_COUNTRY, _BOTH = "城乡", ("城镇", "农村")
"""A word that names two things, and the two in its order: 城乡居民收入分别增长5%、6%."""
_GAP = re.compile(r"(?:[、和与及]|以及|，和)")
_SPLIT = re.compile("、|以及|(?<!饱)和(?!谐|平|美)|与|(?<!普)及(?!其|时|以)")
_HEAD = re.compile(
    "(?:(?:居民)?人均可支配收入|居民收入|增加值|总产值|产值|产量|销量|总收入|营业收入|主营业务收入|营收|收入|利润总额|利润|投资|零售额|"
    "销售额|交易额|成交额|进出口|出口额|进口额|出口|进口|总额|余额|规模|装机容量|装机|业务量|吞吐量|周转量|总量|数量|人数|人次|"
    "覆盖率|普及率|[^、]{0,2}率|比重|占比|标准|价格|浓度|面积|里程|指数|增速|增幅)$"
)
"""What items of a list share, said with the last of them alone: 煤炭、电力产量."""
_NOUN_END = re.compile(
    "(?:开工|建成|投产|投用|投运|入选|获批|获评|获得|荣获|获|完成|实现|全部|纳入|投入|启动|加快|列入|上榜|进入|挂牌|有序|落地|签约|"
    "正式|顺利|通过|建设|享受|参加|开展|提供|达到|达|增长|实行|被|列|跻身|的|取得|首次|均|已|在|用于|进行|并|集中|推动|稳步|扎实)"
)
_GRADE = re.compile(
    "(?:国家|省|市|自治区|县|区|州|部|世界|地市)(?:部)?级?(?:和省级|及以上|以上)?|千亿级|百亿级|大中型|大型|中型|小型"
)
_HOLLOW = re.compile(
    "(?:首批|[一二三四五六七八九十]是|支持|扎实|强力|累计|新|布局|加快|启动|持续|重点|聚焦|滚动|积极|开工|建好|抓好|推进|推动|实施|建设|建成|建|打造|培育|设立|举办|形成|"
    "新增|创建了?|开展|完成|出台|组织|认定|获批|引进|遴选|选派|为|在|对|让|由|共|有|将|把|并|其中|全省|全市|全区)+"
)
"""What stands before a figure and is no noun: the noun stands after."""


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
_CHANGED = re.compile(CHANGE)
_AGAINST = re.compile(
    "(?<=..)(?:高于|快于|低于|好于|优于|多于|少于|领先于?|比(?!例|重|率|较|亚|武)|较(?:20|上|去|“?十))"
)
_COMPARED = re.compile(f"(?:比|较)[^，。]{{0,10}}$|20[0-9]{{2}}年$|(?:{CHANGE})[到至]")
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
        right: The noun after it, to its verb, the clause's end or the next figure.
        after: The words after it as they are.
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
    after: str
    lead: str
    run: tuple[int, int]
    back: int
    subject: str
    wide: str


def settings_of(
    text: str, start: int, sent: int, figures: Sequence[FoundQuantity]
) -> list[Setting]:
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
        clause = _ASIDE.sub("", clause)
        item = _ITEM.search(clause)
        near = clause[item.start() + 1 :] if item else clause
        peeled = _PEELED.search(near)
        left = near[: peeled.start()] if peeled else near
        led = _LED.match(near) or (_LED.match(clause) if item else None)
        listed = bool(made) and last > start and text[last : last + 1] == "、" and not edge
        listed = listed or (bool(made) and clause.startswith("其中"))
        lead = led[1] if led else made[-1].lead if listed else ""
        made.append(
            Setting(
                each,
                sent,
                clause,
                _noun(left),
                near[len(left) :],
                _counted(right[0]) if right else "",
                right[0].lstrip("的”") if right else "",
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
    against = _AGAINST.search(plain)
    plain = plain[: against.start()] if against else plain
    if plain.endswith(("和", "及", "与", "或")) or _ET_CETERA.search(plain):
        return ""
    return "" if _HOLLOW.fullmatch(plain) or _COMPARED.match(plain) else plain


def _counted(words: str) -> str:
    """Return the noun after a figure, up to its verb."""
    plain = _plain(words)
    if _CHANGED.match(plain):
        return ""
    verb = _NOUN_END.search(plain, 2)
    return plain[: verb.start()] if verb else plain


def _with_subjects(made: list[Setting]) -> list[Setting]:
    """Return the settings with the noun that each goes on from, along chains of figures."""
    for at, each in enumerate(made):
        back = each.back or int(at > 0 and bool(GENERIC.fullmatch(each.left)))
        if back:
            other = made[at - back]
            subject = (
                other.left if other.left and not GENERIC.fullmatch(other.left) else other.subject
            )
            made[at] = evolve(each, back=back, subject=subject or other.right[:8])
    return made


def _in_runs(  # noqa: C901 - a case for each kind of list
    text: str, start: int, made: list[Setting]
) -> list[Setting]:
    """Return the settings with the lists that 分别 and bare commas make."""
    runs: list[list[int]] = []
    for at, each in enumerate(made):
        gap = text[made[at - 1].found.end : each.found.start] if at else ""
        if at and _GAP.fullmatch(gap) and _alike(made[at - 1].found, each.found):
            runs[-1].append(at)
        else:
            runs.append([at])
    for number, run in enumerate(runs):
        head, size = made[run[0]], len(run)
        before = runs[number - 1] if number else []
        dealt = "分别" in head.clause
        items = _items(text, start, head, size) if dealt else []
        for place, at in enumerate(run):
            each = evolve(made[at], run=(place, size))
            if place:
                each = evolve(each, tail=head.tail, lead=head.lead, clause=head.clause)
            if items:
                each = evolve(each, left=items[place])
            elif not each.left:
                if place and head.left:
                    each = evolve(each, left=head.left, back=place)
                elif size > 1 and (len(before) == size or (dealt and run[0] >= size)):
                    each = evolve(each, back=size)
                elif at:
                    each = evolve(each, back=1)
            made[at] = each
        for at in reversed(run[:-1]):
            made[at] = _completed(made[at], made[at + 1])
    return made


def _alike(one: FoundQuantity, other: FoundQuantity) -> bool:
    """Return whether two figures may share their words: both are places, or neither is."""
    units = [each.quantity.unit if each.quantity else None for each in (one, other)]
    return (units[0] == "rank") == (units[1] == "rank")


def _completed(each: Setting, after: Setting) -> Setting:
    """Return a figure of a list with the unit and noun that only a later one states."""
    one, other = each.found.quantity, after.found.quantity
    if _GRADE.fullmatch(each.right) or not each.right:
        noun = after.right
        each = evolve(each, right=noun) if noun and not each.left else each
    if (
        one is None
        or other is None
        or one.unit
        or other.unit not in {"percentage-point", "percent"}
    ):
        return each
    if not each.found.surface[-1].isdecimal() and not each.found.surface.endswith("个"):
        return each
    return evolve(each, found=evolve(each.found, quantity=evolve(one, unit=other.unit)))


def _items(text: str, start: int, head: Setting, size: int) -> list[str]:
    """Return the nouns that 分别 deals the figures of a list to; none where they do not match."""
    low = max(start, head.found.start - _LIST)
    words = _ASIDE.sub("", text[low : head.found.start])
    words = words[: max(0, words.rfind("分别"))]
    edge = _EDGE.search(words)
    if edge:
        words = words[edge.start() + 1 :]
    peeled = _PEELED.search(words)
    words = words[: peeled.start()] if peeled else words
    found = [_BRACKETS.sub("", each).strip("的 ") for each in _SPLIT.split(words)]
    found = [each for each in found if each]
    if size == len(_BOTH) and len(found) == 1 and _TOWN_AND_COUNTRY in found[0]:
        return [found[0].replace(_TOWN_AND_COUNTRY, each, 1) for each in _BOTH]
    return shared(found[-size:]) if size > 1 and len(found) >= size else []


_EACH = re.compile("(?:(?<![平年人户日月亩周])均|双双)(?!衡)[^，。；、]{0,6}$")


def governed(setting: Setting) -> list[Setting]:
    """Return a setting for each noun that shares a figure by 均; the setting alone without 均."""
    found = _EACH.search(setting.clause)
    if not found or setting.run != (0, 1):
        return [setting]
    words = setting.clause[: found.start()]
    items = [_BRACKETS.sub("", each).strip("的 ") for each in _SPLIT.split(words)]
    items = [each for each in items if len(each) > 1]
    if len(items) not in _GOVERNED:
        return [setting]
    return [evolve(setting, left=each, subject="", back=0) for each in shared(items)]


def shared(items: list[str]) -> list[str]:
    """Return the items of a list, each with the words that only the last or first of them has.

    Example:
        >>> from npf_corpus.drafting._setting import shared
        >>> shared(["煤炭", "电力产量"]), shared(["快递业务量", "收入"])
        (['煤炭产量', '电力产量'], ['快递业务量', '快递收入'])
    """
    head = _HEAD.search(items[-1])
    if head is None:
        return items
    if head.start() == 0:
        first = _HEAD.search(items[0])
        stem = items[0][: first.start()] if first else ""
        return [items[0], *(each if len(each) > _SHORT else stem + each for each in items[1:])]
    return [each if _HEAD.search(each) else each + head[0] for each in items]
