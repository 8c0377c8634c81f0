//! The value at a path of a record, for table cells.

use json::text::lossy;
use protocol::{Cell, CellValue};

use crate::text::fold_text;
use crate::walk::{self, Found};

/// Everything that the path leads to; case of names is ignored.
pub fn cell(json: &[u8], path: &[String]) -> Cell {
    let folded: Vec<String> = path.iter().map(|name| fold_text(name)).collect();
    let mut cell = Vec::new();
    walk::each(json, &folded, &mut |found| {
        match found {
            Found::Value(value) => cell.push(CellValue { text: value.text().to_owned(), object: false }),
            Found::Object(inside) => cell.push(CellValue { text: format!("{{{}", lossy(inside)), object: true }),
            // Its elements are visited next.
            Found::Array => {}
        }
        false
    });
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_at_a_path() {
        let json = br#"{"a":{"B":"x","c":null},"list":[{"v":1},{"v":[true,"\u00e9"]}],"e":{ "k": [1] },"n":[]}"#;
        for (path, expected) in [
            ("a.b", &["x"] as &[&str]),
            ("A.C", &[]),
            ("a", &[r#"{"B":"x","c":null}"#]),
            ("list.v", &["1", "true", "\u{e9}"]),
            ("e", &[r#"{ "k": [1] }"#]),
            ("n", &[]),
            ("none", &[]),
        ] {
            let path: Vec<String> = path.split('.').map(str::to_owned).collect();
            let found = cell(json, &path);
            assert_eq!(found.iter().map(|value| value.text.as_str()).collect::<Vec<_>>(), expected, "{path:?}");
            assert!(found.iter().all(|value| value.object == value.text.starts_with('{')));
        }
        // A truncated record yields what is there.
        let path = ["a".to_owned()];
        assert_eq!(cell(br#"{"a":{"b""#, &path).first().map(|value| value.text.as_str()), Some("{\"b\""));
    }
}
