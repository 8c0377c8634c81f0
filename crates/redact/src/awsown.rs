//! Values that are AWS's own and stay, and words too common to be replaced inside others.

/// Words that are no names, or that AWS writes in place of one.
const NO_NAMES: &[&str] = &[
    "-",
    "*",
    "anonymous",
    "anonymous_principal",
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
        || lower.starts_with("awsservicerole")
        || lower.starts_with("arn:aws:iam::aws:")
}

/// Whether it is a host of AWS.
pub fn is_host(lower: &str) -> bool {
    [".amazonaws.com", ".amazonaws.com.cn", ".amazon.com", ".aws.amazon.com"].iter().any(|end| lower.ends_with(end))
        && lower.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
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

/// Whether it is a usual name of a member.
pub fn is_field(lower: &str) -> bool {
    FIELDS.contains(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

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
