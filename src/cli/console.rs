//! What the program prints. `println!` and its kin panic where nobody reads on (`nianbao … | head`), so all goes
//! through here.

use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal, Write};

use codespan_reporting::term::termcolor::{ColorChoice, StandardStream};
use nianbao::check::{Finding, human};
use nianbao::diagnostic::{Diagnostic, reason};
use nianbao::read::Source;

/// A result, on standard output. A reader that has heard enough and gone is no error.
pub(super) fn result(text: &dyn Display) -> Result<(), Diagnostic> {
    let mut out = io::stdout().lock();
    written(writeln!(out, "{text}").and_then(|()| out.flush()))
}

/// The findings of a report as results.
pub(super) fn result_findings(source: &Source, findings: &[Finding]) -> Result<(), Diagnostic> {
    let mut out = StandardStream::stdout(colours(&io::stdout()));
    written(human::write(source, findings, &mut out).and_then(|()| out.flush()))
}

/// The findings of a report for people, on standard error.
pub(super) fn say_findings(source: &Source, findings: &[Finding]) {
    let _ = human::write(source, findings, &mut StandardStream::stderr(colours(&io::stderr())));
}

/// Colours are for eyes.
fn colours(stream: &impl IsTerminal) -> ColorChoice {
    if stream.is_terminal() { ColorChoice::Auto } else { ColorChoice::Never }
}

/// What became of writing a result.
fn written(outcome: io::Result<()>) -> Result<(), Diagnostic> {
    match outcome {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let message = format!("结果写不出去（{}）；请检查重定向到的文件", reason(&error));
            Err(Diagnostic::file("标准输出", message))
        }
        _ => Ok(()),
    }
}

/// Something for people, on standard error. If that is gone too, there is nobody left to tell.
pub(super) fn say(text: &dyn Display) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}
