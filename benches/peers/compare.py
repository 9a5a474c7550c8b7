#!/usr/bin/env python3
"""nianbao beside what an office could use instead, on the published sample: CPU time (user + system) of whole processes.

  python3 -m venv venv && venv/bin/pip install typst==0.15.2 docxtpl==0.20.2 python-docx==1.2.0 pyyaml
  cargo build --release
  venv/bin/python benches/peers/compare.py [--rounds 7] [--batch 20] [--soffice soffice]

Needs pdftotext. The makers take turns, so that a busy machine is busy for all; the medians are printed as a table. Every
PDF must hold all texts and figures of the report before anything is measured.
"""
import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import yaml

import form

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
options = argparse.ArgumentParser()
options.add_argument("--rounds", type=int, default=7)
options.add_argument("--batch", type=int, default=20)
options.add_argument("--soffice", default="soffice")
options = options.parse_args()
work = Path(tempfile.mkdtemp(prefix="peers-"))


def run(command):
    """CPU and wall time of a command, in milliseconds."""
    start, before = time.monotonic(), os.times()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **environment})
    after = os.times()
    if done.returncode:
        sys.exit(f"{command}: {done.stderr.decode()}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return 1000 * cpu, 1000 * (time.monotonic() - start)


# The project's fonts for LibreOffice, and no others.
(work / "fonts.conf").write_text(
    f"<fontconfig><dir>{ROOT / 'fonts'}</dir><cachedir>{work / 'fonts-cache'}</cachedir></fontconfig>")
environment = {"FONTCONFIG_FILE": str(work / "fonts.conf")}
(work / "form.json").write_text(json.dumps(form.SECTIONS, ensure_ascii=False), encoding="utf-8")
run([sys.executable, HERE / "word.py", "template", work / "template.docx"])


def nianbao(*outputs):
    def maker(reports, out):
        return [[ROOT / "target/release/nianbao", "render", *reports, "-o", out, "--to", ",".join(outputs)]]
    return maker


def typeset(reports, out):
    return [[sys.executable, HERE / "typeset.py", work / "form.json", out, *reports]]


def office(reports, out):
    filled = [out / f"{report.stem}.docx" for report in reports]
    fill = [sys.executable, HERE / "word.py", "fill", work / "template.docx", out, *reports]
    profile = f"-env:UserInstallation=file://{work / 'profile'}"
    return [fill, [options.soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", out, *filled]]


MAKERS = {
    "nianbao：PDF": nianbao("pdf"),
    "Typst：PDF": typeset,
    "nianbao：Word 和 PDF": nianbao("docx", "pdf"),
    "docxtpl + LibreOffice：Word 和 PDF": office,
}


def made(name, reports):
    """CPU and wall time in which a maker makes reports, and where they are."""
    out = work / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    times = [run(command) for command in MAKERS[name](reports, out)]
    return sum(cpu for cpu, _ in times), sum(wall for _, wall in times), out


def is_whole(pdf, data):
    """Whether a PDF has all that the report says; how many figures it has tells that no row is missing."""
    bare = lambda text: re.sub(r"[\s“”‘’\"'—-]", "", text)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    wanted = [data["body"]] + [words for _, key, _ in form.SECTIONS if key for kind, words in form.blocks(data, key) if kind == "heading"]
    figures = sum(what.startswith("=") for _, _, grid in form.SECTIONS if grid for row in grid[1] for what, _, _ in row)
    there = len(re.findall(r"(?<![\d年月.])\d+(?![\d年月日.])", text))
    return all(bare(words) in bare(text) for words in wanted) and there >= figures


sample = ROOT / "samples/xigang-2023.yaml"
text = sample.read_text(encoding="utf-8")
data = yaml.safe_load(text)
copies = []
for number in range(options.batch):
    copies.append(work / f"report-{number:03}.yaml")
    copies[-1].write_text(text.replace("body: ", f"body: 第{number}", 1), encoding="utf-8")
for name in MAKERS:
    _, _, out = made(name, [sample])
    if not all(is_whole(pdf, data) for pdf in out.glob("*.pdf")) or not list(out.glob("*.pdf")):
        sys.exit(f"{name}: 少了内容")

one = {name: [] for name in MAKERS}
batch = {name: [] for name in MAKERS}
for _ in range(options.rounds):
    for name in MAKERS:
        one[name].append(made(name, [sample])[:2])
for _ in range(max(1, options.rounds // 2)):
    for name in MAKERS:
        batch[name].append(made(name, copies)[:2])
median = lambda times, which: statistics.median(time[which] for time in times)
versions = subprocess.run([sys.executable, "-m", "pip", "list", "--format=freeze"], capture_output=True, text=True).stdout
versions = re.findall(r"^((?:typst|docxtpl|python-docx)==\S+)$", versions, re.M)
versions += subprocess.run([options.soffice, "--version"], capture_output=True, text=True).stdout.split("\n")[:1]
print(f"{date.today()}, {platform.platform()}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f}; {', '.join(versions)}")
print(f"| | 一份：CPU 毫秒 | 倍数 | {options.batch} 份，每份：CPU 毫秒 | 倍数 |\n|---|---|---|---|---|")
names = list(MAKERS)
for name in names:
    base = names[names.index(name) // 2 * 2]
    cells = []
    for times, reports in ((one, 1), (batch, options.batch)):
        cpu = median(times[name], 0)
        cells += [f"{cpu / reports:.0f}", f"{cpu / median(times[base], 0):.1f}"]
    print(f"| {name} | {' | '.join(cells)} |")
shutil.rmtree(work)
