//! KMS, Secrets Manager and Systems Manager parameters.

use crate::call::{Call, EventType};
use crate::object;

/// The ARN of a KMS key.
pub fn key_arn(account: &str, region: &str, id: &str) -> String {
    format!("arn:aws:kms:{region}:{account}:key/{id}")
}

/// `kms:Decrypt` for something that belongs to `of`, such as the ARN of a secret or a function.
pub fn decrypt(account: &str, key: &str, context: &'static str, of: &str) -> Call {
    let mut encryption_context = object! {};
    encryption_context.push(context, of);
    Call::read("kms", "Decrypt")
        .request(object! {
            "encryptionAlgorithm": "SYMMETRIC_DEFAULT", "keyId": key, "encryptionContext": encryption_context,
        })
        .resource("AWS::KMS::Key", key, Some(account))
}

/// `kms:GenerateDataKey`
pub fn generate_data_key(account: &str, key: &str, context: &'static str, of: &str) -> Call {
    let mut encryption_context = object! {};
    encryption_context.push(context, of);
    Call::read("kms", "GenerateDataKey")
        .request(object! { "keySpec": "AES_256", "encryptionContext": encryption_context, "keyId": key })
        .resource("AWS::KMS::Key", key, Some(account))
}

/// `kms:ListKeys`
pub fn list_keys() -> Call {
    Call::read("kms", "ListKeys")
}

/// `kms:ScheduleKeyDeletion` in 7 days.
pub fn schedule_key_deletion(account: &str, key: &str) -> Call {
    Call::write("kms", "ScheduleKeyDeletion")
        .request(object! { "keyId": key, "pendingWindowInDays": 7 })
        .response(object! { "keyId": key, "keyState": "PendingDeletion", "pendingWindowInDays": 7 })
        .resource("AWS::KMS::Key", key, Some(account))
}

/// KMS rotates a key on its own.
pub fn rotate_key(account: &str, key: &str) -> Call {
    let id = key.rsplit('/').next().unwrap_or(key);
    let call = Call::write("kms", "RotateKey").of_type(EventType::ServiceEvent);
    Call { service_details: Some(object! { "keyId": id, "rotationType": "AUTOMATIC" }), ..call }.resource(
        "AWS::KMS::Key",
        key,
        Some(account),
    )
}

/// `secretsmanager:GetSecretValue`
pub fn get_secret_value(account: &str, region: &str, secret: &str) -> Call {
    Call::read("secretsmanager", "GetSecretValue")
        .request(object! { "secretId": format!("arn:aws:secretsmanager:{region}:{account}:secret:{secret}") })
}

/// `secretsmanager:ListSecrets`
pub fn list_secrets() -> Call {
    Call::read("secretsmanager", "ListSecrets").request(object! { "maxResults": 100 })
}

/// `ssm:GetParameter`
pub fn get_parameter(name: &str) -> Call {
    Call::read("ssm", "GetParameter").request(object! { "name": name, "withDecryption": true })
}

/// `ssm:GetParametersByPath`
pub fn get_parameters_by_path(path: &str) -> Call {
    Call::read("ssm", "GetParametersByPath")
        .request(object! { "path": path, "recursive": true, "withDecryption": true })
}

/// `ssm:UpdateInstanceInformation`, the heartbeat of an instance's agent.
pub fn update_instance_information(instance: &str) -> Call {
    Call::write("ssm", "UpdateInstanceInformation").request(object! {
        "instanceId": instance, "agentVersion": "3.3.3050.0", "agentStatus": "Active", "platformType": "Linux",
        "platformName": "Amazon Linux", "platformVersion": "2023", "agentName": "amazon-ssm-agent",
    })
}

/// `ssm:StartSession`: a shell on an instance.
pub fn start_session(instance: &str, session: &str) -> Call {
    Call::write("ssm", "StartSession")
        .request(object! { "target": instance })
        .response(object! { "sessionId": session, "tokenValue": "HIDDEN_DUE_TO_SECURITY_REASONS" })
}
