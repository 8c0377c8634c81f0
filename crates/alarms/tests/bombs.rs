//! Short texts that would come to gigabytes, and alarms that would be evaluated for ever: refused by name, and the rest goes on.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::time::{Duration, Instant};

use alarms::read;
use protocol::alarms::{DefinitionText, Definitions, WhyNot};

/// Longer than anything should take, on a busy machine and without optimisation.
const LONG: Duration = Duration::from_secs(20);

const GOOD: &str = "aws logs put-metric-filter --filter-name Root --filter-pattern '{ $.userIdentity.type = \"Root\" }' \
                    --metric-transformations metricName=Root,metricNamespace=CloudTrail,metricValue=1";

/// What is read of a text, and of a sound one beside it.
fn beside(text: &str) -> Definitions {
    let started = Instant::now();
    let given = |source: &str, text: &str| DefinitionText { source: source.to_owned(), text: text.to_owned() };
    let read = read(&[given("bomb", text), given("good", GOOD)]);
    assert!(started.elapsed() < LONG, "{:?}", started.elapsed());
    assert_eq!(read.filters.iter().filter(|it| it.name == "Root").count(), 1, "the rest goes on");
    read
}

fn unfolds(text: &str) {
    let read = beside(text);
    let why: Vec<_> = read.refused.iter().map(|it| (it.source.as_str(), &it.why)).collect();
    assert_eq!(why, [("bomb", &WhyNot::Unfolds(16 << 20))]);
}

#[test]
fn references_of_templates_do_not_multiply() {
    let long = "x".repeat(1 << 20);
    let template = |name: &str| {
        format!(
            "Parameters:\n  P:\n    Type: String\n    Default: '{long}'\nResources:\n  F:\n    Type: AWS::Logs::MetricFilter\n    Properties:\n      FilterName: {name}\n      FilterPattern: ''\n"
        )
    };
    unfolds(&template(&format!("!Sub '{}'", "${P}".repeat(100_000))));
    unfolds(&template(&format!("!Join ['', [{}]]", vec!["!Ref P"; 20_000].join(", "))));
}

#[test]
fn references_of_terraform_do_not_multiply() {
    let mut text = String::from("locals {\n  l0 = \"xxxxxxxx\"\n");
    for n in 1..6 {
        text.push_str(&format!("  l{n} = \"{}\"\n", format!("${{local.l{}}}", n - 1).repeat(200)));
    }
    text.push_str("}\nresource \"aws_cloudwatch_log_metric_filter\" \"f\" {\n  name = local.l5\n  pattern = \"\"\n}\n");
    unfolds(&text);
}

#[test]
fn variables_of_scripts_do_not_multiply() {
    let long = "x".repeat(1 << 20);
    unfolds(&format!("A={long}\naws logs put-metric-filter --filter-name {}\n", "$A".repeat(50_000)));
}

#[test]
fn anchors_of_templates_do_not_multiply() {
    let mut text = String::from("a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (from, to) in [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "g"), ("g", "h"), ("h", "i")] {
        text.push_str(&format!("{to}: &{to} [{}]\n", vec![format!("*{from}"); 9].join(",")));
    }
    text.push_str("Resources:\n  F:\n    Type: AWS::Logs::MetricFilter\n    Properties:\n      FilterName: *i\n");
    let read = beside(&text);
    assert!(matches!(read.refused[0].why, WhyNot::Broken(_)), "{:?}", read.refused);
}

#[test]
fn functions_that_only_aws_can_evaluate_are_named() {
    let filter = |id: &str, pattern: &str| {
        format!(
            "  {id}:\n    Type: AWS::Logs::MetricFilter\n    Properties:\n      FilterName: {id}\n      FilterPattern: {pattern}\n      MetricTransformations:\n        - MetricName: {id}\n          MetricNamespace: N\n          MetricValue: '1'\n"
        )
    };
    let functions = [
        "!FindInMap [Patterns, !Ref AWS::Region, root]",
        "!If [IsProduction, a, b]",
        "!Select [0, [a, b]]",
        "!GetAtt Other.Pattern",
        "!ImportValue pattern",
        "Fn::Transform: {Name: M}",
    ];
    let nested = "!Sub ['{ $.eventName = \"${Name}\" }', {Name: !Join ['', [Create, User]]}]";
    let all: String = functions
        .iter()
        .chain([&nested])
        .enumerate()
        .map(|(at, function)| match function.starts_with('!') {
            true => filter(&format!("F{at}"), function),
            false => filter(&format!("F{at}"), &format!("\n        {function}")),
        })
        .collect();
    let read = beside(&format!("Resources:\n{all}"));
    assert_eq!(read.refused.len(), functions.len(), "{:?}", read.refused);
    let elsewhere = |why: &WhyNot| matches!(why, WhyNot::Elsewhere(setting, _) if setting == "FilterPattern");
    assert!(read.refused.iter().all(|refused| elsewhere(&refused.why)), "{:?}", read.refused);
    assert_eq!(read.filters.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["F6", "Root"]);
}

#[test]
fn heredocs_of_terraform_are_read_as_they_are_meant() {
    let filter = |label: &str, pattern: &str| {
        format!(
            "resource \"aws_cloudwatch_log_metric_filter\" \"{label}\" {{\n  name = \"{label}\"\n  pattern = {pattern}\n  metric_transformation {{\n    name = \"{label}\"\n    namespace = \"N\"\n    value = \"1\"\n  }}\n}}\n"
        )
    };
    let text = [
        filter("plain", "<<EOF\n{ ($.eventName = \"CreateUser\") }\nEOF"),
        filter("indented", "<<-EOF\n    { ($.eventName = \"CreateUser\") }\n    EOF"),
        filter(
            "several",
            "<<-EOF\n    { ($.eventName = \"CreateUser\") ||\n      ($.eventName = \"DeleteUser\") }\n    EOF",
        ),
        filter("filled", "<<-EOF\n    { ($.eventName = \"${var.name}\") }\n    EOF"),
        filter("unknown", "<<-EOF\n    { ($.eventName = \"${var.other}\") }\n    EOF"),
        filter("directive", "<<-EOF\n    %{ if true }{ ($.eventName = \"x\") }%{ endif }\n    EOF"),
    ]
    .concat();
    let read = beside(&format!("variable \"name\" {{\n  default = \"CreateUser\"\n}}\n{text}"));
    let patterns: Vec<_> = read.filters.iter().map(|it| (it.name.as_str(), it.pattern.as_str())).collect();
    let one = "{ ($.eventName = \"CreateUser\") }";
    assert_eq!(patterns[..2], [("plain", one), ("indented", one)]);
    assert_eq!(patterns[2].1, "{ ($.eventName = \"CreateUser\") ||\n  ($.eventName = \"DeleteUser\") }");
    assert_eq!(patterns[3], ("filled", one));
    let refused: Vec<&str> = read.refused.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(refused, ["unknown", "directive"]);
}
