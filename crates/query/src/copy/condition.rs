//! The conditions of a filter in a common form, whichever notation they came from.

use protocol::{
    Compare, Condition, Field, FieldPath, FieldTest, Filter, Glob, Literal, Note, Operand, SelectorStep, SelectorTest,
    Test, ValueTest,
};

use super::Said;
use crate::normal;

/// A condition on one path.
pub(crate) struct Cond {
    /// Where to look. Steps into lists, which Traillight does implicitly, are included only where every record has a
    /// list.
    pub path: Vec<SelectorStep>,
    /// Whether case matters in names and values, and only the lists in the path are searched.
    pub exact: bool,
    /// What to look for.
    pub ask: Ask,
}

/// What a condition requires.
pub(crate) enum Ask {
    /// Present and not null.
    Exists,
    /// Not present.
    Absent,
    /// Present and null.
    Null,
    /// Equal to this boolean.
    Bool(bool),
    /// Equal to any of these.
    Any(Vec<ValueTest>),
    /// Present and different from this.
    Differs(ValueTest),
    /// A comparison.
    Compare(Compare, Operand),
}

/// The conditions of a leaf, one of which must hold; `None` for a search in the whole record.
pub(super) fn conditions(leaf: &Filter, said: &mut Said) -> Option<Vec<Cond>> {
    match leaf {
        Filter::Field(test) => Some(of_field(test, said)),
        Filter::Selector(test) => {
            if let Condition::Equal(Literal::Number(_)) | Condition::Differs(Literal::Number(_)) = test.condition {
                said.note(Note::NumberAsText);
            }
            Some(vec![of_selector(test)])
        }
        _ => None,
    }
}

fn of_field(FieldTest { field, test }: &FieldTest, said: &mut Said) -> Vec<Cond> {
    let one = |path: &str, ask: Ask| Cond { path: marked(&path.split('.').collect()), exact: false, ask };
    match field {
        Field::Path(path) => vec![Cond { path: marked(path), exact: false, ask: of_test(test) }],
        Field::User => {
            said.note(Note::UserName);
            let session = map_values(test, |value| prefixed(value, ":"));
            vec![one("userIdentity.userName", of_test(test)), one("userIdentity.principalId", of_test(&session))]
        }
        Field::Service => vec![one("eventSource", of_test(&with_suffix(test)))],
        Field::Actor | Field::Target | Field::File | Field::Proof | Field::Outcome | Field::Noted(_) => {
            said.cannot(Note::OnlyTraillight);
            Vec::new()
        }
    }
}

/// The steps of a path; `resources` is always a list.
fn marked(path: &FieldPath) -> Vec<SelectorStep> {
    let mut steps = Vec::new();
    let more = path.len() > 1;
    for (at, name) in path.iter().enumerate() {
        let list = at == 0 && more && name == "resources";
        steps.push(SelectorStep::Name(name.clone()));
        if list {
            steps.push(SelectorStep::AnyElement);
        }
    }
    steps
}

pub(crate) fn of_test(test: &Test) -> Ask {
    match test {
        Test::Exists => Ask::Exists,
        Test::AnyOf(values) => Ask::Any(values.clone()),
        Test::Compare(compare, operand) => Ask::Compare(*compare, operand.clone()),
    }
}

fn map_values(test: &Test, of: impl Fn(&ValueTest) -> ValueTest) -> Test {
    match test {
        Test::AnyOf(values) => Test::AnyOf(values.iter().map(of).collect()),
        test => test.clone(),
    }
}

/// A test for a value in which `before` is followed by something that satisfies `value`.
fn prefixed(value: &ValueTest, before: &str) -> ValueTest {
    let start = [Glob::Any, Glob::Literal(before.to_owned())];
    match value {
        ValueTest::Is(text) => {
            ValueTest::Like(normal::globs(start.into_iter().chain([Glob::Literal(text.clone())]).collect()))
        }
        ValueTest::Like(globs) => {
            ValueTest::Like(normal::globs(start.into_iter().chain(globs.iter().cloned()).collect()))
        }
        value => value.clone(),
    }
}

/// A test for services with or without the usual suffix of their names.
fn with_suffix(test: &Test) -> Test {
    const SUFFIX: &str = ".amazonaws.com";
    let Test::AnyOf(values) = test else { return test.clone() };
    let mut all = Vec::new();
    for value in values {
        match value {
            ValueTest::Is(text) if text.contains('.') => all.push(value.clone()),
            ValueTest::Is(text) => all.push(ValueTest::Is(format!("{text}{SUFFIX}"))),
            ValueTest::Like(globs) => {
                all.push(value.clone());
                let suffixed = globs.iter().cloned().chain([Glob::Literal(SUFFIX.to_owned())]).collect();
                all.push(ValueTest::Like(normal::globs(suffixed)));
            }
            value => all.push(value.clone()),
        }
    }
    Test::AnyOf(all)
}

pub(crate) fn of_selector(SelectorTest { selector, condition }: &SelectorTest) -> Cond {
    let ask = match condition {
        // Any value at all.
        Condition::Equal(Literal::Text(globs)) if globs.as_slice() == [Glob::Any] => Ask::Exists,
        Condition::Equal(literal) => Ask::Any(vec![of_literal(literal)]),
        Condition::Differs(literal) => Ask::Differs(of_literal(literal)),
        Condition::Compare(compare, number) => Ask::Compare(*compare, Operand::Number(*number)),
        Condition::Null => Ask::Null,
        Condition::Bool(wanted) => Ask::Bool(*wanted),
        Condition::Absent => Ask::Absent,
    };
    Cond { path: selector.clone(), exact: true, ask }
}

fn of_literal(literal: &Literal) -> ValueTest {
    match literal {
        Literal::Number(text) => ValueTest::Is(text.clone()),
        Literal::Text(globs) => match globs.as_slice() {
            [] => ValueTest::Is(String::new()),
            [Glob::Literal(text)] => ValueTest::Is(text.clone()),
            globs => ValueTest::Like(globs.to_vec()),
        },
        Literal::Regex(pattern) => ValueTest::Regex { pattern: pattern.clone(), ignore_case: false },
    }
}

impl Cond {
    /// Whether the path leads to an object or a list in records that AWS writes.
    pub fn is_composite(&self) -> bool {
        matches!(self.path.as_slice(), [SelectorStep::Name(name)] if protocol::names::is_composite(name))
    }

    /// The path as people write it.
    pub fn shown(&self) -> String {
        shown(&self.path)
    }
}

/// A path as people write it.
pub(crate) fn shown(path: &[SelectorStep]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            SelectorStep::Name(name) if text.is_empty() => text.push_str(name),
            SelectorStep::Name(name) => text.push_str(&format!(".{name}")),
            SelectorStep::AnyName => text.push_str(".*"),
            SelectorStep::AnyElement => text.push_str("[*]"),
            SelectorStep::Index(at) => text.push_str(&format!("[{at}]")),
        }
    }
    text
}
