//! Names of levels and groups of rules, and what is wrong with printed patterns.

use protocol::findings::{Fault, Level, Refused, RuleGroup, SigmaProblem};

use crate::messages as m;
use crate::{Label, Language, Say};

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
            RuleGroup::Anomaly => m::rules_anomalies(language),
            RuleGroup::Sigma => m::rules_sigma(language),
            RuleGroup::Filter => m::alarms_filters(language),
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

impl Say for Refused {
    fn write(&self, language: Language, out: &mut String) {
        let name = if self.name.is_empty() { m::sigma_unnamed(language) } else { &self.name };
        m::SigmaRefused { name, source: &self.source, why: &self.why.say(language) }.write(language, out);
    }
}

impl Say for SigmaProblem {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            SigmaProblem::NotYaml { line, detail } => {
                m::SigmaNotYaml { line: &language.exact(*line), detail }.write(language, out);
            }
            SigmaProblem::NoRule => out.push_str(m::sigma_no_rule(language)),
            SigmaProblem::OtherSource => out.push_str(m::sigma_other_source(language)),
            SigmaProblem::Condition { text } => m::SigmaCondition { text }.write(language, out),
            SigmaProblem::Aggregation => out.push_str(m::sigma_aggregation(language)),
            SigmaProblem::Selection { name } => m::SigmaSelection { name }.write(language, out),
            SigmaProblem::Modifier { name } => m::SigmaModifier { name }.write(language, out),
            SigmaProblem::Empty => out.push_str(m::sigma_empty(language)),
            SigmaProblem::Placeholder => out.push_str(m::sigma_placeholder(language)),
            SigmaProblem::Value { field } => m::SigmaValue { field }.write(language, out),
            SigmaProblem::ObjectText { field } => m::SigmaObjectText { field }.write(language, out),
            SigmaProblem::TooManyFields { most } => m::SigmaTooManyFields { most: *most }.write(language, out),
            SigmaProblem::Correlation { what } => m::SigmaCorrelation { what }.write(language, out),
            SigmaProblem::OtherRule { name } => m::SigmaOtherRule { name }.write(language, out),
            SigmaProblem::TooManyTerms { most } => m::SigmaTooManyTerms { most: *most }.write(language, out),
            SigmaProblem::TooMany { most } => m::SigmaTooMany { most: *most }.write(language, out),
            SigmaProblem::TooLarge { most } => m::SigmaTooLarge { most: *most }.write(language, out),
        }
    }
}
