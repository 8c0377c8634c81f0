//! JSON in the strings of a record, such as policies.

use percent_encoding::percent_decode_str;

use crate::tree::{self, Line, Value};

/// Most documents of a record that are unfolded.
const MOST_DOCUMENTS: usize = 8;

/// Longest text that is looked into, in bytes.
const MOST_BYTES: usize = 200_000;

/// A document in a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Path of the string.
    pub path: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// The JSON objects in the strings of a record, as written or, as IAM returns policies, percent-encoded.
pub fn documents(lines: &[Line]) -> Vec<Document> {
    let document = |line: &Line| {
        let Value::Text(text) = &line.value else { return None };
        let lines = object(text).filter(|lines| !lines.is_empty())?;
        Some(Document { path: line.path.join("."), lines })
    };
    lines.iter().filter_map(document).take(MOST_DOCUMENTS).collect()
}

fn object(text: &str) -> Option<Vec<Line>> {
    let text = text.trim();
    if text.len() > MOST_BYTES {
        return None;
    }
    if text.starts_with('{') {
        return tree::parse(text);
    }
    let encoded = text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("%7b"));
    encoded.then(|| percent_decode_str(text).decode_utf8().ok()).flatten().and_then(|text| tree::parse(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_found_where_they_are() {
        let json = r#"{"a":{"p":"{\"Version\":\"x\",\"n\":1}"},"q":["%7B%22k%22%3A%22v%22%7D"],"no":"{not","empty":"{}","t":"[1]"}"#;
        let found = documents(&tree::parse(json).unwrap_or_default());
        let told: Vec<String> = found
            .iter()
            .map(|it| {
                format!("{} {}", it.path, it.lines.iter().map(|line| line.name.as_str()).collect::<Vec<_>>().join(","))
            })
            .collect();
        assert_eq!(told, ["a.p Version,n", "q k"]);
    }
}
