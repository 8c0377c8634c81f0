//! All fields of the records, with their types, how often they occur, and their most frequent values; and the fields
//! added to the usual ones.

use leptos::prelude::*;
use protocol::{FacetItem, Field, FieldPath, Question, Survey, Want};
use view::fields::{MOST_LISTED, caveat, distinct, found, kinds};
use view::fragment::{DEFAULT_SORT, MOST_CHARTS, MOST_COLUMNS};
use view::groups::path_key;
use words::{Say, messages as m};

use super::facets::{absent, value};
use super::model::Events;
use super::surveying::Surveying;
use crate::browser::language::language;
use crate::state::State;
use crate::ui::cut::Cut;
use crate::ui::reactive::{dynamic, memo};

/// How many characters at the end of a path are always visible, since many paths begin alike.
const TAIL: usize = 12;

/// Every path in the records of the matching events, or in all.
pub fn all_fields(model: Events) -> AnyView {
    let state = model.state;
    let (search, everything) = (RwSignal::new(String::new()), RwSignal::new(false));
    let asked = Signal::derive(move || {
        let asked = state.question(DEFAULT_SORT, Want::default());
        let question = match everything.get() {
            true => Question { text: String::new(), notation: None, chips: Vec::new(), range: None, ..asked },
            false => asked,
        };
        Some((question, Vec::new()))
    });
    let counted = Surveying::watch(model.engine.get_value(), asked);
    let columns_only = columns_only(model);
    let open = RwSignal::new(Vec::new());
    // The list is only redrawn when other fields are to be listed.
    let paths = memo(move || search.with(|search| counted.survey.with(|survey| listed(survey, search))));
    let list = move || match columns_only.get() {
        true => ().into_any(),
        false => sections(paths.get(), counted, open, state),
    };
    view! {
        <div class="fields-head">
            <input
                type="search"
                class="input"
                placeholder=m::facets_find(language())
                aria-label=m::facets_find(language())
                on:input=move |event| search.set(event_target_value(&event))
            />
            <label class="fields-scope">
                <input type="checkbox" on:change=move |event| everything.set(event_target_checked(&event))/>
                {m::facets_everything(language())}
            </label>
            {dynamic(move || match columns_only.get() {
                true => not_counted(),
                false => progress(counted, paths.with(Vec::len)),
            })}
        </div>
        {dynamic(list)}
    }
    .into_any()
}

fn columns_only(model: Events) -> Memo<bool> {
    let engine = model.engine.get_value();
    memo(move || engine.progress().with(|progress| progress.columns_only))
}

fn not_counted() -> AnyView {
    view! { <p class="facet-rest" role="status">{m::facets_columns_only(language())}</p> }.into_any()
}

fn listed(survey: &Survey, search: &str) -> Vec<FieldPath> {
    let found = found(survey, search).into_iter().take(MOST_LISTED);
    found.filter_map(|at| survey.fields.get(at)).map(|field| field.path.clone()).collect()
}

/// Progress of the survey, and a button to stop it.
fn progress(counted: Surveying, listed: usize) -> AnyView {
    let (left, running) = (counted.left.get(), counted.running.get());
    let words = counted.survey.with(|survey| summary(survey, left, running, listed));
    let button = (left > 0).then(|| {
        let click = move |_| if running { counted.stop() } else { counted.start() };
        let words = if running { m::facets_cancel(language()) } else { m::facets_go_on(language()) };
        view! { <button type="button" class="link" on:click=click>{words}</button> }.into_any()
    });
    view! {
        <p class="facet-rest" role="status" data-testid="fields-counted" data-left=left.to_string()>{words}{button}</p>
        {counted.trouble.get().map(|why| view! { <p class="facet-rest" role="status">{why}</p> })}
    }
    .into_any()
}

fn summary(survey: &Survey, left: u64, running: bool, listed: usize) -> String {
    let language = language();
    let events = m::Events { n: survey.events.saturating_add(left) }.say(language);
    let (listed, fields) = (listed as u64, survey.fields.len() as u64);
    let mut said = match left {
        0 if running => return m::counting(language).to_owned(),
        0 => m::FacetsListed { listed, fields, events: &events }.say(language),
        _ => m::FacetsCounted { counted: survey.events, events: &events }.say(language),
    };
    said.push(' ');
    if survey.left_out > 0 {
        m::FacetsLeftOut { n: survey.left_out }.write(language, &mut said);
        said.push(' ');
    }
    said
}

/// The fields added to the usual ones.
pub fn added_fields(model: Events) -> AnyView {
    let state = model.state;
    let asked = Signal::derive(move || {
        let fields = state.facets.get();
        (!fields.is_empty()).then(|| (state.question(DEFAULT_SORT, Want::default()), fields))
    });
    let counted = Surveying::watch(model.engine.get_value(), asked);
    let open = RwSignal::new(state.facets.get_untracked());
    let columns_only = columns_only(model);
    dynamic(move || match (state.facets.get(), columns_only.get()) {
        (paths, true) if !paths.is_empty() => not_counted(),
        (paths, _) => sections(paths, counted, open, state),
    })
}

fn sections(paths: Vec<FieldPath>, counted: Surveying, open: RwSignal<Vec<FieldPath>>, state: State) -> AnyView {
    paths.into_iter().map(|path| section(path, counted, open, state)).collect::<Vec<_>>().into_any()
}

/// A field, whose values are drawn when it is opened.
fn section(path: FieldPath, counted: Surveying, open: RwSignal<Vec<FieldPath>>, state: State) -> AnyView {
    let name = path.to_string();
    let (field_name, hover) = (name.clone(), name.clone());
    let is_open = open.with_untracked(|open| open.contains(&path));
    let (of_share, of_body) = (path.clone(), path.clone());
    let share = move || {
        let (field, whole) = counted.field(&of_share);
        language().percent(field.map_or(0, |field| field.events), whole).into_any()
    };
    let toggle = move |event: web_sys::Event| {
        let now = event_target::<web_sys::Element>(&event).has_attribute("open");
        if open.with_untracked(|open| open.contains(&path)) != now {
            open.update(|open| match now {
                true => open.push(path.clone()),
                false => open.retain(|known| *known != path),
            });
        }
    };
    let values = move || match open.with(|open| open.contains(&of_body)) {
        true => body(&of_body, counted, state),
        false => ().into_any(),
    };
    view! {
        <details class="facet" data-testid="facet" data-field=field_name open=is_open on:toggle=toggle>
            <summary class="facet-head" title=hover>
                <span class="facet-title facet-path"><Cut text=name tail=TAIL/></span>
                <span class="facet-distinct" title=m::facets_share(language())>{dynamic(share)}</span>
            </summary>
            {dynamic(values)}
        </details>
    }
    .into_any()
}

/// Whether a path is among these, and whether there is no room for it.
fn has(paths: Memo<Vec<FieldPath>>, path: &[String], most: usize) -> (bool, bool) {
    let (known, count) = paths.with(|paths| (paths.iter().any(|known| *known == *path), paths.len()));
    (known, !known && count >= most)
}

fn body(path: &[String], counted: Surveying, state: State) -> AnyView {
    let asked = Field::Path(path.into());
    let (field, whole) = counted.field(path);
    let field = field.unwrap_or_default();
    let most = field.values.first().map_or(1, |(_, count)| (*count).max(1));
    let hidden = field.distinct.saturating_sub(field.values.len() as u64);
    let language = language();
    let mut notes =
        vec![kinds(&field, language), m::Events { n: field.events }.say(language), distinct(&field, language)];
    notes.retain(|fact| !fact.is_empty());
    let facts = notes.join(" · ");
    let rest = (hidden > 0).then(|| m::FacetsRestOfField { n: hidden }.say(language));
    let rest: Vec<String> = rest.into_iter().chain(caveat(&field, language)).collect();
    let rest = rest.join(" ");
    let item = |(text, count): (String, u64)| {
        value(asked.clone(), FacetItem { value: text, count, errors: 0, about: None }, most, whole, state)
    };
    let values: Vec<AnyView> = field.values.into_iter().map(item).collect();
    let without = whole.saturating_sub(field.events);
    let none = (without > 0).then(|| absent(asked.clone(), without, state));
    let is_added = state.facets.with(|facets| facets.iter().any(|known| *known == *path));
    let action = if is_added { m::facets_remove(language) } else { m::facets_add(language) };
    let (usual, column, chart, key) = (path.to_vec(), path.to_vec(), path.to_vec(), path_key(path));
    let (is_column, columns_full) = has(state.columns, path, MOST_COLUMNS);
    let (is_chart, charts_full) = has(state.charts, path, MOST_CHARTS);
    let show = if is_column { m::events_remove_column(language) } else { m::events_show_column(language) };
    let draw = if is_chart { m::facets_remove_chart(language) } else { m::facets_show_chart(language) };
    let button = |words: &'static str, disabled: bool, run: Box<dyn Fn()>| {
        view! { <button type="button" class="link facet-more" disabled=disabled on:click=move |_| run()>{words}</button> }
            .into_any()
    };
    view! {
        <div class="facet-body">
            <p class="facet-rest">{facts}</p>
            <ul>{values}</ul>
            {none}
            <p class="facet-rest">{rest}</p>
            {button(m::value_count_all(language), false, Box::new(move || state.count_values(key.clone())))}
            {button(action, false, Box::new(move || state.toggle_facet(&usual)))}
            {button(show, columns_full, Box::new(move || state.toggle_column(&column)))}
            {button(draw, charts_full, Box::new(move || state.toggle_chart(&chart)))}
        </div>
    }
    .into_any()
}
