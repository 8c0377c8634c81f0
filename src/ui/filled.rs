//! Messages that contain something to click or highlight, wherever a language puts it.

use leptos::prelude::*;
use words::{Piece, pieces};

/// The message with its parts in place, each once. Parts whose placeholder a language leaves out are not shown.
pub fn filled(message: &str, parts: Vec<AnyView>) -> AnyView {
    let mut parts: Vec<Option<AnyView>> = parts.into_iter().map(Some).collect();
    let drawn = pieces(message).into_iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text.to_owned().into_any()),
        Piece::Part(at) => parts.get_mut(at).and_then(Option::take),
    });
    drawn.collect::<Vec<_>>().into_any()
}
