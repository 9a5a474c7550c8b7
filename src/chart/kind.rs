//! Kinds of charts.

/// How a chart shows its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// 条形图.
    Bar,
    /// 折线图.
    Line,
    /// 饼图.
    Pie,
}

impl ChartKind {
    /// All kinds.
    pub const ALL: [ChartKind; 3] = [ChartKind::Bar, ChartKind::Line, ChartKind::Pie];

    /// Its name in report files.
    pub fn key(self) -> &'static str {
        match self {
            ChartKind::Bar => "bar",
            ChartKind::Line => "line",
            ChartKind::Pie => "pie",
        }
    }

    /// Its Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            ChartKind::Bar => "条形图",
            ChartKind::Line => "折线图",
            ChartKind::Pie => "饼图",
        }
    }
}
