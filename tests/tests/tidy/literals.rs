//! There is no text for users in the code of the page and of what it computes: it is in the messages of `crates/words`.

use crate::expect_none;
use crate::work_tree::{Source, sources};

/// Prefixes of paths of files that still contain some: to be removed.
const DEBTS: &[&str] = &[];

/// Attributes and arguments whose text is for users.
const FOR_PEOPLE: [&str; 7] = ["title", "aria-label", "placeholder", "alt", "label", "heading", "what"];

/// Attributes and calls whose text is for the browser.
const FOR_THE_BROWSER: [&str; 12] = [
    "class",
    "d",
    "transform",
    "viewBox",
    "accept",
    "query_selector",
    "closest",
    "matches",
    "find",
    "is_in",
    "set_class_name",
    "reason",
];

/// Names, notations and units, which are the same in every language.
const NAMES: [&str; 9] = [
    "Traillight",
    "CloudWatch",
    "Page Up, Page Down",
    "Home End",
    "Ctrl+Z Ctrl+Shift+Z",
    "Shift+↓ Shift+↑",
    "Ctrl+A Ctrl+C",
    "readOnly: {full}",
    "requestParameters.bucketName",
];

/// A string literal, and its context.
struct Literal<'a> {
    line: usize,
    text: &'a str,
    /// The code before it.
    before: &'a str,
    /// The code after it.
    after: &'a str,
}

#[test]
fn what_people_read_is_a_message() {
    let mut breaches = Vec::new();
    let mut debts = DEBTS.to_vec();
    let rooms = sources("src", "rs").into_iter().chain(sources("crates/view/src", "rs"));
    for source in rooms.filter(|source| !source.path.ends_with("/tests.rs")) {
        let found: Vec<String> = literals(&source)
            .iter()
            .filter(|literal| is_for_people(literal))
            .map(|literal| format!("{}:{}: say \"{}\" in crates/words", source.path, literal.line, literal.text))
            .collect();
        match DEBTS.iter().find(|folder| source.path.starts_with(*folder)) {
            Some(folder) if !found.is_empty() => debts.retain(|debt| debt != folder),
            _ => breaches.extend(found),
        }
    }
    breaches.extend(debts.iter().map(|path| format!("DEBTS: {path} has no text for people any more")));
    expect_none(&breaches);
}

/// Crates that find something out hand it over as data.
const FINDERS: [&str; 9] = [
    "crates/cloudtrail/src",
    "crates/engine/src",
    "crates/integrity/src",
    "crates/json/src",
    "crates/protocol/src",
    "crates/query/src",
    "crates/scribe/src",
    "crates/sql/src",
    "crates/store/src",
];

/// Files of theirs with names of several words: folders of Windows, commands, and queries of other tools.
const WITH_NAMES: [&str; 6] = [
    "crates/cloudtrail/src/companion.rs",
    "crates/integrity/src/brief/needs.rs",
    "crates/integrity/src/inspect/steps.rs",
    "crates/query/src/copy/insights.rs",
    "crates/query/src/copy/jq.rs",
    "crates/query/src/copy/sql.rs",
];

#[test]
fn what_is_found_out_is_data() {
    let all = FINDERS.iter().flat_map(|folder| sources(folder, "rs")).filter(|source| !is_of_tests(&source.path));
    let mut breaches = Vec::new();
    for source in all.filter(|source| !WITH_NAMES.contains(&source.path.as_str())) {
        let found = literals(&source).into_iter().filter(is_phrase);
        breaches.extend(found.map(|it| format!("{}:{}: say \"{}\" in crates/words", source.path, it.line, it.text)));
    }
    expect_none(&breaches);
}

/// Whether it is compiled for tests only.
fn is_of_tests(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or(path);
    path.contains("/tests/") || ["tests.rs", "testing.rs", "hostile.rs", "text_report.rs"].contains(&last)
}

/// Three words or more, of text, not of bytes.
fn is_phrase(literal: &Literal<'_>) -> bool {
    let is_bytes = literal.before.ends_with('b');
    let is_reason = literal.before.trim_end().ends_with("reason =");
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic() || ",.;:'’".contains(c));
    !is_bytes && !is_reason && literal.text.split_whitespace().filter(is_word).count() > 2
}

/// A guess: several words, or a word where there can only be text for users.
fn is_for_people(literal: &Literal<'_>) -> bool {
    let Literal { text, before, after, .. } = literal;
    // For a format string, the text around its placeholders.
    let fixed: String = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    let word = |text: &str| text.chars().filter(|c| c.is_ascii_alphabetic()).count() > 1;
    if !word(&fixed) || NAMES.contains(text) {
        return false;
    }
    let place = before.trim_end();
    let place = place.strip_suffix("format!(").unwrap_or(place);
    let name = place.trim_end_matches(['=', '(', ':']).trim_end();
    let name = name.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next().unwrap_or_default();
    let is_given = place.ends_with('=') && !place.ends_with("==");
    if is_given && FOR_PEOPLE.contains(&name) {
        return true;
    }
    if FOR_THE_BROWSER.contains(&name) || is_markup(text) {
        return false;
    }
    let is_content = place.ends_with('>') && !place.ends_with("=>") && !place.ends_with("->")
        || after.trim_start().starts_with("</");
    is_content || fixed.split_whitespace().filter(|part| word(part)).count() > 1
}

/// Whether it is a selector, class, query, command or SVG path rather than words.
fn is_markup(text: &str) -> bool {
    let is_name = |word: &str| word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'-' | b'{' | b'}'));
    let are_classes = text.split(' ').all(is_name) && (text.contains('-') || text.starts_with("button "));
    // In a sentence, a colon is followed by a blank.
    let is_query = text.split(':').skip(1).any(|value| value.starts_with(|c: char| !c.is_whitespace()));
    let is_command = ["aws ", "KEY=", "-"].iter().any(|start| text.starts_with(start));
    let is_path = text.starts_with(['.', '/', 'M']) && !text.contains(". ");
    are_classes || is_query || is_command || is_path || text.contains(['[', '<', '_', '#'])
}

/// The string literals of the code, except those in comments and in the test module at its end. Raw strings are not
/// found, but the page has none.
fn literals(source: &Source) -> Vec<Literal<'_>> {
    let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
    let bytes = code.as_bytes();
    let (mut found, mut at, mut line) = (Vec::new(), 0, 1);
    while at < bytes.len() {
        match bytes[at] {
            b'\n' => line += 1,
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at += code[at..].find('\n').unwrap_or(code.len() - at);
                continue;
            }
            // A character literal: '"' does not begin a string.
            b'\'' if bytes.get(at + 1) == Some(&b'"') => at += 2,
            b'"' => {
                let end = end_of(bytes, at + 1);
                let text = &code[at + 1..end];
                found.push(Literal { line, text, before: &code[..at], after: code.get(end + 1..).unwrap_or_default() });
                line += text.matches('\n').count();
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Position of the quotation mark that ends a literal.
fn end_of(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at.min(bytes.len())
}

#[test]
fn phrases_are_recognised() {
    for (code, expected) in [
        (r#"format!("{n} bytes stand behind the end.")"#, true),
        (r#"Some("a WebAssembly module of somebody")"#, true),
        (r#"find(b"not text but bytes")"#, false),
        (r#"#[allow(lint, reason = "made up for tests")]"#, false),
        (r#"["eventName", "awsRegion"]"#, false),
    ] {
        let source = Source { path: String::new(), text: code.to_owned() };
        assert_eq!(literals(&source).iter().any(is_phrase), expected, "{code}");
    }
}

#[test]
fn text_for_people_is_recognised() {
    for (code, expected) in [
        (r#"<p>"Nothing"</p>"#, true),
        (r#"<p class=x>"Nothing here"</p>"#, true),
        (r#"{count} "events"</p>"#, true),
        (r#"<button title="Close">"#, true),
        (r#"<Dialog open title="Keys">"#, true),
        (r#"label=format!("Remove {name}")"#, true),
        (r#"Err("From must be before To.")"#, true),
        (r#"Some(true) => "Could not copy","#, true),
        (r#"format!("{} of {} files read", a, b)"#, true),
        (r#"<p class="notice is-failed">"#, false),
        (r#"let class = "notice is-failed";"#, false),
        (r#"find("dialog[open], .menu")"#, false),
        (r#"element.matches("input, textarea, select")"#, false),
        (r#"format!("{}: {}", a, b)"#, false),
        (r#"" · ""#, false),
        (r#"<kbd>{key}</kbd>"#, false),
        (r#"// "Nothing here""#, false),
        (r#"match key { "ArrowDown" => 1, _ => 0 }"#, false),
        (r#"role="menu""#, false),
    ] {
        let source = Source { path: String::new(), text: code.to_owned() };
        assert_eq!(literals(&source).iter().any(is_for_people), expected, "{code}");
    }
}
