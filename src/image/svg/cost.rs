//! What it costs to draw a drawing, counted before it is drawn: pixels painted and pixels held.

use resvg::tiny_skia::PathSegment;
use resvg::usvg::{ClipPath, Group, Mask, Node, Paint, Path, Rect, Stroke, Transform, Tree};

use super::too_much;

/// Most pixels painted, all in all: a page painted a hundred times over in plain colours.
const MOST_PAINTED: f64 = 1e9;
/// What else takes as long as painting a pixel in a plain colour: so much of it is measured.
const GRADIENT_PIXEL: f64 = 15.0;
const PATTERN_PIXEL: f64 = 60.0;
/// A pixel's length of the edge of an area or of a line, and the beginning of another segment.
const EDGE: f64 = 50.0;
const SEGMENT: f64 = 200.0;
/// Most pixels held at one time beside the page, for what is transparent, clipped or masked as one.
const MOST_HELD: f64 = 4e7;
/// Farthest from the page that anything may lie, in pixels.
const FARTHEST: f32 = 1e7;
/// Most dashes and dots of broken lines.
const MOST_DASHES: f64 = 200_000.0;

/// Refuses a drawing that has filters, or whose drawing at a scale on a page of pixels costs too much.
///
/// # Errors
/// What it has and what to do.
pub(super) fn within_budget(tree: &Tree, scale: f32, width: u32, height: u32) -> Result<(), String> {
    let page = Rect::from_xywh(0.0, 0.0, width as f32, height as f32);
    let page = page.ok_or_else(|| too_much("没有大小"))?;
    let mut meter = Meter { scale, page, painted: 0.0, dashes: 0.0 };
    meter.group(tree.root(), 0.0, Surface::Page)
}

/// Where something is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Surface {
    /// Where it stands on the page.
    Page,
    /// On a pattern, mask or clip, whose own place is not known here.
    Elsewhere,
}

struct Meter {
    scale: f32,
    page: Rect,
    painted: f64,
    dashes: f64,
}

impl Meter {
    fn paint(&mut self, pixels: f64) -> Result<(), String> {
        self.painted += pixels;
        // What is no number is too much, too.
        if self.painted <= MOST_PAINTED { Ok(()) } else { Err(too_much("要画的东西太多")) }
    }

    /// Pixels of a box that are on the page.
    fn area(&self, bounds: Rect, surface: Surface) -> Result<f64, String> {
        let side = |low: f32, high: f32, page: f32| {
            let (low, high) = (low * self.scale, high * self.scale);
            let inside = match surface {
                Surface::Page => high.min(page) - low.max(0.0),
                Surface::Elsewhere => (high - low).min(page),
            };
            // Part of a pixel is a pixel.
            let fits = low >= -FARTHEST && high <= FARTHEST;
            fits.then_some(f64::from(inside.max(0.0).ceil() + 1.0)).ok_or_else(|| too_much("尺寸太大"))
        };
        let width = side(bounds.left(), bounds.right(), self.page.width())?;
        Ok(width * side(bounds.top(), bounds.bottom(), self.page.height())?)
    }

    /// A group while `held` pixels are held for the groups that it is in.
    fn group(&mut self, group: &Group, mut held: f64, surface: Surface) -> Result<(), String> {
        if !group.filters().is_empty() {
            return Err("SVG 里有滤镜（filter，如阴影、模糊），画不出来；请把 SVG 另存为 PNG".to_owned());
        }
        if group.should_isolate() {
            let layer = self.area(group.abs_layer_bounding_box().to_rect(), surface)?;
            let layers = 1 + usize::from(group.clip_path().is_some()) + 2 * usize::from(group.mask().is_some());
            held += layer * layers as f64;
            if held > MOST_HELD {
                return Err(too_much("透明、剪切或蒙版层层相套"));
            }
            self.paint(2.0 * layer * layers as f64)?;
            self.clip(group.clip_path(), held)?;
            self.mask(group.mask(), held)?;
        }
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, held, surface)?,
                Node::Path(path) => self.path(path, held, surface)?,
                Node::Text(text) => self.group(text.flattened(), held, surface)?,
                Node::Image(_) => {}
            }
        }
        Ok(())
    }

    fn clip(&mut self, clip: Option<&ClipPath>, held: f64) -> Result<(), String> {
        let Some(clip) = clip else { return Ok(()) };
        self.group(clip.root(), held, Surface::Elsewhere)?;
        self.clip(clip.clip_path(), held)
    }

    fn mask(&mut self, mask: Option<&Mask>, held: f64) -> Result<(), String> {
        let Some(mask) = mask else { return Ok(()) };
        self.group(mask.root(), held, Surface::Elsewhere)?;
        self.mask(mask.mask(), held)
    }

    fn path(&mut self, path: &Path, held: f64, surface: Surface) -> Result<(), String> {
        let bounds = self.area(path.abs_stroke_bounding_box(), surface)?;
        let (across, along) = path.abs_transform().get_scale();
        let length = length(path);
        let edge = length * f64::from(across.max(along) * self.scale);
        let outline = edge * EDGE + path.data().len() as f64 * SEGMENT;
        if let Some(fill) = path.fill() {
            self.paint(bounds * pixel(fill.paint()) + outline)?;
            self.pattern(fill.paint(), path.abs_transform(), held)?;
        }
        if let Some(stroke) = path.stroke() {
            // A line has two edges. Most lines leave most of the box that they stand in as it is.
            let width = f64::from(stroke.width().get() * across.max(along) * self.scale) + 2.0;
            let covered = (edge * width).min(bounds);
            self.paint(covered * pixel(stroke.paint()) + 2.0 * outline)?;
            self.dashes(stroke, length)?;
            self.pattern(stroke.paint(), path.abs_transform(), held)?;
        }
        Ok(())
    }

    fn dashes(&mut self, stroke: &Stroke, length: f64) -> Result<(), String> {
        let Some(dashes) = stroke.dasharray() else { return Ok(()) };
        let whole: f64 = dashes.iter().map(|&dash| f64::from(dash)).sum();
        self.dashes += length / whole * dashes.len() as f64;
        if self.dashes <= MOST_DASHES { Ok(()) } else { Err(too_much("虚线太密")) }
    }

    /// A pattern is drawn once for everything that it fills.
    fn pattern(&mut self, paint: &Paint, transform: Transform, held: f64) -> Result<(), String> {
        let Paint::Pattern(pattern) = paint else { return Ok(()) };
        let (across, along) = transform.pre_concat(pattern.transform()).get_scale();
        let (width, height) = (pattern.rect().width() * across, pattern.rect().height() * along);
        let tile = f64::from(width * self.scale).ceil() * f64::from(height * self.scale).ceil();
        if tile.is_nan() || tile + held > MOST_HELD {
            return Err(too_much("图案太大"));
        }
        self.paint(tile)?;
        self.group(pattern.root(), held + tile, Surface::Elsewhere)
    }
}

/// What a pixel of a paint takes.
fn pixel(paint: &Paint) -> f64 {
    match paint {
        Paint::Color(_) => 1.0,
        Paint::LinearGradient(_) | Paint::RadialGradient(_) => GRADIENT_PIXEL,
        Paint::Pattern(_) => PATTERN_PIXEL,
    }
}

/// Length of an outline, at most: along the points that steer its curves.
fn length(path: &Path) -> f64 {
    let (mut at, mut length) = ((0.0, 0.0), 0.0);
    let mut to = |x: f32, y: f32| {
        let next = (f64::from(x), f64::from(y));
        length += (next.0 - at.0).hypot(next.1 - at.1);
        at = next;
    };
    let mut start = (0.0, 0.0);
    for segment in path.data().segments() {
        match segment {
            PathSegment::MoveTo(p) => {
                start = (p.x, p.y);
                to(p.x, p.y);
            }
            PathSegment::LineTo(p) => to(p.x, p.y),
            PathSegment::QuadTo(a, p) => [a, p].iter().for_each(|p| to(p.x, p.y)),
            PathSegment::CubicTo(a, b, p) => [a, b, p].iter().for_each(|p| to(p.x, p.y)),
            PathSegment::Close => to(start.0, start.1),
        }
    }
    length
}
