//! 拼版: the sheets that are printed, and where on them the pages stand.

use crate::style::{PageFrame, PageOrientation, Pt};

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
    /// Pages in reading order; none for blank ones.
    pages: Vec<Option<PageFrame>>,
    /// Width and height of a page as it is bound.
    bound: (Pt, Pt),
}

/// Where a page stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    /// Which side of the sheets, from 0.
    pub side: usize,
    /// From its left edge to that of the page as it is bound.
    pub x: Pt,
    /// The width of a page that is turned to be read, and is turned back to stand beside others; none of other pages.
    pub turned_back: Option<Pt>,
}

impl Spot {
    /// Where a place on the page is on the sheet.
    pub fn point(&self, (x, y): (Pt, Pt)) -> (Pt, Pt) {
        match self.turned_back {
            None => (self.x + x, y),
            Some(width) => (self.x + y, width - x),
        }
    }

    /// Where a rectangle on the page is on the sheet: its left, upper, right and lower edge.
    pub fn edges(&self, [left, top, right, bottom]: [Pt; 4]) -> [Pt; 4] {
        let ((a, b), (c, d)) = (self.point((left, top)), self.point((right, bottom)));
        [a.min(c), b.min(d), a.max(c), b.max(d)]
    }
}

impl Sheets {
    /// Sheets for pages in reading order, one a page unless they are imposed; none for a blank page.
    pub fn new(imposition: Option<Imposition>, mut pages: Vec<Option<PageFrame>>) -> Self {
        if imposition == Some(Imposition::Booklet) {
            // Each sheet of a booklet has four pages.
            pages.resize(pages.len().next_multiple_of(4), None);
        }
        // All pages of a file are of one layout.
        let bound = pages.iter().flatten().next().map_or((Pt::ZERO, Pt::ZERO), PageFrame::bound_size);
        Sheets { imposition, pages, bound }
    }

    /// Width and height of a side.
    pub fn size(&self, side: usize) -> (Pt, Pt) {
        let (width, height) = self.bound;
        match (self.imposition, self.pages.get(side)) {
            (Some(_), _) => (2.0 * width, height),
            (None, Some(Some(frame))) => (frame.width, frame.height),
            (None, _) => (width, height),
        }
    }

    /// Number of sides.
    pub fn sides(&self) -> usize {
        if self.imposition.is_some() { self.pages.len().div_ceil(2) } else { self.pages.len() }
    }

    /// Where a page stands, the first being 0.
    pub fn spot(&self, page: usize) -> Spot {
        let (side, is_right) = match self.imposition {
            None => (page, false),
            Some(Imposition::TwoUp) => (page / 2, page % 2 == 1),
            // The first page is beside the last, the second, behind it, beside the last but one. Page 1 is a right-hand
            // page, and so is every other.
            Some(Imposition::Booklet) => (page.min(self.pages.len() - 1 - page), page.is_multiple_of(2)),
        };
        let lies = |frame: &&PageFrame| self.imposition.is_some() && frame.orientation == PageOrientation::Landscape;
        let turned_back = self.pages[page].as_ref().filter(lies).map(|frame| frame.width);
        Spot { side, x: if is_right { self.bound.0 } else { Pt::ZERO }, turned_back }
    }

    /// The pages on a side, from left to right.
    pub fn on(&self, side: usize) -> Vec<(usize, Spot)> {
        let spots = (0..self.pages.len()).map(|page| (page, self.spot(page)));
        let mut found: Vec<(usize, Spot)> = spots.filter(|(_, spot)| spot.side == side).collect();
        found.sort_by(|(_, one), (_, other)| one.x.0.total_cmp(&other.x.0));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{Imposition, Sheets};
    use crate::style::{OFFICIAL, PageOrientation, Pt};

    /// Pages of each side by their numbers, from left to right.
    fn sides(imposition: Imposition, pages: usize) -> Vec<Vec<usize>> {
        let frame = |page| Some(OFFICIAL.page.frame(page, PageOrientation::Portrait));
        let sheets = Sheets::new(Some(imposition), (1..=pages).map(frame).collect());
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

    /// Guards pages that are turned: on a sheet of two, both are bound at the same edges, and the head of a table that lies is
    /// at the left.
    #[test]
    fn a_page_that_is_turned_is_turned_back_beside_others() {
        let page = &OFFICIAL.page;
        let frames = [1, 2].map(|number| Some(page.frame(number, PageOrientation::Landscape))).to_vec();
        let alone = Sheets::new(None, frames.clone());
        assert_eq!(alone.size(0), (page.height, page.width));
        assert_eq!(alone.spot(1).point((Pt(3.0), Pt(5.0))), (Pt(3.0), Pt(5.0)));
        let sheets = Sheets::new(Some(Imposition::TwoUp), frames);
        assert_eq!(sheets.size(0), (2.0 * page.width, page.height));
        let spot = sheets.spot(1);
        assert_eq!(spot.point((Pt::ZERO, Pt::ZERO)), (page.width, page.height), "the upper left corner");
        assert_eq!(spot.point((page.height, Pt::ZERO)), (page.width, Pt::ZERO), "the upper right corner");
        let edges = spot.edges([Pt(10.0), Pt(20.0), Pt(30.0), Pt(60.0)]);
        assert_eq!(
            edges,
            [page.width + Pt(20.0), page.height - Pt(30.0), page.width + Pt(60.0), page.height - Pt(10.0)]
        );
    }
}
