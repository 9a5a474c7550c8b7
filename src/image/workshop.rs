//! A place to call image libraries in: a thread of its own, with room for deep drawings, where a panic ends the image and
//! nothing else.

#[cfg(not(target_family = "wasm"))]
use std::sync::Once;

#[cfg(not(target_family = "wasm"))]
use rayon::prelude::*;

/// Name of the thread.
#[cfg(not(target_family = "wasm"))]
const NAME: &str = "nianbao-image";
/// Its stack, in bytes.
#[cfg(not(target_family = "wasm"))]
const STACK: usize = 32 * 1024 * 1024;

/// What a piece of work comes to; none if it panics or there is no thread to be had.
#[cfg(not(target_family = "wasm"))]
pub(super) fn run<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    keep_quiet();
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name(NAME.to_owned()).stack_size(STACK);
        thread.spawn_scoped(scope, work).ok()?.join().ok()
    })
}

/// What a piece of work comes to. A browser has no threads; there a panic ends the page's work and nothing else.
#[cfg(target_family = "wasm")]
pub(super) fn run<T>(work: impl FnOnce() -> T) -> Option<T> {
    Some(work())
}

/// Does the same with many things, by as many workers as there are.
#[cfg(not(target_family = "wasm"))]
pub(super) fn each<T: Sync>(things: &[T], work: impl Fn(&T) + Sync + Send) {
    things.par_iter().for_each(work);
}

/// Does the same with many things, one after the other.
#[cfg(target_family = "wasm")]
pub(super) fn each<T>(things: &[T], work: impl Fn(&T)) {
    things.iter().for_each(work);
}

/// Keeps panics in the workshop off the screen: they are told of in words. Panics elsewhere are reported as before.
#[cfg(not(target_family = "wasm"))]
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().name() != Some(NAME) {
                report(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn a_panic_ends_the_work_only() {
        assert_eq!(run(|| 1), Some(1));
        assert_eq!(run(|| -> u8 { panic!("expected") }), None);
    }
}
