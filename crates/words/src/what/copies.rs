//! Files and events that came more than once.

use protocol::what::{CopyNote, Difference};

use crate::{Language, Say, messages as m};

impl Say for CopyNote {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            CopyNote::SameFile(path) => m::CopySameFile { path }.write(language, out),
            CopyNote::ProvedElsewhere(n) => m::CopyProvedElsewhere { n: *n }.write(language, out),
            CopyNote::Differs { event_id, other, how } => {
                m::CopyDiffers { id: event_id, other, how: &how.say(language) }.write(language, out);
            }
        }
    }
}

impl Say for Difference {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            Difference::Contradiction { path, here, there } => {
                let (here, there) = (value(here, language), value(there, language));
                m::DiffersContradiction { path, here: &here, there: &there }.write(language, out);
            }
            Difference::EachSaysMore => out.push_str(m::differs_each_says_more(language)),
            Difference::NotCompared => out.push_str(m::differs_not_compared(language)),
        }
    }
}

fn value(value: &str, language: Language) -> String {
    match value {
        "" => m::differs_no_value(language).to_owned(),
        value => m::DiffersValue { value }.say(language),
    }
}
