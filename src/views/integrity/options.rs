//! What only the user can know: the bucket that the files came from, and the period that should be covered.

use leptos::prelude::*;
use protocol::report::Options;
use view::{format, period};

use crate::state::use_evidence;

/// The three fields. They apply on Enter and when they are left.
#[component]
pub fn OptionFields() -> impl IntoView {
    let evidence = use_evidence();
    let applied = evidence.report().with_untracked(|it| it.as_ref().map(|brief| brief.options.clone()));
    let applied = applied.unwrap_or_default();
    let (bucket, from, to) = (
        RwSignal::new(applied.expected_bucket.clone().unwrap_or_default()),
        RwSignal::new(applied.from.clone().unwrap_or_default()),
        RwSignal::new(applied.to.clone().unwrap_or_default()),
    );
    let sent = StoredValue::new(applied);
    let problem = RwSignal::new(None::<(&'static str, String)>);
    let apply = Callback::new(move |()| {
        match read(&bucket.get_untracked(), &from.get_untracked(), &to.get_untracked()) {
            Err(wrong) => problem.set(Some(wrong)),
            Ok(options) => {
                problem.set(None);
                // Enter and leaving the field both apply; the second time there is nothing new.
                if sent.with_value(|sent| *sent != options) {
                    sent.set_value(options.clone());
                    evidence.set_options(options);
                }
            }
        }
    });
    view! {
        <fieldset class="integrity-options">
            <legend>"What you know about the export (optional)"</legend>
            <Field id="expected-bucket" label="Bucket the files came from" hint="my-trail-bucket" value=bucket problem apply/>
            <Field id="validate-from" label="Validate from" hint="2024-01-15T00:00:00Z" value=from problem apply/>
            <Field id="validate-to" label="Validate to" hint="2024-01-16T00:00:00Z" value=to problem apply/>
            <p class="integrity-problem" id="integrity-options-problem" role="alert">
                {move || problem.get().map(|(_, words)| words)}
            </p>
        </fieldset>
    }
}

/// The options, or which field is wrong and why.
fn read(bucket: &str, from: &str, to: &str) -> Result<Options, (&'static str, String)> {
    let wrong = |field: &'static str| move |words: String| (field, words);
    let from = period::start(from).map_err(wrong("validate-from"))?;
    let to = period::end(to).map_err(wrong("validate-to"))?;
    if let (Some(from), Some(to)) = (from, to)
        && from >= to
    {
        return Err(("validate-to", "The period ends before it begins.".to_owned()));
    }
    let bucket = bucket.trim();
    Ok(Options {
        expected_bucket: (!bucket.is_empty()).then(|| bucket.to_owned()),
        from: from.map(format::iso),
        to: to.map(format::iso),
    })
}

#[component]
fn Field(
    /// `data-testid`, and what a problem names it by.
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    problem: RwSignal<Option<(&'static str, String)>>,
    apply: Callback<()>,
) -> impl IntoView {
    let is_wrong = move || problem.with(|problem| problem.as_ref().is_some_and(|(field, _)| *field == id));
    view! {
        <label class="field integrity-field">
            <span>{label}</span>
            <input
                type="text"
                data-testid=id
                placeholder=hint
                autocomplete="off"
                spellcheck="false"
                aria-invalid=move || is_wrong().to_string()
                aria-describedby=move || is_wrong().then_some("integrity-options-problem")
                prop:value=value
                on:input:target=move |event| value.set(event.target().value())
                on:change=move |_| apply.run(())
                on:keydown=move |event| {
                    if event.key() == "Enter" {
                        apply.run(());
                    }
                }
            />
        </label>
    }
}
