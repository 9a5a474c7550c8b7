//! Word's units.

use crate::style::Pt;

/// Height of a line of page furniture in type sizes.
const FURNITURE_LINE: f64 = 1.2;

/// Height of a line of page furniture of that type size.
pub(super) fn furniture_line(size: Pt) -> Pt {
    size * FURNITURE_LINE
}

/// Twips (1/20 point), Word's unit of length.
pub(super) fn twips(length: Pt) -> i32 {
    (length.0 * 20.0).round() as i32
}

/// Whether lengths differ as Word measures them.
pub(super) fn differs(a: Pt, b: Pt) -> bool {
    twips(a) != twips(b)
}

/// Twips of what a page or line holds many times, rounded down: the last line or character must not lack room.
pub(super) fn line(length: Pt) -> i32 {
    // The sliver makes up for products like 1.2 × 10.5, which may end a hair below the whole twip.
    (length.0 * 20.0 + 1e-6).floor() as i32
}

/// Twips where the unit's type must be unsigned; lengths are never negative.
pub(super) fn length(length: Pt) -> u32 {
    twips(length).max(0).unsigned_abs()
}

/// Half points, Word's unit of type sizes.
pub(super) fn half_points(size: Pt) -> usize {
    (size.0 * 2.0).round() as usize
}

/// EMU (1/12700 point), the unit of drawings.
pub(super) fn emu(length: Pt) -> u32 {
    (length.0 * 12_700.0).round() as u32
}

/// Eighths of a point, the unit of lines.
pub(super) fn eighths(width: Pt) -> usize {
    (width.0 * 8.0).round() as usize
}

/// Hundredths of a character, the unit of indents.
pub(super) fn hundredths(characters: f64) -> i32 {
    (characters * 100.0).round() as i32
}

/// Widths of columns in whole twips; every edge is rounded by itself, so that they add up to the whole table.
pub(super) fn column_widths(columns: &[Pt]) -> Vec<usize> {
    let mut edge = Pt::ZERO;
    let mut before = 0;
    let width = |&width: &Pt| {
        edge += width;
        let after = twips(edge);
        let width = (after - before).max(0).unsigned_abs() as usize;
        before = after;
        width
    };
    columns.iter().map(width).collect()
}

#[cfg(test)]
mod tests {
    use super::column_widths;
    use crate::style::Pt;

    #[test]
    fn columns_add_up_to_the_table() {
        let widths = column_widths(&[Pt(29.48); 15]);
        assert_eq!(widths.iter().sum::<usize>(), 8844);
        assert!(widths.iter().all(|width| [589, 590].contains(width)));
    }
}
