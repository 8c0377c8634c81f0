//! The name of what a call was about, for records whose `resources` has no ARN.
//!
//! It is taken from well-known members of `requestParameters` and, for what a call created, of `responseElements`.
//! Members are ranked, since a request may name several things: who is added to a group matters more than the group,
//! an instance more than its image. Of several with the same rank, the request's first one counts.

use std::borrow::Cow;

use crate::cells::named;
use crate::model::Cell;
use json::scan::Scanner;
use json::string;
use json::text::Text;

/// Objects and lists are searched this deep: `instancesSet`, `items`, an item.
const MOST_DEPTH: u32 = 4;

/// What a member says about the target.
enum Member {
    /// Its value is a name of this rank; the lowest rank wins.
    Name(u8),
    /// It contains members that may be.
    Holder,
    /// Nothing.
    Other,
}

/// The table of names, as AWS spells them in records.
fn meaning(name: &[u8]) -> Member {
    Member::Name(match name {
        // Things with a name of their own.
        b"instanceId"
        | b"instanceIds"
        | b"dBInstanceIdentifier"
        | b"dBClusterIdentifier"
        | b"globalClusterIdentifier"
        | b"clusterIdentifier"
        | b"cacheClusterId"
        | b"replicationGroupId"
        | b"bucketName"
        | b"tableName"
        | b"functionName"
        | b"userName"
        | b"roleName"
        | b"instanceProfileName"
        | b"keyId"
        | b"secretId"
        | b"groupId"
        | b"volumeId"
        | b"trailName"
        | b"eventDataStore"
        | b"topicArn"
        | b"queueUrl"
        | b"queueName"
        | b"logGroupName"
        | b"streamName"
        | b"deliveryStreamName"
        | b"alarmName"
        | b"alarmNames"
        | b"stackName"
        | b"repositoryName"
        | b"loadBalancerArn"
        | b"loadBalancerName"
        | b"listenerArn"
        | b"targetGroupArn"
        | b"autoScalingGroupName"
        | b"hostedZoneId"
        | b"distributionId"
        | b"restApiId"
        | b"stateMachineArn"
        | b"projectName"
        | b"pipelineName"
        | b"backupVaultName"
        | b"fileSystemId"
        | b"domainName"
        | b"certificateArn"
        | b"internetGatewayId"
        | b"natGatewayId"
        | b"routeTableId"
        | b"networkAclId"
        | b"vpcEndpointId"
        | b"vpcEndpointIds"
        | b"transitGatewayId"
        | b"networkInterfaceId"
        | b"allocationId"
        | b"subnetId"
        | b"launchTemplateId"
        | b"launchTemplateName"
        | b"flowLogIds"
        | b"configRuleName"
        | b"configurationRecorderName"
        | b"deliveryChannelName"
        | b"detectorId"
        | b"permissionSetArn"
        | b"virtualMFADeviceName"
        | b"certificateId"
        | b"workGroup"
        | b"jobName"
        | b"crawlerName"
        | b"modelId" => 0,
        // Things that are often named beside what a call is about.
        b"dBSnapshotIdentifier"
        | b"dBClusterSnapshotIdentifier"
        | b"snapshotId"
        | b"imageId"
        | b"vpcId"
        | b"groupName"
        | b"policyArn"
        | b"policyName"
        | b"policyId"
        | b"accessKeyId"
        | b"serialNumber"
        | b"keyName"
        | b"clusterName"
        | b"cluster"
        | b"service"
        | b"taskDefinition"
        | b"nodegroupName"
        | b"databaseName"
        | b"documentName"
        | b"rule"
        | b"ruleName"
        | b"launchConfigurationName"
        | b"dBParameterGroupName"
        | b"dBSubnetGroupName"
        | b"aliasName"
        | b"organizationId"
        | b"targetId"
        | b"handshakeId" => 1,
        // Names that say nothing about what is named.
        b"resourceArn" | b"resourceARN" | b"resourceId" | b"resourceName" | b"name" | b"arn" | b"roleArn"
        | b"trailARN" | b"id" => 2,
        b"instancesSet" | b"resourcesSet" | b"volumeSet" | b"items" | b"keyMetadata" | b"vpc" | b"subnet"
        | b"internetGateway" | b"routeTable" | b"networkAcl" | b"natGateway" | b"user" | b"role" | b"group" => {
            return Member::Holder;
        }
        _ => return Member::Other,
    })
}

/// The best name so far, with its rank.
type Best<'a> = Option<(u8, Cow<'a, str>)>;

/// The name of the target, given the offsets of the values of `requestParameters` and `responseElements`.
pub(crate) fn name<'a>(request: Option<usize>, response: Option<usize>, text: Text<'a>) -> Cell<'a> {
    let mut best: Best<'a> = None;
    for at in request.into_iter().chain(response) {
        let mut scanner = Scanner::new(text);
        scanner.jump(at);
        // Whoever wants these offsets has read the values, so they are without fault.
        let _ = look(&mut scanner, &mut best, MOST_DEPTH);
    }
    best.map_or(Cell::Absent, |(_, name)| Cell::Text(name))
}

fn look<'a>(scanner: &mut Scanner<'a>, best: &mut Best<'a>, depth: u32) -> Result<(), json::fault::Fault> {
    let Some(deeper) = depth.checked_sub(1) else { return scanner.skip() };
    match scanner.peek() {
        Some(b'{') => scanner.object(|scanner, quoted| match named(scanner, quoted, meaning) {
            Member::Name(rank) if best.as_ref().is_none_or(|(known, _)| rank < *known) => value(scanner, rank, best),
            Member::Holder => look(scanner, best, deeper),
            Member::Name(_) | Member::Other => scanner.skip(),
        }),
        Some(b'[') => scanner.array(|scanner| look(scanner, best, deeper)),
        _ => scanner.skip(),
    }
}

/// Text, or the first text of a list.
fn value<'a>(scanner: &mut Scanner<'a>, rank: u8, best: &mut Best<'a>) -> Result<(), json::fault::Fault> {
    match scanner.peek() {
        Some(b'"') => {
            let quoted = scanner.string()?;
            let name = string::decode(scanner.text(), quoted);
            let is_better = best.as_ref().is_none_or(|(known, _)| rank < *known);
            if is_better && !name.is_empty() {
                *best = Some((rank, name));
            }
            Ok(())
        }
        Some(b'[') => scanner.array(|scanner| match scanner.peek() {
            Some(b'"') => value(scanner, rank, best),
            _ => scanner.skip(),
        }),
        _ => scanner.skip(),
    }
}

#[cfg(test)]
mod tests {
    use protocol::Column;

    use crate::model::{Cell, Fields};

    fn target(members: &str) -> Option<String> {
        let json = format!(r#"{{"eventName":"X",{members}}}"#);
        match Fields::parse(&json).unwrap().cell(Column::Target) {
            Cell::Text(text) => Some(text.to_string()),
            _ => None,
        }
    }

    #[test]
    fn what_a_call_was_about() {
        for (members, expected) in [
            (r#""requestParameters":{"skipFinalSnapshot":true,"dBInstanceIdentifier":"orders-db"}"#, Some("orders-db")),
            (r#""requestParameters":{"groupName":"admins","userName":"eve"}"#, Some("eve")),
            (r#""requestParameters":{"policyArn":"arn:p","roleName":"Ops"}"#, Some("Ops")),
            (r#""requestParameters":{"name":"main"}"#, Some("main")),
            (
                r#""requestParameters":{"instancesSet":{"items":[{"instanceId":"i-1"},{"instanceId":"i-2"}]}}"#,
                Some("i-1"),
            ),
            (r#""requestParameters":{"instanceIds":["i-3","i-4"]}"#, Some("i-3")),
            (
                r#""requestParameters":{"instancesSet":{"items":[{"imageId":"ami-1"}]}},
                   "responseElements":{"instancesSet":{"items":[{"instanceId":"i-5"}]}}"#,
                Some("i-5"),
            ),
            (r#""requestParameters":{"groupName":"web"},"responseElements":{"groupId":"sg-1"}"#, Some("sg-1")),
            (r#""requestParameters":{},"responseElements":{"keyMetadata":{"keyId":"k-1","arn":"arn:k"}}"#, Some("k-1")),
            (r#""requestParameters":{"userName":"","name":7}"#, None),
            (r#""requestParameters":null,"responseElements":null"#, None),
            (r#""requestParameters":"bucketName","responseElements":[]"#, None),
            (r#""requestParameters":{"bucketName":"first"},"requestParameters":{"bucketName":"last"}"#, Some("last")),
            (r#""requestParameters":{"bucketName":"b"},"resources":[{"ARN":"arn:aws:s3:::b"}]"#, None),
            (r#""requestParameters":{"bucketName":"b"},"resources":[{"accountId":"1"}]"#, Some("b")),
            (r#""requestParameters":{"BucketName":"b"}"#, None),
            (r#""userIdentity":{"userName":"alice"}"#, None),
        ] {
            assert_eq!(target(members).as_deref(), expected, "{members}");
        }
    }

    #[test]
    fn depth_is_limited() {
        let nested = |levels: usize| {
            let (open, close) = (r#"{"items":"#.repeat(levels), "}".repeat(levels));
            target(&format!(r#""requestParameters":{open}{{"userName":"eve"}}{close}"#))
        };
        assert_eq!(nested(3).as_deref(), Some("eve"));
        assert_eq!(nested(4), None);
        assert_eq!(nested(400), None);
    }
}
