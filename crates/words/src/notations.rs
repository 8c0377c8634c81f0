//! Notations for filters, and what is said beside suggestions for the caret.

use protocol::{CopyAs, Hint, Notation};

use crate::messages as m;
use crate::{Label, Language, Say};

impl Label for Notation {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Notation::Traillight => m::notation_traillight(language),
            Notation::CloudWatch => m::notation_cloudwatch(language),
            Notation::Selectors => m::notation_selectors(language),
            Notation::Lookup => m::notation_lookup(language),
        }
    }
}

impl Label for CopyAs {
    fn label(&self, language: Language) -> &'static str {
        match self {
            CopyAs::Traillight => m::notation_traillight(language),
            CopyAs::CloudWatch => m::notation_cloudwatch(language),
            CopyAs::Athena => m::notation_athena(language),
            CopyAs::Lake => m::notation_lake(language),
            CopyAs::Insights => m::notation_insights(language),
            CopyAs::Jq => m::notation_jq(language),
            CopyAs::Lookup => m::notation_lookup_command(language),
        }
    }
}

impl Say for Hint {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            Hint::None => {}
            Hint::Path(path) => out.push_str(path),
            Hint::Events(n) => crate::number(language, *n, out),
            Hint::Earlier => out.push_str(m::search_earlier(language)),
            Hint::IsNot => out.push_str(m::hint_is_not(language)),
            Hint::IsThereAndIsNot => out.push_str(m::hint_is_there_and_is_not(language)),
            Hint::IsThere => out.push_str(m::hint_is_there(language)),
            Hint::IsAbsent => out.push_str(m::hint_is_absent(language)),
            Hint::IsNull => out.push_str(m::hint_is_null(language)),
            Hint::IsTrue => out.push_str(m::hint_is_true(language)),
            Hint::AtLeast => out.push_str(m::hint_at_least(language)),
            Hint::Below => out.push_str(m::hint_below(language)),
        }
    }
}
