//! Faults of the program itself: one that a report brings out must not take the others with it.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};

use nianbao::source::fault::{complaint, describe};

use super::problem::Problem;

thread_local! {
    /// What went wrong last in this thread, and where.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
    /// Whether this thread does work that is isolated.
    static ISOLATED: Cell<bool> = const { Cell::new(false) };
}

/// A fault: what went wrong in the program and where, for those who mend it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault(String);

/// Keeps what panics of isolated work say for [`isolate`], so that nobody reads it who can do nothing about it.
pub(super) fn quiet() {
    let usual = take_hook();
    set_hook(Box::new(move |info| if ISOLATED.get() { LAST.set(describe(info)) } else { usual(info) }));
}

/// What some work gives, or the fault that ended it. After [`quiet`], the fault says where it is.
pub(super) fn isolate<T>(work: impl FnOnce() -> T) -> Result<T, Fault> {
    let within = ISOLATED.replace(true);
    // What the work was changing is given up with it.
    let done = catch_unwind(AssertUnwindSafe(work)).map_err(|_| Fault(LAST.take()));
    ISOLATED.set(within);
    done
}

impl Fault {
    /// What is said of it, where it came from work on the file or part of that name.
    pub(super) fn problem(self, name: &str) -> Problem {
        Problem { name: name.to_owned(), complaint: complaint(&self.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::{isolate, quiet};

    #[test]
    fn a_fault_ends_its_own_work_and_says_where_it_is() {
        quiet();
        assert_eq!(isolate(|| 1), Ok(1));
        let fault = isolate(|| -> u8 { panic!("坏了") }).expect_err("a fault");
        let problem = fault.problem("年报.yaml");
        let told = format!("{}：{}", problem.name, problem.complaint);
        assert!(told.starts_with("年报.yaml：程序出了故障，没有做完（src/cli/fault.rs:"), "{told}");
        assert!(told.ends_with(" 坏了）；不是您的错；请把这句话和这份文件发给程序的开发者"), "{told}");
        assert_eq!(isolate(|| 2), Ok(2));
    }
}
