//! What a filter pattern misses because a field is absent.

use protocol::{Condition, Filter, SelectorTest};

use crate::normal;

/// The events that the filter would also find if an absent field differed from every value; `None` if it does not test
/// for a difference. CloudWatch Logs does not find these, which surprises people: they expect a sign-in without
/// `MFAUsed` to match `$.additionalEventData.MFAUsed != "Yes"`.
pub fn hidden(filter: &Filter) -> Option<Filter> {
    let mut changed = false;
    let relaxed = relax(filter, &mut changed);
    changed.then(|| normal::and([relaxed, normal::not(filter.clone())]))
}

fn relax(filter: &Filter, changed: &mut bool) -> Filter {
    match filter {
        Filter::And(parts) => normal::and(parts.iter().map(|part| relax(part, changed)).collect::<Vec<_>>()),
        Filter::Or(parts) => normal::or(parts.iter().map(|part| relax(part, changed)).collect::<Vec<_>>()),
        Filter::Selector(SelectorTest { selector, condition: Condition::Differs(_) }) => {
            *changed = true;
            let absent = SelectorTest { selector: selector.clone(), condition: Condition::Absent };
            normal::or([filter.clone(), Filter::Selector(absent)])
        }
        filter => filter.clone(),
    }
}
