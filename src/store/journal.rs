//! A deck's journal on disk: `brief.review.jsonl` beside `brief.yaml`. Lines are added at its end and nothing else is
//! ever done to it. What a line means is `review`'s.
//!
//! Several may write at once, and any of them may be killed: a lock keeps lines apart, a line that was torn is ended
//! before another begins, and what was appended is on the disk before it is said to be.

use super::write::unwritable;
use super::{read_to_end, unreadable};
use crate::fault::Fault;
use crate::review::{Event, Lines, PassedOver, Stamp, read_lines};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

/// How long another may hold the lock. An append takes milliseconds; what holds it longer has stopped.
const PATIENCE: Duration = Duration::from_secs(5);

/// The bytes before the place where reading goes on that must still be the same.
const N_KNOWN: usize = 256;

/// The journal of a deck: `brief.review.jsonl` for `brief.yaml`, beside what a link leads to. Decks that differ only in
/// their ending share it. Standard input has none.
pub fn journal_path(deck: &Path) -> Option<PathBuf> {
    let linked = deck.is_symlink().then(|| fs::canonicalize(deck).ok()).flatten();
    let deck = linked.unwrap_or_else(|| deck.to_owned());
    let mut name = OsString::from(deck.file_stem().filter(|name| *name != "-")?);
    name.push(".review.jsonl");
    Some(deck.with_file_name(name))
}

/// Randomness that tells the events of one session from all others.
pub fn seed() -> [u8; 16] {
    let mut seed = [0; 16];
    getrandom::fill(&mut seed).expect("the system has randomness, without which no hash map works either");
    seed
}

/// A number that no other end of a link has.
pub fn seed_number() -> u64 {
    u64::from_le_bytes(seed()[..8].try_into().expect("eight bytes"))
}

/// The moment.
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// The local time of day.
pub fn time_of_day() -> Duration {
    let now = Timestamp::now();
    of_day(now, TimeZone::system().to_offset(now).seconds())
}

/// The time of day where clocks are so many seconds before UTC's.
fn of_day(now: Timestamp, n_before: i32) -> Duration {
    let seconds = now.as_second() + i64::from(n_before);
    Duration::from_secs(u64::try_from(seconds.rem_euclid(24 * 60 * 60)).unwrap_or(0))
}

/// A moment and randomness, for one event.
pub fn stamp() -> Stamp {
    let mut random = [0; 10];
    getrandom::fill(&mut random).expect("the system has randomness, without which no hash map works either");
    Stamp { at: Timestamp::now(), random }
}

/// Adds events at the end of the journal, which is made where there is none. When it returns, they are on the disk.
///
/// # Errors
/// Where it cannot be written, or another holds it for longer than five seconds. The events may then be there or not.
pub fn append(path: &Path, events: &[Event]) -> Result<(), Fault> {
    if events.is_empty() {
        return Ok(());
    }
    refuse_what_is_no_file(path)?;
    let mut file = locked(path, PATIENCE)?;
    let lines: String = events.iter().map(Event::to_line).collect();
    add(&mut file, &lines, path).map_err(|error| unwritable(path, &error))
}

pub(super) fn add(file: &mut File, lines: &str, path: &Path) -> io::Result<()> {
    let n_before = file.metadata()?.len();
    let is_torn = n_before > 0 && last_byte(file)? != b'\n';
    // One write, so that what is killed between two cannot leave half of them.
    let bytes = if is_torn { format!("\n{lines}") } else { lines.to_owned() };
    file.write_all(bytes.as_bytes())?;
    file.sync_data()?;
    if n_before == 0 {
        File::open(folder(path))?.sync_all()?;
    }
    Ok(())
}

fn last_byte(file: &mut File) -> io::Result<u8> {
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last[0])
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A pipe would keep us waiting, and a device swallows what it is given.
pub(super) fn refuse_what_is_no_file(path: &Path) -> Result<(), Fault> {
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => Err(Fault::with(path, "is no file").hint("a journal is one")),
        _ => Ok(()),
    }
}

/// Opens the journal and locks it, against all others who append.
pub(super) fn locked(path: &Path, patience: Duration) -> Result<File, Fault> {
    let begun = Instant::now();
    loop {
        let open = OpenOptions::new().read(true).append(true).create(true).open(path);
        let file = open.map_err(|error| unwritable(path, &error))?;
        let file = match file.try_lock() {
            Ok(()) => file,
            Err(TryLockError::WouldBlock) => {
                let rest = patience.saturating_sub(begun.elapsed());
                lock_within(file, rest)
                    .ok_or_else(|| held(path))?
                    .map_err(|error| unlockable(path, &error))?
            }
            Err(TryLockError::Error(error)) => return Err(unlockable(path, &error)),
        };
        // While we waited, another may have been put in its place, by git or an editor.
        if is_at(&file, path) {
            return Ok(file);
        }
    }
}

/// Waits for the lock in a thread, since waiting itself knows no limit and asking again and again is never our turn
/// beside one who writes much. Where time runs out, the thread gives the lock back as soon as it has it.
fn lock_within(file: File, patience: Duration) -> Option<io::Result<File>> {
    let (sender, locked) = channel();
    std::thread::spawn(move || {
        let done = file.lock().map(|()| file);
        // Whoever waited may have gone, and the lock goes with the file.
        let _ = sender.send(done);
    });
    locked.recv_timeout(patience).ok()
}

fn held(path: &Path) -> Fault {
    let seconds = PATIENCE.as_secs();
    Fault::with(path, format!("has been locked by another program for {seconds} seconds"))
        .hint("look for a jianbao that hangs: only one at a time can write")
}

fn unlockable(path: &Path, error: &io::Error) -> Fault {
    Fault::with(path, format!("cannot be locked: {}", error.kind()))
}

fn is_at(file: &File, path: &Path) -> bool {
    matches!((file.metadata(), fs::metadata(path)), (Ok(ours), Ok(there)) if identity(&ours) == identity(&there))
}

fn identity(metadata: &Metadata) -> (u64, u64) {
    (metadata.dev(), metadata.ino())
}

/// Reads a journal whole; one that is not there has no lines. A last line that is torn is among what was passed over.
///
/// # Errors
/// Where it is too large, or may not be read.
pub fn read_journal(path: &Path) -> Result<Lines, Fault> {
    let mut tail = Tail::new(path);
    let events = tail.more()?.events;
    let mut passed_over = tail.passed_over;
    if tail.is_torn {
        passed_over.add(tail.n_lines + 1);
    }
    let n_bytes = usize::try_from(tail.offset).unwrap_or(usize::MAX);
    Ok(Lines { events, passed_over, n_bytes, n_lines: tail.n_lines })
}

/// Reads a journal on from where it was read to.
#[derive(Clone, Debug, Default)]
pub struct Tail {
    path: PathBuf,
    identity: Option<(u64, u64)>,
    offset: u64,
    n_lines: usize,
    /// The last bytes before the offset.
    known: Vec<u8>,
    passed_over: PassedOver,
    is_torn: bool,
}

/// What has come to a journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// The events.
    pub events: Vec<Event>,
    /// Whether the journal was read from its start again, because another was put in its place or it lost lines: the
    /// events are all there are, and what came before is void.
    pub is_anew: bool,
}

impl Tail {
    /// Begins at the start.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        let (offset, n_lines, known, is_torn) = (0, 0, Vec::new(), false);
        Self {
            path: path.into(),
            identity: None,
            offset,
            n_lines,
            known,
            passed_over: PassedOver::default(),
            is_torn,
        }
    }

    /// The events that have come since. A last line without its end is left, until it has one.
    ///
    /// # Errors
    /// Where the journal is too large, or may not be read; reading goes on from the same place then.
    pub fn more(&mut self) -> Result<More, Fault> {
        refuse_what_is_no_file(&self.path)?;
        let mut file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let is_anew = self.offset > 0;
                *self = Self::new(std::mem::take(&mut self.path));
                return Ok(More { events: Vec::new(), is_anew });
            }
            Err(error) => return Err(unreadable(&self.path, &error)),
        };
        let is_same = self.goes_on_in(&mut file).map_err(|error| unreadable(&self.path, &error))?;
        let is_anew = !is_same && self.offset > 0;
        if !is_same {
            *self = Self::new(std::mem::take(&mut self.path));
            self.identity = file.metadata().ok().as_ref().map(identity);
        }
        file.seek(SeekFrom::Start(self.offset)).map_err(|error| unreadable(&self.path, &error))?;
        let bytes = read_to_end(file, &self.path, None)?;
        Ok(More { events: self.take_in(&bytes), is_anew })
    }

    /// What has been passed over so far, since the start of the file.
    pub const fn passed_over(&self) -> PassedOver {
        self.passed_over
    }

    /// Whether this is the file that was read, with more at its end at most. A file that was removed may leave its number
    /// to the next, so that the last bytes that were read are compared too.
    fn goes_on_in(&self, file: &mut File) -> io::Result<bool> {
        let metadata = file.metadata()?;
        if self.identity != Some(identity(&metadata)) || metadata.len() < self.offset {
            return Ok(false);
        }
        let mut bytes = vec![0; self.known.len()];
        file.seek(SeekFrom::Start(self.offset - self.known.len() as u64))?;
        file.read_exact(&mut bytes)?;
        Ok(bytes == self.known)
    }

    fn take_in(&mut self, bytes: &[u8]) -> Vec<Event> {
        let lines = read_lines(bytes, self.n_lines);
        let (read, rest) = bytes.split_at(lines.n_bytes);
        self.offset += read.len() as u64;
        self.n_lines += lines.n_lines;
        self.known.extend_from_slice(&read[read.len().saturating_sub(N_KNOWN)..]);
        self.known.drain(..self.known.len().saturating_sub(N_KNOWN));
        self.is_torn = !rest.trim_ascii().is_empty();
        if let Some(first) = lines.passed_over.first {
            self.passed_over.first.get_or_insert(first);
        }
        self.passed_over.n_lines += lines.passed_over.n_lines;
        lines.events
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Author, Who, comment};
    use std::os::unix::fs::{PermissionsExt, symlink};
    use tempfile::TempDir;

    fn event(remark: &str) -> Event {
        comment(Author { who: &Who::named("林海生"), stamp: stamp(), deck: "" }, None, remark).unwrap()
    }

    fn journal() -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("brief.review.jsonl");
        (folder, path)
    }

    #[test]
    fn a_journal_stands_beside_its_deck_or_beside_what_a_link_leads_to() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(root.join("real")).unwrap();
        fs::write(root.join("real/port.v2.yaml"), "").unwrap();
        symlink("real/port.v2.yaml", root.join("link.yaml")).unwrap();
        for (deck, expected) in [
            ("brief.yaml", "brief.review.jsonl"),
            ("real/port.v2.yaml", "real/port.v2.review.jsonl"),
            ("link.yaml", "real/port.v2.review.jsonl"),
            ("港口", "港口.review.jsonl"),
        ] {
            assert_eq!(journal_path(&root.join(deck)), Some(root.join(expected)), "{deck}");
        }
        assert_eq!(journal_path(Path::new("brief.yaml")), Some(PathBuf::from("brief.review.jsonl")));
        assert_eq!(journal_path(Path::new("-")), None);
    }

    /// Neither a device nor the folder of a process is on a disk, and each says so where it is asked to be.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_line_is_on_the_disk_and_so_is_the_name_of_its_file() {
        let mut nowhere = File::options().read(true).write(true).open("/dev/null").unwrap();
        let (_folder, path) = journal();
        let fault = add(&mut nowhere, "{}\n", &path).unwrap_err();
        assert_eq!(fault.kind(), io::ErrorKind::InvalidInput);
        let mut new = tempfile::tempfile().unwrap();
        assert!(add(&mut new, "{}\n", Path::new("/proc/self/new.jsonl")).is_err());
    }

    #[test]
    fn what_was_appended_is_read() {
        let (_folder, path) = journal();
        assert_eq!(read_journal(&path), Ok(Lines::default()), "there is none yet");
        append(&path, &[]).unwrap();
        assert!(!path.exists(), "nothing is no reason to make one");
        let events = ["一\n二", "三", "四"].map(event);
        append(&path, &events[..2]).unwrap();
        append(&path, &events[2..]).unwrap();
        assert_eq!(read_journal(&path).unwrap().events, events);
        let plain = path.with_extension("txt");
        fs::write(&plain, "").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&path), mode(&plain), "the rights of any new file");
    }

    #[test]
    fn nothing_is_glued_to_a_torn_line() {
        let (_folder, path) = journal();
        let (first, torn, next) = (event("一"), event("二"), event("三"));
        let (first_line, torn_line) = (first.to_line(), torn.to_line());
        for n in 0..=torn_line.len() {
            let before = [first_line.as_bytes(), &torn_line.as_bytes()[..n]].concat();
            fs::write(&path, &before).unwrap();
            append(&path, std::slice::from_ref(&next)).unwrap();
            let read = read_journal(&path).unwrap();
            let is_whole = n >= torn_line.len() - 1;
            let expected = if is_whole { vec![&first, &torn, &next] } else { vec![&first, &next] };
            assert_eq!(read.events.iter().collect::<Vec<_>>(), expected, "{n}");
            let n_torn = usize::from(!is_whole && n > 0);
            assert_eq!(read.passed_over, PassedOver { n_lines: n_torn, first: (n_torn > 0).then_some(2) });
            assert!(fs::read(&path).unwrap().starts_with(&before), "nothing is rewritten");
        }
    }

    #[test]
    fn a_torn_last_line_is_told_by_who_reads_the_whole_and_waited_for_by_who_reads_on() {
        let (_folder, path) = journal();
        let (first, second) = (event("一"), event("二"));
        let whole = first.to_line() + &second.to_line();
        let n_first = first.to_line().len();
        fs::write(&path, &whole.as_bytes()[..n_first + 9]).unwrap();
        assert_eq!(read_journal(&path).unwrap().passed_over, PassedOver { n_lines: 1, first: Some(2) });
        let mut tail = Tail::new(&path);
        assert_eq!(tail.more().unwrap().events, [first]);
        assert_eq!((tail.more().unwrap(), tail.passed_over()), (More::default(), PassedOver::default()));
        fs::write(&path, &whole).unwrap();
        assert_eq!(tail.more().unwrap(), More { events: vec![second], is_anew: false });
    }

    #[test]
    fn reading_goes_on_from_where_it_was_or_anew_in_another_file() {
        let (folder, path) = journal();
        let mut tail = Tail::new(&path);
        assert_eq!(tail.more(), Ok(More::default()));
        let events: Vec<Event> = ["一", "二", "三"].map(event).to_vec();
        append(&path, &events[..1]).unwrap();
        assert_eq!(tail.more().unwrap(), More { events: events[..1].to_vec(), is_anew: false });
        append(&path, &events[1..2]).unwrap();
        assert_eq!(tail.more().unwrap(), More { events: events[1..2].to_vec(), is_anew: false });
        assert_eq!(tail.more(), Ok(More::default()));
        let anew = |events: &[Event]| Ok(More { events: events.to_vec(), is_anew: true });
        let text = |events: &[Event]| events.iter().map(Event::to_line).collect::<String>();
        fs::write(&path, text(&events[..1])).unwrap();
        assert_eq!(tail.more(), anew(&events[..1]), "it is shorter");
        let new = folder.path().join("new");
        fs::write(&new, text(&events)).unwrap();
        fs::rename(&new, &path).unwrap();
        assert_eq!(tail.more(), anew(&events), "another is in its place");
        let others: Vec<Event> = ["四", "五", "六", "七"].map(event).to_vec();
        fs::write(&path, text(&others)).unwrap();
        assert_eq!(tail.more(), anew(&others), "it is longer, but begins otherwise");
        fs::remove_file(&path).unwrap();
        assert_eq!((tail.more(), tail.more()), (anew(&[]), Ok(More::default())), "it is gone");
    }

    #[test]
    fn a_lock_that_another_holds_is_an_error_after_a_while() {
        let (_folder, path) = journal();
        let held = locked(&path, PATIENCE).unwrap();
        let fault = locked(&path, Duration::ZERO).unwrap_err();
        assert_eq!(fault.file, Some(path.display().to_string()));
        assert!(fault.message.contains("locked by another program"), "{fault}");
        drop(held);
        // The one that gave up may have it for a moment.
        assert!(locked(&path, PATIENCE).is_ok());
    }

    #[test]
    fn nothing_is_written_to_a_journal_that_another_has_replaced_meanwhile() {
        let (folder, path) = journal();
        // Whether the other waits already when the file is replaced is up to the system: twenty times, it will.
        for _ in 0..20 {
            let held = locked(&path, PATIENCE).unwrap();
            let (sender, begun) = channel();
            let (there, event) = (path.clone(), event("一"));
            let waiting = std::thread::spawn(move || {
                sender.send(()).unwrap();
                append(&there, std::slice::from_ref(&event)).unwrap();
                event
            });
            begun.recv().unwrap();
            std::thread::yield_now();
            let new = folder.path().join("new");
            fs::write(&new, "").unwrap();
            fs::rename(&new, &path).unwrap();
            drop(held);
            let appended = waiting.join().unwrap();
            assert_eq!(read_journal(&path).unwrap().events, [appended]);
        }
    }

    #[test]
    fn what_cannot_be_a_journal_is_told_by_its_name() {
        let (folder, path) = journal();
        fs::create_dir(&path).unwrap();
        let told = |fault: Fault| fault.to_string().replace(&folder.path().display().to_string(), "");
        let appended = append(&path, &[event("一")]).unwrap_err();
        assert_eq!(told(appended), "/brief.review.jsonl: is no file");
        assert_eq!(told(read_journal(&path).unwrap_err()), "/brief.review.jsonl: is no file");
        let nowhere = folder.path().join("x/brief.review.jsonl");
        let appended = append(&nowhere, &[event("一")]).unwrap_err();
        assert!(told(appended).starts_with("/x/brief.review.jsonl: cannot be written: there is no folder"));
    }

    #[test]
    fn the_time_of_day_is_that_of_the_clocks_here() {
        const HOUR: i32 = 60 * 60;
        for (now, n_before, expected) in [
            ("2031-08-14T09:30:07Z", 0, "09:30:07"),
            ("2031-08-14T09:30:07Z", 8 * HOUR, "17:30:07"),
            ("2031-08-14T20:00:00Z", 8 * HOUR, "04:00:00"),
            ("2031-08-14T02:00:00Z", -5 * HOUR, "21:00:00"),
            ("1969-12-31T23:00:00Z", 0, "23:00:00"),
        ] {
            let seconds = of_day(now.parse().unwrap(), n_before).as_secs();
            let told = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
            assert_eq!(told, expected, "{now} {n_before}");
        }
    }
}
