//! `jianbao build`: a deck out of articles.

use super::pictures::{self, Picture};
use super::{Done, open};
use crate::article::Article;
use crate::deck;
use crate::fault::Fault;
use crate::outline::{self, Amount, Options, Source, Talk};
use crate::text::clean;
use crate::update;
use clap::{Args, Command, FromArgMatches as _};
use std::path::{Component, Path, PathBuf};

const AFTER_HELP: &str = "\
Of several articles one briefing is made: what several say is on it once and cites them all.

Exit status: 0 done; with --update 1 where there is something to look at; 2 an error.";

/// Arguments of `build`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
#[expect(clippy::struct_excessive_bools, reason = "switches of the command line")]
pub(crate) struct BuildArgs {
    /// The articles, of which one briefing is made; `-` is standard input
    #[arg(required_unless_present = "update")]
    pub(super) articles: Vec<PathBuf>,
    /// Write the deck here instead of to standard output (-)
    #[arg(short, long, value_name = "DECK.yaml")]
    output: Option<PathBuf>,
    /// The most points on a slide; more go on to a slide under the same heading
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..=50))]
    points: u8,
    /// How long the talk is; a minute goes to the key points. Where it is given, the deck says it too [default: 10]
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u16).range(1..=600))]
    minutes: Option<u16>,
    /// How much is said in a minute: characters (220), or words where words are spaced (140)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pace: Option<u16>,
    /// The most slides of an article [default: 12, and more for more than ten minutes]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    slides: Option<u16>,
    /// Put every claim on a slide
    #[arg(long, conflicts_with_all = ["claims", "minutes", "pace", "slides"])]
    all: bool,
    /// The most claims in all, and nothing but them: those that matter most
    #[arg(long, value_name = "N", conflicts_with_all = ["minutes", "pace", "slides"], value_parser = clap::value_parser!(u16).range(1..))]
    claims: Option<u16>,
    /// Print each claim with its score, row by row, and no deck
    #[arg(long, conflicts_with = "output")]
    explain: bool,
    /// Write the pictures of captions beside the deck and name them in it: those in a document, or in files that a
    /// page keeps in its folder
    #[arg(long, requires = "output")]
    images: bool,
    /// Offer at most N claims a slide that are on none as lines to take, under `asked`: write the questions, or cut them
    #[arg(long, value_name = "N", num_args = 0..=1, require_equals = true, default_missing_value = "3", conflicts_with_all = ["update", "explain"], value_parser = clap::value_parser!(u8).range(1..))]
    asked: Option<u8>,
    /// Write over an existing deck
    #[arg(long)]
    force: bool,
    /// Bring a deck that was built up to date with its articles, and with those given besides: what a person edited,
    /// moved, added or cut stays; lines in `from` follow; what is no longer verbatim or is new is told
    #[arg(long, value_name = "DECK", conflicts_with_all = ["output", "explain", "images", "force"])]
    pub(super) update: Option<PathBuf>,
    /// With --update: put new points behind their neighbours
    #[arg(long = "add", requires = "update")]
    pub(super) adds: bool,
}

pub(crate) fn run(args: &BuildArgs) -> Done {
    super::not_over(args.output.as_deref(), &args.articles)?;
    let mut found = Vec::new();
    let articles: Vec<Vec<Article>> =
        args.articles.iter().map(|p| articles(p, args, &mut found)).collect::<anyhow::Result<_>>()?;
    let folder = args.output.as_deref().and_then(Path::parent).map(Path::to_owned).unwrap_or_default();
    let files: Vec<String> = args.articles.iter().map(|p| cited(p, &folder)).collect();
    if !args.explain {
        args.articles.iter().zip(&files).filter(|(_, file)| file.is_empty()).for_each(|(p, _)| uncited(p));
    }
    let sources: Vec<Source<'_>> =
        articles.iter().zip(&files).flat_map(|(articles, file)| articles_of(articles, file)).collect();
    let options = args.options();
    if args.explain {
        return super::print(&clean::verbatim(&outline::explain(&sources, options)));
    }
    let mut built = outline::build(&sources, options);
    built.minutes = args.minutes.map(u32::from);
    if let Some(n_each) = args.asked {
        outline::offer(&mut built, &sources, usize::from(n_each));
    }
    let mut read: Vec<(&str, Article)> = Vec::new();
    for ((path, articles), file) in args.articles.iter().zip(&articles).zip(&files) {
        if !file.is_empty() {
            read.push((file, whole(path, articles)?));
        }
    }
    let read = read.iter().map(|(file, article)| (*file, article));
    built.built = Some(update::record(&built, read, args.with()));
    let done = super::write(args.output.as_deref(), &deck::write(&built), args.force)?;
    pictures::write(&found)?;
    Ok(done)
}

/// Reads the articles of a file; with their pictures, where they are asked for.
fn articles(path: &Path, args: &BuildArgs, found: &mut Vec<Picture>) -> anyhow::Result<Vec<Article>> {
    let Some(deck) = args.output.as_deref().filter(|_| args.images) else { return Ok(open::articles(path)?) };
    let mut illustrated = open::illustrated(path)?;
    let n_missing: usize = illustrated.iter_mut().map(|read| pictures::named(read, path, deck, found)).sum();
    if n_missing > 0 {
        let fault =
            Fault::with(path, format!("note: {n_missing} pictures of captions are not there, or not shown"));
        super::warn(&fault.hint("JPEG, PNG, GIF and WebP are, in the document or in the page's folder"));
    }
    Ok(illustrated.into_iter().map(|read| read.article).collect())
}

/// The articles of a file, each cited by its name.
fn articles_of<'a>(articles: &'a [Article], file: &'a str) -> impl Iterator<Item = Source<'a>> {
    articles.iter().map(move |article| Source { article, file })
}

/// Tells that no claim of an article will name its source.
pub(super) fn uncited(path: &Path) {
    let is_input = path == Path::new("-");
    let why = if is_input { "it has no name" } else { "its name is not UTF-8" };
    let fault = Fault::with(path, format!("note: {why}, so the deck names no source"));
    super::warn(&fault.hint(if is_input { "give a file" } else { "rename it" }));
}

/// A file as one article, as those who look its lines up read it.
pub(super) fn whole(path: &Path, articles: &[Article]) -> Result<Article, Fault> {
    match articles {
        [article] => Ok(article.clone()),
        _ => open::article(path),
    }
}

impl BuildArgs {
    /// Whether a deck is brought up to date.
    pub(crate) const fn is_update(&self) -> bool {
        self.update.is_some()
    }

    fn options(&self) -> Options {
        Options { max_points: usize::from(self.points), amount: self.amount() }
    }

    /// The options that a deck was built with, where others are not given now.
    pub(super) fn options_of(&self, with: Option<&str>) -> Result<Options, Fault> {
        let Some(with) = with.filter(|_| self.with().is_none()) else { return Ok(self.options()) };
        let unread = |_| {
            let message = format!("the deck was built with options that cannot be read: {}", clean(with));
            Fault::new(message).hint("take \"with\" out of \"built\"")
        };
        let command = Self::augment_args(Command::new("build").no_binary_name(true));
        let matches = command.try_get_matches_from(with.split_whitespace().chain(["-"])).map_err(unread)?;
        Ok(Self::from_arg_matches(&matches).map_err(unread)?.options())
    }

    /// The options that were given or are not the default, as they are written.
    fn with(&self) -> Option<String> {
        let flags = [
            self.all.then(|| "--all".to_owned()),
            self.claims.map(|n| format!("--claims {n}")),
            (self.points != 5).then(|| format!("--points {}", self.points)),
            self.minutes.map(|n| format!("--minutes {n}")),
            self.pace.map(|n| format!("--pace {n}")),
            self.slides.map(|n| format!("--slides {n}")),
        ];
        let flags: Vec<String> = flags.into_iter().flatten().collect();
        (!flags.is_empty()).then(|| flags.join(" "))
    }

    fn amount(&self) -> Amount {
        let minutes = usize::from(self.minutes.unwrap_or(10));
        let max_slides = self.slides.map_or((minutes * 6 / 5).max(12), usize::from);
        match (self.all, self.claims) {
            (true, _) => Amount::All,
            (_, Some(n)) => Amount::Claims(usize::from(n)),
            _ => Amount::Talk(Talk { minutes, per_minute: self.pace.map(usize::from), max_slides }),
        }
    }
}

/// The article's path as seen from the deck's folder, so that the two can move together.
pub(super) fn cited(article: &Path, folder: &Path) -> String {
    let relative = relative(article, folder);
    open::cited(relative.as_deref().unwrap_or(article)).to_owned()
}

fn relative(path: &Path, folder: &Path) -> Option<PathBuf> {
    if path == Path::new("-") || folder.as_os_str().is_empty() {
        return None;
    }
    let (path, folder) = (std::path::absolute(path).ok()?, std::path::absolute(folder).ok()?);
    let (mut to, mut from) = (path.components().peekable(), folder.components().peekable());
    while to.peek().is_some() && to.peek() == from.peek() {
        to.next();
        from.next();
    }
    let up = from.map(|_| Component::ParentDir);
    Some(up.chain(to).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_cited_as_its_deck_sees_it() {
        for (article, folder, expected) in [
            ("port.txt", "", "port.txt"),
            ("decks/port.txt", "decks", "port.txt"),
            ("articles/port.txt", "decks", "../articles/port.txt"),
            ("-", "decks", ""),
        ] {
            assert_eq!(cited(Path::new(article), Path::new(folder)), expected);
        }
    }
}
