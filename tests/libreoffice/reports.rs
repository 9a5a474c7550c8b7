//! Ten reports put together from sentences as they stand in published ones: short and long, with and without tables of
//! their own, names from six to thirty-two characters. The same in every run.

use std::fmt::Write;

use super::wide;

/// What stands in the prose: numbers with units, 《》 “” （） next to each other, Latin words, addresses.
const SENTENCES: [&str; 26] = [
    "全年通过政府网站主动公开政府信息12345条，比上年增加8.6%。",
    "收到政府信息公开申请37件，其中网络申请29件、信函申请6件、当面申请2件，均在法定期限内答复。",
    "按照《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条的规定，逐项梳理主动公开的内容。",
    "制定《政务公开工作要点》《政府信息公开申请办理规范》《政策文件解读办法》，做到有章可循。",
    "“政务公开日”活动中，群众代表走进“12345”热线受理中心，“面对面”提出意见建议46条。",
    "投入资金1234.56万元，改造老旧小区14个、面积约20万㎡，工程进度每10天公布一次。",
    "网站支持IPv6访问，首页平均打开时间由2.8秒降至0.9秒，可用率达99.98%。",
    "政策解读采用文字、图表、视频等形式，其中H5作品8个、短视频25条，播放量超过120万次。",
    "严格执行“先审查、后公开”制度（一事一审、全面审查），没有发生失密泄密事件。",
    "二是规范依申请公开的办理流程。",
    "健全工作机制。",
    "主要负责人每季度听取1次汇报，分管负责人每月调度，办公室专人负责日常工作，形成主要领导亲自抓、分管领导具体抓、\
     各科室协同抓的工作格局。",
    "对《关于进一步做好稳就业工作的若干措施》等涉及群众切身利益的文件，公开征求意见不少于30日，并公布采纳情况。",
    "2024年3月15日至4月30日开展专项检查，发现问题63个，当月整改61个，其余2个列入台账限期销号。",
    "微信公众号关注人数3.2万人，全年推送信息486条，阅读量最高的一条为1.7万次。",
    "少数单位公开的内容还不够细，政策解读的形式比较单一，“重发布、轻回应”的现象仍然存在；\
     基层工作人员流动较快，业务能力有待提高。",
    "公开目录按照DB21/T 3378—2021的要求编制，数据以CSV、XLSX、JSON三种格式提供下载。",
    "依托“互联网＋政务服务”平台，推行“一网通办”“一窗受理”“一次办好”，压缩办理时限60%以上。",
    "会同市场监督管理局、生态环境局、住房和城乡建设局、交通运输局、农业农村局、文化旅游局、卫生健康委员会等部门，\
     对行政许可、行政处罚、行政强制信息的公示情况进行了抽查。",
    "答复书统一使用A4纸张，一式3份，加盖公章后送达。",
    "累计培训业务骨干180人次，编印《政府信息公开工作手册》500册。",
    "因政府信息公开被申请行政复议5件（结果维持4件、尚未审结1件），被提起行政诉讼2件。",
    "公布咨询电话0411-83631234、电子邮箱zwgk@example.gov.cn，工作日8:30—17:00接受咨询。",
    "聘请社会监督员12名，对公开的内容、时限、程序进行监督；对群众反映的问题，做到件件有着落、事事有回音。",
    "通过GIS地图公布避难场所26处、消防栓1143个的位置，供市民查询。",
    "下一步，将以问题为导向，补短板、强弱项：一方面细化公开标准，另一方面加强督促检查，\
     推动政务公开由“有没有”向“好不好”转变。",
];

const HEADINGS: [&str; 8] = [
    "主动公开情况",
    "依申请公开办理情况",
    "政府信息管理情况",
    "政府信息公开平台建设情况",
    "监督保障情况",
    "围绕重点领域和群众关切推进决策、执行、管理、服务、结果“五公开”的情况",
    "第20条第（一）至（八）项规定内容的公开",
    "问题整改",
];

/// 行政机关 from short to long.
const BODIES: [&str; 10] = [
    "甲县审计局",
    "滨海市统计局",
    "示范市新区管理委员会",
    "西山自治县人民政府",
    "江北区住房和城乡建设局",
    "示范市市场监督管理局高新分局",
    "东港市农业农村和水利综合服务中心",
    "明河区人力资源和社会保障局（医疗保障局）",
    "示范市生态环境保护综合行政执法支队经济技术开发区大队",
    "示范省示范市经济技术开发区管理委员会行政审批和政务服务局",
];

/// Numbers that look picked at random but never change (Lehmer's generator).
struct Picks(u64);

impl Picks {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        usize::try_from(self.0).expect("31 bits") % bound
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn paragraph(&mut self, longest: usize) -> String {
        let sentences = 1 + self.below(longest);
        (0..sentences).map(|_| self.one(&SENTENCES)).collect()
    }
}

/// What their names begin with.
pub const NAME: &str = "generated";

/// The reports with their names, as files.
pub fn reports() -> impl Iterator<Item = (String, String)> {
    BODIES.iter().enumerate().map(|(at, body)| (format!("{NAME}-{at}"), report(at, body)))
}

fn report(at: usize, body: &str) -> String {
    let mut picks = Picks(2_021 + 7 * at as u64);
    // From a page of prose to a dozen.
    let sections = 2 + at;
    let mut yaml = format!("body: {body}\nyear: 2024\npublished: 2025-01-{}\n", 9 + at);
    if at.is_multiple_of(3) {
        let address = "{address: 示范市新区人民路100号3号楼512室, postcode: '116000', phone: 0411-83631234, \
                       email: zwgk@example.gov.cn, website: www.example.gov.cn}";
        writeln!(yaml, "contact: {address}").expect("a string");
    }
    if at % 4 == 1 {
        yaml += "seal: true\n";
    }
    yaml += "preamble:\n";
    block(&mut yaml, &picks.paragraph(3));
    yaml += "overview:\n";
    for section in 0..sections {
        heading(&mut yaml, picks.one(&HEADINGS), 2);
        for _ in 0..=picks.below(2) {
            block(&mut yaml, &picks.paragraph(4));
        }
        if section % 3 == 1 {
            heading(&mut yaml, picks.one(&HEADINGS), 3);
            block(&mut yaml, &picks.paragraph(3));
            heading(&mut yaml, picks.one(&HEADINGS), 4);
            block(&mut yaml, &picks.paragraph(2));
        }
        if section % 4 == 2 {
            let items: Vec<&str> = (0..3).map(|_| picks.one(&SENTENCES)).collect();
            writeln!(yaml, "  - list: ['{}']", items.join("', '")).expect("a string");
        }
        if section % 5 == 3 {
            own_table(&mut yaml, &mut picks);
        }
    }
    figures(&mut yaml, &mut picks);
    // What ends a report is short as a rule. (A long paragraph is parted for the signature behind it by Word and by us,
    // and never by LibreOffice.)
    for (key, longest) in [("problems_and_improvements", 5), ("other_matters", 2)] {
        writeln!(yaml, "{key}:").expect("a string");
        for _ in 0..=picks.below(2) {
            block(&mut yaml, &picks.paragraph(longest));
        }
    }
    yaml
}

fn block(yaml: &mut String, text: &str) {
    writeln!(yaml, "  - '{text}'").expect("a string");
}

fn heading(yaml: &mut String, text: &str, level: u8) {
    writeln!(yaml, "  - {{heading: '{text}', level: {level}}}").expect("a string");
}

fn own_table(yaml: &mut String, picks: &mut Picks) {
    yaml.push_str(
        "  - table:\n      caption: 各渠道公开情况\n      columns: [渠道, 信息数（条）, 占比, 说明]\n      rows:\n",
    );
    for channel in ["政府网站", "微信公众号", "政务公开专区", "新闻发布会"] {
        let (count, share) = (picks.below(9_000), picks.below(100));
        writeln!(yaml, "        - [{channel}, '{count}', {share}%, 由办公室汇总，按季度核对]").expect("a string");
    }
}

/// The three tables, with figures that keep every rule.
fn figures(yaml: &mut String, picks: &mut Picks) {
    let people = picks.below(300);
    let companies = picks.below(90);
    let all = people + companies;
    let row = format!("[{people}, {companies}, 0, 0, 0, 0, {all}]");
    let (licences, penalties, upheld) = (picks.below(50_000), picks.below(900), picks.below(9));
    write!(
        yaml,
        "proactive_disclosure: {{licensing: {licences}, penalties: {penalties}, fees: 12.50}}\n\
         applications:\n  received: {row}\n  results:\n    granted: {row}\n\
         review_and_litigation: {{reconsideration: [{upheld}, 0, 0, 0, {upheld}]}}\n"
    )
    .expect("a string");
}

/// A report with tables that lie: one between paragraphs, one that goes on on another page, one in an attachment.
pub fn lying() -> (String, String) {
    let mut picks = Picks(5);
    let mut overview = String::new();
    (0..6).for_each(|_| block(&mut overview, &picks.paragraph(4)));
    heading(&mut overview, HEADINGS[0], 2);
    overview += &wide::table("各街道公开情况", 20, 8, 6, 2);
    (0..4).for_each(|_| block(&mut overview, &picks.paragraph(4)));
    overview += &wide::table("各街道分月公开情况", 19, 45, 6, 2);
    (0..3).for_each(|_| block(&mut overview, &picks.paragraph(4)));
    ("lying".to_owned(), wide::report(&overview, &wide::table("汇总", 28, 10, 4, 6)))
}
