//! Tables of events: the console's Event history, and results of queries in CloudTrail Lake and Athena.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use cloudtrail::Fields;
use protocol::what::{Contents, EventNotation, FileNote, What};
use protocol::{Column, FileKind, IssueKind, Severity};
use serde_json::{Value, json};
use support::{event, quoted, read_one};

#[test]
fn the_consoles_table_is_read() {
    let text = "User name,AWS access key,Event time,Event source,Event name,AWS region,Source IP address,User agent,Error code,Resources,Request ID,Event ID,Read-only,Event type,Recipient Account Id,Event category\n\
        alice,AKIAEXAMPLE,2024-01-15T12:00:00Z,ec2.amazonaws.com,RunInstances,eu-west-1,192.0.2.1,\"Mozilla, \"\"x\"\"\",,\"[{\"\"resourceType\"\":\"\"AWS::EC2::Instance\"\",\"\"resourceName\"\":\"\"i-1\"\"}]\",r,e,false,AwsApiCall,111122223333,Management\n\
        ,,,,,,,,,,,,,,,\n\
        bob,,2024-01-15T12:00:01Z,s3.amazonaws.com,,,,,,[],,,true,,,\n";
    let read = read_one(format!("\u{feff}{text}"));
    assert_eq!((read.kind, read.names(), read.rejected()), (FileKind::Log, vec!["RunInstances"], 1));
    let fields = Fields::parse(&read.records[0].raw).unwrap();
    assert_eq!(fields.cell(Column::User).text(), "alice");
    assert_eq!(fields.cell(Column::UserAgent).text(), "Mozilla, \"x\"");
    assert_eq!(*fields.cell(Column::ReadOnly), cloudtrail::Cell::Bool(false));
    assert_eq!((fields.resources, fields.time.is_some()), (1, true));
    let semicolons =
        read_one("Event ID;Event time;User name;Event name\r\ne;2020-06-08, 11:18:31 AM;carol;DeleteTrail\r\n");
    assert_eq!((semicolons.names(), semicolons.records[0].time.is_some()), (vec!["DeleteTrail"], true));
    assert_eq!(semicolons.findings[0].severity, Severity::Warning);
}

/// The only record of a text, as JSON.
fn only_record(text: &str) -> Value {
    let read = read_one(text);
    assert_eq!((read.kind, read.told(), read.records.len()), (FileKind::Log, vec![], 1), "{text}");
    serde_json::from_slice(&read.records[0].raw).unwrap()
}

#[test]
fn results_of_a_query_are_read_from_csv() {
    let identity = "\"{type=AssumedRole, principalid=AROA:bob, arn=null, sessioncontext={attributes={mfaauthenticated=false}, sessionissuer={username=admin}}}\"";
    let record = only_record(&format!(
        "eventversion,useridentity,eventtime,eventsource,eventname,awsregion,requestparameters,readonly,resources,annotation\n\
         1.08,{identity},2024-01-15 12:00:00.000,s3.amazonaws.com,GetObject,eu-west-1,\"{{bucketName=b, userName=u}}\",true,[],x\n"
    ));
    let expected = json!({
        "eventVersion": "1.08",
        "userIdentity": {
            "type": "AssumedRole",
            "principalId": "AROA:bob",
            "arn": null,
            "sessionContext": {"attributes": {"mfaAuthenticated": "false"}, "sessionIssuer": {"userName": "admin"}},
        },
        "eventTime": "2024-01-15 12:00:00.000",
        "eventSource": "s3.amazonaws.com",
        "eventName": "GetObject",
        "awsRegion": "eu-west-1",
        "requestParameters": {"bucketName": "b", "userName": "u"},
        "readOnly": true,
        "resources": [],
        "annotation": "x",
    });
    assert_eq!(record, expected);
}

#[test]
fn selected_parts_of_an_identity_come_together() {
    let record = only_record(
        "eventID,eventName,eventTime,useridentity.arn,accesskeyid\ne-1,GetObject,2024-01-15T12:00:00Z,arn:x,AKIA\n",
    );
    assert_eq!(record["userIdentity"], json!({"arn": "arn:x", "accessKeyId": "AKIA"}));
}

#[test]
fn a_column_of_whole_events_is_taken_as_it_is() {
    let whole = event("A");
    let read = read_one(format!("eventid,eventjson\nA,\"{}\"\n", whole.replace('"', "\"\"")));
    assert_eq!((read.names(), read.told()), (vec!["A"], vec![]));
    assert_eq!(read.records[0].raw, whole.as_bytes());
}

#[test]
fn answers_of_get_query_results_are_read() {
    let row = |name: &str| {
        let identity = quoted(r#"{"type":"Root"}"#);
        format!(
            r#"[{{"eventID":"e-{name}"}},{{"eventName":"{name}"}},{{"eventTime":"2024-01-15 12:00:00"}},{{"userIdentity":{identity}}},{{"errorCode":null}}]"#
        )
    };
    let page = |rows: &str| format!(r#"{{"QueryStatus":"FINISHED","QueryResultRows":[{rows}],"NextToken":"t"}}"#);
    let read = read_one(format!("{}\n{}", page(&format!("{},{}", row("A"), row("B"))), page(&row("C"))));
    assert_eq!((read.names(), read.told(), read.contents), (vec!["A", "B", "C"], vec![], Contents::LakeResults));
    let record: Value = serde_json::from_slice(&read.records[0].raw).unwrap();
    let expected = json!({
        "eventID": "e-A",
        "eventName": "A",
        "eventTime": "2024-01-15 12:00:00",
        "userIdentity": {"type": "Root"},
    });
    assert_eq!(record, expected);
    assert!(read.records[0].time.is_some());
    let whole = read_one(page(&format!(r#"[{{"eventJson":{}}}]"#, quoted(&event("A")))));
    assert_eq!((whole.names(), &whole.records[0].raw[..]), (vec!["A"], event("A").as_bytes()));
}

#[test]
fn rows_in_json_are_read_wherever_their_headings_stand() {
    let names = ["eventtime", "eventname", "eventsource", "awsregion", "sourceipaddress"];
    let row =
        |name: &str| ["2026-02-03T09:20:00Z", name, "iam.amazonaws.com", "eu-west-1", "203.0.113.9"].map(str::to_owned);
    let (head, a, b) = (json!(names), row("A"), row("B"));
    let cells =
        |row: &[String; 5], name: &str| json!(row.iter().map(|value| json!({ name: value })).collect::<Vec<_>>());
    let named = |row: &[String; 5]| {
        json!(names.iter().zip(row).map(|(name, value)| json!({"field": name, "value": value})).collect::<Vec<_>>())
    };
    let columns = json!(names.map(|name| json!({"name": name, "type": "varchar"})));
    let heads = names.map(str::to_owned);
    for answer in [
        json!({"columns": head, "index": [0, 1], "data": [a, b]}),
        json!({"tables": [{"name": "PrimaryResult", "columns": columns, "rows": [a, b]}]}),
        json!({"rows": [a, b], "schema": {"fields": columns}}),
        json!({"schema": {"fields": columns}, "rows": [{"f": cells(&a, "v")}, {"f": cells(&b, "v")}]}),
        json!({"ColumnMetadata": columns, "Records": [cells(&a, "stringValue"), cells(&b, "stringValue")]}),
        json!({"ResultSet": {"ResultSetMetadata": {"ColumnInfo": []}, "Rows": [
            {"Data": cells(&heads, "VarCharValue")}, {"Data": cells(&a, "VarCharValue")}, {"Data": cells(&b, "VarCharValue")},
        ]}}),
        json!({"results": [named(&a), named(&b)], "status": "Complete"}),
        json!({"range": "A1:E3", "values": [head, a, b]}),
        json!({"columns": head, "data": [head, a, b]}),
        json!([head, a, b]),
    ] {
        let read = read_one(answer.to_string());
        assert_eq!(
            (read.names(), read.told(), read.contents),
            (vec!["A", "B"], vec![], Contents::QueryResults),
            "{answer}"
        );
        let record: Value = serde_json::from_slice(&read.records[0].raw).unwrap();
        assert_eq!((&record["awsRegion"], &record["sourceIPAddress"]), (&json!("eu-west-1"), &json!("203.0.113.9")));
    }
    let broken = json!({"columns": head, "data": [a, ["2026-02-03T09:20:00Z", null, "iam.amazonaws.com"]]}).to_string();
    let read = read_one(&broken);
    assert_eq!((read.names(), read.rejected()), (vec!["A"], 1));
    let cut = read_one(&broken[..broken.len() - 20]);
    assert_eq!((cut.names(), cut.rejected()), (vec!["A"], 1));
}

#[test]
fn tables_of_something_else_are_left_alone() {
    for text in [
        "Event Type,Event Name,Request ID,User ID,Alert,Event ID,Event DateTime,Source IP\nAwsApiCall,ListObjects,r,u,a,e,2024-01-15T12:00:00Z,192.0.2.1\n",
        "Event name,Event time,Place\nConcert,20:00,Hall\n",
        "eventname,_col1\nGetObject,17\n",
        r#"{"QueryStatus":"FINISHED","QueryResultRows":[[{"eventName":"GetObject"},{"_col1":"17"}]]}"#,
        r#"{"columns":["eventName","count"],"data":[["GetObject",17]]}"#,
        r#"{"Table":{"Columns":[{"Name":"eventname","Type":"string"},{"Name":"eventtime","Type":"string"}]}}"#,
    ] {
        let read = read_one(text);
        assert_eq!(
            (read.kind, read.told(), read.rejected()),
            (FileKind::NotCloudTrail, vec![IssueKind::NotCloudTrail], 0),
            "{text}"
        );
    }
}

#[test]
fn records_in_cells_are_taken_as_they_are() {
    let whole = event("A");
    let doubled = whole.replace('"', "\"\"");
    let escaped = whole.replace('"', "\\\"");
    for text in [
        format!("_raw,_time\n\"{doubled}\",2026-02-03T09:05:00Z\n"),
        format!("\"@message\"\n\"{doubled}\"\n"),
        format!("\u{feff}timestamp;message\r\n1770109511000;\"{doubled}\"\r\n"),
        format!("sep=\t\nn\tevent\n1\t\"{doubled}\"\n"),
        format!("id,cloud_trail_event\n1,\"{escaped}\"\n"),
        format!(
            "EventName,EventTime,EventSource,Resources,CloudTrailEvent\nA,1/15/2024 1:00:00 PM,ec2.amazonaws.com,System.Collections.Generic.List`1[x],\"{doubled}\"\n"
        ),
    ] {
        let read = read_one(&text);
        assert_eq!((read.names(), read.told()), (vec!["A"], vec![]), "{text}");
        assert_eq!(read.records[0].raw, whole.as_bytes());
    }
    let contradicts = format!(
        "EventName,EventTime,EventID,EventSource,CloudTrailEvent\nB,2024-01-15T12:00:00Z,A,ec2.amazonaws.com,\"{doubled}\"\n"
    );
    assert_eq!(read_one(contradicts).names(), ["B", "A"]);
    let broken = format!(
        "_time,_raw\n1,\"{doubled}\"\n2,\"{}\"\n3,plain\n",
        doubled.replace("}}", "").replace("\"\"A\"\"", "\"\"A")
    );
    let read = read_one(broken);
    assert_eq!((read.names(), read.rejected()), (vec!["A"], 1), "{:?}", read.findings);
    assert!(read.told().contains(&IssueKind::NoEvents));
}

#[test]
fn a_table_without_headings_loses_no_row() {
    let record = |name: &str| event(name).replace("\"eventTime\"", "\"userAgent\":\"x (a; b; c; d)\",\"eventTime\"");
    let row = |name: &str| format!("1,\"{}\",x\r\n", record(name).replace('"', "\"\""));
    let read = read_one(row("A") + &row("B"));
    assert_eq!((read.names(), read.told()), (vec!["A", "B"], vec![]));
    assert_eq!(read.records[0].raw, record("A").as_bytes());
}

#[test]
fn a_drawn_table_is_read_without_what_draws_it() {
    let rows = [
        "eventName|eventSource|eventTime",
        "CreateUser|iam.amazonaws.com|2026-02-03T09:20:00Z",
        "DeleteUser|iam.amazonaws.com|2026-02-03T09:21:00Z",
    ];
    let psql = |row: &str| format!(" {} \n", row.replace('|', "    | "));
    let bars = |row: &str| format!("| {} |\n", row.replace('|', "  | "));
    let boxes = |row: &str| bars(row).replace('|', "│");
    let [head, first, second] = rows;
    for text in [
        psql(head) + "-----+------+------\n" + &psql(first) + &psql(second) + "(2 rows)\n\n",
        "+---+---+---+\n".to_owned()
            + &bars(head)
            + "+---+---+---+\n"
            + &bars(first)
            + &bars(second)
            + "+---+---+---+\n2 rows in set (0.00 sec)\n",
        bars(head) + "|:---|---|:-:|\n" + &bars(first) + &bars(second),
        format!("|{head}|\n|---|---|---|\n|{first}|\n|{second}|\n"),
        "┌───┬───┬───┐\n".to_owned()
            + &boxes(head)
            + &boxes("varchar|varchar|timestamp")
            + "├───┼───┼───┤\n"
            + &boxes(first)
            + &boxes(second)
            + "└───┴───┴───┘\n",
    ] {
        let read = read_one(&text);
        assert_eq!(
            (read.names(), read.told(), read.rejected()),
            (vec!["CreateUser", "DeleteUser"], vec![], 0),
            "{text}"
        );
        let at = usize::try_from(read.records[0].offset).unwrap();
        assert!(text[at..].lines().next().unwrap().contains("CreateUser"), "{text}");
    }
    let json = event("A");
    let line = "─".repeat(json.len());
    let read = read_one(format!("┌{line}┐\n│ {json} │\n├{line}┤\n│ {json} │\n└{line}┘\n"));
    assert_eq!((read.names(), read.rejected()), (vec!["A", "A"], 0));
}

#[test]
fn notations_that_could_alter_texts_are_refused_by_name() {
    let json = event("A");
    for (text, notation) in [
        (format!("Events:\n- CloudTrailEvent: '{json}'\n"), EventNotation::Yaml),
        (format!("- '{json}'\n"), EventNotation::Yaml),
        ("- eventName: A\n  eventSource: ec2.amazonaws.com\n".to_owned(), EventNotation::Yaml),
        ("[\n  {\n    eventName: 'A',\n    eventSource: 'x'\n  }\n]".to_owned(), EventNotation::JavaScript),
        (format!("\r\nEventName       : A\r\nCloudTrailEvent : {json}\r\n"), EventNotation::PowerShell),
        ("{'eventName': 'A', 'eventSource': <object>}".to_owned(), EventNotation::Python),
        ("{\"eventName\"=>\"A\", \"eventSource\"=>nil}".to_owned(), EventNotation::Ruby),
        ("map[eventName:A eventSource:ec2.amazonaws.com]\n".to_owned(), EventNotation::Go),
    ] {
        let read = read_one(&text);
        assert_eq!((read.kind, read.told()), (FileKind::Unreadable, vec![IssueKind::Unreadable]), "{text}");
        let found = (&read.findings[0].what, read.findings[0].severity);
        assert_eq!(found, (&What::File(FileNote::Notation(notation)), Severity::Error));
    }
    let pairs = [
        ("eventVersion", "1.10"),
        ("eventTime", "2026-02-03T09:20:00Z"),
        ("eventSource", "iam.amazonaws.com"),
        ("eventName", "CreateUser"),
        ("awsRegion", "eu-west-1"),
    ];
    let joined = |of: &dyn Fn(&str, &str) -> String| pairs.map(|(name, value)| of(name, value)).concat();
    for text in [
        format!("INFO:root:{{{}}}\n", joined(&|name, value| format!("'{name}': '{value}', "))),
        joined(&|name, value| format!("json.Records[0].{name} = \"{value}\";\n")),
        joined(&|name, value| format!("[[\"Records\",0,\"{name}\"],\"{value}\"]\n")),
        joined(&|name, value| format!("     1\t  \"{name}\": \"{value}\",\n")),
        joined(&|name, value| format!("{name}={value} ")),
        format!("<134>CEF:0|Amazon|CloudTrail|{}", joined(&|name, value| format!("{name}={value} "))),
        format!("<Record>{}</Record>", joined(&|name, value| format!("<{name}>{value}</{name}>"))),
        format!("<td>{{{}}}</td>", joined(&|name, value| format!("&quot;{name}&quot;:&quot;{value}&quot;,"))),
    ] {
        let read = read_one(&text);
        assert_eq!((read.kind, read.told()), (FileKind::Unreadable, vec![IssueKind::Unreadable]), "{text}");
        let is_markup = matches!(text.as_bytes(), [b'<', b'R' | b't', ..]);
        let notation = if is_markup { EventNotation::Markup } else { EventNotation::Unknown };
        let found = (&read.findings[0].what, read.findings[0].severity);
        assert_eq!(found, (&What::File(FileNote::Notation(notation)), Severity::Warning), "{text}");
    }
    for text in [
        "title: X\ndetection:\n  selection:\n    - eventSource=iam.amazonaws.com\n    - eventName=CreateUser\n",
        "SELECT eventName, eventSource FROM logs WHERE eventSource = 'iam.amazonaws.com' AND eventName = 'CreateUser' AND awsRegion = 'eu-west-1' AND eventTime > '2026-02-03T00:00:00Z';\n",
    ] {
        assert_ne!(read_one(text).contents, Contents::Notation(EventNotation::Unknown), "{text}");
    }
    let python = format!("['{}']", json);
    assert_eq!(read_one(python).names(), ["A"]);
}
