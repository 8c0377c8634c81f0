//! The completeness map.

use protocol::Refusal;
use protocol::completeness::{CompletenessMap, MapQuery};

use super::Run;
use super::recording::read_trail_events;
use crate::desk::{Answered, Desk};

impl Run for MapQuery {
    async fn run(self, desk: &Desk) -> Result<Answered<CompletenessMap>, Refusal> {
        read_trail_events(desk).await;
        let parts = desk.parts();
        Ok(parts.answer(parts.proofs.validation()?.hours.map(self)))
    }
}
