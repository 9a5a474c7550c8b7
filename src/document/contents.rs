//! 目录: what a volume of reports holds, and where.

/// 目录 of a volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// What it lists, in printed order.
    pub entries: Vec<ContentsEntry>,
}

impl Contents {
    /// What stands above it.
    pub const HEADING: &'static str = "目录";
}

/// A line of a [`Contents`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentsEntry {
    /// Title of a report.
    pub title: String,
    /// Page of the volume on which the report begins, from 1.
    pub page: usize,
}
