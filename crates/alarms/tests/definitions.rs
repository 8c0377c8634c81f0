//! Definitions as the documentation of AWS and Terraform, and people, write them.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use alarms::read;
use protocol::Notation;
use protocol::alarms::{
    Alarm, Comparison, DefinitionText, Definitions, Metric, MetricFilter, Missing, Refused, Statistic, Subject, WhyNot,
};

fn of(text: &str) -> Definitions {
    read(&[DefinitionText { source: "x".to_owned(), text: text.to_owned() }])
}

/// What every notation below says.
fn expect_denials(text: &str) {
    let read = of(text);
    assert_eq!(read.refused, [], "{text}");
    let [MetricFilter { name, pattern, filter, reports, .. }] = read.filters.as_slice() else {
        panic!("{read:?} of {text}");
    };
    let expected = r#"{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }"#;
    assert_eq!((name.as_str(), pattern.as_str()), ("UnauthorizedAPICalls", expected), "{text}");
    assert_eq!(*filter, query::read(expected, Some(Notation::CloudWatch)).unwrap().filter);
    let metric = Metric { namespace: "CloudTrailMetrics".to_owned(), name: "UnauthorizedAPICalls".to_owned() };
    assert_eq!((&reports[0].metric, reports[0].value, reports[0].otherwise), (&metric, 1.0, Some(0.0)), "{text}");
    let alarm = Alarm {
        name: "UnauthorizedAPICallsAlarm".to_owned(),
        source: "x".to_owned(),
        metric,
        statistic: Statistic::Sum,
        minutes: 5,
        periods: 3,
        datapoints: 2,
        comparison: Comparison::GreaterOrEqual,
        threshold: 5.0,
        missing: Missing::NotBreaching,
    };
    assert_eq!(read.alarms, [alarm], "{text}");
}

#[test]
fn commands() {
    let text = r#"
aws logs put-metric-filter \
  --log-group-name CloudTrail/DefaultLogGroup \
  --filter-name UnauthorizedAPICalls \
  --filter-pattern '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }' \
  --metric-transformations \
      metricName=UnauthorizedAPICalls,metricNamespace=CloudTrailMetrics,metricValue=1,defaultValue=0

aws cloudwatch put-metric-alarm \
  --alarm-name UnauthorizedAPICallsAlarm \
  --alarm-description "Too many" \
  --metric-name UnauthorizedAPICalls --namespace CloudTrailMetrics \
  --statistic Sum --period 300 --threshold 5 \
  --comparison-operator GreaterThanOrEqualToThreshold \
  --evaluation-periods 3 --datapoints-to-alarm 2 --treat-missing-data notBreaching \
  --alarm-actions arn:aws:sns:us-east-1:123456789012:Alerts
"#;
    expect_denials(text);
    expect_denials(&format!("# How we watch\n\nDon't forget:\n\n```bash\n{text}```\n\nThat's all.\n"));
    expect_denials(&text.replace(
        "metricName=UnauthorizedAPICalls,metricNamespace=CloudTrailMetrics,metricValue=1,defaultValue=0",
        r#"'[{"metricName":"UnauthorizedAPICalls","metricNamespace":"CloudTrailMetrics","metricValue":"1","defaultValue":0}]'"#,
    ));
    expect_denials(&text.replace(" \\\n", " `\r\n"));
}

#[test]
fn output_of_commands() {
    let filters = r#"{"metricFilters":[{"filterName":"UnauthorizedAPICalls","logGroupName":"g","creationTime":1,
        "filterPattern":"{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }",
        "metricTransformations":[{"metricName":"UnauthorizedAPICalls","metricNamespace":"CloudTrailMetrics",
        "metricValue":"1","defaultValue":0.0}]}]}"#;
    let alarms = r#"{"MetricAlarms":[{"AlarmName":"UnauthorizedAPICallsAlarm","Dimensions":[],"Metrics":[],"StateValue":"OK",
        "MetricName":"UnauthorizedAPICalls","Namespace":"CloudTrailMetrics","Statistic":"Sum","Period":300,
        "EvaluationPeriods":3,"DatapointsToAlarm":2,"Threshold":5.0,"TreatMissingData":"notBreaching",
        "ComparisonOperator":"GreaterThanOrEqualToThreshold"}],"CompositeAlarms":[]}"#;
    expect_denials(&format!("{filters}\n{alarms}"));
    expect_denials(&format!("[{filters},{alarms}]"));
    let texts = [("x", alarms), ("x", filters)];
    let texts = texts.map(|(source, text)| DefinitionText { source: source.to_owned(), text: text.to_owned() });
    assert_eq!(read(&texts).alarms.len(), 1, "an alarm may come before its filter");
}

#[test]
fn cloudformation_in_yaml_and_json() {
    let yaml = r#"
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Space: { Type: String, Default: CloudTrail }
  Group: { Type: String }
Resources:
  Denied:
    Type: AWS::Logs::MetricFilter
    Properties:
      FilterName: UnauthorizedAPICalls
      LogGroupName: !Ref Group
      FilterPattern: >-
        { ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }
      MetricTransformations:
        - MetricName: UnauthorizedAPICalls
          MetricNamespace: !Sub "${Space}Metrics"
          MetricValue: "1"
          DefaultValue: 0
  UnauthorizedAPICallsAlarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      AlarmActions: [!Ref Topic]
      Namespace: !Join ["", [!Ref Space, Metrics]]
      MetricName: !Ref Denied
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 3
      DatapointsToAlarm: 2
      Threshold: 5
      TreatMissingData: notBreaching
      ComparisonOperator: GreaterThanOrEqualToThreshold
"#;
    expect_denials(yaml);
    let json = r#"{"AWSTemplateFormatVersion":"2010-09-09","Parameters":{"Space":{"Type":"String","Default":"CloudTrail"}},"Resources":{
        "Denied":{"Type":"AWS::Logs::MetricFilter","Properties":{"FilterName":"UnauthorizedAPICalls","LogGroupName":{"Ref":"Group"},
        "FilterPattern":"{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }",
        "MetricTransformations":[{"MetricName":"UnauthorizedAPICalls","MetricNamespace":{"Fn::Sub":"${Space}Metrics"},"MetricValue":"1","DefaultValue":0}]}},
        "A":{"Type":"AWS::CloudWatch::Alarm","Properties":{"AlarmName":"UnauthorizedAPICallsAlarm","Namespace":{"Fn::Join":["",["CloudTrail","Metrics"]]},
        "MetricName":"UnauthorizedAPICalls","Statistic":"Sum","Period":"300","EvaluationPeriods":"3","DatapointsToAlarm":2,"Threshold":5,
        "TreatMissingData":"notBreaching","ComparisonOperator":"GreaterThanOrEqualToThreshold"}}}}"#;
    expect_denials(json);
}

#[test]
fn terraform() {
    let text = r#"
variable "namespace" {
  default = "CloudTrailMetrics"
}
locals {
  prefix = "Unauthorized"
}
resource "aws_cloudwatch_log_metric_filter" "denied" {
  name           = "${local.prefix}APICalls"
  log_group_name = aws_cloudwatch_log_group.trail.name
  pattern        = <<-PATTERN
    { ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }
  PATTERN
  metric_transformation {
    name          = "UnauthorizedAPICalls"
    namespace     = var.namespace
    value         = "1"
    default_value = 0
  }
}
resource "aws_cloudwatch_metric_alarm" "denied" {
  alarm_name          = "UnauthorizedAPICallsAlarm"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = 3
  datapoints_to_alarm = "2"
  metric_name         = aws_cloudwatch_log_metric_filter.denied.metric_transformation[0].name
  namespace           = aws_cloudwatch_log_metric_filter.denied.metric_transformation.0.namespace
  period              = 60 * 5
  statistic           = "Sum"
  threshold           = 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}
"#;
    expect_denials(&text.replace("60 * 5", "300"));
    expect_denials(&text.replace("60 * 5", "\"300\"").replace("metric_transformation[0].name", "id"));
    let read = of(text);
    let why = &read.refused[0].why;
    assert!(matches!(why, WhyNot::Elsewhere(setting, _) if setting == "Period"), "{why:?}");
}

#[test]
fn what_cannot_be_evaluated_is_refused_by_name() {
    let alarm = |changes: &str| {
        let text = format!(
            "aws logs put-metric-filter --filter-name f --filter-pattern '{{ $.a = b }}' --metric-transformations metricName=m,metricNamespace=n,metricValue=1\n\
             aws cloudwatch put-metric-alarm --alarm-name a {changes} --metric-name m --namespace n --statistic Sum --period 300 --threshold 5 \
             --comparison-operator GreaterThanThreshold --evaluation-periods 1"
        );
        let read = of(&text);
        let refused = read.refused.into_iter().map(|Refused { subject, name, why, .. }| {
            assert_eq!((subject, name.as_str()), (Subject::Alarm, "a"));
            why
        });
        refused.collect::<Vec<_>>()
    };
    assert_eq!(alarm(""), []);
    let bad = |setting: &str, value: &str| vec![WhyNot::BadValue(setting.to_owned(), value.to_owned())];
    assert_eq!(alarm("--period 1"), [WhyNot::Seconds(1)]);
    assert_eq!(alarm("--period 90"), [WhyNot::Seconds(90)]);
    assert_eq!(alarm("--evaluation-periods 289"), [WhyNot::TooLong(1445)]);
    assert_eq!(alarm("--period 3600 --evaluation-periods 168"), []);
    assert_eq!(alarm("--datapoints-to-alarm 2"), bad("DatapointsToAlarm", "2"));
    assert_eq!(alarm("--extended-statistic p99"), bad("ExtendedStatistic", "p99"));
    assert_eq!(alarm("--statistic sum"), bad("Statistic", "sum"));
    assert_eq!(alarm("--threshold many"), bad("Threshold", "many"));
    assert_eq!(alarm("--threshold $MANY"), [WhyNot::Elsewhere("Threshold".to_owned(), "$MANY".to_owned())]);
    assert_eq!(alarm("--dimensions Name=User,Value=root"), [WhyNot::Dimensions]);
    assert_eq!(alarm(r#"--metrics '[{"Id":"e","Expression":"m1*2"}]'"#), [WhyNot::Expression]);
    let other = Metric { namespace: "n".to_owned(), name: "other".to_owned() };
    assert_eq!(alarm("--metric-name other"), [WhyNot::NoFilter(other)]);

    let filter = |pattern: &str, value: &str| {
        let text = format!(
            "aws logs put-metric-filter --filter-name f --filter-pattern {pattern} --metric-transformations metricName=m,metricNamespace=n,{value}"
        );
        of(&text).refused.into_iter().map(|it| it.why).collect::<Vec<_>>()
    };
    assert_eq!(filter("'{ $.a = b }'", "metricValue=$.size"), [WhyNot::ReportsField("$.size".to_owned())]);
    assert_eq!(filter("'{ $.a = b }'", "metricValue=1,dimensions={User=$.user}"), [WhyNot::Dimensions]);
    assert_eq!(filter("'{ $.a = b }'", "unit=Count"), [WhyNot::Lacks("MetricValue".to_owned())]);
    assert!(
        matches!(filter("'{ $.a = }'", "metricValue=1").as_slice(), [WhyNot::BadPattern(error)] if error.offset > 0)
    );
    assert_eq!(filter("''", "metricValue=1"), []);
}

#[test]
fn broken_and_strange_texts_are_no_trouble() {
    assert_eq!(of("").refused, []);
    assert_eq!(of("Dear diary").refused[0].why, WhyNot::Nothing);
    assert!(matches!(of(r#"{"MetricAlarms":["#).refused[0].why, WhyNot::Broken(_)));
    assert!(matches!(of("Resources:\n  a: {Type: AWS::CloudWatch::Alarm").refused[0].why, WhyNot::Broken(_)));
    assert!(matches!(of("resource \"aws_cloudwatch_metric_alarm\" \"a\" {").refused[0].why, WhyNot::Broken(_)));
    let composite = of(r#"{"CompositeAlarms":[{"AlarmName":"both","AlarmRule":"ALARM(a) AND ALARM(b)"}]}"#);
    assert_eq!(composite.refused[0].why, WhyNot::Composite);
    // Anchors that multiply.
    let mut bomb = "a0: &a0 [AWS::CloudWatch::Alarm]\n".to_owned();
    for level in 1..40 {
        bomb += &format!(
            "a{level}: &a{level} [*a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}]\n",
            level - 1
        );
    }
    assert!(matches!(of(&bomb).refused[0].why, WhyNot::Broken(_)));
    let deep = format!("{}AlarmName{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(of(&deep).refused[0].why, WhyNot::Broken(_)));
    let deep = format!("# AlarmName\nx: {}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(of(&deep).refused[0].why, WhyNot::TooDeep(500));
    let many = "aws cloudwatch put-metric-alarm --alarm-name a\n".repeat(1500);
    assert_eq!((of(&many).refused.len(), of(&many).left_out), (1000, 500));
    let deep = format!(
        "resource \"aws_cloudwatch_metric_alarm\" \"a\" {{\n  period = {}1{}\n}}",
        "(".repeat(20_000),
        ")".repeat(20_000)
    );
    assert!(!of(&deep).refused.is_empty());
}

#[test]
fn what_is_defined_twice_counts_once() {
    let filter = |group: &str, name: &str, pattern: &str| {
        format!(
            "aws logs put-metric-filter --log-group-name {group} --filter-name {name} --filter-pattern '{pattern}' \
             --metric-transformations metricName=M,metricNamespace=N,metricValue=1\n"
        )
    };
    let alarm = |threshold: u32| {
        format!(
            "aws cloudwatch put-metric-alarm --alarm-name A --metric-name M --namespace N --statistic Sum --period 300 \
             --evaluation-periods 1 --threshold {threshold} --comparison-operator GreaterThanOrEqualToThreshold\n"
        )
    };
    let (one, other) = ("{ $.eventName = A }", "{ $.eventName = B }");
    let of = |parts: &[String]| {
        let read = of(&parts.concat());
        let patterns: Vec<String> = read.filters.iter().map(|it| it.pattern.clone()).collect();
        let why: Vec<WhyNot> = read.refused.into_iter().map(|it| it.why).collect();
        (patterns, read.alarms.iter().map(|it| it.threshold).collect::<Vec<_>>(), why)
    };
    let text = |pattern: &str| pattern.to_owned();
    // The last one of a name counts, as if the commands were run.
    let again = of(&[filter("g", "F", one), filter("g", "F", other), alarm(5), alarm(3)]);
    assert_eq!(again, (vec![text(other)], vec![3.0], vec![WhyNot::Replaced, WhyNot::Replaced]));
    // The same in another group sees the same events.
    let twins = of(&[filter("g", "F", one), filter("h", "F", one)]);
    assert_eq!(twins, (vec![text(one)], vec![], vec![WhyNot::SameAs("F".to_owned())]));
    // Two filters of a group may report to one metric, and CloudWatch adds them.
    let both = of(&[filter("g", "F", one), filter("g", "G", one), filter("h", "F", other)]);
    assert_eq!(both, (vec![text(one), text(one), text(other)], vec![], vec![]));
}

#[test]
fn what_may_not_be_there_is_not_evaluated() {
    let template = |more: &str| {
        format!(
            r#"{{"Resources":{{"F":{{"Type":"AWS::Logs::MetricFilter"{more},"Properties":{{"LogGroupName":"g","FilterPattern":"x",
            "MetricTransformations":[{{"MetricName":"M","MetricNamespace":"N","MetricValue":"1"}}]}}}}}}}}"#
        )
    };
    let terraform = |more: &str| {
        format!(
            "resource \"aws_cloudwatch_log_metric_filter\" \"f\" {{\n {more}\n name = \"F\"\n pattern = \"x\"\n \
             log_group_name = \"g\"\n metric_transformation {{\n name = \"M\"\n namespace = \"N\"\n value = \"1\"\n }}\n}}\n"
        )
    };
    let elsewhere = |name: &str, written: &str| WhyNot::Elsewhere(name.to_owned(), written.to_owned());
    for (text, expected) in [
        (template(""), None),
        (template(r#","Condition":"Never""#), Some(elsewhere("Condition", "Never"))),
        (terraform(""), None),
        (terraform("count = 1"), None),
        (terraform("count = 0"), Some(WhyNot::BadValue("count".to_owned(), "0".to_owned()))),
        (terraform("count = var.n"), Some(elsewhere("count", "var.n"))),
    ] {
        let read = of(&text);
        assert_eq!(read.refused.first().map(|it| it.why.clone()), expected, "{text}");
        assert_eq!(read.filters.len(), usize::from(expected.is_none()), "{text}");
    }
}

#[test]
fn variables_have_the_value_they_have_there_and_what_a_command_prints_is_unknown() {
    let put = |name: &str, pattern: &str| {
        format!(
            "aws logs put-metric-filter --log-group-name g --filter-name {name} --filter-pattern {pattern} \
             --metric-transformations metricName=M,metricNamespace=N,metricValue=1"
        )
    };
    let twice = format!(
        "NAME=First\nEV=DeleteTrail\n{0}\nNAME=Second\nEV=CreateUser\n{0}\nEV=$(date)\n{0}\n",
        put("$NAME", "\"{ \\$.eventName = $EV }\"")
    );
    let read = of(&twice);
    let filters: Vec<_> = read.filters.iter().map(|it| (it.name.as_str(), it.pattern.as_str())).collect();
    assert_eq!(filters, [("First", "{ $.eventName = DeleteTrail }"), ("Second", "{ $.eventName = CreateUser }")]);
    assert_eq!(read.refused.len(), 1);
    for pattern in ["\"$(cat a.json)\"", "$(cat a.json)", "\"`cat a.json`\"", "`cat a.json`"] {
        let read = of(&put("F", pattern));
        assert!(matches!(read.refused[0].why, WhyNot::Elsewhere(..)), "{pattern}: {read:?}");
    }
    let comment = format!("echo done # {}\n", put("F", "x"));
    assert_eq!(of(&comment).filters, []);
    let quoted = format!("echo 'a # b'; {}\n", put("F", "x"));
    assert_eq!(of(&quoted).filters.len(), 1);
}
