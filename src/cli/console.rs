//! What the program prints. `println!` and its kin panic where nobody reads on (`nianbao … | head`), so all goes
//! through here.

use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal, Write};

use nianbao::source::{Code, Diagnostic, Origin, reason, text};
use nianbao::text::visible::visible;

use super::problem::Problem;

/// A result, on standard output. A reader that has heard enough and gone is no error.
pub(super) fn result(text: &dyn Display) -> Result<(), Problem> {
    let mut out = io::stdout().lock();
    written(writeln!(out, "{}", shown(text)).and_then(|()| out.flush()))
}

/// The complaints about a report for people, on standard error.
pub(super) fn say_complaints(origin: &Origin, complaints: &[Diagnostic]) {
    let mut err = io::stderr().lock();
    let text = text::render(origin, complaints, err.is_terminal());
    let _ = err.write_all(text.as_bytes());
}

/// What became of writing a result.
fn written(outcome: io::Result<()>) -> Result<(), Problem> {
    match outcome {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Problem {
            name: "标准输出".to_owned(),
            complaint: Diagnostic::new(&Code::OUTPUT, format!("结果写不出去（{}）", reason(&error)))
                .advise("请检查重定向到的文件"),
        }),
        _ => Ok(()),
    }
}

/// What there is to print of a report, kept until its turn has come.
#[derive(Debug)]
pub(super) struct Transcript {
    said: Vec<Said>,
    /// Whether messages may have colours.
    coloured: bool,
}

#[derive(Debug)]
enum Said {
    Result(String),
    Message(String),
}

impl Transcript {
    pub(super) fn new() -> Self {
        Transcript { said: Vec::new(), coloured: io::stderr().is_terminal() }
    }

    /// One whose messages are also read elsewhere than on a terminal.
    pub(super) fn plain() -> Self {
        Transcript { said: Vec::new(), coloured: false }
    }

    /// See [`say`].
    pub(super) fn say(&mut self, text: &dyn Display) {
        self.said.push(Said::Message(shown(text) + "\n"));
    }

    /// See [`say_complaints`].
    pub(super) fn say_complaints(&mut self, origin: &Origin, complaints: &[Diagnostic]) {
        self.said.push(Said::Message(text::render(origin, complaints, self.coloured)));
    }

    /// The complaints about a report as results.
    pub(super) fn result_complaints(&mut self, origin: &Origin, complaints: &[Diagnostic]) {
        self.said.push(Said::Result(text::render(origin, complaints, io::stdout().is_terminal())));
    }

    /// All messages.
    pub(super) fn messages(&self) -> String {
        let message = |said: &Said| match said {
            Said::Message(text) => Some(text.clone()),
            Said::Result(_) => None,
        };
        self.said.iter().filter_map(message).collect()
    }

    /// Prints it.
    pub(super) fn tell(self) -> Result<(), Problem> {
        for said in self.said {
            match said {
                Said::Result(text) => {
                    let mut out = io::stdout().lock();
                    written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))?;
                }
                Said::Message(text) => {
                    let _ = io::stderr().lock().write_all(text.as_bytes());
                }
            }
        }
        Ok(())
    }
}

/// Something for people, on standard error. If that is gone too, there is nobody left to tell.
pub(super) fn say(text: &dyn Display) {
    let _ = writeln!(io::stderr().lock(), "{}", shown(text));
}

/// Lines that cannot act on a terminal, whatever names of files and arguments are in them.
fn shown(text: &dyn Display) -> String {
    visible(&text.to_string(), &['\n', '\t']).into_owned()
}
