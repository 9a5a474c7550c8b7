//! Ctrl-C and requests to end: nothing half written is left behind.

use std::sync::Once;

use super::save::abandon;

/// From the first call on, an interruption takes away what is not in its place yet, and a file that grows beyond what
/// the system allows becomes an error of writing like any other.
pub(super) fn watch() {
    static WATCHED: Once = Once::new();
    WATCHED.call_once(start);
}

#[cfg(unix)]
fn start() {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    use std::sync::mpsc::channel;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    // Whoever handles it gets the error of the write; nobody need ask whether it came.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
    let (ready, is_ready) = channel();
    // Without a thread of their own, signals do what they always do.
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        let wanted = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| !is_ignored(*signal));
        let mut signals = Signals::new(wanted);
        drop(ready);
        for signal in signals.iter_mut().flat_map(Signals::forever) {
            abandon();
            // Ends the program as the signal would have.
            let _ = emulate_default_handler(signal);
        }
    });
    // Ends as soon as the thread has let go of its end.
    let _ = is_ready.recv() as Result<(), _>;
}

/// Whether whoever started the program keeps a signal from it, as `nohup` does.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0);
    mask >> (signal - 1) & 1 == 1
}

#[cfg(windows)]
fn start() {
    // 130 is what shells give for a program that was interrupted.
    let _ = ctrlc::set_handler(|| {
        abandon();
        std::process::exit(130);
    });
}
