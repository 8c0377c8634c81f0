//! Definitions that are given more than once, as commands and as output, say. Counted twice, a filter would raise alarms that
//! CloudWatch does not.

use protocol::alarms::{Alarm, Definitions, MetricFilter, Refused, Subject, WhyNot};

/// Leaves one of several definitions of the same thing, and says so of the others.
pub fn without_repeats(definitions: &mut Definitions) {
    let mut filters: Vec<MetricFilter> = Vec::new();
    for filter in std::mem::take(&mut definitions.filters) {
        if let Some(earlier) = filters.iter_mut().find(|it| is_same(it, &filter)) {
            let earlier = std::mem::replace(earlier, filter);
            definitions.refused.push(refused(Subject::Filter, earlier.name, earlier.source, WhyNot::Replaced));
        } else if let Some(twin) = filters.iter().find(|it| finds_the_same(it, &filter)) {
            let why = WhyNot::SameAs(twin.name.clone());
            definitions.refused.push(refused(Subject::Filter, filter.name, filter.source, why));
        } else {
            filters.push(filter);
        }
    }
    definitions.filters = filters;
    let mut alarms: Vec<Alarm> = Vec::new();
    for alarm in std::mem::take(&mut definitions.alarms) {
        match alarms.iter_mut().find(|it| !alarm.name.is_empty() && it.name == alarm.name && it.metric == alarm.metric)
        {
            Some(earlier) => {
                let earlier = std::mem::replace(earlier, alarm);
                definitions.refused.push(refused(Subject::Alarm, earlier.name, earlier.source, WhyNot::Replaced));
            }
            None => alarms.push(alarm),
        }
    }
    definitions.alarms = alarms;
}

/// Whether two definitions are of one filter: of the same name in the same log group, as far as that is known.
fn is_same(one: &MetricFilter, other: &MetricFilter) -> bool {
    let same_group = one.group.is_empty() || other.group.is_empty() || one.group == other.group;
    !one.name.is_empty() && one.name == other.name && same_group
}

/// Whether two filters, of two log groups, report the same of the same events.
fn finds_the_same(one: &MetricFilter, other: &MetricFilter) -> bool {
    one.group != other.group && one.filter == other.filter && one.reports == other.reports
}

fn refused(subject: Subject, name: String, source: String, why: WhyNot) -> Refused {
    Refused { subject, name, source, why }
}
