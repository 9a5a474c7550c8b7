//! Writes files to begin with into a folder, a folder a target: the samples, the files with mistakes, and the first of
//! those that the tests make up. `cargo run --bin seeds -- corpus`.

use std::io::Result;
use std::path::Path;

use nianbao::formats::Format;
use nianbao_fuzz::made::chance::Chance;
use nianbao_fuzz::made::{fonts, pictures, reports, workbooks};

/// How many of a kind are made up.
const MADE_UP: u64 = 40;

fn main() -> Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "corpus".to_owned());
    let made_up = || (1..=MADE_UP).map(|round| Chance(round).report().to_string().into_bytes());
    let texts = |texts: Vec<String>| texts.into_iter().map(String::into_bytes);
    let yaml: Vec<_> = texts(reports::corpus("yaml", reports::samples())).collect();
    let json: Vec<_> = reports::written(Format::Json)
        .into_iter()
        .chain(texts(reports::corpus("json", Vec::new())))
        .chain(made_up())
        .collect();
    let pictures: Vec<_> = pictures::samples()
        .into_iter()
        .chain((1..=MADE_UP).map(|round| pictures::picture(&mut Chance(round), &pictures::samples())))
        .collect();
    let words = (1..=MADE_UP).map(|round| Chance(round).words(200).into_bytes()).collect();
    let whole = texts(reports::samples()).chain(made_up()).chain(workbooks::samples()).collect();
    for (target, seeds) in [
        ("yaml", yaml),
        ("json", json),
        ("xlsx", workbooks::samples()),
        ("image", pictures),
        ("font", fonts::faces().into()),
        ("text", words),
        ("whole", whole),
    ] {
        let folder = Path::new(&folder).join(target);
        std::fs::create_dir_all(&folder)?;
        for (number, seed) in seeds.iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{number:03}")), seed)?;
        }
    }
    Ok(())
}
