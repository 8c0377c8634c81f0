//! What a record says, as a number: two records with the same are copies of each other.
//!
//! The same event comes from a log, from the console, from a tool that formats JSON: with other blanks between its values
//! and other escapes for the same characters. Those do not count; everything else does, the order of members included.

use memchr::{memchr, memchr3};
use siphasher::sip::SipHasher13;

/// A record with blanks between its values has one of them among its first members.
const HEAD: usize = 256;

/// Hashes a record. `scratch` is a buffer to write in; what was in it is lost.
pub fn hash(key: [u64; 2], record: &[u8], scratch: &mut Vec<u8>) -> u64 {
    let hasher = SipHasher13::new_with_keys(key[0], key[1]);
    if memchr(b'\\', record).is_none() && !has_blanks(record.get(..HEAD).unwrap_or(record)) {
        return hasher.hash(record);
    }
    scratch.clear();
    write_plain(record, scratch);
    hasher.hash(scratch)
}

/// Whether there is a blank outside of strings.
fn has_blanks(record: &[u8]) -> bool {
    // Most records have none at all so early.
    if memchr3(b' ', b'\n', b'\t', record).is_none() && memchr(b'\r', record).is_none() {
        return false;
    }
    let mut in_string = false;
    record.iter().any(|byte| {
        in_string ^= *byte == b'"';
        !in_string && is_blank(*byte)
    })
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

/// Writes a record without blanks, and with escapes only where a character can't do without.
fn write_plain(mut record: &[u8], out: &mut Vec<u8>) {
    let mut in_string = false;
    while let Some((byte, rest)) = record.split_first() {
        record = rest;
        match byte {
            b'"' => in_string = !in_string,
            b'\\' if in_string => {
                record = write_escape(rest, out);
                continue;
            }
            byte if !in_string && is_blank(*byte) => continue,
            _ => {}
        }
        out.push(*byte);
    }
}

/// Writes the escape whose backslash was read, and returns what is behind it.
fn write_escape<'a>(text: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    match text.split_first() {
        Some((b'/', rest)) => {
            out.push(b'/');
            rest
        }
        Some((b'u', rest)) => write_unicode(rest, out),
        Some((letter, rest)) => {
            out.extend([b'\\', *letter]);
            rest
        }
        None => text,
    }
}

fn write_unicode<'a>(digits: &'a [u8], out: &mut Vec<u8>) -> &'a [u8] {
    let Some((unit, rest)) = hex4(digits) else {
        out.extend(b"\\u");
        return digits;
    };
    let low = rest.strip_prefix(b"\\u").and_then(hex4).filter(|(low, _)| (0xdc00..0xe000).contains(low));
    let (code, rest) = match low {
        Some((low, behind)) if (0xd800..0xdc00).contains(&unit) => {
            (0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), behind)
        }
        _ => (unit, rest),
    };
    match char::from_u32(code) {
        Some('\n') => out.extend(b"\\n"),
        Some('\r') => out.extend(b"\\r"),
        Some('\t') => out.extend(b"\\t"),
        Some('\u{8}') => out.extend(b"\\b"),
        Some('\u{c}') => out.extend(b"\\f"),
        Some(c @ ('"' | '\\')) => out.extend(['\\', c].map(|c| c as u8)),
        Some(c) if !c.is_ascii_control() => out.extend(c.encode_utf8(&mut [0; 4]).as_bytes()),
        // A control character, or half of a pair: there is no other way to write it.
        _ => out.extend(format!("\\u{code:04x}").as_bytes()),
    }
    rest
}

/// Four hex digits, and what is behind them.
fn hex4(text: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, rest) = text.split_first_chunk::<4>()?;
    let digits =
        std::str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    Some((u32::from_str_radix(digits, 16).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    fn hash(record: &str) -> u64 {
        super::hash([1, 2], record.as_bytes(), &mut vec![0; 3])
    }

    #[test]
    fn blanks_and_escapes_do_not_count() {
        let plain = r#"{"a":"x y/é🙂\n\"","b":[1,null]}"#;
        for same in [
            "{\"a\" : \"x y/é🙂\\n\\\"\",\n\t\"b\":\r\n[ 1, null ]}",
            r#"{"\u0061":"x\u0020y\/\u00e9\ud83d\uDE42\u000A\u0022","b":[1,null]}"#,
            r#"{"a": "x y/é🙂\n\"", "b": [1, null]}"#,
        ] {
            assert_eq!(hash(same), hash(plain), "{same}");
        }
        for other in [
            r#"{"a":"x  y/é🙂\n\"","b":[1,null]}"#,
            r#"{"a":"x y/é🙂\\n\"","b":[1,null]}"#,
            r#"{"a":"x y/é🙃\n\"","b":[1,null]}"#,
            r#"{"b":[1,null],"a":"x y/é🙂\n\""}"#,
        ] {
            assert_ne!(hash(other), hash(plain), "{other}");
        }
        assert_ne!(hash(r#"{"a":"\ud800"}"#), hash("{\"a\":\"\u{fffd}\"}"));
        assert_ne!(hash(r#"{"a":"\u0001"}"#), hash(r#"{"a":"\u0002"}"#));
        assert_eq!(hash(r#"{"a":"\uD800"}"#), hash(r#"{"a":"\ud800"}"#));
    }

    proptest! {
        #[test]
        fn two_ways_to_write_one_value_are_one(text in any::<String>(), other in any::<String>()) {
            let value = Value::from(vec![Value::from(text.as_str())]);
            let escaped: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
            let ways = [value.to_string(), serde_json::to_string_pretty(&value).unwrap(), format!("[\"{escaped}\"]")];
            prop_assert!(ways.iter().all(|way| hash(way) == hash(&ways[0])), "{ways:?}");
            let same = other == text;
            prop_assert_eq!(hash(&Value::from(vec![other]).to_string()) == hash(&ways[0]), same);
        }

        #[test]
        fn no_bytes_are_too_odd(bytes in any::<Vec<u8>>(), tail in "[\\\\u0-9d\" ]{0,12}") {
            super::hash([1, 2], &[&bytes[..], tail.as_bytes()].concat(), &mut Vec::new());
        }
    }
}
