//! The completeness map.

use protocol::Refusal;
use protocol::completeness::{CompletenessMap, MapQuery};

use super::Run;
use super::recording::hear;
use crate::desk::{Desk, Told};

impl Run for MapQuery {
    async fn run(self, desk: &Desk) -> Result<Told<CompletenessMap>, Refusal> {
        hear(desk).await;
        let parts = desk.parts();
        Ok(parts.told(parts.proofs.validation()?.hours.map(self)))
    }
}
