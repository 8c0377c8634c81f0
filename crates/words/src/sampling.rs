//! How samples are drawn, and why they cannot be.

use protocol::sampling::{Method, SampleProblem};

use crate::{Label, Language, Say, messages as m};

impl Label for Method {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Method::Random => m::sample_random(language),
            Method::Systematic => m::sample_systematic(language),
            Method::Stratified(_) => m::sample_stratified(language),
            Method::Weighted(_) => m::sample_weighted(language),
        }
    }
}

impl Say for Method {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            Method::Random | Method::Systematic => out.push_str(self.label(language)),
            Method::Stratified(column) => {
                m::SampleStratifiedBy { column: column.label(language) }.write(language, out);
            }
            Method::Weighted(column) => m::SampleWeightedBy { column: column.label(language) }.write(language, out),
        }
    }
}

impl Say for SampleProblem {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            SampleProblem::Nothing => out.push_str(m::sample_nothing(language)),
            SampleProblem::DrawnOtherwise(name) => m::SampleDrawnOtherwise { name }.write(language, out),
            SampleProblem::OtherPopulation { name, then, now } => {
                m::SampleOtherPopulation { name, n: *then, now: &language.exact(*now) }.write(language, out);
            }
            SampleProblem::Whole(name) => m::SampleWhole { name }.write(language, out),
            SampleProblem::TooLarge { events, most } => {
                m::SampleTooLarge { n: *events, most: &language.exact(*most) }.write(language, out);
            }
            SampleProblem::NoRoom { most, characters } => {
                m::SampleNoRoom { n: *most, characters: *characters }.write(language, out)
            }
        }
    }
}
