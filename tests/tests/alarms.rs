//! Filters and alarms of an account, dropped along with a log or pasted, from their text to the states of the alarms.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use protocol::alarms::{DefinitionText, JudgeAlarms, Judged, Run, State, Subject, WhyNot};
use protocol::{FileKind, ListFiles, Micros};
use tests::session::Session;

/// As a course on CloudTrail would print them.
const COMMANDS: &str = r#"#!/bin/bash
# eventSource and eventName are named in patterns, too.
aws logs put-metric-filter \
  --log-group-name CloudTrail/logs \
  --filter-name UnauthorizedAPICalls \
  --filter-pattern '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }' \
  --metric-transformations metricName=UnauthorizedAPICalls,metricNamespace=CloudTrailMetrics,metricValue=1
aws cloudwatch put-metric-alarm \
  --alarm-name UnauthorizedAPICallsAlarm --metric-name UnauthorizedAPICalls --namespace CloudTrailMetrics \
  --statistic Sum --period 300 --threshold 5 --comparison-operator GreaterThanOrEqualToThreshold \
  --evaluation-periods 1 --treat-missing-data notBreaching
aws logs put-metric-filter --log-group-name CloudTrail/logs --filter-name SecurityGroupChanges \
  --filter-pattern '{ ($.eventSource = ec2.amazonaws.com) && ($.eventName = AuthorizeSecurityGroupIngress) }' \
  --metric-transformations metricName=SecurityGroupChanges,metricNamespace=CloudTrailMetrics,metricValue=1
aws cloudwatch put-metric-alarm --alarm-name Groups --metric-name SecurityGroupChanges --namespace CloudTrailMetrics \
  --statistic Sum --period 1 --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold --evaluation-periods 1
"#;

fn record(minute: u32, second: u32, id: u32, error: &str) -> String {
    format!(
        r#"{{"eventVersion":"1.08","eventTime":"2026-03-03T04:{minute:02}:{second:02}Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"us-east-1","eventID":"{id:08}-0000-4000-8000-000000000000","userIdentity":{{"type":"IAMUser"}}{error}}}"#
    )
}

/// One event a minute from 04:00 to 04:59, and seven denials from 04:31 to 04:34.
fn log() -> String {
    let calm = (0..60).map(|minute| record(minute, 0, minute, ""));
    let denied = (0..7).map(|n| record(31 + n / 2, 10 + n, 100 + n, r#","errorCode":"AccessDenied""#));
    format!("{{\"Records\":[{}]}}", calm.chain(denied).collect::<Vec<_>>().join(","))
}

fn turns(judged: &Judged) -> Vec<(Micros, State)> {
    match &judged.alarms[0].1 {
        Run::Told { turns, .. } => turns.clone(),
        Run::Refused(why) => panic!("{why:?}"),
    }
}

#[test]
fn dropped_commands_are_evaluated_over_the_log() {
    let mut session = Session::of([("log.json", log().as_bytes()), ("alarms.sh", COMMANDS.as_bytes())]);
    let files = session.request(ListFiles { first: 0, count: 9 }).unwrap();
    assert_eq!(files.items[0].kind, FileKind::AlarmDefinitions);
    let judged = session.request(JudgeAlarms { pasted: Vec::new() }).unwrap().unwrap();
    let counts: Vec<(&str, u64)> = judged.filters.iter().map(|it| (it.name.as_str(), it.found.count)).collect();
    assert_eq!(counts, [("UnauthorizedAPICalls", 7), ("SecurityGroupChanges", 0)]);
    let at = |text: &str| view::format::parse_time(text).unwrap();
    assert_eq!(judged.period, Some((at("2026-03-03T04:00:00Z"), at("2026-03-03T05:00:00Z"))));
    // The fifth denial is that of 04:33.
    let turns = turns(&judged);
    assert_eq!(turns[..2], [(at("2026-03-03T04:01:00Z"), State::Ok), (at("2026-03-03T04:34:00Z"), State::Alarm)]);
    let refused: Vec<_> = judged.refused.iter().map(|it| (it.subject, it.name.as_str(), &it.why)).collect();
    assert_eq!(refused, [(Subject::Alarm, "Groups", &WhyNot::Seconds(1))]);
}

#[test]
fn pasted_definitions_are_as_good_as_dropped_ones() {
    let mut dropped = Session::of([("log.json", log().as_bytes()), ("", COMMANDS.as_bytes())]);
    let mut session = Session::of([("log.json", log().as_bytes())]);
    assert_eq!(session.request(JudgeAlarms { pasted: Vec::new() }), Ok(Some(Judged::default())));
    assert_eq!(session.wires.asked, [], "nothing to read, nothing to load");
    let pasted = vec![DefinitionText { source: String::new(), text: COMMANDS.to_owned() }];
    let judged = session.request(JudgeAlarms { pasted }).unwrap();
    assert_eq!(judged, dropped.request(JudgeAlarms { pasted: Vec::new() }).unwrap());
}

#[test]
fn definitions_are_recognised_in_every_notation() {
    let template = "Resources:\n  A:\n    Type: AWS::CloudWatch::Alarm\n    Properties: {}\n";
    let terraform = "resource \"aws_cloudwatch_metric_alarm\" \"a\" {\n  alarm_name = \"a\"\n}\n";
    let powershell =
        "aws logs put-metric-filter `\r\n  --filter-name f --filter-pattern '{ $.eventName = x && $.eventSource = y }'";
    let json = [
        r#"{"metricFilters":[{"filterName":"f","filterPattern":"","metricTransformations":[]}]}"#,
        r#"{"MetricAlarms":[],"CompositeAlarms":[]}"#,
        r#"{"AWSTemplateFormatVersion":"2010-09-09","Resources":{"A":{"Type":"AWS::Logs::MetricFilter"}}}"#,
    ];
    for text in [template, terraform, powershell, COMMANDS].into_iter().chain(json) {
        let mut session = Session::of([("x", text.as_bytes())]);
        let files = session.request(ListFiles { first: 0, count: 9 }).unwrap();
        assert_eq!(files.items[0].kind, FileKind::AlarmDefinitions, "{text}");
    }
    // What only mentions them is not one.
    let agent = record(0, 0, 0, r#","userAgent":"aws-cli/2.0 command/logs.put-metric-filter --filter-name""#);
    let manual = "Use aws logs put-metric-filter to watch for this.";
    for (text, kind) in [(agent.as_str(), FileKind::Log), (manual, FileKind::NotCloudTrail)] {
        let mut session = Session::of([("x", text.as_bytes())]);
        assert_eq!(session.request(ListFiles { first: 0, count: 9 }).unwrap().items[0].kind, kind, "{text}");
    }
}
