//! The files: redacted records, a page with them, and the key.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use protocol::handover::About;
use protocol::redact::{PackManifest, PackRedacted};
use protocol::wire::Bytes;
use view::redacted;
use wasm_bindgen_futures::JsFuture;
use words::{Language, Say, messages as m};

use super::{Form, field};
use crate::browser::describe;
use crate::browser::download;
use crate::browser::language::language;
use crate::browser::tool::{Tool, tool};
use crate::engine_client::Engine;
use crate::engine_client::redacting::{Redacted, blob};
use crate::ui::icon::{Glyph, Icon};

/// Most bytes of records in a page, as in one with evidence.
const MOST_PAGE_BYTES: f64 = 112_000_000.0;

/// As what it is saved.
#[derive(Clone, Copy)]
enum Saved {
    Ndjson,
    Json,
    Page,
    Key,
}

/// The ways to save.
pub(super) fn buttons(engine: Engine, form: Form, language: Language) -> AnyView {
    let save = move |what: Saved| {
        move |_| {
            let hold = engine.hold();
            form.busy.set(true);
            form.trouble.set(None);
            leptos::task::spawn_local(async move {
                let redacted = form.redacted.try_update_value(Option::take).flatten();
                if let Some(redacted) = redacted {
                    if let Err(why) = save_as(&redacted, form, what).await {
                        form.trouble.try_set(Some(why));
                    }
                    form.redacted.try_set_value(Some(redacted));
                }
                form.busy.try_set(false);
                drop(hold);
            });
        }
    };
    let button = |what: Saved, label: &'static str, format: &'static str| {
        view! {
            <button type="button" class="button" data-testid="export" data-format=format disabled=form.busy on:click=save(what)>
                <Glyph icon=Icon::Download/>
                {label}
            </button>
        }
    };
    view! {
        {field(m::handover_author(language), form.author, form)}
        {field(m::handover_purpose(language), form.purpose, form)}
        <div class="sample-actions">
            {button(Saved::Ndjson, m::redact_save_ndjson(language), "redacted-ndjson")}
            {button(Saved::Json, m::redact_save_json(language), "redacted-json")}
            {button(Saved::Page, m::redact_save_page(language), "redacted-page")}
        </div>
        <p class="handover-means">{m::redact_key_means(language)}</p>
        <div class="sample-actions">{button(Saved::Key, m::redact_save_key(language), "redaction-key")}</div>
        <p class="handover-means">{m::redact_others(language)}</p>
    }
    .into_any()
}

async fn save_as(redacted: &Redacted, form: Form, what: Saved) -> Result<(), String> {
    match what {
        Saved::Ndjson => {
            let parts: Array = redacted.portions.iter().collect();
            download::save_parts("traillight-redacted.ndjson", "application/x-ndjson", &parts)
        }
        Saved::Json => {
            let parts = Array::of1(&"{\"Records\":[\n".into());
            for (at, portion) in redacted.portions.iter().enumerate() {
                parts.push(&blob(&redacted::elements(&bytes(portion).await?, at == 0))?.into());
            }
            parts.push(&"\n]}\n".into());
            download::save_parts("traillight-redacted.json", "application/json", &parts)
        }
        Saved::Page => page(redacted, form).await,
        Saved::Key => {
            let text = redacted.key_file.as_str();
            download::save("traillight-redaction-key.json", "application/json", &text.into())
        }
    }
}

/// A page of its own: no text of the view, of the filter or of a file that is open gets into it.
async fn page(redacted: &Redacted, form: Form) -> Result<(), String> {
    let bytes_of_all: f64 = redacted.portions.iter().map(web_sys::Blob::size).sum();
    if bytes_of_all > MOST_PAGE_BYTES {
        let language = language();
        let (size, most) = (language.bytes(bytes_of_all as u64), language.bytes(MOST_PAGE_BYTES as u64));
        return Err(m::RedactTooLarge { size: &size, most: &most }.say(language));
    }
    let Tool { before, after } = tool().await?;
    let parts = Array::of1(&before.into());
    for (at, portion) in redacted.portions.iter().enumerate() {
        let number = at + 1;
        let ask = PackRedacted {
            first: at == 0,
            id: format!("evidence-{number}"),
            name: format!("redacted-{number}.ndjson"),
            content: Bytes(bytes(portion).await?),
        };
        parts.push(&blob(&redacted.redactor.ask(ask).await?.html.0)?.into());
    }
    let saved_at = String::from(js_sys::Date::new_0().to_iso_string());
    let day = saved_at.get(..10).unwrap_or_default().to_owned();
    let about = About {
        author: form.author.get_untracked(),
        purpose: form.purpose.get_untracked(),
        saved_at,
        view: "#/events".to_owned(),
        filter: String::new(),
        filter_notes: Vec::new(),
        paper: None,
    };
    parts.push(&blob(&redacted.redactor.ask(PackManifest(Box::new(about))).await?.html.0)?.into());
    parts.push(&after.into());
    download::save_parts(&format!("traillight-redacted-{day}.html"), "text/html;charset=utf-8", &parts)
}

async fn bytes(portion: &web_sys::Blob) -> Result<Vec<u8>, String> {
    let buffer = JsFuture::from(portion.array_buffer()).await.map_err(describe)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
