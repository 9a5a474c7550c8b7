#!/usr/bin/env python3
"""重建本目录的字体文件与 tests/data 的字表(需 fontTools 4.68.0；输出逐字节可重现)。

用法(路径为 Debian 12 各软件包的标准安装路径，见 README.md)：
  python3 build.py \
    --fandol     /usr/share/texlive/texmf-dist/fonts/opentype/public/fandol \
    --fandol-doc /usr/share/doc/texlive-doc/fonts/fandol \
    --noto       /usr/share/fonts/opentype/noto \
    --noto-core  /usr/share/fonts/truetype/noto \
    --wenkai     /usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Light.ttf \
    --babelstone /usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf \
    --tinos      /usr/share/fonts/truetype/croscore/Tinos-Regular.ttf \
    --unihan     /usr/share/unicode \
    --doc        /usr/share/doc \
    --out        fonts --list tests/data/tongyong-guifan-8105.txt
"""
import argparse, bz2, gzip, math, re
from pathlib import Path
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, TTCollection, newTable

ap = argparse.ArgumentParser(formatter_class=argparse.RawDescriptionHelpFormatter, description=__doc__)
for a in ("fandol", "fandol-doc", "noto", "noto-core", "wenkai", "babelstone", "tinos", "unihan", "doc", "out", "list"):
    ap.add_argument("--" + a, type=Path, required=True)
A = ap.parse_args()
A.out.mkdir(parents=True, exist_ok=True)


def unihan(file, field):
    for line in bz2.open(A.unihan / file, "rt", encoding="utf-8"):
        p = line.rstrip("\n").split("\t")
        if len(p) == 3 and p[1] == field:
            yield int(p[0][2:], 16), p[2]


# ---- 通用规范汉字表：Unihan kTGH，值为 “2013:序号” ----
order = {}
for cp, v in unihan("Unihan_OtherMappings.txt.bz2", "kTGH"):
    order[int(v.removeprefix("2013:"))] = chr(cp)
assert sorted(order) == list(range(1, 8106)) and len(set(order.values())) == 8105
tgh = [order[i] for i in range(1, 8106)]
A.list.parent.mkdir(parents=True, exist_ok=True)
A.list.write_text(
    "# 《通用规范汉字表》(国发〔2013〕23号)附表，8105字按表中序号：一级 0001-3500、二级 3501-6500、"
    "三级 6501-8105；取自 Unicode 15.0 Unihan 的 kTGH 字段\n"
    + "".join("".join(tgh[i:i + 50]) + "\n" for i in range(0, 8105, 50)), encoding="utf-8", newline="\n")
TGH = set(map(ord, tgh))

# ---- 字符集 ----
GB2312 = {ord(bytes([r, c]).decode("gb2312")) for r in [*range(0xA1, 0xAA), *range(0xB0, 0xF8)]
          for c in range(0xA1, 0xFF) if bytes([r, c]).decode("gb2312", "ignore")}
SYMBOLS = {c for a, b in [(0x20, 0x24F), (0x2B0, 0x2FF), (0x370, 0x45F), (0x2000, 0x206F), (0x2070, 0x209F),
                          (0x20A0, 0x20BF), (0x2100, 0x218F), (0x2190, 0x22FF), (0x2300, 0x23FF),
                          (0x2460, 0x266F), (0x2713, 0x2717), (0x2776, 0x2793), (0x2E3A, 0x2E3B), (0x3000, 0x312F),
                          (0x3200, 0x33FF), (0xFE10, 0xFE4F), (0xFF01, 0xFFEE)] for c in range(a, b + 1)}
HANGUL = [(0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xFFA0, 0xFFDC),
          (0x3200, 0x321E), (0x3260, 0x327F)]
nohangul = lambda s: {c for c in s if not any(a <= c <= b for a, b in HANGUL)}
EXT = lambda c, name: {"A": 0x3400 <= c <= 0x4DBF, "B": 0x20000 <= c <= 0x2A6DF,
                       "C+": 0x2A700 <= c <= 0x2EE5D or 0x30000 <= c <= 0x3FFFF}[name]


def quadratic(font):
    """轮廓由三次曲线(CFF)改为二次曲线(glyf)，偏差不超过千分之一字：嵌入 PDF 时取字、压缩都快得多。"""
    strings, order, glyf = font.getGlyphSet(), font.getGlyphOrder(), newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(None)
        strings[name].draw(Cu2QuPen(pen, font["head"].unitsPerEm / 1000, reverse_direction=True))
        glyf.glyphs[name] = glyph = pen.glyph(dropImpliedOnCurves=True)
        glyph.recalcBounds(glyf)
        # glyf 的字形按左边距摆放，须与轮廓一致。
        font["hmtx"][name] = font["hmtx"][name][0], getattr(glyph, "xMin", 0)
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    font["glyf"], font["loca"], font.sfntVersion = glyf, newTable("loca"), "\0\1\0\0"
    maxp, post = font["maxp"], font["post"]
    maxp.tableVersion, maxp.maxZones, post.formatType = 0x00010000, 1, 3.0
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                  "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
                  "maxCompositeContours", "maxComponentDepth"):
        setattr(maxp, field, 0)


def cut(font, chars, out, rename=None, note=None):
    """只留 cmap 可达的字形；去掉 GSUB/GPOS/竖排表与提示；轮廓都用二次曲线；fsType、字宽不动。"""
    o = subset.Options()
    o.layout_features, o.hinting, o.notdef_outline, o.glyph_names = [], False, True, False
    o.name_IDs, o.name_languages, o.name_legacy = ["*"], ["*"], True
    o.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "gasp", "GlyphOrder"]
    o.passthrough_tables, o.prune_unicode_ranges, o.recalc_timestamp = False, True, False
    font["cmap"].tables = [t for t in font["cmap"].tables if t.format in (4, 12)]
    s = subset.Subsetter(o)
    s.populate(unicodes=set(chars) & set(font.getBestCmap()))
    s.subset(font)
    n = font["name"]
    if rename:  # 更名：保留版权/许可，其余名称一律换掉(OFL 保留名、APL 改动声明)
        n.names = [r for r in n.names if r.nameID in (0, 7, 13, 14) and r.platformID == 3 and r.langID == 0x409]
        ps = rename.replace(" ", "") + "-Regular"
        for i, v in {1: rename, 2: "Regular", 3: ps + ";cut 1", 4: rename, 5: "Version 1.000", 6: ps}.items():
            n.setName(v, i, 3, 1, 0x409)
        font["OS/2"].achVendID = "    "
    if note:
        n.setName(note, 10, 3, 1, 0x409)
    if "CFF " in font:
        quadratic(font)
    font.recalcTimestamp = False
    font.save(A.out / out, reorderTables=True)
    return font


def noto(file):
    sc = re.compile(r"^Noto (Serif|Sans) CJK SC\b")
    for i, f in enumerate(TTCollection(A.noto / file, lazy=True).fonts):
        if sc.match(f["name"].getDebugName(4)):
            return TTFont(A.noto / file, fontNumber=i, recalcTimestamp=False)


# ---- Fandol：只去掉字形画错/张冠李戴的码位(交后备字体)、竖排与 GPOS 表；其余字形与度量不动 ----
SIGNS = "￥￣™ヵヶ~"  # 依次画成 ＄、短横、小得看不清、カ、ケ、浮在字顶；两面都错
WRONG = {  # 用霞鹜文楷、思源宋体逐字比对并目验所得
    "fangsong": "幹餘醜捨滷鹼鬱鬆衹臟準癥" + SIGNS,  # 汉字依次画成 干余丑舍鹵碱郁松只髒准症
    "kaiti": "雎衆懲誠騁稱～" + SIGNS,               # 汉字依次画成 睢眾誠騁秤懲，～浮在字顶
}
fandol_have = None
for src, dst in [("FandolFang-Regular", "fangsong"), ("FandolKai-Regular", "kaiti")]:
    f = TTFont(A.fandol / (src + ".otf"), recalcTimestamp=False)
    have = {c for c in f.getBestCmap() if chr(c) not in WRONG[dst] and not 0xE000 <= c <= 0xF8FF}
    fandol_have = have if fandol_have is None else fandol_have & have
    cut(f, have, dst + ".ttf",
        note="Modified on 2026-11-24 and 2026-11-26 for this program from %s version 1.300: mis-drawn glyphs, private-use "
             "code points, GPOS and vertical tables were removed, and the outlines were converted to TrueType curves. "
             "GPL version 3 with the font exception, which is kept." % src)

# ---- 仿宋的数字与字母：FandolFang 的西文笔画粗 64—76，是其汉字(39—47)的 1.5 倍以上；收细成单独的一个文件，字宽不变 ----
STROKE = 41  # 收细后的笔画粗(千分之一字)
DOTS = ".,:;'\""  # 只有点没有笔画，不动


def outlines(glyphs, name):
    """各轮廓的点，以及每段用几个点(1 直线、3 曲线)。"""
    pen, found = DecomposingRecordingPen(glyphs), []
    glyphs[name].draw(pen)
    for operator, points in pen.value:
        if operator == "moveTo":
            found.append(([points[0]], []))
        elif operator in ("lineTo", "curveTo"):
            found[-1][0].extend(points)
            found[-1][1].append(len(points))
    return found


def inward(points, by):
    """轮廓向内收 by：每点沿两邻边法线的平分线移动(PostScript 轮廓的内侧在左)。"""
    def edge(at, step):
        for far in range(1, len(points)):
            (x, y), (u, v) = points[at], points[(at + step * far) % len(points)]
            if length := math.hypot(u - x, v - y):
                return (u - x) / length * step, (v - y) / length * step
        return 0, 0
    moved = []
    for at, (x, y) in enumerate(points):
        (a, b), (c, d) = edge(at, -1), edge(at, 1)
        reach = by / max(1 + a * c + b * d, 0.2)
        moved.append((x - (b + d) * reach, y + (a + c) * reach))
    return moved


def flat(points, kinds):
    """轮廓上的点，曲线分作八段。"""
    yield points[0]
    at = 0
    for count in kinds:
        (a, b), (c, d), (e, f), (g, h) = points[at], points[at + 1], points[at + min(count, 2)], points[at + count]
        for t in [step / 8 for step in range(1, 9)] if count == 3 else [1]:
            i, j, k, l = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3
            yield a * i + c * j + e * k + g * l, b * i + d * j + f * k + h * l
        at += count


def stroke(contours):
    """平均笔画粗：面积的两倍除以周长。"""
    area = length = 0
    for points, kinds in contours:
        outline = list(flat(points, kinds))
        for (x, y), (u, v) in zip(outline, outline[1:] + outline[:1]):
            area, length = area + (x * v - u * y) / 2, length + math.hypot(u - x, v - y)
    return 2 * area / length


def slimmed(contours):
    """笔画收到 STROKE，高宽如前。"""
    def sides(contours, axis):
        every = [point[axis] for points, _ in contours for point in points]
        return min(every), max(every)
    def drawn(by):
        thin = [(inward(points, by), kinds) for points, kinds in contours]
        def fitted(value, axis):
            (a, b), (c, d) = sides(contours, axis), sides(thin, axis)
            # 竖画、横画本身只移到中间，不再放宽。
            scale = (b - a) / (d - c) if b - a > 150 else 1
            return round((a + b) / 2 + (value - (c + d) / 2) * scale)
        return [([(fitted(x, 0), fitted(y, 1)) for x, y in points], kinds) for points, kinds in thin]
    low, high = 0, 30
    for _ in range(20):
        by = (low + high) / 2
        low, high = (by, high) if stroke(drawn(by)) > STROKE else (low, by)
    return drawn(high)


def trace(pen, contours):
    """画出各轮廓。"""
    for points, kinds in contours:
        pen.moveTo(points[0])
        at = 1
        for count in kinds:
            pen.lineTo(points[at]) if count == 1 else pen.curveTo(*points[at:at + 3])
            at += count
        pen.closePath()


f = TTFont(A.fandol / "FandolFang-Regular.otf", recalcTimestamp=False)
glyphs, cmap, strings = f.getGlyphSet(), f.getBestCmap(), f["CFF "].cff.topDictIndex[0].CharStrings
drawn = {}
for c in range(0x21, 0x7E):  # ~ 画错，见上
    shape = outlines(glyphs, cmap[c])
    if chr(c) in DOTS or stroke(shape) <= STROKE:
        continue
    # 字形里的字宽记作与 nominalWidthX 之差。
    pen = T2CharStringPen(glyphs[cmap[c]].width - strings[cmap[c]].private.nominalWidthX, glyphs)
    trace(pen, slimmed(shape))
    drawn[cmap[c]] = pen
for name, pen in drawn.items():
    strings[name] = pen.getCharString(private=strings[name].private, globalSubrs=strings[name].globalSubrs)
cut(f, range(0x21, 0x7E), "fangsong-latin.ttf", "Gongwen Fang Latin",
    "Modified on 2026-11-25 and 2026-11-26 for this program from FandolFang-Regular version 1.300: only ASCII is left, its "
    "strokes were made as thin as those of the Chinese characters, the outlines were converted to TrueType curves, and it "
    "was renamed. GPL version 3 with the font exception, which is kept.")

# ---- 仿宋、楷体的数字：思源宋体最细的一面，照样缩到和 FandolFang 的数字一样高，居中于半字，笔画收到 STROKE：
# 和表格、页码、标题里的数字是同一个字体，在正文里和汉字一样轻 ----
HALF, SCALE = 500, 0.9
f = noto("NotoSerifCJK-ExtraLight.ttc")
glyphs, cmap, names = f.getGlyphSet(), f.getBestCmap(), ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
digits = {".notdef": T2CharStringPen(HALF, None)}
for digit, name in enumerate(names):
    glyph = cmap[ord(str(digit))]
    shift = (HALF - glyphs[glyph].width * SCALE) / 2
    shape = [([(x * SCALE + shift, y * SCALE) for x, y in points], kinds) for points, kinds in outlines(glyphs, glyph)]
    digits[name] = T2CharStringPen(HALF, None)
    trace(digits[name], slimmed(shape))
b = FontBuilder(f["head"].unitsPerEm, isTTF=False)
b.setupGlyphOrder(list(digits))
b.setupCharacterMap({ord(str(digit)): name for digit, name in enumerate(names)})
b.setupCFF("GongwenFangDigits-Regular", {"FullName": "Gongwen Fang Digits"},
           {name: pen.getCharString() for name, pen in digits.items()}, {})
b.setupHorizontalMetrics({name: (HALF, 0) for name in digits})
b.setupHorizontalHeader(ascent=880, descent=-120)
b.setupNameTable({"familyName": "Gongwen Fang Digits", "styleName": "Regular", "psName": "GongwenFangDigits-Regular",
                  "uniqueFontIdentifier": "GongwenFangDigits-Regular;cut 1", "fullName": "Gongwen Fang Digits", "version": "Version 1.000",
                  "copyright": f["name"].getDebugName(0), "licenseDescription": f["name"].getDebugName(13),
                  "licenseInfoURL": f["name"].getDebugName(14),
                  "description": "Modified Version under the OFL: the digits of Noto Serif CJK SC ExtraLight, made smaller, half an em "
                                 "wide and as thin as the characters of FandolFang, renamed; not endorsed by the original authors."}, mac=False)
b.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120, fsType=f["OS/2"].fsType)
b.setupPost()
b.font["head"].created = b.font["head"].modified = f["head"].modified
b.font.recalcTimestamp = False
b.save(A.out / "fangsong-digits.otf")

# ---- Noto CJK SC 各面 ----
MARK = ("Single-face cut of the original font: glyphs not listed in this file's cmap, layout and vertical tables were "
        "removed, and the outlines were converted to TrueType curves.")
role = TGH | GB2312 | SYMBOLS
cut(noto("NotoSerifCJK-Bold.ttc"), nohangul(role), "xiaobiaosong.ttf", note=MARK)
cut(noto("NotoSansCJK-Medium.ttc"), nohangul(role), "heiti.ttf", note=MARK)
f = noto("NotoSerifCJK-Regular.ttc")
song = nohangul(f.getBestCmap())
cut(f, song, "songti.ttf", note=MARK)

# ---- Times 体：只留数字、拉丁字母和 ASCII 标点；字宽与 Times New Roman 相同 ----
f = TTFont(A.tinos, recalcTimestamp=False)
latin = {c for c in f.getBestCmap() if 0x20 <= c <= 0x7E or 0xC0 <= c <= 0x24F and chr(c) not in "×÷"}
cut(f, latin, "times-latin.ttf", "Gongwen Times Latin",
    "Modified Version under the OFL: Latin letters, digits and ASCII punctuation of Tinos, without hints and layout "
    "tables, renamed; not endorsed by the original authors.")

# ---- 后备一：楷体，补 Fandol 所缺的规范字及 WenKai 已有的扩展区字 ----
wrong = {ord(c) for w in WRONG.values() for c in w}
f = TTFont(A.wenkai, recalcTimestamp=False)
kai = {c for c in f.getBestCmap() if c not in fandol_have and (c in TGH or c in wrong or EXT(c, "A") or EXT(c, "B") or EXT(c, "C+"))}
cut(f, kai, "fallback-kai.ttf", "Gongwen Kai Fallback",
    "Modified Version under the OFL: a subset of version 1.250 of the Light weight, renamed; not endorsed by the original authors.")

# ---- 后备二：宋体，补其余扩展 B-H 中有中国来源(kIRG_GSource)的字 ----
G = {cp: v for cp, v in unihan("Unihan_IRGSources.txt.bz2", "kIRG_GSource")}
f = TTFont(A.babelstone, recalcTimestamp=False)
rare = {c for c in f.getBestCmap() if c in G and c not in song and c not in kai
        and (EXT(c, "C+") or EXT(c, "B") and not G[c].startswith(("GKX", "GHZ-")))}
cut(f, rare, "fallback-ext.ttf", "Gongwen Ext Fallback",
    "Modified from BabelStone Han 15.0.5: on 2026-11-24 it was cut to a subset of the CJK Extension B-H characters, "
    "its layout tables and hints were removed, and it was renamed. Distributed under the Arphic Public License.")

# ---- 后备四：上下标、分数、勾叉、货币、数学与其他符号，补以上各面所无 ----
SHOWN = song | kai | rare
blocks = lambda *ranges: {c for a, b in ranges for c in range(a, b + 1)}
SOURCES = [  # 依次取：衬线体先于无衬线体
    ("NotoSerif-Regular", blocks((0xA0, 0x24F), (0x370, 0x3FF), (0x2010, 0x2027), (0x2030, 0x205E), (0x2070, 0x209F),
                                 (0x20A0, 0x20BF), (0x2100, 0x218F))),
    ("NotoSansMath-Regular", blocks((0x2190, 0x23FF))),
    ("NotoSansSymbols2-Regular", blocks((0x2190, 0x23FF), (0x2460, 0x27BF), (0x2B00, 0x2BFF))),
]
cmap, glyphs, advances = {}, {}, {}


def take(font, name, to):
    """把一个字形连同其部件拆成单一轮廓，记在新名下。"""
    all_glyphs, pen = font.getGlyphSet(), TTGlyphPen(None)
    outline = DecomposingRecordingPen(all_glyphs)
    all_glyphs[name].draw(outline)
    outline.replay(pen)
    glyphs[to], advances[to] = pen.glyph(), font["hmtx"][name][0]
    glyphs[to].recalcBounds(None)


for file, wanted in SOURCES:
    f = TTFont(A.noto_core / (file + ".ttf"), recalcTimestamp=False)
    assert f["head"].unitsPerEm == 1000
    if not glyphs:
        take(f, ".notdef", ".notdef")
        first = f
    for c, name in sorted(f.getBestCmap().items()):
        if c in wanted and c not in SHOWN and c not in cmap:
            cmap[c] = "u%04X" % c
            take(f, name, cmap[c])
b = FontBuilder(1000, isTTF=True)
b.setupGlyphOrder(list(glyphs))
b.setupCharacterMap(cmap)
b.setupGlyf(glyphs)
b.setupHorizontalMetrics({name: (advances[name], getattr(glyph, "xMin", 0)) for name, glyph in glyphs.items()})
b.setupHorizontalHeader(ascent=first["hhea"].ascent, descent=first["hhea"].descent)
b.setupOS2(fsType=0, sTypoAscender=first["hhea"].ascent, sTypoDescender=first["hhea"].descent, sTypoLineGap=0,
           usWinAscent=first["hhea"].ascent, usWinDescent=-first["hhea"].descent)
b.setupPost(keepGlyphNames=False)
b.setupNameTable({}, mac=False)
for i, v in {0: "Copyright 2015-2018 Google LLC. All Rights Reserved.", 1: "Gongwen Symbols Fallback", 2: "Regular",
             3: "GongwenSymbolsFallback-Regular;cut 1", 4: "Gongwen Symbols Fallback", 5: "Version 1.000",
             6: "GongwenSymbolsFallback-Regular",
             10: "Modified Version under the OFL: symbols of Noto Serif 2.004, Noto Sans Math 2.001 and Noto Sans "
                 "Symbols 2 2.003 put together, without hints and layout tables, renamed.",
             13: first["name"].getDebugName(13), 14: first["name"].getDebugName(14)}.items():
    b.font["name"].setName(v, i, 3, 1, 0x409)
b.font["head"].created = b.font["head"].modified = first["head"].modified
b.font.recalcTimestamp = False
b.font.save(A.out / "fallback-symbols.ttf", reorderTables=True)

# ---- 许可证全文 ----
lic = lambda name, text: (A.out / name).write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
lic("LICENSE-Fandol-GPL3-font-exception.txt",
    (A.fandol_doc / "README").read_text("utf-8").replace("\r", "").rstrip()
    + "\n\n----------------------------------------\n\n"
    + gzip.open(A.fandol_doc / "COPYING.gz", "rt", encoding="utf-8").read())


def deb_license(pkg, start):
    """从 Debian copyright 文件取许可证全文(去掉该格式的缩进与“ .”空行)。"""
    t = (A.doc / pkg / "copyright").read_text("utf-8")
    m = re.search(r"^License: " + re.escape(start) + r"[^\n]*\n((?:[ \t][^\n]*\n?)+)", t, re.M)
    return re.sub(r"^ \.?", "", m.group(1), flags=re.M)


lic("LICENSE-NotoCJK-OFL.txt",
    "Noto Serif CJK SC: © 2017-2022 Adobe (http://www.adobe.com/).\nNoto Sans CJK SC: © 2014-2021 Adobe "
    "(http://www.adobe.com/).\nNoto is a trademark of Google Inc.\n\n" + deb_license("fonts-noto-cjk", "SIL-1.1"))
lic("LICENSE-GongwenSymbolsFallback-OFL.txt",
    "Noto Serif: Copyright 2015 Google LLC. Noto Sans Symbols 2: Copyright 2017 Google Inc. Noto Sans Math: Copyright "
    "2018 Google LLC.\nNoto is a trademark of Google LLC.\n\nSIL OPEN FONT LICENSE Version 1.1\n\n"
    + deb_license("fonts-noto-core", "OFL-1.1"))
lic("LICENSE-GongwenKaiFallback-OFL.txt",
    "Copyright 2021-2023 LXGW (https://github.com/lxgw/LxgwWenKai), with Reserved Font Names \"霞鹜\" and \"LXGW\".\n"
    "Copyright 2020 The Klee Project Authors (https://github.com/fontworks-fonts/Klee)\n\n"
    + deb_license("fonts-lxgw-wenkai", "OFL-1.1"))
lic("LICENSE-GongwenTimesLatin-OFL.txt",
    TTFont(A.tinos)["name"].getDebugName(0) + "\nTinos is a trademark of Google LLC.\n\nSIL OPEN FONT LICENSE Version 1.1\n\n"
    + deb_license("fonts-croscore", "OFL-1.1"))
lic("LICENSE-GongwenExtFallback-ArphicPL.txt",
    "(c) Copyright 1994-1999, Arphic Technology Co., Ltd.\n(c) Copyright 2009-2023, Andrew West.\n"
    "Modified on 2026-11-24: see README.md and the description (name ID 10) inside the font file.\n\n"
    + deb_license("fonts-babelstone-han", "arphic-public-license"))
