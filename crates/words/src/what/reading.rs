//! The course of reading files.

use protocol::what::{LossCause, ReadingFault};

use crate::lists::list_and_more;
use crate::{Language, Say, messages as m};

impl Say for ReadingFault {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            ReadingFault::StoppedAt { read, of } => m::ReadingStoppedAt { read: *read, of: *of }.write(language, out),
            ReadingFault::StoppedInside(n) => m::ReadingStoppedInside { n: *n }.write(language, out),
            ReadingFault::Stopped(n) => m::ReadingStopped { n: *n }.write(language, out),
            ReadingFault::OtherDays { files, first, last } => {
                m::ReadingOtherDays { n: *files, first, last }.write(language, out);
            }
            ReadingFault::Companions { named, more } => {
                let named = list_and_more(named, *more, language);
                m::ReadingCompanions { named: &named }.write(language, out);
            }
            ReadingFault::TooLarge { bytes, most } => {
                m::ReadingTooLarge { bytes: *bytes, most: *most }.write(language, out);
            }
            ReadingFault::Unreadable(reason) => m::ReadingUnreadable { reason }.write(language, out),
            ReadingFault::Changed { chosen, read } => {
                m::ReadingChanged { chosen: *chosen, read: *read }.write(language, out);
            }
            ReadingFault::Lost(n, why) => m::ReadingLost { n: *n, why: cause(why, language) }.write(language, out),
            ReadingFault::Crashed => out.push_str(m::reading_crashed(language)),
        }
    }
}

fn cause(cause: &LossCause, language: Language) -> &str {
    match cause {
        LossCause::NoRoom => m::reading_no_room(language),
        LossCause::Unreadable(detail) => detail,
    }
}
