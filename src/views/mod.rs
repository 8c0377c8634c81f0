//! One folder or file a view. Views import state, ui and engine_client.

mod events;
mod integrity;
mod issues;
mod no_match;
mod open;
mod overview;
pub mod sentence;
pub mod value_menu;

pub use events::Events;
pub use integrity::Integrity;
pub use issues::Issues;
pub use open::Open;
pub use overview::Overview;
