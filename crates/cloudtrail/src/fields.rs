//! One borrowed pass over a record for the values that the store keeps as columns.

use std::borrow::Cow;
use std::fmt;

use protocol::Column;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::model::{Cell, Fields, Unsure};
use crate::time;
use crate::user::{self, Identity};

impl<'a> Fields<'a> {
    /// Reads a record. Fails only if it is not a JSON object.
    pub fn parse(raw: &'a str) -> Result<Fields<'a>, serde_json::Error> {
        let mut record = serde_json::from_str::<Parts<'a>>(raw)?.0;
        let user = record.user();
        record.set(Column::User, user);
        Ok(record)
    }

    fn empty() -> Fields<'a> {
        Fields {
            time: None,
            time_text: Cell::Absent,
            event_id: Cell::Absent,
            cells: [const { Cell::Absent }; Column::COUNT],
            resources: 0,
            unsure: Unsure::default(),
        }
    }

    /// The cell of a column.
    pub fn cell(&self, column: Column) -> &Cell<'a> {
        // A column is an index below COUNT by construction.
        self.cells.get(column as usize).unwrap_or(&Cell::Absent)
    }

    /// The last one of repeated names wins, as in most JSON readers, but a filter may mean the other.
    fn set(&mut self, column: Column, cell: Cell<'a>) {
        if let Some(place) = self.cells.get_mut(column as usize) {
            if *place != Cell::Absent {
                self.unsure.insert(Unsure::column(column));
            }
            *place = cell;
        }
    }

    fn doubt(&mut self, columns: &[Column]) {
        columns.iter().for_each(|column| self.unsure.insert(Unsure::column(*column)));
    }

    fn user(&self) -> Cell<'a> {
        let identity = Identity {
            kind: self.cell(Column::IdentityType).text(),
            user_name: self.cell(Column::UserName).text(),
            role: self.cell(Column::RoleName).text(),
            principal_id: self.cell(Column::PrincipalId).text(),
            arn: self.cell(Column::IdentityArn).text(),
            invoked_by: self.cell(Column::InvokedBy).text(),
            account_id: self.cell(Column::IdentityAccountId).text(),
            on_behalf_of: "",
        };
        user::name(&identity).map_or(Cell::Absent, |name| Cell::Text(Cow::Owned(name.into_owned())))
    }
}

impl<'a> Cell<'a> {
    /// The text; "" for everything else.
    pub fn text(&self) -> &str {
        match self {
            Cell::Text(text) => text,
            _ => "",
        }
    }

    /// The cell of a JSON value as it stands in the record.
    pub fn of(raw: &'a str) -> Cell<'a> {
        match raw.as_bytes().first() {
            Some(b'"') => match raw.get(1..raw.len().saturating_sub(1)) {
                Some(plain) if memchr::memchr(b'\\', plain.as_bytes()).is_none() => Cell::Text(Cow::Borrowed(plain)),
                _ => serde_json::from_str::<String>(raw).map_or(Cell::Composite, |text| Cell::Text(text.into())),
            },
            Some(b'{' | b'[') => Cell::Composite,
            Some(b't') => Cell::Bool(true),
            Some(b'f') => Cell::Bool(false),
            Some(b'n') => Cell::Null,
            _ => Cell::Number(raw),
        }
    }
}

struct Parts<'a>(Fields<'a>);

impl<'de> Deserialize<'de> for Parts<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RecordVisitor).map(Parts)
    }
}

/// A key, borrowed unless it holds an escape.
#[derive(serde::Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = Fields<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a record: a JSON object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Fields<'de>, M::Error> {
        let mut fields = Fields::empty();
        while let Some(Key(key)) = map.next_key()? {
            let column = match key.as_ref() {
                "eventTime" => {
                    let raw: &RawValue = map.next_value()?;
                    if fields.time_text != Cell::Absent {
                        fields.unsure.insert(Unsure::EVENT_TIME);
                    }
                    fields.time_text = Cell::of(raw.get());
                    fields.time = time::parse(fields.time_text.text());
                    continue;
                }
                "eventID" => {
                    let raw: &RawValue = map.next_value()?;
                    if fields.event_id != Cell::Absent {
                        fields.unsure.insert(Unsure::EVENT_ID);
                    }
                    fields.event_id = Cell::of(raw.get());
                    continue;
                }
                "userIdentity" => {
                    map.next_value_seed(Object { fields: &mut fields, part: Part::Identity })?;
                    continue;
                }
                "resources" => {
                    map.next_value_seed(Resources(&mut fields))?;
                    continue;
                }
                "eventName" => Column::EventName,
                "eventSource" => Column::EventSource,
                "awsRegion" => Column::AwsRegion,
                "sourceIPAddress" => Column::SourceIpAddress,
                "userAgent" => Column::UserAgent,
                "errorCode" => Column::ErrorCode,
                "readOnly" => Column::ReadOnly,
                "recipientAccountId" => Column::RecipientAccountId,
                "eventCategory" => Column::EventCategory,
                "eventType" => Column::EventType,
                "eventVersion" => Column::EventVersion,
                other => {
                    doubt_misspelt(other, &mut fields);
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            let raw: &RawValue = map.next_value()?;
            fields.set(column, Cell::of(raw.get()));
        }
        Ok(fields)
    }
}

/// Names in filters ignore case, columns do not: a field like `EventName` is only in the raw record.
fn doubt_misspelt(key: &str, fields: &mut Fields<'_>) {
    let first = |path: &'static str| path.split('.').next().unwrap_or_default();
    let same = |name: &str| name.len() == key.len() && name.eq_ignore_ascii_case(key);
    if !key.starts_with(['e', 'E', 'a', 'A', 's', 'S', 'u', 'U', 'r', 'R']) {
        return;
    }
    if same("eventTime") {
        fields.unsure.insert(Unsure::EVENT_TIME);
    }
    if same("eventID") {
        fields.unsure.insert(Unsure::EVENT_ID);
    }
    for column in Column::ALL.into_iter().filter(|column| same(first(column.path()))) {
        fields.doubt(&[column]);
    }
}

/// Which object of `userIdentity` is being read.
#[derive(Clone, Copy)]
enum Part {
    Identity,
    SessionContext,
    SessionIssuer,
}

impl Part {
    fn object(self, key: &str) -> Option<Part> {
        match (self, key) {
            (Part::Identity, "sessionContext") => Some(Part::SessionContext),
            (Part::SessionContext, "sessionIssuer") => Some(Part::SessionIssuer),
            _ => None,
        }
    }

    /// The columns that are read from it and from the objects in it.
    fn columns(self) -> &'static [Column] {
        match self {
            Part::Identity => &[
                Column::IdentityType,
                Column::IdentityArn,
                Column::PrincipalId,
                Column::IdentityAccountId,
                Column::AccessKeyId,
                Column::UserName,
                Column::InvokedBy,
                Column::RoleName,
            ],
            Part::SessionContext | Part::SessionIssuer => &[Column::RoleName],
        }
    }

    /// Whether a name that is no column's is one in another case.
    fn is_misspelt(self, key: &str) -> bool {
        let names: &[&str] = match self {
            Part::Identity => {
                &["type", "arn", "principalId", "accountId", "accessKeyId", "userName", "invokedBy", "sessionContext"]
            }
            Part::SessionContext => &["sessionIssuer"],
            Part::SessionIssuer => &["userName"],
        };
        names.iter().any(|name| name.eq_ignore_ascii_case(key))
    }

    fn column(self, key: &str) -> Option<Column> {
        Some(match (self, key) {
            (Part::Identity, "type") => Column::IdentityType,
            (Part::Identity, "arn") => Column::IdentityArn,
            (Part::Identity, "principalId") => Column::PrincipalId,
            (Part::Identity, "accountId") => Column::IdentityAccountId,
            (Part::Identity, "accessKeyId") => Column::AccessKeyId,
            (Part::Identity, "userName") => Column::UserName,
            (Part::Identity, "invokedBy") => Column::InvokedBy,
            (Part::SessionIssuer, "userName") => Column::RoleName,
            _ => return None,
        })
    }
}

/// Reads one object into the fields; anything but an object is passed over.
struct Object<'f, 'de> {
    fields: &'f mut Fields<'de>,
    part: Part,
}

impl<'de> DeserializeSeed<'de> for Object<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! pass_over_scalars {
    ($what:literal) => {
        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str($what)
        }

        fn visit_bool<E>(self, _: bool) -> Result<(), E> {
            Ok(())
        }

        fn visit_i64<E>(self, _: i64) -> Result<(), E> {
            Ok(())
        }

        fn visit_u64<E>(self, _: u64) -> Result<(), E> {
            Ok(())
        }

        fn visit_f64<E>(self, _: f64) -> Result<(), E> {
            Ok(())
        }

        fn visit_str<E>(self, _: &str) -> Result<(), E> {
            Ok(())
        }

        fn visit_unit<E>(self) -> Result<(), E> {
            Ok(())
        }
    };
}

impl<'de> Visitor<'de> for Object<'_, 'de> {
    type Value = ();

    pass_over_scalars!("an object");

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
        self.fields.doubt(self.part.columns());
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(Key(key)) = map.next_key()? {
            if let Some(part) = self.part.object(&key) {
                map.next_value_seed(Object { fields: self.fields, part })?;
            } else if let Some(column) = self.part.column(&key) {
                let raw: &RawValue = map.next_value()?;
                self.fields.set(column, Cell::of(raw.get()));
            } else {
                if self.part.is_misspelt(&key) {
                    self.fields.doubt(self.part.columns());
                }
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// Counts `resources` and keeps the ARN of the first that has one.
struct Resources<'f, 'de>(&'f mut Fields<'de>);

impl<'de> DeserializeSeed<'de> for Resources<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Resources<'_, 'de> {
    type Value = ();

    pass_over_scalars!("an array of resources");

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
        while seq.next_element_seed(Resource(self.0))?.is_some() {
            self.0.resources = self.0.resources.saturating_add(1);
        }
        Ok(())
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<(), M::Error> {
        self.0.resources = 1;
        Resource(self.0).visit_map(map)
    }
}

struct Resource<'f, 'de>(&'f mut Fields<'de>);

impl<'de> DeserializeSeed<'de> for Resource<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Resource<'_, 'de> {
    type Value = ();

    pass_over_scalars!("a resource");

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(), S::Error> {
        self.0.doubt(&[Column::Resource]);
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(Key(key)) = map.next_key()? {
            let first = *self.0.cell(Column::Resource) == Cell::Absent;
            if first && matches!(key.as_ref(), "ARN" | "arn" | "ARNPrefix") {
                let raw: &RawValue = map.next_value()?;
                self.0.set(Column::Resource, Cell::of(raw.get()));
                if key != "ARN" {
                    // Shown as the resource, but a filter for `resources.ARN` must look for itself.
                    self.0.doubt(&[Column::Resource]);
                }
            } else {
                if key.eq_ignore_ascii_case("ARN") {
                    self.0.doubt(&[Column::Resource]);
                }
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}
