//! Opens files of the page's own host that a link names, and what a manifest among them lists.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use futures_channel::oneshot;
use leptos::prelude::*;
use view::format::middle;
use view::hosted::{self, MOST_FETCHED, MOST_LINKED, Outside};
use web_sys::{AbortController, AbortSignal};
use words::{Say, messages as m};

use super::Transfer;
use crate::browser::describe;
use crate::browser::hosted::{Listed, Unusable, fetch, listed, path_of, resolve};
use crate::browser::language::language;
use crate::browser::source;
use crate::engine_client::Dropped;

/// So many are fetched at the same time: more than browsers open connections to a host, so that none waits for the page.
const AT_ONCE: usize = 8;

/// So many problems are told; others are counted.
const MOST_TOLD: usize = 3;

/// Longest name in a message, in characters.
const MOST_NAME: usize = 120;

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

/// What links of this visit asked for. One is served after the other, so that progress and its button are about one.
#[derive(Default)]
pub(super) struct Links {
    /// Addresses of files that were fetched or will be. Going back to a link does not open its files again.
    taken: RefCell<BTreeSet<String>>,
    next: RefCell<VecDeque<Load>>,
    is_busy: Cell<bool>,
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
        let links = self.links();
        let mut load = Load::default();
        for name in names.iter().take(MOST_LINKED) {
            match resolve(name, None) {
                Ok(address) => links.take(Wanted { path: path_of(&address), address }, load.waiting.get_mut()),
                Err(why) => load.tell(refused(name, &why)),
            }
        }
        if names.len() > MOST_LINKED {
            load.tell(m::HostedTooManyNames { n: MOST_LINKED as u64 }.say(language()));
        }
        if load.is_needless() {
            return;
        }
        links.next.borrow_mut().push_back(load);
        if !links.is_busy.replace(true) {
            leptos::task::spawn_local(self.serve(links));
        }
    }

    async fn serve(self, links: Rc<Links>) {
        let hold = self.hold();
        let mut said = Vec::new();
        loop {
            let Some(load) = links.next.borrow_mut().pop_front() else { break };
            said.extend(self.fetch_all(&links, Rc::new(load)).await);
        }
        links.is_busy.set(false);
        if !said.is_empty() {
            self.say(said.join(" "));
        }
        drop(hold);
    }

    /// Fetches what one link asks for; what is to be said about it, if anything.
    async fn fetch_all(self, links: &Rc<Links>, load: Rc<Load>) -> Option<String> {
        let stop = match AbortController::new() {
            Ok(stop) => stop,
            Err(why) => return Some(describe(why)),
        };
        self.fetching().set(Some(Fetching::default()));
        self.stop_fetching_with(Some(stop.clone()));
        self.fetch_waiting(links, &load, &stop.signal(), true).await;
        load.waiting.swap(&load.listed);
        self.fetch_waiting(links, &load, &stop.signal(), false).await;
        let all = self.fetching().get_untracked().unwrap_or_default().all;
        self.fetching().set(None);
        self.stop_fetching_with(None);
        if stop.signal().aborted() {
            links.give_back(&load.waiting.take());
        }
        load.outcome(stop.signal().aborted(), all)
    }

    /// Fetches all that is waiting, some at the same time.
    async fn fetch_waiting(self, links: &Rc<Links>, load: &Rc<Load>, stop: &AbortSignal, may_list: bool) {
        let more = load.waiting.borrow().len() as u64;
        self.step(|it| it.all += more);
        let fetch = |_| {
            let (tell, told) = oneshot::channel();
            let (links, load, stop) = (Rc::clone(links), Rc::clone(load), stop.clone());
            leptos::task::spawn_local(async move {
                self.fetch_some(&links, &load, &stop, may_list).await;
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

    async fn fetch_some(self, links: &Links, load: &Load, stop: &AbortSignal, may_list: bool) {
        loop {
            let Some(Wanted { address, path }) = load.waiting.borrow_mut().pop_front() else { return };
            match fetch(&address, &path, stop, |bytes| self.step(|it| it.bytes += bytes)).await {
                Ok(file) => {
                    if may_list && let Some(listed) = listed(&file).await {
                        load.want_listed(links, &address, &listed);
                    }
                    load.opened.set(load.opened.get() + 1);
                    self.open(vec![Dropped { path: Some(path), file }]);
                }
                Err(why) => {
                    // Following the link again tries again.
                    links.give_back(&[Wanted { address, path: path.clone() }]);
                    if stop.aborted() {
                        return;
                    }
                    load.tell(m::HostedFailed { name: &brief(&path), why: &why }.say(language()));
                }
            }
            self.step(|it| it.done += 1);
        }
    }

    fn step(self, change: impl FnMut(&mut Fetching)) {
        self.fetching().update(|it| it.iter_mut().for_each(change));
    }
}

impl Links {
    /// Has a file fetched, unless it was.
    fn take(&self, file: Wanted, waiting: &mut VecDeque<Wanted>) {
        if self.taken.borrow_mut().insert(file.address.clone()) {
            waiting.push_back(file);
        }
    }

    /// These were not fetched after all.
    fn give_back<'w>(&self, files: impl IntoIterator<Item = &'w Wanted>) {
        let mut taken = self.taken.borrow_mut();
        files.into_iter().for_each(|file| _ = taken.remove(&file.address));
    }
}

impl Load {
    fn tell(&self, problem: String) {
        self.problems.borrow_mut().push(problem);
    }

    /// Whether all it asks for is there.
    fn is_needless(&self) -> bool {
        self.waiting.borrow().is_empty() && self.problems.borrow().is_empty()
    }

    fn want_listed(&self, links: &Links, manifest: &str, inputs: &Listed) {
        if inputs.nameless > 0 {
            self.tell(m::HostedNameless { n: inputs.nameless }.say(language()));
        }
        let mut listed = self.listed.borrow_mut();
        let folder = manifest.rsplit_once('/').map_or(manifest, |(folder, _)| folder);
        for file in hosted::files(inputs.paths.iter().map(String::as_str)) {
            match file.map(|path| (resolve(&hosted::address(&path), Some(manifest)), path)) {
                Ok((Ok(_), _)) if listed.len() >= MOST_FETCHED => {
                    return self.tell(m::HostedTooMany { n: MOST_FETCHED as u64 }.say(language()));
                }
                Ok((Ok(address), path)) if address.starts_with(folder) => {
                    links.take(Wanted { address, path }, &mut listed);
                }
                Ok((Ok(_), path)) => self.tell(m::HostedOutside { name: &brief(&path) }.say(language())),
                Ok((Err(why), path)) => self.tell(refused(&path, &why)),
                Err(Outside(path)) => self.tell(m::HostedOutside { name: &brief(&path) }.say(language())),
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

/// A name as it is told.
fn brief(name: &str) -> String {
    middle(name, MOST_NAME)
}

fn refused(name: &str, why: &Unusable) -> String {
    let name = &brief(name);
    match why {
        Unusable::Malformed => m::HostedMalformed { name }.say(language()),
        Unusable::Elsewhere(host) => m::HostedElsewhere { name, host: &brief(host) }.say(language()),
    }
}
