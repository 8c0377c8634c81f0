//! A filter added by clicking, in the fragment.
//!
//! ```text
//! awsRegion:us-east-1                   the field has the value
//! -userIdentity.type:AWSService         … does not have it
//! ~errorCode?                           the field is present; disabled
//! -eventTime@                           it is no time that can be read
//! sourceIPAddress/192.0.2.0/24          it is an address in this network
//! user:alice                            the derived field; `$user` would be a path with that one name
//! any(user:alice,-errorCode?)           a group; `all(…)` if each must match
//! times(28420980+60;Mondays 09:00)      in one of these periods, in minutes since 1970; with a name
//! ```

use std::net::IpAddr;

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use protocol::{Chip, Field, FieldTest, Filter, NotedField, Test, ValueTest};

use crate::chips::{dated_chip, exists_chip, group, members, network_chip, value_chip};
use crate::hours;

/// Characters that must be escaped in a step of a path, because the notation uses them.
const IN_STEP: &AsciiSet = &NON_ALPHANUMERIC.remove(b'_');

/// Characters that must be escaped in a member of a group.
const IN_GROUP: &AsciiSet = &CONTROLS.add(b'%').add(b',').add(b'(').add(b')');

/// Deepest nesting of groups that is read.
const MOST_DEPTH: u32 = 16;

/// Begins a list of periods.
const TIMES: &str = "times(";

const DERIVED: [(&str, Field); 11] = [
    ("user", Field::User),
    ("who", Field::Actor),
    ("target", Field::Target),
    ("service", Field::Service),
    ("file", Field::File),
    ("proof", Field::Proof),
    ("outcome", Field::Outcome),
    ("note", Field::Noted(NotedField::Remark)),
    ("tag", Field::Noted(NotedField::Tag)),
    ("starred", Field::Noted(NotedField::Star)),
    ("sample", Field::Noted(NotedField::Sample)),
];

/// Writes a chip; `None` for one that [`value_chip`], [`exists_chip`], [`dated_chip`] and [`group`] cannot make.
pub fn print(chip: &Chip) -> Option<String> {
    let negated = if chip.negated { "-" } else { "" };
    let off = if chip.enabled { "" } else { "~" };
    Some(format!("{negated}{off}{}", print_plain(chip)?))
}

/// Writes a chip without its sign and state.
fn print_plain(chip: &Chip) -> Option<String> {
    if let Some((any, parts)) = members(chip) {
        let part = |part: &Chip| print(part).map(|text| utf8_percent_encode(&text, IN_GROUP).to_string());
        let parts: Vec<String> = parts.iter().map(part).collect::<Option<_>>()?;
        return Some(format!("{}({})", if any { "any" } else { "all" }, parts.join(",")));
    }
    if let Some(times) = hours::print(chip) {
        return Some(format!("{TIMES}{times})"));
    }
    let Filter::Field(FieldTest { field, test }) = &chip.filter else { return None };
    let (plain, test) = match test {
        Test::Exists => (exists_chip(field.clone(), chip.negated), "?".to_owned()),
        Test::AnyOf(values) => match values.as_slice() {
            [ValueTest::Is(value)] => (value_chip(field.clone(), value, chip.negated), format!(":{value}")),
            [ValueTest::Cidr { network, prefix, .. }] => {
                let plain = Chip { negated: chip.negated, ..network_chip(field.clone(), *network, *prefix) };
                (plain, format!("/{network}/{prefix}"))
            }
            _ => return None,
        },
        Test::Compare(..) => (dated_chip(field.clone(), chip.negated), "@".to_owned()),
    };
    if (&plain.filter, &plain.field, &plain.value) != (&chip.filter, &chip.field, &chip.value) {
        return None;
    }
    Some(format!("{}{test}", print_field(field)?))
}

/// Parses a chip; `None` if it is invalid.
pub fn parse(text: &str) -> Option<Chip> {
    parse_within(text, MOST_DEPTH)
}

fn parse_within(text: &str, depth: u32) -> Option<Chip> {
    let (negated, text) = flag(text, '-');
    let (off, text) = flag(text, '~');
    for (word, any) in [("any(", true), ("all(", false)] {
        if let Some(parts) = text.strip_prefix(word).and_then(|text| text.strip_suffix(')')) {
            let deeper = depth.checked_sub(1)?;
            let part = |part: &str| parse_within(&percent_decode_str(part).decode_utf8().ok()?, deeper);
            let parts: Vec<Chip> = parts.split(',').map(part).collect::<Option<_>>()?;
            return Some(Chip { negated, enabled: !off, ..group(any, &parts) });
        }
    }
    if let Some(times) = text.strip_prefix(TIMES).and_then(|text| text.strip_suffix(')')) {
        return Some(Chip { negated, enabled: !off, ..hours::parse(times)? });
    }
    let end = text.find([':', '?', '@', '/'])?;
    let (name, test) = text.split_at(end);
    let field = parse_field(name)?;
    let chip = match test.strip_prefix(':') {
        Some(value) => value_chip(field, value, negated),
        None if test == "?" => exists_chip(field, negated),
        None if test == "@" => dated_chip(field, negated),
        None => Chip { negated, ..in_network(field, test.strip_prefix('/')?)? },
    };
    Some(Chip { enabled: !off, ..chip })
}

/// `192.0.2.0/24`
fn in_network(field: Field, text: &str) -> Option<Chip> {
    let (network, prefix) = text.split_once('/')?;
    let network: IpAddr = network.parse().ok()?;
    let most = if network.is_ipv4() { 32 } else { 128 };
    let prefix = prefix.parse().ok().filter(|prefix| *prefix <= most)?;
    Some(network_chip(field, network, prefix))
}

fn flag(text: &str, sign: char) -> (bool, &str) {
    text.strip_prefix(sign).map_or((false, text), |rest| (true, rest))
}

/// Writes a field.
pub fn print_field(field: &Field) -> Option<String> {
    let Field::Path(steps) = field else {
        return DERIVED.iter().find(|(_, derived)| derived == field).map(|(name, _)| (*name).to_owned());
    };
    if steps.is_empty() {
        return None;
    }
    let steps: Vec<String> = steps.iter().map(|step| utf8_percent_encode(step, IN_STEP).to_string()).collect();
    let path = steps.join(".");
    let ambiguous = DERIVED.iter().any(|(name, _)| *name == path);
    Some(if ambiguous { format!("${path}") } else { path })
}

/// Parses a field; `None` if it is invalid.
pub fn parse_field(name: &str) -> Option<Field> {
    if let Some((_, field)) = DERIVED.iter().find(|(derived, _)| *derived == name) {
        return Some(field.clone());
    }
    let name = name.strip_prefix('$').unwrap_or(name);
    let steps = name.split('.').map(|step| percent_decode_str(step).decode_utf8().map(|step| step.into_owned()));
    Some(Field::Path(steps.collect::<Result<_, _>>().ok()?))
}
