//! Metric filters and alarms of CloudWatch as their descriptions define them, and how the alarms go over a log.
//! (CloudWatch Logs API reference: `PutMetricFilter`; CloudWatch API reference: `PutMetricAlarm`.)

use serde::{Deserialize, Serialize};

use crate::ask::asks;
use crate::findings::Finding;
use crate::setup::{Check, CheckSetup};
use crate::{Filter, Micros, ParseError};

asks! {
    /// What the module for alarms can be asked. Each question contains everything it needs.
    AlarmsAsk {
        /// See [`ReadDefinitions`].
        ReadDefinitions => Definitions,
        /// See [`RunAlarms`].
        RunAlarms => Vec<Run>,
        /// See [`CheckSetup`].
        CheckSetup => Vec<Check>,
    }
}

/// Asks which metric filters and alarms these texts define.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadDefinitions(pub Vec<DefinitionText>);

/// A text that may define metric filters and alarms: commands, output of commands, or a template.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DefinitionText {
    /// Path of its file; "" if it was pasted.
    pub source: String,
    /// The text.
    pub text: String,
}

/// What texts define, in the order in which they define it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Definitions {
    /// The metric filters.
    pub filters: Vec<MetricFilter>,
    /// The alarms whose metric one of these filters feeds.
    pub alarms: Vec<Alarm>,
    /// What cannot be evaluated.
    pub refused: Vec<Refused>,
    /// Number of further definitions, which were not read.
    pub left_out: u64,
}

/// A metric filter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MetricFilter {
    /// Its name.
    pub name: String,
    /// The log group it is of; "" if that is decided elsewhere.
    pub group: String,
    /// See [`DefinitionText::source`].
    pub source: String,
    /// The pattern as written.
    pub pattern: String,
    /// What the pattern means.
    pub filter: Filter,
    /// What it reports.
    pub reports: Vec<Report>,
}

/// What a metric filter reports to a metric.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The metric.
    pub metric: Metric,
    /// The value for each event that matches.
    pub value: f64,
    /// The value for a minute in which events came in and none of them matched.
    pub otherwise: Option<f64>,
}

/// A metric.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Metric {
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
}

/// An alarm on one metric.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alarm {
    /// Its name.
    pub name: String,
    /// See [`DefinitionText::source`].
    pub source: String,
    /// The metric it watches.
    pub metric: Metric,
    /// How the values of a period become one.
    pub statistic: Statistic,
    /// Length of a period, in minutes.
    pub minutes: u32,
    /// How many periods are evaluated.
    pub periods: u32,
    /// How many of these have to breach the threshold.
    pub datapoints: u32,
    /// How a value breaches the threshold.
    pub comparison: Comparison,
    /// The threshold.
    pub threshold: f64,
    /// What a period without a value counts as.
    pub missing: Missing,
}

/// How the values of a period become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Statistic {
    /// The number of values.
    SampleCount,
    /// Their sum.
    Sum,
    /// Their mean.
    Average,
    /// The least.
    Minimum,
    /// The greatest.
    Maximum,
}

impl Statistic {
    /// As AWS writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Statistic::SampleCount => "SampleCount",
            Statistic::Sum => "Sum",
            Statistic::Average => "Average",
            Statistic::Minimum => "Minimum",
            Statistic::Maximum => "Maximum",
        }
    }
}

/// How a value breaches a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    /// It is greater.
    Greater,
    /// It is greater or equal.
    GreaterOrEqual,
    /// It is less.
    Less,
    /// It is less or equal.
    LessOrEqual,
}

/// What a period without a value counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Missing {
    /// As missing: with nothing else, the state is [`State::InsufficientData`].
    Missing,
    /// As within the threshold.
    NotBreaching,
    /// As breaching it.
    Breaching,
    /// As nothing: the state stays.
    Ignore,
}

/// The state of an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum State {
    /// Within the threshold.
    Ok,
    /// Breaching it.
    Alarm,
    /// Not known.
    InsufficientData,
}

impl State {
    /// As AWS writes it.
    pub const fn name(self) -> &'static str {
        match self {
            State::Ok => "OK",
            State::Alarm => "ALARM",
            State::InsufficientData => "INSUFFICIENT_DATA",
        }
    }
}

/// Something that cannot be evaluated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// What it is.
    pub subject: Subject,
    /// Its name, if it has one.
    pub name: String,
    /// See [`DefinitionText::source`].
    pub source: String,
    /// The reason.
    pub why: WhyNot,
}

/// What cannot be evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Subject {
    /// A metric filter.
    Filter,
    /// An alarm.
    Alarm,
    /// A whole text.
    Text,
}

/// Why something cannot be evaluated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WhyNot {
    /// It lacks this setting.
    Lacks(String),
    /// The value of this setting (first) is decided elsewhere: a parameter, a variable, a file.
    Elsewhere(String, String),
    /// This setting (first) cannot have this value.
    BadValue(String, String),
    /// The pattern has no meaning.
    BadPattern(ParseError),
    /// It reports what this selector leads to in the event.
    ReportsField(String),
    /// It splits its metric by dimensions.
    Dimensions,
    /// It watches an expression over several metrics.
    Expression,
    /// It watches other alarms.
    Composite,
    /// Its periods have this many seconds, which is less than a minute or no whole number of minutes.
    Seconds(u64),
    /// Together, its periods have this many minutes, more than CloudWatch accepts.
    TooLong(u64),
    /// No metric filter given feeds its metric.
    NoFilter(Metric),
    /// It is defined again further on, and as in CloudWatch, the last definition counts.
    Replaced,
    /// It is the same as a filter of another log group (by its name), and would count the same events twice.
    SameAs(String),
    /// It would take more than [`RunAlarms::MOST_LOOKUPS`] steps.
    TooMuch,
    /// The text cannot be parsed, for this reason.
    Broken(String),
    /// It defines neither filter nor alarm.
    Nothing,
    /// It is longer than this many bytes.
    TooLarge(u64),
    /// Its references come to more than this many bytes.
    Unfolds(u64),
    /// It has brackets in more brackets than this.
    TooDeep(u64),
}

/// Asks how alarms go over a log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunAlarms {
    /// The alarms.
    pub alarms: Vec<Alarm>,
    /// What feeds their metrics, each with its matches.
    pub feeds: Vec<Feed>,
    /// The minutes (since 1970) in which any event came in, ascending.
    pub busy: Vec<i64>,
}

impl RunAlarms {
    /// Most look-ups that one alarm may take. An alarm over a year that looks at every minute of three days takes more.
    pub const MOST_LOOKUPS: u64 = 40_000_000;
    /// Most changes of state that are told for one alarm.
    pub const MOST_TURNS: usize = 10_000;
}

/// What one metric filter reports over a log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Feed {
    /// See [`MetricFilter::reports`].
    pub reports: Vec<Report>,
    /// The minutes (since 1970) with events that match, ascending, each with their number.
    pub matches: Vec<(i64, u64)>,
}

/// How an alarm goes over a log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Run {
    /// The changes of its state. It begins with [`State::InsufficientData`].
    Told {
        /// When it changed to what, by time.
        turns: Vec<(Micros, State)>,
        /// Number of further changes.
        left_out: u64,
        /// The state at the end.
        last: State,
    },
    /// It cannot be told.
    Refused(WhyNot),
}

/// Asks the engine how the alarms that files and pasted texts define go over the loaded log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgeAlarms {
    /// The texts pasted.
    pub pasted: Vec<DefinitionText>,
}

/// How the account's filters and alarms go over the loaded log.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// The metric filters.
    pub filters: Vec<Counted>,
    /// The alarms, each with how it goes.
    pub alarms: Vec<(Alarm, Run)>,
    /// What cannot be evaluated.
    pub refused: Vec<Refused>,
    /// See [`Definitions::left_out`].
    pub left_out: u64,
    /// The period evaluated: from the minute of the first event to the end of the minute of the last one.
    pub period: Option<(Micros, Micros)>,
}

/// A metric filter, and what matched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Counted {
    /// Its name.
    pub name: String,
    /// See [`DefinitionText::source`].
    pub source: String,
    /// The pattern as written.
    pub pattern: String,
    /// The metrics it feeds.
    pub metrics: Vec<Metric>,
    /// What matches in the whole log.
    pub found: Finding,
}
