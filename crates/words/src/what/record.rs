//! Records and rows, what is packed into strings, and the times of events.

use protocol::what::{EventSchema, PackedFault, RecordFault, RecordNote, Remedy, TimesNote};

use crate::{Label, Language, Say, messages as m};

impl Say for RecordNote {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            RecordNote::Bad(why) => m::RecordBad { why: &why.say(language) }.write(language, out),
            RecordNote::TooLarge { bytes, most } => {
                m::RecordTooLarge { bytes: *bytes, most: *most }.write(language, out);
            }
            RecordNote::NameTwice(name) => m::RecordNameTwice { name }.write(language, out),
            RecordNote::OtherSchema(schema) => {
                let remedy = Remedy::Export(*schema).label(language);
                match schema {
                    EventSchema::Ecs => m::RecordEcs { remedy }.write(language, out),
                    EventSchema::Ocsf => m::RecordOcsf { remedy }.write(language, out),
                }
            }
            RecordNote::NamelessRow => out.push_str(m::record_nameless_row(language)),
            RecordNote::EmptyRows(n) => m::RecordEmptyRows { n: *n }.write(language, out),
        }
    }
}

impl Say for RecordFault {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            RecordFault::Json { fault, at: None } => fault.write(language, out),
            RecordFault::Json { fault, at: Some(at) } => {
                m::BadJsonAt { why: &fault.say(language), at: *at }.write(language, out);
            }
            RecordFault::Broken => out.push_str(m::bad_broken(language)),
            RecordFault::Nameless => out.push_str(m::bad_nameless(language)),
            RecordFault::NoObject => out.push_str(m::bad_no_object(language)),
            RecordFault::Behind => out.push_str(m::bad_behind(language)),
        }
    }
}

impl Say for PackedFault {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            PackedFault::Base64(n) => m::PackedBase64 { n: *n }.write(language, out),
            PackedFault::Damaged(at) => m::PackedDamaged { at: *at }.write(language, out),
            PackedFault::Behind(at) => m::PackedBehind { at: *at }.write(language, out),
            PackedFault::TooLarge { most, all } => m::PackedTooLarge { most: *most, all: *all }.write(language, out),
        }
    }
}

impl Say for TimesNote {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            TimesNote::Ambiguous { events, example } => {
                m::TimesAmbiguous { n: *events, example }.write(language, out);
            }
            TimesNote::Unread { events, example } if example.is_empty() => {
                m::TimesUnread { n: *events }.write(language, out);
            }
            TimesNote::Unread { events, example } => {
                m::TimesUnreadExample { n: *events, example }.write(language, out);
            }
            TimesNote::Absent(n) => m::TimesAbsent { n: *n }.write(language, out),
            TimesNote::NoZone { events, example } => m::TimesNoZone { n: *events, example }.write(language, out),
        }
    }
}
