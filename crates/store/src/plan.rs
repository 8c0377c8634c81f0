//! How a filter is answered: from columns where they suffice, from raw records where they do not.
//!
//! A test of a field that has a column is put once to every distinct value; each row is then a lookup in a table by id.
//! Raw records have to be consulted for fields without a column, for text anywhere, and for rows about which the column
//! is unsure ([`cloudtrail::Unsure`]) - and for those only if there are any.

use cloudtrail::Unsure;
use protocol::{
    Column, Field, FieldTest, Filter, Message, Moment, Noted, NotedField, Operand, RawTest, SelectorTest, Test, Text,
    ValueTest,
};

use crate::derived::{
    EVENT_SOURCE, PRINCIPAL_ID, USER_NAME, outcome_name, proof_names, session_name, short_service, spelled_time,
};
use crate::joined::{all_of, any_of};
use crate::matching::{Matcher, MessageMatcher, Scalar, TextMatcher};
use crate::noted::noted_values;
use crate::raw_tests::RawTests;
use crate::selector::{ConditionMatcher, column_of};
use crate::store::Store;
use crate::text::{fold_text, same_name};

/// A filter, split into what columns decide and what raw records have to be asked. Valid for the store as it was then:
/// rows appended later are not selected.
pub struct Plan {
    pub(crate) node: Node,
    pub(crate) rows: u32,
    raw_tests: Vec<RawTest>,
}

/// A filter whose tests have been applied to the dictionaries.
pub(crate) enum Node {
    All,
    And(Vec<Node>),
    Or(Vec<Node>),
    Not(Box<Node>),
    Leaf(Leaf),
}

/// A test.
pub(crate) enum Leaf {
    /// Decided by the id in a column.
    Column { column: Column, table: Vec<bool>, raw: Option<RawPart> },
    /// Decided by eventID, where every GUID is its own value.
    EventId { matcher: Matcher, texts: Vec<bool>, raw: Option<RawPart> },
    /// Decided by eventTime, where most rows have the usual spelling, and the others a text by id.
    EventTime { matcher: Matcher, texts: Vec<bool>, raw: Option<RawPart> },
    /// Decided by document.
    Document { table: Vec<bool> },
    /// These rows or, with `others`, all but these.
    Rows { rows: Vec<u32>, others: bool },
    /// By outcome: whether failures satisfy it, and whether all others do.
    Outcome { failure: bool, success: bool },
    /// Decided by raw records; index into the plan's tests.
    Raw(usize),
}

/// The rows about which a column is unsure, and the raw test that decides about them.
pub(crate) struct RawPart {
    /// Index into the plan's tests.
    pub(crate) test: usize,
    /// Indexed as the store's `unsure_sets`.
    pub(crate) unsure: Vec<bool>,
}

/// Why a filter cannot be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanError {
    /// A regular expression is malformed or too large.
    BadPattern {
        /// The expression as written.
        pattern: String,
        /// What is wrong with it.
        problem: String,
    },
}

impl Plan {
    /// What raw records have to be asked; empty if columns decide everything.
    pub fn raw_tests(&self) -> &[RawTest] {
        &self.raw_tests
    }

    /// Whether the result of raw tests depends on the time of the newest event loaded, which `now` stands for.
    pub fn minds_last(&self) -> bool {
        self.raw_tests.iter().any(raw_minds_last)
    }

    /// How many single tests these are, and how many regular expressions among them.
    pub fn count_raw(&self) -> (u64, u64) {
        self.raw_tests.iter().map(count_raw).fold((0, 0), |(a, b), (c, d)| (a + c, b + d))
    }
}

impl Store {
    /// Splits a filter.
    ///
    /// # Errors
    /// If it contains a regular expression that is malformed or too large.
    pub fn plan(&self, filter: &Filter) -> Result<Plan, PlanError> {
        let mut planner = Planner { store: self, raw_tests: Vec::new() };
        let node = planner.node(filter)?;
        Ok(Plan { node, rows: self.row_count(), raw_tests: planner.raw_tests })
    }
}

fn count_raw(test: &RawTest) -> (u64, u64) {
    match test {
        RawTest::Any(tests) | RawTest::All(tests) => {
            tests.iter().map(count_raw).fold((0, 0), |(a, b), (c, d)| (a + c, b + d))
        }
        RawTest::Not(test) => count_raw(test),
        RawTest::Text(Text::Regex { .. }) | RawTest::Message(Message::Regex(_)) => (1, 1),
        RawTest::Field(FieldTest { test: Test::AnyOf(values), .. }) => {
            let regexes = values.iter().filter(|value| matches!(value, ValueTest::Regex { .. })).count();
            (values.len() as u64, regexes as u64)
        }
        RawTest::Text(_) | RawTest::Message(_) | RawTest::Field(_) | RawTest::Selector(_) => (1, 0),
    }
}

fn raw_minds_last(test: &RawTest) -> bool {
    match test {
        RawTest::Field(test) => minds_last(&test.test),
        RawTest::Text(_) | RawTest::Selector(_) | RawTest::Message(_) => false,
        RawTest::Any(tests) | RawTest::All(tests) => tests.iter().any(raw_minds_last),
        RawTest::Not(test) => raw_minds_last(test),
    }
}

/// The filter as one raw test if only raw records decide it; `None` if columns decide some of it.
fn raw_only(filter: &Filter) -> Option<RawTest> {
    let all = |filters: &[Filter]| filters.iter().map(raw_only).collect::<Option<Vec<RawTest>>>();
    match filter {
        Filter::All => None,
        // These decide without looking at records.
        Filter::And(filters) | Filter::Or(filters) if filters.is_empty() => None,
        Filter::And(filters) => all(filters).map(RawTest::All),
        Filter::Or(filters) => all(&merged(filters)).map(RawTest::Any),
        Filter::Not(filter) => raw_only(filter).map(|test| RawTest::Not(Box::new(test))),
        Filter::Text(text) => Some(RawTest::Text(text.clone())),
        Filter::Message(message) => Some(RawTest::Message(message.clone())),
        Filter::Selector(test) => column_of(&test.selector).is_none().then(|| RawTest::Selector(test.clone())),
        Filter::Field(test) => match &test.field {
            Field::Path(path) if target(path).is_none() => Some(RawTest::Field(test.clone())),
            Field::Path(_)
            | Field::User
            | Field::Actor
            | Field::Target
            | Field::Service
            | Field::File
            | Field::Proof
            | Field::Outcome
            | Field::Noted(_) => None,
        },
    }
}

fn minds_last(test: &Test) -> bool {
    let is_relative = |moment: &Moment| matches!(moment, Moment::BeforeLast(_));
    match test {
        Test::Exists => false,
        Test::AnyOf(values) => values.iter().any(|value| match value {
            ValueTest::Time { from, to, .. } => is_relative(from) || is_relative(to),
            ValueTest::Is(_) | ValueTest::Like(_) | ValueTest::Regex { .. } | ValueTest::Cidr { .. } => false,
        }),
        Test::Compare(_, operand) => matches!(operand, Operand::Time(moment) if is_relative(moment)),
    }
}

struct Planner<'s> {
    store: &'s Store,
    raw_tests: Vec<RawTest>,
}

impl Planner<'_> {
    fn node(&mut self, filter: &Filter) -> Result<Node, PlanError> {
        Ok(match filter {
            Filter::All => Node::All,
            Filter::And(all) => Node::And(all_of(self.together(all, RawTest::All)?)),
            Filter::Or(any) => Node::Or(any_of(self.together(&merged(any), RawTest::Any)?)),
            Filter::Not(filter) => Node::Not(Box::new(self.node(filter)?)),
            Filter::Field(test) => self.field(test)?,
            Filter::Text(text) => {
                // Reports a bad pattern before the edges are asked.
                TextMatcher::new(text)?;
                Node::Leaf(Leaf::Raw(self.raw(RawTest::Text(text.clone()))))
            }
            Filter::Selector(test) => Node::Leaf(self.selector(test)?),
            Filter::Message(message) => {
                MessageMatcher::new(message)?;
                Node::Leaf(Leaf::Raw(self.raw(RawTest::Message(message.clone()))))
            }
        })
    }

    /// The nodes of several filters. Those that only raw records decide are combined into one test with one answer.
    fn together(&mut self, filters: &[Filter], as_one: fn(Vec<RawTest>) -> RawTest) -> Result<Vec<Node>, PlanError> {
        let (mut nodes, mut raw) = (Vec::new(), Vec::new());
        for filter in filters {
            match raw_only(filter) {
                Some(test) => raw.push(test),
                None => nodes.push(self.node(filter)?),
            }
        }
        let test = if raw.len() > 1 { Some(as_one(raw)) } else { raw.pop() };
        if let Some(test) = test {
            nodes.push(self.leaf(test)?);
        }
        Ok(nodes)
    }

    /// A leaf for a raw test. Reports a bad pattern before the edges are asked.
    fn leaf(&mut self, test: RawTest) -> Result<Node, PlanError> {
        RawTests::compile(std::slice::from_ref(&test), self.store.last_time())?;
        Ok(Node::Leaf(Leaf::Raw(self.raw(test))))
    }

    fn field(&mut self, test: &FieldTest) -> Result<Node, PlanError> {
        let matcher = Matcher::new(&test.test, self.store.last_time())?;
        let holds = |value: Scalar<'_>| matcher.holds(value);
        Ok(match &test.field {
            Field::Path(path) => Node::Leaf(match target(path) {
                Some(Target::Column(column)) => self.column(column, test, holds),
                Some(Target::EventId) => self.event_id(test, matcher),
                Some(Target::EventTime) => self.event_time(test, matcher),
                None => Leaf::Raw(self.raw(RawTest::Field(test.clone()))),
            }),
            Field::User => {
                let session = |value: Scalar<'_>| match value {
                    Scalar::Text(text) => session_name(text).is_some_and(|session| holds(Scalar::Text(session))),
                    Scalar::Bool(_) | Scalar::Number(_) => false,
                };
                let leaves = [
                    self.column(Column::User, test, holds),
                    self.at(&USER_NAME, test, holds),
                    self.at(&PRINCIPAL_ID, test, session),
                ];
                Node::Or(leaves.map(Node::Leaf).into())
            }
            Field::Actor => Node::Leaf(self.column(Column::Actor, test, holds)),
            Field::Target => Node::Leaf(self.column(Column::Target, test, holds)),
            Field::Service => Node::Leaf(self.at(&EVENT_SOURCE, test, |value| {
                let short = || short_service(value.text()).is_some_and(|short| holds(Scalar::Text(short)));
                holds(value) || short()
            })),
            Field::File => self.document(|doc| {
                self.store.documents.get(doc).is_some_and(|document| holds(Scalar::Text(&document.path)))
            }),
            Field::Outcome => Node::Leaf(Leaf::Outcome {
                failure: holds(Scalar::Text(outcome_name(true))),
                success: holds(Scalar::Text(outcome_name(false))),
            }),
            Field::Noted(field) => Node::Leaf(self.noted(*field, holds)),
            Field::Proof => self.document(|doc| {
                let verdict = self.store.proof.get(doc);
                verdict.is_some_and(|verdict| proof_names(*verdict).into_iter().any(|name| holds(Scalar::Text(name))))
            }),
        })
    }

    /// The leaf for a path that has a column.
    fn at(&mut self, path: &[&str], test: &FieldTest, holds: impl Fn(Scalar<'_>) -> bool) -> Leaf {
        let path: Vec<String> = path.iter().map(|&name| name.to_owned()).collect();
        match target(&path) {
            Some(Target::Column(column)) => self.column(column, test, holds),
            _ => Leaf::Raw(self.raw(RawTest::Field(test.clone()))),
        }
    }

    fn column(&mut self, column: Column, test: &FieldTest, holds: impl Fn(Scalar<'_>) -> bool) -> Leaf {
        let dictionary = self.store.column(column).map(|column| &column.interner.dictionary);
        let table = dictionary.map_or_else(Vec::new, |dictionary| dictionary.table(holds));
        Leaf::Column { column, table, raw: self.raw_part(Unsure::column(column), RawTest::Field(test.clone())) }
    }

    fn selector(&mut self, test: &SelectorTest) -> Result<Leaf, PlanError> {
        let matcher = ConditionMatcher::new(&test.condition)?;
        let raw = RawTest::Selector(test.clone());
        let Some(column) = column_of(&test.selector) else { return Ok(Leaf::Raw(self.raw(raw))) };
        let table = matcher.table(self.store.column(column).map(|column| &column.interner.dictionary));
        Ok(Leaf::Column { column, table, raw: self.raw_part(Unsure::column(column), raw) })
    }

    fn event_id(&mut self, test: &FieldTest, matcher: Matcher) -> Leaf {
        let texts = self.store.event_id_texts.dictionary.table(|value| matcher.holds(value));
        Leaf::EventId { matcher, texts, raw: self.raw_part(Unsure::EVENT_ID, RawTest::Field(test.clone())) }
    }

    fn event_time(&mut self, test: &FieldTest, matcher: Matcher) -> Leaf {
        let texts = self.store.time_texts.interner.dictionary.table(|value| {
            matcher.holds(value) || spelled_time(value).is_some_and(|text| matcher.holds(Scalar::Text(&text)))
        });
        Leaf::EventTime { matcher, texts, raw: self.raw_part(Unsure::EVENT_TIME, RawTest::Field(test.clone())) }
    }

    fn noted(&self, field: NotedField, holds: impl Fn(Scalar<'_>) -> bool) -> Leaf {
        let matches = |noted: &Noted| noted_values(field, noted).iter().any(|value| holds(Scalar::Text(value)));
        let others = matches(&Noted::default());
        let unlike = self.store.noted.iter().filter(|(_, noted)| matches(noted) != others);
        Leaf::Rows { rows: unlike.map(|(row, _)| *row).collect(), others }
    }

    fn document(&self, holds: impl Fn(usize) -> bool) -> Node {
        Node::Leaf(Leaf::Document { table: (0..self.store.documents.len()).map(holds).collect() })
    }

    fn raw_part(&mut self, what: Unsure, test: RawTest) -> Option<RawPart> {
        let unsure: Vec<bool> = self.store.unsure_sets.iter().map(|set| set & what.bits() != 0).collect();
        unsure.contains(&true).then(|| RawPart { test: self.raw(test), unsure })
    }

    fn raw(&mut self, test: RawTest) -> usize {
        let known = self.raw_tests.iter().position(|known| *known == test);
        known.unwrap_or_else(|| {
            self.raw_tests.push(test);
            self.raw_tests.len() - 1
        })
    }
}

/// Merges all filters that ask for values of the same field into one test: a list of a thousand addresses then takes
/// one table lookup for each row.
fn merged(any: &[Filter]) -> Vec<Filter> {
    let mut merged: Vec<Filter> = Vec::new();
    for filter in any {
        let values = match filter {
            Filter::Field(FieldTest { field, test: Test::AnyOf(more) }) => {
                values_of(&mut merged, field).zip(Some(more))
            }
            _ => None,
        };
        match values {
            Some((values, more)) => values.extend(more.iter().cloned()),
            None => merged.push(filter.clone()),
        }
    }
    merged
}

/// The values that one of these filters asks of the field.
fn values_of<'f>(filters: &'f mut [Filter], wanted: &Field) -> Option<&'f mut Vec<ValueTest>> {
    filters.iter_mut().find_map(|filter| match filter {
        Filter::Field(FieldTest { field, test: Test::AnyOf(values) }) if field == wanted => Some(values),
        _ => None,
    })
}

/// Where the values of a path are kept.
enum Target {
    Column(Column),
    EventId,
    EventTime,
}

/// Whether records need not be read for the values at a path.
pub(crate) fn has_column(path: &[String]) -> bool {
    target(path).is_some()
}

fn target(path: &[String]) -> Option<Target> {
    let is = |name: &str| {
        let mut steps = name.split('.');
        path.iter().all(|own| steps.next().is_some_and(|step| same_name(&fold_text(own), step)))
            && steps.next().is_none()
    };
    // A derived column has the same name as a path that any record may contain.
    let column = Column::ALL.into_iter().filter(|column| !column.is_derived()).find(|column| is(column.path()));
    match column {
        Some(column) => Some(Target::Column(column)),
        None if is("eventID") => Some(Target::EventId),
        None if is("eventTime") => Some(Target::EventTime),
        None => None,
    }
}
