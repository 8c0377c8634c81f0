//! What goes in and out: opening files, folders, drops and the sample, and exports. And what went wrong with it.

use leptos::html::Input;
use leptos::prelude::*;
use protocol::{ExportFormat, Question, Want};

use super::State;
use crate::browser::{files, sample};
use crate::engine_client::{Dropped, Engine};

/// How many unreadable folders are named; the rest is counted.
const MOST_NAMED: usize = 3;

/// Opens and exports; lives in the context.
#[derive(Clone, Copy)]
pub struct Transfer {
    engine: StoredValue<Engine, LocalStorage>,
    state: State,
    /// The input for files.
    pub files: NodeRef<Input>,
    /// The input for folders.
    pub folder: NodeRef<Input>,
    gathering: RwSignal<Option<u64>>,
    notice: RwSignal<Option<String>>,
}

impl Transfer {
    /// Nothing was opened yet.
    pub fn new(engine: Engine, state: State) -> Transfer {
        Transfer {
            engine: StoredValue::new_local(engine),
            state,
            files: NodeRef::new(),
            folder: NodeRef::new(),
            gathering: RwSignal::new(None),
            notice: RwSignal::new(None),
        }
    }

    /// How many files were found so far, while dropped folders are looked through.
    pub fn gathering(self) -> ReadSignal<Option<u64>> {
        self.gathering.read_only()
    }

    /// What the user should know about the last transfer.
    pub fn notice(self) -> ReadSignal<Option<String>> {
        self.notice.read_only()
    }

    /// The notice was read.
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
            input.click();
        }
    }

    /// Reads what was chosen in one of the inputs.
    pub fn take_chosen(self, input: &web_sys::HtmlInputElement) {
        let chosen = files::chosen(input);
        if chosen.is_empty() {
            return self.notice.set(Some("There is no file in what was chosen.".to_owned()));
        }
        self.open(chosen);
    }

    /// Reads a drop: files, and folders of any depth.
    pub fn take_drop(self, drop: files::Drop) {
        if drop.is_empty() {
            let text = "What was dropped is neither a file nor a folder. Drop files, or use Open folder.";
            return self.notice.set(Some(text.to_owned()));
        }
        self.notice.set(None);
        self.gathering.set(Some(0));
        let hold = self.engine.get_value().hold();
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
                Ok(file) => self.open(vec![Dropped { path: file.name(), file }]),
                Err(reason) => self.notice.set(Some(format!("The sample could not be loaded: {reason}"))),
            }
            drop(hold);
        });
    }

    /// Asks for the matching events, in the table's order, as a file.
    pub fn export(self, format: ExportFormat) {
        let state = self.state;
        let question = untrack(move || state.question(state.sort.get(), Want::default()));
        self.export_of(format, question);
    }

    /// The same for another question.
    pub fn export_of(self, format: ExportFormat, question: Question) {
        let engine = self.engine.get_value();
        let columns = self.state.columns.get_untracked();
        leptos::task::spawn_local(async move {
            if let Err(reason) = engine.export(format, question, columns).await {
                self.notice.set(Some(format!("The export did not work: {reason}")));
            }
        });
    }

    fn open(self, files: Vec<Dropped>) {
        self.notice.set(None);
        self.engine.get_value().open(files);
    }
}

/// What to say of a walk through dropped folders; nothing if all went well.
fn said_of_walk(files: u64, walk: &files::Walk) -> Option<String> {
    let mut said = Vec::new();
    if files == 0 {
        said.push(match walk.folders {
            0 => "There is no file in what was dropped.".to_owned(),
            1 => "The folder is empty: there is no file in it.".to_owned(),
            n => format!("There is no file in any of the {n} folders."),
        });
    }
    if let Some(more) = walk.unreadable.len().checked_sub(MOST_NAMED) {
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        let named: Vec<&str> = walk.unreadable.iter().take(MOST_NAMED).map(String::as_str).collect();
        said.push(format!("The browser could not read {}{rest}.", named.join(", ")));
    } else if !walk.unreadable.is_empty() {
        said.push(format!("The browser could not read {}.", walk.unreadable.join(", ")));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// The transfer from the context.
pub fn use_transfer() -> Transfer {
    expect_context::<Transfer>()
}
