//! What is left to chance, the same for the same round.

/// A source of numbers (SplitMix64).
pub struct Chance(pub u64);

/// Pieces at which readers break.
const PIECES: [&str; 60] = [
    "",
    " ",
    "\n",
    "\n\n",
    "\t",
    "\0",
    "\u{1b}[2J",
    "\u{7f}",
    "\u{9b}",
    "\u{feff}",
    "\u{200b}",
    "\u{200d}",
    "\u{202e}",
    "\u{a0}",
    "\u{3000}",
    "\u{2028}",
    "\u{fffd}",
    "\u{e000}",
    "\u{fe0f}",
    "\u{e0100}",
    "\u{2f00}",
    "\u{f900}",
    "😀",
    "𠮷",
    "é",
    "**",
    "****",
    ": ",
    "：",
    "- ",
    "#",
    "&a ",
    "*a ",
    "!!str ",
    "? ",
    "| ",
    "> ",
    "%",
    "@",
    "`",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "\\",
    "\\u0000",
    "\\ud800",
    "null",
    "~",
    "-1",
    "1e999",
    "0.0000001",
    "99999999999999999999999",
    "/",
    "<",
    "&#x1b;",
    "]]>",
    "_x001B_",
];

impl Chance {
    /// Any number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.draw() % end as u64) as usize
    }

    /// Whether what happens once in so many times happens.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn one<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// Few or, seldom, many.
    pub fn count(&mut self, few: usize, many: usize) -> usize {
        if self.once_in(40) { self.below(many) } else { self.below(few + 1) }
    }

    pub fn piece(&mut self) -> &'static str {
        self.one::<&str>(&PIECES)
    }

    /// A text with some changes: characters, words and lines that are lost, doubled, moved or replaced.
    pub fn changed(&mut self, text: &str) -> String {
        let mut text = text.to_owned();
        for _ in 0..1 + self.count(4, 60) {
            let (from, to) = self.stretch(&text);
            match self.below(7) {
                0 => text.replace_range(from..to, ""),
                1 => text.insert_str(from, self.piece()),
                2 => text.replace_range(from..to, self.piece()),
                3 => {
                    let again = text[from..to].to_owned();
                    let times = 1 + self.count(3, 200);
                    text.insert_str(to, &again.repeat(times.min(100_000 / again.len().max(1))));
                }
                4 => {
                    let moved = text[from..to].to_owned();
                    let (at, _) = self.stretch(&text);
                    text.insert_str(at, &moved);
                }
                5 => {
                    let times = 1 + self.count(20, 5_000);
                    text.insert_str(from, &self.piece().repeat(times));
                }
                _ => {
                    // What stands in the place of another line.
                    let lines: Vec<&str> = text.lines().collect();
                    if !lines.is_empty() {
                        let (one, other) = (self.below(lines.len()), self.below(lines.len()));
                        let mut lines = lines.clone();
                        lines[one] = lines[other];
                        text = lines.join("\n");
                    }
                }
            }
        }
        text
    }

    /// A stretch of a text: some characters, a word or a line.
    fn stretch(&mut self, text: &str) -> (usize, usize) {
        let at = (0..=self.below(text.len() + 1)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        match self.below(3) {
            0 => (at, text[at..].char_indices().nth(1 + self.below(8)).map_or(text.len(), |(next, _)| at + next)),
            1 => (at, text[at..].find([' ', ',', '，', '\n', '<', '>']).map_or(text.len(), |end| at + end)),
            _ => {
                let start = text[..at].rfind('\n').map_or(0, |start| start + 1);
                (start, text[start..].find('\n').map_or(text.len(), |end| start + end + 1))
            }
        }
    }

    /// Bytes with some of them changed, and perhaps cut off.
    pub fn damaged(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        for _ in 0..self.count(3, 30) {
            if !bytes.is_empty() {
                let at = self.below(bytes.len());
                bytes[at] = self.draw() as u8;
            }
        }
        if self.once_in(8) {
            let end = self.below(bytes.len() + 1);
            bytes.truncate(end);
        }
        bytes
    }
}
