//! From a census to XML.

use exchange::{WriteError, XmlWriter};

use crate::census::{Census, Child};
use crate::modules::{CinDetails, Header, ProtectionPlan, Row};
use crate::read::ROOT;

/// The first collection in which the sex is an element of that name; before, it was GenderCurrent.
const SEX_SINCE: i32 = 2025;

/// The census as XML, in the form of the collection that closes in a year: 2026 is 1 April 2025 to 31 March 2026.
///
/// What is blank is left out; nothing is added. What is written is read again as it was, but for control characters,
/// which XML cannot hold. Several headers are written one after the other, as they came.
pub fn write_xml(census: &Census, closing: i32) -> Result<Vec<u8>, WriteError> {
    let mut xml = XmlWriter::new(ROOT)?;
    for header in &census.headers {
        write_header(&mut xml, header)?;
    }
    xml.start("Children")?;
    for child in &census.children {
        write_child(&mut xml, child, closing)?;
    }
    xml.finish()
}

/// The columns of the Header that stand in `CollectionDetails`; the others stand in `Source`.
const OF_COLLECTION: usize = 3;

fn write_header(xml: &mut XmlWriter, header: &Header) -> Result<(), WriteError> {
    xml.start("Header")?;
    for (name, columns) in ["CollectionDetails", "Source"].into_iter().zip([
        Header::COLUMNS.get(..OF_COLLECTION).unwrap_or_default(),
        Header::COLUMNS.get(OF_COLLECTION..).unwrap_or_default(),
    ]) {
        if columns.iter().any(|column| has(header, column)) {
            xml.start(name)?;
            leaves(xml, header, columns)?;
            xml.end()?;
        }
    }
    xml.end()
}

fn has(row: &dyn Row, column: &str) -> bool {
    row.cell(column).is_some_and(|text| !text.is_empty())
}

fn leaves(xml: &mut XmlWriter, row: &dyn Row, columns: &[&str]) -> Result<(), WriteError> {
    for column in columns.iter().filter(|column| has(row, column)) {
        xml.leaf(column, row.cell(column).unwrap_or_default())?;
    }
    Ok(())
}

fn write_child(xml: &mut XmlWriter, child: &Child, closing: i32) -> Result<(), WriteError> {
    xml.start("Child")?;
    if let Some(identifiers) = &child.identifiers {
        xml.start("ChildIdentifiers")?;
        for column in identifiers.module().columns().iter().filter(|column| has(identifiers, column)) {
            let name = if *column == "Sex" && closing < SEX_SINCE { "GenderCurrent" } else { column };
            xml.leaf(name, identifiers.cell(column).unwrap_or_default())?;
        }
        xml.end()?;
    }
    if let Some(characteristics) = &child.characteristics {
        xml.start("ChildCharacteristics")?;
        leaves(xml, characteristics, characteristics.module().columns())?;
        let codes = characteristics.disabilities.iter().map(|disability| disability.code.as_str());
        list(xml, "Disabilities", "Disability", codes)?;
        xml.end()?;
    }
    for episode in &child.episodes {
        write_episode(xml, episode)?;
    }
    xml.end()
}

fn list<'t>(
    xml: &mut XmlWriter,
    name: &str,
    of: &str,
    texts: impl ExactSizeIterator<Item = &'t str>,
) -> Result<(), WriteError> {
    if texts.len() == 0 {
        return Ok(());
    }
    xml.start(name)?;
    for text in texts {
        xml.leaf(of, text)?;
    }
    xml.end()
}

fn write_episode(xml: &mut XmlWriter, episode: &CinDetails) -> Result<(), WriteError> {
    // The flag stands between the enquiries and the child protection plans.
    let (flag, own) = CinDetails::COLUMNS.split_last().unwrap_or((&"", &[]));
    xml.start("CINdetails")?;
    leaves(xml, episode, own)?;
    for assessment in &episode.assessments {
        xml.start("Assessments")?;
        leaves(xml, assessment, assessment.module().columns())?;
        let codes = assessment.factors.iter().map(|factor| factor.code.as_str());
        list(xml, "FactorsIdentifiedAtAssessment", "AssessmentFactors", codes)?;
        xml.end()?;
    }
    for plan in &episode.plans {
        xml.start("CINPlanDates")?;
        leaves(xml, plan, plan.module().columns())?;
        xml.end()?;
    }
    for enquiry in &episode.enquiries {
        xml.start("Section47")?;
        leaves(xml, enquiry, enquiry.module().columns())?;
        xml.end()?;
    }
    leaves(xml, episode, &[flag])?;
    for plan in &episode.protection_plans {
        write_protection_plan(xml, plan)?;
    }
    xml.end()
}

fn write_protection_plan(xml: &mut XmlWriter, plan: &ProtectionPlan) -> Result<(), WriteError> {
    xml.start("ChildProtectionPlans")?;
    leaves(xml, plan, plan.module().columns())?;
    list(xml, "Reviews", "CPPreviewDate", plan.reviews.iter().map(|review| review.date.as_str()))?;
    xml.end()
}
