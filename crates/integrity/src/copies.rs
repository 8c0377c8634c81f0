//! Files that are identical, byte by byte, to a log that was found intact. Downloading a log twice or copying a folder
//! creates nothing new, so such files are only listed as copies.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use protocol::Compression;

use crate::finding::LogFinding;
use crate::key_path::KeyPath;
use crate::logs::{JudgedLog, LogFile};

/// A copy, and what it is a copy of.
pub(crate) struct CopiedLog<'a> {
    pub file: LogFile<'a>,
    pub of: LogFile<'a>,
}

/// Takes copies out of what was judged: all but one of several files for one key, and identical files that no digest
/// lists.
pub(crate) fn take_out<'a>(logs: &mut Vec<JudgedLog<'a>>) -> Vec<CopiedLog<'a>> {
    let mut sound: BTreeMap<(&'a [u8; 32], &'a str), LogFile<'a>> = BTreeMap::new();
    for log in logs.iter().filter(|log| is_sound(log)) {
        let Some(file) = log.file else { continue };
        let chosen = sound.entry((file.content_sha256, log.key)).or_insert(file);
        if preferred(&file, chosen) == Ordering::Less {
            *chosen = file;
        }
    }
    let original = |log: &JudgedLog<'a>| {
        let file = log.file?;
        let same_content = |(&(content, _), of): (&(&'a [u8; 32], &'a str), &LogFile<'a>)| {
            (content == file.content_sha256).then_some(*of)
        };
        let of = match log.finding {
            LogFinding::NotCovered(_) if file.is_whole() => {
                sound.range((file.content_sha256, "")..).next().and_then(same_content)
            }
            _ if is_sound(log) => sound.get(&(file.content_sha256, log.key)).copied(),
            _ => None,
        };
        of.filter(|of| of.doc != file.doc).map(|of| CopiedLog { file, of })
    };
    let mut copies = Vec::new();
    logs.retain(|log| match original(log) {
        Some(copy) => {
            copies.push(copy);
            false
        }
        None => true,
    });
    copies
}

fn is_sound(log: &JudgedLog<'_>) -> bool {
    matches!(log.finding, LogFinding::Proved(_) | LogFinding::HashOnly(_))
}

/// Prefers files compressed as AWS stores them to others, then those at AWS's location, then by path.
fn preferred(a: &LogFile<'_>, b: &LogFile<'_>) -> Ordering {
    let is_elsewhere = |file: &LogFile<'_>| KeyPath::of(file.path).tail().is_none();
    let rank = |file: &LogFile<'_>| (file.compression != Compression::Gzip, is_elsewhere(file), file.path.len());
    rank(a).cmp(&rank(b)).then_with(|| a.path.cmp(b.path)).then_with(|| a.doc.cmp(&b.doc))
}

#[cfg(test)]
mod tests;
