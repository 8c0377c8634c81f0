//! What a record says.

use protocol::outcome::{FAILURE, SAYING};
use protocol::story::LookedAt;
use serde_json::Value;

/// A record that has been parsed.
pub struct Record<'a> {
    /// What was looked at.
    pub at: &'a LookedAt,
    value: Value,
}

impl<'a> Record<'a> {
    /// Parses a record. One that is no JSON says nothing.
    pub fn of(at: &'a LookedAt) -> Record<'a> {
        Record { at, value: serde_json::from_slice(&at.record).unwrap_or_default() }
    }

    fn value(&self, path: &str) -> Option<&Value> {
        path.split('.').try_fold(&self.value, |value, name| value.get(name))
    }

    /// The text at a path; "" if there is none.
    pub fn text(&self, path: &str) -> &str {
        self.value(path).and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether there is `true` at a path, as a boolean or as text.
    pub fn is_true(&self, path: &str) -> bool {
        self.value(path).is_some_and(|value| value.as_bool() == Some(true) || value.as_str() == Some("true"))
    }

    /// The number at a path. AWS writes some of them as `1500.0`.
    pub fn number(&self, path: &str) -> Option<u64> {
        self.value(path)?.to_string().split('.').next()?.parse().ok()
    }

    /// The first text at one of these paths.
    pub fn first<'r>(&'r self, paths: &[&str]) -> &'r str {
        paths.iter().map(|path| self.text(path)).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The error; "" if there is none. A failed sign-in often has no code.
    pub fn error(&self) -> &str {
        let said = |(name, place)| self.text("eventName") == name && self.text(&format!("{place}.{name}")) == FAILURE;
        match self.text("errorCode") {
            "" if SAYING.into_iter().any(said) => FAILURE,
            code => code,
        }
    }

    /// The ID of the access key that signed the call; "" if there is none.
    pub fn key(&self) -> &str {
        self.text("userIdentity.accessKeyId")
    }

    /// Whether a second factor was used, if the record says so.
    pub fn second_factor(&self) -> Option<bool> {
        let said =
            self.first(&["userIdentity.sessionContext.attributes.mfaAuthenticated", "additionalEventData.MFAUsed"]);
        match said {
            "" => None,
            said => Some(said.eq_ignore_ascii_case("true") || said.eq_ignore_ascii_case("yes")),
        }
    }
}
