//! What is known of Chinese text, once: how wide it is, its numerals and headings, its signs in one form, where its lines may
//! break.

pub mod folding;
pub mod heading_number;
pub(crate) mod marks;
pub mod numerals;
pub mod width;
