//! A field for something that only the user can know.

use leptos::prelude::*;
use words::messages;

use crate::browser::language::language;
use crate::ui::reactive::{memo, while_there};

/// What is wrong with a field, to be said beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Its `data-testid`.
    pub field: &'static str,
    /// In words.
    pub words: String,
}

/// A field with its label. It applies on Enter and when it is left.
#[component]
pub fn Field(
    /// `data-testid`, and what a problem names it by.
    id: &'static str,
    label: String,
    hint: &'static str,
    /// The bucket that the field is about, as files name it.
    #[prop(optional_no_strip)]
    found: Option<String>,
    /// What was found, to be confirmed with a click.
    #[prop(optional_no_strip)]
    confirm: Option<(String, Callback<()>)>,
    value: RwSignal<String>,
    problem: RwSignal<Option<Problem>>,
    apply: Callback<()>,
) -> impl IntoView {
    let words = memo(move || problem.get().filter(|problem| problem.field == id).map(|problem| problem.words));
    let is_wrong = move || words.with(Option::is_some);
    let described = format!("{id}-problem");
    let described_by = described.clone();
    view! {
        <div class="integrity-field">
            <label class="field">
                <span>{label}</span>
                <input
                    type="text"
                    data-testid=id
                    data-found=found
                    placeholder=hint
                    autocomplete="off"
                    spellcheck="false"
                    aria-invalid=move || is_wrong().to_string()
                    aria-describedby=move || is_wrong().then(|| described_by.clone())
                    prop:value=value
                    on:input:target=move |event| value.set(event.target().value())
                    on:change=while_there(move |_| apply.run(()))
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            apply.run(());
                        }
                    }
                />
            </label>
            {confirm.map(|(found, apply)| confirm_button(found, value, apply))}
            <p class="integrity-problem" id=described data-testid=format!("{id}-problem") role="alert">{words}</p>
        </div>
    }
}

/// Offers what was found while nothing is said.
fn confirm_button(found: String, value: RwSignal<String>, apply: Callback<()>) -> impl IntoView {
    let title = found.clone();
    let click = move |_| {
        value.set(found.clone());
        apply.run(());
    };
    let is_open = memo(move || value.with(|value| value.trim().is_empty()));
    let button = StoredValue::new((title, Callback::new(click)));
    move || {
        is_open.get().then(|| {
            let (found, click) = button.get_value();
            view! {
                <button type="button" class="link" data-testid="confirm-bucket" title=found.clone() on:click=move |event| click.run(event)>
                    {words::Say::say(&messages::ClaimsConfirm { bucket: &found }, language())}
                </button>
            }
        })
    }
}
