//! Keeps track of which bytes of a container were understood, so that none are skipped silently.

use std::ops::Range;

use memchr::memmem;
use order::Order;

use crate::{gzip, tar, zip, zstd};

/// Bytes that belong to no file of a container are read as a file of their own if they contain one of these. All others
/// are only reported.
const WORDS: [&[u8]; 4] = [b"eventName", b"eventSource", b"H4sI", b"e\0v\0e\0n\0t\0"];

/// Ranges of a container's bytes that were understood.
#[derive(Debug, Default)]
pub struct Extents(Vec<Range<u64>>);

impl Extents {
    /// Adds the range of a file or its description.
    pub fn add(&mut self, range: Range<usize>) {
        self.add_in(0, range);
    }

    /// The same for a range of bytes that begin at `base` in the container.
    pub fn add_in(&mut self, base: u64, range: Range<usize>) {
        self.add_at(base.saturating_add(range.start as u64)..base.saturating_add(range.end as u64));
    }

    /// The same for a range of the container.
    pub fn add_at(&mut self, range: Range<u64>) {
        match self.0.last_mut() {
            _ if range.is_empty() => {}
            Some(last) if *last == range => {}
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.0.push(range),
        }
    }

    /// Adds the range of something that describes files, unless it has content of its own.
    pub fn add_description(&mut self, bytes: &[u8], range: Range<usize>) {
        self.add_description_in(0, bytes, range);
    }

    /// The same where the bytes begin at `base`.
    pub fn add_description_in(&mut self, base: u64, bytes: &[u8], range: Range<usize>) {
        if !bytes.get(range.clone()).is_some_and(names_events) {
            self.add_in(base, range);
        }
    }

    /// The gaps between the ranges up to `len`, in order.
    pub fn gaps(&self, len: u64) -> Vec<Range<u64>> {
        let mut seen: Vec<&Range<u64>> = self.0.iter().collect();
        seen.order_by_key(|range| range.start);
        let (mut gaps, mut at) = (Vec::new(), 0);
        for range in seen {
            if range.start.min(len) > at {
                gaps.push(at..range.start.min(len));
            }
            at = at.max(range.end);
        }
        if at < len {
            gaps.push(at..len);
        }
        gaps
    }

    /// The gaps that are not just padding.
    pub fn strays(&self, bytes: &[u8]) -> Vec<Range<usize>> {
        let is_padding = |range: &Range<usize>| bytes.get(range.clone()).is_none_or(is_padding);
        let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        let gaps = self.gaps(bytes.len() as u64).into_iter().map(|gap| place(gap.start)..place(gap.end));
        gaps.filter(|range| !is_padding(range)).collect()
    }
}

/// Whether bytes are only padding.
pub fn is_padding(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace())
}

/// Whether bytes that belong to no file could contain records.
pub fn is_worth_reading(bytes: &[u8]) -> bool {
    let is_packed = gzip::is_gzip(bytes) || zip::begins_with_file(bytes) || zstd::is_zstd(bytes) || tar::is_tar(bytes);
    is_packed || names_events(bytes)
}

fn names_events(bytes: &[u8]) -> bool {
    WORDS.into_iter().any(|word| memmem::find(bytes, word).is_some())
}
