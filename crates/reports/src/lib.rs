//! The corporate parenting panel report, from figures to pages.
