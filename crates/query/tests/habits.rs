//! What people type out of habit: the table, what it says, and that the page for users has the same one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used)]

use protocol::{Compare, Notation};
use query::{Means, NAMES, named, parse};
use words::{Language, Say};

const PAGE: &str = include_str!("../../../docs/query-language.md");

/// Where it is a habit, what is typed, and the query that is offered for it.
const PHRASES: &[(&str, &str, &str)] = &[
    ("SQL", "eventName = 'DeleteTrail'", "eventName:DeleteTrail"),
    ("SQL", "eventName <> 'DeleteTrail'", "eventName!=DeleteTrail"),
    ("SQL", "eventName like 'Delete%'", "eventName:Delete*"),
    ("SQL", "eventName in ('A', 'B')", "eventName:(A or B)"),
    ("SQL", "eventTime between '2025-06-01' and '2025-06-07'", "(eventTime >= 2025-06-01 and eventTime <= 2025-06-07)"),
    ("SQL", "select * from logs where eventName = 'x' limit 5", "eventName:x"),
    ("SQL", "eventName:x group by user having count(*) > 5", "eventName:x"),
    ("SQL", "eventName:x order by eventTime desc", "eventName:x"),
    ("SQL", "errorCode is null", "errorCode!=*"),
    ("SQL", "errorCode is not null", "errorCode:*"),
    ("SQL", "errorCode != null", "errorCode:*"),
    ("KQL", "errorCode == null", "errorCode!=*"),
    ("KQL", "errorCode:null", "errorCode!=*"),
    ("KQL", "errorCode exists", "errorCode:*"),
    ("KQL", "errorCode not exists", "errorCode!=*"),
    ("KQL", "isnotempty(errorCode)", "errorCode:*"),
    ("KQL", "isnull(errorCode)", "errorCode!=*"),
    ("KQL", "eventName == \"x\"", "eventName:x"),
    ("KQL", "eventName =~ \"x\"", "eventName:x"),
    ("KQL", "eventName startswith \"Delete\"", "eventName:Delete*"),
    ("KQL", "eventName endswith \"Trail\"", "eventName:*Trail"),
    ("KQL", "eventName contains \"Trail\"", "eventName:*Trail*"),
    ("KQL", "eventName !contains \"Trail\"", "eventName!=*Trail*"),
    ("KQL", "eventName has \"Trail\"", "eventName:*Trail*"),
    ("KQL", "eventName in~ (\"a\", \"b\")", "eventName:(a or b)"),
    ("KQL", "eventName !in (\"a\", \"b\")", "eventName!=(a or b)"),
    ("KQL", "eventName matches regex \"^Del\"", "eventName:/^Del/"),
    ("KQL", "time > ago(1d)", "time > now-1d"),
    ("KQL", "AWSCloudTrail | where EventName == \"x\" | take 10", "EventName:x"),
    ("KQL", "a && !b || c", "a and not b or c"),
    ("KQL", "bytes:>5", "bytes>5"),
    ("Lucene", "_exists_:errorCode", "errorCode:*"),
    ("Lucene", "eventName:[A TO D]", "eventName:/^[A-D]/i"),
    ("Lucene", "eventTime:[2026-01-01 TO 2026-01-02}", "(eventTime >= 2026-01-01 and eventTime < 2026-01-02)"),
    ("Lucene", "eventTime:{2026-01-01 TO *]", "eventTime > 2026-01-01"),
    ("Lucene", "-user:alice", "not user:alice"),
    ("Lucene", "!user:alice", "not user:alice"),
    ("Lucene", "+user:alice -terraform", "user:alice not terraform"),
    ("Lucene", "eventName:DeleteTrial~2", "eventName:DeleteTrial"),
    ("Lucene", "\"access denied\"~3", "\"access denied\""),
    ("Lucene", "eventName:DeleteTrail^3", "eventName:DeleteTrail"),
    ("SPL", "index=aws eventName=x | stats count by user", "eventName:x"),
    ("SPL", "earliest=-1h eventName=x | top user", "time >= now-1h eventName:x"),
    ("SPL", "eventName=x | head 10", "eventName:x"),
    ("SPL", "eventName=x|table user, ip", "eventName:x"),
    ("SPL", "eventName=x | sort -_time", "eventName:x"),
    ("SPL", "search eventName=x | where user=\"bob\"", "eventName:x and user:bob"),
    ("SPL", "last 1 hour", "time >= now-1h"),
    ("SPL", "past 7 days", "time >= now-7d"),
    ("Logs Insights", "fields @timestamp, user | filter eventName = \"x\" | limit 20", "eventName:x"),
    ("Logs Insights", "filter eventName like /Delete/", "eventName:/Delete/"),
    ("Logs Insights", "eventName =~ /Delete/", "eventName:/Delete/"),
    ("Logs Insights", "ispresent(errorCode)", "errorCode:*"),
    ("Logs Insights", "exists(errorCode)", "errorCode:*"),
    ("Logs Insights", "stats count(*) by eventName", "*"),
    ("jq, JSONPath", "resources[0].ARN:x", "resources.ARN:x"),
];

/// Read as they are.
const READ: &[(&str, &str)] = &[
    ("errorCode:*", "errorCode:*"),
    ("NOT eventName:x AND a:b", "not eventName:x and a:b"),
    ("EVENTNAME:x", "eventName:x"),
    ("useridentity.arn:x sourceipaddress:1.2.3.4", "userIdentity.arn:x ip:1.2.3.4"),
    ("\"last\" 1 hour", "\"last\" \"1\" \"hour\""),
    ("\"-user\":alice", "\"-user\":alice"),
    ("eventName:\"null\"", "eventName:(\"null\")"),
    ("count it", "\"count\" \"it\""),
    ("top secret", "\"top\" \"secret\""),
    ("a|b", "\"a|b\""),
    ("+https://example.com/bot", "\"+https://example.com/bot\""),
];

/// The text with the suggestion taken.
fn mended(text: &str) -> Option<String> {
    let error = parse(text).expect_err(text);
    let (from, to) = error.replaces?;
    let chars: Vec<char> = text.chars().collect();
    let part = |chars: &[char]| chars.iter().collect::<String>();
    Some(part(&chars[..from]) + error.suggestion.as_deref().unwrap() + &part(&chars[to..]))
}

#[test]
fn phrases_are_refused_and_rewritten() {
    for (_, typed, meant) in PHRASES {
        assert_eq!(mended(typed).as_deref(), Some(*meant), "{typed}");
        assert!(parse(meant).is_ok(), "{meant}");
    }
}

#[test]
fn what_is_no_habit_is_read() {
    for (typed, same) in READ {
        assert_eq!(parse(typed).expect(typed), parse(same).expect(same), "{typed}");
    }
}

/// Whatever stands beside it, the suggestion says of it what it says alone.
#[test]
fn phrases_are_found_among_conditions() {
    for (_, typed, meant) in PHRASES {
        // Others are about a whole text.
        if typed.contains(['|', ';']) || [" by ", "limit ", "select "].iter().any(|word| typed.contains(word)) {
            continue;
        }
        for (before, behind) in [("name:A and ", ""), ("", " and name:A"), ("(name:A ", ") or name:B")] {
            if typed.starts_with("filter ") {
                continue;
            }
            let text = format!("{before}{typed}{behind}");
            let found = mended(&text).unwrap_or_else(|| panic!("{text}"));
            let want = format!("{before}{meant}{behind}");
            assert_eq!(parse(&found).expect(&found), parse(&want).expect(&want), "{text} as {found}");
        }
    }
}

#[test]
fn what_cannot_be_rewritten_is_explained() {
    for (text, says) in [
        ("count() by user", "“count(…)” is not part of a query. To count events"),
        ("eventName:[Alpha TO Delta]", "Instead of ranges in brackets"),
        ("lower(eventName) = \"x\"", "no functions such as “lower”"),
        ("a:b | geostats count", "“| geostats” is not part of a query, which contains only conditions"),
        ("errorCode:(null or x)", "Fields are not compared with null"),
    ] {
        let said = parse(text).expect_err(text).mistake.say(Language::En);
        assert!(said.contains(says), "{text}: {said}");
    }
}

/// The text with what is meant in place of a field of that name, as it would be offered were the field in no event.
fn meant(text: &str, loaded: &[&str]) -> Vec<(String, String)> {
    let loaded: Vec<protocol::FieldPath> = loaded.iter().map(|path| path.split('.').collect()).collect();
    let read = query::read(text, None).expect(text);
    let tokens = query::tokens_of(text, read.notation);
    let fields = named(&read.filter);
    let field = fields.iter().find(|field| !field.known).expect(text);
    field.instead(text, read.notation, &tokens, &loaded).into_iter().map(|it| (it.shown, it.text)).collect()
}

#[test]
fn names_from_elsewhere_are_read_and_have_a_meaning() {
    for habit in NAMES {
        for name in habit.names {
            assert_eq!(*name, name.to_lowercase());
            let fields = named(&parse(&format!("{name}:x")).unwrap());
            assert_eq!(fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>(), [*name]);
            assert!(!fields[0].known, "{name}");
            for means in habit.means {
                let (value, want) = match means {
                    Means::Field(field) => ("x", format!("{field}:x")),
                    Means::Values(field, values) => (values[0].0, format!("{field}:{}", values[0].1)),
                    Means::Time(Compare::Less) => ("-2h", "time < now-2h".to_owned()),
                    Means::Time(_) => ("-2h@h", "time >= now-2h".to_owned()),
                    Means::Nothing => ("x", String::new()),
                    Means::Command(_) => {
                        assert!(fields[0].habit().is_some(), "{name}");
                        continue;
                    }
                };
                let value = if matches!(*means, Means::Field("time")) { "2026-01-01" } else { value };
                let want = if *name == "@timestamp" || want == "time:x" { format!("time:{value}") } else { want };
                let offered = meant(&format!("{name}:{value}"), &[]);
                assert!(offered.iter().any(|(_, text)| *text == want), "{name}: {want} not in {offered:?}");
                assert!(parse(&want).is_ok(), "{want}");
            }
        }
    }
}

#[test]
fn a_field_is_replaced_wherever_it_stands_and_nothing_else_is() {
    for (text, loaded, shown, want) in [
        ("not actor:x", &[][..], "user", "not user:x"),
        (
            "actor:(x or \"actor:y\") and \"actor:x\" Actor!=z",
            &[],
            "user",
            "user:(x or \"actor:y\") and \"actor:x\" user!=z",
        ),
        ("mfa:(no or x)", &[], "additionalEventData.MFAUsed", "additionalEventData.MFAUsed:(no or x)"),
        ("action!=failed", &[], "outcome", "outcome!=failure"),
        ("index=a name:x", &[], "", "name:x"),
        ("name:x and index=a and region:b", &[], "", "name:x and region:b"),
        ("name:x and index=a", &[], "", "name:x"),
        ("detail.eventName:x", &[], "eventName", "eventName:x"),
        ("userIdentity.userNam:x", &["userIdentity.userName"], "userIdentity.userName", "userIdentity.userName:x"),
        ("a.b_c > 5", &["aB.c"], "aB.c", "aB.c > 5"),
        ("key_a:x", &["key.with blank", "Key A.b"], "", ""),
        ("x:y", &["q.X"], "q.X", "q.X:y"),
        ("\"odd name\":y", &["q.odd name"], "q.\"odd name\"", "q.\"odd name\":y"),
        ("{ $.eventname = \"x\" }", &[], "$.eventName", "{ $.eventName = \"x\" }"),
        (
            "{ $.actor = \"x\" || $.a = 1 }",
            &[],
            "$.userIdentity.userName",
            "{ $.userIdentity.userName = \"x\" || $.a = 1 }",
        ),
    ] {
        let offered = meant(text, loaded);
        match want {
            "" => assert!(offered.is_empty(), "{text}: {offered:?}"),
            want => assert!(
                offered.contains(&(shown.to_owned(), want.to_owned())),
                "{text}: {shown}, {want} not in {offered:?}"
            ),
        }
    }
}

/// Leaving a condition out must not turn the others around.
#[test]
fn a_condition_is_left_out_only_where_the_others_stay_as_they_are() {
    for text in ["index:a or name:x", "not index:a", "name:x or index:a", "(index:a)"] {
        assert!(meant(text, &[]).iter().all(|(shown, _)| !shown.is_empty()), "{text}");
    }
}

/// Cells with code of a row of a table.
fn cells(row: &str) -> Vec<Vec<String>> {
    let row = row.replace("\\|", "\u{1}");
    let code = |cell: &str| cell.split('`').skip(1).step_by(2).map(|code| code.replace('\u{1}', "|")).collect();
    row.trim_matches('|').split('|').map(code).collect()
}

fn rows(heading: &str) -> Vec<Vec<Vec<String>>> {
    let section = PAGE.split(&format!("\n### {heading}\n")).nth(1).expect("the heading is there");
    let section = section.split("\n#").next().unwrap();
    section.lines().filter(|line| line.starts_with("| ") && line.contains('`')).map(cells).collect()
}

#[test]
fn the_page_has_the_table_of_phrases() {
    let page: Vec<(String, String)> =
        rows("What is typed out of habit").into_iter().map(|row| (row[1][0].clone(), row[2][0].clone())).collect();
    let table: Vec<(String, String)> =
        PHRASES.iter().map(|(_, typed, meant)| ((*typed).to_owned(), (*meant).to_owned())).collect();
    assert_eq!(page, table);
}

#[test]
fn the_page_has_the_table_of_names() {
    let told = |means: &Means| match means {
        Means::Field(field) | Means::Values(field, _) => vec![(*field).to_owned()],
        Means::Time(_) => vec!["time".to_owned()],
        Means::Nothing | Means::Command(_) => Vec::new(),
    };
    let table: Vec<(Vec<String>, Vec<String>)> = NAMES
        .iter()
        .map(|habit| {
            (habit.names.iter().map(|name| (*name).to_owned()).collect(), habit.means.iter().flat_map(told).collect())
        })
        .collect();
    let page: Vec<(Vec<String>, Vec<String>)> =
        rows("Names of fields in other tools").into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    assert_eq!(page, table);
}

#[test]
fn other_notations_name_their_fields() {
    let read = query::read("{ $.userIdentity.invokedBy NOT EXISTS && $.x[*].y = 1 }", None).unwrap();
    assert_eq!(read.notation, Notation::CloudWatch);
    let fields: Vec<(String, bool)> = named(&read.filter).into_iter().map(|it| (it.name, it.known)).collect();
    assert_eq!(fields, [("userIdentity.invokedBy".to_owned(), true), ("x[*].y".to_owned(), false)]);
}
