//! What the policy of a bucket lets happen. (Amazon S3 user guide: "Bucket policies", "The meaning of public"; AWS CloudTrail user
//! guide: "Amazon S3 bucket policy for CloudTrail".)

use std::collections::BTreeSet;

use protocol::setup::Item;

use super::names::Names;
use super::statement::{Condition, Statement};
use super::{Said, say};
use crate::given::Given;

/// Conditions on who asks. Values of others, such as `aws:SecureTransport`, anybody can have.
const WHO: [&str; 14] = [
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceIp",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
    "aws:SourceOwner",
    "aws:SourceVpc",
    "aws:SourceVpce",
    "aws:userid",
    "s3:DataAccessPointAccount",
];

/// Reads the output of `get-bucket-policy`, which is a text of JSON; a policy itself; or the request of `PutBucketPolicy`. Policies of
/// keys, of roles and of buckets without logs say nothing here.
pub fn read(answer: &Given, about: &str, names: &Names, said: &mut Vec<Said>) {
    let parsed = match answer.get(&["Policy", "bucketPolicy"]) {
        Some(Given::Text(text)) => serde_json::from_str::<serde_json::Value>(text).ok().map(Given::from),
        Some(given) => Some(given.clone()),
        None if answer.get(&["Version"]).is_some() => Some(answer.clone()),
        None => None,
    };
    let Some(statements) = parsed.as_ref().and_then(|policy| policy.get(&["Statement"])) else { return };
    let statements: Vec<Statement> = statements.items().iter().map(Statement::of).collect();
    let buckets: BTreeSet<&str> = statements.iter().flat_map(Statement::buckets).collect();
    let Some(bucket) = buckets.first().copied().filter(|_| buckets.len() == 1) else { return };
    if !names.may_have_logs(bucket) {
        return;
    }
    let about = if about.is_empty() { bucket } else { about };
    of_trail(&statements, about, said);
    tls(&statements, about, said);
    let open = statements.iter().find(|it| is_open(it));
    let setting = open.map_or_else(|| "Principal: *: –".to_owned(), |it| format!("Principal: *, Sid: {}", it.sid));
    say(said, Item::PolicyPrivate, open.is_none(), about, setting);
}

/// Whether CloudTrail may write there for this account's trails only.
fn of_trail(statements: &[Statement], about: &str, said: &mut Vec<Said>) {
    let mut of_trail = statements.iter().filter(|it| it.allows && it.names("cloudtrail.amazonaws.com")).peekable();
    if of_trail.peek().is_none() {
        return;
    }
    let unbound = of_trail.find(|it| !it.conditions.iter().any(binds_trail));
    let setting = match unbound {
        None => "Condition: aws:SourceArn".to_owned(),
        Some(statement) => format!("Sid: {} – aws:SourceArn", statement.sid),
    };
    say(said, Item::PolicySource, unbound.is_none(), about, setting);
}

/// Whether a condition holds for one account only.
fn binds_trail(condition: &Condition) -> bool {
    let is_account = |text: &str| text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
    // arn:aws:cloudtrail:REGION:ACCOUNT:trail/NAME
    let of_account = |arn: &str| arn.split(':').nth(4).is_some_and(is_account);
    condition.is_positive()
        && (condition.is_about("aws:SourceAccount") && condition.all(is_account)
            || condition.is_about("aws:SourceArn") && condition.all(of_account))
}

/// Whether whatever comes without TLS is refused: from everybody, for every call and object.
fn tls(statements: &[Statement], about: &str, said: &mut Vec<Said>) {
    let is_it = |condition: &Condition| {
        condition.is_about("aws:SecureTransport") && condition.is("Bool") && condition.all(|value| value == "false")
    };
    let lacking = |statement: &Statement| -> Vec<&str> {
        let is_alone = matches!(statement.conditions.as_slice(), [only] if is_it(only));
        let parts = [
            ("Principal: *", statement.is_for_all),
            ("Action: s3:*", statement.is_about_all_calls()),
            ("Resource: /*", statement.is_about_all_objects()),
            ("aws:SecureTransport: false", is_alone),
        ];
        parts.into_iter().filter(|(_, there)| !there).map(|(part, _)| part).collect()
    };
    let about_tls = |it: &&Statement| !it.allows && it.conditions.iter().any(|it| it.is_about("aws:SecureTransport"));
    let best = statements.iter().filter(about_tls).map(|it| (lacking(it), it)).min_by_key(|(lacking, _)| lacking.len());
    let (good, setting) = match best {
        None => (false, "aws:SecureTransport: –".to_owned()),
        Some((lacking, _)) if lacking.is_empty() => (true, "Deny, aws:SecureTransport: false".to_owned()),
        Some((lacking, statement)) => (false, format!("Sid: {} – {}", statement.sid, lacking.join(", "))),
    };
    say(said, Item::Tls, good, about, setting);
}

/// Whether a statement allows something to anybody.
fn is_open(statement: &Statement) -> bool {
    let is_wide = |value: &str| value.trim_matches(['*', ':', '/']).is_empty() || matches!(value, "0.0.0.0/0" | "::/0");
    let narrows = |condition: &Condition| {
        condition.is_positive() && WHO.iter().any(|key| condition.is_about(key)) && condition.all(|it| !is_wide(it))
    };
    statement.allows && statement.is_for_all && !statement.conditions.iter().any(narrows)
}
