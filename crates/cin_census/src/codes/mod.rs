//! The code sets of the census, as the schemas have them (`sources/cin/codes.csv`, which a test compares).

mod factors;

pub use self::factors::ASSESSMENT_FACTORS;
use crate::cells::Text;

/// A code of the census.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The code.
    pub code: &'static str,
    /// What it stands for; blank where the sources do not say.
    pub label: &'static str,
    /// The first collection that has it, by the year in which it closes; none where it is older than the sources.
    pub since: Option<i32>,
    /// The last collection that has it.
    pub until: Option<i32>,
}

/// A set of codes.
#[derive(Debug, Clone, Copy)]
pub struct CodeSet {
    /// Its name in the schema.
    pub name: &'static str,
    /// Its codes, in the order of the schema.
    pub codes: &'static [Code],
}

impl CodeSet {
    /// Whether a text is a code of the set in the collection that closes in a year; capitals do not matter.
    pub fn has(&self, text: &Text, closing: i32) -> bool {
        self.codes.iter().any(|code| text.is(code.code) && code.valid_in(closing))
    }
}

impl Code {
    /// Whether the collection that closes in a year has it.
    pub fn valid_in(&self, closing: i32) -> bool {
        self.since.is_none_or(|since| since <= closing) && self.until.is_none_or(|until| closing <= until)
    }
}

const fn code(code: &'static str, label: &'static str) -> Code {
    Code { code, label, since: None, until: None }
}

const fn since(since: i32, code: &'static str, label: &'static str) -> Code {
    Code { code, label, since: Some(since), until: None }
}

const fn until(until: i32, code: &'static str, label: &'static str) -> Code {
    Code { code, label, since: None, until: Some(until) }
}

/// All sets that rules ask.
pub static ALL: &[&CodeSet] = &[
    &UPN_UNKNOWN,
    &SEX,
    &GENDER,
    &ETHNICITY,
    &DISABILITY,
    &REFERRAL_SOURCE,
    &CATEGORY_OF_ABUSE,
    &PRIMARY_NEED,
    &REASON_FOR_CLOSURE,
    &ASSESSMENT_FACTORS,
];

/// Why a child has no unique pupil number. The labels are not in the sources.
pub static UPN_UNKNOWN: CodeSet = CodeSet {
    name: "unknownupntype",
    codes: &[
        code("UN1", ""),
        code("UN2", ""),
        code("UN3", ""),
        code("UN4", ""),
        code("UN5", ""),
        code("UN6", ""),
        code("UN7", ""),
    ],
};

/// Sex, since 2024-25.
pub static SEX: CodeSet = CodeSet {
    name: "sextype",
    codes: &[since(2025, "M", "male"), since(2025, "F", "female"), since(2025, "U", "unknown")],
};

/// GenderCurrent, up to 2023-24. The labels are not in the sources.
pub static GENDER: CodeSet = CodeSet {
    name: "gendertype",
    codes: &[until(2024, "0", ""), until(2024, "1", ""), until(2024, "2", ""), until(2024, "9", "")],
};

/// Ethnicity.
pub static ETHNICITY: CodeSet = CodeSet {
    name: "ethnicitytype",
    codes: &[
        code("WBRI", "White British"),
        code("WIRI", "White Irish"),
        code("WIRT", "Traveller of Irish heritage"),
        code("WOTH", "Any other White background"),
        code("WROM", "Gypsy/Roma"),
        code("MWBC", "White and Black Caribbean"),
        code("MWBA", "White and Black African"),
        code("MWAS", "White and Asian"),
        code("MOTH", "Any other mixed background"),
        code("AIND", "Indian"),
        code("APKN", "Pakistani"),
        code("ABAN", "Bangladeshi"),
        code("AOTH", "Any other Asian background"),
        code("BCRB", "Caribbean"),
        code("BAFR", "African"),
        code("BOTH", "Any other black background"),
        code("CHNE", "Chinese"),
        code("OOTH", "Any other ethnic group"),
        code("REFU", "Refused"),
        code("NOBT", "Information not yet obtained"),
    ],
};

/// Disabilities.
pub static DISABILITY: CodeSet = CodeSet {
    name: "disabilitytype",
    codes: &[
        code("NONE", "No disability"),
        code("MOB", "Mobility"),
        code("HAND", "Hand function"),
        code("PC", "Personal care"),
        code("INC", "Incontinence"),
        code("COMM", "Communication"),
        code("LD", "Learning"),
        code("HEAR", "Hearing"),
        code("VIS", "Vision"),
        code("BEH", "Behaviour"),
        code("CON", "Consciousness"),
        code("AUT", "Autism"),
        code("DDA", "Other"),
    ],
};

/// Who referred a child.
pub static REFERRAL_SOURCE: CodeSet = CodeSet {
    name: "referralsourcetype",
    codes: &[
        code("1A", "INDIVIDUAL – family member, relative or carer"),
        code("1B", "INDIVIDUAL – acquaintance (including neighbours and child minders)"),
        code("1C", "INDIVIDUAL – self"),
        code("1D", "INDIVIDUAL – other (including strangers)"),
        code("2A", "SCHOOLS"),
        code("2B", "EDUCATION SERVICES"),
        code("3A", "HEALTH SERVICES – general practitioner (GP)"),
        code("3B", "HEALTH SERVICES – health visitor"),
        code("3C", "HEALTH SERVICES – school nurse"),
        code("3D", "HEALTH SERVICES – other primary health services"),
        code("3E", "HEALTH SERVICES – A&E (accident and emergency department)"),
        code("3F", "HEALTH SERVICES – other (for example hospice)"),
        code("4", "HOUSING - local authority housing or housing association"),
        code("5A", "LA SERVICES – social care for example adults social care services"),
        code(
            "5B",
            "LA SERVICES – other internal (department other than social care in local authorities, for \
             example, youth offending (excluding housing))",
        ),
        code(
            "5C",
            "LA SERVICES – external, for example, from another local authority’s adults social care \
             services",
        ),
        since(2023, "5D", "(LA SERVICES – early help"),
        code("6", "POLICE"),
        code(
            "7",
            "OTHER LEGAL AGENCY – including courts, probation, immigration, CAFCASS (Children and \
             Family Court Advisory and Support Service) or prison",
        ),
        code(
            "8",
            "OTHER – including children’s centres, independent agency providers or voluntary \
             organisations",
        ),
        code("9", "ANONYMOUS"),
        code("10", "UNKNOWN"),
    ],
};

/// Categories of abuse.
pub static CATEGORY_OF_ABUSE: CodeSet = CodeSet {
    name: "categoryofabusetype",
    codes: &[
        code("NEG", "Neglect"),
        code("PHY", "Physical abuse"),
        code("SAB", "Sexual abuse"),
        code("EMO", "Emotional abuse"),
        code("MUL", "Multiple/not recommended"),
    ],
};

/// Primary needs.
pub static PRIMARY_NEED: CodeSet = CodeSet {
    name: "primaryneedcodetype",
    codes: &[
        code("N1", "Abuse, neglect and exploitation"),
        code("N2", "Child's disability"),
        code("N3", "Parental disability or illness"),
        code("N4", "Family in acute stress"),
        code("N5", "Family dysfunction"),
        code("N6", "Socially unacceptable behaviour"),
        code("N7", "Low income"),
        code("N8", "Absent parenting"),
        code("N9", "Cases other than children in need"),
        code("N0", "Not stated"),
    ],
};

/// Why an episode closed.
pub static REASON_FOR_CLOSURE: CodeSet = CodeSet {
    name: "reasonforclosuretype",
    codes: &[
        code("RC1", "Adopted"),
        code("RC2", "Died"),
        code("RC3", "Child arrangements order"),
        code("RC4", "Special guardianship order"),
        code("RC5", "Transferred to services of another local authority"),
        code("RC6", "Transferred to adult social care services"),
        code("RC7", "Services ceased for any other reason, including child no longer in need"),
        code("RC8", "Case closed after assessment, no further action"),
        since(2023, "RC9", "Case closed after assessment, referred to early help"),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sets_are_those_of_the_schemas() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../sources/cin/codes.csv");
        let mut reader = csv::Reader::from_path(path).unwrap();
        let mut published: Vec<[String; 4]> = Vec::new();
        for row in reader.records() {
            let row = row.unwrap();
            // The three sets that no rule asks: the collection, the level, yes and no.
            if ALL.iter().any(|set| set.name == &row[0]) {
                published.push([row[0].into(), row[1].into(), row[2].into(), row[3].into()]);
            }
        }
        let mut here: Vec<[String; 4]> = ALL
            .iter()
            .flat_map(|set| set.codes.iter().map(move |code| (set, code)))
            .map(|(set, code)| {
                let years = match (code.since, code.until) {
                    (Some(since), _) => format!("in the schema since {since}"),
                    (None, Some(until)) => format!("only in 2017-{until}"),
                    (None, None) => String::new(),
                };
                [set.name.into(), code.code.into(), code.label.into(), years]
            })
            .collect();
        published.sort();
        here.sort();
        assert_eq!(here, published);
    }

    #[test]
    fn codes_have_their_years() {
        for (text, closing, expected) in
            [("M", 2025, true), ("m", 2027, true), ("M", 2024, false), ("1", 2025, false), ("", 2025, false)]
        {
            assert_eq!(SEX.has(&Text::new(text), closing), expected, "{text} in {closing}");
        }
        assert!(GENDER.has(&Text::new("9"), 2024) && !GENDER.has(&Text::new("9"), 2025));
    }
}
