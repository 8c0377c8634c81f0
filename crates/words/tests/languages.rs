//! What the build refuses, and what it generates for plurals and numbers.

#![allow(clippy::expect_used, reason = "a broken expectation should stop the test that has it")]

#[allow(dead_code, unused_imports, reason = "the build script uses all of it")]
#[path = "../build/arguments.rs"]
mod arguments;
#[allow(dead_code, reason = "the build script uses all of it")]
#[path = "../build/check.rs"]
mod check;

use words::messages::Records;
use words::{Label, Language, Say, TRANSLATIONS, number};

/// The mistakes found in these files; the first one is English.
fn mistakes(english: &str, german: &str) -> Vec<String> {
    let files = [("en".to_owned(), english.to_owned()), ("de".to_owned(), german.to_owned())];
    check::check(&files).err().unwrap_or_default()
}

#[test]
fn a_language_has_every_message_and_no_other() {
    let english = "a = A\nb = { $n ->\n    [one] One in { $path }\n   *[other] { $n } in { $path }\n}\n";
    let german = "b = { $n ->\n    [one] Eins in { $path }\n   *[other] { $n } in { $path }\n}\n";
    for (german, expected) in [
        (format!("a = A\n{german}"), None),
        // A translation may leave out an argument.
        ("a = A\nb = Einige in { $path }\n".to_owned(), None),
        (german.to_owned(), Some("de.ftl: a is missing")),
        (format!("a = A\nc = C\n{german}"), Some("de.ftl: c is not in en.ftl")),
        ("a = A\nb = { $m }\n".to_owned(), Some("de.ftl, b: there is no $m")),
        (format!("a = A\n{german}a = B\n"), Some("de.ftl: a is there twice")),
        ("a = A\nb = { NUMBER($path) }\n".to_owned(), Some("de.ftl, b: $path is not a number")),
        (format!("a = A\n{german}c = {{ $n\n"), Some("de.ftl, line 7: Expected a token starting with \"}\"")),
        (
            format!("{german}a = {{ b }}\n"),
            Some("de.ftl, a: only variables, quoted text, NUMBER($name) and COMPACT($name) can stand in braces"),
        ),
        (format!("{german}a = A\n    .b = B\n"), Some("de.ftl, a: attributes are not read; make a message of each")),
        (format!("a = A\n-c = C\n{german}"), Some("de.ftl: terms such as -c are not read")),
    ] {
        assert_eq!(mistakes(english, &german).first().map(String::as_str), expected, "{german}");
    }
}

#[test]
fn what_chooses_a_plural_is_a_number() {
    let files =
        [("en".to_owned(), "# $c (Number)\nm = { $a } { NUMBER($b) } { $c } { $d ->\n *[other] -\n}\n".to_owned())];
    let languages = check::check(&files).map_err(|mistakes| mistakes.join("\n")).expect("no mistakes");
    let kinds = languages.first().and_then(|english| english.messages.get("m")).expect("a message").arguments.clone();
    use arguments::Kind::{Number, Text};
    assert_eq!(kinds.into_values().collect::<Vec<_>>(), [Text, Number, Number, Number]);
}

#[test]
fn numbers_are_grouped() {
    for (n, expected) in
        [(0, "0"), (999, "999"), (1_000, "1,000"), (68_614, "68,614"), (u64::MAX, "18,446,744,073,709,551,615")]
    {
        let mut text = String::new();
        number(Language::En, n, &mut text);
        assert_eq!(text, expected);
    }
}

#[test]
fn figures_are_read_at_a_glance() {
    let plain = |text: String| text.replace('\u{a0}', " ");
    for (n, expected) in [
        (0, "0"),
        (4_120, "4,120"),
        (99_999, "99,999"),
        (100_000, "100 k"),
        (999_499, "999 k"),
        (999_500, "1 M"),
        (1_234_567, "1.23 M"),
        (12_345_678, "12.3 M"),
        (u64::MAX, "18.4 E"),
    ] {
        assert_eq!(plain(Language::En.count(n)), expected);
    }
    for (n, expected) in
        [(0, "0 B"), (999, "999 B"), (1000, "1 kB"), (1536, "1.54 kB"), (312_000_000, "312 MB"), (999_999, "1 MB")]
    {
        assert_eq!(plain(Language::En.bytes(n)), expected);
    }
    for (value, digits, expected) in
        [(0.0, 2, "0"), (12.5, 2, "12.5"), (99.999, 2, "100"), (1234.56, 1, "1,234.6"), (f64::NAN, 1, "0")]
    {
        assert_eq!(Language::En.decimal(value, digits), expected);
    }
}

#[test]
fn figures_are_written_as_the_language_does() {
    let [(tag, file)] = TRANSLATIONS;
    let german = Language::read(tag, file.to_owned()).expect("German");
    let plain = |text: String| text.replace('\u{a0}', " ");
    assert_eq!(german.exact(68_614), "68.614");
    assert_eq!([german.count(1_234_567), german.bytes(1536)].map(plain), ["1,23 M", "1,54 kB"]);
    assert_eq!(
        [0, 1, 21_000].map(|n| plain(Records { n }.say(german))),
        ["0 Einträge", "1 Eintrag", "21.000 Einträge"]
    );
    assert_eq!(protocol::IssueKind::Truncated.label(german), "Abgeschnitten");
}

#[test]
fn a_share_is_never_rounded_to_nothing_or_to_all() {
    for (part, whole, expected) in
        [(0, 10, "0 %"), (1, 100_000, "<1 %"), (99_999, 100_000, ">99 %"), (5, 6, "83 %"), (7, 7, "100 %"), (0, 0, "–")]
    {
        assert_eq!(Language::En.percent(part, whole).replace('\u{a0}', " "), expected);
    }
}

#[test]
fn the_first_language_there_is_is_chosen() {
    for (preferred, expected) in [
        (vec!["en"], "en"),
        (vec!["en-GB", "de"], "en"),
        (vec!["xx", "de-AT", "en"], "de"),
        (vec!["xx"], "en"),
        (vec![], "en"),
    ] {
        assert_eq!(Language::choose(preferred), expected);
    }
}

#[test]
fn kinds_have_names() {
    assert_eq!(protocol::IssueKind::Truncated.label(Language::En), "Cut off");
}

#[test]
fn plurals_follow_their_number() {
    for (n, expected) in [(0, "0\u{a0}records"), (1, "1\u{a0}record"), (21_000, "21,000\u{a0}records")] {
        assert_eq!(Records { n }.say(Language::En), expected);
    }
}

#[test]
fn what_failed_is_said_in_a_few_words() {
    use protocol::brief::Part;
    use protocol::report::{Outcome, Verdict};
    let fault = |part, verdict, n| words::fault(part, verdict, n, Language::En).map(|said| said.replace('\u{a0}', " "));
    assert_eq!(fault(Part::Log, Verdict::Missing, 2).as_deref(), Some("2 logs missing"));
    assert_eq!(fault(Part::Digest, Verdict::Tampered, 1).as_deref(), Some("1 digest altered"));
    for verdict in Verdict::ALL {
        assert_eq!(fault(Part::Log, verdict, 1).is_some(), verdict.outcome() == Outcome::Failed, "{verdict:?}");
    }
}
