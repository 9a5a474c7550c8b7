"""The report by docxtpl and LibreOffice.

word.py template OUT.docx                       the template, made once
word.py fill TEMPLATE OUT_DIR REPORT.yaml…      fills it
"""
import sys
from pathlib import Path

import form


def template(out):
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)

    def paragraph(text, font="FandolFang R", size=16, style=None, centred=False):
        made = document.add_paragraph(style=style)
        look(made.add_run(text), font, size)
        made.paragraph_format.line_spacing = Pt(28)
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None

    def look(run, font, size):
        run.font.name, run.font.size = font, Pt(size)
        run._element.rPr.rFonts.set(qn("w:eastAsia"), font)

    def prose(key):
        paragraph("{%%p for kind, words in blocks['%s'] %%}" % key)
        paragraph("{%p if kind == 'heading' %}")
        paragraph("{{ words }}", font="FandolKai", style="Heading 2")
        paragraph("{%p else %}")
        paragraph("{{ words }}")
        paragraph("{%p endif %}")
        paragraph("{%p endfor %}")

    paragraph("{{ title }}", font="Noto Serif CJK SC", size=22, style="Title", centred=True)
    prose("preamble")
    for name, key, grid in form.SECTIONS:
        paragraph(name, font="Noto Sans CJK SC", style="Heading 1")
        if key:
            prose(key)
        if grid:
            columns, rows = grid
            table = document.add_table(len(rows), columns, style="Table Grid")
            taken = set()
            for y, row in enumerate(rows):
                x = 0
                for what, wide, high in row:
                    while (x, y) in taken:
                        x += 1
                    taken |= {(x + i, y + j) for i in range(wide) for j in range(high)}
                    cell = table.cell(y, x)
                    if wide * high > 1:
                        cell = cell.merge(table.cell(y + high - 1, x + wide - 1))
                    text = "{{ value('%s') }}" % what[1:] if what.startswith("=") else what
                    look(cell.paragraphs[0].add_run(text), "Noto Serif CJK SC", 10.5)
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.save(out)


def fill(made, out, *reports):
    import yaml
    from docxtpl import DocxTemplate

    keys = ["preamble"] + [key for _, key, _ in form.SECTIONS if key]
    for report in map(Path, reports):
        data = yaml.load(report.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        document = DocxTemplate(made)
        document.render({
            "title": f"{data['body']}{data['year']}年政府信息公开工作年度报告",
            "blocks": {key: list(form.blocks(data, key)) for key in keys},
            "value": lambda path: form.value(data, path),
        }, autoescape=True)
        document.save(Path(out) / f"{report.stem}.docx")


if __name__ == "__main__":
    {"template": template, "fill": fill}[sys.argv[1]](*sys.argv[2:])
