//! Collects values: from fields that are known to hold them, and by their shape from anywhere.

use std::collections::BTreeMap;

use protocol::redact::RedactKind;

use crate::packed::Packed;
use crate::rules::Rules;
use crate::shapes::{arn, scan};
use crate::walk::{Piece, Role, is_json, walk};
use crate::{awsown, fields, views};

/// JSON in strings of JSON in strings … is looked into so deep.
pub const MOST_WITHIN: usize = 6;

/// Values by text.
pub type Values = BTreeMap<String, RedactKind>;

/// Adds all values of a record, which must be JSON.
pub fn collect(record: &[u8], rules: &Rules, values: &mut Values) {
    Collector { rules, values, within: 0 }.json(record, &mut Vec::new());
}

/// Adds the values in a text that is not part of a record.
pub fn collect_text(text: &str, rules: &Rules, values: &mut Values) {
    Collector { rules, values, within: 0 }.anywhere(text);
}

struct Collector<'c> {
    rules: &'c Rules,
    values: &'c mut Values,
    within: usize,
}

impl Collector<'_> {
    fn json(&mut self, json: &[u8], path: &mut Vec<String>) {
        walk(json, path, &mut |piece| self.piece(&piece));
    }

    fn piece(&mut self, piece: &Piece<'_>) {
        if fields::is_vocabulary(piece.path) && awsown::is_fixed(&piece.text) {
            return;
        }
        self.anywhere(&piece.text);
        if piece.role != Role::Name {
            self.field(&piece.text, piece.path);
        }
        if piece.role == Role::Value {
            self.inside(&piece.text, piece.path);
        }
    }

    /// What is recognised by its shape.
    fn anywhere(&mut self, text: &str) {
        let rules = self.rules;
        for view in views::of(text) {
            for chunk in view.bytes.utf8_chunks() {
                scan(chunk.valid(), &rules.given.domains, &mut |kind, value| self.add(kind, value));
                for pattern in &rules.patterns {
                    for range in pattern.ranges(chunk.valid()) {
                        self.add(RedactKind::Pattern, chunk.valid().get(range).unwrap_or_default());
                    }
                }
            }
        }
    }

    /// What a field is known to hold.
    fn field(&mut self, text: &str, path: &[String]) {
        if fields::is_principal(path) && !text.starts_with("arn:") {
            let (id, session) = text.split_once(':').unwrap_or((text, ""));
            self.add(RedactKind::Name, session);
            if !id.bytes().all(|byte| byte.is_ascii_digit()) {
                self.add(RedactKind::Key, id);
            }
            return;
        }
        if fields::is_arn(path) && text.starts_with("arn:aws") {
            // All of it, whatever signs are in the name.
            arn(text, &mut |kind, value| self.add(kind, value));
        }
        match fields::kind_of(path) {
            Some(RedactKind::Account) if text.len() != 12 || !text.bytes().all(|byte| byte.is_ascii_digit()) => {}
            // Its parts are found by their shape; as a whole it would lose its service and type.
            Some(_) if text.starts_with("arn:aws") => {}
            Some(kind) => self.add(kind, text),
            None => {}
        }
    }

    /// JSON in a string, which may be encoded for URLs or in base64.
    fn inside(&mut self, text: &str, path: &[String]) {
        if self.within >= MOST_WITHIN {
            return;
        }
        self.within += 1;
        let looks = |bytes: &[u8]| matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'[')) && is_json(bytes);
        if let Some(view) = views::of(text).into_iter().find(|view| looks(&view.bytes)) {
            self.json(&view.bytes, &mut path.to_vec());
        }
        if let Some(plain) = Packed::read(text) {
            self.anywhere(&plain.text);
            self.inside(&plain.text, path);
        }
        self.within -= 1;
    }

    fn add(&mut self, kind: RedactKind, text: &str) {
        if !self.rules.wants(kind) || text.trim().is_empty() {
            return;
        }
        // What somebody's own expression matches is replaced in any case.
        if kind != RedactKind::Pattern && (awsown::is_awss(text) || text.chars().count() < 2) {
            return;
        }
        match self.values.get_mut(text) {
            Some(known) => *known = kind.min(*known),
            None => _ = self.values.insert(text.to_owned(), kind),
        }
    }
}
