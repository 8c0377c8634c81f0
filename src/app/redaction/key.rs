//! The key that tokens are made with: a new one, or that of an earlier redaction.

use std::cell::Cell;

use leptos::{html, prelude::*};
use protocol::redact::{RedactKind, RedactRules};
use web_sys::File;
use words::{Language, Say, messages as m};

use super::{Form, TICKED};
use crate::browser::language::language;
use crate::engine_client::Engine;
use crate::engine_client::redacting::{random_key, read_key_file};
use crate::ui::reactive::optional;

/// Largest file that is read, in bytes.
const MOST_KEY_BYTES: f64 = 100_000.0;

thread_local! {
    /// One key as long as the page is open, so that everything saved from it fits together.
    static KEY: Cell<Option<[u8; 32]>> = const { Cell::new(None) };
}

/// The key.
///
/// # Errors
/// If there is none yet, and the browser cannot make one.
pub(super) fn key() -> Result<[u8; 32], String> {
    if let Some(key) = KEY.get() {
        return Ok(key);
    }
    let new = random_key()?;
    KEY.set(Some(new));
    Ok(new)
}

/// Where a file with a key is chosen.
pub(super) fn choice(engine: Engine, form: Form, language: Language) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    // What came of the last file, and whether that was good.
    let said = RwSignal::new(None::<(String, bool)>);
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        input.set_value("");
        let hold = engine.hold();
        leptos::task::spawn_local(async move {
            let name = file.name();
            let read = match read(engine, file).await {
                Ok(rules) => {
                    take(rules, form);
                    (m::RedactKeyUsed { name: &name }.say(language), true)
                }
                Err(why) => (m::RedactKeyRefused { name: &name, why: &why }.say(language), false),
            };
            said.try_set(Some(read));
            drop(hold);
        });
    };
    view! {
        <label class="field">
            <span>{m::redact_key_field(language)}</span>
            <input type="file" accept=".json" node_ref=input disabled=form.busy on:change=chosen/>
        </label>
        {optional(move || said.get().map(|(text, good)| {
            view! { <p role=if good { "status" } else { "alert" } class:is-failed=!good>{text}</p> }.into_any()
        }))}
    }
    .into_any()
}

async fn read(engine: Engine, file: File) -> Result<RedactRules, String> {
    if file.size() > MOST_KEY_BYTES {
        let language = language();
        return Err(m::RedactKeyLarge { size: &language.bytes(file.size() as u64) }.say(language));
    }
    read_key_file(engine, &file).await
}

fn take(rules: RedactRules, form: Form) {
    KEY.set(Some(rules.key));
    let is_ticked = |kind: &RedactKind| TICKED.contains(kind);
    form.kinds.set(rules.kinds.into_iter().filter(is_ticked).collect());
    form.domains.set(rules.domains.join(" "));
    form.patterns.set(rules.patterns.join("\n"));
}
