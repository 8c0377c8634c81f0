//! A program for `jq`, to be run on log files: `gunzip -c *.json.gz | jq -c '…'`.
//!
//! <https://jqlang.org/manual/>

use std::net::IpAddr;

use protocol::{Compare, Filter, Message, Note, Operand, SelectorStep, Text, ValueTest};

use super::condition::{Ask, Cond, conditions};
use super::sql::sign;
use super::{Said, Style, any_of, glob_regex, time_text, tree};

const STYLE: Style = Style { and: " and ", or: " or ", not: ("(", " | not)"), all: "true" };

/// jq: what a path leads to, ignoring the case of names and looking into lists.
const AT: &str = "def at($path): if type == \"array\" then (if $path == [] then . else empty end), (.[] | at($path))
  elif $path == [] then .
  elif type == \"object\" then to_entries[] | select((.key | ascii_downcase) == $path[0]) | .value | at($path[1:])
  else empty end;
";

/// jq: text, numbers and booleans as text.
const TEXT: &str = "def text: select(type != \"object\" and type != \"array\" and . != null) | tostring;\n";

/// jq: all names and values.
const TEXTS: &str = "def texts: .. | (if type == \"object\" then keys_unsorted[] else empty end), text;\n";

/// jq: an IPv4 address as a number.
const IPV4: &str = "def ipv4: if test(\"^[0-9]{1,3}([.][0-9]{1,3}){3}$\") then reduce (split(\".\")[] | tonumber) as $n (0; . * 256 + $n) else -1 end;\n";

/// Writes a complete program.
pub(super) fn write(filter: &Filter, said: &mut Said) -> String {
    let condition = tree(filter, &STYLE, &mut |leaf| condition(leaf, said));
    let mut program = String::new();
    for (word, definition) in [("at(", AT), ("text", TEXT), ("texts", TEXTS), ("ipv4", IPV4)] {
        if condition.contains(word) {
            program.push_str(definition);
        }
    }
    program.push_str(".Records[]");
    if *filter != Filter::All {
        program.push_str(&format!(" | select({condition})"));
    }
    program
}

fn condition(leaf: &Filter, said: &mut Said) -> String {
    let Some(conds) = conditions(leaf, said) else { return search(leaf, said) };
    let texts = conds.iter().map(|cond| one(cond, said)).collect();
    any_of(texts, " or ")
}

fn search(leaf: &Filter, said: &mut Said) -> String {
    let any = |test: String| format!("any(texts; {test})");
    match leaf {
        Filter::Text(Text::Contains(text)) => any(format!("ascii_downcase | contains({})", lower(text, said))),
        Filter::Text(Text::Like(globs)) => {
            let pattern = glob_regex(globs);
            any(test(pattern.trim_start_matches('^').trim_end_matches('$'), true))
        }
        Filter::Text(Text::Regex { pattern, ignore_case }) => any(test(pattern, *ignore_case)),
        Filter::Message(message) => {
            said.note(Note::JqText);
            match message {
                Message::Contains(text) => format!("(tojson | contains({}))", quoted(text)),
                Message::Regex(pattern) => format!("(tojson | {})", test(pattern, false)),
            }
        }
        _ => said.cannot(Note::NoJq),
    }
}

fn one(cond: &Cond, said: &mut Said) -> String {
    let path = if cond.exact { exact(&cond.path) } else { at(cond, said) };
    let any = |test: String| format!("any({path}; {test})");
    match &cond.ask {
        Ask::Exists if cond.exact => any("[text] != []".to_owned()),
        Ask::Exists => any(". != null".to_owned()),
        Ask::Absent => format!("([{path}] == [])"),
        Ask::Null => any(". == null".to_owned()),
        Ask::Bool(wanted) => any(format!(". == {wanted}")),
        Ask::Any(values) => {
            let texts = values.iter().map(|value| equals(cond, value, said)).collect();
            any(format!("text | {}", any_of(texts, " or ")))
        }
        Ask::Differs(value) => any(format!("text | {} | not", equals(cond, value, said))),
        Ask::Compare(compare, operand) => any(format!("text | {}", compared(*compare, operand, said))),
    }
}

fn equals(cond: &Cond, value: &ValueTest, said: &mut Said) -> String {
    match value {
        ValueTest::Is(text) if cond.exact => format!(". == {}", quoted(text)),
        ValueTest::Is(text) => format!("ascii_downcase == {}", lower(text, said)),
        ValueTest::Like(globs) => test(&glob_regex(globs), !cond.exact),
        ValueTest::Regex { pattern, ignore_case } => test(pattern, *ignore_case),
        ValueTest::Cidr { network: IpAddr::V4(network), prefix, .. } => {
            let size = 1u64 << (32 - u32::from(*prefix).min(32));
            let first = u64::from(network.to_bits()) / size * size;
            format!("(ipv4 | . >= {first} and . < {})", first + size)
        }
        ValueTest::Cidr { .. } => said.cannot(Note::JqIpv6),
        ValueTest::Time { from, to, .. } => {
            let (from, to) = (time_text(*from, said), time_text(*to, said));
            said.note(Note::TimesAsText);
            format!("(. >= \"{from}\" and . < \"{to}\")")
        }
    }
}

fn compared(compare: Compare, operand: &Operand, said: &mut Said) -> String {
    let sign = sign(compare);
    match operand {
        Operand::Number(number) => format!("(tonumber? // null) as $n | $n != null and $n {sign} {number:?}"),
        Operand::Time(moment) => {
            said.note(Note::TimesAsText);
            format!(". {sign} \"{}\"", time_text(*moment, said))
        }
        Operand::Version(parts) => {
            let parts: Vec<String> = parts.iter().map(u32::to_string).collect();
            format!("[split(\".\")[] | tonumber? // -1] {sign} [{}]", parts.join(", "))
        }
    }
}

/// A path that ignores case and looks into lists.
fn at(cond: &Cond, said: &mut Said) -> String {
    let names: Vec<String> = cond
        .path
        .iter()
        .filter_map(|step| if let SelectorStep::Name(name) = step { Some(lower(name, said)) } else { None })
        .collect();
    format!("at([{}])", names.join(", "))
}

/// A path that matches exactly.
fn exact(path: &[SelectorStep]) -> String {
    let steps = path.iter().map(|step| match step {
        SelectorStep::Name(name) => format!("select(type == \"object\" and has({0})) | .[{0}]", quoted(name)),
        SelectorStep::AnyName => "select(type == \"object\") | .[]".to_owned(),
        SelectorStep::Index(at) => format!("select(type == \"array\" and length > {at}) | .[{at}]"),
        SelectorStep::AnyElement => "select(type == \"array\") | .[]".to_owned(),
    });
    steps.collect::<Vec<_>>().join(" | ")
}

fn test(pattern: &str, ignore_case: bool) -> String {
    let flags = if ignore_case { "; \"i\"" } else { "" };
    format!("test({}{flags})", quoted(pattern))
}

/// The text in lower case. jq folds only ASCII, which is reported if it matters.
fn lower(text: &str, said: &mut Said) -> String {
    if !text.is_ascii() {
        said.note(Note::JqCase);
    }
    quoted(&text.to_ascii_lowercase())
}

/// The text as a JSON string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
