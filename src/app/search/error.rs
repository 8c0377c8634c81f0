//! Errors and notes about the applied search.

use leptos::prelude::*;
use protocol::{Chip, Notation, Question, Want};
use view::fragment::DEFAULT_SORT;
use words::{FIRST, Say, messages as m};

use super::panel::understood;
use super::typing::Typing;
use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::{use_state, use_summary};
use crate::ui::filled::filled;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::dynamic;

/// The message, shown for as long as the text it is about is applied.
#[component]
pub fn QueryError() -> impl IntoView {
    let state = use_state();
    let slot = use_summary().slot();
    let error = move || slot.error.get().filter(|_| state.text.with(|text| !text.is_empty()));
    view! {
        <div id="query-error" role="alert" class="query-error-place">
            {dynamic(move || {
                error().map(|error| {
                    let place = mark(&state.text.get(), error.offset);
                    let fix = error.suggestion.clone().filter(|text| !text.is_empty()).zip(error.replaces).map(|(text, (from, to))| {
                        let fixed = replaced(&state.text.get(), from, to, &text);
                        let asked = m::SearchSuggestion { text: FIRST }.say(language());
                        let button = view! {
                            <button type="button" class="link" on:click=move |_| state.set_text(fixed.clone())>
                                <code>{text}</code>
                            </button>
                        }
                        .into_any();
                        view! {
                            <p class="query-suggestion">{filled(&asked, vec![button])}</p>
                        }
                    });
                    view! {
                        <div class="query-error" data-testid="query-error" data-offset=error.offset.to_string()>
                            <Glyph icon=Icon::Warning/>
                            <div>
                                <p>{error.mistake.say(language())} " " {m::search_kept_result(language())}</p>
                                <pre class="query-place">{place}</pre>
                                {fix}
                            </div>
                        </div>
                    }
                    .into_any()
                })
            }.into_any())}
        </div>
    }
}

/// The interpretation of a search in another notation, with warnings.
#[component]
pub fn Understood(typing: Typing) -> impl IntoView {
    let state = use_state();
    let applied =
        move || typing.reading.get().filter(|reading| state.text.with(|text| *text == reading.0 && !text.is_empty()));
    let hidden = use_engine().watch(Signal::derive(move || {
        let filter = applied()?.1.hidden.clone()?;
        let chip =
            Chip { filter, field: String::new(), value: String::new(), negated: false, enabled: true, pinned: false };
        // The same question for what the text does not find.
        let question = state.question(DEFAULT_SORT, Want::default());
        let chips = question.chips.into_iter().chain([chip]).collect();
        Some(Question { text: String::new(), notation: None, chips, ..question })
    }));
    let missed = move || {
        let count = hidden.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.matching));
        (count > 0)
            .then(|| view! { <p class="search-warning">{m::SearchHidden { n: count }.say(language())}</p> }.into_any())
    };
    let said = move || {
        let reading = applied()?;
        let translated = reading.1.notation != Notation::Traillight || !reading.1.warnings.is_empty();
        let shown = translated && reading.1.error.is_none();
        shown
            .then(|| view! { <div class="understood" role="status">{understood(&reading.1)} {missed}</div> }.into_any())
    };
    view! { {said} }
}

/// The text with `piece` in place of these characters.
fn replaced(text: &str, from: usize, to: usize, piece: &str) -> String {
    let mut fixed: String = text.chars().take(from).collect();
    fixed.push_str(piece);
    fixed.extend(text.chars().skip(to));
    fixed
}

/// The text with a mark under an offset: two lines for a monospaced font.
fn mark(text: &str, offset: usize) -> String {
    /// How many characters are shown on each side.
    const SIDE: usize = 40;
    let from = offset.saturating_sub(SIDE);
    let shown: String =
        text.chars().skip(from).take(2 * SIDE).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    format!("{shown}\n{}^", " ".repeat(offset - from))
}
