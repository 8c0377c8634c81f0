//! What is typed about a redaction, and redacted records as JSON.

/// Domains, as they are typed.
pub fn domains(text: &str) -> Vec<String> {
    text.split([' ', ',', ';'])
        .filter(|domain| !domain.trim().is_empty())
        .map(|domain| domain.trim().to_owned())
        .collect()
}

/// Expressions, one on each line.
pub fn patterns(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// Records, one on each line, as elements of an array. Line breaks are between records only.
pub fn elements(lines: &[u8], is_first: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(lines.len());
    for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        if !is_first || !out.is_empty() {
            out.extend_from_slice(b",\n");
        }
        out.extend_from_slice(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_taken_apart() {
        assert_eq!(domains(" corp.test,x.org;  y.net "), ["corp.test", "x.org", "y.net"]);
        assert_eq!(patterns("CASE-\\d+\n\n a b\n"), ["CASE-\\d+", " a b"]);
    }

    #[test]
    fn portions_make_one_array() {
        let all = [elements(b"{\"a\":1}\n{}\n", true), elements(b"{\"b\":2}\n", false)].concat();
        let array: Vec<serde_json::Value> =
            serde_json::from_str(&format!("[{}]", String::from_utf8(all).unwrap())).unwrap();
        assert_eq!(array.len(), 3);
    }
}
