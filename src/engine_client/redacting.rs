//! Redacts the events of a question: gets their records from the engine a portion at a time, and passes each twice to a worker
//! that the page asks directly. The engine has no part in it.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use protocol::redact::{
    BeginRedaction, CollectValues, GetPreview, ReadKeyFile, RedactAsk, RedactPreview, RedactProblem, RedactRules,
    WriteKeyFile, WriteRedacted,
};
use protocol::wire::{self, Bytes};
use protocol::{Ask, EngineToModule, ExportFormat, Module, ModuleToEngine, Question};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, MessageChannel, MessageEvent, MessagePort};
use words::{Say, messages as m};

use super::Engine;
use super::workers::{Role, Running};
use crate::browser::language::language;
use crate::browser::{describe, download};

/// Events of a portion.
const PORTION: u64 = 2_000;

/// The same where records are not kept, so that files are read again for each portion.
const PORTION_AGAIN: u64 = 100_000;

/// How far a redaction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Values are looked for; so many events are done.
    Collecting(u64),
    /// They are replaced.
    Writing(u64),
}

/// Redacted events, in memory of the browser's.
pub struct Redacted {
    /// Their records, one a line, a portion in each.
    pub portions: Vec<Blob>,
    /// What was replaced, and what was left.
    pub preview: RedactPreview,
    /// The file with the key.
    pub key_file: String,
    /// Knows what was replaced.
    pub redactor: Redactor,
}

/// A worker that redacts. It ends when this is dropped.
pub struct Redactor {
    _running: Running,
    port: MessagePort,
    waiting: Waiting,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

/// Who waits for the answer to which question.
type Waiting = Rc<RefCell<Vec<(u64, oneshot::Sender<Result<Vec<u8>, String>>)>>>;

impl Redactor {
    async fn start(engine: Engine) -> Result<Redactor, String> {
        let program = engine.program(Module::Redact).await?;
        let channel = MessageChannel::new().map_err(describe)?;
        let (port, waiting) = (channel.port2(), Waiting::default());
        let answered = Rc::clone(&waiting);
        let on_message = Closure::new(move |event: MessageEvent| {
            let message = Array::from(&event.data()).get(0).dyn_into::<Uint8Array>().map(|it| it.to_vec());
            let ModuleToEngine { seq, answer } = match wire::decode(&message.unwrap_or_default()) {
                Ok(message) => message,
                // It does not say whose answer it would have been.
                Err(unreadable) => return fail_all(&answered, &unreadable.detail),
            };
            let asker = {
                let mut waiting = answered.borrow_mut();
                waiting.iter().position(|(known, _)| *known == seq).map(|at| waiting.swap_remove(at).1)
            };
            // Whoever asked may be gone.
            asker.into_iter().for_each(|asker| drop(asker.send(Ok(answer.0.clone()))));
        });
        port.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        let lost = Rc::clone(&waiting);
        let died = move |message: String| fail_all(&lost, &message);
        let running = Running::start(&program, Role::OnDemand { engine: channel.port1() }, |_, _| {}, died)?;
        Ok(Redactor { _running: running, port, waiting, _on_message: on_message })
    }

    /// Asks the worker.
    pub async fn ask<A: Ask<All = RedactAsk>>(&self, ask: A) -> Result<A::Answer, String> {
        let (sender, receiver) = oneshot::channel();
        let seq = {
            let mut waiting = self.waiting.borrow_mut();
            let seq = waiting.iter().map(|(seq, _)| *seq).max().unwrap_or_default() + 1;
            waiting.push((seq, sender));
            seq
        };
        let message = EngineToModule { seq, ask: Bytes(wire::encode(&ask.into())) };
        let bytes = Uint8Array::from(wire::encode(&message).as_slice());
        let buffer = bytes.buffer();
        self.port.post_message_with_transferable(&Array::of1(&bytes), &Array::of1(&buffer)).map_err(describe)?;
        let answer = receiver.await.unwrap_or_else(|_| Err(m::redact_cancelled(language()).to_owned()))?;
        wire::decode(&answer).map_err(|unreadable| unreadable.detail)
    }
}

/// Tells everybody who waits that there will be no answer.
fn fail_all(waiting: &Waiting, why: &str) {
    for (_, asker) in waiting.take() {
        // Whoever asked may be gone.
        let _ = asker.send(Err(why.to_owned()));
    }
}

impl Drop for Redactor {
    fn drop(&mut self) {
        self.port.set_onmessage(None);
    }
}

impl Engine {
    /// Redacts all events of a question. `None` if `stage` is emptied meanwhile, which cancels.
    ///
    /// # Errors
    /// In words.
    pub async fn redact(
        self,
        rules: RedactRules,
        question: Question,
        events: u64,
        stage: RwSignal<Option<Stage>>,
    ) -> Result<Option<Redacted>, String> {
        let generation = self.generation();
        let redactor = Redactor::start(self).await?;
        said(redactor.ask(BeginRedaction(rules)).await?)?;
        let columns_only = self.progress.with_untracked(|progress| progress.columns_only);
        let portion = if columns_only { PORTION_AGAIN } else { PORTION };
        let starts = || (0..events).step_by(portion as usize);
        for first in starts() {
            if stage.try_get_untracked().flatten().is_none() {
                return Ok(None);
            }
            let records = self.lines(&question, (first, first + portion)).await?;
            said(redactor.ask(CollectValues(records)).await?)?;
            advance(stage, Stage::Collecting(first + portion));
        }
        let mut portions = Vec::new();
        for first in starts() {
            if stage.try_get_untracked().flatten().is_none() {
                return Ok(None);
            }
            let records = self.lines(&question, (first, first + portion)).await?;
            let Bytes(lines) = said(redactor.ask(WriteRedacted(records)).await?)?;
            portions.push(blob(&lines)?);
            advance(stage, Stage::Writing(first + portion));
        }
        let preview = redactor.ask(GetPreview).await?;
        if self.generation() != generation || preview.records != events {
            return Err(RedactProblem::Changed.say(language()));
        }
        let key_file = redactor.ask(WriteKeyFile).await?;
        Ok(Some(Redacted { portions, preview, key_file, redactor }))
    }

    async fn lines(self, question: &Question, rows: (u64, u64)) -> Result<Bytes, String> {
        self.exported(ExportFormat::Ndjson, question.clone(), vec![rows]).await.map(Bytes)
    }

    fn generation(self) -> u64 {
        self.progress.with_untracked(|progress| progress.generation)
    }
}

/// What was chosen in an earlier redaction, by the file with its key.
///
/// # Errors
/// In words.
pub async fn read_key_file(engine: Engine, file: &Blob) -> Result<RedactRules, String> {
    let redactor = Redactor::start(engine).await?;
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(describe)?;
    let read = redactor.ask(ReadKeyFile(Bytes(Uint8Array::new(&buffer).to_vec()))).await?;
    read.map_err(|fault| fault.say(language()))
}

/// Unless it was cancelled meanwhile.
fn advance(stage: RwSignal<Option<Stage>>, to: Stage) {
    if stage.try_get_untracked().flatten().is_some() {
        stage.try_set(Some(to));
    }
}

fn said<T>(answer: Result<T, RedactProblem>) -> Result<T, String> {
    answer.map_err(|why| why.say(language()))
}

/// Bytes that the browser may keep where it likes.
pub fn blob(bytes: &[u8]) -> Result<Blob, String> {
    download::blob("", &Array::of1(&Uint8Array::from(bytes).into()))
}

/// 256 random bits.
///
/// # Errors
/// If the browser has none.
pub fn random_key() -> Result<[u8; 32], String> {
    let mut key = [0; 32];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let crypto = crypto.ok_or_else(|| m::trouble_no_document(language()).to_owned())?;
    crypto.get_random_values_with_u8_array(&mut key).map_err(describe)?;
    Ok(key)
}
