//! Rule of matching.

use super::set::code_set;

code_set! {
    /// Rule of matching.
    MatchingRule = "matching_rule", "Rule of matching" {
        Approval = "approval" "Approved, and free to take a child",
        Terms = "terms" "Terms of approval",
        UsualLimit = "usual_limit" "Usual limit of three",
        Room = "room" "Room",
        Age = "age" "Age",
        Sort = "sort" "Sort of home",
        Together = "together" "Brothers and sisters together",
        NotWith = "not_with" "Children who must live apart",
        Area = "area" "Where the child must not live",
        House = "house" "Smoking and pets",
        Others = "others" "Who already lives there",
        Identity = "identity" "Ethnic background",
        Language = "language" "Language",
        Faith = "faith" "Religion or belief",
        School = "school" "Way to school",
        Family = "family" "Way to the family",
        Skills = "skills" "Skills",
        Past = "past" "Homes that ended",
        Experience = "experience" "Experience",
        Wishes = "wishes" "The carers’ own wishes",
    }
}
