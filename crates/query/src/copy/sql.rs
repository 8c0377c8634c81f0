//! SQL for Athena's table of trail logs and for CloudTrail Lake.
//!
//! <https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html>,
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-supported-event-schemas.html>

use protocol::{Compare, Filter, Message, Moment, Note, Operand, SelectorStep, Text, ValueTest};

use super::condition::{Ask, Cond, conditions};
use super::{Said, Style, any_of, glob_regex, time_text, tree};

/// Which service's table to query.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Athena,
    Lake,
}

const STYLE: Style = Style { and: "\n  AND ", or: " OR ", not: ("NOT coalesce(", ", false)"), all: "true" };

/// Columns that contain text.
const FLAT: [&str; 21] = [
    "eventVersion",
    "eventTime",
    "eventSource",
    "eventName",
    "awsRegion",
    "sourceIPAddress",
    "userAgent",
    "errorCode",
    "errorMessage",
    "requestID",
    "eventID",
    "eventType",
    "apiVersion",
    "readOnly",
    "recipientAccountId",
    "sharedEventID",
    "vpcEndpointId",
    "vpcEndpointAccountId",
    "eventCategory",
    "sessionCredentialFromConsole",
    // Only in Lake, see `column`.
    "managementEvent",
];

/// Paths inside columns that are structs.
const IN_STRUCTS: [&str; 25] = [
    "userIdentity.type",
    "userIdentity.principalId",
    "userIdentity.arn",
    "userIdentity.accountId",
    "userIdentity.invokedBy",
    "userIdentity.accessKeyId",
    "userIdentity.userName",
    "userIdentity.onBehalfOf.userId",
    "userIdentity.onBehalfOf.identityStoreArn",
    "userIdentity.sessionContext.attributes.mfaAuthenticated",
    "userIdentity.sessionContext.attributes.creationDate",
    "userIdentity.sessionContext.sessionIssuer.type",
    "userIdentity.sessionContext.sessionIssuer.principalId",
    "userIdentity.sessionContext.sessionIssuer.arn",
    "userIdentity.sessionContext.sessionIssuer.accountId",
    "userIdentity.sessionContext.sessionIssuer.userName",
    "userIdentity.sessionContext.ec2RoleDelivery",
    "userIdentity.sessionContext.webIdFederationData.federatedProvider",
    "addendum.reason",
    "addendum.updatedFields",
    "addendum.originalRequestID",
    "addendum.originalEventID",
    "tlsDetails.tlsVersion",
    "tlsDetails.cipherSuite",
    "tlsDetails.clientProvidedHostHeader",
];

/// Columns that are JSON text in Athena and maps in Lake.
const JSON: [&str; 5] =
    ["requestParameters", "responseElements", "additionalEventData", "serviceEventDetails", "edgeDeviceDetails"];

/// Writes a complete statement.
pub(super) fn write(filter: &Filter, table: Table, said: &mut Said) -> String {
    let condition = tree(filter, &STYLE, &mut |leaf| condition(leaf, table, said));
    let from = match table {
        Table::Athena => {
            said.note(Note::AthenaTable);
            "cloudtrail_logs"
        }
        Table::Lake => {
            said.note(Note::LakeStore);
            "EVENT_DATA_STORE_ID"
        }
    };
    let filter = if *filter == Filter::All { String::new() } else { format!("\nWHERE {condition}") };
    format!("SELECT *\nFROM {from}{filter}\nORDER BY eventtime DESC")
}

fn condition(leaf: &Filter, table: Table, said: &mut Said) -> String {
    let Some(conds) = conditions(leaf, said) else { return search(leaf, table, said) };
    let texts = conds.iter().map(|cond| one(cond, table, said)).collect();
    any_of(texts, " OR ")
}

/// A search in the whole record. Lake has a column with its text.
fn search(leaf: &Filter, table: Table, said: &mut Said) -> String {
    if table == Table::Athena {
        return said.cannot(Note::AthenaText);
    }
    said.note(Note::JsonText);
    match leaf {
        Filter::Text(Text::Contains(text)) => format!("strpos(lower(eventjson), {}) > 0", quoted(&text.to_lowercase())),
        Filter::Text(Text::Like(globs)) => {
            let pattern = glob_regex(globs);
            let inner = pattern.trim_start_matches('^').trim_end_matches('$');
            format!("regexp_like(eventjson, {})", quoted(&format!("(?i){}", inner.replace(".*", "[^\"]*"))))
        }
        Filter::Text(Text::Regex { pattern, ignore_case }) => regex("eventjson", pattern, *ignore_case),
        Filter::Message(Message::Contains(text)) => format!("strpos(eventjson, {}) > 0", quoted(text)),
        Filter::Message(Message::Regex(pattern)) => regex("eventjson", pattern, false),
        _ => said.cannot(Note::NoSql),
    }
}

fn one(cond: &Cond, table: Table, said: &mut Said) -> String {
    if let [SelectorStep::Name(list), SelectorStep::AnyElement, SelectorStep::Name(name)] = cond.path.as_slice()
        && list == "resources"
    {
        let column = match name.to_ascii_lowercase().as_str() {
            "arn" => "r.arn",
            "accountid" => "r.accountid",
            "type" => "r.type",
            _ => return no_column(cond, said),
        };
        if matches!(cond.ask, Ask::Absent) {
            return format!("NOT coalesce(any_match(resources, r -> {column} IS NOT NULL), false)");
        }
        return format!("any_match(resources, r -> {})", asked(cond, column, table, said));
    }
    let Some(column) = column(cond, table, said) else { return no_column(cond, said) };
    asked(cond, &column, table, said)
}

fn no_column(cond: &Cond, said: &mut Said) -> String {
    said.cannot(Note::NoColumn(cond.shown()))
}

/// The SQL expression for a path.
fn column(cond: &Cond, table: Table, said: &mut Said) -> Option<String> {
    let shown = cond.shown();
    let known = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(&shown));
    if known(&FLAT) && (table == Table::Lake || !shown.eq_ignore_ascii_case("managementEvent")) {
        let column = shown.to_lowercase();
        let is_text = table == Table::Athena || !matches!(column.as_str(), "readonly" | "managementevent");
        return Some(if is_text { column } else { format!("CAST({column} AS varchar)") });
    }
    if known(&IN_STRUCTS) || (cond.is_composite() && shown != "eventContext" && shown != "summary") {
        return Some(shown.to_lowercase());
    }
    let (Some(SelectorStep::Name(first)), rest) = (cond.path.first(), cond.path.get(1..)?) else { return None };
    let first = JSON.into_iter().find(|name| name.eq_ignore_ascii_case(first))?.to_lowercase();
    if !cond.exact {
        said.note(Note::JsonColumns);
    }
    match (table, rest) {
        (Table::Athena, rest) => Some(format!("json_extract_scalar({first}, {})", quoted(&json_path(rest)?))),
        (Table::Lake, [SelectorStep::Name(name)]) => Some(format!("element_at({first}, {})", quoted(name))),
        (Table::Lake, [SelectorStep::Name(name), rest @ ..]) => {
            let value = format!("element_at({first}, {})", quoted(name));
            Some(format!("json_extract_scalar({value}, {})", quoted(&json_path(rest)?)))
        }
        _ => None,
    }
}

/// `$.a["b.c"][0]`
fn json_path(steps: &[SelectorStep]) -> Option<String> {
    let mut path = String::from("$");
    for step in steps {
        match step {
            SelectorStep::Name(name) if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') => {
                path.push('.');
                path.push_str(name);
            }
            SelectorStep::Name(name) if name.contains('"') => return None,
            SelectorStep::Name(name) => path.push_str(&format!("[\"{name}\"]")),
            SelectorStep::Index(at) => path.push_str(&format!("[{at}]")),
            SelectorStep::AnyName | SelectorStep::AnyElement => return None,
        }
    }
    Some(path)
}

fn asked(cond: &Cond, column: &str, table: Table, said: &mut Said) -> String {
    match &cond.ask {
        Ask::Exists => format!("{column} IS NOT NULL"),
        Ask::Absent => {
            said.note(Note::SqlNull);
            format!("{column} IS NULL")
        }
        Ask::Null => said.cannot(Note::SqlOnlyNull),
        Ask::Bool(wanted) => format!("{column} = '{wanted}'"),
        Ask::Any(values) => {
            let texts = values.iter().map(|value| equals(cond, column, value, table, said)).collect();
            any_of(texts, " OR ")
        }
        Ask::Differs(value) => {
            format!("({column} IS NOT NULL AND NOT {})", equals(cond, column, value, table, said))
        }
        Ask::Compare(compare, operand) => compared(cond, column, *compare, operand, table, said),
    }
}

fn equals(cond: &Cond, column: &str, value: &ValueTest, table: Table, said: &mut Said) -> String {
    match value {
        ValueTest::Is(text) if cond.exact => format!("{column} = {}", quoted(text)),
        ValueTest::Is(text) => format!("lower({column}) = {}", quoted(&text.to_lowercase())),
        ValueTest::Like(globs) => like(cond, column, globs),
        ValueTest::Regex { pattern, ignore_case } => regex(column, pattern, *ignore_case),
        ValueTest::Cidr { network, prefix, .. } => {
            format!("contains('{network}/{prefix}', TRY_CAST({column} AS ipaddress))")
        }
        ValueTest::Time { from, to, .. } => {
            let from = compared_time(cond, column, Compare::GreaterOrEqual, *from, table, said);
            let to = compared_time(cond, column, Compare::Less, *to, table, said);
            format!("({from} AND {to})")
        }
    }
}

fn like(cond: &Cond, column: &str, globs: &[protocol::Glob]) -> String {
    let mut pattern = String::new();
    let mut escaped = false;
    for glob in globs {
        match glob {
            protocol::Glob::Any => pattern.push('%'),
            protocol::Glob::One => pattern.push('_'),
            protocol::Glob::Literal(text) => {
                for c in text.chars() {
                    if matches!(c, '%' | '_' | '\\') {
                        escaped = true;
                        pattern.push('\\');
                    }
                    pattern.push(c);
                }
            }
        }
    }
    let escape = if escaped { " ESCAPE '\\'" } else { "" };
    if cond.exact {
        format!("{column} LIKE {}{escape}", quoted(&pattern))
    } else {
        format!("lower({column}) LIKE {}{escape}", quoted(&pattern.to_lowercase()))
    }
}

fn compared(cond: &Cond, column: &str, compare: Compare, operand: &Operand, table: Table, said: &mut Said) -> String {
    let sign = sign(compare);
    match operand {
        Operand::Number(number) => format!("TRY_CAST({column} AS double) {sign} {number:?}"),
        Operand::Time(moment) => compared_time(cond, column, compare, *moment, table, said),
        Operand::Version(parts) => {
            let parts: Vec<String> = parts.iter().map(u32::to_string).collect();
            format!(
                "transform(split({column}, '.'), part -> TRY_CAST(part AS integer)) {sign} ARRAY[{}]",
                parts.join(", ")
            )
        }
    }
}

fn compared_time(cond: &Cond, column: &str, compare: Compare, moment: Moment, table: Table, said: &mut Said) -> String {
    let text = time_text(moment, said);
    let sign = sign(compare);
    match (cond.shown().as_str(), table) {
        ("eventTime", Table::Athena) => format!("{column} {sign} '{text}'"),
        ("eventTime", Table::Lake) => {
            format!("{column} {sign} timestamp '{}'", text.replace('T', " ").trim_end_matches('Z'))
        }
        _ => format!("try(from_iso8601_timestamp({column})) {sign} from_iso8601_timestamp('{text}')"),
    }
}

pub(super) const fn sign(compare: Compare) -> &'static str {
    match compare {
        Compare::Greater => ">",
        Compare::GreaterOrEqual => ">=",
        Compare::Less => "<",
        Compare::LessOrEqual => "<=",
    }
}

fn regex(column: &str, pattern: &str, ignore_case: bool) -> String {
    let flag = if ignore_case { "(?i)" } else { "" };
    format!("regexp_like({column}, {})", quoted(&format!("{flag}{pattern}")))
}

/// The text as an SQL string.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
