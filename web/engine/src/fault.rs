//! Faults of the program itself. In a browser a panic ends the instance; what it says is kept to be asked for.

use std::cell::RefCell;
use std::panic::set_hook;

use nianbao::source::fault as told;
use wasm_bindgen::prelude::*;

use crate::findings::Findings;

thread_local! {
    /// Where it went wrong, and how.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps what a panic says.
pub(crate) fn listen() {
    set_hook(Box::new(|info| LAST.set(Some(told::describe(info)))));
}

/// What ended this instance, as findings in JSON; none if nothing did.
#[wasm_bindgen]
pub fn fault() -> Option<String> {
    LAST.take().map(|place| Findings::of_file(&[told::complaint(&place)]).to_string())
}
