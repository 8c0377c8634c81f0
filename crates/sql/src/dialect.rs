//! What the parser accepts.

use std::any::TypeId;

use datafusion::sql::sqlparser::dialect::{Dialect, GenericDialect};

/// Trino's dialect. Wherever the parser asks for a dialect by name, this is the generic one.
#[derive(Debug)]
pub(crate) struct Trino;

impl Dialect for Trino {
    fn dialect(&self) -> TypeId {
        TypeId::of::<GenericDialect>()
    }

    /// Backquotes are those of Hive, which Athena takes in `CREATE EXTERNAL TABLE`.
    fn is_delimited_identifier_start(&self, first: char) -> bool {
        first == '"' || first == '`'
    }

    fn is_identifier_start(&self, first: char) -> bool {
        first.is_alphabetic() || first == '_'
    }

    fn is_identifier_part(&self, next: char) -> bool {
        next.is_alphanumeric() || next == '_' || next == '$'
    }

    fn supports_unicode_string_literal(&self) -> bool {
        true
    }

    fn supports_filter_during_aggregation(&self) -> bool {
        true
    }

    fn supports_group_by_expr(&self) -> bool {
        true
    }

    fn supports_lambda_functions(&self) -> bool {
        true
    }

    fn supports_numeric_literal_underscores(&self) -> bool {
        true
    }

    fn supports_window_clause_named_window_reference(&self) -> bool {
        true
    }

    fn supports_window_function_null_treatment_arg(&self) -> bool {
        true
    }

    fn supports_values_as_table_factor(&self) -> bool {
        true
    }

    fn supports_parens_around_table_factor(&self) -> bool {
        true
    }

    fn allow_extract_custom(&self) -> bool {
        true
    }
}
