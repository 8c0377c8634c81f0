//! Messages with something to click or to mark in their midst, wherever a language wants it.

use leptos::prelude::*;

/// Stands in a message for the first of the parts that [`filled`] puts there. No text from a file may be written into such a
/// message: what is in a file is a part.
pub const FIRST: &str = "\u{e000}";

/// Stands for the second part.
pub const SECOND: &str = "\u{e001}";

/// Each in the place of its part.
const PLACES: [&str; 2] = [FIRST, SECOND];

/// The message with its parts in their places. A part whose place a language leaves out is not shown.
pub fn filled(message: &str, parts: Vec<AnyView>) -> AnyView {
    let mut parts: Vec<(&str, AnyView)> = PLACES.into_iter().zip(parts).collect();
    let (mut out, mut rest) = (Vec::new(), message);
    loop {
        let next =
            parts.iter().enumerate().filter_map(|(at, (place, _))| rest.split_once(place).map(|halves| (at, halves)));
        let Some((at, (before, after))) = next.min_by_key(|(_, (before, _))| before.len()) else { break };
        out.push(before.to_owned().into_any());
        out.push(parts.remove(at).1);
        rest = after;
    }
    out.push(rest.to_owned().into_any());
    out.into_any()
}
