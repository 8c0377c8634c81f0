//! `%…%`: the regular expressions that CloudWatch Logs accepts.
//!
//! <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/regex-expressions.html>

use protocol::{Expected, Found, Mistake};
use regular::Regular;

use crate::error::{Problem, shown};

/// Symbols that represent themselves.
const SYMBOLS: &str = ":_#=@/;,- ";

/// Symbols with a special meaning.
const OPERATORS: &str = "^$?[]{}|\\*+.";

/// Letters with a meaning after a backslash.
const CLASSES: &str = "dDsSwW";

/// Checks a pattern that begins at byte `start` of the text.
pub(super) fn check(pattern: &str, start: usize) -> Result<(), Problem> {
    if pattern.is_empty() {
        return Err(Problem::new(start, Expected::RegexBetweenPercents, Found::Nothing));
    }
    let mut chars = pattern.char_indices().peekable();
    let mut in_class = false;
    while let Some((at, c)) = chars.next() {
        let at = start + at;
        match c {
            '\\' => escape(at, &mut chars)?,
            '[' if in_class => return Err(Problem::new(at, Expected::EscapedBracket, shown("["))),
            '-' if in_class && chars.peek().is_some_and(|(_, next)| *next == '-') => {
                return Err(Problem::new(at, Expected::EscapedHyphen, shown("--")));
            }
            '[' => {
                in_class = true;
                // A bracket right after the first one belongs to the class.
                chars.next_if(|(_, next)| *next == '^');
                if chars.next_if(|(_, next)| *next == ']').is_some() {
                    return Err(Problem::new(at, Expected::EscapedClosingBracket, shown("[]")));
                }
            }
            ']' => in_class = false,
            '(' | ')' => {
                return Err(Problem::new(at, Expected::NoParentheses, Found::Written(c.to_string())));
            }
            c if !c.is_ascii() => {
                return Err(Problem::new(at, Expected::OnlyAscii, Found::Written(c.to_string())));
            }
            c if c.is_ascii_alphanumeric() || SYMBOLS.contains(c) || OPERATORS.contains(c) => {}
            c => {
                let code = format!("\\x{:02X}", u32::from(c));
                let expected = Expected::CharacterCode(code.clone());
                return Err(Problem::new(at, expected, Found::Written(c.to_string())).fix(at..at + 1, code));
            }
        }
    }
    match Regular::new(pattern, false) {
        Ok(_) => Ok(()),
        Err(fault) => Err(Problem::of(start + fault.at, Mistake::Regex(fault.why))),
    }
}

/// Checks what follows a backslash.
fn escape(at: usize, chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>) -> Result<(), Problem> {
    match chars.next() {
        Some((_, 'x')) => {
            let digits: String =
                std::iter::from_fn(|| chars.next_if(|(_, c)| c.is_ascii_hexdigit())).take(2).map(|(_, c)| c).collect();
            match u8::from_str_radix(&digits, 16) {
                Ok(code) if digits.len() == 2 && code.is_ascii() => Ok(()),
                _ => Err(Problem::new(at, Expected::HexDigits, Found::Written(format!("\\x{digits}")))),
            }
        }
        Some((_, c))
            if CLASSES.contains(c) || (!c.is_alphanumeric() && (SYMBOLS.contains(c) || OPERATORS.contains(c))) =>
        {
            Ok(())
        }
        Some((_, c)) => Err(Problem::new(at, Expected::RegexEscape, Found::Written(format!("\\{c}")))),
        None => Err(Problem::new(at, Expected::RegexAfterBackslash, Found::EndOfRegex)),
    }
}

/// A pattern that matches exactly these characters; `None` if AWS's syntax cannot express it.
pub(crate) fn escaped(text: &str) -> Option<String> {
    let mut pattern = String::new();
    for c in text.chars() {
        match c {
            c if !c.is_ascii() => return None,
            c if c.is_ascii_alphanumeric() || SYMBOLS.contains(c) && c != '-' => pattern.push(c),
            c if OPERATORS.contains(c) => {
                pattern.push('\\');
                pattern.push(c);
            }
            c => pattern.push_str(&format!("\\x{:02X}", u32::from(c))),
        }
    }
    Some(pattern)
}

/// Whether the pattern can be written between percent signs as it is.
pub(crate) fn is_accepted(pattern: &str) -> bool {
    !pattern.contains('%') && check(pattern, 0).is_ok()
}
