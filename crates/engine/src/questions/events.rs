//! Events: rows, facets, groups, counts over time, totals.

use protocol::{Answer, Question, Refusal};

use super::Run;
use crate::desk::{Answered, Desk, Parts};
use crate::select::{Whole, select};

impl Run for Question {
    async fn run(self, desk: &Desk) -> Result<Answered<Answer>, Refusal> {
        if let Some(known) = desk.parts().caches.answer(&self) {
            return Ok(desk.parts().answer(known.clone()));
        }
        let selection = select(desk, &self, Whole::IfItCanBe).await?;
        let mut parts = desk.parts_mut();
        let Parts { corpus, .. } = &mut *parts;
        let (want, store) = (&self.want, corpus.store());
        let histogram = want.histogram.then(|| store.histogram(&selection, &want.zone));
        let layers = histogram.as_ref().zip(want.layers);
        let answer = Answer {
            matching: selection.len(),
            unsearched: selection.unsearched(),
            rows: want.rows.map(|(first, count)| store.rows(&selection, first, count)),
            facets: want.facets.as_ref().map_or_else(Vec::new, |(columns, most)| match want.people_first {
                true => store.facets_people_first(&selection, columns, *most),
                false => store.facets(&selection, columns, *most),
            }),
            groups: want.groups.as_ref().map(|(by, most)| store.groups(&selection, by, *most, &want.zone)),
            layers: layers
                .map_or_else(Vec::new, |(histogram, (column, most))| store.layers(&selection, histogram, column, most)),
            histogram,
            week: if want.week { store.week(&selection, &want.zone) } else { Vec::new() },
            totals: want.totals.then(|| store.totals(&selection)),
        };
        if answer.rows.is_none() && answer.unsearched == 0 {
            parts.caches.keep_answer(self, answer.clone());
        }
        Ok(parts.answer(answer))
    }
}
