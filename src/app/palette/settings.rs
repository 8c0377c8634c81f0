//! Commands that change a setting: everything that can be chosen anywhere, except for what is about a single event or file.

use leptos::prelude::*;
use protocol::findings::Benchmark;
use protocol::{Actor, Notation};
use view::chart::STACKED;
use view::choice::OFFERED;
use view::fragment::{Clocks, Density, Edition, Layout, Stack};
use words::{LANGUAGES, Label, Say, messages as m};

use crate::app::spoken::use_spoken;
use crate::browser::language::language;
use crate::browser::theme::Theme;
use crate::browser::zone;
use crate::state::{View, kept_layouts, use_dialogs, use_state};
use crate::ui::finder::{Entry, entry};

/// All of them.
pub fn settings() -> Vec<Entry> {
    let all = [people(), table(), time(), reading(), looks()];
    all.into_iter().flatten().collect()
}

/// Who is shown.
fn people() -> Vec<Entry> {
    let (state, language) = (use_state(), language());
    let choices = OFFERED.into_iter().chain([Some(Actor::Unknown)]);
    let entry = |choice: Option<Actor>| {
        let name = choice.map_or(m::people_all(language), |actor| actor.label(language));
        entry(m::PalettePeople { name }.say(language), move || state.choose(choice))
    };
    choices.map(entry).collect()
}

/// How the table is arranged.
fn table() -> Vec<Entry> {
    let (state, dialogs, language) = (use_state(), use_dialogs(), language());
    let mut all: Vec<Entry> = Vec::new();
    for named in kept_layouts() {
        let label = m::PaletteLayout { name: &named.name }.say(language);
        all.push(entry(label, move || {
            state.apply(&named);
            state.view.set(View::EVENTS);
        }));
    }
    all.push(entry(m::layouts_title(language).to_owned(), move || {
        state.view.set(View::EVENTS);
        dialogs.layouts.set(true);
    }));
    all.push(entry(m::events_usual_layout(language).to_owned(), move || state.parts.layout.set(Layout::default())));
    let heights = [m::events_rows_compact, m::events_rows_usual, m::events_rows_roomy];
    for (density, name) in Density::ALL.into_iter().zip(heights) {
        let label = m::PaletteRows { name: name(language) }.say(language);
        all.push(entry(label, move || state.arrange(|layout| layout.density = density)));
    }
    all
}

/// By whose clocks times are shown, and what the timeline is divided by.
fn time() -> Vec<Entry> {
    let (state, dialogs, language) = (use_state(), use_dialogs(), language());
    let zone_of = |name: String, zone: String| {
        let label = m::PaletteZone { name: &name }.say(language);
        entry(label, move || state.parts.clocks.set(Clocks(zone.clone())))
    };
    let mut all = vec![zone_of(m::status_utc(language).to_owned(), String::new())];
    all.extend(zone::own().map(|own| zone_of(own.clone(), own)));
    all.push(entry(m::zone_title(language).to_owned(), move || dialogs.open_zone()));
    let parts = STACKED.into_iter().map(|column| (Some(column), column.label(language)));
    for (column, name) in [(None, m::overview_stack_errors(language))].into_iter().chain(parts) {
        let label = m::PaletteStack { name }.say(language);
        all.push(entry(label, move || {
            state.parts.stack.set(Stack(column));
            state.view.set(View::OVERVIEW);
        }));
    }
    all
}

/// How searches are read, and which edition of the benchmark counts.
fn reading() -> Vec<Entry> {
    let (state, language) = (use_state(), language());
    let notations = Notation::ALL.into_iter().map(|one| (Some(one), one.label(language)));
    let notations = [(None, m::search_read_as_detected(language))].into_iter().chain(notations);
    let notations = notations
        .map(|(notation, name)| entry(m::PaletteNotation { name }.say(language), move || state.set_notation(notation)));
    let editions = Benchmark::ALL.into_iter().map(|edition| {
        let label = m::PaletteEdition { name: edition.name() }.say(language);
        entry(label, move || {
            state.parts.edition.set(Edition(edition));
            state.view.set(View::DETECTIONS);
        })
    });
    notations.chain(editions).collect()
}

/// Colours and language.
fn looks() -> Vec<Entry> {
    let (theme, language) = (expect_context::<RwSignal<Theme>>(), language());
    let spoken = StoredValue::new_local(use_spoken());
    let colours = Theme::ALL.into_iter().map(|choice| {
        let label = m::PaletteColours { name: choice.label(language) }.say(language);
        entry(label, move || {
            theme.set(choice);
            choice.choose();
        })
    });
    let languages = LANGUAGES.into_iter().map(|(tag, name)| {
        let label = m::PaletteLanguage { name }.say(language);
        entry(label, move || spoken.get_value().choose(tag))
    });
    colours.chain(languages).collect()
}
