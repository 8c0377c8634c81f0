//! Samples: what could be drawn from, drawing, and going on with one that is there.

use order::Order;
use protocol::sampling::{
    Draw, DrawSample, Drawing, ListSamples, Method, PlanSample, RemoveSample, Sample, SamplePlan, SampleProblem,
};
use protocol::{NotedEvent, Refusal, RowId};

use super::Run;
use crate::desk::{Answered, Desk};
use crate::noting;
use crate::population::{self, Ordered};

impl Run for PlanSample {
    async fn run(self, desk: &Desk) -> Result<Answered<SamplePlan>, Refusal> {
        let Ordered { rows, population, others, .. } = population::ordered(desk, &self.question).await?;
        let parts = desk.parts();
        let strata = self.by.map(|column| parts.corpus.store().strata(&rows, column)).map(|mut strata| {
            strata.order();
            strata.dedup();
            strata.len() as u64
        });
        Ok(parts.answer(SamplePlan { population, without_id: others.len() as u64, strata: strata.unwrap_or_default() }))
    }
}

impl Run for DrawSample {
    async fn run(self, desk: &Desk) -> Result<Answered<Sample>, Refusal> {
        loop {
            let Ordered { rows, population, generation, .. } = population::ordered(desk, &self.question).await?;
            if rows.is_empty() {
                return Err(SampleProblem::Nothing.into());
            }
            let known = desk.parts().noting.notes().sample(&self.sample.name).cloned();
            let begun = match known {
                Some(known) => continued(known, &self.sample, &population)?,
                None => Sample { population, first: self.events, drawn: Vec::new(), ..(*self.sample).clone() },
            };
            let from = begun.drawn.len() as u64;
            let to = from.saturating_add(self.events);
            if to > notes::MOST_DRAWN {
                return Err(SampleProblem::TooLarge { events: to, most: notes::MOST_DRAWN }.into());
            }
            let draw = Draw {
                drawing: drawing(desk, begun.method, &rows),
                seed: begun.seed.clone(),
                events: rows.len() as u64,
                first: begun.first,
                from,
                to,
            };
            let positions = desk.line.ask_module(draw).await?;
            let named = named(desk, &rows, &positions).await?;
            let mut parts = desk.parts_mut();
            if parts.progress.generation != generation {
                continue;
            }
            let sample = Sample { drawn: begun.drawn.iter().cloned().chain(named).collect(), ..begun };
            if !parts.noting.put_sample(sample.clone()) {
                let (most, characters) = (notes::MOST_SAMPLES as u64, notes::MOST_TEXT as u64);
                return Err(SampleProblem::NoRoom { most, characters }.into());
            }
            parts.noted();
            return Ok(parts.answer(sample));
        }
    }
}

impl Run for ListSamples {
    async fn run(self, desk: &Desk) -> Result<Answered<Vec<Sample>>, Refusal> {
        let parts = desk.parts();
        Ok(parts.answer(parts.noting.notes().samples().cloned().collect()))
    }
}

impl Run for RemoveSample {
    async fn run(self, desk: &Desk) -> Result<Answered<bool>, Refusal> {
        let mut parts = desk.parts_mut();
        let removed = parts.noting.remove_sample(&self.0);
        parts.noted();
        Ok(parts.answer(removed))
    }
}

/// The sample that is there, if it was drawn in the same way from the same events: only then does its sequence go on.
fn continued(
    known: Sample,
    asked: &Sample,
    population: &protocol::sampling::Population,
) -> Result<Sample, SampleProblem> {
    if (known.method, &known.seed) != (asked.method, &asked.seed) {
        return Err(SampleProblem::DrawnOtherwise(known.name));
    }
    if known.population != *population {
        let (then, now) = (known.population.events, population.events);
        return Err(SampleProblem::OtherPopulation { name: known.name, then, now });
    }
    if known.drawn.len() as u64 >= population.events {
        return Err(SampleProblem::Whole(known.name));
    }
    Ok(known)
}

fn drawing(desk: &Desk, method: Method, rows: &[RowId]) -> Drawing {
    let strata = |column| desk.parts().corpus.store().strata(rows, column);
    match method {
        Method::Random => Drawing::Random,
        Method::Systematic => Drawing::Systematic,
        Method::Stratified(column) => Drawing::Stratified(strata(column)),
        Method::Weighted(column) => Drawing::Weighted(strata(column)),
    }
}

/// The events at these positions, with the positions from 1.
async fn named(desk: &Desk, rows: &[RowId], positions: &[u64]) -> Result<Vec<(u64, NotedEvent)>, Refusal> {
    let row = |position: &u64| usize::try_from(*position).ok().and_then(|at| rows.get(at)).copied();
    let drawn: Vec<RowId> = positions.iter().filter_map(row).collect();
    let events = noting::named(desk, &drawn).await?.into_iter().map(|(_, event)| event);
    Ok(positions.iter().map(|position| position + 1).zip(events).collect())
}
