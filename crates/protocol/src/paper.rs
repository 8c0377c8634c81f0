//! Working papers: for each control or search, what was looked at, what came of it, and what proves it.

use serde::{Deserialize, Serialize};

use crate::completeness::CompletenessMap;
use crate::report::{App, Report};
use crate::sampling::{Population, Sample};
use crate::scribe::SuppliedInput;
use crate::wire::Bytes;
use crate::{LoadedWords, Question, Row, TimeRange, Totals};

/// Asks for a working paper, which is attached to the answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SavePaper {
    /// What is said about it: a [`PaperAbout`], which only its writer reads.
    pub about: Bytes,
    /// The period it is about; `None` for all of time.
    pub period: Option<TimeRange>,
    /// When it is written, ISO 8601 UTC.
    pub generated_at: String,
    /// Its sections.
    pub sections: Vec<AskedSection>,
    /// All events of the period and the accounts.
    pub scope: Question,
    /// As what.
    pub form: PaperForm,
    /// The language, unless it is English.
    pub words: Option<Box<LoadedWords>>,
}

/// As what a paper is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaperForm {
    /// A page to print.
    Page,
    /// The same in an archive, with the events of its sections, the integrity report and manifests.
    Archive {
        /// With all events of the populations, not only exceptions and samples.
        populations: bool,
    },
}

impl PaperForm {
    /// Name and MIME type of its file, by when it is written.
    pub fn file(self, generated_at: &str) -> (String, &'static str) {
        let day = generated_at.get(..10).unwrap_or_default();
        match self {
            PaperForm::Page => (format!("traillight-paper-{day}.html"), "text/html;charset=utf-8"),
            PaperForm::Archive { .. } => (format!("traillight-paper-{day}.zip"), "application/zip"),
        }
    }
}

/// What is said about a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperAbout {
    /// Its title.
    pub title: String,
    /// The period it is about; `None` for all of time.
    pub period: Option<TimeRange>,
    /// The accounts it is about; none for all.
    pub accounts: Vec<String>,
    /// Who made it; may be empty.
    pub prepared_by: String,
    /// When, as that person writes it.
    pub prepared_on: String,
    /// Who looked it through; may be empty.
    pub reviewed_by: String,
    /// When.
    pub reviewed_on: String,
    /// When it was written, ISO 8601 UTC.
    pub generated_at: String,
}

/// A section, as it is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskedSection {
    /// What is said in it: a [`SectionText`], which only its writer reads.
    pub text: Bytes,
    /// Its population.
    pub population: Question,
    /// Which of these events are exceptions.
    pub exceptions: Question,
    /// The name of a sample.
    pub sample: Option<String>,
}

/// What is said in a section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionText {
    /// The control or search.
    pub title: String,
    /// The question it answers.
    pub asks: String,
    /// The filter of the population as text; empty for all events.
    pub filter: String,
    /// The same in words.
    pub meaning: String,
    /// The filter of the exceptions as text.
    pub exceptions: String,
    /// How these texts differ from what was asked for, in words.
    pub differences: Vec<String>,
    /// The result in a few words.
    pub result: String,
    /// Notes.
    pub notes: String,
    /// The conclusion.
    pub conclusion: String,
}

/// A working paper, to be written by a module.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// What is said about it: a [`PaperAbout`].
    pub about: Bytes,
    /// Its sections.
    pub sections: Vec<Section>,
    /// The report on everything that was supplied.
    pub report: Report,
    /// As what it is saved.
    pub form: PaperForm,
    /// Parts of the completeness map, each as wide as the paper. Of each, only the first columns count, as many as to the next one.
    pub maps: Vec<CompletenessMap>,
    /// The hour, counted from 1970, from which on there is no map, because the period is too long.
    pub unmapped_from: Option<i64>,
    /// Every file supplied, by path.
    pub inputs: Vec<SuppliedInput>,
}

/// A section of a paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// What is said in it: a [`SectionText`].
    pub text: Bytes,
    /// Its population.
    pub population: Population,
    /// Events that have no `eventID` and so are not part of it.
    pub without_id: u64,
    /// The population in figures.
    pub totals: Totals,
    /// Events that are exceptions: those of the population, then those without `eventID`.
    pub exceptions: Listed,
    /// How many of these have no `eventID`.
    pub exceptions_without_id: u64,
    /// A sample, and its events in the order in which they were drawn, as far as they are in the population.
    pub sample: Option<(Sample, Listed)>,
    /// The name of a sample that was asked for, but is no longer there.
    pub lost_sample: Option<String>,
    /// Events of the population about which something was noted.
    pub noted: Listed,
}

/// The first of some events.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    /// How many there are.
    pub total: u64,
    /// The first ones, in order.
    pub rows: Vec<Row>,
}

/// Asks the scribe for a paper as a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WritePaper {
    /// The paper.
    pub paper: Box<Paper>,
    /// The language, unless it is English.
    pub words: Option<Box<LoadedWords>>,
}

/// Asks for files in an archive, with a list of them: `manifest.json` (`traillight.paper/1`) and `SHA256SUMS`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZipFiles {
    /// The program.
    pub app: App,
    /// When, ISO 8601 UTC.
    pub generated_at: String,
    /// Each with its name.
    pub files: Vec<(String, Bytes)>,
}

/// A working paper that a page carries: what is needed to write it again from the evidence in the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CarriedPaper {
    /// Its title.
    pub title: String,
    /// Where its period begins, ISO 8601 UTC; empty for all of time.
    pub from: String,
    /// Where it ends.
    pub to: String,
    /// The accounts it is about; none for all.
    pub accounts: Vec<String>,
    /// Who made it; may be empty.
    pub prepared_by: String,
    /// When, as that person writes it.
    pub prepared_on: String,
    /// Who looked it through; may be empty.
    pub reviewed_by: String,
    /// When.
    pub reviewed_on: String,
    /// Its sections.
    pub sections: Vec<CarriedSection>,
}

/// A section of a paper that a page carries.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CarriedSection {
    /// The control or search.
    pub title: String,
    /// The question it answers.
    pub asks: String,
    /// The filter of its population; of a control, that of its exceptions.
    pub filter: String,
    /// Whether it is a control, of which all events of the period and the accounts are the population.
    pub is_control: bool,
    /// The name of a sample; empty if there is none.
    pub sample: String,
    /// The result in a few words.
    pub result: String,
    /// Notes.
    pub notes: String,
    /// The conclusion.
    pub conclusion: String,
    /// Number of events in the population when the page was saved.
    pub events: u64,
    /// What identified them then, see [`Population`].
    pub event_ids_sha256: String,
}
