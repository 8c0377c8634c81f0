//! Bytes that are meant to be UTF-8.

use std::borrow::Cow;

/// A text as bytes and, if it is UTF-8 throughout, as a string: then parts of it need not be looked at again.
#[derive(Clone, Copy)]
pub struct Text<'a> {
    /// All of it.
    pub bytes: &'a [u8],
    utf8: Option<&'a str>,
}

impl<'a> Text<'a> {
    /// Finds out whether the bytes are UTF-8.
    pub fn new(bytes: &'a [u8]) -> Text<'a> {
        Text { bytes, utf8: std::str::from_utf8(bytes).ok() }
    }

    /// Of a string.
    pub fn of(text: &'a str) -> Text<'a> {
        Text { bytes: text.as_bytes(), utf8: Some(text) }
    }

    /// Whether all of it is UTF-8.
    pub fn is_utf8(&self) -> bool {
        self.utf8.is_some()
    }

    /// The bytes in `[start, end)`.
    pub fn raw(&self, start: usize, end: usize) -> &'a [u8] {
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// The same as text; what is not UTF-8 becomes U+FFFD.
    #[inline(always)]
    pub fn slice(&self, start: usize, end: usize) -> Cow<'a, str> {
        match self.utf8 {
            Some(text) => Cow::Borrowed(text.get(start..end).unwrap_or_default()),
            None => lossy(self.raw(start, end)),
        }
    }

    /// ASCII in `[start, end)`, as numbers are; "" if it is not.
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
    // Most is UTF-8, and checking only that is quicker.
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}
