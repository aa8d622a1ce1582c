"""What surrounds an article on a page, as declared data: bylines, credits, menus, forms, advertisements.

Every pattern is about one whole paragraph. Patterns that could begin an article's own sentence carry a
length, in code points, beyond which the paragraph is body whatever it begins with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME = r"[^\W\d_a-z][\w.'’\-]*"
_NAMES = rf"(?:{_NAME}|de|van|von|der|den|al|bin|el|la|di|da)(?:[ \u00a0]+(?:{_NAME}|de|van|von|der|den|al|bin|el|la|di|da|and|&)|,[ ]?|[ ]?\|[ ]?){{0,12}}"
_CREW = rf"(?:(?:[Aa]dditional |[Ff]urther )?(?:[Rr]eporting|[Ww]riting|[Rr]esearch|[Gg]raphics)|[Cc]ompiled|[Ee]dited|[Ee]diting|[Tt]ranslated|[Pp]roduced|[Rr]eported|[Rr]ewritten) (?:and \w+ )?by:? {_NAMES}(?: in {_NAMES})?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}|\d{{4}}[-/.年]\s?\d{{1,2}}[-/.月]\s?\d{{1,2}}日?)"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_TIME = (
    r"(?:[\s,|·•T]*(?:at\s+)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,5}|北京时间)?)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One kind of residue.

    Args:
        kind: what it is, in a word.
        pattern: matched at the start of a paragraph.
        most: the longest paragraph that it makes residue, in code points.
        whole: the pattern must match the paragraph to its end.
    """

    kind: str
    pattern: re.Pattern[str]
    most: int = 160
    whole: bool = False


def _mark(kind: str, pattern: str, *, most: int = 160, whole: bool = False, case: bool = False) -> Mark:
    return Mark(kind=kind, pattern=re.compile(pattern, 0 if case else re.I), most=most, whole=whole)


MARKS = (
    # Who wrote and edited it.
    _mark("byline", rf"(?:By|BY|Written by|Story by|Text by|From)[:\s]+{_NAMES}(?:\s*[|·•–-].{{0,60}}|,\s+{_DAY}.{{0,30}})?", whole=True, case=True, most=140),
    _mark("byline", r"(?:作者|记者|编辑|责任编辑|责编|编审|审核|校对|文|撰文|编译|翻译)\s*[/：:|丨]\s*[^。！？]{1,40}", whole=True, most=80),
    _mark("byline", r"[（(【\[]\s*(?:责任编辑|责编|编辑|总台记者|央视记者|本报记者|作者|本文来源|来源)\s*[：:]?[^。！？]{0,50}[）)】\]]", whole=True, most=80),
    _mark("byline", rf"By {_NAMES}\.?\s+(?:in|for|of) {_NAMES}", whole=True, case=True, most=120),
    _mark("editor", rf"{_CREW}(?:[;,.]\s*(?:and )?{_CREW})*\.?", whole=True, case=True, most=320),
    _mark("editor", r"[\[(](?:(?:additional |further )?(?:reporting|writing|editing)|compiled|translated) .{0,30}\bby .{2,300}[\])]", whole=True, most=340),
    _mark("editor", r".{2,140}\bcontributed (?:reporting )?(?:to|for) th(?:is|e) (?:report|article|story|post|piece)\b.{0,60}", whole=True, most=220),
    _mark("editor", rf"[(\[—–-]*\s*[Ww]ith (?:assistance|reporting|files|inputs?|contributions?) (?:from|by) {_NAMES}[)\]]?\.?", whole=True, case=True, most=200),
    _mark("editor", r"our standards: the thomson reuters trust principles\.?", whole=True),
    _mark("editor", r"(?:this (?:story|article|report|post) (?:has been|was) (?:(?:auto-?|automatically )generated|published from|edited|syndicated|originally published|first published|produced)|\(?(?:except for|apart from) the headline).{0,300}", whole=True, most=340),
    _mark("editor", r"this (?:story|article|report|post) (?:has been|was) (?:last )?updated.{0,50}", whole=True),
    # When it was put there.
    _mark("time", rf"(?:(?:first |originally )?(?:published|posted|updated|last updated|last modified|modified|created|issued|released?|date)(?: on| at)?\s*[:：]?\s*)?{_WEEKDAY}{_DAY}{_TIME}(?:\s*[|·•/–-]\s*.{{0,60}})?", whole=True, most=140),
    _mark("time", r"(?:published|posted|updated|last updated)\s*:?\s*(?:\d+|an?|one|two|three)\s+(?:min(?:ute)?|hour|day|week|month)s?\s+ago.{0,40}", whole=True),
    _mark("time", r"(?:发布时间|发布日期|发表时间|更新时间|时间|日期)\s*[：:]\s*.{4,60}", whole=True),
    _mark("time", rf"(?:来源|作者|编辑)?\s*[：:]?\s*{_DAY}{_TIME}\s*(?:来源|作者|编辑|浏览|字号|分享|打印).{{0,60}}", whole=True),
    _mark("time", r"(?:\d+ ?-?min(?:ute)?s?(?: read)?|reading time:? .{1,20}|\d+ views?)", whole=True, most=40),
    # Where it was taken from.
    _mark("source", r"(?:sources?|via|original source|source link|news source)\s*[:：]\s*(?:[^.!?]{0,100}|https?://\S+)", whole=True, most=140),
    _mark("source", r"(?:文章|本文|信息|新闻|稿件|内容|图文)?(?:来源|转自|转载自|出处|原文链接|原标题)\s*[：:].{0,80}", whole=True, most=110),
    _mark("source", r"(?:read|view|see) (?:the )?(?:original|full) (?:article|story|post|report|text|version|statement)\b.{0,60}", whole=True),
    _mark("source", r"for immediate release\b.{0,60}|(?:press|news|media) (?:release|advisory)|新闻稿", whole=True, most=90),
    _mark("source", r"(?:#\s*){3,}|-\s?30\s?-|-?ends?-?|[（(]完[）)]|\[?\s*end\s*\]?", whole=True, most=12),
    # What else to read.
    _mark("related", r"(?:read (?:more|also|next|on)|also read|see (?:also|more)|more (?:on|from|in) [^.!?]{2,40}|don[’']t miss|must read|in case you missed it|keep reading|watch(?: now| live| more)?|listen now|related)\s*[:：|–-]\s*.{0,200}", whole=True, most=220),
    _mark("related", r"(?:相关|延伸|推荐|更多|拓展)(?:阅读|新闻|报道|链接|文章)\s*[：:].{0,80}", whole=True),
    _mark("related", r"(?:上一篇|下一篇|上一条|下一条|更多精彩|点击(?:查看|进入)|扫(?:一扫|码|描)|长按|关注我们|分享(?:到|至|让更多人看到)|打印本页|关闭窗口|返回顶部|字体|字号).{0,60}", whole=True, most=90),
    _mark("related", r"(?:previous|next|older|newer) (?:article|post|story|posts)\b.{0,140}", whole=True, most=180),
    # What is sold.
    _mark("advertisement", r"[-–—\s]*(?:advertisement|advertising|sponsored(?: content)?|paid content|promoted(?: content)?|ad|广告|推广)\s*(?:[-–—:]*\s*(?:scroll to continue|continue reading below|story continues below.{0,40})?)?[-–—\s]*", whole=True, most=80),
    _mark("advertisement", r"(?:story|article) continues (?:below|after)\b.{0,60}", whole=True),
    _mark("advertisement", r"(?:click|tap) here (?:to|for) .+", most=200),
    _mark("advertisement", r"(?:top|best) \d+ .{2,60}!.{0,120}", whole=True),
    _mark("advertisement", r"(?:buy|shop|order|claim|get) (?:now|today|yours?|your .{2,40}(?:now|today))\b.{0,80}", whole=True),
    # What the reader should join.
    _mark("subscription", r"(?:please )?(?:sign up|subscribe|register (?:now|today|here|free|for free))(?: now| today| here| free)?(?:\s+(?:for|to|with)\b.{2,}|[!.]?\s*)", whole=True, most=240),
    _mark("subscription", r"(?:already (?:a |an )?(?:subscriber|member|registered)|not (?:a |yet a )?(?:subscriber|member)|create (?:a |an )?(?:free )?account|start your free trial|(?:log|sign) ?in(?=\s*$|\s+(?:to|or|with|here|now)\b|\s*[/|]))\b.{0,120}", whole=True),
    _mark("subscription", r"(?:get|receive|have) .{2,100}(?:(?:delivered |sent )?(?:straight |directly )?(?:in|to) your (?:inbox|email)|newsletter)\b.{0,80}", whole=True, most=260),
    _mark("subscription", r"(?:follow|like|find|join) us (?:on|at|for) .{2,120}", whole=True, most=160),
    _mark("subscription", r"(?:follow|join) (?:our|the) .{0,40}(?:channel|group|newsletter|page)\b.{0,80}", whole=True, most=160),
    _mark("subscription", r"(?:download|install|get) (?:the|our) .{0,40}\bapp\b.{0,80}", whole=True),
    _mark("subscription", r"(?:support (?:our|independent|quality) journalism|(?:make|become) a (?:donation|member)|donate(?: now)?)\b.{0,120}", whole=True),
    _mark("subscription", r"(?:to continue reading|continue reading(?: with)?|you have reached your|this (?:article|content) is (?:for|only available to) subscribers).{0,140}", whole=True, most=200),
    # Forms, buttons, legal lines.
    _mark("form", r"(?:leave a (?:reply|comment)|post a comment|write a comment|add (?:a|your) comment|join the (?:discussion|conversation)|be the first to comment|comments? (?:are )?(?:closed|off|disabled)|cancel reply|发表评论|发表您的评论|我要评论|网友评论|登录后).{0,200}", whole=True, most=260),
    _mark("form", r"your email address will not be published.{0,300}", most=600),
    _mark("form", r"(?:required fields are marked|save my name,? email|notify me of (?:follow-?up|new)|you must be logged in|you may use these html tags|this site uses akismet|captcha|i[’']m not a robot).{0,300}", most=400),
    _mark("form", r"(?:name|e-?mail(?: address)?|website|url|comment|message|subject|phone)\s*\*\s*", whole=True, most=40),
    _mark("form", r"(?:comments?\s*\(\d+\)|\d+ (?:comments?|repl(?:y|ies)|responses?|shares?|likes?))", whole=True, most=40),
    _mark("button", r"(?:share(?: (?:this|on|via|article|story|now))?|tweet|retweet|pin(?: it)?|reply|print|email(?: this)?|save|copy link|bookmark|facebook|twitter|linkedin|whatsapp|telegram|reddit|instagram|youtube|pinterest|flipboard|wechat|weibo|post comment|submit|search|menu|close|skip|loading\.*|more|load more|show more|view (?:all|more|comments)|back to top|skip to (?:main )?content|toggle (?:navigation|menu)|print this page|listen to (?:this )?article|微信|微博|分享|打印|收藏|评论|点赞|搜索|首页)\s*[:：+]?\s*", whole=True, most=40),
    _mark("button", r"(?:share (?:this|on)|click to share|share this (?:article|post|story|entry))\b.{0,120}", whole=True, most=140),
    _mark("tags", r"(?:tags?|tagged|filed under|filed in|categor(?:y|ies)|topics?|keywords?|posted in|标签|关键词|关键字|分类)\s*[:：|]\s*.{0,200}", whole=True, most=220),
    _mark("legal", r"(?:©|\(c\)\s*\d{4}|copyright\s*(?:©|\(c\)|\d{4}|notice\b|by\b)|版权所有|版权声明|免责声明).{0,300}", most=420),
    _mark("legal", r"(?:all rights reserved|this material may not be (?:published|reproduced)|no part of this (?:publication|article|site|website|material|content)\b|reproduction .{0,40}prohibited|未经.{0,20}(?:授权|许可)|声明[：:]).{0,300}", most=420),
    _mark("legal", r"(?:privacy (?:policy|notice)|terms (?:of|and) (?:use|service|conditions)|cookie (?:policy|settings|preferences)|contact us|about us|advertise with us|disclaimer(?=\s*:))(?:\s*(?:[|·/•&:–-]|and\b|apply\b).{0,200})?\.?", whole=True, most=240),
    _mark("legal", r"(?:(?:we|this (?:web)?site|our (?:web)?site) uses? cookies|by (?:continuing|clicking|subscribing|using|signing up).{0,60}(?:you (?:agree|accept|consent)|cookies)|accept (?:all )?cookies|manage (?:cookies|consent)).{0,300}", most=500),
    _mark("legal", r"(?:proudly )?powered by \w+.{0,60}|theme(?: by|: ).{2,60}|data is delayed at least.{0,80}|views? expressed .{0,60} (?:are|do not).{0,200}", whole=True, most=320),
    # What a program left behind.
    _mark("code", r"<\?(?:php|xml)|<(?:script|style|iframe)\b|(?:</?[a-z][^>]*>\s*)+$|<!--|\[/?(?:ad_\d+|caption|embed|gallery|vc_\w+|et_pb_\w+|sc|shortcode)\b", most=20_000),
    _mark("code", r"(?:function\s*\w*\s*\(|var\s+\w+\s*=|window\.|document\.|(?:window\.)?googletag|\(function|@media\b|@import\b|\$\(|jQuery\b)", most=20_000, case=True),
    _mark("code", r"[\[{]\s*(?:[\[{]\s*)?\"[\w@$:.-]{1,40}\"\s*:", most=200_000),
    _mark("code", r"(?:please )?enable javascript\b.{0,160}|(?:your browser|javascript) (?:does not support|is (?:disabled|required|not)).{0,160}|(?:please )?turn on javascript.{0,120}", whole=True, most=240),
    _mark("prompt", r"(?:sure|certainly|of course|absolutely)[,!.]\s+(?:here(?:[’']s| is)|i(?:[’']ll|[’']ve| can| have)|below is)\b.{0,160}(?:rewrit|rephras|paraphras|reword|version|article|summary|translation).{0,80}", whole=True, most=320),
    _mark("prompt", r"(?:here(?:[’']s| is) (?:the|a|your) (?:rewritten|rephrased|paraphrased|revised|translated|reworded)|as an ai (?:language )?model|i hope this (?:helps|rewrite.{0,60})[.!]?$|(?:rewrite|rephrase|paraphrase) (?:the|this) (?:following|article|text)).{0,300}", most=420),
)  # fmt: skip

# After one of these nothing on a page belongs to the article: what follows is other people's comments.
END_MARKS = re.compile(
    r"(?:leave a (?:reply|comment)|post a comment|join the (?:discussion|conversation)|comments?(?:\s*\(\d+\))?|\d+ comments?"
    r"|发表评论|发表您的评论|网友评论|我要评论).{0,40}",
    re.I,
)
# After one of these come headlines of other articles, until running text begins again.
LIST_MARKS = re.compile(
    r"(?:related (?:articles?|stor(?:y|ies)|posts?|news|content|topics|coverage|reading)|read more|more (?:stories|news|from .{2,40}|on this story|like this)"
    r"|most (?:read|popular|viewed|shared)|trending(?: now)?|popular(?: posts| now)?|recommended(?: for you| reading| stories)?"
    r"|you (?:may|might)(?: also)? like.{0,20}|latest (?:news|stories|headlines|posts)|recent (?:posts|articles|news|comments)|editors?[’']? picks?"
    r"|top stories|up next|what to read next|also on .{2,40}|around the web|from our partners|sponsored links"
    r"|相关(?:阅读|新闻|报道|链接|文章)|延伸阅读|推荐阅读|热门(?:推荐|新闻|文章)|精彩推荐|更多(?:新闻|报道)|猜你喜欢|大家都在看)\s*[:：»>]?",
    re.I,
)

MENU_WORDS = frozenset(
    """home news world business politics markets technology tech sports sport opinion entertainment lifestyle
    culture health science climate travel weather video videos photos live podcasts newsletters subscribe login
    log-in register account search menu about contact help advertise careers archive more money finance crypto
    gaming education economy asia europe africa americas china us uk india middle-east international national
    local magazine features investigations analysis editorial obituaries jobs shop events games crosswords rss
    首页 新闻 时政 国际 国内 财经 军事 社会 文化 体育 娱乐 视频 图片 评论 科技 教育 健康 汽车 房产 旅游 论坛 博客 登录 注册 搜索""".split()
)

AGENCIES = (
    r"(?:Getty(?: Images)?|AFP(?:PHOTO)?|REUTERS|Reuters|AP(?: Photo| Images)?|Associated Press|Xinhua|EPA(?:-EFE)?|EFE|"
    r"Bloomberg|Shutterstock|Alamy|iStock(?:photo)?|Unsplash|Pexels|Pixabay|Flickr|Wikimedia(?: Commons)?|dpa|DPA|ANSA|TASS|"
    r"Sputnik|Kyodo(?: News)?|Yonhap|VCG|CFP|NurPhoto|Zuma(?: Press)?|ZUMA(?: Press)?|Anadolu(?: Agency)?|PTI|ANI|UPI|CNN|CNBC|BBC|NBC(?: News)?|"
    r"CNS|CCTV|China Daily|Global Times|China News Service|People[’']s Daily|The New York Times|The Washington Post|Europa Press|Handout|Pool|"
    r"Keystone|Belga|ANP|Ritzau|NTB|Lehtikuva|Abaca|Sipa(?: USA)?|SIPA|MAXPPP|Imago|PA (?:Wire|Images|Media)|SOPA Images|LightRocket)"
)
_PART = rf"(?:{_NAME}|de|van|von|der|al|bin|for|the|of|via)(?:[ \u00a0]+(?:{_NAME}|de|van|von|der|al|bin|for|the|of|via)){{0,5}}"

CREDITS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_PART}\s*[|/]\s*){{0,3}}{AGENCIES}(?:\s*[|/]\s*(?:{_PART}|{AGENCIES})){{0,3}}(?:\s+(?:via|for|through)\s+{_PART}(?:\s*[|/]\s*{AGENCIES})?)?",
        rf"{_PART}(?:\s*\|\s*{_PART}){{1,3}}",
        rf"{_PART}\s*[|/,—–-]\s*(?:via\s+)?{AGENCIES}",
        r"(?i:(?:photo|photograph|image|picture|pic|illustration|graphic|video)s?\s+(?:credit|courtesy|source|by)(?:\s+(?:of|by))?)\s*[:：/]\s*[^.!?。]{2,100}",
        rf"(?i:(?:photo|photograph|image|picture|pic|illustration|graphic|video)s?)\s*[:：/]\s*{_PART}(?:\s*[|/,]\s*(?:{_PART}|{AGENCIES})){{0,3}}",
        rf"(?i:(?:photo(?:graph)?|image|picture|illustration)s?\s+(?:by|courtesy(?:\s+of)?|via|from))\s+{_PART}(?:\s*[|/,]\s*(?:{_PART}|{AGENCIES})){{0,3}}",
        r"(?i:credits?)\s*[:：]\s*[^.!?。]{2,100}",
        rf"(?i:courtesy(?:\s+of)?|handout\s+via)\s*[:：]?\s+{_PART}(?:\s*[|/]\s*(?:{_PART}|{AGENCIES})){{0,2}}",
        r"(?:新华社|中新社|人民网|央视|视觉中国|本报|本网|中新网)?(?:记者|发)?\s*[\u4e00-\u9fff·、\s]{2,12}\s*[/]?\s*(?:摄|供图|摄影)(?:影报道)?",
        r"(?:图片来源|图源|图片|供图|摄影|图)\s*[：:/／]\s*[^。！？]{1,30}",
    )
)
# A credit that closes its own caption: "… March 25, 2023. REUTERS/Name", "… (Photo by Name/Getty Images)".
# "(AP)" alone does not: wire copy ends that way too.
_OPEN, _CLOSE = r"[(\[（【]\s*", r"\.?\s*[)\]）】]"
_PICTURE = r"(?i:photo(?:graph)?|image|picture|illustration)s?"
_SLASHED = rf"(?:(?:{_PART}\s*[|/]\s*){{1,3}}{AGENCIES}|{AGENCIES}\s*[|/]\s*{_PART})"
CREDIT_TAIL = re.compile(
    r"(?:(?<=[.!?。”\"’)\]])\s*|\s+|(?=[（(\[【]))(?:"
    rf"{_OPEN}{_PICTURE}\s*(?:(?i:by|via|courtesy(?: of)?|credit))?\s*[:：/]?\s*(?:{_SLASHED}|{AGENCIES}|{_PART}){_CLOSE}"
    rf"|{_OPEN}(?:AP Photo\s*/\s*{_PART}|{_SLASHED}){_CLOSE}"
    rf"|{_SLASHED}"
    rf"|{_PICTURE}(?:\s+(?i:credit|courtesy)\s*[:：]\s*[^.!?。]{{2,80}}|\s*[:：]\s*{_PART}(?:\s*[|/,]\s*{_PART}){{0,3}})"
    r"|[（(]?(?:新华社|中新社|人民网|本报|中新网)?(?:记者|发)\s*[\u4e00-\u9fff·、\s]{2,10}\s*摄[）)]?"
    r")\s*\.?$"
)

_VERBS = (
    "attends|arrives|speaks|shakes|shake|walks|walk|poses|pose|meets|waves|wave|gestures|listens|listen|looks|look|delivers|addresses|"
    "holds|hold|greets|greet|stands|stand|sits|sit|smiles|smile|leaves|leave|talks|chats|participates|takes part|appears|welcomes|"
    "visits|departs|reacts|signs|exchanges|exchange|tours|attend|arrive|speak|meet|gesture|deliver|sign|visit|is seen|are seen|is pictured|"
    "are pictured|is shown|are shown|is displayed|are displayed|is photographed|testifies|presides|toast|toasts|applaud|applauds|review|reviews"
)
CAPTION_START = re.compile(
    r"(?:\(?from (?:left|right|l|r)\b|\(?(?:clockwise|left to right|l-r|l to r)\b|(?:file|archive) (?:photo|picture|image|pic)\b|file\s*[-–—:]|"
    r"(?:photo|image|picture)\s*(?:shows|taken)\b|pictured\s*[:(,]|in this (?:\w+\.? ?\d*,? ?(?:\d{4} )?)?(?:file |handout |pool |undated |aerial |screen)?"
    r"(?:photo|picture|image|photograph|screengrab|frame)\b|this (?:photo|picture|image|combination)\b.{0,60}(?:shows|taken|released)|"
    r"(?:a |the )?(?:photo|picture) (?:taken|released|provided|shows)\b|图为|资料图|上图|图[：:]|图片说明)",
    re.I,
)
CAPTION_POSITION = re.compile(
    r"\([LC]\).*\([RC]\)|\((?:left|right|cent(?:er|re)|pictured|(?:front|back|2nd|3rd|second|third)[ -](?:L|R|left|right|row)|(?:2nd|second|third|3rd) from (?:left|right|L|R)|file(?: photo)?)\)"
    r"|[^\W\d_a-z]\w+,\s(?:left|right|cent(?:er|re)|second from (?:left|right)),\s"
)
CAPTION_VERB = re.compile(rf"\b(?:{_VERBS})\b")
PAST_OR_SPEECH = re.compile(
    r"\b(?:said|says|told|according to|announced|added|wrote|has|have|will|would|had"
    r"|held|agreed|discussed|visited|took place|(?<!is )(?<!are )met)\b|[“\"].*[”\"]"
)
FULL_DATE = re.compile(rf"{_DAY}")

_CAPITALS = r"[^\W\d_a-z][^\W\d_a-z.'’]+(?:[ \-][^\W\d_a-z][^\W\d_a-z.'’]*){0,3}"
_PLACE = r"[^\W\d_a-z][\w.'’]*(?:[ \-](?:(?:de|of|the|la|el|al|da|do|am)[ \-])?[^\W\d_a-z][\w.'’]*){0,3}"
_DASH = r"\s*[-–—―]{1,2}\s+"
_OPENERS = (
    r"(?:On|Since|In|By|At|From|Until|As|After|Before|The|This|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_WIRE_DATE = rf"(?:\s+(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?)"
# "(R-Wis.)" and "(D)" after a name are a party, not a wire.
_WIRE = r"\s*\((?![RDI](?:\)|-))[A-Z][\w.&’' /\-]{1,40}\)"
_KNOWN_WIRE = (
    rf"\s*\((?:{AGENCIES}|IANS|VOA|RFE/RL|BERNAMA|Bernama|MENA|WAM|SPA|KUNA|IRNA|Interfax|CTK|PAP|APA|MTI|Antara|"
    r"[A-Z][\w.&’' \-]{0,30}\b(?:News|Times|Post|Press|Agency|Wire|Network|Daily|Today|Journal|Herald|Tribune))\)"
)
_PLACES = rf"{_PLACE}(?:\s?/\s?{_PLACE})?(?:,\s*(?:the\s+)?{_PLACE}){{0,2}}"
_ZH_WIRE = (
    r"[（(【\[]?(?:据)?(?:新华社|新华网|中新社|中新网|人民网|央视网|央视新闻|中国新闻网|本报|本网|本刊|法新社|路透社|美联社|共同社|韩联社|塔斯社|俄新社|中央社|环球网|环球时报|澎湃新闻|财新|财联社|界面新闻)"
    r"[^，。；\n]{0,24}?(?:\d{1,2}月)?\d{1,2}日(?:[上下]午)?专?[电讯](?:\s*[（(][^）)\n]{1,40}[）)])?[】）)\]]?\s*(?:[-–—]+\s*)?"
)
DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:{_PLACES})?(?:,?{_WIRE_DATE})?{_KNOWN_WIRE}(?:{_DASH}|\s*[:：]\s*)",
        rf"(?!{_OPENERS}){_PLACES},{_WIRE_DATE}(?:{_WIRE})?\.?{_DASH}",
        rf"{_CAPITALS}(?:\s?/\s?{_CAPITALS})?(?:,\s*{_PLACE})?{_WIRE}{_DASH}",
        # "Tashkent, 4 October 2024. On 3 October …": a full stop ends it only where a year stands before.
        rf"(?!{_OPENERS}){_PLACE},\s+(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH}),?\s+\d{{4}}\.\s+(?=[“\"'‘]?[A-Z])",
        _ZH_WIRE,
        r"【[^】\n]{2,24}(?:报道|讯|电)】\s*",
        r"(?:新华社|新华网|中新社|中新网|人民网|央视网|央视新闻|中国新闻网|环球网|本报|本网)(?:消息|讯)\s*(?:[（(][^）)\n]{1,30}[）)])?\s*[：:，,]?\s*",
    )
)
# A place in capitals may stand alone before the dash, at the head of a report, before a new sentence.
CITY_ALONE = re.compile(rf"(?P<city>{_CAPITALS})(?:,\s*{_PLACE})?\s+[-–—―]{{1,2}}\s+(?=[\"'“‘]?[A-Z\d])")
NOT_A_CITY = frozenset(
    """UPDATE UPDATED BREAKING OPINION ANALYSIS EXCLUSIVE EDITORIAL LIVE VIDEO WATCH NOTE CORRECTION FACTBOX
    EXPLAINER FILE PHOTO ABSTRACT LETTERS NEWS COMMENT REVIEW INTERVIEW TIMELINE MR MRS MS DR""".split()
)
