//! One folder or file for each view. Views import state, ui and engine_client.

mod detections;
mod events;
mod integrity;
mod issues;
mod key_choice;
mod no_match;
mod open;
mod overview;
mod people;
pub mod sentence;
mod undated;
pub mod value_menu;
mod who;

use leptos::prelude::*;
use words::{Language, messages as m};

use crate::later::later;
use crate::state::{Badge, View};
use crate::ui::icon::Icon;

pub use events::table_columns;
pub use open::Open;

/// A line in the table of views: everything that the rest of the page knows about one.
pub struct Entry {
    /// Its part of the route.
    pub view: View,
    /// Its name for users.
    pub title: fn(Language) -> &'static str,
    /// The letter that leads to it after `g`.
    pub key: char,
    /// Its icon in the rail.
    pub icon: Icon,
    /// Draws it.
    pub draw: fn() -> AnyView,
    /// A number next to its name.
    pub badge: fn() -> Signal<Badge>,
}

/// All views, in the order of the rail. The first one is shown if the link names none.
pub static VIEWS: [Entry; 5] = [
    Entry {
        view: View::OVERVIEW,
        title: m::view_overview,
        key: 'o',
        icon: Icon::Overview,
        draw: || view! { <overview::Overview/> }.into_any(),
        badge: none,
    },
    Entry {
        view: View::EVENTS,
        title: m::view_events,
        key: 'e',
        icon: Icon::Events,
        draw: || view! { <events::Events/> }.into_any(),
        badge: none,
    },
    Entry {
        view: View::INTEGRITY,
        title: m::view_integrity,
        key: 'i',
        icon: Icon::Integrity,
        draw: integrity_view,
        badge: integrity::badge,
    },
    Entry {
        view: View::DETECTIONS,
        title: m::view_detections,
        key: 'd',
        icon: Icon::Detections,
        draw: detections_view,
        badge: detections::badge,
    },
    Entry {
        view: View::ISSUES,
        title: m::view_issues,
        key: 's',
        icon: Icon::Issues,
        draw: issues_view,
        badge: issues::badge,
    },
];

later!(integrity: fn integrity_view() -> AnyView { view! { <integrity::Integrity/> }.into_any() });
later!(detections: fn detections_view() -> AnyView { view! { <detections::Detections/> }.into_any() });
later!(issues: fn issues_view() -> AnyView { view! { <issues::Issues/> }.into_any() });

fn none() -> Signal<Badge> {
    Signal::stored(Badge::default())
}

/// The view with this name, or the first one.
pub fn named(name: &str) -> View {
    entry_where(|entry| entry.view.name() == name).view
}

/// The table's entry for a view.
pub fn entry(view: View) -> &'static Entry {
    entry_where(|entry| entry.view == view)
}

fn entry_where(fits: impl Fn(&Entry) -> bool) -> &'static Entry {
    let [first, ..] = &VIEWS;
    VIEWS.iter().find(|entry| fits(entry)).unwrap_or(first)
}
