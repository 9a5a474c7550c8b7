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
    let (width, height) = (width as f32, height as f32);
    // As far as resvg lets layers go beyond the page.
    let layers = Rect::from_xywh(-2.0 * width, -2.0 * height, 5.0 * width, 5.0 * height);
    let layers = layers.ok_or_else(|| too_much("没有大小"))?;
    let mut meter = Meter { layers, painted: 0.0, dashes: 0.0 };
    meter.children(tree.root(), Canvas { transform: Transform::from_scale(scale, scale), width, height, held: 0.0 })
}

/// What is drawn on: the page, or one of the pictures that what is transparent, clipped, masked or repeated is drawn on first.
#[derive(Debug, Clone, Copy)]
struct Canvas {
    /// Where what is drawn goes.
    transform: Transform,
    /// Sides in pixels.
    width: f32,
    height: f32,
    /// Pixels held so far, this canvas among them.
    held: f64,
}

impl Canvas {
    fn moved(self, transform: Transform) -> Self {
        Canvas { transform: self.transform.pre_concat(transform), ..self }
    }

    /// Where a box of a drawing lies.
    fn place(&self, bounds: Rect) -> Result<Rect, String> {
        let far = || too_much("尺寸太大");
        let place = bounds.transform(self.transform).ok_or_else(far)?;
        let fits = [place.left(), place.top(), place.right(), place.bottom()].iter().all(|side| side.abs() <= FARTHEST);
        fits.then_some(place).ok_or_else(far)
    }

    /// Pixels of a place that are on the canvas. Part of a pixel is a pixel.
    fn area(&self, place: Rect) -> f64 {
        let side = |low: f32, high: f32, end: f32| f64::from((high.min(end) - low.max(0.0)).max(0.0).ceil() + 1.0);
        side(place.left(), place.right(), self.width) * side(place.top(), place.bottom(), self.height)
    }
}

struct Meter {
    /// Where layers may lie.
    layers: Rect,
    painted: f64,
    dashes: f64,
}

impl Meter {
    fn paint(&mut self, pixels: f64) -> Result<(), String> {
        self.painted += pixels;
        // What is no number is too much, too.
        if self.painted <= MOST_PAINTED { Ok(()) } else { Err(too_much("要画的东西太多")) }
    }

    fn children(&mut self, group: &Group, canvas: Canvas) -> Result<(), String> {
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, canvas)?,
                Node::Path(path) => self.path(path, canvas)?,
                Node::Text(text) => self.group(text.flattened(), canvas)?,
                Node::Image(_) => {}
            }
        }
        Ok(())
    }

    fn group(&mut self, group: &Group, canvas: Canvas) -> Result<(), String> {
        if !group.filters().is_empty() {
            return Err("SVG 里有滤镜（filter，如阴影、模糊），画不出来；请把 SVG 另存为 PNG".to_owned());
        }
        let canvas = canvas.moved(group.transform());
        if group.should_isolate() { self.layer(group, canvas) } else { self.children(group, canvas) }
    }

    /// A group that is drawn by itself before it is drawn upon all else.
    fn layer(&mut self, group: &Group, canvas: Canvas) -> Result<(), String> {
        let place = canvas.place(group.layer_bounding_box().to_rect())?;
        // Two pixels more on each side, for soft edges.
        let (left, top) = ((place.left() - 2.0).max(self.layers.left()), (place.top() - 2.0).max(self.layers.top()));
        let width = (place.right() + 2.0).min(self.layers.right()) - left;
        let height = (place.bottom() + 2.0).min(self.layers.bottom()) - top;
        if width <= 0.0 || height <= 0.0 {
            return Ok(());
        }
        let pixels = f64::from(width.ceil()) * f64::from(height.ceil());
        let layers = 1 + usize::from(group.clip_path().is_some()) + 2 * usize::from(group.mask().is_some());
        let held = canvas.held + pixels * layers as f64;
        if held > MOST_HELD {
            return Err(too_much("透明、剪切或蒙版层层相套"));
        }
        self.paint(2.0 * pixels * layers as f64)?;
        let transform = canvas.transform.post_translate(-left.floor(), -top.floor());
        let layer = Canvas { transform, width, height, held };
        self.children(group, layer)?;
        self.clip(group.clip_path(), layer, pixels)?;
        self.mask(group.mask(), layer, pixels)
    }

    /// A clip of a layer of so many pixels. Each takes as many again.
    fn clip(&mut self, clip: Option<&ClipPath>, layer: Canvas, pixels: f64) -> Result<(), String> {
        let Some(clip) = clip else { return Ok(()) };
        self.paint(2.0 * pixels)?;
        self.children(clip.root(), layer.moved(clip.transform()))?;
        self.clip(clip.clip_path(), Canvas { held: layer.held + pixels, ..layer }, pixels)
    }

    /// A mask, likewise.
    fn mask(&mut self, mask: Option<&Mask>, layer: Canvas, pixels: f64) -> Result<(), String> {
        let Some(mask) = mask else { return Ok(()) };
        let held = layer.held + pixels;
        if held > MOST_HELD {
            return Err(too_much("透明、剪切或蒙版层层相套"));
        }
        self.paint(4.0 * pixels)?;
        self.children(mask.root(), layer)?;
        self.mask(mask.mask(), Canvas { held, ..layer }, pixels)
    }

    fn path(&mut self, path: &Path, canvas: Canvas) -> Result<(), String> {
        let covered = canvas.area(canvas.place(path.stroke_bounding_box())?);
        let (across, along) = canvas.transform.get_scale();
        let scale = f64::from(across.max(along));
        let length = length(path);
        let edge = length * scale;
        let outline = edge * EDGE + path.data().len() as f64 * SEGMENT;
        if let Some(fill) = path.fill() {
            self.paint(covered * pixel(fill.paint()) + outline)?;
            self.pattern(fill.paint(), canvas)?;
        }
        if let Some(stroke) = path.stroke() {
            // A line has two edges. Most lines leave most of the box that they stand in as it is.
            let width = f64::from(stroke.width().get()) * scale + 2.0;
            self.paint((edge * width).min(covered) * pixel(stroke.paint()) + 2.0 * outline)?;
            self.dashes(stroke, length)?;
            self.pattern(stroke.paint(), canvas)?;
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
    fn pattern(&mut self, paint: &Paint, canvas: Canvas) -> Result<(), String> {
        let Paint::Pattern(pattern) = paint else { return Ok(()) };
        let (across, along) = canvas.transform.pre_concat(pattern.transform()).get_scale();
        let (width, height) = ((pattern.rect().width() * across).ceil(), (pattern.rect().height() * along).ceil());
        let tile = f64::from(width) * f64::from(height);
        let held = canvas.held + tile;
        if tile.is_nan() || held > MOST_HELD {
            return Err(too_much("图案太大"));
        }
        self.paint(tile)?;
        self.children(pattern.root(), Canvas { transform: Transform::from_scale(across, along), width, height, held })
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
