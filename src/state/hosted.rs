//! Opens files of the page's own host that a link names, and what a manifest among them lists.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use futures_channel::oneshot;
use leptos::prelude::*;
use view::hosted::{self, MOST_FETCHED, Outside};
use web_sys::{AbortController, AbortSignal};
use words::{Say, messages as m};

use super::Transfer;
use crate::browser::hosted::{Unusable, fetch, listed, path_of, resolve};
use crate::browser::language::language;
use crate::browser::source;
use crate::engine_client::Dropped;

/// So many are fetched at the same time, as many as browsers open connections to a host.
const AT_ONCE: usize = 6;

/// So many problems are told; others are counted.
const MOST_TOLD: usize = 3;

/// How far fetching is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fetching {
    /// Files that are there, or failed.
    pub done: u64,
    /// All files known so far.
    pub all: u64,
    /// Bytes received.
    pub bytes: u64,
}

/// One load, shared by those who fetch.
#[derive(Default)]
struct Load {
    waiting: RefCell<VecDeque<Wanted>>,
    /// Files that manifests list. They are fetched when all manifests are there.
    listed: RefCell<VecDeque<Wanted>>,
    problems: RefCell<Vec<String>>,
    opened: Cell<u64>,
}

/// A file to be fetched.
struct Wanted {
    address: String,
    path: String,
}

impl Transfer {
    /// Opens what the link names.
    pub fn load_hosted(self, names: &[String]) {
        if names.is_empty() {
            return;
        }
        if source::is_one_file() {
            return self.say(m::hosted_one_file(language()).to_owned());
        }
        let load = Rc::new(Load::default());
        for name in names {
            match resolve(name, None) {
                Ok(address) => load.waiting.borrow_mut().push_back(Wanted { path: path_of(&address), address }),
                Err(why) => load.tell(refused(name, &why)),
            }
        }
        leptos::task::spawn_local(self.fetch_all(load));
    }

    async fn fetch_all(self, load: Rc<Load>) {
        let hold = self.hold();
        let Ok(stop) = AbortController::new() else { return };
        self.fetching().set(Some(Fetching::default()));
        self.stop_fetching_with(Some(stop.clone()));
        self.fetch_waiting(&load, &stop.signal(), true).await;
        load.waiting.swap(&load.listed);
        self.fetch_waiting(&load, &stop.signal(), false).await;
        let all = self.fetching().get_untracked().unwrap_or_default().all;
        self.fetching().set(None);
        self.stop_fetching_with(None);
        if let Some(said) = load.outcome(stop.signal().aborted(), all) {
            self.say(said);
        }
        drop(hold);
    }

    /// Fetches all that is waiting, some at the same time.
    async fn fetch_waiting(self, load: &Rc<Load>, stop: &AbortSignal, may_list: bool) {
        let more = load.waiting.borrow().len() as u64;
        self.step(|it| it.all += more);
        let fetch = |_| {
            let (tell, told) = oneshot::channel();
            let (load, stop) = (Rc::clone(load), stop.clone());
            leptos::task::spawn_local(async move {
                self.fetch_some(&load, &stop, may_list).await;
                // Waited for below, until the page is closed.
                let _ = tell.send(());
            });
            told
        };
        let under_way: Vec<oneshot::Receiver<()>> = (0..AT_ONCE).map(fetch).collect();
        for end in under_way {
            let _ = end.await;
        }
    }

    async fn fetch_some(self, load: &Load, stop: &AbortSignal, may_list: bool) {
        loop {
            let Some(Wanted { address, path }) = load.waiting.borrow_mut().pop_front() else { return };
            match fetch(&address, &path, stop, |bytes| self.step(|it| it.bytes += bytes)).await {
                Ok(file) => {
                    if may_list && let Some(paths) = listed(&file).await {
                        load.want_listed(&address, &paths);
                    }
                    load.opened.set(load.opened.get() + 1);
                    self.open(vec![Dropped { path: Some(path), file }]);
                }
                Err(_) if stop.aborted() => return,
                Err(why) => load.tell(m::HostedFailed { name: &path, why: &why }.say(language())),
            }
            self.step(|it| it.done += 1);
        }
    }

    fn step(self, change: impl FnMut(&mut Fetching)) {
        self.fetching().update(|it| it.iter_mut().for_each(change));
    }
}

impl Load {
    fn tell(&self, problem: String) {
        self.problems.borrow_mut().push(problem);
    }

    fn want_listed(&self, manifest: &str, paths: &[String]) {
        let mut listed = self.listed.borrow_mut();
        let folder = manifest.rsplit_once('/').map_or(manifest, |(folder, _)| folder);
        for file in hosted::files(paths.iter().map(String::as_str)) {
            match file.map(|path| (resolve(&hosted::address(&path), Some(manifest)), path)) {
                Ok((Ok(_), _)) if listed.len() >= MOST_FETCHED => {
                    return self.tell(m::HostedTooMany { n: MOST_FETCHED as u64 }.say(language()));
                }
                Ok((Ok(address), path)) if address.starts_with(folder) => listed.push_back(Wanted { address, path }),
                Ok((Ok(_), path)) => self.tell(m::HostedOutside { name: &path }.say(language())),
                Ok((Err(why), path)) => self.tell(refused(&path, &why)),
                Err(Outside(path)) => self.tell(m::HostedOutside { name: &path }.say(language())),
            }
        }
    }

    /// What is said in the end; `None` if all went well.
    fn outcome(&self, stopped: bool, all: u64) -> Option<String> {
        let (problems, language) = (self.problems.borrow(), language());
        let mut said: Vec<String> = problems.iter().take(MOST_TOLD).cloned().collect();
        if problems.len() > MOST_TOLD {
            said.push(m::HostedMore { n: (problems.len() - MOST_TOLD) as u64 }.say(language));
        }
        if stopped {
            said.push(m::HostedStopped { done: self.opened.get(), all }.say(language));
        }
        (!said.is_empty()).then(|| said.join(" "))
    }
}

fn refused(name: &str, why: &Unusable) -> String {
    match why {
        Unusable::Malformed => m::HostedMalformed { name }.say(language()),
        Unusable::Elsewhere(host) => m::HostedElsewhere { name, host }.say(language()),
    }
}
