//! What calls mean, which a module on demand knows.

use protocol::Refusal;
use protocol::detections::{GetGlossary, MakeGlossary, Term};

use super::Run;
use crate::desk::{Answered, Desk};

impl Run for GetGlossary {
    async fn run(self, desk: &Desk) -> Result<Answered<Vec<Term>>, Refusal> {
        let terms = desk.line.ask_module(MakeGlossary(self.0)).await?;
        Ok(desk.parts().answer(terms))
    }
}
