//! How the metric filters and alarms of the account, as dropped or pasted, go over the loaded log. The module for alarms
//! reads them and evaluates alarms; here, events are counted.
//!
//! They see the whole log, as CloudWatch would, whatever is searched for.

use order::Order;
use protocol::alarms::{
    Counted, DefinitionText, Definitions, Feed, JudgeAlarms, Judged, MetricFilter, ReadDefinitions, RunAlarms,
};
use protocol::findings::Finding;
use protocol::{FileKind, Filter, Micros, Refusal};

use super::Run;
use crate::counted;
use crate::desk::{Answered, Desk};

const MINUTE: i64 = 60_000_000;

impl Run for JudgeAlarms {
    async fn run(self, desk: &Desk) -> Result<Answered<Option<Judged>>, Refusal> {
        let judged = judge(desk, self.pasted).await?;
        Ok(desk.parts().answer(judged))
    }
}

/// `None` while files are being read.
async fn judge(desk: &Desk, pasted: Vec<DefinitionText>) -> Result<Option<Judged>, Refusal> {
    let mut texts = dropped(desk);
    texts.extend(pasted);
    if texts.is_empty() {
        return Ok(Some(Judged::default()));
    }
    let definitions = desk.line.ask_module(ReadDefinitions(texts)).await?;
    let Definitions { filters, alarms, refused, left_out } = definitions;
    let wanted: Vec<(String, &Filter)> =
        filters.iter().map(|filter| (format!("filter-{}", filter.name), &filter.filter)).collect();
    let Some((all, timed)) = counted::timed(desk, &wanted).await? else { return Ok(None) };
    let busy: Vec<i64> = all.minutes.into_iter().map(|(minute, _)| minute).collect();
    let at = |minute: i64| Micros(minute.saturating_mul(MINUTE));
    let period = busy.first().zip(busy.last()).map(|(first, last)| (at(*first), at(last.saturating_add(1))));
    let (minutes, found): (Vec<_>, Vec<Finding>) = timed.into_iter().map(|it| (it.minutes, it.found)).unzip();
    let counted = filters.iter().zip(found).map(|(filter, found)| counted(filter, found)).collect();
    let feed = |(filter, matches): (MetricFilter, _)| Feed { reports: filter.reports, matches };
    let feeds = filters.into_iter().zip(minutes).map(feed).collect();
    let runs = match alarms.is_empty() {
        true => Vec::new(),
        false => desk.line.ask_module(RunAlarms { alarms: alarms.clone(), feeds, busy }).await?,
    };
    Ok(Some(Judged { filters: counted, alarms: alarms.into_iter().zip(runs).collect(), refused, left_out, period }))
}

fn dropped(desk: &Desk) -> Vec<DefinitionText> {
    let parts = desk.parts();
    let dropped = parts.files.facts().iter().filter(|facts| facts.kind == FileKind::AlarmDefinitions);
    let text = |content: &[u8]| String::from_utf8_lossy(content).into_owned();
    let mut texts: Vec<DefinitionText> = dropped
        .filter_map(|facts| Some(DefinitionText { source: facts.path.clone(), text: text(facts.evidence.as_deref()?) }))
        .collect();
    texts.order_by(|a, b| a.source.cmp(&b.source));
    texts
}

fn counted(filter: &MetricFilter, found: Finding) -> Counted {
    Counted {
        name: filter.name.clone(),
        source: filter.source.clone(),
        pattern: filter.pattern.clone(),
        metrics: filter.reports.iter().map(|report| report.metric.clone()).collect(),
        found,
    }
}
