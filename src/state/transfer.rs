//! What goes in and out: opening files, folders, drops and the sample, and exporting; and problems with these.

use std::cell::Cell;
use std::rc::Rc;

use leptos::html::Input;
use leptos::prelude::*;
use protocol::{Export, ExportFormat, Question, Want, Zone};
use view::exported::all_columns;
use web_sys::AbortController;
use words::{Say, messages as m};

use super::State;
use super::hosted::{Fetching, Links};
use super::saving::{Portion, Saving, Source};
use crate::browser::language::language;
use crate::browser::{carried, files, sample};
use crate::engine_client::{Dropped, Engine, Hold, timing, whole};

/// How many unreadable folders are named; others are counted.
const MOST_NAMED: usize = 3;

/// How many files of a drop are looked at for what a link names as its sources.
const NAMED_SOURCES: usize = 50;

/// Events that are asked for and written at a time: some megabytes.
const PORTION: u64 = 4096;

/// The same where records are not kept, so that files are read again for each portion: half a gigabyte or so.
const PORTION_AGAIN: u64 = 400_000;

/// Opens and exports; available from the context.
#[derive(Clone, Copy)]
pub struct Transfer {
    engine: StoredValue<Engine, LocalStorage>,
    state: State,
    /// The input for files.
    pub files: NodeRef<Input>,
    /// The input for folders.
    pub folder: NodeRef<Input>,
    gathering: RwSignal<Option<u64>>,
    /// Whether the dialog for folders was opened and nothing has come of it yet.
    is_choosing: StoredValue<bool>,
    /// Since when the browser has been listing a chosen folder.
    listing: RwSignal<Option<f64>>,
    notice: RwSignal<Option<String>>,
    /// Whether the page carries records that were redacted.
    redacted: RwSignal<bool>,
    /// Whether something is to be said about evidence that this page carried.
    carried: RwSignal<bool>,
    fetching: RwSignal<Option<Fetching>>,
    links: StoredValue<Rc<Links>, LocalStorage>,
    /// Stops fetching.
    stop: StoredValue<Option<AbortController>, LocalStorage>,
    /// The file that is being written.
    pub saving: Saving,
}

impl Transfer {
    pub fn new(engine: Engine, state: State) -> Transfer {
        Transfer {
            engine: StoredValue::new_local(engine),
            state,
            files: NodeRef::new(),
            folder: NodeRef::new(),
            gathering: RwSignal::new(None),
            is_choosing: StoredValue::new(false),
            listing: RwSignal::new(None),
            notice: RwSignal::new(None),
            redacted: RwSignal::new(false),
            carried: RwSignal::new(false),
            fetching: RwSignal::new(None),
            links: StoredValue::new_local(Rc::default()),
            stop: StoredValue::new_local(None),
            saving: Saving::new(),
        }
    }

    /// Number of files found so far, while dropped folders are searched.
    pub fn gathering(self) -> ReadSignal<Option<u64>> {
        self.gathering.read_only()
    }

    /// Whether the browser is listing a chosen folder, which takes it a while if there are many files in it.
    pub fn is_listing(self) -> bool {
        self.listing.with(Option::is_some)
    }

    /// To be called when the window is in use again: a dialog for folders that was open has been closed.
    pub fn dialog_closed(self) {
        if self.is_choosing.get_value() && self.listing.get_untracked().is_none() {
            self.listing.set(Some(timing::now()));
        }
    }

    /// To be called when a dialog has brought files, or none.
    pub fn dialog_ended(self) {
        self.is_choosing.set_value(false);
        if let Some(since) = self.listing.get_untracked() {
            timing::measure("listing", since);
            self.listing.set(None);
        }
    }

    /// How far fetching files of the page's own host is; `None` if nothing is fetched.
    pub fn fetching(self) -> RwSignal<Option<Fetching>> {
        self.fetching
    }

    /// Stops fetching.
    pub fn stop_fetching(self) {
        self.stop.with_value(|stop| stop.iter().for_each(AbortController::abort));
    }

    pub(super) fn stop_fetching_with(self, stop: Option<AbortController>) {
        self.stop.set_value(stop);
    }

    pub(super) fn links(self) -> Rc<Links> {
        self.links.get_value()
    }

    pub(super) fn engine(self) -> Engine {
        self.engine.get_value()
    }

    /// Keeps the page from being idle.
    pub(super) fn hold(self) -> Hold {
        self.engine.get_value().hold()
    }

    /// Tells the user something about the last transfer.
    pub fn say(self, text: String) {
        self.notice.set(Some(text));
    }

    /// A message for the user about the last transfer.
    pub fn notice(self) -> ReadSignal<Option<String>> {
        self.notice.read_only()
    }

    /// Whether something is to be said about evidence that this page carried.
    pub fn carried(self) -> RwSignal<bool> {
        self.carried
    }

    /// Whether what is open are redacted records that this page carried, according to its manifest.
    pub fn is_redacted(self) -> bool {
        self.redacted.get() && self.engine.get_value().progress().with(|progress| progress.files_total > 0)
    }

    /// Dismisses the message.
    pub fn dismiss(self) {
        self.notice.set(None);
    }

    /// Opens the browser's dialog for files.
    pub fn choose_files(self) {
        if let Some(input) = self.files.get_untracked() {
            input.click();
        }
    }

    /// Opens the browser's dialog for a folder.
    pub fn choose_folder(self) {
        if let Some(input) = self.folder.get_untracked() {
            self.is_choosing.set_value(true);
            input.click();
        }
    }

    /// Reads what was chosen in one of the inputs.
    pub fn take_chosen(self, input: &web_sys::HtmlInputElement) {
        self.dialog_ended();
        let chosen = files::chosen(input);
        if chosen.is_empty() {
            return self.notice.set(Some(m::chosen_nothing(language()).to_owned()));
        }
        self.open(chosen);
    }

    /// Reads a drop: files, and folders of any depth.
    pub fn take_drop(self, drop: files::Drop) {
        if drop.is_empty() {
            return self.notice.set(Some(m::dropped_neither(language()).to_owned()));
        }
        self.notice.set(None);
        self.gathering.set(Some(0));
        let (hold, since) = (self.engine.get_value().hold(), timing::now());
        leptos::task::spawn_local(async move {
            let mut total = 0;
            let walk = drop
                .walk(|found| {
                    total += found.len() as u64;
                    self.gathering.set(Some(total));
                    self.open(found);
                })
                .await;
            self.gathering.set(None);
            timing::measure("listing", since);
            self.notice.set(said_of_walk(total, &walk));
            std::mem::drop(hold);
        });
    }

    /// Loads the built-in sample.
    pub fn load_sample(self) {
        self.notice.set(None);
        let hold = self.engine.get_value().hold();
        leptos::task::spawn_local(async move {
            match sample::fetch().await {
                Ok(file) => _ = self.open(vec![Dropped { path: Some(file.name()), file }]),
                Err(reason) => self.notice.set(Some(m::SampleFailed { detail: &reason }.say(language()))),
            }
            drop(hold);
        });
    }

    /// Opens what the page carries, if somebody saved it with evidence in it. What cannot be read is named.
    pub fn load_carried(self) {
        let Some(manifest) = carried::manifest() else { return };
        let manifest = match manifest {
            Ok(manifest) => manifest,
            Err(detail) => return self.notice.set(Some(m::CarriedUnreadable { detail: &detail }.say(language()))),
        };
        let is_redacted = carried::is_redacted(&manifest);
        let hold = self.engine.get_value().hold();
        leptos::task::spawn_local(async move {
            let mut problems: Vec<String> = Vec::new();
            let mut found: Vec<Dropped> = Vec::new();
            let dropped = |file: web_sys::File| Dropped { path: Some(file.name()), file };
            for (id, integrity) in carried::blocks(&manifest) {
                match carried::file(&id, &integrity).await {
                    Ok(file) => found.push(dropped(file)),
                    Err(why) => problems.push(why),
                }
            }
            match carried::manifest_file(&manifest) {
                Ok(file) => found.push(dropped(file)),
                Err(why) => problems.push(why),
            }
            if self.open(found) {
                self.redacted.set(is_redacted);
                self.carried.set(true);
                let broken = || m::CarriedBroken { parts: &problems.join("; ") }.say(language());
                self.notice.set((!problems.is_empty()).then(broken));
            }
            drop(hold);
        });
    }

    /// Exports the matching events, in the table's order, with all columns that every event has, as a download.
    pub fn export(self, format: ExportFormat) {
        let (zone, question) = self.asked();
        let columns = self.state.columns.with_untracked(|added| all_columns(added, &zone));
        match format {
            ExportFormat::Notes => self.export_notes(question),
            _ => self.export_events(whole(format, question, columns), false),
        }
    }

    /// The question about the matching events, in the table's order, and the zone that times are shown in.
    pub fn asked(self) -> (Zone, Question) {
        let state = self.state;
        let zone = Zone::clone(&state.zone.get_untracked());
        let want = Want { zone: Box::new(zone.clone()), ..Want::default() };
        (zone, untrack(move || state.question(state.sort.get(), want)))
    }

    fn export_notes(self, question: Question) {
        let engine = self.engine.get_value();
        leptos::task::spawn_local(async move {
            match engine.export(ExportFormat::Notes, question).await {
                Ok(()) => self.state.unsaved.set_value(false),
                Err(reason) => self.notice.set(Some(m::ExportFailed { detail: &reason }.say(language()))),
            }
        });
    }

    /// Writes events a portion at a time: into a file that is chosen first, or as a download.
    pub fn export_events(self, ask: Export, choose: bool) {
        let engine = self.engine.get_value();
        let (name, mime) = ask.format.file();
        let hold = engine.hold();
        self.notice.set(None);
        leptos::task::spawn_local(async move {
            let saved = self.saving.save(name, mime, choose, portions(engine, ask)).await;
            if let Ok(Some(said)) | Err(said) = saved {
                self.notice.set(Some(said));
            }
            drop(hold);
        });
    }

    /// Returns false if there is nothing to read them.
    pub(super) fn open(self, files: Vec<Dropped>) -> bool {
        self.notice.set(None);
        let is_first = self.engine.get_value().progress().with_untracked(|progress| progress.files_total == 0);
        if is_first {
            self.redacted.set(false);
            self.carried.set(false);
        }
        // The first ones tell the folder. Looking at every one of a hundred thousand would take long.
        let paths: Vec<String> = files.iter().take(NAMED_SOURCES).map(Dropped::path).collect();
        self.state.name_sources(is_first, paths.iter().map(String::as_str));
        self.engine.get_value().open(files)
    }
}

/// The portions of an export, all of the same generation of the store.
fn portions(engine: Engine, ask: Export) -> Source {
    let columns_only = engine.progress().with_untracked(|progress| progress.columns_only);
    let step = if columns_only { PORTION_AGAIN } else { PORTION };
    let state = Rc::new(Cell::new((0_u64, None::<u64>, false)));
    Box::new(move || {
        let (ask, state) = (ask.clone(), Rc::clone(&state));
        Box::pin(async move {
            let (from, of, done) = state.get();
            if done {
                return Ok(None);
            }
            let to = from.saturating_add(step);
            let (answer, bytes) = engine.portion(Export { portion: Some((from, to)), ..ask }).await?;
            if of.is_some_and(|generation| generation != answer.generation) {
                return Err(m::export_changed(language()).to_owned());
            }
            state.set((to, Some(answer.generation), to >= answer.rows));
            Ok(Some(Portion { parts: vec![bytes], rows: (to.min(answer.rows), answer.rows) }))
        })
    })
}

/// A message about searching dropped folders; `None` if all went well.
fn said_of_walk(files: u64, walk: &files::Walk) -> Option<String> {
    let (mut said, language) = (Vec::new(), language());
    if files == 0 {
        said.push(match walk.folders {
            0 => m::dropped_nothing(language).to_owned(),
            n => m::DroppedEmptyFolders { n }.say(language),
        });
    }
    let named = walk.unreadable.get(..MOST_NAMED).unwrap_or(&walk.unreadable);
    let (paths, more) = (words::list(named, language), (walk.unreadable.len() - named.len()) as u64);
    let paths = paths.as_str();
    match (named.is_empty(), more) {
        (true, _) => {}
        (false, 0) => said.push(m::DroppedUnreadable { paths }.say(language)),
        (false, n) => said.push(m::DroppedUnreadableMore { paths, n }.say(language)),
    }
    (!said.is_empty()).then(|| said.join(" "))
}

pub fn use_transfer() -> Transfer {
    expect_context::<Transfer>()
}
