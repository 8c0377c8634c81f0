//! Text → statements. Each is read by itself, so that a mistake in one does not hide the others.

use datafusion::sql::sqlparser::ast::Query;
use datafusion::sql::sqlparser::keywords::Keyword;
use datafusion::sql::sqlparser::parser::Parser;
use datafusion::sql::sqlparser::tokenizer::{Token, TokenWithSpan, Tokenizer, Word};

use crate::dialect::Trino;
use crate::fault::{Fault, Place, What};

/// Most bytes of a text with statements.
pub const MOST_BYTES: usize = 1 << 20;

/// Deepest nesting of a statement.
const MOST_LEVELS: usize = 50;

/// A statement.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Where it begins.
    pub at: Place,
    /// What it is.
    pub what: Asked,
    /// All names in it as they are written, for headings.
    pub(crate) written: Vec<String>,
}

/// What a statement is.
#[derive(Clone, Debug)]
pub enum Asked {
    /// A question.
    Query(Box<Query>),
    /// `CREATE EXTERNAL TABLE`, of this name: nothing to do, since any name is a table here.
    Table(String),
}

/// Reads all statements of a text, in order.
pub fn read(text: &str) -> Vec<Result<Statement, Fault>> {
    if text.len() > MOST_BYTES {
        return vec![Err(Fault::new(What::TooLong { most: MOST_BYTES }, None))];
    }
    match Tokenizer::new(&Trino, text).tokenize_with_location() {
        Ok(tokens) => {
            let tokens = angled(join_names(tokens));
            let pieces = tokens.split(|token| token.token == Token::SemiColon);
            pieces.filter_map(first).map(|(first, piece)| statement(first, piece)).collect()
        }
        Err(error) => vec![Err(error.into())],
    }
}

/// The first token that says something, and the tokens from it on.
fn first(piece: &[TokenWithSpan]) -> Option<(&TokenWithSpan, &[TokenWithSpan])> {
    let at = piece.iter().position(|token| !is_blank(token))?;
    let piece = piece.get(at..)?;
    Some((piece.first()?, piece))
}

fn is_blank(token: &TokenWithSpan) -> bool {
    matches!(token.token, Token::Whitespace(_))
}

fn statement(first: &TokenWithSpan, piece: &[TokenWithSpan]) -> Result<Statement, Fault> {
    let at = Place { line: first.span.start.line, column: first.span.start.column };
    let what = match &first.token {
        Token::LParen => query(piece)?,
        Token::Word(word) if word.quote_style.is_none() => match word.keyword {
            Keyword::SELECT | Keyword::WITH | Keyword::VALUES | Keyword::TABLE => query(piece)?,
            Keyword::CREATE => match external_table(piece) {
                Some(name) => Asked::Table(name),
                None => return Err(Fault::new(What::NoQuery(word.value.to_uppercase()), Some(at))),
            },
            _ => return Err(Fault::new(What::NoQuery(word.value.to_uppercase()), Some(at))),
        },
        other => return Err(Fault::new(What::NoQuery(other.to_string()), Some(at))),
    };
    Ok(Statement { at, what, written: names(piece) })
}

/// Names are compared without case, even quoted ones. As they were written, they are only needed for headings.
fn query(piece: &[TokenWithSpan]) -> Result<Asked, Fault> {
    let lowered = piece.iter().cloned().map(|mut token| {
        if let Token::Word(word) = &mut token.token {
            word.value = word.value.to_lowercase();
        }
        token
    });
    let mut parser =
        Parser::new(&Trino).with_recursion_limit(MOST_LEVELS).with_tokens_with_locations(lowered.collect());
    let query = parser.parse_query()?;
    let next = parser.peek_token();
    if next.token != Token::EOF {
        return Err(Fault::new(What::Unexpected(next.token.to_string()), Place::of(next.span.start)));
    }
    Ok(Asked::Query(query))
}

fn names(piece: &[TokenWithSpan]) -> Vec<String> {
    let name = |token: &TokenWithSpan| match &token.token {
        Token::Word(word) => Some(word.value.clone()),
        _ => None,
    };
    piece.iter().filter_map(name).collect()
}

/// The name in `CREATE EXTERNAL TABLE [IF NOT EXISTS] name`.
fn external_table(piece: &[TokenWithSpan]) -> Option<String> {
    let mut words = piece.iter().filter(|token| !is_blank(token)).map(|token| &token.token);
    let mut expect = |wanted: &[&str]| {
        let found = |wanted: &&str| {
            words.clone().next().is_some_and(|token| token.to_string().eq_ignore_ascii_case(wanted))
                && words.next().is_some()
        };
        wanted.iter().all(found)
    };
    if !expect(&["CREATE", "EXTERNAL", "TABLE"]) {
        return None;
    }
    expect(&["IF", "NOT", "EXISTS"]);
    let name = words.take_while(|token| matches!(token, Token::Word(_) | Token::Period));
    let name: String =
        name.map(|token| if let Token::Word(word) = token { word.value.clone() } else { ".".to_owned() }).collect();
    (!name.is_empty()).then_some(name)
}

/// After `FROM` and `JOIN`, names with hyphens in them, or that begin with a digit or `$`, become one quoted name:
/// those of event data stores, and what templates have in their place.
fn join_names(tokens: Vec<TokenWithSpan>) -> Vec<TokenWithSpan> {
    let mut joined: Vec<TokenWithSpan> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    let mut scope = Scope::default();
    while let Some(token) = tokens.next() {
        scope.see(&token.token);
        let is_named = matches!(token.token, Token::Word(_)) && scope.names_table();
        joined.push(token);
        if !is_named {
            continue;
        }
        while let Some(blank) = tokens.next_if(is_blank) {
            joined.push(blank);
        }
        let mut run = Vec::new();
        while let Some(part) = tokens.next_if(|next| is_part(&next.token)) {
            run.push(part);
        }
        match run.as_slice() {
            [first, .., last] => {
                let name: String = run.iter().map(|part| part.token.to_string()).collect();
                let mut span = first.span;
                span.end = last.span.end;
                joined.push(TokenWithSpan::new(quoted(name), span));
            }
            [TokenWithSpan { token: Token::Placeholder(name), span }] => {
                joined.push(TokenWithSpan::new(quoted(name.clone()), *span));
            }
            [only] => {
                scope.see(&only.token);
                joined.append(&mut run);
            }
            [] => {}
        }
    }
    joined
}

/// `ARRAY(VARCHAR)`, as Trino writes the type, is `ARRAY<VARCHAR>` for the parser.
fn angled(mut tokens: Vec<TokenWithSpan>) -> Vec<TokenWithSpan> {
    let mut open = Vec::new();
    let mut after_array = false;
    for token in &mut tokens {
        match &token.token {
            Token::LParen => {
                open.push(after_array);
                if after_array {
                    token.token = Token::Lt;
                }
            }
            Token::RParen if open.pop() == Some(true) => token.token = Token::Gt,
            _ => {}
        }
        after_array = matches!(&token.token, Token::Word(word) if word.keyword == Keyword::ARRAY);
    }
    tokens
}

fn is_part(token: &Token) -> bool {
    match token {
        Token::Word(word) => word.quote_style.is_none(),
        Token::Number(..) | Token::Minus | Token::Placeholder(_) => true,
        _ => false,
    }
}

fn quoted(value: String) -> Token {
    Token::Word(Word { value, quote_style: Some('"'), keyword: Keyword::NoKeyword })
}

/// Which `FROM` is followed by a table: not the one in `extract(day FROM x)`.
#[derive(Default)]
struct Scope {
    /// For each open parenthesis, whether it is that of a function in which `FROM` means something else.
    open: Vec<bool>,
    last: Option<Keyword>,
}

impl Scope {
    fn see(&mut self, token: &Token) {
        match token {
            Token::Whitespace(_) => return,
            Token::LParen => self.open.push(matches!(
                self.last,
                Some(Keyword::EXTRACT | Keyword::SUBSTRING | Keyword::TRIM | Keyword::OVERLAY)
            )),
            Token::RParen => drop(self.open.pop()),
            _ => {}
        }
        self.last = match token {
            Token::Word(word) if word.quote_style.is_none() => Some(word.keyword),
            _ => None,
        };
    }

    fn names_table(&self) -> bool {
        matches!(self.last, Some(Keyword::FROM | Keyword::JOIN)) && self.open.last() != Some(&true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> String {
        match read(text).pop().unwrap().unwrap().what {
            Asked::Query(query) => query.to_string(),
            Asked::Table(name) => format!("table {name}"),
        }
    }

    #[test]
    fn names_of_event_data_stores_are_names() {
        let joined = |name: &str| format!("SELECT a FROM \"{name}\"");
        for name in ["abc123f4-5678-90ab-cdef-example", "12345678-90e1-23e4-5678-90abcdef0123", "$eds_id", "$1"] {
            assert_eq!(one(&format!("SELECT a FROM {name};")), joined(name), "{name}");
        }
        assert_eq!(one("select A from EVENT_DATA_STORE_ID"), "SELECT a FROM event_data_store_id");
        assert_eq!(one("select 3-1, a from b"), "SELECT 3 - 1, a FROM b");
        assert_eq!(one("select extract(day from a-b) from c-d"), "SELECT EXTRACT(DAY FROM a - b) FROM \"c-d\"");
    }

    #[test]
    fn a_mistake_in_one_statement_does_not_hide_others() {
        let all = read("select 1; -- a comment; with a semicolon\n selec 2;\n\nselect (1 from b; select ';'");
        let places: Vec<_> = all.iter().map(|one| one.as_ref().err().and_then(|fault| fault.at)).collect();
        let at = |line, column| Some(Place { line, column });
        assert_eq!(places, [None, at(2, 2), at(4, 11), None], "{all:?}");
    }

    #[test]
    fn what_is_no_query_is_refused_by_name() {
        for text in ["DROP TABLE a", "insert into a values (1)", "COPY a TO 'b'", "CREATE TABLE a (b int)", "SET a = 1"]
        {
            let fault = read(text).pop().unwrap().unwrap_err();
            let word = text.split(' ').next().unwrap().to_uppercase();
            assert_eq!(fault.what, What::NoQuery(word), "{text}");
        }
        assert_eq!(one("CREATE EXTERNAL TABLE IF NOT EXISTS db.Logs (a STRUCT<b: STRING>)"), "table db.Logs");
        assert_eq!(one("create external table logs (a string)"), "table logs");
    }

    #[test]
    fn long_and_deep_texts_are_refused() {
        let long = format!("select '{}'", "x".repeat(MOST_BYTES));
        assert!(matches!(read(&long).as_slice(), [Err(Fault { what: What::TooLong { .. }, .. })]));
        let deep = format!("select {}1{}", "(".repeat(10_000), ")".repeat(10_000));
        assert!(matches!(read(&deep).as_slice(), [Err(Fault { what: What::Syntax(_), .. })]));
    }
}
