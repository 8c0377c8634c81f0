//! Decoding escapes in strings.

/// Decodes a string given without its quotes. Half a surrogate pair becomes U+FFFD; an unknown escape becomes the
/// character after its backslash.
pub fn unescape(text: &str) -> String {
    resolve(text).0
}

/// Decodes a string given without its quotes; `None` if an escape is unknown, cut off, or half a surrogate pair.
pub fn unescape_exactly(text: &str) -> Option<String> {
    let (meant, exact) = resolve(text);
    exact.then_some(meant)
}

fn resolve(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut exact = true;
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        let mut chars = behind.chars();
        let letter = chars.next();
        rest = chars.as_str();
        let meant = match letter {
            Some('u') => {
                let (unit, len) = unicode(rest.as_bytes());
                rest = rest.get(len..).unwrap_or_default();
                if let Unit::Char(c) = unit { Some(c) } else { None }
            }
            Some(letter) => control(letter),
            None => {
                exact = false;
                break;
            }
        };
        exact &= meant.is_some();
        let unknown = || letter.filter(|letter| *letter != 'u').unwrap_or(char::REPLACEMENT_CHARACTER);
        out.push(meant.unwrap_or_else(unknown));
    }
    out.push_str(rest);
    (out, exact)
}

/// What a letter after a backslash stands for; `None` if JSON has no such escape.
fn control(letter: char) -> Option<char> {
    Some(match letter {
        '"' | '\\' | '/' => letter,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => return None,
    })
}

/// What follows `\u`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A character, possibly written as a surrogate pair.
    Char(char),
    /// Half of a surrogate pair.
    Half(u16),
    /// Not four hex digits.
    Broken,
}

/// Reads what follows `\u`, including the second half of a pair, and returns it with its length in bytes.
pub(crate) fn unicode(text: &[u8]) -> (Unit, usize) {
    let Some(unit) = hex4(text) else { return (Unit::Broken, 0) };
    if let Some(c) = char::from_u32(unit.into()) {
        return (Unit::Char(c), 4);
    }
    let low = text.get(4..).and_then(|behind| hex4(behind.strip_prefix(b"\\u")?));
    match low.and_then(|low| char::decode_utf16([unit, low]).next()?.ok()) {
        Some(c) => (Unit::Char(c), 10),
        None => (Unit::Half(unit), 4),
    }
}

fn hex4(text: &[u8]) -> Option<u16> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u16::try_from(digit).ok());
    text.first_chunk::<4>()?.iter().try_fold(0, |number, byte| Some(number << 4 | digit(byte)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_means_nothing_is_replaced() {
        for (text, expected) in [
            (r"\ud83d!", "\u{fffd}!"),
            (r"\ud83d\u0041", "\u{fffd}A"),
            (r"\ude00\ud83d\ude00", "\u{fffd}😀"),
            (r"\ud83d\ud83d\ude00", "\u{fffd}😀"),
            (r"\u00", "\u{fffd}00"),
            (r"\u+123", "\u{fffd}+123"),
            (r"\u12é4", "\u{fffd}12é4"),
            (r"\x\é", "xé"),
            (r"a\", "a"),
        ] {
            assert_eq!((unescape(text).as_str(), unescape_exactly(text)), (expected, None), "{text}");
        }
    }

    proptest! {
        #[test]
        fn as_serde_json_does(text in r#"([a-f0-9 é/]|\\[\\u"nxbfrt/]|\\u(d[89a-f][0-9a-f]{2}|00[0-9a-f]{2})){0,8}"#) {
            let known: Option<String> = serde_json::from_str(&format!("\"{text}\"")).ok();
            prop_assert_eq!(unescape_exactly(&text), known);
        }

        #[test]
        fn no_text_is_too_odd(text in r#"(.|\\|\\u|[0-9a-fd8]){0,12}"#) {
            prop_assert!(unescape(&text).len() <= text.len() * 3);
        }
    }
}
