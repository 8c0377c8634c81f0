//! What a request asks CloudWatch for: a metric filter or an alarm, or why it cannot be evaluated.

use protocol::Notation;
use protocol::alarms::{Alarm, Comparison, Metric, MetricFilter, Missing, Report, Statistic, WhyNot};

use crate::given::Given;

const FILTER_NAME: [&str; 2] = ["FilterName", "name"];
const GROUP: [&str; 2] = ["LogGroupName", "log_group_name"];
const PATTERN: [&str; 2] = ["FilterPattern", "pattern"];
const TRANSFORMATIONS: [&str; 2] = ["MetricTransformations", "metric_transformation"];

/// The name of a filter, as far as it is known.
pub fn filter_name(request: &Given) -> String {
    name(request, &FILTER_NAME)
}

/// The name of an alarm, as far as it is known.
pub fn alarm_name(request: &Given) -> String {
    name(request, &["AlarmName"])
}

fn name(request: &Given, names: &[&str]) -> String {
    match request.get(names) {
        Some(Given::Text(text) | Given::Elsewhere(text)) => text.clone(),
        _ => String::new(),
    }
}

/// Whether an object looks like a metric filter.
pub fn is_filter(request: &Given) -> bool {
    request.get(&PATTERN).is_some() && request.get(&TRANSFORMATIONS).is_some()
}

/// Whether an object looks like an alarm.
pub fn is_alarm(request: &Given) -> bool {
    request.get(&["AlarmName"]).is_some() && request.get(&["ComparisonOperator", "AlarmRule"]).is_some()
}

/// Reads a metric filter.
///
/// # Errors
/// If it cannot be evaluated, with the reason.
pub fn filter(request: &Given, source: &str) -> Result<MetricFilter, WhyNot> {
    exists(request)?;
    // An empty pattern matches every event, and may be written as an empty text.
    let pattern = request.needed(&PATTERN)?;
    let reports = request.get(&TRANSFORMATIONS).ok_or_else(|| WhyNot::Lacks(TRANSFORMATIONS[0].to_owned()))?;
    let reports = reports.items().iter().map(report).collect::<Result<Vec<Report>, WhyNot>>()?;
    let read = query::read(pattern, Some(Notation::CloudWatch)).map_err(WhyNot::BadPattern)?;
    Ok(MetricFilter {
        name: filter_name(request),
        group: request.get(&GROUP).and_then(Given::plain).unwrap_or_default().to_owned(),
        source: source.to_owned(),
        pattern: pattern.to_owned(),
        filter: read.filter,
        reports,
    })
}

/// Templates may leave it to conditions whether there is such a thing, and how often.
fn exists(request: &Given) -> Result<(), WhyNot> {
    for name in ["Condition", "for_each", "count"] {
        match request.get(&[name]) {
            None => {}
            Some(Given::Text(one)) if name == "count" && one == "1" => {}
            Some(Given::Text(number)) if name == "count" => {
                return Err(WhyNot::BadValue(name.to_owned(), number.clone()));
            }
            Some(Given::Elsewhere(written)) => return Err(WhyNot::Elsewhere(name.to_owned(), written.clone())),
            Some(_) => return Err(WhyNot::Elsewhere(name.to_owned(), "…".to_owned())),
        }
    }
    Ok(())
}

fn report(given: &Given) -> Result<Report, WhyNot> {
    if given.has(&["dimensions"]) {
        return Err(WhyNot::Dimensions);
    }
    let value = given.needed(&["MetricValue", "value"])?;
    if value.trim_start().starts_with('$') {
        return Err(WhyNot::ReportsField(value.to_owned()));
    }
    let default = given.text(&["DefaultValue"])?.filter(|text| !text.is_empty());
    Ok(Report {
        metric: Metric {
            namespace: given.needed(&["MetricNamespace", "namespace"])?.to_owned(),
            name: given.needed(&["MetricName", "name"])?.to_owned(),
        },
        value: number("MetricValue", value)?,
        otherwise: default.map(|text| number("DefaultValue", text)).transpose()?,
    })
}

/// Reads an alarm.
///
/// # Errors
/// If it cannot be evaluated, with the reason.
pub fn alarm(request: &Given, source: &str) -> Result<Alarm, WhyNot> {
    exists(request)?;
    if request.has(&["AlarmRule"]) {
        return Err(WhyNot::Composite);
    }
    let stat = watched(request)?;
    let what = stat.unwrap_or(request);
    let metric = what.get(&["Metric"]).unwrap_or(what);
    if metric.has(&["Dimensions"]) {
        return Err(WhyNot::Dimensions);
    }
    if let Some(other) = what.text(&["ExtendedStatistic"])?.filter(|text| !text.is_empty()) {
        return Err(WhyNot::BadValue("ExtendedStatistic".to_owned(), other.to_owned()));
    }
    let minutes = minutes(count("Period", what.needed(&["Period"])?)?)?;
    let periods = count("EvaluationPeriods", request.needed(&["EvaluationPeriods"])?)?;
    let datapoints = request.text(&["DatapointsToAlarm"])?.filter(|text| !text.is_empty());
    let datapoints = datapoints.map_or(Ok(periods), |text| count("DatapointsToAlarm", text))?;
    if datapoints > periods {
        return Err(WhyNot::BadValue("DatapointsToAlarm".to_owned(), datapoints.to_string()));
    }
    let (periods, datapoints) = (small(periods, minutes)?, small(datapoints, minutes)?);
    Ok(Alarm {
        name: alarm_name(request),
        source: source.to_owned(),
        metric: Metric {
            namespace: metric.needed(&["Namespace"])?.to_owned(),
            name: metric.needed(&["MetricName"])?.to_owned(),
        },
        statistic: one_of("Statistic", what.needed(&["Statistic", "Stat"])?, &STATISTICS)?,
        minutes,
        periods,
        datapoints,
        comparison: one_of("ComparisonOperator", request.needed(&["ComparisonOperator"])?, &COMPARISONS)?,
        threshold: number("Threshold", request.needed(&["Threshold"])?)?,
        missing: match request.text(&["TreatMissingData"])?.filter(|text| !text.is_empty()) {
            Some(text) => one_of("TreatMissingData", text, &TREATMENTS)?,
            None => Missing::Missing,
        },
    })
}

const STATISTICS: [(&str, Statistic); 5] = [
    ("SampleCount", Statistic::SampleCount),
    ("Sum", Statistic::Sum),
    ("Average", Statistic::Average),
    ("Minimum", Statistic::Minimum),
    ("Maximum", Statistic::Maximum),
];

const COMPARISONS: [(&str, Comparison); 4] = [
    ("GreaterThanThreshold", Comparison::Greater),
    ("GreaterThanOrEqualToThreshold", Comparison::GreaterOrEqual),
    ("LessThanThreshold", Comparison::Less),
    ("LessThanOrEqualToThreshold", Comparison::LessOrEqual),
];

const TREATMENTS: [(&str, Missing); 4] = [
    ("missing", Missing::Missing),
    ("notBreaching", Missing::NotBreaching),
    ("breaching", Missing::Breaching),
    ("ignore", Missing::Ignore),
];

/// The one metric that an alarm with a list of metrics watches; `None` if it has no list.
fn watched(request: &Given) -> Result<Option<&Given>, WhyNot> {
    let Some(metrics) = request.get(&["Metrics", "metric_query"]).filter(|it| !it.items().is_empty()) else {
        return Ok(None);
    };
    match metrics.items() {
        [one] if !one.has(&["Expression"]) => match one.get(&["MetricStat", "metric"]).map(Given::items) {
            Some([stat]) => Ok(Some(stat)),
            _ => Err(WhyNot::Expression),
        },
        _ => Err(WhyNot::Expression),
    }
}

fn one_of<T: Copy>(called: &str, text: &str, all: &[(&str, T)]) -> Result<T, WhyNot> {
    let found = all.iter().find(|(name, _)| *name == text).map(|(_, value)| *value);
    found.ok_or_else(|| WhyNot::BadValue(called.to_owned(), text.to_owned()))
}

fn number(called: &str, text: &str) -> Result<f64, WhyNot> {
    let read = text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    read.ok_or_else(|| WhyNot::BadValue(called.to_owned(), text.to_owned()))
}

/// A whole number above 0; CloudFormation may write it as text, and Terraform as `1.0`.
fn count(called: &str, text: &str) -> Result<u64, WhyNot> {
    let text = text.trim();
    let read = text.strip_suffix(".0").unwrap_or(text).parse::<u64>().ok().filter(|number| *number > 0);
    read.ok_or_else(|| WhyNot::BadValue(called.to_owned(), text.to_owned()))
}

/// Metric filters report minute by minute, so shorter periods have no values of their own.
fn minutes(seconds: u64) -> Result<u32, WhyNot> {
    let whole = seconds.is_multiple_of(60).then_some(seconds / 60);
    whole.and_then(|minutes| u32::try_from(minutes).ok()).ok_or(WhyNot::Seconds(seconds))
}

const DAY: u64 = 24 * 60;

/// All periods together may last a day or, if each lasts an hour at least, a week.
fn small(periods: u64, minutes: u32) -> Result<u32, WhyNot> {
    let together = periods.saturating_mul(u64::from(minutes));
    let most = if minutes >= 60 { 7 * DAY } else { DAY };
    u32::try_from(periods).ok().filter(|_| together <= most).ok_or(WhyNot::TooLong(together))
}
