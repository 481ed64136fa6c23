//! What people do here.

/// What a person does in the service: decides what they may read and on which page they start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Works with children, each allocated to them.
    SocialWorker,
    /// Manages a team of social workers.
    TeamManager,
    /// Independent reviewing officer, or chair of child protection conferences.
    ReviewingOfficer,
    /// Works with care leavers.
    PersonalAdviser,
    /// On duty at night and at weekends for every child.
    OutOfHours,
    /// Advocates, and whoever brings independent visitors and children together.
    Advocate,
    /// The virtual school.
    VirtualSchool,
    /// The health team for looked-after children.
    Health,
    /// Fostering, adoption and placement teams.
    Placements,
    /// The front door, assessment, court, exploitation and allegations.
    FrontDoor,
    /// Heads of service and directors.
    HeadOfService,
    /// Answers for figures and returns.
    PerformanceOfficer,
    /// Audits practice.
    QualityAssurance,
    /// A councillor on the corporate parenting panel: published figures only.
    PanelMember,
    /// An inspector, for a time, read only.
    Inspector,
    /// A child or care leaver, about their own record.
    Child,
    /// A foster carer, about their own household and the children who live there.
    Carer,
    /// Looks after users, teams and settings; no case facts.
    Administrator,
}

impl Role {
    /// Every role, in the order in which people are listed.
    pub const ALL: &'static [Role] = &[
        Role::SocialWorker,
        Role::TeamManager,
        Role::ReviewingOfficer,
        Role::PersonalAdviser,
        Role::OutOfHours,
        Role::Advocate,
        Role::VirtualSchool,
        Role::Health,
        Role::Placements,
        Role::FrontDoor,
        Role::HeadOfService,
        Role::PerformanceOfficer,
        Role::QualityAssurance,
        Role::PanelMember,
        Role::Inspector,
        Role::Child,
        Role::Carer,
        Role::Administrator,
    ];

    /// The role in words, as it stands after a name.
    pub const fn words(self) -> &'static str {
        match self {
            Role::SocialWorker => "social worker",
            Role::TeamManager => "team manager",
            Role::ReviewingOfficer => "independent reviewing officer",
            Role::PersonalAdviser => "personal adviser",
            Role::OutOfHours => "out-of-hours social worker",
            Role::Advocate => "advocate",
            Role::VirtualSchool => "virtual school",
            Role::Health => "looked-after children’s health",
            Role::Placements => "placements",
            Role::FrontDoor => "front door",
            Role::HeadOfService => "head of service",
            Role::PerformanceOfficer => "performance officer",
            Role::QualityAssurance => "quality assurance",
            Role::PanelMember => "panel member",
            Role::Inspector => "inspector",
            Role::Child => "child or care leaver",
            Role::Carer => "foster carer",
            Role::Administrator => "administrator",
        }
    }

    /// The code under which it is kept and named at the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Role::SocialWorker => "social_worker",
            Role::TeamManager => "team_manager",
            Role::ReviewingOfficer => "reviewing_officer",
            Role::PersonalAdviser => "personal_adviser",
            Role::OutOfHours => "out_of_hours",
            Role::Advocate => "advocate",
            Role::VirtualSchool => "virtual_school",
            Role::Health => "health",
            Role::Placements => "placements",
            Role::FrontDoor => "front_door",
            Role::HeadOfService => "head_of_service",
            Role::PerformanceOfficer => "performance_officer",
            Role::QualityAssurance => "quality_assurance",
            Role::PanelMember => "panel_member",
            Role::Inspector => "inspector",
            Role::Child => "child",
            Role::Carer => "carer",
            Role::Administrator => "administrator",
        }
    }

    /// The role of a code; none where no role has it.
    pub fn of_code(code: &str) -> Option<Role> {
        Role::ALL.iter().copied().find(|role| role.code() == code)
    }

    /// Whether people of this role work here. A child or care leaver and a foster carer have an account for pages of their own:
    /// they are of no staff, and nobody looks them up.
    pub const fn works_here(self) -> bool {
        !matches!(self, Role::Child | Role::Carer)
    }

    /// Whether children are allocated to people of this role.
    pub const fn has_caseload(self) -> bool {
        matches!(self, Role::SocialWorker)
    }
}
