//! Fields and values of all records, and why a record satisfies a filter.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use protocol::{
    Chip, Direction, ExplainEvent, Explained, ExportFormat, Field, FieldPath, FieldTest, Filter, GetCells, Group,
    GroupKey, Question, Refusal, RowId, Sort, SortKey, Survey, SurveyFields, Test, Want,
};
use synth::small_tree;
use tests::session::{Session, question};
use words::{Language, Say};

fn session() -> Session {
    let tree = small_tree(3);
    Session::of(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())))
}

/// Repeats the question until nothing is left to count.
fn survey(session: &mut Session, text: &str, fields: &[&[&str]]) -> Survey {
    let fields: Vec<FieldPath> =
        fields.iter().map(|path| FieldPath(path.iter().map(|&name| name.to_owned()).collect())).collect();
    loop {
        let counted = session.request(SurveyFields { question: question(text), fields: fields.clone() }).unwrap();
        if counted.left == 0 {
            return counted.survey;
        }
    }
}

#[test]
fn every_listed_value_leads_to_as_many_events_as_it_says() {
    let mut session = session();
    let all = survey(&mut session, "", &[]);
    assert_eq!((all.events, all.left_out), (session.progress().events, 0));
    assert!(all.fields.len() > 30, "{}", all.fields.len());
    let mut checked = 0;
    for field in all.fields.iter().filter(|field| field.is_exact()) {
        let path: Vec<String> = field.path.iter().map(|name| format!("\"{name}\"")).collect();
        assert_eq!(session.count(&format!("{}:*", path.join("."))), field.events, "{path:?}");
        for (value, events) in field.values.iter().take(3).filter(|(value, _)| !value.contains(['"', '\\'])) {
            let query = format!("{}:\"{value}\"", path.join("."));
            assert!(session.count(&query) >= *events, "{query}");
            checked += 1;
        }
    }
    assert!(checked > 60, "{checked}");
}

#[test]
fn any_path_is_grouped_and_sorted_by() {
    let mut session = session();
    let path = |text: &str| text.split('.').collect::<FieldPath>();
    for text in
        ["requestParameters.bucketName", "resources.type", "userIdentity.sessionContext.attributes.creationDate"]
    {
        let by = vec![GroupKey::Path(path(text)), GroupKey::Path(path("eventName"))];
        let want = Want { groups: Some((by, u32::MAX)), ..Want::default() };
        let answer = session.ask(&Question { want, ..question("not region:nowhere") }).unwrap();
        let groups = answer.groups.unwrap();
        assert_eq!(groups.total, groups.largest.len() as u64);
        assert_eq!(groups.largest.iter().map(|group| group.events).sum::<u64>(), answer.matching);
        assert!(groups.total > 3, "{text}: {}", groups.total);
        for Group { values, events, errors, .. } in groups.largest.iter().take(20) {
            let one = |name: &str, value: &Option<String>| match value {
                Some(value) => value.split(Group::BETWEEN).map(|value| format!("{name}:\"{value}\" ")).collect(),
                None => format!("not {name}:* "),
            };
            let query = format!("{}{}", one(text, &values[0]), one("eventName", &values[1]));
            assert_eq!(session.count(&query), *events, "{query}");
            let failed = "(error:* or name:ConsoleLogin responseElements.ConsoleLogin:Failure)";
            assert_eq!(session.count(&format!("{query} {failed}")), *errors, "{query}");
        }
        for direction in [Direction::Ascending, Direction::Descending] {
            let sort = Sort::by(SortKey::Path(path(text)), direction);
            let want = Want { rows: Some((0, u32::MAX)), ..Want::default() };
            let rows = session.ask(&Question { sort, want, ..question("") }).unwrap().rows.unwrap().rows;
            let rows: Vec<RowId> = rows.iter().map(|row| row.id).collect();
            let mut values: Vec<Option<String>> = Vec::new();
            for rows in rows.chunks(500) {
                let asked = GetCells { rows: rows.to_vec(), paths: vec![path(text)] };
                let cells = session.request(asked).unwrap();
                let joined = |cells: &Vec<protocol::Cell>| {
                    let texts: Vec<&str> = cells[0].iter().map(|value| value.text.as_str()).collect();
                    (!texts.is_empty()).then(|| texts.join("\u{1f}"))
                };
                values.extend(cells.iter().map(joined));
            }
            let there: Vec<&String> = values.iter().map_while(Option::as_ref).collect();
            assert!(values.iter().skip(there.len()).all(Option::is_none), "{text}: rows without a value come last");
            assert!(
                there.is_sorted_by(|a, b| if direction == Direction::Ascending { a <= b } else { a >= b }),
                "{text}"
            );
        }
    }
}

#[test]
fn a_survey_follows_the_filter_and_the_files() {
    let mut session = session();
    let failed = session.count("errorCode:*");
    let some = survey(&mut session, "errorCode:*", &[&["ERRORCODE"], &["userIdentity", "type"]]);
    assert_eq!(some.events, failed);
    let paths: Vec<String> = some.fields.iter().map(|field| field.path.join(".")).collect();
    assert_eq!(paths, ["errorCode", "userIdentity", "userIdentity.type"]);
    assert_eq!(some.fields[0].values.iter().map(|(_, events)| events).sum::<u64>(), failed);
    // With a test that only raw records can answer.
    let word = survey(&mut session, "DescribeInstances", &[&["eventName"]]);
    assert_eq!(word.events, session.count("DescribeInstances"));
    session.drop([(
        "more.json",
        br#"{"Records":[{"eventVersion":"1.08","eventName":"New","eventTime":"2024-01-15T00:00:00Z","eventID":"1"}]}"#
            .as_slice(),
    )]);
    assert_eq!(survey(&mut session, "", &[]).events, session.progress().events);
}

#[test]
fn an_event_tells_which_clauses_it_satisfies_and_by_what() {
    let mut session = session();
    let want = Want { rows: Some((0, 1)), ..Want::default() };
    let row = session.ask(&Question { want, ..question("errorCode:*") }).unwrap().rows.unwrap().rows[0].clone();
    let record = session.record(row.id).json;
    let code = serde_json::from_str::<serde_json::Value>(&record).unwrap()["errorCode"].as_str().unwrap().to_owned();
    let text = format!("errorCode:{code} (awsRegion:nowhere or eventVersion:1.*) not user:nobody file:*.gz");
    let chip = |value: &str| Chip {
        filter: Filter::Field(FieldTest { field: Field::Path(["eventName"].into()), test: Test::Exists }),
        field: "eventName".into(),
        value: value.into(),
        negated: true,
        enabled: true,
        pinned: false,
    };
    let asked = Question { chips: vec![chip("*")], ..question(&text) };
    let Explained { clauses, more } = session.request(ExplainEvent { question: asked, row: row.id }).unwrap();
    assert_eq!(more, 0);
    let told: Vec<(String, bool, bool)> =
        clauses.iter().map(|clause| (clause.words.say(Language::En), clause.holds, clause.alternative)).collect();
    assert_eq!(told[0], (format!("errorCode is {code}"), true, false));
    assert_eq!(told[1], ("awsRegion is nowhere".to_owned(), false, true));
    assert!(told[2].1 && told[2].2 && told[3].1 && told[4].1, "{told:?}");
    assert_eq!(told.last().unwrap(), &("eventName is absent or null".to_owned(), false, false));
    assert_eq!(clauses[0].lit[0].text.as_deref(), Some(code.as_str()));
    assert!(clauses[1].lit.is_empty() && clauses[3].lit.is_empty());

    let nowhere = session.request(ExplainEvent { question: question("a:b"), row: RowId(u32::MAX) });
    assert_eq!(nowhere, Err(Refusal::NoSuchEvent));
    let bad = session.request(ExplainEvent { question: question("a:("), row: row.id });
    assert!(matches!(bad, Err(Refusal::BadQuery(_))));
}

#[test]
fn any_path_becomes_a_column_on_screen_and_in_the_export() {
    let mut session = session();
    let paths: Vec<Vec<String>> = ["errorcode", "userIdentity", "nothing", "responseElements"]
        .map(|path| path.split('.').map(str::to_owned).collect())
        .to_vec();
    let want = Want { rows: Some((0, 50)), ..Want::default() };
    let rows = session.ask(&Question { want, ..question("") }).unwrap().rows.unwrap().rows;
    let ids = rows.iter().map(|row| row.id).collect();
    let asked = paths.iter().cloned().map(FieldPath).collect();
    let cells = session.request(GetCells { rows: ids, paths: asked }).unwrap();
    assert_eq!(cells.len(), rows.len());
    let csv = String::from_utf8(session.export_with(ExportFormat::Csv, "", &paths)).unwrap();
    assert!(
        csv.lines().next().unwrap().ends_with(",proof,file,outcome,errorcode,userIdentity,nothing,responseElements")
    );
    assert_eq!(csv.lines().count() as u64, session.progress().events + 1);
    for ((row, cells), line) in rows.iter().zip(&cells).zip(csv.lines().skip(1)) {
        let record: serde_json::Value = serde_json::from_str(&session.record(row.id).json).unwrap();
        let code = record.get("errorCode").and_then(|code| code.as_str());
        assert_eq!(cells[0].first().map(|value| value.text.as_str()), code);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&cells[1][0].text).unwrap(), record["userIdentity"]);
        assert!(cells[1][0].object && cells[2].is_empty());
        assert!(line.contains(&row.event_id) && line.contains(&cells[1][0].text.replace('"', "\"\"")), "{line}");
    }
}

#[test]
fn an_answer_is_forgotten_when_something_changes() {
    let tree = small_tree(3);
    let mut session = Session::new(2);
    session.read(tree.files.iter().map(|file| (file.path.as_str(), file.bytes.as_slice())));
    let asked = Question { want: Want { totals: true, ..Want::default() }, ..question("") };
    let totals = |session: &mut Session| {
        let first = session.ask(&asked).unwrap();
        assert_eq!(session.ask(&asked).unwrap(), first);
        let totals = first.totals.unwrap();
        (totals.events, totals.proof.proved)
    };
    let (events, proved) = totals(&mut session);
    assert_eq!(proved, 0, "nothing is checked yet");
    session.check();
    assert_eq!(totals(&mut session), (events, events));
    session.drop([("more.json", br#"{"eventVersion":"1.11","eventSource":"x","eventName":"y"}"#.as_slice())]);
    assert_eq!(totals(&mut session), (events + 1, events));
}
