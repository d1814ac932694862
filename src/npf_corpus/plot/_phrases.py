"""The words of pictures in Chinese, by what they are in English, and of one by that of several."""

OF_ONE = {
    "{count} targets": "{count} target",
    "{count} work reports": "{count} work report",
    "{count} documents": "{count} document",
    "All {total} claims": "The one claim",
}

CHINESE = {
    # aspects
    "level": "水平", "increase": "增加量", "decrease": "减少量", "growth": "增长", "decline": "下降",
    "average-growth": "年均增长", "average-decline": "年均下降", "rank": "位次", "difference": "差距",
    "relative": "相对值",
    # modalities
    "achieved": "已实现", "under-way": "进行中", "targeted": "目标", "proposed": "建议",
    "forecast": "预计", "striven for": "力争",
    # tiers
    "traditional": "传统产业", "strategic-emerging": "战略性新兴产业", "future": "未来产业",
    "modern-services": "现代服务业", "characteristic-agriculture": "特色农业",
    "high-tech": "高技术产业", "emerging": "新兴产业", "emerging-pillar": "新兴支柱产业",
    "characteristic": "特色产业",
    # letters of tiers
    "T": "传", "S": "战", "F": "未", "M": "服", "A": "农", "H": "高", "E": "新", "P": "柱", "C": "特",
    # positions and reasons
    "below": "低于", "within": "符合", "above": "高于", " or ": "或",
    "no deadline": "无期限", "not due": "未到期", "no document": "无文件", "ambiguous": "无法区分",
    "under way": "进行中", "other aspect": "口径不同", "other time": "时段不同",
    "other sectors or regions": "范围不同", "not reported": "未报告",
    # units
    "%": "%", "CNY": "元", "percentage points": "个百分点", "persons": "人", "times": "倍",
    "km": "公里", "t": "吨", "in rank": "位", "enterprises": "家企业", "things": "个",
    # claims
    "unit inferred": "单位为推断", "wording disputed": "原文存疑", "disputed": "存疑",
    "Number of things counted": "数量", "Number of {unit}": "单位：{unit}",
    "linear scale": "线性坐标",
    "logarithmic scale on either side of zero": "零两侧为对数坐标",
    "in {time}": "{time}", "by {time}": "截至{time}",
    "{text} and {count} more": "{text}等（另有{count}项）",
    "{count} of {total} claims": "{total}条数据中的{count}条", "All {total} claims": "全部{total}条数据",
    "claim": "编号", "measure": "指标", "regions": "地区", "figure": "数值", "interval": "区间",
    "modality": "性质", "document": "文件", "region": "地区", "sector": "行业", "aspect": "口径",
    "year": "年份", "theme": "主题", "unit": "单位", "publisher": "发布者", "speaker": "发言者",
    "initiative": "举措", "genre": "文种", "tier": "层级", "text": "文字", "value": "数值范围",
    # sentences
    "{measure}, {aspect}": "{measure}{aspect}",
    "{count} work reports": "{count}份政府工作报告",
    "{count} documents": "{count}份文件",
    "Source: {named}; {release}.": "来源：{named}；{release}。",
    "{word} {unit}": "{word}{unit}",
    "in {unit}": "单位：{unit}",
    "{count} of 34 provincial units": "34个省级行政区中的{count}个",
    "told of with no such figure": "有文件，未报告该数据",
    "no document of it in this release": "本数据集无其文件",
    "Left out, of other times, sectors or units: {count}.": "未列入其他时间、行业或单位的数据{count}条。",
    "So without a figure here: {places}.": "因此本图无数值的地区：{places}。",
    "An interval is what the words allow; darker is more.": "区间为原文措辞所容许的数值；颜色越深数值越大。",
    "Left out, of several years together: {count}.": "未列入多年合计数据{count}条。",
    "A dashed line: documents differ.": "虚线：各文件数据不一。",
    "documents differ": "各文件数据不一",
    "{measure}: targets and results": "{measure}：目标与结果",
    "Rows run from the greatest result to the least.": "按结果由高到低排列。",
    "target": "目标", "result": "结果", "position": "对比",
    "target, as its words allow": "目标（措辞所容许的区间）",
    "no bound": "无界",
    "bound excluded": "不含端点",
    "result within": "结果符合目标", "result below": "结果低于目标", "result above": "结果高于目标",
    "result, several positions possible": "结果，位置不确定",
    "{count} targets": "{count}项目标",
    "{count} within": "{count}项符合目标",
    "{count} below": "{count}项低于目标",
    "{count} above": "{count}项高于目标",
    "{count} open": "{count}项不确定",
    "{count} without a result": "{count}项无结果",
    "logarithmic scale": "对数坐标",
    "value, or bound included": "数值或含端点",
    "{shown} of {count} sectors, those that most regions name": "{count}个产业中提及地区最多的{shown}个",
    "{count} sectors": "{count}个产业",
    "each": "各",
    "{count} assertions": "{count}条层级表述",
    "Which tier documents give a sector": "各地文件所述产业层级",
    "Several letters: documents give several tiers.": "多字：文件中有多种层级。",
}  # fmt: skip
"""What is not here stands in English."""
