//! A changing question and its newest answer. `view::latest` decides what is asked when.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

use futures_channel::oneshot;
use leptos::prelude::*;
use protocol::{Answer, Mistake, ParseError, Question, Refusal};
use view::latest::{Latest as Order, Standing};
use words::Say;

use super::{Engine, Hold};
use crate::browser::language::language;

/// An answer in progress. `Err` is the reason why there is none, or `None` if that is shown elsewhere.
pub type Asking<A, E = String> = Pin<Box<dyn Future<Output = Result<A, Option<E>>>>>;

/// The answers to a changing question.
pub struct Latest<A: Send + Sync + 'static, E: Send + Sync + 'static = String> {
    /// The newest answer. It is kept while a newer question is in progress.
    pub answer: RwSignal<Option<Arc<A>>>,
    /// Why the newest question has no answer. It is asked again when the store changes.
    pub error: RwSignal<Option<E>>,
    /// Whether a newer question is in progress, so that the answer shown should be dimmed.
    pub pending: RwSignal<bool>,
}

/// How many events a question is about, once known, or why that can't be said.
pub type Count = Signal<Option<Result<u64, String>>>;

/// The answers to a changing question about events.
pub type Slot = Latest<Answer, ParseError>;

impl<A: Send + Sync + 'static, E: Send + Sync + 'static> Clone for Latest<A, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A: Send + Sync + 'static, E: Send + Sync + 'static> Copy for Latest<A, E> {}

impl<A: Send + Sync + 'static, E: Send + Sync + 'static> Default for Latest<A, E> {
    fn default() -> Self {
        Latest { answer: RwSignal::new(None), error: RwSignal::new(None), pending: RwSignal::new(false) }
    }
}

impl Engine {
    /// How many events a changing question is about.
    pub fn count(self, question: Signal<Option<Question>>) -> Count {
        let question = Signal::derive(move || {
            // Files read later may contain more.
            let generation = self.progress.with(|progress| progress.generation);
            question.get().filter(|_| generation > 0).map(|question| (question, generation))
        });
        let found: Latest<u64> = self.latest(question, |engine, (question, _)| {
            Box::pin(async move {
                let answer = engine.request(question).await.map_err(|why| Some(why_not(&why)))?;
                Ok(answer.matching)
            })
        });
        Signal::derive(move || match found.error.get() {
            Some(why) => Some(Err(why)),
            None => found.answer.get().map(|count| Ok(*count)),
        })
    }

    /// Asks about events whenever `question` or the store changes. While newer answers are awaited, those to older
    /// questions are shown, since there is always a newer question while files are loading. `None` asks nothing.
    pub fn watch(self, question: Signal<Option<Question>>) -> Slot {
        let drawn = self.drawn;
        let question = Signal::derive(move || {
            let generation = drawn.get();
            question.get().filter(|_| generation > 0)
        });
        Latest::start(self, question, true, |engine, question| Box::pin(engine.ask_events(question)))
    }

    /// Asks whenever `question` changes. Only the newest answer is shown. `None` asks nothing.
    pub fn latest<Q, A, E>(
        self,
        question: Signal<Option<Q>>,
        ask: impl Fn(Engine, Q) -> Asking<A, E> + Clone + 'static,
    ) -> Latest<A, E>
    where
        Q: Send + Sync + 'static + Clone + PartialEq,
        A: Send + Sync + 'static,
        E: Send + Sync + 'static,
    {
        Latest::start(self, question, false, ask)
    }

    async fn ask_events(self, question: Question) -> Result<Answer, Option<ParseError>> {
        match self.request(question).await {
            Ok(answer) => Ok(answer),
            Err(Refusal::BadQuery(error)) => Err(Some(error)),
            Err(why @ (Refusal::BadPattern { .. } | Refusal::TooManyTests { .. } | Refusal::NoModule(_))) => {
                let mistake = Mistake::Refused(Box::new(why));
                Err(Some(ParseError { offset: 0, mistake, suggestion: None, replaces: None }))
            }
            Err(why) => {
                // All views would say the same, so it is said once, above them; except that everything is starting
                // over.
                let is_new = self.drawn.get_untracked() == 0;
                if !is_new && self.trouble.with_untracked(Option::is_none) {
                    self.trouble.set(Some(why_not(&why)));
                }
                Err(None)
            }
        }
    }
}

/// Why a question has no answer, in words.
pub fn why_not(refusal: &Refusal) -> String {
    refusal.say(language())
}

/// An effect whose machinery is compiled once, not for every question.
fn effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// The store's generation, once a question has failed.
fn generation_after(failed_at: RwSignal<Option<u64>>, engine: Engine) -> Memo<Option<u64>> {
    Memo::new(move |_| failed_at.get().map(|_| engine.progress.with(|it| it.generation)))
}

impl<A: Send + Sync + 'static, E: Send + Sync + 'static> Latest<A, E> {
    fn start<Q: Send + Sync + Clone + PartialEq + 'static>(
        engine: Engine,
        question: Signal<Option<Q>>,
        show_outdated: bool,
        ask: impl Fn(Engine, Q) -> Asking<A, E> + Clone + 'static,
    ) -> Latest<A, E> {
        let latest = Latest::default();
        let order = Rc::new(RefCell::new(Order::default()));
        let running = Rc::new(RefCell::new(None::<Running<Q>>));
        let failed_at = RwSignal::new(None::<u64>);
        let put = move |question: Option<Q>| {
            stop_other(&running, question.as_ref());
            let Some(question) = question else {
                order.borrow_mut().forget();
                return latest.clear();
            };
            latest.pending.set(true);
            let Some(first) = order.borrow_mut().ask(question) else { return };
            let (order, ask, running) = (Rc::clone(&order), ask.clone(), Rc::clone(&running));
            leptos::task::spawn_local(async move {
                let hold = Hold::new();
                let mut next = Some(first);
                while let Some(question) = next {
                    let (stop, stopped) = oneshot::channel();
                    running.replace(Some(Running { question: question.clone(), stop }));
                    let answer = unless(stopped, ask(engine, question)).await.unwrap_or(Err(None));
                    running.replace(None);
                    let (standing, waiting) = order.borrow_mut().answered();
                    let failed = answer.is_err().then(|| engine.progress.with_untracked(|it| it.generation));
                    latest.take(answer, standing, show_outdated);
                    failed_at.try_set(failed);
                    next = waiting;
                }
                drop(hold);
            });
        };
        let again = put.clone();
        effect(Box::new(move || put(question.get())));
        // What failed may succeed with other files, or with a restarted worker.
        let now = generation_after(failed_at, engine);
        effect(Box::new(move || {
            if now.get().zip(failed_at.get_untracked()).is_some_and(|(now, at)| now != at) {
                again(question.get_untracked());
            }
        }));
        latest
    }

    /// What shows the answer may be gone when it arrives, hence the `try_`s.
    fn take(self, answer: Result<A, Option<E>>, standing: Standing, show_outdated: bool) {
        let is_shown = match standing {
            Standing::Newest => true,
            Standing::Outdated => show_outdated,
            Standing::Unwanted => return,
        };
        match answer {
            Ok(answer) if is_shown => {
                self.answer.try_set(Some(Arc::new(answer)));
                self.error.try_set(None);
            }
            Err(why) if standing == Standing::Newest => {
                self.error.try_set(why);
            }
            // The newest question is in progress.
            Ok(_) | Err(_) => {}
        }
        self.pending.try_set(standing == Standing::Outdated);
    }

    fn clear(self) {
        self.answer.set(None);
        self.error.set(None);
        self.pending.set(false);
    }
}

/// A question in progress, and how to stop it.
struct Running<Q> {
    question: Q,
    stop: oneshot::Sender<()>,
}

/// Another question replaces the one in progress, which may take long. The same question about more files waits for it;
/// otherwise there would be no answer while files are loading.
fn stop_other<Q: PartialEq>(running: &RefCell<Option<Running<Q>>>, question: Option<&Q>) {
    let other = running.borrow_mut().take_if(|running| Some(&running.question) != question);
    if let Some(Running { stop, .. }) = other {
        // It may have ended already.
        let _ = stop.send(());
    }
}

/// The result of the work, unless it is stopped before.
async fn unless<T>(mut stopped: oneshot::Receiver<()>, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    poll_fn(move |context| match work.as_mut().poll(context) {
        Poll::Ready(result) => Poll::Ready(Some(result)),
        Poll::Pending => match Pin::new(&mut stopped).poll(context) {
            Poll::Ready(Ok(())) => Poll::Ready(None),
            Poll::Ready(Err(_)) | Poll::Pending => Poll::Pending,
        },
    })
    .await
}
