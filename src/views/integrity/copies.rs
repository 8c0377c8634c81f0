//! Files that are the same as others. They are counted nowhere.

use leptos::prelude::*;
use protocol::brief::Brief;
use protocol::report::CopiedFile;
use view::format;

/// The first of them; nothing if there are none.
pub fn copies(brief: &Brief) -> Option<AnyView> {
    let items = brief.copies.iter().map(copy).collect_view();
    let shown = brief.copies.len() as u64;
    let more = brief.copies_total.saturating_sub(shown);
    let more = (more > 0).then(|| view! { <p>{format!("and {} more", format::exact(more))}</p> });
    (shown > 0).then(|| {
        view! {
            <section class="integrity-section" aria-labelledby="integrity-copies" data-testid="copies">
                <h2 id="integrity-copies">
                    "Exact copies"
                    <span class="section-count">{format::counted(brief.copies_total, "file", "files")}</span>
                </h2>
                <p>"These files are the same, byte by byte, as others. They prove nothing more and accuse nobody."</p>
                {items}
                {more}
            </section>
        }
        .into_any()
    })
}

fn copy(copy: &CopiedFile) -> AnyView {
    let facts = [("Copy", copy.path.clone()), ("The same as", copy.of.clone())];
    let facts = facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div> });
    view! { <dl class="facts">{facts.collect_view()}</dl> }.into_any()
}
