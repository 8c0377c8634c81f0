//! The integrity view: what was proved, what was disproved, what could not be checked, and what would prove more.

mod banner;
mod chains;
mod copies;
mod digest;
mod exports;
mod groups;
mod keys;
mod lines;
mod manifests;
mod map;
mod needs;
mod options;
mod outside;
mod shown;
mod summary;
mod trails;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use protocol::Phase;
use protocol::brief::Brief;
use protocol::findings::Level;
use protocol::report::Outcome;

use ::words::messages as m;

use crate::browser::language::language;
use crate::engine_client::use_engine;
use crate::state::{Badge, use_evidence};
use crate::ui::reactive::{dynamic, memo};
use crate::views::undated::Undated;

use banner::Banner;
use chains::Chains;
use exports::Exports;
use groups::Groups;
use map::Completeness;
use needs::{Needs, SuppliedList};
use options::OptionFields;
use shown::ShownFiles;
use summary::SummaryTable;

/// Files that failed.
pub fn badge() -> Signal<Badge> {
    let failures = use_evidence().failures();
    let badge = memo(move || {
        let (count, title) = failures.get()?;
        Some(Badge { count, title, class: Level::Critical.name() })
    });
    Signal::derive(move || badge.get().unwrap_or_default())
}

#[component]
pub fn Integrity() -> impl IntoView {
    let evidence = use_evidence();
    let brief = evidence.report();
    let pending = evidence.pending();
    let phase = Memo::new({
        let progress = use_engine().progress();
        move |_| progress.with(|progress| progress.phase)
    });
    // A report is about the files that were there when it was made.
    let outdated = memo(move || pending.get() || phase.get() != Phase::Ready);
    view! {
        <div class="integrity" aria-busy=move || outdated.get().to_string()>
            <h1 class="visually-hidden">{m::view_integrity(language())}</h1>
            <Banner phase/>
            <div class="integrity-head">
                <OptionFields/>
                <Exports/>
            </div>
            {manifests::manifests()}
            <Undated/>
            <p class="integrity-trouble" role="alert">{evidence.trouble()}</p>
            <div class:is-stale=outdated>
                <Completeness/>
                <ShownFiles/>
                {dynamic(move || brief.get().map(|brief| view! { <Report brief/> }).into_any())}
            </div>
        </div>
    }
}

/// Everything in a report.
#[component]
fn Report(brief: Arc<Brief>) -> impl IntoView {
    let groups = |outcome| view! { <Groups brief=brief.clone() outcome/> };
    let complete = brief.needs.is_empty();
    let supplied = || view! { <SuppliedList brief=brief.clone()/> };
    view! {
        {groups(Outcome::Failed)}
        <div class="integrity-columns">
            <div>
                <SummaryTable brief=brief.clone()/>
                {(!complete).then(supplied)}
            </div>
            <div>
                {complete.then(supplied)}
                <Needs brief=brief.clone()/>
            </div>
        </div>
        {groups(Outcome::Unchecked)}
        {groups(Outcome::Proved)}
        {outside::outside(&brief)}
        <Chains brief=brief.clone()/>
        {keys::keys(&brief.keys)}
        {copies::copies(&brief)}
        {trails::trails(&brief.trails, brief.trails_left_out)}
    }
}
