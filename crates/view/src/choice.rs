//! The switch of people, workloads and services: a filter like any other, so that it applies to everything and is in
//! the link.

use protocol::{Actor, Chip, Field};

use crate::chips::value_chip;

/// The choices that are always offered; `None` is everybody.
pub const OFFERED: [Option<Actor>; 4] = [Some(Actor::People), Some(Actor::Workloads), Some(Actor::Services), None];

/// The `data-choice` of a choice.
pub fn name(choice: Option<Actor>) -> &'static str {
    choice.map_or("all", Actor::name)
}

/// What these filters choose; `None` if they leave it open. If they choose several, no event matches, and the first one
/// is shown.
pub fn chosen(chips: &[Chip]) -> Option<Actor> {
    chips.iter().find_map(of)
}

/// Chooses something else.
pub fn choose(chips: &mut Vec<Chip>, choice: Option<Actor>) {
    clear(chips);
    chips.extend(choice.map(chip));
}

/// Removes the choice. Other filters for who acts, such as negated ones, stay.
pub fn clear(chips: &mut Vec<Chip>) {
    chips.retain(|chip| of(chip).is_none());
}

fn chip(actor: Actor) -> Chip {
    value_chip(Field::Actor, actor.name(), false)
}

fn of(known: &Chip) -> Option<Actor> {
    let is_it = |actor: &Actor| known.enabled && !known.negated && known.filter == chip(*actor).filter;
    Actor::ALL.into_iter().find(is_it)
}

#[cfg(test)]
mod tests {
    use protocol::Column;

    use super::*;
    use crate::chips::column_field;

    #[test]
    fn one_choice_replaces_another_and_nothing_else() {
        let region = value_chip(column_field(Column::AwsRegion), "us-east-1", false);
        let negated = value_chip(Field::Actor, "services", true);
        let off = Chip { enabled: false, ..chip(Actor::Unknown) };
        let others = [region, negated, off];
        let mut chips = others.to_vec();
        assert_eq!(chosen(&chips), None);
        for choice in [Some(Actor::People), Some(Actor::Workloads), None, Some(Actor::Services)] {
            choose(&mut chips, choice);
            assert_eq!(chosen(&chips), choice);
            assert_eq!(chips.len(), others.len() + usize::from(choice.is_some()));
        }
        clear(&mut chips);
        assert_eq!(chips, others);
    }
}
