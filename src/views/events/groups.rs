//! The matching events, grouped by one or two columns: which key did what, from where, how often in vain.

use leptos::prelude::*;
use protocol::{Column, Group, Phase, Request, Response, Want};
use view::format;
use view::fragment::DEFAULT_SORT;
use view::groups::{HEADINGS, cells, table as csv};

use crate::engine_client::use_engine;
use crate::state::use_state;
use crate::ui::copy::CopyButton;
use crate::ui::dialog::Dialog;
use crate::ui::reactive::{effect, memo};
use crate::views::value_menu::Target;

/// So many groups are shown.
const MOST: u32 = 500;

/// The dialog.
#[component]
pub fn Groups(open: RwSignal<bool>) -> impl IntoView {
    let (state, engine) = (use_state(), use_engine());
    let (first, second) = (RwSignal::new(Some(Column::AccessKeyId)), RwSignal::new(Some(Column::EventName)));
    let by = move || -> Vec<Column> { [first.get(), second.get()].into_iter().flatten().collect() };
    // The URL may open it, change it and close it, too.
    let adopt = move |group: Vec<Column>| {
        open.set(!group.is_empty());
        if let Some(column) = group.first() {
            first.set(Some(*column));
            second.set(group.get(1).copied());
        }
    };
    adopt(state.group.get_untracked());
    effect(move || adopt(state.group.get()));
    effect(move || {
        let shown = if open.get() { by() } else { Vec::new() };
        if state.group.with_untracked(|group| *group != shown) {
            state.group.set(shown);
        }
    });
    let answer = RwSignal::new((Vec::new(), 0u64, Vec::<Group>::new()));
    // While files are being read, there would be other groups again and again.
    let generation = memo(move || {
        engine.progress().with(|progress| if progress.phase == Phase::Ready { progress.generation } else { 0 })
    });
    effect(move || {
        if !open.get() || generation.get() == 0 {
            return;
        }
        let (by, question) = (by(), state.question(DEFAULT_SORT, Want::default()));
        leptos::task::spawn_local(async move {
            let asked = by.clone();
            if let Response::Groups(total, groups) = engine.request(Request::Group(question, asked, MOST)).await {
                answer.set((by, total, groups));
            }
        });
    });
    let text = move || answer.with_untracked(|(by, _, groups)| csv(by, groups));
    view! {
        <Dialog open title="Group the matching events">
            <div class="groups-by">
                {choice("Group by", first, false)}
                {choice("and by", second, true)}
                <span class="groups-count">{move || answer.with(|(_, total, _)| format::counted(*total, "group", "groups"))}</span>
                <CopyButton text what="the table as CSV" worded=true/>
            </div>
            {move || answer.with(|(by, _, groups)| table(by, groups, open))}
        </Dialog>
    }
}

fn choice(label: &'static str, chosen: RwSignal<Option<Column>>, optional: bool) -> AnyView {
    let none = optional.then(|| view! { <option value="">"nothing else"</option> }.into_any());
    let columns: Vec<AnyView> = Column::ALL
        .into_iter()
        .map(|column| {
            let selected = chosen.get_untracked() == Some(column);
            view! { <option value=column.path() selected=selected>{column.title()}</option> }.into_any()
        })
        .collect();
    view! {
        <label class="field">
            <span>{label}</span>
            <select class="input" on:change=move |event| chosen.set(Column::from_path(&event_target_value(&event)))>
                {none}
                {columns}
            </select>
        </label>
    }
    .into_any()
}

fn table(by: &[Column], groups: &[Group], open: RwSignal<bool>) -> AnyView {
    let heading = |text: &'static str| view! { <th scope="col">{text}</th> }.into_any();
    let headings: Vec<AnyView> = by.iter().map(|column| column.title()).chain(HEADINGS).map(heading).collect();
    let lines: Vec<AnyView> = groups.iter().map(|group| line(by, group, open)).collect();
    view! {
        <div class="compare-frame">
            <table class="groups" aria-label="Groups">
                <thead><tr>{headings}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A click on the values leads to the events.
fn line(by: &[Column], group: &Group, open: RwSignal<bool>) -> AnyView {
    let state = use_state();
    let targets: Vec<Target> =
        by.iter().zip(&group.values).map(|(column, value)| Target::cell(*column, value.clone())).collect();
    let show = StoredValue::new(targets);
    let values: Vec<AnyView> = group
        .values
        .iter()
        .map(|value| {
            let text = match value.as_deref() {
                None => "absent".to_owned(),
                Some("") => "\"\"".to_owned(),
                Some(text) => text.to_owned(),
            };
            let lead = move |_| {
                open.set(false);
                show.with_value(|targets| targets.iter().for_each(|target| target.filter(state, false)));
            };
            view! { <td><button type="button" class="link" on:click=lead><bdi>{text}</bdi></button></td> }.into_any()
        })
        .collect();
    let figures: Vec<AnyView> =
        cells(group).into_iter().map(|text| view! { <td class="groups-figure">{text}</td> }.into_any()).collect();
    view! { <tr>{values}{figures}</tr> }.into_any()
}
