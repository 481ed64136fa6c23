//! A census: its children, each with their modules.

use std::sync::Arc;

use crate::cells::Dated;
use crate::modules::{
    Assessment, ChildCharacteristics, ChildIdentifiers, CinDetails, CinPlan, Header, Module, Place,
    ProtectionPlan, Section47,
};

/// A children in need census, from one file or several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Census {
    /// The files it was read from, as they were named. A [`Place`] counts them from 0.
    pub files: Vec<Arc<str>>,
    /// The header of each file that has one.
    pub headers: Vec<Header>,
    /// The children, in the order of the files.
    pub children: Vec<Child>,
}

/// A child of the census.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Child {
    /// Where the child's element stands, among its kind.
    pub place: Place,
    /// Who the child is.
    pub identifiers: Option<ChildIdentifiers>,
    /// Ethnicity and disabilities.
    pub characteristics: Option<ChildCharacteristics>,
    /// The episodes of need.
    pub episodes: Vec<CinDetails>,
}

impl Census {
    /// The name of the file that a row is from; none for a row from no file.
    pub fn file_name(&self, place: Place) -> Option<&str> {
        if place.line == 0 { None } else { self.files.get(usize::from(place.file)).map(|name| &**name) }
    }

    /// How many rows a module has.
    pub fn count(&self, module: Module) -> usize {
        let per_child = |child: &Child| match module {
            Module::Header => 0,
            Module::ChildIdentifiers => usize::from(child.identifiers.is_some()),
            Module::ChildCharacteristics => usize::from(child.characteristics.is_some()),
            Module::Disabilities => {
                child.characteristics.as_ref().map_or(0, |characteristics| characteristics.disabilities.len())
            }
            Module::CinDetails => child.episodes.len(),
            Module::Assessments => child.assessments().count(),
            Module::AssessmentFactorsList => child.assessments().map(|(_, a)| a.factors.len()).sum(),
            Module::CinPlanDates => child.plans().count(),
            Module::Section47 => child.enquiries().count(),
            Module::ChildProtectionPlans => child.protection_plans().count(),
            Module::Reviews => child.protection_plans().map(|(_, plan)| plan.reviews.len()).sum(),
        };
        if module == Module::Header { self.headers.len() } else { self.children.iter().map(per_child).sum() }
    }
}

impl Child {
    /// The authority's own id of the child; blank where none is given.
    pub fn id(&self) -> &str {
        self.identifiers.as_ref().map_or("", |identifiers| identifiers.la_child_id.as_str())
    }

    /// The date of death, with the module it stands in; none where it is not given.
    pub fn death(&self) -> Option<(&ChildIdentifiers, &Dated)> {
        let identifiers = self.identifiers.as_ref()?;
        identifiers.death.is_given().then_some((identifiers, &identifiers.death))
    }

    /// The assessments of all episodes, each with its episode.
    pub fn assessments(&self) -> impl Iterator<Item = (&CinDetails, &Assessment)> {
        self.episodes.iter().flat_map(|episode| episode.assessments.iter().map(move |it| (episode, it)))
    }

    /// The child in need plans of all episodes, each with its episode.
    pub fn plans(&self) -> impl Iterator<Item = (&CinDetails, &CinPlan)> {
        self.episodes.iter().flat_map(|episode| episode.plans.iter().map(move |it| (episode, it)))
    }

    /// The section 47 enquiries of all episodes, each with its episode.
    pub fn enquiries(&self) -> impl Iterator<Item = (&CinDetails, &Section47)> {
        self.episodes.iter().flat_map(|episode| episode.enquiries.iter().map(move |it| (episode, it)))
    }

    /// The child protection plans of all episodes, each with its episode.
    pub fn protection_plans(&self) -> impl Iterator<Item = (&CinDetails, &ProtectionPlan)> {
        self.episodes.iter().flat_map(|episode| episode.protection_plans.iter().map(move |it| (episode, it)))
    }
}
