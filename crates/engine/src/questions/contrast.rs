//! Two sets of events compared.

use protocol::{Contrast, FindContrast, Refusal};

use super::Run;
use crate::desk::{Answered, Desk};
use crate::select::{Whole, select};

impl Run for FindContrast {
    async fn run(self, desk: &Desk) -> Result<Answered<Contrast>, Refusal> {
        loop {
            let before = desk.parts().progress.generation;
            let this = select(desk, &self.this, Whole::IfItCanBe).await?;
            let that = select(desk, &self.that, Whole::IfItCanBe).await?;
            let parts = desk.parts();
            // Otherwise, one of them is about more events than the other could be.
            if parts.progress.generation == before {
                let zone = &self.this.want.zone;
                let found = parts.corpus.store().contrast([&this, &that], &self.by, self.most, zone);
                return Ok(parts.answer(found));
            }
        }
    }
}
