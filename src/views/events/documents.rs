//! JSON in the strings of a record, unfolded, and what a policy among it grants.

use std::sync::Arc;

use leptos::prelude::*;
use view::policy::{Grant, attached, grants};
use view::tree::{Line, Value};
use view::unfold::{Document, documents};
use words::messages as m;

use super::detail::Loaded;
use crate::browser::language::language;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::seen::seen;

/// The section of the event's detail; nothing if there are no such strings.
#[component]
pub fn Documents(loaded: Arc<Loaded>) -> impl IntoView {
    let attached = attached(&loaded.lines, language()).map(|text| grant(Grant { text, is_open: false }));
    let documents: Vec<AnyView> = documents(&loaded.lines).iter().map(one).collect();
    view! {
        {attached.map(|said| view! { <ul class="plain-list detail-grants">{said}</ul> })}
        {documents}
    }
}

fn one(document: &Document) -> AnyView {
    let said: Vec<AnyView> = grants(&document.lines, language()).into_iter().map(grant).collect();
    let lines: Vec<AnyView> = document.lines.iter().map(line).collect();
    let title = if said.is_empty() { m::unfold_document(language()) } else { m::unfold_policy(language()) };
    view! {
        <details class="detail-part" open data-testid="unfolded" data-path=document.path.clone()>
            <summary>{title} " " <bdi class="unfold-path">{seen(&document.path)}</bdi></summary>
            <ul class="plain-list detail-grants">{said}</ul>
            <ul class="plain-list unfolded">{lines}</ul>
        </details>
    }
    .into_any()
}

fn grant(Grant { text, is_open }: Grant) -> AnyView {
    let mark = is_open.then(|| view! { <Glyph icon=Icon::Warning/><b>{m::policy_open(language())}</b> });
    view! { <li class:is-open=is_open>{mark}<bdi>{seen(text)}</bdi></li> }.into_any()
}

fn line(line: &Line) -> AnyView {
    let text = match &line.value {
        Value::Object(_) | Value::Array(_) => String::new(),
        Value::Deep(json) => json.clone(),
        Value::Null => "null".to_owned(),
        other => other.text().unwrap_or_default(),
    };
    view! {
        <li style:padding-left=format!("{}px", u32::from(line.depth) * 16)>
            <bdi class="tree-name">{seen(&line.name)}</bdi>
            " "
            <bdi class="tree-text">{seen(text)}</bdi>
        </li>
    }
    .into_any()
}
