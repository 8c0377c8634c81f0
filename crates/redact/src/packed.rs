//! Strings that are base64 of a text, however it was written.

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Shorter ones are not looked into: almost any word would be one.
const SHORTEST: usize = 8;

/// A text that was encoded.
#[derive(Debug)]
pub struct Packed {
    /// What it says.
    pub text: String,
    is_url_safe: bool,
    is_padded: bool,
    /// As `PowerShell` encodes commands.
    is_utf16: bool,
}

impl Packed {
    /// The text that a whole string is the base64 of, if it is one: with or without padding, for URLs, and with line breaks.
    pub fn read(text: &str) -> Option<Packed> {
        let is_ours = |byte: u8| byte.is_ascii_alphanumeric() || b"+/-_=\r\n \t".contains(&byte);
        if text.len() < SHORTEST || !text.bytes().all(is_ours) {
            return None;
        }
        let bare: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        let is_url_safe = bare.contains(['-', '_']);
        let is_padded = bare.len().is_multiple_of(4);
        let bytes = engine(is_url_safe, is_padded).decode(&bare).ok()?;
        let is_text = |text: &String| !text.contains(|c: char| c.is_control() && !c.is_whitespace());
        let packed = |text, is_utf16| Packed { text, is_url_safe, is_padded, is_utf16 };
        // Any bytes could be that of rare scripts.
        let is_plain = |text: &String| text.contains(|c: char| c.is_ascii_alphanumeric());
        let utf16 = || utf16(&bytes).filter(is_text).filter(is_plain).map(|text| packed(text, true));
        let utf8 = String::from_utf8(bytes.clone()).ok().filter(is_text);
        utf8.map(|text| packed(text, false)).or_else(utf16)
    }

    /// Another text, encoded like this one.
    pub fn write(&self, text: &str) -> String {
        let engine = engine(self.is_url_safe, self.is_padded);
        match self.is_utf16 {
            true => engine.encode(text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
            false => engine.encode(text),
        }
    }
}

fn engine(is_url_safe: bool, is_padded: bool) -> GeneralPurpose {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true)
        .with_encode_padding(is_padded);
    GeneralPurpose::new(if is_url_safe { &URL_SAFE } else { &STANDARD }, config)
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let units =
        bytes.chunks_exact(2).map(|pair| pair.iter().rev().fold(0u16, |unit, byte| unit << 8 | u16::from(*byte)));
    let is_whole = bytes.len().is_multiple_of(2);
    char::decode_utf16(units).collect::<Result<String, _>>().ok().filter(|_| is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_is_read_and_written_again() {
        let utf16 = "dQBzAGUAcgAgAG0AZQBpAC4AYwBoAGUAbgA=";
        let cases = [
            ("bWVpLmNoZW4=", "mei.chen"),
            ("bWVpLmNoZW4", "mei.chen"),
            ("Pz8_IG1laS5jaGVu", "??? mei.chen"),
            (utf16, "user mei.chen"),
        ];
        for (packed, text) in cases {
            let read = Packed::read(packed).expect("base64");
            assert_eq!((read.text.as_str(), read.write(text).as_str()), (text, packed));
        }
        let wrapped = Packed::read("bWVpLmNo\nZW4gaXMg\r\naGVyZQ==\n").expect("base64");
        assert_eq!(wrapped.text, "mei.chen is here");
        for text in ["", "mei", "not base64!", "////////", "eventName.x"] {
            assert!(Packed::read(text).is_none(), "{text}");
        }
    }
}
