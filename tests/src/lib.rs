//! Helpers shared by the boundary tests.
