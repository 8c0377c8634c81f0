//! Finds the end of a value by its brackets alone, for values that are not valid JSON.

/// Nesting deeper than this is not followed: a file like that is not worth the memory.
const MOST_LEVELS: usize = 1 << 20;

/// The offset after the value that starts at `start`. Brackets are matched and strings respected; everything else is
/// ignored. A value without brackets ends before the next comma, closing bracket or blank. `None` if brackets do not
/// match or the text ends first.
pub fn end_of_value(bytes: &[u8], start: usize) -> Option<usize> {
    match bytes.get(start)? {
        b'{' | b'[' => end_of_brackets(bytes, start),
        b'"' => end_of_string(bytes, start),
        _ => {
            let rest = bytes.get(start..)?;
            let len = rest.iter().position(|byte| matches!(byte, b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t'));
            len.filter(|len| *len > 0).map(|len| start + len)
        }
    }
}

fn end_of_brackets(bytes: &[u8], start: usize) -> Option<usize> {
    let mut open = Vec::new();
    let mut at = start;
    loop {
        match bytes.get(at)? {
            b'"' => {
                at = end_of_string(bytes, at)?;
                continue;
            }
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            closing @ (b'}' | b']') => {
                if open.pop() != Some(*closing) {
                    return None;
                }
                if open.is_empty() {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        if open.len() > MOST_LEVELS {
            return None;
        }
        at += 1;
    }
}

fn end_of_string(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        at += memchr::memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes.get(at) == Some(&b'"') {
            return Some(at + 1);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_end_where_their_brackets_do() {
        let cases = [
            ("{}", Some(2)),
            (r#"{"a":]}"#, None),
            (r#"{"a":"}]\"","b":[}]"#, None),
            (r#"{"a" "}\"" ,, [1 2]} rest"#, Some(20)),
            ("[[[", None),
            ("\"a\\\"b\" ", Some(6)),
            ("\"a", None),
            ("nul, 1", Some(3)),
            ("nul", None),
            (", 1", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(end_of_value(text.as_bytes(), 0), expected, "{text}");
        }
        assert_eq!(end_of_value("[".repeat(MOST_LEVELS + 2).as_bytes(), 0), None);
    }
}
