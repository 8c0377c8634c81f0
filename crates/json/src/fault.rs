//! Why a text is not valid JSON.

/// What is wrong at the scanner's position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The text ends in the middle of a value.
    Cut,
    /// Something else is required here.
    Expected(Wanted),
    /// Nesting is deeper than [`crate::scan::MOST_DEPTH`].
    TooDeep,
}

/// What JSON's grammar requires at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A value of any type.
    Value,
    /// A member's name.
    Name,
    /// The colon after a name.
    Colon,
    /// What may follow a member of an object.
    CommaOrBrace,
    /// What may follow an element of an array.
    CommaOrBracket,
    /// A digit of a number.
    Digit,
    /// A valid letter after a backslash.
    Escape,
}

impl Fault {
    /// [`Fault::Cut`] if nothing was found, as the text has then ended too early; [`Fault::Expected`] otherwise.
    #[inline]
    pub fn unless_cut(found: Option<u8>, wanted: Wanted) -> Fault {
        if found.is_none() { Fault::Cut } else { Fault::Expected(wanted) }
    }
}

/// What stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    End,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// A character.
    Char(char),
}

impl Found {
    /// What stands at offset `at` of a text.
    pub fn at(bytes: &[u8], at: usize) -> Found {
        let rest = bytes.get(at..).unwrap_or_default();
        let head = rest.get(..4).unwrap_or(rest);
        match String::from_utf8_lossy(head).chars().next() {
            None => Found::End,
            Some(char::REPLACEMENT_CHARACTER) if !head.starts_with("\u{fffd}".as_bytes()) => Found::NotUtf8,
            Some(char) => Found::Char(char),
        }
    }
}
