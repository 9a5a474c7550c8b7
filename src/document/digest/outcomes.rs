//! What the applications led to: a chart, or a row of noughts where there is nothing to draw.

use std::sync::Arc;

use super::figures::small_table;
use super::sheet::Sheet;
use crate::chart::{self, Chart, ChartKind, Drawing, Series};
use crate::document::Illustration;
use crate::form::highlights::Highlight;
use crate::image::Image;
use crate::number::{Cell, Number};
use crate::report::Report;
use crate::style::{ChartStyle, DigestStyle, ParagraphRole, Pt, Style};

/// What they are called.
const OUTCOMES: &str = "本年度办理结果";
/// Columns of the row of noughts that its name takes.
const LABELS: usize = 2;
/// Shares of its own size that a chart is drawn in, the largest that fits being taken.
const SHARES: [f64; 4] = [1.0, 0.85, 0.7, 0.55];

/// 本年度办理结果.
pub(super) enum Outcomes {
    /// Applications are not this body's affair.
    NotApplicable,
    /// There are none: the figures as they are printed.
    None(Vec<(&'static str, String)>),
    /// There are some.
    Some(Chart),
}

impl Outcomes {
    /// The outcomes of a report.
    pub fn of(report: &Report) -> Self {
        let told = |highlight: &'static Highlight| (highlight.label, report.highlight(highlight));
        let figures: Vec<(&'static str, Cell)> = report.edition().outcomes().iter().map(told).collect();
        if !figures.iter().any(|(_, cell)| matches!(cell, Cell::Number(_))) {
            return Outcomes::NotApplicable;
        }
        let values = figures.iter().map(|(_, cell)| Number::from_micros(cell.micros())).collect();
        let labels = figures.iter().map(|(label, _)| (*label).to_owned()).collect();
        let series = Series { name: None, values };
        let chart = Chart::new(ChartKind::Bar, OUTCOMES.to_owned(), Some("件".to_owned()), labels, vec![series]);
        match chart {
            Ok(chart) if figures.iter().any(|(_, cell)| cell.micros() != 0) => Outcomes::Some(chart),
            _ => Outcomes::None(figures.into_iter().map(|(label, cell)| (label, cell.to_string())).collect()),
        }
    }

    /// Adds what stands above the chart, or in its place.
    pub fn head(&self, sheet: &mut Sheet) {
        match self {
            Outcomes::NotApplicable => {}
            Outcomes::None(figures) => {
                let (heads, figures): (Vec<_>, Vec<_>) = figures.iter().cloned().unzip();
                let row = vec![(OUTCOMES.to_owned(), figures)];
                let table = small_table(sheet, "单位：件", &heads, row, LABELS, OUTCOMES);
                sheet.table(table);
            }
            Outcomes::Some(_) => sheet.paragraph(ParagraphRole::TableCaption, OUTCOMES),
        }
    }

    /// Height of the chart in type of its own size, white included.
    pub fn least_height(&self, style: &Style) -> Pt {
        match self {
            Outcomes::Some(chart) => draw(chart, style, style.chart.size, style.chart.bar).height + white(style),
            Outcomes::NotApplicable | Outcomes::None(_) => Pt::ZERO,
        }
    }

    /// The chart, as high as the room allows.
    pub fn chart(&self, style: &Style, look: &DigestStyle, room: Pt) -> Option<Illustration> {
        let Outcomes::Some(chart) = self else { return None };
        let room = room - white(style);
        // What a bar adds to the chart is known from one of them; where there is no room for its type, that is smaller.
        let at = |share: f64| {
            let (size, bar) = (style.chart.size * share, style.chart.bar * share);
            (size, bar, draw(chart, style, size, bar).height)
        };
        let fits = |(_, _, least): &(Pt, Pt, Pt)| *least <= room;
        let (size, bar, least) = SHARES.into_iter().map(at).find(fits).unwrap_or_else(|| at(SHARES[SHARES.len() - 1]));
        let grown = bar + (room - least) / chart.labels().len() as f64;
        let drawing = draw(chart, style, size, grown.max(bar).min(look.thickest_bar));
        let image = Arc::new(Image::new(drawing.svg.into_bytes()).ok()?);
        let (width, height) = (style.page.text_width, drawing.height);
        Some(Illustration { image, width, height, alt: chart.alt(), caption: None, span: None })
    }
}

/// White above and below the chart.
fn white(style: &Style) -> Pt {
    2.0 * style.illustration.space
}

fn draw(chart: &Chart, style: &Style, size: Pt, bar: Pt) -> Drawing {
    chart::draw(chart, &ChartStyle { size, bar, ..style.chart.clone() }, style.page.text_width)
}
