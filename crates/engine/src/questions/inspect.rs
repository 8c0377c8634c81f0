//! All parts of a digest.

use protocol::inspect::DigestView;
use protocol::{InspectDigest, Refusal};

use super::Run;
use crate::desk::{Answered, Desk};
use crate::evidence;

impl Run for InspectDigest {
    async fn run(self, desk: &Desk) -> Result<Answered<Option<DigestView>>, Refusal> {
        let parts = desk.parts();
        let report = &parts.proofs.validation()?.report;
        let evidence = evidence::about(parts.files.facts(), &integrity::witnesses(report, &self.0));
        Ok(parts.answer(integrity::inspect(&evidence, report, &self.0)))
    }
}
