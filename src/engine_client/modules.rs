//! Starts modules on demand, which are loaded when the engine first needs them.

use std::collections::BTreeMap;

use protocol::{Module, ModuleProblem, PageToEngine};
use web_sys::MessageChannel;

use super::Engine;
use super::program::Program;
use super::workers::{Role, Running};
use crate::browser::describe;

/// The modules of a session.
#[derive(Default)]
pub struct Modules {
    /// Kept once loaded.
    programs: BTreeMap<Module, Program>,
    running: BTreeMap<Module, Running>,
}

impl Modules {
    /// Ends all of them.
    pub fn end(&mut self) {
        self.running.clear();
    }
}

impl Engine {
    /// Starts a module asynchronously; the engine is told that it is there, or why not.
    pub(super) fn start_module(self, module: Module) {
        leptos::task::spawn_local(async move {
            if let Err(message) = self.try_module(module).await {
                self.module_lost(module, message);
            }
        });
    }

    /// What a module is started with. It is loaded once.
    pub(super) async fn program(self, module: Module) -> Result<Program, String> {
        let program = match self.with(|session| session.modules.programs.get(&module).cloned()) {
            Some(program) => program,
            None => Program::load(module.name()).await?,
        };
        self.with(|session| session.modules.programs.insert(module, program.clone()));
        Ok(program)
    }

    async fn try_module(self, module: Module) -> Result<(), String> {
        let program = self.program(module).await?;
        // While it was loading, another engine may have taken over and requested its own.
        if self.with(|session| session.modules.running.contains_key(&module)) {
            return Ok(());
        }
        let channel = MessageChannel::new().map_err(describe)?;
        let role = Role::OnDemand { engine: channel.port1() };
        let running = Running::start(&program, role, |_, _| {}, move |message| self.module_died(module, message))?;
        self.with(|session| {
            session.modules.running.insert(module, running);
            session.attach(PageToEngine::AttachModule(module), &channel.port2())
        })
    }

    fn module_died(self, module: Module, message: String) {
        // Not right away, because the caller is a callback of the worker being dropped.
        leptos::task::spawn_local(async move { self.module_lost(module, message) });
    }

    fn module_lost(self, module: Module, detail: String) {
        drop(self.with(|session| session.modules.running.remove(&module)));
        self.send(PageToEngine::ModuleLost(ModuleProblem { module, detail }));
    }
}
