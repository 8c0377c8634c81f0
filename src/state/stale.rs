//! Whether what is on screen belongs to an earlier choice.

use leptos::prelude::*;

use crate::engine_client::Slot;

/// True while the answer on screen is for another choice than `asked`. New files and scrolling bring new answers, too,
/// but do not make the old one wrong, so nothing is dimmed for them.
pub fn stale<T>(slot: Slot, asked: Signal<T>) -> Memo<bool>
where
    T: PartialEq + Clone + Send + Sync + 'static,
{
    let answered = RwSignal::new(asked.get_untracked());
    Effect::new(move |_| {
        if !slot.pending.get() {
            answered.set(asked.get_untracked());
        }
    });
    Memo::new(move |_| slot.pending.get() && asked.with(|asked| answered.with(|answered| answered != asked)))
}
