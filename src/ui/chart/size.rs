//! The width of an element, now and after every change.

use crate::ui::reactive::effect;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::ResizeObserver;

/// Width of the element's content in whole CSS pixels; 0 until it is in the document. Observing ends with the owner.
pub fn use_width(element: NodeRef<Div>) -> ReadSignal<i32> {
    let width = RwSignal::new(0);
    let observer: StoredValue<Option<Observer>, LocalStorage> = StoredValue::new_local(None);
    effect(move || {
        let Some(element) = element.get() else { return };
        let measured = element.clone();
        observer.set_value(Observer::of(&element, move || width.set(measured.client_width())));
    });
    on_cleanup(move || {
        observer.try_update_value(Option::take);
    });
    width.read_only()
}

/// Observes until dropped.
struct Observer {
    observer: ResizeObserver,
    /// Called by the browser as long as the observer is connected.
    _callback: Closure<dyn FnMut()>,
}

impl Observer {
    fn of(element: &web_sys::Element, on_change: impl FnMut() + 'static) -> Option<Observer> {
        let callback = Closure::<dyn FnMut()>::new(on_change);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Observer { observer, _callback: callback })
    }
}

impl Drop for Observer {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
