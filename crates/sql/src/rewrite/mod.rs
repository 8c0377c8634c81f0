//! Trino's dialect → DataFusion's: tables, functions, and the names of what is selected.

mod calls;
mod fields;
mod names;
mod patterns;
mod tables;
mod tree;
mod unnest;

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use datafusion::sql::sqlparser::ast::{Expr, Query, Select, TableFactor, VisitMut, VisitorMut, With};
use protocol::Micros;

use crate::fault::{Fault, What};
use crate::tables::Catalogue;

pub(crate) use names::heading;

/// Rewrites a query, and returns the catalogues that it reads.
///
/// # Errors
/// If it contains something that is not there, by its name.
pub(crate) fn rewrite(query: &mut Query, now: Option<Micros>) -> Result<BTreeSet<Catalogue>, Fault> {
    let mut rewriter =
        Rewriter { now, scopes: Vec::new(), with: Vec::new(), parameters: Vec::new(), catalogues: BTreeSet::new() };
    match query.visit(&mut rewriter) {
        ControlFlow::Continue(()) => Ok(rewriter.catalogues),
        ControlFlow::Break(fault) => Err(fault),
    }
}

struct Rewriter {
    now: Option<Micros>,
    /// Names that `WITH` gives to queries, for each query around.
    scopes: Vec<Vec<String>>,
    /// What was taken out of these queries, already rewritten.
    with: Vec<Option<With>>,
    /// Parameters of the lambdas around.
    parameters: Vec<Vec<String>>,
    catalogues: BTreeSet<Catalogue>,
}

impl VisitorMut for Rewriter {
    type Break = Fault;

    fn pre_visit_query(&mut self, query: &mut Query) -> ControlFlow<Fault> {
        let strange = [
            ("FOR", query.for_clause.is_some() || !query.locks.is_empty()),
            ("SETTINGS", query.settings.is_some()),
            ("FORMAT", query.format_clause.is_some()),
            ("|>", !query.pipe_operators.is_empty()),
        ];
        refuse(&strange)?;
        // Each may use the names of those before it, and itself only if it is recursive.
        let mut with = query.with.take();
        self.scopes.push(Vec::new());
        let is_recursive = with.as_ref().is_some_and(|with| with.recursive);
        for table in with.iter_mut().flat_map(|with| &mut with.cte_tables) {
            let name = table.alias.name.value.clone();
            if is_recursive {
                self.define(name.clone());
            }
            table.query.visit(self)?;
            self.define(name);
        }
        self.with.push(with);
        ControlFlow::Continue(())
    }

    fn post_visit_query(&mut self, query: &mut Query) -> ControlFlow<Fault> {
        self.scopes.pop();
        query.with = self.with.pop().flatten();
        names::order_by_names(query);
        ControlFlow::Continue(())
    }

    fn pre_visit_select(&mut self, select: &mut Select) -> ControlFlow<Fault> {
        let strange = [
            ("INTO", select.into.is_some()),
            ("LATERAL VIEW", !select.lateral_views.is_empty()),
            ("PREWHERE", select.prewhere.is_some()),
            ("CONNECT BY", !select.connect_by.is_empty()),
            ("CLUSTER BY", !select.cluster_by.is_empty()),
            ("DISTRIBUTE BY", !select.distribute_by.is_empty()),
            ("SORT BY", !select.sort_by.is_empty()),
            ("TOP", select.top.is_some()),
        ];
        refuse(&strange)?;
        to_flow(unnest::fold(select))
    }

    fn post_visit_select(&mut self, select: &mut Select) -> ControlFlow<Fault> {
        names::name_all(select);
        ControlFlow::Continue(())
    }

    fn pre_visit_table_factor(&mut self, factor: &mut TableFactor) -> ControlFlow<Fault> {
        let is_named = |name: &str| self.scopes.iter().flatten().any(|known| known == name);
        match tables::table(factor, is_named) {
            Ok(found) => {
                self.catalogues.extend(found);
                ControlFlow::Continue(())
            }
            Err(fault) => ControlFlow::Break(fault),
        }
    }

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<Fault> {
        if let Expr::Lambda(lambda) = expr {
            self.parameters.push(fields::parameters(lambda));
        }
        ControlFlow::Continue(())
    }

    fn post_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<Fault> {
        if let Expr::Lambda(_) = expr {
            self.parameters.pop();
        }
        fields::field(expr, &self.parameters);
        to_flow(patterns::escape(expr).and_then(|()| calls::call(expr, self.now)))
    }
}

impl Rewriter {
    fn define(&mut self, name: String) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.push(name);
        }
    }
}

fn refuse(strange: &[(&str, bool)]) -> ControlFlow<Fault> {
    match strange.iter().find(|(_, is_there)| *is_there) {
        Some((name, _)) => ControlFlow::Break(Fault::new(What::Clause((*name).to_owned()), None)),
        None => ControlFlow::Continue(()),
    }
}

fn to_flow(result: Result<(), Fault>) -> ControlFlow<Fault> {
    match result {
        Ok(()) => ControlFlow::Continue(()),
        Err(fault) => ControlFlow::Break(fault),
    }
}
