//! What a definition says, whatever notation it is written in.

use protocol::alarms::WhyNot;

/// A value that a definition gives. Numbers are kept as written.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// Text, a number or a truth value.
    Text(String),
    /// Several values.
    List(Vec<Given>),
    /// Named values, in order.
    Map(Vec<(String, Given)>),
    /// A value that is decided elsewhere, as written.
    Elsewhere(String),
    /// Explicitly nothing.
    Nothing,
}

impl Given {
    /// The value with one of these names, however they are spelled: `MetricName`, `metric_name` and `metric-name` are one.
    pub fn get(&self, names: &[&str]) -> Option<&Given> {
        let Given::Map(entries) = self else { return None };
        let is_it = |spelled: &str| names.iter().any(|name| letters(spelled).eq(letters(name)));
        entries.iter().find(|(spelled, _)| is_it(spelled)).map(|(_, value)| value).filter(|it| **it != Given::Nothing)
    }

    /// A single text.
    pub fn plain(&self) -> Option<&str> {
        if let Given::Text(text) = self { Some(text) } else { None }
    }

    /// The values of a list; a single value counts as a list of one.
    pub fn items(&self) -> &[Given] {
        match self {
            Given::List(items) => items,
            Given::Nothing => &[],
            one => std::slice::from_ref(one),
        }
    }

    /// The text with one of these names, the first of which is what it is called in messages. `None` if there is none.
    pub fn text(&self, names: &[&str]) -> Result<Option<&str>, WhyNot> {
        let called = names.first().copied().unwrap_or_default();
        match self.get(names) {
            None => Ok(None),
            Some(Given::Text(text)) => Ok(Some(text)),
            Some(Given::Elsewhere(written)) => Err(WhyNot::Elsewhere(called.to_owned(), written.clone())),
            Some(Given::List(_) | Given::Map(_) | Given::Nothing) => {
                Err(WhyNot::BadValue(called.to_owned(), "…".to_owned()))
            }
        }
    }

    /// The same, if it has to be there.
    pub fn needed(&self, names: &[&str]) -> Result<&str, WhyNot> {
        let called = names.first().copied().unwrap_or_default();
        self.text(names)?.ok_or_else(|| WhyNot::Lacks(called.to_owned()))
    }

    /// Whether something other than an empty list stands there.
    pub fn has(&self, names: &[&str]) -> bool {
        self.get(names).is_some_and(|it| match it {
            Given::List(items) => !items.is_empty(),
            Given::Map(entries) => !entries.is_empty(),
            Given::Text(text) => !text.is_empty(),
            Given::Elsewhere(_) => true,
            Given::Nothing => false,
        })
    }
}

/// The letters of a name that is spelled in one of several ways.
pub fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !matches!(c, '_' | '-')).map(|c| c.to_ascii_lowercase())
}

impl From<serde_json::Value> for Given {
    fn from(value: serde_json::Value) -> Given {
        use serde_json::Value;
        match value {
            Value::Null => Given::Nothing,
            Value::Bool(yes) => Given::Text(yes.to_string()),
            Value::Number(number) => Given::Text(number.to_string()),
            Value::String(text) => Given::Text(text),
            Value::Array(values) => Given::List(values.into_iter().map(Given::from).collect()),
            Value::Object(fields) => {
                Given::Map(fields.into_iter().map(|(name, value)| (name, Given::from(value))).collect())
            }
        }
    }
}

impl From<yaml_serde::Value> for Given {
    fn from(value: yaml_serde::Value) -> Given {
        use yaml_serde::Value;
        match value {
            Value::Null => Given::Nothing,
            Value::Bool(yes) => Given::Text(yes.to_string()),
            Value::Number(number) => Given::Text(number.to_string()),
            Value::String(text) => Given::Text(text),
            Value::Sequence(values) => Given::List(values.into_iter().map(Given::from).collect()),
            Value::Mapping(fields) => {
                let name = |name: Value| match Given::from(name) {
                    Given::Text(text) => text,
                    Given::List(_) | Given::Map(_) | Given::Elsewhere(_) | Given::Nothing => String::new(),
                };
                Given::Map(fields.into_iter().map(|(key, value)| (name(key), Given::from(value))).collect())
            }
            // `!Ref X` is short for `Ref: X`, and `!Sub X` for `Fn::Sub: X`.
            Value::Tagged(tagged) => {
                let tag = tagged.tag.to_string();
                let name = match tag.trim_start_matches('!') {
                    "Ref" => "Ref".to_owned(),
                    other => format!("Fn::{other}"),
                };
                Given::Map(vec![(name, Given::from(tagged.value))])
            }
        }
    }
}
