//! What event selectors select. (CloudTrail API reference: `EventSelector`, `AdvancedEventSelector`.)

use std::collections::BTreeSet;

use order::set_of;
use protocol::recording::{Management, Selected};
use serde_json::Value;

use crate::answers::member_of;

/// What the selectors in a `PutEventSelectors` request, or in a description of a trail, select.
pub(crate) fn selected(request: &Value) -> Selected {
    let kinds = match (list(request, "advancedEventSelectors"), list(request, "eventSelectors")) {
        ([], selectors) => basic(selectors),
        (selectors, _) => advanced(selectors),
    };
    Selected { management: kinds.management(), data: kinds.data.into_iter().collect() }
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
    fn management(&self) -> Management {
        match (self.reads, self.writes) {
            (false, false) => Management::None,
            (true, false) => Management::ReadOnly,
            (false, true) => Management::WriteOnly,
            (true, true) if self.conditions => Management::OnConditions,
            (true, true) if !self.without.is_empty() => Management::AllBut(self.without.iter().cloned().collect()),
            (true, true) => Management::All,
        }
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
        let equals = |name: &str| set_of(field(fields, name).flat_map(|it| texts(list(it, "equals"))));
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
