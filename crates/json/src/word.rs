//! JSON values without quotes or brackets: numbers, `true`, `false`, `null`.

use crate::fault::{Fault, Wanted};

/// Reads the word at `at`. Returns the offset after it, or the offset of the fault.
pub fn read(bytes: &[u8], at: usize) -> (usize, Result<(), Fault>) {
    let end = match bytes.get(at) {
        Some(b't') => literal(bytes, at, b"true"),
        Some(b'f') => literal(bytes, at, b"false"),
        Some(b'n') => literal(bytes, at, b"null"),
        Some(b'-' | b'0'..=b'9') => number(bytes, at),
        _ => Err((at, Wanted::Value)),
    };
    match end {
        Ok(end) => (end, Ok(())),
        Err((wrong, wanted)) => (wrong, Err(Fault::unless_cut(bytes.get(wrong).copied(), wanted))),
    }
}

type End = Result<usize, (usize, Wanted)>;

#[inline(always)]
fn literal(bytes: &[u8], at: usize, word: &[u8]) -> End {
    let rest = bytes.get(at..).unwrap_or_default();
    if rest.starts_with(word) {
        return Ok(at + word.len());
    }
    let right = rest.iter().zip(word).take_while(|(found, expected)| found == expected).count();
    Err((at + right, Wanted::Value))
}

fn number(bytes: &[u8], at: usize) -> End {
    let next_is = |at: usize, any_of: &[u8]| bytes.get(at).is_some_and(|byte| any_of.contains(byte));
    let mut at = at + usize::from(next_is(at, b"-"));
    at = if next_is(at, b"0") { at + 1 } else { digits(bytes, at)? };
    if next_is(at, b".") {
        at = digits(bytes, at + 1)?;
    }
    if next_is(at, b"eE") {
        at = digits(bytes, at + 1 + usize::from(next_is(at + 1, b"+-")))?;
    }
    Ok(at)
}

/// The end of the digits that begin at `at`. There must be at least one.
fn digits(bytes: &[u8], at: usize) -> End {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.iter().take_while(|byte| byte.is_ascii_digit()).count() {
        0 => Err((at, Wanted::Digit)),
        len => Ok(at + len),
    }
}
