//! What there was to check with, what would prove more, and the commands that fetch it.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::brief::{Brief, Need, NeedKind, SignatureState};
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::ui::copy::CopyButton;
use crate::ui::icon::{Glyph, Icon};

/// Up to this many commands of a kind are shown at once, and the others on demand.
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
    let language = language();
    let lead =
        if brief.needs.is_empty() { m::integrity_needs_nothing(language) } else { m::integrity_needs_why(language) };
    view! {
        <section class="integrity-section" aria-labelledby="integrity-needs">
            <h2 id="integrity-needs">{m::integrity_needs(language)}</h2>
            <p class="needs-lead">{lead}</p>
            {wanted}
        </section>
    }
}

/// What there is to check with.
#[component]
pub fn SuppliedList(brief: Arc<Brief>) -> impl IntoView {
    let language = language();
    let supplied = brief.supplied;
    // Query results of CloudTrail Lake need neither digests nor metadata.
    let lake_only = supplied.sign_files > 0 && supplied.digests == 0;
    let newest = brief.chains.iter().filter_map(|chain| chain.newest.as_ref());
    let unsigned = newest.filter(|newest| newest.signature == SignatureState::NotSupplied).count();
    let signatures = match (supplied.digest_metadata, unsigned) {
        (0, _) if lake_only => String::new(),
        (0, _) => m::integrity_lack_signatures(language).to_owned(),
        (_, 0) => String::new(),
        (_, n) => m::IntegrityLackNewest { n: n as u64 }.say(language),
    };
    let lack = |lacks: bool, words: &str| if lacks { words.to_owned() } else { String::new() };
    let logs = lack(supplied.logs == 0, m::integrity_lack_logs(language));
    let keys = lack(supplied.public_keys == 0, m::integrity_lack_keys(language));
    let digests = lack(supplied.digests == 0 && !lake_only, m::integrity_lack_digests(language));
    let line = |count: u64, what: String, lack: String| {
        let icon = if lack.is_empty() { Icon::Check } else { Icon::Unchecked };
        let class = if lack.is_empty() { "supplied is-there" } else { "supplied is-lacking" };
        view! {
            <li class=class>
                <Glyph icon/>
                <span class="supplied-count">{language.exact(count)}</span>
                <span>{what}</span>
                <span class="supplied-lack">{lack}</span>
            </li>
        }
    };
    view! {
        <section class="integrity-section" aria-labelledby="integrity-supplied">
            <h2 id="integrity-supplied">{m::integrity_supplied(language)}</h2>
            <ul class="supplied-list">
            {line(supplied.logs, m::IntegritySuppliedLogs { n: supplied.logs }.say(language), logs)}
            {line(supplied.digests, m::IntegritySuppliedDigests { n: supplied.digests }.say(language), digests)}
            {(supplied.sign_files > 0).then(|| {
                let what = m::IntegritySuppliedSignFiles { n: supplied.sign_files }.say(language);
                line(supplied.sign_files, what, String::new())
            })}
            {line(supplied.public_keys, m::IntegritySuppliedKeys { n: supplied.public_keys }.say(language), keys)}
            {line(
                supplied.digest_metadata,
                m::IntegritySuppliedSignatures { n: supplied.digest_metadata }.say(language),
                signatures,
            )}
            </ul>
        </section>
    }
}

#[component]
fn NeedOfKind(kind: NeedKind, needs: Vec<Need>) -> impl IntoView {
    let language = language();
    let (title, why) = words::need(kind, language);
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
                {(rest > 0).then(|| view! {
                    <CopyButton text=move || all.get_value() label=m::integrity_copy_commands(language) worded=true/>
                })}
            </header>
            <p>{why}</p>
            {first}
            {(rest > 0).then(|| view! {
                <details class="need-rest">
                    <summary>{m::More { n: rest as u64 }.say(language)}</summary>
                    {others}
                </details>
            })}
            {placeholders.then(|| view! { <p class="need-note">{m::integrity_needs_bucket(language)}</p> })}
        </section>
    }
}

#[component]
fn CommandLine(need: Need) -> impl IntoView {
    let command = StoredValue::new(need.command.clone());
    let place = need.place.say(language());
    let label = m::IntegrityCopyCommandFor { place: &place }.say(language());
    view! {
        <div class="need-command">
            <code title=place tabindex="0">{need.command}</code>
            <CopyButton text=move || command.get_value() label/>
        </div>
    }
}
