//! Reads files of settings (核对要求, 版式): maps of known keys that hold plain values. All complaints come at once.

use super::{Code, Diagnostic, Node, Value, excerpt, unknown_key};

/// Reads values, and notes what is wrong with those that cannot be read.
#[derive(Debug, Default)]
pub(crate) struct SettingsReader {
    complaints: Vec<Diagnostic>,
}

impl SettingsReader {
    /// All that was noted.
    pub(crate) fn into_complaints(self) -> Vec<Diagnostic> {
        self.complaints
    }

    /// Notes what is wrong with a value and what to do.
    pub(crate) fn refuse<T>(
        &mut self,
        node: &Node,
        message: impl Into<String>,
        advice: impl Into<String>,
    ) -> Option<T> {
        self.complaints.push(Diagnostic::new(&Code::VALUE, message).at(node.at).advise(advice));
        None
    }

    /// The entries of a map whose keys are known, each once, without those that hold nothing; complains of the others.
    /// `what` is what its keys are called, with its measure word.
    pub(crate) fn entries<'n>(&mut self, node: &'n Node, what: &str, known: &[&str]) -> Vec<(&'n str, &'n Node)> {
        let all = match &node.value {
            Value::Null => return Vec::new(),
            Value::Map(all) => all,
            _ => {
                self.refuse::<()>(node, "这里应当是一组“键: 值”", format!("这里可以写：{}", known.join("、")));
                return Vec::new();
            }
        };
        let mut entries: Vec<(&str, &Node)> = Vec::new();
        for (key, value) in all {
            let name = key.as_key().unwrap_or_default();
            let (message, advice) = if !known.contains(&name) {
                let (_, advice) = unknown_key(name, known);
                (format!("没有“{}”这{what}", excerpt(name)), advice)
            } else if entries.iter().any(|(other, _)| *other == name) {
                (format!("{name} 写了两次"), "请只留一处".to_owned())
            } else {
                entries.push((name, value));
                continue;
            };
            self.complaints.push(Diagnostic::new(&Code::KEY, message).at(key.at).advise(advice));
        }
        entries.retain(|(_, value)| value.value != Value::Null);
        entries
    }

    /// A plain value as it is written.
    pub(crate) fn text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        match &node.value {
            Value::Scalar { text, .. } => Some(text),
            // What the format could not read has been told.
            Value::Unreadable => None,
            _ => self.refuse(node, "这里应当是文字", "请改为一句话"),
        }
    }

    /// One of some values, by its name.
    pub(crate) fn one_of<T: Copy>(&mut self, node: &Node, known: &[(&str, T)]) -> Option<T> {
        let text = self.text(node)?;
        let found = known.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
        found.or_else(|| {
            let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
            self.refuse(node, format!("这里不能写“{}”", excerpt(text)), format!("可以写：{}", names.join("、")))
        })
    }
}

/// Whether a file is one of settings and not a report: all its keys are known.
pub(crate) fn has_only(root: &Node, known: &[&str]) -> bool {
    let is_known = |key: &Node| key.as_key().is_some_and(|key| known.contains(&key));
    matches!(&root.value, Value::Map(all) if !all.is_empty() && all.iter().all(|(key, _)| is_known(key)))
}
