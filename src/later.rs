//! Parts of the page that are loaded when they are first shown. The build moves what only they use into files of their own.

use std::pin::Pin;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::browser::part;
use crate::engine_client::{Hold, is_busy};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::dynamic;

/// Makes a function that draws something of a part that is loaded when it is first called. All functions with the same
/// name of a part are loaded together. Arguments must be `Copy`.
macro_rules! later {
    ($part:ident: $vis:vis fn $name:ident($($arg:ident: $type:ty),*) -> AnyView $body:block) => {
        $vis fn $name($($arg: $type),*) -> ::leptos::prelude::AnyView {
            type Draw = fn($($type),*) -> ::leptos::prelude::AnyView;
            static DRAW: ::std::sync::OnceLock<Draw> = ::std::sync::OnceLock::new();

            #[::leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
            fn $name() -> Result<Draw, ::leptos::wasm_split::SplitLoaderError> {
                fn draw($($arg: $type),*) -> ::leptos::prelude::AnyView $body
                Ok(draw)
            }

            match DRAW.get() {
                Some(draw) => draw($($arg),*),
                None => $crate::later::shown(
                    stringify!($part),
                    || Box::pin(async { $name().await.map(|draw| _ = DRAW.set(draw)).map_err(|why| why.to_string()) }),
                    Box::new(move || DRAW.get().map(|draw| draw($($arg),*))),
                ),
            }
        }
    };
}
pub(crate) use later;

/// How long the page must have been left alone before a part is loaded that nobody has asked for, in milliseconds.
const QUIET_MS: u32 = 1000;

/// Loads a part that will soon be wanted, as soon as the page has nothing to do. If that fails, it is loaded when it is
/// first shown, and what is wrong is said there.
pub fn fetch_ahead(part: &'static str) {
    Timeout::new(QUIET_MS, move || match is_busy() {
        true => fetch_ahead(part),
        false => leptos::task::spawn_local(async move { drop(part::load(part).await) }),
    })
    .forget();
}

/// The part's own side of loading: finds the function in what was loaded.
type Find = fn() -> Pin<Box<dyn Future<Output = Result<(), String>>>>;

/// How far loading is.
#[derive(Clone, PartialEq)]
enum Stage {
    Loading,
    There,
    Failed(String),
}

/// Loads a part, and draws it as soon as it is there. To be used by [`later!`] only.
pub fn shown(part: &'static str, find: Find, draw: Box<dyn Fn() -> Option<AnyView> + Send>) -> AnyView {
    let (stage, language) = (RwSignal::new(Stage::Loading), language());
    let load = move || {
        stage.set(Stage::Loading);
        let hold = Hold::new();
        leptos::task::spawn_local(async move {
            let loaded = match part::load(part).await {
                Ok(()) => find().await,
                Err(why) => Err(why),
            };
            // Nobody may be there to see it any more.
            let _ = stage.try_set(loaded.map_or_else(Stage::Failed, |()| Stage::There));
            drop(hold);
        });
    };
    load();
    dynamic(move || match stage.get() {
        Stage::There => draw().into_any(),
        Stage::Loading => view! { <p class="later" role="status">{m::later_loading(language)}</p> }.into_any(),
        Stage::Failed(why) => view! {
            <div class="later is-failed" role="alert">
                <Glyph icon=Icon::Warning/>
                <p>{m::LaterFailed { why: &why }.say(language)}</p>
                <button type="button" class="button" on:click=move |_| load()>{m::later_again(language)}</button>
            </div>
        }
        .into_any(),
    })
}
