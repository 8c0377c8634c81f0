//! What somebody else had or handed over, compared with what is here.

use leptos::prelude::*;
use protocol::Phase;
use protocol::handover::{CompareManifests, Manifests};
use view::handover::{Found, compared, unusable};
use words::{Label, messages as m};

use crate::browser::language::language;
use crate::engine_client::{Engine, Latest, use_engine, why_not};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::seen;

/// A section for each manifest among the files; nothing if there is none.
pub fn manifests() -> AnyView {
    let engine = use_engine();
    let generation = memo(move || {
        let ready = |progress: &protocol::Progress| (progress.phase == Phase::Ready).then_some(progress.generation);
        engine.progress().with(ready)
    });
    let Latest { answer, .. } = engine.latest(Signal::from(generation), |engine: Engine, _: u64| {
        Box::pin(async move { engine.request(CompareManifests).await.map_err(|why| Some(why_not(&why))) })
    });
    dynamic(move || {
        let drawn_all = |all: std::sync::Arc<Manifests>| {
            let read = all.compared.iter().map(|manifest| drawn(compared(manifest, language())));
            let others = all.unusable.iter().map(|(path, fact)| drawn(vec![unusable(path, fact, language())]));
            read.chain(others).collect_view()
        };
        answer.get().map(drawn_all).into_any()
    })
}

fn drawn(facts: Vec<Found>) -> AnyView {
    let language = language();
    let facts = facts.into_iter().map(|Found { outcome, text, paths, more }| {
        let icon = match outcome {
            protocol::report::Outcome::Failed => ("outcome-failed", Icon::Warning),
            protocol::report::Outcome::Unchecked => ("outcome-unchecked", Icon::Info),
            protocol::report::Outcome::Proved => ("outcome-proved", Icon::Check),
        };
        let list = (!paths.is_empty()).then(|| {
            let items = paths.into_iter().map(|path| view! { <li><bdi>{seen(path)}</bdi></li> }).collect_view();
            view! { <details><summary>{m::manifest_list(language)}</summary><ul class="plain-list">{items}<li>{more}</li></ul></details> }
        });
        view! { <li><span class=icon.0 title=outcome.label(language)><Glyph icon=icon.1/></span> {seen(text)} {list}</li> }
    });
    view! {
        <section class="integrity-section" aria-label=m::manifest_title(language) data-testid="manifest">
            <h2>{m::manifest_title(language)}</h2>
            <ul class="plain-list manifest-facts">{facts.collect_view()}</ul>
        </section>
    }
    .into_any()
}
