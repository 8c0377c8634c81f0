//! JSON that does not make sense.

use protocol::what::{JsonFault, JsonFound, JsonNote, JsonWanted};

use crate::{Label, Language, Say, messages as m};

impl Say for JsonNote {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            JsonNote::BrokenLine { fault, at } => {
                m::JsonBrokenLine { why: &fault.say(language), at: *at }.write(language, out);
            }
            JsonNote::Broken { fault, kept } => {
                m::JsonBroken { why: &fault.say(language), kept: *kept }.write(language, out);
            }
            JsonNote::BrokenRows(fault) => m::JsonBrokenRows { why: &fault.say(language) }.write(language, out),
            JsonNote::CutInRecord => out.push_str(m::json_cut_in_record(language)),
            JsonNote::Cut => out.push_str(m::json_cut(language)),
            JsonNote::Torn { fault, complete, behind } => {
                let why = fault.say(language);
                m::JsonTorn { why: &why, complete: *complete, behind: *behind }.write(language, out);
            }
            JsonNote::Behind(n) => m::JsonBehind { n: *n }.write(language, out),
            JsonNote::Commas(more) => m::JsonCommas { more: *more }.write(language, out),
            JsonNote::PassedOver(n) => m::JsonPassedOver { n: *n }.write(language, out),
            JsonNote::TooDeep => out.push_str(m::json_too_deep(language)),
            JsonNote::InTooManyStrings(most) => m::JsonInTooManyStrings { most: *most }.write(language, out),
        }
    }
}

impl Say for JsonFault {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            JsonFault::Cut => out.push_str(m::fault_cut(language)),
            JsonFault::Expected { wanted, found } => {
                m::FaultExpected { wanted: wanted.label(language), found: &found.say(language) }.write(language, out);
            }
            JsonFault::TooDeep(most) => m::FaultTooDeep { most: *most }.write(language, out),
        }
    }
}

impl Label for JsonWanted {
    fn label(&self, language: Language) -> &'static str {
        match self {
            JsonWanted::Value => m::wanted_value(language),
            JsonWanted::NewValue => m::wanted_new_value(language),
            JsonWanted::Name => m::wanted_name(language),
            JsonWanted::Colon => m::wanted_colon(language),
            JsonWanted::CommaOrBrace => m::wanted_comma_or_brace(language),
            JsonWanted::CommaOrBracket => m::wanted_comma_or_bracket(language),
            JsonWanted::Digit => m::wanted_digit(language),
            JsonWanted::Escape => m::wanted_escape(language),
        }
    }
}

impl Say for JsonFound {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            JsonFound::End => out.push_str(m::json_found_end(language)),
            JsonFound::LineBreak => out.push_str(m::json_found_line_break(language)),
            JsonFound::NotUtf8 => out.push_str(m::json_found_not_utf8(language)),
            JsonFound::Control(char) => {
                m::JsonFoundControl { code: &format!("U+{:04X}", u32::from(*char)) }.write(language, out);
            }
            JsonFound::Char(char) => m::JsonFoundChar { char: &char.to_string() }.write(language, out),
        }
    }
}
