//! Trails, buckets and log groups that the settings and events name, whichever comes first.

use std::collections::BTreeSet;

/// What is known of names.
#[derive(Default)]
pub struct Names {
    /// The trail and the bucket that commands are about.
    trail: Option<String>,
    bucket: Option<String>,
    /// Every bucket that trails deliver to.
    buckets: BTreeSet<String>,
    /// How the keys of logs begin, as far as trails say so.
    prefixes: BTreeSet<String>,
    /// Log groups that trails send events to.
    groups: BTreeSet<String>,
}

impl Names {
    /// Puts known names in place of `TRAIL` and `BUCKET`.
    pub fn put_into(&self, text: &str) -> String {
        let names =
            [("TRAIL", self.trail.as_ref()), ("BUCKET", self.bucket.as_ref()), ("LOG_GROUP", self.groups.first())];
        names.into_iter().fold(text.to_owned(), |text, (place, name)| match name {
            Some(name) if is_plain(name) => text.replace(place, name),
            Some(_) | None => text,
        })
    }

    pub fn learn_trail(&mut self, name: &str) {
        self.trail.get_or_insert_with(|| name.to_owned());
    }

    /// A bucket that a trail delivers to, with what keys begin with before `AWSLogs/`.
    pub fn learn_bucket(&mut self, name: &str, prefix: &str) {
        self.bucket.get_or_insert_with(|| name.to_owned());
        self.buckets.insert(name.to_owned());
        let prefix = prefix.trim_end_matches('/');
        self.prefixes.insert(if prefix.is_empty() { "AWSLogs/".to_owned() } else { format!("{prefix}/AWSLogs/") });
    }

    /// The log group in an ARN such as `arn:aws:logs:eu-west-1:111122223333:log-group:NAME:*`.
    pub fn learn_group(&mut self, arn: &str) {
        let name = arn.split_once(":log-group:").map_or(arn, |(_, rest)| rest.trim_end_matches(":*"));
        self.groups.insert(name.to_owned());
    }

    /// Whether a trail is known to deliver to this bucket.
    pub fn has_logs(&self, bucket: &str) -> bool {
        self.buckets.contains(bucket)
    }

    /// Whether a bucket may be one that trails deliver to.
    pub fn may_have_logs(&self, bucket: &str) -> bool {
        self.buckets.is_empty() || self.has_logs(bucket)
    }

    /// Whether keys of logs may begin like this.
    pub fn may_begin_logs(&self, prefix: &str) -> bool {
        let fits = |key: &str| key.starts_with(prefix) || prefix.starts_with(key);
        prefix.contains("AWSLogs") || fits("AWSLogs/") || self.prefixes.iter().any(|key| fits(key))
    }

    /// Whether a trail is known to send events to this log group.
    pub fn has_events(&self, group: &str) -> bool {
        self.groups.contains(group)
    }
}

/// Whether a name can stand in a command as it is. Names come from files.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.len() <= 255 && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.:/".contains(c))
}
