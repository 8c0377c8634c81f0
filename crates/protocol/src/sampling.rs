//! Samples of events, drawn so that anybody can draw them again.

use serde::{Deserialize, Serialize};

use crate::{Column, Micros, NotedEvent, Question, Refusal};

/// How events are chosen. `docs/sampling.md` defines each method.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Method {
    /// Each event equally likely.
    #[default]
    Random,
    /// Every so many events, from a random start.
    Systematic,
    /// Random in each group of events with the same value, in proportion to its size.
    Stratified(Column),
    /// Every so many events from a random start, after they have been arranged by the value: who has more events is more likely to be
    /// in the sample.
    Weighted(Column),
}

impl Method {
    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Method::Random => "random",
            Method::Systematic => "systematic",
            Method::Stratified(_) => "stratified",
            Method::Weighted(_) => "weighted",
        }
    }

    /// The column whose values matter.
    pub const fn by(self) -> Option<Column> {
        match self {
            Method::Random | Method::Systematic => None,
            Method::Stratified(column) | Method::Weighted(column) => Some(column),
        }
    }

    /// The method with this name, by this column.
    pub fn named(name: &str, by: Option<Column>) -> Option<Method> {
        let by = by.unwrap_or(Column::User);
        let all = [Method::Random, Method::Systematic, Method::Stratified(by), Method::Weighted(by)];
        all.into_iter().find(|method| method.name() == name)
    }
}

/// What a sample is drawn from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Population {
    /// Number of events.
    pub events: u64,
    /// As in [`Manifest::event_ids_sha256`](crate::handover::Manifest::event_ids_sha256).
    pub event_ids_sha256: String,
}

/// A sample.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// Its name, by which `sample:NAME` finds its events.
    pub name: String,
    /// How it was drawn.
    pub method: Method,
    /// The seed.
    pub seed: String,
    /// How many events were drawn at first. The interval of a systematic sample follows from it.
    pub first: u64,
    /// What it was drawn from.
    pub population: Population,
    /// The filter of the population as text; empty for all events.
    pub filter: String,
    /// The view that shows the population, as a fragment.
    pub view: String,
    /// When it was drawn first.
    pub at: Option<Micros>,
    /// The events drawn, in their order, each with its position in the population, from 1.
    pub drawn: Vec<(u64, NotedEvent)>,
}

/// What could be drawn from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanSample {
    /// Which events.
    pub question: Question,
    /// The column whose values matter, if any.
    pub by: Option<Column>,
}

/// See [`PlanSample`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SamplePlan {
    /// All of these events.
    pub population: Population,
    /// Events that match and are no part of it, since without an `eventID` nothing would find them again.
    pub without_id: u64,
    /// Number of different values, if a column was named.
    pub strata: u64,
}

/// Draws a sample, or more of one that is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawSample {
    /// From which events.
    pub question: Question,
    /// Its name, and how to draw it. If there is one of this name, it must be the same but for what is drawn and said, and is continued.
    pub sample: Box<Sample>,
    /// How many events to draw.
    pub events: u64,
}

/// Why a sample cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SampleProblem {
    /// There are no events to draw from.
    Nothing,
    /// There is one of this name, drawn by another method or with another seed.
    DrawnOtherwise(String),
    /// It was drawn from other events than those that would be drawn from now.
    OtherPopulation {
        /// Its name.
        name: String,
        /// How many events there were.
        then: u64,
        /// How many there are.
        now: u64,
    },
    /// It contains all events.
    Whole(String),
    /// It would be larger than is possible.
    TooLarge {
        /// Number of events.
        events: u64,
        /// Most events.
        most: u64,
    },
    /// It has no name, its seed or filter is too long, or there are as many samples as there can be.
    NoRoom {
        /// Most samples.
        most: u64,
        /// Most characters of a seed or filter.
        characters: u64,
    },
}

impl From<SampleProblem> for Refusal {
    fn from(problem: SampleProblem) -> Refusal {
        Refusal::Sample(problem)
    }
}

/// All samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListSamples;

/// Removes the sample with this name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveSample(pub String);

/// Asks a module on demand for positions in a population.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// How.
    pub drawing: Drawing,
    /// The seed.
    pub seed: String,
    /// Number of events in the population.
    pub events: u64,
    /// See [`Sample::first`].
    pub first: u64,
    /// How many of the sequence to pass over.
    pub from: u64,
    /// Where in the sequence to end.
    pub to: u64,
}

/// A [`Method`], with what it needs to know of each event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Drawing {
    /// See [`Method::Random`].
    Random,
    /// See [`Method::Systematic`].
    Systematic,
    /// See [`Method::Stratified`]: for each event, the place of its value among all values, in order; 0 for none.
    Stratified(Vec<u32>),
    /// The same for [`Method::Weighted`].
    Weighted(Vec<u32>),
}
