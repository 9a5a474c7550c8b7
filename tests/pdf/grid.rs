//! Reads the tables of a page from their lines, as somebody looks at them: what no line parts is one cell.

use crate::reader::{Glyph, Page, Stroke};

/// Lines nearer to each other than this are one.
const NEAR: f64 = 0.3;

/// A table.
pub struct Grid {
    /// Where its vertical lines stand.
    pub xs: Vec<f64>,
    /// Where its horizontal lines stand.
    pub ys: Vec<f64>,
    pub cells: Vec<Cell>,
}

/// A cell; merged ones once.
#[derive(Debug, Clone)]
pub struct Cell {
    pub row: usize,
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
    pub glyphs: Vec<Glyph>,
}

impl Cell {
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }
}

impl Grid {
    /// The tables of a page from top to bottom.
    pub fn all(page: &Page) -> Vec<Grid> {
        let edge = page.strokes.iter().map(|stroke| stroke.from.0).fold(f64::INFINITY, f64::min);
        let sides = page.strokes.iter().filter(|stroke| !stroke.is_horizontal() && stroke.from.0 < edge + 1.0);
        let mut grids: Vec<Grid> = sides.map(|side| Grid::beside(page, side)).collect();
        grids.sort_by(|a, b| a.ys[0].total_cmp(&b.ys[0]));
        grids
    }

    /// The table whose left side is a line.
    fn beside(page: &Page, side: &Stroke) -> Grid {
        let inside = |stroke: &&Stroke| {
            let middle = (stroke.from.1 + stroke.to.1) / 2.0;
            side.from.1 - NEAR <= middle && middle <= side.to.1 + NEAR
        };
        let strokes: Vec<&Stroke> = page.strokes.iter().filter(inside).collect();
        let ys = places(strokes.iter().filter(|stroke| stroke.is_horizontal()).map(|stroke| stroke.from.1));
        let xs = places(strokes.iter().filter(|stroke| !stroke.is_horizontal()).map(|stroke| stroke.from.0));
        let covers = |from: f64, to: f64, at: f64| from <= at && at <= to;
        let wall = |x: f64, y: f64| {
            let mut lines = strokes.iter().filter(|stroke| !stroke.is_horizontal());
            lines.any(|line| (line.from.0 - x).abs() < NEAR && covers(line.from.1, line.to.1, y))
        };
        let floor = |x: f64, y: f64| {
            let mut lines = strokes.iter().filter(|stroke| stroke.is_horizontal());
            lines.any(|line| (line.from.1 - y).abs() < NEAR && covers(line.from.0, line.to.0, x))
        };
        let middle = |places: &[f64], at: usize| (places[at] + places[at + 1]) / 2.0;
        let mut taken = vec![vec![false; xs.len() - 1]; ys.len() - 1];
        let mut cells = Vec::new();
        for row in 0..ys.len() - 1 {
            for column in 0..xs.len() - 1 {
                if taken[row][column] {
                    continue;
                }
                let end_column =
                    (column + 1..xs.len()).find(|&at| wall(xs[at], middle(&ys, row))).expect("a right side");
                let end_row = (row + 1..ys.len()).find(|&at| floor(middle(&xs, column), ys[at])).expect("a lower side");
                for (at, line) in taken.iter_mut().enumerate().take(end_row).skip(row) {
                    for (place, slot) in line.iter_mut().enumerate().take(end_column).skip(column) {
                        assert!(!std::mem::replace(slot, true), "cells overlap at {row}, {column}");
                        let walled = place > column && wall(xs[place], middle(&ys, at));
                        let floored = at > row && floor(middle(&xs, place), ys[at]);
                        assert!(!walled && !floored, "a line ends inside the cell at {row}, {column}");
                    }
                }
                let holds = |glyph: &&Glyph| {
                    let y = glyph.baseline - glyph.size * 0.38;
                    covers(xs[column], xs[end_column], glyph.middle()) && covers(ys[row], ys[end_row], y)
                };
                let glyphs = page.glyphs.iter().filter(holds).cloned().collect();
                cells.push(Cell { row, column, rows: end_row - row, columns: end_column - column, glyphs });
            }
        }
        Grid { xs, ys, cells }
    }

    /// The table as text: a line a row, `←` and `↑` where a cell goes on.
    pub fn drawn(&self) -> String {
        let mut lines = vec![vec![String::new(); self.xs.len() - 1]; self.ys.len() - 1];
        for cell in &self.cells {
            for (at, line) in lines.iter_mut().enumerate().skip(cell.row).take(cell.rows) {
                for (place, slot) in line.iter_mut().enumerate().skip(cell.column).take(cell.columns) {
                    *slot = match (at == cell.row, place == cell.column) {
                        (true, true) => cell.text(),
                        (true, false) => "←".to_owned(),
                        (false, _) => "↑".to_owned(),
                    };
                }
            }
        }
        lines.iter().map(|line| format!("| {} |\n", line.join(" | "))).collect()
    }
}

/// Different places in order.
fn places(all: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut all: Vec<f64> = all.collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|a, b| (*a - *b).abs() < NEAR);
    all
}
