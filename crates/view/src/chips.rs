//! Filters added by clicking: what each tests, its name, and how clicking changes the list of them.

use std::net::IpAddr;

use protocol::{
    Chip, Column, Compare, Field, FieldTest, Filter, Group, Micros, Moment, NotedField, Operand, Test, ValueTest,
};
use words::{Language, Say, messages as m};

use crate::hours;

/// The value shown on a chip that tests whether the field is present.
pub const ANY_VALUE: &str = "*";

/// The value of a chip that tests whether the field is a readable time.
const READABLE: &str = "readable";

/// The first time that can be written with a four-digit year: 0000-01-01.
const DAWN: Micros = Micros(-62_167_219_200_000_000);

/// The field that a column displays.
pub fn column_field(column: Column) -> Field {
    match column {
        Column::User => Field::User,
        Column::Actor => Field::Actor,
        Column::Target => Field::Target,
        other => Field::Path(other.path().split('.').map(str::to_owned).collect()),
    }
}

/// The name of a field on a chip: its path, or the short name of a derived field.
pub fn field_name(field: &Field) -> String {
    match field {
        Field::Path(steps) => steps.join("."),
        Field::User => "user".to_owned(),
        Field::Actor => "who".to_owned(),
        Field::Target => "target".to_owned(),
        Field::Service => "service".to_owned(),
        Field::File => "file".to_owned(),
        Field::Proof => "proof".to_owned(),
        Field::Outcome => "outcome".to_owned(),
        Field::Noted(NotedField::Remark) => "note".to_owned(),
        Field::Noted(NotedField::Tag) => "tag".to_owned(),
        Field::Noted(NotedField::Star) => "starred".to_owned(),
        Field::Noted(NotedField::Sample) => "sample".to_owned(),
    }
}

/// "The field has this value" or, with `negated`, "it does not".
pub fn value_chip(field: Field, value: &str, negated: bool) -> Chip {
    let test = Test::AnyOf(vec![ValueTest::Is(value.to_owned())]);
    chip(field, test, value, negated)
}

/// "The field is present" or, with `negated`, "it is absent or null".
pub fn exists_chip(field: Field, negated: bool) -> Chip {
    chip(field, Test::Exists, ANY_VALUE, negated)
}

/// "The field is an address in this network", which is given by its first address and the length of its prefix.
pub fn network_chip(field: Field, network: IpAddr, prefix: u8) -> Chip {
    let text = format!("{network}/{prefix}");
    let test = Test::AnyOf(vec![ValueTest::Cidr { network, prefix, text: text.clone() }]);
    chip(field, test, &text, false)
}

/// A filter for what is counted as an error.
pub fn error_chip() -> Chip {
    value_chip(Field::Outcome, "failure", false)
}

/// "The field is a readable time" or, with `negated`, "it is not": absent, or in an unknown format.
pub fn dated_chip(field: Field, negated: bool) -> Chip {
    chip(field, Test::Compare(Compare::GreaterOrEqual, Operand::Time(Moment::At(DAWN))), READABLE, negated)
}

/// A filter for events without a usable time.
pub fn undated_chip() -> Chip {
    dated_chip(Field::Path(["eventTime"].into()), true)
}

/// A filter for what a [`Group`] or a cell shows. If there are several values, all must be present; for an object or a
/// truncated value, the filter can only test whether there is one.
pub fn shown_chip(field: Field, shown: Option<&str>, negated: bool) -> Chip {
    let Some(shown) = shown else { return exists_chip(field, !negated) };
    let whole = shown.strip_suffix(Group::CUT);
    let mut parts: Vec<&str> = whole.unwrap_or(shown).split(Group::BETWEEN).collect();
    if whole.is_some() {
        parts.pop();
    }
    let part = |part: &str| match part {
        Group::OBJECT => exists_chip(field.clone(), false),
        part => value_chip(field.clone(), part, false),
    };
    let chips: Vec<Chip> = parts.into_iter().map(part).collect();
    match chips.as_slice() {
        [] => exists_chip(field, negated),
        [one] => Chip { negated, ..one.clone() },
        several => Chip { negated, ..group(false, several) },
    }
}

/// The column with everything at a path. The column for resources has only the first one, so it does not count.
pub fn path_column(path: &[String]) -> Option<Column> {
    let same = |column: &Column| matches!(column_field(*column), Field::Path(known) if known == *path);
    Column::ALL.into_iter().filter(|column| *column != Column::Resource).find(same)
}

fn chip(field: Field, test: Test, value: &str, negated: bool) -> Chip {
    let name = field_name(&field);
    let filter = Filter::Field(FieldTest { field, test });
    Chip { filter, field: name, value: value.to_owned(), negated, enabled: true, pinned: false }
}

/// Adds a chip. If one with the same test exists, it gets the new sign and is enabled instead.
pub fn add(chips: &mut Vec<Chip>, new: Chip) {
    match chips.iter_mut().find(|chip| chip.filter == new.filter) {
        Some(old) => *old = Chip { pinned: old.pinned, ..new },
        None => chips.push(new),
    }
}

/// "Any of these" or, if `any` is false, "all of these": one chip in place of several. Disabled chips count as if they
/// were enabled.
pub fn group(any: bool, members: &[Chip]) -> Chip {
    let part = |chip: &Chip| match chip.negated {
        true => Filter::Not(Box::new(chip.filter.clone())),
        false => chip.filter.clone(),
    };
    let parts = members.iter().map(part).collect();
    let filter = if any { Filter::Or(parts) } else { Filter::And(parts) };
    // Its name depends on the language: see `parts`.
    Chip { filter, field: String::new(), value: String::new(), negated: false, enabled: true, pinned: false }
}

/// The members of a group, and whether one of them suffices; `None` if the chip is not a group.
pub fn members(chip: &Chip) -> Option<(bool, Vec<Chip>)> {
    let (any, parts) = match &chip.filter {
        Filter::Or(parts) => (true, parts),
        Filter::And(parts) => (false, parts),
        _ => return None,
    };
    Some((any, parts.iter().map(of_filter).collect::<Option<_>>()?))
}

/// The chip for this filter; `None` if clicking cannot produce it.
fn of_filter(filter: &Filter) -> Option<Chip> {
    match filter {
        Filter::Not(inner) => of_filter(inner).map(|chip| Chip { negated: !chip.negated, ..chip }),
        Filter::Field(FieldTest { field, test: Test::Exists }) => Some(exists_chip(field.clone(), false)),
        Filter::Field(FieldTest { field, test: Test::AnyOf(values) }) => match values.as_slice() {
            [ValueTest::Is(value)] => Some(value_chip(field.clone(), value, false)),
            [ValueTest::Cidr { network, prefix, .. }] => Some(network_chip(field.clone(), *network, *prefix)),
            _ => None,
        },
        Filter::Field(FieldTest { field, test: Test::Compare(..) }) => {
            Some(dated_chip(field.clone(), false)).filter(|chip| chip.filter == *filter)
        }
        Filter::Or(_) if hours::of_filter(filter).is_some() => hours::of_filter(filter),
        Filter::Or(parts) => Some(group(true, &parts.iter().map(of_filter).collect::<Option<Vec<_>>>()?)),
        Filter::And(parts) => Some(group(false, &parts.iter().map(of_filter).collect::<Option<Vec<_>>>()?)),
        _ => None,
    }
}

/// Combines one chip with another into a group, in the other one's place. Groups of the same kind are merged.
pub fn combine(chips: &mut Vec<Chip>, from: usize, onto: usize, any: bool) {
    let (Some(first), Some(second)) = (chips.get(onto).cloned(), chips.get(from).cloned()) else { return };
    if from == onto {
        return;
    }
    let parts = |chip: Chip| match members(&chip) {
        Some((kind, parts)) if kind == any && !chip.negated => parts,
        _ => vec![chip],
    };
    let pinned = first.pinned || second.pinned;
    let together = Chip { pinned, ..group(any, &[parts(first), parts(second)].concat()) };
    if let Some(place) = chips.get_mut(onto) {
        *place = together;
    }
    chips.remove(from);
}

/// Replaces a group with its members.
pub fn split(chips: &mut Vec<Chip>, at: usize) {
    let Some(chip) = chips.get(at) else { return };
    let pinned = chip.pinned;
    if let Some((_, parts)) = members(chip) {
        chips.splice(at..=at, parts.into_iter().map(|part| Chip { pinned, ..part }));
    }
}

/// The texts on a chip: before and after the colon.
pub fn parts(chip: &Chip, language: Language) -> (String, String) {
    match members(chip) {
        Some((true, members)) => (m::chip_any_of(language).to_owned(), joined(&members, true, language)),
        Some((false, members)) => (m::chip_all_of(language).to_owned(), joined(&members, false, language)),
        None => (chip.field.clone(), chip.value.clone()),
    }
}

/// `awsRegion is a or awsRegion is b`.
fn joined(members: &[Chip], any: bool, language: Language) -> String {
    let words: Vec<String> = members.iter().map(|chip| asked(chip, language)).collect();
    let word = if any { m::chip_or(language) } else { m::chip_and(language) };
    words.join(word)
}

/// A chip in words for tooltips and screen readers: `awsRegion is not us-east-1, switched off`.
pub fn describe(chip: &Chip, language: Language) -> String {
    let pinned = if chip.pinned { m::chip_pinned(language) } else { "" };
    let off = if chip.enabled { "" } else { m::chip_off(language) };
    format!("{}{pinned}{off}", asked(chip, language))
}

/// What a chip asks for, in words.
fn asked(chip: &Chip, language: Language) -> String {
    let exists = matches!(&chip.filter, Filter::Field(FieldTest { test: Test::Exists, .. }));
    let Chip { field, value, .. } = chip;
    match (members(chip), exists, chip.negated) {
        (Some((any, members)), _, false) => format!("({})", joined(&members, any, language)),
        (Some((any, members)), _, true) => m::ChipNotAll { what: &joined(&members, any, language) }.say(language),
        (None, true, false) => m::ChipIsThere { field }.say(language),
        (None, true, true) => m::ChipIsAbsent { field }.say(language),
        (None, false, false) => m::ChipIs { field, value }.say(language),
        (None, false, true) => m::ChipIsNot { field, value }.say(language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn describe(chip: &Chip) -> String {
        super::describe(chip, Language::En)
    }

    #[test]
    fn the_user_column_is_asked_by_its_own_rule() {
        assert_eq!(column_field(Column::User), Field::User);
        let path = Field::Path(["userIdentity", "type"].into());
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
        chips[0].pinned = true;
        add(&mut chips, value_chip(region(), "us-east-1", false));
        assert_eq!(describe(&chips[0]), "awsRegion is us-east-1, pinned");
    }

    #[test]
    fn chips_are_put_together_and_taken_apart() {
        let chip = |value: &str, negated| value_chip(column_field(Column::AwsRegion), value, negated);
        let mut chips = vec![chip("a", false), chip("b", true), chip("c", false), chip("d", false)];
        chips[1].pinned = true;
        combine(&mut chips, 1, 0, true);
        assert!(chips[0].pinned);
        chips[0].pinned = false;
        assert_eq!(describe(&chips[0]), "(awsRegion is a or awsRegion is not b)");
        let filter = Filter::Or(vec![chip("a", false).filter, Filter::Not(Box::new(chip("b", true).filter))]);
        assert_eq!((&chips[0].filter, chips.len()), (&filter, 3));
        combine(&mut chips, 0, 1, true);
        assert_eq!(describe(&chips[0]), "(awsRegion is c or awsRegion is a or awsRegion is not b)");
        combine(&mut chips, 1, 0, false);
        let nested = "((awsRegion is c or awsRegion is a or awsRegion is not b) and awsRegion is d)";
        assert_eq!(describe(&chips[0]), nested);
        chips[0].negated = true;
        assert_eq!(describe(&chips[0]), format!("not {nested}"));
        chips[0].negated = false;
        split(&mut chips, 0);
        split(&mut chips, 0);
        assert_eq!(chips, [chip("c", false), chip("a", false), chip("b", true), chip("d", false)]);
        combine(&mut chips, 0, 0, true);
        combine(&mut chips, 9, 0, true);
        split(&mut chips, 1);
        assert_eq!(chips.len(), 4);
    }

    #[test]
    fn chips_are_said_in_words() {
        let mut chip = exists_chip(column_field(Column::ErrorCode), true);
        assert_eq!(describe(&chip), "errorCode is absent");
        chip.enabled = false;
        assert_eq!(describe(&chip), "errorCode is absent, switched off");
    }
}
