//! The notations that definitions come in, each read to what it gives.

pub mod shell;
mod shorthand;
pub mod template;
pub mod terraform;

use protocol::alarms::Subject;

use crate::given::Given;

/// A definition found, not yet understood.
pub struct Found {
    /// What it defines.
    pub subject: Subject,
    /// What it says.
    pub given: Given,
    /// Its name where it is known by another one than its own: the logical id of CloudFormation, the label of Terraform.
    pub label: Option<String>,
}
