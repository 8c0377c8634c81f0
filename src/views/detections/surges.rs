//! Hours in which something was called unusually often, with the arithmetic.

use leptos::prelude::*;
use protocol::findings::{FindSurges, Surge, Surges};
use protocol::{Column, Phase, Refusal};
use view::fragment::DEFAULT_SORT;
use view::{clock, findings, format};
use words::{Say, messages as m};

use super::finding::go;
use crate::browser::language::language;
use crate::engine_client::{Latest, use_engine, why_not};
use crate::state::{use_state, zone};
use crate::ui::reactive::{dynamic, memo};
use crate::ui::seen::seen;

#[component]
pub fn SurgeList() -> impl IntoView {
    let (engine, state) = (use_engine(), use_state());
    let generation = memo(move || {
        engine.progress().with(|progress| if progress.phase == Phase::Ready { progress.generation } else { 0 })
    });
    let question = Signal::derive(move || {
        let question = state.question(DEFAULT_SORT, Default::default());
        Some((generation.get(), question)).filter(|(generation, _)| *generation > 0)
    });
    let Latest { answer, error, .. } = engine.latest(question, |engine, (_, question)| {
        Box::pin(async move {
            match engine.request(FindSurges(question)).await {
                Ok(surges) => Ok(surges),
                // Shown next to the search bar.
                Err(Refusal::BadQuery(_)) => Err(None),
                Err(why) => Err(Some(why_not(&why))),
            }
        })
    });
    let list = dynamic(move || answer.get().map_or_else(|| ().into_any(), |surges| drawn(&surges)));
    view! {
        <section class="findings-group" aria-labelledby="surges-title">
            <h2 id="surges-title">{m::surges_title(language())}</h2>
            {dynamic(move || error.get().map(|why| view! { <p class="findings-trouble" role="status">{why}</p> }).into_any())}
            {list}
        </section>
    }
}

fn drawn(surges: &Surges) -> AnyView {
    let language = language();
    let Surges { days, needed, .. } = *surges;
    if days < needed {
        let words = m::SurgesTooShort { needed, days }.say(language);
        return view! { <p class="findings-none">{words}</p> }.into_any();
    }
    let Some(Surge { factor, least, .. }) = surges.surges.first() else {
        return view! { <p class="findings-none">{m::surges_none(language)}</p> }.into_any();
    };
    let rule = m::SurgesRule { factor: *factor, least: *least }.say(language);
    let more =
        (surges.more > 0).then(|| view! { <p class="findings-none">{m::More { n: surges.more }.say(language)}</p> });
    view! {
        <p class="findings-none">{rule}</p>
        <ul class="findings">{surges.surges.iter().map(line).collect_view()}</ul>
        {more}
    }
    .into_any()
}

fn line(surge: &Surge) -> AnyView {
    let (state, language) = (use_state(), language());
    let (name, service, hour, count) = (&surge.name, &surge.source, &clock::time(surge.hour, &zone()), surge.count);
    let words = match &surge.error {
        Some(error) => m::SurgesError { name, service, error, count, hour }.say(language),
        None => m::SurgesLine { name, service, count, hour }.say(language),
    };
    let Surge { usual, factor, least, limit, .. } = *surge;
    let arithmetic = m::SurgesArithmetic { usual, factor, least, limit }.say(language);
    let id = format!("surge-{}-{}-{}", surge.name, surge.error.as_deref().unwrap_or_default(), format::iso(surge.hour));
    let same = surge.clone();
    let lead = move |_| {
        let values = [(Column::EventSource, &same.source), (Column::EventName, &same.name)];
        let error = same.error.as_ref().map(|error| (Column::ErrorCode, error));
        go(state, |scope| findings::hour(scope, values.into_iter().chain(error), same.hour));
    };
    view! {
        <li
            class="finding is-medium"
            data-testid="finding"
            data-id=id
            data-group="anomaly"
            data-severity="medium"
            data-count=count.to_string()
            data-proved=surge.proof.proved.to_string()
        >
            <p class="finding-surge">
                <button type="button" class="link" on:click=lead><bdi>{seen(words)}</bdi></button>
                " "
                <span class="finding-of">{arithmetic}</span>
            </p>
        </li>
    }
    .into_any()
}
