//! Names of fields: short names, and AWS's spelling of common ones.

use protocol::names::top_level;
use protocol::{Column, Field, FieldPath, Hint, NotedField};

use crate::habits::names;
use crate::suggest::nearest;

/// Short names, for a longer path or for a value that Traillight derives.
const SHORT: [(&str, Short); 20] = [
    ("user", Short::Derived(Field::User)),
    ("who", Short::Derived(Field::Actor)),
    ("role", Short::Column(Column::RoleName)),
    ("key", Short::Column(Column::AccessKeyId)),
    ("name", Short::Column(Column::EventName)),
    ("region", Short::Column(Column::AwsRegion)),
    ("ip", Short::Column(Column::SourceIpAddress)),
    ("agent", Short::Column(Column::UserAgent)),
    ("service", Short::Derived(Field::Service)),
    ("account", Short::Column(Column::RecipientAccountId)),
    ("error", Short::Column(Column::ErrorCode)),
    ("resource", Short::Column(Column::Resource)),
    ("target", Short::Derived(Field::Target)),
    ("file", Short::Derived(Field::File)),
    ("proof", Short::Derived(Field::Proof)),
    ("outcome", Short::Derived(Field::Outcome)),
    ("note", Short::Derived(Field::Noted(NotedField::Remark))),
    ("tag", Short::Derived(Field::Noted(NotedField::Tag))),
    ("starred", Short::Derived(Field::Noted(NotedField::Star))),
    ("sample", Short::Derived(Field::Noted(NotedField::Sample))),
];

/// Short names that are too like other words to be what a typing error meant.
const EVERYDAY: [&str; 6] = ["who", "target", "note", "tag", "starred", "sample"];

/// The short name `time`, and the field it stands for.
const TIME: (&str, &str) = ("time", "eventTime");

enum Short {
    Derived(Field),
    Column(Column),
}

/// A name in a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PathName {
    /// The name without quotes and escapes.
    pub name: String,
    /// Whether it was quoted: then it is neither a short name nor a typing error.
    pub quoted: bool,
}

/// The field that the names stand for; `Err` is what the first name was probably meant to be.
pub(crate) fn resolve(steps: Vec<PathName>) -> Result<Field, &'static str> {
    if let [PathName { name, quoted: false }] = steps.as_slice()
        && let Some(field) = short(name)
    {
        return Ok(field);
    }
    if is_habit(&steps) {
        return Ok(Field::Path(canonical(steps.into_iter().map(|step| step.name).collect())));
    }
    if let [PathName { name, quoted: false }] = steps.as_slice() {
        let short = SHORT.iter().map(|(name, _)| *name).filter(|name| !EVERYDAY.contains(name));
        check(name, short.chain([TIME.0]).chain(top_level()))?;
    } else if let Some(PathName { name, quoted: false }) = steps.first() {
        check(name, top_level())?;
    }
    Ok(Field::Path(canonical(steps.into_iter().map(|step| step.name).collect())))
}

/// Whether it is a name in another tool, and so not a typing error.
fn is_habit(steps: &[PathName]) -> bool {
    let names: Vec<&str> = steps.iter().map(|step| step.name.as_str()).collect();
    !names::means(&names.join(".")).is_empty()
}

/// The field that a name stands for, if it is one.
pub(crate) fn named(text: &str) -> Option<Field> {
    let step = |name: &str| PathName { name: name.trim_matches('"').to_owned(), quoted: name.starts_with('"') };
    resolve(text.split('.').map(step).collect()).ok()
}

/// Whether somebody who writes this word must mean the field.
pub(crate) fn is_known(name: &str) -> bool {
    let first = name.split('.').next().unwrap_or_default();
    short(name).is_some()
        || !names::means(name).is_empty()
        || top_level().any(|known| known.eq_ignore_ascii_case(first))
}

/// The path with known names in AWS's spelling and others unchanged.
pub(crate) fn canonical(mut path: FieldPath) -> FieldPath {
    let known = |column: &Column| {
        !column.is_derived() && {
            let mut names = column.path().split('.');
            path.iter().all(|step| names.next().is_some_and(|name| name.eq_ignore_ascii_case(step)))
                && names.next().is_none()
        }
    };
    if let Some(column) = Column::ALL.iter().find(|column| known(column)) {
        return column_path(*column);
    }
    if let Some(first) = path.0.first_mut()
        && let Some(known) = top_level().find(|known| known.eq_ignore_ascii_case(first))
    {
        *first = known.to_owned();
    }
    path
}

/// Whether the field is the event's time.
pub(crate) fn is_event_time(field: &Field) -> bool {
    is_top_level(field, TIME.1)
}

/// Whether the field contains versions, which are compared part by part.
pub(crate) fn is_version(field: &Field) -> bool {
    is_top_level(field, "eventVersion")
}

fn is_top_level(field: &Field, name: &str) -> bool {
    matches!(field, Field::Path(path) if matches!(&**path, [step] if step.eq_ignore_ascii_case(name)))
}

/// All short names, with what they stand for.
pub(crate) fn short_names() -> impl Iterator<Item = (&'static str, Hint)> {
    let names = SHORT.iter().map(|(name, short)| match short {
        Short::Derived(_) => (*name, Hint::None),
        Short::Column(column) => (*name, Hint::Path(column.path().to_owned())),
    });
    names.chain([(TIME.0, Hint::Path(TIME.1.to_owned()))])
}

/// The short name of a field that has no other name.
pub(crate) fn derived_name(field: &Field) -> Option<&'static str> {
    SHORT.iter().find_map(|(name, short)| matches!(short, Short::Derived(f) if f == field).then_some(*name))
}

fn short(name: &str) -> Option<Field> {
    if name.eq_ignore_ascii_case(TIME.0) {
        return Some(Field::Path([TIME.1].into()));
    }
    SHORT.iter().find(|(short, _)| short.eq_ignore_ascii_case(name)).map(|(_, short)| match short {
        Short::Derived(field) => field.clone(),
        Short::Column(column) => Field::Path(column_path(*column)),
    })
}

fn column_path(column: Column) -> FieldPath {
    column.path().split('.').collect()
}

/// Rejects an unknown name that is one typing error away from a known one.
fn check(name: &str, known: impl IntoIterator<Item = &'static str> + Clone) -> Result<(), &'static str> {
    if known.clone().into_iter().any(|known| known.eq_ignore_ascii_case(name)) {
        return Ok(());
    }
    nearest(name, known).map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn path(text: &str) -> Result<Field, &'static str> {
        resolve(text.split('.').map(|name| PathName { name: name.to_owned(), quoted: false }).collect())
    }

    #[test]
    fn known_names_take_their_usual_spelling() {
        for (text, want) in [
            ("EVENTNAME", "eventName"),
            ("Ip", "sourceIPAddress"),
            ("time", "eventTime"),
            ("useridentity.USERNAME", "userIdentity.userName"),
            ("USERIDENTITY.other.Thing", "userIdentity.other.Thing"),
            ("RESOURCES.arn", "resources.ARN"),
            ("RESOURCES.type", "resources.type"),
            ("sharedeventid", "sharedEventID"),
            ("My.Own", "My.Own"),
            ("user.name", "user.name"),
        ] {
            assert_eq!(path(text), Ok(Field::Path(want.split('.').collect())), "{text}");
        }
    }

    #[test]
    fn every_column_has_a_name_that_nothing_else_takes() {
        for column in Column::ALL {
            let field = path(column.path()).unwrap();
            let want = match column {
                Column::User => Field::User,
                Column::Actor => Field::Actor,
                Column::Target => Field::Target,
                column => Field::Path(column_path(column)),
            };
            assert_eq!(field, want);
        }
    }

    #[test]
    fn slips_are_found_out() {
        for (text, want) in [
            ("usr", "user"),
            ("regoin", "region"),
            ("evnetName", "eventName"),
            ("userIdentty.type", "userIdentity"),
            ("accout", "account"),
        ] {
            assert_eq!(path(text), Err(want), "{text}");
        }
        // Not close to anything known, or short, or quoted.
        for text in ["nosuchfield", "id", "type", "@timestamp", "p_source_ip", "usr.name"] {
            assert!(path(text).is_ok(), "{text}");
        }
        assert!(resolve(vec![PathName { name: "usr".to_owned(), quoted: true }]).is_ok());
    }
}
