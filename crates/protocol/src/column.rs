//! The fields that the store keeps as columns.

use serde::{Deserialize, Serialize};

use crate::FieldPath;

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {
        /// A dictionary-encoded column. A column is only a faster way to a value in the raw record: fields without one
        /// are not lost.
        ///
        /// `eventTime` and `eventID` have columns of their own kind and are not listed here.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[repr(u8)]
        pub enum Column { $($(#[$doc])* $name,)* }

        impl Column {
            /// All of them, in declaration order: `ALL[c as usize] == c`.
            pub const ALL: [Column; { [$(Column::$name),*].len() }] = [$(Column::$name),*];

            /// Number of columns.
            pub const COUNT: usize = Column::ALL.len();

            /// Path in the record with dots, as AWS spells it. Derived columns such as `user` have the query language's
            /// short name instead.
            pub const fn path(self) -> &'static str { match self { $(Column::$name => $path,)* } }

            /// The column with this [`Column::path`]; `None` if there is none. Case-sensitive.
            pub fn from_path(path: &str) -> Option<Column> { match path { $($path => Some(Column::$name),)* _ => None } }
        }
    };
}

columns! {
    /// `eventName`: the API action.
    EventName = "eventName";
    /// `eventSource`: the service, `ec2.amazonaws.com`.
    EventSource = "eventSource";
    /// `awsRegion`.
    AwsRegion = "awsRegion";
    /// Derived: who did it, as a person would say. See `cloudtrail::user`.
    User = "user";
    /// `sourceIPAddress`: an IP address, a service name, or `AWS Internal`.
    SourceIpAddress = "sourceIPAddress";
    /// `userAgent`.
    UserAgent = "userAgent";
    /// `errorCode`.
    ErrorCode = "errorCode";
    /// `readOnly`: a boolean, or text in some exports.
    ReadOnly = "readOnly";
    /// The first `resources[].ARN` (or `arn`, `ARNPrefix`). Cells of this column are complete only if the record has at
    /// most one resource.
    Resource = "resources.ARN";
    /// `recipientAccountId`.
    RecipientAccountId = "recipientAccountId";
    /// `eventCategory`.
    EventCategory = "eventCategory";
    /// `eventType`.
    EventType = "eventType";
    /// `eventVersion`.
    EventVersion = "eventVersion";
    /// `userIdentity.type`.
    IdentityType = "userIdentity.type";
    /// `userIdentity.arn`.
    IdentityArn = "userIdentity.arn";
    /// `userIdentity.principalId`.
    PrincipalId = "userIdentity.principalId";
    /// `userIdentity.accountId`.
    IdentityAccountId = "userIdentity.accountId";
    /// `userIdentity.accessKeyId`.
    AccessKeyId = "userIdentity.accessKeyId";
    /// `userIdentity.userName`.
    UserName = "userIdentity.userName";
    /// `userIdentity.invokedBy`.
    InvokedBy = "userIdentity.invokedBy";
    /// `userIdentity.sessionContext.sessionIssuer.userName`: the role.
    RoleName = "userIdentity.sessionContext.sessionIssuer.userName";
    /// Derived: whether a person did it, a workload or an AWS service. See [`Actor`](crate::Actor) and `cloudtrail::actor`.
    Actor = "who";
    /// Derived: the name of what the call was about, where `resources` has no ARN. See `cloudtrail::target`.
    Target = "target";
}

impl Column {
    /// Whether Traillight derives its values. Any record may contain a path of the same name, which is another field.
    pub const fn is_derived(self) -> bool {
        matches!(self, Column::User | Column::Actor | Column::Target)
    }
}

/// What rows can be sorted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SortKey {
    /// `eventTime`; undated rows last.
    Time,
    /// The cell's text; rows without a value last.
    Column(Column),
    /// Verdict of the file that the row came from, from failed to proved.
    Proof,
    /// What was noted: rows with a star first, then others with notes.
    Noted,
    /// The values at a path: numbers by value before texts, rows without a value last.
    Path(FieldPath),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_found_by_its_path() {
        for (i, column) in Column::ALL.into_iter().enumerate() {
            assert_eq!(column as usize, i);
            assert_eq!(Column::from_path(column.path()), Some(column));
        }
    }
}
