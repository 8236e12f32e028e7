//! A model, a theme and a ratatui `Terminal` over any writer.
pub mod sgr;
