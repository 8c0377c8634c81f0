//! Tests of the whole crate: records in, answers out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::cast_possible_truncation)]

mod aggregates;
mod arrival;
mod contrast;
mod counting;
mod filters;
mod generated;
mod news;
mod occurrences;
mod orders;
mod path_columns;
mod sample;
mod survey;
mod zones;
