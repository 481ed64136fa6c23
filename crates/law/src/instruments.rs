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

/// Adoption Agencies Regulations 2005.
pub static ADOPTION_AGENCIES_2005: Instrument = Instrument {
    title: "Adoption Agencies Regulations",
    short: "AAR 2005",
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

/// Every instrument, in the order of this file.
pub static ALL: &[&Instrument] = &[
    &CHILDREN_ACT_1989,
    &CHILDREN_ACT_2004,
    &ADOPTION_AND_CHILDREN_ACT_2002,
    &CHILDREN_AND_SOCIAL_WORK_ACT_2017,
    &CHILDRENS_WELLBEING_AND_SCHOOLS_ACT_2026,
    &FAMILY_LAW_REFORM_ACT_1969,
    &BANKING_AND_FINANCIAL_DEALINGS_ACT_1971,
    &CPPCR_2010,
    &CARE_LEAVERS_2010,
    &ADOPTION_AGENCIES_2005,
    &FOSTERING_SERVICES_2011,
    &CHILDRENS_HOMES_2015,
    &SUPPORTED_ACCOMMODATION_2023,
    &PRIVATE_FOSTERING_2005,
    &SECURE_ACCOMMODATION_1991,
    &SPECIAL_GUARDIANSHIP_2005,
    &REPRESENTATIONS_2006,
    &WORKING_TOGETHER_2023,
    &IRO_HANDBOOK,
    &CARE_PLANNING_GUIDANCE_2015,
    &PROMOTING_HEALTH_2015,
    &PROMOTING_EDUCATION_2018,
    &MISSING_GUIDANCE_2014,
    &FOSTERING_STANDARDS_2011,
    &ADOPTION_GUIDANCE,
    &SSDA903_GUIDE,
    &CIN_CENSUS_GUIDE,
    &LOOKED_AFTER_METHODOLOGY,
    &ADOPTION_SCORECARD,
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
