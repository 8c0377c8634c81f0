//! The matching events, grouped by one or two fields: for example, which key did what from where, and how often it
//! failed. Above the table, so that its rows can be seen to change.

use leptos::prelude::*;
use protocol::{Column, Group, GroupKey, Groups as Counted, TableForm, Want};
use view::fragment::DEFAULT_SORT;
use view::groups::{Lead, cells, headings, key_title, lead, lines, shown, sort, table as csv};
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::{Slot, use_engine};
use crate::later::later;
use crate::state::{use_state, use_transfer};
use crate::ui::button::{IconButton, link, link_around};
use crate::ui::copy::CopyButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::{Item, use_menus};
use crate::ui::reactive::{dynamic, memo, optional};
use crate::views::key_choice::key_choice;
use crate::views::who::who;

/// Most groups shown.
const MOST: u32 = 500;

/// Most groups saved.
const MOST_SAVED: u32 = 100_000;

/// What events are grouped by at first.
pub const USUAL: [GroupKey; 2] = [GroupKey::Column(Column::AccessKeyId), GroupKey::Column(Column::EventName)];

/// The panel, which is there if the state says what to group by. It covers nothing, so it is no modal dialog.
#[component]
pub fn Groups() -> impl IntoView {
    let state = use_state();
    let is_open = memo(move || state.group.with(|by| !by.is_empty()));
    optional(move || is_open.get().then(panel))
}

later!(tables: fn panel() -> AnyView {
    let (state, menus) = (use_state(), use_menus());
    let order = RwSignal::new(None::<(usize, bool)>);
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
        groups
            .and_then(|answer| answer.groups.as_ref().map(|it| csv(it, &state.zone.get_untracked(), language())))
            .unwrap_or_default()
    };
    let words =
        move || if pending.get() { m::counting(language()).into_any() } else { of_groups(|it| summary(it).into_any()) };
    let language = language();
    view! {
        <section class="groups-panel" role="dialog" aria-modal="false" aria-label=m::groups_title(language)>
            <div class="groups-by">
                {choices()}
                <span class="groups-count" role="status">{dynamic(words)}</span>
                <CopyButton text label=m::groups_copy(language) worded=true/>
                <IconButton icon=Icon::Download label=m::groups_save(language) on_click=move |event| menus.open_under(&event, m::groups_save(language), save_items(order))/>
                <IconButton icon=Icon::Close label=m::close(language) on_click=move |_| state.group_by(Vec::new())/>
            </div>
            <div class="groups-scroll" class:is-stale=pending>
                {dynamic(move || {
                    let order = order_of(order);
                    answer.with(|answer| {
                        let groups = answer.as_ref().and_then(|it| it.groups.as_ref());
                        groups.map_or_else(|| ().into_any(), |groups| table(groups, order))
                    })
                })}
            </div>
        </section>
    }
    .into_any()
});

/// Ways to save all groups, in the order of the table.
fn save_items(order: RwSignal<Option<(usize, bool)>>) -> Vec<Item> {
    let (state, transfer, language) = (use_state(), use_transfer(), language());
    let by = state.group.get_untracked();
    let want = Want { groups: Some((by.clone(), MOST_SAVED)), ..Want::default() };
    let (question, zone) = untrack(|| (state.question(DEFAULT_SORT, want), state.zone.get()));
    let item = |(label, form): (&'static str, Option<TableForm>)| {
        let (question, zone, keys) = (question.clone(), zone.clone(), by.len());
        Item::action(Icon::Download, label, move || {
            let order = order.get_untracked();
            let zone = zone.clone();
            transfer.save_groups(question.clone(), form, move |groups| {
                if let Some((by, descending)) = order {
                    sort(&mut groups.largest, by, keys, descending);
                }
                lines(groups, &zone, language)
            });
        })
    };
    let forms = [
        (m::export_excel_name(language), Some(TableForm::Excel)),
        (m::export_csv_name(language), Some(TableForm::Csv)),
        (m::export_tsv_name(language), Some(TableForm::Tsv)),
        (m::export_markdown_name(language), Some(TableForm::Markdown)),
        (m::export_json_name(language), None),
    ];
    forms.into_iter().map(item).collect()
}

/// What groups are sorted by, and how to change that.
#[derive(Clone, Copy)]
struct Order {
    now: Option<(usize, bool)>,
    set: RwSignal<Option<(usize, bool)>>,
}

fn order_of(set: RwSignal<Option<(usize, bool)>>) -> Order {
    Order { now: set.get(), set }
}

fn summary(groups: &Counted) -> String {
    let total = m::Groups { n: groups.total }.say(language());
    match groups.largest.len() as u64 {
        shown if shown < groups.total => m::GroupsLargest { shown, total: &total }.say(language()),
        _ => total,
    }
}

/// The one or two fields. They stay while they are chosen, so that the focus stays in them.
fn choices() -> AnyView {
    let state = use_state();
    let at = move |at: usize| Signal::derive(move || state.group.with(|by| by.get(at).cloned()));
    let first = move |key: Option<GroupKey>| {
        let second = state.group.with_untracked(|by| by.get(1).cloned());
        state.group_by(key.into_iter().chain(second).collect());
    };
    let second = move |key: Option<GroupKey>| {
        let first = state.group.with_untracked(|by| by.first().cloned());
        state.group_by(first.into_iter().chain(key).collect());
    };
    let language = language();
    vec![
        key_choice(m::groups_by(language), at(0), None, Callback::new(first)),
        key_choice(m::groups_and_by(language), at(1), Some(m::groups_nothing_else(language)), Callback::new(second)),
    ]
    .into_any()
}

fn table(counted: &Counted, order: Order) -> AnyView {
    let language = language();
    let keys = counted.by.len();
    let names = counted.by.iter().map(|key| key_title(key, language)).chain(headings(language).map(str::to_owned));
    let headings: Vec<AnyView> = names.enumerate().map(|(at, name)| heading(at, name, order, at >= keys)).collect();
    let mut groups = counted.largest.clone();
    if let Some((by, descending)) = order.now {
        sort(&mut groups, by, keys, descending);
    }
    let lines: Vec<AnyView> = groups.iter().map(|group| line(&counted.by, group)).collect();
    view! {
        <table class="groups" aria-label=m::groups_table(language)>
            <thead><tr>{headings}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

/// A heading. A click sorts by it; figures begin with the largest.
fn heading(at: usize, name: String, order: Order, is_figure: bool) -> AnyView {
    let known = order.now.filter(|(by, _)| *by == at).map(|(_, descending)| descending);
    let next = known.map_or(is_figure, |descending| !descending);
    let (sorted, icon) = match known {
        Some(true) => ("descending", Some(Icon::Down)),
        Some(false) => ("ascending", Some(Icon::Up)),
        None => ("none", None),
    };
    view! {
        <th scope="col" aria-sort=sorted>
            <button type="button" class="head-button" on:click=move |_| order.set.set(Some((at, next)))>
                {name}
                {icon.map(|icon| view! { <Glyph icon/> })}
            </button>
        </th>
    }
    .into_any()
}

/// A row. A click filters for its values.
fn line(by: &[GroupKey], group: &Group) -> AnyView {
    let state = use_state();
    let leads: Vec<Lead> = by
        .iter()
        .zip(&group.values)
        .map(|(key, value)| lead(key, value.as_deref(), &state.zone.get_untracked()))
        .collect();
    let leads = StoredValue::new(leads);
    let follow = move || {
        leads.with_value(|leads| {
            for lead in leads {
                match lead {
                    Lead::Chip(chip) => state.add(chip.clone()),
                    Lead::Range(range) => state.set_range(Some(*range)),
                }
            }
        });
    };
    let value = |(key, value): (&GroupKey, &Option<String>)| {
        let link = match (key, value.as_deref()) {
            (GroupKey::Column(Column::User), Some(user)) => link_around(who(&shown(user), None), follow),
            (_, Some(value)) => link(shown(value), "", follow),
            (_, None) => link(m::absent(language()), "", follow),
        };
        view! { <td>{link}</td> }.into_any()
    };
    let values: Vec<AnyView> = by.iter().zip(&group.values).map(value).collect();
    let figures: Vec<AnyView> = cells(group, &state.zone.get_untracked(), language())
        .into_iter()
        .map(|text| view! { <td class="groups-figure">{text}</td> }.into_any())
        .collect();
    view! { <tr>{values}{figures}</tr> }.into_any()
}
