//! Starting the scribe, which is loaded when the engine first has a job for it.

use protocol::{HelperProblem, PageToEngine};
use web_sys::MessageChannel;

use super::Engine;
use super::assets::{Program, describe};
use super::workers::{Role, Running};

impl Engine {
    /// Starts it in a while; the engine hears of it, or why there is none.
    pub(super) fn start_scribe(self) {
        leptos::task::spawn_local(async move {
            if let Err(message) = self.try_scribe().await {
                self.scribe_lost(&message);
            }
        });
    }

    async fn try_scribe(self) -> Result<(), String> {
        let program = match self.with(|session| session.scribe_program.clone()) {
            Some(program) => program,
            None => Program::load("scribe").await?,
        };
        self.with(|session| session.scribe_program = Some(program.clone()));
        // While it was loading, another engine may have taken over, and may have asked for its own.
        if self.with(|session| session.scribe.is_some()) {
            return Ok(());
        }
        let channel = MessageChannel::new().map_err(describe)?;
        let role = Role::Scribe { engine: channel.port1() };
        let running = Running::start(&program, role, |_, _| {}, move |message| self.scribe_died(message))?;
        self.with(|session| {
            session.scribe = Some(running);
            session.attach(PageToEngine::AttachScribe, &channel.port2())
        })
    }

    fn scribe_died(self, message: String) {
        // Not at once: the caller is a callback of the worker that is dropped.
        leptos::task::spawn_local(async move { self.scribe_lost(&message) });
    }

    fn scribe_lost(self, message: &str) {
        drop(self.with(|session| session.scribe.take()));
        let problem = HelperProblem { detail: message.to_owned() };
        self.send(PageToEngine::ScribeLost(problem));
    }
}
