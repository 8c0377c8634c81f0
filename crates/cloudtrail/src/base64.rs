//! Base64 (RFC 4648), decoded leniently: either alphabet, with or without line breaks and padding.

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);

/// Decodes a text. Also returns the number of characters after which it stops being base64, if it does.
pub fn decode(text: &[u8]) -> (Vec<u8>, Option<usize>) {
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    let is_line_end = |byte: &u8| matches!(byte, b'\r' | b'\n' | b' ');
    let len = text.iter().position(|byte| !is_digit(byte) && !is_line_end(byte)).unwrap_or(text.len());
    let behind = text.get(len..).unwrap_or_default();
    let mut digits: Vec<u8> = text.iter().take(len).copied().filter(|byte| !is_line_end(byte)).collect();
    let padding = behind.iter().filter(|byte| **byte == b'=').count();
    let is_whole = behind.iter().all(|byte| *byte == b'=' || is_line_end(byte))
        && digits.len() % 4 != 1
        && (padding == 0 || (padding <= 2 && (digits.len() + padding).is_multiple_of(4)));
    if digits.len() % 4 == 1 {
        digits.pop();
    }
    let alphabet = if digits.iter().any(|byte| matches!(byte, b'-' | b'_')) { URL_SAFE } else { STANDARD };
    match GeneralPurpose::new(&alphabet, LENIENT).decode(&digits) {
        Ok(bytes) => (bytes, (!is_whole).then_some(len)),
        // A text that mixes both alphabets.
        Err(_) => (Vec::new(), Some(0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_base64_is_decoded() {
        let cases: [(&str, &str, Option<usize>); 9] = [
            ("eyJhIjoxfQ==", "{\"a\":1}", None),
            ("eyJhIjoxfQ", "{\"a\":1}", None),
            ("eyJh\r\nIjox\nfQ==\n", "{\"a\":1}", None),
            ("eyJhIjoxfQ=", "{\"a\":1}", Some(10)),
            ("eyJhIjox!fQ==", "{\"a\":1", Some(8)),
            ("eyJhIjoxf", "{\"a\":1", Some(9)),
            ("Pz8_", "???", None),
            ("Pz8/", "???", None),
            ("-/", "", Some(0)),
        ];
        for (text, expected, broken_at) in cases {
            let (bytes, at) = decode(text.as_bytes());
            assert_eq!((String::from_utf8_lossy(&bytes).as_ref(), at), (expected, broken_at), "{text}");
        }
    }
}
