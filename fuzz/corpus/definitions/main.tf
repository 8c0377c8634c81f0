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
