//! The text that a JSON string stands for.
//!
//! `serde_json` reads it too, but brings 12 kB of messages and tables for numbers into the page, which reads no other JSON.

/// Decodes what stands between the quotes of a JSON string (RFC 8259, section 7). `None` if it is none: an unknown escape,
/// half a surrogate pair, a raw control character.
pub(crate) fn unescape(inner: &str) -> Option<String> {
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.push(escaped(&mut chars)?),
            '"' | '\0'..' ' => return None,
            _ => out.push(c),
        }
    }
    Some(out)
}

/// What stands behind a backslash.
fn escaped(chars: &mut std::str::Chars<'_>) -> Option<char> {
    Some(match chars.next()? {
        c @ ('"' | '\\' | '/') => c,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let first = four_digits(chars)?;
            let is_high = (0xd800..0xdc00).contains(&first);
            let pair = [first, if is_high { low_half(chars)? } else { 0 }];
            char::decode_utf16(pair).next()?.ok()?
        }
        _ => return None,
    })
}

fn low_half(chars: &mut std::str::Chars<'_>) -> Option<u16> {
    (chars.next()? == '\\' && chars.next()? == 'u').then_some(())?;
    four_digits(chars)
}

fn four_digits(chars: &mut std::str::Chars<'_>) -> Option<u16> {
    (0..4).try_fold(0, |number, _| Some(number << 4 | u16::try_from(chars.next()?.to_digit(16)?).ok()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn known(inner: &str) -> Option<String> {
        serde_json::from_str(&format!("\"{inner}\"")).ok()
    }

    #[test]
    fn every_escape_is_read() {
        for inner in [r#"\"\\\/\b\f\n\r\t"#, r"\u00e9\uD83D\ude00", "é😀", ""] {
            assert!(known(inner).is_some());
            assert_eq!(unescape(inner), known(inner), "{inner}");
        }
        for inner in
            [r"\", r"\x", r"\u12", r"\u12g4", r"\ud800", r"\ud800\u0041", r"\udc00", r"\ud800x", "\n", "\"", r"\u+123"]
        {
            assert_eq!((unescape(inner), known(inner)), (None, None), "{inner}");
        }
    }

    proptest! {
        #[test]
        fn as_serde_json_does(inner in r#"([a-f0-9 é"/\n]|\\[\\u"nx]|\\u(d[89a-f][0-9a-f]{2}|00[0-9a-f]{2})){0,8}"#) {
            prop_assert_eq!(unescape(&inner), known(&inner));
        }
    }
}
