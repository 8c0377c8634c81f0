//! Reading files: numbers and queues them, and hands them to the edges or drops them.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use leptos::prelude::*;
use protocol::{Command, FileHandle, PageToEdge, Phase, Skipped};
use view::arriving::After;

use super::session::Loading;
use super::{Dropped, Engine, Hold, timing};

/// How long at a time sizes of files are queried.
const TAKE_IN_MILLISECONDS: f64 = 10.0;

/// Interval at which the sum of sizes is reported, instead of with every file, since each report causes drawing.
const TELL_MILLISECONDS: f64 = 200.0;

/// How many groups of files an edge has at once: it reads one while the browser fetches the next.
const GROUPS_AT_ONCE: usize = 2;

/// Sizes not reported yet.
#[derive(Default)]
pub(super) struct Untold {
    /// Bytes to be read.
    bytes: u64,
    /// When they were last reported.
    reported_at: f64,
    /// Number and bytes of files outside the chosen days.
    left_out: (u64, u64),
}

impl Engine {
    /// Adds files to the session.
    pub fn open(self, files: Vec<Dropped>) {
        if files.is_empty() {
            return;
        }
        self.expect(files.len() as u64, 0);
        if self.with(|session| session.arriving.add(files)) {
            self.take_in();
        }
    }

    /// Queries the sizes of files that have arrived, and has them read. For files in a folder, the browser has to ask
    /// the disk one by one, which takes seconds for 100,000 of them, so it is done a little at a time.
    fn take_in(self) {
        let until = timing::now() + TAKE_IN_MILLISECONDS;
        let mut sized = Vec::new();
        let (after, handles, due) = self.with(|session| {
            let after = session.arriving.slice(
                || timing::now() >= until,
                |file| {
                    // Querying the size is what takes time.
                    let size = file.file.size();
                    sized.push((file, size));
                },
            );
            session.heard += 1;
            let handles: Vec<FileHandle> = sized.into_iter().map(|(file, size)| session.number(file, size)).collect();
            session.untold.bytes += handles.iter().map(|file| file.size).sum::<u64>();
            (after, handles, timing::now() - session.untold.reported_at > TELL_MILLISECONDS)
        });
        if after == After::Nothing {
            return;
        }
        if due || after == After::End {
            self.tell_sizes();
        }
        self.read(handles);
        if after == After::Slice {
            Timeout::new(0, move || self.take_in()).forget();
        } else {
            self.tell_left_out();
        }
    }

    fn tell_sizes(self) {
        let bytes = self.with(|session| {
            session.untold.reported_at = timing::now();
            std::mem::take(&mut session.untold.bytes)
        });
        if bytes > 0 {
            self.expect(0, bytes);
        }
    }

    pub(super) fn tell_left_out(self) {
        let (files, bytes) = self.with(|session| std::mem::take(&mut session.untold.left_out));
        if let (Some(days), true) = (self.days.get_untracked(), files > 0) {
            let (first, last) = days.ends();
            self.command(Command::Skip { files, bytes, why: Skipped::OtherDays(first, last) });
        }
    }

    /// Hands files to the edges, except those outside the chosen days.
    pub(super) fn read(self, mut handles: Vec<FileHandle>) {
        let days = self.days.get_untracked();
        self.with(|session| {
            let (files, bytes) = &mut session.untold.left_out;
            handles.retain(|file| {
                let read = days.is_none_or(|days| days.have(&file.path));
                if !read {
                    *files += 1;
                    *bytes += file.size;
                }
                read
            });
            session.queue.push(handles);
        });
        self.hand_out();
    }

    /// Announces that this many more files and bytes are to be read.
    pub(super) fn expect(self, files: u64, bytes: u64) {
        self.with(|session| {
            session.loading.get_or_insert_with(|| Loading {
                started: timing::now(),
                _hold: Hold::new(),
                _watchdog: self.watch_over_load(),
            });
        });
        // Shown right away; the engine's own report follows.
        self.progress.update(|progress| {
            progress.phase = Phase::Loading;
            progress.files_total += files;
            progress.bytes_total += bytes;
        });
        self.command(Command::Expect { files, bytes });
    }

    /// Gives every idle edge something to read and then something to fetch in the meantime, unless memory is full.
    pub(super) fn hand_out(self) {
        if self.full.get_untracked() {
            return;
        }
        for groups in 0..GROUPS_AT_ONCE {
            self.hand_out_to_edges_with(groups);
        }
    }

    fn hand_out_to_edges_with(self, groups: usize) {
        self.with(|session| {
            let edges = session.edges.len();
            for edge in session.edges.values_mut().filter(|edge| edge.started && edge.groups == groups) {
                let group = session.queue.next_group(edges, groups > 0);
                if group.is_empty() {
                    break;
                }
                let blobs = Array::new();
                for handle in &group {
                    if let Some(held) = session.files.get(&handle.id) {
                        blobs.push(&held.file);
                    }
                }
                // Posting fails only for values that cannot be cloned; files can.
                let _ = edge.running.post(&PageToEdge::Ingest(group), &[blobs.into()], &Array::new());
                edge.groups += 1;
            }
        });
    }

    /// Stops reading. What is loaded stays, and what was not read is reported.
    pub fn cancel(self) {
        // Dropped files are subtracted from what is expected, so they have to be included there first.
        self.tell_sizes();
        self.tell_left_out();
        let (files, bytes) = self.with(|session| {
            let arriving = session.arriving.clear() as u64;
            let waiting = session.queue.clear();
            // If everything is read again later, these are not.
            let given_up = waiting.iter().filter(|file| session.files.remove(&file.id).is_some()).count() as u64;
            for edge in session.edges.values() {
                // Posting fails only for values that cannot be cloned.
                let _ = edge.running.post(&PageToEdge::Stop, &[], &Array::new());
            }
            (arriving + given_up, waiting.iter().map(|file| file.share.bytes(file.size)).sum())
        });
        if files > 0 {
            self.command(Command::Skip { files, bytes, why: Skipped::Stopped });
        }
    }
}
