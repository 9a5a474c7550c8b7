//! Puts a house style over a layout, if what it asks for makes sense on a page.

use super::{Digits, HouseStyle, PageNumber, PageNumberForm, Place, Sizes, Tables};
use crate::source::{Code, Diagnostic, Span, Spanned};
use crate::style::{FontRole, OFFICIAL, PageNumberPlace, PageStyle, ParagraphRole, ParagraphStyle, Pt, Style, mm};

/// Least white at the edges of a sheet: office printers reach no further.
const LEAST_MARGIN: Pt = mm(10.0);
/// Least width of the type area: the table of 四 has fifteen columns.
const LEAST_WIDTH: Pt = mm(140.0);
/// Least height of the type area.
const LEAST_HEIGHT: Pt = mm(150.0);
/// Least white below a page number.
const BELOW_NUMBER: Pt = mm(5.0);
/// What rounding may take off a length.
const ROUNDING: Pt = Pt(0.01);
/// How far three lengths may miss the sheet that they should add up to.
const SLACK: Pt = mm(0.5);
/// Least and most type sizes of the body, of the title, and of page numbers.
const BODY_SIZES: (Pt, Pt) = (Pt(10.5), Pt(22.0));
const TITLE_SIZES: (Pt, Pt) = (Pt(14.0), Pt(36.0));
const NUMBER_SIZES: (Pt, Pt) = (Pt(7.5), Pt(18.0));
/// Largest distance between lines, in type sizes of the body.
const WIDEST_LINES: f64 = 3.0;
/// Smallest and largest distance between characters, in type sizes of the body: GB/T 9704 itself has 0.987.
const CHARACTER_PITCH: (f64, f64) = (0.95, 1.5);
/// 页码: one character from the outer edge (GB/T 9704—2012, 7.5).
const OUTER: PageNumberPlace = PageNumberPlace::Outer { indent: 1.0 };

impl HouseStyle {
    /// Whether it asks for more than weight and digits, which only a layout of A4 pages takes.
    pub fn has_measures(&self) -> bool {
        HouseStyle { bold: None, digits: None, ..self.clone() } != HouseStyle::default()
    }

    /// A layout with what the office sets otherwise. Its measures are those of an A4 page: over a layout for other
    /// sheets, only weight and digits are changed.
    ///
    /// # Errors
    /// A [`Diagnostic`] for everything that makes no sense together: a type area that does not fit on the sheet, lines
    /// closer than their type is high.
    pub fn over(&self, base: &Style) -> Result<Style, Vec<Diagnostic>> {
        let mut style = base.clone();
        if let Some(bold) = &self.bold {
            let paragraphs = &mut style.paragraphs;
            for (role, look) in [
                (ParagraphRole::Title, &mut paragraphs.title),
                (ParagraphRole::Heading1, &mut paragraphs.heading1),
                (ParagraphRole::Heading2, &mut paragraphs.heading2),
                (ParagraphRole::Heading3, &mut paragraphs.heading3),
                (ParagraphRole::Heading4, &mut paragraphs.heading4),
            ] {
                look.bold = bold.contains(&role);
            }
        }
        match self.digits {
            None => {}
            Some(Digits::Han) => style.latin = None,
            Some(Digits::Times) => style.latin = Some(FontRole::Times),
        }
        if !takes_measures(base) {
            // What makes no sense is told all the same.
            return HouseStyle { bold: None, ..self.clone() }.over(&OFFICIAL).map(|_| style);
        }
        match self.tables {
            None => {}
            Some(Tables::Whole) => style.table.most_hole = 1.0,
            Some(Tables::Split) => style.table.most_hole = OFFICIAL.table.most_hole,
        }
        let mut measures = Measures { house: self, base, complaints: Vec::new() };
        measures.sizes(&mut style);
        measures.page_number(&mut style);
        measures.width(&mut style);
        measures.height(&mut style);
        if measures.complaints.is_empty() { Ok(style) } else { Err(measures.complaints) }
    }
}

/// Whether a layout is one of A4 pages, which the measures of a house style are of.
fn takes_measures(base: &Style) -> bool {
    (base.page.width, base.page.height) == (OFFICIAL.page.width, OFFICIAL.page.height)
}

struct Measures<'a> {
    house: &'a HouseStyle,
    base: &'a Style,
    complaints: Vec<Diagnostic>,
}

impl Measures<'_> {
    fn refuse(&mut self, span: Option<Span>, message: String, advice: String) {
        self.complaints.push(Diagnostic::new(&Code::VALUE, message).at_if(span).advise(advice));
    }

    /// 字号.
    fn sizes(&mut self, style: &mut Style) {
        let Sizes { title, body, page_number } = self.house.sizes;
        let base = self.base;
        let old = base.paragraphs.body.size;
        let size = self.size("正文", body, BODY_SIZES, old);
        looks(style).into_iter().filter(|look| look.size == old).for_each(|look| look.size = size);
        style.paragraphs.title.size = self.size("标题", title, TITLE_SIZES, base.paragraphs.title.size);
        style.page_number.size = self.size("页码", page_number, NUMBER_SIZES, base.page_number.size);
    }

    /// A type size that is given, if it lies between the least and the most; else the usual one.
    fn size(&mut self, what: &str, given: Option<Spanned<Pt>>, (least, most): (Pt, Pt), usual: Pt) -> Pt {
        let Some(Spanned { value, span }) = given else { return usual };
        if (least..=most).contains(&value) {
            return value;
        }
        let message = format!("{what}的字号 {} 磅不在 {} 到 {} 磅之间", value.0, least.0, most.0);
        self.refuse(span, message, "请写字号，例如 三号；只写数字的是磅数，三号是 16".to_owned());
        usual
    }

    /// 页码.
    fn page_number(&mut self, style: &mut Style) {
        let PageNumber { form, place } = &self.house.page_number;
        let number = &mut style.page_number;
        if let Some(place) = place {
            number.place = Some(match place.value {
                Place::Outer => OUTER,
                Place::Centre => PageNumberPlace::Centre,
            });
        }
        let Some(form) = form else { return };
        (number.before, number.after) = match form {
            PageNumberForm::Dashes => ("— ", " —"),
            PageNumberForm::Hyphens => ("- ", " -"),
            PageNumberForm::Plain | PageNumberForm::None => ("", ""),
        };
        if *form == PageNumberForm::None {
            number.place = None;
            let spans =
                [place.as_ref().and_then(|place| place.span), self.house.sizes.page_number.and_then(|size| size.span)];
            for span in spans.into_iter().flatten() {
                let advice = "请去掉这一处，或把 form 改成 \"— 1 —\"、\"- 1 -\"、\"1\"";
                self.refuse(Some(span), "不印页码，用不上".to_owned(), advice.to_owned());
            }
        }
    }

    /// 版心宽 and the characters across it.
    fn width(&mut self, style: &mut Style) {
        let margins = &self.house.margins;
        let base = &self.base.page;
        let across = Axis {
            names: ["左页边距", "版心宽", "右页边距"],
            sheet: ("纸宽", base.width),
            given: [margins.left, self.house.type_area.width, margins.right],
            usual: [base.left, base.text_width],
            least: [LEAST_MARGIN, LEAST_WIDTH, LEAST_MARGIN],
        };
        let Some((left, width)) = across.measure(&mut self.complaints) else { return };
        let body = style.paragraphs.body.size;
        let unchanged = width == base.text_width && body == self.base.paragraphs.body.size;
        let usual = if unchanged { base.characters } else { ((width / body).round() as usize).max(1) };
        let characters = self.house.characters.map_or(usual, |characters| characters.value);
        style.page = PageStyle { left, text_width: width, characters, ..style.page.clone() };
        let pitch = style.page.character_pitch() / body;
        if let Some(Spanned { span, .. }) = self.house.characters
            && !(CHARACTER_PITCH.0..=CHARACTER_PITCH.1).contains(&pitch)
        {
            let (least, most) = ((width / body / CHARACTER_PITCH.1).ceil(), (width / body / CHARACTER_PITCH.0).floor());
            let wide = decimal(style.page.character_pitch().0);
            let message = format!("每行 {characters} 字，一字宽 {wide} 磅，和正文的字号 {} 磅不合", body.0);
            self.refuse(span, message, format!("这样的版心宽和字号，每行可以写 {least} 到 {most} 字"));
        }
    }

    /// 版心高 and the lines down it.
    fn height(&mut self, style: &mut Style) {
        let house = self.house;
        let base = &self.base.page;
        let below = match style.page_number.place {
            Some(_) => style.page_number.distance + style.page_number.size / 2.0 + BELOW_NUMBER,
            None => LEAST_MARGIN,
        };
        let both = house.lines.zip(house.line_pitch);
        // So many lines of a pitch have the height that they have, unless the page sets it.
        let is_set = house.type_area.height.is_some() || house.margins.bottom.is_some();
        let of_lines = both.filter(|_| !is_set).map(|(lines, pitch)| {
            let most = base.height - house.margins.top.map_or(base.top, |top| top.value) - below;
            Spanned { value: (pitch.value * lines.value as f64).min(most), span: lines.span }
        });
        let down = Axis {
            names: ["上页边距", "版心高", "下页边距"],
            sheet: ("纸高", base.height),
            given: [house.margins.top, house.type_area.height.or(of_lines), house.margins.bottom],
            usual: [base.top, base.text_height],
            least: [LEAST_MARGIN, LEAST_HEIGHT, below],
        };
        let Some((top, height)) = down.measure(&mut self.complaints) else { return };
        let (pitch, height) = match (house.lines, house.line_pitch) {
            (None, None) => (height / (height / base.line_pitch).round().max(1.0), height),
            (Some(lines), None) => (height / lines.value as f64, height),
            (None, Some(pitch)) => (pitch.value, height),
            (Some(lines), Some(pitch)) => self.lines(lines, pitch.value, height),
        };
        style.page = PageStyle { top, text_height: height, line_pitch: pitch, ..style.page.clone() };
        self.pitch(style);
        let scale = pitch / base.line_pitch;
        for look in looks(style) {
            look.line_height = look.line_height * scale;
            look.space_after = look.space_after * scale;
        }
        style.table.space_after = style.table.space_after * scale;
    }

    /// So many lines of a pitch in a type area of some height: the pitch, and the height with no line more.
    fn lines(&mut self, lines: Spanned<usize>, pitch: Pt, height: Pt) -> (Pt, Pt) {
        let (count, all) = (lines.value as f64, pitch * lines.value as f64);
        // A line that rounding has made a hair too high still fits.
        let fit = (height / pitch + 1e-6).floor();
        let (needed, said) = (decimal(all.to_mm()), format!("{} 行、行距 {} 磅", lines.value, pitch.0));
        if fit < count {
            let message = format!("{said}，要 {needed} 毫米高，版心最多 {} 毫米", decimal(height.to_mm()));
            self.refuse(lines.span, message, format!("请改为 {fit} 行以内，或缩小行距、上下页边距"));
        } else if fit > count && all < LEAST_HEIGHT {
            let least = (LEAST_HEIGHT / pitch).ceil();
            self.refuse(lines.span, format!("{said}，只有 {needed} 毫米高，太矮"), format!("请改为 {least} 行以上"));
        }
        (pitch, if fit > count { all } else { height })
    }

    /// Holds the distance between lines against the type on them.
    fn pitch(&mut self, style: &Style) {
        let house = self.house;
        let pitch = style.page.line_pitch;
        let sizes = [("标题", style.paragraphs.title.size), ("正文", style.paragraphs.body.size)];
        let span = house.line_pitch.map(|pitch| pitch.span).or(house.lines.map(|lines| lines.span)).flatten();
        let said = match (house.line_pitch, house.lines) {
            (None, Some(lines)) => format!("每页 {} 行，行距就是 {} 磅", lines.value, decimal(pitch.0)),
            _ => format!("行距 {} 磅", decimal(pitch.0)),
        };
        let largest = sizes.into_iter().max_by(|a, b| a.1.0.total_cmp(&b.1.0));
        if let Some((what, size)) = largest
            && pitch < size
        {
            let span = span.or(house.sizes.title.and_then(|size| size.span));
            let message = format!("{said}，比{what}的字号 {} 磅还小，字会叠在一起", size.0);
            self.refuse(span, message, format!("请把行距写成 {} 磅以上，或改用小一些的字号", size.0));
        } else if pitch > style.paragraphs.body.size * WIDEST_LINES {
            let most = style.paragraphs.body.size * WIDEST_LINES;
            let message = format!("{said}，是正文字号的 {WIDEST_LINES} 倍以上");
            self.refuse(span, message, format!("请把行距写成 {} 磅以内；单位是磅，不是毫米", most.0));
        }
    }
}

/// One direction of a page: the margin before the type area, the type area, the margin behind it.
struct Axis {
    names: [&'static str; 3],
    sheet: (&'static str, Pt),
    given: [Option<Spanned<Pt>>; 3],
    /// What the first two are if nothing is given.
    usual: [Pt; 2],
    least: [Pt; 3],
}

impl Axis {
    /// The margin before the type area, and the type area; none if they make no sense. Nothing that was not given is
    /// complained of.
    fn measure(&self, complaints: &mut Vec<Diagnostic>) -> Option<(Pt, Pt)> {
        let sheet = self.sheet.1;
        let [before, area, after] = self.given.map(|given| given.map(|given| given.value));
        let [usual_before, usual_area] = self.usual;
        let (before, area, after) = match (before, area, after) {
            (Some(before), Some(area), Some(after)) => (before, area, after),
            (None, Some(area), Some(after)) => (sheet - area - after, area, after),
            (before, None, Some(after)) => {
                let before = before.unwrap_or(usual_before);
                (before, sheet - before - after, after)
            }
            (before, area, None) => {
                let (before, area) = (before.unwrap_or(usual_before), area.unwrap_or(usual_area));
                (before, area, sheet - before - area)
            }
        };
        let lengths = [before, area, after];
        // What is wrong with a length that follows from others is wrong with one of those.
        let mut refuse = |at: usize, message: String, advice: String| {
            let given = [at, 1, 0, 2].into_iter().find_map(|at| self.given[at]);
            let span = given.and_then(|given| given.span);
            complaints.push(Diagnostic::new(&Code::VALUE, message).at_if(span).advise(advice));
        };
        let sum: Pt = lengths.iter().sum();
        if (sum - sheet).max(sheet - sum) > SLACK {
            let [a, b, c] = lengths.map(|length| decimal(length.to_mm()));
            let [first, second, third] = self.names;
            let (name, sheet) = (self.sheet.0, decimal(sheet.to_mm()));
            let message = format!("{first} {a}、{second} {b}、{third} {c} 毫米，加起来不是{name} {sheet} 毫米");
            refuse(1, message, "三项写两项就够，请去掉一项".to_owned());
        } else if self.given.iter().any(Option::is_some)
            && let Some(at) = (0..lengths.len()).find(|&at| lengths[at] + ROUNDING < self.least[at])
        {
            let least = decimal(self.least[at].to_mm());
            let message = if lengths[at] < Pt::ZERO {
                format!("页边距和版心加起来超出{} {} 毫米", self.sheet.0, decimal(sheet.to_mm()))
            } else {
                format!("{}只有 {} 毫米，太小", self.names[at], decimal(lengths[at].to_mm()))
            };
            refuse(at, message, format!("{}至少要 {least} 毫米；单位是毫米，厘米数要乘 10", self.names[at]));
        } else {
            return Some((before, area));
        }
        None
    }
}

/// All looks of paragraphs.
fn looks(style: &mut Style) -> [&mut ParagraphStyle; 12] {
    let all = &mut style.paragraphs;
    [
        &mut all.title,
        &mut all.heading1,
        &mut all.heading2,
        &mut all.heading3,
        &mut all.heading4,
        &mut all.body,
        &mut all.list_item,
        &mut all.table_caption,
        &mut all.illustration_caption,
        &mut all.attachment_note,
        &mut all.attachment_label,
        &mut all.signature,
    ]
}

/// A number with at most one place behind the point.
fn decimal(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
