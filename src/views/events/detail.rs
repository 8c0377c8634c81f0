//! A single event: who did what, when and where; its proof; every field; the record as it is in the log.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::Reason;
use protocol::brief::Part;
use protocol::{FindEvent, GetRecord, RecordView, RowId};
use view::tree::{self, Line};

use words::{Label, Say, messages as m};

use super::chain::chain;
use super::documents::Documents;
use super::model::Events;
use super::notes::Notes;
use super::pivots::Pivots;
use super::proof::look;
use super::summary::Summary;
use super::term::term;
use super::tree::Tree;
use super::why::{self, Why};
use crate::browser::language::language;
use crate::engine_client::{Engine, Latest, why_not};
use crate::state::Opened;
use crate::ui::button::IconButton;
use crate::ui::copy::CopyButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::seen;

/// A record that was fetched.
#[derive(PartialEq)]
pub struct Loaded {
    /// The engine's answer.
    pub record: RecordView,
    /// Its fields; empty if it is not one complete JSON object.
    pub lines: Vec<Line>,
}

#[component]
pub fn Detail(model: Events) -> impl IntoView {
    let language = language();
    let Latest { answer, error: missing, pending } = fetch(model);
    let loaded = memo(move || answer.get().filter(|_| missing.with(Option::is_none)));
    let text = move |path: &'static str| {
        loaded.with(|loaded| loaded.as_ref().and_then(|loaded| tree::text_at(&loaded.lines, path)))
    };
    let row = Signal::derive(move || loaded.with(|loaded| loaded.as_ref().map(|loaded| loaded.record.row)));
    let explanation = why::watch(model, row);
    let title = move || text("eventName").unwrap_or_else(|| m::detail_no_name(language).to_owned());
    let json = move || loaded.with(|loaded| loaded.as_ref().map(|it| it.record.json.clone())).unwrap_or_default();
    let chain_open = RwSignal::new(false);
    let body = move || {
        loaded.get().map(|loaded| {
            view! {
                <Summary loaded=Arc::clone(&loaded)/>
                {term(Arc::clone(&loaded))}
                <Notes model row=loaded.record.row/>
                {repeated(&loaded.lines)}
                <Why explanation/>
                <Proof loaded=Arc::clone(&loaded)/>
                {chain(Arc::clone(&loaded), model, chain_open)}
                <Pivots loaded=Arc::clone(&loaded)/>
                <Documents loaded=Arc::clone(&loaded)/>
                <details class="detail-part" open>
                    <summary>{m::detail_fields(language)}</summary>
                    <Tree loaded=Arc::clone(&loaded) explanation/>
                </details>
                <details class="detail-part" open>
                    <summary>{m::detail_json(language)}</summary>
                    <pre class="raw-json" data-testid="event-json" tabindex="0" aria-label=m::detail_json_label(language)>{loaded.record.json.clone()}</pre>
                </details>
            }
        })
    };
    view! {
        <div class="detail" data-testid="event-detail">
            <header class="pane-head">
                <h2><bdi>{dynamic(move || seen(title()).into_any())}</bdi></h2>
                <IconButton icon=Icon::Up label=m::detail_previous(language) on_click=move |_| model.step(-1)/>
                <IconButton icon=Icon::Down label=m::detail_next(language) on_click=move |_| model.step(1)/>
                <CopyButton text=json label=m::detail_copy_record(language)/>
                <IconButton icon=Icon::Close label=m::detail_close(language) on_click=move |_| model.state.close_event()/>
            </header>
            <div class="detail-body" class:is-stale=pending>
                {dynamic(move || missing.get().map(|text| view! { <p class="detail-missing" role="status">{text}</p> }).into_any())}
                {body}
            </div>
        </div>
    }
}

/// Fetches the event that is open. The previous one stays until the next is there. An event that is missing may come
/// with the next files.
fn fetch(model: Events) -> Latest<Loaded> {
    let opened = model.state.parts.opened;
    model.engine.get_value().latest(opened.into(), |engine, opened| {
        Box::pin(async move {
            let record = find(engine, &opened).await.map_err(Some)?;
            let lines = tree::parse(&record.json).unwrap_or_default();
            Ok(Loaded { record, lines })
        })
    })
}

/// Fetches an event.
pub async fn find(engine: Engine, opened: &Opened) -> Result<RecordView, String> {
    let row = match opened.row {
        Some(row) => row,
        None => match engine.request(FindEvent(opened.event_id.clone())).await {
            Ok(Some(row)) => row,
            Ok(None) => return Err(m::DetailNotLoaded { id: &opened.event_id }.say(language())),
            Err(why) => return Err(why_not(&why)),
        },
    };
    record(engine, row).await
}

/// Fetches the record of a row.
pub async fn record(engine: Engine, row: RowId) -> Result<RecordView, String> {
    let record = engine.request(GetRecord(row)).await;
    record.map_err(|why| m::DetailNotRead { why: &why_not(&why) }.say(language()))
}

/// Other files with the event, if there are any.
fn paths(term: &'static str, paths: &[String]) -> AnyView {
    if paths.is_empty() {
        return ().into_any();
    }
    let items = paths.iter().map(|path| view! { <li><bdi>{seen(path)}</bdi></li> }).collect_view();
    view! { <div><dt>{term}</dt><dd><ul class="plain-list">{items}</ul></dd></div> }.into_any()
}

/// Names that occur more than once in one object: reported where everybody sees it, and marked in the tree.
fn repeated(lines: &[Line]) -> AnyView {
    let names = tree::repeated(lines);
    if names.is_empty() {
        return ().into_any();
    }
    let words = m::DetailRepeated { n: names.len() as u64, names: &words::list(&names, language()) }.say(language());
    view! {
        <div class="detail-error" data-testid="repeated-names"><Glyph icon=Icon::Warning/><p><bdi>{seen(words)}</bdi></p></div>
    }
    .into_any()
}

/// The proof status of the file, and the record's position in it.
#[component]
fn Proof(loaded: Arc<Loaded>) -> impl IntoView {
    let RecordView { path, offset, proof, reasons, copies, rivals, .. } = &loaded.record;
    let (icon, class) = look(proof.outcome());
    let language = language();
    let rule = reasons.first().map(|reason| words::why(Part::Log, *proof, Some(*reason), language));
    let names = if reasons.is_empty() {
        proof.name().to_owned()
    } else {
        format!("{}: {}", proof.name(), Reason::join(reasons, ", "))
    };
    let (copies, rivals) = (paths(m::detail_copies(language), copies), paths(m::detail_rivals(language), rivals));
    let outcome = m::DetailOutcome { outcome: proof.outcome().label(language) }.say(language);
    let file = path.clone();
    let copied = StoredValue::new(path.clone());
    view! {
        <section class=format!("detail-proof {class}") aria-label=m::proof(language)>
            <p class="detail-verdict" title=names>
                <Glyph icon/>
                <b>{proof.label(language)}</b>
                <span class="detail-outcome">{outcome}</span>
            </p>
            {rule.map(|rule| view! { <p class="detail-rule">{rule}</p> })}
            <dl class="detail-facts">
                <div>
                    <dt>{m::detail_file(language)}</dt>
                    <dd>
                        <bdi class="fact-value">{seen(file)}</bdi>
                        <CopyButton text=move || copied.get_value() label=m::detail_copy_path(language)/>
                    </dd>
                </div>
                <div>
                    <dt>{m::detail_offset(language)}</dt>
                    <dd>{m::DetailOffsetOfJson { n: *offset }.say(language)}</dd>
                </div>
                {copies}
                {rivals}
            </dl>
        </section>
    }
}
