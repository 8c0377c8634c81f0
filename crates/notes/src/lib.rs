//! What reviewers note about events (stars, tags and remarks) and about findings (what was expected), and the samples they drew, as a small file that can be
//! saved, loaded and merged.
//!
//! Merging loses nothing: stars, tags and expectations are united, and remarks and samples that differ are all kept. So it does not matter who
//! loads whose file first, nor how often.
//!
//! Pure: no clock, no I/O, no randomness.

use order::Order;
mod expected;
mod file;
mod samples;

use std::collections::BTreeMap;

use protocol::findings::Expectation;
use protocol::sampling::Sample;
use protocol::{Noted, NotedEvent, Remark};

pub use expected::{Expected, MOST_EXPECTATIONS};
pub use file::{Fault, File, read, write};
pub use samples::{MOST_DRAWN, MOST_SAMPLES, Samples};

/// Most tags and remarks of an event.
pub const MOST_OF_AN_EVENT: usize = 50;

/// Longest remark, tag or name, in characters.
pub const MOST_TEXT: usize = 20_000;

/// Most events with notes.
pub const MOST_NOTED: usize = 100_000;

/// Everything noted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    events: BTreeMap<NotedEvent, Noted>,
    expected: Expected,
    samples: Samples,
}

/// What merging did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Events about which something new was noted.
    pub changed: u64,
    /// How many of these had other remarks before, so that they now have those of both.
    pub of_both: u64,
    /// Events whose notes, and expectations and samples that, did not fit.
    pub left_out: u64,
}

impl Notes {
    /// What is noted about an event.
    pub fn get(&self, event: &NotedEvent) -> Option<&Noted> {
        self.events.get(event)
    }

    /// Notes this about an event, and returns what was noted before. What does not fit is cut off.
    pub fn put(&mut self, event: NotedEvent, noted: Noted) -> Noted {
        let noted = limited(noted);
        let before = if noted.is_empty() {
            self.events.remove(&event)
        } else if self.events.contains_key(&event) || self.events.len() < MOST_NOTED {
            self.events.insert(event, noted)
        } else {
            None
        };
        before.unwrap_or_default()
    }

    /// Keeps an expectation, and returns it as it is kept; `None` if it was there already or does not fit.
    pub fn expect(&mut self, expectation: Expectation) -> Option<Expectation> {
        self.expected.keep(expectation)
    }

    /// Withdraws an expectation. Returns whether there was one.
    pub fn withdraw(&mut self, expectation: &Expectation) -> bool {
        self.expected.withdraw(expectation)
    }

    /// What was expected.
    pub fn expected(&self) -> &Expected {
        &self.expected
    }

    /// All samples, by name.
    pub fn samples(&self) -> impl Iterator<Item = &Sample> {
        self.samples.iter()
    }

    /// The sample with this name.
    pub fn sample(&self, name: &str) -> Option<&Sample> {
        self.samples.get(name)
    }

    /// Keeps a sample instead of the one with its name. Returns whether it fits.
    pub fn put_sample(&mut self, sample: Sample) -> bool {
        self.samples.put(sample)
    }

    /// Adds somebody else's sample; another one of its name stays. Returns how many did not fit, 0 or 1.
    pub(crate) fn merge_sample(&mut self, sample: Sample) -> u64 {
        let mut others = Samples::default();
        if others.put(sample) { self.samples.merge(others) } else { 1 }
    }

    /// Removes a sample. Returns whether there was one.
    pub fn remove_sample(&mut self, name: &str) -> bool {
        self.samples.remove(name)
    }

    /// All events with what is noted about them.
    pub fn iter(&self) -> impl Iterator<Item = (&NotedEvent, &Noted)> {
        self.events.iter()
    }

    /// Number of events with notes.
    pub fn len(&self) -> u64 {
        self.events.len() as u64
    }

    /// Whether nothing is noted about any event.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Adds what others noted.
    pub fn merge(&mut self, others: Notes) -> Merged {
        let mut merged = Merged {
            left_out: self.expected.merge(others.expected) + self.samples.merge(others.samples),
            ..Merged::default()
        };
        for (event, theirs) in others.events {
            let known = self.events.get(&event).cloned().unwrap_or_default();
            let both = limited(united(&known, theirs));
            if both == known {
                continue;
            }
            let had_remarks = !known.remarks.is_empty() && both.remarks != known.remarks;
            let is_full = known.is_empty() && self.events.len() >= MOST_NOTED;
            if is_full {
                merged.left_out += 1;
            } else {
                self.events.insert(event, both);
                merged.changed += 1;
                merged.of_both += u64::from(had_remarks);
            }
        }
        merged
    }
}

/// What either noted.
fn united(ours: &Noted, theirs: Noted) -> Noted {
    let mut remarks = ours.remarks.clone();
    for remark in theirs.remarks {
        if !remarks.iter().any(|known| known.text == remark.text && known.by == remark.by) {
            remarks.push(remark);
        }
    }
    // Whoever merges, the order is the same.
    remarks.order_by(|a, b| (a.at, &a.by, &a.text).cmp(&(b.at, &b.by, &b.text)));
    let tags = ours.tags.iter().cloned().chain(theirs.tags).collect();
    Noted { starred: ours.starred || theirs.starred, tags, remarks, samples: Vec::new() }
}

/// Tags in order, each once, and no more of anything than fits.
fn limited(noted: Noted) -> Noted {
    let cut = |text: &str| text.trim().chars().take(MOST_TEXT).collect::<String>();
    let mut tags: Vec<String> = noted.tags.iter().map(|tag| cut(tag)).filter(|tag| !tag.is_empty()).collect();
    tags.order();
    tags.dedup();
    tags.truncate(MOST_OF_AN_EVENT);
    let remark = |remark: Remark| Remark { text: cut(&remark.text), by: cut(&remark.by), ..remark };
    let mut remarks: Vec<Remark> = noted.remarks.into_iter().map(remark).collect();
    remarks.retain(|remark| !remark.text.is_empty());
    remarks.truncate(MOST_OF_AN_EVENT);
    Noted { starred: noted.starred, tags, remarks, samples: Vec::new() }
}

#[cfg(test)]
mod tests;
