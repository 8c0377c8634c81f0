//! Benchmarks: `cargo bench -p benches`. What they measure is in `benches/`; results are in `docs/benchmarks.md`.
