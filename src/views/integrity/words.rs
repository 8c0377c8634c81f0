//! How outcomes and verdicts are shown everywhere: icon, word, colour, and the exact name.

use leptos::prelude::*;
use protocol::report::{Outcome, Verdict};

use words::{Label, Say, messages as m};

use crate::browser::language::language;
use crate::ui::icon::{Glyph, Icon};

pub const fn icon(outcome: Outcome) -> Icon {
    match outcome {
        Outcome::Failed => Icon::Cross,
        Outcome::Unchecked => Icon::Unchecked,
        Outcome::Proved => Icon::Check,
    }
}

/// The class that gives an outcome its colour.
pub const fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Failed => "outcome-failed",
        Outcome::Unchecked => "outcome-unchecked",
        Outcome::Proved => "outcome-proved",
    }
}

/// A verdict: icon and words.
#[component]
pub fn VerdictBadge(verdict: Verdict) -> impl IntoView {
    let outcome = verdict.outcome();
    view! {
        <span class=format!("verdict {}", class(outcome))>
            <Glyph icon=icon(outcome)/>
            {verdict.label(language())}
        </span>
    }
}

/// A count with the icon and word of its outcome: "✓ 314 proved".
#[component]
pub fn OutcomeCount(outcome: Outcome, count: u64) -> impl IntoView {
    let language = language();
    let said = m::IntegrityOutcomeCount { n: count, outcome: outcome.label(language) }.say(language);
    view! {
        <span class=format!("verdict {}", class(outcome))>
            <Glyph icon=icon(outcome)/>
            {said}
        </span>
    }
}
