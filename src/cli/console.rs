//! What the program prints. `println!` and its kin panic where nobody reads on (`nianbao … | head`), so all goes
//! through here.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

use nianbao::diagnostic::{Diagnostic, reason};

/// A result, on standard output. A reader that has heard enough and gone is no error.
pub(super) fn result(text: &dyn Display) -> Result<(), Diagnostic> {
    let mut out = io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
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
