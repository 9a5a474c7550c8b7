//! Word's units, from points.

/// Twips (1/20 point), Word's unit of length.
pub(super) fn twips(points: f64) -> i32 {
    (points * 20.0).round() as i32
}

/// Twips of what a page or line holds many times, rounded down: the last line or character must not lack room.
pub(super) fn line(points: f64) -> i32 {
    // The sliver makes up for products like 1.2 × 10.5, which may end a hair below the whole twip.
    (points * 20.0 + 1e-6).floor() as i32
}

/// Twips where the unit's type must be unsigned; lengths are never negative.
pub(super) fn length(points: f64) -> u32 {
    twips(points).max(0).unsigned_abs()
}

/// Half points, Word's unit of type sizes.
pub(super) fn half_points(points: f64) -> usize {
    (points * 2.0).round() as usize
}

/// EMU (1/12700 point), the unit of drawings.
pub(super) fn emu(points: f64) -> u32 {
    (points * 12_700.0).round() as u32
}

/// Eighths of a point, the unit of lines.
pub(super) fn eighths(points: f64) -> usize {
    (points * 8.0).round() as usize
}

/// Hundredths of a character, the unit of indents.
pub(super) fn hundredths(characters: f64) -> i32 {
    (characters * 100.0).round() as i32
}

/// Widths of columns in whole twips; every edge is rounded by itself, so that they add up to the whole table.
pub(super) fn column_widths(points: &[f64]) -> Vec<usize> {
    let mut edge = 0.0;
    let mut before = 0;
    let width = |width: &f64| {
        edge += width;
        let after = twips(edge);
        let width = (after - before).max(0).unsigned_abs() as usize;
        before = after;
        width
    };
    points.iter().map(width).collect()
}

#[cfg(test)]
mod tests {
    use super::column_widths;

    #[test]
    fn columns_add_up_to_the_table() {
        let widths = column_widths(&[29.48; 15]);
        assert_eq!(widths.iter().sum::<usize>(), 8844);
        assert!(widths.iter().all(|width| [589, 590].contains(width)));
    }
}
