//! Whole reports into the files that are handed over.

use nianbao::fonts::Library;
use nianbao::image::Images;
use nianbao::pdf::Imposition;
use nianbao::png::Resolution;
use nianbao::render::{Output, Renderer};
use nianbao::source::Memory;
use nianbao::style::{BOARD, DIGEST, OFFICIAL};

use super::{fuzz, read, reports};

#[test]
fn whole() {
    let samples = reports::samples();
    fuzz(
        "whole",
        3,
        |chance| match chance.below(3) {
            0 => {
                let text = chance.one(&samples).clone();
                chance.changed(&text).into_bytes()
            }
            _ => chance.report().to_string().into_bytes(),
        },
        |bytes, chance| {
            let reading = read("年报", bytes);
            let Some(report) = reading.usable() else { return false };
            let (images, _) = Images::load_all(report, &Memory::default());
            let style = *chance.one(&[&OFFICIAL, &OFFICIAL, &BOARD, &DIGEST]);
            let imposition = chance.once_in(6).then_some(Imposition::Booklet);
            let renderer = Renderer {
                style,
                library: Library::builtin(),
                draft: chance.once_in(4),
                resolution: Resolution::default(),
                imposition,
                link: None,
            };
            match renderer.render(report, &images, &Output::USUAL) {
                Ok(files) => assert_eq!(files.len(), 2),
                // What is refused is refused for something that the report says.
                Err(complaints) => {
                    for complaint in complaints {
                        assert_ne!(complaint.code.id, "OUTPUT", "{complaint}");
                        assert!(!complaint.advice.is_empty(), "{complaint}");
                    }
                }
            }
            true
        },
    );
}
