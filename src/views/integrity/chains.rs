//! The chains of digests: one for each account, region and trail.

use std::sync::Arc;

use leptos::prelude::*;
use protocol::brief::{Brief, ChainBrief, LineFilter, SignatureState};
use protocol::report::{Gap, GapKind, Outcome};
use view::period;
use words::{Say, messages as m};

use super::lines::Lines;
use super::words::{OutcomeCount, VerdictBadge, class};
use crate::browser::language::language;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::pager::Pager;
use crate::ui::reactive::dynamic;
use crate::ui::seen::seen;

/// Chains on a page; an organisation may have thousands.
const PER_PAGE: usize = 50;

#[component]
pub fn Chains(brief: Arc<Brief>) -> impl IntoView {
    let total = brief.chains.len();
    let page = RwSignal::new(0_u64);
    let items = move || {
        let first = usize::try_from(page.get()).unwrap_or(0).saturating_mul(PER_PAGE);
        let chains = brief.chains.iter().enumerate().skip(first).take(PER_PAGE);
        chains.map(|(place, chain)| view! { <ChainLine place chain=chain.clone()/> }).collect_view()
    };
    (total > 0).then(|| {
        view! {
            <section class="integrity-section" aria-labelledby="integrity-chains">
                <h2 id="integrity-chains">
                    {m::chains_title(language())}
                    <span class="section-count">{m::ChainsCount { n: total as u64 }.say(language())}</span>
                </h2>
                {items}
                <Pager page per_page=PER_PAGE as u64 total=Signal::stored(total as u64) name=m::chains_pages(language())/>
            </section>
        }
    })
}

#[component]
fn ChainLine(place: usize, chain: ChainBrief) -> impl IntoView {
    let open = RwSignal::new(false);
    let language = language();
    let backfill = chain.backfill.then(|| view! { <span class="tag">{m::chains_backfill(language)}</span> });
    let home = (chain.home_region != chain.region).then(|| {
        let said = m::ChainsHome { region: &chain.home_region }.say(language);
        view! { <span class="chain-home">{said}</span> }
    });
    let period = match (&chain.from, &chain.to) {
        (Some(from), Some(to)) => period::between(from, to),
        _ => m::chains_unreadable(language).to_owned(),
    };
    let counts = [Outcome::Failed, Outcome::Unchecked, Outcome::Proved]
        .into_iter()
        .zip(chain.outcomes)
        .filter(|(_, count)| *count > 0)
        .map(|(outcome, count)| view! { <OutcomeCount outcome count/> })
        .collect_view();
    let covered = chain.period.as_ref().map(|covered| {
        let outcome = if covered.proved { Outcome::Proved } else { Outcome::Unchecked };
        let icon = if covered.proved { Icon::Check } else { Icon::Warning };
        view! {
            <span class=format!("verdict {}", class(outcome)) data-testid="chain-period">
                <Glyph icon/>
                {covered.say(language)}
            </span>
        }
    });
    let (_, gaps_total) = missing(&chain);
    let gaps = (gaps_total > 0 && chain.period.is_none()).then(|| {
        view! {
            <span class="verdict outcome-unchecked">
                <Glyph icon=Icon::Warning/>
                {m::ChainsGaps { n: gaps_total }.say(language)}
            </span>
        }
    });
    let (account, region, trail) = (chain.account.clone(), chain.region.clone(), chain.trail.clone());
    let digests = m::Digests { n: chain.digests }.say(language);
    let filter = LineFilter { chain: u32::try_from(place).ok(), ..LineFilter::default() };
    let chain = StoredValue::new(chain);
    view! {
        <details class="chain" on:toggle:target=move |event| open.set(event.target().open())>
            <summary>
                <span class="chevron"><Glyph icon=Icon::Right/></span>
                <span class="chain-name">
                    <bdi>{seen(account)}</bdi>
                    <bdi>{seen(region)}</bdi>
                    <bdi class="chain-trail">{seen(trail)}</bdi>
                    {home}
                    {backfill}
                </span>
                <span class="chain-period">{period}</span>
                <span class="chain-counts"><span>{digests}</span>{counts}{covered}{gaps}</span>
            </summary>
            {dynamic(move || open.get().then(|| view! {
                {chain.with_value(chain_facts)}
                <Lines filter=filter.clone() pages=m::pages_of_digests(language) grouped=false/>
            }).into_any())}
        </details>
    }
}

fn chain_facts(chain: &ChainBrief) -> AnyView {
    let language = language();
    let bucket = if chain.bucket.is_empty() { m::chains_bucket_unknown(language) } else { &chain.bucket }.to_owned();
    let newest = chain.newest.clone().map(|newest| {
        let signature = match newest.signature {
            SignatureState::Supplied => m::chains_newest_signature(language),
            SignatureState::NotSupplied => m::chains_newest_no_signature(language),
            SignatureState::Unknown => m::chains_newest_unknown(language),
        };
        view! {
            <div>
                <dt>{m::chains_newest(language)}</dt>
                <dd>
                    <VerdictBadge verdict=newest.verdict/>
                    " "
                    {signature}
                    <bdi class="chain-key">{seen(newest.key)}</bdi>
                </dd>
            </div>
        }
    });
    let keys = (!chain.fingerprints.is_empty()).then(|| {
        let items = chain.fingerprints.iter().map(|it| view! { <li><bdi>{it.clone()}</bdi></li> }).collect_view();
        view! { <div><dt>{m::chains_keys(language)}</dt><dd><ul>{items}</ul></dd></div> }
    });
    let (gaps, total) = missing(chain);
    let more = total.saturating_sub(gaps.len() as u64);
    let more = (more > 0).then(|| view! { <li>{m::AndMore { n: more }.say(language)}</li> });
    let period = chain.period.as_ref().map(|covered| {
        let period = period::between(&covered.from, &covered.to);
        let said = m::ChainsPeriodCovered { period: &period, covered: &covered.say(language) }.say(language);
        view! { <div><dt>{m::chain_period(language)}</dt><dd>{said}</dd></div> }
    });
    let gaps = (!gaps.is_empty()).then(|| {
        let lines = gaps.iter().map(|gap| view! { <li>{gap_words(gap)}</li> }).collect_view();
        view! {
            <div>
                <dt>{m::chains_gaps_name(language)}</dt>
                <dd><ul class="gaps">{lines}{more}</ul></dd>
            </div>
        }
    });
    view! {
        <dl class="facts">
            <div><dt>{m::chains_bucket(language)}</dt><dd><bdi>{seen(bucket)}</bdi></dd></div>
            {newest}
            {keys}
            {period}
            {gaps}
        </dl>
    }
    .into_any()
}

/// Times for which no digest speaks, of the period if one is claimed: the first, and how many there are.
fn missing(chain: &ChainBrief) -> (&[Gap], u64) {
    match &chain.period {
        Some(covered) => (&covered.uncovered, covered.uncovered_times),
        None => (&chain.gaps, chain.gaps_total),
    }
}

fn gap_words(gap: &Gap) -> String {
    let language = language();
    let time = |time: &Option<String>| time.clone().unwrap_or_else(|| m::chains_gap_time_unknown(language).to_owned());
    let why = match gap.kind {
        GapKind::Restart => m::chains_gap_restart(language),
        GapKind::MissingDigest => m::chains_gap_missing(language),
        GapKind::Unexplained => m::chains_gap_unexplained(language),
    };
    m::ChainsGap { from: &time(&gap.from), to: &time(&gap.to), why }.say(language)
}
