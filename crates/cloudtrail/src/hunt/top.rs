//! The values at the top of a text: a single one, one a line, one after another, or between other text.

use memchr::{memchr, memchr2, memrchr};
use protocol::what::{JsonFault, JsonNote, JsonWanted, RecordFault, What};
use protocol::{IssueKind, Severity};

use super::begins::{follows_line, is_json, is_one_line};
use super::found::Mark;
use super::{Cut, Found, Hunter};
use crate::faults;
use crate::limits::Limits;
use crate::model::Finding;
use json::balance;
use json::fault::Fault;
use json::scan::Scanner;
use json::text::Text;

/// After a bad line, a text is read again from the next line on. Limit on how many bytes may be read again: this many
/// times the text …
const REREAD_TIMES: usize = 4;
/// … plus this many bytes.
const REREAD_FREE: usize = 64 << 20;

/// Iterates over the values at the top of a text.
pub struct Hunt<'a, 'l> {
    hunter: Hunter<'a, 'l>,
    scanner: Scanner<'a>,
    /// The text does not begin as JSON does, so values are looked for between other text.
    between_text: bool,
    /// Number of valid values so far.
    values: u64,
    /// Text at the top that is not JSON: where it begins, and its length in bytes.
    passed: Option<(usize, u64)>,
    /// How much of it is words, not the lines and blanks that draw a table.
    words: u64,
    reread: usize,
}

impl<'a, 'l> Hunt<'a, 'l> {
    /// Starts at the beginning of a text nested in `string_depth` strings.
    pub fn new(text: Text<'a>, limits: &'l Limits, string_depth: u32) -> Hunt<'a, 'l> {
        let scanner = Scanner::new(text);
        let between_text = !is_json(text);
        let reread = text.bytes.len().saturating_mul(REREAD_TIMES).saturating_add(REREAD_FREE);
        let hunter = Hunter::new(text.bytes.len(), limits, string_depth);
        Hunt { hunter, scanner, between_text, values: 0, passed: None, words: 0, reread }
    }

    /// Only counts the records in a part of a text, which may begin and end anywhere.
    pub fn counting(text: Text<'a>, limits: &'l Limits) -> Hunt<'a, 'l> {
        let mut hunt = Hunt::new(text, limits, limits.string_depth);
        hunt.between_text = true;
        hunt.reread = text.bytes.len().saturating_mul(REREAD_TIMES);
        hunt.hunter.counts = true;
        hunt
    }

    /// The same, with this many bytes left to be decompressed from strings.
    pub fn with_packed_left(mut self, bytes: u64) -> Hunt<'a, 'l> {
        self.hunter.packed_left = bytes;
        self
    }

    /// How many bytes may still be decompressed from strings.
    pub fn packed_left(&self) -> u64 {
        self.hunter.packed_left
    }

    /// Whether what was read so far is text with some JSON in it, such as a manual, rather than JSON with some text
    /// around it.
    pub fn is_mostly_text(&self) -> bool {
        let passed = self.passed.map_or(0, |(_, bytes)| bytes);
        let json = (self.scanner.at() as u64).saturating_sub(passed);
        self.between_text && self.words > json
    }

    /// What is waiting to be handed out. Between two values, all of it is valid.
    pub fn found(&mut self) -> &mut Found<'a> {
        &mut self.hunter.found
    }

    /// Reads the next value. Returns false if there is none.
    pub fn advance(&mut self) -> bool {
        let mut scanner = self.scanner;
        let go_on = self.next_value(&mut scanner) && self.read_value(&mut scanner);
        self.scanner = scanner;
        go_on
    }

    /// Reports what is only known at the end, and returns everything.
    pub fn finish(mut self) -> Found<'a> {
        self.report_odd();
        self.report_commas();
        self.report_passed();
        self.hunter.found
    }

    /// Whether nothing was left unread.
    pub fn is_at_end(&self) -> bool {
        { self.scanner }.peek().is_none()
    }

    /// Everything found in a part of a text, without what is only known at the end of all of it; and the text that was
    /// passed over.
    pub fn part(self) -> (Found<'a>, Option<(usize, u64)>) {
        (self.hunter.found, self.passed)
    }

    /// Moves to the next value. Returns false at the end.
    fn next_value(&mut self, scanner: &mut Scanner<'a>) -> bool {
        loop {
            let at = scanner.at();
            match scanner.peek() {
                None => return false,
                Some(b'{' | b'[') => return true,
                // Commas between values, and the record separator of RFC 7464.
                Some(b',' | 0x1e) => scanner.step(),
                Some(b'"') if !self.between_text => return true,
                Some(b'}' | b']') if self.is_torn(scanner) => return self.hold_back(scanner, at),
                Some(_) => self.pass_over(scanner),
            }
        }
    }

    fn read_value(&mut self, scanner: &mut Scanner<'a>) -> bool {
        let start = scanner.at();
        let before = self.hunter.found.mark();
        let go_on = match self.hunter.value(scanner, 0) {
            Ok(()) => {
                self.values += 1;
                true
            }
            Err(fault) => self.recover(scanner, start, before, fault),
        };
        self.hunter.unsearched = None;
        self.search_deferred(*scanner);
        go_on
    }

    /// Searches what was nested too deep in a value. All of it is valid apart from its depth.
    fn search_deferred(&mut self, mut scanner: Scanner<'a>) {
        while let Some(start) = self.hunter.found.next_deferred() {
            scanner.jump(start);
            if let Err(fault) = self.hunter.value(&mut scanner, 0) {
                let (text, at) = (scanner.text(), scanner.at());
                let end = balance::end_of_value(text.bytes, start).unwrap_or(at);
                let begun = u64::from(std::mem::take(&mut self.hunter.in_record));
                let rejected = begun + self.hunter.left_out(text, at, end);
                let finding =
                    super::bad_record(start, RecordFault::Json { fault: faults::json(fault, text, at), at: None });
                self.report(Finding { rejected: rejected.max(1), ..finding });
            }
        }
    }

    /// Continues after an invalid value, if possible.
    fn recover(&mut self, scanner: &mut Scanner<'a>, start: usize, before: Mark, fault: Fault) -> bool {
        let torn = std::mem::take(&mut self.hunter.torn);
        let begun = u64::from(std::mem::take(&mut self.hunter.in_record));
        let cut = std::mem::take(&mut self.hunter.cut);
        if self.between_text && fault != Fault::Cut {
            return self.pass_over_value(scanner, start, before, begun);
        }
        if let Some(next) = self.next_line(scanner, start, fault) {
            let lost = begun + self.lose(scanner, before, next);
            self.bad_line(scanner, start, lost, fault);
            scanner.jump(next);
            return true;
        }
        if fault == Fault::Cut {
            self.truncated(scanner, self.cut_record(scanner, start, before, cut));
            return false;
        }
        match balance::end_of_value(scanner.text().bytes, start) {
            Some(end) if !torn => {
                self.bad_value(scanner, (start, end), before, begun, fault);
                scanner.jump(end);
                true
            }
            _ => self.hold_back_value(scanner, before, begun, fault),
        }
    }

    /// Start of the next line, if this text has one value a line and the value at `start` is a line.
    fn next_line(&mut self, scanner: &Scanner<'a>, start: usize, fault: Fault) -> Option<usize> {
        let bytes = scanner.text().bytes;
        let indent = bytes.get(..start)?;
        let line = memrchr(b'\n', indent).map_or(0, |at| at + 1);
        if fault == Fault::TooDeep || !indent.get(line..)?.iter().all(u8::is_ascii_whitespace) {
            return None;
        }
        let mut at = start;
        let next = loop {
            at += memchr(b'\n', bytes.get(at..)?)? + 1;
            match bytes.get(at) {
                Some(b'{' | b'[') => break at,
                _ if self.values == 0 => return None,
                _ => {}
            }
        };
        if self.values == 0 && !is_one_line(scanner.text(), next) {
            return None;
        }
        self.reread = self.reread.checked_sub(scanner.at().saturating_sub(next))?;
        Some(next)
    }

    /// Discards what was found since, and counts it together with what lies between the scanner's position and `to`.
    fn lose(&mut self, scanner: &Scanner<'a>, before: Mark, to: usize) -> u64 {
        let lost = self.hunter.found.since(before) + self.hunter.found.rejected_since(before);
        self.hunter.found.rewind(before);
        lost + self.hunter.left_out(scanner.text(), scanner.at(), to)
    }

    /// In text that contains values, something that begins like a value but is not one is text, unless it is about
    /// events.
    fn pass_over_value(&mut self, scanner: &mut Scanner<'a>, start: usize, before: Mark, begun: u64) -> bool {
        let at = self.behind_passed(scanner.at()).max(start + 1);
        let names_event = memchr::memmem::find(scanner.text().raw(start, at), b"\"eventName\"").is_some();
        let lost = self.hunter.found.since(before) + self.hunter.found.rejected_since(before);
        self.hunter.found.rewind(before);
        if lost > 0 || names_event {
            let finding = super::bad_record(start, RecordFault::Broken);
            self.report(Finding { rejected: (lost + begun).max(1), ..finding });
        }
        self.note_passed(scanner, start, at);
        scanner.jump(at);
        true
    }

    /// Where to continue after a fault: inside what was skipped without being searched, if there is any.
    fn behind_passed(&mut self, at: usize) -> usize {
        let inside = self.hunter.unsearched.take().map(|start| start + 1);
        let Some(inside) = inside.filter(|inside| *inside < at) else { return at };
        match self.reread.checked_sub(at - inside) {
            Some(left) => {
                self.reread = left;
                inside
            }
            None => at,
        }
    }

    fn bad_line(&mut self, scanner: &Scanner<'a>, start: usize, lost: u64, fault: Fault) {
        let fault = faults::json(fault, scanner.text(), scanner.at());
        self.report(Finding {
            offset: Some(start as u64),
            severity: Severity::Error,
            kind: IssueKind::BadRecord,
            what: What::Json(JsonNote::BrokenLine { fault, at: scanner.at() as u64 }),
            rejected: lost.max(1),
        });
    }

    /// The brackets of a single value match, but something in it is invalid.
    fn bad_value(
        &mut self,
        scanner: &Scanner<'a>,
        (start, end): (usize, usize),
        before: Mark,
        begun: u64,
        fault: Fault,
    ) {
        let at = scanner.at();
        let kept = self.hunter.found.since(before);
        let rejected = begun + self.hunter.left_out(scanner.text(), at, end);
        if kept == 0 {
            let finding = super::bad_record(start, faults::in_record(fault, scanner.text(), at));
            return self.report(Finding { rejected: rejected.max(1), ..finding });
        }
        self.report(Finding {
            offset: Some(at as u64),
            severity: Severity::Error,
            kind: IssueKind::Malformed,
            what: What::Json(JsonNote::Broken { fault: faults::json(fault, scanner.text(), at), kept }),
            rejected,
        });
    }

    /// Where records follow one another, an object that is truncated would have been one.
    fn cut_record(&self, scanner: &Scanner<'_>, start: usize, before: Mark, cut: Cut) -> Cut {
        let is_object = scanner.text().bytes.get(start) == Some(&b'{');
        let follows_records = self.hunter.found.total() > 0 && self.hunter.found.since(before) == 0;
        if cut == Cut::Nowhere && is_object && follows_records { Cut::Inside(start) } else { cut }
    }

    fn truncated(&mut self, scanner: &Scanner<'a>, cut: Cut) {
        let (offset, rejected, note) = match cut {
            Cut::Inside(start) => (start, 1, JsonNote::CutInRecord),
            Cut::Between | Cut::Nowhere => (scanner.text().bytes.len(), 0, JsonNote::Cut),
        };
        self.report(Finding {
            offset: Some(offset as u64),
            severity: Severity::Error,
            kind: IssueKind::Truncated,
            what: What::Json(note),
            rejected,
        });
    }

    /// Brackets do not match: from here on, it is a guess which bytes belong to which record, and the file was changed
    /// after AWS wrote it. Nothing of the value is shown as if it were intact.
    fn hold_back_value(&mut self, scanner: &Scanner<'a>, before: Mark, begun: u64, fault: Fault) -> bool {
        let at = scanner.at();
        let fault = faults::json(fault, scanner.text(), at);
        let complete = self.hunter.found.since(before);
        let lost = begun + self.lose(scanner, before, scanner.text().bytes.len());
        self.report_held_back(at, fault, complete, lost);
        false
    }

    /// The same for a bracket at the top.
    fn hold_back(&mut self, scanner: &Scanner<'a>, at: usize) -> bool {
        let complete = self.hunter.found.len() as u64;
        let text = scanner.text();
        let found = faults::found(text, scanner.at());
        self.hunter.found.forget_records();
        let lost = complete + self.hunter.behind(text, scanner.at(), text.bytes.len());
        self.report_held_back(at, JsonFault::Expected { wanted: JsonWanted::NewValue, found }, complete, lost);
        false
    }

    fn report_held_back(&mut self, at: usize, fault: JsonFault, complete: u64, lost: u64) {
        let behind = lost.saturating_sub(complete);
        self.report(Finding {
            offset: Some(at as u64),
            severity: Severity::Error,
            kind: IssueKind::Malformed,
            what: What::Json(JsonNote::Torn { fault, complete, behind }),
            rejected: lost,
        });
    }

    /// Whether a bracket at the top, which closes nothing, is followed by more than other such brackets.
    fn is_torn(&self, scanner: &Scanner<'a>) -> bool {
        let rest = scanner.text().bytes.get(scanner.at()..).unwrap_or_default();
        let only_brackets = rest.iter().all(|byte| byte.is_ascii_whitespace() || matches!(byte, b'}' | b']'));
        !self.between_text && !only_brackets && !follows_line(scanner)
    }

    /// Skips text at the top up to the next thing that could be a value.
    fn pass_over(&mut self, scanner: &mut Scanner<'a>) {
        let start = scanner.at();
        let rest = scanner.text().bytes.get(start..).unwrap_or_default();
        let next = if self.between_text { memchr(b'{', rest) } else { memchr2(b'{', b'[', rest) };
        let end = start + next.unwrap_or(rest.len());
        self.note_remains(scanner, start, end);
        // Zero bytes from holes in files are not text.
        let holes = rest.get(..end - start).unwrap_or_default().iter().take_while(|byte| **byte == 0).count();
        self.note_passed(scanner, start + holes, end);
        scanner.jump(end);
    }

    /// Among records, text that gives an event's name is what is left of a record.
    fn note_remains(&mut self, scanner: &Scanner<'a>, start: usize, end: usize) {
        let names = |word: &[u8]| memchr::memmem::find_iter(scanner.text().raw(start, end), word).count() as u64;
        let records = names(b"\"eventName\":\"") + names(b"\"eventName\": \"");
        if records > 0 {
            let finding = Finding { rejected: records, ..super::bad_record(start, RecordFault::Broken) };
            self.hunter.found.odd.push(self.hunter.limits.findings, finding);
        }
    }

    fn note_passed(&mut self, scanner: &Scanner<'a>, start: usize, end: usize) {
        if start == end {
            return;
        }
        let draws = |c: char| c.is_whitespace() || matches!(c, '-' | '|' | '+' | '=' | '─'..='╿');
        let text = String::from_utf8_lossy(scanner.text().raw(start, end));
        self.words += text.chars().filter(|c| !draws(*c)).map(char::len_utf8).sum::<usize>() as u64;
        self.passed.get_or_insert((start, 0)).1 += end.saturating_sub(start) as u64;
    }

    fn report_odd(&mut self) {
        if self.hunter.found.total() > 0 {
            let odd = self.hunter.found.odd.take();
            odd.into_iter().for_each(|finding| self.report(finding));
        }
    }

    fn report_commas(&mut self) {
        let Some((at, places)) = self.hunter.found.commas else { return };
        self.report(faults::commas(at as u64, places));
    }

    fn report_passed(&mut self) {
        let Some((at, bytes)) = self.passed else { return };
        let severity = if self.between_text { Severity::Info } else { Severity::Warning };
        self.report(Finding { severity, ..faults::passed_over(at as u64, bytes) });
    }

    fn report(&mut self, finding: Finding) {
        self.hunter.found.report(self.hunter.limits, finding);
    }
}
