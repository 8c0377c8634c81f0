//! A redaction in progress, and its answers.

use std::fmt;

use protocol::handover::{About, Block, Input, Manifest, PackFiles, Packed};
use protocol::redact::{PackRedacted, RedactAsk, RedactKind, RedactPreview, RedactProblem, RedactRules, Replaced};
use protocol::report::App;
use protocol::wire::{self, Bytes, Unreadable};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::collect::{Values, collect, collect_text};
use crate::key_file;
use crate::left::Left;
use crate::rules::Rules;
use crate::table::{Scope, Table};
use crate::walk::is_json;
use crate::write::Writer;

/// Most distinct values that are replaced. Searching for them takes some hundred bytes of memory each.
const MOST_VALUES: usize = 200_000;

/// Examples of each kind in the preview.
const MOST_EXAMPLES: usize = 3;

/// What is being redacted.
#[derive(Default)]
pub struct Redaction {
    rules: Option<Rules>,
    values: Values,
    /// Made before the first record is written.
    table: Option<Table>,
    counts: Vec<u64>,
    left: Left,
    records: u64,
    /// What was packed for a page.
    packed: Vec<(Input, Block)>,
}

impl fmt::Debug for Redaction {
    // Without the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} values, {} records", self.values.len(), self.records)
    }
}

impl Redaction {
    /// Answers a message from the page.
    ///
    /// # Errors
    /// If the bytes are not such a message.
    pub fn answer(&mut self, message: &[u8]) -> Result<Vec<u8>, Unreadable> {
        wire::answer(message, |ask| {
            Bytes(match ask {
                RedactAsk::BeginRedaction(begin) => wire::encode(&self.begin(begin.0)),
                RedactAsk::CollectValues(records) => wire::encode(&self.collect(&records.0.0)),
                RedactAsk::WriteRedacted(records) => wire::encode(&self.write(&records.0.0).map(Bytes)),
                RedactAsk::GetPreview(_) => wire::encode(&self.preview()),
                RedactAsk::WriteKeyFile(_) => {
                    wire::encode(&self.rules.as_ref().map(|rules| key_file::write(&rules.given)).unwrap_or_default())
                }
                RedactAsk::ReadKeyFile(file) => wire::encode(&key_file::read(&file.0.0)),
                RedactAsk::PackRedacted(it) => wire::encode(&self.pack(it)),
                RedactAsk::PackManifest(about) => wire::encode(&self.pack_manifest(*about.0)),
            })
        })
    }

    /// Starts, and forgets what was there before.
    ///
    /// # Errors
    /// If what was chosen cannot be meant.
    pub fn begin(&mut self, rules: RedactRules) -> Result<(), RedactProblem> {
        *self = Redaction { rules: Some(Rules::new(rules)?), ..Redaction::default() };
        Ok(())
    }

    /// Looks for values in records, one a line. Returns how many distinct ones there are so far.
    ///
    /// # Errors
    /// If a line is not JSON, or there are too many values.
    pub fn collect(&mut self, lines: &[u8]) -> Result<u64, RedactProblem> {
        let Some(rules) = &self.rules else { return Err(RedactProblem::NothingChosen) };
        for record in records(lines) {
            if !is_json(record) {
                return Err(RedactProblem::NotJson);
            }
            collect(record, rules, &mut self.values);
            if self.values.len() > MOST_VALUES {
                return Err(RedactProblem::TooMany { most: MOST_VALUES as u64 });
            }
        }
        self.table = None;
        Ok(self.values.len() as u64)
    }

    /// The same records with tokens in place of values.
    ///
    /// # Errors
    /// If they are not those in which values were looked for.
    pub fn write(&mut self, lines: &[u8]) -> Result<Vec<u8>, RedactProblem> {
        let Some(rules) = &self.rules else { return Err(RedactProblem::NothingChosen) };
        let key = &rules.given.key;
        let table = match self.table.take() {
            Some(table) => table,
            None => {
                let table = Table::new(&self.values, key)?;
                self.counts = vec![0; table.entries().len()];
                table
            }
        };
        let table = self.table.insert(table);
        let mut out = Vec::with_capacity(lines.len());
        for record in records(lines) {
            if !is_json(record) {
                return Err(RedactProblem::NotJson);
            }
            let mut here = Values::new();
            collect(record, rules, &mut here);
            if here.keys().any(|value| !self.values.contains_key(value)) {
                return Err(RedactProblem::Changed);
            }
            Writer { table, key, counts: &mut self.counts, left: &mut self.left }.record(record, &mut out);
            out.push(b'\n');
            self.records += 1;
        }
        Ok(out)
    }

    /// A text that is not part of a record, with tokens in it. Values that are in no record are replaced by their shape only.
    fn text(&mut self, text: &str) -> String {
        let Some(rules) = self.rules.as_ref().filter(|_| !text.is_empty()) else { return String::new() };
        let mut values = self.values.clone();
        collect_text(text, rules, &mut values);
        let Ok(table) = Table::new(&values, &rules.given.key) else { return String::new() };
        let (mut counts, mut left) = (Vec::new(), Left::default());
        let mut writer = Writer { table: &table, key: &rules.given.key, counts: &mut counts, left: &mut left };
        writer.replaced(text, Scope::All).unwrap_or_else(|| text.to_owned())
    }

    /// A file in a block of a page. The first one begins another page.
    fn pack(&mut self, PackRedacted { first, id, name, content }: PackRedacted) -> Packed {
        if first {
            self.packed.clear();
        }
        let input = Input {
            path: name.clone(),
            sha256: hex::encode(Sha256::digest(&content.0)),
            bytes: content.0.len() as u64,
            records: records(&content.0).count() as u64,
            carried: true,
        };
        let packed = handover::pack(&PackFiles { id, files: vec![(name, content)] });
        self.packed.push((input, packed.block.clone()));
        packed
    }

    /// The manifest names no file of those that were opened, no hash and no key of theirs.
    fn pack_manifest(&mut self, about: About) -> Packed {
        let about = About {
            author: self.text(&about.author),
            purpose: self.text(&about.purpose),
            filter_notes: Vec::new(),
            ..about
        };
        let (inputs, blocks): (Vec<Input>, Vec<Block>) = self.packed.drain(..).unzip();
        let kinds: Vec<&str> = self.kinds().map(RedactKind::name).collect();
        let manifest = Manifest {
            format: handover::FORMAT.to_owned(),
            app: App { name: "traillight".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
            about,
            events: inputs.iter().map(|input| input.records).sum(),
            proved: 0,
            event_ids_sha256: String::new(),
            verdict: None,
            keys: Vec::new(),
            inputs,
            blocks,
        };
        let mut manifest = json!(manifest);
        if let Some(members) = manifest.as_object_mut() {
            members.insert("redacted".to_owned(), json!(kinds));
        }
        // Plain data can always be written as JSON.
        handover::block("manifest", &serde_json::to_vec_pretty(&manifest).unwrap_or_default())
    }

    fn kinds(&self) -> impl Iterator<Item = RedactKind> {
        RedactKind::ALL.into_iter().filter(|kind| self.rules.as_ref().is_some_and(|rules| rules.wants(*kind)))
    }

    pub(crate) fn preview(&self) -> RedactPreview {
        let entries = self.table.as_ref().map(Table::entries).unwrap_or_default();
        let of_kind = |kind: RedactKind| {
            let mut all: Vec<_> = entries.iter().zip(&self.counts).filter(|(entry, _)| entry.kind == kind).collect();
            all.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
            let example = |(entry, _): &(&crate::table::Entry, &u64)| (entry.text.clone(), entry.token.clone());
            Replaced {
                kind,
                values: all.len() as u64,
                words: all.iter().filter(|(entry, _)| entry.is_word).count() as u64,
                occurrences: all.iter().map(|(_, count)| **count).sum(),
                examples: all.iter().take(MOST_EXAMPLES).map(example).collect(),
            }
        };
        let (left, more) = self.left.listed();
        RedactPreview { records: self.records, replaced: self.kinds().map(of_kind).collect(), left, more }
    }
}

#[cfg(test)]
impl Redaction {
    /// All tokens.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = &str> {
        self.table.iter().flat_map(Table::entries).map(|entry| entry.token.as_str())
    }
}

fn records(lines: &[u8]) -> impl Iterator<Item = &[u8]> {
    lines.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty())
}
