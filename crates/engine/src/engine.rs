//! The engine: takes harvests, keeps the store and the facts about every file, and answers the page.

use std::collections::BTreeMap;
use std::rc::Rc;

use integrity::{Memory, Validation};
use protocol::brief::Brief;
use protocol::report::{Options, Report, Verdict};
use protocol::scribe::Written;
use protocol::{FileId, FileSummary, Forgone, Issue, IssueKind, Phase, Progress, Request, Response, RowId, Severity};
use store::Store;

use crate::ask::Asked;
use crate::cells;
use crate::check::Checking;
use crate::columns;
use crate::evidence;
use crate::explain;
use crate::export;
use crate::foreign::{self, Readings};
use crate::forgone;
use crate::harvest::{DocumentFacts, FileDone, Harvest};
use crate::only_columns;
use crate::reading;
use crate::record;
use crate::recording;
use crate::survey::{self, Surveys};
use crate::work::{Need, RawAnswer, Step, Work};

/// A session's data.
#[derive(Default)]
pub struct Engine {
    pub(crate) store: Store,
    /// Facts about every document, in the order in which they came.
    pub(crate) facts: Vec<DocumentFacts>,
    /// Place in `facts` by (edge, the edge's number of the document).
    pub(crate) places: BTreeMap<(u32, u32), usize>,
    /// Of files that are read in shares, how many were read.
    shares_done: BTreeMap<FileId, u32>,
    /// For every edge, the bytes that its raw records take.
    raw_bytes: BTreeMap<u32, u64>,
    /// For every document of the store, whose facts belong to it.
    pub(crate) stored: Vec<(u32, u32)>,
    /// First document with this content, to notice files that come twice.
    contents: BTreeMap<[u8; 32], usize>,
    pub(crate) issues: Vec<Issue>,
    /// Signatures that were verified before.
    pub(crate) memory: Rc<Memory>,
    pub(crate) checking: Option<Checking>,
    pub(crate) options: Options,
    pub(crate) validation: Option<Validation>,
    /// Verdict and reasons of every document that the validation spoke of.
    pub(crate) proofs: BTreeMap<usize, (Verdict, Vec<String>)>,
    pub(crate) asked: Asked,
    pub(crate) readings: Readings,
    pub(crate) surveys: Surveys,
    pub(crate) progress: Progress,
}

impl Engine {
    /// How far things are.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// Takes in what an edge has read.
    pub fn absorb(&mut self, harvest: Harvest) {
        for (number, facts) in harvest.documents {
            self.notice_repeat(&facts);
            self.places.insert((harvest.edge, number), self.facts.len());
            self.progress.inflated_bytes += facts.bytes;
            self.facts.push(facts);
        }
        self.stored.extend(harvest.batch_documents.iter().map(|number| (harvest.edge, *number)));
        if let Some(batch) = &harvest.batch {
            let appended = self.store.append(batch);
            for (row, first) in appended.conflicts {
                self.report_conflict(row, first);
            }
        }
        self.issues.extend(harvest.issues);
        self.raw_bytes.insert(harvest.edge, harvest.raw_bytes);
        for done in harvest.files_done {
            self.count(done);
        }
        self.validation = None;
        self.checking = None;
        self.progress.check_stopped = false;
        self.changed();
    }

    fn count(&mut self, done: FileDone) {
        self.progress.bytes_done += done.bytes;
        let shares = self.shares_done.entry(done.file).or_default();
        *shares += 1;
        if *shares >= done.shares {
            self.shares_done.remove(&done.file);
            self.progress.files_done += 1;
        }
    }

    /// Begins a request; [`Engine::step`] carries it on.
    pub fn begin(&self, request: Request) -> Work {
        Work::new(request)
    }

    /// Carries a request on until it is done or needs something of the edges.
    pub fn step(&mut self, work: &mut Work) -> Step {
        if let Some(problem) = work.problem.take() {
            return Step::Done(Response::Failed(problem));
        }
        if let Some(why) = work.unwritten.take() {
            return Step::Done(foreign::refused(&work.request, why));
        }
        let step = self.carry_on(work);
        if let Step::Need(Need::Column { segments, path }) = &step {
            work.column = Some((segments.clone(), path.clone()));
        }
        step
    }

    fn carry_on(&mut self, work: &mut Work) -> Step {
        match &work.request {
            Request::Ask(question) => self.ask(&question.clone()),
            Request::Read { text, notation, caret } => reading::read(self, text, *notation, *caret),
            Request::Copy(question, target) => reading::copy(self, question, *target, work.written.take()),
            Request::Record(row) => record::step(self, *row, &work.fetched),
            Request::Cells(rows, paths) => cells::step(self, work, rows, paths),
            Request::Explain(question, row) => explain::step(self, question, *row, &work.fetched),
            Request::Survey(question, fields) => survey::step(self, work, &question.clone(), &fields.clone()),
            Request::Export { .. } => export::step(self, work),
            Request::Find(event_id) => Step::Done(Response::Found(self.store.find(event_id))),
            Request::Expect { files, bytes } => self.expect(*files, *bytes),
            Request::Forgo { files, bytes, why } => self.forgo(*files, *bytes, &why.clone()),
            Request::ColumnsOnly => self.keep_columns_only(),
            Request::Crashed(issue, size) => self.crashed(&issue.clone(), *size),
            Request::IntegrityBrief => self.brief(),
            Request::IntegrityLines { filter, first, count } => self.of_validation(|it| {
                let (total, lines) = integrity::brief::lines(&it.report, &it.hours, filter, *first, *count);
                Response::IntegrityLines(total, lines)
            }),
            Request::Completeness(query) => {
                self.of_validation(|it| Response::Completeness(Box::new(it.hours.map(*query))))
            }
            Request::InspectDigest(path) => self.of_validation(|it| {
                let evidence = evidence::about(&self.facts, &integrity::witnesses(&it.report, path));
                Response::InspectedDigest(integrity::inspect(&evidence, &it.report, path).map(Box::new))
            }),
            Request::Recording => recording::step(self, work),
            Request::StopCheck => self.stop_check(),
            Request::Check => self.check_after_all(),
            Request::SetIntegrityOptions(options) => self.set_options(options.clone()),
            Request::Issues { first, count } => Step::Done(self.issues(*first, *count)),
            Request::Files { first, count } => Step::Done(self.files(*first, *count)),
            // Ports are the driver's business.
            Request::Attach { .. } | Request::AttachScribe | Request::ScribeLost(_) => {
                Step::Done(Response::Progress(self.progress()))
            }
        }
    }

    /// Hands a request what it needed.
    pub fn supply(&mut self, work: &mut Work, mut answers: Vec<RawAnswer>) {
        if self.progress.columns_only {
            only_columns::check(&self.store, &mut answers);
        }
        if let Some((segments, path)) = work.column.take() {
            return columns::supply(&mut self.store, &segments, &path, answers);
        }
        match &work.request {
            Request::Ask(_) => self.asked.take(answers, &mut work.problem),
            Request::Record(_) | Request::Explain(..) => {
                let record = answers.into_iter().flat_map(|answer| answer.records).next().flatten();
                work.fetched = Some(record);
            }
            Request::Cells(rows, _) => {
                let rows = rows.clone();
                cells::supply(self, work, answers, &rows);
            }
            Request::Export { .. } => export::supply(self, work, answers),
            Request::Recording => recording::supply(self, work, answers),
            Request::Survey(question, fields) => {
                survey::supply(self, work, answers, &question.clone(), &fields.clone());
            }
            _ => {}
        }
    }

    /// Hands a request what the scribe wrote, or why it could not.
    pub fn supply_written(&mut self, work: &mut Work, written: Result<Written, String>) {
        match written {
            Ok(Written::Read(text, notation, read)) => self.readings.keep(text, notation, read),
            Ok(written) => work.written = Some(written),
            Err(why) => work.unwritten = Some(why),
        }
    }

    /// The integrity report; `None` while files are being read or checked.
    pub fn report(&self) -> Option<&Report> {
        self.validation.as_ref().map(|validation| &validation.report)
    }

    fn expect(&mut self, files: u64, bytes: u64) -> Step {
        self.progress.files_total += files;
        self.progress.bytes_total += bytes;
        self.changed();
        Step::Done(Response::Progress(self.progress()))
    }

    fn forgo(&mut self, files: u64, bytes: u64, why: &Forgone) -> Step {
        self.progress.files_total = self.progress.files_total.saturating_sub(files);
        self.progress.bytes_total = self.progress.bytes_total.saturating_sub(bytes);
        self.issues.push(forgone::issue(files, why));
        self.changed();
        Step::Done(Response::Progress(self.progress()))
    }

    fn keep_columns_only(&mut self) -> Step {
        self.progress.columns_only = true;
        self.changed();
        Step::Done(Response::Progress(self.progress()))
    }

    fn crashed(&mut self, issue: &Issue, size: u64) -> Step {
        self.issues.push(issue.clone());
        self.progress.files_done += 1;
        self.progress.bytes_done += size;
        self.changed();
        Step::Done(Response::Progress(self.progress()))
    }

    fn brief(&self) -> Step {
        self.of_validation(|it| {
            let brief = integrity::brief::brief(&it.report, &it.said);
            let trails = evidence::trails(&self.facts);
            Response::IntegrityBrief(Box::new(Brief { trails, ..brief }))
        })
    }

    fn of_validation(&self, answer: impl FnOnce(&Validation) -> Response) -> Step {
        Step::Done(match &self.validation {
            Some(validation) => answer(validation),
            None if self.progress.check_stopped => Response::Failed("Checking was stopped.".to_owned()),
            None => Response::Failed("Files are still being read; they are checked when all are there.".to_owned()),
        })
    }

    fn set_options(&mut self, options: Options) -> Step {
        if self.options != options {
            self.options = options;
            if self.validation.is_some() {
                self.validate();
            }
        }
        self.brief()
    }

    fn issues(&mut self, first: u64, count: u32) -> Response {
        order::sort_by(&mut self.issues, |a, b| {
            b.severity.cmp(&a.severity).then_with(|| a.path.cmp(&b.path)).then_with(|| a.offset.cmp(&b.offset))
        });
        Response::Issues(self.issues.len() as u64, window(&self.issues, first, count).cloned().collect())
    }

    fn files(&self, first: u64, count: u32) -> Response {
        let mut facts: Vec<&DocumentFacts> = self.facts.iter().collect();
        order::sort_by(&mut facts, |a, b| a.path.cmp(&b.path));
        let files = window(&facts, first, count).map(|facts| summary(facts)).collect();
        Response::Files(self.facts.len() as u64, files)
    }

    /// The store's document a row came from, as a place in `facts`.
    pub(crate) fn place(&self, store_document: u32) -> Option<usize> {
        self.stored.get(store_document as usize).and_then(|key| self.places.get(key)).copied()
    }

    fn path_of(&self, row: RowId) -> String {
        let document = self.store.locate(row).map(|(_, _, document)| document);
        document
            .and_then(|document| self.store.documents().get(document as usize))
            .map_or_else(String::new, |document| document.path.clone())
    }

    fn notice_repeat(&mut self, facts: &DocumentFacts) {
        if facts.records == 0 {
            return;
        }
        let first = *self.contents.entry(facts.content_sha256).or_insert(self.facts.len());
        let Some(earlier) = self.facts.get(first) else { return };
        let message = format!("The same content as {}. Its events are shown once.", earlier.path);
        self.issues.push(issue(facts.file, &facts.path, Severity::Info, IssueKind::RepeatedFile, message));
    }

    fn report_conflict(&mut self, row: RowId, first: RowId) {
        let (path, other) = (self.path_of(row), self.path_of(first));
        let file = self.store.locate(row).and_then(|(_, _, doc)| self.store.documents().get(doc as usize));
        let Some(file) = file.map(|document| document.file) else { return };
        let event_id = self.store.event_id(row);
        let message = format!(
            "eventID {event_id} occurs with different content in {other}. Both are shown: one of them was changed, or both were masked differently."
        );
        self.issues.push(issue(file, &path, Severity::Warning, IssueKind::ConflictingDuplicate, message));
    }

    /// Everything that is counted is counted anew from what is there.
    pub(crate) fn changed(&mut self) {
        self.asked.forget();
        self.surveys.forget();
        let progress = &mut self.progress;
        progress.generation += 1;
        progress.events = self.store.shown();
        progress.folded = self.store.folded();
        progress.rejected = self.issues.iter().map(|issue| issue.rejected).sum();
        progress.issues = self.issues.len() as u64;
        progress.column_bytes = self.store.memory_bytes();
        progress.raw_bytes = self.raw_bytes.values().sum();
        progress.phase = match (progress.files_total, progress.files_done) {
            (0, 0) => Phase::Empty,
            (total, done) if done < total => Phase::Loading,
            _ if self.validation.is_none() && !progress.check_stopped => Phase::Validating,
            _ => Phase::Ready,
        };
    }
}

fn window<T>(all: &[T], first: u64, count: u32) -> impl Iterator<Item = &T> {
    let first = usize::try_from(first).unwrap_or(usize::MAX);
    all.iter().skip(first).take(count as usize)
}

fn issue(file: FileId, path: &str, severity: Severity, kind: IssueKind, message: String) -> Issue {
    Issue { file, path: path.to_owned(), offset: None, severity, kind, message, rejected: 0 }
}

fn summary(facts: &DocumentFacts) -> FileSummary {
    FileSummary {
        file: facts.file,
        path: facts.path.clone(),
        kind: facts.kind,
        description: facts.description.clone(),
        stored_bytes: facts.stored_bytes,
        bytes: facts.bytes,
        sha256: hex::encode(facts.content_sha256),
        records: facts.records,
    }
}
