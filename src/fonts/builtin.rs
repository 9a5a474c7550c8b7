//! The fonts that come with the program, compiled into it so that it runs anywhere.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Face, FaceId, Library};
use crate::style::FontRole;

macro_rules! files {
    ($($file:literal),* $(,)?) => {
        [$(($file, include_bytes!(concat!("../../fonts/", $file)) as &'static [u8])),*]
    };
}

/// Files by their names; see `fonts/README.md` for what they are.
const FILES: [(&str, &[u8]); 11] = files![
    "xiaobiaosong.otf",
    "heiti.otf",
    "kaiti.otf",
    "fangsong.otf",
    "fangsong-digits.otf",
    "fangsong-latin.otf",
    "songti.otf",
    "times-latin.ttf",
    "fallback-kai.ttf",
    "fallback-ext.ttf",
    "fallback-symbols.ttf",
];

/// For each role, the files tried in turn: pen-drawn faces fall back to pen-drawn ones first, cut ones to cut ones.
/// Digits and letters of the pen-drawn faces come from files of their own, whose strokes are no heavier than theirs; the
/// digits are those of 宋体 made light, so that text, tables and page numbers have one face of digits.
const CHAINS: [(FontRole, &[&str]); 6] = [
    (FontRole::XiaoBiaoSong, &["xiaobiaosong.otf", "songti.otf", "fallback-ext.ttf", "fallback-kai.ttf"]),
    (FontRole::Hei, &["heiti.otf", "songti.otf", "fallback-ext.ttf", "fallback-kai.ttf"]),
    (
        FontRole::Kai,
        &[
            "fangsong-digits.otf",
            "fangsong-latin.otf",
            "kaiti.otf",
            "fallback-kai.ttf",
            "songti.otf",
            "fallback-ext.ttf",
        ],
    ),
    (
        FontRole::FangSong,
        &[
            "fangsong-digits.otf",
            "fangsong-latin.otf",
            "fangsong.otf",
            "fallback-kai.ttf",
            "songti.otf",
            "fallback-ext.ttf",
        ],
    ),
    (FontRole::Song, &["songti.otf", "fallback-ext.ttf", "fallback-kai.ttf"]),
    (FontRole::Times, &["times-latin.ttf", "songti.otf", "fallback-ext.ttf", "fallback-kai.ttf"]),
];

/// Signs that no other file has, the last in every chain.
const SYMBOLS: &str = "fallback-symbols.ttf";

pub(super) fn library() -> Library {
    let faces = FILES.map(|(name, bytes)| Face { data: Arc::new(bytes), index: 0, name: name.to_owned() });
    let place = |name: &&str| FILES.iter().position(|(file, _)| file == name).map(FaceId);
    let chain = |names: &[&str]| names.iter().chain([&SYMBOLS]).filter_map(place).collect();
    let chains: HashMap<_, _> = CHAINS.iter().map(|(role, names)| (*role, chain(names))).collect();
    Library { faces: faces.into(), chains, remarks: Vec::new() }
}
