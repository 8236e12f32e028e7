//! Names of files that a deck in one folder gives, as they are from another: parts of paths, never looked up.

use super::{Asked, Chart, Column, Content, Excerpt, Origin, Point, Slide};

/// The folder of a file.
pub(super) fn of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The file that is called `name` in a `folder`, from the folder that this one is in. What leads up out of a folder leaves
/// it, so that two decks that cite one article give it one name.
pub(super) fn joined(folder: &str, name: &str) -> String {
    if name.is_empty() || name.starts_with('/') || name.contains("://") {
        return name.to_owned();
    }
    let (mut folder, mut rest) = (folder, name);
    while !folder.is_empty() {
        if let Some(inside) = rest.strip_prefix("./") {
            rest = inside;
        } else if let Some(outside) = rest.strip_prefix("../") {
            (folder, rest) = (of(folder), outside);
        } else {
            return format!("{folder}/{rest}");
        }
    }
    rest.to_owned()
}

/// The name that a file has from a `folder` below: what [`joined`] makes `name` of.
pub(super) fn seen_from(folder: &str, name: &str) -> String {
    if folder.is_empty() || name.is_empty() || name.starts_with('/') || name.contains("://") {
        return name.to_owned();
    }
    let shared = folder.split('/').zip(name.split('/')).take_while(|(a, b)| a == b).count();
    let n_up = folder.split('/').count() - shared;
    let parts = std::iter::repeat_n("..", n_up).chain(name.split('/').skip(shared));
    parts.collect::<Vec<_>>().join("/")
}

impl Slide {
    /// Gives each file that it names, in a `folder`, the name that it has from the folder which that is in.
    pub(super) fn name_files_from(&mut self, folder: &str) {
        if folder.is_empty() {
            return;
        }
        let rename = |file: &mut String| *file = joined(folder, file);
        let photos = match &mut self.content {
            Content::Photo(photos) | Content::Cover { photo: photos, .. } => photos.as_mut_slice(),
            _ => &mut [],
        };
        self.picture
            .as_deref_mut()
            .into_iter()
            .chain(photos)
            .filter_map(|photo| photo.image.as_mut())
            .for_each(rename);
        if let Content::Code { excerpt: Some(Excerpt { file, .. }), .. } = &mut self.content {
            rename(file);
        }
        self.each_origin(&mut |origin| rename_origin(origin, &rename));
    }

    fn each_origin(&mut self, f: &mut impl FnMut(&mut Origin)) {
        self.from.as_deref_mut().into_iter().for_each(&mut *f);
        self.picture.iter_mut().filter_map(|photo| photo.from.as_mut()).for_each(&mut *f);
        for Asked { from, background, .. } in &mut self.asked {
            let behind = background.as_mut().and_then(|background| background.from.as_mut());
            from.iter_mut().chain(behind).for_each(&mut *f);
        }
        match &mut self.content {
            Content::Cover { photo: photos, .. } | Content::Photo(photos) => {
                photos.iter_mut().filter_map(|photo| photo.from.as_mut()).for_each(f);
            }
            Content::Points { points, .. } => points.iter_mut().for_each(|point| point.each_origin(f)),
            Content::Columns(columns) => {
                let points = columns.iter_mut().flat_map(|Column { points, .. }| points);
                points.for_each(|point| point.each_origin(f));
            }
            Content::Figures(figures) => {
                figures.iter_mut().filter_map(|figure| figure.from.as_mut()).for_each(f);
            }
            Content::Timeline(moments) => {
                moments.iter_mut().filter_map(|moment| moment.from.as_mut()).for_each(f);
            }
            Content::Chart(Chart { rows, .. }) => {
                rows.iter_mut().filter_map(|row| row.from.as_mut()).for_each(f);
            }
            Content::Section
            | Content::Quote { .. }
            | Content::Table(_)
            | Content::Code { .. }
            | Content::Body(_)
            | Content::Include(_)
            | Content::Asked => {}
        }
    }
}

impl Point {
    fn each_origin(&mut self, f: &mut impl FnMut(&mut Origin)) {
        self.from.as_deref_mut().into_iter().for_each(&mut *f);
        self.points.iter_mut().for_each(|under| under.each_origin(f));
    }

    /// The point as the deck in `file` writes it, whose files have the names here that they have from the whole's folder.
    #[must_use]
    pub fn as_written_in(mut self, file: &str) -> Self {
        let rename = |name: &mut String| *name = seen_from(of(file), name);
        self.each_origin(&mut |origin| rename_origin(origin, &rename));
        self
    }
}

/// Names its files anew; what names no lines is no file, but whatever the author had it from.
fn rename_origin(origin: &mut Origin, rename: &impl Fn(&mut String)) {
    if origin.is_citation() {
        rename(&mut origin.file);
    }
    origin.also.iter_mut().for_each(|other| rename_origin(other, rename));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_to_the_same_file_from_either_folder() {
        for (folder, name, expected) in [
            ("", "a.txt", "a.txt"),
            ("b", "a.txt", "b/a.txt"),
            ("b/c", "../a.txt", "b/a.txt"),
            ("b/c", "../../a.txt", "a.txt"),
            ("b", "../../a.txt", "../a.txt"),
            ("b/c", "d/a.txt", "b/c/d/a.txt"),
            ("b", "/a.txt", "/a.txt"),
            ("b", "https://a.example/x", "https://a.example/x"),
            ("b", "d/../a.txt", "b/d/../a.txt"),
        ] {
            assert_eq!(joined(folder, name), expected);
            assert_eq!(seen_from(folder, expected), name);
        }
        assert_eq!(joined("b", "./a.txt"), "b/a.txt");
    }
}
