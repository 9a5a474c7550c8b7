//! Where addresses in the text lead: outside of the package, through relationships of the document.

use std::collections::BTreeMap;

/// The addresses of a document, each once however often it is printed.
#[derive(Debug, Default)]
pub(super) struct Links(BTreeMap<String, String>);

impl Links {
    /// Takes an address in, and gives the id of the relationship that leads to it.
    pub fn add(&mut self, target: String) -> String {
        let number = self.0.len() + 1;
        self.0.entry(target).or_insert_with(|| format!("rIdLink{number}")).clone()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The addresses and the ids of what leads to them.
    pub fn targets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(target, id)| (target.as_str(), id.as_str()))
    }
}
