//! `index.html`, from which both the page of a site and the page that is all of it are made.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::project::Project;

/// What the page is going to be.
#[derive(Clone, Copy)]
pub enum Kind {
    /// One of the files of a site.
    Site,
    /// All of it in one file.
    OneFile,
}

/// The text around what the build adds.
#[derive(Debug, PartialEq, Eq)]
pub struct Template {
    /// Up to what goes into the head.
    pub top: String,
    /// From there to where blocks go.
    pub middle: String,
    /// The rest.
    pub bottom: String,
}

impl Template {
    /// Reads it.
    pub fn read(project: &Project, kind: Kind) -> Result<Template> {
        let path = project.root().join("index.html");
        let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        Template::of(&text, kind).with_context(|| format!("in {}", path.display()))
    }

    fn of(text: &str, kind: Kind) -> Result<Template> {
        let (top, rest) = cut(text, "<!-- build: head -->")?;
        let (before, rest) = cut(rest, "<!-- build: site -->")?;
        let (site, rest) = cut(rest, "<!-- build: one file -->")?;
        let (one_file, rest) = cut(rest, "<!-- build: either -->")?;
        let (after, bottom) = cut(rest, "<!-- build: blocks -->")?;
        let own = match kind {
            Kind::Site => site,
            Kind::OneFile => one_file,
        };
        let middle = format!("{before}{}{after}", own.trim());
        Ok(Template { top: top.to_owned(), middle, bottom: bottom.trim_start().to_owned() })
    }
}

fn cut<'t>(text: &'t str, place: &str) -> Result<(&'t str, &'t str)> {
    match text.split_once(place) {
        Some(parts) => Ok(parts),
        None => bail!("there is no `{place}`, or not in its place"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_gets_its_own_words() {
        let text = "a<!-- build: head -->b<p><!-- build: site -->\nsite\n<!-- build: one file -->\nfile\n<!-- build: either --></p>\
                    <!-- build: blocks -->\n</body>";
        let made = |kind| Template::of(text, kind).unwrap();
        let expected = |own: &str| Template {
            top: "a".to_owned(),
            middle: format!("b<p>{own}</p>"),
            bottom: "</body>".to_owned(),
        };
        assert_eq!(made(Kind::Site), expected("site"));
        assert_eq!(made(Kind::OneFile), expected("file"));
    }

    #[test]
    fn a_place_that_is_missing_is_named() {
        let error = Template::of("<!-- build: head --><!-- build: site -->", Kind::Site).unwrap_err();
        assert!(error.to_string().contains("<!-- build: one file -->"), "{error}");
    }
}
