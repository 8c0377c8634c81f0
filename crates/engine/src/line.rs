//! How edges and modules on demand are asked, and the queue of outgoing messages.
//!
//! Asking means queueing a message and awaiting its answer. Dropping the future withdraws the question.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, VecDeque};
use std::future::{Future, poll_fn};
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use litemap::LiteMap;
use protocol::wire::{self, Bytes};
use protocol::{Ask, EngineToEdge, EngineToModule, EngineToPage, Module, ModuleAsk, ModuleProblem, RawAsk, Refusal};
use serde::de::DeserializeOwned;

use crate::modules::{Modules, Next};

/// A message to send, with its recipient.
#[derive(Debug)]
pub enum Outgoing {
    /// To the page; the answer to an export has a file attached.
    Page(EngineToPage, Option<Vec<u8>>),
    /// To the edge with this number.
    Edge(u32, EngineToEdge),
    /// To a module on demand.
    Module(Module, EngineToModule),
}

/// Who was asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whom {
    Edge(u32),
    Module(Module),
}

/// A question that somebody is waiting for.
struct Open {
    whom: Whom,
    answer: Option<Result<Bytes, Refusal>>,
    /// Number of records examined so far.
    searched: u64,
}

/// The line to edges and modules.
#[derive(Default)]
pub struct Line {
    out: RefCell<VecDeque<Outgoing>>,
    open: RefCell<LiteMap<u64, Open>>,
    next: Cell<u64>,
    edges: RefCell<BTreeSet<u32>>,
    modules: RefCell<Modules<Module>>,
    again: Cell<bool>,
}

impl Line {
    /// The next message to send; `None` if there is none.
    pub fn next_outgoing(&self) -> Option<Outgoing> {
        self.out.borrow_mut().pop_front()
    }

    /// Queues a message.
    pub fn send(&self, message: Outgoing) {
        self.out.borrow_mut().push_back(message);
    }

    /// Adds an edge.
    pub fn attach_edge(&self, edge: u32) {
        self.edges.borrow_mut().insert(edge);
    }

    /// The numbers of all edges.
    pub fn edges(&self) -> Vec<u32> {
        self.edges.borrow().iter().copied().collect()
    }

    /// Removes an edge. Its open questions get no answer.
    pub fn lose_edge(&self, edge: u32) {
        self.edges.borrow_mut().remove(&edge);
        self.refuse(Whom::Edge(edge), &Refusal::WorkerLost);
    }

    /// Notes that a module is available, and sends what is waiting for it.
    pub fn attach_module(&self, module: Module) {
        let waiting = self.modules.borrow_mut().attach(module);
        waiting.into_iter().for_each(|message| self.send(Outgoing::Module(module, message)));
    }

    /// Notes that a module is not available (any more). Open questions to it are refused; the next question requests it
    /// again.
    pub fn lose_module(&self, problem: &ModuleProblem) {
        self.modules.borrow_mut().lose(problem.module);
        self.refuse(Whom::Module(problem.module), &Refusal::NoModule(problem.clone()));
    }

    /// Takes an answer. Nobody may be waiting for it any more.
    pub fn deliver(&self, seq: u64, answer: Result<Bytes, Refusal>) {
        if let Some(open) = self.open.borrow_mut().get_mut(&seq) {
            open.answer = Some(answer);
        }
    }

    /// Takes a report on the progress of an answer.
    pub fn deliver_progress(&self, seq: u64, records: u64) {
        if let Some(open) = self.open.borrow_mut().get_mut(&seq) {
            open.searched = records;
        }
    }

    /// Asks an edge. If it is gone, the answer says so at once.
    pub fn ask_edge<A: Ask<All = RawAsk>>(self: &Rc<Self>, edge: u32, ask: A) -> Waiting<A::Answer> {
        let there = self.edges.borrow().contains(&edge);
        let seq = self.open(Whom::Edge(edge), if there { None } else { Some(Err(Refusal::WorkerLost)) });
        if there {
            self.send(Outgoing::Edge(edge, EngineToEdge::Ask { seq, ask: ask.into() }));
        }
        Waiting { line: Rc::clone(self), seq, answer: PhantomData }
    }

    /// Asks the module on demand that the question is for; if it is not there, requests it from the page.
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

    /// Yields to others.
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

    /// Notes that there is more to do right away.
    pub fn again(&self) {
        self.again.set(true);
    }

    /// Whether anybody has yielded since the last call.
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
        for (_, open) in self.open.borrow_mut().iter_mut().filter(|(_, open)| open.whom == whom) {
            open.answer.get_or_insert_with(|| Err(why.clone()));
        }
    }

    fn close(&self, seq: u64) {
        let Some(Open { whom, answer: None, .. }) = self.open.borrow_mut().remove(&seq) else { return };
        match whom {
            Whom::Edge(edge) => self.send(Outgoing::Edge(edge, EngineToEdge::Withdraw { seq })),
            // A question already sent will be answered and the answer ignored; one not yet sent need not be.
            Whom::Module(module) => self.modules.borrow_mut().withdraw(module, seq),
        }
    }
}

/// Awaits an answer. Dropping it withdraws the question.
pub struct Waiting<T> {
    line: Rc<Line>,
    seq: u64,
    answer: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Waiting<T> {
    /// Takes the answer, if it has arrived.
    pub fn take(&self) -> Option<Result<T, Refusal>> {
        let answer = self.line.open.borrow_mut().get_mut(&self.seq)?.answer.take()?;
        self.line.open.borrow_mut().remove(&self.seq);
        Some(answer.and_then(|bytes| wire::decode(&bytes.0).map_err(Refusal::Unreadable)))
    }

    /// Number of records examined so far.
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
