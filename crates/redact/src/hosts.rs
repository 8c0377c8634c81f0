//! Hosts of AWS that have names in them: of buckets, databases, load balancers; and addresses.

use std::ops::Range;

use protocol::redact::RedactKind;

use crate::awsown;

/// What stands before the name of a service, and is AWS's own.
const PARTS: &[&str] = &[
    "api",
    "autoscaling",
    "aws",
    "console",
    "control",
    "data",
    "dkr",
    "docs",
    "dualstack",
    "ecr",
    "eks",
    "entry",
    "fips",
    "iot",
    "models",
    "oidc",
    "pinpoint",
    "portal",
    "query",
    "runtime",
    "s3",
    "s3-accesspoint",
    "s3-control",
    "s3-website",
    "session",
    "signin",
    "sso",
    "states",
    "streams",
    "sync",
    "tagging",
    "us-east-1",
    "www",
];

/// Calls `found` for each name in a host of AWS.
pub fn names<'t>(host: &'t str, found: &mut dyn FnMut(RedactKind, &'t str)) {
    let lower = host.to_ascii_lowercase();
    if !awsown::is_host(&lower) {
        return;
    }
    // What comes after is of the same length, whichever of the ends it is.
    let end = [".amazonaws.com.cn", ".amazonaws.com", ".amazon.com"].iter().find(|end| lower.ends_with(**end));
    let own = end.and_then(|end| host.get(..host.len() - end.len())).unwrap_or_default();
    let labels: Vec<&str> = own.split('.').collect();
    let region = labels.iter().position(|label| awsown::is_region(&label.to_ascii_lowercase()));
    let names = match region {
        // `db.c9akciq32abc.eu-west-1.rds`
        Some(at) if at + 1 < labels.len() => at,
        // `bucket.s3.eu-west-1`
        Some(at) => at.saturating_sub(1),
        // `bucket.s3`
        None => labels.len() - 1,
    };
    for label in labels.into_iter().take(names) {
        if !PARTS.contains(&label.to_ascii_lowercase().as_str()) && spelled_v4(label).is_none() {
            found(RedactKind::Resource, label);
        }
    }
}

/// Addresses as they stand in names of machines, without what comes before: `ec2-203-0-113-77`, `ip-10-20-30-40`.
pub fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let prefixes = ["ec2-", "ip-", "EC2-", "IP-"].into_iter();
    let starts = prefixes.flat_map(move |prefix| text.match_indices(prefix).map(move |(at, _)| at + prefix.len()));
    starts.filter_map(move |start| {
        let rest = text.get(start..)?;
        let length = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
        let run = rest.get(..length)?.trim_end_matches('-');
        canonical_v4(run).map(|_| start..start + run.len())
    })
}

fn spelled_v4(label: &str) -> Option<()> {
    addresses(label).next().map(|_| ())
}

/// An address of IPv4 with hyphens or leading zeros as it is usually written.
pub fn canonical_v4(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '.']).collect();
    let is_number = |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = parts.iter().map(|part| part.parse::<u8>().ok().filter(|_| is_number(part)));
    let numbers: Vec<String> = numbers.map(|number| number.map(|it| it.to_string())).collect::<Option<_>>()?;
    (numbers.len() == 4).then(|| numbers.join("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_services() {
        let cases = [
            ("titorelli-bucket.s3.eu-west-1.amazonaws.com", "titorelli-bucket"),
            ("pay.roll.s3.amazonaws.com", "pay roll"),
            ("pay-roll.s3.dualstack.eu-west-1.amazonaws.com", "pay-roll"),
            ("pay-roll.s3-website-eu-west-1.amazonaws.com", "pay-roll"),
            ("ledger-db.c9akciq32abc.eu-west-1.rds.amazonaws.com", "ledger-db c9akciq32abc"),
            ("my-lb-123.eu-west-1.elb.amazonaws.com", "my-lb-123"),
            ("a1b2c3.execute-api.cn-north-1.amazonaws.com.cn", "a1b2c3"),
            ("titorelli.signin.aws.amazon.com", "titorelli"),
            ("s3.eu-west-1.amazonaws.com", ""),
            ("api.ecr.eu-west-1.amazonaws.com", ""),
            ("streams.dynamodb.eu-west-1.amazonaws.com", ""),
            ("ec2.amazonaws.com", ""),
            ("eu-west-1.console.aws.amazon.com", ""),
            ("ec2-203-0-113-77.eu-west-1.compute.amazonaws.com", ""),
            ("pay-roll.s3.example.com", ""),
        ];
        for (host, expected) in cases {
            let mut all = Vec::new();
            names(host, &mut |_, name| all.push(name.to_owned()));
            assert_eq!(all.join(" "), expected, "{host}");
        }
    }

    #[test]
    fn addresses_in_names_of_machines() {
        let text = "curl ip-10-20-30-40 ec2-203-0-113-77.eu ip-1-2-3 ec2-user ip-300-1-1-1";
        let all: Vec<&str> = addresses(text).filter_map(|range| text.get(range)).collect();
        assert_eq!(all, ["203-0-113-77", "10-20-30-40"]);
        assert_eq!(canonical_v4("203.000.113.077").as_deref(), Some("203.0.113.77"));
        assert_eq!(canonical_v4("1.2.3"), None);
    }
}
