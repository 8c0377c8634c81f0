//! Bytes that should be UTF-8.

use std::borrow::Cow;

/// A text as bytes and, if all of it is valid UTF-8, also as a string, so that parts of it need not be checked again.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    /// The whole text.
    pub bytes: &'a [u8],
    utf8: Option<&'a str>,
}

impl<'a> Text<'a> {
    /// Checks once whether the bytes are UTF-8.
    pub fn new(bytes: &'a [u8]) -> Text<'a> {
        Text { bytes, utf8: std::str::from_utf8(bytes).ok() }
    }

    /// From a string, which needs no check.
    pub fn of(text: &'a str) -> Text<'a> {
        Text { bytes: text.as_bytes(), utf8: Some(text) }
    }

    /// Whether the whole text is UTF-8.
    pub fn is_utf8(&self) -> bool {
        self.utf8.is_some()
    }

    /// The bytes in `[start, end)`.
    pub fn raw(&self, start: usize, end: usize) -> &'a [u8] {
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// The bytes in `[start, end)` as text; what is not UTF-8 becomes U+FFFD.
    #[inline(always)]
    pub fn slice(&self, start: usize, end: usize) -> Cow<'a, str> {
        match self.utf8 {
            Some(text) => Cow::Borrowed(text.get(start..end).unwrap_or_default()),
            None => lossy(self.raw(start, end)),
        }
    }

    /// The bytes in `[start, end)` if they are ASCII, as numbers are; "" otherwise.
    #[inline]
    pub fn ascii(&self, start: usize, end: usize) -> &'a str {
        match self.utf8 {
            Some(text) => text.get(start..end).unwrap_or_default(),
            None => std::str::from_utf8(self.raw(start, end)).unwrap_or_default(),
        }
    }
}

/// Bytes as text; what is not UTF-8 becomes U+FFFD.
pub fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    // Nearly everything is UTF-8, and only checking that is faster.
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}
