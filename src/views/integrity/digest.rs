//! One digest or sign file in all its parts: its links, what is signed, and the commands to check it again by hand.

use leptos::prelude::*;
use protocol::InspectDigest;
use protocol::brief::LineFilter;
use protocol::inspect::{DigestView, Link, ManualCheck, SignatureView, SignedPart};
use protocol::report::SignatureFrom;

use super::words::VerdictBadge;
use crate::engine_client::{Latest, use_engine, why_not};
use crate::state::{Shown, use_evidence};
use crate::ui::copy::CopyButton;
use crate::ui::seen::seen;

/// The parts of the digest or sign file at a path of the drop; asked for when they are to be seen.
#[component]
pub fn DigestParts(path: String) -> impl IntoView {
    let question = Signal::derive(move || Some(path.clone()));
    let Latest { answer, error, .. } = use_engine().latest(question, |engine, path| {
        Box::pin(async move {
            match engine.request(InspectDigest(path)).await {
                Ok(Some(found)) => Ok(found),
                Ok(None) => Err(Some("This file is no longer among the loaded ones.".to_owned())),
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
    let text = view.signed_text();
    let links = [("Digest before it", view.previous.into_iter().collect()), ("Digest after it", view.next)];
    let links = links.into_iter().map(|(name, links)| linked(name, links)).collect_view();
    let signed = (!text.is_empty()).then(|| signed(text, view.signed, view.separator, view.signatures));
    let key = view.key.map(|key| {
        let valid = match (key.from, key.to) {
            (Some(from), Some(to)) => format!("valid {from} – {to}"),
            _ => "validity not told".to_owned(),
        };
        view! { <p class="digest-key">"Key " <bdi>{seen(key.fingerprint)}</bdi> ", " {valid}</p> }
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
    let shown = use_evidence().shown();
    let items = links.into_iter().map(|link| {
        let words = match link.agrees {
            Some(true) => "its recorded hash agrees",
            Some(false) => "its recorded hash is another one",
            None => "not here to compare",
        };
        let file = link.key.rsplit('/').next().unwrap_or_default().to_owned();
        let filter = LineFilter { key: Some(link.key), ..LineFilter::default() };
        let target = Shown { title: format!("{name}: {file}"), filter };
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
    let joined = if separator == ' ' { "These, joined by single spaces:" } else { "Four lines, joined by line feeds:" };
    let lines = parts.into_iter().map(|part| view! { <dt>{part.name}</dt><dd><bdi>{seen(part.text)}</bdi></dd> });
    let signatures = signatures.into_iter().map(|signature| {
        let from = match signature.from {
            SignatureFrom::Successor => "in the digest after it",
            SignatureFrom::Metadata => "in its object metadata",
            SignatureFrom::SignFile => "in the file itself",
        };
        let said = match signature.verifies {
            Some(true) => "verifies",
            Some(false) => "does not verify",
            None => "no key to try it with",
        };
        view! { <dt>{format!("Signature {from}: {said}")}</dt><dd><bdi>{signature.hex}</bdi></dd> }
    });
    view! {
        <details class="digest-more">
            <summary>"What is signed, and the signature"</summary>
            <p>{joined} <CopyButton text=move || text.get_value() what="what is signed"/></p>
            <dl class="signed-lines">{lines.collect_view()}{signatures.collect_view()}</dl>
        </details>
    }
    .into_any()
}

/// The commands, one by one and all together.
fn by_hand(steps: Vec<ManualCheck>) -> AnyView {
    let all: StoredValue<String> = StoredValue::new(steps.iter().map(|step| format!("{}\n", step.command)).collect());
    let items = steps.into_iter().map(|step| {
        let command = StoredValue::new(step.command.clone());
        view! {
            <li>
                <p>{step.what}</p>
                <div class="need-command">
                    <code tabindex="0">{step.command}</code>
                    <CopyButton text=move || command.get_value() what="this command"/>
                </div>
            </li>
        }
    });
    view! {
        <details class="digest-more">
            <summary>"Check it by hand with OpenSSL"</summary>
            <p>
                "Run these in the folder that you dropped this from."
                <CopyButton text=move || all.get_value() what="all commands" worded=true/>
            </p>
            <ol class="digest-steps">{items.collect_view()}</ol>
        </details>
    }
    .into_any()
}
