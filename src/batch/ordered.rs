//! Work shared over threads, with its results in the order of the work: the same for any number of threads.

use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::catch_panic::catch_panic;

/// So many pieces of work may wait or be under way for each thread: what bounds the memory.
const MAX_IN_FLIGHT: usize = 3;

/// Does each piece of work in one of so many threads and takes the results in the order of the work.
///
/// # Errors
/// The first error of `next` or `take`; the work that is under way is then given up.
pub(crate) fn parallel_map_ordered<W: Send, R: Send, E>(
    threads: usize,
    mut next: impl FnMut() -> Result<Option<W>, E>,
    work: impl Fn(W) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    if threads <= 1 {
        while let Some(piece) = next()? {
            take(work(piece))?;
        }
        return Ok(());
    }
    thread::scope(|scope| {
        let (to_do, waiting) = mpsc::channel::<(usize, W)>();
        let (done, results) = mpsc::channel::<(usize, Result<R, String>)>();
        let (waiting, work) = (Arc::new(Mutex::new(waiting)), &work);
        for _ in 0..threads {
            let (waiting, done) = (Arc::clone(&waiting), done.clone());
            scope.spawn(move || worker(&waiting, work, &done));
        }
        drop(done);
        let shared = Shared { to_do, results, most: threads * MAX_IN_FLIGHT };
        shared.run(&mut next, &mut take)
    })
}

fn worker<W, R>(
    waiting: &Mutex<Receiver<(usize, W)>>,
    work: impl Fn(W) -> R,
    done: &Sender<(usize, Result<R, String>)>,
) {
    loop {
        let piece = waiting.lock().expect("no thread panics while it holds the lock").recv();
        let Ok((number, piece)) = piece else { return };
        if done.send((number, catch_panic(|| work(piece)))).is_err() {
            return; // nobody wants it any more
        }
    }
}

struct Shared<W, R> {
    to_do: Sender<(usize, W)>,
    results: Receiver<(usize, Result<R, String>)>,
    most: usize,
}

impl<W, R> Shared<W, R> {
    fn run<E>(
        self,
        next: &mut impl FnMut() -> Result<Option<W>, E>,
        take: &mut impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let (mut given, mut taken) = (0, 0);
        let mut early: BTreeMap<usize, R> = BTreeMap::new();
        let mut more = true;
        loop {
            while more && given - taken < self.most {
                match next()? {
                    Some(piece) => {
                        self.to_do.send((given, piece)).expect("the threads wait for work");
                        given += 1;
                    }
                    None => more = false,
                }
            }
            if taken == given {
                return Ok(());
            }
            let (number, result) = self.results.recv().expect("a thread is at work");
            early.insert(number, result.expect("a panic in a unit was caught there"));
            while let Some(result) = early.remove(&taken) {
                take(result)?;
                taken += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_work_for_any_number_of_threads() {
        for threads in [1, 2, 16] {
            let (mut left, mut found) = (0..500_u64, Vec::new());
            let work =
                |number: u64| (0..(number * 7919) % 400).fold(number, |sum, _| std::hint::black_box(sum));
            let done: Result<(), ()> = parallel_map_ordered(
                threads,
                || Ok(left.next()),
                work,
                |result| {
                    found.push(result);
                    Ok(())
                },
            );
            assert_eq!(done, Ok(()));
            assert_eq!(found, (0..500).collect::<Vec<_>>(), "{threads}");
        }
    }

    #[test]
    fn an_error_ends_the_work() {
        for threads in [1, 4] {
            let mut left = 0..;
            let done = parallel_map_ordered(
                threads,
                || Ok(left.next()),
                |n: u32| n,
                |n| if n == 40 { Err(n) } else { Ok(()) },
            );
            assert_eq!(done, Err(40));
        }
    }
}
