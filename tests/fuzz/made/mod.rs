//! Files that nobody made, by kind.

pub mod chance;
pub mod fonts;
pub mod pictures;
pub mod reports;
pub mod workbooks;
