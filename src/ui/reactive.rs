//! Effects and memos that are not generic: in WebAssembly, the machinery for each instance takes a kilobyte.

use leptos::prelude::*;

/// [`Effect::new`] for effects that do not need the result of their last run.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// [`Memo::new`] for memos that do not need their last value.
pub fn memo<T: PartialEq + Send + Sync + 'static>(of: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    boxed_memo(Box::new(of))
}

fn boxed_memo<T: PartialEq + Send + Sync + 'static>(of: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| of())
}

/// A part of a view that is redrawn when what it reads changes.
pub fn dynamic(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    boxed_view(Box::new(draw))
}

fn boxed_view(draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || draw()).into_any()
}

/// [`dynamic`] for something that is not always there.
pub fn optional(draw: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    dynamic(move || draw().unwrap_or_else(|| ().into_any()))
}

/// A handler that does nothing once what it belongs to is gone: browsers tell a field that it has changed when it is taken
/// away while somebody types in it.
pub fn while_there<E: 'static>(mut handler: impl FnMut(E) + 'static) -> impl FnMut(E) + 'static {
    let there = StoredValue::new(());
    move |event| {
        if !there.is_disposed() {
            handler(event);
        }
    }
}
