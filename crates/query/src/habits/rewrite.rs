//! Texts in other languages, rewritten as a suggestion: `eventName like 'Delete%'` becomes `eventName:Delete*`.

use super::operators::{self, Value};
use super::pieces::{Piece, pieces};
use super::{names, signs, stages, words};
use crate::error::Problem;
use crate::lexer::keyword;
use crate::parser;
use crate::print::in_quotes;

/// Longer texts are not rewritten: nobody types them.
const MAX_BYTES: usize = 10_000;

/// Whether the text begins like an SQL query.
pub(crate) fn is_select(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|word| word.eq_ignore_ascii_case("select"))
        && words.any(|word| word.eq_ignore_ascii_case("from"))
}

/// The problem with the whole text rewritten as its suggestion, if all of it is understood.
pub(crate) fn improve(text: &str, problem: Problem) -> Problem {
    if text.len() > MAX_BYTES {
        return problem;
    }
    match rewrite(text).filter(|rewritten| parser::parse(rewritten).is_ok()) {
        Some(rewritten) => problem.fix(0..text.len(), rewritten),
        None => problem,
    }
}

/// The text in this language, if it is understood to its end and anything in it is rewritten.
fn rewrite(text: &str) -> Option<String> {
    let pieces = pieces(text)?;
    let (conditions, mut rewritten) = stages::conditions(&pieces)?;
    let mut parts = Vec::new();
    for pieces in conditions {
        let mut rewriter = Rewriter { pieces, at: 0, rewritten: false, out: String::new() };
        while rewriter.at < pieces.len() {
            rewriter.step()?;
        }
        rewritten |= rewriter.rewritten;
        parts.push(rewriter.out.strip_suffix(" and").map(str::to_owned).unwrap_or(rewriter.out));
    }
    parts.retain(|part| !part.is_empty() && part != "*");
    if let [_, _, ..] = parts.as_slice() {
        let bind = |part: String| if part.contains(" or ") { format!("({part})") } else { part };
        parts = parts.into_iter().map(bind).collect();
    }
    // Without any condition, every event.
    let text = if parts.is_empty() { "*".to_owned() } else { parts.join(" and ") };
    rewritten.then_some(text)
}

struct Rewriter<'p> {
    pieces: &'p [Piece],
    at: usize,
    /// Something was rewritten.
    rewritten: bool,
    out: String,
}

impl Rewriter<'_> {
    /// Rewrites a condition, a word between conditions, or a bracket.
    fn step(&mut self) -> Option<()> {
        match self.next()? {
            Piece::Sign(sign) => {
                let word = match sign {
                    "(" | ")" => sign,
                    "&&" => "and",
                    "||" => "or",
                    "!" => "not",
                    _ => return None,
                };
                self.rewritten |= word != sign;
                self.push(word);
            }
            Piece::Single(text) => self.condition(&in_quotes(&text)),
            Piece::Regex(text) => self.push(&text),
            Piece::Word(word) if keyword(&word).is_some() => self.push(&word.to_ascii_lowercase()),
            Piece::Word(word) => self.word(&word)?,
            Piece::Double(name) => self.after_name(in_quotes(&name))?,
        }
        Some(())
    }

    /// A word that may be a condition or begin one.
    fn word(&mut self, word: &str) -> Option<()> {
        if let Some((sign, rest)) = signs::sign(word) {
            self.rewritten = true;
            if sign != '+' {
                self.push("not");
            }
            return self.word(rest);
        }
        if signs::behind_phrase(word).is_some() && self.at > 1 {
            self.rewritten = true;
            return Some(());
        }
        if let Some((end, _)) = signs::suffix(word) {
            self.rewritten = true;
            return self.word(word.get(..end)?);
        }
        if let Some(condition) = words::whole(word) {
            self.condition(&condition);
            return Some(());
        }
        if let Some(condition) = self.function(word) {
            self.condition(&condition);
            return Some(());
        }
        if let Some(condition) = self.period(word) {
            self.condition(&condition);
            return Some(());
        }
        self.after_name(word.to_owned())
    }

    /// `exists(errorCode)`
    fn function(&mut self, name: &str) -> Option<String> {
        let is = words::presence_function(name)?;
        let [Piece::Sign("("), Piece::Word(field) | Piece::Double(field), Piece::Sign(")"), ..] =
            self.pieces.get(self.at..)?
        else {
            return None;
        };
        self.at += 3;
        Some(format!("{field}{is}*"))
    }

    /// `last 1 hour`
    fn period(&mut self, word: &str) -> Option<String> {
        let [Piece::Word(number), Piece::Word(unit), ..] = self.pieces.get(self.at..)? else { return None };
        let period = words::period(word, number, unit)?;
        self.at += 2;
        Some(period)
    }

    /// The condition on a name, or the name as a word.
    fn after_name(&mut self, name: String) -> Option<()> {
        if name.contains(':') && !name.starts_with('"') {
            // A whole condition, or a word.
            self.push(&name);
            return Some(());
        }
        if let Some(Piece::Sign(
            sign @ ("=" | "==" | "!=" | "<>" | "<" | ">" | "<=" | ">=" | "=>" | "=<" | "=~" | "!~"),
        )) = self.peek(0)
        {
            let sign = *sign;
            self.at += 1;
            return self.comparison(&name, sign);
        }
        let negated = self.peek(0).is_some_and(|piece| piece.is("not") || *piece == Piece::Sign("!"));
        let word = self.peek(usize::from(negated)).and_then(|piece| match piece {
            Piece::Word(word) => Some(word.to_ascii_lowercase()),
            _ => None,
        });
        let is = if negated { "!=" } else { ":" };
        let word = word.filter(|word| words::is_operator(word));
        let function = self.peek(usize::from(negated) + 1) == Some(&Piece::Sign("("));
        let Some(word) = word.filter(|word| !function || words::takes_list(word)) else {
            self.push(&name);
            return Some(());
        };
        self.at += usize::from(negated) + 1;
        match word.as_str() {
            "in" | "in~" | "has_any" => {
                let list = self.list()?;
                self.condition(&format!("{name}{is}({list})"));
            }
            "exists" | "present" => self.condition(&format!("{name}{is}*")),
            "is" if !negated => {
                let not = self.peek(0).is_some_and(|piece| piece.is("not"));
                self.at += usize::from(not);
                if !words::is_nothing(&self.next()?, not)? {
                    return None;
                }
                self.condition(&format!("{name}{}*", if not { ":" } else { "!=" }));
            }
            "between" if !negated => {
                let from = self.operand()?;
                if !self.next()?.is("and") {
                    return None;
                }
                let to = self.operand()?;
                self.condition(&format!("({name} >= {from} and {name} <= {to})"));
            }
            operator => {
                if operator == "matches" {
                    self.at += usize::from(self.peek(0).is_some_and(|piece| piece.is("regex")));
                }
                let value = self.value()?;
                self.condition(&format!("{name}{is}{}", operators::value(operator, &value)?));
            }
        }
        Some(())
    }

    fn comparison(&mut self, name: &str, sign: &str) -> Option<()> {
        let negated = matches!(sign, "!=" | "<>" | "!~");
        let is = if negated { "!=" } else { ":" };
        let condition = match sign {
            "=>" => format!("{name} >= {}", self.operand()?),
            "=<" => format!("{name} <= {}", self.operand()?),
            "<" | ">" | "<=" | ">=" => format!("{name} {sign} {}", self.operand()?),
            _ if self.peek(0).is_some_and(|piece| piece.is("null")) => {
                self.at += 1;
                format!("{name}{}*", if negated { ":" } else { "!=" })
            }
            _ => {
                let value = self.value()?;
                match (names::of_splunk(name), &value) {
                    (Some(names::Splunk::Time(compare)), Value::Text(text)) => names::bound(compare, text)?,
                    (Some(_), _) => String::new(),
                    (None, value) => format!("{name}{is}{}", operators::value("=", value)?),
                }
            }
        };
        self.condition(&condition);
        Some(())
    }

    /// `('a', 'b')`, without the brackets.
    fn list(&mut self) -> Option<String> {
        let mut list = String::new();
        let mut before = Piece::Sign("(");
        while self.next()? == before {
            if !list.is_empty() {
                list.push_str(" or ");
            }
            list.push_str(&operators::value("=", &self.value()?)?);
            if self.peek(0) == Some(&Piece::Sign(")")) {
                self.at += 1;
                return Some(list);
            }
            before = Piece::Sign(",");
        }
        None
    }

    fn value(&mut self) -> Option<Value> {
        match self.next()? {
            Piece::Word(text) => match signs::suffix(&text) {
                Some((end, _)) => Some(Value::Text(text.get(..end)?.to_owned())),
                None => Some(Value::Text(text)),
            },
            Piece::Single(text) | Piece::Double(text) => Some(Value::Text(text)),
            Piece::Regex(text) => Some(Value::Regex(text)),
            Piece::Sign(_) => None,
        }
    }

    /// A number or time, which stands without quotation marks and blanks.
    fn operand(&mut self) -> Option<String> {
        let Value::Text(text) = self.value()? else { return None };
        if self.peek(0) != Some(&Piece::Sign("(")) {
            return Some(text.replacen(' ', "T", 1));
        }
        self.at += 1;
        match (text.to_ascii_lowercase().as_str(), self.next()?) {
            ("ago", Piece::Word(period)) => (self.next()? == Piece::Sign(")")).then(|| format!("now-{period}")),
            ("now", Piece::Sign(")")) => Some(format!("now{}", self.back())),
            _ => None,
        }
    }

    /// `- 1h` behind `now()`, without the blank.
    fn back(&mut self) -> String {
        let is_back = |piece: &Piece| matches!(piece, Piece::Word(word) if word.starts_with('-'));
        let words = match (self.peek(0), self.peek(1)) {
            (Some(Piece::Word(minus)), Some(Piece::Word(period))) if minus == "-" => format!("-{period}"),
            (Some(Piece::Word(back)), _) if self.peek(0).is_some_and(is_back) => back.clone(),
            _ => return String::new(),
        };
        self.at += if self.peek(0).is_some_and(|piece| piece.is("-")) { 2 } else { 1 };
        words
    }

    fn condition(&mut self, text: &str) {
        self.rewritten = true;
        self.push(text);
    }

    /// Nothing, where a condition was left out; then an `and` beside it is left out, too.
    fn push(&mut self, text: &str) {
        let begins = self.out.is_empty() || self.out.ends_with('(');
        if text.is_empty() || (begins && text == "and") || (text == "and" && self.out.ends_with(" and")) {
            return;
        }
        if !begins && text != ")" {
            self.out.push(' ');
        }
        self.out.push_str(text);
    }

    fn peek(&self, ahead: usize) -> Option<&Piece> {
        self.pieces.get(self.at + ahead)
    }

    fn next(&mut self) -> Option<Piece> {
        let piece = self.pieces.get(self.at).cloned();
        self.at += 1;
        piece
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rewrites_what_it_understands() {
        for (text, want) in [
            ("select * from logs where eventName = 'DeleteTrail'", "eventName:DeleteTrail"),
            ("SELECT a, b FROM t WHERE x = 'y z' ORDER BY a LIMIT 5;", "x:\"y z\""),
            ("eventName like 'Delete%'", "eventName:Delete*"),
            ("eventName not like '%a_b%'", "eventName!=*a?b*"),
            ("eventName LIKE 'Delete'", "eventName:Delete"),
            ("eventName in ('A', 'B or C')", "eventName:(A or \"B or C\")"),
            ("eventName not in ('A')", "eventName!=(A)"),
            ("errorCode is null", "errorCode!=*"),
            ("errorCode is not null and user = 'bob'", "errorCode:* and user:bob"),
            (
                "eventTime between '2025-06-01' and '2025-06-07'",
                "(eventTime >= 2025-06-01 and eventTime <= 2025-06-07)",
            ),
            ("eventTime >= '2025-06-01 10:00:00'", "eventTime >= 2025-06-01T10:00:00"),
            ("a <> 'x' or (b == 5 && !c:d)", "a!=x or (b:5 and not c:d)"),
            ("eventTime => 2025-06-01", "eventTime >= 2025-06-01"),
            ("user = 'O''Brien'", "user:\"O'Brien\""),
            ("'exact words'", "\"exact words\""),
        ] {
            assert_eq!(rewrite(text).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn leaves_the_rest_alone() {
        for text in [
            "select eventName from logs",
            "select * from logs where",
            "eventName = ",
            "eventName in (select x)",
            "eventName in ()",
            "a 'unclosed",
            "errorCode is odd",
            "eventName:DeleteTrail and user:bob",
            "a; b",
            "a & b",
            "",
        ] {
            assert_eq!(rewrite(text), None, "{text}");
        }
    }
}
