//! Why a JSON text stops making sense.

/// What was wrong at the scanner's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The text ended in the middle of a value.
    Cut,
    /// Something else had to stand here.
    Expected(Wanted),
    /// More levels than [`crate::scan::MOST_DEPTH`].
    TooDeep,
}

/// What had to stand at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Any value.
    Value,
    /// The name of a member.
    Name,
    /// The colon behind a name.
    Colon,
    /// What follows a member.
    CommaOrBrace,
    /// What follows an element.
    CommaOrBracket,
    /// A digit of a number.
    Digit,
    /// What follows a backslash.
    Escape,
}

impl Fault {
    /// Nothing found where something was wanted means that the text was cut off.
    #[inline]
    pub fn unless_cut(found: Option<u8>, wanted: Wanted) -> Fault {
        if found.is_none() { Fault::Cut } else { Fault::Expected(wanted) }
    }

    /// In words: what was expected and what was found, at a place of a text.
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

/// What stands at a place: a character as it is, or in words if it can't be seen.
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
