//! The highlighted text, drawn behind the field, whose own text is transparent.

use leptos::html;
use leptos::prelude::*;
use protocol::{ParsedText, TokenKind};

use super::typing::Typing;

/// The highlighted text.
#[component]
pub fn Colours(typing: Typing, element: NodeRef<html::Div>) -> impl IntoView {
    let pieces = move || {
        let reading = typing.reading.get();
        let draft = typing.draft.get();
        let pieces = match &reading {
            Some(reading) => pieces(&draft, &reading.0, &reading.1),
            None => vec![("", draft)],
        };
        pieces.into_iter().map(|(class, text)| view! { <span class=class>{text}</span> }.into_any()).collect_view()
    };
    view! { <div class="search-colours" aria-hidden="true" node_ref=element>{pieces}</div> }
}

/// Splits the draft at the tokens of the last reading, as far as the text has not changed since.
fn pieces(draft: &str, read: &str, reading: &ParsedText) -> Vec<(&'static str, String)> {
    let chars: Vec<char> = draft.chars().collect();
    let same = draft.chars().zip(read.chars()).take_while(|(a, b)| a == b).count();
    let is_whole = draft == read;
    let wrong = reading.error.as_ref().filter(|_| is_whole).map(|error| error.offset);
    let mut pieces: Vec<(&'static str, String)> = Vec::new();
    let mut at = 0;
    let mut push = |class: &'static str, from: usize, to: usize| {
        let text: String = chars.get(from..to).unwrap_or_default().iter().collect();
        if !text.is_empty() {
            pieces.push((class, text));
        }
    };
    for token in reading.tokens.iter().filter(|token| is_whole || token.to <= same) {
        push("", at, token.from);
        let holds_fault = wrong.is_some_and(|wrong| token.from <= wrong && wrong < token.to);
        push(if holds_fault { "token-wrong" } else { class(token.kind) }, token.from, token.to);
        at = token.to;
    }
    push("", at, chars.len());
    pieces
}

const fn class(kind: TokenKind) -> &'static str {
    match kind {
        TokenKind::Field => "token-field",
        TokenKind::Operator | TokenKind::Bracket | TokenKind::Comma => "token-sign",
        TokenKind::Value | TokenKind::Word => "token-value",
        TokenKind::Quoted => "token-quoted",
        TokenKind::Regex => "token-regex",
        TokenKind::Keyword => "token-keyword",
        TokenKind::Unfinished => "token-wrong",
    }
}
