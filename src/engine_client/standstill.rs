//! Watches a load: says what it is waiting for if it stalls, and restarts the workers if that lasts. `view::watchdog`
//! decides when, and what is being waited for.

use gloo::timers::callback::Interval;
use leptos::prelude::*;
use protocol::{FileId, Phase};
use view::watchdog::{Alarm, EdgeLevel, Levels, Waiting};
use words::{Say, messages as m};

use super::Engine;
use super::session::{Edge, Session};
use crate::browser::language::language;

const TICK_MILLISECONDS: u32 = 1000;

impl Engine {
    /// What a stalled load is waiting for.
    pub fn standstill(self) -> ReadSignal<Option<String>> {
        self.standstill.read_only()
    }

    /// Ticks for as long as the returned timer exists.
    pub(super) fn watch_over_load(self) -> Interval {
        Interval::new(TICK_MILLISECONDS, move || self.tick())
    }

    fn tick(self) {
        // While memory is full, nothing is meant to move.
        if self.full.get_untracked() {
            return;
        }
        let alarm = self.with(|session| {
            let largest = session.largest_being_read();
            session.watchdog.tick(session.heard, largest)
        });
        match alarm {
            None => {}
            Some(Alarm::Over) => self.standstill.set(None),
            Some(Alarm::Say) => {
                let waiting = self.waiting();
                self.standstill.set(Some(m::Standstill { waiting: &waiting }.say(language())));
            }
            Some(Alarm::Restart) => self.end_standstill(),
        }
    }

    fn waiting(self) -> String {
        let phase = self.progress.with_untracked(|progress| progress.phase);
        self.with(|session| session.say(&session.levels(phase).waiting()))
    }

    /// What does not answer counts as crashed. If a worker was reading a file, that file is read alone next time, and
    /// left out after that.
    fn end_standstill(self) {
        let waiting = self.waiting();
        self.standstill.set(None);
        let at_a_file = self.with(|session| {
            let mut edges = session.edges.iter();
            edges.find(|(_, edge)| !edge.groups.is_empty()).map(|(number, _)| *number)
        });
        match at_a_file {
            Some(edge) => self.edge_died(edge, waiting),
            None if self.with(Session::suspect_what_is_read) => self.hand_out(),
            None => self.engine_died(waiting),
        }
    }
}

impl Session {
    /// Bytes of the largest file being read. Files of unknown size are small, or given back.
    fn largest_being_read(&self) -> u64 {
        let groups = self.edges.values().flat_map(|edge| &edge.groups);
        groups.flat_map(|group| &group.files).filter_map(|file| file.size).max().unwrap_or_default()
    }

    /// Leaves what the page has been reading all the time to edges, one by one. Returns false if there is nothing.
    fn suspect_what_is_read(&mut self) -> bool {
        let suspects: Vec<FileId> = self.ahead.being_read().collect();
        for file in &suspects {
            self.queue.suspect(*file);
        }
        self.leave_to_edges(&suspects);
        self.readers.clear();
        !suspects.is_empty()
    }

    fn levels(&self, phase: Phase) -> Levels {
        let level = |(number, edge): (&u32, &Edge)| EdgeLevel {
            edge: *number,
            started: edge.started,
            busy: !edge.groups.is_empty(),
            reading: edge.reading,
        };
        Levels {
            compiled: self.program.is_some(),
            arriving: self.arriving.len() as u64,
            opening: self.ahead.being_read().next(),
            queued: (self.queue.len() + self.ahead.len()) as u64,
            edges: self.edges.iter().map(level).collect(),
            phase,
        }
    }

    fn say(&self, waiting: &Waiting) -> String {
        let language = language();
        match waiting {
            Waiting::Program => m::waiting_program(language).to_owned(),
            Waiting::TakingIn(n) => m::WaitingTakingIn { n: *n }.say(language),
            Waiting::Start(edges) => m::WaitingStart { n: edges.len() as u64 }.say(language),
            Waiting::Reading(edges) => match edges.iter().find_map(|(_, file)| self.path(*file)) {
                Some(path) => m::WaitingReading { path }.say(language),
                None => m::WaitingFirstRead { n: edges.len() as u64 }.say(language),
            },
            Waiting::Opening(file) => {
                m::WaitingReading { path: self.path(Some(*file)).unwrap_or_default() }.say(language)
            }
            Waiting::Handing(n) => m::WaitingHanding { n: *n }.say(language),
            Waiting::Engine => m::waiting_engine(language).to_owned(),
            Waiting::Check => m::waiting_check(language).to_owned(),
        }
    }

    fn path(&self, file: Option<FileId>) -> Option<&str> {
        self.files.get(&file?).map(|held| held.path.as_str())
    }
}
