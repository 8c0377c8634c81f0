//! What a trail records, by its event selectors of either kind, and whether it looks for unusual activity.
//! (CloudTrail API reference: `EventSelector`, `AdvancedEventSelector`, `InsightSelector`.)

use protocol::setup::Item;

use super::{Said, say};
use crate::given::Given;

/// What the selectors in a response or request say.
pub fn read(answer: &Given, about: &str, said: &mut Vec<Said>) {
    if let Some(recorded) = recorded(answer) {
        management(&recorded, about, said);
        for (item, kind) in [(Item::S3Data, "AWS::S3::Object"), (Item::LambdaData, "AWS::Lambda::Function")] {
            let of_kind = || recorded.data.iter().filter(|known| known.kind == kind);
            // Some record what is read, others what is written.
            let good = of_kind().any(|it| it.reads) && of_kind().any(|it| it.writes);
            say(said, item, good, about, format!("DataResources: {}", covered(&recorded.data, kind)));
        }
    }
    if let Some(selectors) = answer.get(&["InsightSelectors"]).map(Given::items) {
        let kinds: Vec<&str> =
            selectors.iter().filter_map(|it| it.get(&["InsightType"]).and_then(Given::plain)).collect();
        let words = if kinds.is_empty() { "–".to_owned() } else { kinds.join(", ") };
        say(said, Item::Insights, !kinds.is_empty(), about, format!("InsightSelectors: {words}"));
    }
}

/// Whether selectors record management events; `None` if there are no selectors.
pub fn records_management(answer: &Given) -> Option<bool> {
    recorded(answer).map(|recorded| recorded.reads || recorded.writes || !recorded.only.is_empty())
}

fn recorded(answer: &Given) -> Option<Recorded> {
    let list = |name: &str| answer.get(&[name]).map(Given::items);
    let advanced = list("AdvancedEventSelectors").filter(|selectors| !selectors.is_empty());
    match (advanced, list("EventSelectors")) {
        (Some(selectors), _) => Some(of_advanced(selectors)),
        (None, Some(selectors)) => Some(of_basic(selectors)),
        (None, None) => None,
    }
}

fn management(recorded: &Recorded, about: &str, said: &mut Vec<Said>) {
    let Recorded { reads, writes, excluded, only, .. } = recorded;
    let words = match (reads, writes) {
        (true, true) => "All",
        (true, false) => "ReadOnly",
        (false, true) => "WriteOnly",
        (false, false) => "–",
    };
    let only_some = if only.is_empty() { String::new() } else { format!("; {}", only.join(", ")) };
    say(said, Item::Management, *reads && *writes, about, format!("ReadWriteType: {words}{only_some}"));
    if *reads || *writes {
        let without = if excluded.is_empty() { "–".to_owned() } else { excluded.join(", ") };
        let setting = format!("ExcludeManagementEventSources: {without}");
        say(said, Item::NothingExcluded, excluded.is_empty(), about, setting);
    } else if !only.is_empty() {
        // Whatever these do not name is left out.
        say(said, Item::NothingExcluded, false, about, only.join(", "));
    }
}

#[derive(Default)]
struct Recorded {
    reads: bool,
    writes: bool,
    /// Services whose management events are left out.
    excluded: Vec<String>,
    /// Conditions of selectors that record only some management events.
    only: Vec<String>,
    /// Resources whose data events are recorded.
    data: Vec<Covered>,
}

/// Resources of a type.
struct Covered {
    /// Such as `AWS::S3::Object`.
    kind: String,
    reads: bool,
    writes: bool,
    /// Which ones, as the selector says it: ARNs or the beginnings of ARNs, or conditions. Empty for all.
    which: Vec<String>,
}

/// What a field of an advanced selector can be compared by.
const OPERATORS: [&str; 6] = ["Equals", "StartsWith", "EndsWith", "NotEquals", "NotStartsWith", "NotEndsWith"];

/// Most buckets or functions named.
const MOST_NAMED: usize = 8;

/// What is recorded of a type, or which other types are.
fn covered(data: &[Covered], kind: &str) -> String {
    let mut kinds: Vec<&str> = data.iter().map(|it| it.kind.as_str()).collect();
    kinds.dedup();
    if !kinds.contains(&kind) {
        return if kinds.is_empty() { "–".to_owned() } else { kinds.join(", ") };
    }
    let of_kind = || data.iter().filter(|it| it.kind == kind);
    // A selector without a condition covers all of them, whatever others say.
    if of_kind().any(|it| it.which.is_empty()) {
        return kind.to_owned();
    }
    let all: Vec<&str> = of_kind().flat_map(|it| &it.which).map(String::as_str).collect();
    let more = all.len().saturating_sub(MOST_NAMED);
    let named = all.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
    let more = if more > 0 { format!(", … (+{more})") } else { String::new() };
    format!("{kind} {named}{more}")
}

fn texts(given: Option<&Given>) -> impl Iterator<Item = String> {
    given.map(Given::items).unwrap_or_default().iter().filter_map(|it| it.plain().map(str::to_owned))
}

fn of_basic(selectors: &[Given]) -> Recorded {
    let mut recorded = Recorded::default();
    for selector in selectors {
        // Both are optional, with these defaults.
        let kind = selector.get(&["ReadWriteType"]).and_then(Given::plain).unwrap_or("All");
        let (reads, writes) = (kind != "WriteOnly", kind != "ReadOnly");
        if selector.get(&["IncludeManagementEvents"]).and_then(Given::plain).unwrap_or("true") == "true" {
            recorded.reads |= reads;
            recorded.writes |= writes;
            recorded.excluded.extend(texts(selector.get(&["ExcludeManagementEventSources"])));
        }
        let resources = selector.get(&["DataResources"]).map(Given::items).unwrap_or_default();
        recorded.data.extend(resources.iter().filter_map(|it| {
            let kind = it.get(&["Type"]).and_then(Given::plain)?.to_owned();
            Some(Covered { kind, reads, writes, which: texts(it.get(&["Values"])).collect() })
        }));
    }
    recorded
}

fn of_advanced(selectors: &[Given]) -> Recorded {
    let mut recorded = Recorded::default();
    for selector in selectors {
        let fields = selector.get(&["FieldSelectors"]).map(Given::items).unwrap_or_default();
        let values = |name: &str, operator: &str| -> Vec<String> {
            let field = fields.iter().find(|it| it.get(&["Field"]).and_then(Given::plain) == Some(name));
            texts(field.and_then(|it| it.get(&[operator]))).collect()
        };
        let read_only = values("readOnly", "Equals");
        let (reads, writes) = (!read_only.iter().any(|it| it == "false"), !read_only.iter().any(|it| it == "true"));
        let category = values("eventCategory", "Equals");
        if category.iter().any(|it| it == "Management") {
            let mut only = conditions(fields, &["eventCategory", "readOnly"]);
            let excluded = values("eventSource", "NotEquals");
            only.retain(|condition| !excluded.iter().any(|of| *condition == format!("eventSource NotEquals {of}")));
            if only.is_empty() {
                recorded.reads |= reads;
                recorded.writes |= writes;
                recorded.excluded.extend(excluded);
            }
            recorded.only.extend(only);
        } else if category.iter().any(|it| it == "Data") {
            let mut which = conditions(fields, &["eventCategory", "resources.type", "readOnly"]);
            // Only some calls, of whichever kind.
            let some = which.iter().any(|condition| !condition.starts_with("resources.ARN "));
            which.iter_mut().for_each(|it| *it = it.trim_start_matches("resources.ARN ").to_owned());
            let of_kind = |kind| Covered { kind, reads: reads && !some, writes: writes && !some, which: which.clone() };
            recorded.data.extend(values("resources.type", "Equals").into_iter().map(of_kind));
        }
    }
    recorded
}

/// The conditions on other fields than these, as `eventName Equals PutObject`.
fn conditions(fields: &[Given], but: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    for field in fields {
        let name = field.get(&["Field"]).and_then(Given::plain).unwrap_or_default();
        for operator in OPERATORS.into_iter().filter(|_| !but.contains(&name)) {
            all.extend(texts(field.get(&[operator])).map(|value| format!("{name} {operator} {value}")));
        }
    }
    all
}
