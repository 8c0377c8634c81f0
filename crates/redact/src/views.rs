//! A text as it reads once escapes in it are decoded: those of URLs and of JSON in strings, in each other, to any depth that occurs.

use std::ops::Range;

/// Levels of escapes in escapes that are decoded.
const MOST_LEVELS: usize = 8;

/// A text, and where each of its bytes comes from.
pub struct View {
    /// The bytes; not always UTF-8.
    pub bytes: Vec<u8>,
    /// For each byte, where it begins in the text that was decoded; and at the end, its length.
    from: Vec<usize>,
}

impl View {
    /// Where a part of it comes from.
    pub fn source(&self, range: &Range<usize>) -> Range<usize> {
        let at = |place: usize| self.from.get(place).or(self.from.last()).copied().unwrap_or_default();
        at(range.start)..at(range.end)
    }

    /// A part of the text that was decoded, up to the ends of the escapes that it cuts.
    pub fn widened(&self, range: Range<usize>) -> Range<usize> {
        let before = self.from.partition_point(|from| *from <= range.start).checked_sub(1);
        let after = self.from.partition_point(|from| *from < range.end);
        let at = |place: usize| self.from.get(place).copied();
        before.and_then(at).unwrap_or(range.start)..at(after).unwrap_or(range.end)
    }
}

/// The text as it is, and after each level of decoding, as long as that changes anything.
pub fn of(text: &str) -> Vec<View> {
    let mut views = vec![View { bytes: text.as_bytes().to_vec(), from: (0..=text.len()).collect() }];
    while views.len() <= MOST_LEVELS
        && let Some(next) = views.last().and_then(decoded)
    {
        views.push(next);
    }
    views
}

/// One level less; `None` if there are no escapes.
fn decoded(view: &View) -> Option<View> {
    let bytes = &view.bytes;
    if !bytes.contains(&b'%') && !bytes.contains(&b'\\') {
        return None;
    }
    let (mut out, mut from, mut at) = (Vec::with_capacity(bytes.len()), Vec::with_capacity(bytes.len()), 0);
    while let Some(byte) = bytes.get(at) {
        let rest = bytes.get(at..).unwrap_or_default();
        let (len, text) = escape(rest).unwrap_or((1, Vec::new()));
        let text = if text.is_empty() { vec![*byte] } else { text };
        for byte in text {
            out.push(byte);
            from.push(view.source(&(at..at)).start);
        }
        at += len;
    }
    if out.len() == bytes.len() {
        return None;
    }
    from.push(view.source(&(bytes.len()..bytes.len())).start);
    Some(View { bytes: out, from })
}

/// The escape at the beginning: its length and what it stands for.
fn escape(rest: &[u8]) -> Option<(usize, Vec<u8>)> {
    match rest {
        [b'%', high, low, ..] => Some((3, vec![hex(*high)? << 4 | hex(*low)?])),
        [b'\\', b'u', ..] => {
            let first = unit(rest)?;
            let second = rest.get(6..).and_then(unit);
            let pair = second.and_then(|second| char::decode_utf16([first, second]).next()?.ok());
            match char::from_u32(u32::from(first)) {
                Some(one) => Some((6, one.to_string().into_bytes())),
                None => Some((12, pair?.to_string().into_bytes())),
            }
        }
        [b'\\', after @ (b'"' | b'\\' | b'/'), ..] => Some((2, vec![*after])),
        [b'\\', b'n', ..] => Some((2, vec![b'\n'])),
        [b'\\', b'r', ..] => Some((2, vec![b'\r'])),
        [b'\\', b't', ..] => Some((2, vec![b'\t'])),
        _ => None,
    }
}

fn unit(rest: &[u8]) -> Option<u16> {
    match rest {
        [b'\\', b'u', a, b, c, d, ..] => {
            [a, b, c, d].into_iter().try_fold(0u16, |number, digit| Some(number << 4 | u16::from(hex(*digit)?)))
        }
        _ => None,
    }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_decoded_and_remember_where_they_were() {
        let text = r"x%2Falice\u0040b\\u0063%5Cu0064";
        let views = of(text);
        let last = views.last().unwrap();
        assert_eq!(String::from_utf8_lossy(&last.bytes), "x/alice@bcd");
        let found = last.source(&(2..11));
        assert_eq!(&text[found], r"alice\u0040b\\u0063%5Cu0064");
        assert_eq!(of("plain").len(), 1);
        for text in ["%", "%4", "%zz", "\\", "\\u12", "\\ud83d", r"\ud83d\ude00", "%e9"] {
            for view in of(text) {
                assert_eq!(view.source(&(0..view.bytes.len())), 0..text.len());
            }
        }
    }
}
