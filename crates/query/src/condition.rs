//! One condition: a field, an operator, and values.

use protocol::{Compare, Expected, Field, FieldPath, FieldTest, Filter, Found, Habit, Mistake, Test};

use crate::error::{Problem, short, shown, slice};
use crate::field::PathName;
use crate::habits::{signs, words};
use crate::lexer::{Kind, Lexeme, Op, skip_blanks};
use crate::parser::Parser;
use crate::print::in_quotes;
use crate::{field, literal, mistake, normal, operand, value};

impl Parser<'_> {
    /// Parses a field, an operator, and what the field is compared with.
    pub fn condition(&mut self) -> Result<Filter, Problem> {
        let name = self.take();
        self.refuse_habits(name)?;
        let field = field_named(self.text, name)?;
        let Kind::Operator(op) = self.next.kind else {
            return Err(Problem::new(name.to, Expected::ValueAfterName, self.found()));
        };
        let operator = self.take();
        self.refuse_borrowed_operators(name, operator)?;
        if op.orders() { self.comparison(field, op) } else { self.values(name, field, op, operator) }
    }

    /// Parses what follows `:`, `=` or `!=`.
    fn values(&mut self, name: Lexeme, field: Field, op: Op, operator: Lexeme) -> Result<Filter, Problem> {
        if operator.from > name.to {
            let problem = Problem::new(name.to, Expected::OperatorRightAfterName(op.text().to_owned()), Found::Blank);
            return Err(self.join(problem, name, op, operator));
        }
        if self.next.spaced || matches!(self.next.kind, Kind::Close | Kind::End) {
            let condition = slice(self.text, name.from..operator.to);
            let blank = self.next.kind != Kind::End && self.next.spaced;
            let found = if blank { Found::Blank } else { self.found() };
            let problem = Problem::new(operator.to, Expected::ValueRightAfter(short(condition)), found);
            return Err(self.join(problem, name, op, operator));
        }
        self.refuse_no_values(name, op)?;
        let tests = if self.next.kind == Kind::Open {
            self.list(&field)?
        } else {
            let test = self.value(&field)?;
            self.end_of_word()?;
            vec![test]
        };
        let filter = normal::field_test(field, Test::AnyOf(tests));
        Ok(if op == Op::NotEqual { normal::not(filter) } else { filter })
    }

    /// Names that are more than a name elsewhere: `-user`, `_exists_`.
    fn refuse_habits(&self, name: Lexeme) -> Result<(), Problem> {
        let source = slice(self.text, name.into());
        if let Some((sign, rest)) = signs::sign(source) {
            let problem = Problem::of(name.from, Mistake::Habit(Habit::Sign(sign)));
            return Err(problem.fix(name.into(), signs::without_sign(sign, rest)));
        }
        if words::is_exists(source) {
            return Err(Problem::of(name.from, Mistake::Habit(Habit::Presence(format!("{source}:")))));
        }
        Ok(())
    }

    /// What stands in the place of a value and is none: `null`, `[A TO D]`.
    fn refuse_no_values(&self, name: Lexeme, op: Op) -> Result<(), Problem> {
        if self.next.kind != Kind::Bare {
            return Ok(());
        }
        let (field, value) = (slice(self.text, name.into()), slice(self.text, self.next.into()));
        if signs::is_null(value) {
            let is = if op == Op::NotEqual { ":" } else { "!=" };
            let problem = Problem::of(self.next.from, Mistake::Habit(Habit::Null));
            return Err(problem.fix(name.from..self.next.to, format!("{field}{is}*")));
        }
        let Some(range) = signs::range(slice(self.text, self.next.from..self.text.len())) else { return Ok(()) };
        let meant = range.conditions(field);
        let meant = meant.map(|meant| if op == Op::NotEqual { format!("not {meant}") } else { meant });
        let problem = Problem::of(self.next.from, Mistake::Habit(Habit::Range));
        Err(problem.maybe_fix(name.from..self.next.from + range.length, meant))
    }

    /// Parses values in brackets, separated by `or` or a comma.
    fn list(&mut self, field: &Field) -> Result<Vec<protocol::ValueTest>, Problem> {
        self.take();
        let mut tests = Vec::new();
        loop {
            if !matches!(self.next.kind, Kind::Bare | Kind::Quoted { .. } | Kind::Regex { .. }) {
                return Err(Problem::new(self.next.from, Expected::Value, self.found()));
            }
            tests.push(self.value(field)?);
            match self.next.kind {
                Kind::Or | Kind::Comma => self.take(),
                Kind::Close => {
                    self.take();
                    return Ok(tests);
                }
                Kind::Bare | Kind::Quoted { .. } | Kind::Regex { .. } => {
                    let problem = Problem::new(self.next.from, Expected::InList, self.found());
                    return Err(
                        problem.fix(self.next.from..self.next.from, if self.next.spaced { "or " } else { " or " })
                    );
                }
                Kind::End => {
                    let problem = Problem::new(self.next.from, Expected::EndOfList, self.found());
                    return Err(problem.fix(self.text.len()..self.text.len(), ")"));
                }
                _ => return Err(Problem::new(self.next.from, Expected::InList, self.found())),
            };
        }
    }

    fn value(&mut self, field: &Field) -> Result<protocol::ValueTest, Problem> {
        let token = self.take();
        self.count(token)?;
        if token.kind == Kind::Bare {
            mistake::in_value(self.text, token)?;
            if signs::is_null(slice(self.text, token.into())) {
                let quoted = in_quotes(slice(self.text, token.into()));
                return Err(Problem::of(token.from, Mistake::Habit(Habit::Null)).fix(token.into(), quoted));
            }
        }
        value::read(self.text, token, field)
    }

    /// Parses what follows `>`, `>=`, `<` or `<=`.
    fn comparison(&mut self, field: Field, op: Op) -> Result<Filter, Problem> {
        let compare = match op {
            Op::Greater => Compare::Greater,
            Op::GreaterOrEqual => Compare::GreaterOrEqual,
            Op::Less => Compare::Less,
            _ => Compare::LessOrEqual,
        };
        let colon = match field {
            Field::Proof => Some(Expected::ColonAfterProof),
            Field::Outcome => Some(Expected::ColonAfterOutcome),
            Field::Actor => Some(Expected::ColonAfterActor),
            Field::Path(_) | Field::User | Field::Target | Field::Service | Field::File | Field::Noted(_) => None,
        };
        if let Some(expected) = colon {
            return Err(Problem::new(self.next.from, expected, shown(op.text())));
        }
        let token = self.take_operand(&field, compare)?;
        self.count(token)?;
        mistake::in_value(self.text, token)?;
        let source = slice(self.text, token.into());
        let operand = operand::read(&field, compare, source).map_err(|bad| {
            let found = shown(slice(source, bad.at..source.len()));
            Problem::new(token.from + bad.at, bad.expected, found).maybe_fix(token.into(), bad.meant)
        })?;
        self.end_of_word()?;
        Ok(Filter::Field(FieldTest { field, test: Test::Compare(compare, operand) }))
    }

    fn take_operand(&mut self, field: &Field, compare: Compare) -> Result<Lexeme, Problem> {
        match self.next.kind {
            Kind::Bare => Ok(self.take()),
            Kind::Quoted { closed } => {
                let token = self.take();
                let problem = Problem::new(token.from, Expected::UnquotedOperand, Found::Text);
                let content = value::quoted(self.text, token, closed)?.replacen(' ', "T", 1);
                let meant = operand::read(field, compare, &content).is_ok().then_some(content);
                Err(problem.maybe_fix(token.into(), meant))
            }
            _ => Err(Problem::new(self.next.from, Expected::Operand, self.found())),
        }
    }

    /// Rejects `=>`, `=<`, `<>`, `==` and `:>5`, which are operators in other languages but values here.
    fn refuse_borrowed_operators(&self, name: Lexeme, operator: Lexeme) -> Result<(), Problem> {
        let rest = slice(self.text, operator.to..self.text.len());
        let written = slice(self.text, operator.into());
        let (length, meant) = match (written, rest.chars().next()) {
            ("=", Some('>')) => (1, ">="),
            ("=", Some('<')) => (1, "<="),
            ("=", Some('=')) => (1, "="),
            ("=", Some('~')) => return Err(self.matching_operator(operator)),
            ("<", Some('>')) => (1, "!="),
            ("!=", Some('=')) => (1, "!="),
            (":", Some('<' | '>')) => match self.compared(rest) {
                Some(op) => (op.text().len(), op.text()),
                None => return Ok(()),
            },
            _ => return Ok(()),
        };
        let end = operator.to + length;
        let found = shown(slice(self.text, operator.from..end));
        let problem = Problem::new(operator.from, Expected::Written(meant.to_owned()), found);
        // `=` and `!=` are written without blanks.
        let range = match meant {
            "=" | "!=" => name.to..skip_blanks(self.text, end),
            _ => operator.from..end,
        };
        Err(problem.fix(range, meant))
    }

    /// `=~`, which compares without case or with a regular expression; here that is told by the value.
    fn matching_operator(&self, operator: Lexeme) -> Problem {
        Problem::of(operator.from, Mistake::Habit(Habit::Operator("=~".to_owned())))
    }

    /// The operator that a value begins with, if it is followed by something that can be compared.
    fn compared(&self, value: &str) -> Option<Op> {
        let op = Op::starts(value)?;
        let token = slice(self.text, self.next.into());
        let operand = token.strip_prefix(op.text())?;
        let any = Field::Path(FieldPath::default());
        operand::read(&any, Compare::Greater, operand).ok().map(|_| op)
    }

    /// Suggests the condition without blanks or, if there is nothing to compare with, a test that the field exists.
    fn join(&self, problem: Problem, name: Lexeme, op: Op, operator: Lexeme) -> Problem {
        let condition = format!("{}{}", slice(self.text, name.into()), op.text());
        let token = self.next;
        let is_value =
            matches!(token.kind, Kind::Bare | Kind::Quoted { closed: true } | Kind::Regex { closed: true, .. });
        if is_value {
            let range = name.from..token.to;
            return problem.fix(range, format!("{condition}{}", slice(self.text, token.into())));
        }
        problem.fix(name.from..operator.to, format!("{condition}*"))
    }
}

/// The field with this name.
fn field_named(text: &str, token: Lexeme) -> Result<Field, Problem> {
    mistake::quotes(text, token)?;
    let source = slice(text, token.into());
    let steps = steps(source, token)?;
    field::resolve(steps).map_err(|meant| {
        let first = source.split('.').next().unwrap_or_default();
        let problem = Problem::new(token.from, Expected::QuotedOrField, shown(first));
        problem.fix(token.from..token.from + first.len(), meant)
    })
}

/// The names separated by dots.
fn steps(source: &str, token: Lexeme) -> Result<Vec<PathName>, Problem> {
    let mut steps = Vec::new();
    let mut at = 0;
    loop {
        let rest = slice(source, at..source.len());
        let (step, length) = match rest.strip_prefix('"') {
            Some(body) => quoted_step(token, body)?,
            None => bare_step(source, token, at, rest)?,
        };
        steps.push(step);
        at += length;
        if at >= source.len() {
            return Ok(steps);
        }
        if !slice(source, at..source.len()).starts_with('.') {
            return Err(Problem::new(token.from + at, Expected::DotOrColon, shown(slice(source, at..source.len()))));
        }
        at += 1;
    }
}

/// A quoted name, and its length in bytes.
fn quoted_step(token: Lexeme, body: &str) -> Result<(PathName, usize), Problem> {
    let mut escaped = false;
    let end = body.char_indices().find(|(_, c)| {
        let closes = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    });
    let Some((end, _)) = end else {
        return Err(Problem::new(token.to, Expected::ClosingQuote, Found::End));
    };
    Ok((PathName { name: literal::quoted(slice(body, 0..end)), quoted: true }, end + 2))
}

/// An unquoted name, and its length in bytes.
fn bare_step(source: &str, token: Lexeme, at: usize, rest: &str) -> Result<(PathName, usize), Problem> {
    let mut escaped = false;
    let end = rest.char_indices().find(|(_, c)| {
        let ends = matches!(c, '.' | '"') && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    let end = end.map_or(rest.len(), |(end, _)| end);
    let name = slice(rest, 0..end);
    let here = token.from + at;
    if name.is_empty() {
        return Err(Problem::new(here, Expected::Name, shown(slice(source, at..source.len()))));
    }
    if name == "$" && at == 0 {
        let problem = Problem::new(here, Expected::FieldName, shown("$"));
        return Err(problem.maybe_fix(token.into(), source.strip_prefix("$.").map(str::to_owned)));
    }
    if let Some(bracket) = name.find('[') {
        let problem = Problem::new(here + bracket, Expected::NameWithoutIndex, shown("["));
        return Err(problem.fix(here..here + end, slice(name, 0..bracket)));
    }
    let bare = literal::bare(name).and_then(|bare| bare.plain().map(|name| (name.to_owned(), bare.escaped)));
    match bare {
        Some((name, escaped)) => Ok((PathName { name, quoted: escaped }, end)),
        None => Err(Problem::new(here, Expected::NameWithoutWildcards, shown(name))),
    }
}
