//! What a trail records, by its event selectors of either kind, and whether it looks for unusual activity.
//! (CloudTrail API reference: `EventSelector`, `AdvancedEventSelector`, `InsightSelector`.)

use protocol::setup::Item;

use super::Said;
use super::answers::{say, text};
use crate::given::Given;

/// What the selectors in a response or request say.
pub fn read(answer: &Given, about: &str, said: &mut Vec<Said>) {
    let list = |name: &str| answer.get(&[name]).map(Given::items);
    let advanced = list("AdvancedEventSelectors").filter(|selectors| !selectors.is_empty());
    let recorded = match (advanced, list("EventSelectors")) {
        (Some(selectors), _) => Some(of_advanced(selectors)),
        (None, Some(selectors)) => Some(of_basic(selectors)),
        (None, None) => None,
    };
    if let Some(Recorded { reads, writes, excluded, data }) = recorded {
        let words = match (reads, writes) {
            (true, true) => "All",
            (true, false) => "ReadOnly",
            (false, true) => "WriteOnly",
            (false, false) => "–",
        };
        say(said, Item::Management, reads && writes, about, format!("ReadWriteType: {words}"));
        let without = if excluded.is_empty() { "–".to_owned() } else { excluded.join(", ") };
        say(
            said,
            Item::NothingExcluded,
            excluded.is_empty(),
            about,
            format!("ExcludeManagementEventSources: {without}"),
        );
        for (item, kind) in [(Item::S3Data, "AWS::S3::Object"), (Item::LambdaData, "AWS::Lambda::Function")] {
            let good = data.iter().any(|known| known.kind == kind);
            say(said, item, good, about, format!("DataResources: {}", covered(&data, kind)));
        }
    }
    if let Some(selectors) = list("InsightSelectors") {
        let kinds: Vec<&str> = selectors.iter().filter_map(|it| it.get(&["InsightType"]).and_then(text)).collect();
        let words = if kinds.is_empty() { "–".to_owned() } else { kinds.join(", ") };
        say(said, Item::Insights, !kinds.is_empty(), about, format!("InsightSelectors: {words}"));
    }
}

#[derive(Default)]
struct Recorded {
    reads: bool,
    writes: bool,
    /// Services whose management events are left out.
    excluded: Vec<String>,
    /// Resources whose data events are recorded.
    data: Vec<Covered>,
}

/// Resources of a type.
struct Covered {
    /// Such as `AWS::S3::Object`.
    kind: String,
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
    given.map(Given::items).unwrap_or_default().iter().filter_map(|it| text(it).map(str::to_owned))
}

fn of_basic(selectors: &[Given]) -> Recorded {
    let mut recorded = Recorded::default();
    for selector in selectors {
        // Both are optional, with these defaults.
        if selector.get(&["IncludeManagementEvents"]).and_then(text).unwrap_or("true") == "true" {
            let kind = selector.get(&["ReadWriteType"]).and_then(text).unwrap_or("All");
            recorded.reads |= kind != "WriteOnly";
            recorded.writes |= kind != "ReadOnly";
            recorded.excluded.extend(texts(selector.get(&["ExcludeManagementEventSources"])));
        }
        let resources = selector.get(&["DataResources"]).map(Given::items).unwrap_or_default();
        recorded.data.extend(resources.iter().filter_map(|it| {
            let kind = it.get(&["Type"]).and_then(text)?.to_owned();
            Some(Covered { kind, which: texts(it.get(&["Values"])).collect() })
        }));
    }
    recorded
}

fn of_advanced(selectors: &[Given]) -> Recorded {
    let mut recorded = Recorded::default();
    for selector in selectors {
        let fields = selector.get(&["FieldSelectors"]).map(Given::items).unwrap_or_default();
        let field = |name: &str| fields.iter().find(|it| it.get(&["Field"]).and_then(text) == Some(name));
        let values = |name: &str, operator: &str| -> Vec<String> {
            texts(field(name).and_then(|it| it.get(&[operator]))).collect()
        };
        let category = values("eventCategory", "Equals");
        if category.iter().any(|it| it == "Management") {
            let read_only = values("readOnly", "Equals");
            recorded.reads |= !read_only.iter().any(|it| it == "false");
            recorded.writes |= !read_only.iter().any(|it| it == "true");
            recorded.excluded.extend(values("eventSource", "NotEquals"));
        } else if category.iter().any(|it| it == "Data") {
            let conditions = field("resources.ARN").into_iter().flat_map(|field| {
                let of = |operator: &'static str| texts(field.get(&[operator])).map(move |arn| (operator, arn));
                OPERATORS.into_iter().flat_map(of)
            });
            let which: Vec<String> = conditions.map(|(operator, arn)| format!("{operator} {arn}")).collect();
            let of_kind = |kind| Covered { kind, which: which.clone() };
            recorded.data.extend(values("resources.type", "Equals").into_iter().map(of_kind));
        }
    }
    recorded
}
