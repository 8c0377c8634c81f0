//! CloudWatch and its logs, Config, and the many calls that only read.

use crate::call::Call;
use crate::object;

/// `logs:CreateLogStream`
pub fn create_log_stream(group: &str, stream: &str) -> Call {
    Call::write("logs", "CreateLogStream")
        .request(object! { "logGroupName": group, "logStreamName": stream })
        .api_version("20140328")
}

/// `logs:DescribeLogGroups`
pub fn describe_log_groups() -> Call {
    Call::read("logs", "DescribeLogGroups").request(object! { "limit": 50 }).api_version("20140328")
}

/// `logs:StartQuery`
pub fn start_query(group: &str) -> Call {
    Call::read("logs", "StartQuery")
        .request(object! { "logGroupName": group, "queryString": "***", "limit": 1000 })
        .api_version("20140328")
}

/// `monitoring:DescribeAlarms`; CloudWatch's event source is `monitoring`.
pub fn describe_alarms() -> Call {
    Call::read("monitoring", "DescribeAlarms").request(object! { "maxRecords": 100 })
}

/// `monitoring:ListMetrics` for one namespace.
pub fn list_metrics(namespace: &str) -> Call {
    Call::read("monitoring", "ListMetrics").request(object! { "namespace": namespace })
}

/// `config:PutEvaluations` for a rule.
pub fn put_evaluations(rule: &str) -> Call {
    Call::write("config", "PutEvaluations")
        .request(object! { "resultToken": "HIDDEN_DUE_TO_SECURITY_REASONS", "testMode": false, "rule": rule })
        .response(object! { "failedEvaluations": Vec::new() })
}

/// A read-only call without parameters, not worth a function of its own.
pub fn look(service: &'static str, name: &'static str) -> Call {
    Call::read(service, name)
}

/// `cloudformation:DescribeStacks`
pub fn describe_stacks(stack: &str) -> Call {
    Call::read("cloudformation", "DescribeStacks").request(object! { "stackName": stack })
}

/// `cloudformation:CreateChangeSet`
pub fn create_change_set(account: &str, region: &str, stack: &str, change_set: &str) -> Call {
    let id = format!("arn:aws:cloudformation:{region}:{account}:changeSet/{change_set}");
    Call::write("cloudformation", "CreateChangeSet")
        .request(object! { "stackName": stack, "changeSetName": change_set, "changeSetType": "UPDATE" })
        .response(object! { "id": id })
}

/// `ecr:BatchGetImage`, as a container host pulls an image.
pub fn batch_get_image(account: &str, region: &str, repository: &str, tag: &str) -> Call {
    Call::read("ecr", "BatchGetImage")
        .request(object! {
            "registryId": account, "repositoryName": repository,
            "imageIds": vec![object! { "imageTag": tag }],
        })
        .resource(
            "AWS::ECR::Repository",
            format!("arn:aws:ecr:{region}:{account}:repository/{repository}"),
            Some(account),
        )
}
