//! A record, from which fields are taken until only those are left that have no place in the schema.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// Fields by path. A member of an object that nobody opens is one field.
pub struct Record {
    fields: BTreeMap<String, Field>,
}

/// JSON as it stands in the record, so that no digit of a number is lost.
struct Field {
    json: Box<RawValue>,
    /// What it says, if it is a string.
    text: Option<String>,
}

/// How deep [`Record::rest`] looks into objects. AWS writes 11 levels at most.
const MOST_DEPTH: usize = 32;

impl Record {
    /// `None` if it is no object.
    pub fn read(json: &str) -> Option<Record> {
        let mut record = Record { fields: BTreeMap::new() };
        record.add("", json)?;
        Some(record)
    }

    /// A string, or "" if there is none at this path.
    pub fn text(&self, path: &str) -> &str {
        self.fields.get(path).and_then(|field| field.text.as_deref()).unwrap_or_default()
    }

    /// Whether there is anything but `null` or an empty string.
    pub fn has(&self, path: &str) -> bool {
        let says = |field: &Field| field.json.get() != "null" && field.text.as_deref() != Some("");
        self.fields.get(path).is_some_and(says)
    }

    /// A string in an object that was not opened.
    pub fn inner(&self, path: &str, member: &str) -> Option<String> {
        let members: BTreeMap<String, &RawValue> = serde_json::from_str(self.fields.get(path)?.json.get()).ok()?;
        serde_json::from_str(members.get(member)?.get()).ok()
    }

    /// Takes a string, or anything else but `null` as it is written. An empty string is as good as none.
    pub fn take(&mut self, path: &str) -> Option<Value> {
        let Field { json, text } = self.fields.remove(path)?;
        if json.get() == "null" {
            return None;
        }
        let text = text.unwrap_or_else(|| json.get().to_owned());
        (!text.is_empty()).then(|| Value::from(text))
    }

    /// Takes whatever is there as JSON in a string.
    pub fn take_json(&mut self, path: &str) -> Option<Value> {
        let json = self.fields.remove(path)?.json;
        (json.get() != "null").then(|| Value::from(json.get()))
    }

    /// Takes a time, as it is written. Anything else stays.
    pub fn take_time(&mut self, path: &str) -> Option<Value> {
        calendar::parse(self.text(path))?;
        self.take(path)
    }

    /// Takes `"true"` or `"false"`. Anything else stays.
    pub fn take_flag(&mut self, path: &str) -> Option<bool> {
        let flag = self.text(path).parse().ok()?;
        self.fields.remove(path);
        Some(flag)
    }

    /// The elements of an array.
    pub fn list(&self, path: &str) -> Option<Vec<Value>> {
        serde_json::from_str(self.fields.get(path)?.json.get()).ok()
    }

    /// Puts the members of an object, and of objects in it, in its place.
    pub fn open(&mut self, path: &str) {
        self.open_to(path, MOST_DEPTH);
    }

    fn open_to(&mut self, path: &str, depth: usize) {
        let Some(field) = self.fields.get(path).filter(|field| depth > 0 && field.json.get().starts_with('{')) else {
            return;
        };
        let json = field.json.get().to_owned();
        let prefix = format!("{path}.");
        // A name with a dot in it may look like a path.
        if self.fields.keys().any(|known| known.starts_with(&prefix)) {
            return;
        }
        let Some(added) = self.add(&prefix, &json) else { return };
        // An empty object is its own only field.
        if !added.is_empty() {
            self.fields.remove(path);
        }
        added.iter().for_each(|path| self.open_to(path, depth - 1));
    }

    fn add(&mut self, prefix: &str, json: &str) -> Option<Vec<String>> {
        let members: BTreeMap<String, Box<RawValue>> = serde_json::from_str(json).ok()?;
        let mut added = Vec::new();
        for (name, json) in members {
            let path = format!("{prefix}{name}");
            let text = serde_json::from_str::<String>(json.get()).ok();
            self.fields.insert(path.clone(), Field { json, text });
            added.push(path);
        }
        Some(added)
    }

    /// What is left, by path, each as text.
    pub fn rest(&mut self) -> Option<Value> {
        let paths: Vec<String> = self.fields.keys().cloned().collect();
        paths.iter().for_each(|path| self.open(path));
        let paths: Vec<String> = self.fields.keys().cloned().collect();
        let rest: Map<String, Value> =
            paths.into_iter().filter_map(|path| Some((path.clone(), self.take(&path)?))).collect();
        (!rest.is_empty()).then_some(Value::Object(rest))
    }
}
