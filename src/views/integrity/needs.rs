//! What was supplied to check with, what would prove more, and the commands that fetch it.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::brief::{Brief, Need, NeedKind, SignatureState};
use view::format;

use crate::browser::language::language;
use crate::ui::copy::CopyButton;
use crate::ui::icon::{Glyph, Icon};

/// Up to this many commands of a kind are shown at once; the others on demand.
const SHOWN: usize = 3;

/// What would prove more.
#[component]
pub fn Needs(brief: Arc<Brief>) -> impl IntoView {
    let kinds =
        [NeedKind::Digests, NeedKind::PublicKeys, NeedKind::Signature, NeedKind::MissingDigests, NeedKind::MissingLogs];
    let wanted = kinds
        .into_iter()
        .filter_map(|kind| {
            let needs: Vec<Need> = brief.needs.iter().filter(|need| need.kind == kind).cloned().collect();
            (!needs.is_empty()).then(|| view! { <NeedOfKind kind needs/> })
        })
        .collect_view();
    let complete = brief.needs.is_empty();
    view! {
        <section class="integrity-section" aria-labelledby="integrity-needs">
            <h2 id="integrity-needs">"To prove more"</h2>
            <p class="needs-lead">
                {if complete {
                    "Nothing is missing: no further file would prove more."
                } else {
                    "Fetch these and drop them on this page. What is open stays open."
                }}
            </p>
            {wanted}
        </section>
    }
}

/// What there is to check with.
#[component]
pub fn SuppliedList(brief: Arc<Brief>) -> impl IntoView {
    let supplied = brief.supplied;
    // Query results of CloudTrail Lake need neither digests nor metadata.
    let lake_only = supplied.sign_files > 0 && supplied.digests == 0;
    let newest = brief.chains.iter().filter_map(|chain| chain.newest.as_ref());
    let unsigned = newest.filter(|newest| newest.signature == SignatureState::NotSupplied).count();
    let signatures = match (supplied.digest_metadata, unsigned) {
        (0, _) if lake_only => String::new(),
        (0, _) => "none, so the newest digest of each chain stands unsigned".to_owned(),
        (_, 0) => String::new(),
        (_, n) => format!("{} without the one of their newest digest", format::counted(n as u64, "chain", "chains")),
    };
    let keys = if supplied.public_keys == 0 { "none, so no signature can be checked" } else { "" };
    let digests = if supplied.digests == 0 && !lake_only { "none, so nothing can be compared" } else { "" };
    let line = |count: u64, what: &'static str, lack: String| {
        let icon = if lack.is_empty() { Icon::Check } else { Icon::Unchecked };
        let class = if lack.is_empty() { "supplied is-there" } else { "supplied is-lacking" };
        view! {
            <li class=class>
                <Glyph icon/>
                <span class="supplied-count">{format::exact(count)}</span>
                <span>{what}</span>
                <span class="supplied-lack">{lack}</span>
            </li>
        }
    };
    view! {
        <section class="integrity-section" aria-labelledby="integrity-supplied">
            <h2 id="integrity-supplied">"Supplied"</h2>
            <ul class="supplied-list">
            {line(supplied.logs, "log files", if supplied.logs == 0 { "none".to_owned() } else { String::new() })}
            {line(supplied.digests, "digest files", digests.to_owned())}
            {(supplied.sign_files > 0).then(|| line(supplied.sign_files, "sign files of CloudTrail Lake", String::new()))}
            {line(supplied.public_keys, "public keys", keys.to_owned())}
            {line(supplied.digest_metadata, "signatures from object metadata", signatures)}
            </ul>
        </section>
    }
}

#[component]
fn NeedOfKind(kind: NeedKind, needs: Vec<Need>) -> impl IntoView {
    let (title, why) = words::need(kind, language());
    let rest = needs.len().saturating_sub(SHOWN);
    let all: StoredValue<String> = StoredValue::new(needs.iter().map(|need| format!("{}\n", need.command)).collect());
    let placeholders =
        needs.iter().any(|need| need.command.contains("s3://BUCKET/") || need.command.contains("--bucket BUCKET "));
    let mut commands = needs.into_iter().map(|need| view! { <CommandLine need/> });
    let first: Vec<_> = commands.by_ref().take(SHOWN).collect();
    let others: Vec<_> = commands.collect();
    view! {
        <section class="need">
            <header>
                <h3>{title}</h3>
                {(rest > 0).then(|| view! { <CopyButton text=move || all.get_value() what="all commands" worded=true/> })}
            </header>
            <p>{why}</p>
            {first}
            {(rest > 0).then(|| view! {
                <details class="need-rest">
                    <summary>{format!("{rest} more")}</summary>
                    {others}
                </details>
            })}
            {placeholders.then(|| view! { <p class="need-note">"Put the name of your bucket in the place of BUCKET, or name it above."</p> })}
        </section>
    }
}

#[component]
fn CommandLine(need: Need) -> impl IntoView {
    let command = StoredValue::new(need.command.clone());
    view! {
        <div class="need-command">
            <code title=need.place.clone() tabindex="0">{need.command}</code>
            <CopyButton text=move || command.get_value() what=format!("the command for {}", need.place)/>
        </div>
    }
}
