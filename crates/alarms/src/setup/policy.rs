//! What the policy of a bucket says: who may write, who may read, and whether only with TLS.
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html>

use protocol::setup::Item;

use super::Said;
use super::answers::{say, text};
use crate::given::{Given, letters};

/// Reads the output of `get-bucket-policy`, which is a text of JSON; a policy itself; or the request of `PutBucketPolicy`.
pub fn read(answer: &Given, about: &str, said: &mut Vec<Said>) {
    let parsed = match answer.get(&["Policy", "bucketPolicy"]) {
        Some(Given::Text(text)) => serde_json::from_str::<serde_json::Value>(text).ok().map(Given::from),
        Some(given) => Some(given.clone()),
        None if answer.get(&["Version"]).is_some() => Some(answer.clone()),
        None => None,
    };
    let Some(statements) = parsed.as_ref().and_then(|policy| policy.get(&["Statement"])) else { return };
    let statements: Vec<Statement> = statements.items().iter().map(Statement::of).collect();
    let of_trail: Vec<&Statement> =
        statements.iter().filter(|it| it.allows && it.is_for("cloudtrail.amazonaws.com")).collect();
    let unbound =
        of_trail.iter().find(|it| !it.has_condition("aws:SourceArn") && !it.has_condition("aws:SourceAccount"));
    if !of_trail.is_empty() {
        let setting = match unbound {
            None => "Condition: aws:SourceArn".to_owned(),
            Some(statement) => format!("Sid: {} – aws:SourceArn", statement.sid),
        };
        say(said, Item::PolicySource, unbound.is_none(), about, setting);
    }
    let tls = statements.iter().any(|it| !it.allows && it.has_condition("aws:SecureTransport"));
    say(
        said,
        Item::Tls,
        tls,
        about,
        if tls { "Deny, aws:SecureTransport" } else { "aws:SecureTransport: –" }.to_owned(),
    );
    let open = statements.iter().find(|it| it.allows && it.is_for("*") && it.conditions.is_empty());
    let setting = open.map_or_else(|| "Principal: *: –".to_owned(), |it| format!("Principal: *, Sid: {}", it.sid));
    say(said, Item::PolicyPrivate, open.is_none(), about, setting);
}

struct Statement {
    sid: String,
    allows: bool,
    principals: Vec<String>,
    /// Keys of all conditions.
    conditions: Vec<String>,
}

impl Statement {
    fn of(given: &Given) -> Statement {
        let mut principals = Vec::new();
        match given.get(&["Principal"]) {
            Some(Given::Map(kinds)) => {
                principals.extend(kinds.iter().flat_map(|(_, named)| named.items().iter().filter_map(text)))
            }
            Some(named) => principals.extend(named.items().iter().filter_map(text)),
            None => {}
        }
        let mut conditions = Vec::new();
        if let Some(Given::Map(operators)) = given.get(&["Condition"]) {
            for (_, keys) in operators {
                if let Given::Map(keys) = keys {
                    conditions.extend(keys.iter().map(|(key, _)| key.clone()));
                }
            }
        }
        Statement {
            sid: given.get(&["Sid"]).and_then(text).unwrap_or("–").to_owned(),
            allows: given.get(&["Effect"]).and_then(text) == Some("Allow"),
            principals: principals.into_iter().map(str::to_owned).collect(),
            conditions,
        }
    }

    fn is_for(&self, principal: &str) -> bool {
        self.principals.iter().any(|known| known == principal)
    }

    /// Keys of conditions are spelled in any case.
    fn has_condition(&self, key: &str) -> bool {
        self.conditions.iter().any(|known| letters(known).eq(letters(key)))
    }
}
