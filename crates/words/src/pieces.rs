//! Messages that contain something to click or highlight, wherever a language puts it.

/// Placeholder in a message for its first part. Text from a file must not be inserted into such a message; it has to be
/// a part.
pub const FIRST: &str = "\u{e000}";

/// Placeholder for the second part.
pub const SECOND: &str = "\u{e001}";

/// The placeholders, in the order of parts.
const PLACES: [&str; 2] = [FIRST, SECOND];

/// A piece of such a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Plain text.
    Text(&'a str),
    /// A part: 0 for [`FIRST`], 1 for [`SECOND`].
    Part(usize),
}

/// Splits a message at its placeholders.
pub fn pieces(message: &str) -> Vec<Piece<'_>> {
    let (mut out, mut rest) = (Vec::new(), message);
    let next = |rest: &str| {
        let found = PLACES.iter().enumerate().filter_map(|(part, place)| Some((rest.find(place)?, part)));
        found.min()
    };
    while let Some((at, part)) = next(rest) {
        let (before, after) = rest.split_at(at);
        out.extend((!before.is_empty()).then_some(Piece::Text(before)));
        out.push(Piece::Part(part));
        rest = PLACES.get(part).and_then(|place| after.strip_prefix(place)).unwrap_or_default();
    }
    out.extend((!rest.is_empty()).then_some(Piece::Text(rest)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use Piece::{Part, Text};

    #[test]
    fn parts_stand_where_the_language_wants_them() {
        for (message, expected) in [
            (String::new(), vec![]),
            ("nothing".to_owned(), vec![Text("nothing")]),
            (format!("{FIRST} is {SECOND}, now"), vec![Part(0), Text(" is "), Part(1), Text(", now")]),
            (format!("now is {SECOND} – {FIRST}"), vec![Text("now is "), Part(1), Text(" – "), Part(0)]),
            (format!("{FIRST}{FIRST}"), vec![Part(0), Part(0)]),
        ] {
            assert_eq!(pieces(&message), expected, "{message}");
        }
    }
}
