//! Files that are identical to others, and are not counted elsewhere.

use leptos::prelude::*;
use protocol::brief::Brief;
use protocol::report::CopiedFile;
use words::{Say, messages as m};

use crate::browser::language::language;

/// The first of them; `None` if there are none.
pub fn copies(brief: &Brief) -> Option<AnyView> {
    let items = brief.copies.iter().map(copy).collect_view();
    let shown = brief.copies.len() as u64;
    let more = brief.copies_total.saturating_sub(shown);
    let more = (more > 0).then(|| view! { <p>{m::AndMore { n: more }.say(language())}</p> });
    (shown > 0).then(|| {
        view! {
            <section class="integrity-section" aria-labelledby="integrity-copies" data-testid="copies">
                <h2 id="integrity-copies">
                    {m::integrity_copies(language())}
                    <span class="section-count">{m::Files { n: brief.copies_total }.say(language())}</span>
                </h2>
                <p>{m::integrity_copies_why(language())}</p>
                {items}
                {more}
            </section>
        }
        .into_any()
    })
}

fn copy(copy: &CopiedFile) -> AnyView {
    let language = language();
    let facts = [(m::integrity_copy(language), copy.path.clone()), (m::integrity_copy_of(language), copy.of.clone())];
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div> });
    view! { <dl class="facts">{facts.collect_view()}</dl> }.into_any()
}
