//! The keys on which all proofs rest.

use leptos::prelude::*;
use protocol::report::UsedKey;
use words::{Say, messages as m};

use crate::browser::language::language;

/// All of them; `None` if nothing is proved.
pub fn keys(keys: &[UsedKey]) -> Option<AnyView> {
    let items = keys.iter().map(key).collect_view();
    (!keys.is_empty()).then(|| {
        view! {
            <section class="integrity-section" aria-labelledby="integrity-keys" data-testid="used-keys">
                <h2 id="integrity-keys">
                    {m::integrity_keys(language())}
                    <span class="section-count">{m::IntegrityKeysCount { n: keys.len() as u64 }.say(language())}</span>
                </h2>
                <p>{m::integrity_keys_why(language())}</p>
                {items}
            </section>
        }
        .into_any()
    })
}

fn key(key: &UsedKey) -> AnyView {
    let language = language();
    let digests = m::Digests { n: key.digests }.say(language);
    let files = m::SignFiles { n: key.sign_files }.say(language);
    let what = match (key.digests, key.sign_files) {
        (_, 0) => digests,
        (0, _) => files,
        (_, _) => m::IntegrityKeyBoth { digests: &digests, files: &files }.say(language),
    };
    let proved = m::IntegrityKeyProvedOf { what: &what, regions: &words::list(&key.regions, language) }.say(language);
    let facts = [
        (m::integrity_key_fingerprint(language), key.fingerprint.clone()),
        (m::integrity_key_sha256(language), key.sha256.clone()),
        (m::integrity_key_listed(language), words::list(&key.paths, language)),
        (m::integrity_key_proved(language), proved),
    ];
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div> });
    view! { <dl class="facts">{facts.collect_view()}</dl> }.into_any()
}
