//! The rules about content: each is quiet where a sound report keeps it and tells where one breaks it; profiles and last
//! year's reports change what is told.

#[expect(dead_code, reason = "of the shared code, rules need only a part")]
#[path = "support/command.rs"]
mod command;

use command::{run, write};
use nianbao::check::{Checker, Gathering, Passages, check};
use nianbao::form::{Edition, rules};
use nianbao::formats;
use nianbao::profile::{self, Profile};
use nianbao::report::Report;
use nianbao::source::{Diagnostic, Severity};

/// A report that keeps every rule.
const SOUND: &str = "\
body: 示范区民政局
year: 2023
published: 2024-01-20
preamble:
  - 根据《中华人民共和国政府信息公开条例》编制本报告。数据统计期限为2023年1月1日至2023年12月31日。
overview:
  - 2023年，我局主动公开政府信息120条，没有收到公开申请。
  - 规范政府信息管理，维护网站专栏，加强监督检查。
proactive_disclosure: {regulations: [0, 0, 0], licensing: 3}
applications: {received: [0, 0, 0, 0, 0, 0, 0]}
review_and_litigation: {reconsideration: [0, 0, 0, 0, 0]}
problems_and_improvements:
  - 公开的内容还不够细，下一步逐项补齐，加强培训和检查。
other_matters:
  - 本年度没有收取信息处理费。
";

const OVERVIEW: &str = "2023年，我局主动公开政府信息120条，没有收到公开申请。";
const PREAMBLE: &str = "根据《中华人民共和国政府信息公开条例》编制本报告。数据统计期限为2023年1月1日至2023年12月31日。";
const PROBLEMS: &str = "公开的内容还不够细，下一步逐项补齐，加强培训和检查。";
const OTHER: &str = "本年度没有收取信息处理费。";

fn read(text: &str) -> Report {
    let reading = formats::read("年报.yaml", text.as_bytes());
    assert_eq!(reading.complaints, [], "{text}");
    reading.report.expect("a report")
}

fn profile(text: &str) -> Profile {
    let (_, root, complaints) = formats::read_values("要求.yaml", text.as_bytes());
    assert_eq!(complaints, [], "{text}");
    let (profile, complaints) = profile::read(&root.expect("YAML"));
    assert_eq!(complaints, [], "{text}");
    profile
}

fn said(findings: &[Diagnostic]) -> Vec<String> {
    findings.iter().map(|finding| format!("{} {finding}", finding.code.id)).collect()
}

/// What is told of the sound report with a part of it replaced.
fn told(part: &str, by: &str) -> Vec<Diagnostic> {
    assert!(SOUND.contains(part), "{part}");
    check(&read(&SOUND.replace(part, by)), None)
}

#[track_caller]
fn quiet(part: &str, by: &str) {
    assert_eq!(said(&told(part, by)), Vec::<String>::new(), "{by}");
}

#[track_caller]
fn warns(id: &str, part: &str, by: &str) {
    let found = told(part, by);
    let of_rule: Vec<_> = found.iter().filter(|finding| finding.code.id == id).collect();
    assert_eq!(of_rule.len(), 1, "{id}: {by}\n{:#?}", said(&found));
    assert_eq!(of_rule[0].severity, Severity::Warning, "{by}");
    assert!(!of_rule[0].advice.is_empty() && of_rule[0].place.is_some(), "{by}");
    assert_eq!(found.len(), 1, "{by}\n{:#?}", said(&found));
}

#[test]
fn a_sound_report_raises_nothing() {
    quiet(OVERVIEW, OVERVIEW);
}

#[test]
fn tables_are_to_be_filled_in() {
    let tables: String = SOUND.lines().filter(|line| line.contains(": {")).map(|line| format!("{line}\n")).collect();
    warns("NOT-FILLED", &tables, "");
    // Prose that speaks of figures of the tables shows that they were forgotten.
    let told_of = SOUND.replace("没有收到公开申请", "收到公开申请3件").replace(&tables, "");
    let found = check(&read(&told_of), None);
    let forgotten = found.iter().find(|finding| finding.code.id == "NOT-FILLED").expect("empty tables are told");
    assert_eq!(forgotten.severity, Severity::Error, "{found:#?}");
    // One that is left out is short for zeros.
    warns("NOT-FILLED", "review_and_litigation: {reconsideration: [0, 0, 0, 0, 0]}\n", "");
    let empty = told("reconsideration: [0, 0, 0, 0, 0]", "reconsideration: [null, null, null, null, null]");
    assert_eq!((empty.len(), empty[0].code.id, empty[0].severity), (1, "NOT-FILLED", Severity::Error));
    warns("NOT-FILLED", "published: 2024-01-20\n", "");
    quiet("published: 2024-01-20\n", "signatory: false\n");
}

#[test]
fn what_new_writes_does_not_pass() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["年报.yaml", "年报.json", "年报.xlsx"] {
        run(folder.path(), &["new", "--body", "某局", "--year", "2024", "-o", name]).expect(0, "");
        let checked = run(folder.path(), &["check", name]);
        assert_eq!(checked.code, Some(1), "{checked:#?}");
        assert_eq!(checked.results.matches("错误[NOT-FILLED]").count(), 3, "{checked:#?}");
    }
    let yaml = std::fs::read_to_string(folder.path().join("年报.yaml")).expect("a file");
    for hint in ["# - heading: 监督保障", "没有收取信息处理费", "依法未公开的全部处理决定", "一条问题对一条措施"]
    {
        assert!(yaml.contains(hint), "no {hint} in {yaml}");
    }
}

#[test]
fn the_overview_speaks_of_five_aspects() {
    warns("ASPECTS", "规范政府信息管理，维护网站专栏，加强监督检查。", "加强监督检查。");
    let found = told("规范政府信息管理，维护网站专栏，加强监督检查。", "加强监督检查。");
    assert!(found[0].message.contains("“政府信息管理”“政府信息公开平台建设”"), "{}", found[0]);
    // Headings count, whatever the prose below says.
    quiet(
        "  - 规范政府信息管理，维护网站专栏，加强监督检查。",
        "  - {heading: 信息管理, text: 做了。}\n  - {heading: 平台建设, text: 做了。}\n  - {heading: 监督保障, text: 做了。}",
    );
    // The notice of 2019 is not known to name them.
    let old = SOUND.replace("2023", "2020").replace("2024", "2021").replace("body:", "form: 2019\nbody:");
    let old = old.replace("规范政府信息管理，维护网站专栏，加强监督检查。", "做了。");
    let old = old.replace("{regulations: [0, 0, 0], licensing: 3}", "{licensing: [3, 0, 3]}");
    assert_eq!(said(&check(&read(&old), None)), Vec::<String>::new());
}

#[test]
fn governments_owe_results_where_a_profile_asks() {
    let town = read(&SOUND.replace("示范区民政局", "示范镇人民政府").replace("我局", "我镇"));
    assert_eq!(said(&check(&town, None)), Vec::<String>::new());
    let checker = Checker { profile: profile("rules: {ASPECTS-GOVERNMENT: warning}"), ..Checker::default() };
    let found = checker.check(&town);
    assert_eq!(found.len(), 1, "{:?}", said(&found));
    assert_eq!(found[0].code.id, "ASPECTS-GOVERNMENT");
    assert!(found[0].message.contains("“工作考核”“社会评议”“责任追究”"), "{}", found[0]);
    assert_eq!(said(&checker.check(&read(SOUND))), Vec::<String>::new());
}

#[test]
fn problems_come_with_measures() {
    for by in [
        "无。",
        "继续加强政府信息公开的各项工作，抓好落实，服务群众。",
        "存在的问题是公开的内容不够细，解读的形式单一，更新也不及时。",
    ] {
        warns("PROBLEMS", PROBLEMS, by);
    }
    for by in [
        "一是政策解读还需进一步丰富；二是更新不及时。下一步，将加强培训，按月检查。",
        "公开意识有待提高，改进措施是组织学习条例，压实责任，定期通报。",
    ] {
        quiet(PROBLEMS, by);
    }
}

#[test]
fn the_fee_is_spoken_of() {
    warns("PROCESSING-FEE", OTHER, "无。");
    // All fees of a body have nothing to do with it.
    warns("PROCESSING-FEE", OTHER, "全年行政事业性收费的项目和标准已经公布。");
    for by in [
        "依据《政府信息公开信息处理费管理办法》，本年度收取信息处理费3940元。",
        "未收取任何费用。",
        "本年度无收费情况，没有收取费用。",
    ] {
        quiet(OTHER, by);
    }
    assert_eq!(
        said(&told(OVERVIEW, &format!("{OVERVIEW}未收取信息处理费。"))),
        Vec::<String>::new(),
        "wherever it is said"
    );
}

#[test]
fn other_years_are_told_where_they_stand_for_the_report() {
    for (part, by) in [
        (OVERVIEW, "2022年，我局主动公开政府信息120条，没有收到公开申请。"),
        (OVERVIEW, "2022年，认真贯彻条例，主动公开政府信息120条，没有收到公开申请。"),
        (PREAMBLE, "根据条例编制本报告。数据统计期限为2022年1月1日至2022年12月31日。"),
        (PREAMBLE, "现公布示范区民政局2022年政府信息公开工作年度报告。"),
        (PREAMBLE, "现公布示范区民政局2022 年度政府信息公开工作年度报告。"),
        (OVERVIEW, "2022 年度，我局主动公开政府信息120条，没有收到公开申请。"),
    ] {
        warns("WRONG-YEAR", part, by);
    }
    for (part, by) in [
        (OVERVIEW, "2022年以来，我局主动公开政府信息120条，没有收到公开申请。"),
        (OVERVIEW, "2022年8月，我局网站改版，主动公开政府信息120条，没有收到公开申请。"),
        (OVERVIEW, "2022年，我局公开信息80条；2023年，公开120条，没有收到公开申请。"),
        (OVERVIEW, "按时完成2022年政府信息公开工作年度报告的编制和发布，没有收到公开申请。"),
        (OVERVIEW, "公布2022年度部门决算和2024年工作要点，主动公开信息120条，没有收到公开申请。"),
        (PREAMBLE, "根据《关于做好2022年政府信息公开工作年度报告编制发布工作的通知》编制本报告。"),
        (PROBLEMS, "公开的内容还不够细。2024年，我局将逐项补齐，加强培训和检查。"),
        (PROBLEMS, "2022年，我局存在的问题已经全部整改。公开的内容还不够细，将逐项补齐。"),
    ] {
        quiet(part, by);
    }
}

#[test]
fn other_bodies_are_told_where_they_stand_for_the_author() {
    let of_town = |text: &str| SOUND.replace("示范区民政局", "云湖桥镇人民政府").replace("我局", text);
    let check_all = |text: String| said(&check(&read(&text), None));
    assert_eq!(check_all(of_town("我镇")), Vec::<String>::new());
    assert_eq!(check_all(of_town("本乡镇")), Vec::<String>::new());
    for text in ["我局", "我街道", "我乡"] {
        let found = check_all(of_town(text));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("WRONG-BODY"), "{found:?}");
    }
    warns("WRONG-BODY", OVERVIEW, "2023年，示范区教育局认真公开政府信息120条，没有收到公开申请。");
    warns("WRONG-BODY", PREAMBLE, "现公布示范区教育局2023年政府信息公开工作年度报告。");
    for by in ["区民政局", "示范市示范区民政局", "本机关"] {
        quiet(OVERVIEW, &format!("2023年，{by}认真公开政府信息120条，没有收到公开申请。"));
    }
    quiet(OVERVIEW, "2023年，在示范区教育局协助下，我局公开政府信息120条，没有收到公开申请。");
    quiet(OVERVIEW, "2023年，我局开设“我镇这一年”专栏，公开政府信息120条，没有收到公开申请。");
}

#[test]
fn rules_are_made_by_few() {
    warns("RULEMAKING", "regulations: [0, 0, 0]", "regulations: [0, 0, 6]");
    quiet("regulations: [0, 0, 0]", "regulations: [/, /, /]");
    for body in ["示范省人民政府", "示范市人民政府", "国家示范局"] {
        let text =
            SOUND.replace("示范区民政局", body).replace("[0, 0, 0], lic", "[1, 0, 6], lic").replace("我局", "全年");
        assert_eq!(said(&check(&read(&text), None)), Vec::<String>::new(), "{body}");
    }
}

#[test]
fn numbers_of_people_are_not_published() {
    for text in [
        "申请人证号11010519491231002X。",
        "由张三（13800001111）领取。",
        "补贴发到6222 0212 3456 7890 128卡上，请查收。",
        "卡号4111111111111111。",
    ] {
        let by = format!("{OVERVIEW}{text}");
        let found = told(OVERVIEW, &by);
        let expected = usize::from(!text.contains("6222"));
        assert!(
            found.iter().filter(|finding| finding.code.id == "PERSONAL-DATA").count() >= expected,
            "{text}: {found:?}"
        );
    }
    for text in [
        "联系电话13800001111。",
        "索引号110105194912310021。",
        "文号2023000011112222。",
        "统一社会信用代码11210203MB1234567X。",
        "电话0411—12345678。",
    ] {
        quiet(OVERVIEW, &format!("{OVERVIEW}{text}"));
    }
    // Own tables are published too.
    let table = format!("{OVERVIEW}\n  - table: {{rows: [[张三, \"13800001111\"]]}}");
    warns("PERSONAL-DATA", OVERVIEW, &table);
}

#[test]
fn marks_are_as_they_should_be() {
    for text in [
        "依据《政府信息公开条例规定办理。",
        "（见附件公开。",
        "开展“阳光政务活动。",
        "公开信息。。",
        "公开信息，，共三类。",
        "公开信息,共三类。",
        "公开信息(共三类)。",
        "这一段写到这里没有句末的标点符号",
        "这一段写到这里还没有写完就断了，",
    ] {
        warns("PUNCTUATION", OVERVIEW, &format!("{OVERVIEW}{text}"));
    }
    for text in [
        "依据《〈条例〉实施办法》（试行）办理。",
        "一是：1）公开；2）解读。",
        "比例为9:00至17:30，详见http://www.example.gov.cn/a,b",
        "采用GB/T 9704,2012标准（国家标准）。",
        "群众说：“好！”",
        "电话：0411-12345678",
    ] {
        quiet(OVERVIEW, &format!("{OVERVIEW}{text}"));
    }
    // Somebody who types so does it everywhere: told once.
    let found = told(OVERVIEW, &format!("{OVERVIEW}公开,解读,回应;三类。"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].message.contains("共有 3 处"), "{}", found[0]);
}

#[test]
fn titles_name_body_and_year_in_many_ways() {
    let of = |body: &str, title: &str| {
        let text = SOUND.replace("示范区民政局", body).replace("year:", &format!("title: {title}\nyear:"));
        check(&read(&text.replace("我局", "全年")), None)
    };
    for (body, title) in [
        ("桐梓县人民政府", "桐梓县2023年政府信息公开工作年度报告"),
        ("桐梓县人民政府", "2023年桐梓县人民政府信息公开工作年度报告"),
        ("桐梓县人民政府", "桐梓县2023年度政府信息公开工作年度报告"),
        ("桐梓县人民政府办公室", "桐梓县政府办2023年政府信息公开工作年度报告"),
        ("西岗区应急管理局", "大连市西岗区应急管理局2023年政府信息公开工作年度报告"),
        ("西岗区应急管理局", "区应急局２０２３年政府信息公开工作年度报告"),
        ("和顺街道办事处", "云冈区和顺街道二〇二三年政府信息公开工作年度报告"),
        ("底张街道办事处", "西咸新区底张街道办事处2023年度政府信息公开年度报告"),
        ("蠡县审计局", "2023年政府信息公开工作年度报告"),
        ("蠡县审计局", "蠡县审计局政府信息公开工作年度报告"),
        ("太平镇人民政府", "太平镇2023年政府信息公开年度报告"),
    ] {
        let found = of(body, title);
        assert!(found.iter().all(|finding| finding.severity == Severity::Warning), "{title}: {found:?}");
        let sound = title.contains("工作") && title.matches("年度").count() < 2;
        let named = title.contains("2023年政") && !title.starts_with("2023");
        if sound && named {
            assert_eq!(said(&found), Vec::<String>::new(), "{title}");
        }
    }
    assert_eq!(of("太平镇人民政府", "太平镇2022年政府信息公开工作年度报告")[0].severity, Severity::Error);
    assert!(
        said(&of("太平镇人民政府", "响塘镇2023年政府信息公开工作年度报告"))[0].contains("没有写明“太平镇人民政府”")
    );
}

#[test]
fn each_kind_of_body_has_its_day() {
    let late = |body: &str, day: &str| {
        let text = SOUND.replace("示范区民政局", body).replace("2024-01-20", day).replace("我局", "全年");
        let found = check(&read(&text), None);
        assert!(found.iter().all(|finding| finding.code.id == "DEADLINE"), "{:?}", said(&found));
        !found.is_empty()
    };
    for body in ["示范区民政局", "示范镇人民政府", "示范乡人民政府", "示范街道办事处", "示范县人民政府办公室"]
    {
        assert!(late(body, "2024-02-01") && !late(body, "2024-01-31"), "{body}");
    }
    for body in ["示范县人民政府", "示范地区行政公署", "示范县", "示范高新区管委会"] {
        assert!(late(body, "2024-04-01") && !late(body, "2024-03-31"), "{body}");
    }
}

/// A paragraph as long as a thought of one's own.
const OWN: &str = "围绕群众关心的养老服务，把全区38家养老机构的收费、床位和检查结果做成一张表，每月更新，张贴在社区公示栏，同步发到居民群，\
                   并安排工作人员上门讲解补贴怎样申请、材料怎样准备、多久能够拿到，全年上门讲解214次。";

#[test]
fn copies_are_told_but_not_what_all_say() {
    let this = SOUND.replace(OVERVIEW, &format!("{OVERVIEW}\n  - {OWN}"));
    let last = |text: &str| read(&text.replace("2023", "2022").replace("2024", "2023"));
    let same = last(&this.replace("38家", "36家").replace("214", "187"));
    let found = check(&read(&this), Some(&same));
    assert_eq!((found.len(), found[0].code.id), (1, "COPIED"), "{:?}", said(&found));
    assert!(found[0].message.contains("2022 年度年报"), "{}", found[0]);
    // Short sentences, the preamble, and thoughts of its own are not.
    assert_eq!(said(&check(&read(SOUND), Some(&last(SOUND)))), Vec::<String>::new());
    let other = OWN
        .replace(
            "养老服务，把全区38家养老机构的收费、床位和检查结果做成一张表",
            "救助政策，编印问答手册，分送各个社区和村居",
        )
        .replace("并安排工作人员上门讲解补贴怎样申请、材料怎样准备、多久能够拿到", "请社工逐户说明办理流程");
    assert_eq!(said(&check(&read(&this.replace(OWN, &other)), Some(&same))), Vec::<String>::new());

    // Another body's, in a batch.
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "甲.yaml", &this);
    write(folder.path(), "乙.yaml", this.replace("示范区民政局", "样板区民政局").replace("38家", "41家"));
    let run = run(folder.path(), &["check", "甲.yaml", "乙.yaml"]);
    assert_eq!(run.code, Some(0), "{run:#?}");
    assert_eq!(run.results.matches("提醒[COPIED]").count(), 2, "{run:#?}");
    assert!(run.results.contains("“样板区民政局” 2023 年度年报"), "{run:#?}");
}

#[test]
fn the_work_of_finding_copies_is_bounded() {
    let body = |at: usize| {
        SOUND.replace("示范区民政局", &format!("第{at}局")).replace(OVERVIEW, &format!("{OVERVIEW}\n  - {OWN}"))
    };
    let reports: Vec<Report> = (0..300).map(|at| read(&body(at))).collect();
    let checker = Checker { passages: Passages::of(&reports), ..Checker::default() };
    let copied = reports.iter().filter(|report| checker.check(report).iter().any(|found| found.code.id == "COPIED"));
    assert_eq!(copied.count(), 300);
}

/// Workers read the reports of a run as they get to them; what is told must not depend on it.
#[test]
fn copies_are_the_same_in_whatever_order_reports_come() {
    // More copies than are looked at.
    let most = 150;
    let copied = format!("{OVERVIEW}\n  - {OWN}");
    let text = |at: usize| {
        let overview = if at.is_multiple_of(3) { &copied } else { OVERVIEW };
        SOUND.replace("示范区民政局", &format!("第{at}局")).replace(OVERVIEW, overview)
    };
    let reports: Vec<Report> = (0..most).map(|at| read(&text(at))).collect();
    let last = read(&text(0).replace("2023", "2022").replace("2024", "2023"));
    let told = |passages: Passages| {
        let checker = Checker { passages, ..Checker::default() };
        reports.iter().map(|report| said(&checker.check(report)).concat()).collect::<Vec<_>>()
    };
    let gathered = |order: &mut dyn Iterator<Item = usize>| {
        let mut gathering = Gathering::after(Passages::of([&last]));
        order.for_each(|place| gathering.add(place, Passages::of([&reports[place]])));
        gathering.finish()
    };
    let expected = told(Passages::of([&last].into_iter().chain(&reports)));
    assert_eq!(expected.iter().filter(|said| said.contains("2022 年度年报")).count(), most / 3);
    assert_eq!(told(gathered(&mut (0..most))), expected);
    assert_eq!(told(gathered(&mut (0..most).rev())), expected);
    assert_eq!(told(gathered(&mut (0..most).map(|at| at * 7 % most))), expected);
}

/// Last year's report of a body, of which so many applications are carried forward.
fn last_year(body: &str, carried: u32) -> String {
    let text = SOUND.replace("2023", "2022").replace("2024", "2023").replace("示范区民政局", body);
    let row = format!("[{carried}, 0, 0, 0, 0, 0, {carried}]");
    text.replace("received: [0, 0, 0, 0, 0, 0, 0]", &format!("received: {row}, carried_forward: {row}"))
        .replace("没有收到公开申请", "按时答复了申请人")
}

/// This year's report, into which so many were carried over.
fn this_year(carried: u32) -> String {
    let row = format!("[{carried}, 0, 0, 0, 0, 0, {carried}]");
    SOUND
        .replace("received: [0, 0, 0, 0, 0, 0, 0]", &format!("carried_over: {row}, carried_forward: {row}"))
        .replace("没有收到公开申请", "按时答复了申请人")
}

#[test]
fn reports_of_last_year_are_found_by_body_and_year() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    std::fs::create_dir(path.join("去年")).expect("made");
    write(path, "甲.yaml", this_year(3));
    write(path, "乙.yaml", this_year(5).replace("示范区民政局", "示范区教育局"));
    write(path, "去年/1.yaml", last_year("示范区民政局", 3));
    write(path, "去年/2.yaml", last_year("示范区教育局", 4));
    write(path, "去年/3.yaml", last_year("示范区民政局", 9).replace("2022", "2021"));
    let checked = run(path, &["check", "甲.yaml", "乙.yaml", "--previous", "去年"]);
    let checked = checked.expect(1, "甲.yaml：错误 0 处，提醒 0 处\n乙.yaml：错误 2 处，提醒 0 处\n共 2 份：没有错误 1 份，有错误 1 份，无法核对 0 份\n");
    assert!(checked.results.contains("错误[T2-CARRY]"), "{checked:#?}");
    // Files one by one do as well, and what is missing is told.
    let one = run(path, &["check", "甲.yaml", "乙.yaml", "--previous", "去年/1.yaml", "--previous", "去年/3.yaml"]);
    let one = one.expect_about(0, "乙.yaml：错误 0 处，提醒 1 处\n");
    assert!(one.results.contains("没有给出“示范区教育局”2022 年度的年报"), "{one:#?}");
    // One that cannot be read stops the run; in a folder, it does not.
    write(path, "去年/4.yaml", "body: [");
    run(path, &["check", "甲.yaml", "--previous", "去年/4.yaml"])
        .expect_about(2, "这份上年度年报不能用来核对；请先改正上面指出的错误");
    run(path, &["check", "甲.yaml", "--previous", "去年"]).expect_about(0, "甲.yaml：错误 0 处，提醒 0 处\n");
}

#[test]
fn merged_bodies_are_added_up() {
    let (one, two) = (read(&last_year("示范区民政局", 3)), read(&last_year("示范区老龄办", 4)));
    let given = [one, two];
    let reform = "机构改革中，示范区老龄办并入我局。";
    let checker = |meant| Checker { previous: &given, meant, ..Checker::default() };
    for (carried, ids) in [(7, vec!["PREVIOUS-BODY"]), (8, vec!["T2-CARRY", "T2-CARRY", "PREVIOUS-BODY"])] {
        let text = this_year(carried).replace("按时答复了申请人。", &format!("按时答复了申请人。{reform}"));
        let found = checker(false).check(&read(&text));
        let mut told: Vec<&str> = found.iter().map(|finding| finding.code.id).collect();
        told.sort_by_key(|id| std::cmp::Reverse(*id));
        assert_eq!(told, ids, "{:?}", said(&found));
        assert!(found.iter().all(|finding| finding.severity == Severity::Warning), "{:?}", said(&found));
    }
    // Of a body of a new name, all that were given for it.
    let renamed = read(&this_year(7).replace("示范区民政局", "示范区社会事务局"));
    let found = checker(true).check(&renamed);
    assert_eq!(found.len(), 1, "{:?}", said(&found));
    assert!(found[0].message.contains("“示范区民政局”、“示范区老龄办”"), "{}", found[0]);
}

// Profiles

#[test]
fn a_profile_sets_days_limits_and_severities() {
    let of = |text: &str, report: &str| Checker { profile: profile(text), ..Checker::default() }.check(&read(report));
    let early = of("source: 某文件\ndeadline: {department: 01-15}", SOUND);
    assert_eq!(early.len(), 1, "{early:?}");
    assert!(early[0].message.contains("2024年1月15日") && early[0].notes == ["依据：某文件"], "{early:?}");
    let long = of("limits: {overview_length: 40}", SOUND);
    assert_eq!((long.len(), long[0].code.id), (1, "LENGTH"), "{long:?}");
    assert!(of("limits: {overview_length: 400}", SOUND).is_empty());
    let blank = of("limits: {blank_cells: 0}", SOUND);
    assert_eq!(blank.iter().map(|finding| finding.code.id).collect::<Vec<_>>(), ["NOT-FILLED", "NOT-FILLED"]);
    let short = SOUND.replace(PROBLEMS, "无。");
    assert_eq!(of("rules: {PROBLEMS: error}", &short)[0].severity, Severity::Error);
    assert!(of("rules: {PROBLEMS: off}", &short).is_empty());
    let sample = std::fs::read_to_string("samples/profile-wuwei.yaml").expect("the sample");
    assert_eq!(profile(&sample).limits.overview_length, Some(1000));
}

#[test]
fn jumps_are_told_where_a_profile_says_how_far() {
    let last = [read(&SOUND.replace("2023", "2022").replace("2024", "2023").replace("licensing: 3", "licensing: 30"))];
    let with = |count: u32| {
        let checker = Checker { profile: profile("limits: {jump_factor: 3}"), previous: &last, ..Checker::default() };
        checker.check(&read(&SOUND.replace("licensing: 3", &format!("licensing: {count}"))))
    };
    assert!(with(90).is_empty() && with(10).is_empty());
    assert_eq!((with(91).len(), with(9).len()), (1, 1));
    assert_eq!(with(9)[0].code.id, "JUMP");
    assert!(with(91)[0].message.contains("本年为 91，是上年 30 的 3 倍以上"), "{}", with(91)[0]);
}

#[test]
fn bad_profiles_are_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write(path, "年报.yaml", SOUND);
    for (text, message) in [
        ("deadlin: {}", "没有“deadlin”这个键"),
        ("deadlin: {}", "是不是想写 deadline？"),
        ("rules: {ASPECT: off}", "没有“ASPECT”这条规则"),
        ("rules: {ASPECT: off}", "是不是想写 ASPECTS？"),
        ("rules: {ASPECTS: strict}", "这里不能写“strict”"),
        ("deadline: {department: 02-30}", "“02-30”不是日期"),
        ("deadline: {department: 1月20日}", "请写月和日，各两位，例如 01-20"),
        ("limits: {overview_length: 一千}", "“一千”不是整数"),
        ("limits: {jump_factor: 0}", "这里不能是 0"),
        ("rules: [ASPECTS]", "这里应当是一组“键: 值”"),
        ("rules: {ASPECTS: off, ASPECTS: off}", "写了两次"),
        ("a: [", "错误[SYNTAX]"),
    ] {
        write(path, "要求.yaml", text);
        for command in ["check", "render"] {
            run(path, &[command, "年报.yaml", "--profile", "要求.yaml"])
                .expect_about(2, message)
                .expect_about(2, "要求.yaml");
        }
    }
    run(path, &["check", "年报.yaml", "--profile", "无.yaml"]).expect(2, "错误：无.yaml：没有这个文件；请核对路径\n");
}

#[test]
fn a_profile_is_obeyed_by_both_commands() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    write(path, "年报.yaml", SOUND.replace(PROBLEMS, "无。"));
    write(path, "要求.yaml", "rules: {PROBLEMS: error}");
    run(path, &["check", "年报.yaml"]).expect(0, "年报.yaml：错误 0 处，提醒 1 处\n");
    run(path, &["check", "年报.yaml", "--profile", "要求.yaml"]).expect(1, "年报.yaml：错误 1 处，提醒 0 处\n");
    run(path, &["render", "年报.yaml", "--profile", "要求.yaml"]).expect_about(1, "不合规则，没有生成文件");
    // It may lie beside the reports.
    run(path, &["check", "."]).expect(0, "./年报.yaml：错误 0 处，提醒 1 处\n");
    run(path, &["check", "要求.yaml"]).expect_about(2, "这是核对要求，不是年报；请用 --profile 给出它");
    let schema = run(path, &["schema", "profile"]).expect(0, "");
    let schema: serde_json::Value = serde_json::from_str(&schema.results).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(validator.is_valid(&serde_json::json!({"rules": {"ASPECTS": "off"}, "limits": {"jump_factor": 3}})));
    assert!(!validator.is_valid(&serde_json::json!({"rules": {"ASPECT": "off"}})));
}

// Pages

#[test]
fn check_sees_what_render_would() {
    let folder = tempfile::tempdir().expect("a folder");
    let blocks = format!(
        "{OVERVIEW}很好😀。\n  - image: 无.png\n    alt: 图\n  - image: 也无.png\n    alt: 图\n  - table: {{rows: [[一, {}]]}}",
        "长".repeat(20_000)
    );
    write(folder.path(), "年报.yaml", SOUND.replace(OVERVIEW, &blocks));
    let (check, render) = (run(folder.path(), &["check", "年报.yaml"]), run(folder.path(), &["render", "年报.yaml"]));
    assert_eq!((check.code, render.code), (Some(2), Some(2)));
    for said in [&check.results, &render.messages] {
        assert_eq!(said.matches("错误[IMAGE]").count(), 2, "{said}");
        assert_eq!(said.matches("错误[GLYPH]").count(), 1, "{said}");
        assert_eq!(said.matches("错误[PAGE]").count(), 1, "{said}");
    }
    // Word brings its own fonts.
    write(folder.path(), "年报.yaml", SOUND.replace("没有收到", "很好😀，没有收到"));
    run(folder.path(), &["render", "年报.yaml", "--to", "docx"]).expect(0, "");
}

#[test]
fn every_rule_has_a_test() {
    let here = include_str!("rules.rs");
    let there = include_str!("golden/check-text.txt");
    for rule in rules::all() {
        assert!(here.contains(&format!("\"{}\"", rule.id)) || there.contains(rule.id), "{}", rule.id);
    }
    assert_eq!(Edition::latest().rules().count(), rules::all().count());
}
