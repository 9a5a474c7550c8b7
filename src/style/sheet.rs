//! Sheets: how one is read, and where the type area stands on it.

use super::Pt;

/// How a page is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageOrientation {
    /// 纵排: upright, as it is bound.
    Portrait,
    /// 横排: on its side, for a table that is too wide for an upright page.
    Landscape,
}

/// The sheet and the type area on it.
#[derive(Debug, Clone, PartialEq)]
pub struct PageStyle {
    /// Width of the sheet.
    pub width: Pt,
    /// Height of the sheet.
    pub height: Pt,
    /// 天头: from the upper edge to the type area.
    pub top: Pt,
    /// 订口: from the left edge to the type area, and from the right edge where even pages are mirrored.
    pub left: Pt,
    /// Whether sheets are printed on both sides, so that the left and right margins of even pages change places.
    pub mirrored: bool,
    /// Width of the type area (版心).
    pub text_width: Pt,
    /// Height of the type area.
    pub text_height: Pt,
    /// Distance from one line of the grid to the next.
    pub line_pitch: Pt,
    /// Characters of body text on a line.
    pub characters: usize,
}

impl PageStyle {
    /// From the left edge to the type area of an upright page, the first page being 1.
    pub fn left_of(&self, page: usize) -> Pt {
        if self.mirrored && page.is_multiple_of(2) { self.width - self.left - self.text_width } else { self.left }
    }

    /// Distance from one character of the grid to the next.
    pub fn character_pitch(&self) -> Pt {
        self.text_width / self.characters as f64
    }

    /// Width and height of the type area.
    pub fn text_area(&self, orientation: PageOrientation) -> (Pt, Pt) {
        match orientation {
            PageOrientation::Portrait => (self.text_width, self.text_height),
            PageOrientation::Landscape => (self.text_height, self.text_width),
        }
    }

    /// A page with its type area, the first page being 1.
    ///
    /// GB/T 9704—2012, 8: of a table that lies, the head is at the binding edge of odd pages and at the cutting edge of
    /// even ones, which are both the left edge of the sheet as it is bound. So the sheet is turned a quarter to the
    /// right to be read, and its left margin is above the table.
    pub fn frame(&self, page: usize, orientation: PageOrientation) -> PageFrame {
        let (text_width, text_height) = self.text_area(orientation);
        let (left, top) = (self.left_of(page), self.top);
        match orientation {
            PageOrientation::Portrait => {
                PageFrame { orientation, width: self.width, height: self.height, left, top, text_width, text_height }
            }
            PageOrientation::Landscape => PageFrame {
                orientation,
                width: self.height,
                height: self.width,
                left: self.height - top - self.text_height,
                top: left,
                text_width,
                text_height,
            },
        }
    }
}

/// A page with its type area, as it is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageFrame {
    /// How it is read.
    pub orientation: PageOrientation,
    /// Width.
    pub width: Pt,
    /// Height.
    pub height: Pt,
    /// From its left edge to the type area.
    pub left: Pt,
    /// From its upper edge to the type area.
    pub top: Pt,
    /// Width of the type area.
    pub text_width: Pt,
    /// Height of the type area.
    pub text_height: Pt,
}

impl PageFrame {
    /// Width and height of the sheet as it is bound.
    pub fn bound_size(&self) -> (Pt, Pt) {
        match self.orientation {
            PageOrientation::Portrait => (self.width, self.height),
            PageOrientation::Landscape => (self.height, self.width),
        }
    }

    /// Lower edge of the type area.
    pub fn foot(&self) -> Pt {
        self.top + self.text_height
    }

    /// Where a place on the sheet as it is bound is on the page as it is read.
    pub fn of_bound(&self, (x, y): (Pt, Pt)) -> (Pt, Pt) {
        match self.orientation {
            PageOrientation::Portrait => (x, y),
            PageOrientation::Landscape => (self.width - y, x),
        }
    }
}
