//! The engine: absorbs batches, keeps events and facts about every file, and answers the page.
//!
//! It receives messages and produces messages; it never waits. Its driver passes on what arrives, gives it its
//! [turn](Engine::turn), and sends what [goes out](Engine::next_outgoing).

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use protocol::report::Report;
use protocol::{
    BatchLabel, Command, EdgeToEngine, EngineToEdge, EngineToPage, ModuleToEngine, PageToEngine, Phase, Progress,
    Searching, wire,
};

use crate::absorb;
use crate::check;
use crate::commands::obey;
use crate::desk::Desk;
use crate::edge_batch::EdgeBatch;
use crate::line::Outgoing;
use crate::questions::{self, Answering};

/// A session's data, and the questions in progress.
#[derive(Default)]
pub struct Engine {
    desk: Rc<Desk>,
    asked: Vec<(u64, Answering)>,
    check: Option<Check>,
    /// As last reported to the page.
    searching: Option<Searching>,
}

/// A check in progress, and the generation it is about.
struct Check {
    generation: u64,
    work: Pin<Box<dyn Future<Output = ()>>>,
}

impl Engine {
    /// Handles a message from the page.
    pub fn hear_page(&mut self, message: PageToEngine) {
        let line = &self.desk.line;
        match message {
            PageToEngine::Attach { edge } => line.attach_edge(edge),
            PageToEngine::EdgeLost { edge } => line.lose_edge(edge),
            PageToEngine::AttachModule(module) => line.attach_module(module),
            PageToEngine::ModuleLost(problem) => line.lose_module(&problem),
            PageToEngine::Tell(command) => self.obey(command),
            PageToEngine::Ask { seq, ask } => self.asked.push((seq, questions::begin(&self.desk, seq, ask))),
            PageToEngine::Withdraw { seq } => self.asked.retain(|(asked, _)| *asked != seq),
        }
    }

    /// Handles a message from an edge, to which a batch may be attached.
    pub fn hear_edge(&mut self, edge: u32, message: EdgeToEngine, beside: &[u8]) {
        match message {
            EdgeToEngine::Measured { files, bytes } => {
                let mut parts = self.desk.parts_mut();
                parts.progress.files_measured += files;
                parts.progress.bytes_total += bytes;
            }
            EdgeToEngine::Batch(label) => {
                self.absorb(edge, &label, beside);
                self.desk.line.send(Outgoing::Edge(edge, EngineToEdge::Ack));
            }
            EdgeToEngine::Answer { seq, answer } => self.desk.line.deliver(seq, answer),
            EdgeToEngine::Searched { seq, records } => self.desk.line.deliver_progress(seq, records),
        }
    }

    /// Handles a message from a module on demand.
    pub fn hear_module(&mut self, ModuleToEngine { seq, answer }: ModuleToEngine) {
        self.desk.line.deliver(seq, Ok(answer));
    }

    /// Continues everything, a portion of each, as far as possible without answers from others. Returns true if there
    /// is more to do right away; messages should be handled first.
    pub fn turn(&mut self) -> bool {
        self.update_check();
        let mut context = Context::from_waker(Waker::noop());
        if let Some(Check { work, .. }) = &mut self.check
            && work.as_mut().poll(&mut context).is_ready()
        {
            self.check = None;
        }
        let line = Rc::clone(&self.desk.line);
        self.asked.retain_mut(|(_, answering)| match answering.as_mut().poll(&mut context) {
            Poll::Ready(answer) => {
                line.send(answer);
                false
            }
            Poll::Pending => true,
        });
        self.update_check();
        self.report_searching();
        line.take_again()
    }

    /// The next message to send; `None` if there is none.
    pub fn next_outgoing(&mut self) -> Option<Outgoing> {
        self.desk.line.next_outgoing()
    }

    /// The current progress.
    pub fn progress(&self) -> Progress {
        let mut parts = self.desk.parts_mut();
        parts.count();
        parts.progress.clone()
    }

    /// The current phase and generation, which take no counting.
    pub fn level(&self) -> (Phase, u64) {
        let parts = self.desk.parts();
        (parts.progress.phase, parts.progress.generation)
    }

    /// The integrity report; `None` while files are being read or checked.
    pub fn report(&self) -> Option<Report> {
        self.desk.parts().proofs.report().cloned()
    }

    fn obey(&mut self, command: Command) {
        let mut parts = self.desk.parts_mut();
        if obey(&mut parts, command) {
            parts.changed();
        }
    }

    fn absorb(&mut self, edge: u32, label: &BatchLabel, bytes: &[u8]) {
        let mut parts = self.desk.parts_mut();
        match wire::decode::<EdgeBatch>(bytes) {
            Ok(batch) => absorb::absorb(&mut parts, edge, label, batch),
            Err(why) => absorb::lose(&mut parts, label, &why),
        }
        parts.changed();
    }

    /// Starts a check when everything has been read, and abandons one that no longer covers everything.
    fn update_check(&mut self) {
        let (phase, generation) = self.level();
        if self.check.as_ref().is_some_and(|check| check.generation != generation) {
            self.check = None;
        }
        if phase == Phase::Validating && self.check.is_none() {
            let work = Box::pin(check::check(Rc::clone(&self.desk)));
            self.check = Some(Check { generation, work });
            self.desk.line.again();
        }
    }

    fn report_searching(&mut self) {
        let searching = self.desk.parts().caches.searching();
        if self.searching != searching {
            self.searching = searching;
            self.desk.line.send(Outgoing::Page(EngineToPage::Searching(searching), None));
        }
    }
}
