//! A place to call drawing libraries in: a thread of its own, with room for deep drawings, where a panic ends the drawing
//! and nothing else.

use std::sync::Once;

/// Name of the thread.
const NAME: &str = "nianbao-svg";
/// Its stack, in bytes.
const STACK: usize = 32 * 1024 * 1024;

/// What a piece of work comes to; none if it panics or there is no thread to be had.
pub(super) fn run<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    keep_quiet();
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name(NAME.to_owned()).stack_size(STACK);
        thread.spawn_scoped(scope, work).ok()?.join().ok()
    })
}

/// Keeps panics in the workshop off the screen: they are told of in words. Panics elsewhere are reported as before.
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
