//! Clicked filters: what one tests, how it is named, and what clicking does to the list of them.

use protocol::{Chip, Column, Field, FieldTest, Filter, Test, ValueTest};

/// The value of a chip that asks whether the field is there at all.
pub const ANY_VALUE: &str = "*";

/// The field that a column shows.
pub fn column_field(column: Column) -> Field {
    match column {
        Column::User => Field::User,
        other => Field::Path(other.path().split('.').map(str::to_owned).collect()),
    }
}

/// The name of a field on a chip: its JSON path, or the short name of a derived field.
pub fn field_name(field: &Field) -> String {
    match field {
        Field::Path(steps) => steps.join("."),
        Field::User => "user".to_owned(),
        Field::Service => "service".to_owned(),
        Field::File => "file".to_owned(),
        Field::Proof => "proof".to_owned(),
    }
}

/// "The field has this value", or with `negated` "it has not".
pub fn value_chip(field: Field, value: &str, negated: bool) -> Chip {
    let test = Test::AnyOf(vec![ValueTest::Is(value.to_owned())]);
    chip(field, test, value, negated)
}

/// "The field is there", or with `negated` "it is absent or null".
pub fn exists_chip(field: Field, negated: bool) -> Chip {
    chip(field, Test::Exists, ANY_VALUE, negated)
}

fn chip(field: Field, test: Test, value: &str, negated: bool) -> Chip {
    let name = field_name(&field);
    let filter = Filter::Field(FieldTest { field, test });
    Chip { filter, field: name, value: value.to_owned(), negated, enabled: true }
}

/// Adds a chip. One that tests the same is not doubled: it takes the new sign and is switched on.
pub fn add(chips: &mut Vec<Chip>, new: Chip) {
    match chips.iter_mut().find(|chip| chip.filter == new.filter) {
        Some(old) => *old = new,
        None => chips.push(new),
    }
}

/// A chip in words, for tooltips and screen readers: `awsRegion is not us-east-1, switched off`.
pub fn describe(chip: &Chip) -> String {
    let any = matches!(&chip.filter, Filter::Field(FieldTest { test: Test::Exists, .. }));
    let Chip { field, value, .. } = chip;
    let text = match (any, chip.negated) {
        (true, false) => format!("{field} is there"),
        (true, true) => format!("{field} is absent"),
        (false, false) => format!("{field} is {value}"),
        (false, true) => format!("{field} is not {value}"),
    };
    if chip.enabled { text } else { format!("{text}, switched off") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_user_column_is_asked_by_its_own_rule() {
        assert_eq!(column_field(Column::User), Field::User);
        let path = Field::Path(vec!["userIdentity".into(), "type".into()]);
        assert_eq!(column_field(Column::IdentityType), path);
        assert_eq!(field_name(&path), "userIdentity.type");
    }

    #[test]
    fn clicking_the_opposite_turns_a_chip_round_instead_of_adding_a_contradiction() {
        let mut chips = Vec::new();
        let region = || column_field(Column::AwsRegion);
        add(&mut chips, value_chip(region(), "us-east-1", false));
        add(&mut chips, value_chip(region(), "eu-west-1", true));
        add(&mut chips, value_chip(region(), "us-east-1", true));
        assert_eq!(chips.len(), 2);
        assert!(chips[0].negated);
        assert_eq!(describe(&chips[0]), "awsRegion is not us-east-1");
    }

    #[test]
    fn chips_are_said_in_words() {
        let mut chip = exists_chip(column_field(Column::ErrorCode), true);
        assert_eq!(describe(&chip), "errorCode is absent");
        chip.enabled = false;
        assert_eq!(describe(&chip), "errorCode is absent, switched off");
    }
}
