//! An event data store of CloudTrail Lake.
//!
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-supported-event-schemas.html>

use super::Shape;
use super::athena::{column, structure, user_identity};
use crate::source::Leaf;

pub(super) fn columns() -> Vec<(String, Shape)> {
    let boolean = |path: &'static str| (path.to_lowercase(), Shape::Boolean(Leaf::Text(vec![path])));
    let map = |path: &'static str| (path.to_lowercase(), Shape::map(path));
    let mut all = vec![column("eventVersion"), user_identity()];
    all.push(("eventtime".to_owned(), Shape::Time(Leaf::Text(vec!["eventTime"]))));
    all.extend(["eventSource", "eventName", "awsRegion", "sourceIPAddress", "userAgent"].map(column));
    all.extend(["errorCode", "errorMessage"].map(column));
    all.extend(["requestParameters", "responseElements", "additionalEventData"].map(map));
    all.extend(["requestID", "eventID"].map(column));
    all.push(boolean("readOnly"));
    let members = vec![("accountid", "accountId"), ("type", "type"), ("arn", "ARN"), ("arnprefix", "ARNPrefix")];
    all.push(("resources".to_owned(), Shape::List(Leaf::Json(vec!["resources"]), members)));
    all.extend(["eventType", "apiVersion"].map(column));
    all.push(boolean("managementEvent"));
    all.push(column("recipientAccountId"));
    all.extend(["sharedEventID", "vpcEndpointId", "vpcEndpointAccountId", "eventCategory"].map(column));
    all.extend(["serviceEventDetails", "addendum", "edgeDeviceDetails", "insightDetails"].map(map));
    all.push(structure(&["tlsDetails.tlsVersion", "tlsDetails.cipherSuite", "tlsDetails.clientProvidedHostHeader"]));
    all.push(column("sessionCredentialFromConsole"));
    all.push(("eventjson".to_owned(), Shape::json("")));
    all
}
