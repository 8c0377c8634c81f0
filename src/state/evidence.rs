//! The integrity report without its lists, asked for once and shared by the verdict pill and the integrity view.

use std::sync::Arc;

use ::view::explain;
use ::view::fragment::Claims;
use leptos::prelude::*;
use protocol::brief::{Brief, LineFilter};
use protocol::report::Options;
use protocol::{Command, Phase, SetOptions};

use super::State;
use crate::browser::language::language;
use crate::engine_client::{Engine, Latest, why_not};

/// The newest report.
#[derive(Clone, Copy)]
pub struct Evidence {
    engine: StoredValue<Engine, LocalStorage>,
    latest: Latest<Brief>,
    /// What the user claims about the export.
    claims: RwSignal<Claims>,
    shown: RwSignal<Option<Shown>>,
}

/// Files of the report, requested by clicking a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// What they are, for the heading.
    pub title: String,
    /// Which files.
    pub filter: LineFilter,
}

impl Evidence {
    /// Asks for the report whenever all files have been read. To be called once.
    pub fn watch(engine: Engine, state: State) -> Evidence {
        let claims = state.parts.claims;
        // While files are being read, the previous report stays.
        let level = Memo::new(move |before: Option<&Option<u64>>| {
            let (phase, stopped, files) =
                engine.progress().with(|progress| (progress.phase, progress.check_stopped, progress.files_total));
            match (phase, stopped) {
                (Phase::Ready, false) => Some(files),
                (Phase::Ready, true) | (Phase::Empty, _) => None,
                (Phase::Loading | Phase::Validating | Phase::Failed, _) => before.copied().flatten(),
            }
        });
        let question = Signal::derive(move || level.get().map(|_| claims.get().0));
        let latest = engine.latest(question, |engine, options: Options| {
            Box::pin(async move { engine.request(SetOptions(options)).await.map_err(|why| Some(why_not(&why))) })
        });
        // What was claimed is about the files that were closed; what a link claims is about those that are to come.
        let is_empty = Memo::new(move |_| engine.progress().with(|progress| progress.phase == Phase::Empty));
        Effect::new(move |before: Option<bool>| {
            let now = is_empty.get();
            if now && before == Some(false) {
                claims.set(Claims::default());
            }
            now
        });
        Evidence { engine: StoredValue::new_local(engine), latest, claims, shown: RwSignal::default() }
    }

    /// The newest report. An older one stays while a newer one is computed.
    pub fn report(self) -> ReadSignal<Option<Arc<Brief>>> {
        self.latest.answer.read_only()
    }

    /// How many files failed, and what is wrong with them; `None` if none did, or nothing is known yet.
    pub fn failures(self) -> Memo<Option<(u64, String)>> {
        Memo::new(move |_| {
            let report = self.latest.answer.get()?;
            explain::failures(&report.groups, language())
        })
    }

    /// Whether a newer report is in progress.
    pub fn pending(self) -> ReadSignal<bool> {
        self.latest.pending.read_only()
    }

    /// Why there is no newer report.
    pub fn trouble(self) -> ReadSignal<Option<String>> {
        self.latest.error.read_only()
    }

    /// The files to list, if any were requested. The caller opens the view that lists them.
    pub fn shown(self) -> RwSignal<Option<Shown>> {
        self.shown
    }

    /// Stops the check: there will be no report.
    pub fn stop(self) {
        self.send(Command::StopCheck);
    }

    /// Resumes the check.
    pub fn check(self) {
        self.send(Command::Check);
    }

    fn send(self, command: Command) {
        let engine = self.engine.get_value();
        leptos::task::spawn_local(async move {
            // The effects also show in the progress.
            let _ = engine.request(command).await;
        });
    }

    /// What the user claims about the export; what is set is tested.
    pub fn claims(self) -> RwSignal<Claims> {
        self.claims
    }
}

pub fn use_evidence() -> Evidence {
    expect_context::<Evidence>()
}
