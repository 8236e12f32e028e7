//! The words of English: who speaks, what stands alone and what makes a point.

use super::slide::Slide;

/// A verb of saying, as a row of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    /// The forms that report somebody's words.
    pub(crate) forms: &'static [&'static str],
    /// Whether it names who is told, in front of what is said: told `reporters` that ….
    pub(crate) names_hearer: bool,
}

const fn says(forms: &'static [&'static str]) -> Verb {
    Verb { forms, names_hearer: false }
}

/// The verbs of saying, the only list of them.
pub(crate) const SAYS: &[Verb] = &[
    says(&["said", "says"]),
    Verb { forms: &["told", "tells"], names_hearer: true },
    says(&["argued", "argues"]),
    says(&["warned", "warns"]),
    says(&["added", "adds"]),
    says(&["explained", "explains"]),
    says(&["noted", "notes"]),
    says(&["insisted", "insists"]),
    says(&["claimed", "claims"]),
    says(&["believes"]),
    says(&["stressed"]),
    says(&["recalled", "recalls"]),
    says(&["estimated"]),
    says(&["predicted"]),
    says(&["wrote"]),
    says(&["admitted"]),
    says(&["announced"]),
    says(&["stated", "states"]),
    says(&["confirmed", "confirms"]),
    says(&["suggested", "suggests"]),
    says(&["acknowledged", "acknowledges"]),
    says(&["denied", "denies"]),
    says(&["revealed", "reveals"]),
    says(&["concluded", "concludes"]),
    says(&["thinks"]),
];
/// What leads from a verb of saying to what is said.
pub(crate) const THAT: &str = "that ";
/// The same behind the name of who is told.
pub(crate) const HEARER_THAT: &str = " that ";
/// What makes a verb of saying a perfect: "auditors have warned of" reports no words.
pub(crate) const PERFECT: [&str; 3] = ["have", "has", "had"];
/// What follows a verb of saying that reports no words.
pub(crate) const NO_WORDS_FOLLOW: [&str; 9] =
    ["in ", "of ", "at ", "to ", "during ", "by ", "against ", "about ", "on "];
/// What leads to a source.
pub(crate) const ACCORDING_TO: &str = "According to ";
/// What opens an apposition behind a source.
pub(crate) const APPOSITIONS: [&str; 4] = ["a ", "an ", "the head", "who "];
/// Pronouns for the person who was named last, in lower case.
pub(crate) const PERSONS: [&str; 2] = ["he", "she"];
/// Words that a full stop shortens.
pub(crate) const ABBREVIATIONS: [&str; 32] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Mt", "Jr", "Sr", "Gen", "Gov", "Sen", "Rep", "Rev", "Hon", "Lt",
    "Col", "Capt", "Sgt", "No", "Nos", "vs", "etc", "e.g", "i.e", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov",
    "Dec",
];
/// Words that lead a claim on from the one before, and go when it stands alone.
pub(crate) const CONNECTIVES: [&str; 14] = [
    "However, ",
    "Instead, ",
    "Meanwhile, ",
    "Moreover, ",
    "Furthermore, ",
    "Still, ",
    "Therefore, ",
    "As a result, ",
    "In addition, ",
    "Also, ",
    "But ",
    "And ",
    "So ",
    "Yet ",
];
/// What makes a claim worth a point, in lower case.
pub(crate) const CUES: [&str; 11] =
    ["will", "should", "must", "plans", "plan", "could", "would", "hopes", "first", "largest", "most"];
/// When something was said, between the verb and what is said.
pub(crate) const WHEN_SAID: [&str; 31] = [
    "on Monday that ",
    "on Tuesday that ",
    "on Wednesday that ",
    "on Thursday that ",
    "on Friday that ",
    "on Saturday that ",
    "on Sunday that ",
    "on Monday ",
    "on Tuesday ",
    "on Wednesday ",
    "on Thursday ",
    "on Friday ",
    "on Saturday ",
    "on Sunday ",
    "Monday that ",
    "Tuesday that ",
    "Wednesday that ",
    "Thursday that ",
    "Friday that ",
    "Saturday that ",
    "Sunday that ",
    "Monday ",
    "Tuesday ",
    "Wednesday ",
    "Thursday ",
    "Friday ",
    "Saturday ",
    "Sunday ",
    "on Jan. ",
    "in a statement that ",
    "in a statement ",
];
/// What opens a clause that leads to the sentence of which somebody is the subject.
pub(crate) const SUBORDINATES: [&str; 26] = [
    "After", "Although", "As", "At", "Because", "Before", "By", "Despite", "During", "Even", "For", "From",
    "If", "In", "More", "On", "Since", "Speaking", "Though", "Under", "Until", "When", "Where", "While",
    "With", "Without",
];
/// The dashes behind a dateline.
pub(crate) const DASHES: &str = " -- ";
/// The dashes behind a place that is all in capitals.
pub(crate) const DATELINE_DASHES: [&str; 5] = [" -- ", " — ", " – ", " - ", "— "];
/// What leads to a source behind what it says.
pub(crate) const BEHIND_ACCORDING_TO: &str = ", according to ";
/// The same behind a quotation, whose comma stands in its marks.
pub(crate) const ACCORDING_TO_BEHIND: &str = "according to ";
/// What tells of a thing and of nobody: Elvan Line, `which` owns the boat.
pub(crate) const WHICH: &str = "which ";
/// Articles, in lower case.
pub(crate) const ARTICLES: [&str; 7] = ["the", "a", "an", "its", "their", "his", "her"];
/// The last word of an office, a company, a house that speaks.
pub(crate) const OFFICES: [&str; 45] = [
    "Agency",
    "Association",
    "Authority",
    "Bank",
    "Board",
    "Bureau",
    "Center",
    "Centers",
    "Centre",
    "Church",
    "Club",
    "College",
    "Commission",
    "Committee",
    "Company",
    "Corp.",
    "Corporation",
    "Council",
    "Court",
    "Department",
    "Federation",
    "Force",
    "Foundation",
    "Government",
    "Group",
    "Hospital",
    "Inc.",
    "Institute",
    "League",
    "Ministry",
    "Museum",
    "News",
    "Office",
    "Organization",
    "Party",
    "Police",
    "Post",
    "Prevention",
    "Service",
    "Society",
    "Times",
    "Trust",
    "Union",
    "University",
    "Department's",
];
/// Small words in the name of an office.
pub(crate) const SMALL: [&str; 6] = ["of", "for", "and", "the", "&", "."];
/// People in a role, and things that speak, in lower case.
pub(crate) const BODIES_SPEAKING: [&str; 59] = [
    "activists",
    "advocates",
    "analysts",
    "authorities",
    "campaigners",
    "company",
    "critics",
    "deputies",
    "detectives",
    "doctors",
    "economists",
    "experts",
    "estimates",
    "firefighters",
    "government",
    "investigators",
    "lawyers",
    "officers",
    "officials",
    "organisers",
    "organizers",
    "police",
    "prosecutors",
    "report",
    "reports",
    "researchers",
    "residents",
    "scientists",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "statement",
    "students",
    "study",
    "supporters",
    "survivors",
    "teachers",
    "witnesses",
    "workers",
    "commission",
    "committee",
    "panel",
    "board",
    "council",
    "ministry",
    "department",
    "agency",
    "court",
    "union",
    "team",
    "airline",
    "university",
    "hospital",
    "embassy",
    "administration",
    "charity",
    "firm",
    "prosecution",
    "defence",
];
/// What leads from a name to a relative clause.
pub(crate) const WHO: [&str; 2] = [", who", ", who also"];
/// What a person may be called without a name, in lower case: the `player` says.
pub(crate) const CALLINGS: [&str; 92] = [
    "actor",
    "actress",
    "admiral",
    "ambassador",
    "analyst",
    "architect",
    "artist",
    "athlete",
    "attorney",
    "author",
    "biologist",
    "bishop",
    "captain",
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "champion",
    "chancellor",
    "chef",
    "chief",
    "coach",
    "commissioner",
    "coroner",
    "councillor",
    "councilman",
    "councilwoman",
    "curator",
    "dean",
    "director",
    "doctor",
    "driver",
    "economist",
    "editor",
    "engineer",
    "executive",
    "farmer",
    "father",
    "fisherman",
    "footballer",
    "founder",
    "geologist",
    "governor",
    "headteacher",
    "historian",
    "judge",
    "keeper",
    "king",
    "lawmaker",
    "lawyer",
    "leader",
    "manager",
    "mayor",
    "minister",
    "mother",
    "musician",
    "nurse",
    "officer",
    "organiser",
    "organizer",
    "owner",
    "physician",
    "pilot",
    "player",
    "politician",
    "premier",
    "president",
    "priest",
    "prince",
    "princess",
    "principal",
    "professor",
    "queen",
    "researcher",
    "sailor",
    "scientist",
    "secretary",
    "senator",
    "sheriff",
    "shopkeeper",
    "singer",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "star",
    "superintendent",
    "surgeon",
    "teacher",
    "treasurer",
    "trustee",
    "warden",
    "writer",
];
/// What leads from a noun to what tells it apart: a panel `of` experts.
pub(crate) const AFTER_HEAD: [&str; 16] = [
    "of",
    "for",
    "in",
    "at",
    "from",
    "by",
    "who",
    "which",
    "that",
    "assembled",
    "led",
    "appointed",
    "based",
    "with",
    "on",
    "near",
];
/// Small words in a person's name.
pub(crate) const PARTICLES: [&str; 8] = ["de", "van", "von", "bin", "al", "la", "du", "da"];
/// Where what somebody is called ends, and what is told of them begins.
pub(crate) const AFTER_ROLE: [&str; 6] = [" who ", " whose ", " which ", " that ", ", ", "; "];
/// Titles that open the names of other things too: Major League, General Motors.
pub(crate) const ANY_TITLES: [&str; 14] = [
    "Major",
    "General",
    "Chief",
    "Justice",
    "Master",
    "King",
    "Queen",
    "Prince",
    "Princess",
    "Officer",
    "Attorney",
    "Lord",
    "Director",
    "Secretary",
];
/// Titles that stand with a surname.
pub(crate) const TITLES_OF_PEOPLE: [&str; 15] = [
    "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Prof", "Prof.", "Miss", "Sir", "Lord", "Lady",
    "Dame",
];
/// Words in front of a name that are none of it.
pub(crate) const TITLES: [&str; 79] = [
    "Mr",
    "Mr.",
    "Mrs",
    "Mrs.",
    "Ms",
    "Ms.",
    "Dr",
    "Dr.",
    "Prof",
    "Prof.",
    "Miss",
    "Sir",
    "Lord",
    "Lady",
    "Dame",
    "President",
    "Premier",
    "Chancellor",
    "Minister",
    "Secretary",
    "Senator",
    "Sen.",
    "Rep.",
    "Gov.",
    "Governor",
    "Mayor",
    "Judge",
    "Justice",
    "Sheriff",
    "Sheriff's",
    "Chief",
    "Col.",
    "Capt.",
    "Captain",
    "Sgt.",
    "Sergeant",
    "Lt.",
    "Gen.",
    "General",
    "Officer",
    "Detective",
    "Inspector",
    "Coroner",
    "Director",
    "Chairman",
    "Chairwoman",
    "Chair",
    "Professor",
    "Doctor",
    "Coach",
    "Master",
    "Commissioner",
    "Attorney",
    "Spokesman",
    "Spokeswoman",
    "Ambassador",
    "Pope",
    "Prince",
    "Princess",
    "King",
    "Queen",
    "Councillor",
    "Superintendent",
    "Constable",
    "Deputy",
    "Editor",
    "Manager",
    "Prosecutor",
    "Attorney-General",
    "Sgt",
    "Capt",
    "Reverend",
    "Rev.",
    "Bishop",
    "Archbishop",
    "Colonel",
    "Major",
    "Admiral",
    "Lieutenant",
];
/// Words that begin a sentence and no name.
pub(crate) const NO_NAMES: [&str; 57] = [
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "You",
    "The",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "Who",
    "What",
    "Which",
    "One",
    "Some",
    "Many",
    "Most",
    "Others",
    "Another",
    "Both",
    "Each",
    "All",
    "Nobody",
    "Somebody",
    "Everyone",
    "But",
    "And",
    "So",
    "Yet",
    "If",
    "Not",
    "No",
    "Its",
    "Their",
    "His",
    "Her",
    "Our",
    "My",
    "Court",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Of",
    "In",
    "On",
    "At",
    "By",
    "For",
    "It's",
    "From",
];
/// Words in front of a name that are no part of a role.
pub(crate) const NO_ROLES: [&str; 24] = [
    "The", "the", "Its", "its", "A", "a", "An", "an", "His", "his", "Her", "her", "Their", "their", "Mr",
    "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "But", "And",
];
/// What stands between a speaker and the verb.
pub(crate) const BEFORE_VERB: [&str; 11] =
    ["also", "then", "later", "has", "had", "have", "even", "still", "now", "once", "both"];
/// Whether a character opens somebody's words.
pub(crate) fn opens_quoted(c: char) -> bool {
    matches!(c, '“' | '"' | '‘' | '\'')
}
/// Where a long sentence may end.
pub(crate) const CUTS: [&str; 17] = [
    ", ",
    "; ",
    " -- ",
    " – ",
    " - ",
    " — ",
    " but ",
    " while ",
    " after ",
    " because ",
    " although ",
    " when ",
    " before ",
    " until ",
    " since ",
    DESPITE,
    AND,
];
/// The one of them that is followed by a noun and no verb.
pub(crate) const DESPITE: &str = " despite ";
/// Behind which a second verb of the same subject may stand.
pub(crate) const AND: &str = " and ";
/// The two of them behind which another subject comes.
pub(crate) const OPPOSES: [&str; 2] = [" but ", " while "];
/// What opens an aside between two commas.
pub(crate) const RELATIVES: [&str; 10] =
    ["who", "which", "whose", "where", "when", "a", "an", "the", "including", "and"];
/// What goes on with a sentence behind a clause, so that its subject and verb stood before.
pub(crate) const JOINS: [&str; 34] = [
    "and",
    "but",
    "or",
    "nor",
    "so",
    "yet",
    "while",
    "with",
    "after",
    "as",
    "although",
    "though",
    "because",
    "before",
    "since",
    "until",
    "when",
    "where",
    "who",
    "which",
    "whose",
    "including",
    "according",
    "a",
    "an",
    "the",
    "at",
    "in",
    "on",
    "to",
    "for",
    "from",
    "by",
    "despite",
];
/// Verbs that tell what a subject does and are nothing else, in lower case: auxiliaries, and the forms of the past that do not
/// end in -ed. What ends in it is one too, but for [`NO_PAST`].
pub(crate) const PREDICATES: [&str; 92] = [
    "am", "are", "is", "was", "were", "be", "has", "have", "had", "do", "does", "did", "can", "could", "may",
    "might", "must", "shall", "should", "will", "would", "isn't", "aren't", "wasn't", "weren't", "hasn't",
    "haven't", "hadn't", "doesn't", "don't", "didn't", "can't", "couldn't", "won't", "wouldn't", "became",
    "began", "bought", "broke", "brought", "built", "came", "caught", "chose", "cost", "drew", "drove",
    "fell", "felt", "flew", "fought", "found", "gave", "got", "grew", "held", "hit", "kept", "knew", "led",
    "left", "lost", "made", "meant", "met", "paid", "ran", "rose", "said", "sank", "saw", "says", "sent",
    "sold", "sought", "spent", "spoke", "spread", "stood", "struck", "took", "thought", "told", "went",
    "won", "wrote", "face", "faces", "want", "wants", "need", "needs",
];
/// What goes on with an infinitive, and ends nothing: it left them `unable`.
pub(crate) const WANTS_INFINITIVE: [&str; 12] = [
    "unable", "able", "likely", "unlikely", "due", "set", "ready", "willing", "forced", "expected", "meant",
    "supposed",
];
/// Words in -ed that are no verbs.
pub(crate) const NO_PAST: [&str; 6] = ["hundred", "indeed", "naked", "sacred", "speed", "wicked"];
/// Words in front of which one may be cut off that has no clause to end with.
pub(crate) const WEAK_CUTS: [&str; 12] = [
    " and ", " or ", " that ", " which ", " who ", " with ", " for ", " in ", " of ", " at ", " from ",
    " to ",
];
/// Pronouns that a point may not open with, in lower case.
pub(crate) const OPENS_PRONOUN: [&str; 20] = [
    "he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their", "him", "them",
    "it's", "he's", "she's", "they're", "that's", "there",
];
/// What points back in front of its noun.
pub(crate) const DEMONSTRATIVES: [&str; 4] = ["that", "this", "these", "those"];
/// Openings of that form that stand for nothing named before, in lower case.
pub(crate) const NO_PRONOUN: [&str; 14] = [
    "there is ",
    "there are ",
    "there was ",
    "there were ",
    "there has been ",
    "there have been ",
    "there will be ",
    "it is possible ",
    "it's possible ",
    "it is likely ",
    "it is clear ",
    "it is unclear ",
    "it is not clear ",
    "it was not clear ",
];
/// Pronouns that are the speaker, where what is said opens with them: "the board said it would".
pub(crate) const SPEAKS_OF_SELF: [&str; 4] = ["he", "she", "they", "it"];
/// Connectives that a point may not open with, in lower case.
pub(crate) const OPENS_CONNECTIVE: [&str; 14] = [
    "and", "but", "or", "so", "because", "which", "who", "whose", "then", "thus", "yet", "however", "also",
    "nor",
];
/// Times that slide with the day on which they are said, with how far.
pub(crate) const SLIDES: [(&str, Slide); 34] = [
    ("today", Slide::Days(0)),
    ("tonight", Slide::Days(0)),
    ("yesterday", Slide::Days(-1)),
    ("tomorrow", Slide::Days(1)),
    ("this year", Slide::Years(0)),
    ("last year", Slide::Years(-1)),
    ("next year", Slide::Years(1)),
    ("this month", Slide::Months(0)),
    ("last month", Slide::Months(-1)),
    ("next month", Slide::Months(1)),
    ("last monday", Slide::Weekday(-1, 1)),
    ("last tuesday", Slide::Weekday(-1, 2)),
    ("last wednesday", Slide::Weekday(-1, 3)),
    ("last thursday", Slide::Weekday(-1, 4)),
    ("last friday", Slide::Weekday(-1, 5)),
    ("last saturday", Slide::Weekday(-1, 6)),
    ("last sunday", Slide::Weekday(-1, 7)),
    ("last night", Slide::Days(-1)),
    ("this morning", Slide::Days(0)),
    ("this afternoon", Slide::Days(0)),
    ("this evening", Slide::Days(0)),
    ("last week", Slide::Weeks(-1)),
    ("this week", Slide::Weeks(0)),
    ("next week", Slide::Weeks(1)),
    ("two days ago", Slide::Days(-2)),
    ("three days ago", Slide::Days(-3)),
    ("four days ago", Slide::Days(-4)),
    ("five days ago", Slide::Days(-5)),
    ("six days ago", Slide::Days(-6)),
    ("a year ago", Slide::Years(-1)),
    ("two years ago", Slide::Years(-2)),
    ("three years ago", Slide::Years(-3)),
    ("four years ago", Slide::Years(-4)),
    ("five years ago", Slide::Years(-5)),
];
/// The first half of a pair, and what opens the second.
pub(crate) const NOT_ONLY: &str = "Not only ";
pub(crate) const BUT: &str = " but ";
/// What says that something is told below, at the end of a sentence.
pub(crate) const AS_FOLLOWS: [&str; 3] = ["the following", "as follows", "listed below"];
/// What opens a part of a sentence that is none by itself, where nobody says it.
pub(crate) const OPENS_FRAGMENT: [&str; 11] =
    ["in", "on", "at", "of", "for", "with", "by", "to", "from", "under", "into"];
/// What opens a clause on what stands before it.
pub(crate) const OF_WHOM: [&str; 9] = [
    "for whom",
    "of whom",
    "with whom",
    "to whom",
    "of which",
    "in which",
    "for which",
    "with which",
    "at which",
];
/// Verbs that make a sentence of a part of one.
pub(crate) const FINITE: [&str; 22] = [
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might",
    "must", "should", "did", "does", "do", "said", "says", "made", "became",
];
