//! Names of levels and groups of rules, and what is wrong with printed patterns.

use protocol::findings::{Fault, Level, RuleGroup};

use crate::messages as m;
use crate::{Label, Language};

impl Label for Level {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Level::Critical => m::level_critical(language),
            Level::High => m::level_high(language),
            Level::Medium => m::level_medium(language),
            Level::Low => m::level_low(language),
        }
    }
}

impl Label for RuleGroup {
    fn label(&self, language: Language) -> &'static str {
        match self {
            RuleGroup::Control => m::rules_controls(language),
            RuleGroup::Detection => m::rules_detections(language),
        }
    }
}

impl Label for Fault {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Fault::Or => m::fault_or(language),
            Fault::Precedence => m::fault_precedence(language),
            Fault::Unquoted => m::fault_unquoted(language),
            Fault::FirstName => m::fault_first_name(language),
        }
    }
}
