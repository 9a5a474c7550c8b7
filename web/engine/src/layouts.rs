//! Layouts by the names that the command line has for them.

use nianbao::style::{BOARD, DIGEST, OFFICIAL, Style};

/// The layout of that name; the official one for names that are none.
pub(crate) fn of_name(name: &str) -> &'static Style {
    match name {
        "board" => &BOARD,
        "digest" => &DIGEST,
        _ => &OFFICIAL,
    }
}
