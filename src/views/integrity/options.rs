//! What only the user can know: the buckets that the files came from, and the period that they should cover. Both are claims
//! that are tested, and stand in the link.

mod field;

use std::collections::BTreeSet;

use leptos::prelude::*;
use protocol::brief::Brief;
use protocol::report::Options;
use view::clock::UTC;
use view::fragment::Claims;
use view::{format, period};
use words::{Say, messages};

use crate::browser::language::language;
use crate::state::use_evidence;
use crate::ui::reactive::{effect, memo};
use field::{Field, Problem};

/// The fields. They apply on Enter and when they are left.
#[component]
pub fn OptionFields() -> impl IntoView {
    let language = language();
    view! {
        <fieldset class="integrity-options" data-testid="claims">
            <legend>{messages::claims_legend(language)}</legend>
            <Buckets/>
            <Period/>
        </fieldset>
    }
}

/// Start and end of the period.
#[component]
fn Period() -> impl IntoView {
    let (language, claims) = (language(), use_evidence().claims());
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(None::<Problem>);
    // What a link says, or what was applied, is what stands there; what cannot be read stays to be mended.
    effect(move || {
        let Options { from: start, to: end, .. } = claims.get().0;
        if problem.with_untracked(Option::is_none) {
            from.set(start.unwrap_or_default());
            to.set(end.unwrap_or_default());
        }
    });
    let apply = Callback::new(move |()| {
        let read = period::read(&from.get_untracked(), &to.get_untracked(), &UTC);
        problem.set(read.as_ref().err().map(|wrong| Problem {
            field: if wrong.end() == period::End::From { "validate-from" } else { "validate-to" },
            words: wrong.say(language),
        }));
        // A period that is none restricts nothing.
        let (start, end) = read.unwrap_or_default();
        change(claims, |options| (options.from, options.to) = (start.map(format::iso), end.map(format::iso)));
    });
    let (begins, ends) = (messages::claims_from(language).to_owned(), messages::claims_to(language).to_owned());
    view! {
        <Field id="validate-from" label=begins hint="2024-01-15T00:00:00Z" value=from problem apply/>
        <Field id="validate-to" label=ends hint="2024-01-16" value=to problem apply/>
    }
}

/// A field for each bucket that was found. One bucket for all would say something about accounts whose logs go elsewhere.
#[component]
fn Buckets() -> impl IntoView {
    let evidence = use_evidence();
    let found = memo(move || evidence.report().with(|it| it.as_ref().map(|brief| found(brief)).unwrap_or_default()));
    move || {
        let found = found.get();
        if found.len() < 2 {
            return view! { <OneBucket found=found.into_iter().next()/> }.into_any();
        }
        found.into_iter().map(|name| view! { <FoundBucket name/> }).collect_view().into_any()
    }
}

#[component]
fn OneBucket(#[prop(optional_no_strip)] found: Option<String>) -> impl IntoView {
    let claims = use_evidence().claims();
    let value = RwSignal::new(String::new());
    effect(move || value.set(claims.get().0.expected_bucket.unwrap_or_default()));
    let apply = Callback::new(move |()| {
        let said = value.get_untracked().trim().to_owned();
        change(claims, |options| options.expected_bucket = (!said.is_empty()).then_some(said));
    });
    let label = messages::claims_bucket(language()).to_owned();
    let confirm = found.clone().map(|found| (found, apply));
    view! { <Field id="expected-bucket" label hint="my-trail-bucket" found confirm value problem=RwSignal::new(None) apply/> }
}

#[component]
fn FoundBucket(name: String) -> impl IntoView {
    let claims = use_evidence().claims();
    let value = RwSignal::new(String::new());
    let said = name.clone();
    effect(move || value.set(claims.with(|claims| claims.0.buckets.get(&said).cloned().unwrap_or_default())));
    let key = name.clone();
    let apply = Callback::new(move |()| {
        let said = value.get_untracked().trim().to_owned();
        change(claims, |options| {
            options.buckets.remove(&key);
            if !said.is_empty() {
                options.buckets.insert(key.clone(), said);
            }
        });
    });
    let label = messages::ClaimsBucketOf { bucket: &name }.say(language());
    let confirm = Some((name.clone(), apply));
    view! { <Field id="expected-bucket" label hint="my-trail-bucket" found=Some(name) confirm value problem=RwSignal::new(None) apply/> }
}

/// Enter and leaving a field both apply; the second time there is nothing new.
fn change(claims: RwSignal<Claims>, change: impl FnOnce(&mut Options)) {
    let mut new = claims.get_untracked();
    change(&mut new.0);
    if claims.with_untracked(|known| *known != new) {
        claims.set(new);
    }
}

/// The buckets that chains name, each once.
fn found(brief: &Brief) -> Vec<String> {
    let buckets = brief.chains.iter().map(|chain| &chain.bucket).filter(|bucket| !bucket.is_empty());
    buckets.collect::<BTreeSet<&String>>().into_iter().cloned().collect()
}
