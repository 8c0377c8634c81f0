//! `{ ($.a = "x") && ($.b NOT EXISTS) }`

use protocol::{Compare, Condition, Expected, Filter, Found, Glob, Literal, SelectorTest};

use super::{Interpreted, Usage, pattern};
use crate::error::{Problem, short, shown, slice};
use crate::normal;
use crate::parser::{MAX_CONDITIONS, MAX_LEVELS, MAX_REGEXES};

/// Parses a pattern in braces.
pub(super) fn parse(text: &str) -> Result<Interpreted, Problem> {
    let mut parser = Parser { text, at: 0, levels: 0, conditions: 0, usage: Usage::default() };
    parser.blanks();
    parser.at += 1;
    parser.blanks();
    if parser.rest().starts_with('}') {
        return Err(Problem::new(parser.at, Expected::PatternCondition, shown("}")));
    }
    let filter = parser.any()?;
    if !parser.rest().starts_with('}') {
        return Err(parser.after_condition());
    }
    parser.at += 1;
    parser.blanks();
    if !parser.rest().is_empty() {
        return Err(Problem::new(parser.at, Expected::NothingAfterPattern, shown(parser.rest())));
    }
    Ok(Interpreted { filter, warnings: parser.usage.warnings() })
}

/// A recursive-descent parser.
pub(super) struct Parser<'t> {
    /// The whole text.
    pub text: &'t str,
    /// Byte offset of the next character.
    pub at: usize,
    levels: u32,
    conditions: u32,
    pub(super) usage: Usage,
}

/// Characters that end an unquoted value.
fn ends_bare(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '{' | '}' | '"' | '%' | '&' | '|' | '=' | '!' | '<' | '>')
}

impl<'t> Parser<'t> {
    /// The remaining text.
    pub fn rest(&self) -> &'t str {
        slice(self.text, self.at..self.text.len())
    }

    pub fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Consumes `text` if it comes next; returns whether it did.
    pub fn take(&mut self, text: &str) -> bool {
        let next = self.rest().starts_with(text);
        if next {
            self.at += text.len();
        }
        next
    }

    /// What comes next, for an error message.
    pub fn found(&self) -> Found {
        let rest = self.rest();
        let word = rest.split(char::is_whitespace).next().unwrap_or_default();
        match (rest.is_empty(), word) {
            (true, _) => Found::End,
            (_, "") => Found::Blank,
            (_, word) => shown(word),
        }
    }

    fn any(&mut self) -> Result<Filter, Problem> {
        let mut parts = vec![self.all()?];
        while self.take("||") {
            self.blanks();
            parts.push(self.all()?);
        }
        Ok(normal::or(parts))
    }

    fn all(&mut self) -> Result<Filter, Problem> {
        let mut parts = vec![self.primary()?];
        while self.take("&&") {
            self.blanks();
            parts.push(self.primary()?);
        }
        Ok(normal::and(parts))
    }

    fn primary(&mut self) -> Result<Filter, Problem> {
        if !self.rest().starts_with('(') {
            return self.condition();
        }
        self.levels += 1;
        if self.levels > MAX_LEVELS {
            return Err(Problem::new(
                self.at,
                Expected::MostBrackets(u64::from(MAX_LEVELS)),
                Found::Deeper("(".to_owned()),
            ));
        }
        self.at += 1;
        self.blanks();
        let filter = self.any()?;
        if !self.take(")") {
            return Err(match self.rest().chars().next() {
                Some('}') | None => {
                    Problem::new(self.at, Expected::Written(")".to_owned()), self.found()).fix(self.at..self.at, ")")
                }
                _ => self.after_condition(),
            });
        }
        self.levels -= 1;
        self.blanks();
        Ok(filter)
    }

    fn condition(&mut self) -> Result<Filter, Problem> {
        let start = self.at;
        if self.rest().starts_with('!') {
            return Err(Problem::new(start, Expected::PlainCondition, shown("!")));
        }
        self.conditions += 1;
        if self.conditions > MAX_CONDITIONS {
            return Err(Problem::new(start, Expected::MostConditions(u64::from(MAX_CONDITIONS)), Found::Another));
        }
        let selector = self.selector()?;
        let written = slice(self.text, start..self.at);
        self.blanks();
        let condition = self.operator(written)?;
        self.blanks();
        Ok(Filter::Selector(SelectorTest { selector, condition }))
    }

    fn operator(&mut self, selector: &str) -> Result<Condition, Problem> {
        let at = self.at;
        if self.rest().starts_with("==") {
            return Err(Problem::new(at, Expected::Written("=".to_owned()), shown("==")).fix(at..at + 2, "="));
        }
        for (sign, compare) in [
            (">=", Compare::GreaterOrEqual),
            ("<=", Compare::LessOrEqual),
            (">", Compare::Greater),
            ("<", Compare::Less),
        ] {
            if self.take(sign) {
                self.blanks();
                return Ok(Condition::Compare(compare, self.bound()?));
            }
        }
        if self.take("!=") {
            return Ok(Condition::Differs(self.value(selector)?));
        }
        if self.take("=") {
            return Ok(Condition::Equal(self.value(selector)?));
        }
        self.words(selector)
    }

    /// `IS NULL`, `IS TRUE`, `IS FALSE`, `NOT EXISTS`
    fn words(&mut self, selector: &str) -> Result<Condition, Problem> {
        let start = self.at;
        let first = self.word();
        let between = self.at;
        self.blanks();
        let second_at = self.at;
        let second = self.word();
        let there = format!("{selector} = *");
        Ok(match (first, second) {
            ("IS", "NULL") => Condition::Null,
            ("IS", "TRUE") => Condition::Bool(true),
            ("IS", "FALSE") => Condition::Bool(false),
            ("NOT", "EXISTS") => Condition::Absent,
            ("IS", "NOT") => {
                return Err(Problem::new(second_at, Expected::NullTrueFalse(there), shown("NOT")));
            }
            ("IS", _) => {
                self.at = second_at;
                return Err(Problem::new(second_at, Expected::NullTrueFalseAfterIs, self.found()));
            }
            ("NOT", _) => {
                self.at = second_at;
                return Err(Problem::new(second_at, Expected::ExistsAfterNot, self.found()));
            }
            ("EXISTS", _) => {
                return Err(
                    Problem::new(start, Expected::OperatorNotExists(there), shown("EXISTS")).fix(start..between, "= *")
                );
            }
            _ => {
                self.at = start;
                let problem = Problem::new(start, Expected::PatternOperator, self.found());
                let upper = format!("{first} {second}").to_ascii_uppercase();
                let known = ["IS NULL", "IS TRUE", "IS FALSE", "NOT EXISTS"].contains(&upper.as_str());
                let end = second_at + second.len();
                return Err(if known { problem.fix(start..end, upper) } else { problem });
            }
        })
    }

    fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        self.at += end;
        slice(rest, 0..end)
    }

    fn value(&mut self, selector: &str) -> Result<Literal, Problem> {
        self.blanks();
        let rest = self.rest();
        match rest.chars().next() {
            Some('"') => self.quoted(),
            Some('%') => self.regex(),
            _ => {
                let end = rest.find(ends_bare).unwrap_or(rest.len());
                let bare = slice(rest, 0..end);
                if bare.is_empty() {
                    return Err(Problem::new(self.at, Expected::ValueToCompare(short(selector)), self.found()));
                }
                self.at += end;
                if is_number(bare) {
                    return Ok(Literal::Number(bare.to_owned()));
                }
                let usual = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '*' | '-');
                if !bare.chars().all(usual) {
                    self.usage.bare.get_or_insert_with(|| bare.to_owned());
                }
                Ok(Literal::Text(globs(bare)))
            }
        }
    }

    fn quoted(&mut self) -> Result<Literal, Problem> {
        let start = self.at;
        let Some((content, length)) = quoted(self.rest()) else {
            let problem = Problem::new(self.text.len(), Expected::ClosingQuote, Found::End);
            return Err(problem
                .fix(start..self.text.len(), format!("{}\"", slice(self.text, start..self.text.len()).trim_end())));
        };
        self.at += length;
        Ok(Literal::Text(globs(&content)))
    }

    fn regex(&mut self) -> Result<Literal, Problem> {
        let start = self.at + 1;
        let body = slice(self.text, start..self.text.len());
        let Some(end) = body.find('%') else {
            return Err(Problem::new(self.text.len(), Expected::ClosingPercent, Found::End));
        };
        let pattern = slice(body, 0..end);
        pattern::check(pattern, start)?;
        self.usage.regexes += 1;
        if self.usage.regexes > MAX_REGEXES {
            return Err(Problem::new(start, Expected::MostRegexes(MAX_REGEXES as u64), Found::Another));
        }
        self.at = start + end + 1;
        Ok(Literal::Regex(pattern.to_owned()))
    }

    /// The number on the right-hand side of a comparison.
    fn bound(&mut self) -> Result<f64, Problem> {
        let rest = self.rest();
        let end = rest.find(ends_bare).unwrap_or(rest.len());
        let word = slice(rest, 0..end);
        let number = if is_number(word) { word.parse::<f64>().ok() } else { None };
        match number.filter(|number| number.is_finite()) {
            Some(number) => {
                self.at += end;
                Ok(number)
            }
            None => Err(Problem::new(self.at, Expected::Number, self.found())),
        }
    }

    /// The error for anything but `&&`, `||` or a bracket after a condition.
    fn after_condition(&self) -> Problem {
        let at = self.at;
        let rest = self.rest();
        let word = rest.split(char::is_whitespace).next().unwrap_or_default();
        let written = |text: &str| Expected::Written(text.to_owned());
        let problem = |expected| Problem::new(at, expected, self.found());
        match rest.chars().next() {
            None => problem(written("}")).fix(at..at, " }"),
            Some(')') => problem(Expected::BraceOrAnd),
            Some('&') => problem(written("&&")).fix(at..at + 1, "&&"),
            Some('|') => problem(written("||")).fix(at..at + 1, "||"),
            _ if word.eq_ignore_ascii_case("and") => problem(written("&&")).fix(at..at + word.len(), "&&"),
            _ if word.eq_ignore_ascii_case("or") => problem(written("||")).fix(at..at + word.len(), "||"),
            _ => problem(Expected::AndOrBrace),
        }
    }
}

/// `[+-] digits [. digits] [e [+-] digits]`
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let all = digits(whole) && digits(fraction) && digits(exponent);
    all && !exponent.is_empty() && !(whole.is_empty() && fraction.is_empty())
}

/// Parses text in which `*` is a wildcard.
pub(super) fn globs(text: &str) -> Vec<Glob> {
    let mut globs = Vec::new();
    for (at, piece) in text.split('*').enumerate() {
        if at > 0 {
            globs.push(Glob::Any);
        }
        globs.push(Glob::Literal(piece.to_owned()));
    }
    normal::globs(globs)
}

/// The content of the quoted text that `text` begins with, and its length including both quotation marks; `None` if it
/// is not closed. A backslash escapes a quotation mark or a backslash.
pub(super) fn quoted(text: &str) -> Option<(String, usize)> {
    let mut content = String::new();
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match (c, chars.peek()) {
            ('"', _) => return Some((content, at + 1)),
            ('\\', Some((_, escaped @ ('"' | '\\')))) => {
                content.push(*escaped);
                chars.next();
            }
            _ => content.push(c),
        }
    }
    None
}
