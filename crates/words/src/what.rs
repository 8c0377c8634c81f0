//! Issues: what was expected and found, and what was done about it.

mod answers;
mod archive;
mod contents;
mod copies;
mod file;
mod json;
mod manifest;
mod notes;
mod reading;
mod record;

use protocol::Issue;
use protocol::what::What;

use crate::{Language, Say, messages as m};

impl Say for What {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            What::InString(what) => m::WhatInString { what: &what.say(language) }.write(language, out),
            What::InCell(what) => m::WhatInCell { what: &what.say(language) }.write(language, out),
            What::More { more, listed } => m::WhatMore { more: *more, listed: *listed }.write(language, out),
            What::Archive(fault) => fault.write(language, out),
            What::Stream(fault) => fault.write(language, out),
            What::File(note) => note.write(language, out),
            What::Encoding(fault) => fault.write(language, out),
            What::Json(note) => note.write(language, out),
            What::Packed(fault) => fault.write(language, out),
            What::Record(note) => note.write(language, out),
            What::Times(note) => note.write(language, out),
            What::Answers(fault) => fault.write(language, out),
            What::Notes(fact) => fact.write(language, out),
            What::Manifest(fact) => fact.write(language, out),
            What::Copy(note) => note.write(language, out),
            What::Reading(fault) => fault.write(language, out),
        }
    }
}

/// Which file an issue is about, or how many.
pub fn place(issue: &Issue, language: Language) -> String {
    match issue.what.files() {
        Some(n) => m::WhatFiles { n }.say(language),
        None => issue.path.clone(),
    }
}
