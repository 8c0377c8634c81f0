//! The keys that everything proved rests on.

use leptos::prelude::*;
use protocol::report::UsedKey;
use view::format;

/// All of them; nothing if nothing is proved.
pub fn keys(keys: &[UsedKey]) -> Option<AnyView> {
    let items = keys.iter().map(key).collect_view();
    (!keys.is_empty()).then(|| {
        view! {
            <section class="integrity-section" aria-labelledby="integrity-keys" data-testid="used-keys">
                <h2 id="integrity-keys">
                    "Keys whose signatures verified"
                    <span class="section-count">{format::counted(keys.len() as u64, "key", "keys")}</span>
                </h2>
                <p>"What is proved is proved by these. Compare them with a list that you fetched from AWS yourself."</p>
                {items}
            </section>
        }
        .into_any()
    })
}

fn key(key: &UsedKey) -> AnyView {
    let signed = [(key.digests, "digest", "digests"), (key.sign_files, "sign file", "sign files")];
    let signed = signed.iter().filter(|(count, ..)| *count > 0);
    let signed: Vec<String> = signed.map(|(count, one, many)| format::counted(*count, one, many)).collect();
    let facts = [
        ("Fingerprint", key.fingerprint.clone()),
        ("SHA-256", key.sha256.clone()),
        ("Listed in", key.paths.join(", ")),
        ("Proved", format!("{} of {}", signed.join(" and "), key.regions.join(", "))),
    ];
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div> });
    view! { <dl class="facts">{facts.collect_view()}</dl> }.into_any()
}
