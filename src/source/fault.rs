//! Faults of the program itself, as they are told.

use std::panic::PanicHookInfo;

use super::{Code, Diagnostic};
use crate::text::visible::visible;

/// Most characters that are told of what a panic says.
const MOST: usize = 120;

/// Where a panic happened and what it says, for those who mend it.
pub fn describe(info: &PanicHookInfo<'_>) -> String {
    let said: String = info.payload_as_str().unwrap_or_default().chars().take(MOST).collect();
    let message = visible(said.lines().next().unwrap_or_default(), &[]).into_owned();
    match info.location() {
        Some(place) => format!("{}:{} {message}", short(place.file()), place.line()),
        None => message,
    }
}

/// What is said of a fault that [`describe`] describes.
pub fn complaint(fault: &str) -> Diagnostic {
    let message = format!("程序出了故障，没有做完（{fault}）");
    Diagnostic::new(&Code::FAULT, message).advise("不是您的错；请把这句话和这份文件发给程序的开发者")
}

/// The end of a path of source code, without the machine that it was built on.
fn short(path: &str) -> &str {
    let from = path.rmatch_indices(['/', '\\']).nth(2).map_or(0, |(at, separator)| at + separator.len());
    &path[from..]
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn places_are_told_without_the_machine() {
        assert_eq!(short("/home/a/registry/src/krilla-0.8.2/src/page.rs"), "krilla-0.8.2/src/page.rs");
        assert_eq!(short("src/main.rs"), "src/main.rs");
    }
}
