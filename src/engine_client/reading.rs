//! Reading files: numbers and queues them, and hands them to the edges or drops them.

use std::collections::BTreeMap;

use gloo::timers::callback::Timeout;
use js_sys::Array;
use leptos::prelude::*;
use protocol::{Command, FileId, FileToRead, PageToEdge, Phase, Refusal, Skipped};
use view::arriving::After;
use view::queue;

use wasm_bindgen::JsValue;

use super::session::{Group, Loading, Session};
use super::{Dropped, Engine, Hold, timing, why_not};

/// How long at a time files are taken in.
const TAKE_IN_MILLISECONDS: f64 = 10.0;

/// How many groups of files an edge has at once: it reads one while the browser fetches the next.
const GROUPS_AT_ONCE: usize = 2;

impl Engine {
    /// Adds files to the session. Returns false if there is nothing to read them, which the user is told.
    pub fn open(self, files: Vec<Dropped>) -> bool {
        if self.has_not_started() {
            // Why is said already, unless somebody has read and dismissed it.
            if self.trouble.with_untracked(Option::is_none) {
                self.tell(why_not(&Refusal::NotStarted));
            }
            return false;
        }
        if files.is_empty() {
            return true;
        }
        self.expect(files.len() as u64);
        if self.with(|session| session.arriving.add(files)) {
            self.take_in();
        }
        true
    }

    /// Numbers files that have arrived, and has them read. All that happens to a file on this thread is that it is kept
    /// and handed on; still, that takes a moment for 100,000 of them, so it is done a little at a time.
    fn take_in(self) {
        let until = timing::now() + TAKE_IN_MILLISECONDS;
        let mut taken = Vec::new();
        let (after, numbers) = self.with(|session| {
            let after = session.arriving.slice(|| timing::now() >= until, |file| taken.push(file));
            session.heard += 1;
            let numbers: Vec<FileId> = taken.into_iter().map(|file| session.number(file)).collect();
            (after, numbers)
        });
        if after == After::Nothing {
            return;
        }
        self.read(&numbers);
        if after == After::Slice {
            Timeout::new(0, move || self.take_in()).forget();
        } else {
            self.tell_left_out();
        }
    }

    pub(super) fn tell_left_out(self) {
        let files = self.with(|session| std::mem::take(&mut session.left_out));
        if let (Some(days), true) = (self.days.get_untracked(), files > 0) {
            let (first, last) = days.ends();
            self.command(Command::Skip { files, why: Skipped::OtherDays(first, last) });
        }
    }

    /// Hands files to the edges, except those outside the chosen days.
    pub(super) fn read(self, files: &[FileId]) {
        let days = self.days.get_untracked();
        self.with(|session| {
            let Session { files: held, queue, ahead, left_out, .. } = session;
            let paths = files.iter().filter_map(|file| Some((*file, held.get(file)?.path.as_str())));
            for (file, path) in paths {
                if days.is_some_and(|days| !days.have(path)) {
                    *left_out += 1;
                } else if queue::is_container(path) || queue.is_suspect(file) {
                    queue.push([(file, path)]);
                } else {
                    ahead.push(file);
                }
            }
        });
        self.hand_out();
    }

    /// Announces that this many more files are to be read.
    pub(super) fn expect(self, files: u64) {
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
        });
        self.command(Command::Expect { files });
    }

    /// Gives every idle edge something to read and then something to fetch in the meantime, unless memory is full.
    pub(super) fn hand_out(self) {
        if self.full.get_untracked() {
            return;
        }
        for groups in 0..GROUPS_AT_ONCE {
            self.with(|session| session.hand_out_to_edges_with(groups));
        }
        self.read_ahead();
    }

    /// Takes back files that an edge will not read. They are read next, by any edge.
    pub(super) fn take_back(self, edge: u32, group: u32, files: &[(FileId, u64)]) {
        let skipped = self.with(|session| {
            let groups = session.edges.get_mut(&edge).map(|edge| edge.groups.as_mut_slice()).unwrap_or_default();
            let Some(group) = groups.iter_mut().find(|it| it.number == group) else { return 0 };
            let sizes: BTreeMap<FileId, u64> = files.iter().copied().collect();
            group.files.retain(|file| !sizes.contains_key(&file.id));
            if group.stops != session.stops {
                return session.give_up(files.iter().map(|(file, _)| *file));
            }
            let paths = &session.files;
            let known = files.iter().filter_map(|(file, size)| Some((*file, paths.get(file)?.path.as_str(), *size)));
            session.queue.give_back(known);
            0
        });
        self.tell_stopped(skipped);
        self.hand_out();
    }

    /// Stops reading. What is loaded stays, and what was not read is reported.
    pub fn cancel(self) {
        // Dropped files are subtracted from what is expected, so they have to be included there first.
        self.tell_left_out();
        let files = self.with(|session| {
            session.stops += 1;
            let arriving = session.arriving.clear() as u64;
            let waiting = session.queue.clear();
            let being_read = session.stop_ahead();
            arriving + session.give_up(waiting.iter().map(|file| file.id).chain(being_read))
        });
        self.tell_edges(&PageToEdge::Stop);
        self.tell_stopped(files);
    }

    fn tell_stopped(self, files: u64) {
        if files > 0 {
            self.command(Command::Skip { files, why: Skipped::Stopped });
        }
    }
}

impl Session {
    fn hand_out_to_edges_with(&mut self, groups: usize) {
        let edges = self.edges.len();
        let idle = self.edges.iter().filter(|(_, edge)| edge.started && edge.groups.len() == groups);
        let idle: Vec<u32> = idle.map(|(number, _)| *number).collect();
        for number_of_edge in idle {
            let Some(edge) = self.edges.get(&number_of_edge) else { continue };
            let mut at_hand = edge.groups.iter().flat_map(|group| &group.files);
            if at_hand.any(|file| self.queue.is_suspect(file.id)) {
                continue;
            }
            let others = self.ahead.len();
            let mut files = self.queue.next_group(edges, groups > 0, others);
            let mut read = Vec::new();
            if files.is_empty() {
                (files, read) = self.next_read(edges);
            }
            if files.is_empty() {
                return;
            }
            self.next_group += 1;
            let number = self.next_group;
            let attached = Array::new();
            let mut to_read = Vec::with_capacity(files.len());
            let transfer: Array = read.iter().collect();
            let mut read = read.into_iter();
            for file in &files {
                let bytes = read.next();
                let Some(held) = self.files.get(&file.id) else { continue };
                // Nobody has told the engine about the size of what the page has read.
                let size = if bytes.is_some() { None } else { file.size };
                attached.push(&bytes.map_or_else(|| JsValue::from(held.file.clone()), JsValue::from));
                to_read.push(FileToRead { id: file.id, path: held.path.clone(), size, share: file.share });
            }
            // Posting fails only for values that cannot be cloned; files and buffers can.
            let ingest = PageToEdge::Ingest { group: number, files: to_read };
            let Some(edge) = self.edges.get_mut(&number_of_edge) else { continue };
            let _ = edge.running.post(&ingest, &[attached.into()], &transfer);
            edge.groups.push(Group { number, files, stops: self.stops });
        }
    }

    /// Forgets files, so that they are not read if everything is read again later. Returns their number.
    fn give_up(&mut self, files: impl Iterator<Item = FileId>) -> u64 {
        files.filter(|file| self.files.remove(file).is_some()).count() as u64
    }
}
