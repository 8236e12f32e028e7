//! `jianbao present`: a presentation in this terminal, or the slides as text where there is none.

use super::args::{AmbiguousArg, LanguageArg, LinksArg, ScreenArgs};
use super::open::Shown;
use super::{Done, args, config};
use crate::app::{LINEAR_ROWS, Language, Reviewer, Seat, Setup, Speaker, Talk, Window, Word, slide_lines};
use crate::config::{Config, LinksWhen, Widths};
use crate::deck::{self, Content, Deck, Slide};
use crate::export;
use crate::fault::Fault;
use crate::link::Kind;
use crate::loader::{IncludedFiles, Journal, Loader, Opened, ReviewFiles};
use crate::paint::Look;
use crate::picture::Refusal;
use crate::scene::{self, Page, Screen};
use crate::session::driver::Traits;
use crate::session::{Driver, detect_links};
use crate::store;
use crate::text::WidthPolicy;
use crate::text::large::Blocks;
use crate::theme::{self, BUILT_IN, Depth, Theme};
use crate::tty;
use anyhow::Result;
use clap::Args;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Arguments of `present`.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct PresentArgs {
    /// The deck or the article; `-` is standard input; none is a tour of the program
    pub(super) file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) screen: ScreenArgs,
    /// Begin at slide N
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) at: Option<u32>,
    /// Show points one by one from the start
    #[arg(long)]
    pub(super) reveal: bool,
    /// Tell each step in lines and draw nothing: for screen readers, slow lines and dumb terminals
    #[arg(long)]
    pub(super) linear: bool,
    /// Hand what is told to a program's standard input: --say 'espeak-ng -v yue'
    #[arg(long, value_name = "COMMAND", requires = "linear")]
    pub(super) say: Option<String>,
    /// The theme of the person's settings.
    #[arg(skip)]
    pub(super) usual_theme: Option<String>,
}

impl PresentArgs {
    /// The theme to begin with, and its name where somebody has named one: for this once, in the deck, or in the settings.
    fn theme(
        &self,
        input: &Input,
        deck: &Deck,
        text: Option<&str>,
    ) -> Result<(Option<String>, Theme), Fault> {
        if let (None, Some(name), Input::File(path)) = (&self.screen.theme, &deck.theme, input) {
            let (name, theme) = super::open::theme(path, name, text)?;
            return Ok((Some(name), theme));
        }
        let name = self.screen.theme.as_ref().or(self.usual_theme.as_ref()).cloned();
        let theme = store::find_theme(name.as_deref().unwrap_or(BUILT_IN[0].0))?;
        Ok((name, theme))
    }

    fn ambiguous(&self) -> AmbiguousArg {
        self.screen.ambiguous.unwrap_or(AmbiguousArg::Auto)
    }

    /// What the person has set, where no flag says otherwise: a flag comes before the deck, the deck before the
    /// settings, and these before the environment.
    fn settled(&self, config: &Config) -> Self {
        let of_widths = |widths| match widths {
            Widths::Narrow => AmbiguousArg::Narrow,
            Widths::Wide => AmbiguousArg::Wide,
            Widths::Auto => AmbiguousArg::Auto,
        };
        let of_links = |links| match links {
            LinksWhen::Auto => LinksArg::Auto,
            LinksWhen::Always => LinksArg::Always,
            LinksWhen::Never => LinksArg::Never,
        };
        Self {
            usual_theme: config.theme.clone(),
            reveal: self.reveal || config.has_reveal,
            screen: ScreenArgs {
                ambiguous: self.screen.ambiguous.or(config.widths.map(of_widths)),
                links: self.screen.links.or(config.links.map(of_links)),
                ..self.screen.clone()
            },
            ..self.clone()
        }
    }
}

pub(crate) fn run(args: &PresentArgs) -> Done {
    show(args, Purpose::Present)
}

/// What a deck is opened for.
pub(super) enum Purpose {
    /// To be shown.
    Present,
    /// To be reviewed: as whom, and where their draft is kept.
    Review(Reviewer, Option<PathBuf>),
    /// To be spoken to, while another terminal shows it.
    Speak(Speaker),
    /// To be rehearsed: where the times are kept.
    Rehearse(PathBuf),
}

/// What a deck needs for what it is opened for.
#[derive(Default)]
struct Needs {
    /// Its place in a talk of several terminals.
    seat: Option<Seat>,
    reviewer: Option<Reviewer>,
    draft: Option<PathBuf>,
    runs: Option<PathBuf>,
}

impl Purpose {
    fn needs(self) -> Needs {
        match self {
            Self::Present => Needs { seat: Some(Seat::Audience), ..Needs::default() },
            Self::Review(reviewer, draft) => Needs { reviewer: Some(reviewer), draft, ..Needs::default() },
            Self::Speak(speaker) => Needs { seat: Some(Seat::Speaker(speaker)), ..Needs::default() },
            Self::Rehearse(runs) => {
                Needs { seat: Some(Seat::Audience), runs: Some(runs), ..Needs::default() }
            }
        }
    }
}

/// Prints the slides, where there is no terminal to show them.
fn print(args: &PresentArgs, input: &Input, language: Option<Language>, policy: WidthPolicy) -> Done {
    let Shown { deck, text } = input.load()?;
    args.theme(input, &deck, Some(&text))?;
    let slide_idx = args::slide_idx(args.at, &deck)?;
    let text =
        if args.linear { as_lines(&deck, slide_idx, language) } else { as_text(&deck, slide_idx, policy) };
    super::print(&text)
}

/// Presents, or whatever else a deck is opened for.
pub(super) fn show(args: &PresentArgs, purpose: Purpose) -> Done {
    let (config, faults) = config::load();
    faults.iter().for_each(super::warn);
    let args = &args.settled(&config);
    let language = args.screen.lang.map(LanguageArg::language).or(config.language).or_else(of_environment);
    let policy = WidthPolicy { ambiguous: args.ambiguous().first_guess(), ..WidthPolicy::default() };
    let is_dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
    let input = Input::of(args.file.as_deref(), language);
    let say = args.say.as_deref().map(spoken_by).transpose()?;
    if !std::io::stdout().is_terminal() || is_dumb && !args.linear {
        return print(args, &input, language, policy);
    }
    let file = input.file();
    let traits = traits(args);
    let is_linear = args.linear;
    let size = move || if is_linear { (tty::size().0, LINEAR_ROWS) } else { tty::size() };
    let Needs { seat, reviewer, draft, runs } = purpose.needs();
    let seat = seat.filter(|_| file.is_some());
    let link = seat.as_ref().map(|seat| match seat {
        Seat::Audience => Kind::Audience,
        Seat::Speaker(_) => Kind::Speaker,
    });
    let is_review = reviewer.is_some();
    let journal = file.as_deref().and_then(store::journal_path);
    let journal = journal.filter(|journal| is_review || journal.exists());
    let review = file.clone().zip(journal).map(|(deck, journal)| ReviewFiles { deck, journal, draft });
    let setup = Setup {
        name: input.name(),
        has_journal: review.is_some(),
        reviewer,
        has_file: file.is_some(),
        seat,
        size: size(),
        policy,
        language,
        keymap: Arc::new(config.keymap),
        usual_pace: config.pace,
        told: config::told(&faults),
        ..Setup::default()
    };
    let (begin_args, begin_input, begin_setup) = (args.clone(), input.clone(), setup.clone());
    let begin = move |opened: Opened| {
        let Opened { deck, hash } = opened;
        let slide_idx = args::slide_idx(begin_args.at, &deck)?;
        let (named, theme) = begin_args.theme(&begin_input, &deck, None)?;
        let is_named = named.is_some();
        let name = named.unwrap_or_else(|| BUILT_IN[0].0.to_owned());
        let last_place = begin_input.file().and_then(|file| store::last_place(&file));
        let themes_by_ground = (!is_named).then_some(theme::BY_GROUND);
        let traits = Traits { asks_ground: !is_named && !is_linear && traits.depth != Depth::None, ..traits };
        let themes = theme::and_others(&name);
        let setup = Setup { themes, themes_by_ground, last_place, size: size(), ..begin_setup };
        let mut talk = Talk::new(deck, slide_idx, begin_args.reveal);
        talk.set_deck_hash(hash);
        let window = Window::new(&talk, setup);
        Ok((talk, Driver::new(window, theme, traits)))
    };
    // What is read at once is read before there are threads, which make memory dearer.
    let included = IncludedFiles::default();
    let at_hand = if input.is_quick() { Some(input.opened(is_review, &included)?) } else { None };
    let journal = review.as_ref().map(|files| files.journal.clone()).unwrap_or_default();
    let loader = loader(input, is_review, Journal::new(journal), included);
    let presentation =
        tty::Presentation { file, has_mouse: traits.has_mouse, is_linear, say, loader, review, link, runs };
    tty::present(presentation, at_hand, move || waiting(setup, traits), begin)?;
    Ok(true)
}

/// What is known of this terminal by its environment.
fn traits(args: &PresentArgs) -> Traits {
    let variable = |name: &str| std::env::var(name).ok();
    Traits {
        depth: Depth::detect(variable),
        blocks: Blocks::detect(variable),
        has_mouse: args.screen.mouse && !args.linear,
        asks_width: matches!(args.ambiguous(), AmbiguousArg::Auto) && !args.linear,
        asks_ground: false,
        // tmux goes by the name of screen too, but erases in colour.
        writes_blanks: variable("TERM").is_some_and(|term| term.starts_with("screen"))
            && variable("TMUX").is_none(),
        form: None,
        links: match args.screen.links.unwrap_or(LinksArg::Auto) {
            LinksArg::Auto => detect_links(variable),
            LinksArg::Always => Some(true),
            LinksArg::Never => Some(false),
        },
        is_linear: args.linear,
    }
}

/// How the things of a deck are loaded that comes from `input`.
fn loader(input: Input, is_review: bool, journal: Journal, included: IncludedFiles) -> Loader {
    let (of_article, of_place, of_picture) = (input.clone(), input.clone(), input.clone());
    let of_deck = included.clone();
    Loader {
        deck: Arc::new(move || input.opened(is_review, &of_deck)),
        theme: Arc::new(|name| Ok(store::find_theme(name)?)),
        article_file: Arc::new(move |name| of_article.article_file(name)),
        article: Arc::new(|path: &Path| Ok(super::open::article(path)?)),
        journal,
        picture_place: Arc::new(move |name| of_place.picture_place(name)),
        picture: Arc::new(move |name| of_picture.picture(name)),
        included,
        decoding: Arc::default(),
    }
}

/// Where the deck comes from.
#[derive(Clone, Debug)]
enum Input {
    /// A file, or standard input.
    File(PathBuf),
    /// The tour that comes with the program.
    Tour(&'static str),
}

impl Input {
    fn of(file: Option<&Path>, language: Option<Language>) -> Self {
        match (file, language) {
            (Some(file), _) => Self::File(file.to_owned()),
            (None, Some(Language::TraditionalChinese | Language::SimplifiedChinese)) => {
                Self::Tour(TOUR_CHINESE)
            }
            (None, _) => Self::Tour(TOUR_ENGLISH),
        }
    }

    /// Whether loading it takes no time that anybody notices.
    fn is_quick(&self) -> bool {
        match self {
            Self::File(path) => store::is_quick(path),
            Self::Tour(_) => true,
        }
    }

    fn load(&self) -> Result<Shown> {
        match self {
            Self::File(path) => super::open::as_deck(path),
            Self::Tour(yaml) => Ok(Shown { deck: deck::read(yaml)?, text: (*yaml).to_owned() }),
        }
    }

    /// The deck, with the hash of its text where it is reviewed.
    fn opened(&self, is_review: bool, included: &IncludedFiles) -> Result<Opened> {
        match self {
            Self::File(path) if is_review => {
                let text = super::open::deck_text(path)?;
                let deck = super::open::read_deck(&text, path, path, included)?;
                let hash = crate::review::whole_hash(&deck, &text);
                Ok(Opened { deck: Arc::new(deck), hash })
            }
            Self::File(path) => {
                let (deck, hash) = super::open::as_hashed_deck(path, included)?;
                let deck = super::open::presented(deck, path, None)?;
                Ok(Opened { deck: Arc::new(deck), hash })
            }
            Self::Tour(_) => Ok(Opened { deck: Arc::new(self.load()?.deck), hash: String::new() }),
        }
    }

    /// The file, where there is one that can be read again.
    fn file(&self) -> Option<PathBuf> {
        match self {
            Self::File(path) if path != Path::new("-") => Some(path.clone()),
            _ => None,
        }
    }

    /// The file of an article that the deck cites: beside the deck, or the one that the deck is built from.
    fn article_file(&self, name: &str) -> PathBuf {
        match self {
            Self::File(path) if path != Path::new(name) => super::open::beside(path, name),
            _ => PathBuf::from(name),
        }
    }

    fn picture_place(&self, name: &str) -> Option<PathBuf> {
        match self {
            Self::File(path) => store::place_inside(super::open::folder(path), Path::new(name)),
            Self::Tour(_) => None,
        }
    }

    fn picture(&self, name: &str) -> Result<Vec<u8>, Refusal> {
        match self {
            Self::File(path) => store::read_picture(super::open::folder(path), name),
            Self::Tour(_) => {
                let found = TOUR_PICTURES.iter().find(|(of, _)| *of == name);
                found.map(|(_, bytes)| bytes.to_vec()).ok_or(Refusal::Missing)
            }
        }
    }

    fn name(&self) -> String {
        match self {
            Self::File(path) => crate::fault::name(path),
            Self::Tour(_) => "jianbao".to_owned(),
        }
    }
}

/// The tours, as decks to learn from.
const TOUR_ENGLISH: &str = include_str!("../../decks/welcome.en.yaml");
const TOUR_CHINESE: &str = include_str!("../../decks/welcome.yaml");

/// Their pictures.
const TOUR_PICTURES: [(&str, &[u8]); 1] = [("crane.png", include_bytes!("../../decks/crane.png"))];

/// What is shown while the deck takes its time to load.
fn waiting(setup: Setup, traits: Traits) -> (Talk, Driver) {
    let language = setup.language.unwrap_or_default();
    let name = crate::text::inline::escape(&setup.name);
    let slide = Slide::new(Content::Body(setup.keymap.say_of(language, Word::Reading, &name)));
    let talk = Talk::new(Arc::new(Deck { slides: vec![slide], ..Deck::default() }), 0, false);
    let setup =
        Setup { has_file: false, told: None, has_journal: false, reviewer: None, seat: None, ..setup };
    let window = Window::new(&talk, setup);
    let theme = Theme::built_in(window.theme()).expect("the first theme comes with the program");
    (talk, Driver::new(window, theme, traits))
}

/// The language that the person's environment asks for, if it does.
pub(super) fn of_environment() -> Option<Language> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    Language::from_tag(&set?)
}

/// The words of a command, by the rules of a shell's quotes and without a shell.
fn spoken_by(command: &str) -> Result<Vec<String>, Fault> {
    let words = shlex::split(command).filter(|words| !words.is_empty());
    words.ok_or_else(|| {
        Fault::new(format!("--say: \"{command}\" is no command")).hint("--say 'espeak-ng -v yue'")
    })
}

/// The slides from `slide_idx` on in lines, a paragraph a line.
fn as_lines(deck: &Deck, slide_idx: usize, language: Option<Language>) -> String {
    let language = language.unwrap_or_else(|| Language::of_deck(deck));
    let slides = (slide_idx..deck.slides.len().max(1)).map(|i| slide_lines(deck, i, usize::MAX, language));
    let lines = slides.flatten().map(|line| crate::text::clean(&line).into_owned() + "\n");
    lines.collect::<String>().trim_start_matches('\n').to_owned()
}

/// The slides from `slide_idx` on as text, each on a page as high as it needs.
fn as_text(deck: &Deck, slide_idx: usize, policy: WidthPolicy) -> String {
    let page = Page::of(deck, 80, 24, policy);
    let language = Language::of_deck(deck);
    let theme = Theme::built_in("mono").expect("a theme that comes with the program");
    let look = Look { theme: &theme, depth: Depth::None, policy };
    let drawn = |screen: &Screen| {
        let n_rows = screen.runs.iter().map(|run| run.row + 1).max().unwrap_or(0);
        let Some(marking) = deck.marking() else {
            return export::text::write(&export::cells(screen, page.columns, n_rows, look));
        };
        let screen = screen.clone().marked(marking, (page.columns, n_rows), policy);
        export::text::write(&export::cells(&screen, page.columns, n_rows + 2, look))
    };
    let slides = deck.slides.iter().skip(slide_idx).map(|slide| {
        let slide =
            slide.in_words().with_marks_said(|mark, words| language.say_mark(mark, words)).with_links_said();
        let text: String = scene::lay_out_long(&slide, page).screens.iter().map(drawn).collect();
        let lines: Vec<&str> = text.lines().skip_while(|line| line.is_empty()).collect();
        lines.join("\n").trim_end().to_owned() + "\n"
    });
    slides.collect::<Vec<_>>().join("\n\n")
}
