//! Hours in which something was called unusually often, with the arithmetic.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::findings::{Surge, Surges};
use view::findings::of_surge;
use words::{Say, messages as m};

use super::board::{Board, Told, is_expected};
use super::finding::finding;
use crate::browser::language::language;
use crate::state::zone;
use crate::ui::reactive::optional;

/// The unusual hours, or why there are none.
pub fn surges(board: Board) -> AnyView {
    optional(move || board.detecting.surges.get().map(|surges| drawn(board, &surges)))
}

fn drawn(board: Board, surges: &Surges) -> AnyView {
    let language = language();
    let Surges { days, needed, .. } = *surges;
    let said = match surges.surges.first() {
        _ if days < needed => m::SurgesTooShort { needed, days }.say(language),
        Some(Surge { factor, least, .. }) => m::SurgesRule { factor: *factor, least: *least }.say(language),
        None => m::surges_none(language).to_owned(),
    };
    let told = surges.surges.iter().zip(&surges.found).map(|(surge, found)| Told {
        rule: Arc::new(of_surge(surge, &found.id, &zone(), language)),
        found: Arc::new(found.clone()),
    });
    let (expected, fresh): (Vec<_>, Vec<_>) = told.partition(|told| is_expected(&told.found));
    let shown = fresh.into_iter().chain(expected).filter(|told| board.shows(&told.found));
    let more =
        (surges.more > 0).then(|| view! { <p class="findings-none">{m::More { n: surges.more }.say(language)}</p> });
    view! {
        <h3>{m::surges_title(language)}</h3>
        <p class="findings-none">{said}</p>
        <ul class="findings">{shown.map(|told| finding(board, told)).collect_view()}</ul>
        {more}
    }
    .into_any()
}
