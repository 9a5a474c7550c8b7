//! 拼版: the sheets that are printed, and where on them the pages stand.

use crate::style::Pt;

/// How pages stand on sheets that are twice as wide: pages of A4 on sheets of A3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imposition {
    /// Side by side in reading order.
    TwoUp,
    /// 骑马订: so that the sheets, printed on both sides and laid into each other, are a booklet when they are folded.
    Booklet,
}

impl Imposition {
    /// All of them.
    pub const ALL: [Imposition; 2] = [Imposition::TwoUp, Imposition::Booklet];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Imposition::TwoUp => "2up",
            Imposition::Booklet => "booklet",
        }
    }
}

/// The sides of the sheets of a file.
pub(super) struct Sheets {
    imposition: Option<Imposition>,
    /// Pages in reading order, blank ones among them.
    pages: usize,
    /// Width of a page.
    width: Pt,
}

/// Where a page stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    /// Which side of the sheets, from 0.
    pub side: usize,
    /// From its left edge to that of the page.
    pub x: Pt,
}

impl Sheets {
    /// Sheets for so many pages of a width, one a page unless they are imposed.
    pub fn new(imposition: Option<Imposition>, pages: usize, width: Pt) -> Self {
        // Each sheet of a booklet has four pages.
        let pages = if imposition == Some(Imposition::Booklet) { pages.next_multiple_of(4) } else { pages };
        Sheets { imposition, pages, width }
    }

    /// Width of a side.
    pub fn width(&self) -> Pt {
        if self.imposition.is_some() { 2.0 * self.width } else { self.width }
    }

    /// Number of sides.
    pub fn sides(&self) -> usize {
        if self.imposition.is_some() { self.pages.div_ceil(2) } else { self.pages }
    }

    /// Where a page stands, the first being 0.
    pub fn spot(&self, page: usize) -> Spot {
        let (side, is_right) = match self.imposition {
            None => (page, false),
            Some(Imposition::TwoUp) => (page / 2, page % 2 == 1),
            // The first page is beside the last, the second, behind it, beside the last but one. Page 1 is a right-hand
            // page, and so is every other.
            Some(Imposition::Booklet) => (page.min(self.pages - 1 - page), page.is_multiple_of(2)),
        };
        Spot { side, x: if is_right { self.width } else { Pt::ZERO } }
    }

    /// The pages on a side, from left to right.
    pub fn on(&self, side: usize) -> Vec<(usize, Spot)> {
        let spots = (0..self.pages).map(|page| (page, self.spot(page)));
        let mut found: Vec<(usize, Spot)> = spots.filter(|(_, spot)| spot.side == side).collect();
        found.sort_by(|(_, one), (_, other)| one.x.0.total_cmp(&other.x.0));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{Imposition, Sheets};
    use crate::style::Pt;

    /// Pages of each side by their numbers, from left to right.
    fn sides(imposition: Imposition, pages: usize) -> Vec<Vec<usize>> {
        let sheets = Sheets::new(Some(imposition), pages, Pt(1.0));
        let side = |side| sheets.on(side).into_iter().map(|(page, _)| page + 1).collect();
        (0..sheets.sides()).map(side).collect()
    }

    #[test]
    fn two_pages_stand_in_reading_order() {
        assert_eq!(sides(Imposition::TwoUp, 4), [[1, 2], [3, 4]]);
        assert_eq!(sides(Imposition::TwoUp, 3), [vec![1, 2], vec![3]]);
    }

    #[test]
    fn booklets_are_folded_in_the_middle() {
        assert_eq!(sides(Imposition::Booklet, 4), [[4, 1], [2, 3]]);
        assert_eq!(sides(Imposition::Booklet, 5), [[8, 1], [2, 7], [6, 3], [4, 5]]);
        assert_eq!(sides(Imposition::Booklet, 1), [[4, 1], [2, 3]]);
    }
}
