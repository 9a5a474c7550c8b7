//! Workbooks (.xlsx) for people who live in spreadsheets: a cover for the plain values, the official tables in their
//! official layout, the prose a row a block. What is written is read back without loss.

pub mod plan;
mod read;
mod write;

pub(super) use read::{Contents, is_workbook, read};
pub(super) use write::write;
