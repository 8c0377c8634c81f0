//! Files as a whole, and the encoding of their text.

use protocol::what::{Contents, EncodingFault, EventNotation, FileNote};

use crate::{Label, Language, Say, messages as m};

impl Say for FileNote {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            FileNote::Empty => out.push_str(m::note_file_empty(language)),
            FileNote::EmptyLog => out.push_str(m::note_file_empty_log(language)),
            FileNote::NoRecords => out.push_str(m::note_file_no_records(language)),
            FileNote::Eventless(eventless) => {
                m::NoteFileEventless { contents: eventless.label(language) }.write(language, out);
            }
            FileNote::Aggregated(n) => m::NoteFileAggregated { n: *n }.write(language, out),
            FileNote::AggregatedBetween(n) => m::NoteFileAggregatedBetween { n: *n }.write(language, out),
            FileNote::NotCloudTrail(other) => {
                m::NoteFileNotCloudtrail { other: other.label(language) }.write(language, out);
            }
            FileNote::NotAsNamed(other) => m::NoteFileNotAsNamed { other: other.label(language) }.write(language, out),
            FileNote::NotRead(other, remedy) => {
                let (other, remedy) = (other.label(language), remedy.label(language));
                m::NoteFileNotRead { other, remedy }.write(language, out);
            }
            FileNote::MostlyText(n) => m::NoteFileMostlyText { n: *n }.write(language, out),
            FileNote::Notation(notation) => self::notation(*notation, language, out),
            FileNote::NotPython(n) => m::NoteFileNotPython { n: *n }.write(language, out),
            FileNote::Printed(command, form) => {
                m::NoteFilePrinted { command: command.name(), form: form.label(language) }.write(language, out);
            }
            FileNote::BrokenEvidence(evidence) => {
                let contents = Contents::Evidence(*evidence).say(language);
                m::NoteFileBrokenEvidence { contents: &contents }.write(language, out);
            }
        }
    }
}

/// What it is, and what to do about it.
fn notation(notation: EventNotation, language: Language, out: &mut String) {
    let contents = notation.label(language);
    match notation {
        EventNotation::Python => m::NoteFilePython { contents }.write(language, out),
        EventNotation::Yaml => m::NoteFileYaml { contents }.write(language, out),
        EventNotation::JavaScript => m::NoteFileJavascript { contents }.write(language, out),
        EventNotation::PowerShell => m::NoteFilePowershell { contents }.write(language, out),
        EventNotation::Ruby => m::NoteFileRuby { contents }.write(language, out),
        EventNotation::Go => m::NoteFileGo { contents }.write(language, out),
        EventNotation::Markup | EventNotation::Unknown => {
            m::NoteFileOtherNotation { contents }.write(language, out);
        }
    }
}

impl Say for EncodingFault {
    fn write(&self, language: Language, out: &mut String) {
        out.push_str(match self {
            EncodingFault::Utf16 => m::encoding_utf16(language),
            EncodingFault::Stray => m::encoding_stray(language),
            EncodingFault::InRecord => m::encoding_in_record(language),
        });
    }
}
