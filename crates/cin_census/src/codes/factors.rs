//! The factors found at an assessment.

use super::{CodeSet, code, since};

/// Factors found at an assessment.
pub static ASSESSMENT_FACTORS: CodeSet = CodeSet {
    name: "assessmentfactorstype",
    codes: &[
        code("1A", "Alcohol misuse: concerns about alcohol misuse by the child"),
        code("1B", "Alcohol misuse: concerns about alcohol misuse by the parent(s)/carer(s)"),
        code("1C", "Alcohol misuse: concerns about alcohol misuse by another person living in the household"),
        code("2A", "Drug misuse: concerns about drug misuse by the child"),
        code("2B", "Drug misuse: concerns about drug misuse by the parent(s)/carer(s)"),
        code("2C", "Drug misuse: concerns about drug misuse by another person living in the household"),
        code("3A", "Domestic violence: concerns about the child being the subject of domestic violence"),
        code(
            "3B",
            "Domestic violence: concerns about the child’s parent(s)/carer(s) being the subject of \
             domestic violence",
        ),
        code(
            "3C",
            "Domestic violence: concerns about another person living in the household being the subject \
             of domestic violence",
        ),
        code("4A", "Mental health: concerns about the mental health of the child"),
        code("4B", "Mental health: concerns about the mental health of the parent(s)/carer(s)"),
        code(
            "4C",
            "Mental health: concerns about the mental health of another person in the family/household",
        ),
        code("5A", "Learning disability: concerns about the child’s learning disability"),
        code("5B", "Learning disability: concerns about the parent(s)/carer(s) learning disability"),
        code(
            "5C",
            "Learning disability: concerns about another person in the family/household’s learning \
             disability",
        ),
        code(
            "6A",
            "Physical disability or illness: concerns about a physical disability or illness of the \
             child",
        ),
        code(
            "6B",
            "Physical disability or illness: concerns about a physical disability or illness of the \
             parent(s)/carer(s)",
        ),
        code(
            "6C",
            "Physical disability or illness: concerns about a physical disability or illness of another \
             person in the family/household",
        ),
        code(
            "7A",
            "Young carer: concerns that services may be required or the child’s health or development \
             may be impaired due to their caring responsibilities",
        ),
        code(
            "8B",
            "Privately fostered: concerns that services may be required or the child may be at risk as \
             a privately fostered child - overseas children who intend to return",
        ),
        code(
            "8C",
            "Privately fostered: concerns that services may be required or the child may be at risk as \
             a privately fostered child - overseas children who intend to stay",
        ),
        code(
            "8D",
            "Privately fostered: concerns that services may be required or the child may be at risk as \
             a privately fostered child - UK children in educational placements",
        ),
        code(
            "8E",
            "Privately fostered: concerns that services may be required or the child may be at risk as \
             a privately fostered child - UK children making alternative family arrangements",
        ),
        code(
            "8F",
            "Privately fostered: concerns that services may be required or the child may be at risk as \
             a privately fostered child - other",
        ),
        code(
            "9A",
            "UASC: concerns that services may be required or the child may be at risk of harm as an \
             unaccompanied asylum-seeking child",
        ),
        code(
            "10A",
            "Missing: concerns that services may be required or the child may be at risk of harm due to \
             going/being missing",
        ),
        code(
            "11A",
            "Child sexual exploitation: concerns that services may be required or the child may be at \
             risk of harm due to child sexual exploitation",
        ),
        code(
            "12A",
            "Trafficking: concerns that services may be required or the child may be at risk of harm \
             due to trafficking",
        ),
        code(
            "13A",
            "Gangs: concerns that services may be required or the child may be at risk of harm because \
             of involvement in/with gangs",
        ),
        code(
            "14A",
            "Socially unacceptable behaviour: concerns that services may be required or the child may \
             be at risk due to their socially unacceptable behaviour",
        ),
        code(
            "15A",
            "Self-harm: concerns that services may be required or due to suspected/actual self-harming \
             child may be at risk of harm",
        ),
        code(
            "16A",
            "Abuse or neglect – ‘NEGLECT’: concerns that services may be required or the child may be \
             suffering or likely to suffer significant harm due to abuse or neglect",
        ),
        code(
            "17A",
            "Abuse or neglect – ‘EMOTIONAL ABUSE’: concerns that services may be required or the child \
             may be suffering or likely to suffer significant harm due to abuse or neglect",
        ),
        code(
            "18A",
            "Abuse or neglect – ‘PHYSICAL ABUSE’: concerns that services may be required or the child \
             may be suffering or likely to suffer significant harm due to abuse or neglect.",
        ),
        since(
            2021,
            "18B",
            "Abuse or neglect – ‘PHYSICAL ABUSE’ (child on child): concerns that services may be \
             required or the child may be suffering or likely to suffer significant harm due to abuse \
             or neglect by another child",
        ),
        since(
            2021,
            "18C",
            "Abuse or neglect – ‘PHYSICAL ABUSE’ (adult on child): concerns that services may be \
             required or the child may be suffering or likely to suffer significant harm due to abuse \
             or neglect by an adult",
        ),
        code(
            "19A",
            "Abuse or neglect – ‘SEXUAL ABUSE’: concerns that services may be required or the child may \
             be suffering or likely to suffer significant harm due to abuse or neglect.",
        ),
        since(
            2021,
            "19B",
            "Abuse or neglect – ‘SEXUAL ABUSE’ (child on child): concerns that services may be required \
             or the child may be suffering or likely to suffer significant harm due to abuse or neglect \
             by another child",
        ),
        since(
            2021,
            "19C",
            "Abuse or neglect – ‘SEXUAL ABUSE’ (adult on child): concerns that services may be required \
             or the child may be suffering or likely to suffer significant harm due to abuse or neglect \
             by an adult",
        ),
        code("20", "Other"),
        code(
            "21",
            "No factors identified - only use this if there is no evidence of any of the factors above \
             and no further action is being taken",
        ),
        code(
            "22A",
            "Female genital mutilation (FGM) - concerns that services may be required or the child may \
             be at risk due to female genital mutilation",
        ),
        code(
            "23A",
            "Abuse linked to faith or belief - concerns that services may be required or the child may \
             be at risk due to abuse linked to faith or belief",
        ),
        since(
            2022,
            "24A",
            "Child criminal exploitation: concerns that services may be required or the child may be at \
             risk of harm due to child criminal exploitation",
        ),
    ],
};
