//! A JSON reader that works on bytes, builds no tree, does not recurse and always knows its position.
//!
//! It accepts what RFC 8259 accepts, plus three things that occur in real records and are unambiguous: control
//! characters inside strings, bytes inside strings that are not UTF-8, and nesting up to [`MOST_DEPTH`] levels.

use crate::fault::{Fault, Wanted};
use crate::string::{self, Quoted};
use crate::text::Text;
use crate::word;

/// Deepest nesting of objects and arrays. AWS writes 11 levels at most; other parsers give up at 128 or 512.
pub const MOST_DEPTH: usize = 512;

/// A position in a text. After an error, it is where the text stops being valid.
#[derive(Clone, Copy)]
pub struct Scanner<'a> {
    text: Text<'a>,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// Starts at the beginning of `text`.
    pub fn new(text: Text<'a>) -> Scanner<'a> {
        Scanner { text, at: 0 }
    }

    /// The whole text being read.
    pub fn text(&self) -> Text<'a> {
        self.text
    }

    /// The offset of the next byte.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Moves to offset `at`.
    pub fn jump(&mut self, at: usize) {
        self.at = at;
    }

    /// Skips blanks and returns the next byte without consuming it; `None` at the end of the text.
    #[inline(always)]
    pub fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Consumes one byte.
    #[inline(always)]
    pub fn step(&mut self) {
        self.at += 1;
    }

    /// Reads an object whose `{` is next. `member` is called after each name and its colon, and must read the value.
    #[inline]
    pub fn object(&mut self, mut member: impl FnMut(&mut Self, Quoted) -> Result<(), Fault>) -> Result<(), Fault> {
        self.step();
        if self.peek() == Some(b'}') {
            self.step();
            return Ok(());
        }
        loop {
            let name = self.name()?;
            member(self, name)?;
            match self.peek() {
                Some(b',') => self.step(),
                Some(b'}') => {
                    self.step();
                    return Ok(());
                }
                found => return Err(Fault::unless_cut(found, Wanted::CommaOrBrace)),
            }
        }
    }

    /// Reads an array whose `[` is next. `element` must read one value.
    #[inline]
    pub fn array(&mut self, mut element: impl FnMut(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        self.step();
        if self.peek() == Some(b']') {
            self.step();
            return Ok(());
        }
        loop {
            element(self)?;
            match self.peek() {
                Some(b',') => self.step(),
                Some(b']') => {
                    self.step();
                    return Ok(());
                }
                found => return Err(Fault::unless_cut(found, Wanted::CommaOrBracket)),
            }
        }
    }

    /// Skips a value of any type.
    #[inline]
    pub fn skip(&mut self) -> Result<(), Fault> {
        match self.peek() {
            Some(b'"') => self.string().map(drop),
            Some(b'{' | b'[') => self.skip_nested(),
            _ => self.word(),
        }
    }

    /// Reads a string whose quote is next.
    #[inline(always)]
    pub fn string(&mut self) -> Result<Quoted, Fault> {
        let (end, outcome) = string::read(self.text.bytes, self.at);
        self.at = end;
        outcome
    }

    /// Reads a member's name and the colon after it.
    #[inline(always)]
    fn name(&mut self) -> Result<Quoted, Fault> {
        match self.peek() {
            Some(b'"') => {}
            found => return Err(Fault::unless_cut(found, Wanted::Name)),
        }
        let name = self.string()?;
        match self.peek() {
            Some(b':') => self.step(),
            found => return Err(Fault::unless_cut(found, Wanted::Colon)),
        }
        Ok(name)
    }

    /// Skips a number, `true`, `false` or `null`.
    #[inline(always)]
    pub fn word(&mut self) -> Result<(), Fault> {
        self.peek();
        let (end, outcome) = word::read(self.text.bytes, self.at);
        self.at = end;
        outcome
    }

    /// Skips an object or array whose bracket is next.
    fn skip_nested(&mut self) -> Result<(), Fault> {
        // Works on a copy, so that its position can stay in a register.
        let mut scanner = *self;
        let outcome = scanner.skip_levels();
        self.at = scanner.at;
        outcome
    }

    #[inline(always)]
    fn skip_levels(&mut self) -> Result<(), Fault> {
        let mut open = Levels::default();
        loop {
            // A value is next.
            match self.peek() {
                Some(b'{') => {
                    self.step();
                    open.push(true)?;
                    if self.peek() == Some(b'}') {
                        self.step();
                        open.pop();
                    } else {
                        self.name()?;
                        continue;
                    }
                }
                Some(b'[') => {
                    self.step();
                    open.push(false)?;
                    if self.peek() == Some(b']') {
                        self.step();
                        open.pop();
                    } else {
                        continue;
                    }
                }
                Some(b'"') => {
                    self.string()?;
                }
                _ => self.word()?,
            }
            // A value has just ended.
            loop {
                let Some(object) = open.top() else { return Ok(()) };
                let wanted = if object { Wanted::CommaOrBrace } else { Wanted::CommaOrBracket };
                match (self.peek(), object) {
                    (Some(b','), true) => {
                        self.step();
                        self.name()?;
                        break;
                    }
                    (Some(b','), false) => {
                        self.step();
                        break;
                    }
                    (Some(b'}'), true) | (Some(b']'), false) => {
                        self.step();
                        open.pop();
                    }
                    (found, _) => return Err(Fault::unless_cut(found, wanted)),
                }
            }
        }
    }
}

/// The brackets open at a position, one bit for each level: object or array.
#[derive(Default)]
struct Levels {
    bits: [u64; MOST_DEPTH / 64],
    depth: usize,
}

impl Levels {
    #[inline(always)]
    fn push(&mut self, object: bool) -> Result<(), Fault> {
        let word = self.bits.get_mut(self.depth / 64).ok_or(Fault::TooDeep)?;
        let bit = 1 << (self.depth % 64);
        *word = if object { *word | bit } else { *word & !bit };
        self.depth += 1;
        Ok(())
    }

    #[inline(always)]
    fn pop(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    #[inline(always)]
    fn top(&self) -> Option<bool> {
        let last = self.depth.checked_sub(1)?;
        self.bits.get(last / 64).map(|word| word >> (last % 64) & 1 == 1)
    }
}
