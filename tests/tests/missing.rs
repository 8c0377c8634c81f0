//! Fields that a search asks for and no loaded event has: said beside the result, with what may be meant and what that finds.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use protocol::{
    Chip, Field, FieldTest, Filter, FindMissing, Habit, Missing, Notation, Purpose, Question, Refusal, Test, TimeRange,
};
use synth::small_tree;
use tests::session::{Session, question};

/// `n` of `(name, user, more)` as a log file; more is the rest of the record.
fn log(events: &[(&str, &str, &str)]) -> Vec<u8> {
    let record = |(at, (name, user, more)): (usize, &(&str, &str, &str))| {
        format!(
            "{{\"eventVersion\":\"1.08\",\"userIdentity\":{{\"type\":\"IAMUser\",\"userName\":\"{user}\"}},\
             \"eventTime\":\"2025-06-07T10:{at:02}:00Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"{name}\",\
             \"awsRegion\":\"eu-west-1\",\"sourceIPAddress\":\"10.0.0.{at}\",\"userAgent\":\"aws-cli\",\
             \"eventID\":\"00000000-0000-4000-8000-0000000000{at:02}\",\"eventType\":\"AwsApiCall\",\
             \"recipientAccountId\":\"111122223333\"{more}}}"
        )
    };
    let records: Vec<String> = events.iter().enumerate().map(record).collect();
    format!("{{\"Records\":[{}]}}", records.join(",")).into_bytes()
}

fn session() -> Session {
    let events = log(&[
        ("GetObject", "alice", ",\"requestParameters\":{\"bucketName\":\"pay\",\"key\":null}"),
        ("GetObject", "bob", ",\"requestParameters\":{\"bucketName\":\"web\"}"),
        ("PutObject", "alice", ",\"requestParameters\":{\"bucketName\":\"web\"},\"readOnly\":false"),
        ("ConsoleLogin", "carol", ",\"additionalEventData\":{\"MFAUsed\":\"No\"}"),
    ]);
    Session::of([("log.json", events.as_slice())])
}

fn missing(session: &mut Session, text: &str) -> Missing {
    session.request(FindMissing(question(text))).unwrap()
}

/// Names, whether they are CloudTrail's own, and what is offered: what stands there instead, and what it finds.
type Explained = Vec<(String, bool, Vec<(String, u64)>)>;

fn told(session: &mut Session, text: &str) -> Explained {
    let missing = missing(session, text);
    let offers = |it: protocol::MissingField| {
        let instead = it.instead.into_iter().map(|instead| {
            assert_eq!(session.count(&instead.text), instead.matching, "{}", instead.text);
            (instead.shown, instead.matching)
        });
        (it.name, it.known, instead.collect())
    };
    missing.fields.into_iter().map(offers).collect()
}

fn one(name: &str, known: bool, offers: &[(&str, u64)]) -> Explained {
    vec![(name.to_owned(), known, offers.iter().map(|(shown, count)| ((*shown).to_owned(), *count)).collect())]
}

#[test]
fn a_field_that_no_event_has_is_named_with_what_is_meant() {
    let mut session = session();
    for (text, want) in [
        ("actor:alice", one("actor", false, &[("user", 2)])),
        ("username:root", one("username", false, &[("user", 0), ("userIdentity.userName", 0)])),
        ("bucket:web", one("bucket", false, &[("requestParameters.bucketName", 2)])),
        ("bucketName:web", one("bucketName", false, &[("requestParameters.bucketName", 2)])),
        (
            "requestParameters.bucketNam:pay",
            one("requestParameters.bucketNam", false, &[("requestParameters.bucketName", 1)]),
        ),
        (
            "mfa:no",
            // The one in a session's attributes would find nothing.
            one("mfa", false, &[("additionalEventData.MFAUsed", 1)]),
        ),
        ("@timestamp > 2025-06-07T10:01", one("@timestamp", false, &[("time", 2)])),
        ("index=aws name:GetObject", one("index", false, &[("", 2)])),
        ("earliest=-90s", one("earliest", false, &[("time >= now-90s", 2), ("", 4)])),
        ("source.ip:10.0.0.0/31", one("source.ip", false, &[("ip", 2)])),
        ("event.outcome:success", one("event.outcome", false, &[("outcome", 4)])),
        ("aws.cloudtrail.event_name:GetObject", one("aws.cloudtrail.event_name", false, &[("eventName", 2)])),
        ("nosuch.path:x", one("nosuch.path", false, &[])),
        // Of CloudTrail, but in none of these events.
        ("errorCode:AccessDenied", one("errorCode", true, &[])),
        ("not userIdentity.invokedBy:*", one("userIdentity.invokedBy", true, &[])),
        // There, but always null: as absent for every filter.
        ("requestParameters.key:*", one("requestParameters.key", false, &[])),
    ] {
        assert_eq!(told(&mut session, text), want, "{text}");
    }
}

#[test]
fn it_is_said_whether_something_is_found_or_not() {
    let mut session = session();
    for (text, count) in [("not actor:alice", 4), ("actor:alice or name:GetObject", 2), ("actor!=alice", 4)] {
        assert_eq!(session.count(text), count);
        let missing = missing(&mut session, text);
        assert_eq!(missing.fields.len(), 1, "{text}");
        assert_eq!(missing.fields[0].name, "actor");
        let better = &missing.fields[0].instead[0];
        assert_eq!(
            (better.text.as_str(), better.matching),
            (text.replace("actor", "user").as_str(), session.count(&better.text))
        );
    }
}

#[test]
fn nothing_is_said_of_fields_that_are_there_and_of_words() {
    let mut session = session();
    for text in [
        "",
        "name:GetObject user:nobody service:iam file:x proof:proved",
        "readOnly:true",
        "actor alice \"username:root\"",
        "requestParameters.BUCKETNAME:none",
        "time > 2030-01-01",
        "{ $.eventName = \"x\" && $.requestParameters.bucketName NOT EXISTS }",
    ] {
        assert_eq!(missing(&mut session, text), Missing::default(), "{text}");
    }
}

#[test]
fn several_at_once_are_replaced_together() {
    let mut session = session();
    let missing = missing(&mut session, "index=aws actor:alice event.action:GetObject");
    assert_eq!(
        missing.fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>(),
        ["index", "actor", "event.action"]
    );
    let together = missing.together.unwrap();
    assert_eq!((together.text.as_str(), together.matching), ("user:alice eventName:GetObject", 1));
}

#[test]
fn chips_and_time_range_count_and_their_fields_are_looked_for() {
    let mut session = session();
    let chip = |path: &[&str]| {
        let field = Field::Path(path.iter().map(|&name| name.to_owned()).collect());
        let filter = Filter::Not(Box::new(Filter::Field(FieldTest { field, test: Test::Exists })));
        Chip { filter, field: String::new(), value: String::new(), negated: false, enabled: true, pinned: false }
    };
    let text = "actor:alice".to_owned();
    let whole = question("name:x");
    let from = protocol::Micros(1_749_290_520_000_000);
    let range = Some(TimeRange { from, to: protocol::Micros(from.0 + 60_000_000) });
    let asked = Question { text, range, chips: vec![chip(&["readOnlyy"])], ..whole };
    let missing = session.request(FindMissing(asked)).unwrap();
    assert_eq!(missing.fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>(), ["actor", "readOnlyy"]);
    assert_eq!(missing.fields[0].instead[0].matching, 1);
    assert!(missing.fields[1].instead.is_empty());
}

#[test]
fn patterns_mind_case_and_so_does_the_notice() {
    let mut session = session();
    let pattern = "{ $.eventname = \"GetObject\" && $.userIdentity.userName = \"alice\" }";
    let missing = missing(&mut session, pattern);
    assert_eq!(missing.fields.len(), 1);
    assert_eq!((missing.fields[0].name.as_str(), missing.fields[0].known), ("eventname", false));
    let instead = &missing.fields[0].instead[0];
    assert_eq!((instead.shown.as_str(), instead.matching), ("$.eventName", 1));
    assert_eq!(query::recognise(&instead.text), Notation::CloudWatch);
}

#[test]
fn a_command_is_explained() {
    let mut session = session();
    let missing = missing(&mut session, "name:GetObject count > 5");
    assert_eq!(missing.fields[0].habit, Some(Habit::Command("count".to_owned(), Purpose::Count)));
    assert_eq!(missing.fields[0].instead[0].matching, 2);
}

#[test]
fn what_is_not_looked_for_is_counted() {
    let mut session = session();
    let text: Vec<String> = (0..60).map(|n| format!("nosuch{n}:x")).collect();
    let missing = missing(&mut session, &text.join(" or "));
    assert_eq!((missing.fields.len(), missing.more), (50, 10));
}

#[test]
fn nothing_is_said_while_it_is_not_known() {
    let mut empty = Session::new(2);
    assert_eq!(missing(&mut empty, "actor:x"), Missing::default());
    let bytes = log(&[("GetObject", "alice", "")]);
    let mut loading = Session::new(2);
    loading.tell(protocol::Command::Expect { files: 2 });
    loading.read([("a.json", bytes.as_slice())]);
    assert_eq!(missing(&mut loading, "actor:x"), Missing::default());
    let mut session = session();
    session.keep_columns_only();
    assert_eq!(session.request(FindMissing(question("actor:alice"))), Err(Refusal::ColumnsOnly));
    // What columns tell is told nevertheless.
    assert_eq!(told(&mut session, "errorCode:x"), one("errorCode", true, &[]));
    assert!(matches!(session.request(FindMissing(question("errorCode:"))), Err(Refusal::BadQuery(_))));
}

/// The plain way: a field is missing if asking for it finds nothing, whatever edges and segments hold the events.
#[test]
fn it_agrees_with_asking_for_each_field() {
    let tree = small_tree(3);
    let mut session = Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    let fields = [
        "eventName",
        "errorCode",
        "requestParameters.bucketName",
        "requestParameters.nothing",
        "vpcEndpointId",
        "resources.ARN",
        "userIdentity.invokedBy",
        "userIdentity.sessionContext.attributes.mfaAuthenticated",
        "x.y",
        "tlsDetails.tlsVersion",
        "responseElements.ConsoleLogin",
        "additionalEventData.MFAUsed",
        "addendum.reason",
        "user",
        "service",
    ];
    let text: Vec<String> = fields.iter().map(|field| format!("{field}:\"nothing like this\"")).collect();
    let found: Vec<String> =
        missing(&mut session, &text.join(" or ")).fields.into_iter().map(|field| field.name).collect();
    let want: Vec<&str> = fields.into_iter().filter(|field| session.count(&format!("{field}:*")) == 0).collect();
    assert_eq!(found, want);
    assert!(want.len() > 1 && want.len() < fields.len(), "{want:?}");
}
