//! What can be asked of edges and of the scribe, and the messages that go out.
//!
//! To ask is to put a message out and to wait for its answer. Whoever stops waiting takes the question back.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::future::{Future, poll_fn};
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use protocol::scribe::Job;
use protocol::wire::{self, Bytes};
use protocol::{Ask, EngineToEdge, EngineToPage, EngineToScribe, HelperProblem, RawAsk, Refusal};
use serde::de::DeserializeOwned;

/// A message for somebody.
#[derive(Debug)]
pub enum Outgoing {
    /// For the page; a file travels beside the answer to an export.
    Page(EngineToPage, Option<Vec<u8>>),
    /// For the edge of this number.
    Edge(u32, EngineToEdge),
    /// For the scribe.
    Scribe(EngineToScribe),
}

/// Who was asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whom {
    Edge(u32),
    Scribe,
}

/// A question that somebody waits for.
struct Open {
    whom: Whom,
    answer: Option<Result<Bytes, Refusal>>,
    /// Records that were looked at so far.
    searched: u64,
}

/// Whether there is a scribe.
#[derive(Default)]
enum Scribe {
    #[default]
    None,
    /// The page was asked for one. Jobs that wait for it.
    Wanted(Vec<EngineToScribe>),
    Attached,
}

/// The line.
#[derive(Default)]
pub struct Line {
    out: RefCell<VecDeque<Outgoing>>,
    open: RefCell<BTreeMap<u64, Open>>,
    next: Cell<u64>,
    edges: RefCell<BTreeSet<u32>>,
    scribe: RefCell<Scribe>,
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

    /// There is a scribe: it is sent what waits for it.
    pub fn attach_scribe(&self) {
        if let Scribe::Wanted(jobs) = self.scribe.replace(Scribe::Attached) {
            jobs.into_iter().for_each(|job| self.send(Outgoing::Scribe(job)));
        }
    }

    /// There is none (any more). What was asked of it is refused; the next job asks for another one.
    pub fn lose_scribe(&self, problem: &HelperProblem) {
        self.scribe.replace(Scribe::None);
        self.refuse(Whom::Scribe, &Refusal::NoScribe(problem.clone()));
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

    /// Has the scribe do something; if there is none, the page is asked for one.
    pub fn ask_scribe<A: Ask<All = Job>>(self: &Rc<Self>, ask: A) -> Waiting<A::Answer> {
        let seq = self.open(Whom::Scribe, None);
        let job = EngineToScribe { seq, job: ask.into() };
        match &mut *self.scribe.borrow_mut() {
            Scribe::Attached => self.send(Outgoing::Scribe(job)),
            Scribe::Wanted(jobs) => jobs.push(job),
            none @ Scribe::None => {
                *none = Scribe::Wanted(vec![job]);
                self.send(Outgoing::Page(EngineToPage::ScribeWanted, None));
            }
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
            // A job takes milliseconds; one that was not sent yet need not be.
            Whom::Scribe => {
                if let Scribe::Wanted(jobs) = &mut *self.scribe.borrow_mut() {
                    jobs.retain(|job| job.seq != seq);
                }
            }
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
