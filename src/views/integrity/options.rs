//! What only the user can know: the bucket that the files came from, and the period that should be covered.

use std::collections::BTreeSet;

use leptos::prelude::*;
use protocol::brief::Brief;
use protocol::report::Options;
use view::{format, period};

use crate::browser::language::language;
use crate::state::use_evidence;
use crate::ui::reactive::memo;

/// The fields. They apply on Enter and when they lose focus.
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
    let buckets = RwSignal::new(applied.buckets.clone());
    let sent = StoredValue::new(applied);
    let problem = RwSignal::new(None::<(&'static str, String)>);
    let apply = Callback::new(move |()| {
        match read(&bucket.get_untracked(), &from.get_untracked(), &to.get_untracked()) {
            Err(wrong) => problem.set(Some(wrong)),
            Ok(options) => {
                let options = Options { buckets: buckets.get_untracked(), ..options };
                problem.set(None);
                // Enter and losing focus both apply; the second time, nothing has changed.
                if sent.with_value(|sent| *sent != options) {
                    sent.set_value(options.clone());
                    evidence.set_options(options);
                }
            }
        }
    });
    let found = memo(move || evidence.report().with(|it| it.as_ref().map(|brief| found(brief)).unwrap_or_default()));
    // A single bucket would also say something about accounts whose logs go elsewhere.
    let bucket_fields = move || {
        let found = found.get();
        if found.len() < 2 {
            let found = found.first().cloned();
            let label = "Bucket the files came from".to_owned();
            return view! { <Field id="expected-bucket" label hint="my-trail-bucket" found value=bucket problem apply/> }
                .into_any();
        }
        let fields = found.into_iter().map(|name| {
            let value = RwSignal::new(buckets.with_untracked(|it| it.get(&name).cloned().unwrap_or_default()));
            let apply = {
                let name = name.clone();
                Callback::new(move |()| {
                    let said = value.get_untracked().trim().to_owned();
                    buckets.update(|it| {
                        it.remove(&name);
                        if !said.is_empty() {
                            it.insert(name.clone(), said);
                        }
                    });
                    apply.run(());
                })
            };
            let label = format!("Bucket of the files that say {name}");
            view! { <Field id="expected-bucket" label hint="my-trail-bucket" found=Some(name) value problem apply/> }
        });
        fields.collect_view().into_any()
    };
    view! {
        <fieldset class="integrity-options">
            <legend>"What you know about the export (optional)"</legend>
            {bucket_fields}
            <Field id="validate-from" label="Validate from".to_owned() hint="2024-01-15T00:00:00Z" value=from problem apply/>
            <Field id="validate-to" label="Validate to".to_owned() hint="2024-01-16T00:00:00Z" value=to problem apply/>
            <p class="integrity-problem" id="integrity-options-problem" role="alert">
                {move || problem.get().map(|(_, words)| words)}
            </p>
        </fieldset>
    }
}

/// The buckets named in chains, each once.
fn found(brief: &Brief) -> Vec<String> {
    let buckets = brief.chains.iter().map(|chain| &chain.bucket).filter(|bucket| !bucket.is_empty());
    buckets.collect::<BTreeSet<&String>>().into_iter().cloned().collect()
}

/// The options, or which field is invalid and why.
fn read(bucket: &str, from: &str, to: &str) -> Result<Options, (&'static str, String)> {
    let wrong = |field: &'static str| move |words: String| (field, words);
    let from = period::start(from, language()).map_err(wrong("validate-from"))?;
    let to = period::end(to, language()).map_err(wrong("validate-to"))?;
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
        ..Options::default()
    })
}

#[component]
fn Field(
    /// `data-testid`, and the name by which a problem refers to it.
    id: &'static str,
    label: String,
    hint: &'static str,
    /// The bucket that the field is about, as named in files.
    #[prop(optional_no_strip)]
    found: Option<String>,
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
                data-found=found
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
