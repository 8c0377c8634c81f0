//! What the page is able to do, in words that can be checked: its policy, its own hash, and an attempt to send something.

use leptos::prelude::*;
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::browser::{offline::Offline, requests};
use crate::later::later;
use crate::state::use_dialogs;
use crate::ui::dialog::Dialog;
use crate::ui::reactive::dynamic;

#[component]
pub fn PrivacyDialog() -> impl IntoView {
    let open = use_dialogs().privacy;
    view! { <Dialog open title=m::privacy_title(language())>{content()}</Dialog> }
}

later!(dialogs: fn content() -> AnyView {
    let language = language();
    let (hash, sent) = (RwSignal::new(None::<String>), RwSignal::new(String::new()));
    let try_hash = move |_| {
        leptos::task::spawn_local(async move {
            let own = requests::own_hash().await;
            hash.set(Some(own.unwrap_or_else(|| m::privacy_no_hash(language).to_owned())));
        });
    };
    let try_sending = move |_| {
        sent.set(m::privacy_trying(language).to_owned());
        leptos::task::spawn_local(async move {
            sent.set(match requests::try_elsewhere().await {
                Some(directive) => m::PrivacyBlocked { directive: &directive }.say(language),
                None => m::privacy_not_blocked(language).to_owned(),
            });
        });
    };
    let offline = use_context::<RwSignal<Offline>>();
    let requests = requests::elsewhere() as u64;
    let policy = requests::policy().unwrap_or_else(|| m::privacy_no_policy(language).to_owned());
    view! {
        <ul class="plain-list">
            <li>{m::privacy_local(language)}</li>
            <li>{m::privacy_policy(language)}</li>
            <li>{m::privacy_filters(language)}</li>
            <li>{m::privacy_kept(language)}</li>
            <li>{m::privacy_check(language)}</li>
        </ul>
        <dl class="privacy-facts">
            <dt>{m::privacy_requests(language)}</dt>
            <dd data-testid="privacy-requests" data-value=requests.to_string()>{language.exact(requests)}</dd>
            <dt>{m::privacy_in_force(language)}</dt>
            <dd><code data-testid="privacy-policy">{policy}</code></dd>
            <dt>{m::privacy_offline(language)}</dt>
            <dd data-testid="privacy-offline">{dynamic(move || offline_words(offline.map_or(Offline::Unavailable, |it| it.get())).into_any())}</dd>
            <dt>{m::privacy_hash(language)}</dt>
            <dd>
                {dynamic(move || match hash.get() {
                    Some(hash) => view! { <code data-testid="privacy-hash">{hash}</code> }.into_any(),
                    None => view! { <button type="button" class="button" on:click=try_hash>{m::privacy_compute(language)}</button> }.into_any(),
                })}
            </dd>
            <dt>{m::privacy_try(language)}</dt>
            <dd>
                <button type="button" class="button" on:click=try_sending>{m::privacy_send(language)}</button>
                <p role="status" data-testid="privacy-sent">{sent}</p>
            </dd>
        </dl>
    }
    .into_any()
});

/// What is said about opening the page without its host.
fn offline_words(state: Offline) -> String {
    let language = language();
    match state {
        Offline::Unavailable => m::privacy_offline_unavailable(language).to_owned(),
        Offline::Keeping => m::privacy_offline_keeping(language).to_owned(),
        Offline::Kept | Offline::Newer => m::privacy_offline_kept(language).to_owned(),
        Offline::Failed(why) => m::PrivacyOfflineFailed { why: &why }.say(language),
    }
}
