//! CloudWatch Logs filter patterns: what they mean, what is rejected where, and what AWS would not accept.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

mod common;

use common::tree;
use protocol::Notation;
use query::{MAX_LEVELS, read};
use words::{Language, Say};

fn pattern(text: &str) -> Result<query::Understood, protocol::ParseError> {
    read(text, Some(Notation::CloudWatch))
}

#[test]
fn conditions() {
    for (text, expected) in [
        (r#"{ $.eventType = "UpdateTrail" }"#, r#"[→eventType = ~"UpdateTrail"]"#),
        (r#"{$.eventType=UpdateTrail}"#, r#"[→eventType = ~"UpdateTrail"]"#),
        ("{ $.sourceIPAddress != 123.123.* }", r#"[→sourceIPAddress != ~"123.123."*]"#),
        (r#"{ $.a = "*" }"#, "[→a = ~*]"),
        ("{ $.a = * }", "[→a = ~*]"),
        (r#"{ $.a = "" }"#, "[→a = ~]"),
        (r#"{ $.a = "x\"y\\z\n" }"#, r#"[→a = ~"x\"y\\z\\n"]"#),
        (r#"{ $.a = "b) && } || 5%" }"#, r#"[→a = ~"b) && } || 5%"]"#),
        ("{ $.a = -1.50e+3 }", "[→a = -1.50e+3]"),
        ("{ $.a = 1.2.3 }", r#"[→a = ~"1.2.3"]"#),
        ("{ $.a = %4\\d\\d% }", "[→a = %4\\d\\d%]"),
        ("{ $.a != %^x y$% }", "[→a != %^x y$%]"),
        ("{ $.a >= 12.5 }", "[→a GreaterOrEqual 12.5]"),
        ("{ $.a<1e3 }", "[→a Less 1000]"),
        ("{ $.a IS NULL }", "[→a null]"),
        ("{ $.a IS TRUE }", "[→a true]"),
        ("{ $.a  IS\tFALSE}", "[→a false]"),
        ("{ $.a NOT EXISTS }", "[→a absent]"),
        ("{ $.a-b_c.['d.e f'][0][*].*= 1 }", "[→a-b_c→d.e f[0][*]→* = 1]"),
        ("{ $.a = 1 || $.b = 2 && $.c = 3 }", "(or [→a = 1] (and [→b = 2] [→c = 3]))"),
        ("{ ($.a = 1 || $.b = 2) && $.c = 3 }", "(and (or [→a = 1] [→b = 2]) [→c = 3])"),
        ("{((($.a = 1)))}", "[→a = 1]"),
        ("\n{\t($.a = 1)\n&& ($.b = 2) }\n", "(and [→a = 1] [→b = 2])"),
    ] {
        assert_eq!(pattern(text).map(|read| tree(&read.filter)), Ok(expected.to_owned()), "{text}");
        assert_eq!(read(text, None), pattern(text), "{text} is recognised");
    }
}

#[test]
fn terms() {
    for (text, expected) in [
        ("", "all"),
        ("\" \"", "all"),
        ("ERROR", "raw \"ERROR\""),
        ("ERROR Bad", "(and raw \"ERROR\" raw \"Bad\")"),
        ("?ERROR ?WARN", "(or raw \"ERROR\" raw \"WARN\")"),
        ("?ERROR ?WARN x", "raw \"x\""),
        ("ERROR -Exiting", "(and raw \"ERROR\" (not raw \"Exiting\"))"),
        ("-\"a b\"", "(not raw \"a b\")"),
        ("\"[ERROR]\" %^x y%", "(and raw \"[ERROR]\" raw %^x y%)"),
        ("- ? 50% a-b", "(and raw \"-\" raw \"?\" raw \"50%\" raw \"a-b\")"),
        ("a or b", "(and raw \"a\" raw \"or\" raw \"b\")"),
    ] {
        assert_eq!(pattern(text).map(|read| tree(&read.filter)), Ok(expected.to_owned()), "{text}");
    }
}

#[test]
fn refused_with_the_place_and_what_was_probably_meant() {
    for (text, offset, meant) in [
        ("{}", 1, None),
        ("{ $.a }", 6, None),
        ("{ $.a = }", 8, None),
        ("{ a = 1 }", 2, Some("$.")),
        ("{ $a = 1 }", 3, Some(".")),
        ("{ $ = 1 }", 3, None),
        ("{ $.a == 1 }", 6, Some("=")),
        ("{ $.a = 1", 9, Some(" }")),
        ("{ ($.a = 1 }", 11, Some(")")),
        ("{ $.a = 1) }", 9, None),
        ("{ $.a = 1 & $.b = 2 }", 10, Some("&&")),
        ("{ $.a = 1 | $.b = 2 }", 10, Some("||")),
        ("{ $.a = 1 OR $.b = 2 }", 10, Some("||")),
        ("{ $.é = 1 and $.b = 2 }", 10, Some("&&")),
        ("{ $.a = 1 $.b = 2 }", 10, None),
        ("{ $.a = 1 } x", 12, None),
        ("{ $.a = \"x }", 12, Some("\"x }\"")),
        ("{ $.m = Failed login }", 15, None),
        ("{ $.a > \"1\" }", 8, None),
        ("{ $.a < 1e999 }", 8, None),
        ("{ !($.a = 1) }", 2, None),
        ("{ $.a IS NOT NULL }", 9, None),
        ("{ $.a EXISTS }", 6, Some("= *")),
        ("{ $.a is null }", 6, Some("IS NULL")),
        ("{ $.a IS 1 }", 9, None),
        ("{ $.a NOT NULL }", 10, None),
        ("{ $..a = 1 }", 4, None),
        ("{ $.a[-1] = 1 }", 6, None),
        ("{ $.a[0:2] = 1 }", 6, None),
        ("{ $.a[99999999999] = 1 }", 6, None),
        ("{ $['a'] = 1 }", 4, Some(".")),
        ("{ $.['a = 1 }", 13, None),
        ("{ $.a = %(x|y)% }", 9, None),
        ("{ $.a = %x!% }", 10, Some("\\x21")),
        ("{ $.a = %x\\p% }", 10, None),
        ("{ $.a = %\\x2% }", 9, None),
        ("{ $.a = %é% }", 9, None),
        ("{ $.a = %% }", 9, None),
        ("{ $.a = %[a% }", 9, None),
        ("{ $.a = %[[]% }", 10, None),
        ("{ $.a = %*a% }", 9, None),
        ("{ $.a = %a }", 12, None),
        ("[w1, w2 = x]", 0, None),
        ("\"a", 2, Some("\"")),
        ("\"a\"b", 3, Some(" ")),
        ("a %(b)%", 3, None),
    ] {
        let error = pattern(text).expect_err(text);
        assert_eq!(
            (error.offset, error.suggestion.as_deref()),
            (offset, meant),
            "{text}: {}",
            error.mistake.say(Language::En)
        );
    }
    let event_bridge = pattern("{ \"detail\": [1] }").unwrap_err();
    assert!(
        event_bridge.mistake.say(Language::En).contains("EventBridge"),
        "{}",
        event_bridge.mistake.say(Language::En)
    );
}

#[test]
fn limits_of_aws_are_warnings() {
    let warnings = |text: &str| pattern(text).unwrap().warnings.len();
    assert_eq!(warnings("{ $.a[*] = 1 && $.b.* = 1 && $.c[*] = 1 && $.d = %x% && $.e = %y% }"), 0);
    assert_eq!(warnings("{ $.a[*] = 1 && $.b.* = 1 && $.c[*] = 1 && $.d[*] = 1 }"), 1);
    assert_eq!(warnings("{ $.a[*].* = 1 }"), 1);
    assert_eq!(warnings("{ $.a = %x% && $.b = %y% && $.c = %z% }"), 1);
    assert_eq!(warnings("{ $.a = arn:aws:iam::1:root }"), 1);
    assert_eq!(warnings("?a ?b c"), 1);
    assert_eq!(warnings("%a% %b% %c%"), 1);
}

#[test]
fn limits_of_traillight_are_errors() {
    let nested = |levels: usize| format!("{{{}$.a = 1{}}}", "(".repeat(levels), ")".repeat(levels));
    assert!(pattern(&nested(MAX_LEVELS as usize)).is_ok());
    assert!(pattern(&nested(MAX_LEVELS as usize + 1)).unwrap_err().mistake.say(Language::En).contains("64 levels"));
    assert!(pattern(&nested(400_000)).is_err());
    let many = format!("{{{}$.a = 1}}", "$.a = 1 || ".repeat(10_000));
    assert!(pattern(&many).unwrap_err().mistake.say(Language::En).contains("10,000 conditions"));
    assert!(pattern(&"x ".repeat(10_001)).unwrap_err().mistake.say(Language::En).contains("10,000 terms"));
    assert!(pattern(&"x".repeat(1_000_001)).unwrap_err().mistake.say(Language::En).contains("1,000,000 bytes"));
}
