//! A statement of a policy. (IAM user guide: "IAM JSON policy reference".)

use crate::given::{Given, letters};

/// What follows in an ARN of S3 is the bucket, and a slash before the object.
const S3: &str = ":s3:::";

/// A statement.
pub struct Statement {
    pub sid: String,
    pub allows: bool,
    /// Whether it is for everybody, or for everybody but some.
    pub is_for_all: bool,
    principals: Vec<String>,
    /// Empty if some are left out.
    actions: Vec<String>,
    /// Empty if some are left out.
    resources: Vec<String>,
    pub conditions: Vec<Condition>,
}

/// A key, how it is compared, and with what.
pub struct Condition {
    operator: String,
    key: String,
    values: Vec<String>,
}

impl Statement {
    /// Reads a statement.
    pub fn of(given: &Given) -> Statement {
        let principals = match given.get(&["Principal"]) {
            Some(Given::Map(kinds)) => kinds.iter().flat_map(|(_, named)| texts(Some(named))).collect(),
            named => texts(named),
        };
        let operators =
            if let Some(Given::Map(operators)) = given.get(&["Condition"]) { operators.as_slice() } else { &[] };
        let conditions = operators.iter().flat_map(|(operator, keys)| {
            let keys = if let Given::Map(keys) = keys { keys.as_slice() } else { &[] };
            keys.iter().map(|(key, values)| Condition {
                operator: operator.clone(),
                key: key.clone(),
                values: texts(Some(values)),
            })
        });
        Statement {
            sid: given.get(&["Sid"]).and_then(Given::plain).unwrap_or("–").to_owned(),
            allows: given.get(&["Effect"]).and_then(Given::plain) == Some("Allow"),
            is_for_all: principals.iter().any(|it| it == "*")
                || given.get(&["NotPrincipal"]).is_some()
                    && given.get(&["Effect"]).and_then(Given::plain) == Some("Allow"),
            principals,
            actions: texts(given.get(&["Action"])),
            resources: texts(given.get(&["Resource"])),
            conditions: conditions.collect(),
        }
    }

    /// Whether this principal is among those that it names.
    pub fn names(&self, principal: &str) -> bool {
        self.principals.iter().any(|known| known == principal)
    }

    /// The buckets that it is about.
    pub fn buckets(&self) -> impl Iterator<Item = &str> {
        self.resources.iter().filter_map(|arn| {
            let (_, rest) = arn.split_once(S3)?;
            Some(rest.split_once('/').map_or(rest, |(bucket, _)| bucket).trim_end_matches('*'))
        })
    }

    /// Whether it is about every call of S3.
    pub fn is_about_all_calls(&self) -> bool {
        self.actions.iter().any(|action| action == "*" || action.eq_ignore_ascii_case("s3:*"))
    }

    /// Whether it is about all objects of its bucket.
    pub fn is_about_all_objects(&self) -> bool {
        let is_all = |arn: &String| match arn.split_once(S3) {
            Some((_, rest)) => rest.split_once('/').map_or(rest.ends_with('*'), |(_, key)| key == "*"),
            None => arn == "*",
        };
        self.resources.iter().any(is_all)
    }
}

impl Condition {
    /// Keys of conditions are spelled in any case.
    pub fn is_about(&self, key: &str) -> bool {
        letters(&self.key).eq(letters(key))
    }

    /// Whether values are compared by this operator. (`…IfExists` also holds where the key is missing, and is another one.)
    pub fn is(&self, operator: &str) -> bool {
        self.operator.eq_ignore_ascii_case(operator)
    }

    /// Whether it holds for the values given only.
    pub fn is_positive(&self) -> bool {
        const POSITIVE: [&str; 6] =
            ["StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike", "IpAddress"];
        POSITIVE.iter().any(|operator| self.is(operator))
    }

    /// Whether all of its values are so; there is at least one.
    pub fn all(&self, is_so: impl Fn(&str) -> bool) -> bool {
        !self.values.is_empty() && self.values.iter().all(|value| is_so(value))
    }
}

fn texts(given: Option<&Given>) -> Vec<String> {
    given.map(Given::items).unwrap_or_default().iter().filter_map(|it| it.plain().map(str::to_owned)).collect()
}
