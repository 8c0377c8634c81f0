//! Saving Traillight as one file: alone, or with evidence in it that proves itself wherever it is opened.

use js_sys::Array;
use leptos::prelude::*;
use protocol::handover::{About, PagePlan, PlanPage, SavePage};
use protocol::{Copied, CopyAs, CopyFilter, Phase, Question, Want};
use view::handover;
use wasm_bindgen::JsValue;
use words::{Say, messages as m};

use super::saving::{choice, under_way};
use crate::browser::download;
use crate::browser::language::language;
use crate::browser::tool::{Tool, tool};
use crate::engine_client::{Engine, Latest, use_engine, why_not};
use crate::later::later;
use crate::state::{State, once, use_dialogs, use_state, use_transfer};
use crate::ui::dialog::Dialog;
use crate::ui::reactive::{dynamic, memo, optional};

/// The MIME type of a saved page.
pub const HTML: &str = "text/html;charset=utf-8";

/// Saves the tool without anything in it.
pub fn save_tool(engine: Engine) {
    let hold = engine.hold();
    leptos::task::spawn_local(async move {
        let saved = match tool().await {
            Ok(Tool { before, after }) => {
                download::save_parts("traillight.html", HTML, &Array::of2(&before.into(), &after.into()))
            }
            Err(why) => Err(why),
        };
        if let Err(why) = saved {
            engine.tell(why);
        }
        drop(hold);
    });
}

#[component]
pub fn HandoverDialog() -> impl IntoView {
    let open = use_dialogs().handover;
    view! { <Dialog open title=m::handover_title(language())>{form()}</Dialog> }
}

later!(dialogs: fn form() -> AnyView {
    let (engine, state, dialogs, language) = (use_engine(), use_state(), use_dialogs(), language());
    let (author, purpose) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let with_proof = RwSignal::new(true);
    let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let (transfer, choose) = (use_transfer(), RwSignal::new(false));
    let planned = memo(move || {
        let is_ready = engine.progress().with(|progress| progress.phase == Phase::Ready);
        is_ready.then(|| PlanPage {
            question: state.question(state.sort.get(), Want::default()),
            with_proof: with_proof.get(),
        })
    });
    let Latest { answer, error, .. } = engine.latest(planned.into(), |engine, ask: PlanPage| {
        Box::pin(async move { engine.request(ask).await.map_err(|why| Some(why_not(&why))) })
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(PlanPage { question, with_proof }) = planned.get_untracked() else { return };
        let about = Box::new(about(state, author.get_untracked(), purpose.get_untracked()));
        let (hold, choose) = (engine.hold(), choose.get_untracked());
        busy.set(true);
        trouble.set(None);
        leptos::task::spawn_local(async move {
            let name = format!("traillight-evidence-{}.html", about.saved_at.get(..10).unwrap_or_default());
            let source = once(parts_of_page(engine, SavePage { question, with_proof, about }));
            match transfer.saving.save(&name, HTML, choose, source).await {
                Ok(said) => {
                    said.into_iter().for_each(|said| transfer.say(said));
                    dialogs.handover.set(false);
                }
                Err(why) => trouble.set(Some(why)),
            }
            busy.set(false);
            drop(hold);
        });
    };
    let plan = dynamic(move || match (answer.get(), error.get()) {
        (_, Some(why)) => view! { <p class="is-failed" role="alert">{why}</p> }.into_any(),
        (Some(plan), None) => said(&plan, with_proof.get()),
        (None, None) => view! { <p>{m::handover_wait(language)}</p> }.into_any(),
    });
    view! {
        <form class="handover" on:submit=save>
            <p>{m::handover_intro(language)}</p>
            {field(m::handover_author(language), author)}
            {field(m::handover_purpose(language), purpose)}
            <label class="handover-proof">
                <input type="checkbox" prop:checked=with_proof on:change=move |event| with_proof.set(event_target_checked(&event))/>
                <span>{m::handover_with_proof(language)}</span>
            </label>
            <div class="handover-plan" role="status" data-testid="handover-plan">{plan}</div>
            {choice(choose)}
            {optional(move || trouble.get().map(|why| view! { <p class="is-failed" role="alert">{why}</p> }.into_any()))}
            <button type="submit" class="button primary" disabled=move || busy.get() || answer.with(|plan| plan.as_ref().is_none_or(|plan| plan.events == 0))>
                {move || if busy.get() { m::handover_saving(language) } else { m::handover_save(language) }}
            </button>
            {redaction_offer(dialogs.handover, m::redact_proof_offer(language))}
            {under_way()}
        </form>
    }
    .into_any()
});

fn said(plan: &PagePlan, with_proof: bool) -> AnyView {
    let lines = handover::lines(plan, with_proof, language());
    view! { <ul class="plain-list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> }
        .into_any()
}

/// Leads to redacting instead; `why` says what for.
pub fn redaction_offer(dialog: RwSignal<bool>, why: &'static str) -> AnyView {
    let dialogs = use_dialogs();
    let redact = move |_| {
        dialog.set(false);
        dialogs.redaction.set(true);
    };
    view! {
        <p class="handover-means">{why}</p>
        <button type="button" class="button" on:click=redact>{m::redact_offer(language())}</button>
    }
    .into_any()
}

fn field(label: &'static str, value: RwSignal<String>) -> AnyView {
    view! {
        <label class="field">
            <span>{label}</span>
            <input type="text" maxlength="500" prop:value=value on:input=move |event| value.set(event_target_value(&event))/>
        </label>
    }
    .into_any()
}

/// What is said about a page of what is shown.
pub fn about(state: State, author: String, purpose: String) -> About {
    About {
        author,
        purpose,
        saved_at: String::from(js_sys::Date::new_0().to_iso_string()),
        view: state.link_within(),
        filter: String::new(),
        filter_notes: Vec::new(),
        paper: None,
    }
}

/// The page, in parts: the tool, and the evidence in its middle.
pub async fn parts_of_page(engine: Engine, mut ask: SavePage) -> Result<Vec<JsValue>, String> {
    let filter = filter_text(engine, &ask.question).await;
    (ask.about.filter, ask.about.filter_notes) = (filter.shown(), filter.notes);
    let Tool { before, after } = tool().await?;
    let evidence = engine.evidence(ask).await?;
    Ok(vec![before.into(), evidence, after.into()])
}

/// A filter as text.
pub struct FilterText {
    /// The text, which is empty for all events; or words for it, if no text can express it.
    pub text: Result<String, &'static str>,
    /// How the text differs from the filter, or why there is none.
    pub notes: Vec<String>,
}

impl FilterText {
    /// The text, or words for it.
    pub fn shown(&self) -> String {
        self.text.clone().unwrap_or_else(str::to_owned)
    }

    /// The same with how it differs from what was asked for.
    pub fn said(&self) -> String {
        let notes = self.notes.join(" ");
        if notes.is_empty() { self.shown() } else { format!("{} ({notes})", self.shown()) }
    }
}

/// The filter of a question as text.
pub async fn filter_text(engine: Engine, question: &Question) -> FilterText {
    let is_all = question.text.trim().is_empty() && question.chips.is_empty() && question.range.is_none();
    if is_all {
        return FilterText { text: Ok(String::new()), notes: Vec::new() };
    }
    let language = language();
    let copy = CopyFilter { question: question.clone(), target: CopyAs::Traillight };
    let Copied { text, notes } = engine.request(copy).await.unwrap_or_default();
    let notes = notes.iter().map(|note| note.say(language)).collect();
    FilterText { text: text.ok_or_else(|| m::filter_not_text(language)), notes }
}
