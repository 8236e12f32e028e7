//! Screens as PNG: their SVG drawn by resvg, with the fonts of this machine. A file a screen.

use crate::cmd::{Done, file, warn};
use crate::fault::Fault;
use crate::store;
use anyhow::Result;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontResolver, Options, Tree, fontdb};
use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};

/// Pixels to a unit of the SVG: a letter of twenty units is forty pixels high.
const SCALE: f32 = 2.0;
/// No picture has more pixels on a side.
const MAX_SIDE: f32 = 16_384.0;

/// Writes pictures, given as SVG: one to the file or to standard output, several to files with numbers.
pub(super) fn write(pictures: &[String], output: Option<&Path>, force: bool) -> Done {
    let (missing, is_missing) = mpsc::channel();
    let options = options(fonts()?, missing);
    match (pictures, file(output)) {
        (_, Some(output)) => {
            for (path, svg) in names(output, pictures.len()).iter().zip(pictures) {
                store::write(path, &bitmap(svg, &options)?, force)?;
            }
        }
        ([svg], None) if !io::stdout().is_terminal() => {
            io::stdout().lock().write_all(&bitmap(svg, &options)?)?;
        }
        ([_], None) => Err(Fault::new("a bitmap is nothing for a terminal").hint("-o FILE.png"))?,
        _ => {
            let message = format!("{} screens, and a bitmap shows one", pictures.len());
            Err(Fault::new(message).hint("-o NAME.png for NAME-1.png and so on, or --at N"))?;
        }
    }
    let missing: String = is_missing.try_iter().collect::<BTreeSet<char>>().into_iter().collect();
    if !missing.is_empty() {
        warn(&Fault::new(format!("no font here has {missing}")).hint("install one that does: Noto Sans CJK"));
    }
    Ok(true)
}

/// The fonts of this machine. Their files are mapped, not read.
fn fonts() -> Result<Arc<fontdb::Database>> {
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    if fonts.is_empty() {
        Err(Fault::new("there are no fonts on this machine").hint("--to svg needs none"))?;
    }
    Ok(Arc::new(fonts))
}

/// Options that tell what no font has.
fn options<'a>(fonts: Arc<fontdb::Database>, missing: mpsc::Sender<char>) -> Options<'a> {
    let find = FontResolver::default_fallback_selector();
    let select_fallback =
        Box::new(move |c: char, tried: &[fontdb::ID], fonts: &mut Arc<fontdb::Database>| {
            let found = find(c, tried, fonts);
            if found.is_none() {
                let _ = missing.send(c);
            }
            found
        });
    let font_resolver = FontResolver { select_fallback, ..FontResolver::default() };
    Options { fontdb: fonts, font_resolver, ..Options::default() }
}

/// Draws an SVG.
fn bitmap(svg: &str, options: &Options<'_>) -> Result<Vec<u8>> {
    let tree = Tree::from_str(svg, options)?;
    let size = tree.size();
    let scale = SCALE.min(MAX_SIDE / size.width().max(size.height()));
    let too_large = || Fault::new("the picture is too large").hint("--size with fewer columns and rows");
    let whole = size.to_int_size().scale_by(scale).ok_or_else(too_large)?;
    let mut pixels = Pixmap::new(whole.width(), whole.height()).ok_or_else(too_large)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    Ok(pixels.encode_png()?)
}

/// The files of so many pictures: the one that is named, or with numbers of the same length.
fn names(output: &Path, n_pictures: usize) -> Vec<PathBuf> {
    if n_pictures == 1 {
        return vec![output.to_owned()];
    }
    let n_digits = n_pictures.to_string().len();
    let stem = output.file_stem().unwrap_or_default().to_string_lossy();
    let extension = output.extension().map_or_else(|| "png".into(), |e| e.to_string_lossy());
    (1..=n_pictures).map(|n| output.with_file_name(format!("{stem}-{n:0n_digits$}.{extension}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_pictures_are_numbered_and_one_is_not() {
        let names = |n| names(Path::new("out/talk.png"), n);
        assert_eq!(names(1), [Path::new("out/talk.png")]);
        assert_eq!(names(2), [Path::new("out/talk-1.png"), Path::new("out/talk-2.png")]);
        assert_eq!(names(10)[0], Path::new("out/talk-01.png"));
    }

    #[test]
    fn a_bitmap_has_the_size_and_the_ground_of_its_picture() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\">\
                   <rect width=\"20\" height=\"10\" fill=\"#ff0000\"/></svg>";
        let png = bitmap(svg, &Options::default()).unwrap();
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
        let drawn = Pixmap::decode_png(&png).unwrap();
        assert_eq!((drawn.width(), drawn.height()), (40, 20));
        let corner = drawn.pixel(0, 0).expect("a pixel");
        assert_eq!((corner.red(), corner.green(), corner.alpha()), (255, 0, 255));
    }

    #[test]
    fn pictures_are_written_where_they_are_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("talk.png");
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\"/>".to_owned();
        let written = write(&[svg.clone(), svg], Some(&output), false);
        match fonts() {
            Ok(_) => {
                written.unwrap();
                for name in ["talk-1.png", "talk-2.png"] {
                    assert!(
                        std::fs::read(folder.path().join(name)).unwrap().starts_with(b"\x89PNG"),
                        "{name}"
                    );
                }
            }
            Err(_) => assert!(written.unwrap_err().to_string().contains("no fonts")),
        }
    }
}
