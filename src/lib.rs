pub mod diagnostic;
pub mod form;
pub mod read;
pub mod report;
