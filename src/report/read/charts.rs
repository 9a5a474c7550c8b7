//! Reads charts of the body's own.

use super::{Reader, keys, value_of};
use crate::chart::ChartKind;
use crate::number::{Number, NumberError};
use crate::report::{OwnChart, Refusal, Text};
use crate::source::{Code, Node, Value, excerpt};

impl Reader {
    pub(super) fn chart(&mut self, node: &Node, place: &str) -> Option<OwnChart> {
        let entries = self.entries(node, Some(place), &["kind", "title", "unit", "labels", "series"])?;
        let find = |key: &str| value_of(&entries, key).filter(|value| value.value != Value::Null);
        let kind = self.needed(node, find("kind"), "kind", "（图的种类：bar 条形图、line 折线图、pie 饼图）", place);
        let kind = kind.and_then(|kind| self.chart_kind(kind, place));
        let title = self.needed(node, find("title"), "title", "（图题）", place);
        let title = title.and_then(|title| self.line(title, place));
        let unit = find("unit").map(|unit| self.line(unit, place));
        let labels = self.needed(node, find("labels"), "labels", "（各项名称）", place);
        let labels = labels.and_then(|labels| {
            let labels: Vec<Option<Text>> =
                self.items(labels, place)?.iter().map(|label| self.line(label, place)).collect();
            labels.into_iter().collect::<Option<Vec<Text>>>()
        });
        let series = self.needed(node, find("series"), "series", "（各组数字）", place);
        let series = series.and_then(|series| {
            let series: Vec<Option<_>> =
                self.items(series, place)?.iter().map(|series| self.series(series, place)).collect();
            series.into_iter().collect::<Option<Vec<_>>>()
        });
        let unit = unit.map_or(Some(None), |unit| unit.map(Some));
        let chart = OwnChart::new(kind?, &title?, unit?.as_ref(), &labels?, series?);
        Some(self.taken(node, place, chart)?.at(node.at))
    }

    /// A value that a chart must have.
    fn needed<'n>(
        &mut self,
        chart: &Node,
        value: Option<&'n Node>,
        key: &str,
        meaning: &str,
        place: &str,
    ) -> Option<&'n Node> {
        if value.is_none() {
            let (message, advice) = keys::missing_key(key, meaning);
            self.complain(&Code::KEY, chart, place, &Refusal::new(format!("{message}；{advice}")));
        }
        value
    }

    fn chart_kind(&mut self, node: &Node, place: &str) -> Option<ChartKind> {
        let text = self.scalar(node, place)?;
        let kind = ChartKind::ALL.into_iter().find(|kind| kind.key() == text || kind.name() == text);
        kind.or_else(|| {
            let shown = excerpt(text);
            let message = format!("没有“{shown}”这种图；请写 bar（条形图）、line（折线图）或 pie（饼图）");
            self.refuse(node, place, message)
        })
    }

    fn series(&mut self, node: &Node, place: &str) -> Option<(Option<Text>, Vec<Number>)> {
        let entries = self.entries(node, Some(place), &["name", "values"])?;
        let find = |key: &str| value_of(&entries, key).filter(|value| value.value != Value::Null);
        let name = find("name").map(|name| self.line(name, place));
        let values = self.needed(node, find("values"), "values", "（这一组的数字，依次对应 labels）", place)?;
        let values: Vec<Option<Number>> =
            self.items(values, place)?.iter().map(|value| self.chart_value(value, place)).collect();
        Some((name.map_or(Some(None), |name| name.map(Some))?, values.into_iter().collect::<Option<_>>()?))
    }

    fn chart_value(&mut self, node: &Node, place: &str) -> Option<Number> {
        let text = match &node.value {
            Value::Scalar { text, .. } => text,
            _ => return self.mismatch(node, place, "数字，没有发生的填 0"),
        };
        if text.trim().is_empty() {
            return self.refuse(node, place, "图的数字有一个是空的；请填写，没有发生的填 0");
        }
        let shown = excerpt(text);
        let without_commas = text.replace([',', '，'], "");
        let refusal = match Number::parse(text) {
            Ok(number) => return Some(number),
            Err(NumberError::Malformed) if Number::parse(&without_commas).is_ok() => {
                format!("“{shown}”里有千分位逗号；请写成 {without_commas}")
            }
            Err(NumberError::Malformed) => format!("图里的“{shown}”不是数；请只填数字，单位另写"),
            Err(NumberError::TooPrecise) => format!("{shown} 的小数超过 6 位；请缩短"),
            Err(NumberError::TooLarge) => format!("{shown} 太大，最大 {}；请核对", Number::MAX),
        };
        self.refuse(node, place, refusal)
    }
}
