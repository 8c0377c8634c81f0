//! Saving redacted events: what is replaced, and a preview of it.

mod key;
mod saving;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use protocol::Want;
use protocol::handover::PlanPage;
use protocol::redact::{LeftAlone, RedactKind, RedactPreview, RedactRules, Replaced};
use view::redacted;
use words::{Label, Language, Say, messages as m};

use crate::browser::language::language;
use crate::engine_client::redacting::{Redacted, Stage};
use crate::engine_client::{Engine, use_engine, why_not};
use crate::later::later;
use crate::state::{State, use_dialogs, use_state};
use crate::ui::dialog::Dialog;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{dynamic, effect, optional};

/// Kinds that are chosen by ticking; the others are chosen by typing what they are.
const TICKED: [RedactKind; 6] = [
    RedactKind::Account,
    RedactKind::Address,
    RedactKind::Key,
    RedactKind::Email,
    RedactKind::Name,
    RedactKind::Resource,
];

#[component]
pub fn RedactionDialog() -> impl IntoView {
    let open = use_dialogs().redaction;
    view! { <Dialog open title=m::redact_title(language())>{content()}</Dialog> }
}

/// What is chosen and typed, and what came of it.
#[derive(Clone, Copy)]
struct Form {
    kinds: RwSignal<Vec<RedactKind>>,
    domains: RwSignal<String>,
    patterns: RwSignal<String>,
    author: RwSignal<String>,
    purpose: RwSignal<String>,
    /// How far it is; `None` if nothing is in progress.
    stage: RwSignal<Option<Stage>>,
    events: RwSignal<u64>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<String>>,
    preview: RwSignal<Option<RedactPreview>>,
    redacted: StoredValue<Option<Redacted>, LocalStorage>,
}

later!(papers: fn content() -> AnyView {
    let (engine, state, language) = (use_engine(), use_state(), language());
    let empty = || RwSignal::new(String::new());
    let form = Form {
        kinds: RwSignal::new(TICKED.to_vec()),
        domains: empty(),
        patterns: empty(),
        author: empty(),
        purpose: empty(),
        stage: RwSignal::new(None),
        events: RwSignal::new(0),
        busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
        preview: RwSignal::new(None),
        redacted: StoredValue::new_local(None),
    };
    // A preview is about what was chosen then.
    effect(move || {
        form.kinds.track();
        form.domains.track();
        form.patterns.track();
        form.preview.set(None);
        form.redacted.set_value(None);
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        look(engine, state, form);
    };
    view! {
        <form class="handover redaction" on:submit=submit>
            <p>{m::redact_intro(language)}</p>
            <p class="redaction-statement"><Glyph icon=Icon::Warning/><span>{m::redact_unproved(language)}</span></p>
            {choices(engine, form, language)}
            {optional(move || form.trouble.get().map(|why| view! { <p class="is-failed" role="alert">{why}</p> }.into_any()))}
            {dynamic(move || actions(form, language))}
        </form>
        {optional(move || form.preview.get().map(|preview| said(engine, form, preview, language)))}
    }
    .into_any()
});

fn choices(engine: Engine, form: Form, language: Language) -> AnyView {
    let boxes = TICKED.map(|kind| {
        let toggle = move |event| {
            let is_wanted = event_target_checked(&event);
            form.kinds.update(|kinds| {
                kinds.retain(|known| *known != kind);
                kinds.extend(is_wanted.then_some(kind));
            });
        };
        view! {
            <label class="handover-proof">
                <input type="checkbox" prop:checked=move || form.kinds.with(|kinds| kinds.contains(&kind)) disabled=form.busy on:change=toggle/>
                <span>{kind.label(language)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="paper-section">
            <legend>{m::redact_kinds(language)}</legend>
            <div class="redaction-kinds">{boxes.into_iter().collect_view()}</div>
            <p class="handover-means">{m::redact_arns(language)}</p>
            {field(m::redact_domains_field(language), form.domains, form)}
            <label class="field">
                <span>{m::redact_patterns_field(language)}</span>
                <textarea class="input mono" rows="2" maxlength="5000" spellcheck="false" disabled=form.busy
                    prop:value=form.patterns on:input=move |event| form.patterns.set(event_target_value(&event))></textarea>
            </label>
            {key::choice(engine, form, language)}
        </fieldset>
    }
    .into_any()
}

fn field(label: &'static str, value: RwSignal<String>, form: Form) -> AnyView {
    view! {
        <label class="field">
            <span>{label}</span>
            <input type="text" class="input" maxlength="500" disabled=form.busy prop:value=value on:input=move |event| value.set(event_target_value(&event))/>
        </label>
    }
    .into_any()
}

/// The button for the preview or, meanwhile, how far it is.
fn actions(form: Form, language: Language) -> AnyView {
    if !form.busy.get() {
        return view! { <button type="submit" class="button primary">{m::redact_preview(language)}</button> }
            .into_any();
    }
    // Every event is read twice.
    let all = move || form.events.get().max(1) * 2;
    let done = move || match form.stage.get() {
        Some(Stage::Collecting(done)) => done.min(form.events.get()),
        Some(Stage::Writing(done)) => form.events.get() + done.min(form.events.get()),
        None => 0,
    };
    let words = move || {
        let n = form.events.get();
        let (all, exact) = (language.exact(n), |done: u64| language.exact(done.min(n)));
        match form.stage.get() {
            Some(Stage::Collecting(done)) => m::RedactCollecting { done: &exact(done), n: &all }.say(language),
            Some(Stage::Writing(done)) => m::RedactWriting { done: &exact(done), n: &all }.say(language),
            None => String::new(),
        }
    };
    view! {
        <div class="sample-actions">
            <progress max=move || all().to_string() value=move || done().to_string() aria-label=m::redact_preview(language)></progress>
            <span role="status">{words}</span>
            <button type="button" class="button" on:click=move |_| form.stage.set(None)>{m::redact_cancel(language)}</button>
        </div>
    }
    .into_any()
}

/// Redacts, and shows what came of it.
fn look(engine: Engine, state: State, form: Form) {
    let hold = engine.hold();
    form.trouble.set(None);
    form.preview.set(None);
    form.redacted.set_value(None);
    form.stage.set(Some(Stage::Collecting(0)));
    form.busy.set(true);
    let question = untrack(|| state.question(state.sort.get(), Want::default()));
    leptos::task::spawn_local(async move {
        let came = async {
            let plan = engine.request(PlanPage { question: question.clone(), with_proof: false }).await;
            let events = plan.map_err(|why| why_not(&why))?.events;
            form.events.try_set(events);
            engine.redact(rules(form)?, question, events, form.stage).await
        };
        match came.await {
            Ok(Some(redacted)) => {
                form.preview.try_set(Some(redacted.preview.clone()));
                form.redacted.try_set_value(Some(redacted));
            }
            Ok(None) => _ = form.trouble.try_set(Some(m::redact_cancelled(language()).to_owned())),
            Err(why) => _ = form.trouble.try_set(Some(why)),
        }
        form.busy.try_set(false);
        form.stage.try_set(None);
        drop(hold);
    });
}

fn rules(form: Form) -> Result<RedactRules, String> {
    let domains = form.domains.with_untracked(|text| redacted::domains(text));
    let patterns = form.patterns.with_untracked(|text| redacted::patterns(text));
    let mut kinds = form.kinds.get_untracked();
    kinds.extend((!domains.is_empty()).then_some(RedactKind::Host));
    kinds.extend((!patterns.is_empty()).then_some(RedactKind::Pattern));
    Ok(RedactRules { key: key::key()?, kinds, domains, patterns })
}

/// What was replaced, what was left, and the ways to save it.
fn said(engine: Engine, form: Form, preview: RedactPreview, language: Language) -> AnyView {
    let words: u64 = preview.replaced.iter().map(|it| it.words).sum();
    let replaced = preview.replaced.iter().map(|it| row(it, language)).collect_view();
    let left = match preview.left.is_empty() {
        true => view! { <p>{m::redact_left_nothing(language)}</p> }.into_any(),
        false => left(&preview.left, preview.more, language),
    };
    view! {
        <section class="handover redaction" data-testid="redaction-preview">
            <h3>{m::redact_replaced(language)}</h3>
            <div class="redaction-table">
                <table data-testid="redaction-replaced">
                    <thead>
                        <tr>
                            <th scope="col">{m::redact_kind(language)}</th>
                            <th scope="col" class="number">{m::redact_values(language)}</th>
                            <th scope="col" class="number">{m::redact_occurrences(language)}</th>
                        </tr>
                    </thead>
                    {replaced}
                </table>
            </div>
            {(words > 0).then(|| view! { <p class="handover-means">{m::RedactWords { n: words }.say(language)}</p> })}
            <h3>{m::redact_left(language)}</h3>
            {left}
            <h3 role="status" data-testid="redaction-ready" data-value=preview.records.to_string()>{m::RedactReady { n: preview.records }.say(language)}</h3>
            {saving::buttons(engine, form, language)}
        </section>
    }
    .into_any()
}

/// A kind, and below it examples in all the width there is.
fn row(Replaced { kind, values, occurrences, examples, .. }: &Replaced, language: Language) -> AnyView {
    let example = |(value, token): &(String, String)| {
        view! { <div><code>{value.clone()}</code>" → "<code>{token.clone()}</code></div> }
    };
    view! {
        <tbody data-kind=kind.name()>
            <tr>
                <th scope="row">{kind.label(language)}</th>
                <td class="number">{language.exact(*values)}</td>
                <td class="number">{language.exact(*occurrences)}</td>
            </tr>
            {(!examples.is_empty()).then(|| view! { <tr><td class="redaction-example" colspan="3">{examples.iter().map(example).collect_view()}</td></tr> })}
        </tbody>
    }
    .into_any()
}

fn left(left: &[LeftAlone], more: u64, language: Language) -> AnyView {
    let row = |LeftAlone { path, texts, example }: &LeftAlone| {
        view! {
            <tbody>
                <tr>
                    <th scope="row"><code>{path.clone()}</code></th>
                    <td class="number">{language.exact(*texts)}</td>
                </tr>
                <tr><td class="redaction-example" colspan="2"><code>{example.clone()}</code></td></tr>
            </tbody>
        }
    };
    view! {
        <p class="handover-means">{m::redact_left_intro(language)}</p>
        <div class="redaction-table">
            <table data-testid="redaction-left">
                <thead>
                    <tr>
                        <th scope="col">{m::redact_field(language)}</th>
                        <th scope="col" class="number">{m::redact_texts(language)}</th>
                    </tr>
                </thead>
                {left.iter().map(row).collect_view()}
            </table>
        </div>
        {(more > 0).then(|| view! { <p>{m::RedactLeftMore { n: more }.say(language)}</p> })}
    }
    .into_any()
}
