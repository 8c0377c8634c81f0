//! SQL over events: the queries that people already have for Athena and for CloudTrail Lake.
//!
//! A text is read into [`Statement`]s ([`read`]), whose names and functions are brought from Trino's dialect into that
//! of DataFusion, which plans and executes them over a [`Source`] of events. [`Engine::ask`] returns a [`Run`], which
//! goes on for a little while whenever it is told to, and can be dropped at any time.
//!
//! Pure: no clock, no I/O. What is now, and how much time has passed, are arguments.

mod cells;
mod dialect;
mod engine;
mod fault;
mod functions;
mod misuse;
mod rewrite;
mod scan;
mod session;
mod source;
mod tables;
mod text;
mod yielding;

pub use cells::cell;
pub use engine::{Engine, Limits, Run, Turn};
pub use fault::{Fault, Limit, Place, What};
pub use functions::known as known_functions;
pub use misuse::Misuse;
pub use source::{Leaf, Own, Source};
pub use tables::{Catalogue, Shape};
pub use text::{Asked, MOST_BYTES, Statement, read};
