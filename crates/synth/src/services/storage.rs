//! S3 and DynamoDB.

use crate::call::Call;
use crate::json::Json;
use crate::object;

fn host(bucket: &str, region: &str) -> String {
    format!("{bucket}.s3.{region}.amazonaws.com")
}

fn transferred(sent: i64, received: i64) -> Json {
    object! {
        "SignatureVersion": "SigV4", "CipherSuite": "TLS_AES_128_GCM_SHA256", "bytesTransferredIn": sent,
        "SSEApplied": "SSE_S3", "AuthenticationMethod": "AuthHeader", "bytesTransferredOut": received,
    }
}

fn object_call(call: Call, owner: &str, region: &str, bucket: &str, key: &str) -> Call {
    let host = host(bucket, region);
    call.data()
        .request(object! { "bucketName": bucket, "Host": &host, "key": key })
        .resource("AWS::S3::Object", format!("arn:aws:s3:::{bucket}/{key}"), None)
        .resource("AWS::S3::Bucket", format!("arn:aws:s3:::{bucket}"), Some(owner))
        .host(host)
}

/// `s3:GetObject` of `bytes` bytes, a data event.
pub fn get_object(owner: &str, region: &str, bucket: &str, key: &str, bytes: i64) -> Call {
    object_call(Call::read("s3", "GetObject"), owner, region, bucket, key).additional(transferred(0, bytes))
}

/// `s3:HeadObject`, a data event.
pub fn head_object(owner: &str, region: &str, bucket: &str, key: &str) -> Call {
    object_call(Call::read("s3", "HeadObject"), owner, region, bucket, key).additional(transferred(0, 0))
}

/// `s3:PutObject` of `bytes` bytes, a data event.
pub fn put_object(owner: &str, region: &str, bucket: &str, key: &str, bytes: i64) -> Call {
    object_call(Call::write("s3", "PutObject"), owner, region, bucket, key)
        .response(object! { "x-amz-server-side-encryption": "AES256" })
        .additional(transferred(bytes, 0))
}

/// `s3:DeleteObjects`: one event for the request; the keys are in its body, which the trail does not record.
pub fn delete_objects(owner: &str, region: &str, bucket: &str, bytes: i64) -> Call {
    let host = host(bucket, region);
    Call::write("s3", "DeleteObjects")
        .data()
        .request(object! { "bucketName": bucket, "Host": &host, "delete": "" })
        .additional(transferred(bytes, 0))
        .resource("AWS::S3::Object", format!("arn:aws:s3:::{bucket}/*"), None)
        .resource("AWS::S3::Bucket", format!("arn:aws:s3:::{bucket}"), Some(owner))
        .host(host)
}

/// `s3:ListBuckets`
pub fn list_buckets(region: &str) -> Call {
    let host = format!("s3.{region}.amazonaws.com");
    Call::read("s3", "ListBuckets").request(object! { "Host": &host }).host(host)
}

/// A call that reads a setting of a bucket: `GetBucketAcl` with `acl`, `GetBucketPolicy` with `policy`, and so on.
pub fn get_bucket(name: &'static str, what: &'static str, owner: &str, region: &str, bucket: &str) -> Call {
    let host = host(bucket, region);
    let mut request = object! { "bucketName": bucket, "Host": &host };
    request.push(what, "");
    Call::read("s3", name)
        .request(request)
        .resource("AWS::S3::Bucket", format!("arn:aws:s3:::{bucket}"), Some(owner))
        .host(host)
}

/// `s3:PutBucketPolicy` that lets another account read.
pub fn put_bucket_policy(owner: &str, region: &str, bucket: &str, reader: &str) -> Call {
    let host = host(bucket, region);
    let statement = object! {
        "Effect": "Allow", "Principal": object! { "AWS": format!("arn:aws:iam::{reader}:root") },
        "Action": "s3:GetObject", "Resource": format!("arn:aws:s3:::{bucket}/*"),
    };
    Call::write("s3", "PutBucketPolicy")
        .request(object! {
            "bucketName": bucket, "Host": &host, "policy": "",
            "bucketPolicy": object! { "Version": "2012-10-17", "Statement": vec![statement] },
        })
        .resource("AWS::S3::Bucket", format!("arn:aws:s3:::{bucket}"), Some(owner))
        .host(host)
}

/// A data event of a DynamoDB table: `GetItem`, `Query`, `PutItem`, `UpdateItem`.
pub fn table_item(name: &'static str, account: &str, region: &str, table: &str, key: &str) -> Call {
    let call = match name {
        "GetItem" | "Query" | "Scan" => Call::read("dynamodb", name),
        _ => Call::write("dynamodb", name),
    };
    call.data()
        .request(object! { "tableName": table, "key": object! { "orderId": key }, "consistentRead": false })
        .resource("AWS::DynamoDB::Table", format!("arn:aws:dynamodb:{region}:{account}:table/{table}"), Some(account))
}

/// `dynamodb:DescribeTable`
pub fn describe_table(account: &str, region: &str, table: &str) -> Call {
    let arn = format!("arn:aws:dynamodb:{region}:{account}:table/{table}");
    Call::read("dynamodb", "DescribeTable")
        .request(object! { "tableName": table })
        .resource("AWS::DynamoDB::Table", arn, Some(account))
        .api_version("2012-08-10")
}

/// `dynamodb:DeleteTable`
pub fn delete_table(account: &str, region: &str, table: &str) -> Call {
    let arn = format!("arn:aws:dynamodb:{region}:{account}:table/{table}");
    Call::write("dynamodb", "DeleteTable")
        .request(object! { "tableName": table })
        .response(object! { "tableDescription": object! { "tableName": table, "tableStatus": "DELETING" } })
        .resource("AWS::DynamoDB::Table", arn, Some(account))
        .api_version("2012-08-10")
}
