//! Layouts, as the command line names them.

use clap::{Args, ValueEnum};
use nianbao::style::{self, Style};

use super::basis::{Basis, Grounds};
use super::console::say;
use super::problem::Problem;

/// The layout that is asked for.
#[derive(Debug, Args)]
pub(super) struct Choice {
    /// 版式：official（公文格式，GB/T 9704—2012）；board（公示版，A3 大字，贴公示栏）、digest（一图读懂，一张 A3）；不写则是 official
    #[arg(
        long,
        value_name = "版式",
        value_enum,
        default_value_t = Layout::Official,
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "选项"
    )]
    pub(super) layout: Layout,
}

impl Choice {
    /// What a run rests on, in this layout; tells what of a house style it does not take.
    pub(super) fn grounds(&self, basis: &Basis) -> Result<Grounds, Problem> {
        let grounds = basis.read(self.layout.style())?;
        if self.layout.hangs() && grounds.measured {
            say(
                &"提醒：版式里的页边距、行数、字号、页码、表格拆不拆开只用于 A4 的 official；这次只照标题加粗和数字的字体",
            );
        }
        Ok(grounds)
    }
}

/// A layout, as the command line names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Layout {
    Official,
    Board,
    Digest,
}

impl Layout {
    /// Whether its sheets are hung on a wall, not laid into each other.
    pub(super) fn hangs(self) -> bool {
        self != Layout::Official
    }

    /// How its pages look.
    pub(super) fn style(self) -> &'static Style {
        match self {
            Layout::Official => &style::OFFICIAL,
            Layout::Board => &style::BOARD,
            Layout::Digest => &style::DIGEST,
        }
    }
}
