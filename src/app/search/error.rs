//! What is wrong with the applied search, or worth saying about it.

use leptos::prelude::*;
use protocol::Notation;

use super::panel::understood;
use super::typing::Typing;
use crate::state::{use_state, use_summary};
use crate::ui::icon::{Glyph, Icon};

/// The message stays as long as the text that it speaks of is applied.
#[component]
pub fn QueryError() -> impl IntoView {
    let state = use_state();
    let slot = use_summary().slot();
    let error = move || slot.error.get().filter(|_| state.text.with(|text| !text.is_empty()));
    view! {
        <div id="query-error" role="alert" class="query-error-place">
            {move || {
                error().map(|error| {
                    let place = mark(&state.text.get(), error.offset);
                    let fix = error.suggestion.clone().zip(error.replaces).map(|(text, (from, to))| {
                        let fixed = replaced(&state.text.get(), from, to, &text);
                        view! {
                            <p class="query-suggestion">
                                "Did you mean "
                                <button type="button" class="link" on:click=move |_| state.text.set(fixed.clone())>
                                    <code>{text}</code>
                                </button>
                                "?"
                            </p>
                        }
                    });
                    view! {
                        <div class="query-error" data-testid="query-error" data-offset=error.offset.to_string()>
                            <Glyph icon=Icon::Warning/>
                            <div>
                                <p>{error.message} " The last result stays on screen."</p>
                                <pre class="query-place">{place}</pre>
                                {fix}
                            </div>
                        </div>
                    }
                    .into_any()
                })
            }}
        </div>
    }
}

/// What was understood of a search in another notation, and warnings.
#[component]
pub fn Understood(typing: Typing) -> impl IntoView {
    let state = use_state();
    let said = move || {
        let reading = typing.reading.get()?;
        let applied = state.text.with(|text| *text == reading.0 && !text.is_empty());
        let foreign = reading.1.notation != Notation::Traillight || !reading.1.warnings.is_empty();
        let shown = applied && foreign && reading.1.error.is_none();
        shown.then(|| view! { <div class="understood" role="status">{understood(&reading.1)}</div> }.into_any())
    };
    view! { {said} }
}

/// The text with another piece in place of these characters.
fn replaced(text: &str, from: usize, to: usize, piece: &str) -> String {
    let mut fixed: String = text.chars().take(from).collect();
    fixed.push_str(piece);
    fixed.extend(text.chars().skip(to));
    fixed
}

/// The text with a mark under the place: two lines for a fixed-width font.
fn mark(text: &str, offset: usize) -> String {
    /// How much of the text is shown on each side.
    const SIDE: usize = 40;
    let from = offset.saturating_sub(SIDE);
    let shown: String =
        text.chars().skip(from).take(2 * SIDE).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    format!("{shown}\n{}^", " ".repeat(offset - from))
}
