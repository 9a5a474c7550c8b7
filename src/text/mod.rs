//! What is known of Chinese text, once: how wide it is, its numerals, its signs in one form.

pub mod folding;
pub mod numerals;
pub mod width;
