//! Decodes bytes to UTF-8: byte order marks and UTF-16.

use std::borrow::Cow;

use protocol::what::{EncodingFault, What};
use protocol::{IssueKind, Severity};

use crate::model::Finding;
use json::text::Text;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A document as UTF-8, without a byte order mark.
pub struct Decoded<'a> {
    /// The text.
    pub bytes: Cow<'a, [u8]>,
    /// Offset of the text in the document, after any byte order mark.
    begins: u64,
    is_utf16: bool,
}

/// A document as UTF-8, decoded as for reading its records.
pub fn text(bytes: &[u8]) -> Cow<'_, [u8]> {
    decode(bytes).bytes
}

/// UTF-16 without a byte order mark is recognised if this many units at its beginning look like it.
const TELLING_UNITS: usize = 16;

/// Combines two bytes into a UTF-16 unit.
type Unit = fn([u8; 2]) -> u16;

/// Decodes UTF-16 if a byte order mark or the first characters say so; takes anything else as UTF-8.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    // Not an encoding library, because it would bring tables for dozens of encodings: a quarter of the first load's
    // budget.
    let (unit, begins): (Option<Unit>, usize) = match bytes {
        [0xff, 0xfe, ..] => (Some(u16::from_le_bytes), 2),
        [0xfe, 0xff, ..] => (Some(u16::from_be_bytes), 2),
        _ if is_ascii_in(bytes, |[low, high]| [low, high]) => (Some(u16::from_le_bytes), 0),
        _ if is_ascii_in(bytes, |[high, low]| [low, high]) => (Some(u16::from_be_bytes), 0),
        _ => (None, 0),
    };
    if let Some(unit) = unit {
        let text = bytes.get(begins..).unwrap_or_default();
        let units = text.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?)));
        let text: String = char::decode_utf16(units).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        return Decoded { bytes: Cow::Owned(text.into_bytes()), begins: begins as u64, is_utf16: true };
    }
    match bytes.strip_prefix(BYTE_ORDER_MARK) {
        Some(text) => Decoded { bytes: Cow::Borrowed(text), begins: 3, is_utf16: false },
        None => Decoded { bytes: Cow::Borrowed(bytes), begins: 0, is_utf16: false },
    }
}

/// Whether a text begins with ASCII characters of two bytes each. Neither text nor JSON in UTF-8 contains a zero byte.
fn is_ascii_in(bytes: &[u8], ordered: fn([u8; 2]) -> [u8; 2]) -> bool {
    let pairs = bytes.chunks_exact(2).take(TELLING_UNITS);
    let mut units = pairs.filter_map(|pair| Some(ordered(pair.try_into().ok()?))).peekable();
    let is_plain = |low: u8| (low.is_ascii() && !low.is_ascii_control()) || low.is_ascii_whitespace();
    bytes.len() >= 4 && units.peek().is_some() && units.all(|[low, high]| high == 0 && is_plain(low))
}

impl<'a> Decoded<'a> {
    /// A part of a document in UTF-8 that begins at this offset.
    pub fn part(bytes: &'a [u8], begins: u64) -> Decoded<'a> {
        Decoded { bytes: Cow::Borrowed(bytes), begins, is_utf16: false }
    }

    /// A finding about the encoding of a log, if it is unusual.
    pub fn finding(&self) -> Option<Finding> {
        self.is_utf16.then(|| finding(None, Severity::Info, EncodingFault::Utf16))
    }

    /// A finding about bytes that are not UTF-8, if there are any and none of them is in a record.
    pub fn stray(&self, text: Text<'_>) -> Option<Finding> {
        let good = std::str::from_utf8(text.bytes).err()?.valid_up_to();
        Some(finding(Some(self.begins + good as u64), Severity::Warning, EncodingFault::Stray))
    }

    /// For translating offsets in the text to offsets in the document.
    pub fn places(&self) -> Places<'_> {
        Places { decoded: self, text: 0, units: 0 }
    }
}

/// A finding about a record that is not UTF-8 and begins at this offset of the document. The record is kept as it
/// is, and marked.
pub fn in_record(record: &[u8], offset: u64) -> Option<Finding> {
    let good = std::str::from_utf8(record).err()?.valid_up_to();
    Some(finding(Some(offset + good as u64), Severity::Warning, EncodingFault::InRecord))
}

fn finding(offset: Option<u64>, severity: Severity, fault: EncodingFault) -> Finding {
    Finding { offset, severity, kind: IssueKind::BadEncoding, what: What::Encoding(fault), rejected: 0 }
}

/// Translates offsets in a text to offsets in its document. Fastest for ascending offsets.
pub struct Places<'a> {
    decoded: &'a Decoded<'a>,
    /// An offset in the text, and the same position in UTF-16 units.
    text: usize,
    units: u64,
}

impl Places<'_> {
    /// The offset in the document for an offset in the text.
    pub fn of(&mut self, at: usize) -> u64 {
        if !self.decoded.is_utf16 {
            return self.decoded.begins + at as u64;
        }
        if at < self.text {
            (self.text, self.units) = (0, 0);
        }
        let between = self.decoded.bytes.get(self.text..at).unwrap_or_default();
        self.units += between.iter().map(|byte| utf16_units(*byte)).sum::<u64>();
        self.text = at;
        self.decoded.begins + self.units * 2
    }
}

/// Length in UTF-16 units of the UTF-8 sequence that begins with this byte; 0 for continuation bytes.
fn utf16_units(byte: u8) -> u64 {
    match byte {
        0x80..0xc0 => 0,
        0xf0.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
#[allow(clippy::cast_possible_truncation, reason = "numbers made up here")]
mod tests {
    use super::*;

    fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(to_bytes).collect()
    }

    #[test]
    fn offsets_are_those_of_the_document() {
        let text = "{\"a\":\"é🙂\"} [1]";
        let at = text.find('[').unwrap();
        for bytes in [utf16(text, u16::to_le_bytes), utf16(text, u16::to_be_bytes)] {
            let decoded = decode(&bytes);
            assert_eq!(&*decoded.bytes, text.as_bytes());
            let mut places = decoded.places();
            let expected = 2 + 2 * text[..at].encode_utf16().count() as u64;
            assert_eq!((places.of(at), places.of(0), places.of(at)), (expected, 2, expected));
            assert!(matches!(bytes.get(expected as usize..expected as usize + 2), Some([b'[', 0] | [0, b'['])));
        }
        for marked in [utf16(text, u16::to_le_bytes), utf16(text, u16::to_be_bytes)] {
            let unmarked = &marked[2..];
            let decoded = decode(unmarked);
            // Recognised without a mark only if the first characters are all ASCII.
            assert!(!decoded.is_utf16);
            let long = format!("{{\"PublicKeyList\": []}}{text}");
            let bytes = utf16(&long, if marked[0] == 0xff { u16::to_le_bytes } else { u16::to_be_bytes });
            let decoded = decode(&bytes[2..]);
            assert_eq!((&*decoded.bytes, decoded.places().of(1)), (long.as_bytes(), 2));
        }
        for other in [&b""[..], b"{}", b"{\0", b"\0\0\0\0", b"a\0b\0c", b"\x01\0\x02\0", b"{\"a\":\"\0\"}"] {
            assert_eq!(decode(other).is_utf16, other == b"a\0b\0c", "{other:?}");
        }
        assert_eq!(decode(b"\xef\xbb\xbf{}").places().of(1), 4);
        assert_eq!(decode(b"{}").places().of(1), 1);
    }
}
