//! What is rejected: text, offset, and the text after accepting the suggestion.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use words::{Language, Say};

/// The text after accepting the suggestion.
fn mended(text: &str, error: &protocol::ParseError) -> Option<String> {
    let (from, to) = error.replaces?;
    let chars: Vec<char> = text.chars().collect();
    let part = |chars: &[char]| chars.iter().collect::<String>();
    Some(part(&chars[..from]) + error.suggestion.as_deref().unwrap() + &part(&chars[to..]))
}

fn check(cases: &[(&str, usize, &str)]) {
    for (text, offset, want) in cases {
        let error = query::parse(text).expect_err(text);
        let mended = mended(text, &error);
        assert_eq!((error.offset, mended.as_deref().unwrap_or_default()), (*offset, *want), "{text}: {error:?}");
        if let Some(mended) = mended {
            assert!(query::parse(&mended).is_ok(), "{text}: the suggestion is wrong, too: {error:?}");
        }
    }
}

#[test]
fn missing_pieces() {
    check(&[
        ("eventName:", 10, "eventName:*"),
        ("eventName=", 10, "eventName=*"),
        ("eventName!=", 11, "eventName!=*"),
        ("eventName: DeleteTrail", 10, "eventName:DeleteTrail"),
        ("eventName :DeleteTrail", 9, "eventName:DeleteTrail"),
        ("eventName : DeleteTrail", 9, "eventName:DeleteTrail"),
        ("eventName = DeleteTrail", 9, "eventName:DeleteTrail"),
        ("eventName= DeleteTrail", 10, "eventName:DeleteTrail"),
        ("eventName != DeleteTrail", 9, "eventName!=DeleteTrail"),
        ("(eventName:)", 11, "(eventName:*)"),
        ("eventName: and x", 10, "eventName:* and x"),
        ("a >", 3, ""),
        ("a > )", 4, ""),
        ("a and", 5, ""),
        ("a or ", 5, ""),
        ("not", 3, ""),
        ("and a", 0, "\"and\" a"),
        ("a or or b", 5, "a or \"or\" b"),
        ("a and or b", 6, "a and \"or\" b"),
        ("()", 1, ""),
        ("(a", 2, "(a)"),
        ("(a or (b)", 9, "(a or (b))"),
        ("a)", 1, ""),
        (")", 0, ""),
        ("\"abc", 4, "\"abc\""),
        ("a:\"b c", 6, "a:\"b c\""),
        ("x.\"a", 4, ""),
        ("a\\", 2, "a\\\\"),
        ("/abc", 4, "\"/abc\""),
        ("a:/abc def", 10, "a:\"/abc def\""),
    ]);
}

#[test]
fn misplaced_pieces() {
    check(&[
        (":x", 0, "\":x\""),
        ("::1", 0, "\"::1\""),
        ("> 5", 0, "\">\" 5"),
        ("a <b>", 3, ""),
        ("<script>", 0, "\"<script>\""),
        ("a..b:x", 2, ""),
        (".a:x", 0, ""),
        ("a.:x", 2, ""),
        ("a.\"b\"", 5, ""),
        ("a.\"b\"c:x", 5, ""),
        ("a(b)", 1, "a (b)"),
        ("a\"b\"", 1, "a \"b\""),
        ("\"a\"b", 3, "\"a\" b"),
        ("a:b(c)", 3, "a:b (c)"),
        ("a:\"b\"c", 5, "a:\"b\" c"),
        ("a:/b/c", 5, "a:\"/b/c\""),
        ("path:/aws/lambda/x", 10, "path:\"/aws/lambda/x\""),
        ("//", 1, "\"//\""),
        ("*.userName:x", 0, ""),
        ("resources[0].ARN:x", 9, "resources.ARN:x"),
        ("$.eventName:x", 0, "eventName:x"),
    ]);
}

#[test]
fn lists() {
    check(&[
        ("a:()", 3, ""),
        ("a:(b c)", 5, "a:(b or c)"),
        ("a:(b and c)", 5, ""),
        ("a:(not b)", 3, ""),
        ("a:(b,)", 5, ""),
        ("a:(b or)", 7, ""),
        ("a:(b or (c))", 8, ""),
        ("a:(b", 4, "a:(b)"),
        ("a:(b\"c\")", 4, "a:(b or \"c\")"),
        ("a > (5)", 4, ""),
    ]);
}

#[test]
fn names_of_fields() {
    check(&[
        ("usr:alice", 0, "user:alice"),
        ("x and regoin:eu-west-1", 6, "x and region:eu-west-1"),
        ("evnetName:x", 0, "eventName:x"),
        ("userIdentiy.type:Root", 0, "userIdentity.type:Root"),
        ("tiem > now-7d", 0, "time > now-7d"),
    ]);
}

#[test]
fn values_that_cannot_be() {
    check(&[
        ("ip:10.0.0.0/33", 12, "ip:\"10.0.0.0/33\""),
        ("ip:10.0.0.0/255.0.0.0", 12, "ip:10.0.0.0/8"),
        ("ip:2001:db8::/129", 14, "ip:\"2001:db8::/129\""),
        ("ip:::ffff:10.0.0.0/8", 19, "ip:10.0.0.0/8"),
        ("ip:300.0.0.0/8", 3, "ip:\"300.0.0.0/8\""),
        ("a:(x or 10.0.0.0/33)", 17, "a:(x or \"10.0.0.0/33\")"),
        ("time:2025-02-30", 13, "time:2025-02-28"),
        ("time > 2025-13-01", 12, ""),
        ("time:2025-06-07T25:00", 16, ""),
        ("time >= 2025-6-7", 8, "time >= 2025-06-07"),
        ("time:2025-06", 5, "time:2025-06-01"),
        ("time > now-7", 7, "time > now-7d"),
        ("time > now+7d", 7, ""),
        ("time > 20250607", 7, "time > 2025-06-07"),
        ("time > 5", 7, ""),
        ("time > yesterday", 7, ""),
        ("time > \"2025-06-07 10:00\"", 7, "time > 2025-06-07T10:00"),
        ("a > b", 4, ""),
        ("a > 1e999", 4, ""),
        ("a > 1.2.3", 4, ""),
        ("a > /5/", 4, ""),
        ("a > 10.0.0.0/8", 4, ""),
        ("eventVersion > 1.x", 15, ""),
        ("eventVersion > 2025-06-07", 15, ""),
        ("proof:bogus", 6, ""),
        ("proof:tamperd", 6, "proof:tampered"),
        ("proof:\"verified-signd\"", 6, "proof:verified-signed"),
        ("proof:verified", 6, "proof:proved"),
        ("proof > 5", 8, ""),
        ("outcome:faliure", 8, "outcome:failure"),
        ("outcome:error", 8, "outcome:failure"),
        ("outcome:x", 8, ""),
        ("outcome > 5", 10, ""),
        ("/a(b/", 2, ""),
        ("a:/[z-a]/", 3, ""),
        (r"a:/x\/\/y(/", 9, ""),
        ("a:/é(/", 4, ""),
        (r"a:/(x)\1/", 6, ""),
        ("a:/b/x", 5, "a:\"/b/x\""),
    ]);
}

#[test]
fn habits_from_elsewhere() {
    check(&[
        ("eventName:'DeleteTrail'", 10, "eventName:\"DeleteTrail\""),
        ("eventName='DeleteTrail'", 10, "eventName:DeleteTrail"),
        ("'exact words'", 0, "\"exact words\""),
        ("“exact words”", 0, "\"exact words\""),
        ("eventName:‘x’", 10, "eventName:\"x\""),
        ("a:'b", 2, "a:\"b\""),
        ("time => 2025-06-07", 5, "time >= 2025-06-07"),
        ("time =< 2025-06-07", 5, "time <= 2025-06-07"),
        ("user <> bob", 5, "user!=bob"),
        ("user==bob", 4, "user:bob"),
        ("user == bob", 5, "user:bob"),
        ("a:>5", 1, "a>5"),
        ("time:>=2025-06-07", 4, "time>=2025-06-07"),
        ("a:b && c:d", 4, "a:b and c:d"),
        ("a:b || c:d", 4, "a:b or c:d"),
        ("a&&b", 1, "a and b"),
        ("a:b&&c:d", 3, "a:b and c:d"),
        ("!a", 0, "not a"),
        ("!eventName:x", 0, "not eventName:x"),
        ("!(a)", 0, "not (a)"),
        ("select * from t where eventName = 'x'", 0, "eventName:x"),
        ("SELECT eventName FROM logs", 0, ""),
        ("eventName like 'Delete%'", 10, "eventName:Delete*"),
        ("eventName LIKE Delete", 10, "eventName:Delete"),
        ("eventName not like 'a%'", 14, "eventName!=a*"),
        ("user in ('a', 'b') and x:y", 5, "user:(a or b) and x:y"),
        ("errorCode is null", 10, "errorCode!=*"),
        ("errorCode is not null", 10, "errorCode:*"),
        (
            "eventTime between '2025-06-01' and '2025-06-02'",
            10,
            "(eventTime >= 2025-06-01 and eventTime <= 2025-06-02)",
        ),
    ]);
}

#[test]
fn filter_patterns_are_named_as_such() {
    let error = query::parse("  { $.eventName = x }").unwrap_err();
    assert_eq!(error.offset, 2);
    assert!(error.mistake.say(Language::En).contains("filter pattern"), "{}", error.mistake.say(Language::En));
}

#[test]
fn offsets_count_characters() {
    for (text, offset) in [("Zürich:", 7), ("\"𝄞𝄞\" )", 5), ("a:/𝄞(/", 4), ("é (", 3)] {
        assert_eq!(query::parse(text).unwrap_err().offset, offset, "{text}");
    }
}

#[test]
fn messages_are_sentences() {
    for (text, want) in [
        ("eventName:", "Expected a value right after “eventName:”, found the end of the text."),
        ("a and )", "Expected a condition or a word, found “)”."),
        ("ip:10.0.0.0/33", "Expected a prefix length from 0 to 32, or the value in quotes, found “33”."),
        ("time:2025-02-30", "Expected a day from 01 to 28, found “30”."),
        ("usr:x", "Expected the name of a field (in quotes, if it is one), found “usr”."),
        ("/a(/", "This regular expression cannot be used: found open group without closing ')'."),
    ] {
        assert_eq!(query::parse(text).unwrap_err().mistake.say(Language::En), want, "{text}");
    }
}
