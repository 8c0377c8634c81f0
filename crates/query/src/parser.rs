//! The grammar: conditions, `and`, `or`, `not`, brackets.

use protocol::{Expected, Filter, Found, Mistake, Text};

use crate::error::{Problem, shown, slice};
use crate::habits::{rewrite, signs, words};
use crate::lexer::{Kind, Lexeme, Lexer, Op};
use crate::print::in_quotes;
use crate::{mistake, normal, value};

/// Deepest nesting of brackets and `not`.
pub const MAX_LEVELS: u32 = 64;

/// Most conditions and searched words in a query; every value in a list counts.
pub const MAX_CONDITIONS: u32 = 10_000;

/// Most regular expressions in a query, since compiling one takes far longer than parsing it.
pub const MAX_REGEXES: usize = 100;

/// Longest query, in bytes.
pub const MAX_BYTES: usize = 1_000_000;

/// Parses a query.
pub(crate) fn parse(text: &str) -> Result<Filter, Problem> {
    if text.len() > MAX_BYTES {
        return Err(too_long(text, Expected::QueryOfBytes));
    }
    let start = text.len() - text.trim_start().len();
    if text.trim_start().starts_with('{') {
        return Err(Problem::of(start, Mistake::FilterPattern));
    }
    if rewrite::is_select(text) {
        return Err(Problem::of(start, Mistake::SqlQuery));
    }
    if text.trim().is_empty() {
        return Ok(Filter::All);
    }
    let mut parser = Parser::new(text);
    let filter = parser.any()?;
    match parser.next.kind {
        Kind::End => Ok(filter),
        _ => Err(Problem::new(parser.next.from, Expected::EndOfText, Found::Unopened)),
    }
}

/// The error for a text longer than [`MAX_BYTES`].
pub(crate) fn too_long(text: &str, expected: fn(u64) -> Expected) -> Problem {
    let mut end = MAX_BYTES;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Problem::new(end, expected(MAX_BYTES as u64), Found::Bytes(text.len() as u64))
}

/// A recursive-descent parser with one token of lookahead.
pub(crate) struct Parser<'t> {
    pub text: &'t str,
    lexer: Lexer<'t>,
    /// The next token.
    pub next: Lexeme,
    /// Current nesting depth.
    levels: u32,
    conditions: u32,
    regexes: usize,
    /// The previous token, if it was a searched word.
    word: Option<Lexeme>,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Parser<'t> {
        let mut lexer = Lexer::new(text);
        let next = lexer.next();
        Parser { text, lexer, next, levels: 0, conditions: 0, regexes: 0, word: None }
    }

    /// Consumes the next token.
    pub fn take(&mut self) -> Lexeme {
        std::mem::replace(&mut self.next, self.lexer.next())
    }

    /// Describes the next token, for an error message.
    pub fn found(&self) -> Found {
        match self.next.kind {
            Kind::End => Found::End,
            _ => shown(slice(self.text, self.next.into())),
        }
    }

    /// Counts a condition; an error if there are too many.
    pub fn count(&mut self, at: Lexeme) -> Result<(), Problem> {
        self.conditions += 1;
        self.regexes += usize::from(matches!(at.kind, Kind::Regex { .. }));
        if self.conditions > MAX_CONDITIONS {
            return Err(Problem::new(at.from, Expected::MostConditions(u64::from(MAX_CONDITIONS)), Found::Another));
        }
        if self.regexes > MAX_REGEXES {
            return Err(Problem::new(at.from, Expected::MostRegexes(MAX_REGEXES as u64), Found::Another));
        }
        Ok(())
    }

    /// Parses conditions separated by `or`.
    fn any(&mut self) -> Result<Filter, Problem> {
        let mut parts = vec![self.all()?];
        while self.next.kind == Kind::Or {
            self.take();
            parts.push(self.all()?);
        }
        Ok(normal::or(parts))
    }

    /// Parses conditions separated by `and` or a blank.
    fn all(&mut self) -> Result<Filter, Problem> {
        let mut parts = vec![self.negated()?];
        loop {
            match self.next.kind {
                Kind::And => {
                    self.take();
                }
                Kind::Or | Kind::Close | Kind::End => return Ok(normal::and(parts)),
                _ => {}
            }
            parts.push(self.negated()?);
        }
    }

    /// Parses a condition after any number of `not`.
    fn negated(&mut self) -> Result<Filter, Problem> {
        let outside = self.levels;
        while self.next.kind == Kind::Not {
            let not = self.take();
            self.deeper(not)?;
        }
        let odd = (self.levels - outside) % 2 == 1;
        let part = self.primary()?;
        self.levels = outside;
        Ok(if odd { normal::not(part) } else { part })
    }

    fn deeper(&mut self, token: Lexeme) -> Result<(), Problem> {
        self.levels += 1;
        if self.levels > MAX_LEVELS {
            let found = Found::Deeper(slice(self.text, token.into()).to_owned());
            return Err(Problem::new(token.from, Expected::MostLevels(u64::from(MAX_LEVELS)), found));
        }
        Ok(())
    }

    fn primary(&mut self) -> Result<Filter, Problem> {
        let word = self.word.take();
        match self.next.kind {
            Kind::Open => self.brackets(),
            Kind::Field => self.condition(),
            Kind::Bare | Kind::Quoted { .. } | Kind::Regex { .. } => self.searched(word),
            Kind::Operator(op) => Err(self.stray_operator(op)),
            Kind::And | Kind::Or | Kind::Not | Kind::Close | Kind::Comma | Kind::End => {
                let problem = Problem::new(self.next.from, Expected::ConditionOrWord, self.found());
                let word = matches!(self.next.kind, Kind::And | Kind::Or);
                let quoted = word.then(|| in_quotes(slice(self.text, self.next.into())));
                Err(problem.maybe_fix(self.next.into(), quoted))
            }
        }
    }

    fn brackets(&mut self) -> Result<Filter, Problem> {
        let open = self.take();
        let outside = self.levels;
        self.deeper(open)?;
        let filter = self.any()?;
        if self.next.kind != Kind::Close {
            let at = self.next.from;
            return Err(Problem::new(at, Expected::Written(")".to_owned()), self.found())
                .fix(self.text.len()..self.text.len(), ")"));
        }
        self.take();
        self.levels = outside;
        Ok(filter)
    }

    /// Parses a word, phrase or regular expression that is searched for in the whole record.
    fn searched(&mut self, before: Option<Lexeme>) -> Result<Filter, Problem> {
        let token = self.take();
        self.count(token)?;
        let text = match token.kind {
            Kind::Quoted { closed } => Text::Contains(value::quoted(self.text, token, closed)?),
            Kind::Regex { end, closed } => {
                let (pattern, ignore_case) = value::regex(self.text, token, end, closed)?;
                Text::Regex { pattern, ignore_case }
            }
            _ => {
                words::refuse(self.text, token, self.next, before)?;
                mistake::in_word(self.text, token)?;
                self.word = Some(token);
                Text::Like(value::bare(self.text, token)?.globs)
            }
        };
        self.end_of_word()?;
        Ok(normal::searched(text))
    }

    /// A word or value must be followed by a blank or a closing bracket.
    pub fn end_of_word(&self) -> Result<(), Problem> {
        if self.next.spaced || matches!(self.next.kind, Kind::Close | Kind::Comma | Kind::End) {
            return Ok(());
        }
        if let Some(habit) = signs::behind_phrase(slice(self.text, self.next.into())) {
            return Err(Problem::of(self.next.from, Mistake::Habit(habit)).fix(self.next.into(), ""));
        }
        let problem = Problem::new(self.next.from, Expected::BlankOrQuotes, self.found());
        Err(problem.fix(self.next.from..self.next.from, " "))
    }

    fn stray_operator(&mut self, op: Op) -> Problem {
        let operator = self.take();
        let problem = Problem::new(operator.from, Expected::FieldBefore(op.text().to_owned()), Found::Nothing);
        match self.next.kind {
            Kind::Bare if !self.next.spaced => {
                let range = operator.from..self.next.to;
                problem.fix(range.clone(), in_quotes(slice(self.text, range)))
            }
            _ => problem.fix(operator.into(), in_quotes(op.text())),
        }
    }
}
