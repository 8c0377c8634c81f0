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
