//! Writing a file a portion at a time, with progress, until it is done, fails or is cancelled.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::Poll;

use futures_channel::oneshot;
use js_sys::Array;
use leptos::prelude::*;
use protocol::{Groups, Question, TableForm};
use view::copied::{json, table};
use view::saving::{self, Trouble};
use wasm_bindgen::JsValue;
use web_sys::Blob;
use words::{Say, messages as m};

use super::Transfer;
use crate::browser::download;
use crate::browser::language::language;
use crate::browser::saving::{Chosen, Failed};
use crate::engine_client::why_not;

/// How far writing is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Name of the file.
    pub name: String,
    /// Rows so far, and of how many; 0 if it has no rows.
    pub rows: (u64, u64),
    /// Bytes so far.
    pub bytes: u64,
}

/// A portion of a file.
pub struct Portion {
    /// Texts, buffers and blobs, one after the other.
    pub parts: Vec<JsValue>,
    /// Rows so far, and of how many; 0 if it has no rows.
    pub rows: (u64, u64),
}

/// Gives the next portion of a file, or `None` after the last one.
pub type Source = Box<dyn FnMut() -> Pin<Box<dyn Future<Output = Result<Option<Portion>, String>>>>>;

/// The file that is being written, if any; available from the transfer.
#[derive(Clone, Copy)]
pub struct Saving {
    now: RwSignal<Option<Written>>,
    cancel: StoredValue<Option<oneshot::Sender<()>>, LocalStorage>,
}

/// What a file becomes.
enum Target {
    /// A file that somebody chose.
    Chosen(Chosen),
    /// A download. The browser keeps the parts, on disk if they are many.
    Download(Array),
}

impl Saving {
    pub fn new() -> Saving {
        Saving { now: RwSignal::new(None), cancel: StoredValue::new_local(None) }
    }

    /// How far writing is; `None` if nothing is written.
    pub fn now(self) -> ReadSignal<Option<Written>> {
        self.now.read_only()
    }

    /// Stops writing. No part of the file is left.
    pub fn cancel(self) {
        drop(self.cancel.try_update_value(Option::take));
    }

    /// Writes a file: into one that is chosen first, if `choose` is set, else as a download. Returns what is to be said about it, if
    /// anything.
    pub async fn save(self, name: &str, mime: &str, choose: bool, source: Source) -> Result<Option<String>, String> {
        if self.now.with_untracked(Option::is_some) {
            return Err(m::saving_another(language()).to_owned());
        }
        let (cancel, cancelled) = oneshot::channel();
        self.cancel.set_value(Some(cancel));
        self.now.set(Some(Written { name: name.to_owned(), ..Written::default() }));
        let outcome = self.write(name, mime, choose, source, cancelled).await;
        self.now.set(None);
        self.cancel.set_value(None);
        outcome
    }

    async fn write(
        self,
        name: &str,
        mime: &str,
        choose: bool,
        mut source: Source,
        mut cancelled: oneshot::Receiver<()>,
    ) -> Result<Option<String>, String> {
        let mut target = match choose {
            true => Target::Chosen(Chosen::choose(name, mime).await.map_err(|failed| said(name, &failed))?),
            false => Target::Download(Array::new()),
        };
        let name = match &target {
            Target::Chosen(chosen) => chosen.name(),
            Target::Download(_) => name.to_owned(),
        };
        self.step(|now| now.name.clone_from(&name));
        let copied = self.copy(&mut target, mime, &mut source);
        let problem = match unless(&mut cancelled, copied).await {
            None => Some(m::SavingCancelled { name: &name }.say(language())),
            Some(Err(problem)) => Some(problem),
            Some(Ok(())) => None,
        };
        match (problem, target) {
            (Some(problem), Target::Chosen(chosen)) => {
                chosen.abandon().await;
                Err(problem)
            }
            (Some(problem), Target::Download(_)) => Err(problem),
            (None, Target::Chosen(chosen)) => {
                chosen.close().await.map_err(|failed| said(&name, &failed))?;
                let Written { rows, bytes, .. } = self.now.get_untracked().unwrap_or_default();
                Ok(Some(saving::done(&name, rows.0, bytes, language())))
            }
            (None, Target::Download(parts)) => download::save_parts(&name, mime, &parts).map(|()| None),
        }
    }

    async fn copy(self, target: &mut Target, mime: &str, source: &mut Source) -> Result<(), String> {
        while let Some(Portion { parts, rows }) = source().await? {
            let blob = download::blob(mime, &parts.into_iter().collect())?;
            target.add(&blob).await.map_err(|failed| {
                let name = self.now.with_untracked(|now| now.as_ref().map(|now| now.name.clone()));
                said(&name.unwrap_or_default(), &failed)
            })?;
            self.step(|now| {
                now.rows = rows;
                // A size is a whole number below 2^53.
                now.bytes += blob.size() as u64;
            });
        }
        Ok(())
    }

    fn step(self, change: impl FnOnce(&mut Written)) {
        self.now.update(|now| now.as_mut().map(change).unwrap_or_default());
    }
}

impl Target {
    async fn add(&mut self, blob: &Blob) -> Result<(), Failed> {
        match self {
            Target::Chosen(chosen) => chosen.write(blob).await,
            Target::Download(parts) => {
                parts.push(blob);
                Ok(())
            }
        }
    }
}

impl Transfer {
    /// Saves groups as a table or, without a form, as JSON. `write` gives headings and lines.
    pub fn save_groups(
        self,
        question: Question,
        form: Option<TableForm>,
        write: impl FnOnce(&mut Groups) -> (Vec<String>, Vec<Vec<String>>) + 'static,
    ) {
        let engine = self.engine();
        let (ending, mime) = saving::file_of(form);
        let source = once(async move {
            let answer = engine.request(question).await.map_err(|why| why_not(&why))?;
            let mut groups = answer.groups.ok_or_else(|| m::export_changed(language()).to_owned())?;
            let left_out = groups.total.saturating_sub(groups.largest.len() as u64);
            if left_out > 0 {
                self.say(m::GroupsLeftOut { n: left_out }.say(language()));
            }
            let (headings, lines) = write(&mut groups);
            let text = form.map_or_else(|| json(&headings, &lines), |form| table(form, &headings, &lines));
            Ok(vec![text.into()])
        });
        let hold = engine.hold();
        leptos::task::spawn_local(async move {
            if let Err(why) = self.saving.save(&format!("traillight-groups.{ending}"), mime, false, source).await {
                self.say(why);
            }
            drop(hold);
        });
    }
}

/// The source of a file that is made as a whole. Each of its parts is a portion.
pub fn once(work: impl Future<Output = Result<Vec<JsValue>, String>> + 'static) -> Source {
    let work = Rc::new(RefCell::new((Some(Box::pin(work)), VecDeque::new())));
    Box::new(move || {
        let work = Rc::clone(&work);
        Box::pin(async move {
            let first = work.borrow_mut().0.take();
            if let Some(first) = first {
                let parts = first.await?;
                work.borrow_mut().1.extend(parts);
            }
            let next = work.borrow_mut().1.pop_front();
            Ok(next.map(|part| Portion { parts: vec![part], rows: (0, 0) }))
        })
    })
}

/// What went wrong, in words.
fn said(name: &str, Failed { kind, detail }: &Failed) -> String {
    saving::failed(name, Trouble::of(kind), detail, language())
}

/// The result of some work, unless it is cancelled before.
async fn unless<T>(cancelled: &mut oneshot::Receiver<()>, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    poll_fn(|context| match Pin::new(&mut *cancelled).poll(context) {
        Poll::Ready(_) => Poll::Ready(None),
        Poll::Pending => work.as_mut().poll(context).map(Some),
    })
    .await
}
