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
    unit: Option<RichText>,
    labels: Vec<RichText>,
    names: Vec<Option<RichText>>,
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
        let title = rich(title)?;
        let unit = unit.map(rich).transpose()?;
        let labels: Vec<RichText> = labels.iter().map(rich).collect::<Result<_, _>>()?;
        let names: Vec<Option<RichText>> =
            series.iter().map(|(name, _)| name.as_ref().map(rich).transpose()).collect::<Result<_, _>>()?;
        // A drawing has no bold: it is made of the characters alone.
        let plain = |text: &Option<RichText>| text.as_ref().map(RichText::plain);
        let figures = names.iter().zip(series).map(|(name, (_, values))| Series { name: plain(name), values });
        let written = labels.iter().map(RichText::plain).collect();
        let chart = Chart::new(kind, title.plain(), plain(&unit), written, figures.collect()).map_err(Refusal::new)?;
        Ok(OwnChart { chart, title, unit, labels, names, span: None })
    }

    /// The same chart, which stands there in the file.
    #[must_use]
    pub fn at(self, at: Position) -> Self {
        OwnChart { span: Some(at.into()), ..self }
    }

    /// The chart as it is drawn.
    pub fn chart(&self) -> &Chart {
        &self.chart
    }

    /// 图题, printed below.
    pub fn title(&self) -> &RichText {
        &self.title
    }

    /// 单位 of all its figures.
    pub fn unit(&self) -> Option<&RichText> {
        self.unit.as_ref()
    }

    /// What its figures are of.
    pub fn labels(&self) -> &[RichText] {
        &self.labels
    }

    /// The names of its series in their order; none where one has no name.
    pub fn names(&self) -> &[Option<RichText>] {
        &self.names
    }

    /// What is written in it beside its figures: its unit, its labels, the names of its series.
    pub fn texts(&self) -> impl Iterator<Item = &RichText> {
        self.unit.iter().chain(&self.labels).chain(self.names.iter().flatten())
    }

    /// Where it stands in the file; none if a program made it.
    pub fn span(&self) -> Option<Span> {
        self.span
    }
}

/// Two charts are equal if they show the same and its words are marked alike, wherever they stand.
impl PartialEq for OwnChart {
    fn eq(&self, other: &Self) -> bool {
        self.chart == other.chart && self.title == other.title && self.texts().eq(other.texts())
    }
}

fn rich(text: &Text) -> Result<RichText, Refusal> {
    let rich = RichText::new(text.as_str())?;
    Ok(match text.span {
        Some(span) => rich.at(span.at),
        None => rich,
    })
}
