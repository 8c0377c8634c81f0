//! One test of a filter against one record: does it match, and because of which value?

use protocol::report::Verdict;
use protocol::{Column, Field, FieldTest, Filter, Lit, Micros, Noted, RawTest, SelectorStep};

use crate::derived::{EVENT_SOURCE, EVENT_TIME, PRINCIPAL_ID, USER_NAME, outcome_name, proof_names, session_name};
use crate::matching::{Matcher, MessageMatcher, Scalar};
use crate::noted::noted_values;
use crate::plan::PlanError;
use crate::scan::{CompiledRawTest, Subject, compile, derived, folded_path};
use crate::selector::{self, Reached};
use crate::walk::{self, Found, with_word};
use json::tokens::{Token, Tokens};

/// Member that contains everything `user` is derived from.
const IDENTITY: &str = "userIdentity";

/// What is known about an event apart from its record.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// Path of the event's file.
    pub path: &'a str,
    /// Verdict on the event's file.
    pub verdict: Verdict,
    /// Whether the call failed.
    pub failed: bool,
    /// What was noted about it.
    pub noted: &'a Noted,
    /// Time of the newest event loaded.
    pub last: Option<Micros>,
}

/// Puts a test (a filter that contains no others) to a record, and returns whether the record satisfies it and because
/// of what. For filters made of others, the result is false.
///
/// # Errors
/// If it contains a regular expression that is malformed or too large.
pub fn explain(test: &Filter, json: &[u8], around: &Around<'_>) -> Result<(bool, Vec<Lit>), PlanError> {
    let raw = match test {
        Filter::Field(FieldTest { field: Field::File | Field::Proof | Field::Outcome | Field::Noted(_), .. }) => {
            return beside(test, around);
        }
        Filter::Field(test) => RawTest::Field(test.clone()),
        Filter::Text(text) => RawTest::Text(text.clone()),
        Filter::Selector(test) => RawTest::Selector(test.clone()),
        Filter::Message(message) => RawTest::Message(message.clone()),
        Filter::All => return Ok((true, Vec::new())),
        Filter::And(_) | Filter::Or(_) | Filter::Not(_) => return Ok((false, Vec::new())),
    };
    let CompiledRawTest { subject, .. } = compile(&raw, around.last)?;
    let holds = subject.holds(json);
    let mut found = Findings(Vec::new());
    if holds {
        found.of(&subject, json);
    }
    Ok((holds, found.0))
}

/// Tests of fields that are not in the record.
fn beside(test: &Filter, around: &Around<'_>) -> Result<(bool, Vec<Lit>), PlanError> {
    let Filter::Field(FieldTest { field, test }) = test else { return Ok((false, Vec::new())) };
    let matcher = Matcher::new(test, around.last)?;
    let holds = |text: &str| matcher.holds(Scalar::Text(text));
    let holds = match field {
        Field::File => holds(around.path),
        Field::Outcome => holds(outcome_name(around.failed)),
        Field::Noted(field) => noted_values(*field, around.noted).iter().any(|value| holds(value)),
        _ => proof_names(around.verdict).into_iter().any(holds),
    };
    Ok((holds, Vec::new()))
}

fn by_value(matcher: &Matcher, found: Found<'_>) -> bool {
    match found {
        Found::Value(value) => matcher.holds(value),
        Found::Object(_) | Found::Array => matcher.holds_for_composite(),
    }
}

struct Findings(Vec<Lit>);

impl Findings {
    fn add(&mut self, path: &[String], text: Option<&str>) {
        let lit = Lit { path: path.into(), text: text.map(str::to_owned) };
        if self.0.len() < Lit::MOST && !self.0.contains(&lit) {
            self.0.push(lit);
        }
    }

    fn of(&mut self, subject: &Subject, json: &[u8]) {
        match subject {
            Subject::Anywhere(matcher) => self.anywhere(json, &|text| matcher.found_in(text)),
            Subject::Message(matcher) => self.anywhere(json, &|text| match matcher {
                MessageMatcher::Contains(wanted) => text.contains(wanted),
                MessageMatcher::Regex(regex) => regex.is_match(text),
            }),
            Subject::Path(test) => self.at(json, &test.path, &|found| test.holds_for(found)),
            Subject::User(matcher) => self.user(json, matcher),
            // Who acts follows from several places.
            Subject::Derived(Column::Target, _) => self.add(&[], derived(json, Column::Target).as_deref()),
            Subject::Derived(..) => {}
            // Whether the record matches is known, and only one value can be the reason.
            Subject::Service(_) => self.at(json, &folded_path(&EVENT_SOURCE), &|_| true),
            Subject::EventTime(_) => self.at(json, &folded_path(&EVENT_TIME), &|_| true),
            Subject::Selector(steps, matcher) => {
                let named =
                    steps.iter().map_while(|step| if let SelectorStep::Name(name) = step { Some(name) } else { None });
                let path: Vec<String> = named.cloned().collect();
                selector::each(json, steps, &mut |found| {
                    if let (true, Reached::Value(value)) = (matcher.holds(found), found) {
                        self.add(&path, Some(value.text()));
                    }
                    false
                });
            }
            Subject::Nothing => {}
        }
    }

    fn at(&mut self, json: &[u8], path: &[String], holds: &dyn Fn(Found<'_>) -> bool) {
        walk::each(json, path, &mut |found| {
            if holds(found) {
                self.add(path, if let Found::Value(value) = found { Some(value.text()) } else { None });
            }
            false
        });
    }

    fn user(&mut self, json: &[u8], matcher: &Matcher) {
        let holds = |text: &str| matcher.holds(Scalar::Text(text));
        if let Some(shown) = derived(json, Column::User).filter(|shown| holds(shown)) {
            self.add(&[IDENTITY.to_lowercase()], Some(&shown));
        }
        self.at(json, &folded_path(&USER_NAME), &|found| by_value(matcher, found));
        self.at(json, &folded_path(&PRINCIPAL_ID), &|found| match found {
            Found::Value(Scalar::Text(text)) => session_name(text).is_some_and(holds),
            _ => false,
        });
    }

    fn anywhere(&mut self, json: &[u8], holds: &dyn Fn(&str) -> bool) {
        for token in Tokens::new(json) {
            match token {
                Token::Text(text) => {
                    let text = text.decode();
                    if holds(&text) {
                        self.add(&[], Some(&text));
                    }
                }
                Token::Word(word) => {
                    with_word(word, |value| {
                        if holds(value.text()) {
                            self.add(&[], Some(value.text()));
                        }
                        false
                    });
                }
                Token::Open { .. } | Token::Close => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::Test;

    use super::*;

    #[test]
    fn a_user_name_that_is_no_plain_value_is_what_exists() {
        let test = Filter::Field(FieldTest { field: Field::User, test: Test::Exists });
        let noted = &Noted::default();
        let around = Around { path: "", verdict: Verdict::NotCovered, failed: false, noted, last: None };
        let (holds, lit) = explain(&test, br#"{"userIdentity":{"userName":{}}}"#, &around).unwrap();
        assert!(holds);
        assert_eq!(lit, [Lit { path: ["useridentity", "username"].into(), text: None }]);
    }
}
