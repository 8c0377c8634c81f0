//! What is kept in memory, and how to use less.

use leptos::prelude::*;
use protocol::Progress;
use view::days::{Days, Named};
use view::memory;
use words::{Label, messages as m};

use crate::browser::language::language;
use crate::engine_client::{Engine, use_engine};
use crate::later::later;
use crate::state::use_dialogs;
use crate::ui::dialog::Dialog;
use crate::ui::reactive::{dynamic, effect, memo, optional};

#[component]
pub fn MemoryDialog() -> impl IntoView {
    let open = use_dialogs().memory;
    view! { <Dialog open title=m::memory_title(language())>{parts()}</Dialog> }
}

later!(dialogs: fn parts() -> AnyView { vec![raw_records(), which_days()].into_any() });

fn raw_records() -> AnyView {
    let (engine, language) = (use_engine(), language());
    let kept = memo(move || {
        let said = |it: &Progress| (memory::parts(it, language), memory::explained(it, language), it.columns_only);
        engine.progress().with(said)
    });
    dynamic(move || {
        let (parts, explained, columns_only) = kept.get();
        let (label, act): (_, fn(Engine)) = match columns_only {
            true => (m::memory_keep_raw(language), Engine::keep_raw_records),
            false => (m::memory_columns_only(language), Engine::keep_columns_only),
        };
        view! {
            <div class="memory-part">
                <p><b>{parts}</b></p>
                <p>{explained}</p>
                <button type="button" class="button" on:click=move |_| act(engine)>{label}</button>
            </div>
        }
        .into_any()
    })
}

/// Two fields for a range of days, and how much it would load.
fn which_days() -> AnyView {
    let (engine, dialogs, language) = (use_engine(), use_dialogs(), language());
    let (first, last) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let named = RwSignal::new(Named::default());
    effect(move || {
        if dialogs.memory.get() {
            let all = engine.named();
            let chosen = engine.days().get_untracked().map(Days::ends).or_else(|| all.ends.clone());
            let (from, to) = chosen.unwrap_or_default();
            first.set(from);
            last.set(to);
            named.set(all);
        }
    });
    let typed = memo(move || Days::parse(&first.get(), &last.get()));
    let read = move |days: Option<Days>| {
        dialogs.memory.set(false);
        engine.read_only_days(days);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(days) = typed.get_untracked() {
            read(Some(days));
        }
    };
    // Days can only be chosen if the names of files tell them.
    let chosen = optional(move || {
        let all = named.get();
        all.ends.as_ref()?;
        let said = move || match typed.get() {
            Ok(days) => memory::chosen(engine.count_files(Some(days)), engine.count_files(None), all.undated, language),
            Err(wrong) => wrong.label(language).to_owned(),
        };
        let chosen = view! {
            {field(m::memory_first_day(language), first)}
            {field(m::memory_last_day(language), last)}
            <p role="status">{said}</p>
            <button type="submit" class="button" disabled=move || typed.get().is_err()>{m::memory_read_these_days(language)}</button>
        };
        Some(chosen.into_any())
    });
    let all = optional(move || {
        engine.days().get()?;
        let all = view! { <button type="button" class="button" on:click=move |_| read(None)>{m::memory_read_all_days(language)}</button> };
        Some(all.into_any())
    });
    view! {
        <form class="memory-part" on:submit=submit>
            <p>{dynamic(move || named.with(|it| memory::named(it, language)).into_any())}</p>
            {chosen}
            {all}
        </form>
    }
    .into_any()
}

fn field(label: &'static str, value: RwSignal<String>) -> AnyView {
    view! {
        <label class="field">
            <span>{label}</span>
            <input type="date" prop:value=value on:input=move |event| value.set(event_target_value(&event))/>
        </label>
    }
    .into_any()
}
