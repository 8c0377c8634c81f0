//! All parts of a digest or sign file: its links, what is signed, and the commands for checking it by hand.

use leptos::prelude::*;
use protocol::InspectDigest;
use protocol::brief::LineFilter;
use protocol::inspect::{DigestView, Link, ManualCheck, SignatureView, SignedPart};
use protocol::report::SignatureFrom;
use words::{FIRST, Say, messages as m};

use super::words::VerdictBadge;
use crate::browser::language::language;
use crate::engine_client::{Latest, use_engine, why_not};
use crate::state::{Shown, use_evidence};
use crate::ui::copy::CopyButton;
use crate::ui::filled::filled;
use crate::ui::seen::seen;

/// The parts of the digest or sign file at a path in the drop, asked for when shown.
#[component]
pub fn DigestParts(path: String) -> impl IntoView {
    let question = Signal::derive(move || Some(path.clone()));
    let Latest { answer, error, .. } = use_engine().latest(question, |engine, path| {
        Box::pin(async move {
            match engine.request(InspectDigest(path)).await {
                Ok(Some(found)) => Ok(found),
                Ok(None) => Err(Some(m::digest_gone(language()).to_owned())),
                Err(why) => Err(Some(why_not(&why))),
            }
        })
    });
    let body = move || answer.get().map(|view| parts((*view).clone()));
    view! {
        <p class="integrity-trouble" role="status">{error}</p>
        {body}
    }
}

fn parts(view: DigestView) -> AnyView {
    let language = language();
    let text = view.signed_text();
    let previous = view.previous.into_iter().collect();
    let links = [(m::digest_previous(language), previous), (m::digest_next(language), view.next)];
    let links = links.into_iter().map(|(name, links)| linked(name, links)).collect_view();
    let signed = (!text.is_empty()).then(|| signed(text, view.signed, view.separator, view.signatures));
    let key = view.key.map(|key| {
        let said = match (key.from, key.to) {
            (Some(from), Some(to)) => m::DigestKey { fingerprint: FIRST, from: &from, to: &to }.say(language),
            _ => m::DigestKeyUnknown { fingerprint: FIRST }.say(language),
        };
        let fingerprint = view! { <bdi>{seen(key.fingerprint)}</bdi> }.into_any();
        view! { <p class="digest-key">{filled(&said, vec![fingerprint])}</p> }
    });
    view! {
        <div class="digest-parts">
            {links}
            {key}
            {signed}
            {(!view.steps.is_empty()).then(|| by_hand(view.steps))}
        </div>
    }
    .into_any()
}

fn linked(name: &'static str, links: Vec<Link>) -> AnyView {
    let (shown, language) = (use_evidence().shown(), language());
    let items = links.into_iter().map(|link| {
        let words = match link.agrees {
            Some(true) => m::digest_hash_agrees(language),
            Some(false) => m::digest_hash_differs(language),
            None => m::digest_hash_unknown(language),
        };
        let file = link.key.rsplit('/').next().unwrap_or_default().to_owned();
        let filter = LineFilter { key: Some(link.key), ..LineFilter::default() };
        let target = Shown { title: m::DigestLinked { link: name, file: &file }.say(language), filter };
        let verdict = link.verdict.map(|verdict| view! { <VerdictBadge verdict/> });
        view! {
            <li>
                <span class="digest-link-name">{name}</span>
                <button type="button" class="link" on:click=move |_| shown.set(Some(target.clone()))><bdi>{seen(file)}</bdi></button>
                {verdict}
                <span class="digest-link-words">{words}</span>
            </li>
        }
    });
    view! { <ul class="digest-links">{items.collect_view()}</ul> }.into_any()
}

/// The parts that are signed, and the signatures.
fn signed(text: String, parts: Vec<SignedPart>, separator: char, signatures: Vec<SignatureView>) -> AnyView {
    let text = StoredValue::new(text);
    let language = language();
    let joined = match separator {
        ' ' => m::digest_signed_by_spaces(language),
        _ => m::digest_signed_by_lines(language),
    };
    let lines =
        parts.into_iter().map(|part| view! { <dt>{part.name.say(language)}</dt><dd><bdi>{seen(part.text)}</bdi></dd> });
    let signatures = signatures.into_iter().map(|signature| {
        let place = match signature.from {
            SignatureFrom::Successor => m::digest_signature_in_next(language),
            SignatureFrom::Metadata => m::digest_signature_in_metadata(language),
            SignatureFrom::SignFile => m::digest_signature_in_file(language),
        };
        let outcome = match signature.verifies {
            Some(true) => m::digest_signature_verifies(language),
            Some(false) => m::digest_signature_differs(language),
            None => m::digest_signature_untried(language),
        };
        let said = m::DigestSignature { place, outcome }.say(language);
        view! { <dt>{said}</dt><dd><bdi>{signature.hex}</bdi></dd> }
    });
    view! {
        <details class="digest-more">
            <summary>{m::digest_signed(language)}</summary>
            <p>{joined} <CopyButton text=move || text.get_value() label=m::integrity_copy_signed(language)/></p>
            <dl class="signed-lines">{lines.collect_view()}{signatures.collect_view()}</dl>
        </details>
    }
    .into_any()
}

/// The commands, one by one and all together.
fn by_hand(steps: Vec<ManualCheck>) -> AnyView {
    let language = language();
    let all: StoredValue<String> = StoredValue::new(steps.iter().map(|step| format!("{}\n", step.command)).collect());
    let items = steps.into_iter().map(|step| {
        let command = StoredValue::new(step.command.clone());
        view! {
            <li>
                <p>{step.what.say(language)}</p>
                <div class="need-command">
                    <code tabindex="0">{step.command}</code>
                    <CopyButton text=move || command.get_value() label=m::integrity_copy_command(language)/>
                </div>
            </li>
        }
    });
    view! {
        <details class="digest-more">
            <summary>{m::digest_by_hand(language)}</summary>
            <p>
                {m::digest_by_hand_where(language)}
                <CopyButton text=move || all.get_value() label=m::integrity_copy_commands(language) worded=true/>
            </p>
            <ol class="digest-steps">{items.collect_view()}</ol>
        </details>
    }
    .into_any()
}
