//! Finds literals of which every match of an expression contains at least one.
//!
//! Searching for them is many times faster than running the expression, and most texts contain none.

use std::iter::Peekable;
use std::str::Chars;

/// With more alternatives than these, nothing is gained.
const MOST: usize = 32;

/// Literals of which every match contains at least one; none if they are not obvious, such as where flags are set. With `ignore_case`,
/// they are ASCII in lower case.
pub(crate) fn in_every_match(pattern: &str, ignore_case: bool) -> Vec<String> {
    let mut reader = Reader { chars: pattern.chars().peekable(), ignore_case, obscure: false };
    let found = reader.alternatives();
    if reader.obscure || found.len() > MOST { Vec::new() } else { found }
}

struct Reader<'p> {
    chars: Peekable<Chars<'p>>,
    ignore_case: bool,
    /// Something that is not understood here.
    obscure: bool,
}

impl Reader<'_> {
    /// Up to the end of a group or of the expression. None if an alternative need not contain any.
    fn alternatives(&mut self) -> Vec<String> {
        let (mut all, mut each) = (Vec::new(), true);
        loop {
            let of_one = self.sequence();
            each &= !of_one.is_empty();
            let new = |literal: &String| !all.contains(literal);
            let more: Vec<String> = of_one.into_iter().filter(new).collect();
            all.extend(more);
            if self.chars.next_if_eq(&'|').is_none() {
                return if each { all } else { Vec::new() };
            }
        }
    }

    /// The best of what stands one after the other.
    fn sequence(&mut self) -> Vec<String> {
        let mut runs = Runs::default();
        while let Some(c) = self.chars.next_if(|c| !matches!(c, '|' | ')')) {
            match c {
                '(' => {
                    runs.end();
                    if self.chars.next_if_eq(&'?').is_some() && self.chars.next() != Some(':') {
                        self.obscure = true;
                    }
                    let inside = self.alternatives();
                    self.chars.next();
                    if !matches!(self.chars.peek(), Some('*' | '?' | '{')) {
                        runs.offer(inside);
                    }
                }
                '[' => {
                    runs.end();
                    pass_class(&mut self.chars);
                }
                '\\' => match self.chars.next() {
                    Some(escaped) if escaped.is_ascii_punctuation() => runs.plain(escaped, self.ignore_case),
                    // A class, a boundary, or a character given by its code.
                    Some('x' | 'u' | 'U') => self.obscure = true,
                    _ => runs.end(),
                },
                '*' | '?' | '{' => {
                    runs.repeated();
                    if c == '{' {
                        self.chars.by_ref().find(|c| *c == '}');
                    }
                }
                '+' => {
                    // Repeated once more, what is before it may be left out.
                    self.obscure |= matches!(self.chars.peek(), Some('*' | '+' | '?' | '{'));
                    runs.end();
                }
                '.' | '^' | '$' => runs.end(),
                plain => runs.plain(plain, self.ignore_case),
            }
        }
        runs.end();
        runs.best
    }
}

/// Skips what is in square brackets, which can be nested and begin with a closing one.
fn pass_class(chars: &mut Peekable<Chars<'_>>) {
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
    best: Vec<String>,
}

impl Runs {
    fn plain(&mut self, c: char, ignore_case: bool) {
        match (ignore_case, c.is_ascii()) {
            (true, true) => self.run.push(c.to_ascii_lowercase()),
            (true, false) => self.end(),
            (false, _) => self.run.push(c),
        }
    }

    /// The last character is optional or repeated, so it cannot be part of the literal.
    fn repeated(&mut self) {
        self.run.pop();
        self.end();
    }

    fn end(&mut self) {
        let run = std::mem::take(&mut self.run);
        self.offer(vec![run]);
    }

    /// Takes these instead if the shortest of them says more.
    fn offer(&mut self, literals: Vec<String>) {
        let shortest = |literals: &[String]| literals.iter().map(String::len).min().unwrap_or_default();
        if shortest(&literals) > shortest(&self.best) {
            self.best = literals;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_match_contains() {
        for (pattern, want) in [
            ("AKIA[A-Z0-9]{16}", vec!["AKIA"]),
            (r":user\/(alice|bob)$", vec![":user/"]),
            ("^not authorized to (perform|do)+ it?", vec!["not authorized to "]),
            ("ab*cde?f+g", vec!["cd"]),
            ("ab{0,3}c", vec!["a"]),
            (r"\.amazonaws\.com$", vec![".amazonaws.com"]),
            (r"[]a]bc[[a]\]d]e", vec!["bc"]),
            (r"\w\d\bxy", vec!["xy"]),
            ("alpha|be+", vec!["alpha", "be"]),
            ("x(alpha|beta)?", vec!["x"]),
            ("x(alpha|(?:beta|gam[a-z]+))y", vec!["alpha", "beta", "gam"]),
            ("(?:abc)?d", vec!["d"]),
            ("ab+*c", vec![]),
            ("(?:ab)+?c", vec![]),
            ("a|b?", vec![]),
            ("(a|)", vec![]),
            ("(?i)abc", vec![]),
            (r"\x41bc", vec![]),
            ("[abc]", vec![]),
            ("a?", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(in_every_match(pattern, false), want, "{pattern}");
        }
        let notes =
            r"(ransom|(how|read).{0,3}(to|me).{0,12}(decrypt|unlock)|your.{0,3}(files|data).{0,12}(stolen|leaked))";
        assert_eq!(in_every_match(notes, true), ["ransom", "decrypt", "unlock", "stolen", "leaked"]);
        assert_eq!(in_every_match("(Ransom|Ä|gelÖst)", true), [""; 0]);
        assert_eq!(in_every_match("(Ransom|gelÖst)", true), ["ransom", "gel"]);
    }
}
