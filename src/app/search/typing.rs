//! The text being typed: the draft, its meaning, and suggestions.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::{Chip, Completion, Copied, CopyAs, CopyFilter, Hint, Notation, ParsedText, Question, ReadText, Want};
use view::fragment::DEFAULT_SORT;
use view::offers;
use words::messages as m;

use crate::browser::focus;
use crate::browser::language::language;
use crate::engine_client::{Engine, use_engine, why_not};
use crate::state::{State, use_state};
use crate::ui::reactive::effect;

/// How many searches are remembered while the page is open.
const HISTORY: usize = 50;

/// A text to be parsed.
#[derive(Clone, PartialEq)]
struct Draft {
    text: String,
    notation: Option<Notation>,
    caret: Option<usize>,
}

/// The draft, and everything known about it.
#[derive(Clone, Copy)]
pub struct Typing {
    /// The text in the field.
    pub draft: RwSignal<String>,
    /// The newest meaning, and the text it belongs to.
    pub reading: RwSignal<Option<Arc<(String, ParsedText)>>>,
    /// Why the newest text could not be parsed.
    pub trouble: RwSignal<Option<String>>,
    /// Suggestions for the caret.
    pub offers: RwSignal<Vec<Completion>>,
    /// Index of the chosen suggestion.
    pub chosen: RwSignal<Option<usize>>,
    /// Whether the panel below the field is open.
    pub open: RwSignal<bool>,
    asked: RwSignal<Option<Draft>>,
    history: StoredValue<Vec<String>>,
    state: State,
    engine: Engine,
}

impl Typing {
    /// An empty draft.
    pub fn new() -> Typing {
        let (state, engine) = (use_state(), use_engine());
        let asked = RwSignal::new(None::<Draft>);
        let read = engine.latest(asked.into(), |engine, draft| {
            Box::pin(async move {
                let Draft { text, notation, caret } = draft;
                let reading = engine.request(ReadText { text: text.clone(), notation, caret }).await;
                reading.map(|reading| (text, reading)).map_err(|why| Some(why_not(&why)))
            })
        });
        let typing = Typing {
            draft: RwSignal::new(state.text.get_untracked()),
            reading: read.answer,
            trouble: read.error,
            offers: RwSignal::default(),
            chosen: RwSignal::default(),
            open: RwSignal::default(),
            asked,
            history: StoredValue::default(),
            state,
            engine,
        };
        // The applied text also changes elsewhere: the back button, "clear", "only this".
        effect(move || {
            let text = state.text.get();
            state.notation.track();
            state.retyped.track();
            typing.draft.set(text);
            typing.read(None);
        });
        effect(move || {
            let Some(read) = read.answer.get() else { return };
            // A suggestion for the earlier text may have been chosen. If it still fits, it stays chosen.
            let newer = read.1.completions.clone();
            let chosen = typing.chosen.get_untracked();
            let still = typing.offers.with_untracked(|before| {
                chosen.and_then(|at| before.get(at)).and_then(|chosen| offers::still_there(chosen, &newer))
            });
            typing.chosen.set(still);
            typing.offers.set(newer);
        });
        typing
    }

    /// Asks for the draft's meaning and, with a caret, for suggestions. The newest answer wins.
    pub fn read(self, caret: Option<usize>) {
        let (text, notation) = (self.draft.get_untracked(), self.state.notation.get_untracked());
        self.asked.set(Some(Draft { text, notation, caret }));
    }

    /// Moves a chip into the field, where it can be edited.
    pub fn edit(self, index: usize, chip: Chip) {
        let want = Want::default();
        let chips = vec![Chip { enabled: true, ..chip }];
        let question = Question { text: String::new(), notation: None, chips, range: None, sort: DEFAULT_SORT, want };
        leptos::task::spawn_local(async move {
            let answer = self.engine.request(CopyFilter { question, target: CopyAs::Traillight }).await;
            let text = match answer {
                Ok(Copied { text: Some(text), .. }) => text,
                Ok(Copied { text: None, .. }) => {
                    return self.engine.tell(m::search_no_spelling(language()).to_owned());
                }
                Err(why) => return self.engine.tell(why_not(&why)),
            };
            self.state.remove(index);
            self.draft.update(|draft| {
                if !draft.trim().is_empty() {
                    draft.push(' ');
                }
                draft.push_str(&text);
            });
            self.read(None);
            focus::focus(super::INPUT);
        });
    }

    /// Whether chips can be moved into the field, which must contain a Traillight query.
    pub fn takes_chips(self) -> bool {
        let is_other = |notation: Notation| notation != Notation::Traillight;
        let read = self.reading.with(|reading| reading.as_ref().map(|reading| reading.1.notation));
        !self.state.notation.get().or(read).is_some_and(is_other)
    }

    /// Applies the draft as the search.
    pub fn apply(self) {
        let hold = self.engine.hold();
        let text = self.draft.get_untracked().trim().to_owned();
        self.draft.set(text.clone());
        self.close();
        if !text.is_empty() {
            self.history.update_value(|history| {
                history.retain(|known| *known != text);
                history.insert(0, text.clone());
                history.truncate(HISTORY);
            });
        }
        self.state.set_text(text);
        drop(hold);
    }

    pub fn close(self) {
        self.open.set(false);
        self.offers.set(Vec::new());
        self.chosen.set(None);
    }

    /// Chooses the next or previous suggestion; if none are shown, opens them.
    pub fn step(self, down: bool, caret: Option<usize>) {
        let count = self.offers.with_untracked(Vec::len);
        if count == 0 || !self.open.get_untracked() {
            return self.offer(caret);
        }
        self.chosen.update(|chosen| {
            *chosen = match (*chosen, down) {
                (None, true) => Some(0),
                (None, false) => count.checked_sub(1),
                (Some(at), true) => (at + 1 < count).then_some(at + 1),
                (Some(at), false) => at.checked_sub(1),
            };
        });
    }

    /// Offers earlier searches in an empty field, otherwise suggestions for the caret.
    fn offer(self, caret: Option<usize>) {
        self.open.set(true);
        let earlier = self.history.get_value();
        if self.draft.with_untracked(String::is_empty) && !earlier.is_empty() {
            let offer = |text: String| Completion { label: text.clone(), hint: Hint::Earlier, text, from: 0, to: 0 };
            self.offers.set(earlier.into_iter().map(offer).collect());
            self.chosen.set(Some(0));
        } else {
            self.read(caret);
        }
    }

    /// The chosen suggestion, adapted so that it also replaces what has been typed since it was made.
    pub fn choice(self) -> Option<Completion> {
        let at = self.chosen.get_untracked()?;
        let offer = self.offers.with_untracked(|offers| offers.get(at).cloned())?;
        let read = self.reading.get_untracked();
        let read = read.as_ref().map_or("", |reading| &reading.0);
        Some(self.draft.with_untracked(|draft| offers::up_to_date(offer, read, draft)))
    }
}
