//! JSON strings: where they end and what they decode to.

use std::borrow::Cow;

use crate::escape::unescape;
use crate::fault::{Fault, Wanted};
use crate::text::Text;

/// The extent of a string in a text, without its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Offset after the opening quote.
    pub start: usize,
    /// Offset of the closing quote.
    pub end: usize,
    /// Whether it contains a backslash.
    pub escaped: bool,
}

/// Reads the string whose opening quote is at `at`. Returns the offset after it, or the offset of the fault.
#[inline(always)]
pub fn read(bytes: &[u8], at: usize) -> (usize, Result<Quoted, Fault>) {
    let start = at + 1;
    let end = special(bytes, start);
    if bytes.get(end) == Some(&b'"') {
        return (end + 1, Ok(Quoted { start, end, escaped: false }));
    }
    read_escaped(bytes, start, end)
}

#[cold]
fn read_escaped(bytes: &[u8], start: usize, mut at: usize) -> (usize, Result<Quoted, Fault>) {
    loop {
        match bytes.get(at) {
            Some(b'"') => return (at + 1, Ok(Quoted { start, end: at, escaped: true })),
            Some(_) => match escape(bytes, at + 1) {
                Ok(behind) => at = special(bytes, behind),
                Err((at, fault)) => return (at, Err(fault)),
            },
            None => return (bytes.len(), Err(Fault::Cut)),
        }
    }
}

/// The end of the escape whose letter is at `at`.
fn escape(bytes: &[u8], at: usize) -> Result<usize, (usize, Fault)> {
    match bytes.get(at) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 1),
        Some(b'u') => {
            let digits = bytes.get(at + 1..).unwrap_or_default().iter().take(4);
            let hex = digits.take_while(|byte| byte.is_ascii_hexdigit()).count();
            if hex == 4 {
                return Ok(at + 5);
            }
            let wrong = at + 1 + hex;
            Err((wrong, Fault::unless_cut(bytes.get(wrong).copied(), Wanted::Escape)))
        }
        found => Err((at, Fault::unless_cut(found.copied(), Wanted::Escape))),
    }
}

/// Offset of the next quote or backslash from `at` on, or the end of the text. Most strings are shorter than two
/// machine words, so looking at eight bytes at a time without a call beats wider searches.
#[inline(always)]
fn special(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*chunk);
        let hits = bytes_equal(word, b'"') | bytes_equal(word, b'\\');
        if hits != 0 {
            return at + (hits.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| matches!(byte, b'"' | b'\\')).unwrap_or(rest.len())
}

/// Sets the high bit of every byte equal to `byte`. Bits above the first such byte may be wrong.
#[inline(always)]
fn bytes_equal(word: u64, byte: u8) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let differs = word ^ (ONES * byte as u64);
    differs.wrapping_sub(ONES) & !differs & (ONES << 7)
}

/// Decodes a string. Lone surrogates and bytes that are not UTF-8 become U+FFFD.
#[inline(always)]
pub fn decode<'a>(text: Text<'a>, quoted: Quoted) -> Cow<'a, str> {
    let plain = text.slice(quoted.start, quoted.end);
    if quoted.escaped { Cow::Owned(unescape(&plain)) } else { plain }
}
