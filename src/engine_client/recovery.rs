//! What happens when a worker crashes: its memory is in an unknown state, and its raw records are gone. The honest
//! repair is to read everything again. The file it crashed on is read alone, and left out if a worker crashes on it
//! twice.

use leptos::prelude::*;
use protocol::what::{ReadingFault, What};
use protocol::{Command, FileHandle, Issue, IssueKind, PageToEngine, Phase, Severity};
use words::{Say, messages as m};

use super::Engine;
use super::reading::Untold;
use crate::browser::language::language;

/// After this many crashes not explained by a file, trying again would only repeat them.
const MOST_UNEXPLAINED_DEATHS: u32 = 2;

impl Engine {
    pub(super) fn edge_died(self, edge: u32, message: String) {
        // If nothing is read again, questions waiting for this edge would wait forever.
        self.send(PageToEngine::EdgeLost { edge });
        let reading = self.with(|session| session.edges.get(&edge).and_then(|edge| edge.reading));
        if reading.is_none() && self.one_more_death() > MOST_UNEXPLAINED_DEATHS {
            return self.fail(m::TroubleEdges { detail: &message }.say(language()));
        }
        let culprit = reading.and_then(|culprit| {
            self.with(|session| {
                if session.queue.suspect(culprit) {
                    session.excluded.insert(culprit);
                }
                session.files.get(&culprit).map(|held| held.handle.path.clone())
            })
        });
        self.trouble.set(Some(match culprit {
            Some(path) => m::TroubleEdgeAtFile { detail: &message, path: &path }.say(language()),
            None => m::TroubleEdge { detail: &message }.say(language()),
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
        let (handles, left_out) = self.with(|session| {
            let edges = std::mem::take(&mut session.edges);
            drop((edges, session.engine.take()));
            session.modules.end();
            session.queue.clear();
            session.untold = Untold::default();
            session.loading = None;
            session.asked.clear();
            let (left_out, handles): (Vec<_>, Vec<_>) =
                session.handles().into_iter().partition(|file| session.excluded.contains(&file.id));
            (handles, left_out)
        });
        self.forget_progress();
        self.start_workers();
        for file in left_out {
            self.command(Command::Expect { files: 1, bytes: file.size });
            self.command(Command::Crashed(crash_issue(&file), file.size));
        }
        let arriving = self.with(|session| session.arriving.len());
        if handles.len() + arriving > 0 {
            self.expect((handles.len() + arriving) as u64, handles.iter().map(|file| file.size).sum());
            self.read(handles);
            self.tell_left_out();
        }
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

fn crash_issue(file: &FileHandle) -> Issue {
    Issue {
        file: file.id,
        path: file.path.clone(),
        offset: None,
        severity: Severity::Error,
        kind: IssueKind::Crashed,
        what: What::Reading(ReadingFault::Crashed),
        rejected: 0,
    }
}
