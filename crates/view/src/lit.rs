//! Which lines of a record's tree to highlight: those that the filter's clauses matched.

use protocol::{Clause, Lit};

use crate::tree::{Line, Value};

/// Indices of the lines that a clause matched, ascending.
pub fn lit(lines: &[Line], clauses: &[Clause]) -> Vec<usize> {
    let is_found = |line: &Line| clauses.iter().any(|clause| clause.lit.iter().any(|lit| is_lit(line, lit)));
    lines.iter().enumerate().filter(|(_, line)| is_found(line)).map(|(at, _)| at).collect()
}

/// Names beyond ASCII must have the same case as in the filter.
fn is_lit(line: &Line, lit: &Lit) -> bool {
    let same = |(own, wanted): (&String, &String)| own.eq_ignore_ascii_case(wanted);
    let below = line.path.len() >= lit.path.len() && line.path.iter().zip(lit.path.iter()).all(same);
    match (&lit.text, &line.value) {
        _ if !below || (line.overridden && !lit.path.is_empty()) => false,
        (None, Value::Object(_) | Value::Array(_) | Value::Deep(_)) => line.path.len() == lit.path.len(),
        (None, _) => false,
        (Some(text), value) => {
            let is_value = match value {
                Value::Text(own) | Value::Number(own) => own == text,
                Value::Bool(own) => text == if *own { "true" } else { "false" },
                Value::Object(_) | Value::Array(_) | Value::Deep(_) | Value::Null => false,
            };
            // Positions in arrays are displayed like names but are not names.
            is_value || (lit.path.is_empty() && line.path.last() == Some(&line.name) && line.name == *text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree;

    fn lit_names(json: &str, path: &[&str], text: Option<&str>) -> Vec<String> {
        let lines = tree::parse(json).unwrap();
        let path = path.iter().map(|&name| name.to_owned()).collect();
        let found = vec![Lit { path, text: text.map(str::to_owned) }];
        let clause = Clause { words: protocol::Sense::All, holds: true, alternative: false, lit: found };
        lit(&lines, &[clause]).into_iter().map(|at| lines[at].name.clone()).collect()
    }

    #[test]
    fn values_names_and_composites() {
        let json = r#"{"user":{"Name":"bob","ok":true},"tags":["bob",{"bob":1}],"bobs":{},"n":null}"#;
        for (path, text, expected) in [
            (&["user", "NAME"] as &[&str], Some("bob"), &["Name"] as &[&str]),
            (&["user"], Some("bob"), &["Name"]),
            (&["user"], Some("true"), &["ok"]),
            (&["tags"], Some("bob"), &["0"]),
            (&["tags"], None, &["tags", "1"]),
            (&[], Some("bob"), &["Name", "0", "bob"]),
            (&[], Some("0"), &[]),
            (&["bobs"], None, &["bobs"]),
            (&["n"], None, &[]),
            (&["user", "Name", "x"], Some("bob"), &[]),
        ] {
            assert_eq!(lit_names(json, path, text), expected, "{path:?} {text:?}");
        }
    }
}
