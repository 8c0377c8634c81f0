//! Finds records in JSON text, wherever they are: in `Records`, in arrays, one a line, in envelopes, in strings.
//!
//! An object that looks like a record is one, and is not searched for others. All other objects, and arrays, are
//! searched. As long as it is unclear what an object is, it is read as if it were a record, so that nothing is read
//! twice; [`found::Mark`]s undo what was found inside something that turns out to be a record.

mod begins;
mod behind;
mod deep;
mod embedded;
mod found;
mod top;

use protocol::what::{RecordFault, RecordNote, What};
use protocol::{IssueKind, Severity};

use crate::agree::{self, Agreement};
use crate::faults;
use crate::fields::Draft;
use crate::limits::Limits;
use crate::model::{Fields, Finding};
use crate::names::{self, InRecord};
use crate::restore;
use crate::schemas;
use crate::tree::Node;
use json::balance;
use json::fault::{Fault, Wanted};
use json::scan::Scanner;
use json::string::Quoted;

pub use begins::{is_json, is_one_line};
pub use behind::count;
pub use embedded::read_base64;
use found::Mark;
pub use found::{Found, Shape};
pub use top::Hunt;

/// Levels of wrappers searched by recursion. What is nested deeper is searched afterwards, so that a deeply nested text
/// does not overflow the stack.
const MOST_WRAPPERS: u32 = 24;

/// An object with this many of a record's members would have been one, whatever else is in it.
const SURELY_RECORD: u32 = 6;

/// Finds records in a value.
struct Hunter<'a, 'l> {
    limits: &'l Limits,
    /// How many strings this text is nested in.
    string_depth: u32,
    /// How many bytes may still be decompressed from strings.
    packed_left: u64,
    /// How many bytes of deeply nested values may still be searched.
    deep_left: usize,
    /// Records are only counted: what remains of broken ones is of no interest.
    counts: bool,
    found: Found<'a>,
    /// Brackets do not match, so that nothing around the fault can be saved.
    torn: bool,
    /// Start of the value that contains the fault, if nothing in it was searched.
    unsearched: Option<usize>,
    /// The fault is inside something that would have been a record.
    in_record: bool,
    cut: Cut,
}

/// Where a text was truncated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Cut {
    /// Not known to be truncated.
    #[default]
    Nowhere,
    /// Between two elements.
    Between,
    /// Inside the element that begins here.
    Inside(usize),
}

/// Offsets at which an object begins and ends.
#[derive(Clone, Copy)]
struct Span {
    start: usize,
    end: usize,
}

impl<'a, 'l> Hunter<'a, 'l> {
    fn new(text_len: usize, limits: &'l Limits, string_depth: u32) -> Hunter<'a, 'l> {
        let packed_left = limits.string_bytes;
        let deep_left = deep::most(text_len);
        let counts = false;
        Hunter {
            limits,
            string_depth,
            packed_left,
            deep_left,
            counts,
            found: Found::default(),
            torn: false,
            unsearched: None,
            in_record: false,
            cut: Cut::Nowhere,
        }
    }

    fn value(&mut self, scanner: &mut Scanner<'a>, depth: u32) -> Result<(), Fault> {
        match scanner.peek() {
            Some(b'{' | b'[') if depth >= MOST_WRAPPERS => self.deep(scanner),
            Some(b'{') => self.object(scanner, depth),
            Some(b'[') => self.array(scanner, depth),
            Some(b'"') => self.string(scanner),
            _ => scanner.word(),
        }
    }

    fn object(&mut self, scanner: &mut Scanner<'a>, depth: u32) -> Result<(), Fault> {
        let start = scanner.at();
        let before = self.found.mark();
        let mut draft = Draft::new();
        let mut passed = Vec::new();
        // A record that was not read as one is not yet known to be a record.
        let mut searched = false;
        let mut names = schemas::Names::default();
        let outcome = draft.read(scanner, |scanner, name, draft| {
            names.note(scanner.text().raw(name.start, name.end));
            if !matches!(scanner.peek(), Some(b'{' | b'[' | b'"')) {
                return scanner.word();
            }
            if draft.may_be_record() {
                passed.push((name, scanner.at()));
                return scanner.skip();
            }
            searched |= scanner.peek() != Some(b'"');
            // A search hit of Elasticsearch contains the event twice: as it was stored, and field by field.
            let is_reported = self.found.since(before) > 0 || self.found.reported_since(before);
            if names.repeats(scanner.text().raw(name.start, name.end)) && is_reported {
                return scanner.skip();
            }
            self.member(scanner, scanner.text().raw(name.start, name.end), depth)
        });
        if let Err(fault) = outcome {
            if draft.typical() > 0 {
                self.cut_inside(fault, start);
                self.in_record = draft.may_be_record();
            }
            if draft.typical() > 0 && !self.in_record && self.found.since(before) == 0 {
                self.unsearched = Some(start);
            }
            return Err(fault);
        }
        let end = scanner.at();
        if draft.is_aggregated() {
            self.found.rewind(before);
            self.found.aggregated += 1;
        } else if draft.may_be_restored() {
            self.poor(scanner, Span { start, end }, before, &passed, draft, depth)?;
        } else if draft.is_record() {
            searched |= self.found.reported_since(before);
            self.found.rewind(before);
            self.record(scanner, start, searched, draft);
        } else {
            self.members(scanner, &passed, depth)?;
            if draft.typical() > 0 {
                self.typical_members(scanner, start, depth)?;
            }
            scanner.jump(end);
            if !schemas::describes_events(scanner.text().raw(start, end)) {
                self.note_odd(&draft, start, before);
            }
            self.note_schema(names, scanner.text().raw(start, end), start, before);
        }
        Ok(())
    }

    /// Something that looks like a record and contains another, or a record in another spelling, need not be what AWS
    /// wrote: a whole record inside it takes its place; otherwise it is restored as far as possible.
    fn poor(
        &mut self,
        scanner: &mut Scanner<'a>,
        span: Span,
        before: Mark,
        passed: &[(Quoted, usize)],
        draft: Draft<'a>,
        depth: u32,
    ) -> Result<(), Fault> {
        let is_record = draft.is_record();
        let sound = !self.found.reported_since(before);
        self.members(scanner, passed, depth)?;
        if !is_record && draft.typical() > 0 {
            self.typical_members(scanner, span.start, depth)?;
        }
        scanner.jump(span.start);
        let members = match Node::read(scanner) {
            Ok(Node::Object(members)) => members,
            _ => Vec::new(),
        };
        scanner.jump(span.end);
        let restored = restore::object(members, is_record).map(|record| record.to_json());
        let raw = scanner.text().raw(span.start, span.end);
        let own = restored.as_ref().map_or(raw, |json| json.as_bytes());
        let holds = |whole: &[u8]| matches!(agree::compare(whole, own), Agreement::Same | Agreement::FirstHoldsAll);
        let is_in_it = (is_record || restored.is_some()) && self.found.raws_since(before).any(holds);
        if is_in_it {
            return Ok(());
        }
        // Anything else inside a record is about other events, unless it is about the same event and says something
        // different.
        if is_record && !self.found.raws_since(before).any(|inner| draft.has_id_in(inner)) {
            self.found.rewind(before);
        }
        match restored {
            Some(_) if !is_record && self.found.reported_since(before) => {}
            Some(json) if sound && raw.len() <= self.limits.record_bytes => self.found.push_written(json, span.start),
            _ if is_record => self.record(scanner, span.start, true, draft),
            _ => self.note_odd(&draft, span.start, before),
        }
        Ok(())
    }

    /// Searches members that were skipped.
    fn members(&mut self, scanner: &mut Scanner<'a>, passed: &[(Quoted, usize)], depth: u32) -> Result<(), Fault> {
        for (name, at) in passed {
            scanner.jump(*at);
            self.member(scanner, scanner.text().raw(name.start, name.end), depth)?;
        }
        Ok(())
    }

    /// Reports an event in another schema, unless it contains the record that it was made from.
    fn note_schema(&mut self, names: schemas::Names, raw: &[u8], start: usize, before: Mark) {
        if self.found.since(before) == 0
            && !self.found.reported_since(before)
            && let Some(schema) = names.schema(raw)
        {
            self.found.schema = Some(schema);
            self.found.report(self.limits, schemas::finding(schema, start));
        }
    }

    fn note_odd(&mut self, draft: &Draft<'a>, start: usize, before: Mark) {
        if draft.typical() > 1 && draft.may_be_record() && self.found.since(before) == 0 {
            let odd = bad_record(start, RecordFault::Nameless);
            let place = if draft.typical() < SURELY_RECORD { &mut self.found.odd } else { &mut self.found.findings };
            place.push(self.limits.findings, odd);
        }
    }

    /// Searches those members of an object that would belong to a record if it were one, as these were read as columns.
    fn typical_members(&mut self, scanner: &mut Scanner<'a>, start: usize, depth: u32) -> Result<(), Fault> {
        scanner.jump(start);
        scanner.object(|scanner, name| {
            let is_typical = names::in_record(scanner.text().raw(name.start, name.end)) != InRecord::Other;
            if is_typical && matches!(scanner.peek(), Some(b'{' | b'[' | b'"')) {
                return self.member(scanner, scanner.text().raw(name.start, name.end), depth);
            }
            scanner.skip()
        })
    }

    /// Searches a member of an object that is not a record.
    fn member(&mut self, scanner: &mut Scanner<'a>, name: &[u8], depth: u32) -> Result<(), Fault> {
        let start = scanner.at();
        let before = self.found.len();
        self.value(scanner, depth + 1)?;
        let Some(shape) = Shape::of(name) else { return Ok(()) };
        if self.found.len() > before {
            self.found.shape.get_or_insert(shape);
        }
        self.found.empty |= shape == Shape::Records && is_empty_array(scanner.text().raw(start, scanner.at()));
        Ok(())
    }

    fn record(&mut self, scanner: &Scanner<'a>, start: usize, searched: bool, draft: Draft<'a>) {
        let raw = scanner.text().raw(start, scanner.at());
        if let Some(why) = searched.then(|| Fields::parse(raw).err()).flatten() {
            self.bad_record(start, why);
        } else if raw.len() > self.limits.record_bytes {
            self.found.report(
                self.limits,
                Finding {
                    offset: Some(start as u64),
                    severity: Severity::Error,
                    kind: IssueKind::Limit,
                    what: What::Record(RecordNote::TooLarge {
                        bytes: raw.len() as u64,
                        most: self.limits.record_bytes as u64,
                    }),
                    rejected: 1,
                },
            );
        } else {
            self.found.push(raw, start, || draft.finish());
        }
    }

    /// Reads an array. Neither a bad element nor a missing or superfluous comma spoils the others.
    fn array(&mut self, scanner: &mut Scanner<'a>, depth: u32) -> Result<(), Fault> {
        scanner.step();
        loop {
            match scanner.peek() {
                Some(b']') => {
                    scanner.step();
                    return Ok(());
                }
                Some(b',') => {
                    self.odd_comma(scanner.at());
                    scanner.step();
                    continue;
                }
                None => return self.cut_between(),
                Some(b'}' | b':') => return self.tear(Fault::Expected(Wanted::Value)),
                Some(_) => self.element(scanner, depth)?,
            }
            match scanner.peek() {
                Some(b',') => {
                    scanner.step();
                    if scanner.peek() == Some(b']') {
                        self.odd_comma(scanner.at());
                    }
                }
                Some(b']') => {}
                Some(b'{' | b'[' | b'"') => self.odd_comma(scanner.at()),
                None => return self.cut_between(),
                Some(_) => return self.tear(Fault::Expected(Wanted::CommaOrBracket)),
            }
        }
    }

    fn element(&mut self, scanner: &mut Scanner<'a>, depth: u32) -> Result<(), Fault> {
        let start = scanner.at();
        let before = self.found.mark();
        let Err(fault) = self.value(scanner, depth + 1) else { return Ok(()) };
        if self.torn || self.counts || fault == Fault::Cut {
            self.cut_inside(fault, start);
            return Err(fault);
        }
        let why = faults::in_record(fault, scanner.text(), scanner.at());
        let Some(end) = balance::end_of_value(scanner.text().bytes, start) else { return self.tear(fault) };
        let fault_at = scanner.at();
        scanner.jump(end);
        if !matches!(scanner.peek(), Some(b',' | b']')) {
            scanner.jump(fault_at);
            return self.tear(fault);
        }
        self.bad_element(scanner, before, (start, fault_at, end), why);
        Ok(())
    }

    fn bad_record(&mut self, start: usize, why: RecordFault) {
        self.found.report(self.limits, bad_record(start, why));
    }

    fn odd_comma(&mut self, at: usize) {
        self.found.commas.get_or_insert((at, 0)).1 += 1;
    }

    fn tear(&mut self, fault: Fault) -> Result<(), Fault> {
        self.torn = true;
        Err(fault)
    }

    fn cut_between(&mut self) -> Result<(), Fault> {
        if self.cut == Cut::Nowhere {
            self.cut = Cut::Between;
        }
        Err(Fault::Cut)
    }

    fn cut_inside(&mut self, fault: Fault, start: usize) {
        if fault == Fault::Cut && self.cut == Cut::Nowhere {
            self.cut = Cut::Inside(start);
        }
    }
}

/// The finding about a record that begins at this offset and cannot be used.
pub fn bad_record(start: usize, why: RecordFault) -> Finding {
    Finding {
        offset: Some(start as u64),
        severity: Severity::Error,
        kind: IssueKind::BadRecord,
        what: What::Record(RecordNote::Bad(why)),
        rejected: 1,
    }
}

fn is_empty_array(raw: &[u8]) -> bool {
    raw.strip_prefix(b"[").and_then(|rest| rest.strip_suffix(b"]")).is_some_and(|inside| inside.trim_ascii().is_empty())
}
