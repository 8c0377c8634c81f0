//! Trino's functions: which there are, and those that DataFusion lacks or means otherwise.

pub(crate) mod json;
mod known;
mod maps;
mod path;
mod pattern;
mod scalar;
mod texts;
mod times;

use std::sync::Arc;

use datafusion::logical_expr::ScalarUDF;

pub use known::known;
pub(crate) use known::{Meaning, meaning, nearest};

/// The functions of our own.
pub(crate) fn own() -> Vec<Arc<ScalarUDF>> {
    let all = json::all().into_iter().chain(times::all()).chain(texts::all());
    let mut all: Vec<_> = all.map(|function| Arc::new(ScalarUDF::new_from_impl(function))).collect();
    all.push(Arc::new(ScalarUDF::new_from_impl(maps::ElementAt::default())));
    all
}
