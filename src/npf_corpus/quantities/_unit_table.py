"""The units of figures other than money: data only.

A row is `id; dimension; factor to the base; UCUM code; English words; Chinese words`. A factor is
exact, a fraction where decimals do not end. `*` before an id says that the SI prefixes in
`PREFIXES` are put before its words and its code.
"""

# ruff: noqa: SIM905, E501 - lists of words and rows of a table read best as lines

from __future__ import annotations

from typing import Final

PREFIXES: Final = """
nano; 1/1000000000; n; 纳
micro; 1/1000000; u; 微
milli; 1/1000; m; 毫
centi; 1/100; c; 厘
kilo; 1000; k; 千
mega; 1000000; M; 兆
giga; 1000000000; G; 吉
tera; 1000000000000; T; 太
peta; 1000000000000000; P; 拍
exa; 1000000000000000000; E; 艾
zetta; 1000000000000000000000; Z; 泽
"""
"""Prefix, what it multiplies by, and its letter and character."""

MEASURED: Final = """
percent; ratio; 1; %; %|percent|percents|per cent|per cents|pct|percentage|percentages; %|百分比|百分数
percentage-point; percentage-point; 1; ; percentage point|percentage points|percent point|percent points|% points|pp|ppt|ppts|percentage-point; 个百分点|百分点|个点
working-day; working-day; 1; ; working day|working days|business day|business days; 个工作日|工作日
basis-point; percentage-point; 1/100; ; basis point|basis points|bp; 个基点|基点|bp
factor; factor; 1; 1; times|fold|x|×|factor|factors|multiple|multiples; 倍|倍数
*metre[nano micro milli centi kilo]; length; 1; m; metre|metres|meter|meters; 米
kilometre; length; 1000; km; km|kms; 公里|km
centimetre; length; 1/100; cm; cm; cm
millimetre; length; 1/1000; mm; mm; mm
micrometre; length; 1/1000000; um; um|μm|micron|microns; μm|um
nanometre; length; 1/1000000000; nm; nm; nm
li; length; 500; ; li; 里|华里
nautical-mile; length; 1852; [nmi_i]; nautical mile|nautical miles; 海里
mile; length; 201168/125; [mi_i]; mile|miles; 英里
foot; length; 381/1250; [ft_i]; foot|feet|ft; 英尺
inch; length; 127/5000; [in_i]; inch|inches; 英寸
square-metre; area; 1; m2; square metre|square metres|square meter|square meters|sq m|sq. m|m2|m²|㎡; 平方米|平米|㎡|m2|m²
square-kilometre; area; 1000000; km2; square kilometre|square kilometres|square kilometer|square kilometers|sq km|sq. km|km2|km²; 平方公里|平方千米|km2|km²
hectare; area; 10000; har; hectare|hectares|ha; 公顷
mu; area; 2000/3; ; mu; 亩|市亩
acre; area; 316160658/78125; ; acre|acres; 英亩
cubic-metre; volume; 1; m3; cubic metre|cubic metres|cubic meter|cubic meters|m3|m³|cu m; 立方米|立方|m3|m³|标准立方米
*litre[milli micro]; volume; 1/1000; L; litre|litres|liter|liters; 升
litre; volume; 1/1000; L; ; 公升
barrel; volume; 9936705933/62500000000; [bbl_us]; barrel|barrels|bbl; 桶
*gram[micro milli kilo]; mass; 1/1000; g; gram|grams|g; 克
kilogram; mass; 1; kg; kilo|kilos; 公斤|kg
jin; mass; 1/2; ; jin|catty|catties; 斤|市斤
tonne; mass; 1000; t; tonne|tonnes|ton|tons|metric ton|metric tons|t; 吨|公吨|t
megatonne; mass; 1000000000; Mt; mt; mt
tonne-of-standard-coal; coal-equivalent; 1; ; tonne of standard coal|tonnes of standard coal|tons of standard coal|tonnes of standard coal equivalent|tons of standard coal equivalent|ton of standard coal equivalent|tonnes of coal equivalent|tons of coal equivalent|tce; 吨标准煤|吨标煤|吨煤当量|tce
megatonne-of-standard-coal; coal-equivalent; 1000000; ; mtce; mtce
kilogram-of-standard-coal; coal-equivalent; 1/1000; ; kgce|kilograms of standard coal|kilogram of standard coal; 千克标准煤|公斤标准煤
gram-of-standard-coal; coal-equivalent; 1/1000000; ; gce|grams of standard coal|gram of standard coal; 克标准煤|克标煤
*watt[kilo mega giga tera]; power; 1; W; watt|watts|w; 瓦|w
*watt-hour[kilo mega giga tera]; energy; 3600; W.h; watt hour|watt hours|wh; 瓦时|瓦小时|wh
megawatt-hour; energy; 3600000000; MW.h; megawatt-hour|megawatt-hours;
gigawatt-hour; energy; 3600000000000; GW.h; gigawatt-hour|gigawatt-hours;
terawatt-hour; energy; 3600000000000000; TW.h; terawatt-hour|terawatt-hours;
kilowatt-hour; energy; 3600000; kW.h; kilowatt-hours|kilowatt-hour|kw h|kwhr; 千瓦·时
*joule[kilo mega giga tera]; energy; 1; J; joule|joules|j; 焦|焦耳
*electronvolt[kilo mega giga tera]; energy; 801088317/5000000000000000000000000000; eV; electronvolt|electronvolts|ev; 电子伏特|电子伏|ev
*volt[kilo]; voltage; 1; V; volt|volts|v; 伏|伏特|v
*volt-ampere[kilo mega]; apparent-power; 1; V.A; volt ampere|volt amperes|va; 伏安|va
second; duration; 1; s; seconds|sec; 秒|秒钟
minute; duration; 60; min; minute|minutes|min|mins; 分钟
hour; duration; 3600; h; hour|hours|hr|hrs|h; 小时|个小时
day; duration; 86400; d; day|days; 天
week; duration; 604800; wk; week|weeks; 周|星期|个星期
month; duration; 2629800; mo; month|months; 个月
year; duration; 31557600; a; year|years|consecutive years|straight years|year old|years old|yo; 年|岁|周岁|周年|个年头
decade; duration; 315576000; ; decade|decades;
*flops[giga tera peta exa]; computing; 1; ; flops|flop/s; flops
petaflops; computing; 1000000000000000; ; pf|pflop/s; p|pf|pflop/s
exaflops; computing; 1000000000000000000; ; ef|eflop/s; ef|eflop/s
*byte[kilo mega giga tera peta exa zetta]; data; 8; By; byte|bytes|b; 字节|b
*bit[kilo mega giga tera]; data; 1; bit; bit|bits; 比特|bit
*bit-per-second[kilo mega giga tera]; bit-rate; 1; bit/s; bit/s|bps|b/s|bits per second; 比特/秒|bps|b/s|比特每秒
*hertz[kilo mega giga tera]; frequency; 1; Hz; hertz|hz; 赫兹|赫|hz
*pascal[kilo mega]; pressure; 1; Pa; pascal|pascals|pa; 帕|帕斯卡|pa
degree-celsius; temperature; 1; Cel; degree celsius|degrees celsius|degrees centigrade|°c|℃; 摄氏度|℃|°c
decibel; sound-level; 1; dB; decibel|decibels|db; 分贝|db
"""

COUNTED: Final = """
item; item|items;
project; project|projects|cooperation project|cooperation projects; 项目|合作项目
person; person|persons|people|individual|individuals|expert|experts|member|members|resident|residents|farmer|farmers|student|students|graduate|graduates|teacher|teachers|doctor|doctors|researcher|researchers|academician|academicians|netizen|netizens|tourist|tourists|visitor|visitors|elderly people; 人|员工|专家|群众|人员|人口|师生|居民|农民|学生|教师|医生|老年人|毕业生|退役军人|院士专家|人才|游客|农村人口|残疾人
person-time; person time|person times|person-time|person-times|visit|visits|person-visits|passenger trip|passenger trips|tourist trip|tourist trips|trip|trips; 人次|人次数
worker; worker|workers; 工人|职工
scientist; scientist|scientists; 科学家
passenger; passenger|passengers; 旅客|乘客
phd; phd|phds; 博士
enterprise; enterprise|enterprises|company|companies|firm|firms|business|businesses|sme|smes|high-tech enterprise|high-tech enterprises|unicorn|unicorns|little giant|little giants|little giant firm|little giant firms; 企业|公司|高新技术企业|科技型中小企业|中小企业|上市公司|瞪羚企业|独角兽企业
startup; startup|startups|start up|start ups; 初创企业
institution; institution|institutions|institute|institutes|universities and research institutes|universities and institutes|universities and colleges|colleges and universities|research institute|research institutes|research institution|research institutions; 机构|院所|医疗机构|养老机构|科研院所
facility; facility|facilities|installation|installations; 设施|装置
technology; technology|technologies; 技术
provincial-unit; province|provinces|provincial unit|provincial units|provinces and municipalities|provincial-level units|provincial-level unit|provincial-level region|provincial-level regions; 省|省份|省市|省区市|省(区,市)|省级单位
county; county|counties; 县|县(市)|县市|县区|县(市,区)
city; city|cities; 城市|市
country; country|countries; 国家
cluster; cluster|clusters|industrial cluster|industrial clusters; 集群|产业集群
laboratory; laboratory|laboratories|lab|labs; 实验室|重点实验室|全国重点实验室
zone; zone|zones|pilot zone|pilot zones|free trade zone|free trade zones|industrial park|industrial parks|park|parks; 开发区|园区|产业园区|高新区
base; base|bases; 基地
school; school|schools; 学校|中小学
hospital; hospital|hospitals; 医院
station; station|stations; 车站
base-station; base station|base stations; 基站
car; car|cars|vehicle|vehicles|nev|nevs|new energy vehicle|new energy vehicles; 汽车|新能源汽车|小汽车
train; train|trains|train trip|train trips; 班列
household; household|households; 家庭
market-entity; market entity|market entities|business entity|business entities; 经营主体|市场主体
user; user|users|subscriber|subscribers|internet user|internet users; 用户
job; job|jobs; 就业岗位|岗位
bed; bed|beds; 床位
paper; paper|papers; 论文
patent; patent|patents|invention patent|invention patents; 专利|发明专利
parcel; parcel|parcels; 快递
order; order|orders; 订单
agreement; agreement|agreements; 协议
policy; policy|policies; 政策
share-of-stock; share|shares; 股
satellite; satellite|satellites; 卫星
drone; drone|drones; 无人机
sample; sample|samples; 样品|样本
university; university|universities|college|colleges; 高校|大学
village; village|villages; 行政村|村庄|自然村
town; town|towns|township|townships; 乡镇
community; community|communities|neighborhood|neighborhoods|neighbourhood|neighbourhoods; 小区
dwelling; dwelling|dwellings|apartment|apartments|home|homes; 住房|保障性住房
charging-point; charging point|charging points|charging pile|charging piles|charging facility|charging facilities; 充电桩|充电设施
robot; robot|robots|industrial robot|industrial robots; 机器人|工业机器人
ship; ship|ships|vessel|vessels; 船舶|船
aircraft; aircraft|plane|planes; 飞机
flight; flight|flights; 航班
airport; airport|airports; 机场
port; port|ports; 港口
route; route|routes; 航线
launch; launch|launches;
medal; medal|medals|gold medal|gold medals; 金牌|奖牌
measure; measure|measures; 措施|举措
task; task|tasks; 任务
indicator; indicator|indicators; 指标
standard; standard|standards; 标准|国家标准
product; product|products; 产品
brand; brand|brands; 品牌
ai-model; ai model|ai models|large language model|large language models; 大模型
livestock-head; head of cattle|head of livestock; 生猪|牲畜
event; event|events; 活动
tree; tree|trees;
road; road|roads; 公路
fund; fund|funds; 基金
contract; contract|contracts; 合同
department; department|departments|ministry|ministries;
account; account|accounts; 账户
case; case|cases; 案件
exhibitor; exhibitor|exhibitors; 参展商
app; app|apps;
deal; deal|deals;
round; round|rounds;
plan; plan|plans|program|programs|programme|programmes|initiative|initiatives;
law; law|laws|regulation|regulations; 法规
twenty-foot-equivalent-unit; twenty foot equivalent unit|twenty foot equivalent units|teu|teus; 标箱|标准箱|teu|个标箱
"""
"""Id, English words and Chinese nouns, which stand after a number, a classifier or 个."""

KINDS_EN: Final = frozenset(
    (
        "5g broadband chinese college domestic foreign foreign-funded freight gigabit high-tech "
        "industrial innovative international key large local major national new overseas private "
        "provincial public registered rural small smart state-owned urban"
    ).split()
)
"""English words that may stand before what is counted and say which kind of it."""

CLASSIFIERS_ZH: Final = tuple(
    (
        "个 家 项 座 条 台 辆 套 种 场 所 件 批 部 处 户 列 张 支 款 艘 架 栋 幢 间 起 轮 组 对 类 届 株 头 只 匹 口 颗 棵 枚 片 份 宗 笔 "
        "期 班 趟 门 本 篇 首 册 盏 根 面 层 段 节 副 团 队 枝 尾 羽 名 位 次 批次 场次 架次 车次 列次 班次 航次 辆次 人份 台套 台(套) 套(间) "
        "个(次) 大类 类别 大 小类 株(丛) 轮次 频次 笔次 户次 件次 家次 例 具 员 封 幅 幕 帧 剂 剂次 床 堂 单 道 桥 隧 辆(艘,架,列)次 盘 丛 版 集 "
        "章 眼 孔 站 路 村 镇 乡 街道 社区 学时 课时 字 亩次 金 银 铜 发"
    ).split()
)
"""Words that stand between a number and what it counts, and say nothing of the unit."""

CLASSIFIERS_1: Final = {
    "家": "enterprise",
    "项": "item",
    "件": "item",
    "名": "person",
    "位": "person",
}
"""What version 1 of the readings took five of them for."""
