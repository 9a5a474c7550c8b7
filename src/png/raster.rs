//! The rasteriser, with hayro.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ::png::{BitDepth, ColorType, Encoder, EncodingError, PixelDimensions, Unit};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};

use super::Resolution;

/// Points in an inch.
const POINTS_PER_INCH: f32 = 72.0;

/// Metres in an inch, the unit of PNG's resolutions being dots per metre.
const METRES_PER_INCH: f64 = 0.0254;

/// As [`super::draw`].
pub(super) fn draw(pdf: &[u8], resolution: Resolution) -> Result<Vec<Vec<u8>>, String> {
    let failed = |what: &str| format!("页面画不成图片（{what}）；请把年报数据和这条消息反馈给开发者");
    let pdf = Pdf::new(pdf.to_vec()).map_err(|_| failed("PDF"))?;
    let incomplete = Arc::new(AtomicBool::new(false));
    let warned = Arc::clone(&incomplete);
    let interpreter = InterpreterSettings {
        warning_sink: Arc::new(move |_| warned.store(true, Ordering::Relaxed)),
        ..InterpreterSettings::default()
    };
    let cache = RenderCache::new();
    let page = |page| {
        let picture = picture(page, resolution, &cache, &interpreter);
        if incomplete.load(Ordering::Relaxed) {
            return Err(failed("字体或图片"));
        }
        encode(&picture, resolution).map_err(|_| failed("PNG"))
    };
    pdf.pages().iter().map(page).collect()
}

/// Draws a page on white paper.
fn picture<'a>(
    page: &'a Page<'a>,
    resolution: Resolution,
    cache: &RenderCache<'a>,
    interpreter: &InterpreterSettings,
) -> Pixmap {
    let scale = f32::from(resolution.0) / POINTS_PER_INCH;
    let (width, height) = page.render_dimensions();
    // To the nearest dot: A4 at 150 dots per inch is 1240 by 1754 everywhere.
    let mut context = RenderContext::new((width * scale).round() as u16, (height * scale).round() as u16);
    let transform = Affine::scale(scale.into()) * page.initial_transform(true).to_kurbo();
    // Hinting moves stems to whole dots, which printers do not.
    let look = RenderSettings { hinting: false, ..RenderSettings::default() };
    render_into(page, cache, interpreter, &look, &mut context, transform);
    context.flush();
    let mut picture = Pixmap::new(context.width(), context.height());
    let paper = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    context.render_with(&mut picture, &mut Resources::default(), paper);
    picture
}

/// A PNG file of a picture without transparency, in greys where it has no colour.
fn encode(picture: &Pixmap, resolution: Resolution) -> Result<Vec<u8>, EncodingError> {
    let pixels = picture.data();
    let is_grey = pixels.iter().all(|pixel| pixel.r == pixel.g && pixel.g == pixel.b);
    let (colour, samples): (ColorType, Vec<u8>) = if is_grey {
        (ColorType::Grayscale, pixels.iter().map(|pixel| pixel.r).collect())
    } else {
        (ColorType::Rgb, pixels.iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect())
    };
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, picture.width().into(), picture.height().into());
    encoder.set_color(colour);
    encoder.set_depth(BitDepth::Eight);
    let dots = (f64::from(resolution.0) / METRES_PER_INCH).round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: dots, yppu: dots, unit: Unit::Meter }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&samples)?;
    writer.finish()?;
    Ok(file)
}
