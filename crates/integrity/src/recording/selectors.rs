//! What event selectors leave out. (CloudTrail API reference: `EventSelector`, `AdvancedEventSelector`.)

use std::collections::BTreeSet;

use serde_json::Value;

use crate::answers::member_of;

/// What a `PutEventSelectors` request leaves unrecorded, in words; `None` if it records everything it can.
pub(super) fn missing(request: &Value) -> Option<String> {
    both(request).1
}

/// What selectors record, and what they leave out, in words.
pub(crate) fn both(request: &Value) -> (String, Option<String>) {
    let kinds = match (list(request, "advancedEventSelectors"), list(request, "eventSelectors")) {
        ([], selectors) => basic(selectors),
        (selectors, _) => advanced(selectors),
    };
    let left_out: Vec<String> = [kinds.management(), kinds.data()].into_iter().flatten().collect();
    (kinds.recorded(), (!left_out.is_empty()).then(|| left_out.join("; ")))
}

/// What selectors record.
#[derive(Default)]
struct Kinds {
    reads: bool,
    writes: bool,
    /// Services whose management events are left out.
    without: BTreeSet<String>,
    /// Whether management events have further conditions.
    conditions: bool,
    /// Resource types whose data events are recorded.
    data: BTreeSet<String>,
}

impl Kinds {
    fn management(&self) -> Option<String> {
        match (self.reads, self.writes) {
            (false, false) => return Some("management events".to_owned()),
            (false, true) => return Some("management events that only read".to_owned()),
            (true, false) => return Some("management events that write".to_owned()),
            (true, true) => {}
        }
        if self.conditions {
            return Some("management events that do not meet its conditions".to_owned());
        }
        (!self.without.is_empty()).then(|| format!("management events of {}", joined(&self.without)))
    }

    fn recorded(&self) -> String {
        let management = match (self.reads, self.writes) {
            (false, false) => None,
            (true, false) => Some("management events that only read"),
            (false, true) => Some("management events that write"),
            (true, true) if self.conditions || !self.without.is_empty() => Some("management events, not all"),
            (true, true) => Some("management events"),
        };
        let data = (!self.data.is_empty()).then(|| format!("data events of {}", joined(&self.data)));
        let recorded: Vec<String> = management.map(str::to_owned).into_iter().chain(data).collect();
        if recorded.is_empty() { "nothing".to_owned() } else { recorded.join("; ") }
    }

    fn data(&self) -> Option<String> {
        Some(match self.data.is_empty() {
            true => "data events".to_owned(),
            false => format!("data events of other resources than {}", joined(&self.data)),
        })
    }

    fn read_write(&mut self, reads: bool, writes: bool) {
        self.reads |= reads;
        self.writes |= writes;
    }
}

fn basic(selectors: &[Value]) -> Kinds {
    let mut kinds = Kinds::default();
    for selector in selectors {
        // Both are optional, with these defaults.
        if member_of(selector, "includeManagementEvents").and_then(Value::as_bool).unwrap_or(true) {
            match member_of(selector, "readWriteType").and_then(Value::as_str).unwrap_or("All") {
                "ReadOnly" => kinds.read_write(true, false),
                "WriteOnly" => kinds.read_write(false, true),
                _ => kinds.read_write(true, true),
            }
            kinds.without.extend(texts(list(selector, "excludeManagementEventSources")));
        }
        kinds.data.extend(texts_of(list(selector, "dataResources"), "type"));
    }
    kinds
}

fn advanced(selectors: &[Value]) -> Kinds {
    let mut kinds = Kinds::default();
    for selector in selectors {
        let fields = list(selector, "fieldSelectors");
        let equals = |name: &str| BTreeSet::from_iter(field(fields, name).flat_map(|it| texts(list(it, "equals"))));
        let category = equals("eventCategory");
        if category.contains("Management") {
            let read_only = equals("readOnly");
            kinds.read_write(!read_only.contains("false"), !read_only.contains("true"));
            kinds.without.extend(field(fields, "eventSource").flat_map(|it| texts(list(it, "notEquals"))));
            kinds.conditions |= !equals("eventSource").is_empty();
        } else if category.contains("Data") {
            kinds.data.extend(equals("resources.type"));
        }
    }
    kinds
}

fn field<'v>(fields: &'v [Value], name: &str) -> impl Iterator<Item = &'v Value> {
    let is_it = move |field: &&Value| member_of(field, "field").and_then(Value::as_str) == Some(name);
    fields.iter().filter(is_it)
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    member_of(value, name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn texts(values: &[Value]) -> impl Iterator<Item = String> {
    values.iter().filter_map(|value| value.as_str().map(str::to_owned))
}

fn texts_of<'v>(values: &'v [Value], name: &'v str) -> impl Iterator<Item = String> + 'v {
    values.iter().filter_map(move |value| member_of(value, name)?.as_str().map(str::to_owned))
}

fn joined(texts: &BTreeSet<String>) -> String {
    texts.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}
