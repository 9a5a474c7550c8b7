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

/// The complaints about a report as results.
pub(super) fn result_complaints(origin: &Origin, complaints: &[Diagnostic]) -> Result<(), Problem> {
    let mut out = io::stdout().lock();
    let text = text::render(origin, complaints, out.is_terminal());
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
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

/// Something for people, on standard error. If that is gone too, there is nobody left to tell.
pub(super) fn say(text: &dyn Display) {
    let _ = writeln!(io::stderr().lock(), "{}", shown(text));
}

/// Lines that cannot act on a terminal, whatever names of files and arguments are in them.
fn shown(text: &dyn Display) -> String {
    visible(&text.to_string(), &['\n', '\t']).into_owned()
}
