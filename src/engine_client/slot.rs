//! A question that changes, and its newest answer. Latest wins: at most one question runs and one waits; a newer one
//! takes the waiting one's place.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Answer, ParseError, Question, Request, Response};

use super::{Engine, Hold};

/// The answers to a changing question.
#[derive(Clone, Copy)]
pub struct Slot {
    /// The newest answer; kept while a newer question is under way.
    pub answer: RwSignal<Option<Arc<Answer>>>,
    /// Why the newest question has no answer.
    pub error: RwSignal<Option<ParseError>>,
    /// A newer question is under way: dim what is shown.
    pub pending: RwSignal<bool>,
}

#[derive(Default)]
struct Queue {
    running: bool,
    waiting: Option<Question>,
}

impl Slot {
    /// Asks `engine` whenever `question` or the store changes.
    pub(super) fn new(engine: Engine, question: Signal<Option<Question>>) -> Slot {
        let slot = Slot { answer: RwSignal::default(), error: RwSignal::default(), pending: RwSignal::default() };
        let queue = Rc::new(RefCell::new(Queue::default()));
        let generation = engine.drawn;
        Effect::new(move |_| {
            let generation = generation.get();
            match question.get() {
                Some(question) if generation > 0 => slot.ask(engine, &queue, question),
                _ => slot.clear(),
            }
        });
        slot
    }

    fn ask(self, engine: Engine, queue: &Rc<RefCell<Queue>>, question: Question) {
        self.pending.set(true);
        let mut state = queue.borrow_mut();
        if state.running {
            state.waiting = Some(question);
            return;
        }
        state.running = true;
        drop(state);
        let queue = Rc::clone(queue);
        leptos::task::spawn_local(async move {
            let hold = Hold::new();
            let mut next = Some(question);
            while let Some(question) = next {
                let response = engine.request(Request::Ask(question)).await;
                next = queue.borrow_mut().waiting.take();
                self.take(engine, response, next.is_some());
            }
            queue.borrow_mut().running = false;
            drop(hold);
        });
    }

    /// The view may be gone by the time an answer comes, hence the `try_`s.
    fn take(self, engine: Engine, response: Response, outdated: bool) {
        match response {
            Response::Answer(answer) => {
                self.answer.try_set(Some(Arc::from(answer)));
                self.error.try_set(None);
            }
            Response::BadQuery(error) => {
                self.error.try_set(Some(error));
            }
            Response::Refused(why) => {
                engine.trouble.set(Some(why));
            }
            // A restart or a newer question is behind these; the next answer is on its way.
            _ => {}
        }
        self.pending.try_set(outdated);
    }

    fn clear(self) {
        self.answer.set(None);
        self.error.set(None);
        self.pending.set(false);
    }
}
