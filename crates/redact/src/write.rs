//! Replaces values in records.

use json::write::quote;
use protocol::redact::RedactKind;

use crate::collect::MOST_WITHIN;
use crate::left::Left;
use crate::packed::Packed;
use crate::table::{Scope, Table};
use crate::token::{hash, token};
use crate::walk::{Piece, Role, walk};
use crate::{awsown, fields, views};

/// How often a text is searched again after replacing. Beyond that, all of it is replaced.
const MOST_ROUNDS: u32 = 4;

/// Writes redacted records, and keeps account of what was replaced.
pub struct Writer<'w> {
    /// What to replace.
    pub table: &'w Table,
    /// For texts that have to be replaced as a whole.
    pub key: &'w [u8; 32],
    /// How often each value was replaced.
    pub counts: &'w mut [u64],
    /// What was left.
    pub left: &'w mut Left,
}

impl Writer<'_> {
    /// Appends a record, which must be JSON, without line breaks.
    pub fn record(&mut self, json: &[u8], out: &mut Vec<u8>) {
        let mut done = 0;
        walk(json, &mut Vec::new(), &mut |piece| {
            between(json.get(done..piece.range.start), out);
            done = piece.range.end;
            match self.redacted(&piece) {
                Some(written) => out.extend_from_slice(written.as_bytes()),
                None => {
                    let raw = json.get(piece.range.clone()).unwrap_or_default();
                    if raw.iter().any(|byte| *byte < b' ') || std::str::from_utf8(raw).is_err() {
                        quoted(&piece.text, out);
                    } else {
                        out.extend_from_slice(raw);
                    }
                }
            }
        });
        between(json.get(done..), out);
    }

    /// A piece as JSON, if anything in it is replaced.
    fn redacted(&mut self, piece: &Piece<'_>) -> Option<String> {
        let text = &*piece.text;
        let is_vocabulary = fields::is_vocabulary(piece.path);
        if is_vocabulary && awsown::is_fixed(text) {
            return None;
        }
        if piece.role == Role::Word {
            let is_number = text.bytes().any(|byte| byte.is_ascii_digit());
            let new = is_number.then(|| self.replaced(text, Scope::All)).flatten()?;
            let is_number = new.len() < 20 && new.bytes().all(|byte| byte.is_ascii_digit()) && !new.starts_with('0');
            return Some(if is_number { new } else { json_string(&new) });
        }
        let scope = match piece.role {
            Role::Name if awsown::is_field(&text.to_ascii_lowercase()) => Scope::NoWords,
            _ if is_vocabulary => Scope::NoWords,
            _ if awsown::is_service(&text.to_ascii_lowercase()) => Scope::NoWords,
            _ => Scope::All,
        };
        if let Some(new) = self.replaced(text, scope) {
            return Some(json_string(&new));
        }
        if piece.role == Role::Value {
            if let Some(new) = self.repacked(text, MOST_WITHIN) {
                return Some(json_string(&new));
            }
            self.left.see(piece.path, text);
        }
        None
    }

    /// A string that is base64 of a text, or of such a string, with tokens in that; `None` if nothing is replaced.
    fn repacked(&mut self, text: &str, levels: usize) -> Option<String> {
        let packed = Packed::read(text).filter(|_| levels > 0)?;
        let new = match self.replaced(&packed.text, Scope::All) {
            Some(new) => new,
            None => self.repacked(&packed.text, levels - 1)?,
        };
        Some(packed.write(&new))
    }

    /// The text with tokens in it; `None` if nothing is replaced.
    pub fn replaced(&mut self, text: &str, scope: Scope) -> Option<String> {
        let mut now: Option<String> = None;
        for round in 0.. {
            let current = now.as_deref().unwrap_or(text);
            let found = self.table.find(&views::of(current), scope);
            if found.is_empty() {
                break;
            }
            if round >= MOST_ROUNDS {
                now = Some(token(RedactKind::Pattern, text, &hash(self.key, text, 0), true));
                break;
            }
            let (mut new, mut done) = (String::new(), 0);
            for occurrence in found {
                let Some(entry) = self.table.entries().get(occurrence.entry) else { continue };
                new.push_str(current.get(done..occurrence.range.start).unwrap_or_default());
                new.push_str(&entry.token);
                done = occurrence.range.end;
                if let Some(count) = self.counts.get_mut(occurrence.entry) {
                    *count += 1;
                }
            }
            new.push_str(current.get(done..).unwrap_or_default());
            now = Some(new);
        }
        now
    }
}

/// What is between two pieces: brackets, commas and blanks.
fn between(bytes: Option<&[u8]>, out: &mut Vec<u8>) {
    out.extend(bytes.unwrap_or_default().iter().filter(|byte| !matches!(byte, b'\n' | b'\r')));
}

fn json_string(text: &str) -> String {
    let mut out = String::new();
    quote(text, &mut out);
    out
}

fn quoted(text: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(json_string(text).as_bytes());
}
