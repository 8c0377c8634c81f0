//! Reads one document: its kind, its records, and what is wrong with it.

use memchr::memmem;
use protocol::{Compression, FileKind, IssueKind, Severity};

use crate::clocks::Clocks;
use crate::companion;
use crate::encoding::{self, Decoded};
use crate::event_table::{self, Table};
use crate::evidence::{self, Recognised};
use crate::findings::Findings;
use crate::hunt::{self, Found, Hunt, Shape};
use crate::limits::Limits;
use crate::model::{Document, Fields, Finding, Record, Sink};
use crate::notations::{self, Notation};
use crate::other_files;
use crate::printed;
use json::text::Text;

/// How companion files are described to the user.
const COMPANION: &str = "what macOS or Windows put beside other files";

/// Records are handed out once this many wait between two values.
const HANDED_OUT_AT_ONCE: usize = 1 << 14;

/// A document after decompression.
pub struct Source<'a> {
    /// Path in the drop.
    pub path: &'a str,
    /// The bytes as stored.
    pub stored: &'a [u8],
    /// The inflated bytes.
    pub bytes: &'a [u8],
    /// Length of the part that comes from the first gzip member.
    pub first_len: usize,
    /// How it was compressed.
    pub compression: Compression,
    /// What was wrong with its compression.
    pub findings: Vec<Finding>,
}

/// Reads a document and passes everything found to the sink.
pub fn read(source: Source<'_>, limits: &Limits, sink: &mut dyn Sink) {
    let decoded = encoding::decode(source.bytes);
    let text = Text::new(&decoded.bytes);
    let mut reporter = Reporter {
        source,
        decoded: &decoded,
        text,
        limits,
        sink,
        reported: false,
        misencoded: Findings::default(),
        clocks: Clocks::default(),
        repeated: Findings::default(),
    };
    let begins = text.bytes.trim_ascii_start();
    let is_json = hunt::is_json(text);
    if begins.is_empty() {
        reporter.report_empty();
    } else if let Some(table) = if is_json { None } else { Table::find(text) } {
        reporter.report_log(table.words(), table.read(text, limits));
    } else if let Some(notation) = Notation::of(begins).filter(|_| mentions_events(text.bytes)) {
        reporter.report_notation(notation);
    } else if is_json || mentions_events(text.bytes) {
        reporter.hunt();
    } else {
        reporter.report_other(other_files::name(reporter.source.bytes, text.bytes));
    }
}

/// Whether text that is not JSON could contain events.
fn mentions_events(bytes: &[u8]) -> bool {
    let has = |word: &[u8]| memmem::find(bytes, word).is_some();
    (has(b"eventSource") && has(b"eventName")) || (has(b"insightDetails") && has(b"eventVersion"))
}

/// Passes what was found to the sink, the document first.
struct Reporter<'a, 's> {
    source: Source<'a>,
    decoded: &'a Decoded<'a>,
    text: Text<'a>,
    limits: &'a Limits,
    sink: &'s mut dyn Sink,
    reported: bool,
    /// Records that are not valid UTF-8.
    misencoded: Findings,
    clocks: Clocks,
    /// Names that occur twice in a record.
    repeated: Findings,
}

impl<'a> Reporter<'a, '_> {
    fn hunt(&mut self) {
        let mut hunt = Hunt::new(self.text, self.limits, 0);
        while hunt.advance() {
            if hunt.found().len() >= HANDED_OUT_AT_ONCE && !hunt.is_mostly_text() {
                let words = log_words(hunt.found().shape);
                self.document(FileKind::Log, words);
                self.records(hunt.found());
            }
        }
        let is_mostly_text = hunt.is_mostly_text() && !self.reported;
        let mut found = hunt.finish();
        if is_mostly_text {
            return self.report_mostly_text(found);
        }
        let rejected = found.findings.rejected();
        if found.total() > 0 {
            let words = log_words(found.shape);
            self.report_log(words, found);
        } else if found.aggregated > 0 {
            self.document(FileKind::Log, "CloudTrail aggregated events");
            self.no_events(&format!(
                "{} aggregated records: they count events and are none, so they are not shown.",
                found.aggregated
            ));
            self.findings(&mut found);
        } else if let Some(mut rows) = event_table::results::read(self.text, self.limits) {
            found.findings.keep_unread();
            found.findings.take().into_iter().for_each(|finding| rows.tell(self.limits, finding));
            self.report_log("CloudTrail Lake query results", rows);
        } else if let Some(recognised) = evidence::recognise(self.text) {
            self.report_recognised(recognised, found);
        } else if found.empty && rejected == 0 {
            self.document(FileKind::Log, "CloudTrail log without events");
            self.no_events("A log without events: its list of records is empty.");
            self.findings(&mut found);
        } else if let Some(schema) = found.schema.filter(|_| rejected > 0) {
            self.document(FileKind::Unreadable, schema.words());
            self.findings(&mut found);
        } else if rejected > 0 && (found.about_events || evidence::mentions_cloudtrail(self.text.bytes)) {
            self.report_log("CloudTrail log, not readable", found);
        } else if found.findings.tell_of_unread() {
            self.document(FileKind::Unreadable, "JSON of which not all was read");
            self.findings(&mut found);
        } else {
            self.report_other_json(found);
        }
    }

    /// Events in the notation of another program.
    fn report_notation(&mut self, notation: Notation) {
        if notation == Notation::Python {
            let found = notations::read_python(self.text, self.limits);
            if found.total() > 0 {
                return self.report_log("CloudTrail events as Python prints them", found);
            }
        }
        let (form, help) = notation.words();
        let words = format!("CloudTrail events {form}");
        self.document(FileKind::Unreadable, &words);
        self.report(Severity::Error, IssueKind::Unreadable, &format!("{words}. {help} Nothing in the file was read."));
    }

    /// A manual or a letter, for example. Records in it are examples, or beside the point.
    fn report_mostly_text(&mut self, mut found: Found<'_>) {
        let words = other_files::name(self.source.bytes, self.text.bytes);
        let records = found.total() + found.findings.rejected();
        if records == 0 {
            self.report_other(words);
            found.findings.keep_unread();
            return self.findings(&mut found);
        }
        self.document(FileKind::NotCloudTrail, words);
        let message = format!(
            "Mostly text that is not JSON, as a manual or a letter is, with {records} CloudTrail records in it. They were left out; \
             in a file of their own they are read."
        );
        let (severity, kind) = (Severity::Warning, IssueKind::NotCloudTrail);
        self.sink.finding(Finding { offset: None, severity, kind, message, rejected: records });
    }

    /// JSON that has nothing to do with CloudTrail, or is so broken that this is unknown.
    fn report_other_json(&mut self, mut found: Found<'_>) {
        let broken = found.findings.take();
        let Some(first) = broken.into_iter().find(|finding| finding.severity == Severity::Error) else {
            return self.report_other("JSON without CloudTrail records");
        };
        if first.kind != IssueKind::Truncated && !evidence::mentions_cloudtrail(self.text.bytes) {
            return self.report_other(other_files::name(self.source.bytes, self.text.bytes));
        }
        self.document(FileKind::Unreadable, "JSON that is broken");
        let offset = self.decoded.places().of(position(first.offset));
        self.sink.finding(Finding { offset: Some(offset), rejected: 0, ..first });
    }

    fn report_recognised(&mut self, recognised: Recognised, mut found: Found<'_>) {
        match recognised.kind {
            FileKind::NotCloudTrail => self.report_other(&recognised.words),
            FileKind::Log => {
                self.document(FileKind::Log, &recognised.words);
                self.no_events(&format!("No events in it: {}.", recognised.words));
            }
            kind => {
                self.document(kind, &recognised.words);
                let broken = found.findings.first_broken();
                if let Some(finding) = broken {
                    let offset = self.decoded.places().of(position(finding.offset));
                    let message = format!("{} that can't be read: its JSON is broken.", recognised.words);
                    let kind = IssueKind::BadEvidence;
                    self.sink.finding(Finding { offset: Some(offset), kind, message, rejected: 0, ..finding });
                }
            }
        }
        found.findings.keep_unread();
        self.findings(&mut found);
    }

    fn report_log(&mut self, words: &str, mut found: Found<'_>) {
        self.document(FileKind::Log, words);
        self.records(&mut found);
        if found.aggregated > 0 {
            self.no_events(&format!(
                "{} aggregated records between the events: they count events and are none, so they are not shown.",
                found.aggregated
            ));
        }
        self.findings(&mut found);
    }

    fn report_empty(&mut self) {
        let damaged = self.source.findings.iter().any(|finding| finding.severity == Severity::Error);
        if damaged {
            return self.document(FileKind::Unreadable, "Damaged gzip without content");
        }
        if self.is_companion() {
            return self.document(FileKind::Companion, COMPANION);
        }
        self.document(FileKind::Empty, "Empty file");
        if self.is_named_by_cloudtrail() {
            let message = "The file is empty, but has a name that CloudTrail gives. Its content is lost.";
            self.report(Severity::Warning, IssueKind::EmptyFile, message);
        } else {
            self.info(IssueKind::EmptyFile, "The file is empty. Left alone.");
        }
    }

    fn is_companion(&self) -> bool {
        companion::is_companion(self.source.path, self.source.bytes, self.is_named_by_cloudtrail())
    }

    fn report_other(&mut self, words: &str) {
        if self.is_companion() {
            return self.document(FileKind::Companion, COMPANION);
        }
        if let Some((command, form)) = printed::answer(self.text.bytes) {
            self.document(FileKind::Unreadable, &format!("the answer of {command} as {form}"));
            let message = format!(
                "Expected JSON, found the answer of {command} as {form}. Nothing in it was read; ask again with --output json."
            );
            return self.report(Severity::Error, IssueKind::Unreadable, &message);
        }
        if let Some(help) = other_files::help(words) {
            self.document(FileKind::Unreadable, words);
            let message = format!("This is {words}, which is not read. {help}");
            return self.report(Severity::Warning, IssueKind::Unreadable, &message);
        }
        if self.is_named_by_cloudtrail() {
            self.document(FileKind::Unreadable, words);
            let message = format!("Expected what its name says, CloudTrail's, found {words}. Nothing in it was read.");
            return self.report(Severity::Error, IssueKind::Unreadable, &message);
        }
        self.document(FileKind::NotCloudTrail, words);
        self.info(IssueKind::NotCloudTrail, &format!("Not CloudTrail: {words}. Left alone."));
    }

    /// The content decides what a file is. But where it says nothing, a name that only CloudTrail gives deserves a
    /// warning.
    fn is_named_by_cloudtrail(&self) -> bool {
        let name = self.source.path.rsplit(['/', '!']).next().unwrap_or_default();
        let is_json = name.strip_suffix(".gz").unwrap_or(name).ends_with(".json");
        is_json && (name.contains("_CloudTrail_") || name.contains("_CloudTrail-"))
    }

    fn no_events(&mut self, message: &str) {
        self.info(IssueKind::NoEvents, message);
    }

    fn info(&mut self, kind: IssueKind, message: &str) {
        self.report(Severity::Info, kind, message);
    }

    fn report(&mut self, severity: Severity, kind: IssueKind, message: &str) {
        self.sink.finding(Finding { offset: None, severity, kind, message: message.to_owned(), rejected: 0 });
    }

    /// Reports the document, once, together with what is known before its records.
    fn document(&mut self, kind: FileKind, words: &str) {
        if std::mem::replace(&mut self.reported, true) {
            return;
        }
        let source = &mut self.source;
        let first = source.bytes.get(..source.first_len).unwrap_or(source.bytes);
        self.sink.document(&Document {
            path: source.path,
            kind,
            description: words,
            stored: source.stored,
            bytes: source.bytes,
            content: first,
            compression: source.compression,
        });
        std::mem::take(&mut source.findings).into_iter().for_each(|finding| self.sink.finding(finding));
        if kind == FileKind::Log {
            self.decoded.finding().into_iter().for_each(|finding| self.sink.finding(finding));
        }
    }

    fn records(&mut self, found: &mut Found<'_>) {
        let mut places = self.decoded.places();
        let sink = &mut *self.sink;
        let mut unread = Vec::new();
        let (is_utf8, most, misencoded) = (self.text.is_utf8(), self.limits.findings, &mut self.misencoded);
        let (clocks, shown_times) = (&mut self.clocks, found.shown_times);
        let repeated = &mut self.repeated;
        found.hand_out(|held, fields| {
            let offset = places.of(held.offset);
            let fields = fields.map_or_else(|| Fields::parse(&held.raw), Ok);
            match fields {
                Ok(fields) => {
                    if !is_utf8 && let Some(finding) = encoding::in_record(&held.raw, offset) {
                        misencoded.push(most, finding);
                    }
                    clocks.note(&fields, shown_times);
                    if let Some(name) = fields.repeated {
                        repeated.push(most, twice(name, offset));
                    }
                    sink.record(&Record { raw: held.raw.as_ref().into(), offset, fields });
                }
                Err(why) => unread.push((held.offset, why)),
            }
        });
        for (offset, why) in unread {
            found.tell(self.limits, hunt::bad_record(offset, &why));
        }
    }

    fn findings(&mut self, found: &mut Found<'_>) {
        let mut places = self.decoded.places();
        for finding in found.findings.take() {
            let offset = finding.offset.map(|offset| places.of(position(Some(offset))));
            self.sink.finding(Finding { offset, ..finding });
        }
        let misencoded = self.misencoded.take();
        let stray = if misencoded.is_empty() { self.decoded.stray(self.text) } else { None };
        misencoded
            .into_iter()
            .chain(stray)
            .chain(self.repeated.take())
            .chain(self.clocks.findings())
            .for_each(|finding| self.sink.finding(finding));
    }
}

/// A record in which a name occurs twice, as in none that CloudTrail writes.
fn twice(name: &str, offset: u64) -> Finding {
    Finding {
        offset: Some(offset),
        severity: Severity::Warning,
        kind: IssueKind::RepeatedName,
        message: format!(
            "The name “{name}” occurs twice in one object of this record. The last one counts, everywhere."
        ),
        rejected: 0,
    }
}

fn position(offset: Option<u64>) -> usize {
    offset.and_then(|offset| usize::try_from(offset).ok()).unwrap_or(0)
}

fn log_words(shape: Option<Shape>) -> &'static str {
    match shape {
        Some(Shape::LookupEvents) => "lookup-events output",
        Some(Shape::LogEvents) => "CloudWatch Logs with CloudTrail events",
        Some(Shape::Envelope) => "EventBridge events of CloudTrail",
        Some(Shape::Records) | None => "CloudTrail log",
    }
}
