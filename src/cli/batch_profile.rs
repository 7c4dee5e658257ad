//! Where the time of a batch goes: `--profile`.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::messages::batch::{RANKING, READING, SCORING, StageTook, TAKING, Took, WRITING};
use crate::language::{Computed, Language, Show};

/// Times of the stages. Those of several threads add up.
#[derive(Debug)]
pub(super) struct Profile {
    started: Instant,
    reading: AtomicU64,
    scoring: AtomicU64,
    taking: AtomicU64,
    ranking: AtomicU64,
    writing: AtomicU64,
}

impl Profile {
    /// Begins.
    pub(super) fn start() -> Self {
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
    pub(super) fn reading<T>(&self, work: impl FnOnce() -> T) -> T {
        Self::timed(&self.reading, work)
    }

    /// Reading records, binding, evaluating.
    pub(super) fn scoring<T>(&self, work: impl FnOnce() -> T) -> T {
        Self::timed(&self.scoring, work)
    }

    /// Taking over what was scored.
    pub(super) fn taking<T>(&self, work: impl FnOnce() -> T) -> T {
        Self::timed(&self.taking, work)
    }

    /// Ranking.
    pub(super) fn ranking<T>(&self, work: impl FnOnce() -> T) -> T {
        Self::timed(&self.ranking, work)
    }

    /// Writing the result.
    pub(super) fn writing<T>(&self, work: impl FnOnce() -> T) -> T {
        Self::timed(&self.writing, work)
    }

    /// The times as lines of text.
    pub(super) fn text(&self, units: usize, jobs: usize, language: Language) -> String {
        let taken = |stage: &AtomicU64| milliseconds(Duration::from_nanos(stage.load(Ordering::Relaxed)));
        let stages = [
            (READING, &self.reading),
            (SCORING, &self.scoring),
            (TAKING, &self.taking),
            (RANKING, &self.ranking),
            (WRITING, &self.writing),
        ];
        let took = Took { units, jobs, time: milliseconds(self.started.elapsed()) };
        let mut text = format!("{}\n", took.said(language));
        for (stage, time) in stages {
            text.push_str(&format!("{}\n", StageTook { stage, time: taken(time) }.said(language)));
        }
        text
    }
}

fn milliseconds(duration: Duration) -> Computed {
    let tenths = duration.as_micros() / 100;
    Computed(format!("{}.{} ms", tenths / 10, tenths % 10))
}
