//! Names of fields in other tools, and what they mean here. A record may have a field of such a name, so the name is read as it
//! stands; what it means is offered where no loaded event has it.

use protocol::{Compare, Habit, Purpose};

/// Names that mean the same.
pub struct NameHabit {
    /// In lower case.
    pub names: &'static [&'static str],
    /// What they may mean, the likeliest first.
    pub means: &'static [Means],
}

/// What a name may mean.
#[derive(Debug)]
pub enum Means {
    /// A field.
    Field(&'static str),
    /// A field, which has other values: in lower case, and as they are here.
    Values(&'static str, &'static [(&'static str, &'static str)]),
    /// A bound of the time, such as `-1h`.
    Time(Compare),
    /// Nothing that is needed here: all that is loaded is searched.
    Nothing,
    /// A command.
    Command(Purpose),
}

use Means::{Command, Field, Nothing, Time, Values};

/// `yes` and `no` as the session's context has them.
const SESSION_MFA: &[(&str, &str)] = &[("yes", "true"), ("no", "false"), ("1", "true"), ("0", "false")];

/// `true` and `false` as sign-ins have them.
const SIGN_IN_MFA: &[(&str, &str)] = &[("true", "Yes"), ("false", "No"), ("1", "Yes"), ("0", "No")];

/// Other words for the outcomes.
const OUTCOMES: &[(&str, &str)] = &[("failed", "failure"), ("error", "failure"), ("succeeded", "success")];

/// The table. `docs/query-language.md` has it, too.
pub const NAMES: &[NameHabit] = &[
    NameHabit {
        names: &[
            "username",
            "user_name",
            "user.name",
            "actor",
            "actor.user.name",
            "src_user",
            "caller",
            "identity",
            "email",
        ],
        means: &[Field("user")],
    },
    NameHabit {
        names: &["principal", "principal_id", "user.id", "user_id", "actor.user.uid"],
        means: &[Field("userIdentity.principalId"), Field("userIdentity.arn"), Field("user")],
    },
    NameHabit { names: &["user_arn", "user.arn", "actor.user.uid_alt"], means: &[Field("userIdentity.arn")] },
    NameHabit { names: &["user_type", "actor.user.type"], means: &[Field("userIdentity.type")] },
    NameHabit { names: &["user.roles", "role_name", "rolename"], means: &[Field("role")] },
    NameHabit {
        names: &["access_key", "accesskey", "access_key_id", "actor.user.credential_uid"],
        means: &[Field("key")],
    },
    NameHabit {
        names: &["mfa", "mfaused", "mfa_used", "mfa_authenticated", "actor.session.is_mfa"],
        means: &[
            Values("userIdentity.sessionContext.attributes.mfaAuthenticated", SESSION_MFA),
            Values("additionalEventData.MFAUsed", SIGN_IN_MFA),
        ],
    },
    NameHabit {
        names: &[
            "event",
            "event.action",
            "event_name",
            "api",
            "api.operation",
            "operation",
            "operationname",
            "method",
            "signature",
        ],
        means: &[Field("eventName")],
    },
    NameHabit {
        names: &["action", "event.outcome", "status", "result"],
        means: &[Values("outcome", OUTCOMES), Field("eventName")],
    },
    NameHabit {
        names: &["event.provider", "api.service.name", "event_source", "app", "product", "service_name"],
        means: &[Field("service")],
    },
    NameHabit {
        names: &["error.code", "error_code", "api.response.error", "event.code", "status_code"],
        means: &[Field("errorCode")],
    },
    NameHabit { names: &["error.message", "error_message", "api.response.message"], means: &[Field("errorMessage")] },
    NameHabit {
        names: &[
            "source.ip",
            "source.address",
            "src",
            "src_ip",
            "src_endpoint.ip",
            "client_ip",
            "clientip",
            "sourceip",
            "ip_address",
        ],
        means: &[Field("ip")],
    },
    NameHabit {
        names: &["user_agent", "user_agent.original", "http_user_agent", "http_request.user_agent"],
        means: &[Field("agent")],
    },
    NameHabit { names: &["cloud.region", "vendor_region", "aws_region"], means: &[Field("region")] },
    NameHabit {
        names: &["cloud.account.id", "cloud.account.uid", "aws_account_id", "vendor_account", "account_id"],
        means: &[Field("account"), Field("userIdentity.accountId")],
    },
    NameHabit { names: &["bucket", "bucketname", "bucket_name"], means: &[Field("requestParameters.bucketName")] },
    NameHabit {
        names: &["instance", "instance_id", "instanceid"],
        means: &[Field("requestParameters.instancesSet.items.instanceId"), Field("requestParameters.instanceId")],
    },
    NameHabit { names: &["dest", "object", "object_id", "resource.arn", "resources.uid"], means: &[Field("resource")] },
    NameHabit { names: &["event.id", "event_id", "metadata.uid"], means: &[Field("eventID")] },
    NameHabit { names: &["event.type"], means: &[Field("eventType")] },
    NameHabit {
        names: &["@timestamp", "_time", "timestamp", "timegenerated", "event_time", "date", "@ingestiontime"],
        means: &[Field("time")],
    },
    NameHabit { names: &["earliest"], means: &[Time(Compare::GreaterOrEqual), Nothing] },
    NameHabit { names: &["latest"], means: &[Time(Compare::Less), Nothing] },
    NameHabit {
        names: &[
            "index",
            "sourcetype",
            "host",
            "_index",
            "event.module",
            "event.dataset",
            "vendor_product",
            "@logstream",
            "@log",
        ],
        means: &[Nothing],
    },
    NameHabit { names: &["source"], means: &[Nothing, Field("service")] },
    NameHabit { names: &["@message", "_raw", "message"], means: &[Field("errorMessage"), Nothing] },
    NameHabit { names: &["count", "count_"], means: &[Command(Purpose::Count), Nothing] },
    NameHabit { names: &["limit"], means: &[Command(Purpose::Cut), Nothing] },
];

/// What stands before the path of a field where records are wrapped in something.
pub(crate) const WRAPPINGS: [&str; 6] =
    ["detail.", "records.", "aws.cloudtrail.", "cloudtrail.", "awscloudtrail.", "_source."];

/// What the name means elsewhere.
pub(crate) fn means(name: &str) -> &'static [Means] {
    let habit = NAMES.iter().find(|habit| habit.names.iter().any(|known| known.eq_ignore_ascii_case(name)));
    habit.map_or(&[], |habit| habit.means)
}

/// What is said of such a name, beside what it means.
pub(crate) fn habit(name: &str) -> Option<Habit> {
    means(name).iter().find_map(|means| match means {
        Command(purpose) => Some(Habit::Command(name.to_owned(), *purpose)),
        _ => None,
    })
}

/// Names that a search of Splunk begins with, and which are no conditions here.
#[derive(Clone, Copy)]
pub(crate) enum Splunk {
    /// A bound of the time.
    Time(Compare),
    /// Where to search.
    Place,
}

/// What the name means in Splunk.
pub(super) fn of_splunk(name: &str) -> Option<Splunk> {
    match means(name) {
        [Time(compare), ..] => Some(Splunk::Time(*compare)),
        [Nothing, ..] => Some(Splunk::Place),
        _ => None,
    }
}

/// `-1h@h` as a condition on the time; empty if it bounds nothing.
pub(crate) fn bound(compare: Compare, value: &str) -> Option<String> {
    let value = value.split('@').next().unwrap_or_default();
    let sign = if compare == Compare::Less { "<" } else { ">=" };
    match (value, value.strip_prefix('-')) {
        ("now" | "now()", _) if compare == Compare::Less => Some(String::new()),
        ("0" | "1", _) if compare != Compare::Less => Some(String::new()),
        (_, Some(back)) => {
            let unit = back.find(|c: char| !c.is_ascii_digit())?;
            let (number, unit) = back.split_at(unit);
            let unit = unit.chars().next().filter(|first| "smhdw".contains(*first) && !unit.starts_with("mon"))?;
            (!number.is_empty()).then(|| format!("time {sign} now-{number}{unit}"))
        }
        _ => Some(format!("time {sign} {value}")),
    }
}
