//! Recognises definitions of metric filters and alarms of CloudWatch: commands, Terraform, templates of CloudFormation.
//! The module for alarms reads them.

use memchr::memmem;

/// Whether a text that is not JSON defines some. A log may mention the commands, as `logs.put-metric-filter` in a user
/// agent, but not as they are typed.
pub fn is_in(text: &[u8]) -> bool {
    let has = |word: &str| memmem::find(text, word.as_bytes()).is_some();
    let typed = |command: &str, option: &str| {
        memmem::find_iter(text, command.as_bytes()).any(|at| {
            let before = text.get(..at).unwrap_or_default().trim_ascii_end();
            before.ends_with(b"logs") || before.ends_with(b"cloudwatch")
        }) && has(option)
    };
    if has("eventVersion") {
        return false;
    }
    typed("put-metric-filter", "--filter-name")
        || typed("put-metric-filter", "--cli-input-json")
        || typed("put-metric-alarm", "--alarm-name")
        || typed("put-metric-alarm", "--cli-input-json")
        || (has("resource") && TERRAFORM.iter().any(|kind| has(kind)))
        || (has("Resources") && in_template(text))
        || (has("metricFilters:") && has("filterPattern:"))
        || (has("MetricAlarms:") && has("AlarmName:"))
}

const TERRAFORM: [&str; 3] =
    ["\"aws_cloudwatch_log_metric_filter\"", "\"aws_cloudwatch_metric_alarm\"", "\"aws_cloudwatch_composite_alarm\""];

/// Whether the resources of a template of CloudFormation define some.
pub fn in_template(resources: &[u8]) -> bool {
    ["AWS::Logs::MetricFilter", "AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"]
        .iter()
        .any(|kind| memmem::find(resources, kind.as_bytes()).is_some())
}
