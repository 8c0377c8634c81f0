//! What can be asked of edges and of modules on demand, and the messages that go out.
//!
//! To ask is to put a message out and to wait for its answer. Whoever stops waiting takes the question back.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::future::{Future, poll_fn};
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use protocol::wire::{self, Bytes};
use protocol::{Ask, EngineToEdge, EngineToModule, EngineToPage, Module, ModuleAsk, ModuleProblem, RawAsk, Refusal};
use serde::de::DeserializeOwned;

use crate::modules::{Modules, Next};

/// A message for somebody.
#[derive(Debug)]
pub enum Outgoing {
    /// For the page; a file travels beside the answer to an export.
    Page(EngineToPage, Option<Vec<u8>>),
    /// For the edge of this number.
    Edge(u32, EngineToEdge),
    /// For a module on demand.
    Module(Module, EngineToModule),
}

/// Who was asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whom {
    Edge(u32),
    Module(Module),
}

/// A question that somebody waits for.
struct Open {
    whom: Whom,
    answer: Option<Result<Bytes, Refusal>>,
    /// Records that were looked at so far.
    searched: u64,
}

/// The line.
#[derive(Default)]
pub struct Line {
    out: RefCell<VecDeque<Outgoing>>,
    open: RefCell<BTreeMap<u64, Open>>,
    next: Cell<u64>,
    edges: RefCell<BTreeSet<u32>>,
    modules: RefCell<Modules<Module>>,
    again: Cell<bool>,
}

impl Line {
    /// The next message to send.
    pub fn next_outgoing(&self) -> Option<Outgoing> {
        self.out.borrow_mut().pop_front()
    }

    /// Sends a message.
    pub fn send(&self, message: Outgoing) {
        self.out.borrow_mut().push_back(message);
    }

    /// An edge is there.
    pub fn attach_edge(&self, edge: u32) {
        self.edges.borrow_mut().insert(edge);
    }

    /// The edges there are.
    pub fn edges(&self) -> Vec<u32> {
        self.edges.borrow().iter().copied().collect()
    }

    /// An edge is gone: what it was asked has no answer.
    pub fn lose_edge(&self, edge: u32) {
        self.edges.borrow_mut().remove(&edge);
        self.refuse(Whom::Edge(edge), &Refusal::WorkerLost);
    }

    /// A module is there: it is sent what waits for it.
    pub fn attach_module(&self, module: Module) {
        let waiting = self.modules.borrow_mut().attach(module);
        waiting.into_iter().for_each(|message| self.send(Outgoing::Module(module, message)));
    }

    /// A module is not there (any more). What was asked of it is refused; the next question asks for it anew.
    pub fn lose_module(&self, problem: &ModuleProblem) {
        self.modules.borrow_mut().lose(problem.module);
        self.refuse(Whom::Module(problem.module), &Refusal::NoModule(problem.clone()));
    }

    /// An answer came. Nobody may be waiting any more.
    pub fn hear(&self, seq: u64, answer: Result<Bytes, Refusal>) {
        if let Some(open) = self.open.borrow_mut().get_mut(&seq) {
            open.answer = Some(answer);
        }
    }

    /// Word came of how far an answer is.
    pub fn hear_searched(&self, seq: u64, records: u64) {
        if let Some(open) = self.open.borrow_mut().get_mut(&seq) {
            open.searched = records;
        }
    }

    /// Asks an edge. Without it, there is an answer at once: that it is gone.
    pub fn ask_edge<A: Ask<All = RawAsk>>(self: &Rc<Self>, edge: u32, ask: A) -> Waiting<A::Answer> {
        let there = self.edges.borrow().contains(&edge);
        let seq = self.open(Whom::Edge(edge), if there { None } else { Some(Err(Refusal::WorkerLost)) });
        if there {
            self.send(Outgoing::Edge(edge, EngineToEdge::Ask { seq, ask: ask.into() }));
        }
        Waiting { line: Rc::clone(self), seq, answer: PhantomData }
    }

    /// Asks the module on demand that the question is for; if it is not there, the page is asked for it.
    pub fn ask_module<A: Ask<All: ModuleAsk>>(self: &Rc<Self>, ask: A) -> Waiting<A::Answer> {
        let module = <A::All as ModuleAsk>::MODULE;
        let seq = self.open(Whom::Module(module), None);
        let message = EngineToModule { seq, ask: Bytes(wire::encode(&ask.into())) };
        match self.modules.borrow_mut().ask(module, message) {
            Next::Send(message) => self.send(Outgoing::Module(module, message)),
            Next::Want => self.send(Outgoing::Page(EngineToPage::ModuleWanted(module), None)),
            Next::Wait => {}
        }
        Waiting { line: Rc::clone(self), seq, answer: PhantomData }
    }

    /// Lets others have their turn.
    pub async fn pause(&self) {
        let mut paused = false;
        poll_fn(|_| {
            if std::mem::replace(&mut paused, true) {
                return Poll::Ready(());
            }
            self.again.set(true);
            Poll::Pending
        })
        .await;
    }

    /// There is something to do at once.
    pub fn again(&self) {
        self.again.set(true);
    }

    /// Whether somebody only let others have their turn since this was asked last.
    pub fn take_again(&self) -> bool {
        self.again.take()
    }

    fn open(&self, whom: Whom, answer: Option<Result<Bytes, Refusal>>) -> u64 {
        let seq = self.next.get() + 1;
        self.next.set(seq);
        self.open.borrow_mut().insert(seq, Open { whom, answer, searched: 0 });
        seq
    }

    fn refuse(&self, whom: Whom, why: &Refusal) {
        for open in self.open.borrow_mut().values_mut().filter(|open| open.whom == whom) {
            open.answer.get_or_insert_with(|| Err(why.clone()));
        }
    }

    fn close(&self, seq: u64) {
        let Some(Open { whom, answer: None, .. }) = self.open.borrow_mut().remove(&seq) else { return };
        match whom {
            Whom::Edge(edge) => self.send(Outgoing::Edge(edge, EngineToEdge::Withdraw { seq })),
            // What was sent is answered, and nobody listens; what was not sent yet need not be.
            Whom::Module(module) => self.modules.borrow_mut().withdraw(module, seq),
        }
    }
}

/// Waits for an answer. To drop it is to take the question back.
pub struct Waiting<T> {
    line: Rc<Line>,
    seq: u64,
    answer: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Waiting<T> {
    /// The answer, once it is there.
    pub fn take(&self) -> Option<Result<T, Refusal>> {
        let answer = self.line.open.borrow_mut().get_mut(&self.seq)?.answer.take()?;
        self.line.open.borrow_mut().remove(&self.seq);
        Some(answer.and_then(|bytes| wire::decode(&bytes.0).map_err(Refusal::Unreadable)))
    }

    /// How many records were looked at so far.
    pub fn searched(&self) -> u64 {
        self.line.open.borrow().get(&self.seq).map_or(0, |open| open.searched)
    }
}

impl<T: DeserializeOwned> Future for Waiting<T> {
    type Output = Result<T, Refusal>;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        self.take().map_or(Poll::Pending, Poll::Ready)
    }
}

impl<T> Drop for Waiting<T> {
    fn drop(&mut self) {
        self.line.close(self.seq);
    }
}
