//! Draws samples: which positions of a population, given its size, a method and a seed.
//!
//! `docs/sampling.md` says exactly how, so that anybody can do it again with other tools. A sample is the beginning of a sequence that
//! goes on to the end of the population, so drawing more later continues it.
//!
//! Pure: the same arguments give the same positions on any machine.

mod generator;
mod methods;
mod shares;

pub use generator::Generator;
pub use methods::draw;
