//! Reads the values that the store keeps as columns, in one pass over a record.

mod derived;

use protocol::Column;
use protocol::what::RecordFault;

use crate::cells::{IDENTITY, IDENTITY_SEEN, ISSUER_SEEN, RESOURCES_SEEN, ROLE, SESSION_SEEN, cell, named};
use crate::model::{Cell, Fields, Unsure};
use crate::restore::spelling;
use crate::session::{Session, is_true};
use crate::{faults, names, outcome, time};
use json::fault::Fault;
use json::scan::Scanner;
use json::string::{self, Quoted};
use json::text::Text;
use names::{InIdentity, InRecord};

impl<'a> Fields<'a> {
    /// Reads a record, which must be a JSON object and nothing else. Bytes that are not UTF-8 become U+FFFD.
    ///
    /// # Errors
    /// What was expected and what was found instead.
    pub fn parse<T: AsRef<[u8]> + ?Sized>(raw: &'a T) -> Result<Fields<'a>, RecordFault> {
        let mut scanner = Scanner::new(Text::new(raw.as_ref()));
        if scanner.peek() != Some(b'{') {
            return Err(RecordFault::NoObject);
        }
        let mut draft = Draft::new();
        match draft.read(&mut scanner, |scanner, _, _| scanner.skip()) {
            Ok(()) if scanner.peek().is_none() => Ok(draft.finish()),
            Ok(()) => Err(RecordFault::Behind),
            // The place is one of the record, not of the document.
            Err(fault) => Err(RecordFault::Json { fault: faults::json(fault, scanner.text(), scanner.at()), at: None }),
        }
    }
}

/// A record being read.
pub struct Draft<'a> {
    fields: Fields<'a>,
    on_behalf_of: Cell<'a>,
    session: Session<'a>,
    /// Whether `sessionCredentialFromConsole` is true.
    from_console: bool,
    /// Offset of the value of `requestParameters`.
    request: Option<usize>,
    /// Offset of the value of `responseElements`.
    response: Option<usize>,
    /// Offset of the value of `additionalEventData`.
    additional: Option<usize>,
    /// Offset of the value of `serviceEventDetails`.
    details: Option<usize>,
    /// Which objects and which of [`InRecord::Unlisted`] have occurred.
    seen: u64,
    /// Number of top-level names that are typical of records.
    typical: u32,
    insight: bool,
    /// Number of top-level names that are not.
    others: u32,
    /// One of those could be an event's name in another spelling.
    named: bool,
    /// A nested value is present as text, or under another spelling.
    printed: bool,
}

impl<'a> Draft<'a> {
    /// Nothing read yet.
    pub fn new() -> Draft<'a> {
        Draft {
            fields: Fields::empty(),
            on_behalf_of: Cell::Absent,
            session: Session::default(),
            from_console: false,
            request: None,
            response: None,
            additional: None,
            details: None,
            seen: 0,
            typical: 0,
            insight: false,
            others: 0,
            named: false,
            printed: false,
        }
    }

    /// Reads an object whose `{` is next. `other` reads the values of members that records do not have.
    #[inline]
    pub fn read(
        &mut self,
        scanner: &mut Scanner<'a>,
        mut other: impl FnMut(&mut Scanner<'a>, Quoted, &Draft<'a>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let whole = scanner.object(|scanner, quoted| {
            let name = named(scanner, quoted, names::in_record);
            self.typical += u32::from(name != InRecord::Other);
            match name {
                InRecord::Column(column) => {
                    let cell = cell(scanner)?;
                    self.fields.set(column, cell);
                    Ok(())
                }
                InRecord::EventTime => self.event_time(scanner),
                InRecord::EventId => self.event_id(scanner),
                InRecord::UserIdentity => self.identity(scanner),
                InRecord::Resources => self.resources(scanner),
                InRecord::InsightDetails => {
                    self.insight = true;
                    scanner.skip()
                }
                InRecord::Map(which) => {
                    self.note(which);
                    self.printed |= scanner.peek() == Some(b'"');
                    match which {
                        names::REQUEST => self.request = Some(scanner.at()),
                        names::RESPONSE => self.response = Some(scanner.at()),
                        names::ADDITIONAL => self.additional = Some(scanner.at()),
                        names::DETAILS => self.details = Some(scanner.at()),
                        _ => {}
                    }
                    scanner.skip()
                }
                InRecord::Unlisted(which) => {
                    self.note(which);
                    if which == names::FROM_CONSOLE {
                        self.from_console = is_true(&cell(scanner)?);
                        return Ok(());
                    }
                    scanner.skip()
                }
                InRecord::Other => {
                    self.others += 1;
                    let name = string::decode(scanner.text(), quoted);
                    self.named |= spelling::may_name_event(&name);
                    self.doubt_misspelt(&name);
                    other(scanner, quoted, self)
                }
            }
        });
        self.fields.is_error = outcome::is_error(&self.fields, [self.response, self.details], scanner.text());
        if whole.is_ok() {
            self.derive(scanner.text());
        }
        whole
    }

    /// Notes that a member without a column has occurred.
    fn note(&mut self, which: u8) {
        self.once(1 << which, names::unlisted(which));
    }

    /// Notes that a name has occurred; returns whether it had occurred before.
    fn once(&mut self, which: u64, name: &'static str) -> bool {
        let again = self.seen & which != 0;
        if again {
            self.fields.repeated = Some(name);
        }
        self.seen |= which;
        again
    }

    /// The fields of the finished record.
    pub fn finish(mut self) -> Fields<'a> {
        let (user, actor) = (self.user(), self.actor());
        self.fields.set(Column::User, user);
        self.fields.set(Column::Actor, Cell::Text(actor.name().into()));
        self.fields
    }

    /// How many top-level names are typical of records.
    pub fn typical(&self) -> u32 {
        self.typical
    }

    /// Whether the object is a CloudTrail record. S3 event notifications come in the same wrapper with some of the same
    /// members, but their sources are not services and begin with `aws:`. Insights events need not have a name and a
    /// source.
    pub fn is_record(&self) -> bool {
        let is_text = |column: Column| matches!(self.fields.cell(column), Cell::Text(_));
        if self.insight || self.fields.cell(Column::EventType).text() == "AwsCloudTrailInsight" {
            return is_text(Column::EventType) || is_text(Column::EventCategory);
        }
        is_text(Column::EventName) && is_text(Column::EventSource) && self.typical > 2 && !self.is_notification()
    }

    /// Whether it may be a record, or part of one, in a shape or spelling other than AWS's.
    pub fn may_be_restored(&self) -> bool {
        self.named || (self.is_record() && (self.others > 0 || self.printed))
    }

    /// Whether its eventID occurs in another record.
    pub fn has_id_in(&self, other: &[u8]) -> bool {
        let id = self.fields.event_id.text();
        !id.is_empty() && memchr::memmem::find(other, id.as_bytes()).is_some()
    }

    /// Whether it may still turn out to be a record, judging by what has been read.
    pub fn may_be_record(&self) -> bool {
        let known = |column: Column| *self.fields.cell(column) != Cell::Absent;
        let typical = known(Column::EventVersion) || known(Column::EventName) || known(Column::EventSource);
        typical && !self.is_notification()
    }

    /// Whether it is an aggregate of events rather than an event.
    pub fn is_aggregated(&self) -> bool {
        self.fields.cell(Column::EventCategory).text() == "Aggregated"
            || self.fields.cell(Column::EventType).text() == "AwsAggregatedEvent"
    }

    fn is_notification(&self) -> bool {
        self.fields.cell(Column::EventSource).text().starts_with("aws:")
    }

    fn event_time(&mut self, scanner: &mut Scanner<'a>) -> Result<(), Fault> {
        let cell = cell(scanner)?;
        if self.fields.time_text != Cell::Absent {
            self.fields.repeated = Some("eventTime");
        }
        self.fields.time = match &cell {
            Cell::Text(text) => time::parse(text),
            Cell::Number(number) => time::parse_number(number),
            _ => None,
        };
        self.fields.time_text = cell;
        Ok(())
    }

    fn event_id(&mut self, scanner: &mut Scanner<'a>) -> Result<(), Fault> {
        let cell = cell(scanner)?;
        if self.fields.event_id != Cell::Absent {
            self.fields.repeated = Some("eventID");
        }
        self.fields.event_id = cell;
        Ok(())
    }

    fn identity(&mut self, scanner: &mut Scanner<'a>) -> Result<(), Fault> {
        if self.once(IDENTITY_SEEN, "userIdentity") {
            self.fields.forget(IDENTITY);
            self.on_behalf_of = Cell::Absent;
            self.session = Session::default();
            self.seen &= !(SESSION_SEEN | ISSUER_SEEN);
        }
        self.part(scanner, IDENTITY, |draft, scanner, quoted| match named(scanner, quoted, names::in_identity) {
            InIdentity::Column(column) => {
                let cell = cell(scanner)?;
                draft.fields.set(column, cell);
                Ok(())
            }
            InIdentity::SessionContext => draft.session_context(scanner),
            InIdentity::OnBehalfOf => draft.on_behalf_of(scanner),
            InIdentity::UserId => {
                let cell = cell(scanner)?;
                if draft.on_behalf_of.text().is_empty() {
                    draft.on_behalf_of = cell;
                }
                Ok(())
            }
            InIdentity::Other => {
                if names::is_misspelt(&string::decode(scanner.text(), quoted), names::OF_IDENTITY) {
                    draft.printed = true;
                    draft.fields.doubt(IDENTITY);
                }
                scanner.skip()
            }
        })
    }

    fn session_context(&mut self, scanner: &mut Scanner<'a>) -> Result<(), Fault> {
        if self.once(SESSION_SEEN, "sessionContext") {
            self.fields.forget(ROLE);
            self.session = Session::default();
            self.seen &= !ISSUER_SEEN;
        }
        self.part(scanner, ROLE, |draft, scanner, quoted| {
            let name = string::decode(scanner.text(), quoted);
            if name == "sessionIssuer" {
                return draft.session_issuer(scanner);
            }
            if names::is_misspelt(&name, &["sessionIssuer"]) {
                draft.fields.doubt(ROLE);
            }
            draft.session.member(scanner, &name)
        })
    }

    fn session_issuer(&mut self, scanner: &mut Scanner<'a>) -> Result<(), Fault> {
        if self.once(ISSUER_SEEN, "sessionIssuer") {
            self.fields.forget(ROLE);
            self.session.role_arn = Cell::Absent;
        }
        self.part(scanner, ROLE, |draft, scanner, quoted| {
            let name = string::decode(scanner.text(), quoted);
            match &*name {
                "userName" => {
                    let cell = cell(scanner)?;
                    draft.fields.set(Column::RoleName, cell);
                    return Ok(());
                }
                "arn" => {
                    draft.session.role_arn = cell(scanner)?;
                    return Ok(());
                }
                name if names::is_misspelt(name, &["userName"]) => draft.fields.doubt(ROLE),
                _ => {}
            }
            scanner.skip()
        })
    }

    fn on_behalf_of(&mut self, scanner: &mut Scanner<'a>) -> Result<(), Fault> {
        self.part(scanner, &[], |draft, scanner, quoted| {
            if string::decode(scanner.text(), quoted) != "userId" {
                return scanner.skip();
            }
            draft.on_behalf_of = cell(scanner)?;
            Ok(())
        })
    }

    /// Reads a nested object of the record. If there is an array instead, the columns of its members become unsure; any
    /// other value is ignored.
    fn part(
        &mut self,
        scanner: &mut Scanner<'a>,
        columns: &[Column],
        mut member: impl FnMut(&mut Self, &mut Scanner<'a>, Quoted) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        match scanner.peek() {
            Some(b'{') => scanner.object(|scanner, quoted| member(self, scanner, quoted)),
            Some(b'[') => {
                self.fields.doubt(columns);
                scanner.skip()
            }
            first => {
                self.printed |= first == Some(b'"');
                scanner.skip()
            }
        }
    }

    /// Counts `resources` and keeps the first ARN.
    fn resources(&mut self, scanner: &mut Scanner<'a>) -> Result<(), Fault> {
        if self.once(RESOURCES_SEEN, "resources") {
            self.fields.forget(&[Column::Resource]);
            self.fields.resources = 0;
        }
        match scanner.peek() {
            Some(b'[') => scanner.array(|scanner| {
                self.fields.resources = self.fields.resources.saturating_add(1);
                self.resource(scanner)
            }),
            Some(b'{') => {
                self.fields.resources = self.fields.resources.saturating_add(1);
                self.resource(scanner)
            }
            _ => scanner.skip(),
        }
    }

    fn resource(&mut self, scanner: &mut Scanner<'a>) -> Result<(), Fault> {
        self.part(scanner, &[Column::Resource], |draft, scanner, quoted| {
            let name = string::decode(scanner.text(), quoted);
            let first = *draft.fields.cell(Column::Resource) == Cell::Absent;
            if first && matches!(&*name, "ARN" | "arn" | "ARNPrefix") {
                let cell = cell(scanner)?;
                draft.fields.set(Column::Resource, cell);
                if name != "ARN" {
                    // Shown as the resource, but a filter for `resources.ARN` must look at the raw record.
                    draft.fields.doubt(&[Column::Resource]);
                }
                return Ok(());
            }
            if name.eq_ignore_ascii_case("ARN") {
                draft.fields.doubt(&[Column::Resource]);
            }
            scanner.skip()
        })
    }

    /// Filters ignore the case of names, columns do not: a field such as `EventName` is only in the raw record.
    fn doubt_misspelt(&mut self, name: &str) {
        let Some(name) = names::misspelt(name) else { return };
        match names::in_record(name.as_bytes()) {
            InRecord::Column(column) => self.fields.doubt(&[column]),
            InRecord::EventTime => self.fields.unsure.insert(Unsure::EVENT_TIME),
            InRecord::EventId => self.fields.unsure.insert(Unsure::EVENT_ID),
            InRecord::UserIdentity => self.fields.doubt(IDENTITY),
            InRecord::Resources => self.fields.doubt(&[Column::Resource]),
            InRecord::InsightDetails | InRecord::Map(_) | InRecord::Unlisted(_) | InRecord::Other => {}
        }
    }
}
