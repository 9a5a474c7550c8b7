//! What is known of Chinese text, once.

pub(crate) mod marks;
