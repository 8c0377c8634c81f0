//! The events as they are printed: not the rows that happen to be drawn, but those that match, up to a limit. They have to be
//! fetched first, which a browser that is already printing does not wait for.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use view::asked::selection;
use view::clock;
use view::picked::Picked;
use words::{Say, messages as m};

use super::model::Events;
use super::picked::{Use, as_lines};
use crate::browser::language::language;
use crate::browser::layout;
use crate::ui::reactive::{dynamic, effect};
use crate::ui::seen::seen;

/// Most events that are printed, on some 30 pages.
const MOST_PRINTED: u64 = 1_000;

/// What has no more characters is not broken within a word, so that a column is wide enough for it.
const WHOLE: usize = 20;

/// What is printed.
struct Printed {
    headings: Vec<String>,
    lines: Vec<Vec<String>>,
    /// How many events match.
    matching: u64,
}

/// The table, which is only on paper.
#[component]
pub fn PrintedRows(model: Events) -> impl IntoView {
    let printed = RwSignal::new(None::<Arc<Printed>>);
    let asked = model.state.printing;
    effect(move || {
        if asked.get() {
            asked.set(false);
            prepare(model, printed);
        }
    });
    let after = window_event_listener(ev::afterprint, move |_| printed.set(None));
    on_cleanup(move || after.remove());
    let drawn = move || match printed.get() {
        Some(printed) => table(model, &printed),
        // Somebody used the browser's menu.
        None => view! { <p class="printed-note">{m::printed_only_drawn(language())}</p> }.into_any(),
    };
    view! {
        <div class="printed" class:has-rows=move || printed.with(Option::is_some) data-testid="printed">{dynamic(drawn)}</div>
    }
}

/// Fetches the rows, and opens the browser's dialog once they are drawn.
fn prepare(model: Events, printed: RwSignal<Option<Arc<Printed>>>) {
    let hold = model.engine.get_value().hold();
    let matching = untrack(|| model.matching());
    leptos::task::spawn_local(async move {
        let picked = match matching.min(MOST_PRINTED).checked_sub(1) {
            Some(last) => Picked::between(0, last),
            None => Picked::default(),
        };
        match as_lines(model, &picked, Use::Paper).await {
            Ok((headings, lines)) => {
                printed.try_set(Some(Arc::new(Printed { headings, lines, matching })));
                request_animation_frame(move || {
                    layout::print();
                    drop(hold);
                });
            }
            Err(why) => model.engine.get_value().tell(why),
        }
    });
}

fn table(model: Events, printed: &Printed) -> AnyView {
    let (language, state) = (language(), model.state);
    let what = state.scope().with_untracked(|scope| selection(scope, language));
    let what = what.unwrap_or_else(|| m::contrast_everything(language).to_owned());
    let zone = clock::name(&state.zone.get_untracked(), language);
    let shown = printed.lines.len() as u64;
    let count = match printed.matching > shown {
        true => m::PrintedSome { shown, n: printed.matching }.say(language),
        false => m::Events { n: shown }.say(language),
    };
    let head: Vec<AnyView> =
        printed.headings.iter().map(|name| view! { <th scope="col">{seen(name)}</th> }.into_any()).collect();
    let line = |cells: &Vec<String>| {
        let cells: Vec<AnyView> = cells
            .iter()
            .map(|text| {
                view! { <td class:is-whole={text.chars().count() <= WHOLE}><bdi>{seen(text)}</bdi></td> }.into_any()
            })
            .collect();
        view! { <tr>{cells}</tr> }.into_any()
    };
    let lines: Vec<AnyView> = printed.lines.iter().map(line).collect();
    view! {
        <p class="printed-what"><bdi>{seen(what)}</bdi> " · " {zone}</p>
        <p class="printed-what" data-testid="printed-count">{count}</p>
        <table>
            <thead><tr>{head}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}
