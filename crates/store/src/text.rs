//! Case-insensitive comparison of text: one rule for the whole store.
//!
//! Two characters are equal if [`fold`] maps them to the same character. It maps one character to one character, so
//! that `?` in a wildcard is one character of the text, and a substring of the folded text is a substring of the text.

use memchr::memmem;
use protocol::Glob;

use crate::ascii;

/// Lower case of a character. Where that is several characters (only for `İ`), the first of them.
pub fn fold(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

/// Folds every character.
pub fn fold_text(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// A text that others are compared with, folded once.
#[derive(Clone, Debug)]
pub struct Folded {
    text: String,
    finder: Option<ascii::Finder>,
}

impl Folded {
    /// Folds `text`, and prepares to search for it.
    pub fn new(text: &str) -> Folded {
        let text = fold_text(text);
        let finder = text.is_ascii().then(|| ascii::Finder::new(text.as_bytes()));
        Folded { text, finder }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether both are the same text.
    pub fn equals(&self, other: &str) -> bool {
        if other.is_ascii() {
            // An ASCII text folds to ASCII, so a text that is not ASCII never equals it.
            return self.text.as_bytes().eq_ignore_ascii_case(other.as_bytes());
        }
        self.text.chars().eq(other.chars().map(fold))
    }

    /// Whether it is a substring of the other.
    pub fn is_in(&self, other: &str) -> bool {
        if other.is_ascii() {
            return self.finder.as_ref().is_some_and(|finder| finder.find(other.as_bytes()).is_some());
        }
        memmem::find(fold_text(other).as_bytes(), self.text.as_bytes()).is_some()
    }
}

/// Whether both names are the same step of a path. `folded` has been folded already.
pub fn same_name(folded: &str, name: &str) -> bool {
    if name.is_ascii() {
        return folded.as_bytes().eq_ignore_ascii_case(name.as_bytes());
    }
    folded.chars().eq(name.chars().map(fold))
}

/// A wildcard pattern, prepared for matching.
#[derive(Clone, Debug)]
pub struct Pattern {
    pieces: Vec<Piece>,
    /// The text between the stars of `*text*`, which is found faster with a substring search.
    inner: Option<Folded>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// This character, folded.
    Char(char),
    /// Exactly one character.
    One,
    /// Any run of characters.
    Any,
}

impl Piece {
    fn char(self) -> Option<char> {
        if let Piece::Char(c) = self { Some(c) } else { None }
    }
}

impl Pattern {
    /// A pattern that must match the whole text.
    pub fn whole(globs: &[Glob]) -> Pattern {
        Pattern::from_pieces(globs.iter().flat_map(pieces))
    }

    /// A pattern that may match anywhere in a text.
    pub fn inside(globs: &[Glob]) -> Pattern {
        let any = || std::iter::once(Piece::Any);
        Pattern::from_pieces(any().chain(globs.iter().flat_map(pieces)).chain(any()))
    }

    fn from_pieces(all: impl Iterator<Item = Piece>) -> Pattern {
        let mut pieces: Vec<Piece> = Vec::new();
        for piece in all {
            // `**` means the same as `*` and only costs time.
            if piece != Piece::Any || pieces.last() != Some(&Piece::Any) {
                pieces.push(piece);
            }
        }
        let inner = match pieces.as_slice() {
            [Piece::Any, inner @ .., Piece::Any] => inner.iter().map(|piece| piece.char()).collect::<Option<String>>(),
            _ => None,
        };
        Pattern { inner: inner.map(|text| Folded::new(&text)), pieces }
    }

    /// Whether the pattern matches. Takes at most (length of the text) × (length of the pattern) steps.
    pub fn matches(&self, text: &str) -> bool {
        if let Some(inner) = &self.inner {
            return inner.is_in(text);
        }
        let mut rest = text.chars();
        let mut pieces = self.pieces.iter();
        // State after the last `*`: the rest of the pattern, and the text not yet consumed by the star.
        let mut retry = None;
        loop {
            let rest_before = rest.clone();
            match (pieces.next(), rest.next()) {
                (None, None) => return true,
                (Some(Piece::Any), _) => {
                    rest = rest_before;
                    retry = Some((pieces.clone(), rest.clone()));
                    continue;
                }
                (Some(Piece::One), Some(_)) => continue,
                (Some(Piece::Char(wanted)), Some(found)) if fold(found) == *wanted => continue,
                (Some(_), None) => return false,
                (None | Some(Piece::Char(_)), Some(_)) => {}
            }
            let Some((after, mut text)) = retry else { return false };
            if text.next().is_none() {
                return false;
            }
            (pieces, rest) = (after.clone(), text.clone());
            retry = Some((after, text));
        }
    }
}

fn pieces(glob: &Glob) -> Vec<Piece> {
    match glob {
        Glob::Literal(text) => text.chars().map(|c| Piece::Char(fold(c))).collect(),
        Glob::Any => vec![Piece::Any],
        Glob::One => vec![Piece::One],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn globs(pattern: &str) -> Vec<Glob> {
        let glob = |c| match c {
            '*' => Glob::Any,
            '?' => Glob::One,
            c => Glob::Literal(c.to_string()),
        };
        pattern.chars().map(glob).collect()
    }

    #[test]
    fn wildcards() {
        let cases = [
            ("", "", true),
            ("", "a", false),
            ("*", "", true),
            ("*", "abc", true),
            ("?", "", false),
            ("?", "é", true),
            ("?", "İ", true),
            ("??", "é", false),
            ("a*", "Abc", true),
            ("*c", "abC", true),
            ("a*c", "abbbc", true),
            ("a*c", "abbb", false),
            ("*b*", "abc", true),
            ("*b*b*", "abc", false),
            ("*k*", "x\u{212a}y", true),
            ("*é*", "xÉ", true),
            ("**", "", true),
            ("*?*", "", false),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("*a?", "aab", true),
            ("*aab", "aaaab", true),
            ("a*b*c", "aXbXbXc", true),
            ("delete*", "DeleteTrail", true),
            ("ÉT*", "été", true),
            ("a", "a*", false),
        ];
        for (pattern, text, expected) in cases {
            assert_eq!(Pattern::whole(&globs(pattern)).matches(text), expected, "{pattern} on {text}");
        }
        assert!(Pattern::inside(&globs("b?d")).matches("abcde"));
        assert!(!Pattern::inside(&globs("b?d")).matches("abde"));
    }

    #[test]
    fn a_bad_case_stays_cheap() {
        let pattern = "*a".repeat(200) + "b";
        assert!(!Pattern::whole(&globs(&pattern)).matches(&"a".repeat(20_000)));
    }

    #[test]
    fn case_is_ignored_in_every_script() {
        for (a, b, same) in [
            ("abc", "ABC", true),
            ("straße", "STRAßE", true),
            ("straße", "STRASSE", false),
            ("ÄÖÜ", "äöü", true),
            ("kelvin", "\u{212a}ELVIN", true),
            ("istanbul", "İstanbul", true),
            ("ЖУРНАЛ", "журнал", true),
            ("a", "ab", false),
        ] {
            assert_eq!(Folded::new(a).equals(b), same, "{a} = {b}");
            assert_eq!(Folded::new(b).equals(a), same, "{b} = {a}");
            assert_eq!(same_name(&fold_text(a), b), same);
            assert_eq!(Folded::new(a).is_in(&format!("x{b}y")), same || b.starts_with(a), "{a} in x{b}y");
        }
    }
}
