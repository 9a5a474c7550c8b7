//! `nianbao --licenses`: the terms of the program and of the fonts compiled into it, which go where the program goes.

use super::console::result;
use super::outcome::Outcome;

/// Names and texts, the program's own first.
const TEXTS: &[(&str, &str)] = &[
    ("LICENSE", include_str!("../../LICENSE")),
    #[cfg(feature = "fonts")]
    ("fonts/README.md", include_str!("../../fonts/README.md")),
    #[cfg(feature = "fonts")]
    ("fonts/LICENSE-NotoCJK-OFL.txt", include_str!("../../fonts/LICENSE-NotoCJK-OFL.txt")),
    #[cfg(feature = "fonts")]
    (
        "fonts/LICENSE-Fandol-GPL3-font-exception.txt",
        include_str!("../../fonts/LICENSE-Fandol-GPL3-font-exception.txt"),
    ),
    #[cfg(feature = "fonts")]
    ("fonts/LICENSE-GongwenKaiFallback-OFL.txt", include_str!("../../fonts/LICENSE-GongwenKaiFallback-OFL.txt")),
    #[cfg(feature = "fonts")]
    (
        "fonts/LICENSE-GongwenExtFallback-ArphicPL.txt",
        include_str!("../../fonts/LICENSE-GongwenExtFallback-ArphicPL.txt"),
    ),
    #[cfg(feature = "fonts")]
    (
        "fonts/LICENSE-GongwenSymbolsFallback-OFL.txt",
        include_str!("../../fonts/LICENSE-GongwenSymbolsFallback-OFL.txt"),
    ),
    #[cfg(feature = "fonts")]
    ("fonts/LICENSE-GongwenTimesLatin-OFL.txt", include_str!("../../fonts/LICENSE-GongwenTimesLatin-OFL.txt")),
];

pub(super) fn run() -> Outcome {
    let texts: Vec<String> =
        TEXTS.iter().map(|(name, text)| format!("==== {name} ====\n\n{}", text.trim_end())).collect();
    Outcome::of(result(&texts.join("\n\n\n")))
}
