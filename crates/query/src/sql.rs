//! Rewrites SQL and other notations that people are used to, as a suggestion: `eventName like 'Delete%'` becomes
//! `eventName:Delete*`.

use protocol::Glob;

use crate::error::Problem;
use crate::lexer::keyword;
use crate::normal;
use crate::parser;
use crate::print::{glob_text, in_quotes, is_bare_value};

/// Longer texts are not rewritten, because nobody types them.
const MAX_BYTES: usize = 10_000;

/// Words that turn the words around them into SQL.
const WORDS: [&str; 7] = ["select", "like", "ilike", "rlike", "in", "is", "between"];

/// Whether the word could be SQL in its place.
pub(crate) fn is_sql_word(word: &str) -> bool {
    WORDS.iter().any(|sql| sql.eq_ignore_ascii_case(word))
}

/// Whether the text begins like an SQL query.
pub(crate) fn is_select(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|word| word.eq_ignore_ascii_case("select"))
        && words.any(|word| word.eq_ignore_ascii_case("from"))
}

/// Suggests the whole text rewritten, if all of it is understood.
pub(crate) fn improve(text: &str, problem: Problem) -> Problem {
    if text.len() > MAX_BYTES {
        return problem;
    }
    match rewrite(text).filter(|rewritten| parser::parse(rewritten).is_ok()) {
        Some(rewritten) => problem.fix(0..text.len(), rewritten),
        None => problem,
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    /// A word, which may also be a whole Traillight condition.
    Word(String),
    /// In single quotation marks.
    Single(String),
    /// In double quotation marks.
    Double(String),
    /// An operator, bracket or comma.
    Sign(&'static str),
}

/// Longer operators first.
const SIGNS: [&str; 16] = ["<>", "!=", "==", "=>", "=<", ">=", "<=", "&&", "||", "=", "<", ">", "!", "(", ")", ","];

/// The text in this language, if all of it is understood and something is rewritten.
fn rewrite(text: &str) -> Option<String> {
    let pieces = pieces(text)?;
    let mut rewriter = Rewriter { pieces: condition_of(&pieces)?, at: 0, rewritten: false, out: String::new() };
    while rewriter.at < rewriter.pieces.len() {
        rewriter.step()?;
    }
    rewriter.rewritten.then_some(rewriter.out)
}

fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let piece;
        if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            piece = Piece::Sign(sign);
            rest = rest.get(sign.len()..)?;
        } else if matches!(first, '\'' | '"') {
            let (content, after) = quotation(rest, first)?;
            piece = if first == '"' { Piece::Double(content) } else { Piece::Single(content) };
            rest = after;
        } else {
            let stop = |c: char| c.is_whitespace() || "'\"=<>!&|(),;".contains(c);
            let end = rest.find(stop).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            if word.is_empty() {
                // The rest is understood only if it is a semicolon; a single `&` or `|` is not.
                return (rest.trim_end() == ";").then_some(pieces);
            }
            piece = Piece::Word(word.to_owned());
            rest = after;
        }
        pieces.push(piece);
        rest = rest.trim_start();
    }
    Some(pieces)
}

/// The content of a quotation, in which a doubled mark stands for one, and the text after it.
fn quotation(text: &str, mark: char) -> Option<(String, &str)> {
    let mut content = String::new();
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c != mark {
            content.push(c);
        } else if chars.next_if(|(_, next)| *next == mark).is_some() {
            content.push(mark);
        } else {
            return Some((content, text.get(at + mark.len_utf8()..)?));
        }
    }
    None
}

/// The part of `select … where … order by …` after `where`; other texts as they are.
fn condition_of(pieces: &[Piece]) -> Option<&[Piece]> {
    let find = |word: &str| pieces.iter().position(|piece| is_word(piece, word));
    if find("select") != Some(0) {
        return Some(pieces);
    }
    let end = ["order", "group", "limit", "having"].into_iter().filter_map(find).min().unwrap_or(pieces.len());
    pieces.get(find("where")? + 1..end).filter(|condition| !condition.is_empty())
}

fn is_word(piece: &Piece, word: &str) -> bool {
    matches!(piece, Piece::Word(text) if text.eq_ignore_ascii_case(word))
}

struct Rewriter<'p> {
    pieces: &'p [Piece],
    at: usize,
    /// Whether something was rewritten.
    rewritten: bool,
    out: String,
}

impl Rewriter<'_> {
    /// Rewrites a condition, a word between conditions, or a bracket.
    fn step(&mut self) -> Option<()> {
        let piece = self.next()?;
        match piece {
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
            Piece::Single(text) => {
                self.rewritten = true;
                self.push(&in_quotes(&text));
            }
            Piece::Word(word) if keyword(&word).is_some() => self.push(&word.to_ascii_lowercase()),
            Piece::Word(word) => self.after_name(word)?,
            Piece::Double(name) => self.after_name(in_quotes(&name))?,
        }
        Some(())
    }

    /// Rewrites a condition on a name, or the name as a word.
    fn after_name(&mut self, name: String) -> Option<()> {
        if let Some(Piece::Sign(sign @ ("=" | "==" | "!=" | "<>" | "<" | ">" | "<=" | ">=" | "=>" | "=<"))) =
            self.peek(0)
        {
            let sign = *sign;
            self.at += 1;
            return self.comparison(&name, sign);
        }
        let negated = self.peek(0).is_some_and(|piece| is_word(piece, "not"));
        let word = self.peek(usize::from(negated)).and_then(|piece| match piece {
            Piece::Word(word) => Some(word.to_ascii_lowercase()),
            _ => None,
        });
        let is = if negated { "!=" } else { ":" };
        let skip = usize::from(negated) + 1;
        match word.as_deref() {
            Some("like" | "ilike") => {
                self.at += skip;
                let pattern = self.value()?;
                self.condition(&format!("{name}{is}{}", like(&pattern)));
            }
            Some("in") => {
                self.at += skip;
                let list = self.list()?;
                self.condition(&format!("{name}{is}({list})"));
            }
            Some("is") if !negated => {
                self.at += 1;
                let not = self.peek(0).is_some_and(|piece| is_word(piece, "not"));
                self.at += usize::from(not);
                if !is_word(&self.next()?, "null") {
                    return None;
                }
                self.condition(&format!("{name}{}*", if not { ":" } else { "!=" }));
            }
            Some("between") if !negated => {
                self.at += 1;
                let from = self.operand()?;
                if !is_word(&self.next()?, "and") {
                    return None;
                }
                let to = self.operand()?;
                self.condition(&format!("({name} >= {from} and {name} <= {to})"));
            }
            _ => self.push(&name),
        }
        Some(())
    }

    fn comparison(&mut self, name: &str, sign: &str) -> Option<()> {
        let condition = match sign {
            "=" | "==" => format!("{name}:{}", plain(&self.value()?)),
            "!=" | "<>" => format!("{name}!={}", plain(&self.value()?)),
            "=>" => format!("{name} >= {}", self.operand()?),
            "=<" => format!("{name} <= {}", self.operand()?),
            sign => format!("{name} {sign} {}", self.operand()?),
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
            list.push_str(&plain(&self.value()?));
            if self.peek(0) == Some(&Piece::Sign(")")) {
                self.at += 1;
                return Some(list);
            }
            before = Piece::Sign(",");
        }
        None
    }

    fn value(&mut self) -> Option<String> {
        match self.next()? {
            Piece::Word(text) | Piece::Single(text) | Piece::Double(text) => Some(text),
            Piece::Sign(_) => None,
        }
    }

    /// A number or time, which is written without quotation marks and blanks.
    fn operand(&mut self) -> Option<String> {
        Some(self.value()?.replacen(' ', "T", 1))
    }

    fn condition(&mut self, text: &str) {
        self.rewritten = true;
        self.push(text);
    }

    fn push(&mut self, text: &str) {
        if !self.out.is_empty() && !self.out.ends_with('(') && text != ")" {
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

fn plain(text: &str) -> String {
    if is_bare_value(text) && keyword(text).is_none() { text.to_owned() } else { in_quotes(text) }
}

/// The wildcards of `like` in this language.
fn like(pattern: &str) -> String {
    let pieces = pattern.chars().map(|c| match c {
        '%' => Glob::Any,
        '_' => Glob::One,
        c => Glob::Literal(c.into()),
    });
    let pattern = normal::globs(pieces.collect());
    match pattern.as_slice() {
        [Glob::Literal(text)] => plain(text),
        [] => plain(""),
        pattern => glob_text(pattern, false),
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
