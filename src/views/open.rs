//! The start page: what Traillight is, where to drop files, and how to get them.

use leptos::prelude::*;
use view::asked;
use view::commands::{Command, KnownTrail, commands};
use words::{Say, messages as m};

use crate::browser::language::language;
use crate::browser::requests;
use crate::state::{use_dialogs, use_state, use_transfer};
use crate::ui::copy::CopyButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::memo;
use crate::ui::seen::seen;

/// The first screen.
#[component]
pub fn Open() -> impl IntoView {
    view! {
        <div class="open">
            <h1>{m::open_title(language())}</h1>
            {asked()}
            <div class="open-halves">
                <DropZone/>
                <HowTo/>
            </div>
            <PrivacyLine/>
        </div>
    }
}

/// What the link that led here asks for, if it does: the files are not in it.
fn asked() -> AnyView {
    let (state, language) = (use_state(), language());
    let selection = state.scope().with_untracked(|scope| asked::selection(scope, language));
    let sources = state.parts.sources.with_untracked(|sources| asked::sources(sources, language));
    let said = match (&selection, &sources) {
        (None, None) => return ().into_any(),
        (Some(what), None) => m::AskedWhat { what }.say(language),
        (None, Some(names)) => m::AskedSources { names }.say(language),
        (Some(what), Some(names)) => m::AskedBoth { what, names }.say(language),
    };
    view! { <p class="open-asked" role="status" data-testid="asked"><Glyph icon=Icon::Info/><bdi>{seen(said)}</bdi></p> }.into_any()
}

/// The window accepts drops anywhere; this shows that it does.
#[component]
fn DropZone() -> impl IntoView {
    let (transfer, language) = (use_transfer(), language());
    view! {
        <section class="drop-zone" aria-label=m::open_files_area(language)>
            <Glyph icon=Icon::Drop/>
            <p class="drop-zone-title">{m::open_drop(language)}</p>
            <p class="drop-zone-note">{m::open_drop_note(language)}</p>
            <div class="drop-zone-buttons">
                <button type="button" class="button primary large" on:click=move |_| transfer.choose_folder()>
                    <Glyph icon=Icon::Folder/>
                    {m::open_folder(language)}
                </button>
                <button type="button" class="button large" on:click=move |_| transfer.choose_files()>
                    <Glyph icon=Icon::File/>
                    {m::open_files(language)}
                </button>
            </div>
            <button type="button" class="button quiet" data-testid="load-sample" on:click=move |_| transfer.load_sample()>
                <Glyph icon=Icon::Sample/>
                {m::open_sample(language)}
            </button>
        </section>
    }
}

/// Three commands, filled in from three fields.
#[component]
fn HowTo() -> impl IntoView {
    let (account, region, bucket) = (RwSignal::<String>::default(), RwSignal::default(), RwSignal::default());
    let place = move || KnownTrail { account: account.get(), region: region.get(), bucket: bucket.get() };
    let all = memo(move || commands(&place(), language()));
    let field = |label: &'static str, hint: &'static str, value: RwSignal<String>| {
        view! {
            <label class="field">
                <span>{label}</span>
                <input
                    type="text"
                    placeholder=hint
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                />
            </label>
        }
    };
    view! {
        <section class="how-to" aria-labelledby="how-to">
            <h2 id="how-to">{m::open_how_to(language())}</h2>
            <div class="how-to-fields">
                {field(m::open_account(language()), "111122223333", account)}
                {field(m::open_region(language()), "us-east-1", region)}
                {field(m::open_bucket(language()), "my-trail-bucket", bucket)}
            </div>
            <ol class="how-to-steps">{[0, 1, 2].map(|i| step(all, i)).collect_view()}</ol>
        </section>
    }
}

fn step(all: Memo<[Command; 3]>, index: usize) -> impl IntoView {
    let read = move |read: fn(&Command) -> String| all.with(|all| all.get(index).map(read).unwrap_or_default());
    let text = move || read(|command| command.text.clone());
    let title = untrack(|| read(|command| command.title.to_owned()));
    view! {
        <li>
            <div class="how-to-head">
                <div>
                    <h3>{title.clone()}</h3>
                    <p>{untrack(|| read(|command| command.purpose.to_owned()))}</p>
                </div>
                <CopyButton text label=m::OpenCopyCommand { title: &title }.say(language())/>
            </div>
            <pre class="command" tabindex="0" aria-label=m::OpenCommand { title: &title }.say(language())>{text}</pre>
        </li>
    }
}

#[component]
fn PrivacyLine() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <p class="privacy-line">
            <Glyph icon=Icon::Lock/>
            {m::OpenPrivacy { requests: requests::elsewhere() as u64 }.say(language())}
            " "
            <button type="button" class="link" on:click=move |_| dialogs.privacy.set(true)>
                {m::open_privacy_more(language())}
            </button>
        </p>
    }
}
