//! Messages that contain something to click or highlight, wherever a language puts it.

use leptos::prelude::*;

/// Placeholder in a message for the first part given to [`filled`]. Text from a file must not be inserted into such a
/// message; it has to be a part.
pub const FIRST: &str = "\u{e000}";

/// Placeholder for the second part.
pub const SECOND: &str = "\u{e001}";

/// The placeholders, in the order of parts.
const PLACES: [&str; 2] = [FIRST, SECOND];

/// The message with its parts in place. Parts whose placeholder a language leaves out are not shown.
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
