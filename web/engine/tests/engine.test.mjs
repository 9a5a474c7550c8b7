// The engine as a page calls it, beside the program on the command line: the same report gives the same bytes. The program is
// the one that the variable NIANBAO names, or that cargo has built last; the engine is that of web/build.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { inflateRawSync } from "node:zlib";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const generated = join(root, "web/page/generated");
const RARE = "fallback-ext.ttf";

const { initSync, Engine, fault } = await import(join(generated, "engine.js"));
const packed = (name) => inflateRawSync(readFileSync(join(generated, name)));

let engine;
before(() => {
  initSync({ module: packed("engine.wasm.deflate") });
  engine = Engine.start();
  for (const face of readdirSync(join(generated, "faces")).map((name) => name.replace(/\.deflate$/, ""))) {
    if (face !== RARE) engine.addFace(face, packed(`faces/${face}.deflate`));
  }
  engine.ready();
});
after(() => assert.equal(fault(), undefined));

function program() {
  const built = ["release", "debug"].map((profile) => join(root, "target", profile, "nianbao"));
  const found = [process.env.NIANBAO, ...built].find((path) => path && existsSync(path));
  assert.ok(found, "build the program first: cargo build --release");
  return found;
}

function sample(name) {
  const folder = join(root, "samples");
  const beside = join(folder, name);
  const images = existsSync(beside) ? readdirSync(beside) : [];
  const files = images.map((image) => ({ name: `${name}/${image}`, bytes: readFileSync(join(beside, image)) }));
  const opened = engine.open(`${name}.yaml`, readFileSync(join(folder, `${name}.yaml`)), files);
  assert.deepEqual(opened.findings.filter((finding) => finding.severity === "error"), []);
  return { path: join(folder, `${name}.yaml`), json: JSON.stringify(opened.report), images: opened.images };
}

const samples = ["xigang-2023", "minghe-2024"];

for (const name of samples) {
  for (const layout of ["official", "board", "digest"]) {
    test(`${name} in the layout ${layout} is the program's, byte for byte`, () => {
      const { path, json, images } = sample(name);
      const folder = mkdtempSync(join(tmpdir(), "nianbao-"));
      try {
        const endings = ["docx", "pdf", "html"];
        const call = ["render", path, "-o", folder, "--to", endings.join(","), "--layout", layout];
        execFileSync(program(), call, { stdio: "pipe" });
        const files = engine.save(json, images, layout, endings);
        assert.deepEqual(files.map((file) => file.name).sort(), readdirSync(folder).sort());
        for (const file of files) {
          assert.ok(readFileSync(join(folder, file.name)).equals(file.bytes), file.name);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }

  test(`${name} comes back from every file of its data`, () => {
    const { json, images } = sample(name);
    for (const file of engine.save(json, images, "official", ["xlsx", "yaml", "json"])) {
      const opened = engine.open(file.name, file.bytes, images);
      assert.deepEqual(opened.findings.filter((finding) => finding.severity === "error"), [], file.name);
      assert.deepEqual(opened.report, JSON.parse(json), file.name);
    }
  });
}

const inspect = (report) => JSON.parse(engine.inspect(JSON.stringify(report), []));
const at = (report, path) => path.reduce((value, step) => value[step], report);

test("a blank report has every place of the form, and its totals are filled in", () => {
  for (const { from } of JSON.parse(engine.editions())) {
    const report = JSON.parse(engine.blank("示范区民政局", from));
    const form = JSON.parse(engine.form(from));
    const tables = form.sections.filter((section) => section.kind === "table").map((section) => section.table);
    assert.equal(tables.length, 3);
    const totals = new Map(inspect(report).totals.map(({ path, value }) => [path.join("/"), value]));
    for (const table of tables) {
      const covered = new Set();
      for (const cell of table.cells) {
        for (let row = cell.row; row < cell.row + cell.rows; row++) {
          for (let column = cell.column; column < cell.column + cell.columns; column++) {
            assert.ok(!covered.has(`${row} ${column}`));
            covered.add(`${row} ${column}`);
          }
        }
        if (cell.kind === "figure") {
          assert.equal(at(report, cell.path), null, cell.name);
          assert.equal(totals.has(cell.path.join("/")), "sum" in cell, cell.name);
        }
      }
      assert.equal(covered.size, table.rows * table.columns);
      assert.equal(table.widths.length, table.columns);
    }
    for (const field of form.fields) {
      if (field.path.length === 1 || field.path[0] === "contact") assert.notEqual(at(report, field.path), undefined);
    }
  }
});

test("findings lead to the values that are meant", () => {
  const report = JSON.parse(engine.blank("示范区民政局", 2024));
  report.applications.received = [3, null, null, null, null, null, 5];
  report.overview = ["平稳。", { heading: "办理", level: 2, text: "全年收到政府信息公开申请7件。" }];
  report.proactive_disclosure.licensing = "x";
  report.published = "2025-02-30";
  const { findings } = inspect(report);
  const found = (code) => findings.filter((finding) => finding.code === code);
  const paths = (code) => found(code).map((finding) => finding.path);
  assert.deepEqual(paths("T2-ROWTOTAL"), [["applications", "received", 6]]);
  assert.equal(found("T2-ROWTOTAL")[0].suggestion, "3");
  for (const operand of found("T2-ROWTOTAL")[0].operands) {
    assert.equal(String(at(report, operand.path) ?? ""), operand.value);
  }
  assert.deepEqual(paths("VALUE"), [["published"], ["proactive_disclosure", "licensing"]]);
  assert.deepEqual(paths("TEXT-FIGURES"), [["overview", 1, "text"]]);
  assert.equal(found("TEXT-FIGURES")[0].quote, "7");
});

test("what a file leaves out is led to as well", () => {
  const { findings } = inspect(JSON.parse(engine.blank("示范区民政局", 2024)));
  const path = (code, place) => findings.find((one) => one.code === code && one.place === place)?.path;
  assert.deepEqual(path("FORM-COMPLETE", "一、总体情况"), ["overview"]);
  assert.deepEqual(path("NOT-FILLED", "公开日期"), ["published"]);
});

test("a missing picture hides nothing else", () => {
  const report = JSON.parse(engine.blank("示范区民政局", 2024));
  report.overview = [{ image: "图.png", alt: "图" }];
  const codes = inspect(report).findings.map((finding) => finding.code);
  assert.ok(codes.includes("IMAGE") && codes.includes("FORM-COMPLETE"), codes.join());
});

test("a file with mistakes opens with everything that was written", () => {
  const text = `body: 某局
year: 2024
overview: [平稳。, {heading: 甲, levl: 2}]
proactive_disclosure: {licensing: 八, regulations: {issued: 1, in_force: x}}
applications: {received: [1, 2, abc]}
`;
  const { report, findings, body, year } = engine.open("年报.yaml", Buffer.from(text), []);
  assert.deepEqual([body, year], ["某局", 2024]);
  assert.equal(findings.length, 4);
  assert.deepEqual(report.overview, ["平稳。", { heading: "甲", levl: 2 }]);
  assert.equal(report.proactive_disclosure.licensing, "八");
  assert.deepEqual(report.proactive_disclosure.regulations, [1, null, "x"]);
  assert.deepEqual(report.applications.received, [1, 2, "abc", null, null, null, null]);
  // The page says of the values what was said of the file.
  const said = (findings) => {
    return findings.filter(({ code }) => code === "KEY" || code === "VALUE").map(({ message }) => message).sort();
  };
  assert.deepEqual(said(inspect(report).findings), said(findings));
});

test("a file that is no report opens with what to do instead", () => {
  for (const [name, bytes] of [["年报.docx", "PK\x03\x04"], ["图.png", "\x89PNG\r\n\x1a\n\0"], ["空.yaml", ""], ["a.txt", "今天"]]) {
    const { report, findings } = engine.open(name, Buffer.from(bytes, "latin1"), []);
    assert.equal(report, null, name);
    assert.equal(findings.length, 1, name);
    assert.notEqual(findings[0].advice, "", name);
  }
});

test("prose that is pasted becomes headings and paragraphs", () => {
  const text = "（一）主动公开情况\n2024年，公开3条。\n\n  1.公开。今年公开3条。\r\n";
  assert.deepEqual(JSON.parse(engine.blocks(text)), [
    { heading: "主动公开情况", level: 2 },
    "2024年，公开3条。",
    { heading: "公开。", level: 3, text: "今年公开3条。" },
  ]);
});

test("next year's report begins with what this year's says of it", () => {
  const { json } = sample("minghe-2024");
  const [last, next] = [JSON.parse(json), JSON.parse(engine.lastYear(json))];
  assert.deepEqual([next.body, next.year], [last.body, 2025]);
  assert.deepEqual(next.contact, last.contact);
  assert.equal(next.applications.carried_over[0], last.applications.carried_forward[0]);
  assert.deepEqual(next.overview, []);
});

test("reports that break a rule are saved as drafts or as data only", () => {
  const report = engine.blank("示范区民政局", 2024);
  assert.throws(() => engine.save(report, [], "official", ["pdf"]), (thrown) => JSON.parse(thrown).length > 0);
  assert.equal(engine.save(report, [], "official", ["pdf"], true).length, 1);
  assert.deepEqual(engine.save(report, [], "official", ["yaml"]).map((file) => file.name), ["示范区民政局2024年年报.yaml"]);
});

test("pages tell of characters that need the face of rare ones", () => {
  const report = JSON.parse(engine.blank("示范区民政局", 2024));
  report.overview = ["平稳。", "𠀀"];
  const { pages, findings } = JSON.parse(engine.pages(JSON.stringify(report), [], "official"));
  assert.equal(pages.length, 0);
  assert.deepEqual(findings.map((finding) => finding.path), [["overview", 1]]);
  assert.match(findings[0].advice, /生僻字/);
});

test("a row of the table of many reports has the main figures", () => {
  const { json } = sample("minghe-2024");
  const row = JSON.parse(engine.summary(json, "[]"));
  assert.equal(row.body, "示范市明河区人民政府");
  assert.deepEqual([row.errors, row.warnings], [0, 0]);
  assert.ok(row.figures.some((figure) => figure.label === "本年新收" && /^\d+$/.test(figure.value)));
});
