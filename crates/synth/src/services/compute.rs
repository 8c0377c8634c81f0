//! EC2, RDS, Lambda, Auto Scaling and load balancing.

use crate::call::{Call, EventType};
use crate::json::Json;
use crate::object;

fn items(values: Vec<Json>) -> Json {
    object! { "items": values }
}

fn instances(ids: &[String]) -> Json {
    items(ids.iter().map(|id| object! { "instanceId": id }).collect())
}

/// `ec2:DescribeInstances` for all instances or those named.
pub fn describe_instances(ids: &[String]) -> Call {
    let set = if ids.is_empty() {
        object! {}
    } else {
        instances(ids)
    };
    Call::read("ec2", "DescribeInstances").request(object! { "instancesSet": set, "filterSet": object! {} })
}

/// Another `Describe…` operation of EC2; `set` is the name of its list of ids, which stays empty.
pub fn describe(name: &'static str, set: &'static str) -> Call {
    let mut request = object! {};
    request.push(set, object! {});
    request.push("filterSet", object! {});
    Call::read("ec2", name).request(request)
}

/// `ec2:RunInstances`, one instance.
pub fn run_instance(id: &str, instance_type: &str, image: &str) -> Call {
    let request = object! {
        "instancesSet": items(vec![object! { "imageId": image, "minCount": 1, "maxCount": 1 }]),
        "instanceType": instance_type, "monitoring": object! { "enabled": false },
        "disableApiTermination": false,
    };
    let started = object! {
        "instanceId": id, "imageId": image, "instanceType": instance_type,
        "instanceState": object! { "code": 0, "name": "pending" },
    };
    Call::write("ec2", "RunInstances").request(request).response(object! { "instancesSet": items(vec![started]) })
}

/// `ec2:StartInstances` or `StopInstances`.
pub fn start_or_stop(start: bool, ids: &[String]) -> Call {
    let (name, from, to) = if start {
        ("StartInstances", (80, "stopped"), (0, "pending"))
    } else {
        ("StopInstances", (16, "running"), (64, "stopping"))
    };
    Call::write("ec2", name).request(object! { "instancesSet": instances(ids) }).response(change(ids, from, to))
}

/// `ec2:TerminateInstances`.
pub fn terminate_instances(ids: &[String]) -> Call {
    Call::write("ec2", "TerminateInstances").request(object! { "instancesSet": instances(ids) }).response(change(
        ids,
        (16, "running"),
        (32, "shutting-down"),
    ))
}

fn change(ids: &[String], from: (i64, &str), to: (i64, &str)) -> Json {
    let state = |(code, name): (i64, &str)| object! { "code": code, "name": name };
    let changed = |id| object! { "instanceId": id, "currentState": state(to), "previousState": state(from) };
    object! { "instancesSet": items(ids.iter().map(changed).collect()) }
}

/// `ec2:AuthorizeSecurityGroupIngress` or `RevokeSecurityGroupIngress` for one TCP port and address range.
pub fn security_group_ingress(authorize: bool, group: &str, port: i64, range: &str, description: &str) -> Call {
    let name = if authorize { "AuthorizeSecurityGroupIngress" } else { "RevokeSecurityGroupIngress" };
    let ranges = items(vec![object! { "cidrIp": range, "description": description }]);
    let permission = object! {
        "ipProtocol": "tcp", "fromPort": port, "toPort": port, "groups": object! {}, "ipRanges": ranges,
        "ipv6Ranges": object! {}, "prefixListIds": object! {},
    };
    Call::write("ec2", name)
        .request(object! { "groupId": group, "ipPermissions": items(vec![permission]) })
        .response(object! { "_return": true })
}

/// `ec2:CreateTags`
pub fn create_tags(resource: &str, key: &str, value: &str) -> Call {
    Call::write("ec2", "CreateTags")
        .request(object! {
            "resourcesSet": items(vec![object! { "resourceId": resource }]),
            "tagSet": items(vec![object! { "key": key, "value": value }]),
        })
        .response(object! { "_return": true })
}

/// `ec2:CreateSnapshot`
pub fn create_snapshot(volume: &str, snapshot: &str) -> Call {
    Call::write("ec2", "CreateSnapshot")
        .request(object! { "volumeId": volume })
        .response(object! { "snapshotId": snapshot, "volumeId": volume, "status": "pending", "encrypted": true })
}

/// `rds:DescribeDBInstances`
pub fn describe_db_instances() -> Call {
    Call::read("rds", "DescribeDBInstances")
}

/// `rds:DeleteDBInstance` without a final snapshot.
pub fn delete_db_instance(name: &str) -> Call {
    Call::write("rds", "DeleteDBInstance")
        .request(object! {
            "dBInstanceIdentifier": name, "skipFinalSnapshot": true, "deleteAutomatedBackups": true,
        })
        .response(object! {
            "dBInstanceIdentifier": name, "dBInstanceStatus": "deleting", "engine": "postgres", "multiAZ": true,
            "deletionProtection": false,
        })
}

/// `rds:DeleteDBSnapshot`
pub fn delete_db_snapshot(name: &str) -> Call {
    Call::write("rds", "DeleteDBSnapshot")
        .request(object! { "dBSnapshotIdentifier": name })
        .response(object! { "dBSnapshotIdentifier": name, "status": "deleted", "snapshotType": "manual" })
}

/// `lambda:Invoke`, a data event.
pub fn invoke(account: &str, region: &str, function: &str) -> Call {
    let arn = format!("arn:aws:lambda:{region}:{account}:function:{function}");
    Call::read("lambda", "Invoke").data().request(object! { "functionName": &arn, "invocationType": "Event" }).resource(
        "AWS::Lambda::Function",
        arn,
        Some(account),
    )
}

/// `lambda:UpdateFunctionCode20150331v2`, the name under which CloudTrail records `UpdateFunctionCode`.
pub fn update_function_code(account: &str, region: &str, function: &str, version: i64) -> Call {
    let arn = format!("arn:aws:lambda:{region}:{account}:function:{function}");
    Call::write("lambda", "UpdateFunctionCode20150331v2")
        .request(object! { "functionName": function, "publish": true, "dryRun": false })
        .response(object! {
            "functionName": function, "functionArn": arn, "runtime": "python3.13", "version": version.to_string(),
            "handler": "app.handler", "timeout": 30, "memorySize": 256,
        })
}

/// `lambda:ListFunctions20150331`
pub fn list_functions() -> Call {
    Call::read("lambda", "ListFunctions20150331")
}

/// `autoscaling:DescribeAutoScalingGroups`
pub fn describe_auto_scaling_groups() -> Call {
    Call::read("autoscaling", "DescribeAutoScalingGroups")
}

/// `elasticloadbalancing:DescribeTargetHealth`
pub fn describe_target_health(account: &str, region: &str, group: &str) -> Call {
    let arn = format!("arn:aws:elasticloadbalancing:{region}:{account}:targetgroup/{group}/6d0ecf831eec9f09");
    Call::read("elasticloadbalancing", "DescribeTargetHealth")
        .request(object! { "targetGroupArn": arn })
        .api_version("2015-12-01")
}

/// EC2 reclaims a spot instance.
pub fn bid_evicted(instance: &str) -> Call {
    Call {
        service_details: Some(object! { "instanceIdSet": vec![Json::from(instance)] }),
        ..Call::write("ec2", "BidEvictedEvent").of_type(EventType::ServiceEvent)
    }
}
