//! Responses of AWS as programs print them: one or several in a file, on their own, in arrays or in somebody's own
//! objects, with names in any case.

use protocol::what::{AnswerFault, JsonProblem};
use serde_json::{Map, Value};

use crate::keys::{self, KeyFault, PublicKeyEntry};
use crate::metadata::{self, ObjectMetadata};
use crate::ring::{LEAST_KEY_BITS, MOST_KEY_BITS};
use crate::settings;

/// How many levels of objects around a response are searched, such as one with a member for each region.
const MOST_AROUND: u32 = 4;

/// Everything that a file of responses contains.
#[derive(Debug, Default)]
pub struct Answers {
    /// From `list-public-keys`; `None` if there is no such response.
    pub(crate) keys: Option<Vec<PublicKeyEntry>>,
    /// From `head-object`.
    pub(crate) objects: Vec<ObjectMetadata>,
    /// Number of responses about trails and their buckets.
    pub(crate) settings: u64,
    /// Number of JSON texts that are none of these.
    pub(crate) others: u64,
    /// Why the rest of the file could not be parsed.
    pub(crate) broken: Option<JsonProblem>,
}

impl Answers {
    /// Parses a file. Its path may tell which object a response is about.
    pub fn read(path: &str, text: &[u8]) -> Answers {
        let mut answers = Answers::default();
        for document in documents(text) {
            match document {
                Ok(document) => answers.document(path, &document),
                Err(problem) => answers.broken = Some(problem),
            }
        }
        answers.keys.iter_mut().flatten().for_each(|key| path.clone_into(&mut key.source));
        answers
    }

    /// Everything wrong with the file.
    pub fn faults(&self) -> Vec<AnswerFault> {
        let something = self.keys.is_some() || !self.objects.is_empty() || self.settings > 0;
        let unsigned = self.objects.iter().filter(|object| object.signature.is_none()).count() as u64;
        let others = match (something, &self.broken) {
            (false, None) => Some(AnswerFault::NoAnswer),
            _ => (self.others > 0).then_some(AnswerFault::Others(self.others)),
        };
        let broken = self.broken.map(|problem| AnswerFault::Broken { problem, something });
        let unsigned = (unsigned > 0).then_some(AnswerFault::Unsigned(unsigned));
        let keys = self.keys.as_deref().unwrap_or_default();
        [others, broken, unsigned].into_iter().flatten().chain(key_faults(keys)).collect()
    }

    fn document(&mut self, path: &str, document: &Value) {
        // `jq -s` turns consecutive values into an array.
        match document {
            Value::Array(documents) if !documents.is_empty() => {
                documents.iter().for_each(|document| self.document(path, document));
            }
            document if self.answer(path, document, 0) => {}
            _ => self.others = self.others.saturating_add(1),
        }
    }

    /// Whether it is a response, or contains one.
    fn answer(&mut self, path: &str, value: &Value, around: u32) -> bool {
        let fields = match value {
            Value::Array(values) => {
                let found: Vec<bool> = values.iter().map(|value| self.answer(path, value, around)).collect();
                return found.contains(&true);
            }
            Value::Object(fields) => fields,
            _ => return false,
        };
        if let Some(entries) = keys::listed(fields) {
            self.keys.get_or_insert_default().extend(entries);
        } else if let Some(entry) = keys::entry(fields) {
            self.keys.get_or_insert_default().push(entry);
        } else if let Some(object) = metadata::object(fields, path) {
            self.objects.push(object);
        } else if let Some(object) = metadata::alone(fields, path) {
            self.objects.push(object);
        } else if settings::is_answer(fields) || settings::is_of_storage(fields) {
            self.settings = self.settings.saturating_add(1);
        } else {
            return around < MOST_AROUND && self.within(path, fields, around);
        }
        true
    }

    fn within(&mut self, path: &str, fields: &Map<String, Value>, around: u32) -> bool {
        let mut found = false;
        for (name, value) in fields {
            if let Some(object) = metadata::keyed(name, value, path) {
                self.objects.push(object);
                found = true;
            } else {
                found |= self.answer(path, value, around + 1);
            }
        }
        found
    }
}

fn key_faults(keys: &[PublicKeyEntry]) -> impl Iterator<Item = AnswerFault> {
    let of = keys.len() as u64;
    let mut others = keys.iter().filter_map(|key| match &key.fault {
        Some(KeyFault::OtherKey { stated, own }) => Some((stated.clone(), own.clone())),
        Some(KeyFault::NoKey) | None => None,
    });
    let first = others.next();
    let count = (others.count() as u64 + 1, of);
    let others = first.map(|(stated, own)| AnswerFault::OtherKeys { count, stated, own });
    let bits = (LEAST_KEY_BITS as u64, MOST_KEY_BITS as u64);
    let unusable = keys.iter().filter(|key| key.fault == Some(KeyFault::NoKey)).count() as u64;
    others.into_iter().chain((unusable > 0).then_some(AnswerFault::NoKeys { count: (unusable, of), bits }))
}

/// Consecutive JSON texts, with or without line breaks between them; ends at the first that cannot be parsed.
pub(crate) fn documents(text: &[u8]) -> impl Iterator<Item = Result<Value, JsonProblem>> {
    let mut ended = false;
    let mut documents = serde_json::Deserializer::from_slice(text).into_iter::<Value>();
    std::iter::from_fn(move || {
        let next = if ended { None } else { documents.next() }?;
        ended = next.is_err();
        Some(next.map_err(|error| problem(&error)))
    })
}

fn problem(error: &serde_json::Error) -> JsonProblem {
    JsonProblem { is_cut: error.is_eof(), line: error.line() as u64, column: error.column() as u64 }
}

/// The member with this name in any spelling: programs write `PublicKeyList`, `publicKeyList` or `public_key_list`.
pub(crate) fn member<'v>(fields: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    let is_it = |spelled: &str| letters(spelled).eq(letters(name));
    fields.get(name).or_else(|| fields.iter().find(|(spelled, _)| is_it(spelled)).map(|(_, value)| value))
}

/// The same, if the value is an object.
pub(crate) fn member_of<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    member(value.as_object()?, name)
}

fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes().filter(|byte| !matches!(byte, b'_' | b'-' | b' ')).map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests;
