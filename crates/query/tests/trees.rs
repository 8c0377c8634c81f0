//! What queries mean: texts and the trees they are parsed as.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

mod common;

use common::tree;

fn check(cases: &[(&str, &str)]) {
    for (text, want) in cases {
        let read = query::parse(text).map(|filter| tree(&filter));
        assert_eq!(read.as_deref(), Ok(*want), "{text}");
    }
}

#[test]
fn blank_text_is_every_event() {
    check(&[
        ("", "all"),
        (" \t\n\u{a0}", "all"),
        ("*", "all"),
        ("**", "all"),
        ("\"\"", "all"),
        ("(*)", "all"),
        ("not *", "(not all)"),
    ]);
}

#[test]
fn and_or_not_and_brackets() {
    check(&[
        ("a b", r#"(and "a" "b")"#),
        ("a and b", r#"(and "a" "b")"#),
        ("a AND b And c", r#"(and "a" "b" "c")"#),
        ("a b or c d", r#"(or (and "a" "b") (and "c" "d"))"#),
        ("a or b and c", r#"(or "a" (and "b" "c"))"#),
        ("a or b c", r#"(or "a" (and "b" "c"))"#),
        ("(a or b) c", r#"(and (or "a" "b") "c")"#),
        ("(a or b)(c or d)", r#"(and (or "a" "b") (or "c" "d"))"#),
        ("not a b", r#"(and (not "a") "b")"#),
        ("not a or b", r#"(or (not "a") "b")"#),
        ("not (a or b)", r#"(not (or "a" "b"))"#),
        ("NOT(a)", r#"(not "a")"#),
        ("not not a", r#""a""#),
        ("not not not a", r#"(not "a")"#),
        ("a not b", r#"(and "a" (not "b"))"#),
        ("a and not b", r#"(and "a" (not "b"))"#),
        ("((a))", r#""a""#),
        ("a (b (c d))", r#"(and "a" "b" "c" "d")"#),
        ("a or (b or c)", r#"(or "a" "b" "c")"#),
        ("a and *", r#""a""#),
        ("a or *", "all"),
        ("a and not *", "(not all)"),
        ("a or not *", r#""a""#),
        ("  ( a )  ", r#""a""#),
        ("android order nothing", r#"(and "android" "order" "nothing")"#),
    ]);
}

#[test]
fn words_and_phrases() {
    check(&[
        (r#""exact words""#, r#""exact words""#),
        (r#""and""#, r#""and""#),
        (r#""a \"b\" \\ \c""#, r#""a \"b\" \\ c""#),
        (r"\and", r#""and""#),
        (r"a\ b", r#""a b""#),
        (r"a\:b", r#""a:b""#),
        (r"\(\)\\", r#""()\\""#),
        ("a, b", r#"(and "a," "b")"#),
        ("...", r#""...""#),
        ("don't", r#""don't""#),
        ("-", r#""-""#),
        ("1.10", r#""1.10""#),
        ("Zürich 東京", r#"(and "Zürich" "東京")"#),
        ("Delete*Trail", r#"~"Delete"*"Trail""#),
        ("Delete*", r#""Delete""#),
        ("*Delete?", r#"~"Delete"?"#),
        (r#""a*b""#, r#""a*b""#),
        (r"a\*b", r#""a*b""#),
        ("?", "~?"),
        ("/a b/", "/a b/"),
        ("/a/i", "/a/i"),
        (r"/a\/b/", "/a/b/"),
        (r"/\d\\/", r"/\d\\/"),
        ("/a:b=c/", "/a:b=c/"),
        ("10.0.0.0/8", r#""10.0.0.0/8""#),
        ("arn:aws:s3:::bucket", r#""arn:aws:s3:::bucket""#),
        ("ARN:aws:s3:::bucket/*", r#""ARN:aws:s3:::bucket/""#),
        ("arn:aws:iam::123456789012:user/a=b", r#""arn:aws:iam::123456789012:user/a=b""#),
        ("https://example.com:80/?a=b>c", r#"~"https://example.com:80/"?"a=b>c""#),
        ("s3://bucket/key", r#""s3://bucket/key""#),
        ("a&&*", r#""a&&""#),
        ("users like cats", r#"(and "users" "like" "cats")"#),
        ("in is between", r#"(and "in" "is" "between")"#),
    ]);
}

#[test]
fn fields() {
    check(&[
        ("eventName:DeleteTrail", r#"[eventName "DeleteTrail"]"#),
        ("eventName=DeleteTrail", r#"[eventName "DeleteTrail"]"#),
        ("eventName!=DeleteTrail", r#"(not [eventName "DeleteTrail"])"#),
        ("EVENTNAME:x", r#"[eventName "x"]"#),
        ("userIdentity.type:Root", r#"[userIdentity→type "Root"]"#),
        (r#"requestParameters."a.b":x"#, r#"[requestParameters→a.b "x"]"#),
        (r#"requestParameters."a b".c:x"#, r#"[requestParameters→a b→c "x"]"#),
        (r#""requestParameters"."a\"b":x"#, r#"[requestParameters→a"b "x"]"#),
        (r"requestParameters.a\.b:x", r#"[requestParameters→a.b "x"]"#),
        (r#""a b" > 5"#, "[a b > 5]"),
        (r#""":x"#, r#"[ "x"]"#),
        ("not:x", r#"[not "x"]"#),
        ("@timestamp:x", r#"[@timestamp "x"]"#),
        ("resources.0.ARN:x", r#"[resources→0→ARN "x"]"#),
        ("user:alice", r#"[User "alice"]"#),
        ("role:admin", r#"[userIdentity→sessionContext→sessionIssuer→userName "admin"]"#),
        ("key:AKIA*", r#"[userIdentity→accessKeyId ~"AKIA"*]"#),
        ("name:x", r#"[eventName "x"]"#),
        ("region:x", r#"[awsRegion "x"]"#),
        ("ip:x", r#"[sourceIPAddress "x"]"#),
        ("agent:x", r#"[userAgent "x"]"#),
        ("service:s3", r#"[Service "s3"]"#),
        ("account:123456789012", r#"[recipientAccountId "123456789012"]"#),
        ("error:x", r#"[errorCode "x"]"#),
        ("resource:x", r#"[resources→ARN "x"]"#),
        ("time:x", r#"[eventTime "x"]"#),
        ("file:a/b.json", r#"[File "a/b.json"]"#),
        ("Outcome:FAILURE", r#"[Outcome "failure"]"#),
        ("Proof:TAMPERED", r#"[Proof "tampered"]"#),
        ("proof:verified-*", r#"[Proof ~"verified-"*]"#),
        ("proof:(proved, unchecked)", r#"[Proof "proved" | "unchecked"]"#),
        (r#""user":alice"#, r#"[user "alice"]"#),
        ("user.name:alice", r#"[user→name "alice"]"#),
        (r#""usr":x"#, r#"[usr "x"]"#),
        ("nosuchfield:x", r#"[nosuchfield "x"]"#),
    ]);
}

#[test]
fn values() {
    check(&[
        ("resources.ARN:arn:aws:s3:::b*", r#"[resources→ARN ~"arn:aws:s3:::b"*]"#),
        ("a:AWS::S3::Object", r#"[a "AWS::S3::Object"]"#),
        ("a:https://x.y/z?q", r#"[a ~"https://x.y/z"?"q"]"#),
        ("a=s3://b", r#"[a "s3://b"]"#),
        ("ip:::1", r#"[sourceIPAddress "::1"]"#),
        ("a:=x", r#"[a "=x"]"#),
        ("a:<img*", r#"[a ~"<img"*]"#),
        ("a:b,c", r#"[a "b,c"]"#),
        ("a:and", r#"[a "and"]"#),
        ("a:or b", r#"(and [a "or"] "b")"#),
        (r#"a:"Delete*""#, r#"[a "Delete*"]"#),
        (r#"a:"""#, r#"[a ""]"#),
        (r"a:not\ authorized*", r#"[a ~"not authorized"*]"#),
        (r"a:\*", r#"[a "*"]"#),
        ("a:*", "[a exists]"),
        ("a:**", "[a exists]"),
        ("a!=*", "(not [a exists])"),
        ("not a:*", "(not [a exists])"),
        ("a:?*", "[a ~?*]"),
        ("a:true", r#"[a "true"]"#),
        ("a:100", r#"[a "100"]"#),
        ("eventVersion:1.10", r#"[eventVersion "1.10"]"#),
        ("a:/x y/", "[a /x y/]"),
        ("a:/^x$/i", "[a /^x$/i]"),
        ("(a:b)", r#"[a "b"]"#),
        ("a:b c", r#"(and [a "b"] "c")"#),
        ("not a:b c:d", r#"(and (not [a "b"]) [c "d"])"#),
        ("a:b.c", r#"[a "b.c"]"#),
        ("a:*&&*", r#"[a ~*"&&"*]"#),
    ]);
}

#[test]
fn lists() {
    check(&[
        ("a:(b or c)", r#"[a "b" | "c"]"#),
        ("a:(b,c, d OR e)", r#"[a "b" | "c" | "d" | "e"]"#),
        ("a:( b )", r#"[a "b"]"#),
        (r#"a:("b,c" or d\,e)"#, r#"[a "b,c" | "d,e"]"#),
        ("a=(b or c)", r#"[a "b" | "c"]"#),
        ("a!=(b or c)", r#"(not [a "b" | "c"])"#),
        ("a:(b or *)", "[a exists]"),
        ("a:(b* or /c,d/i, 10.0.0.0/8)", r#"[a ~"b"* | /c,d/i | in 10.0.0.0/8 as 10.0.0.0/8]"#),
        ("a:(arn:aws:s3:::x, y:z)", r#"[a "arn:aws:s3:::x" | "y:z"]"#),
        (r#"a:("or" or "and")"#, r#"[a "or" | "and"]"#),
        ("(a:(b or c) or d)", r#"(or [a "b" | "c"] "d")"#),
        ("a:(b or c)d", r#"(and [a "b" | "c"] "d")"#),
    ]);
}

#[test]
fn blocks_of_addresses() {
    check(&[
        ("ip:10.0.0.0/8", "[sourceIPAddress in 10.0.0.0/8 as 10.0.0.0/8]"),
        ("a.b:192.168.1.77/24", "[a→b in 192.168.1.77/24 as 192.168.1.77/24]"),
        ("ip:2001:db8::/48", "[sourceIPAddress in 2001:db8::/48 as 2001:db8::/48]"),
        ("ip:::/0", "[sourceIPAddress in ::/0 as ::/0]"),
        ("ip:::ffff:10.0.0.0/104", "[sourceIPAddress in 10.0.0.0/8 as ::ffff:10.0.0.0/104]"),
        ("ip!=10.0.0.0/8", "(not [sourceIPAddress in 10.0.0.0/8 as 10.0.0.0/8])"),
        (r#"ip:"10.0.0.0/8""#, r#"[sourceIPAddress "10.0.0.0/8"]"#),
        (r"ip:10.0.0.0\/8", r#"[sourceIPAddress "10.0.0.0/8"]"#),
        ("ip:10.0.0.1", r#"[sourceIPAddress "10.0.0.1"]"#),
        ("ip:10.0.*", r#"[sourceIPAddress ~"10.0."*]"#),
        ("agent:Boto3/1.9", r#"[userAgent "Boto3/1.9"]"#),
    ]);
}

#[test]
fn times() {
    check(&[
        ("time:2025-06-07", "[eventTime at 2025-06-07T00:00:00Z to 2025-06-08T00:00:00Z as 2025-06-07]"),
        (
            "a:2025-06-07T10:00:00+02:00",
            "[a at 2025-06-07T08:00:00Z to 2025-06-07T08:00:00.000001Z as 2025-06-07T10:00:00+02:00]",
        ),
        ("time:now-1s", "[eventTime at last-1000000us to last-999999us as now-1s]"),
        (r#"time:"2025-06-07""#, r#"[eventTime "2025-06-07"]"#),
        ("time:2025-06-*", r#"[eventTime ~"2025-06-"*]"#),
        ("time:...", r#"[eventTime "..."]"#),
        ("a:2025-06", r#"[a "2025-06"]"#),
        ("a:now-playing", r#"[a "now-playing"]"#),
        ("time > 2025-06-07", "[eventTime > 2025-06-07T23:59:59.999999Z]"),
        ("time >= 2025-06-07", "[eventTime >= 2025-06-07T00:00:00Z]"),
        ("time < 2025-06-07", "[eventTime < 2025-06-07T00:00:00Z]"),
        ("time <= 2025-06-07", "[eventTime <= 2025-06-07T23:59:59.999999Z]"),
        ("time>2025-06-07T10:00:00Z", "[eventTime > 2025-06-07T10:00:00Z]"),
        ("time>=now-7d", "[eventTime >= last-604800000000us]"),
        ("a.b < now", "[a→b < last-0us]"),
        (r#"eventTime >= 2024-01-15 "exact words""#, r#"(and [eventTime >= 2024-01-15T00:00:00Z] "exact words")"#),
    ]);
}

#[test]
fn comparisons() {
    check(&[
        ("a > 5", "[a > 5]"),
        ("a>=-1.5", "[a >= -1.5]"),
        ("a  <  1e3", "[a < 1000]"),
        ("a <= .5", "[a <= 0.5]"),
        ("(a<5)", "[a < 5]"),
        ("not a>5", "(not [a > 5])"),
        ("a>5 b<6", "(and [a > 5] [b < 6])"),
        ("eventVersion >= 1.08", "[eventVersion >= [1, 8]]"),
        ("eventversion<1.10", "[eventVersion < [1, 10]]"),
        ("user > 5", "[User > 5]"),
    ]);
}

#[test]
fn the_example_of_the_front_page() {
    check(&[(
        r#"eventName:Delete* and not userIdentity.type:AWSService and sourceIPAddress:10.0.0.0/8 and eventTime >= 2024-01-15 "exact words""#,
        r#"(and [eventName ~"Delete"*] (not [userIdentity→type "AWSService"]) [sourceIPAddress in 10.0.0.0/8 as 10.0.0.0/8] [eventTime >= 2024-01-15T00:00:00Z] "exact words")"#,
    )]);
}

#[test]
fn printed_as_people_write() {
    for (text, want) in [
        ("", ""),
        ("a b", "a and b"),
        ("(a or b) (c and d)", "(a or b) and c and d"),
        ("a b or c", "a and b or c"),
        ("NOT name:x", "eventName!=x"),
        ("not (a b)", "not (a and b)"),
        ("not time>2025-06-07", "not eventTime > 2025-06-07"),
        ("time>=2025-06-07T00:00:00Z", "eventTime >= 2025-06-07"),
        ("time>2025-06-07T00:00:00Z", "eventTime > 2025-06-07T00:00:00Z"),
        ("time<now-168h", "eventTime < now-1w"),
        ("a:(b,\"c d\")", "a:(b or \"c d\")"),
        ("ip:10.0.0.0/8", "sourceIPAddress:10.0.0.0/8"),
        (r"a:not\ authorized*", r"a:not\ authorized*"),
        ("resource:arn:aws:s3:::b*", "resources.ARN:arn:aws:s3:::b*"),
        ("a>1e300", "a > 1e300"),
        ("a>100.0", "a > 100"),
        ("eventVersion>1.08", "eventVersion > 1.8"),
        ("\"user\":x", "\"user\":x"),
        ("\"ordinary\".a:x", "ordinary.a:x"),
        ("not *", "not *"),
        ("\"select\" \"a:b\" arn:a:b", "\"select\" and \"a:b\" and arn:a:b"),
    ] {
        assert_eq!(query::parse(text).map(|filter| query::print(&filter)).as_deref(), Ok(want), "{text}");
    }
}
