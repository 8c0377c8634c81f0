//! Answers of AWS that proofs are made of.

use protocol::what::AnswerFault;

use crate::{Language, Say, messages as m};

impl Say for AnswerFault {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            AnswerFault::NoAnswer => out.push_str(m::answers_no_answer(language)),
            AnswerFault::Others(n) => m::AnswersOthers { n: *n }.write(language, out),
            AnswerFault::Broken { problem, something } => {
                let read =
                    if *something { m::answers_read_before(language) } else { m::answers_read_nothing(language) };
                let (line, column) = (problem.line, problem.column);
                if problem.is_cut {
                    m::AnswersCut { line, column, read }.write(language, out);
                } else {
                    m::AnswersBroken { line, column, read }.write(language, out);
                }
            }
            AnswerFault::Unsigned(_) => out.push_str(m::answers_unsigned(language)),
            AnswerFault::OtherKeys { count: (n, of), stated, own } => {
                m::AnswersOtherKeys { n: *n, of: *of, stated, own }.write(language, out);
            }
            AnswerFault::NoSignFiles(n) => m::AnswersNoSignFiles { n: *n }.write(language, out),
            AnswerFault::BrokenSignFile { problem, something } => {
                let read =
                    if *something { m::answers_read_before(language) } else { m::answers_read_nothing(language) };
                m::AnswersBrokenSignFile { line: problem.line, column: problem.column, read }.write(language, out);
            }
            AnswerFault::LackingSignFile => out.push_str(m::answers_lacking_sign_file(language)),
            AnswerFault::NoKeys { count: (n, of), bits: (least, most) } => {
                m::AnswersNoKeys { n: *n, of: *of, least: *least, most: *most }.write(language, out);
            }
        }
    }
}
