//! x
/// x
pub fn sample() -> crate::Tree {
    crate::Tree::default()
}
