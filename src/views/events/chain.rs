//! The chain of roles behind an event, traced when its section is opened: each step is a search in raw records.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Chip, Question, Row, Want};
use view::chain::{Call, MOST_STEPS, Search, call, is_temporary, later, searches};
use view::fragment::DEFAULT_SORT;
use view::tree;
use words::{Say, messages as m};

use super::detail::{Loaded, record};
use super::model::Events;
use crate::browser::language::language;
use crate::engine_client::why_not;
use crate::state::State;
use crate::ui::button::link;
use crate::ui::reactive::{dynamic, effect};
use crate::ui::seen::seen;

/// A call that was found, and whether it is certain.
#[derive(Clone)]
struct Found {
    call: Call,
    row: Row,
    certain: bool,
}

/// What has been found so far, earliest call first.
#[derive(Clone, Default)]
struct Trace {
    before: Vec<Found>,
    /// Why the chain ends there, once it has ended.
    end: Option<String>,
}

/// The section of the event's detail.
pub fn chain(loaded: Arc<Loaded>, model: Events, open: RwSignal<bool>) -> AnyView {
    let onwards = later(&loaded.lines);
    if !is_temporary(&loaded.lines) && onwards.is_none() {
        return ().into_any();
    }
    let trace = RwSignal::new(None::<Trace>);
    let (traced, this) = (Arc::clone(&loaded), call(&loaded.lines, language()));
    effect(move || {
        if open.get() && trace.with_untracked(Option::is_none) {
            trace.set(Some(Trace::default()));
            let loaded = Arc::clone(&traced);
            leptos::task::spawn_local(async move { follow(loaded, model, trace).await });
        }
    });
    let toggle = move |event: web_sys::Event| open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
    let state = model.state;
    let body = move || {
        trace.with(|trace| trace.as_ref().map_or_else(|| ().into_any(), |it| drawn(it, &this, &onwards, state)))
    };
    view! {
        <details class="detail-part" open=open.get_untracked() on:toggle=toggle>
            <summary>{m::chain_title(language())}</summary>
            {dynamic(body)}
        </details>
    }
    .into_any()
}

fn drawn(trace: &Trace, this: &Call, onwards: &Option<(String, Chip)>, state: State) -> AnyView {
    let language = language();
    let mut steps: Vec<AnyView> = trace.before.iter().map(|found| step(found, state)).collect();
    steps.push(line(who(this), this.what.clone().into_any(), m::chain_this(language).to_owned()));
    if let Some((key, chip)) = onwards.clone() {
        let calls = link(m::chain_onwards(language), "", move || state.pivot(vec![chip.clone()], None));
        steps.push(line(key, calls, m::chain_certain(language).to_owned()));
    }
    let end = trace.end.clone().unwrap_or_else(|| m::chain_looking(language).to_owned());
    view! {
        <p class="chain-end" role="status">{end}</p>
        <ol class="detail-pivots chain" aria-label=m::chain_title(language)>{steps}</ol>
    }
    .into_any()
}

/// Traces the chain back from call to call.
async fn follow(loaded: Arc<Loaded>, model: Events, trace: RwSignal<Option<Trace>>) {
    let hold = model.engine.get_value().hold();
    let mut lines = loaded.lines.clone();
    let language = language();
    let mut end = m::chain_more(language).to_owned();
    for _ in 0..MOST_STEPS {
        if !is_temporary(&lines) {
            end = m::chain_begins(language).to_owned();
            break;
        }
        let (row, certain) = match before(model, searches(&lines)).await {
            Ok(Some(found)) => found,
            Ok(None) => {
                end = m::chain_not_loaded(language).to_owned();
                break;
            }
            Err(why) => {
                end = m::ChainTrouble { why: &why }.say(language);
                break;
            }
        };
        let found = match record(model.engine.get_value(), row.id).await {
            Ok(found) => found,
            Err(why) => {
                end = why;
                break;
            }
        };
        lines = tree::parse(&found.json).unwrap_or_default();
        let found = Found { call: call(&lines, language), row, certain };
        if trace.try_update(|trace| trace.get_or_insert_default().before.insert(0, found)).is_none() {
            break;
        }
    }
    trace.try_update(|trace| trace.get_or_insert_default().end = Some(end));
    drop(hold);
}

/// The last call found by the first successful search; `Err` if a search has no answer.
async fn before(model: Events, searches: Vec<Search>) -> Result<Option<(Row, bool)>, String> {
    for Search { chips, range, certain } in searches {
        let want = Want { rows: Some((0, 1)), ..Want::default() };
        let question = Question { text: String::new(), notation: None, chips, range, sort: DEFAULT_SORT, want };
        let answer = model.engine.get_value().request(question).await.map_err(|why| why_not(&why))?;
        if let Some(row) = answer.rows.and_then(|window| window.rows.into_iter().next()) {
            return Ok(Some((row, certain)));
        }
    }
    Ok(None)
}

fn step(found: &Found, state: State) -> AnyView {
    let Found { call, row, certain } = found;
    let (event_id, id) = (row.event_id.clone(), row.id);
    let (sure, title) = match certain {
        true => (m::chain_certain(language()), m::chain_certain_title(language())),
        false => (m::chain_inferred(language()), m::chain_inferred_title(language())),
    };
    let open = link(call.what.clone(), title, move || state.open(event_id.clone(), id));
    line(who(call), open, format!("{} · {sure}", call.when))
}

fn line(who: String, what: AnyView, rest: String) -> AnyView {
    view! { <li><bdi class="detail-pivot-value chain-who">{seen(who)}</bdi>{what}<span>{rest}</span></li> }.into_any()
}

/// Who made a call, and what its record says about who is behind that.
fn who(call: &Call) -> String {
    let mut words = call.who.clone();
    for (name, value) in &call.said {
        words.push_str(" · ");
        words.push_str(name);
        words.push_str(": ");
        words.push_str(value);
    }
    words
}
