//! A chart of the body's own.

use super::text::{Refusal, RichText, Text};
use crate::chart::{Chart, ChartKind, Series};
use crate::number::Number;
use crate::source::{Position, Span};

/// A chart of the body's own.
#[derive(Debug, Clone)]
pub struct OwnChart {
    chart: Chart,
    title: RichText,
    texts: Vec<RichText>,
    span: Option<Span>,
}

impl OwnChart {
    /// A chart of series, each with its name if it has one.
    ///
    /// # Errors
    /// A [`Refusal`] if it cannot be drawn: see [`Chart::new`].
    pub fn new(
        kind: ChartKind,
        title: &Text,
        unit: Option<&Text>,
        labels: &[Text],
        series: Vec<(Option<Text>, Vec<Number>)>,
    ) -> Result<Self, Refusal> {
        let names = series.iter().filter_map(|(name, _)| name.as_ref());
        let texts = unit.into_iter().chain(labels).chain(names).filter_map(|text| rich(text).ok()).collect();
        let series = series
            .iter()
            .map(|(name, values)| Series { name: name.as_ref().map(|name| name.to_string()), values: values.clone() });
        let (unit, labels) =
            (unit.map(|unit| unit.to_string()), labels.iter().map(|label| label.to_string()).collect());
        let chart = Chart::new(kind, title.to_string(), unit, labels, series.collect()).map_err(Refusal::new)?;
        Ok(OwnChart { chart, title: rich(title)?, texts, span: None })
    }

    /// The same chart, which stands there in the file.
    #[must_use]
    pub fn at(self, at: Position) -> Self {
        OwnChart { span: Some(at.into()), ..self }
    }

    /// The chart.
    pub fn chart(&self) -> &Chart {
        &self.chart
    }

    /// 图题, printed below.
    pub fn title(&self) -> &RichText {
        &self.title
    }

    /// What is written in it beside its figures: its unit, its labels, the names of its series.
    pub fn texts(&self) -> &[RichText] {
        &self.texts
    }

    /// Where it stands in the file; none if a program made it.
    pub fn span(&self) -> Option<Span> {
        self.span
    }
}

/// Two charts are equal if they show the same, wherever they stand.
impl PartialEq for OwnChart {
    fn eq(&self, other: &Self) -> bool {
        self.chart == other.chart
    }
}

fn rich(text: &Text) -> Result<RichText, Refusal> {
    let rich = RichText::new(text.as_str())?;
    Ok(match text.span {
        Some(span) => rich.at(span.at),
        None => rich,
    })
}
