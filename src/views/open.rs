//! Before a file is there: what this is, where files go, and how to get them.

use leptos::prelude::*;
use view::commands::{Command, KnownTrail, commands};

use crate::browser::requests;
use crate::state::{use_dialogs, use_transfer};
use crate::ui::copy::CopyButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::reactive::memo;

/// The first screen.
#[component]
pub fn Open() -> impl IntoView {
    view! {
        <div class="open">
            <h1>"See who did what in your AWS accounts, and prove that the CloudTrail logs are complete and untouched."</h1>
            <div class="open-halves">
                <DropZone/>
                <HowTo/>
            </div>
            <PrivacyLine/>
        </div>
    }
}

/// The window takes drops anywhere; this is where the eye goes.
#[component]
fn DropZone() -> impl IntoView {
    let transfer = use_transfer();
    view! {
        <section class="drop-zone" aria-label="Open files">
            <Glyph icon=Icon::Drop/>
            <p class="drop-zone-title">"Drop a folder or files here"</p>
            <p class="drop-zone-note">
                "Logs, digests and key files, as they are in the bucket: gzip or plain JSON, in any folders, also inside zip and tar."
            </p>
            <div class="drop-zone-buttons">
                <button type="button" class="button primary large" on:click=move |_| transfer.choose_folder()>
                    <Glyph icon=Icon::Folder/>
                    "Open folder"
                </button>
                <button type="button" class="button large" on:click=move |_| transfer.choose_files()>
                    <Glyph icon=Icon::File/>
                    "Open files"
                </button>
            </div>
            <button type="button" class="button quiet" data-testid="load-sample" on:click=move |_| transfer.load_sample()>
                <Glyph icon=Icon::Sample/>
                "Try the sample"
            </button>
        </section>
    }
}

/// Three commands, filled in from three fields.
#[component]
fn HowTo() -> impl IntoView {
    let (account, region, bucket) = (RwSignal::<String>::default(), RwSignal::default(), RwSignal::default());
    let place = move || KnownTrail { account: account.get(), region: region.get(), bucket: bucket.get() };
    let all = memo(move || commands(&place()));
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
            <h2 id="how-to">"How to get the files"</h2>
            <div class="how-to-fields">
                {field("Account", "111122223333", account)}
                {field("Region", "us-east-1", region)}
                {field("Bucket", "my-trail-bucket", bucket)}
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
                <CopyButton text what=format!("command: {title}")/>
            </div>
            <pre class="command" tabindex="0" aria-label=format!("Command: {title}")>{text}</pre>
        </li>
    }
}

#[component]
fn PrivacyLine() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <p class="privacy-line">
            <Glyph icon=Icon::Lock/>
            {format!("Nothing leaves this page. Requests made: {}. ", requests::elsewhere())}
            <button type="button" class="link" on:click=move |_| dialogs.privacy.set(true)>"What the page may do"</button>
        </p>
    }
}
