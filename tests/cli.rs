//! The program as its users meet it: what it writes, where, what it says, and how it ends.

#[path = "support/command.rs"]
mod command;

use std::path::{Path, PathBuf};
use std::process::Command;

use command::{PROGRAM, Run, list, report, run, run_with_input, write};
use nianbao::text::visible::is_hidden;
use tempfile::TempDir;

const TITLE: &str = "明河县城管局2023年政府信息公开工作年度报告";

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name)
}

/// A folder with a report in `年报.yaml`.
fn with_report() -> TempDir {
    let folder = folder();
    write(folder.path(), "年报.yaml", report("明河县城管局", "平稳。"));
    folder
}

/// The same report as JSON.
fn json(body: &str) -> String {
    let report = nianbao::formats::read("a.yaml", report(body, "平稳。").as_bytes()).report;
    serde_json::to_string(&report).expect("a report")
}

/// A report whose 表二 does not balance.
fn rule_breaker(body: &str) -> String {
    report(body, "平稳。").replace("[0, 0, 0, 0, 0, 0, 0]", "[1, 0, 0, 0, 0, 0, 1]")
}

const FINDING: &str = "错误[T2-BALANCE]: ";
const USAGE: &str = "\n加 --help 看用法\n";

// The main job

#[test]
fn a_sample_becomes_both_files_twice_the_same() {
    for name in ["xigang-2023.yaml", "minghe-2024.yaml"] {
        let (one, two) = (folder(), folder());
        let sample = sample(name);
        let arguments = |output: &TempDir| -> Vec<PathBuf> {
            vec!["render".into(), sample.clone(), "-o".into(), output.path().to_owned()]
        };
        let first = run(one.path(), &arguments(&one)).expect(0, "");
        run(two.path(), &arguments(&two)).expect(0, "");
        let reading = nianbao::formats::read(name, &std::fs::read(&sample).expect("a sample"));
        let title = reading.usable().expect("a report").title();
        let names = ["docx", "pdf"].map(|ending| format!("{title}.{ending}"));
        assert_eq!(list(one.path()), names);
        let paths = names.clone().map(|name| one.path().join(name).display().to_string() + "\n");
        assert_eq!(first.results, paths.concat());
        for name in &names {
            let read = |folder: &TempDir| std::fs::read(folder.path().join(name)).expect("a file");
            assert!(read(&one) == read(&two), "{name} differs between two runs");
        }
        assert!(std::fs::read(one.path().join(&names[0])).expect("a file").starts_with(b"PK"));
        assert!(std::fs::read(one.path().join(&names[1])).expect("a file").starts_with(b"%PDF-"));
    }
}

#[test]
fn formats_are_as_asked() {
    for (flags, endings) in [
        (&["--to", "pdf"][..], &["pdf"][..]),
        (&["--to", "docx"], &["docx"]),
        (&["--to", "pdf,docx"], &["pdf", "docx"]),
        (&["--to", "docx", "--to", "pdf"], &["docx", "pdf"]),
        (&["--to", "docx,DOCX"], &["docx"]),
        (&["--layout", "official", "--to=docx"], &["docx"]),
        (&["--layout", "board"], &["docx", "pdf"]),
        (&["--layout", "digest"], &["docx", "pdf"]),
        (&["--to", "png", "--dpi", "20"], &["png"]),
    ] {
        let folder = with_report();
        let run = run(folder.path(), &[&["render", "年报.yaml"][..], flags].concat()).expect(0, "");
        let is_wanted = |path: &str| endings.iter().position(|ending| path.ends_with(&format!(".{ending}")));
        let written: Vec<usize> = run.results.lines().map(|path| is_wanted(path).expect(path)).collect();
        assert!(
            written.is_sorted() && (0..endings.len()).all(|at| written.contains(&at)),
            "{flags:?}: {}",
            run.results
        );
        assert_eq!(list(folder.path()).len(), 1 + written.len(), "{flags:?}");
    }
}

#[test]
fn pictures_are_a_file_each_page() {
    let folder = with_report();
    let run = |flags: &[&str]| run(folder.path(), &[&["render", "年报.yaml"], flags].concat());
    let pictures = run(&["--to", "png", "--dpi", "20"]).expect(0, "").results;
    let names: Vec<String> = (1..=pictures.lines().count()).map(|page| format!("{TITLE}-{page}.png\n")).collect();
    assert_eq!(pictures, names.concat());
    run(&["--to", "pdf", "--dpi", "20"])
        .expect(2, "错误：--dpi：这次不要图片，用不上；请在 --to 里写上 png，或去掉 --dpi\n");
}

#[test]
fn sheets_are_those_of_the_pdf() {
    let folder = with_report();
    let run = |flags: &[&str]| run(folder.path(), &[&["render", "年报.yaml"], flags].concat());
    let width = |of: &str| {
        let info = Command::new("pdfinfo").current_dir(folder.path()).arg(format!("{of}/{TITLE}.pdf")).output();
        let info = String::from_utf8(info.expect("pdfinfo runs").stdout).expect("UTF-8");
        let size = info.lines().find_map(|line| line.strip_prefix("Page size:")).expect("a size").trim().to_owned();
        size.split('.').next().expect("a number").to_owned()
    };
    run(&["--to", "pdf", "-o", "单"]).expect(0, "");
    run(&["--to", "pdf,png", "--dpi", "20", "--impose", "booklet", "-o", "册"]).expect(0, "");
    assert_eq!([width("单"), width("册")], ["595", "1190"]);
    let picture = image::open(folder.path().join(format!("册/{TITLE}-1.png"))).expect("a picture");
    assert_eq!((picture.width(), picture.height()), (331, 234), "a side of a sheet at 20 dots per inch");
    run(&["--to", "docx", "--impose", "2up"])
        .expect(2, "错误：--impose：这次不要 PDF，用不上；请在 --to 里写上 pdf，或去掉 --impose\n");
}

#[test]
fn addresses_are_looked_at_before_any_file_is_made() {
    let folder = with_report();
    let run = |address: &str| run(folder.path(), &["render", "年报.yaml", "--to", "pdf", "--qr", address]);
    run("https://www.a.gov.cn/nb.html").expect(0, "");
    for (address, problem) in [("", "网址是空的"), ("https://a.gov.cn/年 报", "有空格"), ("a.gov.cn", "网址不完整")]
    {
        run(address).expect_about(2, problem);
    }
    run("https://a.gov.cn/\u{1f600}").expect_about(2, "没有字体能印");
    std::fs::copy(folder.path().join("年报.yaml"), folder.path().join("又一份.yaml")).expect("a copy");
    let two = ["render", "年报.yaml", "又一份.yaml", "--to", "pdf", "--qr", "https://www.a.gov.cn/nb.html"];
    self::run(folder.path(), &two).expect_about(2, "一个网址不能印在几份上");
}

/// Guards house styles over sheets of A3: what does not hold there is told, and what makes no sense is refused.
#[test]
fn a_house_style_over_the_board_is_told_of() {
    let folder = with_report();
    let run = |style: &str| {
        std::fs::write(folder.path().join("版式.yaml"), style).expect("a house style");
        run(folder.path(), &["render", "年报.yaml", "--to", "pdf", "--layout", "board", "--style", "版式.yaml"])
    };
    run("digits: times\n").expect(0, "");
    run("lines: 25\n").expect_about(0, "只用于 A4");
    run("margins: {left: 150, right: 150}\n").expect_about(2, "超出纸宽");
}

/// Guards the official files: those of another layout never take their names.
#[test]
fn layouts_have_files_of_their_own() {
    let folder = with_report();
    let run = |flags: &[&str]| run(folder.path(), &[&["render", "年报.yaml", "--to", "pdf"], flags].concat());
    for (layout, suffix) in [("official", ""), ("board", "（公示版）"), ("digest", "（一图读懂）")] {
        assert_eq!(run(&["--layout", layout]).expect(0, "").results, format!("{TITLE}{suffix}.pdf\n"));
    }
    for layout in ["board", "digest"] {
        run(&["--layout", layout, "--impose", "2up"])
            .expect(2, "错误：--impose：公示栏用的纸已经是 A3，不拼版；请去掉 --impose，或用 --layout official\n");
        run(&["--layout", layout, "--bind", "汇编.pdf"])
            .expect(2, "错误：--bind：公示栏用的纸一张张单面张贴，不合订；请去掉 --bind，或用 --layout official\n");
    }
}

#[test]
fn reports_are_bound_in_one_file_or_none() {
    let folder = folder();
    for body in ["甲局", "乙局"] {
        write(folder.path(), &format!("{body}.yaml"), report(body, "平稳。"));
    }
    let title = |body: &str| format!("{body}2023年政府信息公开工作年度报告.pdf");
    let bind = |file: &str, reports: &[&str]| {
        run(folder.path(), &[&["render", "--to", "pdf", "-o", "出", "--bind", file], reports].concat())
    };
    let both = bind("合/汇编.pdf", &["甲局.yaml", "乙局.yaml"]);
    let both = both.expect(0, "共 2 份：正常 2 份，不合规则 0 份，无法处理 0 份\n");
    assert_eq!(both.results, format!("出/{}\n出/{}\n合/汇编.pdf\n", title("甲局"), title("乙局")));
    bind("再.PDF", &["甲局.yaml", "乙局.yaml"]).expect_about(0, "正常 2 份");
    let read = |name: &str| std::fs::read(folder.path().join(name)).expect("a file");
    assert!(read("合/汇编.pdf") == read("再.PDF"), "twice the same");

    // A volume without one of its reports would pass for whole.
    write(folder.path(), "丙局.yaml", rule_breaker("丙局"));
    let some = bind("缺.pdf", &["甲局.yaml", "丙局.yaml"]);
    some.expect_about(
        1,
        "缺.pdf：有 1 份年报没有生成，没有合订；请改正，或去掉这几份\n共 2 份：正常 1 份，不合规则 1 份",
    );
    assert!(!folder.path().join("缺.pdf").exists());

    let name = title("甲局");
    bind(&format!("出/{name}"), &["甲局.yaml"])
        .expect_about(2, &format!("错误：出/{name}：要写的 {name} 刚由 甲局.yaml 写出；"));
    run(folder.path(), &["render", "甲局.yaml", "--to", "docx", "--bind", "汇编.pdf"])
        .expect(2, "错误：--bind：这次不要 PDF，用不上；请在 --to 里写上 pdf，或去掉 --bind\n");
    run_with_input(folder.path(), &["render", "-", "--to", "pdf", "--bind", "读.pdf"], &report("丁局", "平稳。"))
        .expect(0, "");
    assert!(folder.path().join("读.pdf").is_file());
}

#[test]
fn files_go_beside_the_report_or_where_asked() {
    let folder = folder();
    let inner = folder.path().join("城管 局/年 报");
    std::fs::create_dir_all(&inner).expect("made");
    write(&inner, "数 据.yaml", report("明河县城管局", "平稳。"));
    let data = "城管 局/年 报/数 据.yaml";
    let beside = run(folder.path(), &["render", data, "--to", "docx"]).expect(0, "");
    assert_eq!(beside.results, format!("城管 局/年 报/{TITLE}.docx\n"));
    let nested = run(folder.path(), &["render", data, "--to", "docx", "-o", "上报/2023 年/一"]).expect(0, "");
    assert_eq!(nested.results, format!("上报/2023 年/一/{TITLE}.docx\n"));
    let upward = run(&inner, &["render", "数 据.yaml", "--to", "docx", "-o", "../.."]).expect(0, "");
    assert_eq!(upward.results, format!("../../{TITLE}.docx\n"));
    let names = [
        "上报/".to_owned(),
        "上报/2023 年/".to_owned(),
        "上报/2023 年/一/".to_owned(),
        format!("上报/2023 年/一/{TITLE}.docx"),
        "城管 局/".to_owned(),
        "城管 局/年 报/".to_owned(),
        "城管 局/年 报/数 据.yaml".to_owned(),
        format!("城管 局/年 报/{TITLE}.docx"),
        format!("{TITLE}.docx"),
    ];
    let mut expected = names.to_vec();
    let mut found = list(folder.path());
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn standard_input_is_yaml_or_json() {
    let folder = folder();
    let yaml = report("甲局", "平稳。");
    for input in [yaml.clone(), json("乙局")] {
        run_with_input(folder.path(), &["render", "-", "--to", "docx"], &input).expect(0, "");
    }
    let names = ["乙局", "甲局"].map(|body| format!("{body}2023年政府信息公开工作年度报告.docx"));
    assert_eq!(list(folder.path()), names);
    run_with_input(folder.path(), &["render", "-"], "body: [").expect_about(2, "= 位置：- 2:1\n");
    run_with_input(folder.path(), &["check", "-"], &yaml).expect(0, "-：错误 0 处，提醒 0 处\n");
    assert_eq!(list(folder.path()), names);
}

// Several reports

#[test]
fn a_folder_is_searched_through_the_folders_below_it() {
    let folder = folder();
    for path in ["区/镇/甲.yaml", "区/乙.yml", "区/.隐藏.yaml", "区/~$乙.xlsx", ".旧/丙.yaml", "区/nianbao.schema.json"]
    {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        let body = file.file_stem().expect("a name").to_string_lossy().into_owned();
        std::fs::write(&file, report(&body, "平稳。")).expect("written");
    }
    let all = run(folder.path(), &["check", "."]);
    assert_eq!((all.code, all.messages.lines().count()), (Some(0), 3), "{all:#?}");
    assert!(all.messages.ends_with("共 2 份：没有错误 2 份，有错误 0 份，无法核对 0 份\n"), "{all:#?}");
}

#[test]
fn one_bad_report_spoils_no_other() {
    let folder = folder();
    write(folder.path(), "1坏.yaml", "body: 坏局\nyear: 2023\nyeer: 1\n");
    write(folder.path(), "2好.yaml", report("好局", "平稳。"));
    write(folder.path(), "3错.yml", rule_breaker("错局"));
    write(folder.path(), "4好.json", json("又好局"));
    write(folder.path(), "说明.txt", "不是年报");
    let before = list(folder.path());
    let all = run(folder.path(), &["render", ".", "--to", "docx", "-o", "出"]);
    let all = all.expect_about(2, "错误[KEY]: 没有“yeer”这个键\n --> ./1坏.yaml:3:1\n");
    assert!(all.messages.contains("./3错.yml:8:"), "{}", all.messages);
    assert!(all.messages.contains(FINDING), "{}", all.messages);
    assert!(all.messages.ends_with("共 4 份：正常 2 份，不合规则 1 份，无法处理 1 份\n"), "{}", all.messages);
    let written = ["又好局", "好局"].map(|body| format!("出/{body}2023年政府信息公开工作年度报告.docx"));
    let expected: Vec<String> = before
        .into_iter()
        .chain(["出/".to_owned()])
        .chain(written)
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut found = list(folder.path());
    found.sort();
    assert_eq!(found, expected);
    // The worst of two rule-breakers is a broken rule.
    run(folder.path(), &["render", "3错.yml", "2好.yaml", "--to", "docx", "-o", "出"])
        .expect_about(1, "共 2 份：正常 1 份");
}

#[test]
fn a_quoted_glob_names_the_reports() {
    let folder = folder();
    for name in ["甲", "乙"] {
        std::fs::create_dir(folder.path().join(name)).expect("made");
        write(&folder.path().join(name), "年报.yaml", report(&format!("{name}局"), "平稳。"));
    }
    let run_all = run(folder.path(), &["render", "*/*.yaml", "./甲/年报.yaml", "--to", "docx"]);
    let run_all = run_all.expect(0, "共 2 份：正常 2 份，不合规则 0 份，无法处理 0 份\n");
    assert_eq!(run_all.results.lines().count(), 2);
    run(folder.path(), &["render", "*.yaml"]).expect(2, "错误：*.yaml：没有符合的文件；请核对路径和通配符\n");
    run(folder.path(), &["render", "[.yaml"])
        .expect(2, "错误：[.yaml：通配符写法不对；请用 * 和 ? ，例如 \"年报/*.yaml\"\n");
}

#[test]
fn reports_of_one_title_do_not_overwrite_each_other() {
    let folder = folder();
    write(folder.path(), "a.yaml", report("甲局", "第一份。"));
    for name in ["b.yaml", "c.yaml"] {
        write(folder.path(), name, report("甲局", "另一份，长一些。"));
    }
    let title = "甲局2023年政府信息公开工作年度报告.docx";
    run(folder.path(), &["render", "a.yaml", "--to", "docx"]).expect(0, "");
    let first = std::fs::read(folder.path().join(title)).expect("a file");
    // The same folder named in another way.
    let both = run(folder.path(), &["render", "a.yaml", "./b.yaml", "c.yaml", "--to", "docx"]);
    let advice = "请改标题，或分两次生成、用 -o 写到不同的文件夹";
    both.expect(
        2,
        &format!(
            "错误：./b.yaml：要写的 {title} 刚由 a.yaml 写出；{advice}\n\
             错误：c.yaml：要写的 {title} 刚由 a.yaml 写出；{advice}\n\
             共 3 份：正常 1 份，不合规则 0 份，无法处理 2 份\n"
        ),
    );
    assert_eq!(list(folder.path()), ["a.yaml", "b.yaml", "c.yaml", title]);
    assert!(std::fs::read(folder.path().join(title)).expect("a file") == first);
}

// Rules

#[test]
fn a_broken_rule_stops_the_files_unless_they_are_drafts() {
    let folder = folder();
    write(folder.path(), "年报.yaml", rule_breaker("明河县城管局"));
    let stopped = run(folder.path(), &["render", "年报.yaml"]);
    let stopped = stopped.expect_about(1, "年报.yaml：不合规则，没有生成文件；请改正，或加 --draft 先出草稿\n");
    assert!(stopped.messages.contains("--> 年报.yaml:8:"), "{}", stopped.messages);
    assert!(stopped.messages.contains(FINDING), "{}", stopped.messages);
    assert_eq!(stopped.results, "");
    assert_eq!(list(folder.path()), ["年报.yaml"]);

    let draft = run(folder.path(), &["render", "年报.yaml", "--draft"]).expect_about(1, FINDING);
    assert_eq!(draft.results, format!("{TITLE}.docx\n{TITLE}.pdf\n"));

    let checked = run(folder.path(), &["check", "年报.yaml"]).expect_about(1, "年报.yaml：错误 ");
    assert!(checked.results.contains(FINDING), "{checked:#?}");
}

#[test]
fn a_sample_keeps_all_rules() {
    let checked = run(Path::new(env!("CARGO_MANIFEST_DIR")), &["check", "samples"]);
    assert_eq!((checked.code, checked.results.as_str()), (Some(0), ""), "{checked:#?}");
}

// Calls

#[test]
fn misuse_is_explained() {
    let folder = with_report();
    let empty = folder.path().join("空");
    std::fs::create_dir(&empty).expect("made");
    for (arguments, message) in [
        (&[][..], "请写明命令，例如 nianbao render 年报.yaml"),
        (&["rendr", "x"], "没有 rendr 这个命令；是不是想写 render？"),
        (&["年报.yml"], "没有 年报.yml 这个命令"),
        (&["--nope"], "没有 --nope 这个选项"),
        (&["help", "nonsense"], "没有 nonsense 这个命令"),
        (&["help", "render", "check"], "多写了 check"),
        (&["render"], "没有写明年报；请写出年报文件、文件夹或通配符，例如 年报.yaml"),
        (&["check"], "没有写明年报；请写出年报文件、文件夹或通配符，例如 年报.yaml"),
        (&["render", "年报.yaml", "--outpt", "y"], "没有 --outpt 这个选项；是不是想写 --output？"),
        (&["render", "年报.yaml", "-x"], "没有 -x 这个选项"),
        (&["render", "年报.yaml", "-o"], "--output <文件夹> 后面缺少内容"),
        (&["render", "年报.yaml", "-o", ""], "--output <文件夹> 后面缺少内容"),
        (&["render", "年报.yaml", "-o", "a", "-o", "b"], "--output <文件夹> 写了两次，或和别的选项冲突"),
        (&["render", "年报.yaml", "--to"], "--to <格式> 后面缺少内容；可以写：docx、pdf、png、html"),
        (&["render", "年报.yaml", "--to", "doc"], "--to <格式> 不能写 doc；可以写：docx、pdf、png、html"),
        (&["render", "年报.yaml", "--to", "pdf,"], "--to <格式> 后面缺少内容；可以写：docx、pdf、png、html"),
        (&["render", "年报.yaml", "--to", "png", "--dpi", "0"], "--dpi <点数> 不能写 0；请写 20 到 600 之间的整数"),
        (&["render", "年报.yaml", "--to", "png", "--dpi", "高"], "--dpi <点数> 不能写 高；请写 20 到 600 之间的整数"),
        (&["render", "年报.yaml", "--impose", "4up"], "--impose <拼法> 不能写 4up；可以写：2up、booklet"),
        (
            &["render", "年报.yaml", "--bind", "汇编"],
            "--bind <文件.pdf> 不能写 汇编；请写一个以 .pdf 结尾的文件名，例如 汇编.pdf",
        ),
        (
            &["render", "年报.yaml", "--bind", "-"],
            "--bind <文件.pdf> 不能写 -；请写一个以 .pdf 结尾的文件名，例如 汇编.pdf",
        ),
        (&["render", "年报.yaml", "--layout", "a3"], "--layout <版式> 不能写 a3；可以写：official、board、digest"),
        (&["render", "年报.yaml", "--draft=1"], "--draft 后面不能写内容"),
    ] {
        let run = run(folder.path(), arguments).expect(2, &format!("错误：{message}{USAGE}"));
        assert_eq!(run.results, "", "{arguments:?}");
    }
    for command in ["render", "check"] {
        run(folder.path(), &[command, "无.yaml"]).expect(2, "错误：无.yaml：没有这个文件；请核对路径\n");
        run(folder.path(), &[command, "空"])
            .expect(2, "错误：空：文件夹里没有年报文件；年报文件以 .yaml、.yml、.json 或 .xlsx 结尾\n");
    }
    for (name, advice) in [
        ("—to", "选项前面要写两个半角短横线，例如 --to"),
        ("docx", "几种格式用半角逗号隔开，不留空格，例如 --to docx,pdf"),
        ("年报.yaml，年报.yaml", "几个文件用空格隔开"),
    ] {
        run(folder.path(), &["render", name]).expect(2, &format!("错误：{name}：没有这个文件；{advice}\n"));
    }
    assert_eq!(list(folder.path()), ["年报.yaml", "空/"]);
}

/// Guards a folder of reports against one link in it.
#[cfg(unix)]
#[test]
fn links_that_lead_in_circles_or_nowhere_hide_no_report() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    let reports = folder.path().join("年报");
    std::fs::create_dir(&reports).expect("made");
    write(&reports, "甲.yaml", report("明河县城管局", "平稳。"));
    for (target, link) in [(".", "自己"), ("无", "断了"), ("无.yaml", "乙.yaml")] {
        symlink(target, reports.join(link)).expect("linked");
    }
    let run = run(folder.path(), &["check", "年报"]);
    let run = run.expect_about(2, "错误：年报/乙.yaml：文件读不出来（没有这个文件或文件夹）；请核对路径和权限\n");
    assert!(run.messages.contains("年报/甲.yaml：错误 0 处"), "{run:#?}");
    assert!(!run.messages.contains("自己") && !run.messages.contains("断了"), "{run:#?}");
}

#[test]
fn help_shows_an_example() {
    let folder = folder();
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["help"],
        &["help", "render"],
        &["help", "check"],
        &["help", "help"],
        &["render", "--help"],
        &["render", "-h"],
        &["check", "--help"],
        &["help", "--help"],
    ] {
        let run = run(folder.path(), arguments).expect(0, "");
        assert!(run.results.contains("\n例如：\n  nianbao "), "{arguments:?}: {}", run.results);
        for english in ["Usage", "Options", "Commands", "Arguments", "Print", "possible"] {
            assert!(!run.results.contains(english), "{arguments:?}: {}", run.results);
        }
    }
    let version = format!("nianbao {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(run(folder.path(), &["--version"]).expect(0, "").results, version);
    assert_eq!(run(folder.path(), &["-V"]).expect(0, "").results, version);
}

#[test]
fn manual_pages_are_of_the_program_and_of_its_commands() {
    let folder = folder();
    let page = |arguments: &[&str]| run(folder.path(), arguments).expect(0, "").results;
    let all = page(&["man"]);
    assert!(all.contains("\n.SH 名称\nnianbao \\- 政府信息公开工作年度报告"), "{all}");
    assert!(all.contains("nianbao\\-render(1)"), "{all}");
    let render = page(&["man", "render"]);
    assert!(render.contains("\n.SH 名称\nnianbao\\-render \\- 生成 Word 和 PDF"), "{render}");
    assert!(render.contains("\\-\\-summary"), "{render}");
    for english in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXTRA", "VERSION", "SUBCOMMANDS"] {
        assert!(![&all, &render].iter().any(|page| page.contains(&format!(".SH {english}\n"))), "{english}");
    }
    run(folder.path(), &["man", "rendr"]).expect_about(2, "rendr：没有这个命令");
}

/// The terms of the fonts go where the program goes.
#[test]
fn the_licences_of_the_fonts_are_in_the_program() {
    let told = run(folder().path(), &["--licenses"]).expect(0, "").results;
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let mut texts = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("LICENSE")];
    for entry in std::fs::read_dir(&fonts).expect("a folder") {
        let path = entry.expect("an entry").path();
        texts.extend(path.to_string_lossy().contains("LICENSE-").then_some(path));
    }
    assert!(texts.len() > 6, "{texts:?}");
    for path in texts {
        let text = std::fs::read_to_string(&path).expect("a text");
        assert!(told.contains(text.trim_end()), "{} is missing", path.display());
    }
}

// Files dropped on the program

#[test]
fn a_bare_file_is_rendered_and_what_is_wrong_left_beside_it() {
    let folder = with_report();
    let findings = || std::fs::read_to_string(folder.path().join("年报-核对结果.txt"));
    let both = format!("{TITLE}.docx\n{TITLE}.pdf\n");
    assert_eq!(run(folder.path(), &["年报.yaml"]).expect(0, "").results, both);
    findings().expect_err("nothing is wrong");

    write(folder.path(), "年报.yaml", rule_breaker("明河县城管局"));
    let whole = folder.path().join("年报.yaml").display().to_string();
    run(folder.path(), &[whole]).expect_about(1, FINDING);
    let told = findings().expect("a text");
    assert!(told.starts_with("\u{feff}nianbao 核对结果："), "{told}");
    assert!(told.contains(FINDING) && told.contains("不合规则，没有生成文件"), "{told}");
    assert!(told.lines().count() > 3 && !told.replace("\r\n", "").contains('\n'), "{told}");

    // What is mended is no longer told of; what is not ours is left alone.
    write(folder.path(), "年报.yaml", report("明河县城管局", "平稳。"));
    assert_eq!(run(folder.path(), &["年报.yaml", "--to", "pdf"]).expect(0, "").results, format!("{TITLE}.pdf\n"));
    findings().expect_err("nothing is wrong any more");
    write(folder.path(), "年报-核对结果.txt", "别人的");
    run(folder.path(), &["年报.yaml"]).expect(0, "");
    assert_eq!(findings().expect("a text"), "别人的");

    // A folder, and a file that is no report.
    let inner = folder.path().join("各单位");
    std::fs::create_dir(&inner).expect("made");
    write(&inner, "甲.yaml", report("甲局", "平稳。"));
    write(&inner, "乙.yaml", "body: [");
    run(folder.path(), &["各单位"]).expect_about(2, "共 2 份：正常 1 份，不合规则 0 份，无法处理 1 份");
    let title = "甲局2023年政府信息公开工作年度报告";
    let expected = ["乙-核对结果.txt", "乙.yaml", "甲.yaml"].map(str::to_owned);
    let made = [format!("{title}.docx"), format!("{title}.pdf")];
    assert_eq!(list(&inner), [&expected[..2], &expected[2..], &made].concat());
    run(folder.path(), &["年报.docx"]).expect_about(2, "没有 年报.docx 这个命令");
}

// Places that cannot be written

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let folder = with_report();
    write(folder.path(), "文件", "旧");
    let before = list(folder.path());
    let render = |output: &str| run(folder.path(), &["render", "年报.yaml", "--to", "docx", "-o", output]);
    render("文件").expect(2, "错误：文件：这不是文件夹；请用 -o 指定一个文件夹\n");
    // Stands for a folder where nothing may be written: permission bits do not bind the superuser, who may run this.
    render("文件/下面").expect(2, "错误：文件/下面：这不是文件夹；请用 -o 指定一个文件夹\n");
    if cfg!(target_os = "linux") {
        render("/proc/nianbao").expect_about(2, "错误：/proc/nianbao：");
    }
    let long = "长".repeat(100);
    render(&long).expect_about(2, "文件名太长");
    assert_eq!(list(folder.path()), before);
    assert_eq!(std::fs::read_to_string(folder.path().join("文件")).expect("read"), "旧");
}

#[test]
fn a_folder_in_the_place_of_a_file_stops_both_files() {
    let folder = with_report();
    std::fs::create_dir(folder.path().join(format!("{TITLE}.pdf"))).expect("made");
    let before = list(folder.path());
    run(folder.path(), &["render", "年报.yaml"])
        .expect(2, &format!("错误：{TITLE}.pdf：这里有一个同名的文件夹；请改名或移走它\n"));
    assert_eq!(list(folder.path()), before);
}

#[test]
fn an_older_file_is_replaced_whole() {
    let folder = with_report();
    let name = format!("{TITLE}.docx");
    write(folder.path(), &name, "旧".repeat(100_000));
    run(folder.path(), &["render", "年报.yaml", "--to", "docx"]).expect(0, "");
    let fresh = std::fs::read(folder.path().join(&name)).expect("a file");
    run(folder.path(), &["render", "年报.yaml", "--to", "docx", "-o", "新"]).expect(0, "");
    assert!(fresh == std::fs::read(folder.path().join("新").join(&name)).expect("a file"));
    // A run that fails leaves it as it is.
    write(folder.path(), "年报.yaml", rule_breaker("明河县城管局"));
    run(folder.path(), &["render", "年报.yaml", "--to", "docx"]).expect_about(1, FINDING);
    assert!(fresh == std::fs::read(folder.path().join(&name)).expect("a file"));
}

/// Runs a line of shell in which `$0` is the program.
#[cfg(unix)]
fn shell(folder: &Path, line: &str) -> Run {
    Run::of(Command::new("sh").current_dir(folder).args(["-c", line, PROGRAM]).output().expect("starts"))
}

#[cfg(unix)]
/// A PDF that another program holds stops the Word file too: no new one beside an old one.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_replaced_keeps_both() {
    let folder = with_report();
    let pdf = folder.path().join(format!("{TITLE}.pdf"));
    write(folder.path(), &format!("{TITLE}.docx"), "旧");
    write(folder.path(), &format!("{TITLE}.pdf"), "旧");
    let chattr =
        |flag: &str| Command::new("chattr").args([flag]).arg(&pdf).output().is_ok_and(|out| out.status.success());
    // Only the administrator of a file system that knows the flag can keep himself from replacing a file.
    if !chattr("+i") {
        return;
    }
    let stopped = run(folder.path(), &["render", "年报.yaml"]);
    chattr("-i");
    assert_eq!(stopped.code, Some(2), "{stopped:#?}");
    for ending in ["docx", "pdf"] {
        assert_eq!(std::fs::read(folder.path().join(format!("{TITLE}.{ending}"))).expect("a file"), "旧".as_bytes());
    }
}

#[test]
fn a_full_disk_leaves_no_halves() {
    let folder = with_report();
    // A limit on the size of files stands for the full disk: the write fails in the middle.
    shell(folder.path(), r#"trap '' XFSZ; ulimit -f 8; exec "$0" render 年报.yaml"#)
        .expect_about(2, "磁盘已满或超过限额");
    assert_eq!(list(folder.path()), ["年报.yaml"]);
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = with_report();
    // The pipe is closed before the program writes.
    for line in [
        r#"{ sleep 0.1; "$0" render 年报.yaml --to docx; echo $? >code; } | true; cat code"#,
        r#"{ sleep 0.1; "$0" --help; echo $? >code; } | true; cat code"#,
        // Nobody reads the messages either.
        r#"{ sleep 0.1; "$0" check 年报.yaml 2>&1; echo $? >code; } | true; cat code"#,
    ] {
        let run = shell(folder.path(), line);
        assert_eq!((run.results.as_str(), run.messages.as_str()), ("0\n", ""), "{line}");
    }
    assert!(folder.path().join(format!("{TITLE}.docx")).is_file());
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_cannot_be_written_are_an_error() {
    let folder = with_report();
    let run = shell(folder.path(), r#"exec "$0" render 年报.yaml --to docx >/dev/full"#);
    run.expect(2, "错误：标准输出：结果写不出去（磁盘已满或超过限额）；请检查重定向到的文件\n");
}

// Fonts

#[test]
fn a_font_folder_must_hold_fonts() {
    let folder = with_report();
    for name in ["空", "别的"] {
        std::fs::create_dir(folder.path().join(name)).expect("made");
    }
    write(&folder.path().join("别的"), "坏.ttf", "不是字体");
    write(&folder.path().join("别的"), "说明.txt", "不是字体");
    let before = list(folder.path());
    let render = |fonts: &str| run(folder.path(), &["render", "年报.yaml", "--font-dir", fonts]);
    render("无").expect(2, "错误：无：字体文件夹读不出来（没有这个文件或文件夹）；请核对路径和权限\n");
    render("年报.yaml").expect(2, "错误：年报.yaml：字体文件夹读不出来（不是文件夹）；请核对路径和权限\n");
    render("空").expect_about(2, "错误：空：这里没有能用的字体；请放入 ");
    let broken = "错误：别的：字体文件 坏.ttf 已损坏，读不出来；请换一个完好的字体文件，或从文件夹里移走它\n";
    render("别的").expect(2, broken);
    assert_eq!(list(folder.path()), before);
}

// Extremes

#[test]
fn a_long_title_is_cut_in_the_name_only() {
    let folder = folder();
    let title = format!("{}甲局2023年", "长".repeat(292));
    write(folder.path(), "年报.yaml", format!("title: {title}\n{}", report("甲局", "平稳。")));
    let run = run(folder.path(), &["render", "年报.yaml"]).expect(0, "");
    let name = "长".repeat(80);
    assert_eq!(run.results, format!("{name}.docx\n{name}.pdf\n"));
    let file = std::fs::File::open(folder.path().join(format!("{name}.docx"))).expect("a file");
    let mut archive = zip::ZipArchive::new(file).expect("a zip archive");
    let core = std::io::read_to_string(archive.by_name("docProps/core.xml").expect("properties")).expect("UTF-8");
    assert!(core.contains(&title), "{core}");
}

#[cfg(unix)]
#[test]
fn a_very_long_paragraph_fits_in_memory() {
    let folder = folder();
    write(folder.path(), "年报.yaml", report("明河县城管局", &"信息公开，".repeat(9_000)));
    // Address space, of which the program and its fonts take a part.
    let run = shell(folder.path(), r#"ulimit -v 1500000; exec "$0" render 年报.yaml"#);
    let run = run.expect_about(0, "这一段太长，里面的数没有和表核对");
    assert_eq!(run.results, format!("{TITLE}.docx\n{TITLE}.pdf\n"));
}

/// Escape sequences would let a file rewrite what the terminal shows; so would marks that turn the direction of text.
#[cfg(unix)]
#[test]
fn nothing_acts_on_the_terminal() {
    let folder = folder();
    let hostile = "\u{1b}]0;x\u{7}\u{1b}[31m\u{9b}2J\u{202e}";
    let name = format!("年报{hostile}.yaml");
    write(folder.path(), &name, format!("body: 甲局\nyear: \"{hostile}\"\n# {hostile}\n{hostile}: 1\n"));
    let sound = format!("好{hostile}.yaml");
    write(folder.path(), &sound, report("甲局", "平稳。"));
    let deep = format!("去年{hostile}");
    for arguments in [
        vec!["render", &name],
        vec!["check", &name],
        vec!["check", "--format", "json", &name],
        vec!["render", &sound, "-o", &deep],
        vec!["render", &format!("没有{hostile}")],
        vec![hostile],
        vec!["render", &sound, "--to", hostile],
        vec!["render", &sound, "--style", &name],
        vec!["render", &sound, "--font-dir", &deep],
        vec!["new", "--body", hostile, "--year", "2024"],
        vec!["new", "--body", "甲局", "--year", "2024", "-o", &format!("新{hostile}.yaml")],
    ] {
        let run = run(folder.path(), &arguments);
        let said = run.results + &run.messages;
        let hidden = said.chars().find(|&c| is_hidden(c) && c != '\n');
        assert_eq!(hidden, None, "{arguments:?}: {said:?}");
        assert!(said.contains("U+001B") || said.contains("\\u001b"), "{arguments:?}: {said}");
    }
}

/// Titles that name no file, a hidden one or one of Windows' devices become names that do.
#[test]
fn names_of_files_are_safe() {
    for (title, name) in [("..", "_"), ("CON", "_CON"), (".隐藏", "_.隐藏"), ("../甲", "_.._甲")] {
        let folder = folder();
        write(folder.path(), "年报.yaml", format!("title: \"{title}\"\n{}", report("甲局", "平稳。")));
        let run = run(folder.path(), &["render", "年报.yaml", "--draft", "--to", "docx"]);
        assert_eq!(run.results, format!("{name}.docx\n"), "{run:?}");
        assert_eq!(list(folder.path()), [format!("{name}.docx"), "年报.yaml".to_owned()]);
    }
}

#[test]
fn a_row_that_fits_no_page_is_named_with_its_line() {
    let folder = folder();
    let table = |text: &str| format!("table: {{columns: [项目, 说明], rows: [[一, 短], [二, {text}]]}}");
    let blocks = format!("{}\n  - {}", table("短"), table(&format!("长**很**{}", "长".repeat(8000))));
    write(folder.path(), "年报.yaml", report("明河县城管局", &blocks));
    run(folder.path(), &["render", "年报.yaml"])
        .expect_about(2, "错误[PAGE]: 表格第 3 行（含表头）的文字太多，一页放不下\n --> 年报.yaml:5:51\n")
        .expect_about(2, "= 请拆成几行，或改写成段落\n");
    assert_eq!(list(folder.path()), ["年报.yaml"]);
}

#[test]
fn a_character_without_a_font_is_named_with_its_line() {
    let folder = folder();
    write(folder.path(), "年报.yaml", report("明河县城管局", "很好😀。"));
    run(folder.path(), &["render", "年报.yaml"])
        .expect_about(2, "错误[GLYPH]: 所有字体都没有“😀”（U+1F600）这个字\n --> 年报.yaml:4:")
        .expect_about(2, "= 请换一个字，或用 --font-dir 给出有这个字的字体\n");
    assert_eq!(list(folder.path()), ["年报.yaml"]);
}
