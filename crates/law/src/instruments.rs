//! The instruments that are cited, Acts first, then regulations, guidance and the guides to returns.
//!
//! A number is given only where a source read for this work states it.

use crate::{Instrument, Series};

/// Children Act 1989.
pub static CHILDREN_ACT_1989: Instrument = Instrument {
    title: "Children Act",
    short: "CA 1989",
    year: Some(1989),
    series: Series::Act { chapter: None },
};

/// Children Act 2004.
pub static CHILDREN_ACT_2004: Instrument = Instrument {
    title: "Children Act",
    short: "CA 2004",
    year: Some(2004),
    series: Series::Act { chapter: None },
};

/// Adoption and Children Act 2002.
pub static ADOPTION_AND_CHILDREN_ACT_2002: Instrument = Instrument {
    title: "Adoption and Children Act",
    short: "ACA 2002",
    year: Some(2002),
    series: Series::Act { chapter: None },
};

/// Children and Social Work Act 2017.
pub static CHILDREN_AND_SOCIAL_WORK_ACT_2017: Instrument = Instrument {
    title: "Children and Social Work Act",
    short: "CSWA 2017",
    year: Some(2017),
    series: Series::Act { chapter: None },
};

/// Children's Wellbeing and Schools Act 2026.
pub static CHILDRENS_WELLBEING_AND_SCHOOLS_ACT_2026: Instrument = Instrument {
    title: "Children's Wellbeing and Schools Act",
    short: "CWSA 2026",
    year: Some(2026),
    series: Series::Act { chapter: Some(21) },
};

/// Family Law Reform Act 1969.
pub static FAMILY_LAW_REFORM_ACT_1969: Instrument = Instrument {
    title: "Family Law Reform Act",
    short: "FLRA 1969",
    year: Some(1969),
    series: Series::Act { chapter: None },
};

/// Modern Slavery Act 2015.
pub static MODERN_SLAVERY_ACT_2015: Instrument = Instrument {
    title: "Modern Slavery Act",
    short: "MSA 2015",
    year: Some(2015),
    series: Series::Act { chapter: None },
};

/// Legal Aid, Sentencing and Punishment of Offenders Act 2012.
pub static LASPO_2012: Instrument = Instrument {
    title: "Legal Aid, Sentencing and Punishment of Offenders Act",
    short: "LASPO 2012",
    year: Some(2012),
    series: Series::Act { chapter: None },
};

/// Police and Criminal Evidence Act 1984.
pub static PACE_1984: Instrument = Instrument {
    title: "Police and Criminal Evidence Act",
    short: "PACE 1984",
    year: Some(1984),
    series: Series::Act { chapter: None },
};

/// Banking and Financial Dealings Act 1971.
pub static BANKING_AND_FINANCIAL_DEALINGS_ACT_1971: Instrument = Instrument {
    title: "Banking and Financial Dealings Act",
    short: "BFDA 1971",
    year: Some(1971),
    series: Series::Act { chapter: None },
};

/// Care Planning, Placement and Case Review (England) Regulations 2010.
pub static CPPCR_2010: Instrument = Instrument {
    title: "Care Planning, Placement and Case Review (England) Regulations",
    short: "CPPCR 2010",
    year: Some(2010),
    series: Series::Regulations { number: Some(959) },
};

/// Care Leavers (England) Regulations 2010.
pub static CARE_LEAVERS_2010: Instrument = Instrument {
    title: "Care Leavers (England) Regulations",
    short: "Care Leavers Regs 2010",
    year: Some(2010),
    series: Series::Regulations { number: None },
};

/// Visits to Former Looked After Children in Detention (England) Regulations 2010.
pub static DETENTION_VISITS_2010: Instrument = Instrument {
    title: "Visits to Former Looked After Children in Detention (England) Regulations",
    short: "Detention Visits Regs 2010",
    year: Some(2010),
    series: Series::Regulations { number: None },
};

/// Adoption Agencies Regulations 2005.
pub static ADOPTION_AGENCIES_2005: Instrument = Instrument {
    title: "Adoption Agencies Regulations",
    short: "AAR 2005",
    year: Some(2005),
    series: Series::Regulations { number: None },
};

/// Disclosure of Adoption Information Regulations 2005.
pub static DISCLOSURE_2005: Instrument = Instrument {
    title: "Disclosure of Adoption Information Regulations",
    short: "Disclosure Regs 2005",
    year: Some(2005),
    series: Series::Regulations { number: None },
};

/// Fostering Services (England) Regulations 2011.
pub static FOSTERING_SERVICES_2011: Instrument = Instrument {
    title: "Fostering Services (England) Regulations",
    short: "Fostering Regs 2011",
    year: Some(2011),
    series: Series::Regulations { number: None },
};

/// Children's Homes (England) Regulations 2015.
pub static CHILDRENS_HOMES_2015: Instrument = Instrument {
    title: "Children's Homes (England) Regulations",
    short: "Homes Regs 2015",
    year: Some(2015),
    series: Series::Regulations { number: None },
};

/// Fees and Frequency Regulations 2015.
pub static FEES_AND_FREQUENCY_2015: Instrument = Instrument {
    title: "Fees and Frequency Regulations",
    short: "Fees and Frequency Regs 2015",
    year: Some(2015),
    series: Series::Regulations { number: None },
};

/// Supported Accommodation (England) Regulations 2023.
pub static SUPPORTED_ACCOMMODATION_2023: Instrument = Instrument {
    title: "Supported Accommodation (England) Regulations",
    short: "Supported Accommodation Regs 2023",
    year: Some(2023),
    series: Series::Regulations { number: None },
};

/// Children (Private Arrangements for Fostering) Regulations 2005.
pub static PRIVATE_FOSTERING_2005: Instrument = Instrument {
    title: "Children (Private Arrangements for Fostering) Regulations",
    short: "Private Fostering Regs 2005",
    year: Some(2005),
    series: Series::Regulations { number: None },
};

/// Children (Secure Accommodation) Regulations 1991.
pub static SECURE_ACCOMMODATION_1991: Instrument = Instrument {
    title: "Children (Secure Accommodation) Regulations",
    short: "Secure Accommodation Regs 1991",
    year: Some(1991),
    series: Series::Regulations { number: None },
};

/// Special Guardianship Regulations 2005.
pub static SPECIAL_GUARDIANSHIP_2005: Instrument = Instrument {
    title: "Special Guardianship Regulations",
    short: "SG Regs 2005",
    year: Some(2005),
    series: Series::Regulations { number: None },
};

/// Children Act 1989 Representations Procedure (England) Regulations 2006.
pub static REPRESENTATIONS_2006: Instrument = Instrument {
    title: "Children Act 1989 Representations Procedure (England) Regulations",
    short: "Complaints Regs 2006",
    year: Some(2006),
    series: Series::Regulations { number: None },
};

/// UK General Data Protection Regulation.
pub static UK_GDPR: Instrument = Instrument {
    title: "UK General Data Protection Regulation",
    short: "UK GDPR",
    year: None,
    series: Series::Regulations { number: None },
};

/// Advocacy Services and Representations Procedure (Children) (Amendment) Regulations 2004.
pub static ADVOCACY_2004: Instrument = Instrument {
    title: "Advocacy Services and Representations Procedure (Children) (Amendment) Regulations",
    short: "Advocacy Regs 2004",
    year: Some(2004),
    series: Series::Regulations { number: None },
};

/// Working Together to Safeguard Children 2023.
pub static WORKING_TOGETHER_2023: Instrument = Instrument {
    title: "Working Together to Safeguard Children",
    short: "Working Together 2023",
    year: Some(2023),
    series: Series::Guidance,
};

/// IRO Handbook.
pub static IRO_HANDBOOK: Instrument =
    Instrument { title: "IRO Handbook", short: "IRO Handbook", year: None, series: Series::Guidance };

/// Children Act 1989 guidance and regulations, volume 2: care planning, placement and case review 2015.
pub static CARE_PLANNING_GUIDANCE_2015: Instrument = Instrument {
    title: "Children Act 1989 guidance and regulations, volume 2: care planning, placement and case review",
    short: "Guidance vol 2 (2015)",
    year: Some(2015),
    series: Series::Guidance,
};

/// Promoting the health and well-being of looked-after children 2015.
pub static PROMOTING_HEALTH_2015: Instrument = Instrument {
    title: "Promoting the health and well-being of looked-after children",
    short: "Promoting health 2015",
    year: Some(2015),
    series: Series::Guidance,
};

/// Promoting the education of looked-after children 2018.
pub static PROMOTING_EDUCATION_2018: Instrument = Instrument {
    title: "Promoting the education of looked-after children",
    short: "Promoting education 2018",
    year: Some(2018),
    series: Series::Guidance,
};

/// Statutory guidance on children who run away or go missing from home or care 2014.
pub static MISSING_GUIDANCE_2014: Instrument = Instrument {
    title: "Statutory guidance on children who run away or go missing from home or care",
    short: "Missing guidance 2014",
    year: Some(2014),
    series: Series::Guidance,
};

/// Fostering Services: National Minimum Standards 2011.
pub static FOSTERING_STANDARDS_2011: Instrument = Instrument {
    title: "Fostering Services: National Minimum Standards",
    short: "Fostering NMS 2011",
    year: Some(2011),
    series: Series::Guidance,
};

/// Adoption: statutory guidance.
pub static ADOPTION_GUIDANCE: Instrument = Instrument {
    title: "Adoption: statutory guidance",
    short: "Adoption guidance",
    year: None,
    series: Series::Guidance,
};

/// NICE guidance on dental recall.
pub static DENTAL_RECALL_GUIDANCE: Instrument = Instrument {
    title: "NICE guidance on dental recall",
    short: "NICE recall guidance",
    year: None,
    series: Series::Guidance,
};

/// Modern slavery statutory guidance.
pub static MODERN_SLAVERY_GUIDANCE: Instrument = Instrument {
    title: "Modern slavery statutory guidance",
    short: "Modern slavery guidance",
    year: None,
    series: Series::Guidance,
};

/// Public law outline: best practice guidance 2021.
pub static PLO_GUIDANCE_2021: Instrument = Instrument {
    title: "Public law outline: best practice guidance",
    short: "PLO guidance 2021",
    year: Some(2021),
    series: Series::Guidance,
};

/// Adoption: National Minimum Standards.
pub static ADOPTION_STANDARDS: Instrument = Instrument {
    title: "Adoption: National Minimum Standards",
    short: "Adoption NMS",
    year: None,
    series: Series::Guidance,
};

/// Children looked-after by local authorities in England: guide to the SSDA903 collection.
pub static SSDA903_GUIDE: Instrument = Instrument {
    title: "Children looked-after by local authorities in England: guide to the SSDA903 collection",
    short: "SSDA903 guide",
    year: None,
    series: Series::Collection,
};

/// Children in need census: guide.
pub static CIN_CENSUS_GUIDE: Instrument = Instrument {
    title: "Children in need census: guide",
    short: "CIN census guide",
    year: None,
    series: Series::Collection,
};

/// Children's social work workforce census.
pub static WORKFORCE_CENSUS: Instrument = Instrument {
    title: "Children's social work workforce census",
    short: "CSWW census",
    year: None,
    series: Series::Collection,
};

/// Children looked after in England including adoptions: methodology.
pub static LOOKED_AFTER_METHODOLOGY: Instrument = Instrument {
    title: "Children looked after in England including adoptions: methodology",
    short: "DfE looked-after methodology",
    year: None,
    series: Series::Collection,
};

/// Adoption scorecards: methodology.
pub static ADOPTION_SCORECARD: Instrument = Instrument {
    title: "Adoption scorecards: methodology",
    short: "Adoption scorecard",
    year: None,
    series: Series::Collection,
};

/// What authorities set for themselves where no law does; never called law.
pub static LOCAL_STANDARD: Instrument = Instrument {
    title: "The authority's own standard",
    short: "local standard",
    year: None,
    series: Series::Local,
};

/// Family Procedure Rules 2010, Practice Direction 12A.
pub static FAMILY_PROCEDURE_12A: Instrument = Instrument {
    title: "Family Procedure Rules 2010, Practice Direction 12A",
    short: "FPR PD12A",
    year: None,
    series: Series::Practice,
};

/// National ASYE framework.
pub static ASYE_FRAMEWORK: Instrument = Instrument {
    title: "National ASYE framework",
    short: "ASYE framework",
    year: None,
    series: Series::Practice,
};

/// National Transfer Scheme protocol.
pub static TRANSFER_PROTOCOL: Instrument = Instrument {
    title: "National Transfer Scheme protocol",
    short: "NTS protocol",
    year: None,
    series: Series::Practice,
};

/// Every instrument, in the order of this file.
pub static ALL: &[&Instrument] = &[
    &CHILDREN_ACT_1989,
    &CHILDREN_ACT_2004,
    &ADOPTION_AND_CHILDREN_ACT_2002,
    &CHILDREN_AND_SOCIAL_WORK_ACT_2017,
    &CHILDRENS_WELLBEING_AND_SCHOOLS_ACT_2026,
    &FAMILY_LAW_REFORM_ACT_1969,
    &MODERN_SLAVERY_ACT_2015,
    &LASPO_2012,
    &PACE_1984,
    &BANKING_AND_FINANCIAL_DEALINGS_ACT_1971,
    &CPPCR_2010,
    &CARE_LEAVERS_2010,
    &DETENTION_VISITS_2010,
    &ADOPTION_AGENCIES_2005,
    &DISCLOSURE_2005,
    &FOSTERING_SERVICES_2011,
    &CHILDRENS_HOMES_2015,
    &FEES_AND_FREQUENCY_2015,
    &SUPPORTED_ACCOMMODATION_2023,
    &PRIVATE_FOSTERING_2005,
    &SECURE_ACCOMMODATION_1991,
    &SPECIAL_GUARDIANSHIP_2005,
    &REPRESENTATIONS_2006,
    &UK_GDPR,
    &ADVOCACY_2004,
    &WORKING_TOGETHER_2023,
    &IRO_HANDBOOK,
    &CARE_PLANNING_GUIDANCE_2015,
    &PROMOTING_HEALTH_2015,
    &PROMOTING_EDUCATION_2018,
    &MISSING_GUIDANCE_2014,
    &FOSTERING_STANDARDS_2011,
    &ADOPTION_GUIDANCE,
    &DENTAL_RECALL_GUIDANCE,
    &MODERN_SLAVERY_GUIDANCE,
    &PLO_GUIDANCE_2021,
    &ADOPTION_STANDARDS,
    &SSDA903_GUIDE,
    &CIN_CENSUS_GUIDE,
    &WORKFORCE_CENSUS,
    &LOOKED_AFTER_METHODOLOGY,
    &ADOPTION_SCORECARD,
    &LOCAL_STANDARD,
    &FAMILY_PROCEDURE_12A,
    &ASYE_FRAMEWORK,
    &TRANSFER_PROTOCOL,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_are_called_alike() {
        let titles: BTreeSet<String> = ALL.iter().map(|instrument| instrument.to_string()).collect();
        let shorts: BTreeSet<&str> = ALL.iter().map(|instrument| instrument.short).collect();
        assert_eq!((titles.len(), shorts.len()), (ALL.len(), ALL.len()));
    }

    #[test]
    fn numbers_where_a_source_gives_them() {
        assert_eq!(CPPCR_2010.reference().as_deref(), Some("SI 2010/959"));
        let act = &CHILDRENS_WELLBEING_AND_SCHOOLS_ACT_2026;
        assert_eq!(act.reference().as_deref(), Some("2026 c. 21"));
        assert_eq!(IRO_HANDBOOK.reference(), None);
        assert!(CPPCR_2010.is_legislation() && !IRO_HANDBOOK.is_legislation());
    }
}
