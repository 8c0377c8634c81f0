//! Files of notes.

use protocol::what::NotesFact;

use crate::{Language, Say, messages as m};

impl Say for NotesFact {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            NotesFact::Broken => out.push_str(m::notes_broken(language)),
            NotesFact::OtherFormat(format) => m::NotesOtherFormat { format }.write(language, out),
            NotesFact::LeftOut(n) => m::NotesLeftOut { n: *n }.write(language, out),
            NotesFact::OfBoth(n) => m::NotesOfBoth { n: *n }.write(language, out),
        }
    }
}
