//! Values that are AWS's own and stay, and words too common to be replaced inside others.

use crate::shapes::is_uuid;

/// Words that are no names, or that AWS writes in place of one.
const NO_NAMES: &[&str] = &[
    "-",
    "*",
    "anonymous",
    "anonymous_principal",
    "arn",
    "aws",
    "aws internal",
    "default",
    "false",
    "hidden_due_to_security_reasons",
    "none",
    "null",
    "root",
    "true",
    "undefined",
    "unknown",
];

/// Names of people, roles and things that are words, too. They are replaced where they stand alone, not within longer words.
const COMMON: &[&str] = &[
    "access",
    "account",
    "admin",
    "administrator",
    "agent",
    "alarm",
    "analytics",
    "application",
    "archive",
    "assets",
    "athena",
    "audit",
    "auditor",
    "automation",
    "backend",
    "backup",
    "backups",
    "billing",
    "bucket",
    "builder",
    "client",
    "cloud",
    "cloudformation",
    "cloudtrail",
    "cloudwatch",
    "cluster",
    "compute",
    "config",
    "configuration",
    "console",
    "content",
    "control",
    "customer",
    "dashboard",
    "database",
    "deploy",
    "deployer",
    "deployment",
    "developer",
    "developers",
    "devops",
    "documents",
    "dynamodb",
    "emergency",
    "engineer",
    "environment",
    "event",
    "events",
    "example",
    "export",
    "files",
    "finance",
    "firewall",
    "frontend",
    "function",
    "gateway",
    "global",
    "glue",
    "group",
    "groups",
    "guest",
    "health",
    "image",
    "images",
    "import",
    "index",
    "infrastructure",
    "instance",
    "internal",
    "jenkins",
    "lambda",
    "local",
    "logging",
    "login",
    "logs",
    "maintenance",
    "management",
    "manager",
    "master",
    "media",
    "member",
    "metrics",
    "migration",
    "monitor",
    "monitoring",
    "network",
    "nodes",
    "object",
    "operations",
    "operator",
    "organization",
    "owner",
    "password",
    "pipeline",
    "platform",
    "policy",
    "power",
    "primary",
    "private",
    "process",
    "prod",
    "production",
    "profile",
    "project",
    "public",
    "python",
    "query",
    "queue",
    "readonly",
    "records",
    "redshift",
    "region",
    "release",
    "replica",
    "report",
    "reports",
    "request",
    "research",
    "resource",
    "response",
    "restore",
    "runner",
    "sandbox",
    "scanner",
    "secret",
    "secrets",
    "security",
    "server",
    "service",
    "session",
    "shared",
    "source",
    "stack",
    "stage",
    "staging",
    "standard",
    "state",
    "static",
    "storage",
    "store",
    "support",
    "system",
    "table",
    "target",
    "temp",
    "template",
    "terraform",
    "testing",
    "token",
    "tools",
    "topic",
    "trail",
    "training",
    "transfer",
    "update",
    "upload",
    "uploads",
    "user",
    "username",
    "users",
    "value",
    "viewer",
    "vault",
    "worker",
    "workers",
    "website",
];

/// Names of members in which AWS's own words stand.
const FIELDS: &[&str] = &[
    "account",
    "accountid",
    "accesskeyid",
    "action",
    "arn",
    "attributes",
    "bucket",
    "bucketname",
    "condition",
    "description",
    "effect",
    "events",
    "filter",
    "filters",
    "group",
    "groupname",
    "id",
    "items",
    "key",
    "name",
    "names",
    "path",
    "policy",
    "policyname",
    "prefix",
    "principal",
    "resource",
    "resources",
    "role",
    "rolename",
    "source",
    "statement",
    "status",
    "tag",
    "tags",
    "target",
    "targets",
    "type",
    "user",
    "userid",
    "username",
    "value",
    "values",
    "version",
];

/// Names of members that every record has, in any service.
const OWN_FIELDS: &[&str] = &[
    "additionaleventdata",
    "apiversion",
    "attributes",
    "awsregion",
    "ciphersuite",
    "clientprovidedhostheader",
    "creationdate",
    "errorcode",
    "errormessage",
    "eventcategory",
    "eventid",
    "eventname",
    "eventsource",
    "eventtime",
    "eventtype",
    "eventversion",
    "invokedby",
    "managementevent",
    "mfaauthenticated",
    "principalid",
    "readonly",
    "recipientaccountid",
    "records",
    "requestid",
    "requestparameters",
    "responseelements",
    "serviceeventdetails",
    "sessioncontext",
    "sessionissuer",
    "sharedeventid",
    "sourceipaddress",
    "tlsdetails",
    "tlsversion",
    "useragent",
    "useridentity",
    "vpcendpointid",
    "webidfederationdata",
];

/// What the names of regions begin with.
const CONTINENTS: &[&str] = &["af", "ap", "ca", "cn", "eu", "eusc", "il", "me", "mx", "sa", "us"];

/// What they go on with.
const PLACES: &[&str] = &[
    "central",
    "de",
    "east",
    "gov",
    "iso",
    "isob",
    "isoe",
    "isof",
    "north",
    "northeast",
    "northwest",
    "south",
    "southeast",
    "southwest",
    "west",
];

/// Whether AWS chose it.
pub fn is_awss(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    NO_NAMES.contains(&lower.as_str())
        || is_region(&lower)
        || is_host(&lower)
        // What follows `_` may be chosen by a customer.
        || lower.starts_with("awsservicerolefor") && !lower.contains('_')
        || lower.starts_with("arn:aws:iam::aws:")
}

/// Whether it is a host of AWS.
pub fn is_host(lower: &str) -> bool {
    [".amazonaws.com", ".amazonaws.com.cn", ".amazon.com", ".aws.amazon.com"].iter().any(|end| lower.ends_with(end))
        && lower.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

/// Whether it is a service, such as `ec2.amazonaws.com`. Hosts with more in front may have the names of buckets in them.
pub fn is_service(lower: &str) -> bool {
    is_host(lower) && lower.strip_suffix(".amazonaws.com").is_some_and(|name| !name.contains('.'))
}

/// Whether what stands in a field of AWS's own words cannot be anything else.
pub fn is_fixed(text: &str) -> bool {
    is_uuid(text) || is_region(&text.to_ascii_lowercase()) || is_time(text)
}

/// Whether it is a time as AWS writes it: `2026-01-15T12:00:00.000Z`.
pub fn is_time(text: &str) -> bool {
    let has = |at: usize, byte: u8| text.as_bytes().get(at) == Some(&byte);
    let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or_default();
    has(4, b'-')
        && has(7, b'-')
        && (has(10, b'T') || has(10, b' '))
        && longest <= 9
        && text.bytes().all(|byte| byte.is_ascii_digit() || b"-:.TZ+ ".contains(&byte))
}

/// Whether it is a region or zone, such as `eu-west-1` or `us-gov-east-1a`.
pub fn is_region(lower: &str) -> bool {
    let mut parts: Vec<&str> = lower.split('-').collect();
    let number = parts.pop().unwrap_or_default().trim_end_matches(|end: char| end.is_ascii_lowercase());
    let Some((first, words)) = parts.split_first() else { return false };
    let is_number = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && CONTINENTS.contains(first) && !words.is_empty() && words.iter().all(|word| PLACES.contains(word))
}

/// Whether it is a common word.
pub fn is_common(lower: &str) -> bool {
    COMMON.contains(&lower)
}

/// Whether a member has this name because AWS calls it so.
pub fn is_field(lower: &str) -> bool {
    FIELDS.contains(&lower) || OWN_FIELDS.contains(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_fixed_holds_no_value() {
        for text in
            ["2026-01-15T12:00:00Z", "2026-01-15 12:00:00.123456", "eu-west-1", "d2f3a1b4-1111-4222-8333-444455556666"]
        {
            assert!(is_fixed(text), "{text}");
        }
        for text in ["2026-01-15T111122223333Z", "mei.amazonaws.com", "111122223333T", "2026-01-15T12:00 mei"] {
            assert!(!is_fixed(text), "{text}");
        }
        assert!(is_service("ec2.amazonaws.com") && !is_service("payments.s3.amazonaws.com"));
    }

    #[test]
    fn awss_own() {
        for text in [
            "eu-west-1",
            "us-gov-east-1",
            "us-east-1a",
            "ec2.amazonaws.com",
            "AWS Internal",
            "AWSServiceRoleForSupport",
            "root",
        ] {
            assert!(is_awss(text), "{text}");
        }
        for text in ["eu-west", "my-bucket-1", "ab-team-12", "alice", "amazonaws.com.evil.org", "a b.amazonaws.com", ""]
        {
            assert!(!is_awss(text), "{text}");
        }
    }
}
