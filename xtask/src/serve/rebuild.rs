//! Rebuilds when a source changes, and notifies the page.

use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::build::{self, Job, inputs};

/// Sources are polled, not watched: checking a few hundred file times takes milliseconds, and works on every file
/// system.
const LOOK_EVERY: Duration = Duration::from_millis(300);

/// Counts successful builds, and wakes those waiting for the next one.
#[derive(Default)]
pub struct Builds {
    finished: Mutex<u64>,
    changed: Condvar,
}

impl Builds {
    /// Number of successful builds so far.
    pub fn finished(&self) -> u64 {
        *self.finished.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there have been more than `seen` builds, at most for `patience`; returns their number.
    pub fn wait(&self, seen: u64, patience: Duration) -> u64 {
        let finished = self.finished.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(finished, patience, |finished| *finished == seen);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn count(&self) {
        *self.finished.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }
}

/// Builds. An error is printed, and the previous build stays.
pub fn build_and_tell(job: &Job<'_>, builds: &Builds) {
    let start = Instant::now();
    match build::build_if_changed(job) {
        Ok(Some(_)) => {
            println!("built in {:.1} s", start.elapsed().as_secs_f64());
            builds.count();
        }
        Ok(None) => println!("nothing changed since the last build"),
        // Cargo has already shown the compiler's errors above.
        Err(error) => eprintln!("error: {error:#}\nnot built; waiting for the next change"),
    }
}

/// Rebuilds after every change, forever.
pub fn on_every_change(job: &Job<'_>, builds: &Builds) -> ! {
    let mut built = inputs::glance(job.project).ok();
    loop {
        thread::sleep(LOOK_EVERY);
        let seen = inputs::glance(job.project).ok();
        if seen == built {
            continue;
        }
        // An editor or a checkout may still be writing.
        let settled = settle(job, seen);
        println!("\nsomething changed");
        build_and_tell(job, builds);
        built = settled;
    }
}

fn settle(job: &Job<'_>, mut seen: Option<String>) -> Option<String> {
    loop {
        thread::sleep(LOOK_EVERY / 3);
        let again = inputs::glance(job.project).ok();
        if again == seen {
            return seen;
        }
        seen = again;
    }
}
