//! States of hours in the completeness map.

use protocol::completeness::HourState;

use crate::messages as m;
use crate::{Label, Language};

impl Label for HourState {
    fn label(&self, language: Language) -> &'static str {
        match self {
            HourState::Nothing => m::hour_nothing(language),
            HourState::Silent => m::hour_silent(language),
            HourState::Proved => m::hour_proved(language),
            HourState::Partly => m::hour_partly(language),
            HourState::HashOnly => m::hour_hash_only(language),
            HourState::NotCovered => m::hour_not_covered(language),
            HourState::Gap => m::hour_gap(language),
            HourState::DigestMissing => m::hour_digest_missing(language),
            HourState::LogMissing => m::hour_log_missing(language),
            HourState::Failed => m::hour_failed(language),
        }
    }
}

/// A state's meaning in a sentence.
pub fn meaning(state: HourState, language: Language) -> &'static str {
    match state {
        HourState::Nothing => m::hour_nothing_why(language),
        HourState::Silent => m::hour_silent_why(language),
        HourState::Proved => m::hour_proved_why(language),
        HourState::Partly => m::hour_partly_why(language),
        HourState::HashOnly => m::hour_hash_only_why(language),
        HourState::NotCovered => m::hour_not_covered_why(language),
        HourState::Gap => m::hour_gap_why(language),
        HourState::DigestMissing => m::hour_digest_missing_why(language),
        HourState::LogMissing => m::hour_log_missing_why(language),
        HourState::Failed => m::hour_failed_why(language),
    }
}
