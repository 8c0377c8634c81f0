//! Joins, unions, subqueries, windows, `UNNEST` and the like over a few records; what is read for them; what stops them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "support/memory.rs"]
mod memory;

use std::sync::Arc;
use std::sync::atomic::Ordering;

use memory::{LIMITS, Memory, ask, ask_within};
use sql::{Catalogue, Fault, Limit, Limits, What};

const RECORDS: [&str; 4] = [
    r#"{"eventTime":"2024-03-01T10:00:00Z","eventName":"PutObject","eventSource":"s3.amazonaws.com","awsRegion":"us-east-1",
        "userIdentity":{"type":"IAMUser","arn":"arn:a","sessionContext":{"attributes":{"mfaAuthenticated":"true"}}},
        "requestParameters":{"bucketName":"b","n":1,"deep":{"x":[1]}},"readOnly":false,"eventID":"1","recipientAccountId":"012345678901",
        "resources":[{"ARN":"arn:r1","accountId":"1","type":"T1"},{"ARN":"arn:r2","type":"T2"}]}"#,
    r#"{"eventTime":"2024-03-02T10:00:00Z","eventName":"GetObject","eventSource":"s3.amazonaws.com","awsRegion":"us-east-1",
        "userIdentity":{"type":"IAMUser","arn":"arn:b"},"requestParameters":{"bucketName":"c"},"readOnly":true,"eventID":"2",
        "resources":[{"ARN":"arn:r1","type":"T1"}]}"#,
    r#"{"eventTime":"2024-03-02T11:00:00Z","eventName":"RunInstances","eventSource":"ec2.amazonaws.com","awsRegion":"eu-west-1",
        "userIdentity":{"type":"AssumedRole","arn":"arn:a"},"errorCode":"AccessDenied","readOnly":false,"eventID":"3",
        "requestParameters":null}"#,
    r#"{"eventTime":"2024-03-03T11:00:00Z","eventName":"Decrypt","eventSource":"kms.amazonaws.com","awsRegion":"eu-west-1",
        "userIdentity":{"type":"AWSService","invokedBy":"x"},"readOnly":true,"eventID":"4","resources":[]}"#,
];

fn source() -> Arc<Memory> {
    Memory::of_records(&RECORDS)
}

/// The answer: cells separated by `|`, rows by a blank.
fn answer(sql: &str) -> String {
    let (_, rows) = ask(&source(), sql).unwrap_or_else(|fault| panic!("{sql}: {fault:?}"));
    rows.iter().map(|row| row.join("|")).collect::<Vec<_>>().join(" ")
}

fn fault(sql: &str) -> Fault {
    ask(&source(), sql).expect_err(sql)
}

#[test]
fn what_sql_has() {
    for (sql, expected) in [
        (
            "WITH e AS (SELECT * FROM logs WHERE eventsource = 's3.amazonaws.com') SELECT e.userIdentity.arn FROM e ORDER BY 1",
            "arn:a arn:b",
        ),
        ("SELECT eventid FROM logs WHERE eventid IN (SELECT max(eventid) FROM logs)", "4"),
        (
            "SELECT a.eventid, b.eventid FROM logs a JOIN logs b ON a.userIdentity.arn = b.userIdentity.arn AND a.eventid < b.eventid",
            "1|3",
        ),
        (
            "SELECT a.eventid, b.eventid FROM logs a LEFT JOIN logs b ON a.userIdentity.arn = b.userIdentity.arn AND a.eventid < b.eventid ORDER BY 1",
            "1|3 2|NULL 3|NULL 4|NULL",
        ),
        (
            "SELECT eventid FROM logs WHERE readonly = 'true' UNION ALL SELECT eventid FROM logs WHERE errorcode IS NOT NULL ORDER BY 1",
            "2 3 4",
        ),
        ("SELECT awsregion FROM logs EXCEPT SELECT awsregion FROM logs WHERE eventid = '1'", "eu-west-1"),
        (
            "SELECT eventid, row_number() OVER (PARTITION BY awsregion ORDER BY eventtime DESC) AS n FROM logs ORDER BY 1",
            "1|2 2|1 3|2 4|1",
        ),
        ("SELECT eventid, lag(eventid) OVER (ORDER BY eventtime) FROM logs ORDER BY 1", "1|NULL 2|1 3|2 4|3"),
        (
            "SELECT awsregion, eventsource, count(*) FROM logs GROUP BY GROUPING SETS ((awsregion), (eventsource), ()) ORDER BY 3 DESC, 1, 2",
            "NULL|NULL|4 eu-west-1|NULL|2 us-east-1|NULL|2 NULL|s3.amazonaws.com|2 NULL|ec2.amazonaws.com|1 NULL|kms.amazonaws.com|1",
        ),
        (
            "SELECT awsregion, count(*) FILTER (WHERE readonly = 'true') FROM logs GROUP BY awsregion HAVING count(*) > 1 ORDER BY awsregion",
            "eu-west-1|1 us-east-1|1",
        ),
        ("SELECT DISTINCT userIdentity.arn FROM logs ORDER BY userIdentity.arn NULLS FIRST", "NULL arn:a arn:b"),
        (
            "SELECT count(*) FROM logs l WHERE EXISTS (SELECT 1 FROM logs m WHERE m.userIdentity.arn = l.userIdentity.arn AND m.eventid <> l.eventid)",
            "2",
        ),
        ("SELECT x, y FROM (VALUES (1, 'a'), (2, 'b')) AS t(x, y) ORDER BY 1 DESC", "2|b 1|a"),
        ("WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3) SELECT n FROM r", "1 2 3"),
        (
            "SELECT CASE WHEN readonly = 'true' THEN 'r' ELSE 'w' END k, count(*) FROM logs GROUP BY 1 ORDER BY 1",
            "r|2 w|2",
        ),
        ("SELECT eventid FROM \"Default\".\"CloudTrail_Logs\" c WHERE c.\"eventName\" = 'Decrypt'", "4"),
        ("SELECT eventid FROM logs ORDER BY userIdentity.arn DESC NULLS LAST, eventid LIMIT 2", "2 1"),
        ("SELECT eventid FROM logs WHERE eventtime BETWEEN '2024-03-02' AND '2024-03-03' ORDER BY 1 OFFSET 1", "3"),
        ("SELECT useridentity.sessioncontext.attributes.mfaauthenticated FROM logs WHERE eventid = '1'", "true"),
        (
            "SELECT useridentity FROM logs WHERE eventid = '4'",
            "{type=AWSService, principalid=null, arn=null, accountid=null, invokedby=x, accesskeyid=null, username=null, onbehalfof={userid=null, identitystorearn=null}, sessioncontext={attributes={mfaauthenticated=null, creationdate=null}, sessionissuer={type=null, principalid=null, arn=null, accountid=null, username=null}, ec2roledelivery=null, webidfederationdata={federatedprovider=null, attributes=null}}, identityprovider=null, credentialid=null}",
        ),
        ("SELECT region, year, month, day, account FROM logs WHERE day = '01'", "us-east-1|2024|03|01|012345678901"),
        ("SELECT eventid FROM logs WHERE json_extract_scalar(requestParameters, '$.bucketName') = 'c'", "2"),
        (
            "SELECT date_trunc('day', from_iso8601_timestamp(eventtime)) AS d, count(*) FROM logs GROUP BY 1 ORDER BY 1",
            "2024-03-01 00:00:00.000|1 2024-03-02 00:00:00.000|2 2024-03-03 00:00:00.000|1",
        ),
    ] {
        assert_eq!(answer(sql), expected, "{sql}");
    }
}

#[test]
fn elements_become_rows() {
    for (sql, expected) in [
        (
            "SELECT eventid, r.arn FROM logs CROSS JOIN UNNEST(resources) AS t(r) ORDER BY 1, 2",
            "1|arn:r1 1|arn:r2 2|arn:r1",
        ),
        ("SELECT eventid, t.r.type FROM logs, UNNEST(resources) AS t(r) WHERE t.r.arn = 'arn:r2'", "1|T2"),
        (
            "SELECT l.eventid, resource.arn FROM logs l CROSS JOIN UNNEST(l.resources) AS resource ORDER BY 1, 2",
            "1|arn:r1 1|arn:r2 2|arn:r1",
        ),
        (
            "SELECT eventid, arn, t.type FROM logs CROSS JOIN UNNEST(resources) AS t(arn, accountid, type) ORDER BY 1, 2",
            "1|arn:r1|T1 1|arn:r2|T2 2|arn:r1|T1",
        ),
        (
            "SELECT eventid, n, r.arn FROM logs CROSS JOIN UNNEST(resources) WITH ORDINALITY AS t(r, n) ORDER BY 1, 2",
            "1|1|arn:r1 1|2|arn:r2 2|1|arn:r1",
        ),
        (
            "SELECT eventid, r.arn FROM logs LEFT JOIN UNNEST(resources) AS t(r) ON TRUE ORDER BY 1, 2",
            "1|arn:r1 1|arn:r2 2|arn:r1 3|NULL 4|NULL",
        ),
        (
            "SELECT k, v FROM eds CROSS JOIN UNNEST(requestparameters) AS t(k, v) WHERE eventid = '1' ORDER BY 1",
            "bucketName|b deep|{\"x\":[1]} n|1",
        ),
        (
            "SELECT r.arn, count(*) FROM logs CROSS JOIN UNNEST(resources) AS t(r) GROUP BY r.arn ORDER BY 2 DESC",
            "arn:r1|2 arn:r2|1",
        ),
        ("SELECT x FROM UNNEST(ARRAY[1, 2]) AS t(x)", "1 2"),
    ] {
        assert_eq!(answer(sql), expected, "{sql}");
    }
}

#[test]
fn lake_has_maps_times_and_truths() {
    for (sql, expected) in [
        (
            "SELECT element_at(requestParameters, 'bucketName') FROM $EDS_ID WHERE readonly = false AND eventid = '1'",
            "b",
        ),
        ("SELECT requestparameters['deep'] FROM eds WHERE eventid = '1'", "{\"x\":[1]}"),
        (
            "SELECT eventid FROM eds WHERE eventTime > '2024-03-02 00:00:00' AND eventtime < timestamp '2024-03-03 00:00:00' ORDER BY 1",
            "2 3",
        ),
        ("SELECT eventid FROM eds WHERE eventtime >= current_timestamp - interval '1' day ORDER BY 1", "3 4"),
        ("SELECT eventtime FROM eds WHERE eventid = '1'", "2024-03-01 10:00:00.000"),
        ("SELECT json_extract_scalar(eventjson, '$.userIdentity.arn') FROM eds WHERE eventid = '2'", "arn:b"),
        ("SELECT cardinality(map_keys(requestparameters)) FROM eds WHERE eventid = '1'", "3"),
        (
            "SELECT transform(filter(resources, r -> r.type = 'T2'), r -> r.arn) FROM eds WHERE eventid = '1'",
            "[arn:r2]",
        ),
        ("SELECT outcome, count(*) FROM traillight GROUP BY outcome ORDER BY 1", "failure|1 success|3"),
        ("SELECT actor FROM traillight WHERE eventid = '4'", "services"),
    ] {
        assert_eq!(answer(sql), expected, "{sql}");
    }
}

#[test]
fn names_are_those_of_the_query() {
    let headings = |sql: &str| ask(&source(), sql).unwrap().0;
    assert_eq!(
        headings("SELECT eventName, userIdentity.ARN, count(*), eventname AS \"My Name\" FROM logs GROUP BY 1, 2"),
        ["eventName", "ARN", "_col2", "My Name"]
    );
    assert_eq!(
        headings("SELECT userIdentity.arn, resources[1].arn, eventid, eventID FROM logs"),
        ["arn", "arn", "eventid", "eventid"]
    );
    let all = headings("SELECT * FROM logs");
    assert_eq!(all.len(), Catalogue::Athena.columns().len());
}

#[test]
fn only_what_is_asked_is_read() {
    let read = |sql: &str| {
        let source = source();
        ask(&source, sql).unwrap();
        source.jsons_read.load(Ordering::Relaxed)
    };
    assert_eq!(read("SELECT userIdentity.arn, count(*) FROM logs GROUP BY 1"), 0);
    assert_eq!(read("SELECT userIdentity.arn, min(eventtime), max(eventtime) FROM logs GROUP BY 1"), 0);
    assert_eq!(read("SELECT upper(userIdentity.arn), lower(userIdentity.type) FROM logs"), 0);
    assert_eq!(read("SELECT requestparameters FROM logs WHERE lower(eventname) = 'decrypt'"), 1);
    assert_eq!(
        read(
            "SELECT eventid FROM logs WHERE json_extract_scalar(requestparameters, '$.a') = 'x' AND awsregion LIKE 'us%'"
        ),
        2
    );
    assert_eq!(read("WITH e AS (SELECT * FROM logs) SELECT eventname FROM e"), 0);
}

#[test]
fn what_cannot_be_is_refused() {
    let clause = |text: &str| What::Clause(text.to_owned());
    let table = |text: &str| What::NoTable(text.to_owned());
    assert_eq!(fault("SELECT * FROM 's3://bucket/key'").what, table("'s3://bucket/key'"));
    assert_eq!(fault("SELECT * FROM read_csv('a')").what, table("read_csv"));
    assert_eq!(fault("SELECT * FROM information_schema.tables").what, table("information_schema.tables"));
    assert_eq!(fault("SELECT * FROM logs TABLESAMPLE BERNOULLI (10)").what, clause("TABLESAMPLE"));
    assert_eq!(fault("SELECT * INTO a FROM logs").what, clause("INTO"));
    let Fault { what: What::Refused(said), at } = fault("SELECT eventid,\n  eventnam FROM logs") else { panic!() };
    assert!(said.contains("eventnam"), "{said}");
    assert_eq!(at, Some(sql::Place { line: 2, column: 3 }));
}

#[test]
fn limits_stop_a_query() {
    let many: Vec<String> =
        (0..3000).map(|n| format!(r#"{{"eventTime":"2024-03-01T10:00:00Z","eventID":"{n}"}}"#)).collect();
    let source = Memory::of_records(&many.iter().map(String::as_str).collect::<Vec<_>>());
    let stopped = |sql: &str, limits: Limits| match ask_within(&source, sql, limits) {
        Err(Fault { what: What::Stopped(limit), .. }) => limit,
        other => panic!("{sql}: {other:?}"),
    };
    assert_eq!(stopped("SELECT eventid FROM logs", Limits { rows: 100, ..LIMITS }), Limit::Rows);
    let sorted = "SELECT a.eventid FROM logs a CROSS JOIN logs b ORDER BY 1";
    assert_eq!(stopped(sorted, Limits { memory: 1 << 20, ..LIMITS }), Limit::Memory);
    let short = Limits { time: std::time::Duration::from_millis(50), ..LIMITS };
    let all = "SELECT count(*) FROM logs a CROSS JOIN logs b CROSS JOIN logs c WHERE a.eventid < b.eventid AND b.eventid < c.eventid";
    assert_eq!(stopped(all, short), Limit::Time);
    let endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r";
    assert_eq!(stopped(endless, short), Limit::Time);
}
