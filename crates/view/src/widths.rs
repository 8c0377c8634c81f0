//! How wide the columns of a table are, and which of them give way where there is too little room.

/// What a column needs, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Need {
    /// What it must have to be of use.
    pub least: f64,
    /// What it must have to show everything.
    pub content: f64,
    /// What somebody chose for it.
    pub chosen: Option<f64>,
    /// 0 if it is always shown. Otherwise it may be left out, those with the largest number first.
    pub gives_way: u8,
}

impl Need {
    fn least(&self) -> f64 {
        self.chosen.unwrap_or_else(|| self.least.min(self.wanted()))
    }

    fn wanted(&self) -> f64 {
        self.chosen.unwrap_or(self.content)
    }
}

/// The width of each column, `None` for those that are left out. What is too little is shared by all according to what
/// they lack; what is left over stays empty. If even the least is too much, the table is wider than its room.
pub fn fit(needs: &[Need], room: f64) -> Vec<Option<f64>> {
    let mut shown: Vec<bool> = vec![true; needs.len()];
    let sum = |shown: &[bool], of: fn(&Need) -> f64| -> f64 {
        needs.iter().zip(shown).filter(|(_, shown)| **shown).map(|(need, _)| of(need)).sum()
    };
    while sum(&shown, Need::least) > room {
        let may = |(need, shown): &(&Need, &mut bool)| **shown && need.gives_way > 0 && need.chosen.is_none();
        let Some((_, out)) = needs.iter().zip(&mut shown).filter(may).max_by_key(|(need, _)| need.gives_way) else {
            break;
        };
        *out = false;
    }
    let (least, wanted) = (sum(&shown, Need::least), sum(&shown, Need::wanted));
    let share = if wanted > least { ((room - least) / (wanted - least)).clamp(0.0, 1.0) } else { 1.0 };
    let width = |need: &Need| (need.least() + (need.wanted() - need.least()) * share).floor();
    needs.iter().zip(shown).map(|(need, shown)| shown.then(|| width(need))).collect()
}

/// How far a table has to be scrolled sideways to show a column, if it is scrolled by `scroll` and `room` wide. Its first
/// columns may be pinned, which covers what is scrolled below them.
pub fn showing(widths: &[f64], pinned: usize, column: usize, scroll: f64, room: f64) -> f64 {
    let sum = |count: usize| widths.iter().take(count).sum::<f64>();
    let (left, right) = (sum(column), sum(column.saturating_add(1)));
    if column < pinned {
        return scroll;
    }
    scroll.max(right - room).min(left - sum(pinned)).max(0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn need(least: f64, content: f64, gives_way: u8) -> Need {
        Need { least, content, gives_way, chosen: None }
    }

    #[test]
    fn columns_are_as_wide_as_their_content_or_share_what_there_is() {
        let needs = [need(50.0, 100.0, 0), need(50.0, 200.0, 1), need(60.0, 20.0, 2)];
        assert_eq!(fit(&needs, 1000.0), [Some(100.0), Some(200.0), Some(20.0)]);
        assert_eq!(fit(&needs, 220.0), [Some(75.0), Some(125.0), Some(20.0)]);
        // Without the third: 100 of at least 100, 19 more for what is lacking (50 and 150).
        assert_eq!(fit(&needs, 119.0), [Some(54.0), Some(64.0), None]);
        assert_eq!(fit(&needs, 10.0), [Some(50.0), None, None]);
        let chosen = [Need { chosen: Some(300.0), ..needs[1] }, needs[0]];
        assert_eq!(fit(&chosen, 10.0), [Some(300.0), Some(50.0)]);
    }

    #[test]
    fn a_column_is_scrolled_into_view() {
        let widths = [50.0, 100.0, 100.0, 100.0];
        for (pinned, column, scroll, expected) in [
            (0, 0, 30.0, 0.0),
            (0, 1, 30.0, 30.0),
            (0, 3, 0.0, 150.0),
            (1, 3, 0.0, 150.0),
            (1, 1, 150.0, 0.0),
            (1, 2, 150.0, 100.0),
            (1, 0, 150.0, 150.0),
        ] {
            assert_eq!(showing(&widths, pinned, column, scroll, 200.0), expected, "{pinned} {column} {scroll}");
        }
    }

    proptest! {
        #[test]
        fn the_table_is_no_wider_than_it_must_be(
            needs in proptest::collection::vec((1.0f64..200.0, 1.0f64..600.0, 0u8..4), 0..12),
            room in 0.0f64..2000.0,
        ) {
            let needs: Vec<Need> = needs.into_iter().map(|(least, content, way)| need(least, content, way)).collect();
            let widths = fit(&needs, room);
            let total: f64 = widths.iter().flatten().sum();
            let forced: f64 = needs.iter().filter(|need| need.gives_way == 0).map(|need| need.least.min(need.content)).sum();
            prop_assert!(total <= room.max(forced) + 0.01, "{total} {room} {forced}");
            for (need, width) in needs.iter().zip(&widths) {
                prop_assert!(width.is_some() || need.gives_way > 0);
                prop_assert!(width.is_none_or(|width| width <= need.content));
            }
        }
    }
}
