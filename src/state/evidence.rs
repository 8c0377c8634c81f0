//! The integrity report in brief, asked once and shared by the verdict pill and the integrity view.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::brief::{Brief, LineFilter};
use protocol::report::Options;
use protocol::{Phase, Request, Response};

use crate::engine_client::Engine;

/// The newest report.
#[derive(Clone, Copy)]
pub struct Evidence {
    engine: StoredValue<Engine, LocalStorage>,
    report: RwSignal<Option<Arc<Brief>>>,
    trouble: RwSignal<Option<String>>,
    pending: RwSignal<bool>,
    asked: StoredValue<u64>,
    shown: RwSignal<Option<Shown>>,
}

/// Files of the report that somebody asked for by a click on what counts them.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// What they are, for the heading.
    pub title: String,
    /// Which ones.
    pub filter: LineFilter,
}

impl Evidence {
    /// Asks for the report whenever all files are read. Call once.
    pub fn watch(engine: Engine) -> Evidence {
        let evidence = Evidence {
            engine: StoredValue::new_local(engine),
            report: RwSignal::default(),
            trouble: RwSignal::default(),
            pending: RwSignal::default(),
            asked: StoredValue::new(0),
            shown: RwSignal::default(),
        };
        let level = Memo::new(move |_| {
            engine.progress().with(|progress| (progress.phase, progress.check_stopped, progress.files_total))
        });
        Effect::new(move |_| match level.get() {
            (Phase::Ready, false, _) => evidence.ask(Request::IntegrityBrief),
            (Phase::Ready, true, _) | (Phase::Empty, ..) => evidence.report.set(None),
            _ => {}
        });
        evidence
    }

    /// The newest report; an older one stays while a newer one is computed.
    pub fn report(self) -> ReadSignal<Option<Arc<Brief>>> {
        self.report.read_only()
    }

    /// A newer report is under way.
    pub fn pending(self) -> ReadSignal<bool> {
        self.pending.read_only()
    }

    /// Why there is no newer report.
    pub fn trouble(self) -> ReadSignal<Option<String>> {
        self.trouble.read_only()
    }

    /// The files to list, if any were asked for. Opening the view that lists them is up to whoever asks.
    pub fn shown(self) -> RwSignal<Option<Shown>> {
        self.shown
    }

    /// Stops checking: there will be no report.
    pub fn stop(self) {
        self.tell(Request::StopCheck);
    }

    /// Checks after all.
    pub fn check(self) {
        self.tell(Request::Check);
    }

    fn tell(self, request: Request) {
        let engine = self.engine.get_value();
        leptos::task::spawn_local(async move {
            // What comes of it is told as progress.
            let _ = engine.request(request).await;
        });
    }

    /// Validates again with what the user knows about the export.
    pub fn set_options(self, options: Options) {
        self.ask(Request::SetIntegrityOptions(options));
    }

    fn ask(self, request: Request) {
        self.pending.set(true);
        let number = self.asked.get_value() + 1;
        self.asked.set_value(number);
        let engine = self.engine.get_value();
        leptos::task::spawn_local(async move {
            let response = engine.request(request).await;
            if self.asked.get_value() != number {
                return;
            }
            match response {
                Response::IntegrityBrief(report) => {
                    self.report.set(Some(Arc::from(report)));
                    self.trouble.set(None);
                }
                Response::Failed(message) => self.trouble.set(Some(message)),
                _ => {}
            }
            self.pending.set(false);
        });
    }
}

/// The evidence from the context.
pub fn use_evidence() -> Evidence {
    expect_context::<Evidence>()
}
