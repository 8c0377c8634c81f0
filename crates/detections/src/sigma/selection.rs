//! A selection: fields with values and modifiers, or words to look for anywhere.

use std::net::IpAddr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use protocol::findings::SigmaProblem;
use protocol::{Field, FieldTest, Filter, Glob, Operand, Test, Text, ValueTest};
use yaml_serde::{Mapping, Value};

use super::modifiers::{Encoding, Modifiers, Place, Wide};
use super::yaml::scalar;

/// Most values in all selections of a rule.
const MOST_TERMS: usize = 10_000;

/// Fields that hold objects: a rule that looks for text in one of them means its JSON.
const OBJECTS: [&str; 7] = [
    "requestParameters",
    "responseElements",
    "additionalEventData",
    "userIdentity",
    "serviceEventDetails",
    "tlsDetails",
    "resources",
];

/// The filter of a selection; `terms` counts the values of all selections.
pub fn of(value: &Value, terms: &mut usize) -> Result<Filter, SigmaProblem> {
    match value {
        Value::Mapping(map) => of_map(map, terms),
        Value::Sequence(list) if list.is_empty() => Err(SigmaProblem::Empty),
        Value::Sequence(list) => {
            let any = list.iter().map(|value| of(value, terms)).collect::<Result<Vec<_>, _>>()?;
            Ok(Filter::Or(any))
        }
        word => keywords(&[word], &Modifiers::default(), terms),
    }
}

fn of_map(map: &Mapping, terms: &mut usize) -> Result<Filter, SigmaProblem> {
    // Without anything to look for, everything would be found.
    if map.is_empty() {
        return Err(SigmaProblem::Empty);
    }
    let mut all = Vec::new();
    for (key, value) in map {
        let Value::String(key) = key else { return Err(SigmaProblem::NoRule) };
        let mut parts = key.split('|');
        let field = parts.next().unwrap_or_default();
        let modifiers = Modifiers::read(parts)?;
        let values: Vec<&Value> = match value {
            Value::Sequence(list) if list.is_empty() => return Err(SigmaProblem::Empty),
            Value::Sequence(list) => list.iter().collect(),
            one => vec![one],
        };
        all.push(match field {
            "" => keywords(&values, &modifiers, terms)?,
            field => of_field(field, &values, &modifiers, terms)?,
        });
    }
    Ok(Filter::And(all))
}

fn of_field(name: &str, values: &[&Value], with: &Modifiers, terms: &mut usize) -> Result<Filter, SigmaProblem> {
    let field = Field::Path(name.split('.').map(str::to_owned).collect());
    let filter = |test| Filter::Field(FieldTest { field: field.clone(), test });
    let exists = || filter(Test::Exists);
    let mut any = Vec::new();
    for value in values {
        *terms += 1;
        if *terms > MOST_TERMS {
            return Err(SigmaProblem::TooManyTerms { most: MOST_TERMS as u64 });
        }
        any.push(match value {
            Value::Bool(yes) if with.exists => {
                if *yes {
                    exists()
                } else {
                    Filter::Not(Box::new(exists()))
                }
            }
            _ if with.exists => return Err(SigmaProblem::Value { field: name.to_owned() }),
            // What is absent is null.
            Value::Null => Filter::Not(Box::new(exists())),
            value => {
                let text = scalar(value).ok_or_else(|| SigmaProblem::Value { field: name.to_owned() })?;
                let test = test(name, &text, with)?;
                let is_whole = matches!(&test, Test::AnyOf(tests) if matches!(tests.as_slice(), [ValueTest::Is(_)]));
                if is_whole && OBJECTS.iter().any(|object| object.eq_ignore_ascii_case(name)) {
                    return Err(SigmaProblem::ObjectText { field: name.to_owned() });
                }
                filter(test)
            }
        });
    }
    let found = if with.every { Filter::And(any) } else { Filter::Or(any) };
    Ok(if with.differs { Filter::Not(Box::new(found)) } else { found })
}

fn test(field: &str, text: &str, with: &Modifiers) -> Result<Test, SigmaProblem> {
    let bad = || SigmaProblem::Value { field: field.to_owned() };
    if let Some(part) = with.part {
        let number: f64 = text.parse().map_err(|_| bad())?;
        return Ok(Test::AnyOf(vec![part.test(with.compare, number)]));
    }
    if let Some(compare) = with.compare {
        let number: f64 = text.parse().map_err(|_| bad())?;
        return Ok(Test::Compare(compare, Operand::Number(number)));
    }
    if with.cidr {
        let (network, prefix) = text.split_once('/').ok_or_else(bad)?;
        let network: IpAddr = network.parse().map_err(|_| bad())?;
        let most = if network.is_ipv4() { 32 } else { 128 };
        let prefix: u8 = prefix.parse().ok().filter(|prefix| *prefix <= most).ok_or_else(bad)?;
        return Ok(Test::AnyOf(vec![ValueTest::Cidr { network, prefix, text: text.to_owned() }]));
    }
    if let Some(flags) = &with.regex {
        let (pattern, ignore_case) = regex(text, flags);
        return Ok(Test::AnyOf(vec![ValueTest::Regex { pattern, ignore_case }]));
    }
    if with.encoding.is_some() || with.wide.is_some() {
        return Ok(Test::AnyOf(
            encoded(text, with).into_iter().map(|text| placed(vec![Glob::Literal(text)], with)).collect(),
        ));
    }
    let globs = globs(text);
    if !globs.is_empty() && globs.iter().all(|glob| *glob == Glob::Any) {
        return Ok(Test::Exists);
    }
    Ok(Test::AnyOf(vec![placed(globs, with)]))
}

/// An expression with these flags, and whether it ignores case.
fn regex(text: &str, flags: &str) -> (String, bool) {
    let others: String = flags.chars().filter(|flag| *flag != 'i').collect();
    let pattern = if others.is_empty() { text.to_owned() } else { format!("(?{others}){text}") };
    (pattern, flags.contains('i'))
}

/// The text as base64, at each offset that it can have in a longer one.
fn encoded(text: &str, with: &Modifiers) -> Vec<String> {
    let bytes: Vec<u8> = match with.wide {
        None => text.as_bytes().to_vec(),
        Some(Wide::Big) => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Some(Wide::Little) => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Some(Wide::Marked) => std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
    };
    match with.encoding {
        None => vec![String::from_utf8_lossy(&bytes).into_owned()],
        Some(Encoding::Once) => vec![STANDARD.encode(&bytes)],
        Some(Encoding::AnyOffset) => (0..3).map(|offset| within(&bytes, offset)).collect(),
    }
}

/// The characters that depend on these bytes only, wherever they stand.
fn within(bytes: &[u8], offset: usize) -> String {
    let mut shifted = vec![0; offset];
    shifted.extend_from_slice(bytes);
    let text = STANDARD.encode(&shifted);
    let start = [0, 2, 3].get(offset).copied().unwrap_or_default();
    let cut = [0, 3, 2].get(shifted.len() % 3).copied().unwrap_or_default();
    text.get(start..text.len().saturating_sub(cut)).unwrap_or_default().to_owned()
}

/// A test that the text stands at the right place.
fn placed(mut globs: Vec<Glob>, with: &Modifiers) -> ValueTest {
    if matches!(with.place, Place::Anywhere | Place::End) || with.encoding == Some(Encoding::AnyOffset) {
        globs.insert(0, Glob::Any);
    }
    if matches!(with.place, Place::Anywhere | Place::Start) || with.encoding == Some(Encoding::AnyOffset) {
        globs.push(Glob::Any);
    }
    if with.cased || with.dashes || with.encoding.is_some() {
        let ignore_case = !with.cased && with.encoding.is_none();
        return ValueTest::Regex { pattern: pattern(&globs, with.dashes), ignore_case };
    }
    match globs.as_slice() {
        [] => ValueTest::Is(String::new()),
        [Glob::Literal(text)] => ValueTest::Is(text.clone()),
        _ => ValueTest::Like(globs),
    }
}

/// The same as a regular expression. `dashes`: any of these stands for a hyphen.
fn pattern(globs: &[Glob], dashes: bool) -> String {
    let mut out = String::from("^(?s:");
    for glob in globs {
        match glob {
            Glob::Any => out.push_str(".*"),
            Glob::One => out.push('.'),
            Glob::Literal(text) => {
                for c in text.chars() {
                    if c == '-' && dashes {
                        out.push_str("[-/\u{2013}\u{2014}\u{2015}]");
                        continue;
                    }
                    out.extend(c.is_ascii_punctuation().then_some('\\'));
                    out.push(c);
                }
            }
        }
    }
    out.push_str(")$");
    out
}

/// `*` and `?`, unless a backslash is before them. Other backslashes are themselves; two are one.
fn globs(text: &str) -> Vec<Glob> {
    let (mut out, mut plain) = (Vec::new(), String::new());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => plain.push(chars.next_if(|next| matches!(next, '\\' | '*' | '?')).unwrap_or('\\')),
            '*' | '?' => {
                if !plain.is_empty() {
                    out.push(Glob::Literal(std::mem::take(&mut plain)));
                }
                out.push(if c == '*' { Glob::Any } else { Glob::One });
            }
            c => plain.push(c),
        }
    }
    if !plain.is_empty() {
        out.push(Glob::Literal(plain));
    }
    out
}

/// Words that are looked for in all names and values.
fn keywords(values: &[&Value], with: &Modifiers, terms: &mut usize) -> Result<Filter, SigmaProblem> {
    if let Some(name) = with.not_for_words() {
        return Err(SigmaProblem::Modifier { name: name.to_owned() });
    }
    let mut any = Vec::new();
    for value in values {
        *terms += 1;
        if *terms > MOST_TERMS {
            return Err(SigmaProblem::TooManyTerms { most: MOST_TERMS as u64 });
        }
        let text = scalar(value).filter(|text| !text.is_empty()).ok_or(SigmaProblem::Empty)?;
        any.push(Filter::Text(word(text, with)));
    }
    Ok(if with.every { Filter::And(any) } else { Filter::Or(any) })
}

fn word(text: String, with: &Modifiers) -> Text {
    if let Some(flags) = &with.regex {
        let (pattern, ignore_case) = regex(&text, flags);
        return Text::Regex { pattern, ignore_case };
    }
    let globs = globs(&text);
    if with.cased {
        // Anywhere in a name or value.
        let pattern = pattern(&globs, false);
        let inner = pattern.strip_prefix('^').and_then(|it| it.strip_suffix('$')).unwrap_or(&pattern).to_owned();
        return Text::Regex { pattern: inner, ignore_case: false };
    }
    match globs.as_slice() {
        [Glob::Literal(text)] => Text::Contains(text.clone()),
        _ => Text::Like(globs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backslashes_are_read_as_the_specification_says() {
        let literal = |text: &str| Glob::Literal(text.to_owned());
        for (text, expected) in [
            ("a*b", vec![literal("a"), Glob::Any, literal("b")]),
            (r"a\*b", vec![literal("a*b")]),
            (r"a\\*", vec![literal(r"a\"), Glob::Any]),
            (r"a\\\*", vec![literal(r"a\*")]),
            (r"c:\x", vec![literal(r"c:\x")]),
            (r"\\\\", vec![literal(r"\\")]),
            (r"\\\", vec![literal(r"\\")]),
            ("?", vec![Glob::One]),
            ("", vec![]),
        ] {
            assert_eq!(globs(text), expected, "{text}");
        }
    }

    #[test]
    fn base64_is_found_at_any_offset() {
        let with = Modifiers { encoding: Some(Encoding::AnyOffset), ..Modifiers::default() };
        let parts = encoded("secret", &with);
        for before in ["", "a", "ab", "abc"] {
            for after in ["", "x", "xy"] {
                let whole = STANDARD.encode(format!("{before}secret{after}"));
                assert!(parts.iter().any(|part| whole.contains(part)), "{before}secret{after}");
            }
        }
    }
}
