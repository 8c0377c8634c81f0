//! Recognises how texts and lines of JSON begin.

use memchr::memchr;

use json::scan::Scanner;
use json::text::Text;

/// Whether a text begins like JSON that could contain records, or like a single string.
pub fn is_json(text: Text<'_>) -> bool {
    let mut scanner = Scanner::new(text);
    match scanner.peek() {
        Some(b'[') => !is_label(scanner),
        Some(b'{') => true,
        Some(b'"') => scanner.string().is_ok() && scanner.peek().is_none(),
        _ => false,
    }
}

/// Whether a line begins with words in brackets, as in `[2026-02-03T09:01:00Z] (stream) {…}`.
fn is_label(mut scanner: Scanner<'_>) -> bool {
    let rest = scanner.text().bytes.get(scanner.at() + 1..).unwrap_or_default();
    let end = rest.iter().position(|byte| matches!(byte, b'[' | b']' | b'{' | b'"' | b'\n'));
    let closes = end.and_then(|end| rest.get(end)) == Some(&b']');
    closes && scanner.skip().is_err()
}

/// Whether a single valid value begins at `at` and fills the line.
pub fn is_one_line(text: Text<'_>, at: usize) -> bool {
    let mut scanner = Scanner::new(text);
    scanner.jump(at);
    if scanner.skip().is_err() {
        return false;
    }
    let end = scanner.at();
    !text.raw(at, end).contains(&b'\n') && matches!(text.bytes.get(end), None | Some(b'\n' | b'\r'))
}

/// Whether a line ends here or a new one begins, in a text with one value a line.
pub fn follows_line(scanner: &Scanner<'_>) -> bool {
    let bytes = scanner.text().bytes;
    let (before, rest) = bytes.split_at_checked(scanner.at()).unwrap_or((bytes, &[]));
    let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii_start();
    let next = memchr(b'\n', rest).and_then(|len| rest.get(len + 1));
    matches!(line.first(), None | Some(b'{' | b'[')) && matches!(next, Some(b'{' | b'['))
}
