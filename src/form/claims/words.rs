//! Words that every claim is read with: abbreviations in patterns, units, times, bodies, comparisons.

/// Abbreviations in patterns. One may use those below it.
pub const MACROS: &[(&str, &str)] = &[
    // A figure with its unit, which may be missing where the figure ends its item (部分公开67，). Whatever else follows the
    // word (一百余件, 12件次, 约12件, 10—12件) is no figure; see the code that reads it.
    ("{N}", "(?:{JOIN})*(?P<n>{NUMBER})(?P<unit>{UNIT})?"),
    // A figure at the head of its item: 8份政府信息公开申请.
    ("{NN}", "(?P<n>{NUMBER})(?P<unit>{UNIT})"),
    // A figure that is another claim's.
    ("{OTHER}", "(?:{JOIN})*(?:{NUMBER})(?:{UNIT})"),
    // One that counts decisions: not 行政许可事项12项, which are kinds of licences, nor 许可信息12条, which are web pages.
    ("{DECISIONS}", "(?:{JOIN})*(?P<n>{NUMBER})(?P<unit>万?[件宗起例个])"),
    ("{NUMBER}", "[0-9]+(?:\\.[0-9]+)?|[零〇一二两三四五六七八九十百千]+"),
    ("{UNIT}", "万?[件条份宗起例项个部次封桩]"),
    // Not any bracket: 不予公开（属于三类内部事务信息）1件 speaks of a part.
    ("{JOIN}", "件数|数|总|量|计|合计|共|有|为|是|达|：|（含[^（）0-9]*）"),
    // An application, however it is called: 申请, and any run of these words around it.
    ("{REQ}", "(?:{W})*申请(?:{W}|申请|{TAIL})*"),
    // One that is clearly an application, not what was made public on application (主动公开5件，依申请公开3件).
    ("{CASE}", "(?:{W})+申请(?:(?:政府|信息|公开|的)*(?:{TAIL}))?"),
    ("{W}", "政府|政务|环境|信息|公开|依|的|有关|相关"),
    ("{TAIL}", "办?件|案件|事项|办理|书|表|来信|信件|邮件|信?函|请求|要求|内容|工单|诉求"),
    // Who applied: all that may.
    (
        "{WHO}",
        "(?:社会|公众|群众|市民|公民|法人|或者|以及|[、和与及或]|其[他它]组织|申请人|提交|提出|递交|各类|有效|的|了)*",
    ),
    ("{RECEIVE}", "(?:新?收到|新收|接到|接收到?|受理|登记|承接|接受|新增|(?:全年|年度|共)收)"),
    (
        "{DEAL}",
        "(?:(?:{RECEIVE}[并及和与、且]*)?(?:办理|处理)(?:[并及和与、且]*(?:答复|回复|办结))?|{RECEIVE}[并及和与、且]*(?:答复|回复|办结))",
    ),
    // Not 不予受理, 不再处理, 未收到.
    ("{DONE}", "(?P<lead>^|[^予再未不无没])"),
    // The start of an item: 予以公开或部分公开59件 says nothing of 部分公开 alone, 予以公开3件、部分公开2件 does.
    ("{^}", "(?P<lead>^|[^、和及与或以分起发生引涉产被接]|[件条份宗起例项个0-9）%][、和及与])"),
    // There is none. Not 未经, 无法, 无正当理由, 尚未审结.
    (
        "{NONE}",
        "(?:未(?:发生|出现|收到|接到|产生|引发|因|有|涉及|被)|没有|无(?:因|涉|被|任何|相关|有关|新增|政府|信息|依申请|环境))",
    ),
    // Rest of a clause that says there is no review or suit, and not only that none was lost (未发生行政诉讼败诉).
    ("{REST}", "[^，。；0-9纠败撤改维变错超逾]*(?:$|[，。；（])"),
    // Rest of a clause about applications and nothing that comes of them.
    ("{PLAIN}", "[^，。；0-9复诉投举费异撤]*"),
    ("{GAP}", "[^，。；0-9纠败撤改维变错超逾]*"),
    ("{SUIT}", "(?:被?提起|引发|引起)?(?:行政)?诉讼(?:案件|案|情况|事项|程序|数量)*"),
    ("{BOTH}", "行政复议(?:申请|案件|案|事项|程序)*(?:以及|[和及与或、]){SUIT}"),
    ("{END}", "(?:$|[，。；、（])"),
    ("{FORTH}", "(?:结转|转结|转|顺延|延续)(?:至|到|入)?(?:下一?个?年度?|次年度?|(?P<next>20[0-9][0-9])年度?)"),
    ("{BACK}", "(?:上一?个?年度?|去年|(?P<last>20[0-9][0-9])年度?)度?的?(?:结转|转结|遗留)"),
    ("{ISSUE}", "(?:新?制定|新?制发|新?出台|制定(?:并)?(?:印发|出台|发布|公布))(?:并公开|并发布|的|了)?"),
    ("{LEVEL}", "(?:本级|行政|省|市|区|县|州|人民|政府)*"),
];

/// Units of figures, as in the macro `{UNIT}`; behind them 次, 余 and their like change what was said.
pub const UNITS: &[char] = &['件', '条', '份', '宗', '起', '例', '项', '个', '部', '次', '封', '桩'];

/// What, behind a figure with its unit, makes it another thing or only about so many: 12件次, 12件以上, 12件左右.
pub const INEXACT_AFTER: &[char] = &['次', '余', '多', '以', '左', '内'];

/// What, before a figure, makes it a part of another one, an ordinal or only about so many: 1.2, 第3, 约12, 10—12.
pub const INEXACT_BEFORE: &[&str] =
    &[".", "约", "近", "超", "超过", "逾", "第", "同", "每", "逐", "几", "-", "—", "－", "~", "～", "至"];

/// The same before a numeral: 数十件.
pub const INEXACT_BEFORE_NUMERAL: char = '数';

/// One of these is in whatever says that there is none.
pub const NEGATIONS: &[char] = &['未', '无', '没', '零', '0'];

/// Digits of both kinds.
pub const NUMERALS: &str = "0123456789零〇一二两三四五六七八九十百千";

/// What begins a comparison with another year, to the end of its clause: 12件，较上年减少3件.
pub const COMPARING: &[&str] = &["同比", "环比", "较上", "较去", "较前", "比上", "比去", "比前", "较20", "比20"];

/// What makes a whole clause one about another year: 与2022年收到申请15件相比.
pub const COMPARED: &[&str] = &["相比", "同期", "去年的", "上年的"];

/// Times. A passage speaks of the last one that it named; `this`, and `year` if it is the report's, is the whole year,
/// `month` is if it is January to December. What is carried from year to year names none.
pub const TIMES: &str = "(?:结转|转结|转入|转|顺延|延续)(?:至|到|入)?(?:20[0-9][0-9]年|下一?个?年|次年)\
|(?:20[0-9][0-9]年|上一?个?年|去年)度?的?未?(?:结转|转结|遗留)|(?:结转|转结)(?:上一?个?年度?|20[0-9][0-9]年)\
|(?P<span>20[0-9][0-9]年?[至到—-]20[0-9][0-9]年|[至到]20[0-9][0-9]年)\
|截[至止][^。；]*?(?P<sum>累计)\
|(?P<part>(?:20[0-9][0-9]年|今年|本年)?(?:上半年|下半年|第?[一二三四]季度))\
|(?P<this>本年|今年|全年|当年|一年来)(?:度?以来)?\
|(?:截[至止]到?)?(?P<year>20[0-9][0-9])年(?:度?以来)?\
|(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?\
|(?P<other>上一?个?年|去年|前年|往年|明年|来年|近[0-9一二两三四五六七八九十]*年来?|[二三四五]年来|以来|下一步)";

/// Words that make the figures of their clause averages, sums of years, hopes or plans.
pub const NOT_COUNTED: &[&str] =
    &["历年", "月均", "日均", "年均", "平均", "每月", "每年", "每季", "每周", "计划", "力争", "预计", "目标", "拟"];

/// Kinds of bodies; one of another name than the report's is another body.
pub const BODIES: &[&str] = &[
    "委员会",
    "改委",
    "健委",
    "资委",
    "厅",
    "办事处",
    "街道",
    "镇",
    "乡",
    "大队",
    "支队",
    "办公室",
    "政府办",
    "局",
    "法院",
];

/// What stands before the kind of a body that is the report's own: 我局, 全镇, 2023年度街道.
pub const OWN: &[char] = &['我', '本', '全', '各', '该', '年', '度'];

/// Parts of a body, or bodies below it; their figures are parts of the report's.
pub const PARTS: &[&str] = &[
    "部门", "镇街", "街镇", "乡镇", "镇乡", "县区", "区县", "县市", "市县", "本级", "市直", "区直", "县直", "省直",
    "下级", "下属", "所属", "系统", "单位",
];

/// All of a region; what it received is what its government reports, and more than one of its offices does.
pub const REGIONS: &[&str] = &["全市", "全区", "全县", "全省", "全州", "全旗", "全盟", "全自治"];

/// How the names of bodies end that report for a region.
pub const OF_REGION: &[&str] = &["政府", "省", "市", "区", "县", "州", "旗", "盟", "管委会", "管理委员会", "行政公署"];
