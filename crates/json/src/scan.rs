//! A JSON reader that works on bytes, keeps no tree, does not recurse and always knows where it is.
//!
//! It takes what RFC 8259 takes, and three things more, because records with them were met and nothing in them is
//! ambiguous: control characters inside strings, bytes that are not UTF-8 inside strings, and nesting to
//! [`MOST_DEPTH`] levels.

use crate::fault::{Fault, Wanted};
use crate::string::{self, Quoted};
use crate::text::Text;
use crate::word;

/// Objects and arrays in one another. AWS writes 11 levels at most; parsers elsewhere give up at 128 or 512.
pub const MOST_DEPTH: usize = 512;

/// A place in a text. Every method that fails leaves it where the text stops making sense.
#[derive(Clone, Copy)]
pub struct Scanner<'a> {
    text: Text<'a>,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// At the beginning.
    pub fn new(text: Text<'a>) -> Scanner<'a> {
        Scanner { text, at: 0 }
    }

    /// What is being read.
    pub fn text(&self) -> Text<'a> {
        self.text
    }

    /// The offset of the next byte.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Goes to a place.
    pub fn jump(&mut self, at: usize) {
        self.at = at;
    }

    /// The next byte that is not blank, without taking it; `None` at the end of the text.
    #[inline(always)]
    pub fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Takes one byte.
    #[inline(always)]
    pub fn step(&mut self) {
        self.at += 1;
    }

    /// Reads an object whose `{` is next. `member` is called behind every name and its colon, and reads the value.
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

    /// Reads an array whose `[` is next. `element` reads a value.
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

    /// Passes over a value of any kind.
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

    /// Reads a member's name and the colon behind it.
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

    /// Passes over what is neither string nor nested: a number, `true`, `false`, `null`.
    #[inline(always)]
    pub fn word(&mut self) -> Result<(), Fault> {
        self.peek();
        let (end, outcome) = word::read(self.text.bytes, self.at);
        self.at = end;
        outcome
    }

    /// Passes over an object or an array whose bracket is next.
    fn skip_nested(&mut self) -> Result<(), Fault> {
        // On a copy, so that its place can stay in a register.
        let mut scanner = *self;
        let outcome = scanner.skip_levels();
        self.at = scanner.at;
        outcome
    }

    #[inline(always)]
    fn skip_levels(&mut self) -> Result<(), Fault> {
        let mut open = Levels::default();
        loop {
            // At a value.
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
            // Behind a value.
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

/// What is open around a place, one bit a level: object or array.
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
