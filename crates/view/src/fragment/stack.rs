//! What the timeline of the overview is divided by, in the fragment.

use protocol::Column;

use super::{Pairs, Part};
use crate::chart::STACKED;

/// The column; `None` if only errors are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stack(pub Option<Column>);

/// `stack=…` with the column's path.
impl Part for Stack {
    fn read(pairs: &Pairs) -> Stack {
        Stack(pairs.last("stack").and_then(Column::from_path).filter(|column| STACKED.contains(column)))
    }

    fn write(&self, pairs: &mut Pairs) {
        if let Some(column) = self.0 {
            pairs.push("stack", column.path());
        }
    }
}
