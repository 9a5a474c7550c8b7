//! What a chart shows.

use super::kind::ChartKind;
use super::label::{lines, widest};
use super::room::{GAP, KEY, Room, Sheet};
use crate::number::Number;
use crate::source::excerpt;
use crate::style::OFFICIAL;

/// Most labels of a chart: the months of a year.
pub const MAX_LABELS: usize = 12;
/// Most series of a chart.
pub const MAX_SERIES: usize = 4;
/// Most bars of a chart, all series taken together.
pub const MAX_BARS: usize = 24;
/// Longest unit, in characters.
const LONGEST_UNIT: usize = 8;

/// Figures under one name, one for each label of the chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its name; none where the chart has no other.
    pub name: Option<String>,
    /// Its figures, printed as given.
    pub values: Vec<Number>,
}

/// A chart that can be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    kind: ChartKind,
    title: String,
    unit: Option<String>,
    labels: Vec<String>,
    series: Vec<Series>,
}

impl Chart {
    /// A chart of these figures.
    ///
    /// # Errors
    /// What keeps it from being drawn and, after a semicolon, what to do, in Chinese.
    pub fn new(
        kind: ChartKind,
        title: String,
        unit: Option<String>,
        labels: Vec<String>,
        series: Vec<Series>,
    ) -> Result<Self, String> {
        let chart = Chart { kind, title, unit, labels, series };
        chart.limits()?;
        chart.names()?;
        chart.figures()?;
        chart.room()?;
        Ok(chart)
    }

    fn limits(&self) -> Result<(), String> {
        let (labels, series) = (self.labels.len(), self.series.len());
        if labels == 0 || series == 0 {
            return Err("图里没有数据；请填写各项名称和各组数字".to_owned());
        }
        if labels > MAX_LABELS {
            return Err(format!("图有 {labels} 项，最多 {MAX_LABELS} 项；请合并小项，或改用表格"));
        }
        if series > MAX_SERIES {
            return Err(format!("图有 {series} 组数字，最多 {MAX_SERIES} 组；请拆成几个图，或改用表格"));
        }
        if self.kind == ChartKind::Pie && series > 1 {
            return Err(format!("饼图只能有一组数字，这里有 {series} 组；请只留一组，或改用条形图"));
        }
        if self.kind == ChartKind::Bar && labels * series > MAX_BARS {
            return Err(format!(
                "条形图有 {labels} 项、{series} 组，共 {} 条，最多 {MAX_BARS} 条；请拆成几个图",
                labels * series
            ));
        }
        match self.unit.as_ref().map(|unit| unit.chars().count()) {
            Some(count) if count > LONGEST_UNIT => {
                Err(format!("图的单位有 {count} 个字，最多 {LONGEST_UNIT} 个；请写成“件”“万元”这样"))
            }
            _ => Ok(()),
        }
    }

    fn names(&self) -> Result<(), String> {
        if self.series.len() > 1
            && let Some(at) = self.series.iter().position(|series| series.name.is_none())
        {
            return Err(format!("图有几组数字，第 {} 组没有名称；请给每组写上名称", at + 1));
        }
        for (at, series) in self.series.iter().enumerate() {
            let twin = self.series[..at].iter().any(|earlier| earlier.name == series.name);
            if let (true, Some(name)) = (twin, &series.name) {
                return Err(format!("图有两组数字都叫“{name}”；请给各组写上不同的名称"));
            }
        }
        Ok(())
    }

    fn figures(&self) -> Result<(), String> {
        let labels = self.labels.len();
        for (at, series) in self.series.iter().enumerate() {
            let values = series.values.len();
            if values != labels {
                let name = series.name.clone().map_or_else(|| format!("第 {} 组", at + 1), |name| format!("“{name}”"));
                return Err(format!("图有 {labels} 项名称，{name}却有 {values} 个数字；请使两者一样多"));
            }
            let negative = series.values.iter().position(|value| value.micros() < 0);
            if let (ChartKind::Pie, Some(at)) = (self.kind, negative) {
                let (label, value) = (&self.labels[at], series.values[at]);
                return Err(format!("饼图里不能有负数，“{label}”是 {value}；请核对，或改用条形图"));
            }
        }
        Ok(())
    }

    /// Refuses labels and names that take more lines than look well in the official layout, whose sheet is the narrowest
    /// for its type. Drawing itself never cuts one: in other layouts it takes as many lines as it needs.
    fn room(&self) -> Result<(), String> {
        let look = &OFFICIAL.chart;
        let (full, pie) = (OFFICIAL.page.text_width / look.size, look.pie / look.size);
        let names = self.broken_names(Sheet { full, pie, names: 0.0 });
        let sheet = Sheet { full, pie, names: beside(&names) };
        let limit = |room: Room| format!("每行约 {:.0} 个字，最多 {} 行", room.width.floor(), room.lines);
        let room = sheet.name();
        if let Some(at) = names.iter().position(|name| name.len() > room.lines) {
            let count = self.series[at].name.as_deref().map_or(0, |name| name.chars().count());
            return Err(format!("图的第 {} 组名称有 {count} 个字，放不下（{}）；请缩短", at + 1, limit(room)));
        }
        let room = sheet.label(self.kind, self.labels.len());
        let is_too_long = |label: &String| lines(label, room.width).len() > room.lines;
        if let Some(at) = self.labels.iter().position(is_too_long) {
            let (label, limit) = (&self.labels[at], limit(room));
            let count = label.chars().count();
            let cure = if self.kind == ChartKind::Bar { "请缩短" } else { "请缩短，或改用条形图" };
            let name = self.kind.name();
            return Err(format!(
                "{name}的第 {} 项名称“{}”有 {count} 个字，放不下（{limit}）；{cure}",
                at + 1,
                excerpt(label)
            ));
        }
        Ok(())
    }

    /// The names in lines that stand beside what is drawn of their series; none where the only name is a heading.
    pub(super) fn broken_names(&self, sheet: Sheet) -> Vec<Vec<String>> {
        if self.has_heading() { Vec::new() } else { self.names_in(sheet.name().width) }
    }

    /// The name of the only series in lines, which need not be told at every bar and slice.
    pub(super) fn heading(&self, sheet: Sheet) -> Vec<String> {
        if self.has_heading() { self.names_in(sheet.full).concat() } else { Vec::new() }
    }

    fn has_heading(&self) -> bool {
        self.series.len() == 1 && self.kind != ChartKind::Line
    }

    fn names_in(&self, width: f64) -> Vec<Vec<String>> {
        self.series.iter().filter_map(|series| series.name.as_deref()).map(|name| lines(name, width)).collect()
    }

    /// How it shows its figures.
    pub fn kind(&self) -> ChartKind {
        self.kind
    }

    /// 图题.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// 单位 of all its figures.
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// What its figures are of.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Its figures.
    pub fn series(&self) -> &[Series] {
        &self.series
    }

    /// All that it shows, in words, for those who cannot see it.
    pub fn alt(&self) -> String {
        let unit = self.unit().map(|unit| format!(" {unit}")).unwrap_or_default();
        let pairs = |series: &Series| {
            let figures = self.labels.iter().zip(&series.values);
            let told: Vec<String> = figures.map(|(label, value)| format!("{label} {value}{unit}")).collect();
            let name = series.name.as_ref().map(|name| format!("{name}：")).unwrap_or_default();
            format!("{name}{}", told.join("，"))
        };
        let told: Vec<String> = self.series.iter().map(pairs).collect();
        format!("{}：{}。{}。", self.kind.name(), self.title, told.join("；"))
    }
}

/// What names at the ends of lines take, with the pieces of line before them, in type sizes.
pub(super) fn beside(names: &[Vec<String>]) -> f64 {
    let widths = names.iter().map(|name| GAP + KEY + GAP + widest(name));
    widths.fold(0.0, f64::max)
}

/// How long a figure is drawn: what is drawn need not be exact to the millionth.
pub(super) fn magnitude(number: Number) -> f64 {
    number.micros() as f64
}

#[cfg(test)]
mod tests {
    use super::{Chart, ChartKind, Series};
    use crate::number::Number;

    fn series(name: Option<&str>, values: &[&str]) -> Series {
        let values = values.iter().map(|value| Number::parse(value).expect("a figure")).collect();
        Series { name: name.map(str::to_owned), values }
    }

    fn chart(kind: ChartKind, labels: usize, series: Vec<Series>) -> Result<Chart, String> {
        let labels = (1..=labels).map(|label| format!("第{label}项")).collect();
        Chart::new(kind, "申请办理结果".to_owned(), Some("件".to_owned()), labels, series)
    }

    #[test]
    fn the_words_hold_all_figures_as_given() {
        let one = chart(ChartKind::Pie, 2, vec![series(None, &["12", "30.50"])]).expect("a chart");
        assert_eq!(one.alt(), "饼图：申请办理结果。第1项 12 件，第2项 30.50 件。");
        let two = vec![series(Some("2023年"), &["12345678"]), series(Some("2024年"), &["-3"])];
        let two = chart(ChartKind::Bar, 1, two).expect("a chart");
        assert_eq!(two.alt(), "条形图：申请办理结果。2023年：第1项 12345678 件；2024年：第1项 -3 件。");
    }

    #[test]
    fn what_cannot_be_drawn_is_refused() {
        let refused = |kind, labels, series| chart(kind, labels, series).expect_err("cannot be drawn");
        assert!(refused(ChartKind::Bar, 0, vec![series(None, &[])]).contains("没有数据"));
        assert!(refused(ChartKind::Bar, 1, Vec::new()).contains("没有数据"));
        assert!(refused(ChartKind::Bar, 13, vec![series(None, &["1"; 13])]).contains("有 13 项，最多 12 项"));
        assert!(
            refused(ChartKind::Line, 2, vec![series(None, &["1"; 3])]).contains("有 2 项名称，第 1 组却有 3 个数字")
        );
        let named = |count: usize| (0..count).map(|at| series(Some(&at.to_string()), &["1"; 12])).collect::<Vec<_>>();
        assert!(refused(ChartKind::Line, 12, named(5)).contains("有 5 组数字，最多 4 组"));
        assert!(refused(ChartKind::Bar, 12, named(3)).contains("共 36 条，最多 24 条"));
        assert!(refused(ChartKind::Pie, 12, named(2)).contains("饼图只能有一组数字"));
        assert!(refused(ChartKind::Pie, 1, vec![series(None, &["-1"])]).contains("“第1项”是 -1"));
        let unnamed = vec![series(Some("甲"), &["1"]), series(None, &["1"])];
        assert!(refused(ChartKind::Line, 1, unnamed).contains("第 2 组没有名称"));
        let long = vec![series(Some(&"甲".repeat(57)), &["1"]), series(Some("乙"), &["1"])];
        assert!(refused(ChartKind::Bar, 1, long).contains("第 1 组名称有 57 个字，放不下（每行约 8 个字，最多 2 行）"));
        let twins = vec![series(Some("甲"), &["1"]), series(Some("甲"), &["1"])];
        assert!(refused(ChartKind::Line, 1, twins).contains("都叫“甲”"));
    }
}
