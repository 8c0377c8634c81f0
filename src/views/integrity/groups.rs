//! All files with an outcome, grouped by reason.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::Reason;
use protocol::brief::{Brief, Group, LineFilter};
use protocol::report::Outcome;
use words::{Say, messages as m};

use super::lines::Lines;
use super::words::{VerdictBadge, class};
use crate::browser::language::language;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::dynamic;

/// The groups for an outcome. Failed ones are expanded from the start.
#[component]
pub fn Groups(brief: Arc<Brief>, outcome: Outcome) -> impl IntoView {
    let groups: Vec<Group> = brief.groups.iter().filter(|group| group.verdict.outcome() == outcome).cloned().collect();
    let files: u64 = groups.iter().map(|group| group.files).sum();
    let language = language();
    let (id, title) = match outcome {
        Outcome::Failed => ("integrity-failed", m::integrity_what_failed(language)),
        Outcome::Unchecked => ("integrity-unchecked", m::integrity_what_unchecked(language)),
        Outcome::Proved => ("integrity-proved", m::integrity_what_proved(language)),
    };
    (files > 0).then(|| {
        let lines = groups.into_iter().map(|group| view! { <GroupLine group outcome/> }).collect_view();
        view! {
            <section class=format!("integrity-section groups {}", class(outcome)) aria-labelledby=id>
                <h2 id=id>
                    {title}
                    <span class="section-count">{m::Files { n: files }.say(language)}</span>
                </h2>
                {lines}
            </section>
        }
    })
}

#[component]
fn GroupLine(group: Group, outcome: Outcome) -> impl IntoView {
    let Group { part, verdict, reason, files, events } = group;
    let open = RwSignal::new(outcome == Outcome::Failed);
    let filter =
        LineFilter { part: Some(part), verdict: Some(verdict), reason, outside: Some(false), ..LineFilter::default() };
    let files = words::counted(part, files, language());
    let said = match events {
        0 => files,
        n => m::IntegrityGroupEvents { n, files: &files }.say(language()),
    };
    view! {
        <details
            class="group"
            open=open.get_untracked()
            on:toggle:target=move |event| open.set(event.target().open())
        >
            <summary>
                <span class="chevron"><Glyph icon=Icon::Right/></span>
                <VerdictBadge verdict/>
                <span class="group-count">{said}</span>
                <span class="group-why">{words::why(part, verdict, reason, language())}</span>
                <code>{format!("{} · {}", verdict.name(), reason.map_or("", Reason::name))}</code>
            </summary>
            // The list is asked for when shown.
            {dynamic(move || open.get().then(|| view! { <Lines filter=filter.clone() pages=words::pages(part, language()) grouped=true/> }).into_any())}
        </details>
    }
}
