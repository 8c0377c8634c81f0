//! Reads one document: its kind, its records, and what is wrong with it.

use memchr::memmem;
use protocol::what::{Contents, EventNotation, EvidenceFile, FileNote, OtherFile, What};
use protocol::{Compression, FileKind, IssueKind, Severity};

use crate::companion;
use crate::definitions;
use crate::encoding::{self, Decoded};
use crate::event_table::{self, Table};
use crate::evidence::{self, Recognised};
use crate::hunt::{self, Found, Hunt};
use crate::limits::Limits;
use crate::model::{Document, Finding, Sink};
use crate::notations;
use crate::other_files;
use crate::printed;
use crate::sigma;
use crate::told::{self, Told};
use json::text::Text;

/// Records are handed out once this many wait between two values.
pub const HANDED_OUT_AT_ONCE: usize = 1 << 14;

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
    let mut reporter =
        Reporter { source, decoded: &decoded, text, limits, sink, reported: false, told: Told::default() };
    let begins = text.bytes.trim_ascii_start();
    let (is_json, is_yaml) = (hunt::is_json(text), sigma::is_yaml(reporter.source.path));
    if begins.is_empty() {
        reporter.report_empty();
    } else if !is_json && definitions::is_in(text.bytes) {
        let defined = Recognised::Evidence(EvidenceFile::AlarmDefinitions);
        reporter.report_recognised(defined, Found::default());
    } else if !is_json && sigma::is_in(reporter.source.path, text.bytes) {
        let rules = Recognised::Evidence(EvidenceFile::SigmaRules);
        reporter.report_recognised(rules, Found::default());
    } else if let Some(table) = if is_json || is_yaml { None } else { Table::find(text) } {
        reporter.report_log(table.contents(), table.read(text, limits));
    } else if let Some(notation) = notations::of(begins).filter(|_| mentions_events(text.bytes)) {
        reporter.report_notation(notation);
    } else if is_json || mentions_events(text.bytes) {
        reporter.hunt();
    } else if let Some(packed) = hunt::read_base64(text, limits) {
        reporter.report_log(packed.contents(), packed);
    } else {
        reporter.report_other(other_files::kind(reporter.source.bytes, text.bytes));
    }
}

/// Whether text that is not JSON could contain events.
pub fn mentions_events(bytes: &[u8]) -> bool {
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
    told: Told,
}

impl<'a> Reporter<'a, '_> {
    fn hunt(&mut self) {
        let mut hunt = Hunt::new(self.text, self.limits, 0);
        while hunt.advance() {
            if hunt.found().len() >= HANDED_OUT_AT_ONCE && !hunt.is_mostly_text() {
                let contents = hunt.found().contents();
                self.document(FileKind::Log, contents);
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
            let contents = found.contents();
            self.report_log(contents, found);
        } else if found.aggregated > 0 {
            self.document(FileKind::Log, Contents::Aggregated);
            self.no_events(FileNote::Aggregated(found.aggregated));
            self.findings(&mut found);
        } else if let Some(mut rows) = event_table::results::read(self.text, self.limits) {
            found.findings.keep_unread();
            found.findings.take().into_iter().for_each(|finding| rows.report(self.limits, finding));
            let is_of_lake = memmem::find(self.text.bytes, b"\"QueryResultRows\"").is_some();
            let contents = if is_of_lake { Contents::LakeResults } else { Contents::QueryResults };
            self.report_log(contents, rows);
        } else if let Some(recognised) = evidence::recognise(self.text) {
            self.report_recognised(recognised, found);
        } else if found.empty && rejected == 0 {
            self.document(FileKind::Log, Contents::EmptyLog);
            self.no_events(FileNote::NoRecords);
            self.findings(&mut found);
        } else if let Some(schema) = found.schema.filter(|_| rejected > 0) {
            self.document(FileKind::Unreadable, Contents::Other(OtherFile::Events(schema)));
            self.findings(&mut found);
        } else if rejected > 0 && (found.about_events || evidence::mentions_cloudtrail(self.text.bytes)) {
            self.report_log(Contents::UnreadableLog, found);
        } else if found.findings.unread_are_reported() {
            self.document(FileKind::Unreadable, Contents::UnsearchedJson);
            self.findings(&mut found);
        } else {
            self.report_other_json(found);
        }
    }

    /// Events in the notation of another program.
    fn report_notation(&mut self, notation: EventNotation) {
        let contents = Contents::Notation(notation);
        if notation == EventNotation::Python {
            let found = notations::read_python(self.text, self.limits);
            if found.total() > 0 {
                return self.report_log(contents, found);
            }
        }
        self.document(FileKind::Unreadable, contents);
        // A text in an unknown notation may be about events without being a log of them.
        let is_sure = !matches!(notation, EventNotation::Markup | EventNotation::Unknown);
        let severity = if is_sure { Severity::Error } else { Severity::Warning };
        self.report(severity, IssueKind::Unreadable, FileNote::Notation(notation));
    }

    /// A manual or a letter, for example. Records in it are examples, or beside the point.
    fn report_mostly_text(&mut self, mut found: Found<'_>) {
        let other = other_files::kind(self.source.bytes, self.text.bytes);
        let records = found.total() + found.findings.rejected();
        if records == 0 {
            self.report_other(other);
            found.findings.keep_unread();
            return self.findings(&mut found);
        }
        self.document(FileKind::NotCloudTrail, Contents::Other(other));
        let what = What::File(FileNote::MostlyText(records));
        let (severity, kind) = (Severity::Warning, IssueKind::NotCloudTrail);
        self.sink.finding(Finding { offset: None, severity, kind, what, rejected: records });
    }

    /// JSON that has nothing to do with CloudTrail, or is so broken that this is unknown.
    fn report_other_json(&mut self, mut found: Found<'_>) {
        let broken = found.findings.take();
        let Some(first) = broken.into_iter().find(|finding| finding.severity == Severity::Error) else {
            return self.report_other(OtherFile::Json);
        };
        if first.kind != IssueKind::Truncated && !evidence::mentions_cloudtrail(self.text.bytes) {
            return self.report_other(other_files::kind(self.source.bytes, self.text.bytes));
        }
        self.document(FileKind::Unreadable, Contents::BrokenJson);
        let offset = self.decoded.places().of(position(first.offset));
        self.sink.finding(Finding { offset: Some(offset), rejected: 0, ..first });
    }

    fn report_recognised(&mut self, recognised: Recognised, mut found: Found<'_>) {
        match recognised {
            Recognised::Other(other) => self.report_other(other),
            Recognised::Eventless(eventless) => {
                self.document(FileKind::Log, Contents::Eventless(eventless));
                self.no_events(FileNote::Eventless(eventless));
            }
            Recognised::Evidence(evidence) => {
                self.document(evidence::file_kind(evidence), Contents::Evidence(evidence));
                let broken = found.findings.first_broken();
                if let Some(finding) = broken {
                    let offset = self.decoded.places().of(position(finding.offset));
                    let what = What::File(FileNote::BrokenEvidence(evidence));
                    let kind = IssueKind::BadEvidence;
                    self.sink.finding(Finding { offset: Some(offset), kind, what, rejected: 0, ..finding });
                }
            }
        }
        found.findings.keep_unread();
        self.findings(&mut found);
    }

    fn report_log(&mut self, contents: Contents, mut found: Found<'_>) {
        self.document(FileKind::Log, contents);
        self.records(&mut found);
        if found.aggregated > 0 {
            self.no_events(FileNote::AggregatedBetween(found.aggregated));
        }
        self.findings(&mut found);
    }

    fn report_empty(&mut self) {
        let damaged = self.source.findings.iter().any(|finding| finding.severity == Severity::Error);
        if damaged {
            return self.document(FileKind::Unreadable, Contents::DamagedGzip);
        }
        if self.is_companion() {
            return self.document(FileKind::Companion, Contents::Companion);
        }
        self.document(FileKind::Empty, Contents::Empty);
        if self.is_named_by_cloudtrail() {
            self.report(Severity::Warning, IssueKind::EmptyFile, FileNote::EmptyLog);
        } else {
            self.info(IssueKind::EmptyFile, FileNote::Empty);
        }
    }

    fn is_companion(&self) -> bool {
        companion::is_companion(self.source.path, self.source.bytes, self.is_named_by_cloudtrail())
    }

    fn report_other(&mut self, other: OtherFile) {
        if self.is_companion() {
            return self.document(FileKind::Companion, Contents::Companion);
        }
        if let Some((command, form)) = printed::answer(self.text.bytes) {
            self.document(FileKind::Unreadable, Contents::Printed(command, form));
            return self.report(Severity::Error, IssueKind::Unreadable, FileNote::Printed(command, form));
        }
        if notations::tells_of_events(self.text.bytes) {
            let is_markup = other == OtherFile::Markup;
            return self.report_notation(if is_markup { EventNotation::Markup } else { EventNotation::Unknown });
        }
        if let Some(remedy) = other_files::remedy(other) {
            self.document(FileKind::Unreadable, Contents::Other(other));
            return self.report(Severity::Warning, IssueKind::Unreadable, FileNote::NotRead(other, remedy));
        }
        if self.is_named_by_cloudtrail() {
            self.document(FileKind::Unreadable, Contents::Other(other));
            return self.report(Severity::Error, IssueKind::Unreadable, FileNote::NotAsNamed(other));
        }
        self.document(FileKind::NotCloudTrail, Contents::Other(other));
        self.info(IssueKind::NotCloudTrail, FileNote::NotCloudTrail(other));
    }

    /// The content decides what a file is. But where it says nothing, a name that only CloudTrail gives deserves a
    /// warning.
    fn is_named_by_cloudtrail(&self) -> bool {
        let name = self.source.path.rsplit(['/', '!']).next().unwrap_or_default();
        let is_json = name.strip_suffix(".gz").unwrap_or(name).ends_with(".json");
        is_json && (name.contains("_CloudTrail_") || name.contains("_CloudTrail-"))
    }

    fn no_events(&mut self, note: FileNote) {
        self.info(IssueKind::NoEvents, note);
    }

    fn info(&mut self, kind: IssueKind, note: FileNote) {
        self.report(Severity::Info, kind, note);
    }

    fn report(&mut self, severity: Severity, kind: IssueKind, note: FileNote) {
        self.sink.finding(Finding { offset: None, severity, kind, what: What::File(note), rejected: 0 });
    }

    /// Reports the document, once, together with what is known before its records.
    fn document(&mut self, kind: FileKind, contents: Contents) {
        if std::mem::replace(&mut self.reported, true) {
            return;
        }
        let source = &mut self.source;
        let first = source.bytes.get(..source.first_len).unwrap_or(source.bytes);
        self.sink.document(&Document {
            path: source.path,
            kind,
            contents,
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
        self.told.records(found, self.decoded, self.text, self.limits, self.sink);
    }

    fn findings(&mut self, found: &mut Found<'_>) {
        let mut places = self.decoded.places();
        for finding in found.findings.take() {
            self.sink.finding(told::placed(finding, &mut places));
        }
        self.told.end(|| self.decoded.stray(self.text), self.sink);
    }
}

/// An offset in a text that is in memory.
pub fn position(offset: Option<u64>) -> usize {
    offset.and_then(|offset| usize::try_from(offset).ok()).unwrap_or(0)
}
