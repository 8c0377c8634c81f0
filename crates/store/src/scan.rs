//! Tests of single raw records.

use cloudtrail::{Cell, Fields};
use protocol::{Column, Field, FieldTest, Message, Micros, RawTest, SelectorStep};

use crate::derived::{EVENT_SOURCE, EVENT_TIME, PRINCIPAL_ID, USER_NAME, session_name, short_service, spelled_time};
use crate::matching::{Matcher, MessageMatcher, Scalar, TextMatcher};
use crate::path_test::PathTest;
use crate::plan::{PlanError, has_column};
use crate::prefilter::{Prefilter, Verdict};
use crate::selector::{self, ConditionMatcher};
use crate::text::fold_text;
use crate::walk::{self, Found, with_word};
use json::tokens::{Token, Tokens};

/// A test, prepared for raw records.
#[derive(Clone, Debug)]
pub(crate) struct CompiledRawTest {
    prefilter: Prefilter,
    pub(crate) subject: Subject,
}

/// What a test looks at, and the condition on it.
#[derive(Clone, Debug)]
pub(crate) enum Subject {
    /// Any name or value.
    Anywhere(TextMatcher),
    /// What a path leads to.
    Path(PathTest),
    /// The user: see [`Field::User`].
    User(Matcher),
    /// A column that is derived from a record as a whole.
    Derived(Column, Matcher),
    /// The service: see [`Field::Service`].
    Service(Matcher),
    /// `eventTime`.
    EventTime(Matcher),
    /// What a selector leads to.
    Selector(Vec<SelectorStep>, ConditionMatcher),
    /// The record's bytes.
    Message(MessageMatcher),
    /// Something that is not in the record.
    Nothing,
}

/// Prepares a test that contains no others. `last` is the time of the newest event loaded, which `now` stands for.
pub(crate) fn compile(test: &RawTest, last: Option<Micros>) -> Result<CompiledRawTest, PlanError> {
    Ok(match test {
        RawTest::Text(text) => {
            CompiledRawTest { prefilter: Prefilter::of_text(text), subject: Subject::Anywhere(TextMatcher::new(text)?) }
        }
        RawTest::Field(test) => of_field(test, Matcher::new(&test.test, last)?)?,
        RawTest::Selector(test) => CompiledRawTest {
            prefilter: Prefilter::of_texts(&selector::required(test)),
            subject: Subject::Selector(test.selector.clone(), ConditionMatcher::new(&test.condition)?),
        },
        RawTest::Message(message) => {
            let prefilter = match message {
                Message::Contains(text) => Prefilter::of_bytes(text),
                Message::Regex(_) => Prefilter::none(),
            };
            CompiledRawTest { prefilter, subject: Subject::Message(MessageMatcher::new(message)?) }
        }
        // Combined tests are taken apart by the caller.
        RawTest::Any(_) | RawTest::All(_) | RawTest::Not(_) => {
            CompiledRawTest { prefilter: Prefilter::none(), subject: Subject::Nothing }
        }
    })
}

fn of_field(test: &FieldTest, matcher: Matcher) -> Result<CompiledRawTest, PlanError> {
    let by_itself = |subject| CompiledRawTest { prefilter: Prefilter::none(), subject };
    Ok(match &test.field {
        Field::Path(path) => {
            let folded: Vec<String> = path.iter().map(|name| fold_text(name)).collect();
            if folded == folded_path(&EVENT_TIME) {
                return Ok(by_itself(Subject::EventTime(matcher)));
            }
            let path_test = PathTest::new(folded, test, matcher, has_column(path))?;
            CompiledRawTest { prefilter: Prefilter::of_field(path, test), subject: Subject::Path(path_test) }
        }
        Field::User => by_itself(Subject::User(matcher)),
        Field::Actor => by_itself(Subject::Derived(Column::Actor, matcher)),
        Field::Target => by_itself(Subject::Derived(Column::Target, matcher)),
        Field::Service => by_itself(Subject::Service(matcher)),
        Field::File | Field::Proof | Field::Outcome | Field::Noted(_) => by_itself(Subject::Nothing),
    })
}

impl CompiledRawTest {
    /// A text (ASCII case ignored) that every matching plain record contains.
    pub(crate) fn key(&self) -> Option<&str> {
        self.prefilter.key()
    }

    /// Whether the key also holds for records that are not plain.
    pub(crate) fn is_of_bytes(&self) -> bool {
        matches!(self.subject, Subject::Message(_))
    }

    /// Whether the record satisfies the test. `plain`: see [`crate::prefilter`].
    pub(crate) fn holds(&self, json: &[u8], plain: bool) -> bool {
        match self.prefilter.judge(json, plain) {
            Verdict::Yes => true,
            Verdict::No => false,
            Verdict::Ask => self.subject.holds(json),
        }
    }
}

impl Subject {
    pub(crate) fn holds(&self, json: &[u8]) -> bool {
        match self {
            Subject::Anywhere(matcher) => anywhere(json, matcher),
            Subject::Path(test) => walk::any(json, &test.path, &mut |found| test.holds_for(found)),
            Subject::User(matcher) => user(json, matcher),
            Subject::Derived(column, matcher) => {
                derived(json, *column).is_some_and(|value| matcher.holds(Scalar::Text(&value)))
            }
            Subject::Service(matcher) => service(json, matcher),
            Subject::EventTime(matcher) => event_time(json, matcher),
            Subject::Selector(path, matcher) => selector::holds(json, path, matcher),
            Subject::Message(matcher) => matcher.found_in(json),
            Subject::Nothing => false,
        }
    }
}

fn anywhere(json: &[u8], matcher: &TextMatcher) -> bool {
    Tokens::new(json).any(|token| match token {
        Token::Text(text) => matcher.found_in(&text.decode()),
        Token::Word(word) => with_word(word, |value| matcher.found_in(value.text())),
        Token::Open { .. } | Token::Close => false,
    })
}

fn at_path(json: &[u8], path: &[String], matcher: &Matcher) -> bool {
    walk::any(json, path, &mut |found| match found {
        Found::Value(value) => matcher.holds(value),
        Found::Object(_) | Found::Array => matcher.holds_for_composite(),
    })
}

/// The value of a derived column, as the table shows it.
pub(crate) fn derived(json: &[u8], column: Column) -> Option<String> {
    let fields = std::str::from_utf8(json).ok().and_then(|json| Fields::parse(json).ok())?;
    match fields.cell(column) {
        Cell::Text(text) => Some(text.clone().into_owned()),
        _ => None,
    }
}

/// Matches the user column as shown, the user's name, or the session name.
fn user(json: &[u8], matcher: &Matcher) -> bool {
    let shown = derived(json, Column::User).is_some_and(|shown| matcher.holds(Scalar::Text(&shown)));
    shown || at_path(json, &folded_path(&USER_NAME), matcher) || {
        walk::any(json, &folded_path(&PRINCIPAL_ID), &mut |found| match found {
            Found::Value(Scalar::Text(text)) => {
                session_name(text).is_some_and(|session| matcher.holds(Scalar::Text(session)))
            }
            _ => false,
        })
    }
}

/// Matches the event source, or its part before `.amazonaws.com`.
fn service(json: &[u8], matcher: &Matcher) -> bool {
    walk::any(json, &folded_path(&EVENT_SOURCE), &mut |found| match found {
        Found::Value(value) => {
            let short = || short_service(value.text()).is_some_and(|short| matcher.holds(Scalar::Text(short)));
            matcher.holds(value) || short()
        }
        Found::Object(_) | Found::Array => matcher.holds_for_composite(),
    })
}

/// Matches the event's time, even if it is written as a number.
fn event_time(json: &[u8], matcher: &Matcher) -> bool {
    walk::any(json, &folded_path(&EVENT_TIME), &mut |found| match found {
        Found::Value(value) => {
            matcher.holds(value) || spelled_time(value).is_some_and(|text| matcher.holds(Scalar::Text(&text)))
        }
        Found::Object(_) | Found::Array => matcher.holds_for_composite(),
    })
}

pub(crate) fn folded_path(path: &[&str]) -> Vec<String> {
    path.iter().map(|name| fold_text(name)).collect()
}
