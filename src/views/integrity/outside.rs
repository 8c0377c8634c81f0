//! What lies outside the period that is claimed: counted by itself, and accused of nothing.

use leptos::prelude::*;
use protocol::brief::{Brief, LineFilter, Part};
use words::{Say, messages};

use super::lines::Lines;
use crate::browser::language::language;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::dynamic;

/// The section; nothing if no period is claimed or all lies in it.
pub fn outside(brief: &Brief) -> Option<AnyView> {
    let outside = &brief.period.as_ref()?.outside;
    let sum = |counts: &std::collections::BTreeMap<_, u64>| counts.values().sum::<u64>();
    let (digests, logs, events) = (sum(&outside.digests), sum(&outside.logs), sum(&outside.events));
    let parts = [(Part::Digest, digests), (Part::Log, logs)].into_iter().filter(|(_, n)| *n > 0);
    let lists = parts.map(|(part, n)| list(part, n)).collect_view();
    let language = language();
    let files = digests.saturating_add(logs);
    (files > 0 || events > 0).then(|| {
        view! {
            <section class="integrity-section" aria-labelledby="integrity-outside" data-testid="outside">
                <h2 id="integrity-outside">
                    {messages::claim_outside_heading(language)}
                    <span class="section-count">{messages::Files { n: files }.say(language)}</span>
                </h2>
                <p>{messages::ClaimOutsideMeaning { events: &messages::ExactEvents { n: events }.say(language) }.say(language)}</p>
                {lists}
            </section>
        }
        .into_any()
    })
}

fn list(part: Part, n: u64) -> impl IntoView {
    let open = RwSignal::new(false);
    let filter = LineFilter { part: Some(part), outside: Some(true), ..LineFilter::default() };
    let count = words::counted_exactly(part, n, language());
    view! {
        <details class="group" on:toggle:target=move |event| open.set(event.target().open())>
            <summary>
                <span class="chevron"><Glyph icon=Icon::Right/></span>
                <span class="group-count">{count}</span>
            </summary>
            {dynamic(move || open.get().then(|| view! { <Lines filter=filter.clone() pages=words::pages(part, language()) grouped=false/> }).into_any())}
        </details>
    }
}
