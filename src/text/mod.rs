//! What is known of Chinese text, once: how wide it is, its numerals and headings, its signs in one form, where its lines may
//! break, what only looks like it, the addresses in it.

pub(crate) mod addresses;
pub mod folding;
pub mod heading_number;
pub mod lookalikes;
pub(crate) mod marks;
pub mod numerals;
pub mod visible;
pub mod width;
pub(crate) mod words;
