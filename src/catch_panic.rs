//! A panic in one unit is that unit's alone. There should be none.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    /// Whether this thread is at work on something whose panic is caught.
    static CATCHING: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic in this thread, right now, would be caught and told as a unit's.
pub(crate) fn is_catching_panics() -> bool {
    CATCHING.get()
}

/// What a piece of work comes to, or what it said when it broke down.
///
/// # Errors
/// The message of the panic.
pub(crate) fn catch_panic<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    let before = CATCHING.replace(true);
    // what the work has left half done is thrown away with the unit
    let worked = catch_unwind(AssertUnwindSafe(work));
    CATCHING.set(before);
    worked.map_err(|payload| {
        let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
        text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_its_message() {
        assert_eq!(catch_panic(|| 7), Ok(7));
        assert_eq!((catch_panic(is_catching_panics), is_catching_panics()), (Ok(true), false));
        assert_eq!(catch_panic(|| -> u8 { panic!("promise {}", 3) }), Err("promise 3".to_owned()));
        assert_eq!(catch_panic(|| -> u8 { panic!("plain") }), Err("plain".to_owned()));
    }
}
