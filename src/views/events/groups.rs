//! The matching events, grouped by one or two fields: for example, which key did what from where, and how often it
//! failed.

use leptos::prelude::*;
use protocol::{Column, Group, GroupKey, Groups as Counted, Want};
use view::fragment::{DEFAULT_SORT, parse_key, print_key};
use view::groups::{cells, headings, key_field, key_title, offered, shown, table as csv};
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::{Slot, use_engine};
use crate::state::use_state;
use crate::ui::button::link;
use crate::ui::copy::CopyButton;
use crate::ui::dialog::{Dialog, in_step};
use crate::ui::reactive::{dynamic, memo};
use crate::views::value_menu::Target;

/// Most groups shown.
const MOST: u32 = 500;

/// What events are grouped by at first.
pub const USUAL: [GroupKey; 2] = [GroupKey::Column(Column::AccessKeyId), GroupKey::Column(Column::EventName)];

/// The dialog, which is open if the state says what to group by.
#[component]
pub fn Groups() -> impl IntoView {
    let state = use_state();
    let open = RwSignal::new(false);
    let is_open = memo(move || state.group.with(|by| !by.is_empty()));
    in_step(open, is_open, move || state.group_by(Vec::new()));
    let question = Signal::derive(move || {
        let by = state.group.get();
        let want = |by| Want { groups: Some((by, MOST)), ..Want::default() };
        (!by.is_empty()).then(|| state.question(DEFAULT_SORT, want(by)))
    });
    let Slot { answer, pending, .. } = use_engine().watch(question);
    let of_groups = move |read: fn(&Counted) -> AnyView| {
        answer.with(|answer| answer.as_ref().and_then(|it| it.groups.as_ref()).map_or_else(|| ().into_any(), read))
    };
    let text = move || {
        let groups = answer.get_untracked();
        groups.and_then(|answer| answer.groups.as_ref().map(|it| csv(it, language()))).unwrap_or_default()
    };
    let words =
        move || if pending.get() { m::counting(language()).into_any() } else { of_groups(|it| summary(it).into_any()) };
    view! {
        <Dialog open title=m::groups_title(language())>
            <div class="groups-by">
                {dynamic(move || choices(state.group.get()))}
                <span class="groups-count" role="status">{dynamic(words)}</span>
                <CopyButton text label=m::groups_copy(language()) worded=true/>
            </div>
            <div class:is-stale=pending>{dynamic(move || of_groups(table))}</div>
        </Dialog>
    }
}

fn summary(groups: &Counted) -> String {
    let total = m::Groups { n: groups.total }.say(language());
    match groups.largest.len() as u64 {
        shown if shown < groups.total => m::GroupsLargest { shown, total: &total }.say(language()),
        _ => total,
    }
}

fn choices(by: Vec<GroupKey>) -> AnyView {
    let state = use_state();
    let chosen = by.clone();
    let first = choice(
        m::groups_by(language()),
        by.first(),
        false,
        Box::new(move |key| {
            state.group_by(key.into_iter().chain(chosen.get(1).cloned()).collect());
        }),
    );
    let chosen = by.clone();
    let second = choice(
        m::groups_and_by(language()),
        by.get(1),
        true,
        Box::new(move |key| {
            state.group_by(chosen.first().cloned().into_iter().chain(key).collect());
        }),
    );
    vec![first, second].into_any()
}

fn choice(
    label: &'static str,
    chosen: Option<&GroupKey>,
    optional: bool,
    choose: Box<dyn Fn(Option<GroupKey>)>,
) -> AnyView {
    let state = use_state();
    let mut keys = state.columns.with_untracked(|columns| {
        state.facets.with_untracked(|facets| state.charts.with_untracked(|charts| offered(&[columns, facets, charts])))
    });
    keys.extend(chosen.filter(|key| !keys.contains(key)).cloned());
    let none = optional.then(|| view! { <option value="">{m::groups_nothing_else(language())}</option> }.into_any());
    let option = |key: GroupKey| {
        let selected = chosen == Some(&key);
        view! { <option value=print_key(&key) selected=selected>{key_title(&key, language())}</option> }.into_any()
    };
    let options: Vec<AnyView> = keys.into_iter().map(option).collect();
    view! {
        <label class="field">
            <span>{label}</span>
            <select class="input" on:change=move |event| choose(parse_key(&event_target_value(&event)))>{none}{options}</select>
        </label>
    }
    .into_any()
}

fn table(counted: &Counted) -> AnyView {
    let heading = |text: String| view! { <th scope="col">{text}</th> }.into_any();
    let language = language();
    let names = counted.by.iter().map(|key| key_title(key, language)).chain(headings(language).map(str::to_owned));
    let headings: Vec<AnyView> = names.map(heading).collect();
    let lines: Vec<AnyView> = counted.largest.iter().map(|group| line(&counted.by, group)).collect();
    view! {
        <div class="compare-frame">
            <table class="groups" aria-label=m::groups_table(language)>
                <thead><tr>{headings}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A row. Clicking its values leads to the events.
fn line(by: &[GroupKey], group: &Group) -> AnyView {
    let state = use_state();
    let targets: Vec<Target> = by
        .iter()
        .zip(&group.values)
        .map(|(key, value)| Target { field: key_field(key), value: value.clone() })
        .collect();
    let show = StoredValue::new(targets);
    let values: Vec<AnyView> = group
        .values
        .iter()
        .map(|value| {
            let text = value.as_deref().map_or_else(|| m::absent(language()).to_owned(), shown);
            let lead = move || {
                state.group_by(Vec::new());
                show.with_value(|targets| targets.iter().for_each(|target| target.filter(state, false)));
            };
            view! { <td>{link(text, "", lead)}</td> }.into_any()
        })
        .collect();
    let figures: Vec<AnyView> = cells(group, language())
        .into_iter()
        .map(|text| view! { <td class="groups-figure">{text}</td> }.into_any())
        .collect();
    view! { <tr>{values}{figures}</tr> }.into_any()
}
