//! Saving a chart as a picture.

use js_sys::Array;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::browser::{download, picture};
use crate::ui::button::IconButton;
use crate::ui::icon::Icon;
use crate::ui::menu::{Item, use_menus};
use crate::ui::reactive::optional;

/// Writes the chart as SVG.
pub type Draw = Callback<(), String>;

/// The button with a menu of formats, and what went wrong, if anything.
pub fn button(name: String, draw: Draw) -> AnyView {
    let (menus, trouble, language) = (use_menus(), RwSignal::new(None::<String>), language());
    let name = StoredValue::new(name);
    let save = move |png: bool| {
        let (svg, name) = (draw.run(()), name.get_value());
        trouble.set(None);
        leptos::task::spawn_local(async move {
            let saved = match png {
                true => match picture::png(&svg).await {
                    Ok(picture) => download::save(&format!("{name}.png"), "image/png", &picture),
                    Err(why) => Err(why),
                },
                false => download::save_parts(&format!("{name}.svg"), "image/svg+xml", &Array::of1(&svg.into())),
            };
            if let Err(detail) = saved {
                trouble.try_set(Some(m::ChartPictureFailed { detail: &detail }.say(language)));
            }
        });
    };
    let items = move || {
        vec![
            Item::action(Icon::Download, "SVG", move || save(false)),
            Item::action(Icon::Download, "PNG", move || save(true)),
        ]
    };
    let open = move |event: MouseEvent| menus.open_under(&event, m::chart_picture(language), items());
    let said = move || Some(view! { <span class="is-failed" role="alert">{trouble.get()?}</span> }.into_any());
    view! {
        <IconButton icon=Icon::Download label=m::chart_picture(language) on_click=open/>
        {optional(said)}
    }
    .into_any()
}
