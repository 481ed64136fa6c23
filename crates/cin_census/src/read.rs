//! From files to a census, a child at a time.

use exchange::{Document, Element, Limits, Problem, Source, TextFile, TextForm};

use crate::census::{Census, Child};
use crate::modules::{
    Assessment, AssessmentFactor, ChildCharacteristics, ChildIdentifiers, CinDetails, CinPlan, Disability,
    Header, Module, Place, ProtectionPlan, Put, Review, Section47,
};

/// The root element of the census.
pub(crate) const ROOT: &str = "Message";

/// Values that are no dates, told one by one up to this many for each file; more are counted.
const MOST_DATES: usize = 200;
/// Other things that were not read, told up to this many for each file.
const MOST_OTHERS: usize = 40;

/// Reads the files of a census, XML, zipped or not; with everything that could not be read or is worth knowing.
///
/// Elements are known by their names, whatever their namespace and capitals; a module that is not there is not there. An
/// element that the census does not have is said once and left out. A file that cannot be read to its end gives nothing.
pub fn read(sources: Vec<Source>) -> (Census, Vec<Problem>) {
    let limits = Limits::USUAL;
    let (files, mut problems) = exchange::open(sources, &limits);
    let mut census = Census::default();
    for file in &files {
        if file.form == TextForm::Delimited {
            problems.push(
                Problem::unreadable("is not XML")
                    .file(&file.name)
                    .expected("a children in need census in XML")
                    .advice("export the census as XML, or leave the file out"),
            );
            continue;
        }
        match read_file(file, census.files.len(), &limits) {
            Err(problem) => problems.push(problem),
            Ok(read) => {
                census.files.push(file.name.clone());
                census.headers.extend(read.headers);
                census.children.extend(read.children);
                problems.extend(read.told.finish());
            }
        }
    }
    (census, problems)
}

fn read_file<'f>(file: &'f TextFile, number: usize, limits: &Limits) -> Result<Reading<'f>, Problem> {
    let document = Document::open(file, &["Header", "Child"], limits)?;
    if !document.root().eq_ignore_ascii_case(ROOT) {
        return Err(Problem::unreadable(
            "is the outermost element, which is not that of a children in need census",
        )
        .file(&file.name)
        .said(document.root())
        .expected(ROOT)
        .advice("leave the file out if it belongs to another return"));
    }
    let mut reading = Reading {
        file: u16::try_from(number).unwrap_or(u16::MAX),
        counts: [0; Module::ALL.len()],
        of_children: 0,
        headers: Vec::new(),
        children: Vec::new(),
        told: Told { file, dates: Vec::new(), dates_left: 0, others: Vec::new() },
    };
    for element in document {
        let element = element?;
        if element.is("Header") {
            reading.header(&element);
        } else {
            reading.child(&element);
        }
    }
    if reading.headers.is_empty() {
        reading.told.other("Header", 1, "is missing: nothing says what census it is");
    }
    if reading.children.is_empty() {
        reading.told.other("Child", 1, "is missing: the census has no children");
    }
    for header in &reading.headers {
        if header.collection.is_given() && !header.collection.is("CIN") {
            let said = header.collection.as_str();
            reading.told.other(said, header.place.line, "is the collection, which is not CIN");
        }
    }
    Ok(reading)
}

struct Reading<'f> {
    file: u16,
    /// How many elements of its kind came before, for each module.
    counts: [u32; Module::ALL.len()],
    of_children: u32,
    headers: Vec<Header>,
    children: Vec<Child>,
    told: Told<'f>,
}

/// What could not be read.
struct Told<'f> {
    file: &'f TextFile,
    dates: Vec<Problem>,
    dates_left: usize,
    /// Each name and fault once.
    others: Vec<(String, &'static str, u32)>,
}

impl Told<'_> {
    fn no_date(&mut self, column: &'static str, text: &str, line: u32) {
        if self.dates.len() >= MOST_DATES {
            self.dates_left += 1;
            return;
        }
        self.dates.push(
            Problem::notice("is not a day in the calendar and counts as no date")
                .file(&self.file.name)
                .line(line)
                .column(column)
                .said(text)
                .expected("a date YYYY-MM-DD")
                .advice("correct it in the source system and export again"),
        );
    }

    fn other(&mut self, name: &str, line: u32, fault: &'static str) {
        let known = self.others.iter().any(|(of, what, _)| of.eq_ignore_ascii_case(name) && *what == fault);
        if !known && self.others.len() < MOST_OTHERS {
            self.others.push((name.to_owned(), fault, line));
        }
    }

    fn finish(self) -> impl Iterator<Item = Problem> {
        let name = self.file.name.clone();
        let more = (self.dates_left > 0).then(|| {
            Problem::notice(format!("has {} more dates that are not in the calendar", self.dates_left))
                .file(&name)
        });
        let others: Vec<Problem> = self
            .others
            .iter()
            .map(|(said, fault, line)| Problem::notice(*fault).file(&name).line(*line).said(said))
            .collect();
        self.dates.into_iter().chain(more).chain(others)
    }
}

const UNKNOWN: &str = "is an element that the census does not have there, and was not read";
const AGAIN: &str = "stands there more than once; the first was read";
const NAMELESS: &str = "has no ChildIdentifiers, so that it is not known which child it is";
const STRAY: &str = "has text beside its elements, which was not read";

impl Reading<'_> {
    fn place(&mut self, module: Module, line: u32) -> Place {
        let row = self.counts.get_mut(module as usize).map_or(0, |count| {
            *count += 1;
            *count
        });
        Place { file: self.file, row, line }
    }

    /// Puts a leaf into the row it stands in.
    fn leaf(&mut self, leaf: &Element, put: impl FnOnce(&str, &str) -> Put) {
        if !leaf.children.is_empty() {
            self.told.other(&leaf.name, leaf.line, UNKNOWN);
            return;
        }
        match put(&leaf.name, &leaf.text) {
            Put::Taken => {}
            Put::NoDate(column) => self.told.no_date(column, &leaf.text, leaf.line),
            Put::Again => self.told.other(&leaf.name, leaf.line, AGAIN),
            Put::Unknown => self.told.other(&leaf.name, leaf.line, UNKNOWN),
        }
    }

    fn stray(&mut self, element: &Element) {
        if !element.text.is_empty() {
            self.told.other(&element.name, element.line, STRAY);
        }
    }

    fn header(&mut self, element: &Element) {
        let mut header = Header { place: self.place(Module::Header, element.line), ..Header::default() };
        for part in &element.children {
            if part.is("CollectionDetails") || part.is("Source") || part.is("Content") {
                for leaf in part.children.iter().filter(|_| !part.is("Content")) {
                    self.leaf(leaf, |name, text| header.put(name, text));
                }
            } else {
                self.leaf(part, |name, text| header.put(name, text));
            }
        }
        self.headers.push(header);
    }

    fn child(&mut self, element: &Element) {
        self.of_children += 1;
        self.stray(element);
        let place = Place { file: self.file, row: self.of_children, line: element.line };
        let mut child = Child { place, ..Child::default() };
        for part in &element.children {
            if part.is("ChildIdentifiers") {
                let identifiers = self.identifiers(part);
                self.once(&mut child.identifiers, identifiers, part);
            } else if part.is("ChildCharacteristics") {
                let characteristics = self.characteristics(part);
                self.once(&mut child.characteristics, characteristics, part);
            } else if part.is("CINdetails") {
                let episode = self.episode(part);
                child.episodes.push(episode);
            } else {
                self.told.other(&part.name, part.line, UNKNOWN);
            }
        }
        if child.identifiers.is_none() {
            self.told.other("Child", element.line, NAMELESS);
        }
        self.children.push(child);
    }

    fn once<T>(&mut self, slot: &mut Option<T>, row: T, element: &Element) {
        if slot.is_some() {
            self.told.other(&element.name, element.line, AGAIN);
        } else {
            *slot = Some(row);
        }
    }

    fn identifiers(&mut self, element: &Element) -> ChildIdentifiers {
        self.stray(element);
        let place = self.place(Module::ChildIdentifiers, element.line);
        let mut row = ChildIdentifiers { place, ..ChildIdentifiers::default() };
        for leaf in &element.children {
            self.leaf(leaf, |name, text| row.put(name, text));
        }
        row
    }

    fn characteristics(&mut self, element: &Element) -> ChildCharacteristics {
        self.stray(element);
        let place = self.place(Module::ChildCharacteristics, element.line);
        let mut row = ChildCharacteristics { place, ..ChildCharacteristics::default() };
        for part in &element.children {
            if part.is("Disabilities") || part.is("Disability") {
                for leaf in self.listed(part, "Disability") {
                    let place = self.place(Module::Disabilities, leaf.line);
                    let mut disability = Disability { place, ..Disability::default() };
                    self.leaf(leaf, |name, text| disability.put(name, text));
                    row.disabilities.push(disability);
                }
            } else {
                self.leaf(part, |name, text| row.put(name, text));
            }
        }
        row
    }

    /// The elements of a name within one that holds them, or that one itself.
    fn listed<'e>(&mut self, element: &'e Element, name: &'static str) -> Vec<&'e Element> {
        if element.is(name) {
            return vec![element];
        }
        self.stray(element);
        for other in element.children.iter().filter(|leaf| !leaf.is(name)) {
            self.told.other(&other.name, other.line, UNKNOWN);
        }
        element.children(name).collect()
    }

    fn episode(&mut self, element: &Element) -> CinDetails {
        self.stray(element);
        let place = self.place(Module::CinDetails, element.line);
        let mut row = CinDetails { place, ..CinDetails::default() };
        for part in &element.children {
            if part.is("Assessments") {
                let assessment = self.assessment(part);
                row.assessments.push(assessment);
            } else if part.is("CINPlanDates") {
                self.stray(part);
                let mut plan =
                    CinPlan { place: self.place(Module::CinPlanDates, part.line), ..CinPlan::default() };
                for leaf in &part.children {
                    self.leaf(leaf, |name, text| plan.put(name, text));
                }
                row.plans.push(plan);
            } else if part.is("Section47") {
                self.stray(part);
                let mut enquiry =
                    Section47 { place: self.place(Module::Section47, part.line), ..Section47::default() };
                for leaf in &part.children {
                    self.leaf(leaf, |name, text| enquiry.put(name, text));
                }
                row.enquiries.push(enquiry);
            } else if part.is("ChildProtectionPlans") {
                let plan = self.protection_plan(part);
                row.protection_plans.push(plan);
            } else {
                self.leaf(part, |name, text| row.put(name, text));
            }
        }
        row
    }

    fn assessment(&mut self, element: &Element) -> Assessment {
        self.stray(element);
        let place = self.place(Module::Assessments, element.line);
        let mut row = Assessment { place, ..Assessment::default() };
        for part in &element.children {
            // The list goes by the name of its element, and by that of its module in what some programs write.
            if ["FactorsIdentifiedAtAssessment", "AssessmentFactorsList", "AssessmentFactors"]
                .iter()
                .any(|name| part.is(name))
            {
                for leaf in self.listed(part, "AssessmentFactors") {
                    let place = self.place(Module::AssessmentFactorsList, leaf.line);
                    let mut factor = AssessmentFactor { place, ..AssessmentFactor::default() };
                    self.leaf(leaf, |name, text| factor.put(name, text));
                    row.factors.push(factor);
                }
            } else {
                self.leaf(part, |name, text| row.put(name, text));
            }
        }
        row
    }

    fn protection_plan(&mut self, element: &Element) -> ProtectionPlan {
        self.stray(element);
        let place = self.place(Module::ChildProtectionPlans, element.line);
        let mut row = ProtectionPlan { place, ..ProtectionPlan::default() };
        for part in &element.children {
            if part.is("Reviews") || part.is("CPPreviewDate") {
                let dates = self.listed(part, "CPPreviewDate");
                if dates.is_empty() {
                    // A review record with no date in it is one that rule 8842Q asks about.
                    let place = self.place(Module::Reviews, part.line);
                    row.reviews.push(Review { place, ..Review::default() });
                }
                for leaf in dates {
                    let place = self.place(Module::Reviews, leaf.line);
                    let mut review = Review { place, ..Review::default() };
                    self.leaf(leaf, |name, text| review.put(name, text));
                    row.reviews.push(review);
                }
            } else {
                self.leaf(part, |name, text| row.put(name, text));
            }
        }
        row
    }
}
