"""The report by Typst, with the standards that nianbao's PDFs meet: typeset.py FORM.json OUT_DIR REPORT.yaml…"""
import sys
from pathlib import Path

import typst

here = Path(__file__).resolve().parent
form, out, *reports = (Path(name).resolve() for name in sys.argv[1:])
compiler = typst.Compiler(here / "report.typ", root="/", font_paths=[here.parent.parent / "fonts"], ignore_system_fonts=True)
for report in reports:
    compiler.compile(
        output=out / f"{report.stem}.pdf",
        sys_inputs={"report": str(report), "form": str(form)},
        pdf_standards=["a-2a", "ua-1"],
    )
