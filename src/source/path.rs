//! The way to a value in a file: keys of maps and places in lists, from the top down.

use super::{Node, Position, Value};

/// A step to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// To the value under a key of a map.
    Key(String),
    /// To a value of a list, by its place from 0.
    Item(usize),
}

/// The way to a value, from the top down.
pub type Path = Vec<Step>;

impl Node {
    /// The way to the value that a place in the text of a file lies in; to what a key names if it is the key's.
    pub fn path_at(&self, at: Position) -> Path {
        let mut path = Path::new();
        let mut node = self;
        while let Some((step, next)) = node.child_at(at) {
            path.push(step);
            node = next;
        }
        path
    }

    /// The last of its values that begin there or before.
    fn child_at(&self, at: Position) -> Option<(Step, &Node)> {
        match &self.value {
            Value::List(items) => {
                let (place, item) = items.iter().enumerate().take_while(|(_, item)| item.at <= at).last()?;
                Some((Step::Item(place), item))
            }
            Value::Map(entries) => {
                let (key, value) = entries.iter().take_while(|(key, _)| key.at <= at).last()?;
                Some((Step::Key(key.as_key()?.to_owned()), value))
            }
            Value::Null | Value::Scalar { .. } | Value::Unreadable => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Step;
    use crate::formats::read_values;
    use crate::source::Position;

    #[test]
    fn places_lead_to_values() {
        let text = "{\"甲\": 1,\n \"乙\": [[1, 2], {\"丙\": null}]}";
        let (_, root, _) = read_values("a.json", text.as_bytes());
        let root = root.expect("JSON");
        let at = |line, column| {
            let step = |step: Step| match step {
                Step::Key(key) => key,
                Step::Item(item) => item.to_string(),
            };
            let path = root.path_at(Position::Text { line, column }).into_iter().map(step);
            path.collect::<Vec<_>>().join("/")
        };
        assert_eq!(at(1, 1), "");
        assert_eq!(at(1, 2), "甲");
        assert_eq!(at(1, 7), "甲");
        assert_eq!(at(2, 7), "乙");
        assert_eq!(at(2, 8), "乙/0");
        assert_eq!(at(2, 9), "乙/0/0");
        assert_eq!(at(2, 12), "乙/0/1");
        assert_eq!(at(2, 22), "乙/1/丙");
    }
}
