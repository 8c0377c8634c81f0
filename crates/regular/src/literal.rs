//! Finds a literal that every match of an expression contains.
//!
//! Searching for it is many times faster than running the expression, and most texts do not contain it.

/// The longest run of plain characters outside brackets, classes and repetitions. `None` if there is none, or if that
/// is not obvious: with alternatives, or groups that set flags or do not capture.
pub(crate) fn in_every_match(pattern: &str) -> Option<String> {
    if pattern.contains("(?") {
        return None;
    }
    let mut runs = Runs::default();
    let mut chars = pattern.chars().peekable();
    let mut depth = 0_u32;
    while let Some(c) = chars.next() {
        match c {
            '|' if depth == 0 => return None,
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            '[' => pass_class(&mut chars),
            '\\' => match chars.next() {
                Some(escaped) if escaped.is_ascii_punctuation() && depth == 0 => {
                    runs.plain(escaped);
                    continue;
                }
                // A class, a boundary, or a character given by its code.
                Some('x' | 'u' | 'U') => return None,
                _ => {}
            },
            '*' | '?' | '{' => {
                runs.repeated();
                if c == '{' {
                    chars.by_ref().find(|c| *c == '}');
                }
            }
            '.' | '^' | '$' | '+' | '|' => {}
            plain if depth == 0 => {
                runs.plain(plain);
                continue;
            }
            _ => {}
        }
        runs.end();
    }
    runs.end();
    Some(runs.longest).filter(|run| !run.is_empty())
}

/// Skips what is in square brackets, which can be nested and begin with a closing one.
fn pass_class(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    chars.next_if_eq(&'^');
    chars.next_if_eq(&']');
    let mut depth = 1;
    while depth > 0 {
        match chars.next() {
            Some('\\') => drop(chars.next()),
            Some('[') => depth += 1,
            Some(']') => depth -= 1,
            Some(_) => {}
            None => return,
        }
    }
}

#[derive(Default)]
struct Runs {
    run: String,
    longest: String,
}

impl Runs {
    fn plain(&mut self, c: char) {
        self.run.push(c);
    }

    /// The last character is optional or repeated, so it cannot be part of the literal.
    fn repeated(&mut self) {
        self.run.pop();
    }

    fn end(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run.len() > self.longest.len() {
            self.longest = run;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_that_must_be_there() {
        let cases = [
            ("AKIA[A-Z0-9]{16}", Some("AKIA")),
            (r":user\/(alice|bob)$", Some(":user/")),
            ("^not authorized to (perform|do)+ it?", Some("not authorized to ")),
            ("ab*cde?f+g", Some("cd")),
            ("ab{0,3}c", Some("a")),
            (r"\.amazonaws\.com$", Some(".amazonaws.com")),
            (r"[]a]bc[[a]\]d]e", Some("bc")),
            (r"\w\d\bxy", Some("xy")),
            ("a|b", None),
            ("(a|b)", None),
            ("(?i)abc", None),
            ("(?:abc)?d", None),
            (r"\x41bc", None),
            ("[abc]", None),
            ("a?", None),
            ("", None),
        ];
        for (pattern, want) in cases {
            assert_eq!(in_every_match(pattern).as_deref(), want, "{pattern}");
        }
    }
}
