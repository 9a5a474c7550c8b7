//! Pictures on a page, each as an image of its own.

use crate::layout::Picture;
use crate::markup::put;

/// Draws a picture, turned to stand upright.
pub(super) fn draw(picture: &Picture, svg: &mut String) {
    let orientation = picture.image.orientation();
    let (mut width, mut height) = (picture.width.0 as f32, picture.height.0 as f32);
    if orientation.swaps_sides() {
        std::mem::swap(&mut width, &mut height);
    }
    // What cannot be drawn is told of when files are written.
    let Ok(address) = picture.image.data_uri() else { return };
    let [a, b, c, d, e, f] = orientation.upright(width, height, (picture.x.0 as f32, picture.y.0 as f32));
    put(
        svg,
        format_args!(
            "<image transform=\"matrix({a} {b} {c} {d} {e:.2} {f:.2})\" width=\"{width:.2}\" height=\"{height:.2}\" \
             preserveAspectRatio=\"none\" href=\"{address}\"/>"
        ),
    );
}
