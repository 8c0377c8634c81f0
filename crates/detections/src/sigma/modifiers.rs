//! Modifiers: how the values of a field are compared. (Sigma specification 2.1, appendix on modifiers.)

use protocol::Compare;
use protocol::findings::SigmaProblem;

use super::part::Part;

/// Where in the value a text has to be.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Place {
    #[default]
    Whole,
    Anywhere,
    Start,
    End,
}

/// How values are turned into base64.
#[derive(Clone, Copy, PartialEq)]
pub enum Encoding {
    Once,
    AnyOffset,
}

/// How text becomes two bytes for each character.
#[derive(Clone, Copy, PartialEq)]
pub enum Wide {
    /// The lower one first.
    Little,
    /// The higher one first.
    Big,
    /// The lower one first, with a mark that says so.
    Marked,
}

/// What stands after the name of a field, or alone for words.
#[derive(Default)]
pub struct Modifiers {
    pub place: Place,
    pub every: bool,
    pub differs: bool,
    pub cased: bool,
    pub exists: bool,
    pub cidr: bool,
    pub compare: Option<Compare>,
    /// The flags of a regular expression.
    pub regex: Option<String>,
    /// Any of the signs that options begin with stands for a hyphen.
    pub dashes: bool,
    pub wide: Option<Wide>,
    pub encoding: Option<Encoding>,
    pub part: Option<Part>,
}

impl Modifiers {
    /// Reads their names.
    pub fn read<'m>(names: impl Iterator<Item = &'m str>) -> Result<Modifiers, SigmaProblem> {
        let mut all = Modifiers::default();
        for name in names {
            match name {
                "contains" => all.place = Place::Anywhere,
                "startswith" => all.place = Place::Start,
                "endswith" => all.place = Place::End,
                "all" => all.every = true,
                "neq" => all.differs = true,
                "cased" => all.cased = true,
                "exists" => all.exists = true,
                "cidr" => all.cidr = true,
                "lt" => all.compare = Some(Compare::Less),
                "lte" => all.compare = Some(Compare::LessOrEqual),
                "gt" => all.compare = Some(Compare::Greater),
                "gte" => all.compare = Some(Compare::GreaterOrEqual),
                "re" => all.regex = Some(String::new()),
                "i" | "m" | "s" if all.regex.is_some() => all.regex.iter_mut().for_each(|flags| flags.push_str(name)),
                "utf16le" | "wide" => all.wide = Some(Wide::Little),
                "utf16be" => all.wide = Some(Wide::Big),
                "utf16" => all.wide = Some(Wide::Marked),
                "windash" => all.dashes = true,
                "minute" => all.part = Some(Part::Minute),
                "hour" => all.part = Some(Part::Hour),
                "day" => all.part = Some(Part::Day),
                "month" => all.part = Some(Part::Month),
                "year" => all.part = Some(Part::Year),
                "base64" => all.encoding = Some(Encoding::Once),
                "base64offset" => all.encoding = Some(Encoding::AnyOffset),
                "expand" => return Err(SigmaProblem::Placeholder),
                other => return Err(SigmaProblem::Modifier { name: other.to_owned() }),
            }
        }
        Ok(all)
    }

    /// One that says something about a field, of which a word has none.
    pub fn not_for_words(&self) -> Option<&'static str> {
        let all = [
            (self.place == Place::Start, "startswith"),
            (self.place == Place::End, "endswith"),
            (self.differs, "neq"),
            (self.exists, "exists"),
            (self.cidr, "cidr"),
            (self.compare.is_some(), "lt, lte, gt, gte"),
            (self.dashes, "windash"),
            (self.wide.is_some(), "wide"),
            (self.encoding.is_some(), "base64"),
            (self.part.is_some(), "minute, hour, day, month, year"),
        ];
        all.into_iter().find(|(there, _)| *there).map(|(_, name)| name)
    }
}
