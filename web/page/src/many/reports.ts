/** Many reports: what each file holds and what is said of it, read one after the other. */

import { computed, signal } from "@preact/signals";
import { ask, Refused, wordsOf } from "../engine/client";
import type { Finding, NamedFile, Summary } from "../engine/types";
import type { Report } from "../report/types";
import { begin, isReportFile, openFile } from "../start/begin";
import { go } from "../route";
import type { GivenFile } from "../ui/files";
import { tell } from "../ui/notice";
import { fetchWork } from "../work/storage";

/** A file of a report. */
export interface Row {
  given: GivenFile;
  /** What was read; null before, or where nothing could be read. */
  report: Report | null;
  summary: Summary | null;
  findings: Finding[];
  isRead: boolean;
  /** The work it became when it was opened. */
  work: string | null;
}

/** All of them, in the order of their names. */
export const rows = signal<Row[]>([]);
/** How many are read. */
export const countRead = computed(() => rows.value.filter((row) => row.isRead).length);

let all: GivenFile[] = [];
let run = 0;

/** Takes files, of which those that are named as reports are read. */
export function takeMany(files: GivenFile[]): void {
  all = files;
  const reports = files.filter(isReportFile).sort((a, b) => a.path.localeCompare(b.path, "zh-CN", { numeric: true }));
  if (reports.length === 0) tell("这里没有年报文件（.xlsx、.yaml、.json）。");
  rows.value = reports.map((given) => ({
    given,
    report: null,
    summary: null,
    findings: [],
    isRead: false,
    work: null,
  }));
  run += 1;
  void readAll(run);
}

async function readAll(mine: number): Promise<void> {
  for (const { given } of rows.value) {
    const read = await readOne(given);
    if (run !== mine) return;
    update(given, read);
  }
}

function update(given: GivenFile, changed: Partial<Row>): void {
  rows.value = rows.value.map((row) => (row.given === given ? { ...row, ...changed } : row));
}

async function readOne(given: GivenFile): Promise<Partial<Row>> {
  try {
    const opened = await openFile(given, all);
    if (!opened.report) return { findings: opened.findings, isRead: true };
    const report = opened.report as Report;
    const said = await inspected(report, opened.images);
    return {
      report,
      ...said,
      findings: [...onlyOfFile(opened.findings, said.findings), ...said.findings],
      isRead: true,
    };
  } catch (error) {
    if (!(error instanceof Refused)) tell(`${given.path}：${wordsOf(error)}`);
    return { findings: error instanceof Refused ? error.findings : [], isRead: true };
  }
}

/** What was said when the file was read and is not said again of the report in it. */
function onlyOfFile(ofFile: Finding[], ofReport: Finding[]): Finding[] {
  const said = new Set(ofReport.map((finding) => finding.message));
  return ofFile.filter((finding) => !said.has(finding.message));
}

async function inspected(report: Report, pictures: readonly NamedFile[]) {
  const { findings } = await ask("inspect", report, pictures, null);
  return { findings, summary: await ask("summary", report, findings) };
}

/** Opens one to be worked on; a second time, as it was left. */
export async function openRow(row: Row): Promise<void> {
  if (row.work && (await fetchWork(row.work))) return go({ at: "work", id: row.work });
  try {
    const opened = await openFile(row.given, all);
    if (opened.report) update(row.given, { work: await begin(opened.report as Report, opened.images) });
  } catch (error) {
    tell(`${row.given.path}：${wordsOf(error)}`);
  }
}

/** Reads what was changed in works that were opened from here. */
export async function refreshOpened(): Promise<void> {
  for (const row of rows.value) {
    const work = row.work ? await fetchWork(row.work) : null;
    if (work) update(row.given, { report: work.report, ...(await inspected(work.report, work.pictures)) });
  }
}

/** A report with its pictures, as it was left or as its file has it. */
export async function contentOf(row: Row): Promise<{ report: Report; pictures: readonly NamedFile[] } | null> {
  const work = row.work ? await fetchWork(row.work) : null;
  if (work) return work;
  const opened = await openFile(row.given, all);
  return opened.report ? { report: opened.report as Report, pictures: opened.images } : null;
}

/** How many findings of a severity a row has. */
export function countOf(row: Row, severity: Finding["severity"]): number {
  return row.findings.filter((finding) => finding.severity === severity).length;
}

/** What became of a row, in a few words; from good to bad. */
export const STATES = ["没有问题", "有提醒", "有错误", "读不出", "在读"] as const;

/** The state of a row. */
export function stateOf(row: Row): (typeof STATES)[number] {
  if (!row.isRead) return "在读";
  if (!row.report) return "读不出";
  if (countOf(row, "error")) return "有错误";
  return countOf(row, "warning") ? "有提醒" : "没有问题";
}
