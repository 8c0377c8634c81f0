//! Mounts the shell, and provides the engine client and the view state to everything in it.
//!
//! ```text
//! ┌────┬───────────────────────────────────────────┐
//! │    │ verdict, search, range, menu              │ top bar
//! │    ├───────────────────────────────────────────┤
//! │rail│ chips; problems                           │ only when there are any
//! │    ├───────────────────────────────────────────┤
//! │    │ the view                                  │
//! ├────┴───────────────────────────────────────────┤
//! │ files, events, bytes, issues, progress         │ status bar
//! └────────────────────────────────────────────────┘
//! ```

mod chips;
mod export;
mod glossary;
mod handover;
mod help;
mod intake;
mod keys;
mod memory;
mod menu;
mod notices;
mod palette;
mod paper;
mod pill;
mod privacy;
mod rail;
mod range;
mod redaction;
mod sampling;
mod saving;
mod search;
mod spoken;
mod status;
mod trail;
mod verdict;
mod zone;

use std::sync::Arc;

use leptos::prelude::*;
use protocol::Phase;
use words::{Say, messages as m};

use crate::browser::carried;
use crate::browser::focus;
use crate::browser::language::language;
use crate::browser::offline;
use crate::browser::theme::Theme;
use crate::engine_client::{Engine, use_engine};
use crate::later::fetch_ahead;
use crate::state::{
    Detecting, Dialogs, Draft, Evidence, Glossary, History, Searches, State, Summary, Transfer, View, use_state,
};
use crate::ui::menu::{MenuHost, Menus};
use crate::ui::reactive::{dynamic, effect, memo};
use crate::views::{self, Open};

use spoken::Spoken;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let engine = Engine::start();
    let state = State::from_url(views::named);
    let spoken = Spoken::start(engine);
    provide_context(engine);
    provide_context(spoken);
    provide_context(state);
    provide_context(Summary::watch(engine, state));
    let evidence = Evidence::watch(engine, state);
    provide_context(evidence);
    state.mark_files(evidence);
    let history = History::watch(engine, state);
    provide_context(history);
    provide_context(Detecting::watch(engine, state, history, spoken.tag()));
    provide_context(Glossary::watch(engine, spoken.tag()));
    provide_context(Menus::new());
    let transfer = Transfer::new(engine, state);
    provide_context(transfer);
    provide_context(Dialogs::default());
    provide_context(Draft::default());
    provide_context(RwSignal::new(Theme::remembered()));
    provide_context(Searches::start(transfer));
    keys::listen();
    keys::warn_before_leaving();
    glossary::listen();
    transfer.load_carried();
    if carried::is_paper() {
        expect_context::<Dialogs>().paper.set(true);
    }
    // Those of another link, too, if it is followed in this tab.
    let hosted = state.parts.hosted;
    effect(move || hosted.with(|hosted| transfer.load_hosted(&hosted.0)));
    provide_context(offline::watch());
    // Keys that open dialogs are pressed by people who go on typing.
    fetch_ahead("dialogs");
    let typing = search::Typing::new();
    // Everything is drawn anew in another language. What was chosen, typed and loaded is kept elsewhere.
    dynamic(move || spoken.now().map(|_| view! { <Shell typing/> }).into_any())
}

#[component]
fn Shell(typing: search::Typing) -> impl IntoView {
    let (engine, state, language) = (use_engine(), use_state(), language());
    let is_empty = memo(move || engine.progress().with(|progress| progress.phase == Phase::Empty));
    effect(move || {
        let name = if is_empty.get() {
            "Traillight".to_owned()
        } else {
            m::PageTitle { view: (views::entry(state.view.get()).title)(language) }.say(language)
        };
        document().set_title(&name);
    });
    view! {
        <button type="button" class="skip button" on:click=move |_| focus::focus("main")>{m::page_skip(language)}</button>
        <div class="shell" class:is-empty=is_empty>
            <header class="topbar">
                <div class="brand" aria-hidden="true">"Traillight"</div>
                <pill::Pill/>
                <search::Search typing/>
                <range::RangeControl/>
                <menu::MenuButton/>
                <intake::Intake/>
            </header>
            <rail::Rail/>
            <div class="stage">
                <verdict::VerdictLine/>
                <search::QueryError/>
                <search::QueryNotice/>
                <search::Understood typing/>
                <chips::Chips typing/>
                <notices::Notices/>
                <main id="main" tabindex="-1">
                    <Route is_empty/>
                </main>
            </div>
            <status::StatusBar/>
        </div>
        <help::Help/>
        <palette::Palette/>
        <privacy::PrivacyDialog/>
        <range::RangeDialog/>
        <zone::ZoneDialog/>
        <memory::MemoryDialog/>
        <export::ExportDialog/>
        <handover::HandoverDialog/>
        <redaction::RedactionDialog/>
        <sampling::SamplingDialog/>
        <paper::PaperDialog/>
        <MenuHost/>
    }
}

/// The open view or, before any file is opened, the start page.
#[component]
fn Route(is_empty: Memo<bool>) -> impl IntoView {
    let state = use_state();
    // Where few times are shown, it is drawn anew in another zone.
    let zone = move |view: View| if view == View::EVENTS { Arc::default() } else { state.zone.get() };
    let view = memo(move || (!is_empty.get()).then(|| state.view.get()).map(|view| (view, zone(view))));
    move || match view.get() {
        None => view! { <Open/> }.into_any(),
        Some((view, _)) => (views::entry(view).draw)(),
    }
}
