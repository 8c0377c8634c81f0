//! Why a metric filter or an alarm cannot be evaluated.

use protocol::alarms::{Refused, State, Subject, WhyNot};

use crate::{Label, Language, Say, messages as m};

impl Say for WhyNot {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            WhyNot::Lacks(setting) => m::AlarmsLacks { setting }.write(language, out),
            WhyNot::Elsewhere(setting, value) => m::AlarmsElsewhere { setting, value }.write(language, out),
            WhyNot::BadValue(setting, value) => m::AlarmsBadValue { setting, value }.write(language, out),
            WhyNot::BadPattern(error) => {
                let why = error.mistake.say(language);
                m::AlarmsBadPattern { offset: error.offset as u64, why: &why }.write(language, out);
            }
            WhyNot::ReportsField(selector) => m::AlarmsReportsField { selector }.write(language, out),
            WhyNot::Dimensions => out.push_str(m::alarms_dimensions(language)),
            WhyNot::Expression => out.push_str(m::alarms_expression(language)),
            WhyNot::Composite => out.push_str(m::alarms_composite(language)),
            WhyNot::Seconds(seconds) => m::AlarmsSeconds { n: *seconds }.write(language, out),
            WhyNot::TooLong(minutes) => m::AlarmsTooLong { n: *minutes }.write(language, out),
            WhyNot::Replaced => out.push_str(m::alarms_replaced(language)),
            WhyNot::SameAs(name) => m::AlarmsSameAs { name }.write(language, out),
            WhyNot::NoFilter(metric) => {
                m::AlarmsNoFilter { namespace: &metric.namespace, name: &metric.name }.write(language, out);
            }
            WhyNot::TooMuch => out.push_str(m::alarms_too_much(language)),
            WhyNot::Broken(why) => m::AlarmsBroken { why }.write(language, out),
            WhyNot::Nothing => out.push_str(m::alarms_nothing(language)),
            WhyNot::TooLarge(bytes) => m::AlarmsTooLarge { n: *bytes }.write(language, out),
            WhyNot::Unfolds(bytes) => m::AlarmsUnfolds { n: *bytes }.write(language, out),
            WhyNot::TooDeep(levels) => m::AlarmsTooDeep { n: *levels }.write(language, out),
        }
    }
}

impl Say for Refused {
    fn write(&self, language: Language, out: &mut String) {
        let why = self.why.say(language);
        match self.subject {
            Subject::Filter => m::AlarmsRefusedFilter { name: &self.name, why: &why }.write(language, out),
            Subject::Alarm => m::AlarmsRefusedAlarm { name: &self.name, why: &why }.write(language, out),
            Subject::Text if self.source.is_empty() => m::AlarmsRefusedPasted { why: &why }.write(language, out),
            Subject::Text => m::AlarmsRefusedFile { path: &self.source, why: &why }.write(language, out),
        }
    }
}

impl Label for State {
    fn label(&self, language: Language) -> &'static str {
        match self {
            State::Ok => m::alarms_state_ok(language),
            State::Alarm => m::alarms_state_alarm(language),
            State::InsufficientData => m::alarms_state_unknown(language),
        }
    }
}
