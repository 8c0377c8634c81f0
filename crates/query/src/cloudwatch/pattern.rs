//! `%…%`: the regular expressions that CloudWatch Logs accepts.
//!
//! <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/regex-expressions.html>

use regular::Regular;

use crate::error::Problem;

/// Symbols that stand for themselves.
const SYMBOLS: &str = ":_#=@/;,- ";

/// Symbols that mean something.
const OPERATORS: &str = "^$?[]{}|\\*+.";

/// Letters after a backslash.
const CLASSES: &str = "dDsSwW";

/// Checks a pattern that begins at this byte of the text.
pub(super) fn check(pattern: &str, start: usize) -> Result<(), Problem> {
    if pattern.is_empty() {
        return Err(Problem::new(start, "a regular expression between the percent signs", "none"));
    }
    let mut chars = pattern.char_indices().peekable();
    let mut in_class = false;
    while let Some((at, c)) = chars.next() {
        let at = start + at;
        match c {
            '\\' => escape(at, &mut chars)?,
            '[' if in_class => return Err(refused(at, "“\\[” within brackets", "“[”")),
            '-' if in_class && chars.peek().is_some_and(|(_, next)| *next == '-') => {
                return Err(refused(at, "“\\-” for a hyphen within brackets", "“--”"));
            }
            '[' => {
                in_class = true;
                // A bracket right behind the first one is a member of the class.
                chars.next_if(|(_, next)| *next == '^');
                if chars.next_if(|(_, next)| *next == ']').is_some() {
                    return Err(refused(at, "“\\]” for a bracket within brackets", "“[]”"));
                }
            }
            ']' => in_class = false,
            '(' | ')' => {
                return Err(refused(
                    at,
                    "no parentheses (CloudWatch Logs has no groups; “\\x28” and “\\x29” are the characters)",
                    &format!("“{c}”"),
                ));
            }
            c if !c.is_ascii() => {
                return Err(refused(at, "only ASCII characters in a regular expression", &format!("“{c}”")));
            }
            c if c.is_ascii_alphanumeric() || SYMBOLS.contains(c) || OPERATORS.contains(c) => {}
            c => {
                let code = format!("\\x{:02X}", u32::from(c));
                let expected = format!("“{code}” for this character, as CloudWatch Logs wants it");
                return Err(refused(at, &expected, &format!("“{c}”")).fix(at..at + 1, code));
            }
        }
    }
    match Regular::new(pattern, false) {
        Ok(_) => Ok(()),
        Err(fault) => {
            Err(Problem::say(start + fault.at, format!("This regular expression cannot be used: {}.", fault.why)))
        }
    }
}

/// What follows a backslash.
fn escape(at: usize, chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>) -> Result<(), Problem> {
    match chars.next() {
        Some((_, 'x')) => {
            let digits: String =
                std::iter::from_fn(|| chars.next_if(|(_, c)| c.is_ascii_hexdigit())).take(2).map(|(_, c)| c).collect();
            match u8::from_str_radix(&digits, 16) {
                Ok(code) if digits.len() == 2 && code.is_ascii() => Ok(()),
                _ => Err(refused(
                    at,
                    "two hexadecimal digits of an ASCII character after “\\x”",
                    &format!("“\\x{digits}”"),
                )),
            }
        }
        Some((_, c))
            if CLASSES.contains(c) || (!c.is_alphanumeric() && (SYMBOLS.contains(c) || OPERATORS.contains(c))) =>
        {
            Ok(())
        }
        Some((_, c)) => Err(refused(
            at,
            "one of \\d \\D \\s \\S \\w \\W \\xhh, or an operator after the backslash",
            &format!("“\\{c}”"),
        )),
        None => Err(refused(at, "a character after the backslash", "the end of the regular expression")),
    }
}

fn refused(at: usize, expected: &str, found: &str) -> Problem {
    Problem::new(at, expected, found)
}

/// The characters as a pattern that matches just them.
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

/// Whether the text can be written between percent signs as it is.
pub(crate) fn is_accepted(pattern: &str) -> bool {
    !pattern.contains('%') && check(pattern, 0).is_ok()
}
