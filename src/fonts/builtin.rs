//! The fonts that come with the program: compiled into it so that it runs anywhere, or, without the feature `fonts`, in a
//! folder that whoever calls the library reads.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Face, FaceId, FontData, Library};
#[cfg(not(feature = "fonts"))]
use crate::source::{Code, Diagnostic};
use crate::style::FontRole;

macro_rules! files {
    ($($file:literal),* $(,)?) => {
        /// The names of the files; see `fonts/README.md` for what they are.
        const NAMES: [&str; [$($file),*].len()] = [$($file),*];
        /// The files, in that order.
        #[cfg(feature = "fonts")]
        const BYTES: [&[u8]; NAMES.len()] = [$(include_bytes!(concat!("../../fonts/", $file))),*];
    };
}

files![
    "xiaobiaosong.ttf",
    "heiti.ttf",
    "kaiti.ttf",
    "fangsong.ttf",
    "fangsong-digits.otf",
    "fangsong-latin.ttf",
    "songti.ttf",
    "times-latin.ttf",
    "fallback-kai.ttf",
    "fallback-ext.ttf",
    "fallback-symbols.ttf",
];

/// For each role, the files tried in turn: pen-drawn faces fall back to pen-drawn ones first, cut ones to cut ones.
/// Digits and letters of the pen-drawn faces come from files of their own, whose strokes are no heavier than theirs; the
/// digits are those of 宋体 made light, so that text, tables and page numbers have one face of digits.
const CHAINS: [(FontRole, &[&str]); 6] = [
    (FontRole::XiaoBiaoSong, &["xiaobiaosong.ttf", "songti.ttf", "fallback-ext.ttf", "fallback-kai.ttf"]),
    (FontRole::Hei, &["heiti.ttf", "songti.ttf", "fallback-ext.ttf", "fallback-kai.ttf"]),
    (
        FontRole::Kai,
        &[
            "fangsong-digits.otf",
            "fangsong-latin.ttf",
            "kaiti.ttf",
            "fallback-kai.ttf",
            "songti.ttf",
            "fallback-ext.ttf",
        ],
    ),
    (
        FontRole::FangSong,
        &[
            "fangsong-digits.otf",
            "fangsong-latin.ttf",
            "fangsong.ttf",
            "fallback-kai.ttf",
            "songti.ttf",
            "fallback-ext.ttf",
        ],
    ),
    (FontRole::Song, &["songti.ttf", "fallback-ext.ttf", "fallback-kai.ttf"]),
    (FontRole::Times, &["times-latin.ttf", "songti.ttf", "fallback-ext.ttf", "fallback-kai.ttf"]),
];

/// Signs that no other file has, the last in every chain.
const SYMBOLS: &str = "fallback-symbols.ttf";
/// Rare characters, which a page that has to stay small does without until it is given them.
#[cfg(not(feature = "fonts"))]
pub(super) const RARE: &str = "fallback-ext.ttf";

/// Those that are compiled into the program.
#[cfg(feature = "fonts")]
pub(super) fn compiled_in() -> Library {
    library(NAMES.into_iter().zip(BYTES.map(|bytes| Arc::new(bytes) as FontData)).collect())
}

/// Those that are given: all, or all but [`RARE`].
#[cfg(not(feature = "fonts"))]
pub(super) fn provided(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Library, Diagnostic> {
    let mut files: HashMap<String, Vec<u8>> = files.into_iter().collect();
    let missing: Vec<&str> = NAMES.into_iter().filter(|name| *name != RARE && !files.contains_key(*name)).collect();
    if !missing.is_empty() {
        let advice = "请把随程序来的 fonts 文件夹整个放在程序旁边";
        return Err(Diagnostic::new(&Code::FONT, format!("缺少字体文件 {}", missing.join("、"))).advise(advice));
    }
    let file = |name| Some((name, Arc::new(files.remove(name)?) as FontData));
    Ok(library(NAMES.into_iter().filter_map(file).collect()))
}

fn library(files: Vec<(&'static str, FontData)>) -> Library {
    let place = |name: &&str| files.iter().position(|(file, _)| file == name).map(FaceId);
    let chain = |names: &[&str]| names.iter().chain([&SYMBOLS]).filter_map(place).collect();
    let chains: HashMap<_, _> = CHAINS.iter().map(|(role, names)| (*role, chain(names))).collect();
    let faces = files.into_iter().map(|(name, data)| Face { data, index: 0, name: name.to_owned() });
    Library { faces: faces.collect(), chains, remarks: Vec::new() }
}
