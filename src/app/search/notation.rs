//! The notation of the search text: recognised or chosen.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use protocol::Notation;
use words::{Label, Say, messages as m};

use super::typing::Typing;
use crate::browser::focus;
use crate::browser::language::language;
use crate::state::use_state;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::{Item, use_menus};

/// The button at the start of the field.
#[component]
pub fn NotationButton(typing: Typing) -> impl IntoView {
    let (state, menus, language) = (use_state(), use_menus(), language());
    let choose = move |notation: Option<Notation>| {
        state.set_notation(notation);
        focus::focus(super::INPUT);
    };
    let items = move || {
        let chosen = state.notation.get_untracked();
        let mut items = vec![
            Item::Heading(m::search_read_as(language).to_owned()),
            Item::choice(m::search_read_as_detected(language), chosen.is_none(), move || choose(None)),
        ];
        items.extend(
            Notation::ALL.map(|one| Item::choice(one.label(language), chosen == Some(one), move || choose(Some(one)))),
        );
        items
    };
    let read_as = move || {
        let read = typing.reading.with(|reading| reading.as_ref().map(|reading| reading.1.notation));
        state.notation.get().or(read).unwrap_or(Notation::Traillight)
    };
    let label = move || m::SearchNotation { name: read_as().label(language) }.say(language);
    let short = move || match read_as() {
        Notation::Traillight => "",
        Notation::CloudWatch => "CloudWatch",
        Notation::Selectors => "Selectors",
        Notation::Lookup => "lookup-events",
    };
    view! {
        <button
            type="button"
            class="search-notation"
            title=label
            aria-label=label
            aria-haspopup="menu"
            on:click=move |event: MouseEvent| menus.open_under(&event, m::search_notation_menu(language), items())
        >
            <Glyph icon=Icon::Search/>
            <span>{short}</span>
        </button>
    }
}
