//! Where the time of a batch goes: `--profile`.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Times of the stages. Those of several threads add up.
#[derive(Debug)]
pub struct Profile {
    started: Instant,
    reading: AtomicU64,
    scoring: AtomicU64,
    taking: AtomicU64,
    ranking: AtomicU64,
    writing: AtomicU64,
}

impl Profile {
    /// Begins.
    pub fn start() -> Self {
        let zero = || AtomicU64::new(0);
        Profile {
            started: Instant::now(),
            reading: zero(),
            scoring: zero(),
            taking: zero(),
            ranking: zero(),
            writing: zero(),
        }
    }

    fn timed<T>(stage: &AtomicU64, work: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        let result = work();
        let nanoseconds = u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX);
        stage.fetch_add(nanoseconds, Ordering::Relaxed);
        result
    }

    /// Reading files into pieces of work.
    pub fn reading<T>(&self, work: impl FnOnce() -> T) -> T {
        Self::timed(&self.reading, work)
    }

    /// Reading records, binding, evaluating.
    pub fn scoring<T>(&self, work: impl FnOnce() -> T) -> T {
        Self::timed(&self.scoring, work)
    }

    /// Taking over what was scored.
    pub fn taking<T>(&self, work: impl FnOnce() -> T) -> T {
        Self::timed(&self.taking, work)
    }

    /// Ranking.
    pub fn ranking<T>(&self, work: impl FnOnce() -> T) -> T {
        Self::timed(&self.ranking, work)
    }

    /// Writing the result.
    pub fn writing<T>(&self, work: impl FnOnce() -> T) -> T {
        Self::timed(&self.writing, work)
    }

    /// The times as lines of text.
    pub fn text(&self, units: usize, jobs: usize) -> String {
        let shown = |stage: &AtomicU64| milliseconds(Duration::from_nanos(stage.load(Ordering::Relaxed)));
        let stages = [
            ("reading files", &self.reading),
            ("scoring, all threads together", &self.scoring),
            ("taking over", &self.taking),
            ("ranking", &self.ranking),
            ("writing", &self.writing),
        ];
        let mut text =
            format!("{units} units with {jobs} threads in {}\n", milliseconds(self.started.elapsed()));
        for (name, stage) in stages {
            text.push_str(&format!("  {name}: {}\n", shown(stage)));
        }
        text
    }
}

fn milliseconds(duration: Duration) -> String {
    let tenths = duration.as_micros() / 100;
    format!("{}.{} ms", tenths / 10, tenths % 10)
}
