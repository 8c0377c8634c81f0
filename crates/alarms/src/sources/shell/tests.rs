#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;

fn commands(text: &str) -> Vec<Command> {
    super::commands(text, &Budget::new())
}

/// Options as text.
fn option(command: &Command, name: &str) -> String {
    match command.request.get(&[name]) {
        Some(Given::Text(text)) => text.clone(),
        other => format!("{other:?}"),
    }
}

const PATTERN: &str = r#"{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }"#;

#[test]
fn every_shell_quotes_in_its_own_way() {
    let texts = [
        // bash
        "aws logs put-metric-filter \\\n  --filter-name Denied \\\n  --filter-pattern '{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }'",
        r#"$ aws logs put-metric-filter --filter-name=Denied --filter-pattern "{ (\$.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }" && echo done"#,
        // PowerShell
        "aws logs put-metric-filter `\r\n  --filter-name Denied `\r\n  --filter-pattern '{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }'\r\n",
        // the command prompt
        "aws logs put-metric-filter ^\r\n  --filter-name Denied ^\r\n  --filter-pattern \"{ ($.errorCode = \\\"*UnauthorizedOperation\\\") || ($.errorCode = \\\"AccessDenied*\\\") }\"\r\n",
    ];
    for text in texts {
        let found = commands(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(option(&found[0], "FilterName"), "Denied", "{text}");
        assert_eq!(option(&found[0], "FilterPattern"), PATTERN, "{text}");
    }
}

#[test]
fn commands_are_found_among_other_things() {
    let text = "#!/bin/sh\n# aws logs put-metric-filter --filter-name old --filter-pattern x\nGROUP=\"trail logs\"\n\
        don't run put-metric-alarm by hand\n\
        aws logs put-metric-filter --log-group-name \"$GROUP\" --filter-name one --filter-pattern \"\" # every event\n\
        aws sns subscribe --topic-arn $TOPIC; aws cloudwatch put-metric-alarm --alarm-name two --threshold -1 --alarm-actions $TOPIC\n";
    let found = commands(text);
    assert_eq!(
        found.iter().map(|command| command.name).collect::<Vec<_>>(),
        [Name::PutMetricFilter, Name::PutMetricAlarm]
    );
    assert_eq!(option(&found[0], "LogGroupName"), "trail logs");
    assert_eq!(option(&found[0], "FilterPattern"), "");
    assert_eq!(option(&found[1], "Threshold"), "-1");
    assert_eq!(found[1].request.get(&["AlarmActions"]), Some(&Given::Elsewhere("$TOPIC".to_owned())));
}

#[test]
fn requests_may_be_json() {
    let found = commands(r#"aws cloudwatch put-metric-alarm --cli-input-json '{"AlarmName":"a","Period":300}'"#);
    assert_eq!(option(&found[0], "AlarmName"), "a");
    assert_eq!(option(&found[0], "Period"), "300");
    let found = commands("aws logs put-metric-filter --cli-input-json file://filter.json");
    assert_eq!(found[0].request.get(&["FilterPattern"]), Some(&Given::Elsewhere("file://filter.json".to_owned())));
}

#[test]
fn what_ends_in_the_middle_is_read_as_far_as_it_goes() {
    let text = "aws logs put-metric-filter --filter-name 'one' --filter-pattern '{ $.a = \"b";
    for (end, _) in text.char_indices() {
        commands(&text[..end]);
    }
    assert_eq!(option(&commands(text)[0], "FilterPattern"), "{ $.a = \"b");
}
