//! Reads a long JSON text piece by piece: one that has a record on each line, or a list of `Records`. A piece ends where the
//! next record begins, and is read like a text of its own.
//!
//! What is found is the same as when the whole text is read at once, with two exceptions: where brackets do not match, only
//! what is in the same piece is held back, and what follows that piece is left out; and if records come in several
//! wrappers, the file is called after those in the first piece with records.

use std::borrow::Cow;

use memchr::{memchr, memrchr};
use protocol::what::{Contents, FileNote, JsonNote, What};
use protocol::{Compression, FileKind, IssueKind, Severity};

use crate::document::{HANDED_OUT_AT_ONCE, mentions_events};
use crate::encoding::Decoded;
use crate::faults;
use crate::findings::Findings;
use crate::hunt::{self, Found, Hunt};
use crate::limits::Limits;
use crate::model::{Document, Finding, Sink};
use crate::told::{self, Told};
use json::balance;
use json::text::Text;

/// What stands before and behind the records of a piece that lacks it.
const BEFORE: &[u8] = br#"{"Records":["#;
const BEHIND: &[u8] = b"]}";

/// A text being read.
pub struct Pieces {
    is_list: bool,
    limits: Limits,
    told: Told,
    findings: Findings,
    odd: Findings,
    /// The first place of each kind, and how much there is in all.
    commas: Option<(u64, u64)>,
    passed: Option<(u64, u64)>,
    /// The first bytes that are not UTF-8.
    stray: Option<Finding>,
    records: u64,
    aggregated: u64,
    packed_left: u64,
    /// From where on nothing can be read, and how many records there are.
    lost: Option<(u64, u64)>,
    is_reported: bool,
}

impl Pieces {
    /// For a text that begins like this, if it is of one of these forms.
    pub fn of(beginning: &[u8], limits: &Limits) -> Option<Pieces> {
        let is_list = list_begins(beginning).is_some();
        (mentions_events(beginning) && (is_list || has_lines(beginning))).then(|| Pieces {
            is_list,
            limits: limits.clone(),
            told: Told::default(),
            findings: Findings::default(),
            odd: Findings::default(),
            commas: None,
            passed: None,
            stray: None,
            records: 0,
            aggregated: 0,
            packed_left: limits.string_bytes,
            lost: None,
            is_reported: false,
        })
    }

    /// Where a piece of the text that begins here ends, and where the next one begins; `None` if these bytes do not tell.
    pub fn cut(&self, base: u64, bytes: &[u8]) -> Option<(usize, usize)> {
        if self.lost.is_some() {
            return Some((bytes.len(), bytes.len()));
        }
        if self.is_list { cut_list(bytes, base == 0) } else { cut_lines(bytes) }
    }

    /// Reads a piece that begins at `base`. `ends`: whether it goes on to the end of the text.
    pub fn read(&mut self, path: &str, base: u64, piece: &[u8], ends: bool, sink: &mut dyn Sink) {
        let limits = self.limits.clone();
        if let Some((_, records)) = &mut self.lost {
            *records = records.saturating_add(hunt::count(piece, &limits));
            return;
        }
        let (before, behind) = (self.is_list && base > 0, self.is_list && !ends);
        let (whole, begins) = match before || behind {
            true => {
                let before = if before { BEFORE } else { &[] };
                let whole = [before, piece, if behind { BEHIND } else { &[] }].concat();
                (Cow::Owned(whole), base.saturating_sub(before.len() as u64))
            }
            false => (Cow::Borrowed(piece), base),
        };
        let decoded = Decoded::part(&whole, begins);
        let text = Text::new(&whole);
        let mut hunt = Hunt::new(text, &limits, 0).with_packed_left(self.packed_left);
        while hunt.advance() {
            if hunt.found().len() >= HANDED_OUT_AT_ONCE {
                self.hand_out(path, hunt.found(), &decoded, text, sink);
            }
        }
        if !ends && !hunt.is_at_end() {
            self.lose(base.saturating_add(piece.len() as u64));
        }
        self.packed_left = hunt.packed_left();
        let (mut found, passed) = hunt.part();
        self.hand_out(path, &mut found, &decoded, text, sink);
        self.add(found, passed, &decoded);
        if self.stray.is_none() {
            self.stray = decoded.stray(text);
        }
    }

    /// What begins here cannot be read.
    pub fn lose(&mut self, at: u64) {
        self.lost.get_or_insert((at, 0));
    }

    fn hand_out(
        &mut self,
        path: &str,
        found: &mut Found<'_>,
        decoded: &Decoded<'_>,
        text: Text<'_>,
        sink: &mut dyn Sink,
    ) {
        if found.len() > 0 {
            self.report(path, found.contents(), sink);
        }
        self.told.records(found, decoded, text, &self.limits, sink);
    }

    /// Reports the document, once.
    fn report(&mut self, path: &str, contents: Contents, sink: &mut dyn Sink) {
        if !std::mem::replace(&mut self.is_reported, true) {
            let (kind, compression) = (FileKind::Log, Compression::None);
            sink.document(&Document { path, kind, contents, stored: &[], bytes: &[], content: &[], compression });
        }
    }

    fn add(&mut self, found: Found<'_>, passed: Option<(usize, u64)>, decoded: &Decoded<'_>) {
        let mut places = decoded.places();
        let most = self.limits.findings;
        let mut place = |(at, much): (usize, u64)| (places.of(at), much);
        add(&mut self.commas, found.commas.map(&mut place));
        add(&mut self.passed, passed.map(place));
        self.records = self.records.saturating_add(found.total());
        self.aggregated = self.aggregated.saturating_add(found.aggregated);
        let mut places = decoded.places();
        self.findings.append(most, found.findings, |finding| told::placed(finding, &mut places));
        self.odd.append(most, found.odd, |finding| told::placed(finding, &mut places));
    }

    /// Reports what is only known at the end.
    pub fn end(mut self, path: &str, sink: &mut dyn Sink) {
        // What begins like a log and has no record that can be read.
        self.report(path, Contents::UnreadableLog, sink);
        let most = self.limits.findings;
        if self.aggregated > 0 {
            let what = What::File(FileNote::AggregatedBetween(self.aggregated));
            let (severity, kind) = (Severity::Info, IssueKind::NoEvents);
            sink.finding(Finding { offset: None, severity, kind, what, rejected: 0 });
        }
        let (commas, passed) = (self.commas, self.passed);
        self.odd.take().into_iter().for_each(|finding| self.findings.push(most, finding));
        let ends = [commas.map(|(at, n)| faults::commas(at, n)), passed.map(|(at, n)| faults::passed_over(at, n))];
        ends.into_iter().flatten().for_each(|finding| self.findings.push(most, finding));
        self.findings.take().into_iter().for_each(|finding| sink.finding(finding));
        if let Some((at, rejected)) = self.lost {
            let (severity, kind, what) =
                (Severity::Error, IssueKind::Malformed, What::Json(JsonNote::Behind(rejected)));
            sink.finding(Finding { offset: Some(at), severity, kind, what, rejected });
        }
        let stray = self.stray;
        self.told.end(|| stray, sink);
    }
}

fn add(sum: &mut Option<(u64, u64)>, more: Option<(u64, u64)>) {
    if let Some((at, much)) = more {
        sum.get_or_insert((at, 0)).1 += much;
    }
}

fn blanks(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}

/// Where the first record is, if a text is a list of `Records`.
fn list_begins(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    for token in [b"{".as_slice(), br#""Records""#, b":", b"["] {
        at = blanks(bytes, at);
        if !bytes.get(at..)?.starts_with(token) {
            return None;
        }
        at += token.len();
    }
    let at = blanks(bytes, at);
    (bytes.get(at) == Some(&b'{')).then_some(at)
}

/// Whether a text has a record on its first line and another one behind it.
fn has_lines(bytes: &[u8]) -> bool {
    let next = memchr(b'\n', bytes).map(|end| end + 1);
    next.is_some_and(|next| is_line(Text::new(bytes), 0) && bytes.get(next) == Some(&b'{'))
}

fn is_line(text: Text<'_>, at: usize) -> bool {
    text.bytes.get(at) == Some(&b'{') && hunt::is_one_line(text, at)
}

/// Between the last two lines of these bytes that are both as they should be: neither then depends on what is in the other
/// piece.
fn cut_lines(bytes: &[u8]) -> Option<(usize, usize)> {
    let text = Text::new(bytes);
    let mut end = memrchr(b'\n', bytes)?;
    loop {
        let last = memrchr(b'\n', bytes.get(..end)?)? + 1;
        let before = memrchr(b'\n', bytes.get(..last - 1)?).map_or(0, |at| at + 1);
        if is_line(text, last) && is_line(text, before) {
            return Some((last, last));
        }
        end = last - 1;
    }
}

/// Before the last record of these bytes that a single comma separates from the one before it.
fn cut_list(bytes: &[u8], is_first: bool) -> Option<(usize, usize)> {
    let mut at = if is_first { list_begins(bytes)? } else { 0 };
    let mut cut = None;
    loop {
        let Some(end) = balance::end_of_value(bytes, at) else { return cut };
        let mut commas = 0;
        at = blanks(bytes, end);
        while bytes.get(at) == Some(&b',') {
            commas += 1;
            at = blanks(bytes, at + 1);
        }
        if commas == 1 && bytes.get(at) == Some(&b'{') {
            cut = Some((end, at));
        }
    }
}
