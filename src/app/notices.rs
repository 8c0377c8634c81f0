//! Messages about the page's workings and about the last drop, shown until dismissed.

use leptos::prelude::*;
use protocol::handover::CompareManifests;
use protocol::report::Supplied;
use protocol::{Phase, Progress};
use view::{asked, explain, handover, many_files, memory};
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::browser::offline::Offline;
use crate::engine_client::{Engine, Latest, use_engine, why_not};
use crate::state::{View, use_dialogs, use_evidence, use_state, use_summary, use_transfer};
use crate::ui::button::IconButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::{memo, optional};

const TROUBLE: (&str, Icon) = ("notice is-failed", Icon::Warning);
const NEWS: (&str, Icon) = ("notice is-unchecked", Icon::Info);

/// A button's label, and what it does.
type Action = (&'static str, Box<dyn Fn()>);

/// All current notices, one below the other.
#[component]
pub fn Notices() -> impl IntoView {
    let (engine, transfer, state, language) = (use_engine(), use_transfer(), use_state(), language());
    let trouble = move || {
        let text = engine.trouble().get()?;
        Some(dismissible(TROUBLE, text, Box::new(move || engine.dismiss_trouble())))
    };
    // All questions about events share the search, so what one answer does not cover, the others do not either.
    let summary = use_summary();
    let partial = move || {
        let text =
            summary.slot().answer.with(|answer| answer.as_ref().and_then(|it| explain::partial(it, language)))?;
        Some(notice(NEWS, text, Vec::new()))
    };
    let standstill = move || Some(notice(NEWS, engine.standstill().get()?, Vec::new()));
    let removed = move || {
        let text =
            engine.removed().with(|it| it.as_ref().map(|it| m::NoticeRemoved { path: it.path() }.say(language)))?;
        Some(notice(NEWS, text, vec![(m::notice_put_back(language), Box::new(move || engine.put_back()))]))
    };
    let other_days = move || {
        let (first, last) = engine.days().get()?.ends();
        let text = m::NoticeOnlyDays { first: &first, last: &last }.say(language);
        Some(notice(
            NEWS,
            text,
            vec![(m::memory_read_all_days(language), Box::new(move || engine.read_only_days(None)))],
        ))
    };
    let advice = memo(move || engine.progress().with(|progress| many_files::advice(progress, language)));
    let many = move || Some(notice(NEWS, advice.get()?, Vec::new()));
    let offline = use_context::<RwSignal<Offline>>();
    let newer = move || {
        let is_newer = offline.is_some_and(|offline| offline.get() == Offline::Newer);
        let load: Action =
            (m::notice_newer_load(language), Box::new(|| _ = document().location().map(|it| it.reload())));
        is_newer.then(|| notice(NEWS, m::notice_newer(language).to_owned(), vec![load]))
    };
    let origin = move || {
        // What is still on its way is not different.
        if transfer.fetching().with(Option::is_some) || engine.progress().with(|it| it.phase != Phase::Ready) {
            return None;
        }
        let (asked, now) = state.origin.compared(state)?;
        Some(dismissible(NEWS, asked::compared(&asked, &now, language), Box::new(move || state.origin.dismiss())))
    };
    let dropped = move || {
        let text = transfer.notice().get()?;
        Some(dismissible(NEWS, text, Box::new(move || transfer.dismiss())))
    };
    view! {
        <div class="notices" role="alert">
            {optional(trouble)} {optional(standstill)} {optional(partial)} {full()} {optional(many)} {optional(other_days)} {optional(removed)} {optional(newer)} {carried()} {optional(dropped)} {optional(origin)} {no_events()}
        </div>
    }
}

fn notice((class, icon): (&'static str, Icon), text: String, actions: Vec<Action>) -> AnyView {
    let button = |(label, act): Action| {
        view! { <button type="button" class="button quiet" on:click=move |_| act()>{label}</button> }.into_any()
    };
    let buttons: Vec<AnyView> = actions.into_iter().map(button).collect();
    view! { <div class=class><Glyph icon/><p>{text}</p>{buttons}</div> }.into_any()
}

fn dismissible((class, icon): (&'static str, Icon), text: String, dismiss: Box<dyn Fn()>) -> AnyView {
    view! {
        <div class=class>
            <Glyph icon/>
            <p>{text}</p>
            <IconButton icon=Icon::Close label=m::dismiss(language()) on_click=move |_| dismiss()/>
        </div>
    }
    .into_any()
}

/// What this page carried, and whether it is what its manifest says.
fn carried() -> AnyView {
    let (engine, transfer, report, language) = (use_engine(), use_transfer(), use_evidence().report(), language());
    let generation = memo(move || {
        let ready = |progress: &Progress| (progress.phase == Phase::Ready).then_some(progress.generation);
        engine.progress().with(ready).filter(|_| transfer.carried().get())
    });
    let Latest { answer, .. } = engine.latest(Signal::from(generation), |engine: Engine, _: u64| {
        Box::pin(async move { engine.request(CompareManifests).await.map_err(|why| Some(why_not(&why))) })
    });
    let redacted = move || {
        // Redacted pages carry nothing that proves anything, whatever their manifest says.
        let proves = |it: &Supplied| it.digests + it.sign_files + it.public_keys + it.digest_metadata > 0;
        let is_doubtful = report.with(|brief| brief.as_ref().is_some_and(|brief| proves(&brief.supplied)));
        let (kind, said) = match is_doubtful {
            true => (TROUBLE, m::carried_redacted_not(language)),
            false => (NEWS, m::carried_redacted(language)),
        };
        transfer.is_redacted().then(|| notice(kind, said.to_owned(), Vec::new()))
    };
    let compared = move || {
        let all = answer.get().filter(|_| transfer.carried().get())?;
        let (is_wrong, text) = handover::opened(&all, transfer.is_redacted(), language)?;
        let kind = if is_wrong { TROUBLE } else { NEWS };
        Some(dismissible(kind, text, Box::new(move || transfer.carried().set(false))))
    };
    view! { {optional(redacted)} {optional(compared)} }.into_any()
}

/// Memory is full: offers what can be done about it.
fn full() -> AnyView {
    let (engine, dialogs, language) = (use_engine(), use_dialogs(), language());
    let said = memo(move || {
        let warning = |it: &Progress| (memory::warning(it, language), it.columns_only, it.phase == Phase::Loading);
        engine.is_full().get().then(|| engine.progress().with(warning))
    });
    optional(move || {
        let (text, columns_only, loading) = said.get()?;
        let act = |label, act: fn(Engine)| -> Action { (label, Box::new(move || act(engine))) };
        let mut actions: Vec<Action> = Vec::new();
        if !columns_only {
            actions.push(act(m::memory_columns_only(language), Engine::keep_columns_only));
        }
        actions.push((m::notice_choose_days(language), Box::new(move || dialogs.memory.set(true))));
        if loading {
            actions.push(act(m::notice_stop_reading(language), Engine::cancel));
        }
        Some(notice(TROUBLE, text, actions))
    })
}

/// Files were read, but none of them contains an event.
fn no_events() -> AnyView {
    let (engine, state, transfer) = (use_engine(), use_state(), use_transfer());
    let files = memo(move || {
        engine.progress().with(|progress| {
            let nothing = progress.phase == Phase::Ready && progress.events == 0;
            nothing.then_some(progress.files_total)
        })
    });
    optional(move || {
        let (text, language) = (m::NoticeNoEvents { n: files.get()? }.say(language()), language());
        let actions: Vec<Action> = vec![
            (m::notice_see_issues(language), Box::new(move || state.view.set(View::ISSUES))),
            (m::notice_other_folder(language), Box::new(move || transfer.choose_folder())),
        ];
        Some(notice(NEWS, text, actions))
    })
}
