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

    /// Describes what was expected and what was found at offset `at` of the text.
    pub fn words(self, bytes: &[u8], at: usize) -> String {
        let found = found(bytes, at);
        match self {
            Fault::Cut => "the text ends in the middle".to_owned(),
            Fault::Expected(wanted) => format!("expected {}, found {found}", wanted.words()),
            Fault::TooDeep => format!("more than {} levels of nesting", crate::scan::MOST_DEPTH),
        }
    }
}

impl Wanted {
    fn words(self) -> &'static str {
        match self {
            Wanted::Value => "a value",
            Wanted::Name => "a name in quotes",
            Wanted::Colon => "a colon",
            Wanted::CommaOrBrace => "a comma or }",
            Wanted::CommaOrBracket => "a comma or ]",
            Wanted::Digit => "a digit",
            Wanted::Escape => "an escape sequence",
        }
    }
}

/// Names what is at offset `at`: the character itself, or a description if it is invisible.
pub fn found(bytes: &[u8], at: usize) -> String {
    let rest = bytes.get(at..).unwrap_or_default();
    let head = String::from_utf8_lossy(rest.get(..4).unwrap_or(rest)).chars().next();
    match head {
        None => "the end of the text".to_owned(),
        Some('\n' | '\r') => "a line break".to_owned(),
        Some('\u{fffd}') => "bytes that are not UTF-8".to_owned(),
        Some(c) if c.is_control() => format!("the control character U+{:04X}", u32::from(c)),
        Some(c) => format!("‘{c}’"),
    }
}
