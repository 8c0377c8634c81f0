//! CloudTrail's own operations.

use crate::call::Call;
use crate::object;

/// The ARN of a trail.
pub fn trail_arn(account: &str, home: &str, trail: &str) -> String {
    format!("arn:aws:cloudtrail:{home}:{account}:trail/{trail}")
}

/// `cloudtrail:StopLogging`
pub fn stop_logging(trail_arn: &str) -> Call {
    Call::write("cloudtrail", "StopLogging").request(object! { "name": trail_arn })
}

/// `cloudtrail:StartLogging`
pub fn start_logging(trail_arn: &str) -> Call {
    Call::write("cloudtrail", "StartLogging").request(object! { "name": trail_arn })
}

/// `cloudtrail:UpdateTrail` that enables log file validation.
pub fn enable_validation(trail_arn: &str, bucket: &str) -> Call {
    let trail = trail_arn.rsplit('/').next().unwrap_or(trail_arn);
    Call::write("cloudtrail", "UpdateTrail")
        .request(object! { "name": trail, "enableLogFileValidation": true })
        .response(object! {
            "name": trail, "trailARN": trail_arn, "s3BucketName": bucket, "includeGlobalServiceEvents": true,
            "isMultiRegionTrail": true, "logFileValidationEnabled": true, "isOrganizationTrail": false,
        })
}

/// `cloudtrail:GetTrailStatus`
pub fn get_trail_status(trail_arn: &str) -> Call {
    Call::read("cloudtrail", "GetTrailStatus").request(object! { "name": trail_arn })
}

/// `cloudtrail:DescribeTrails`
pub fn describe_trails() -> Call {
    Call::read("cloudtrail", "DescribeTrails").request(object! { "includeShadowTrails": false })
}

/// `cloudtrail:LookupEvents`
pub fn lookup_events() -> Call {
    Call::read("cloudtrail", "LookupEvents").request(object! { "maxResults": 50 })
}
