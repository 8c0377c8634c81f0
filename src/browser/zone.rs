//! Time zones as the browser knows them.

use js_sys::{Array, Date, Function, Object, Reflect};
use protocol::{Micros, Zone};
use view::clock;
use wasm_bindgen::{JsCast, JsValue};

/// Names of all zones; empty where the browser does not tell.
pub fn all() -> Vec<String> {
    let names = intl("supportedValuesOf").and_then(|ask| ask.call1(&JsValue::UNDEFINED, &"timeZone".into()).ok());
    names.map(|names| Array::from(&names).iter().filter_map(|name| name.as_string()).collect()).unwrap_or_default()
}

/// The name of this computer's zone.
pub fn own() -> Option<String> {
    let format = format(&Object::new())?;
    let resolve: Function = Reflect::get(&format, &"resolvedOptions".into()).ok()?.dyn_into().ok()?;
    let options = resolve.call0(&format).ok()?;
    Reflect::get(&options, &"timeZone".into()).ok()?.as_string().filter(|name| clock::is_name(name))
}

/// A zone by its name; `None` if the browser does not know it.
pub fn named(name: &str) -> Option<Zone> {
    let offset = offsets(name)?;
    Some(clock::zone(name, offset))
}

/// A zone as it is at one time, which is found sooner.
pub fn at(name: &str, at: Micros) -> Option<Zone> {
    let offset = offsets(name)?(at);
    Some(Zone { name: name.to_owned(), offset, changes: Vec::new() })
}

/// Tells how far a zone is ahead of UTC.
fn offsets(name: &str) -> Option<impl Fn(Micros) -> i64 + use<>> {
    let options = Object::new();
    for (option, value) in [("timeZone", name), ("timeZoneName", "longOffset")] {
        Reflect::set(&options, &option.into(), &value.into()).ok()?;
    }
    let format = format(&options)?;
    let write: Function = Reflect::get(&format, &"format".into()).ok()?.dyn_into().ok()?;
    Some(move |Micros(at): Micros| {
        // Milliseconds of these years are exact.
        let date = Date::new(&JsValue::from_f64(at.div_euclid(1000) as f64));
        let text = write.call1(&format, &date).ok().and_then(|text| text.as_string());
        text.and_then(|text| clock::read_offset(&text)).unwrap_or_default()
    })
}

/// `new Intl.DateTimeFormat("en-US", options)`; `None` if it throws, as it does for unknown zones.
fn format(options: &Object) -> Option<JsValue> {
    Reflect::construct(&intl("DateTimeFormat")?, &Array::of2(&"en-US".into(), options)).ok()
}

fn intl(name: &str) -> Option<Function> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    Reflect::get(&intl, &name.into()).ok()?.dyn_into().ok()
}
