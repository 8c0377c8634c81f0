//! What happens when a worker crashes: its memory is in an unknown state, and its raw records are gone. The honest
//! repair is to read everything again. The files it had been given are read one by one, and left out if a worker crashes
//! on one of them again.

use leptos::prelude::*;
use protocol::what::{ReadingFault, What};
use protocol::{Command, FileId, Issue, IssueKind, PageToEngine, Phase, Severity};
use view::memory::MOST_HANDLES;
use words::{Say, messages as m};

use super::Engine;
use super::session::{Held, Session};
use crate::browser::language::language;

/// After this many crashes not explained by a file, trying again would only repeat them.
const MOST_UNEXPLAINED_DEATHS: u32 = 2;

impl Engine {
    pub(super) fn edge_died(self, edge: u32, message: String) {
        // If nothing is read again, questions waiting for this edge would wait forever.
        self.send(PageToEngine::EdgeLost { edge });
        let suspects = self.with(|session| session.suspect_files_of(edge));
        if suspects.is_empty() && self.one_more_death() > MOST_UNEXPLAINED_DEATHS {
            return self.fail(m::TroubleEdges { detail: &message }.say(language()));
        }
        self.trouble.set(Some(match suspects.as_slice() {
            [] => m::TroubleEdge { detail: &message }.say(language()),
            [path] => m::TroubleEdgeAtFile { detail: &message, path }.say(language()),
            several => m::TroubleEdgeAtFiles { detail: &message, n: several.len() as u64 }.say(language()),
        }));
        self.restart_soon();
    }

    pub(super) fn engine_died(self, message: String) {
        if self.one_more_death() > MOST_UNEXPLAINED_DEATHS {
            return self.fail(m::TroubleEngineAgain { detail: &message }.say(language()));
        }
        self.trouble.set(Some(m::TroubleEngine { detail: &message }.say(language())));
        self.restart_soon();
    }

    fn one_more_death(self) -> u32 {
        self.with(|session| {
            session.unexplained_deaths += 1;
            session.unexplained_deaths
        })
    }

    /// Not right away, because the caller is a callback of a worker about to be dropped.
    fn restart_soon(self) {
        leptos::task::spawn_local(async move { self.restart() });
    }

    /// Ends all workers, and reads everything again.
    pub(super) fn restart(self) {
        if self.with(|session| session.has_let_go) {
            return self.ask_for_files();
        }
        let (files, left_out) = self.with(|session| {
            let edges = std::mem::take(&mut session.edges);
            drop((edges, session.engine.take()));
            session.modules.end();
            session.queue.clear();
            session.stop_ahead();
            session.left_out = 0;
            session.loading = None;
            session.asked.clear();
            let ids: Vec<FileId> = session.files.keys().copied().collect();
            ids.into_iter().partition::<Vec<_>, _>(|id| !session.excluded.contains(id))
        });
        self.forget_progress();
        self.start_workers();
        for file in left_out {
            if let Some(issue) = self.with(|session| session.files.get(&file).map(|held| crash_issue(file, held))) {
                self.command(Command::Expect { files: 1 });
                self.command(Command::Crashed(issue));
            }
        }
        let arriving = self.with(|session| session.arriving.len());
        if files.len() + arriving > 0 {
            self.expect((files.len() + arriving) as u64);
            self.read(&files);
            self.tell_left_out();
        }
    }

    /// Starts an empty session and asks for its files, because some cannot be read again. What went wrong before, if
    /// anything, is still told.
    pub(super) fn ask_for_files(self) {
        let n = self.with(|session| session.files.len() + session.arriving.len()) as u64;
        let again = m::TroubleOpenAgain { n, most: MOST_HANDLES as u64 }.say(language());
        let before = self.trouble.get_untracked();
        self.close_all();
        self.trouble.set(Some(before.into_iter().chain([again]).collect::<Vec<_>>().join(" ")));
    }

    pub(super) fn fail(self, message: String) {
        self.trouble.set(Some(message));
        self.with(|session| {
            session.loading = None;
            session.asked.clear();
        });
        self.progress.update(|progress| progress.phase = Phase::Failed);
    }
}

impl Session {
    /// The paths of the files that an edge had been given when it crashed. Any of them may be the cause, so they are
    /// read one by one from now on; one that was by itself already is left out.
    fn suspect_files_of(&mut self, edge: u32) -> Vec<String> {
        let groups = self.edges.get(&edge).map(|edge| edge.groups.as_slice()).unwrap_or_default();
        let suspects: Vec<FileId> = groups.iter().flat_map(|group| &group.files).map(|file| file.id).collect();
        for file in &suspects {
            if self.queue.suspect(*file) {
                self.excluded.insert(*file);
            }
        }
        suspects.iter().filter_map(|file| self.files.get(file)).map(|held| held.path.clone()).collect()
    }
}

fn crash_issue(file: FileId, held: &Held) -> Issue {
    Issue {
        file,
        path: held.path.clone(),
        offset: None,
        severity: Severity::Error,
        kind: IssueKind::Crashed,
        what: What::Reading(ReadingFault::Crashed),
        rejected: 0,
    }
}
