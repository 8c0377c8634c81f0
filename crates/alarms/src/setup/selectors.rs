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
        let kinds = if data.is_empty() { "–".to_owned() } else { data.join(", ") };
        for (item, kind) in [(Item::S3Data, "AWS::S3::Object"), (Item::LambdaData, "AWS::Lambda::Function")] {
            let good = data.iter().any(|known| known == kind);
            say(said, item, good, about, format!("DataResources: {kinds}"));
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
    /// Types of resources whose data events are recorded.
    data: Vec<String>,
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
        recorded.data.extend(resources.iter().filter_map(|it| it.get(&["Type"]).and_then(text).map(str::to_owned)));
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
            recorded.data.extend(values("resources.type", "Equals"));
        }
    }
    recorded
}
