//! Choosing what events are counted by: a column, a path that is in use, or any other path, which is typed.

use leptos::prelude::*;
use protocol::GroupKey;
use view::fragment::{parse_key, print_key};
use view::groups::{key_title, offered};
use words::messages as m;

use crate::browser::language::language;
use crate::state::use_state;
use crate::ui::reactive::{dynamic, memo, optional, while_there};

/// Stands for a path that is not in the list.
const OTHER: &str = "…";

/// The list and, on demand, a field for a path. `none`: what it is called to choose nothing, if that can be done.
pub fn key_choice(
    label: &'static str,
    chosen: Signal<Option<GroupKey>>,
    none: Option<&'static str>,
    choose: Callback<Option<GroupKey>>,
) -> AnyView {
    let (state, language) = (use_state(), language());
    let typing = RwSignal::new(false);
    let keys = memo(move || {
        let mut keys = state.columns.with(|columns| {
            state.facets.with(|facets| state.charts.with(|charts| offered(&[columns, facets, charts])))
        });
        keys.extend(chosen.get().filter(|key| !keys.contains(key)));
        keys
    });
    let option = move |key: GroupKey| {
        let (value, title) = (print_key(&key), key_title(&key, language));
        let selected = move || chosen.with(|chosen| chosen.as_ref() == Some(&key)) && !typing.get();
        view! { <option value=value prop:selected=selected>{title}</option> }.into_any()
    };
    let options = move || keys.get().into_iter().map(option).collect::<Vec<_>>().into_any();
    let change = move |event| {
        let value = event_target_value(&event);
        typing.set(value == OTHER);
        if value != OTHER {
            choose.run(parse_key(&value));
        }
    };
    let typed = move |event: web_sys::Event| {
        if let Some(key) = parse_key(event_target_value(&event).trim()) {
            typing.set(false);
            choose.run(Some(key));
        }
    };
    let field = move || {
        view! {
            <label class="field">
                <span>{m::key_path(language)}</span>
                <input type="text" class="input" placeholder="requestParameters.bucketName" autocomplete="off" spellcheck="false" on:change=while_there(typed)/>
            </label>
        }
        .into_any()
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <select class="input" on:change=change>
                {none.map(|none| view! { <option value="" prop:selected=move || chosen.with(Option::is_none)>{none}</option> })}
                {dynamic(options)}
                <option value=OTHER prop:selected=move || typing.get()>{m::key_other(language)}</option>
            </select>
        </label>
        {optional(move || typing.get().then(field))}
    }
    .into_any()
}
