//! Text that was left as it is, for somebody to look at before it leaves.

use std::collections::BTreeMap;

use protocol::redact::LeftAlone;

use crate::{awsown, fields};

/// Fields that are told apart.
const MOST_FIELDS: usize = 2_000;

/// Fields that are listed.
const MOST_LISTED: usize = 40;

/// Characters of an example.
const MOST_EXAMPLE: usize = 120;

/// Texts by field.
#[derive(Debug, Default)]
pub struct Left {
    fields: BTreeMap<String, (u64, String)>,
    /// In fields that were one too many.
    others: u64,
}

impl Left {
    /// Counts a text, unless only AWS can have written it.
    pub fn see(&mut self, path: &[String], text: &str) {
        let is_text = text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        if !is_text || fields::is_vocabulary(path) || awsown::is_awss(text) || awsown::is_time(text) {
            return;
        }
        let name = path.join(".");
        let has_room = self.fields.len() < MOST_FIELDS;
        match self.fields.get_mut(&name) {
            Some((texts, _)) => *texts += 1,
            None if has_room => {
                self.fields.insert(name, (1, text.chars().take(MOST_EXAMPLE).collect()));
            }
            None => self.others += 1,
        }
    }

    /// The fields with most of them, and the number of further fields.
    pub fn listed(&self) -> (Vec<LeftAlone>, u64) {
        let one = |(path, (texts, example)): (&String, &(u64, String))| LeftAlone {
            path: path.clone(),
            texts: *texts,
            example: example.clone(),
        };
        let mut all: Vec<LeftAlone> = self.fields.iter().map(one).collect();
        all.sort_by_key(|it| std::cmp::Reverse(it.texts));
        let more = all.len().saturating_sub(MOST_LISTED) as u64;
        all.truncate(MOST_LISTED);
        (all, more + u64::from(self.others > 0))
    }
}
